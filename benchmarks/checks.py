"""How long all checks take: over the year of one office, and over the years of many that are held in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Aim, Figure
from measuring import Options, best_seconds
from sqlalchemy import inspect
from sqlalchemy.orm import RelationshipDirection, Session

from ita_desktop.actions.checks import compose_papers, find_findings
from ita_desktop.actions.sample import fill_sample
from ita_desktop.model.book import YearBook
from ita_desktop.rules.checks.table import find_slips
from ita_desktop.rules.findings import Evidence, PaperText
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

BOOKS, QUICK_BOOKS = (50, 500), (1, 2)
"""A tenth of 50 offices with ten years each, and all."""

A_YEAR_S = Aim("<=", 0.5)
LINEAR = Aim("<=", 1.1)

RECORDS, PAPERS, COMPOSE = "checks of the records", "checks of records and papers", "compose the papers"
ALL, LOAD_AND_ALL = "compose and check", "load, compose and check"


def fresh(book: YearBook) -> YearBook:
    """A book keeps what was worked out from its records."""
    return replace(book)


def compose(book: YearBook) -> tuple[PaperText, ...]:
    return tuple(paper.text for paper in compose_papers(fresh(book)))


def look(book: YearBook, papers: Sequence[PaperText] = ()) -> None:
    """The sample has no slip."""
    if find_slips(Evidence(fresh(book), lambda: papers)):
        raise ValueError("something was found where there is nothing")


def find(book: YearBook) -> None:
    """What the command does."""
    if find_findings(fresh(book)):
        raise ValueError("something was found where there is nothing")


def load_and_find(workspace: Workspace) -> None:
    with workspace.reading() as session:
        find(load_book(session))


def look_at_all(books: Sequence[YearBook]) -> None:
    for book in books:
        find(book)


def sample_books(workspace: Workspace, count: int) -> list[YearBook]:
    """The sample so many times, every one with words of its own: no check gains by having seen another."""
    return [_book(workspace, number) for number in range(count)]


def _book(workspace: Workspace, number: int) -> YearBook:
    with workspace.reading() as session:
        book = load_book(session)
        _detach(session)
    for measure in book.year.measures:
        for field in ("measures", "activities", "outputs", "awareness"):
            setattr(measure, field, [f"{words} รุ่น {number}" for words in getattr(measure, field)])
        for follow_up in measure.follow_ups:
            follow_up.result = f"{follow_up.result} รุ่น {number}"
    return book


def _detach(session: Session) -> None:
    """With what every record refers to, so that nothing is fetched later."""
    for record in session:
        for relationship in inspect(type(record)).relationships:
            if relationship.direction is RelationshipDirection.MANYTOONE:
                getattr(record, relationship.key)
    session.expunge_all()


def measure(options: Options) -> list[Figure]:
    fewer, most = QUICK_BOOKS if options.is_quick else BOOKS
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "sample.ita", "", fill_sample)
        books = sample_books(workspace, most)
        figures = list(figures_of_a_year(workspace, books[0], options.rounds))
        workspace.close()
    # One round: each is a sum over many already.
    few = each_of(books[:fewer])
    return [*figures, few, replace(each_of(books), aim=LINEAR, beside=few)]


def figures_of_a_year(workspace: Workspace, book: YearBook, rounds: int) -> Iterator[Figure]:
    papers = compose(book)
    works = {
        RECORDS: partial(look, book),
        PAPERS: partial(look, book, papers),
        COMPOSE: partial(compose, book),
        ALL: partial(find, book),
        LOAD_AND_ALL: partial(load_and_find, workspace),
    }
    for name, value in best_seconds(works, rounds).items():
        yield Figure(f"{name}, one year", value, "s", None if name == COMPOSE else A_YEAR_S)


def each_of(books: Sequence[YearBook]) -> Figure:
    seconds = best_seconds({ALL: partial(look_at_all, books)}, 1)[ALL]
    return Figure(f"{ALL}, each of {len(books):,} years", seconds / len(books), "s")
