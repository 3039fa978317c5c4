"""Memos that remind the sections, and the overview as a paper."""

import datetime
from collections.abc import Iterator

import pytest

from ita_desktop.documents.compose.due_work import compose_due_work
from ita_desktop.documents.compose.reminder import compose_reminders
from ita_desktop.documents.content import (
    Addressee,
    Cell,
    Document,
    PageStart,
    Paragraph,
    Signature,
    Table,
)
from ita_desktop.model.book import YearBook
from ita_desktop.rules.due_work import list_due_work, sections_to_remind
from ita_desktop.rules.readiness import read_readiness
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.dates import short_date
from ita_desktop.translation import speaking
from tests.documents.compose.golden_content import assert_golden

BEFORE = datetime.date(2023, 4, 10)
CLOSE = datetime.date(2023, 4, 18)


@pytest.fixture
def book(sample_workspace: Workspace) -> Iterator[YearBook]:
    with sample_workspace.reading() as session:
        yield load_book(session)


def texts(cells: tuple[Cell, ...]) -> list[str]:
    return [line.text for cell in cells for line in cell.lines]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_the_pages_of_each_memo_are_counted_from_its_first(book: YearBook) -> None:
    document = compose_reminders(book, BEFORE)
    starts = [block for block in document.blocks if isinstance(block, PageStart)]
    assert len(starts) > 1
    assert {start.number_from for start in starts} == {1}


def test_only_sections_with_pressing_work_are_reminded_and_never_the_writer(book: YearBook) -> None:
    works = list_due_work(book, BEFORE)
    assert [unit.name for unit in sections_to_remind(book, works)] == [
        "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล",
        "ฝ่ายการคลัง",
    ]
    names = [unit.name for unit in sections_to_remind(book, list_due_work(book, CLOSE))]
    assert "ฝ่ายรายได้" in names
    assert "ฝ่ายปกครอง" not in names


def test_each_section_gets_a_memo_with_its_own_work(book: YearBook) -> None:
    document = compose_reminders(book, BEFORE)
    addressees = [block.lines for block in document.blocks if isinstance(block, Addressee)]
    assert addressees == [("หัวหน้าฝ่ายสิ่งแวดล้อมและสุขาภิบาล",), ("หัวหน้าฝ่ายการคลัง",)]
    items, measures = [[texts(row.cells) for row in table.rows] for table in tables(document)]
    assert [row[2].split()[0] for row in items] == ["O14", "O27"]
    assert {row[-1] for row in items} == {"เลยกำหนด 5 วัน"}
    assert [row[-1] for row in measures] == ["เลยกำหนด 3 วัน"]
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert "ฝ่ายสิ่งแวดล้อมและสุขาภิบาลมีงานที่เลยกำหนดแล้ว 2 รายการ ดังนี้" in said[1]
    assert "แจ้งผลให้ฝ่ายปกครองทราบ" in said[-1]
    assert isinstance(document.blocks[-1], Signature)


def test_the_memos_word_by_word(book: YearBook) -> None:
    assert_golden(compose_reminders(book, BEFORE), "reminders")


def test_a_memo_is_in_thai_whatever_the_window_speaks(book: YearBook) -> None:
    in_thai = compose_reminders(book, BEFORE)
    with speaking("en"):
        assert compose_reminders(book, BEFORE) == in_thai


def test_the_overview_prints_readiness_and_work_by_day(book: YearBook) -> None:
    works = list_due_work(book, BEFORE)
    readiness, work = tables(compose_due_work(book, works, read_readiness(book, BEFORE), BEFORE, short_date))
    assert texts(readiness.rows[0].cells) == ["ฝ่ายปกครอง", "8", "15", "18.32"]
    assert texts(work.rows[0].cells) == ["เลยกำหนด 3 งาน"]
    assert len(work.rows) == len(works) + 3


def test_in_english_the_overview_prints_in_english_alone(book: YearBook) -> None:
    with speaking("en"):
        works = list_due_work(book, BEFORE)
        readiness = read_readiness(book, BEFORE)
        document = compose_due_work(book, works, readiness, BEFORE, lambda day: f"{day:%d/%m}")
    assert document.printed("66") == "66"
    _readiness, work = tables(document)
    heads = texts(work.head[0].cells)
    assert (heads[0], heads[-1]) == ("Due date", "Details")
    assert texts(work.rows[1].cells)[:2] == [f"{works[0].due:%d/%m}", "Permit tracking"]
