"""A paper of no register as a Word file, where the officer wants it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.files import written_beside
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.faults import not_written
from ita_desktop.translation import translate as _


def ask_and_write_word(
    compose: Callable[[], Document], title: str, proposed: str, desk: Desk, parent: QWidget
) -> None:
    name, _kind = QFileDialog.getSaveFileName(parent, title, proposed, "Word (*.docx)")
    if not name:
        return
    try:
        with written_beside(Path(name)) as beside:
            write_word(compose(), beside)
    except OSError as error:
        desk.refused.emit(not_written(name, error))
    else:
        desk.said.emit(_("เขียน {path} แล้ว").format(path=name))
