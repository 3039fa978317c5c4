"""What texts say of the meetings of the year, against the records."""

import datetime

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText
from ita_desktop.model.year import FreeSection, PaperKind
from ita_desktop.rules.checks.meeting_mentions import CHECKS
from tests.rules.checks.looking import look, only, silent


def say(book: YearBook, text: str, paper: str = "invitation-memo", part: str = "reason") -> PaperText:
    own = PaperText(paper=paper, part=part, text=text)
    book.office.texts.append(own)
    return own


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize("number", ["๑/๒๕๖๕", "3/2566", "1/65"])
def test_an_invitation_to_no_meeting_is_found(sample: YearBook, number: str) -> None:
    text = say(sample, f"เห็นควรเชิญเข้าร่วมประชุม ครั้งที่ {number}", part="purpose")
    assert only(look(CHECKS, "meeting-number-mentioned", sample)).place.record is text


def test_an_agenda_that_names_another_meeting_is_found(sample: YearBook) -> None:
    agenda = next(each for each in sample.year.papers if each.number == "2/2566")
    agenda.subject = agenda.subject.replace("2/2566", "1/2566")
    assert only(look(CHECKS, "meeting-number-mentioned", sample)).place.record is agenda


@pytest.mark.parametrize("words", ["ครั้งที่ ๑/๒๕๖๖", "ครั้งที่ 2/66", "ครั้งที่ {ครั้งที่ประชุม}"])
def test_an_invitation_to_a_meeting_on_record_is_passed_over(sample: YearBook, words: str) -> None:
    say(sample, f"เห็นควรเชิญเข้าร่วมประชุม {words}", part="purpose")
    assert look(CHECKS, "meeting-number-mentioned", sample) == []


def test_a_meeting_of_another_body_is_passed_over(sample: YearBook) -> None:
    sample.year.meetings[0].agenda[1].lines = ["มติที่ประชุมหัวหน้าฝ่าย ครั้งที่ 9/2565"]
    assert silent(CHECKS, sample) == []


def test_an_invitation_to_another_day_is_found(sample: YearBook) -> None:
    sample.year.meetings[0].date = datetime.date(2023, 5, 8)
    text = say(sample, "เข้าร่วมประชุม ในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๐ น.", part="purpose")
    slip = only(look(CHECKS, "meeting-date-mentioned", sample))
    assert slip.place.record is text
    assert "วันจันทร์ที่ 8 พฤษภาคม 2566" in slip.message


@pytest.mark.parametrize(
    "text",
    [
        "เข้าร่วมประชุม ในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๐ น.",
        "เพื่อเตรียมการประชุม ตามคำสั่งลงวันที่ 31 ตุลาคม 2565",
        "โปรดแจ้งรายชื่อผู้เข้าร่วมประชุมภายในวันที่ 4 พฤศจิกายน 2565",
        "ประชุมวันพุธที่ 9 เมษายน 2566",
    ],
)
def test_the_day_of_a_meeting_and_days_of_other_things_are_passed_over(sample: YearBook, text: str) -> None:
    """The last one names a wrong weekday, which is a finding of its own."""
    say(sample, text, part="purpose")
    assert look(CHECKS, "meeting-date-mentioned", sample) == []


def test_a_title_of_the_agenda_with_another_day_is_found(sample: YearBook) -> None:
    text = say(sample, "วันจันทร์ที่ ๘ พฤษภาคม ๒๕๖๖ เวลา ๐๙.๐๐ น.", "agenda", "title")
    assert only(look(CHECKS, "meeting-date-mentioned", sample)).place.record is text


@pytest.mark.parametrize(
    "words",
    [
        "ครั้งที่ 2/2566",
        "ครั้งที่ 1/2567",
        "ครั้งที่ 1/2566 เมื่อวันพุธที่ 9 พฤศจิกายน 2565",
    ],
)
def test_minutes_of_no_earlier_meeting_are_found(sample: YearBook, words: str) -> None:
    item = sample.year.meetings[1].agenda[2]
    item.text = f"เรื่องรับรองรายงานการประชุม{words}"
    assert only(look(CHECKS, "minutes-of-no-meeting", sample)).place.record is item


@pytest.mark.parametrize(
    "words", ["ครั้งที่ 1/2566 เมื่อวันอังคารที่ 8 พฤศจิกายน 2565", "ครั้งที่ 1/2566", "ครั้งที่ 4/2565", ""]
)
def test_minutes_of_an_earlier_meeting_are_passed_over(sample: YearBook, words: str) -> None:
    sample.year.meetings[1].agenda[2].text = f"เรื่องรับรองรายงานการประชุม{words}"
    assert silent(CHECKS, sample) == []


@pytest.mark.parametrize("number", ["3/2566", "2/2565", "1/2566"])
def test_the_subject_of_an_agenda_whose_own_number_is_wrong_may_name_any_meeting(
    sample: YearBook, number: str
) -> None:
    agenda = next(each for each in sample.year.papers if each.number == "2/2566")
    agenda.number = number
    assert look(CHECKS, "meeting-number-mentioned", sample) == []


@pytest.mark.parametrize(
    "text", ["ตามมติที่ประชุมครั้งที่ ๑/๒๕๖๖ เมื่อวันพุธที่ ๙ พฤศจิกายน ๒๕๖๕", "ประชุมครั้งที่ 1/2566 วันที่ 8 ธันวาคม 2565"]
)
def test_a_meeting_told_by_its_number_on_another_day_is_found(sample: YearBook, text: str) -> None:
    section = FreeSection(position=1, heading="ความเป็นมา", paragraphs=[text])
    sample.year.sections = [section]
    assert only(look(CHECKS, "meeting-date-mentioned", sample)).place.record is section


@pytest.mark.parametrize(
    "text",
    ["ในการประชุมครั้งที่ ๑/๒๕๖๖ เมื่อวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕", "ประชุมหัวหน้าฝ่ายครั้งที่ 1/2566 วันที่ 17 ตุลาคม 2565"],
)
def test_the_same_number_of_another_bodys_meeting_is_passed_over(sample: YearBook, text: str) -> None:
    sample.year.sections = [FreeSection(position=1, heading="ความเป็นมา", paragraphs=[text])]
    assert look(CHECKS, "meeting-date-mentioned", sample) == []


def test_another_hour_of_the_meeting_is_found_and_mended(sample: YearBook) -> None:
    sample.year.meetings[0].time = datetime.time(9)
    text = say(sample, "เชิญประชุมในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๑๓.๓๐ น. ณ ห้องประชุม")
    slip = only(look(CHECKS, "meeting-time-mentioned", sample))
    assert slip.place.record is text
    assert slip.mend is not None
    assert slip.mend.value == "เชิญประชุมในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๐ น. ณ ห้องประชุม"
    text.text = "เชิญประชุมในวันที่ 8 พฤศจิกายน 2565 เวลา 9:00 น. พักเวลา 12.00 น."
    assert look(CHECKS, "meeting-time-mentioned", sample) == []


def test_whom_a_meeting_is_of_may_name_it_rightly_or_wrongly(sample: YearBook) -> None:
    meeting = sample.year.meetings[1]
    meeting.body_words = "คณะทำงานฯ ครั้งที่ 2/2566"
    assert look(CHECKS, "meeting-number-mentioned", sample) == []
    meeting.body_words = "คณะทำงานฯ ครั้งที่ 1/2566"
    slip = only(look(CHECKS, "meeting-number-mentioned", sample))
    assert (slip.place.record, slip.place.field) == (meeting, "body_words")


def test_where_it_meets_and_subjects_of_other_papers_may_name_meetings_of_others(sample: YearBook) -> None:
    sample.year.meetings[0].place = "ห้องประชุม ต่อจากประชุมหัวหน้าฝ่าย ครั้งที่ 9/2565"
    memo = sample.paper(PaperKind.PROPOSAL_MEMO)
    assert memo is not None
    memo.subject = "ขอส่งรายงานการประชุมหัวหน้าฝ่าย ครั้งที่ 9/2565"
    assert look(CHECKS, "meeting-number-mentioned", sample) == []


def test_of_two_minutes_the_wrong_one_is_found(sample: YearBook) -> None:
    item = sample.year.meetings[1].agenda[2]
    item.text = "เรื่องรับรองรายงานการประชุมครั้งที่ 4/2565 ครั้งที่ 2/2566 และครั้งที่ 1/2567"
    told = [slip.message for slip in look(CHECKS, "minutes-of-no-meeting", sample)]
    assert len(told) == 2
    assert "รายงานครั้งที่ 2/2566" in told[0]
    assert "รายงานครั้งที่ 1/2567" in told[1]


def test_what_is_told_elsewhere_of_minutes_is_passed_over(sample: YearBook) -> None:
    text = "ที่ประชุมหัวหน้าฝ่ายรับรองรายงานการประชุมครั้งที่ 7/2566"
    sample.year.sections = [FreeSection(position=1, heading="ความเป็นมา", paragraphs=[text])]
    assert look(CHECKS, "minutes-of-no-meeting", sample) == []
