"""What is found can be mended once and undone, or set aside until its record changes."""

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions import checks
from ita_desktop.actions.checks import (
    FindingError,
    Judged,
    apply_mend,
    compose_papers,
    find_findings,
    set_aside,
)
from ita_desktop.commands import run
from ita_desktop.documents.content import Document
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import LayoutError
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks.table import CHECKS
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import speaking


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return sample_workspace


def found_in(workspace: Workspace) -> tuple[Judged, ...]:
    with workspace.reading() as session:
        return find_findings(load_book(session))


def double_a_word(session: Session) -> None:
    book = load_book(session)
    measure = book.year.measures[0]
    measure.activities = [f"จัดทำข้อมูลข้อมูล {measure.activities[0]}", *measure.activities[1:]]


def test_the_sample_has_no_finding(workspace: Workspace) -> None:
    assert found_in(workspace) == ()


def test_a_slip_is_found_and_its_certain_mend_is_one_change_that_can_be_undone(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (judged,) = found_in(workspace)
    assert judged.finding.check.name == "doubled-words"
    with workspace.changing("แก้") as session:
        apply_mend(load_book(session), judged.key)
    assert found_in(workspace) == ()
    with workspace.changing("เลิกทำ") as session:
        change = next_steps(session).undo
        assert change is not None
        undo_change(session, change.id)
    assert [again.key for again in found_in(workspace)] == [judged.key]


def test_a_finding_set_aside_stays_listed_and_returns_when_its_record_changes(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (judged,) = found_in(workspace)
    with workspace.changing("พักไว้") as session:
        set_aside(load_book(session), judged.key, "เป็นชื่อโครงการ")
    (aside,) = found_in(workspace)
    assert aside.reason == "เป็นชื่อโครงการ"
    assert not aside.must_be_mended
    with workspace.changing("แก้ผลผลิต") as session:
        book = load_book(session)
        book.year.measures[0].outputs = ["รายงานผล 1 ฉบับ"]
    (again,) = found_in(workspace)
    assert again.reason is None
    with workspace.changing("พักไว้อีกครั้ง") as session:
        set_aside(load_book(session), again.key, "ตรวจแล้ว")
    assert [judged.reason for judged in found_in(workspace)] == ["ตรวจแล้ว"]


def test_a_finding_is_called_the_same_in_any_language(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (thai,) = found_in(workspace)
    with speaking("en"):
        (english,) = found_in(workspace)
    assert english.key == thai.key
    assert english.finding.slip.message != thai.finding.slip.message
    assert english.finding.slip.place.words == "Measure 1, at “Activities”, line 1"


def test_a_finding_is_not_set_aside_without_a_reason(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (judged,) = found_in(workspace)
    with workspace.reading() as session:
        book = load_book(session)
        with pytest.raises(FindingError, match="เหตุผล"):
            set_aside(book, judged.key, " ")


def test_what_has_no_certain_mend_is_left_to_the_officer(workspace: Workspace) -> None:
    with workspace.changing("ลบผู้รับผิดชอบ") as session:
        book = load_book(session)
        book.year.measures[0].owners.clear()
    (judged,) = found_in(workspace)
    with workspace.reading() as session:
        book = load_book(session)
        with pytest.raises(FindingError, match="โปรดแก้เอง"):
            apply_mend(book, judged.key)


def test_an_unknown_check_or_finding_is_refused(workspace: Workspace) -> None:
    with workspace.reading() as session:
        book = load_book(session)
        with pytest.raises(FindingError, match="no-such-check"):
            find_findings(book, only=["no-such-check"])
        with pytest.raises(FindingError, match="deadbeef"):
            apply_mend(book, "deadbeef")


def test_only_what_stands_in_a_paper_is_shown_for_that_paper(workspace: Workspace) -> None:
    with workspace.changing("คะแนนผิด") as session:
        book = load_book(session)
        assert book.results_year is not None
        book.results_year.published_total = Decimal("12.34")
    with workspace.reading() as session:
        book = load_book(session)
        assert find_findings(book)
        for judged in find_findings(book, papers=[PaperKind.MATRIX]):
            assert judged.finding.slip.place.paper is PaperKind.MATRIX


def test_a_slip_of_a_record_is_told_with_the_paragraph_that_prints_it(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    with workspace.reading() as session:
        book = load_book(session)
        (judged,) = find_findings(book, papers=[PaperKind.MEASURES])
        measures = next(paper.text for paper in compose_papers(book) if paper.text.kind is PaperKind.MEASURES)
        number = next(each.number for each in measures.paragraphs if "ข้อมูลข้อมูล" in each.text)
        told = judged.as_json()
        assert (told["paper"], told["paragraph"]) == ("measures", number)
        assert find_findings(book, papers=[PaperKind.ORDER]) == ()


def test_what_the_register_says_of_a_paper_is_shown_for_that_paper(workspace: Workspace) -> None:
    with workspace.changing("วันที่ผิด") as session:
        order = load_book(session).paper(PaperKind.ORDER)
        assert order is not None
        assert order.date is not None
        order.date = order.date.replace(year=2021)
    with workspace.reading() as session:
        book = load_book(session)
        shown = find_findings(book, papers=[PaperKind.ORDER])
        assert {judged.finding.check.name for judged in shown} == {"paper-outside-year"}
        assert find_findings(book, papers=[PaperKind.MEASURES]) == ()


def double_a_section_in_the_submission(session: Session) -> None:
    """Only where the paper is composed the section stands twice."""
    texts = load_book(session).office.texts
    (text,) = (each for each in texts if each.paper == "submission-memo" and "{ฝ่าย}" in each.text)
    text.text = text.text.replace("{ฝ่าย}", "ฝ่ายปกครอง{ฝ่าย}")


def test_what_comes_about_in_a_paper_is_found_there_with_its_page_if_that_is_asked_for(
    workspace: Workspace,
) -> None:
    with workspace.changing("พิมพ์ชื่อฝ่าย") as session:
        double_a_section_in_the_submission(session)
    (judged,) = found_in(workspace)
    place = judged.finding.slip.place
    assert (judged.finding.check.name, place.paper) == ("doubled-words", PaperKind.SUBMISSION_MEMO)
    assert judged.page is None
    laid_out: list[str] = []

    def paginate(document: Document) -> Callable[[int], int]:
        laid_out.append(document.title)
        return lambda paragraph: 10 * paragraph

    with workspace.reading() as session:
        (paged,) = find_findings(load_book(session), paginate=paginate)
    assert place.paragraph is not None
    assert paged.page == 10 * place.paragraph
    assert paged.as_json()["page"] == paged.page
    assert len(laid_out) == 1


@pytest.mark.usefixtures("qapp")
def test_the_command_tells_pages_if_it_is_asked_to(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    with workspace.changing("พิมพ์ชื่อฝ่าย") as session:
        double_a_section_in_the_submission(session)
    for options, page in (([], None), (["--pages"], 1)):
        assert run(["check", str(workspace.path), "--json", *options]) == 1
        (told,) = json.loads(capsys.readouterr().out)["findings"]
        assert told["page"] == page


def test_papers_are_composed_only_if_a_check_reads_them(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str | None] = []
    monkeypatch.setattr(checks, "compose_papers", lambda _book, layout: composed.append(layout) or [])
    with workspace.reading() as session:
        find_findings(load_book(session), only=["measure-without-owner", "misspellings"])
        assert composed == []
        find_findings(load_book(session), only=["measure-without-owner", "doubled-words"], layout="M1")
        assert composed == ["M1"]


def words_of_measures(book: YearBook, layout: str) -> str:
    (paper,) = (paper.text for paper in compose_papers(book, layout) if paper.text.kind is PaperKind.MEASURES)
    return "\n".join(paragraph.text for paragraph in paper.paragraphs)


def test_the_measures_document_is_checked_in_the_layout_that_is_asked_for(workspace: Workspace) -> None:
    with workspace.reading() as session:
        book = load_book(session)
        texts = {layout: words_of_measures(book, layout) for layout in ("M1", "M2", "M3", "M4", "M5")}
        assert len(set(texts.values())) == len(texts)
        for layout in texts:
            assert find_findings(book, layout=layout) == ()
        with pytest.raises(LayoutError, match="NOPE"):
            find_findings(book, layout="NOPE")


def test_of_several_papers_of_a_kind_it_is_told_which_is_meant(workspace: Workspace) -> None:
    with workspace.reading() as session:
        papers = [paper.text for paper in compose_papers(load_book(session))]
    agendas = [paper.ordinal for paper in papers if paper.kind is PaperKind.AGENDA]
    assert agendas == [1, 2]
    assert [paper.ordinal for paper in papers if paper.kind is PaperKind.ORDER] == [None]


def test_the_command_lists_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["checks"]
    assert [each["check"] for each in listed] == [check.name for check in CHECKS]
    assert run(["check", "--list"]) == 0
    assert capsys.readouterr().out.count("\n") == 2 * len(CHECKS)


def test_without_a_file_there_is_nothing_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check"]) == 2
    assert "โปรดระบุแฟ้ม" in capsys.readouterr().err
