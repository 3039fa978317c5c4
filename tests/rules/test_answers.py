"""How many have answered by a day, of how many, and who is behind."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

import pytest

from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.book import YearBook
from ita_desktop.model.phase import Phase
from ita_desktop.rules.answers import (
    InstrumentAnswers,
    Tally,
    asked_instruments,
    collecting_phase,
    course_of,
    means_whole_office,
    read_answers,
    sum_of,
    tally_of,
    to_remind,
)
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

TODAY = datetime.date(2023, 4, 10)
FIRST, LAST = datetime.date(2023, 3, 13), datetime.date(2023, 4, 3)


@pytest.fixture
def book(sample_workspace: Workspace) -> Iterator[YearBook]:
    with sample_workspace.reading() as session:
        yield load_book(session)


def iit(book: YearBook, day: datetime.date = TODAY) -> InstrumentAnswers:
    return read_answers(book, day)[0]


def tally(wanted: int | None, answered: int | None) -> Tally:
    return Tally(wanted, answered, None if answered is None else TODAY)


@pytest.mark.parametrize(
    ("wanted", "answered", "lacking", "share"),
    [
        (400, 320, 80, "80.00"),
        (500, 398, 102, "79.60"),
        (589, 633, 0, "107.47"),
        (3, 2, 1, "66.67"),
        (800, 1, 799, "0.13"),
        (40, 40, 0, "100.00"),
        (40, None, 40, None),
        (None, 12, None, None),
        (0, 0, 0, None),
    ],
)
def test_what_lacks_and_the_share_half_up(
    wanted: int | None, answered: int | None, lacking: int | None, share: str | None
) -> None:
    found = tally(wanted, answered)
    assert (found.lacking, found.share) == (lacking, share and Decimal(share))
    assert found.is_behind is bool(lacking)
    assert found.is_reached is (lacking == 0)


def test_only_what_people_answer_is_asked(book: YearBook) -> None:
    assert [node.code for node in asked_instruments(book)] == ["IIT", "EIT"]


def test_the_latest_count_up_to_the_day_holds(book: YearBook) -> None:
    quota = iit(book).parts[1].quota
    assert tally_of(quota, TODAY) == Tally(24, 21, LAST)
    assert tally_of(quota, datetime.date(2023, 3, 26)) == Tally(24, 10, datetime.date(2023, 3, 20))
    assert tally_of(quota, datetime.date(2023, 3, 12)) == Tally(24, None, None)


def test_the_whole_is_the_sum_of_the_parts_over_the_minimum_of_the_frame(book: YearBook) -> None:
    answers = iit(book)
    assert answers.whole == Tally(400, 333, LAST)
    assert answers.is_minimum_of_frame
    assert sum_of(answers.parts) == Tally(450, 333, LAST)
    assert len(answers.behind) == 9


def test_what_the_system_asks_for_goes_before_the_frame(book: YearBook) -> None:
    eit = read_answers(book, TODAY)[1]
    assert eit.whole == Tally(500, 253, LAST)
    assert not eit.is_minimum_of_frame
    eit.node.minimum_sample = None
    assert eit.stated
    eit.stated.wanted = None
    eit.parts[0].quota.wanted = 100
    assert read_answers(book, TODAY)[1].whole.wanted == 300


def test_a_stated_total_holds_until_the_parts_are_counted_again(book: YearBook) -> None:
    eit = read_answers(book, TODAY)[1]
    assert eit.stated
    eit.stated.counts = [AnswerCount(counted_on=datetime.date(2023, 3, 28), answered=190)]
    assert read_answers(book, datetime.date(2023, 3, 29))[1].whole.answered == 190
    assert read_answers(book, TODAY)[1].whole.answered == 253
    eit.stated.counts[0].answered = 254
    assert read_answers(book, TODAY)[1].whole.answered == 254, "some parts are not counted at all"
    eit.stated.counts.append(AnswerCount(counted_on=LAST, answered=260))
    assert read_answers(book, TODAY)[1].whole.answered == 260


def test_groups_of_the_frame_and_sections_count_the_same_people_twice(book: YearBook) -> None:
    sections = [part.quota for part in iit(book).parts[:2]]
    eit = read_answers(book, TODAY)[1]
    for quota in sections:
        quota.node = eit.node
    assert read_answers(book, TODAY)[1].whole.answered == 253
    sections[0].counts[-1].answered = 240
    assert read_answers(book, TODAY)[1].whole.answered == 261
    sections[0].unit, sections[0].name = None, "ผู้มาที่สำนักงาน"
    assert read_answers(book, TODAY)[1].whole.answered == 261


@pytest.mark.parametrize(
    ("words", "expected"),
    [("รวม", True), ("รวมทั้ง สิ้น", True), ("ทั้งสำนักงาน", True), ("ฝ่ายรวมพล", False), ("", False)],
)
def test_the_last_line_of_a_table_is_of_the_whole_office(words: str, expected: bool) -> None:
    assert means_whole_office(words) is expected


def test_the_course_has_every_day_of_counting_until_the_day(book: YearBook) -> None:
    course = course_of(book, iit(book), datetime.date(2023, 3, 27))
    assert [(day.day, whole.answered) for day, whole in course] == [(13, 50), (20, 153), (27, 260)]
    assert iit(book).days[0] == FIRST
    assert iit(book).days[-1] == LAST


def test_reminded_is_who_is_followed_and_lacks(book: YearBook) -> None:
    assert [answers.node.code for answers in to_remind(read_answers(book, TODAY))] == ["IIT", "EIT"]
    book.year.quotas = [quota for quota in book.year.quotas if quota.node.code == "IIT"]
    for quota in book.year.quotas:
        quota.wanted = 0
    assert iit(book).whole.is_behind
    assert [answers.node.code for answers in to_remind(read_answers(book, TODAY))] == ["IIT"]
    book.year.quotas = []
    assert to_remind(read_answers(book, TODAY)) == []


def test_the_phase_is_known_only_by_a_name_that_says_so(book: YearBook) -> None:
    node = iit(book).node

    def phase(name: str) -> Phase:
        return Phase(position=0, name=name, first_day=FIRST, last_day=LAST)

    collecting = phase("เก็บแบบวัด IIT และ EIT")
    assert collecting_phase([phase("เก็บแบบวัด EIT"), phase("ประกาศ IIT"), collecting], node) is collecting
    assert collecting_phase([phase("เก็บข้อมูล")], node) is None
    assert collecting_phase([collecting, phase("เก็บ IIT รอบสอง")], node) is None


def test_the_whole_office_is_nobody_in_particular() -> None:
    quota = Quota(position=0, node=None, name="บุคคล")  # type: ignore[arg-type]
    assert (quota.carrier, quota.is_of_whole_office) == ("บุคคล", False)
    quota.name = ""
    assert (quota.carrier, quota.is_of_whole_office) == ("", True)
