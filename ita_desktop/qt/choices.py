"""Fields and choices dressed as the window needs them."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.icons import draw_icon, icon
from ita_desktop.qt.theme import Type, theme
from ita_desktop.translation import translate as _

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PicturedField(QLineEdit):
    """A field with a picture before its text that says what it is for."""

    def __init__(self, picture: str = "search", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        theme().changed.connect(self._renew)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # An action's icon would not grow with the text.
        side = theme().px(16)
        place = QRectF(theme().px(10), (self.height() - side) / 2, side, side)
        draw_icon(QPainter(self), place, self._picture, theme().tokens.ink3)

    def _renew(self) -> None:
        self.setTextMargins(theme().px(28), 0, 0, 0)


class SearchField(PicturedField):
    """Escape or the cross empties it."""

    def __init__(
        self, placeholder: str = "", parent: QWidget | None = None, *, picture: str = "search"
    ) -> None:
        super().__init__(picture, parent)
        placeholder = placeholder or _("ค้นหา")
        self.setProperty("search", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._clear = self.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(_("ล้าง"))
        self._clear.setToolTip(_("ล้าง"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class NumberField(QSpinBox):
    """A spin box whose figures keep their distance from the edge, which a style sheet does not give them."""

    def __init__(self, lowest: int = 0, highest: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        self._renew()
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        self.lineEdit().setTextMargins(QMargins(theme().px(9), 0, 0, 0))


class Segmented(QWidget):
    """A row of choices of which one holds: keys with their words."""

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        self.set_choices(choices)
        theme().changed.connect(self.update)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices instead; what was chosen stays so if it is among them, else the first is."""
        if [(key, segment.text()) for key, segment in self._segments.items()] == list(choices):
            return
        before = self.key
        for segment in self._segments.values():
            self._group.removeButton(segment)
            self._row.removeWidget(segment)
            segment.deleteLater()
        self._segments = {key: _Segment(words, self.accessibleName()) for key, words in choices}
        for key, segment in self._segments.items():
            self._group.addButton(segment)
            self._row.addWidget(segment)
            segment.toggled.connect(lambda checked, key=key: checked and self.changed.emit(key))
        if choices:
            self.set_key(before if before in self._segments else choices[0][0])

    @property
    def key(self) -> str:
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    @property
    def words(self) -> str:
        """Of the choice."""
        return self._segments[self.key].text() if self.key else ""

    def set_key(self, key: str) -> None:
        """Chooses without telling by `changed`."""
        was_silent = self.blockSignals(True)
        self._segments[key].setChecked(True)
        self.blockSignals(was_silent)

    def choose(self, key: str) -> None:
        """As the officer does; a key that there is no more leaves the choice as it is."""
        if key in self._segments:
            self._segments[key].setChecked(True)

    def turn(self, step: int) -> None:
        """To the next choice, or with −1 to the former; after the last comes the first."""
        keys = list(self._segments)
        self.choose(keys[(keys.index(self.key) + step) % len(keys)])

    def turn_by_keys(self, owner: QWidget) -> None:
        """Wherever the focus is in `owner`, which then has it."""

        def turn(step: int) -> None:
            self.turn(step)
            owner.setFocus()

        for words, key, step in ((_("ส่วนถัดไป"), "Ctrl+PgDown", 1), (_("ส่วนก่อนหน้า"), "Ctrl+PgUp", -1)):
            make_action(words, "", key, owner).triggered.connect(lambda _on=False, step=step: turn(step))

    def set_words(self, key: str, words: str) -> None:
        self._segments[key].setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().tokens.hover)
        painter.drawRoundedRect(QRectF(self.rect()), theme().px(7), theme().px(7))


class _Segment(QAbstractButton):
    def __init__(self, words: str, of: str) -> None:
        super().__init__()
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(of)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        self.setFont(theme().font(Type.NAME))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        row = self.group().buttons()
        if step is None:
            super().keyPressEvent(event)
        else:
            other = row[(row.index(self) + step) % len(row)]
            other.setFocus(Qt.FocusReason.TabFocusReason)
            other.click()

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + px(24), px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        tokens, radius = look.tokens, look.px(6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(tokens.line2, 1))
            painter.setBrush(tokens.paper)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.line)
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(tokens.ink if self.isChecked() else tokens.ink2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))
