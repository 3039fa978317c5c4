"""What changed, when and by whom: one entry a deed, with each record before and after."""

import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.records import Record


class Change(Record, kw_only=True):
    """`undoes` is the change that this one took back; taking that back again does it anew."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime.datetime]
    by: Mapped[str]
    words: Mapped[str]
    undoes: Mapped[int | None] = mapped_column(default=None)
    records: Mapped[list["ChangedRecord"]] = relationship(
        cascade="all, delete-orphan", lazy="raise_on_sql", default_factory=list
    )


class ChangedRecord(Record, kw_only=True):
    """`before` is None for a record that was added, `after` for one that was removed."""

    __tablename__ = "changed_record"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    change_id: Mapped[int] = mapped_column(
        ForeignKey("change.id", ondelete="CASCADE"), init=False, index=True
    )
    table_name: Mapped[str]
    record_id: Mapped[int]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
