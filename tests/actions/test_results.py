"""Published results are entered, pasted and compared; weak points become drafts of measures."""

from decimal import Decimal
from pathlib import Path

import pytest

from ita_desktop.actions.offices import open_office
from ita_desktop.actions.results import (
    ResultError,
    clear_published_total,
    draft_measures,
    find_unmended,
    find_weak_points,
    open_results_year,
    set_published_total,
    set_result,
    take_pasted,
)
from ita_desktop.exchange.pasted import grid_of_text
from ita_desktop.exchange.pasted_results import read_pasted_results
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import WeakPointRule
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return sample_workspace


def book_of(workspace: Workspace) -> YearBook:
    with workspace.reading() as session:
        return load_book(session)


def results_year(book: YearBook) -> FiscalYear:
    assert book.results_year is not None
    return book.results_year


def node(book: YearBook, code: str) -> NodeRecord:
    return next(node for node in results_year(book).edition.nodes if node.code == code)


def result(book: YearBook, code: str) -> Result | None:
    return next((result for result in results_year(book).results if result.node.code == code), None)


def test_a_score_and_its_shares_are_set(workspace: Workspace) -> None:
    book = book_of(workspace)
    values = {
        "published": Decimal("78.64"),
        "share_least": Decimal("6.18"),
        "remark": "  ดู\u200bต่อ ",
        "urls": ["a ", ""],
    }
    with workspace.changing("แก้คะแนน") as session:
        set_result(session, results_year(book), node(book, "I7"), values)
    kept = result(book_of(workspace), "I7")
    assert kept is not None
    assert (kept.published, kept.share_least, kept.remark, kept.urls) == (
        Decimal("78.64"),
        Decimal("6.18"),
        "ดูต่อ",
        ["a"],
    )


def test_a_result_comes_with_its_first_value_and_goes_with_its_last(workspace: Workspace) -> None:
    book = book_of(workspace)
    year, question = results_year(book), node(book, "I7")
    with workspace.changing("ลบ") as session:
        set_result(session, year, question, {"published": None})
    assert result(book_of(workspace), "I7") is None
    with workspace.changing("ลบอีก") as session:
        set_result(session, year, question, {"published": None})
    assert result(book_of(workspace), "I7") is None
    with workspace.changing("เพิ่ม") as session:
        set_result(session, year, question, {"published": Decimal(80)})
    kept = result(book_of(workspace), "I7")
    assert kept is not None
    assert str(kept.published) == "80.00"


@pytest.mark.parametrize("figure", [Decimal(-1), Decimal("100.01"), Decimal("78.645"), Decimal("NaN"), "78"])
def test_what_is_no_score_is_refused(workspace: Workspace, figure: object) -> None:
    book = book_of(workspace)
    with pytest.raises(ResultError), workspace.changing("แก้") as session:
        set_result(session, results_year(book), node(book, "I7"), {"published": figure})
    with pytest.raises(ResultError), workspace.changing("แก้") as session:
        set_result(session, results_year(book), node(book, "I7"), {"id": figure})


def test_an_undone_removal_gives_the_values_back(workspace: Workspace) -> None:
    book = book_of(workspace)
    with workspace.changing("ลบ") as session:
        set_result(session, results_year(book), node(book, "I7"), {"published": None})
    with workspace.changing("เลิกทำ") as session:
        step = next_steps(session).undo
        assert step is not None
        undo_change(session, step.id)
    kept = result(book_of(workspace), "I7")
    assert kept is not None
    assert kept.published == Decimal("78.40")


def test_the_total_and_the_level_are_kept_as_printed(workspace: Workspace) -> None:
    year = results_year(book_of(workspace))
    with workspace.changing("แก้") as session:
        set_published_total(session, year, Decimal("84.4"), level="B")
    kept = results_year(book_of(workspace))
    assert (str(kept.published_total), kept.published_level) == ("84.40", "B")
    with workspace.changing("ลบ") as session:
        clear_published_total(session, year)
    assert results_year(book_of(workspace)).published_total is None


def test_a_pasted_table_is_one_deed_without_its_doubtful_rows(workspace: Workspace) -> None:
    book = book_of(workspace)
    table = "ที่\tคะแนน\nI๗\t๗๐.๐๑\nI๘\t๗๐.๐๒\nI๙๙\t๗๐.๐๓\nคะแนนรวม\t๘๔.๔๐\n"
    read = read_pasted_results(grid_of_text(table), results_year(book).edition.as_value())
    with workspace.changing("วางผลคะแนน") as session:
        assert take_pasted(session, results_year(book), read.rows) == 3
    book = book_of(workspace)
    kept = [result(book, code) for code in ("I7", "I8")]
    assert [each and each.published for each in kept] == [Decimal("70.01"), Decimal("70.02")]
    assert results_year(book).published_total == Decimal("84.40")


def test_the_year_of_the_results_is_opened_when_it_is_missing(tmp_path: Path) -> None:
    workspace = Workspace.create(
        tmp_path / "b.ita",
        "made",
        lambda session: open_office(session, "สำนักงานเขตใหม่", 2566, "bma-2566") and None,
    )
    with workspace.changing("เปิดปี 2565") as session:
        opened = open_results_year(session, 2565)
        assert opened.edition.code == "bma-2565"
        assert open_results_year(session, 2565) is opened
    with workspace.reading() as session:
        assert list_years(session) == [2565, 2566]
    with pytest.raises(ResultError), workspace.changing("เปิด") as session:
        open_results_year(session, 2564, "ไม่มี")
    workspace.close()


def test_both_rules_find_weak_points_and_the_sample_has_a_measure_for_each(workspace: Workspace) -> None:
    book = book_of(workspace)
    codes = [point.node.code for point in find_weak_points(book, WeakPointRule.THRESHOLD)]
    assert codes == ["I7", "I11", "I12", "I19", "I27", "I29", "E9", "E13", "E14", "O7", "O15", "O37"]
    assert "E6" in [point.node.code for point in find_weak_points(book, WeakPointRule.LOWEST)]
    assert find_unmended(book, WeakPointRule.THRESHOLD) == ()
    assert find_unmended(book, WeakPointRule.LOWEST) == ()


def test_a_weak_item_is_drafted_with_its_owners_under_its_new_number(workspace: Workspace) -> None:
    book = book_of(workspace)
    with workspace.changing("ร่างมาตรการ") as session:
        [drafted] = draft_measures(session, book.year, ["service-statistics"])
    measure = book_of(workspace).year.measures[-1]
    assert measure.id == drafted.id
    assert measure.node is not None
    assert (measure.node.code, measure.last_score) == ("O12", Decimal("0.00"))
    assert measure.owners[0].unit is not None
    assert "สถิติการให้บริการ" in measure.weakness


def test_a_question_that_is_no_more_is_drafted_on_its_indicator(workspace: Workspace) -> None:
    book = book_of(workspace)
    with workspace.changing("ร่างมาตรการ") as session:
        draft_measures(session, book.year, ["question-knowing-the-spending-plan"])
    measure = book_of(workspace).year.measures[-1]
    assert measure.node is not None
    assert (measure.node.code, measure.last_score) == ("2", None)
    assert "78.40" in measure.weakness


def test_every_weak_point_without_a_measure_is_drafted_at_once(workspace: Workspace) -> None:
    book = book_of(workspace)
    with workspace.changing("ลบมาตรการ") as session:
        changed = load_book(session)
        changed.year.measures.clear()
    assert len(find_unmended(book_of(workspace), WeakPointRule.THRESHOLD)) == 12
    with workspace.changing("ร่าง") as session:
        drafted = draft_measures(session, book.year, rule=WeakPointRule.THRESHOLD)
    assert [measure.position for measure in drafted] == list(range(12))
    assert find_unmended(book_of(workspace), WeakPointRule.THRESHOLD) == ()


def test_nothing_is_drafted_of_what_nobody_knows(workspace: Workspace) -> None:
    book = book_of(workspace)
    with pytest.raises(ResultError), workspace.changing("ร่าง") as session:
        draft_measures(session, book.year, ["no-such-question"])
    with pytest.raises(ResultError), workspace.changing("ร่าง") as session:
        draft_measures(session, results_year(book))
