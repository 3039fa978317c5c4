"""The folder into which papers are written, and how a paper leaves the office as a file."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from ita_desktop.actions.paper_register import Written, keep_file
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.paper_rows import PaperRow, path_of
from ita_desktop.storage.faults import not_written
from ita_desktop.translation import translate as _


class PaperFiles:
    """What went well or not is said at the desk; a file that somebody changed is never written over."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = Path(documents) / _("เอกสาร ITA")

    def write(self, row: PaperRow, suffix: str, content: bytes) -> Written | None:
        words = _("เขียนแฟ้ม {name}").format(name=row.file_name + suffix)
        target = path_of(row, self.folder, suffix)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Who only looks on may print all the same; then nothing notes whose hand wrote the file.
            workspace = self._desk.workspace
            with workspace.reading() if workspace.read_only else self._desk.changing(words) as session:
                written = keep_file(session, target, content)
        except OSError as error:
            self._desk.refused.emit(not_written(target, error))
            return None
        except ValueError as refusal:
            self._desk.refused.emit(str(refusal))
            return None
        if written.beside is not None:
            told = _("{old} มีคนแก้ไว้ จึงเขียนเป็น {new} แทน ไม่ได้เขียนทับ")
            self._desk.said.emit(told.format(old=written.beside.name, new=written.path.name))
        else:
            self._desk.said.emit(_("เขียน {path} แล้ว").format(path=written.path))
        return written

    def open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def pdf_of(pages: Pages) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pages.write_pdf(buffer)
    return bytes(buffer.data().data())
