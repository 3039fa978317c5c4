"""Who came to a meeting: taken from the order, ticked, and kept as it was on the day."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from ita_desktop.actions.meetings import MeetingError, find_meeting
from ita_desktop.actions.positions import in_order, number_in_order, put_at
from ita_desktop.documents.compose.attendance import expected_attendance
from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _


def fill_attendance(session: Session, book: YearBook, meeting: Meeting) -> int:
    """Adds whoever the order names and the list lacks; ticks that were set stay. How many were added."""
    kept = find_meeting(session, meeting.id)
    listed = {line.name for line in kept.attendance} | {line.post for line in kept.attendance}
    missing = [
        line for line in expected_attendance(book, kept) if (line.name or line.post) not in listed - {""}
    ]
    if not missing and not kept.attendance:
        raise MeetingError(_("ยังไม่มีรายชื่อในคณะ โปรดเพิ่มกรรมการก่อน"))
    listed_now = in_order(kept.attendance)
    members = [line for line in listed_now if line.is_member]
    others = [line for line in listed_now if not line.is_member]
    kept.attendance.extend(missing)
    number_in_order([*members, *missing, *others])
    return len(missing)


def add_attendant(
    session: Session, meeting: Meeting, name: str, post: str = "", *, is_member: bool = False
) -> Attendance:
    """Somebody who took part without a seat, or a member whom the order does not name."""
    kept = find_meeting(session, meeting.id)
    name, post = clean(name), clean(post)
    if not name:
        raise MeetingError(_("โปรดพิมพ์ชื่อ"))
    if any(same_name(line.name, name) for line in kept.attendance):
        raise MeetingError(_("{name}อยู่ในรายชื่อแล้ว").format(name=name))
    line = Attendance(
        position=len(kept.attendance),
        name=name,
        post=post,
        is_member=is_member,
        presence=Presence.PRESENT,
    )
    kept.attendance.append(line)
    session.flush()
    return line


def change_attendant(
    session: Session, line: Attendance, *, name: str | None = None, post: str | None = None
) -> None:
    kept = session.get_one(Attendance, line.id)
    kept.name = kept.name if name is None else clean(name)
    kept.post = kept.post if post is None else clean(post)
    if not kept.name and not kept.post:
        raise MeetingError(_("โปรดพิมพ์ชื่อ"))


def set_presence(session: Session, lines: Collection[Attendance], presence: Presence) -> None:
    """What no longer belongs to it, a representative or a reason, goes."""
    for line in lines:
        kept = session.get_one(Attendance, line.id)
        kept.presence = presence
        if presence is not Presence.REPRESENTED:
            kept.representative = ""
        if presence is not Presence.ABSENT:
            kept.reason = ""


def set_representative(session: Session, line: Attendance, name: str) -> None:
    set_presence(session, [line], Presence.REPRESENTED)
    session.get_one(Attendance, line.id).representative = clean(name)


def set_reason(session: Session, line: Attendance, reason: str) -> None:
    set_presence(session, [line], Presence.ABSENT)
    session.get_one(Attendance, line.id).reason = clean(reason)


def move_attendants(session: Session, lines: Sequence[Attendance], place: int) -> None:
    if not lines:
        return
    kept = find_meeting(session, lines[0].meeting_id)
    moved = {line.id for line in lines}
    number_in_order(put_at(in_order(kept.attendance), lambda line: line.id in moved, place))


def remove_attendants(session: Session, lines: Collection[Attendance]) -> None:
    for line in lines:
        session.delete(session.get_one(Attendance, line.id))
