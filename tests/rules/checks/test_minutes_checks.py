"""What the minutes of a past meeting leave open."""

import datetime

import pytest

from ita_desktop.model.attendance import Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.minutes import CHECKS
from ita_desktop.rules.findings import Evidence
from tests.rules.checks.looking import look, only, silent


@pytest.fixture
def held(sample: YearBook) -> Meeting:
    return sample.year.meetings[0]


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_who_was_not_ticked_is_told_once_a_meeting(sample: YearBook, held: Meeting) -> None:
    first, second = held.attendance[3:5]
    first.presence = second.presence = Presence.UNKNOWN
    slip = only(look(CHECKS, "presence-unknown", sample))
    assert (slip.place.record, slip.place.field) == (first, "presence")
    assert first.name in slip.message
    assert "อีก 1 คน" in slip.message


def test_a_list_that_nobody_has_begun_to_tick_is_no_slip(sample: YearBook, held: Meeting) -> None:
    for each in held.attendance:
        each.presence = Presence.UNKNOWN
    for item in held.agenda:
        item.discussion, item.resolution = [], ""
    assert silent(CHECKS, sample) == []


def test_of_a_meeting_to_come_nothing_is_lacking(sample: YearBook, held: Meeting) -> None:
    held.attendance[3].presence = Presence.UNKNOWN
    held.ended = held.recorder = None
    evidence = Evidence(sample, today=datetime.date(2022, 11, 8))
    assert [slip for check in CHECKS for slip in check.look(evidence)] == []


def test_others_who_took_part_need_no_reason_to_stay_away(sample: YearBook, held: Meeting) -> None:
    guest = next(each for each in held.attendance if not each.is_member)
    guest.presence = Presence.ABSENT
    assert look(CHECKS, "absent-without-reason", sample) == []
    held.attendance[3].presence = Presence.ABSENT
    assert only(look(CHECKS, "absent-without-reason", sample)).place.record is held.attendance[3]


def test_a_representative_without_a_name_is_found(sample: YearBook, held: Meeting) -> None:
    represented = next(each for each in held.attendance if each.presence is Presence.REPRESENTED)
    represented.representative = " "
    assert only(look(CHECKS, "representative-without-name", sample)).place.record is represented


def test_a_deputy_may_chair(sample: YearBook, held: Meeting) -> None:
    chair, deputy, other = held.attendance[:3]
    chair.presence = deputy.presence = Presence.ABSENT
    assert look(CHECKS, "meeting-without-chair", sample) == []
    other.presence = Presence.ABSENT
    assert only(look(CHECKS, "meeting-without-chair", sample)).place.record is chair


@pytest.mark.parametrize(
    ("item", "is_found"),
    [
        (AgendaItem(position=99, depth=2, text="เรื่องใหม่"), True),
        (AgendaItem(position=99, depth=2, text="เรื่องใหม่", discussion=["หารือแล้ว"]), True),
        (AgendaItem(position=99, depth=2, text="เรื่องใหม่", resolution="รับทราบ"), False),
        (AgendaItem(position=99, text="เรื่องเสนอเพื่อทราบ"), True),
        (AgendaItem(position=99, text="เรื่องเสนอเพื่อทราบ", discussion=["ไม่มี"]), False),
        (AgendaItem(position=99, text="เรื่องรับรอง", source=AgendaSource.PREVIOUS_MINUTES), False),
    ],
)
def test_an_item_that_the_minutes_would_leave_open_is_found(
    sample: YearBook, held: Meeting, item: AgendaItem, is_found: bool
) -> None:
    held.agenda.append(item)
    found = [slip.place.record for slip in look(CHECKS, "item-without-resolution", sample)]
    assert found == ([item] if is_found else [])


def test_an_item_with_others_under_it_needs_no_resolution(sample: YearBook, held: Meeting) -> None:
    held.agenda += [AgendaItem(position=98), AgendaItem(position=99, depth=2, resolution="รับทราบ")]
    assert look(CHECKS, "item-without-resolution", sample) == []


@pytest.mark.parametrize("field", ["ended", "recorder"])
def test_minutes_without_an_end_or_a_recorder_are_found(sample: YearBook, held: Meeting, field: str) -> None:
    setattr(held, field, None)
    assert only(look(CHECKS, "minutes-incomplete", sample)).place.field == field


def test_a_meeting_ends_after_it_began(sample: YearBook, held: Meeting) -> None:
    held.ended = held.began
    assert only(look(CHECKS, "meeting-hours", sample)).place.record is held
    held.began = None
    assert look(CHECKS, "meeting-hours", sample) == []


@pytest.mark.parametrize(
    ("number", "is_named", "is_found"), [("", True, True), ("๑ / ๒๕๖๖", False, True), ("", False, False)]
)
def test_minutes_are_not_dated_before_their_meeting(
    sample: YearBook, held: Meeting, number: str, is_named: bool, is_found: bool
) -> None:
    minutes = Paper(
        position=99,
        kind=PaperKind.MINUTES,
        number=number,
        date=datetime.date(2022, 11, 7),
        meeting=held if is_named else None,
    )
    sample.year.papers.append(minutes)
    found = [slip.place.record for slip in look(CHECKS, "minutes-before-meeting", sample)]
    assert found == ([minutes] if is_found else [])
    minutes.date = held.date
    assert look(CHECKS, "minutes-before-meeting", sample) == []


def test_a_later_meeting_is_called_before_its_day(sample: YearBook) -> None:
    second = sample.year.meetings[1]
    invitation = Paper(
        position=99, kind=PaperKind.INVITATION_MEMO, date=datetime.date(2023, 4, 19), meeting=second
    )
    sample.year.papers.append(invitation)
    assert only(look(CHECKS, "invitation-after-meeting", sample)).place.record is invitation
    invitation.date = second.date
    assert look(CHECKS, "invitation-after-meeting", sample) == []
