"""The stretches of the officer's year: when the assessor and the office do what."""

import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ita_desktop.model.records import Record


class Phase(Record, kw_only=True):
    """`note` says by which letter a date was set or moved; deadlines are moved in the year."""

    __tablename__ = "phase"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(
        ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    name: Mapped[str]
    first_day: Mapped[datetime.date]
    last_day: Mapped[datetime.date]
    is_done: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")
