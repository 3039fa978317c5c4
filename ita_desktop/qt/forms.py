"""Binds the widgets of a Designer form to the class that gives them behaviour."""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol, TypeVar, get_type_hints, runtime_checkable

from PySide6.QtCore import QCoreApplication, QFile, QIODevice
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from ita_desktop import bundled
from ita_desktop.translation import translate

Promoted = TypeVar("Promoted", bound=QWidget)
Maker = Callable[[QWidget | None], QWidget]

_promoted: dict[str, Maker] = {}
_OURS = {
    "DateField": "dates",
    "Hairline": "hairline",
    "ListAndFields": "list_and_fields",
    "NumberField": "choices",
    "Panel": "parts",
    "PicturedField": "choices",
    "QPushButton": "push_button",
    "SearchField": "choices",
    "TextView": "texts",
    "WordBreakingTextEdit": "text_edit",
}
"""Widgets of this package that forms may hold, and the modules they come from when a form asks for them.

The button that every Designer knows is ours too.
"""


@runtime_checkable
class HasWords(Protocol):
    def set_text(self, text: str) -> None: ...


class FormError(RuntimeError):
    """A form and its class do not fit together: a mistake of ours, named in full."""


def promote(widget_class: type[Promoted]) -> type[Promoted]:
    """Lets forms hold widgets of this class, under its name. A decorator; its constructor takes the parent."""
    _promoted[widget_class.__name__] = widget_class
    return widget_class


def load(widget: QWidget, name: str | None = None) -> None:
    """Fills `widget` from its form and binds every widget that its class annotates.

    `SidePanel` has `ui/side_panel.ui`, whose top widget is of the same kind as `widget`. Raises FormError where an
    annotated widget is missing or of another class.
    """
    form = name or _snake_case(type(widget).__name__)
    path = bundled.folder("ui") / f"{form}.ui"
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FormError(f"no form {path.name} for {type(widget).__name__}")
    loader = _Loader(widget)
    try:
        loaded = loader.load(file)
    finally:
        file.close()
    if loaded is None:
        raise FormError(f"{path.name}: {loader.errorString()}")
    _bind(widget, path.name, loader.made)
    for line in widget.findChildren(QLineEdit):
        # It would take the address of a dropped file as words; the window knows what to do with files.
        line.setAcceptDrops(False)


def box(widget: QWidget) -> QBoxLayout:
    """The row or column in which the form has put what is in `widget`."""
    layout = widget.layout()
    assert isinstance(layout, QBoxLayout)
    return layout


def _maker_of_ours(class_name: str) -> Maker | None:
    if class_name not in _OURS:
        return None
    made = getattr(import_module(f"ita_desktop.qt.{_OURS[class_name]}"), class_name.removeprefix("Q"))
    return lambda parent: made(parent=parent)


def _bind(widget: QWidget, form: str, made: dict[str, QWidget]) -> None:
    for name, kind in _annotated_widgets(type(widget)).items():
        if name not in made:
            raise FormError(f"{form} has no widget {name}")
        if not isinstance(made[name], kind):
            raise FormError(f"{form}: {name} is a {type(made[name]).__name__}, not a {kind.__name__}")
        setattr(widget, name, made[name])
    for part in made.values():
        # Our own widgets have no Qt property for their words.
        words = part.property("text")
        if isinstance(words, str) and isinstance(part, HasWords):
            part.set_text(translate(words))
        if name := part.accessibleName():
            # The form sets it past Python, where a field also gives it to its line.
            part.setAccessibleName(name)


def _annotated_widgets(widget_class: type[QWidget]) -> dict[str, type[QWidget]]:
    """Annotations without a value that name widget classes, from our own classes only."""
    hints: dict[str, type[QWidget]] = {}
    for base in reversed(widget_class.__mro__):
        if not base.__module__.startswith("ita_desktop."):
            continue
        declared = {name for name in inspect.get_annotations(base) if name not in vars(base)}
        for name, kind in get_type_hints(base).items():
            if name in declared and isinstance(kind, type) and issubclass(kind, QWidget):
                hints[name] = kind
    return hints


class _Loader(QUiLoader):
    def __init__(self, top: QWidget) -> None:
        # Else it would try to load what plugins of Qt Designer there are; no form of ours asks for one.
        plugins = QCoreApplication.libraryPaths()
        QCoreApplication.setLibraryPaths([])
        super().__init__()
        QCoreApplication.setLibraryPaths(plugins)
        self._top: QWidget | None = top
        self.made: dict[str, QWidget] = {}
        self.setLanguageChangeEnabled(True)

    def createWidget(self, className: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if self._top is not None and parent is None:
            top, self._top = self._top, None
            return top
        maker = _promoted.get(className) or _maker_of_ours(className)
        widget: Any = maker(parent) if maker else super().createWidget(className, parent, name)
        if widget is None:
            raise FormError(f"a form asks for a {className}, which nobody promoted")
        widget.setObjectName(name)
        self.made[name] = widget
        return widget


def _snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
