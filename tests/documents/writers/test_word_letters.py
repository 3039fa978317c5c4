"""The heads of memos and orders, addressees, and what passes a memo on."""

from decimal import Decimal

import pytest

from ita_desktop.documents.content import (
    Addressee,
    Emblem,
    Forwarding,
    ForwardingBlocks,
    HeaderField,
    HeaderLine,
    MemoHead,
    PageStart,
    Signature,
)
from tests.documents.writers.model_pages import emblem_png, memo
from tests.documents.writers.written_papers import (
    NAMES,
    style_of,
    tag,
    text_of,
    value,
    written,
    written_document,
)

MM = 36000


def test_the_memo_heading_is_a_line_of_exactly_35_points() -> None:
    (heading,) = written(MemoHead(None)).paragraphs("MemoHeading")
    assert text_of(heading) == "บันทึกข้อความ"


def test_the_emblem_of_a_memo_stands_in_the_corner_and_is_15_mm_high() -> None:
    (heading,) = written(MemoHead(emblem_png())).paragraphs("MemoHeading")
    (anchor,) = heading.iter(tag("wp:anchor"))
    extent = anchor.find("wp:extent", NAMES)
    assert extent is not None
    assert extent.attrib == {"cx": str(round(15 * MM * 137 / 150)), "cy": str(15 * MM)}
    across, down = (anchor.find(f"wp:position{way}", NAMES) for way in "HV")
    assert across is not None
    assert down is not None
    assert (across.get("relativeFrom"), down.get("relativeFrom")) == ("margin", "page")
    assert (across.findtext("wp:posOffset", None, NAMES), down.findtext("wp:posOffset", None, NAMES)) == (
        "0",
        str(15 * MM),
    )
    assert anchor.find("wp:wrapNone", NAMES) is not None


def test_without_an_emblem_nothing_is_drawn() -> None:
    body = written(PageStart(is_letter=True), MemoHead(None), Emblem(None)).body
    assert not list(body.iter(tag("w:drawing")))


def test_the_empty_place_of_an_order_is_as_high_as_the_emblem() -> None:
    (place,) = written(Emblem(None)).paragraphs("OrderEmblem")
    spacing = place.find("w:pPr/w:spacing", NAMES)
    assert spacing is not None
    assert spacing.get(tag("w:line")) == "1701"
    assert spacing.get(tag("w:lineRule")) == "exact"


def test_the_emblem_of_an_order_stands_in_its_line_and_is_30_mm_high() -> None:
    (place,) = written(Emblem(emblem_png(275, 300))).paragraphs("OrderEmblem")
    extent = place.find("w:r/w:drawing/wp:inline/wp:extent", NAMES)
    assert extent is not None
    assert extent.attrib == {"cx": str(round(Decimal("27.5") * MM)), "cy": str(30 * MM)}


def test_urgency_stands_in_a_box_between_emblem_and_heading() -> None:
    (heading,) = written(MemoHead(None, urgency="ด่วนที่สุด")).paragraphs("MemoHeading")
    (box,) = heading.iter(tag("wps:txbx"))
    (inside,) = box.iter(tag("w:p"))
    assert (style_of(inside), text_of(inside)) == ("Warning", "ด่วนที่สุด")


def test_a_term_stands_above_and_moves_the_emblem_down() -> None:
    paper = written(MemoHead(emblem_png(), urgency="ด่วนภายใน 8 พฤศจิกายน 2565"))
    (above,) = paper.paragraphs("Warning")
    assert text_of(above).startswith("ด่วนภายใน ๘")
    (anchor,) = paper.body.iter(tag("wp:anchor"))
    offset = anchor.findtext("wp:positionV/wp:posOffset", "", NAMES)
    assert int(offset) == round((15 + Decimal(36) * Decimal("25.4") / 72) * MM)


def test_labels_are_larger_than_their_dots() -> None:
    (line,) = written(HeaderLine((HeaderField("ส่วนราชการ", "ฝ่ายปกครอง"),))).paragraphs("HeaderLine")
    label, *others = line.findall("w:r", NAMES)
    assert value(label, "w:rPr/w:rStyle") == "Label"
    assert all(run.find("w:rPr", NAMES) is None for run in others)
    assert text_of(line) == "ส่วนราชการ  ฝ่ายปกครอง \t"


def test_two_fields_share_a_line_and_the_second_starts_at_8_cm() -> None:
    fields = (HeaderField("ที่", "กท 9901/812"), HeaderField("วันที่", "1 พฤศจิกายน 2565"))
    (line,) = written(HeaderLine(fields)).paragraphs("HeaderLine")
    stop = line.find("w:pPr/w:tabs/w:tab", NAMES)
    assert stop is not None
    assert {name: stop.get(tag(f"w:{name}")) for name in ("val", "leader", "pos")} == {
        "val": "left",
        "leader": "dot",
        "pos": "4535",
    }
    assert text_of(line).count("\t") == 2


def test_a_field_to_be_filled_in_by_hand_is_dots_alone() -> None:
    (line,) = written(HeaderLine((HeaderField("วันที่", ""),))).paragraphs("HeaderLine")
    assert text_of(line) == "วันที่  \t"


def test_a_subject_hangs_behind_its_label() -> None:
    (line,) = written(HeaderLine((HeaderField("เรื่อง", "ขอเชิญประชุม"),), hanging=True)).paragraphs(
        "HeaderLineHanging"
    )
    assert text_of(line) == "เรื่อง\tขอเชิญประชุม \t"


def test_further_addressees_stand_under_the_first() -> None:
    first, second = written(Addressee("เรียน", ("ผู้อำนวยการเขต", "หัวหน้าฝ่าย"))).paragraphs("Addressee")
    assert (text_of(first), text_of(second)) == ("เรียน\tผู้อำนวยการเขต", "\tหัวหน้าฝ่าย")
    assert value(second, "w:pPr/w:spacing", "w:before") == "0"


@pytest.mark.parametrize(("count", "tables"), [(1, 1), (2, 1), (3, 2)])
def test_two_forwardings_share_a_row(count: int, tables: int) -> None:
    one = Forwarding(
        "", "กท 1/ว 2", "3 พ.ย. 65", Addressee("เรียน", ("ทุกฝ่าย",)), ("ทราบ",), Signature("ก", ("ข",))
    )
    body = written(ForwardingBlocks((one,) * count)).body
    found = body.findall("w:tbl", NAMES)
    assert len(found) == tables
    assert all(len(table.findall("w:tr/w:tc", NAMES)) == 3 for table in found)


def test_secrecy_stands_above_and_below_every_page() -> None:
    paper = written_document(memo(secrecy="ลับมาก"))
    section = paper.body.find("w:sectPr", NAMES)
    assert section is not None
    references = [*section.findall("w:headerReference", NAMES), *section.findall("w:footerReference", NAMES)]
    parts = [paper.related(each.get(tag("r:id"), "")) for each in references]
    assert len(parts) == 4
    for part in parts:
        boxed = [text_of(each) for box in part.iter(tag("wps:txbx")) for each in box.iter(tag("w:p"))]
        assert boxed == ["ลับมาก"]


def test_every_drawing_has_a_number_of_its_own() -> None:
    paper = written_document(memo(emblem_png(), secrecy="ลับ"))
    parts = [name for name in paper.names() if name.startswith("word/") and name.endswith(".xml")]
    numbers = [each.get("id") for name in parts for each in paper.part(name).iter(tag("wp:docPr"))]
    assert len(numbers) >= 5
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        ("กท 9901/ว 813", ["ที่ กท ๙๙๐๑/ว ๘๑๓   วันที่ ๒ พ.ย. ๒๕๖๕"]),
        ("กท 9901/ว 8130 ลงรับ 1", ["ที่ กท ๙๙๐๑/ว ๘๑๓๐ ลงรับ ๑", "วันที่ ๒ พ.ย. ๒๕๖๕"]),
    ],
)
def test_a_date_that_does_not_fit_beside_the_number_has_a_line_of_its_own(
    number: str, lines: list[str]
) -> None:
    one = Forwarding(
        "", number, "2 พ.ย. 2565", Addressee("เรียน", ("ทุกฝ่าย",)), ("ทราบ",), Signature("ก", ("ข",))
    )
    found = [
        text_of(each).replace("\xa0", " ")
        for each in written(ForwardingBlocks((one,))).paragraphs("ForwardingLine")
    ]
    assert found[: len(lines)] == lines
    assert found[len(lines)].startswith("เรียน")
