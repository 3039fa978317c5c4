"""Signatures, places for pens, steps of approval."""

from dataclasses import replace

import pytest

from ita_desktop.documents.content import ApprovalStep, PenPlaces, Signature
from tests.documents.writers.written_papers import NAMES, tag, text_of, value, written

DIRECTOR = Signature("นายวรภพ สมมติไพศาล", ("ผู้อำนวยการเขตสมมติ",))


def test_a_signature_stays_together_and_lets_go_at_its_last_line() -> None:
    paper = written(Signature("นายก", ("ผู้ช่วยผู้อำนวยการเขต", "รักษาการแทนผู้อำนวยการเขต")))
    (name,) = paper.paragraphs("SignatureName")
    first, last = paper.paragraphs("SignaturePost")
    assert text_of(name) == "(นายก)"
    assert name.find("w:pPr/w:keepNext", NAMES) is not None
    assert first.find("w:pPr/w:keepNext", NAMES) is not None
    assert last.find("w:pPr/w:keepNext", NAMES) is None


def test_a_name_without_a_post_does_not_hold_what_follows() -> None:
    (name,) = written(Signature("นายก", ())).paragraphs("SignatureName")
    assert value(name, "w:pPr/w:keepNext") == "0"


def test_a_name_still_unknown_is_dots_in_brackets() -> None:
    (name,) = written(Signature("", ("ผู้อำนวยการเขต",))).paragraphs("SignatureName")
    assert text_of(name).strip("()").strip(".") == ""
    assert len(text_of(name)) > 20


def test_pens_find_3_cm_above_the_name() -> None:
    name, *_others = written(PenPlaces((DIRECTOR, DIRECTOR))).paragraphs("PenPlace")
    assert value(name, "w:pPr/w:spacing", "w:before") == "1700"


@pytest.mark.parametrize("count", [2, 3, 4])
def test_pens_stay_on_one_page(count: int) -> None:
    rows = written(PenPlaces((DIRECTOR,) * count)).body.findall("w:tbl/w:tr", NAMES)
    kept = [
        {each.find("w:pPr/w:keepNext", NAMES) is not None for each in row.iter(tag("w:p")) if text_of(each)}
        for row in rows
    ]
    assert kept == [*([{True}] * (len(rows) - 1)), {False}]


def test_a_signature_that_pens_follow_keeps_with_them() -> None:
    paper = written(replace(DIRECTOR, keep_with_next=True), PenPlaces((DIRECTOR,)))
    posts = paper.paragraphs("SignaturePost")
    assert all(each.find("w:pPr/w:keepNext", NAMES) is not None for each in posts)


def test_one_pen_signs_at_the_right() -> None:
    left, right = written(PenPlaces((DIRECTOR,))).body.findall("w:tbl/w:tr/w:tc", NAMES)
    assert "".join(left.itertext()) == ""
    assert "วรภพ" in "".join(right.itertext())


def test_places_add_up_to_the_text_and_stay_whole() -> None:
    (table,) = written(PenPlaces((DIRECTOR, DIRECTOR))).body.findall("w:tbl", NAMES)
    widths = [int(each.get(tag("w:w"), "")) for each in table.findall("w:tblGrid/w:gridCol", NAMES)]
    assert sum(widths) == 9071
    assert table.find("w:tr/w:trPr/w:cantSplit", NAMES) is not None


def test_a_step_of_approval_names_role_signature_post_and_date() -> None:
    step = ApprovalStep("1.", "ผู้เสนอมาตรการ", DIRECTOR, "วันที่ ..... เดือน ..... พ.ศ. 2566")
    role, *lines = written(step).paragraphs("PenPlace")
    assert text_of(role) == "๑.  ผู้เสนอมาตรการ"
    assert value(role, "w:pPr/w:jc") == "left"
    signed, name, post, date = map(text_of, lines)
    assert signed.startswith("ลงชื่อ .....")
    assert (name, post) == ("(นายวรภพ สมมติไพศาล)", "ผู้อำนวยการเขตสมมติ")
    assert date.replace("\u00a0", " ").endswith("พ.ศ. ๒๕๖๖")
