"""What an office does in one fiscal year: bodies, responsibilities, results, measures, meetings and papers."""

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.answers import Quota
from ita_desktop.model.body import Body
from ita_desktop.model.frame import EditionRecord, ElementRecord, NodeRecord
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Person, SigningDuty, Unit
from ita_desktop.model.phase import Phase
from ita_desktop.model.records import Record


class Part(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"


class PublicationState(StrEnum):
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    TO_CHECK = "to-check"
    SENT_BACK = "sent-back"
    PUBLISHED = "published"


class Cadence(StrEnum):
    """How often something recurs within the fiscal year."""

    NONE = "none"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six-monthly"
    WHOLE_YEAR = "whole-year"


class MeasuresTable(StrEnum):
    """The main plan, or the shorter guideline table that some offices print under the analysis."""

    PLAN = "plan"
    GUIDELINE = "guideline"


class MeasureState(StrEnum):
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    CANCELLED = "cancelled"


class PaperKind(StrEnum):
    ORDER = "order"
    PROPOSAL_MEMO = "proposal-memo"
    INVITATION_MEMO = "invitation-memo"
    SUBMISSION_MEMO = "submission-memo"
    AGENDA = "agenda"
    MATRIX = "matrix"
    MEASURES = "measures"
    MINUTES = "minutes"
    ATTENDANCE = "attendance"


MEMOS = (PaperKind.PROPOSAL_MEMO, PaperKind.INVITATION_MEMO, PaperKind.SUBMISSION_MEMO)


class Urgency(StrEnum):
    NONE = ""
    URGENT = "ด่วน"
    VERY_URGENT = "ด่วนมาก"
    MOST_URGENT = "ด่วนที่สุด"


class Secrecy(StrEnum):
    NONE = ""
    CONFIDENTIAL = "ลับ"
    SECRET = "ลับมาก"
    TOP_SECRET = "ลับที่สุด"


class EndorsementKind(StrEnum):
    """A place for a pen, or words that the program prints when the paper is passed on."""

    PEN = "pen"
    FORWARD = "forward"


class FiscalYear(Record, kw_only=True):
    """A fiscal year (BE) of the office: the frame it works by, and the results published for it.

    `published_total` and `published_level` are as printed by the assessor and are never recomputed.
    """

    __tablename__ = "fiscal_year"
    __table_args__ = (UniqueConstraint("office_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    year: Mapped[int]
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), init=False)
    published_total: Mapped[Decimal | None] = mapped_column(default=None)
    published_level: Mapped[str] = mapped_column(default="")

    edition: Mapped["EditionRecord"] = relationship(lazy="raise_on_sql")
    results: Mapped[list["Result"]] = relationship(
        cascade="all, delete-orphan", order_by="Result.id", lazy="raise_on_sql", default_factory=list
    )
    bodies: Mapped[list["Body"]] = relationship(
        cascade="all, delete-orphan", order_by="Body.position", lazy="raise_on_sql", default_factory=list
    )
    responsibilities: Mapped[list["Responsibility"]] = relationship(
        cascade="all, delete-orphan", order_by="Responsibility.id", lazy="raise_on_sql", default_factory=list
    )
    measures: Mapped[list["Measure"]] = relationship(
        cascade="all, delete-orphan", order_by="Measure.position", lazy="raise_on_sql", default_factory=list
    )
    meetings: Mapped[list["Meeting"]] = relationship(
        cascade="all, delete-orphan", order_by="Meeting.number", lazy="raise_on_sql", default_factory=list
    )
    papers: Mapped[list["Paper"]] = relationship(
        cascade="all, delete-orphan", order_by="Paper.position", lazy="raise_on_sql", default_factory=list
    )
    sections: Mapped[list["FreeSection"]] = relationship(
        cascade="all, delete-orphan",
        order_by="FreeSection.position",
        lazy="raise_on_sql",
        default_factory=list,
    )
    phases: Mapped[list["Phase"]] = relationship(
        cascade="all, delete-orphan", order_by="Phase.position", lazy="raise_on_sql", default_factory=list
    )
    quotas: Mapped[list["Quota"]] = relationship(
        cascade="all, delete-orphan", order_by="Quota.position", lazy="raise_on_sql", default_factory=list
    )


class Result(Record, kw_only=True):
    """What the assessor published for one node, and what the office and the assessor wrote about it.

    Shares are percentages of the answers; they are kept only where the report gives them.
    """

    __tablename__ = "result"
    __table_args__ = (UniqueConstraint("fiscal_year_id", "node_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), init=False, index=True)
    published: Mapped[Decimal | None] = mapped_column(default=None)
    published_level: Mapped[str] = mapped_column(default="")
    published_weighted: Mapped[Decimal | None] = mapped_column(default=None)
    share_least: Mapped[Decimal | None] = mapped_column(default=None)
    share_little: Mapped[Decimal | None] = mapped_column(default=None)
    share_much: Mapped[Decimal | None] = mapped_column(default=None)
    share_most: Mapped[Decimal | None] = mapped_column(default=None)
    share_yes: Mapped[Decimal | None] = mapped_column(default=None)
    share_no: Mapped[Decimal | None] = mapped_column(default=None)
    urls: Mapped[list[str]] = mapped_column(default_factory=list)
    explanation: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    node: Mapped["NodeRecord"] = relationship(lazy="raise_on_sql")


class Responsibility(Record, kw_only=True):
    """Who publishes one item, where, by when, and how far it is."""

    __tablename__ = "responsibility"
    __table_args__ = (UniqueConstraint("fiscal_year_id", "node_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    node_id: Mapped[int] = mapped_column(ForeignKey("node.id"), init=False, index=True)
    due_date: Mapped[datetime.date | None] = mapped_column(default=None)
    due_words: Mapped[str] = mapped_column(default="")
    urls: Mapped[list[str]] = mapped_column(default_factory=list)
    period: Mapped[str] = mapped_column(default="")
    published_on: Mapped[datetime.date | None] = mapped_column(default=None)
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.NOT_STARTED)
    remark: Mapped[str] = mapped_column(default="")

    node: Mapped["NodeRecord"] = relationship(lazy="raise_on_sql")
    parties: Mapped[list["ResponsibleParty"]] = relationship(
        cascade="all, delete-orphan",
        order_by="ResponsibleParty.position",
        lazy="raise_on_sql",
        default_factory=list,
    )
    ticks: Mapped[list["ElementTick"]] = relationship(
        cascade="all, delete-orphan", lazy="raise_on_sql", default_factory=list
    )


class ResponsibleParty(Record, kw_only=True):
    """A section, school or person; or words: a token such as ทุกฝ่าย that expands, or a post."""

    __tablename__ = "responsible_party"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    responsibility_id: Mapped[int] = mapped_column(
        ForeignKey("responsibility.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    part: Mapped[Part]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), init=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    words: Mapped[str] = mapped_column(default="")

    unit: Mapped["Unit | None"] = relationship(lazy="raise_on_sql", default=None)
    person: Mapped["Person | None"] = relationship(lazy="raise_on_sql", default=None)


class ElementTick(Record, kw_only=True):
    """An element that the published data of this year's item shows."""

    __tablename__ = "element_tick"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    responsibility_id: Mapped[int] = mapped_column(
        ForeignKey("responsibility.id", ondelete="CASCADE"), init=False, index=True
    )
    element_id: Mapped[int] = mapped_column(ForeignKey("element.id", ondelete="CASCADE"), init=False)

    element: Mapped["ElementRecord"] = relationship(lazy="raise_on_sql")


class Measure(Record, kw_only=True):
    """One row of improvement: what is weak, what is done about it, by whom, until when, and how it is followed up.

    It belongs to an indicator, a question, an item, a range of items (`node` to `last_node`) or none.
    A deadline is a date, a cadence or both; `due_words` are the words as typed and print as they stand.
    `origin` says what it came from, such as a resolution of a meeting.
    """

    __tablename__ = "measure"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    position: Mapped[int]
    table: Mapped[MeasuresTable] = mapped_column(default=MeasuresTable.PLAN)
    node_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"), init=False, index=True)
    last_node_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"), init=False)
    last_score: Mapped[Decimal | None] = mapped_column(default=None)
    weakness: Mapped[str] = mapped_column(default="")
    issue: Mapped[str] = mapped_column(default="")
    joins_issue_above: Mapped[bool] = mapped_column(default=False)
    guideline: Mapped[str] = mapped_column(default="")
    measures: Mapped[list[str]] = mapped_column(default_factory=list)
    activities: Mapped[list[str]] = mapped_column(default_factory=list)
    outputs: Mapped[list[str]] = mapped_column(default_factory=list)
    awareness: Mapped[list[str]] = mapped_column(default_factory=list)
    start_date: Mapped[datetime.date | None] = mapped_column(default=None)
    due_date: Mapped[datetime.date | None] = mapped_column(default=None)
    cadence: Mapped[Cadence] = mapped_column(default=Cadence.NONE)
    due_words: Mapped[str] = mapped_column(default="")
    follow_up_months: Mapped[int | None] = mapped_column(default=None)
    follow_up_words: Mapped[str] = mapped_column(default="")
    follower: Mapped[str] = mapped_column(default="")
    state: Mapped[MeasureState] = mapped_column(default=MeasureState.NOT_STARTED)
    origin: Mapped[str] = mapped_column(default="")

    node: Mapped["NodeRecord | None"] = relationship(
        lazy="raise_on_sql", foreign_keys=[node_id], default=None
    )
    last_node: Mapped["NodeRecord | None"] = relationship(
        lazy="raise_on_sql", foreign_keys=[last_node_id], default=None
    )
    owners: Mapped[list["MeasureOwner"]] = relationship(
        cascade="all, delete-orphan",
        order_by="MeasureOwner.position",
        lazy="raise_on_sql",
        default_factory=list,
    )
    follow_ups: Mapped[list["FollowUp"]] = relationship(
        cascade="all, delete-orphan", order_by="FollowUp.position", lazy="raise_on_sql", default_factory=list
    )


class MeasureOwner(Record, kw_only=True):
    """Who carries a measure out; `words` as for a responsible party."""

    __tablename__ = "measure_owner"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), init=False)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    words: Mapped[str] = mapped_column(default="")

    unit: Mapped["Unit | None"] = relationship(lazy="raise_on_sql", default=None)
    person: Mapped["Person | None"] = relationship(lazy="raise_on_sql", default=None)


class FollowUp(Record, kw_only=True):
    """`evidence` are names and addresses; of the names in `kept_files` the content is kept, by its SHA-256."""

    __tablename__ = "follow_up"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    measure_id: Mapped[int] = mapped_column(
        ForeignKey("measure.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    date: Mapped[datetime.date | None] = mapped_column(default=None)
    result: Mapped[str] = mapped_column(default="")
    problem: Mapped[str] = mapped_column(default="")
    suggestion: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    # What an older history brings back has none.
    kept_files: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")


class Paper(Record, kw_only=True):
    """An entry of the register: a paper with its number, date and state.

    `number` is as printed (กท 9901/812, 1234/2565); letters and orders count by calendar year.
    Once issued, the file stays as it went out, with its SHA-256. `meeting` is the one an agenda, its minutes, its
    attendance sheet or an invitation is about.
    """

    __tablename__ = "paper"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    position: Mapped[int]
    kind: Mapped[PaperKind]
    number: Mapped[str] = mapped_column(default="")
    date: Mapped[datetime.date | None] = mapped_column(default=None)
    subject: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), init=False)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), init=False)
    telephone: Mapped[str] = mapped_column(default="")
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NONE)
    secrecy: Mapped[Secrecy] = mapped_column(default=Secrecy.NONE)
    signing_duty: Mapped[SigningDuty | None] = mapped_column(default=None)
    effect: Mapped[str] = mapped_column(default="")
    is_issued: Mapped[bool] = mapped_column(default=False)
    issued_file: Mapped[bytes | None] = mapped_column(default=None)
    issued_sha256: Mapped[str] = mapped_column(default="")

    unit: Mapped["Unit | None"] = relationship(lazy="raise_on_sql", default=None)
    meeting: Mapped["Meeting | None"] = relationship(lazy="raise_on_sql", default=None)
    endorsements: Mapped[list["Endorsement"]] = relationship(
        cascade="all, delete-orphan",
        order_by="Endorsement.position",
        lazy="raise_on_sql",
        default_factory=list,
    )


class Endorsement(Record, kw_only=True):
    """One step of the เสนอ chain under a memo: room for a pen, or a forwarding block with its own number."""

    __tablename__ = "endorsement"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id", ondelete="CASCADE"), init=False, index=True)
    position: Mapped[int]
    kind: Mapped[EndorsementKind]
    addressees: Mapped[list[str]] = mapped_column(default_factory=list)
    number: Mapped[str] = mapped_column(default="")
    date: Mapped[datetime.date | None] = mapped_column(default=None)
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NONE)
    lines: Mapped[list[str]] = mapped_column(default_factory=list)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), init=False)
    printed_position: Mapped[str] = mapped_column(default="")

    person: Mapped["Person | None"] = relationship(lazy="raise_on_sql", default=None)


class FreeSection(Record, kw_only=True):
    """A further section that the office adds to the measures document."""

    __tablename__ = "free_section"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    fiscal_year_id: Mapped[int] = mapped_column(ForeignKey("fiscal_year.id", ondelete="CASCADE"), init=False)
    position: Mapped[int]
    heading: Mapped[str]
    paragraphs: Mapped[list[str]] = mapped_column(default_factory=list)


def party_name(party: ResponsibleParty | MeasureOwner) -> str:
    """The unit, the person, or whoever is named in words."""
    if party.unit is not None:
        return party.unit.name
    return party.person.full_name if party.person is not None else party.words
