"""The year's workbook in and out of an office's file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from ita_desktop.actions.emblems import EmblemError, read_named_emblem
from ita_desktop.exchange.problems import Problem
from ita_desktop.exchange.reader import Reading, apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Office
from ita_desktop.storage.books import load_book
from ita_desktop.translation import translate as _


def export_workbook(session: Session, path: Path, year: int | None = None) -> None:
    write_template(load_book(session, year), path)


def import_workbook(
    session: Session, path: Path, answers: Mapping[str, str] | None = None, year: int | None = None
) -> Reading:
    """Reads the workbook into the records of the session.

    If the reading has any problem, the caller must not keep what the session holds.
    """
    book = load_book(session, year)
    reading = read_workbook(path, book, answers=answers)
    return reading if reading.problems else take_in(reading, book, path.parent)


def take_in(reading: Reading, book: YearBook, folder: Path) -> Reading:
    """Changes the records of `book` as a workbook in `folder` was read. Raises what `apply` raises.

    The reading that comes back has the problem, if any, that only shows now; as above, nothing may then be kept.
    """
    emblem_file = book.office.emblem_file
    apply(reading, book)
    if book.office.emblem_file == emblem_file:
        return reading
    problem = _fetch_emblem(book.office, folder)
    return replace(reading, problems=(problem,), changes=()) if problem else reading


def _fetch_emblem(office: Office, folder: Path) -> Problem | None:
    """Keeps the picture that the office names, by a path of its own or from beside the workbook."""
    office.emblem = None
    if not office.emblem_file:
        return None
    try:
        office.emblem = read_named_emblem(office.emblem_file, folder).picture
    except EmblemError as error:
        return Problem("สำนักงาน", "", office.emblem_file, _("แฟ้มภาพ PNG หรือ JPEG"), str(error))
    return None
