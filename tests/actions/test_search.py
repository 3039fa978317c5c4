"""Everything of a book is found while typing, forgiving digits and spelling marks, and shown where it matched."""

from collections.abc import Iterator

import pytest

from ita_desktop.actions.search import Entry, EntryKind, SearchIndex, merged, word_of
from ita_desktop.actions.search_entries import entries_of, index_of
from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, sample_content: bytes) -> Iterator[YearBook]:
    path = tmp_path_factory.mktemp("search") / "a.ita"
    path.write_bytes(sample_content)
    workspace = Workspace.open(path)
    with workspace.reading() as session:
        yield load_book(session)
    workspace.close()


@pytest.fixture(scope="module")
def index(book: YearBook) -> SearchIndex:
    return index_of(book)


def first(index: SearchIndex, text: str) -> Entry:
    return index.search(text)[0].entry


@pytest.mark.parametrize("typed", ["O26", "o26", "O๒๖", "๐๒๖", "026", " o26 "])
def test_a_code_is_found_however_it_is_typed(index: SearchIndex, typed: str) -> None:
    found = first(index, typed)
    assert (found.kind, found.code, found.place, found.table) == (
        EntryKind.ITEM,
        "O26",
        "responsibility",
        "node",
    )


def test_spelling_marks_are_forgiven(index: SearchIndex) -> None:
    titles = {match.entry.title for match in index.search("คูมือการใหบริการ")}
    assert "คู่มือการให้บริการประชาชน" in titles


def test_several_words_are_found_in_any_order(index: SearchIndex) -> None:
    one, other = index.search("คลัง ฝ่าย"), index.search("ฝ่าย คลัง")
    assert one[0].entry.title == other[0].entry.title == "ฝ่ายการคลัง"


def test_the_code_comes_first_then_beginnings_then_the_rest() -> None:
    index = SearchIndex(
        Entry(EntryKind.ITEM, title, code, detail)
        for title, code, detail in [
            ("เรื่องอื่น", "X1", "งบ"),
            ("รายงบประมาณ", "X2", ""),
            ("แผน งบประมาณ", "X3", ""),
            ("งบประมาณ", "X4", ""),
            ("ว่าง", "งบ", ""),
        ]
    )
    assert [match.entry.code for match in index.search("งบ")] == ["งบ", "X4", "X3", "X2", "X1"]


def test_what_needs_no_forgiving_comes_before_what_does() -> None:
    index = SearchIndex([Entry(EntryKind.MEASURE, "ตาราง"), Entry(EntryKind.MEASURE, "ที่ร่างไว้")])
    assert [match.entry.title for match in index.search("ร่าง")] == ["ที่ร่างไว้", "ตาราง"]


def test_what_matched_is_told_with_its_marks(index: SearchIndex) -> None:
    match = next(match for match in index.search("คลัง") if match.entry.title == "ฝ่ายการคลัง")
    (stretch,) = match.title
    assert match.entry.title[slice(*stretch)] == "คลัง"
    marked = SearchIndex([Entry(EntryKind.PAPER, "ผู้ว่าฯ ๒๕๖๕ ที่นี่")]).search("ผู 2565 นี")[0]
    assert [marked.entry.title[start:end] for start, end in marked.title] == ["ผู้", "๒๕๖๕", "นี่"]


def test_all_kinds_of_the_book_can_be_found(book: YearBook) -> None:
    kinds = {entry.kind for entry in entries_of(book)}
    assert kinds == set(EntryKind) - {EntryKind.PLACE, EntryKind.ACTION, EntryKind.FINDING}
    assert all(word_of(kind) for kind in EntryKind)


def test_nothing_is_found_for_nothing(index: SearchIndex) -> None:
    assert index.search("") == index.search(" \u200b") == index.search("ไม่มีคำนี้แน่นอน") == []
    assert SearchIndex([]).search("ก") == []


def test_indexes_are_merged_by_rank(index: SearchIndex) -> None:
    actions = SearchIndex([Entry(EntryKind.ACTION, "คลังภาพ")])
    found = merged(index.search("คลัง"), actions.search("คลัง"))
    ranks = [match.rank for match in found]
    assert ranks == sorted(ranks)
    assert found[0].entry.kind is EntryKind.ACTION


def test_tens_of_thousands_are_searched_whole() -> None:
    index = SearchIndex(
        Entry(EntryKind.MEASURE, f"จัดทำคู่มือ ครั้งที่ {number}", "", "ฝ่ายโยธา", number=number)
        for number in range(20_000)
    )
    assert [match.entry.number for match in index.search("ครั้งที่ 19999")] == [19_999]
    assert len(index.search("ค")) == 50
    assert index.search("ฝ่ายโยธา ไม่มีอะไร") == []
