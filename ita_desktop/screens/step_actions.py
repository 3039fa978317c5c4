"""One step back and one forward: their buttons say what they would take back, or do again."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ita_desktop.qt.texts import tooltip
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.storage.undo import Steps

_LONGEST = 60


def show_steps(undo: QAction, redo: QAction, steps: "Steps") -> None:
    for action, change, words in ((undo, steps.undo, _("เลิกทำ")), (redo, steps.redo, _("ทำซ้ำ"))):
        named = change.words.removeprefix(_("เลิกทำ: {words}").format(words="")) if change else ""
        action.setText(f"{words}: {named}" if named else words)
        action.setIconText(_shortened(action.text()))
        action.setToolTip(tooltip(f"{action.text()} ({action.shortcut().toString()})"))
        action.setEnabled(change is not None)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2]}…"
