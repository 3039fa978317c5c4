"""Everything under one key: what the file holds and what can be done, found while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QLineEdit, QListView, QWidget

from ita_desktop.actions.checks import Judged
from ita_desktop.actions.search import Entry, EntryKind, Match, SearchIndex, merged
from ita_desktop.actions.search_entries import index_of
from ita_desktop.model.book import YearBook
from ita_desktop.qt import forms
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.key_hints import KeyHints
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.palette_rows import FoundDelegate, FoundModel
from ita_desktop.screens.places import place_of
from ita_desktop.translation import translate as _

_MOST_RECENT = 8
_PAGE = 6
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class Palette(QWidget):
    """Lies over the window while it is open. With nothing typed, what was opened last comes first."""

    card: QFrame
    field: QLineEdit
    count: QLabel
    found: QListView
    line_above: Hairline
    line_below: Hairline
    keys: KeyHints
    hint: QLabel

    def __init__(self, window: QWidget, desk: Desk, actions: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(window)
        forms.load(self)
        self._over = window
        self._desk, self._actions_now = desk, actions
        self._actions: list[QAction] = []
        self._index = SearchIndex(())
        self._deeds = SearchIndex(())
        self._indexed: tuple[YearBook, Sequence[Judged]] | None = None
        self._recent: list[Entry] = []
        self._focused: QWidget | None = None
        self._model = FoundModel(self)
        self.found.setModel(self._model)
        self.found.setItemDelegate(FoundDelegate(self.found))
        self.found.setMouseTracking(True)
        self.keys.set_hints([("↑ ↓", _("เลือก")), ("Enter", _("เปิด")), ("Esc", _("ปิด"))])
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.found.clicked.connect(lambda index: self._open(index))
        window.installEventFilter(self)
        theme().changed.connect(self._dress)
        self._dress()
        self.hide()

    def open(self) -> None:
        focused = self.window().focusWidget()
        self._focused = focused if focused is not self.field else self._focused
        self._take_book()
        self._take_actions()
        self.field.clear()
        self._search("")
        self._lay_over()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self) -> None:
        self.hide()
        if self._focused is not None:
            self._focused.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def matches(self) -> Sequence[Match]:
        return self._model.matches

    # What can be found

    def _take_book(self) -> None:
        """The index is made anew only after a change; what did not change is not folded again."""
        now = self._desk.book, self._desk.findings
        if self._indexed is None or self._indexed[0] is not now[0] or self._indexed[1] is not now[1]:
            self._index = index_of(*now)
            self._indexed = now

    def _take_actions(self) -> None:
        self._actions = [action for action in self._actions_now() if action.isEnabled() and action.text()]
        self._deeds = SearchIndex(
            Entry(
                EntryKind.ACTION,
                action.text().replace("&", ""),
                detail=action.shortcut().toString(),
                number=number,
            )
            for number, action in enumerate(self._actions)
        )

    def _search(self, text: str) -> None:
        if text.strip():
            matches = merged(self._index.search(text), self._deeds.search(text))
            self.count.setText(_("พบ {count} รายการ").format(count=len(matches)))
        else:
            first = [Match(entry, 0) for entry in self._recent]
            matches = [*first, *(Match(entry, 1) for entry in self._deeds.entries)]
            self.count.setText(_("เปิดล่าสุด") if first else "")
        self._model.show(matches)
        if matches:
            self.found.setCurrentIndex(self._model.index(0))
            self.found.scrollToTop()

    # Going there

    def _open(self, index: QModelIndex) -> None:
        if not 0 <= index.row() < len(self.matches):
            return
        entry = self.matches[index.row()].entry
        self.close_palette()
        if entry.kind is EntryKind.ACTION:
            self._actions[entry.number].trigger()
            return
        self._recent = [entry, *(each for each in self._recent if each != entry)][:_MOST_RECENT]
        place = entry.place or place_of(entry.table)
        self._desk.going.emit(Target(place, entry.table, entry.number, entry.field))

    def _step(self, steps: int) -> None:
        count = len(self.matches)
        if count:
            place = self.found.currentIndex().row() + steps
            place = place % count if abs(steps) == 1 else min(max(place, 0), count - 1)
            self.found.setCurrentIndex(self._model.index(place))

    # How it lies

    def _dress(self) -> None:
        look = theme()
        set_type(self.field, Type.HEADING)
        for label in (self.count, self.hint):
            set_type(label, Type.SMALL, "ink2")
        tokens = look.tokens
        self.card.setObjectName("card")
        self.card.setStyleSheet(
            f"#card {{ background: {tokens.paper.name()}; border: 1px solid {tokens.line2.name()};"
            f" border-radius: {look.px(12)}px; }}"
            "QLineEdit, QLineEdit:focus { border: none; background: transparent; }"
            f"QListView {{ background: transparent; border: none; padding: {look.px(6)}px 0; }}"
        )
        shadow = QGraphicsDropShadowEffect(self.card)
        shadow.setBlurRadius(look.px(36))
        shadow.setOffset(0, look.px(8))
        shadow.setColor(QColor(0, 0, 0, 90))
        self.card.setGraphicsEffect(shadow)
        self._lay_over()

    def _lay_over(self) -> None:
        look = theme()
        self.setGeometry(self._over.rect())
        width = min(look.px(680), self.width() - look.px(40))
        height = min(look.px(450), self.height() - look.px(80))
        top = max(look.px(30), min(look.px(104), (self.height() - height) // 2))
        self.card.setGeometry((self.width() - width) // 2, top, width, height)

    # What Qt tells

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._lay_over()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.found.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the card."""
        self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(0, 0, 0, 120 if theme().is_dark else 70)
        QPainter(self).fillRect(QRectF(self.rect()), veil)
