"""What every place of the window is: a page that shows part of the book and knows when to look again."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ita_desktop.qt.saved_views import KeptViews, SavedViews
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.desk import Desk, Target


class Place(QWidget):
    """A place fills itself in `refresh`, which the window calls when it is in sight and what it `shows` changed.

    `header_actions` stand at the right of the header; the last one is the main one. Every QAction of a place may have
    a shortcut, which F1 lists. `told` asks the window to draw the header anew.
    """

    shows: ClassVar[frozenset[str]]
    """Names of the tables whose changes concern it."""

    told = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._first: QWidget | None = None

    def setFocusProxy(self, w: QWidget) -> None:
        """Where the officer starts. Qt's own would also catch Tab, which then left out all that stands before it."""
        self._first = w

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._first is not None:
            self._first.setFocus(reason)
        else:
            super().setFocus(reason)

    def keep_views(self, settings: Settings) -> None:
        """Gives the views of its tables a home; those of a table without a name have none."""
        for views in self.findChildren(SavedViews):
            if views.subject:
                views.store = KeptViews(settings, views.subject)

    def refresh(self) -> None:
        """Shows the book as it is now, and keeps selection, scroll position and what is being typed."""
        raise NotImplementedError

    def facts(self) -> str:
        """The one line under the title."""
        return ""

    def header_actions(self) -> list[QAction]:
        return []

    def show_findings(self) -> None:
        """The checks have looked again; `desk.findings` holds what they found."""

    def reveal(self, target: Target) -> None:
        """Brings a record, and its field, into sight and under the keyboard."""
