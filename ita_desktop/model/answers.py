"""How many are to answer an instrument, and how many have: counts only, never who answered or what."""

import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Unit
from ita_desktop.model.records import Record


class Quota(Record, kw_only=True):
    """How many answers to an instrument are `wanted` of a section, a school or a group that `name` says.

    Without unit and name it is that of the whole office, as the assessor's system shows it.
    """

    __tablename__ = "quota"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(
        ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), init=False, index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), init=False)
    name: Mapped[str] = mapped_column(default="")
    wanted: Mapped[int | None] = mapped_column(default=None)

    node: Mapped["NodeRecord"] = relationship(lazy="raise_on_sql")
    unit: Mapped["Unit | None"] = relationship(lazy="raise_on_sql", default=None)
    counts: Mapped[list["AnswerCount"]] = relationship(
        cascade="all, delete-orphan",
        order_by="AnswerCount.counted_on",
        lazy="raise_on_sql",
        default_factory=list,
    )

    @property
    def is_of_whole_office(self) -> bool:
        return self.unit is None and not self.name

    @property
    def carrier(self) -> str:
        """Whom it is of; nothing for the whole office."""
        return self.unit.name if self.unit else self.name


class AnswerCount(Record, kw_only=True):
    """How many had answered by the end of a day, from the beginning on."""

    __tablename__ = "answer_count"
    __table_args__ = (UniqueConstraint("quota_id", "counted_on"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    quota_id: Mapped[int] = mapped_column(ForeignKey("quota.id", ondelete="CASCADE"), init=False)
    counted_on: Mapped[datetime.date]
    answered: Mapped[int]
