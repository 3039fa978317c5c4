"""Both published cases, typed in by an officer, come in whole."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from ita_desktop.model.year import MeasuresTable
from ita_desktop.thai.cleaning import clean
from tests.exchange.books import texts_of, written_cells
from tests.exchange.case_workbooks import (
    case,
    fill_latkrabang,
    fill_yannawa,
    latkrabang_book,
    yannawa_book,
)

CASES = [("yannawa-2566", yannawa_book, fill_yannawa), ("latkrabang-2566", latkrabang_book, fill_latkrabang)]

NOT_FROM_THE_OFFICE = {
    "edition", "measures_edition", "matrix_edition", "matrix_numbering", "final_item", "order", "by", "no",
    "kind", "from", "printed_slips", "repaired", "weak_points", "printed_highest", "printed_lowest",
    "fiscal_year", "results_year", "date", "due_date", "time", "level_text",
}  # fmt: skip
"""Keys under which a case says what its maker worked out, counted, or wrote as data and not as text."""


@pytest.mark.parametrize(("name", "new_book", "fill"), CASES)
def test_every_text_of_a_case_is_found_in_the_records(
    name: str, new_book: Callable[[], YearBook], fill: Callable[[Path], None], tmp_path: Path
) -> None:
    book = imported(new_book(), fill, tmp_path)
    found = texts_of(book) | {book.office.name}
    whole = "\n".join(found)
    lost = [text for text in texts_in(case(name)) if clean(text) not in found and clean(text) not in whole]
    assert lost == []


@pytest.mark.parametrize(("name", "new_book", "fill"), CASES)
def test_a_case_is_exported_as_it_came_in(
    name: str, new_book: Callable[[], YearBook], fill: Callable[[Path], None], tmp_path: Path
) -> None:
    book = imported(new_book(), fill, tmp_path)
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write_template(book, first)
    other = new_book()
    reading = read_workbook(first, other)
    assert reading.problems == ()
    apply(reading, other)
    write_template(other, second)
    assert written_cells(second) == written_cells(first), name


@pytest.mark.parametrize(("name", "new_book", "fill"), CASES)
def test_a_case_that_comes_in_twice_changes_nothing_the_second_time(
    name: str, new_book: Callable[[], YearBook], fill: Callable[[Path], None], tmp_path: Path
) -> None:
    book = imported(new_book(), fill, tmp_path)
    assert read_workbook(tmp_path / "case.xlsx", book).changes == (), name


def test_yannawa_has_every_published_score_to_the_digit(tmp_path: Path) -> None:
    results = case("yannawa-2566")["results"]
    book = imported(yannawa_book(), fill_yannawa, tmp_path)
    assert book.results_year is not None
    published = {result.node.code: result.published for result in book.results_year.results}
    for level in ("questions", "items", "groups", "subindicators", "indicators", "instruments"):
        for code, score in results[level].items():
            assert published[code] == Decimal(str(score)), code
    weighted = {result.node.code: result.published_weighted for result in book.results_year.results}
    assert {code: weighted[code] for code in results["weighted"]} == {
        code: Decimal(str(score)) for code, score in results["weighted"].items()
    }
    assert book.results_year.published_total == Decimal("98.14")


def test_yannawa_measures_stand_in_their_order_under_what_they_concern(tmp_path: Path) -> None:
    data = case("yannawa-2566")
    book = imported(yannawa_book(), fill_yannawa, tmp_path)
    plan = [measure for measure in book.year.measures if measure.table is MeasuresTable.PLAN]
    assert [measure.node.code for measure in plan if measure.node] == [
        row["item"] or row["subindicator"] or row["indicator"] for row in data["measures"]
    ]
    assert [measure.due_words for measure in plan] == [clean(row["due_text"]) for row in data["measures"]]
    assert len(book.year.measures) == len(data["measures"]) + len(data["guideline_table"])


def test_names_that_an_office_uses_otherwise_become_the_section_they_mean(tmp_path: Path) -> None:
    book = imported(yannawa_book(), fill_yannawa, tmp_path)
    owners = [owner for measure in book.year.measures for owner in measure.owners]
    words = {owner.words for owner in owners if owner.unit is None}
    assert words == {"ทุกฝ่าย", "โรงเรียนในสังกัดเขต", "ฝ่ายอื่นๆ"}
    assert {"ฝ่ายการคลัง", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"} < {owner.unit.name for owner in owners if owner.unit}


def test_latkrabang_order_has_every_member_with_role_in_order(tmp_path: Path) -> None:
    data = case("latkrabang-2566")
    book = imported(latkrabang_book(), fill_latkrabang, tmp_path)
    members = [
        (body.name, member.person.name if member.person else member.post, member.role)
        for body in book.year.bodies
        for member in body.members
    ]
    assert members == [
        (body["name"], member["name"] or member["position"], member["role"])
        for body in data["order"]["bodies"]
        for member in body["members"]
    ]


def test_latkrabang_matrix_keeps_the_numbers_of_november(tmp_path: Path) -> None:
    data = case("latkrabang-2566")
    book = imported(latkrabang_book(), fill_latkrabang, tmp_path)
    items = {node.code: node for node in book.year.edition.nodes}
    for item in data["matrix"]:
        node = items[item["item"]]
        assert node.title == clean(item["title"])
        assert [element.text for element in node.elements] == [clean(line) for line in item["details"]]


@cache
def filled(fill: Callable[[Path], None]) -> bytes:
    """The workbook with the case in it; made once, as that takes as long as reading it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.xlsx"
        fill(path)
        return path.read_bytes()


def imported(book: YearBook, fill: Callable[[Path], None], folder: Path) -> YearBook:
    path = folder / "case.xlsx"
    path.write_bytes(filled(fill))
    reading = read_workbook(path, book)
    assert reading.problems == ()
    apply(reading, book)
    return book


def texts_in(value: Any, key: str = "") -> Iterator[str]:
    """The texts of a case, without the counts and labels that a program makes of them."""
    if key in NOT_FROM_THE_OFFICE:
        return
    if isinstance(value, dict):
        for name, below in value.items():
            yield from texts_in(below, name)
    elif isinstance(value, list):
        for below in value:
            yield from texts_in(below)
    elif isinstance(value, str) and value:
        yield from _as_kept(value, key)


def _as_kept(text: str, key: str) -> Iterator[str]:
    """Papers join what records keep apart: office and section, the number of a meeting and its body."""
    for part in re.split(r" ประจำปีงบประมาณ พ\.ศ\.๒๕๖๖ ครั้งที่ .*" if key == "title" else "\0", text):
        part = part.removeprefix("ทั้งนี้ ") if key == "effective" else part
        part = part.removesuffix(" สำนักงานเขตลาดกระบัง") if key == "section" else part
        is_counted = key == "number" and part == "1/2566"
        if part and not is_counted:
            yield part
