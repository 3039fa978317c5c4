"""Many offices side by side: how ready each is, and what it scored last."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import PublicationState
from ita_desktop.rules.readiness import read_readiness
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import read_scores
from ita_desktop.storage.books import YearMissingError, load_book, load_office
from ita_desktop.storage.news import changes_since, latest_change


@dataclass(frozen=True)
class Standing:
    """`ready` are the points that published data can bring, of `ready_of`; the scores are those of `results_year`.

    `year` is None for an office without a year, `total` for one without results.
    """

    office: str
    changed_at: datetime.datetime | None
    year: int | None = None
    items: int = 0
    published: int = 0
    late: int = 0
    ready: Decimal = Decimal(0)
    ready_of: Decimal = Decimal(0)
    results_year: int | None = None
    total: Decimal | None = None
    level: str = ""

    @property
    def percent_ready(self) -> Decimal:
        return rounded(self.ready * 100 / self.ready_of) if self.ready_of else Decimal(0)


def read_standing(session: Session) -> Standing:
    """Of the office that the session works for, in its latest year."""
    latest = changes_since(session, latest_change(session) - 1)
    change = latest[-1].change if latest else None
    changed_at = change.at.replace(tzinfo=datetime.UTC).astimezone() if change else None
    try:
        book = load_book(session)
    except YearMissingError:
        return Standing(load_office(session).name, changed_at)
    return _standing(book, changed_at)


def _standing(book: YearBook, changed_at: datetime.datetime | None) -> Standing:
    readiness = read_readiness(book, book.office.today())
    results = book.results_year if book.results_year and book.results_year.results else None
    scores = read_scores(results) if results else None
    total = level = None
    if scores:
        total = scores.total_published if scores.total_published is not None else scores.total_recomputed
        level = scores.level_published or (scores.level_recomputed.name if scores.level_recomputed else "")
    return Standing(
        office=book.office.name,
        changed_at=changed_at,
        year=book.year.year,
        items=len(readiness.items),
        published=sum(item.state is PublicationState.PUBLISHED for item in readiness.items),
        late=sum(item.is_late for item in readiness.items),
        ready=rounded(readiness.points_by_state.get(PublicationState.PUBLISHED, Fraction())),
        ready_of=rounded(readiness.whole),
        results_year=results.year if results else None,
        total=rounded(total) if total is not None else None,
        level=level or "",
    )
