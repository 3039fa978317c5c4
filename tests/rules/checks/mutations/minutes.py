"""Slips in the minutes of a meeting that was held."""

import datetime
from random import Random

from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.year import Paper, PaperKind
from tests.rules.checks.mutations.mutation import Kind, Mutation, any_of, changed, days


def _held(book: YearBook) -> Meeting:
    return book.year.meetings[0]


def _members(book: YearBook) -> list[Attendance]:
    return [each for each in _held(book).attendance if each.is_member and "ประธาน" not in each.role]


def _unknown(book: YearBook, chance: Random) -> Mutation:
    return changed("presence-unknown", any_of(chance, _members(book)), "presence", Presence.UNKNOWN)


def _no_reason(book: YearBook, chance: Random) -> Mutation:
    absent = any_of(chance, _members(book))
    absent.presence = Presence.ABSENT
    return changed("absent-without-reason", absent, "reason", any_of(chance, ("", " ")))


def _no_representative(book: YearBook, chance: Random) -> Mutation:
    represented = any_of(chance, _members(book))
    represented.presence = Presence.REPRESENTED
    return changed("representative-without-name", represented, "representative", any_of(chance, ("", " ")))


def _no_chair(book: YearBook, _chance: Random) -> Mutation:
    chairs = [each for each in _held(book).attendance if "ประธาน" in each.role]
    for chair in chairs:
        chair.presence, chair.reason = Presence.ABSENT, "ติดราชการ"
    return Mutation("meeting-without-chair", [(chair, "presence") for chair in chairs], "no chair came")


def _no_resolution(book: YearBook, chance: Random) -> Mutation:
    # A ระเบียบวาระ of its own asks for none once something is told of it.
    items = (each for each in _held(book).agenda if each.resolution and each.depth > 1)
    item = any_of(chance, items)
    return changed("item-without-resolution", item, "resolution", any_of(chance, ("", " ")))


def _open_end(book: YearBook, chance: Random) -> Mutation:
    return changed("minutes-incomplete", _held(book), any_of(chance, ("ended", "recorder")), None)


def _ended_early(book: YearBook, chance: Random) -> Mutation:
    return changed("meeting-hours", _held(book), "ended", datetime.time(chance.randint(6, 8), 30))


def _minutes_early(book: YearBook, chance: Random) -> Mutation:
    meeting = _held(book)
    assert meeting.date
    minutes = Paper(
        position=99, kind=PaperKind.MINUTES, date=meeting.date - days(chance.randint(1, 30)), meeting=meeting
    )
    book.year.papers.append(minutes)
    return Mutation("minutes-before-meeting", [(minutes, "date")], f"minutes of {minutes.date}")


def _invited_late(book: YearBook, chance: Random) -> Mutation:
    """Before the next letter, whose number is lower."""
    meeting = book.year.meetings[1]
    assert meeting.date
    later = [paper.date for paper in book.year.papers if paper.date and paper.date > meeting.date]
    next_letter = min(later, default=meeting.date + days(30))
    date = meeting.date + days(chance.randint(1, (next_letter - meeting.date).days))
    invitation = Paper(
        position=99, kind=PaperKind.INVITATION_MEMO, number="กท 9901/899", date=date, meeting=meeting
    )
    book.year.papers.append(invitation)
    return Mutation("invitation-after-meeting", [(invitation, "date")], f"invited on {date}")


KINDS: tuple[Kind, ...] = (
    Kind("somebody not ticked", _unknown),
    Kind("absent for no reason", _no_reason),
    Kind("a representative without a name", _no_representative),
    Kind("neither chair nor deputy came", _no_chair),
    Kind("an item without resolution", _no_resolution),
    Kind("no end or no recorder of a meeting", _open_end),
    Kind("a meeting ended before it began", _ended_early),
    Kind("minutes dated before the meeting", _minutes_early),
    Kind("invited after the meeting", _invited_late),
)
