"""Meetings of a year with their agenda, and what was said and resolved."""

import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.attendance import Attendance
from ita_desktop.model.office import Person
from ita_desktop.model.records import Record


class AgendaSource(StrEnum):
    """Where the words of an agenda item come from."""

    WORDS = "words"
    APPOINTMENT = "appointment"
    PREVIOUS_MINUTES = "previous-minutes"
    RESULTS = "results"
    FRAME = "frame"
    ASSIGNMENT = "assignment"


class Meeting(Record, kw_only=True):
    """`number` counts within the fiscal year; `body_words` name who meets, as the agenda prints it.

    `began` and `ended` are the times of the minutes; `time` is when the meeting was called for. `recorder` wrote the
    minutes, `checker` went over them.
    """

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("fiscal_year_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    number: Mapped[int]
    date: Mapped[datetime.date | None] = mapped_column(default=None)
    time: Mapped[datetime.time | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    body_words: Mapped[str] = mapped_column(default="")
    began: Mapped[datetime.time | None] = mapped_column(default=None)
    ended: Mapped[datetime.time | None] = mapped_column(default=None)
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    checker_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)

    agenda: Mapped[list["AgendaItem"]] = relationship(
        cascade="all, delete-orphan",
        order_by="AgendaItem.position",
        lazy="raise_on_sql",
        default_factory=list,
    )
    attendance: Mapped[list["Attendance"]] = relationship(
        cascade="all, delete-orphan",
        order_by="Attendance.position",
        lazy="raise_on_sql",
        default_factory=list,
    )
    recorder: Mapped["Person | None"] = relationship(
        lazy="raise_on_sql", foreign_keys=[recorder_id], default=None
    )
    checker: Mapped["Person | None"] = relationship(
        lazy="raise_on_sql", foreign_keys=[checker_id], default=None
    )


class AgendaItem(Record, kw_only=True):
    """A line of the agenda tree; `depth` 1 is a ระเบียบวาระ, 2 an item under it. Numbers are counted when printed.

    `lines` are further lines under the item, as typed; items with a source are filled from the records.
    `discussion` and `resolution` are what the minutes say of it.
    """

    __tablename__ = "agenda_item"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    depth: Mapped[int] = mapped_column(default=1)
    text: Mapped[str] = mapped_column(default="")
    source: Mapped[AgendaSource] = mapped_column(default=AgendaSource.WORDS)
    lines: Mapped[list[str]] = mapped_column(default_factory=list)
    discussion: Mapped[list[str]] = mapped_column(default_factory=list)
    resolution: Mapped[str] = mapped_column(default="")
