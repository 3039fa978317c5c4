"""Who is responsible, as labels that can be taken away, and a line in which others are found while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.measure_owners import Owner
from ita_desktop.qt import forms
from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.marks import Mark, draw_pill, pill_size
from ita_desktop.qt.offers import Offers
from ita_desktop.qt.parts import tab_before
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.texts import elided, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.thai.names import search_key
from ita_desktop.translation import translate as _

_MOST_OFFERED = 12


class OwnerField(QWidget):
    """`changed` tells all owners after one came or went. A field for one alone puts the new in the old one's place."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners: tuple[Owner, ...] = ()
        self._offered: Sequence[Owner] = ()
        self._read: Callable[[str], Owner] = Owner
        self._mark, self._letter, self._is_single = Mark.SUPPORT, "", False
        self.chips = FlowRow(spacing=4)
        policy = self.chips.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.chips.setSizePolicy(policy)
        self.line = _Line(self)
        self.line.setMinimumWidth(theme().px(110))
        self._note = ProblemNote(self)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self.chips)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addLayout(row)
        column.addWidget(self._note)
        # No proxy: Tab would go to the line at once, past the labels before it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.line.taken.connect(self._take)
        self.line.last_unwanted.connect(self._take_away_last)
        self.chips.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.line.setFocus(event.reason())

    def set_up(self, mark: Mark, letter: str, *, is_single: bool = False) -> None:
        self._mark, self._letter, self._is_single = mark, letter, is_single
        self.line.setAccessibleName(self.accessibleName())
        self._say_what_to_type()

    def offer(self, owners: Sequence[Owner], read: Callable[[str], Owner]) -> None:
        """Whom to find while typing; `read` raises ValueError for what names nobody."""
        self._read = read
        if list(owners) != list(self._offered):
            self._offered = owners
            self.line.offer([owner.name for owner in owners])

    def owners(self) -> tuple[Owner, ...]:
        return self._owners

    def show_owners(self, owners: Sequence[Owner]) -> None:
        if tuple(owners) == self._owners:
            return
        self._owners = tuple(owners)
        self.chips.clear()
        for owner in self._owners:
            chip = _Chip(owner.short_name, self._mark, self._letter)
            chip.clicked.connect(lambda _checked=False, owner=owner: self._take_away(owner))
            self.chips.add(chip)
        tab_before(self.line, self.chips.widgets())
        self.chips.setVisible(bool(self._owners))
        self._say_what_to_type()

    def _say_what_to_type(self) -> None:
        words = _("พิมพ์ชื่อฝ่ายหรือบุคคล")
        if self._owners:
            words = _("เปลี่ยน") if self._is_single else _("เพิ่ม")
        self.line.setPlaceholderText(words)

    def _take(self, typed: str) -> None:
        try:
            owner = self._read(typed)
            owners = (owner,) if self._is_single else tuple(dict.fromkeys((*self._owners, owner)))
            self._tell(owners)
        except ValueError as problem:
            self._note.say(str(problem))
            return
        self._note.say("")
        self.line.clear()

    def _take_away(self, owner: Owner) -> None:
        self._tell(tuple(each for each in self._owners if each != owner))
        self.line.setFocus()

    def _take_away_last(self) -> None:
        if self._owners:
            self._tell(self._owners[:-1])

    def _tell(self, owners: tuple[Owner, ...]) -> None:
        if owners != self._owners:
            self.changed.emit(owners)


class _Line(QLineEdit):
    taken = Signal(str)
    last_unwanted = Signal()
    """Backspace in an empty line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[tuple[str, str]] = []
        self._found = QStringListModel(self)
        completer = Offers(self._found, self)
        completer.setCompletionMode(Offers.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        completer.activated.connect(self._pick)
        self.setCompleter(completer)
        self.textEdited.connect(self._find)
        self.setProperty("row", True)

    def offer(self, names: Sequence[str]) -> None:
        self._names = [(search_key(name), name) for name in names]
        self._find(self.text())

    @property
    def _is_offering(self) -> bool:
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_empty = event.key(), not self.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_empty:
            self.taken.emit(self._best())
        elif key == Qt.Key.Key_Backspace and is_empty:
            self.last_unwanted.emit()
        elif key == Qt.Key.Key_Escape and not is_empty:
            self.clear()
        elif key == Qt.Key.Key_Down and not self._is_offering:
            self._find(self.text())
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.text().strip():
            self.taken.emit(self.text())

    def _best(self) -> str:
        """What is meant by a beginning that only one name has."""
        found = self._found.stringList()
        return found[0] if len(found) == 1 else self.text()

    def _pick(self, name: str) -> None:
        self.taken.emit(name)

    def _find(self, typed: str) -> None:
        wanted = search_key(typed)
        first = [name for key, name in self._names if key.startswith(wanted)]
        rest = [name for key, name in self._names if wanted in key and not key.startswith(wanted)]
        self._found.setStringList([*first, *rest])


class _Chip(QAbstractButton):
    """A label with a cross; a click, Enter or Delete takes it away."""

    def __init__(self, name: str, mark: Mark, letter: str) -> None:
        super().__init__()
        self._mark, self._letter = mark, letter
        self.setText(name)
        self.setAccessibleName(_("{name} กดเพื่อเอาออก").format(name=name))
        self.setToolTip(tooltip(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._renew)
        self._renew()

    def sizeHint(self) -> QSize:
        size = pill_size(self.text(), self._mark, self.fontMetrics())
        return QSize(size.width() + theme().px(12), size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        rect = QRectF(self.rect())
        room = self.width() - (self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()))
        words = elided(self.text(), self.fontMetrics(), room)
        draw_pill(painter, rect, words, self._mark, tokens, letter=self._letter)
        side = px(12)
        cross = QRectF(rect.right() - px(8) - side, rect.center().y() - side / 2, side, side)
        draw_icon(painter, cross, "close", tokens.ink if self.underMouse() else tokens.ink3)
        if self.hasFocus():
            draw_focus(painter, rect)

    def _renew(self) -> None:
        self.setFont(theme().font(Type.SMALL))
        self.updateGeometry()
        self.update()


forms.promote(OwnerField)
