"""What is done in want of room, or of the right to write: by commands, and as windows do it."""

import datetime
import lzma
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from ita_desktop.actions.evidence import EvidenceFile, read_evidence, take_out
from ita_desktop.actions.measures import FollowUpValues, record_result
from ita_desktop.actions.papers import list_papers
from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.commands import run
from ita_desktop.documents.writers.to_pages import lay_out as lay_out_pages
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.paper_files import PaperFiles, pdf_of
from ita_desktop.screens.paper_rows import rows_of
from ita_desktop.screens.trouble_box import TroubleBox
from ita_desktop.storage.books import load_book, load_office
from ita_desktop.storage.collecting import collect
from ita_desktop.storage.workspace import Session, Workspace
from tests.ordeal.roads import fill_office

FILE = "เขต.ita"
KEPT_EVIDENCE = EvidenceFile("ภาพที่เก็บ.jpg", b"\xff\xd8" + bytes(range(256)) * 300)
PASSWORD = "ดอกคูน หน้าเขต"
SHOWN = "ดู"
_OLD_FILE, _EARLIER, _COLLECTION = "แฟ้มเดิม.ita", "สำเนา.ita", "รวม.ita"
_BOOK, _SETTINGS, _REPORT, _EVIDENCE = "สมุดงาน.xlsx", "settings.json", "รายงาน.txt", "ภาพ.jpg"
_PAPERS, _SECOND_PLACE = "เอกสาร", "ที่สอง"
_OLD = Path(__file__).parents[1] / "storage" / "released" / "version-1.ita.xz"
_DAY = datetime.date(2023, 1, 31)
DONE, REFUSED = 0, 1

Deed = Callable[[Path], int]
"""In the folder that `lay_out` filled; DONE, or REFUSED with what is said on the error stream."""


def lay_out(folder: Path) -> None:
    """All that the deeds need."""
    file = folder / FILE
    Workspace.create(file, "สร้างแฟ้ม", fill_office).close()
    shutil.copyfile(file, folder / _EARLIER)
    list(collect(str(folder / _COLLECTION), [file]))
    workspace = Workspace.open(file)
    with workspace.reading() as session:
        export_workbook(session, folder / _BOOK, 2566)
    with workspace.changing("แก้โทรศัพท์") as session:
        load_office(session).telephone = "02"
        load_office(session).address = "ถนนสมมติ " * 2000
        _follow_up(session, KEPT_EVIDENCE)
    workspace.close()
    for name in (_PAPERS, _SECOND_PLACE, SHOWN):
        (folder / name).mkdir()
    (folder / _OLD_FILE).write_bytes(lzma.decompress(_OLD.read_bytes()))
    (folder / _SETTINGS).write_text('{"scale": 1.25}', encoding="utf-8")
    (folder / _REPORT).write_text("รายงานก่อน", encoding="utf-8")
    (folder / _EVIDENCE).write_bytes(KEPT_EVIDENCE.content[::-1])


def _follow_up(session: Session, evidence: EvidenceFile) -> None:
    book = load_book(session)
    values = FollowUpValues(_DAY, "ทำแล้ว", evidence=(evidence.name,), files=(evidence,))
    record_result(session, book.year, book.year.measures[0], values)


def _command(*words: str) -> Deed:
    """The words that begin with / are files of the folder."""
    return lambda folder: run([str(folder / word[1:]) if word[0] == "/" else word for word in words])


def _refuse(reason: object) -> int:
    print(reason, file=sys.stderr)
    return REFUSED


def _keep_settings(folder: Path) -> int:
    """A setting that cannot be kept troubles nobody."""
    Settings(folder / _SETTINGS).put("recent_files", ["ก" * 50] * 9)
    return DONE


def _bring_up(folder: Path) -> int:
    """What cannot be brought up can still be looked at."""
    workspace = Workspace.open(folder / _OLD_FILE)
    with workspace.reading() as session:
        load_book(session)
    workspace.close()
    return _refuse(workspace.read_only) if workspace.read_only else DONE


def _set_password(folder: Path) -> int:
    try:
        Workspace.open(folder / FILE).set_password(PASSWORD)
    except ValueError as refusal:
        return _refuse(refusal)
    return DONE


def _at_a_desk(deed: Callable[[Desk, Path], object]) -> Deed:
    def at_a_desk(folder: Path) -> int:
        _application = QApplication([])
        desk = Desk(Workspace.open(folder / FILE))
        refusals: list[str] = []
        desk.refused.connect(refusals.append)
        deed(desk, folder)
        desk.close()
        return _refuse("\n".join(refusals)) if refusals else DONE

    return at_a_desk


def _add_evidence(desk: Desk, folder: Path) -> None:
    file = read_evidence(folder / _EVIDENCE)
    desk.change("บันทึกผลการติดตาม", lambda session: _follow_up(session, file))


def _show_evidence(desk: Desk, folder: Path) -> None:
    try:
        with desk.workspace.reading() as session:
            take_out(session, KEPT_EVIDENCE.name, KEPT_EVIDENCE.sha256, folder / SHOWN)
    except ValueError as refusal:
        desk.refused.emit(str(refusal))


def _write_pdf(desk: Desk, folder: Path) -> None:
    files = PaperFiles(desk)
    files.folder = folder / _PAPERS
    pages = lay_out_pages(list_papers(desk.book)[0].compose())
    files.write(rows_of(desk.book, ())[0], ".pdf", pdf_of(pages))


def _keep_report(desk: Desk, folder: Path) -> None:
    box = TroubleBox(ValueError())
    (keep,) = (each for each in box.findChildren(QPushButton) if each.text() == "เก็บรายงานเป็นแฟ้ม")
    with patch.object(QFileDialog, "getSaveFileName", return_value=(str(folder / _REPORT), "")):
        keep.click()
    if "ValueError" not in (folder / _REPORT).read_text(encoding="utf-8"):
        desk.refused.emit(box.outcome.text())


DEEDS: dict[str, Deed] = {
    "a new file": _command(
        "new", "/ใหม่.ita", "--office", "สำนักงานเขตใหม่", "--year", "2566", "--edition", "nacc-2566"
    ),
    "a change": _command("undo", f"/{FILE}"),
    "importing a workbook": _command("import", f"/{FILE}", f"/{_BOOK}"),
    "upgrading a file": _bring_up,
    "setting a password": _set_password,
    "papers": _command("documents", f"/{FILE}", "--out", f"/{_PAPERS}"),
    "a paper as PDF": _at_a_desk(_write_pdf),
    "a workbook": _command("template", f"/{_BOOK}", "--file", f"/{FILE}"),
    "adding evidence": _at_a_desk(_add_evidence),
    "showing evidence": _at_a_desk(_show_evidence),
    "a backup": _command("backup", f"/{FILE}"),
    "a backup in two places": _command("backup", f"/{FILE}", "--to", f"/{_SECOND_PLACE}"),
    "restoring": _command("restore", f"/{FILE}", f"/{_EARLIER}", "--yes"),
    "a new collection": _command("collect", "/ใหม่.ita", f"/{FILE}"),
    "collecting again": _command("collect", f"/{_COLLECTION}", f"/{FILE}"),
    "the report of an error": _at_a_desk(_keep_report),
    "settings": _keep_settings,
}
