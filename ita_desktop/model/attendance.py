"""Who came to a meeting: taken from the order, kept as it was on the day."""

from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ita_desktop.model.records import Record


class Presence(StrEnum):
    """UNKNOWN until somebody has ticked it."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    REPRESENTED = "represented"
    ABSENT = "absent"


class Attendance(Record, kw_only=True):
    """One line of the list of a meeting, with name, post and role as they were then.

    `is_member` is False for others who took part. `representative` came in the place of the member; `reason` is why
    an absent member did not.
    """

    __tablename__ = "attendance"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    is_member: Mapped[bool] = mapped_column(default=True)
    presence: Mapped[Presence] = mapped_column(default=Presence.UNKNOWN)
    representative: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
