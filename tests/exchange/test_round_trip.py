"""What the workbook holds comes back whole, and is written again cell for cell."""

import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.exchange.dates import write_date
from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.workbook import workbook_sheets
from ita_desktop.exchange.writer import rows_with_room, write_template
from ita_desktop.model.terms import term
from ita_desktop.model.year import Cadence, MeasureState
from ita_desktop.thai.cleaning import clean
from tests.exchange.books import Rows, full_book, make_workbook, new_book, snapshot, written_cells

THAI_LETTERS = "กขคงจฉชซญดตถทนบปผพภมยรลวศสหอฮะาเแโใไ่้ิีึืุูั็์ำๆฯ"
PRINTABLE = st.characters(min_codepoint=32, max_codepoint=0x2FFF, blacklist_categories=["Cs", "Cc"])


def clean_texts(alphabet: Any, size: int = 40) -> st.SearchStrategy[str]:
    return (
        st.text(alphabet, min_size=1, max_size=size).map(clean).filter(lambda text: text == clean(text) != "")
    )


lines_of_text = clean_texts(st.sampled_from(THAI_LETTERS + " -=1๒A\"'&<(")) | clean_texts(PRINTABLE)
one_line = lines_of_text.filter(lambda text: "\n" not in text and not text.startswith("#"))
several_lines = st.lists(one_line, min_size=1, max_size=4).map("\n".join)
dates = st.dates(datetime.date(2000, 1, 1), datetime.date(2156, 12, 31)).map(write_date)
scores = st.just(Decimal(0)) | st.decimals(1, 100, places=2)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def measure_rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    cells = {
        "รหัสข้อ": st.sampled_from(["1", "9.1", "O1", "O3", "I1/2565"]),
        "คะแนนปีก่อน": maybe(scores),
        "จุดอ่อน": maybe(several_lines),
        "ประเด็น": one_line,
        "รวมช่องกับแถวบน": maybe(st.just("ใช่")),
        "มาตรการ": maybe(several_lines),
        "กิจกรรม": maybe(several_lines),
        "วันเริ่ม": maybe(dates),
        "กำหนดเสร็จ": maybe(dates),
        "ความถี่": maybe(st.sampled_from([term(each) for each in Cadence if each is not Cadence.NONE])),
        "ระยะเวลาตามที่เขียน": maybe(several_lines),
        "ติดตามทุก (เดือน)": maybe(st.integers(1, 12)),
        "ผู้ติดตาม": maybe(one_line),
        "สถานะ": maybe(st.sampled_from([term(MeasureState.DONE), term(MeasureState.CANCELLED)])),
    }
    return st.lists(st.fixed_dictionaries(cells), max_size=6)


@settings(max_examples=20)
@given(rows=measure_rows())
def test_whatever_is_filled_in_is_written_again_in_the_same_cells(rows: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        book, path = new_book(), Path(folder) / "book.xlsx"
        (sheet,) = (sheet for sheet in workbook_sheets(Directories(book)) if sheet.name == "มาตรการ")
        headings = ["ลำดับ", *(column.heading for column in sheet.columns)]
        filled: Rows = [list(headings)]
        for number in range(1, rows_with_room(0) + 1):
            row = rows[number - 1] if number <= len(rows) else {}
            filled.append([number if heading == "ลำดับ" else row.get(heading) for heading in headings])
        make_workbook(path, {"มาตรการ": filled})

        reading = read_workbook(path, book)
        assert reading.problems == ()
        apply(reading, book)

        write_template(book, path)
        written = _without_known(written_cells(path)["มาตรการ"], "ชื่อข้อ")
        assert written == _without_known(_as_floats(filled), "ชื่อข้อ")


def test_an_office_with_every_kind_of_record_comes_back_whole(tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write_template(full_book(), first)
    book = new_book()

    reading = read_workbook(first, book)
    assert reading.problems == ()
    assert reading.notices == ()
    apply(reading, book)

    write_template(book, second)
    assert written_cells(second) == written_cells(first)
    assert snapshot(book) == snapshot(full_book())


def test_a_workbook_that_nobody_touched_changes_nothing(tmp_path: Path) -> None:
    book, path = full_book(), tmp_path / "book.xlsx"
    before = snapshot(book)
    write_template(book, path)

    reading = read_workbook(path, book)
    assert (reading.problems, reading.changes) == ((), ())
    apply(reading, book)
    assert snapshot(book) == before


def test_reading_changes_nothing_before_it_is_applied(tmp_path: Path) -> None:
    path, book = tmp_path / "book.xlsx", new_book()
    write_template(full_book(), path)
    before = snapshot(book)
    assert read_workbook(path, book).changes
    assert snapshot(book) == before


def test_scores_that_differ_only_in_noughts_at_the_end_are_equal(tmp_path: Path) -> None:
    book, path = full_book(), tmp_path / "book.xlsx"
    assert book.results_year is not None
    book.results_year.results[1].published = Decimal("81.20")
    write_template(book, path)
    book.results_year.results[1].published = Decimal("81.2")
    assert read_workbook(path, book).changes == ()


@pytest.mark.parametrize(("filled", "rows"), [(0, 200), (180, 200), (181, 400), (380, 400)])
def test_there_is_room_for_more_rows_in_steps_of_two_hundred(filled: int, rows: int) -> None:
    assert rows_with_room(filled) == rows


def _without_known(rows: Rows, heading: str) -> Rows:
    place = rows[0].index(heading)
    return [row[:place] + row[place + 1 :] for row in rows]


def _as_floats(rows: Rows) -> Rows:
    return [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in rows]
