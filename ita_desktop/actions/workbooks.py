"""The year's workbook in and out of an office's file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from ita_desktop.exchange.problems import Problem
from ita_desktop.exchange.reader import Reading, apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.office import Office
from ita_desktop.storage.books import load_book
from ita_desktop.translation import translate as _

_PICTURE_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def export_workbook(session: Session, path: Path, year: int | None = None) -> None:
    write_template(load_book(session, year), path)


def import_workbook(
    session: Session, path: Path, answers: Mapping[str, str] | None = None, year: int | None = None
) -> Reading:
    """Reads the workbook into the records of the session.

    If the reading has any problem, the caller must not keep what the session holds.
    """
    book = load_book(session, year)
    emblem_file = book.office.emblem_file
    reading = read_workbook(path, book, answers=answers)
    if reading.problems:
        return reading
    apply(reading, book)
    if book.office.emblem_file == emblem_file:
        return reading
    problem = _fetch_emblem(book.office, path.parent)
    return replace(reading, problems=(problem,), changes=()) if problem else reading


def _fetch_emblem(office: Office, folder: Path) -> Problem | None:
    """Keeps the picture that the office names, by a path of its own or from beside the workbook."""
    office.emblem = None
    if not office.emblem_file:
        return None
    path = folder / office.emblem_file
    expected = _("แฟ้มภาพ PNG หรือ JPEG")
    try:
        picture = path.read_bytes()
    except OSError:
        message = _("ไม่พบไฟล์ตราครุฑ โปรดวางไว้ในโฟลเดอร์เดียวกับสมุดงาน หรือพิมพ์ที่อยู่เต็ม")
        return Problem("สำนักงาน", "", office.emblem_file, expected, message)
    if not picture.startswith(_PICTURE_SIGNATURES):
        message = _("ไฟล์ตราครุฑต้องเป็นภาพ PNG หรือ JPEG โปรดแปลงไฟล์ก่อน")
        return Problem("สำนักงาน", "", office.emblem_file, expected, message)
    office.emblem = picture
    return None
