"""An edition as the office keeps it: copied from the shipped value, editable, and read back as a value."""

from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ita_desktop.model.edition import (
    Edition,
    ElementText,
    Kind,
    Link,
    Node,
    Policy,
    Relation,
    Scale,
    TimeBase,
)
from ita_desktop.model.records import Record


class EditionRecord(Record, kw_only=True):
    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("office_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(
        ForeignKey("office.id", ondelete="CASCADE"), init=False, index=True
    )
    code: Mapped[str]
    year: Mapped[int]
    body: Mapped[str]
    name: Mapped[str]
    revision: Mapped[str] = mapped_column(default="final")
    level_scale: Mapped[str]
    confirmed: Mapped[bool]
    source: Mapped[str] = mapped_column(default="")
    earlier_edition: Mapped[str | None] = mapped_column(default=None)
    option_points: Mapped[list[str]]
    decimal_places: Mapped[int]
    threshold: Mapped[Decimal]
    lowest_count: Mapped[int]

    nodes: Mapped[list["NodeRecord"]] = relationship(
        cascade="all, delete-orphan",
        order_by="NodeRecord.position",
        lazy="raise_on_sql",
        default_factory=list,
    )
    links: Mapped[list["LinkRecord"]] = relationship(
        cascade="all, delete-orphan", order_by="LinkRecord.id", lazy="raise_on_sql", default_factory=list
    )

    def as_value(self) -> Edition:
        return Edition(
            code=self.code,
            year=self.year,
            body=self.body,
            name=self.name,
            level_scale=self.level_scale,
            confirmed=self.confirmed,
            source=self.source,
            nodes=tuple(node.as_value() for node in self.nodes),
            policy=Policy(
                option_points=tuple(Decimal(points) for points in self.option_points),
                decimal_places=self.decimal_places,
                threshold=self.threshold,
                lowest_count=self.lowest_count,
            ),
            earlier_edition=self.earlier_edition,
            links=tuple(Link(link.earlier, link.later, link.relation) for link in self.links),
        )


class NodeRecord(Record, kw_only=True):
    __tablename__ = "node"
    __table_args__ = (UniqueConstraint("edition_id", "identity"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    edition_id: Mapped[int] = mapped_column(
        ForeignKey("edition.id", ondelete="CASCADE"), init=False, index=True
    )
    position: Mapped[int]
    identity: Mapped[str]
    code: Mapped[str]
    parent: Mapped[str | None]
    kind: Mapped[Kind]
    title: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    short_name_english: Mapped[str] = mapped_column(default="")
    scale: Mapped[Scale | None] = mapped_column(default=None)
    weight: Mapped[Decimal | None] = mapped_column(default=None)
    mean_of: Mapped[Kind | None] = mapped_column(default=None)
    minimum_sample: Mapped[int | None] = mapped_column(default=None)
    sample_groups: Mapped[list[str]] = mapped_column(default_factory=list)
    sample_note: Mapped[str] = mapped_column(default="")

    elements: Mapped[list["ElementRecord"]] = relationship(
        cascade="all, delete-orphan",
        order_by="ElementRecord.position",
        lazy="raise_on_sql",
        default_factory=list,
    )

    def as_value(self) -> Node:
        return Node(
            identity=self.identity,
            code=self.code,
            parent=self.parent,
            kind=self.kind,
            title=self.title,
            short_name=self.short_name,
            short_name_english=self.short_name_english,
            scale=self.scale,
            weight=self.weight,
            mean_of=self.mean_of,
            elements=tuple(ElementText(e.text, e.is_heading, e.time_base) for e in self.elements),
            minimum_sample=self.minimum_sample,
            sample_groups=tuple(self.sample_groups),
            sample_note=self.sample_note,
        )


class ElementRecord(Record, kw_only=True):
    """One line of what an item must show."""

    __tablename__ = "element"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    node_id: Mapped[int] = mapped_column(ForeignKey("node.id", ondelete="CASCADE"), init=False, index=True)
    position: Mapped[int]
    text: Mapped[str]
    is_heading: Mapped[bool] = mapped_column(default=False)
    time_base: Mapped[TimeBase] = mapped_column(default=TimeBase.NONE)


class LinkRecord(Record, kw_only=True):
    """A line of the map from the earlier edition, by identities: it outlives a renumbering."""

    __tablename__ = "edition_link"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    edition_id: Mapped[int] = mapped_column(
        ForeignKey("edition.id", ondelete="CASCADE"), init=False, index=True
    )
    earlier: Mapped[str | None]
    later: Mapped[str | None]
    relation: Mapped[Relation]


def record_of(edition: Edition, revision: str = "final") -> EditionRecord:
    """A fresh record of `edition`, whose nodes already carry the numbers of `revision`."""
    return EditionRecord(
        code=edition.code,
        year=edition.year,
        body=edition.body,
        name=edition.name,
        revision=revision,
        level_scale=edition.level_scale,
        confirmed=edition.confirmed,
        source=edition.source,
        earlier_edition=edition.earlier_edition,
        option_points=[str(points) for points in edition.policy.option_points],
        decimal_places=edition.policy.decimal_places,
        threshold=edition.policy.threshold,
        lowest_count=edition.policy.lowest_count,
        nodes=[_node_record(node, position) for position, node in enumerate(edition.nodes)],
        links=[LinkRecord(earlier=x.earlier, later=x.later, relation=x.relation) for x in edition.links],
    )


def _node_record(node: Node, position: int) -> NodeRecord:
    return NodeRecord(
        position=position,
        identity=node.identity,
        code=node.code,
        parent=node.parent,
        kind=node.kind,
        title=node.title,
        short_name=node.short_name,
        short_name_english=node.short_name_english,
        scale=node.scale,
        weight=node.weight,
        mean_of=node.mean_of,
        minimum_sample=node.minimum_sample,
        sample_groups=list(node.sample_groups),
        sample_note=node.sample_note,
        elements=[
            ElementRecord(position=n, text=e.text, is_heading=e.is_heading, time_base=e.time_base)
            for n, e in enumerate(node.elements)
        ],
    )
