"""The committees and working groups that the order appoints, who sits in them, and what they have to do."""

import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.office import Person
from ita_desktop.model.records import Record


class Body(Record, kw_only=True):
    """A committee or working group that the order appoints."""

    __tablename__ = "body"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    position: Mapped[int]
    name: Mapped[str]

    members: Mapped[list["Member"]] = relationship(
        cascade="all, delete-orphan", order_by="Member.position", lazy="raise_on_sql", default_factory=list
    )
    duties: Mapped[list["Duty"]] = relationship(
        cascade="all, delete-orphan", order_by="Duty.position", lazy="raise_on_sql", default_factory=list
    )


class Member(Record, kw_only=True):
    """A seat in a body, held by whoever holds a post (`post`) or by a named person.

    `since`, `until` and `amended_by` (the number of the amending order) keep who left and who followed.
    """

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), init=False, index=True)
    position: Mapped[int]
    post: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    role: Mapped[str]
    since: Mapped[datetime.date | None] = mapped_column(default=None)
    until: Mapped[datetime.date | None] = mapped_column(default=None)
    amended_by: Mapped[str] = mapped_column(default="")

    person: Mapped["Person | None"] = relationship(lazy="raise_on_sql", default=None)


class Duty(Record, kw_only=True):
    __tablename__ = "duty"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id", ondelete="CASCADE"), init=False, index=True)
    position: Mapped[int]
    text: Mapped[str]
