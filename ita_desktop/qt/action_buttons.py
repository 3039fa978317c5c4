"""Actions of a place or the window, and buttons that are such actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from shiboken6 import isValid

from ita_desktop.qt.icons import icon
from ita_desktop.qt.push_button import PushButton
from ita_desktop.qt.theme import theme

_PICTURE = "picture"
LARGE = 1.5


class ActionButton(PushButton):
    """A button that is an action: its words, picture, state and shortcut follow it."""

    def __init__(
        self,
        action: QAction,
        *,
        is_main: bool = False,
        is_row: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.action = action
        self.setProperty("kind", "main" if is_main else "quiet")
        self.setProperty("row", is_row)
        self._ink = "on_accent" if is_main else None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        theme().changed.connect(self._follow)
        self._follow()

    def retire(self) -> None:
        """Goes, and until then is not shown again by what its action or the theme does."""
        if isValid(self.action):
            self.action.changed.disconnect(self._follow)
        theme().changed.disconnect(self._follow)
        self.hide()
        self.deleteLater()

    def _follow(self) -> None:
        action = self.action
        if not isValid(action):
            # Its place went first.
            return
        self.setText(action.text())
        picture = picture_of(action)
        self.setIcon(icon(picture, self._ink) if picture else action.icon())
        if theme().scale >= LARGE:
            # Words come before pictures where room is short.
            self.setIcon(QIcon())
        if self.hasFocus() and not action.isEnabled():
            self._give_focus_back()
        self.setEnabled(action.isEnabled())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())
        self.setVisible(action.isVisible())
        shortcut = action.shortcut().toString()
        words = action.toolTip() or action.text()
        self.setToolTip(f"{words} ({shortcut})" if shortcut else words)
        menu = action.menu()
        if isinstance(menu, QMenu):
            self.setMenu(menu)

    def _give_focus_back(self) -> None:
        """To what the action belongs to: Qt would pass it on to whatever comes next in the window."""
        owner = self.action.parent()
        if isinstance(owner, QWidget):
            owner.setFocus()


def picture_of(action: QAction) -> str:
    return action.property(_PICTURE) or ""


def make_action(
    words: str, picture: str = "", shortcut: str = "", parent: QWidget | None = None, tip: str = ""
) -> QAction:
    """An action of a place or the window; it works while the focus is anywhere inside `parent`."""
    action = QAction(words, parent)
    if picture:
        action.setIcon(icon(picture))
        action.setProperty(_PICTURE, picture)
    if shortcut:
        action.setShortcut(shortcut)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setToolTip(tip or words)
    if parent is not None:
        parent.addAction(action)
    return action
