"""Which measures are late, what is to be written down of them next, and by which words they are called."""

from datetime import date

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import Cadence, FollowUp, Measure, MeasureState
from ita_desktop.rules.due_work import count_measures, is_late, list_due_work, measure_title, open_round
from tests.exchange.case_workbooks import empty_book

DUE = date(2023, 3, 31)
AFTER = date(2023, 4, 1)
OPEN = (MeasureState.NOT_STARTED, MeasureState.IN_PROGRESS)


def measure(**values: object) -> Measure:
    return Measure(position=0, **{"state": MeasureState.IN_PROGRESS} | values)  # type: ignore[arg-type]


def book(*measures: Measure) -> YearBook:
    made = empty_book("สำนักงานเขตสมมติ")
    made.year.measures = list(measures)
    return made


@pytest.mark.parametrize("state", MeasureState)
def test_what_is_open_is_late_from_the_day_after_its_last(state: MeasureState) -> None:
    assert is_late(measure(state=state, due_date=DUE), AFTER) is (state in OPEN)
    assert not is_late(measure(state=state, due_date=DUE), DUE)
    assert not is_late(measure(state=state), AFTER)


def test_each_measure_counts_once_and_what_was_cancelled_not_at_all() -> None:
    made = book(
        measure(state=MeasureState.DONE, due_date=DUE),
        measure(state=MeasureState.DONE),
        measure(state=MeasureState.CANCELLED, due_date=DUE),
        *(measure(state=state, due_date=day) for state in OPEN for day in (DUE, AFTER)),
        measure(state=MeasureState.NOT_STARTED),
    )
    counts = count_measures(made, AFTER)
    assert (counts.done, counts.in_progress, counts.not_started, counts.late) == (2, 1, 2, 2)
    assert counts.whole == 7


def test_what_is_asked_for_next_is_the_last_round_that_is_over_or_else_the_one_that_runs() -> None:
    year = book().year
    running = measure(start_date=date(2023, 1, 1), cadence=Cadence.MONTHLY)
    asked = open_round(running, year, date(2023, 3, 14))
    assert asked
    assert asked.name == "ก.พ."
    running.follow_ups = [FollowUp(position=0, date=date(2023, month, 20)) for month in (1, 2)]
    asked = open_round(running, year, date(2023, 3, 14))
    assert asked
    assert asked.name == "มี.ค."
    running.due_date = date(2023, 2, 28)
    running.state = MeasureState.DONE
    assert open_round(running, year, date(2023, 3, 14)) is None


def test_a_measure_is_due_on_its_day_and_at_the_end_of_its_round() -> None:
    running = measure(issue="ถาม", start_date=date(2023, 3, 1), due_date=DUE, cadence=Cadence.MONTHLY)
    deadline, follow_up = list_due_work(book(running), AFTER)
    assert (deadline.title, deadline.field, deadline.due, deadline.days_late) == ("ถาม", "state", DUE, 1)
    assert (follow_up.field, follow_up.due, follow_up.days_late) == ("follow_ups", DUE, 1)
    assert follow_up.title == "บันทึกผลติดตามรอบ มี.ค. – ถาม"
    assert deadline.facts == "มาตรการที่ 1 · ยังไม่มีผู้รับผิดชอบ · กำลังดำเนินการ"
    assert follow_up.facts == "มาตรการที่ 1 · ยังไม่มีผู้รับผิดชอบ"


def test_a_closed_measure_is_passed_over_and_the_next_keeps_its_number() -> None:
    closed = [measure(state=state, due_date=DUE) for state in (MeasureState.DONE, MeasureState.CANCELLED)]
    (work,) = list_due_work(book(*closed, measure(due_date=AFTER)), AFTER)
    assert work.facts.startswith("มาตรการที่ 3 ")
    assert work.days_late == 0


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"activities": ["จัด  อบรม", "สอง"], "measures": ["มาตรการ"], "issue": "เรื่อง"}, "จัด อบรม"),
        ({"activities": [" "], "measures": ["", "ทำ\nคู่มือ"], "issue": "เรื่อง"}, "ทำ คู่มือ"),
        ({"issue": "เรื่อง", "guideline": "แนวทาง", "weakness": "อ่อน"}, "เรื่อง"),
        ({"guideline": "แนวทาง", "weakness": "อ่อน"}, "แนวทาง"),
        ({"weakness": "อ่อน"}, "อ่อน"),
        ({}, "มาตรการที่ยังไม่มีข้อความ"),
    ],
)
def test_a_measure_is_called_by_what_is_done(values: dict[str, object], title: str) -> None:
    assert measure_title(measure(**values)) == title
