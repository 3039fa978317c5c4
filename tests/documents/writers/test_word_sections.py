"""Runs of pages: paper, margins, page numbers."""

import pytest

from ita_desktop.documents.content import PageStart, Paragraph, Table
from ita_desktop.model.office import Digits
from tests.documents.writers.written_papers import NAMES, WrittenPaper, style_of, tag, text_of, value, written

TEXT = Paragraph("ข้อความ")


def sections(*starts: PageStart, digits: Digits = Digits.THAI) -> tuple[WrittenPaper, list[dict[str, str]]]:
    blocks = [block for start in starts for block in (start, TEXT)]
    paper = written(*blocks, digits=digits)
    return paper, [
        {
            "top": value(section, "w:pgMar", "w:top"),
            "left": value(section, "w:pgMar", "w:left"),
            "right": value(section, "w:pgMar", "w:right"),
            "bottom": value(section, "w:pgMar", "w:bottom"),
            "size": "×".join(value(section, "w:pgSz", f"w:{side}") for side in "wh"),
            "orient": value(section, "w:pgSz", "w:orient"),
            "format": value(section, "w:pgNumType", "w:fmt"),
            "start": value(section, "w:pgNumType", "w:start"),
            "bare first page": str(section.find("w:titlePg", NAMES) is not None),
            **{
                each.get(tag("w:type"), ""): "".join(paper.related(each.get(tag("r:id"), "")).itertext())
                for each in section.findall("w:headerReference", NAMES)
            },
        }
        for section in paper.body.iter(tag("w:sectPr"))
    ]


def test_a_letter_has_a_narrow_top_and_other_papers_a_wide_one() -> None:
    _, (letter, other) = sections(PageStart(is_letter=True), PageStart())
    assert [letter[side] for side in ("top", "right", "bottom", "left")] == ["850", "1134", "1134", "1701"]
    assert [other[side] for side in ("top", "right", "bottom", "left")] == ["1417", "1134", "1134", "1701"]
    assert letter["size"] == "11906×16838"


def test_a_landscape_page_is_bound_at_its_top() -> None:
    _, (page,) = sections(PageStart(landscape=True))
    assert [page[side] for side in ("top", "right", "bottom", "left")] == ["1701", "1134", "1134", "1134"]
    assert (page["size"], page["orient"]) == ("16838×11906", "landscape")


def test_pages_are_numbered_from_the_second_on() -> None:
    paper, (first, later) = sections(PageStart(), PageStart(landscape=True))
    assert (first["default"], first["first"]) == ("- 2 -", "")
    assert (first["bare first page"], later["bare first page"]) == ("True", "False")
    header = next(paper.part(name) for name in paper.names() if name.startswith("word/header"))
    assert header.find("w:p/w:fldSimple", NAMES) is not None


def test_the_bare_head_of_a_first_page_takes_one_point() -> None:
    paper, _ = sections(PageStart())
    heads = [paper.part(name) for name in paper.names() if name.startswith("word/header")]
    assert {style_of(head[0]) for head in heads} == {"Header", "Seam"}


def test_a_cover_is_not_numbered_and_the_next_page_is_the_first() -> None:
    _, (cover, report) = sections(PageStart(is_cover=True), PageStart(number_from=1))
    assert (cover["default"], cover["first"]) == ("", "")
    assert (report["start"], report["bare first page"]) == ("1", "True")


@pytest.mark.parametrize(("digits", "form"), [(Digits.THAI, "thaiNumbers"), (Digits.ARABIC, "decimal")])
def test_page_numbers_have_the_digits_of_the_paper(digits: Digits, form: str) -> None:
    _, found = sections(PageStart(), PageStart(landscape=True), digits=digits)
    assert {section["format"] for section in found} == {form}


def test_a_run_of_pages_ends_in_a_paragraph_of_one_point() -> None:
    paper = written(PageStart(), Table((), (), ()), PageStart(landscape=True), TEXT)
    (ending,) = (
        each for each in paper.body.findall("w:p", NAMES) if each.find("w:pPr/w:sectPr", NAMES) is not None
    )
    assert style_of(ending) == "Seam"
    assert text_of(ending) == ""
    assert paper.body[-1].tag == tag("w:sectPr")
