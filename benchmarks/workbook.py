"""How long the workbook of a year takes to come in, beside openpyxl's own reading of the same file."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from district import measures_book
from figures import Aim, Figure
from measuring import Options, best_seconds
from openpyxl import load_workbook

from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook

ROWS, QUICK_ROWS = 10_000, 3
AGAINST_OPENPYXL = Aim("<=", 2)

TEMPLATE, OPENPYXL, IMPORT, AGAIN = "write template", "openpyxl", "import", "dry import without changes"


def save_as_excel_does(path: Path, saved: Path) -> None:
    """With each text once in a table of texts, and the size of each sheet: openpyxl reads such a file quicker."""
    load_workbook(path).save(saved)


def read_with_openpyxl(path: Path) -> None:
    workbook = load_workbook(path, read_only=True, data_only=True)
    for sheet in workbook.worksheets:
        for _row in sheet.iter_rows(values_only=True):
            pass
    workbook.close()


def take_in(path: Path, rows: int) -> None:
    """Into a book without measures; to make that book takes no hundredth of the time."""
    book = measures_book(0)
    reading = read_workbook(path, book)
    apply(reading, book)
    if len(book.year.measures) != rows:
        raise ValueError(f"{len(book.year.measures)} of {rows} measures came in")


def take_in_again(path: Path, book: YearBook) -> None:
    """Into the book that the workbook was written from, which stays as it is."""
    reading = read_workbook(path, book)
    if reading.problems or reading.changes:
        raise ValueError("a workbook that nobody touched would change the records")


def measure(options: Options) -> list[Figure]:
    rows = QUICK_ROWS if options.is_quick else ROWS
    return list(_figures(rows, options.rounds))


def _figures(rows: int, rounds: int) -> Iterator[Figure]:
    book = measures_book(rows)
    with TemporaryDirectory() as folder:
        written, saved = Path(folder) / "written.xlsx", Path(folder) / "saved.xlsx"
        write = partial(write_template, book, written)
        yield Figure(f"{TEMPLATE}, {rows:,} rows", best_seconds({TEMPLATE: write}, rounds)[TEMPLATE], "s")
        save_as_excel_does(written, saved)
        yield from _figures_of_file(written, f"{rows:,} rows as the program writes them", book, rounds)
        yield from _figures_of_file(saved, f"{rows:,} rows as Excel saves them", book, rounds)


def _figures_of_file(path: Path, words: str, book: YearBook, rounds: int) -> Iterator[Figure]:
    works = {
        OPENPYXL: partial(read_with_openpyxl, path),
        IMPORT: partial(take_in, path, len(book.year.measures)),
        AGAIN: partial(take_in_again, path, book),
    }
    seconds = best_seconds(works, rounds)
    yield Figure(f"size of {words}", path.stat().st_size / 1024, "KB")
    floor = Figure(f"{OPENPYXL}, {words}", seconds[OPENPYXL], "s")
    yield floor
    yield Figure(f"{IMPORT}, {words}", seconds[IMPORT], "s", AGAINST_OPENPYXL, floor)
    yield Figure(f"{AGAIN}, {words}", seconds[AGAIN], "s", beside=floor)
