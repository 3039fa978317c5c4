"""The office itself: its sections and schools, its people, who signs, and how it words and lays out its papers."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.records import Record

if TYPE_CHECKING:
    from ita_desktop.model.frame import EditionRecord
    from ita_desktop.model.year import FiscalYear


class Digits(StrEnum):
    THAI = "thai"
    ARABIC = "arabic"


class WeakPointRule(StrEnum):
    """Both rules are in use by offices: everything below the threshold, or the N lowest of each instrument."""

    THRESHOLD = "threshold"
    LOWEST = "lowest"


class UnitKind(StrEnum):
    SECTION = "section"
    SCHOOL = "school"


class Acting(StrEnum):
    """In what capacity somebody signs."""

    SELF = "self"
    FOR = "for"
    ACTING = "acting"
    ON_BEHALF = "on-behalf"


class SigningDuty(StrEnum):
    """Whose signature a paper asks for."""

    DIRECTOR = "director"
    ASSISTANT_DIRECTOR = "assistant-director"
    COORDINATING_HEAD = "coordinating-head"
    EDUCATION_HEAD = "education-head"
    OFFICER = "officer"


class Office(Record, kw_only=True):
    """`plays_on` is the day that an invented office pretends to live on; a real one lives today."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    district: Mapped[str]
    province: Mapped[str] = mapped_column(default="กรุงเทพมหานคร")
    address: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    emblem_file: Mapped[str] = mapped_column(default="")
    emblem: Mapped[bytes | None] = mapped_column(default=None, deferred=False)
    font: Mapped[str] = mapped_column(default="TH SarabunPSK")
    digits: Mapped[Digits] = mapped_column(default=Digits.THAI)
    code_digits: Mapped[Digits] = mapped_column(default=Digits.ARABIC)
    threshold: Mapped[Decimal] = mapped_column(default=Decimal(85))
    weak_point_rule: Mapped[WeakPointRule] = mapped_column(default=WeakPointRule.THRESHOLD)
    lowest_count: Mapped[int] = mapped_column(default=5)
    measures_layout: Mapped[str] = mapped_column(default="M2")
    plays_on: Mapped[datetime.date | None] = mapped_column(default=None)
    identity: Mapped[str] = mapped_column(init=False, default_factory=lambda: uuid4().hex, unique=True)

    units: Mapped[list["Unit"]] = relationship(
        cascade="all, delete-orphan", order_by="Unit.position", lazy="raise_on_sql", default_factory=list
    )
    people: Mapped[list["Person"]] = relationship(
        cascade="all, delete-orphan",
        order_by="Person.position_in_list",
        lazy="raise_on_sql",
        default_factory=list,
    )
    signatories: Mapped[list["Signatory"]] = relationship(
        cascade="all, delete-orphan",
        order_by="Signatory.position_in_list",
        lazy="raise_on_sql",
        default_factory=list,
    )
    texts: Mapped[list["PaperText"]] = relationship(
        cascade="all, delete-orphan", order_by="PaperText.id", lazy="raise_on_sql", default_factory=list
    )
    layouts: Mapped[list["MeasuresLayout"]] = relationship(
        cascade="all, delete-orphan",
        order_by="MeasuresLayout.code",
        lazy="raise_on_sql",
        default_factory=list,
    )
    set_aside_findings: Mapped[list["SetAsideFinding"]] = relationship(
        cascade="all, delete-orphan", order_by="SetAsideFinding.id", lazy="raise_on_sql", default_factory=list
    )
    editions: Mapped[list["EditionRecord"]] = relationship(
        cascade="all, delete-orphan", order_by="EditionRecord.year", lazy="raise_on_sql", default_factory=list
    )
    years: Mapped[list["FiscalYear"]] = relationship(
        cascade="all, delete-orphan", order_by="FiscalYear.year", lazy="raise_on_sql", default_factory=list
    )

    def today(self) -> datetime.date:
        return self.plays_on or datetime.date.today()


class Unit(Record, kw_only=True):
    """A section (ฝ่าย) of the office or a school (โรงเรียน) under it."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[UnitKind]
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    other_names: Mapped[list[str]] = mapped_column(default_factory=list)
    letter_prefix: Mapped[str] = mapped_column(default="")
    telephone: Mapped[str] = mapped_column(default="")


class Person(Record, kw_only=True):
    """Somebody who works for the office: nothing is kept but name, post and office telephone (PDPA)."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    position_in_list: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), init=False, index=True)
    telephone: Mapped[str] = mapped_column(default="")
    in_office_from: Mapped[datetime.date | None] = mapped_column(default=None)
    in_office_until: Mapped[datetime.date | None] = mapped_column(default=None)

    unit: Mapped["Unit | None"] = relationship(lazy="raise_on_sql", default=None)

    @property
    def full_name(self) -> str:
        """As printed in brackets: นาย, นาง, นางสาว stand without a space, a rank with one."""
        joined = {"นาย", "นาง", "นางสาว", "น.ส."}
        return f"{self.title}{self.name}" if self.title in joined else f"{self.title} {self.name}".strip()

    @property
    def full_position(self) -> str:
        """Position with its level, which Thai posts write without a space (นักจัดการงานทั่วไปปฏิบัติการ)."""
        return self.position if self.position.endswith(self.level) else f"{self.position}{self.level}"

    def is_in_office(self, day: datetime.date) -> bool:
        after_start = self.in_office_from is None or self.in_office_from <= day
        return after_start and (self.in_office_until is None or day <= self.in_office_until)


class Signatory(Record, kw_only=True):
    """Who signs for a duty, in what capacity, and the post printed under the name."""

    __tablename__ = "signatory"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    position_in_list: Mapped[int] = mapped_column(default=0)
    duty: Mapped[SigningDuty]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    printed_position: Mapped[str] = mapped_column(default="")
    acting: Mapped[Acting] = mapped_column(default=Acting.SELF)
    acting_for: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[datetime.date | None] = mapped_column(default=None)
    valid_until: Mapped[datetime.date | None] = mapped_column(default=None)

    person: Mapped["Person | None"] = relationship(lazy="raise_on_sql", default=None)


class PaperText(Record, kw_only=True):
    """One paragraph of a paper as this office words it; where there is none, the program's own wording stands."""

    __tablename__ = "paper_text"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    paper: Mapped[str]
    part: Mapped[str]
    position: Mapped[int] = mapped_column(default=1)
    text: Mapped[str]


class MeasuresLayout(Record, kw_only=True):
    """A measures table that the office defined: columns as data, in the form of `resources/layouts`."""

    __tablename__ = "measures_layout"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    code: Mapped[str]
    definition: Mapped[dict[str, Any]]


class SetAsideFinding(Record, kw_only=True):
    """A finding of the checks that the office let stand, with its reason.

    `finding` is the key of the finding; `fingerprint` the state of its record then: a change brings it back.
    """

    __tablename__ = "set_aside_finding"
    __table_args__ = (UniqueConstraint("office_id", "finding"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    finding: Mapped[str]
    fingerprint: Mapped[str]
    reason: Mapped[str]
    on: Mapped[datetime.date]
