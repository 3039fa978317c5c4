"""Counts of answers: what contradicts itself is told, what may well be so is not."""

import datetime
from dataclasses import replace

import pytest

from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.book import YearBook
from ita_desktop.rules.checks.answers import CHECKS
from ita_desktop.rules.findings import Evidence
from tests.rules.checks.looking import look, only, silent

LAST_COUNT = datetime.date(2023, 4, 3)
PERIOD_ENDS = datetime.date(2023, 6, 30)


def quota_of(book: YearBook, carrier: str, code: str = "IIT") -> Quota:
    return next(quota for quota in book.year.quotas if (quota.node.code, quota.carrier) == (code, carrier))


def state(book: YearBook, code: str, answered: int) -> AnswerCount:
    """What the system says of the whole on the day of the last count."""
    node = quota_of(book, "ฝ่ายรายได้" if code == "IIT" else "บุคคล", code).node
    stated = AnswerCount(counted_on=LAST_COUNT, answered=answered)
    kept = [quota for quota in book.year.quotas if quota.node is not node or not quota.is_of_whole_office]
    book.year.quotas = [*kept, Quota(position=99, node=node, counts=[stated])]
    return stated


def test_the_sample_counts_soundly(sample: YearBook) -> None:
    assert silent(CHECKS, sample) == []


def test_a_cumulative_count_does_not_fall(sample: YearBook) -> None:
    last = quota_of(sample, "ฝ่ายโยธา").counts[-1]
    last.answered = 14
    slip = only(look(CHECKS, "answers-fewer", sample))
    assert (slip.place.record, slip.place.field) == (last, "answered")
    assert "14 น้อยกว่า 15 เมื่อ 27 มี.ค. 66" in slip.message
    last.answered = 15
    assert look(CHECKS, "answers-fewer", sample) == []


@pytest.mark.parametrize(
    ("day", "answered", "words"),
    [
        (datetime.date(2023, 2, 28), 3, "อยู่ก่อนระยะ"),
        (datetime.date(2023, 2, 28), 0, ""),
        (datetime.date(2023, 3, 1), 3, ""),
        (datetime.date(2023, 6, 30), 99, ""),
        (datetime.date(2023, 7, 1), 99, "ยังเพิ่มเมื่อ 1 ก.ค. 66"),
        # The last word on a period that is over.
        (datetime.date(2023, 7, 3), 22, ""),
        (datetime.date(2023, 9, 2), 99, "ยังมาไม่ถึง"),
    ],
)
def test_answers_come_while_they_are_collected(
    sample: YearBook, day: datetime.date, answered: int, words: str
) -> None:
    quota = quota_of(sample, "ฝ่ายโยธา")
    quota.counts = [*quota.counts, AnswerCount(counted_on=day, answered=answered)]
    check = next(check for check in CHECKS if check.name == "answers-day")
    slips = list(check.look(Evidence(sample, today=datetime.date(2023, 9, 1))))
    assert [words in slip.message for slip in slips] == ([True] if words else [])


def test_without_a_phase_that_says_so_no_day_is_wrong(sample: YearBook) -> None:
    quota_of(sample, "ฝ่ายโยธา").counts[-1].counted_on = datetime.date(2022, 12, 1)
    next(phase for phase in sample.year.phases if "เก็บ" in phase.name).name = "แบบวัด"
    assert look(CHECKS, "answers-day", sample) == []


def test_parts_and_the_stated_total_agree(sample: YearBook) -> None:
    assert look(CHECKS, "answers-sum", sample) == []
    state(sample, "IIT", 333)
    assert look(CHECKS, "answers-sum", replace(sample)) == []
    stated = state(sample, "IIT", 340)
    slip = only(look(CHECKS, "answers-sum", replace(sample)))
    assert slip.place.record is stated
    assert "340 แต่รายหน่วยรวมกันได้ 333" in slip.message


def test_a_total_may_hold_more_than_some_of_the_parts(sample: YearBook) -> None:
    sample.year.quotas = [quota for quota in sample.year.quotas if quota.carrier != "ฝ่ายโยธา"]
    state(sample, "IIT", 333)
    assert look(CHECKS, "answers-sum", sample) == []
    state(sample, "IIT", 310)
    assert "รวมกันได้ 311" in only(look(CHECKS, "answers-sum", replace(sample))).message


def test_parts_that_were_not_all_counted_that_day_say_nothing_of_the_total(sample: YearBook) -> None:
    state(sample, "EIT", 100)
    quota_of(sample, "บุคคล", "EIT").counts.pop()
    assert look(CHECKS, "answers-sum", sample) == []


def test_groups_beside_sections_are_counted_twice_and_not_added_up(sample: YearBook) -> None:
    unit = quota_of(sample, "ฝ่ายโยธา").unit
    state(sample, "EIT", 100)
    node = quota_of(sample, "บุคคล", "EIT").node
    counts = [AnswerCount(counted_on=LAST_COUNT, answered=9)]
    sample.year.quotas = [*sample.year.quotas, Quota(position=100, node=node, unit=unit, counts=counts)]
    assert look(CHECKS, "answers-sum", sample) == []


def test_a_part_that_is_counted_needs_a_target_where_others_have_one(sample: YearBook) -> None:
    quota = quota_of(sample, "ฝ่ายโยธา")
    quota.wanted = None
    slip = only(look(CHECKS, "answers-target", sample))
    assert (slip.place.record, slip.place.field) == (quota, "wanted")
    for each in sample.year.quotas:
        each.wanted = None
    assert look(CHECKS, "answers-target", replace(sample)) == []
