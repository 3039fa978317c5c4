"""How a table or a place was left, under a name to come back to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.settings import Settings
from ita_desktop.translation import translate as _

_SHORTCUT = "Ctrl+Alt+V"

Views = dict[str, dict[str, Any]]


class ViewStore(Protocol):
    """Where the named views of one table or place are kept."""

    def load(self) -> Views: ...

    def save(self, views: Views) -> None: ...


class KeptViews:
    """The views of one `subject` among the settings of the user."""

    def __init__(self, settings: Settings, subject: str) -> None:
        self._settings, self._name = settings, f"views:{subject}"

    def load(self) -> Views:
        kept: dict[str, object] = self._settings.get(self._name, {})
        return {name: cast("dict[str, Any]", view) for name, view in kept.items() if isinstance(view, dict)}

    def save(self, views: Views) -> None:
        self._settings.put(self._name, views)


@dataclass(frozen=True)
class ViewPart:
    """One thing of which a view consists, fit for JSON; `original` is how the program meant it."""

    state: Callable[[], Any]
    restore: Callable[[Any], object]
    original: Callable[[], Any]


def part_of_choice(choice: Segmented) -> ViewPart:
    first = choice.key
    return ViewPart(lambda: choice.key, choice.choose, lambda: first)


def part_of_text(field: QLineEdit) -> ViewPart:
    return ViewPart(field.text, lambda text: field.setText(str(text)), str)


class SavedViews(QObject):
    """The menu of the views is offered, with a shortcut, as soon as there is a `store` for them."""

    def __init__(self, owner: QWidget, parts: Mapping[str, ViewPart]) -> None:
        super().__init__(owner)
        self._owner = owner
        self.subject = ""
        """The name that the place gives to what is seen; without one its views are kept nowhere."""
        self.parts = dict(parts)
        """A place may add its own to those of its table."""
        self.action = make_action(_("มุมมองที่บันทึกไว้"), "", _SHORTCUT, owner)
        self.action.triggered.connect(self._open_menu)
        self.store = None

    @property
    def store(self) -> ViewStore | None:
        return self._store

    @store.setter
    def store(self, store: ViewStore | None) -> None:
        self._store = store
        self.action.setVisible(store is not None)
        # Without one F1 shall not name it either.
        self.action.setShortcut(_SHORTCUT if store is not None else "")

    def state(self) -> dict[str, Any]:
        return {name: part.state() for name, part in self.parts.items()}

    def original(self) -> dict[str, Any]:
        return {name: part.original() for name, part in self.parts.items()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """What the state does not know stays as it is."""
        for name, part in self.parts.items():
            if name in state:
                part.restore(state[name])

    def keep(self, name: str) -> None:
        if self._store is not None and name.strip():
            self._store.save(self._store.load() | {name.strip(): self.state()})

    def menu(self, parent: QWidget) -> QMenu:
        """To choose a view, to keep this one, to delete one."""
        menu = QMenu(_("มุมมองที่บันทึกไว้"), parent)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._fill(menu)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._owner.mapToGlobal(QPoint(0, 0)))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(_("มุมมองเดิม"), lambda: self.restore(self.original()))
        views = self._store.load() if self._store is not None else {}
        if views:
            menu.addSeparator()
        for name, state in views.items():
            menu.addAction(name.replace("&", "&&"), lambda state=state: self.restore(state))
        if self._store is None:
            return
        menu.addSeparator()
        menu.addAction(_("เก็บมุมมองนี้…"), self._ask_name)
        if views:
            remove = menu.addMenu(_("ลบมุมมอง"))
            for name in views:
                remove.addAction(name.replace("&", "&&"), lambda name=name: self._remove(name))

    def _ask_name(self) -> None:
        name, is_given = QInputDialog.getText(self._owner, _("เก็บมุมมองนี้"), _("ชื่อมุมมอง"))
        if is_given:
            self.keep(name)

    def _remove(self, name: str) -> None:
        if self._store is not None:
            self._store.save({key: state for key, state in self._store.load().items() if key != name})
