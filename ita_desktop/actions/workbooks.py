"""The year's workbook in and out of an office's file."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from ita_desktop.exchange.reader import Reading, apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.storage.books import load_book


def export_workbook(session: Session, path: Path, year: int | None = None) -> None:
    write_template(load_book(session, year), path)


def import_workbook(
    session: Session, path: Path, answers: Mapping[str, str] | None = None, year: int | None = None
) -> Reading:
    """Reads the workbook into the records of the session, or leaves them as they are if it has any problem."""
    book = load_book(session, year)
    reading = read_workbook(path, book, answers=answers)
    if not reading.problems:
        apply(reading, book)
    return reading
