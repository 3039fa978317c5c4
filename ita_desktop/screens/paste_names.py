"""Many names at once: pasted a line each, counted while they are looked at."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, size_within, theme


class PasteNames(QDialog):
    """`taken` tells the text; `count` says how many names it has, which `button` words."""

    title: TextView
    hint: TextView
    lines: WordBreakingTextEdit
    lines_label: QLabel
    understood: TextView
    cancel: QPushButton
    main: QPushButton

    taken = Signal(str)

    def __init__(
        self,
        title: str,
        hint: str,
        count: Callable[[str], int],
        button: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self._count, self._button = count, button
        self.setWindowTitle(title)
        self.title.set_type(Type.TITLE)
        self.title.set_text(title)
        self.hint.set_ink("ink2")
        self.hint.set_text(hint)
        self.understood.set_type(Type.SMALL)
        self.understood.hide()
        set_type(self.lines_label, Type.SMALL, "ink2")
        self.lines.setMinimumHeight(theme().px(160))
        self.resize(size_within(parent, 560, 460))
        self.lines.textChanged.connect(self._follow)
        self.cancel.clicked.connect(self.reject)
        self.main.clicked.connect(self._take)
        self._follow()

    def _follow(self) -> None:
        count = self._count(self.lines.toPlainText())
        self.main.setText(self._button(count))
        self.main.setEnabled(count > 0)

    def _take(self) -> None:
        text = self.lines.toPlainText()
        self.accept()
        self.taken.emit(text)
