"""Shows evidence in the program that the system has for it: a copy to look at, or a page of the web."""

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ita_desktop.actions.evidence import is_web_address, take_out
from ita_desktop.model.year import FollowUp
from ita_desktop.screens.desk import Desk
from ita_desktop.translation import translate as _


def can_be_opened(entry: FollowUp, evidence: str) -> bool:
    return evidence in entry.kept_files or is_web_address(evidence)


def open_evidence(desk: Desk, entry: FollowUp, evidence: str) -> None:
    if sha256 := entry.kept_files.get(evidence):
        try:
            with desk.workspace.reading() as session:
                address = QUrl.fromLocalFile(str(take_out(session, evidence, sha256, _folder())))
        except ValueError as error:
            desk.refused.emit(str(error))
            return
    else:
        address = QUrl(evidence)
    if not QDesktopServices.openUrl(address):
        desk.refused.emit(_("เครื่องนี้ไม่มีโปรแกรมที่เปิด {name} ได้").format(name=evidence))


@cache
def _folder() -> Path:
    """Where copies lie while the program runs."""
    folder = TemporaryDirectory(prefix="ita-desktop-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)
