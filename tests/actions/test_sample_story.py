"""The invented district tells a year that can be believed on its day, and the lesson quotes what is seen then."""

import hashlib
from collections import Counter
from collections.abc import Iterator

import pytest

from ita_desktop import bundled
from ita_desktop.actions.meetings import resolution_origin
from ita_desktop.documents.compose.attendance import expected_attendance
from ita_desktop.model.book import YearBook
from ita_desktop.model.year import MeasureState, PaperKind, PublicationState
from ita_desktop.rules.due_work import MeasureCounts, When, count_measures, list_due_work
from ita_desktop.rules.readiness import read_readiness
from ita_desktop.rules.rounding import rounded
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def book(sample_workspace: Workspace) -> Iterator[YearBook]:
    with sample_workspace.reading() as session:
        yield load_book(session)


def test_one_paper_is_kept_as_it_went_out(book: YearBook) -> None:
    (paper,) = [paper for paper in book.year.papers if paper.is_issued]
    assert paper.kind is PaperKind.PROPOSAL_MEMO
    assert paper.issued_file
    assert hashlib.sha256(paper.issued_file).hexdigest() == paper.issued_sha256


def test_resolutions_became_measures(book: YearBook) -> None:
    meeting = book.year.meetings[0]
    resolved = {resolution_origin(book, meeting, item) for item in meeting.agenda if item.resolution}
    origins = {measure.origin for measure in book.year.measures if measure.origin}
    assert len(origins) == 2
    assert origins <= resolved


def test_nothing_is_told_of_days_to_come(book: YearBook) -> None:
    today = book.office.today()
    done = [entry.date for measure in book.year.measures for entry in measure.follow_ups]
    done += [responsibility.published_on for responsibility in book.year.responsibilities]
    done += [meeting.date for meeting in book.year.meetings if meeting.attendance]
    assert max(filter(None, done)) <= today
    for measure in book.year.measures:
        is_begun = measure.state is not MeasureState.NOT_STARTED
        assert not (is_begun and measure.start_date and measure.start_date > today), measure.issue
    assert any(meeting.date and meeting.date > today for meeting in book.year.meetings)


def test_the_day_shows_work_of_every_urgency_but_today(book: YearBook) -> None:
    works = list_due_work(book, book.office.today())
    assert {work.when for work in works} == set(When) - {When.TODAY}
    assert count_measures(book, book.office.today()) == MeasureCounts(1, 11, 23, 1)


def test_the_lesson_quotes_what_the_class_sees(book: YearBook) -> None:
    today, second = book.office.today(), book.year.meetings[1]
    counts = Counter(work.when for work in list_due_work(book, today))
    readiness = read_readiness(book, today)
    ready = rounded(readiness.points_by_state[PublicationState.PUBLISHED])
    published = sum(item.is_published for item in readiness.items)
    expected = expected_attendance(book, second)
    lesson = (bundled.folder("docs") / "training.md").read_text(encoding="utf-8")
    for words in (
        f"เลยกำหนด {counts[When.LATE]} ภายใน 7 วัน {counts[When.THIS_WEEK]} ต่อจากนี้ {counts[When.LATER]}",
        f"{ready} จาก {readiness.whole} คะแนน",
        f"เผยแพร่แล้ว {published} จาก {len(readiness.items)} ข้อ",
        f"เล่มมาตรการ {len(book.year.measures)} มาตรการ",
        f"เพิ่มรายชื่อ {len(expected)} คน",
    ):
        assert words in lesson
    assert "นายกิตติศักดิ์ ตัวอย่างสม" in {line.name for line in expected}
