"""What was published for a year, entered or taken from a pasted table; and measures drafted from its weak points."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.positions import next_position
from ita_desktop.exchange.pasted_results import TOTAL, RowReading
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Edition, Kind
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.frame import EditionRecord, NodeRecord, record_of
from ita_desktop.model.office import WeakPointRule
from ita_desktop.model.year import (
    FiscalYear,
    Measure,
    MeasureOwner,
    Part,
    Responsibility,
    Result,
)
from ita_desktop.rules.remedies import Remedies
from ita_desktop.rules.scores import NodeScore, Scores, read_scores
from ita_desktop.rules.weak_points import weak_points
from ita_desktop.storage.books import list_years, load_book, load_office
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

FIGURES = (
    "published",
    "published_weighted",
    "share_least",
    "share_little",
    "share_much",
    "share_most",
    "share_yes",
    "share_no",
)
WORDS = ("published_level", "explanation", "remark")
FIELDS = (*FIGURES, *WORDS, "urls")

_HIGHEST = Decimal(100)
_LONGEST = 4_000


class ResultError(ValueError):
    """It cannot be entered so; the message is for the officer."""


def set_result(session: Session, year: FiscalYear, node: NodeRecord, values: Mapping[str, object]) -> None:
    """Sets fields of the result of `node`. It comes into being with the first value and goes with the last one."""
    set_results(session, year, {node.identity: values})


def set_results(session: Session, year: FiscalYear, values: Mapping[str, Mapping[str, object]]) -> None:
    """As `set_result`, for many nodes by their identities. Raises ResultError."""
    kept = _year_with_results(session, year.id)
    nodes = {node.identity: node for node in kept.edition.nodes}
    results = {result.node_id: result for result in kept.results}
    for identity, fields in values.items():
        if identity not in nodes:
            raise ResultError(_("ไม่มีข้อนี้ในกรอบของปี {year}").format(year=kept.year))
        node = nodes[identity]
        _set_result(kept, node, results.get(node.id), fields)


def set_published_total(
    session: Session, year: FiscalYear, total: Decimal | None = None, level: str | None = None
) -> None:
    """The total as printed, or the level as printed; what is None stays."""
    kept = session.get_one(FiscalYear, year.id)
    if total is not None:
        kept.published_total = _figure(total)
    if level is not None:
        kept.published_level = _words(level)


def clear_published_total(session: Session, year: FiscalYear) -> None:
    session.get_one(FiscalYear, year.id).published_total = None


def take_pasted(session: Session, year: FiscalYear, rows: Iterable[RowReading]) -> int:
    """Keeps the values of the rows that were understood; how many rows. The doubtful ones are passed over."""
    taken = [row for row in rows if row.is_taken]
    values: dict[str, dict[str, object]] = {}
    for each in (value for row in taken for value in row.values):
        values.setdefault(each.identity, {})[each.field] = each.value
    total = values.pop(TOTAL, {})
    set_results(session, year, values)
    figure, level = total.get("published_total"), total.get("published_level")
    set_published_total(
        session,
        year,
        figure if isinstance(figure, Decimal) else None,
        level if isinstance(level, str) else None,
    )
    return len(taken)


def open_results_year(session: Session, year: int, edition: str | None = None) -> FiscalYear:
    """Opens `year` for its results, by the shipped or kept `edition`, or else the one that fits the year best."""
    if year in list_years(session):
        return session.scalars(select(FiscalYear).where(FiscalYear.year == year)).one()
    office = load_office(session)
    code = edition or _edition_before(office.editions, year)
    record = next((kept for kept in office.editions if kept.code == code), None)
    if record is None:
        if code not in available_editions():
            raise ResultError(_("ไม่มีกรอบ {code} ในโปรแกรมและในแฟ้มนี้").format(code=code))
        record = record_of(read_edition(code))
        office.editions.append(record)
    opened = FiscalYear(year=year, edition=record)
    opened.office_id = office.id
    session.add(opened)
    session.flush()
    return opened


def edition_for_results(editions: Sequence[EditionRecord], year: int) -> Edition:
    """The frame by which `open_results_year` would open `year`."""
    code = _edition_before(editions, year)
    kept = next((edition for edition in editions if edition.code == code), None)
    return kept.as_value() if kept is not None else read_edition(code)


def find_weak_points(
    book: YearBook, rule: WeakPointRule, scores: Scores | None = None
) -> tuple[NodeScore, ...]:
    """Of the results that `book` works from; none where there are no results."""
    if book.results_year is None:
        return ()
    scores = scores or read_scores(book.results_year)
    return weak_points(scores, rule, book.office.threshold, book.office.lowest_count)


def find_unmended(book: YearBook, rule: WeakPointRule, scores: Scores | None = None) -> tuple[NodeScore, ...]:
    """The weak points for which the year has no measure."""
    if book.results_year is None:
        return ()
    scores = scores or read_scores(book.results_year)
    remedies = Remedies(book, scores)
    return tuple(point for point in find_weak_points(book, rule, scores) if not remedies.measures_of(point))


def draft_measures(
    session: Session,
    year: FiscalYear,
    points: Collection[str] | None = None,
    rule: WeakPointRule | None = None,
) -> list[Measure]:
    """Measures for `points`, or for every weak point by `rule` that has none yet. Raises ResultError for no results."""
    book = load_book(session, year.year)
    if book.results_year is None:
        raise ResultError(_("ยังไม่มีผลคะแนนของปี {year}").format(year=year.year - 1))
    scores = read_scores(book.results_year)
    if points is None:
        chosen = find_unmended(book, rule or book.office.weak_point_rule, scores)
    else:
        known = {score.node.identity for score in scores.nodes}
        if not set(points) <= known:
            raise ResultError(_("ไม่มีข้อนี้ในกรอบของปี {year}").format(year=scores.year))
        chosen = tuple(scores.of(identity) for identity in points)
    remedies = Remedies(book, scores)
    drafted = [_drafted(book, scores, remedies, point) for point in chosen]
    for measure in drafted:
        measure.position = next_position(book.year.measures)
        book.year.measures.append(measure)
    session.flush()
    return drafted


def _drafted(book: YearBook, scores: Scores, remedies: Remedies, point: NodeScore) -> Measure:
    node = remedies.node_of(point)
    return Measure(
        position=0,
        node=node if node is not None else _node_of_results(book, point),
        last_score=point.shown if node is not None and _is_same_kind(node, point) else None,
        weakness=weakness_of(scores, point),
        owners=_owners(book, node),
        follow_up_months=_usual_follow_up(book.year.measures),
        follower=next((measure.follower for measure in book.year.measures if measure.follower), ""),
    )


def weakness_of(scores: Scores, point: NodeScore) -> str:
    """What is weak, in words of the paper that the officer goes on from; without the code, which is of another year."""
    name = point.node.short_name or point.node.title
    if point.node.kind is Kind.ITEM and not point.shown:
        return f"ข้อมูล “{name}” ไม่ได้คะแนนในปี {scores.year}"
    return f"“{name}” ได้ {point.shown or Decimal(0):.2f} คะแนนในปี {scores.year}"


def _is_same_kind(node: NodeRecord, point: NodeScore) -> bool:
    return node.kind is point.node.kind


def _node_of_results(book: YearBook, point: NodeScore) -> NodeRecord | None:
    nodes = book.results_year.edition.nodes if book.results_year else []
    return next((node for node in nodes if node.identity == point.node.identity), None)


def _owners(book: YearBook, node: NodeRecord | None) -> list[MeasureOwner]:
    """Those who publish the item, first the lead; a question has nobody yet."""
    if node is None:
        return []
    found = [each for each in book.year.responsibilities if each.node_id == node.id]
    parties = [party for each in found for party in _leads_first(each)]
    return [
        MeasureOwner(position=place, unit=party.unit, person=party.person, words=party.words)
        for place, party in enumerate(parties)
    ]


def _leads_first(responsibility: Responsibility) -> Sequence[Any]:
    return sorted(responsibility.parties, key=lambda party: party.part is not Part.LEAD)


def _usual_follow_up(measures: Sequence[Measure]) -> int | None:
    return next((measure.follow_up_months for measure in measures if measure.follow_up_months), None)


def _year_with_results(session: Session, number: int) -> FiscalYear:
    """With both loaded, also where the deed has loaded the year without them."""
    session.flush()
    return session.get_one(
        FiscalYear,
        number,
        populate_existing=True,
        options=[
            selectinload(FiscalYear.results),
            selectinload(FiscalYear.edition).selectinload(EditionRecord.nodes),
        ],
    )


def _set_result(
    year: FiscalYear, node: NodeRecord, result: Result | None, fields: Mapping[str, object]
) -> None:
    values = {field: _checked(field, value) for field, value in fields.items()}
    if result is None:
        if not any(map(_says_something, values.values())):
            return
        result = Result(node=node)
        year.results.append(result)
    left = {field: values.get(field, getattr(result, field)) for field in FIELDS}
    if not any(map(_says_something, left.values())):
        # As it was: what is set before it goes would be what the history gives back.
        year.results.remove(result)
        return
    for field, value in values.items():
        setattr(result, field, value)


def _says_something(value: object) -> bool:
    return value is not None and value not in ("", [])


def _checked(field: str, value: object) -> object:
    if field in FIGURES:
        return None if value is None else _figure(value)
    if field in WORDS:
        return _words(value)
    if field == "urls":
        addresses = cast("Sequence[object]", value) if isinstance(value, list | tuple) else ()
        return [words for each in addresses if (words := _words(each))]
    raise ResultError(_("ไม่มีช่อง {field} ในผลคะแนน").format(field=field))


def _figure(value: object) -> Decimal:
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= _HIGHEST:
        raise ResultError(_("คะแนนต้องอยู่ระหว่าง 0 ถึง 100"))
    if value != value.quantize(Decimal("0.01")):
        raise ResultError(_("คะแนนมีทศนิยมได้ไม่เกินสองตำแหน่ง"))
    return value.quantize(Decimal("0.01"))


def _words(value: object) -> str:
    words = clean(value) if isinstance(value, str) else ""
    if len(words) > _LONGEST:
        raise ResultError(_("ข้อความยาวเกินไป"))
    return words


def _edition_before(editions: Iterable[EditionRecord], year: int) -> str:
    """The frame of that year, else the one that the following year's frame came from, else that frame itself."""
    kept = sorted(editions, key=lambda edition: abs(edition.year - year))
    if kept and kept[0].year == year:
        return kept[0].code
    following = kept[0] if kept else None
    body = re.sub(r"-?\d{4}.*$", "", following.code) if following else ""
    if f"{body}-{year}" in available_editions():
        return f"{body}-{year}"
    if following is None:
        raise ResultError(_("ยังไม่มีกรอบการประเมินในแฟ้มนี้"))
    return following.earlier_edition or following.code
