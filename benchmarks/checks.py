"""How long all checks take: over the year of one office, and over the years of many that are held in memory."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Aim, Figure, best_seconds, option_parser, show
from sqlalchemy import inspect
from sqlalchemy.orm import RelationshipDirection, Session

from ita_desktop.actions.papers import list_papers
from ita_desktop.actions.sample import fill_sample
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.model.book import YearBook
from ita_desktop.rules.checks.table import find_slips
from ita_desktop.rules.findings import Evidence, PaperText
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

BOOKS = (50, 500)
"""50 offices with ten years each, and a tenth of that."""

A_YEAR_S = Aim("<=", 0.5)
LINEAR = Aim("<=", 1.1)

RECORDS, PAPERS, COMPOSE = "checks of the records", "checks of records and papers", "compose the papers"
ALL = "compose and check"


def compose(book: YearBook) -> tuple[PaperText, ...]:
    return tuple(paper_text(paper.compose(), paper.kind) for paper in list_papers(book))


def look(book: YearBook, papers: Sequence[PaperText] = ()) -> None:
    """The sample has no slip."""
    if find_slips(Evidence(book, tuple(papers))):
        raise ValueError("something was found where there is nothing")


def look_at_all(books: Sequence[YearBook]) -> None:
    for book in books:
        look(book)


def sample_books(count: int) -> list[YearBook]:
    """The sample so many times, every one with words of its own: no check gains by having seen another."""
    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "sample.ita", "", fill_sample)
        books = [_book(workspace, number) for number in range(count)]
        workspace.close()
    return books


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


def figures(sizes: Sequence[int], rounds: int) -> Iterator[Figure]:
    books = sample_books(max(sizes))
    yield from figures_of_a_year(books[0], rounds)
    works = {f"{size:,} years": partial(look_at_all, books[:size]) for size in sizes}
    # One round: each is a sum over many already.
    seconds = best_seconds(works, 1)
    each = {size: seconds[f"{size:,} years"] / size for size in sizes}
    for size in sizes:
        yield Figure(f"{RECORDS}, each of {size:,} years", each[size], "s")
    first, last = min(sizes), max(sizes)
    yield Figure(
        f"{RECORDS}, each of {last:,} years", each[last] / each[first], "x", f"each of {first:,}", LINEAR
    )


def figures_of_a_year(book: YearBook, rounds: int) -> Iterator[Figure]:
    papers = compose(book)
    works = {
        RECORDS: partial(look, book),
        PAPERS: partial(look, book, papers),
        COMPOSE: partial(compose, book),
        ALL: lambda: look(book, compose(book)),
    }
    for name, value in best_seconds(works, rounds).items():
        yield Figure(f"{name}, one year", value, "s", aim=None if name == COMPOSE else A_YEAR_S)


def main() -> None:
    parser = option_parser(__doc__)
    parser.add_argument("--books", type=int, nargs=2, default=BOOKS, help="years of offices held in memory")
    options = parser.parse_args()
    show(list(figures(options.books, options.rounds)), as_json=options.json)


if __name__ == "__main__":
    main()
