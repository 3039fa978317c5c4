"""Dates in words, and deadlines within the fiscal year."""

import datetime

import pytest

from ita_desktop.model.body import Duty
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText
from ita_desktop.model.year import Endorsement, Measure, Paper, PaperKind, Responsibility
from ita_desktop.rules.checks.dates import CHECKS
from tests.rules.checks.looking import look, only, paper_saying, silent


def text_of_office(
    book: YearBook, text: str, paper: str = "invitation-memo", part: str = "purpose"
) -> PaperText:
    own = PaperText(paper=paper, part=part, text=text)
    book.office.texts.append(own)
    return own


def responsibility_for(book: YearBook, code: str) -> Responsibility:
    return next(each for each in book.year.responsibilities if each.node.code == code)


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_a_weekday_that_contradicts_its_date_is_found_where_it_stands(sample: YearBook) -> None:
    text = text_of_office(sample, "เชิญประชุมในวันอังคารที่ ๘ พฤษภาคม ๒๕๖๖ เวลา ๐๙.๐๐ น.")
    slip = only(look(CHECKS, "weekday-against-date", sample))
    assert (slip.place.record, slip.place.field) == (text, "text")
    assert "เขียนว่าวันอังคาร แต่ 8 พฤษภาคม 2566 เป็นวันจันทร์" in slip.message
    assert "วันอังคารที่ 9 พฤษภาคม 2566" in slip.advice
    assert slip.mend is None


def test_the_weekday_of_a_date_on_record_is_mended(sample: YearBook) -> None:
    text_of_office(sample, "เชิญประชุมในวันจันทร์ที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๐ น.")
    slip = only(look(CHECKS, "weekday-against-date", sample))
    assert slip.mend is not None
    assert slip.mend.value == "เชิญประชุมในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๐ น."


def test_the_mend_of_one_line_keeps_the_other_lines(sample: YearBook) -> None:
    item = sample.year.meetings[1].agenda[1]
    item.lines = ["เรื่องแรก", "ประชุมวันพุธที่ 8 พฤศจิกายน 2565"]
    slip = only(look(CHECKS, "weekday-against-date", sample))
    assert slip.mend is not None
    assert slip.mend.value == ["เรื่องแรก", "ประชุมวันอังคารที่ 8 พฤศจิกายน 2565"]


def test_a_right_weekday_is_passed_over(sample: YearBook) -> None:
    text_of_office(sample, "เชิญประชุมในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕")
    assert look(CHECKS, "weekday-against-date", sample) == []


def test_a_weekday_that_goes_wrong_only_in_the_paper_is_found_there(sample: YearBook) -> None:
    text_of_office(sample, "เชิญประชุมในวันพุธที่ {วันที่คำสั่ง}")
    paper = paper_saying(PaperKind.INVITATION_MEMO, "เรียน ผู้อำนวยการเขต", "เชิญประชุมในวันพุธที่ 31 ตุลาคม 2565")
    slip = only(look(CHECKS, "weekday-against-date", sample, [paper]))
    assert (slip.place.record, slip.place.paper, slip.place.paragraph) == (None, PaperKind.INVITATION_MEMO, 2)


def test_a_slip_of_a_record_is_not_told_again_for_the_paper(sample: YearBook) -> None:
    text_of_office(sample, "เชิญประชุมในวันอังคารที่ ๘ พฤษภาคม ๒๕๖๖")
    paper = paper_saying(PaperKind.INVITATION_MEMO, "เชิญประชุมในวันอังคารที่ 8 พฤษภาคม 2566")
    assert only(look(CHECKS, "weekday-against-date", sample, [paper])).place.record is not None


def test_what_the_assessor_wrote_is_left_alone(sample: YearBook) -> None:
    assert sample.results_year is not None
    remark = "ประกาศลงวันที่ 31 กันยายน 2565 ไม่ครบถ้วน"
    sample.results_year.results[0].remark = remark
    assert look(CHECKS, "impossible-date", sample, [paper_saying(PaperKind.AGENDA, f"O3 {remark}")]) == []


def test_a_day_that_no_month_has_is_found(sample: YearBook) -> None:
    text = text_of_office(sample, "คำสั่ง ลงวันที่ ๗๗ ตุลาคม ๒๕๖๕")
    slip = only(look(CHECKS, "impossible-date", sample))
    assert slip.place.record is text
    assert "เดือนตุลาคมมี 31 วัน ไม่มีวันที่ 77" in slip.message


def test_a_day_that_exists_is_passed_over(sample: YearBook) -> None:
    text_of_office(sample, "คำสั่ง ลงวันที่ ๓๑ ตุลาคม ๒๕๖๕ และวันที่ 29 กุมภาพันธ์ 2567")
    assert look(CHECKS, "impossible-date", sample) == []


@pytest.mark.parametrize("field", ["start_date", "due_date"])
def test_a_deadline_of_another_year_is_found(sample: YearBook, field: str) -> None:
    measure = sample.year.measures[1]
    setattr(measure, field, datetime.date(2022, 4, 28))
    slip = only(look(CHECKS, "deadline-outside-year", sample))
    assert (slip.place.record, slip.place.field) == (measure, field)
    assert "28 เมษายน 2565" in slip.message


def test_a_deadline_of_another_year_in_words_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.due_words = "ภายใน ๓๐ เม.ย. ๖๕"
    slip = only(look(CHECKS, "deadline-outside-year", sample))
    assert (slip.place.record, slip.place.field) == (measure, "due_words")
    assert look(CHECKS, "due-words-against-date", sample) == []


def test_the_due_date_of_an_item_and_a_follow_up_of_another_year_are_found(sample: YearBook) -> None:
    item = responsibility_for(sample, "O5")
    item.due_date = datetime.date(2022, 2, 28)
    follow_up = sample.year.measures[0].follow_ups[0]
    follow_up.date = datetime.date(2024, 3, 31)
    found = {(slip.place.record, slip.place.field) for slip in look(CHECKS, "deadline-outside-year", sample)}
    assert found == {(item, "due_date"), (follow_up, "date")}


def test_the_first_and_last_day_of_the_year_are_within_it(sample: YearBook) -> None:
    first, second = sample.year.measures[1], sample.year.measures[3]
    first.start_date, first.due_date = datetime.date(2022, 10, 1), datetime.date(2023, 9, 30)
    second.due_date = datetime.date(2022, 10, 1)
    assert look(CHECKS, "deadline-outside-year", sample) == []
    assert look(CHECKS, "deadline-just-after-year", sample) == []


def test_a_report_in_the_month_after_the_year_is_only_looked_at(sample: YearBook) -> None:
    measure = sample.year.measures[1]
    measure.due_date = datetime.date(2023, 10, 15)
    assert look(CHECKS, "deadline-outside-year", sample) == []
    assert only(look(CHECKS, "deadline-just-after-year", sample)).place.record is measure


def test_words_that_name_another_deadline_are_found(sample: YearBook) -> None:
    measure = sample.year.measures[2]
    measure.due_words = "ทุกเดือน จนถึงวันที่ 31 กรกฎาคม 2566"
    slip = only(look(CHECKS, "due-words-against-date", sample))
    assert (slip.place.record, slip.place.field) == (measure, "due_words")
    measure.due_words = "ตั้งแต่ 1 มี.ค. 66 ถึง 30 มิ.ย. 66"
    assert look(CHECKS, "due-words-against-date", sample) == []


def test_a_start_after_the_deadline_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[1]
    measure.start_date = datetime.date(2023, 6, 1)
    slip = only(look(CHECKS, "start-after-deadline", sample))
    assert (slip.place.record, slip.place.field) == (measure, "start_date")
    measure.start_date = measure.due_date
    assert look(CHECKS, "start-after-deadline", sample) == []


def test_a_follow_up_before_the_start_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.follow_ups[0].date = datetime.date(2023, 3, 20)
    assert only(look(CHECKS, "follow-up-before-start", sample)).place.record is measure.follow_ups[0]
    measure.follow_ups[0].date = measure.start_date
    assert look(CHECKS, "follow-up-before-start", sample) == []


def test_data_published_after_the_due_date_is_found(sample: YearBook) -> None:
    item = responsibility_for(sample, "O5")
    item.published_on = datetime.date(2023, 3, 1)
    slip = only(look(CHECKS, "published-after-due", sample))
    assert (slip.place.record, slip.place.field) == (item, "published_on")
    item.published_on = item.due_date
    assert look(CHECKS, "published-after-due", sample) == []


def test_a_period_left_over_from_last_year_is_found(sample: YearBook) -> None:
    item = responsibility_for(sample, "O1")
    item.period = "ข้อมูล ณ วันที่ 31 ธันวาคม 2564"
    slip = only(look(CHECKS, "period-of-another-year", sample))
    assert (slip.place.record, slip.place.field) == (item, "period")


def test_an_item_without_a_time_base_may_show_any_period(sample: YearBook) -> None:
    item = responsibility_for(sample, "O4")
    item.period = "ฉบับลงวันที่ 31 ธันวาคม 2550"
    assert look(CHECKS, "period-of-another-year", sample) == []


def test_a_period_left_over_is_found_behind_an_item_that_may_show_any(sample: YearBook) -> None:
    sample.year.responsibilities.sort(key=lambda each: each.node.code != "O4")
    item = responsibility_for(sample, "O1")
    item.period = "ข้อมูล ณ วันที่ 31 ธันวาคม 2564"
    assert only(look(CHECKS, "period-of-another-year", sample)).place.record is item


@pytest.mark.parametrize("day", ["1 ตุลาคม 2565", "31 ธันวาคม 2565", "30 กันยายน 2566"])
def test_a_period_within_the_year_is_right(sample: YearBook, day: str) -> None:
    responsibility_for(sample, "O1").period = f"ข้อมูล ณ วันที่ {day}"
    assert look(CHECKS, "period-of-another-year", sample) == []


@pytest.mark.parametrize("day", ["30 กันยายน 2565", "1 ตุลาคม 2566"])
def test_the_days_before_and_after_the_year_are_of_another(sample: YearBook, day: str) -> None:
    responsibility_for(sample, "O1").period = f"ข้อมูล ณ วันที่ {day}"
    assert only(look(CHECKS, "period-of-another-year", sample))


def test_a_meeting_dated_by_the_fiscal_year_is_found(sample: YearBook) -> None:
    meeting = sample.year.meetings[0]
    meeting.date = datetime.date(2023, 11, 8)
    slip = only(look(CHECKS, "meeting-outside-year", sample))
    assert (slip.place.record, slip.place.field) == (meeting, "date")
    meeting.date = datetime.date(2022, 10, 1)
    assert look(CHECKS, "meeting-outside-year", sample) == []


@pytest.mark.parametrize("record", [Duty, Endorsement, Paper, Measure])
def test_words_of_every_kind_of_record_are_read(sample: YearBook, record: type) -> None:
    texts = {
        Duty: (sample.year.bodies[0].duties[0], "text"),
        Endorsement: (sample.year.papers[2].endorsements[2], "lines"),
        Paper: (sample.year.papers[1], "subject"),
        Measure: (sample.year.measures[0], "activities"),
    }
    spoilt, field = texts[record]
    wrong = "ประชุมวันจันทร์ที่ 9 พฤษภาคม 2566"
    setattr(spoilt, field, [wrong] if isinstance(getattr(spoilt, field), list) else wrong)
    slip = only(look(CHECKS, "weekday-against-date", sample))
    assert (slip.place.record, slip.place.field) == (spoilt, field)


@pytest.mark.parametrize("start", [datetime.date(2023, 7, 3), datetime.date(2025, 3, 21)])
def test_a_start_that_is_itself_wrong_says_nothing_of_the_follow_ups(
    sample: YearBook, start: datetime.date
) -> None:
    measure = next(
        each for each in sample.year.measures if each.follow_ups and each.due_date and each.start_date
    )
    measure.start_date = start
    slips = [slip for check in CHECKS for slip in look(CHECKS, check.name, sample)]
    assert [(slip.place.record, slip.place.field) for slip in slips] == [(measure, "start_date")]


@pytest.mark.parametrize(
    "words",
    [
        "Friday 8 November 2565",
        "Friday, 8 November 2022",
        "FRI. 8th of Nov. 2022",
        "Friday the 8th of November 2022",
        "Friday, November 8, 2022",
        "8 November 2022 (Friday)",
        "Nov 8, 2565 (Fri)",
        "Friday ๘ November ๒๕๖๕",
    ],
)
def test_an_english_weekday_that_contradicts_its_date_is_found(sample: YearBook, words: str) -> None:
    text = text_of_office(sample, f"ประชุมทางไกล (Meeting: {words}) เวลา 09.00 น.")
    slip = only(look(CHECKS, "weekday-against-date", sample))
    assert (slip.place.record, slip.place.field) == (text, "text")
    assert "8 พฤศจิกายน 2565 เป็นวันอังคาร" in slip.message
    assert slip.mend is not None
    assert "Tuesday" in str(slip.mend.value)
    assert "Fri" not in str(slip.mend.value)


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday 8 November 2565",
        "Tue, 8 Nov 2022",
        "November 8, 2022 (Tuesday)",
        "Friday 8 November",
        "Monday 31 February 2022",
        "Monday Magazine 8 November 2022",
        "Sunday service: 8 November 2022",
        "Mon 2 - Fri 6 May 2022",
    ],
)
def test_a_right_english_weekday_and_what_is_no_date_are_passed_over(sample: YearBook, words: str) -> None:
    text_of_office(sample, f"ประชุมทางไกล ({words})")
    assert look(CHECKS, "weekday-against-date", sample) == []


def test_the_english_weekday_of_a_day_not_on_record_is_only_told(sample: YearBook) -> None:
    text_of_office(sample, "Friday 9 November 2565")
    assert only(look(CHECKS, "weekday-against-date", sample)).mend is None
