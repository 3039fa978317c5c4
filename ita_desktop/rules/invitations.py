"""Which invitation is to which meeting."""

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.year import Paper, PaperKind


def invitations(book: YearBook) -> dict[Meeting, Paper]:
    """The latest of each meeting.

    One that names no meeting is to the next one after its date, without a date to the first; to one that has no
    other, if there is any.
    """
    papers = [paper for paper in book.year.papers if paper.kind is PaperKind.INVITATION_MEMO]
    found = {paper.meeting: paper for paper in papers if paper.meeting}
    meetings = sorted(book.year.meetings, key=lambda meeting: meeting.number)
    for paper in papers:
        if paper.meeting is None and meetings:
            likely = _following(meetings, paper)
            found[next((each for each in likely if each not in found), likely[0])] = paper
    return found


def meeting_of(book: YearBook, invitation: Paper) -> Meeting | None:
    return next((meeting for meeting, paper in invitations(book).items() if paper is invitation), None)


def _following(meetings: list[Meeting], invitation: Paper) -> list[Meeting]:
    date = invitation.date
    if date is None:
        return meetings
    return [each for each in meetings if each.date and each.date >= date] or meetings[-1:]
