"""The small things all screens are made of: panels, banners, empty states, figures, a side sheet."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.choices import NumberField, SearchField, Segmented
from ita_desktop.qt.empty_state import EmptyState
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.icons import icon
from ita_desktop.qt.marks import Mark, draw_mark, mark_colour, mark_ground
from ita_desktop.qt.progress_line import Part, ProgressLine
from ita_desktop.qt.push_button import PushButton
from ita_desktop.qt.texts import TextView, elided, tooltip
from ita_desktop.qt.theme import Type, theme

__all__ = [
    "Banner",
    "EmptyState",
    "Figure",
    "FlowRow",
    "MarkSign",
    "NumberField",
    "Panel",
    "Part",
    "ProgressLine",
    "SearchField",
    "SectionHeading",
    "Segmented",
    "SidePanel",
    "Urgency",
    "clear_layout",
    "make_button",
    "tab_before",
]


def make_button(
    words: str,
    deed: Callable[[], object] | None = None,
    *,
    kind: str = "quiet",
    picture: str = "",
    in_row: bool = False,
) -> QPushButton:
    """A button of one of the four kinds: main, quiet, plain, danger."""
    button = PushButton(words)
    button.setProperty("kind", kind)
    button.setProperty("row", in_row)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if picture:
        colours = {"main": "on_accent", "plain": "accent", "danger": "red"}
        button.setIcon(icon(picture, colours.get(kind)))
    if deed:
        # The button's own `checked` is none of the deed's business.
        button.clicked.connect(lambda: deed())
    return button


class MarkSign(QWidget):
    """A mark alone, beside a text that says its word."""

    def __init__(self, mark: Mark, parent: QWidget | None = None, *, side: int = 16) -> None:
        super().__init__(parent)
        self._mark = mark
        self._side = side
        theme().changed.connect(self._renew)
        self._renew()

    def set_mark(self, mark: Mark) -> None:
        self._mark = mark
        self.update()

    def _renew(self) -> None:
        self.setFixedSize(theme().px(self._side), theme().px(self._side))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_mark(QPainter(self), QRectF(self.rect()), self._mark, theme().tokens)


class Panel(QFrame):
    """White paper with a hairline; a title with a note and actions at its right stand above `body`."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = 8
        self._whole = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._title = TextView(title, Type.HEADING)
        self._note = TextView(note, Type.SMALL, "ink2", alignment=Qt.AlignmentFlag.AlignRight, max_lines=1)
        self._words = QHBoxLayout()
        self._words.addWidget(self._title, 1)
        self._words.addWidget(self._note, 1)
        self._head.addLayout(self._words, 1)
        self._whole.addLayout(self._head)
        self.body = QVBoxLayout()
        self._whole.addLayout(self.body, 1)
        self.set_title(title, note)
        theme().changed.connect(self._renew)
        self._renew()

    def set_title(self, title: str, note: str = "") -> None:
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self._note.set_text(note)
        self._note.setVisible(bool(note))
        self._note.setToolTip(tooltip(note))
        # The title is short: what it leaves is for the note.
        self._words.setStretchFactor(self._title, 0 if note else 1)
        self._place_note()
        self.setAccessibleName(title)

    def set_spacing(self, spacing: int) -> None:
        """Between what is in `body`, at 100 %."""
        self._spacing = spacing
        self._renew()

    def add_action(self, widget: QWidget) -> None:
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        """At the right of the title, or under it where it would be cut."""
        wide = self._title.sizeHint().width() + theme().px(8) + self._note.sizeHint().width()
        fits = self._note.isHidden() or wide <= self.width() - 2 * theme().px(16)
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way != self._words.direction():
            self._words.setDirection(way)
            self._note.set_alignment(Qt.AlignmentFlag.AlignRight if fits else Qt.AlignmentFlag.AlignLeft)
        spacing = theme().px(8) if fits else 0
        if spacing != self._words.spacing():
            self._words.setSpacing(spacing)

    def _renew(self) -> None:
        px = theme().px
        self._whole.setContentsMargins(px(16), px(12), px(16), px(14))
        self._whole.setSpacing(px(8))
        self._head.setSpacing(px(8))
        self._place_note()
        self.body.setSpacing(px(self._spacing))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, radius = theme().tokens, theme().px(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.paper)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Urgency(StrEnum):
    MUST = "must"
    SHOULD = "should"
    INFO = "info"

    @property
    def mark(self) -> Mark:
        return {Urgency.MUST: Mark.OCTAGON, Urgency.SHOULD: Mark.TRIANGLE, Urgency.INFO: Mark.INFO}[self]


class Banner(QWidget):
    """A finding over its table: its mark, what is wrong, and the mend as a button."""

    def __init__(self, urgency: Urgency, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgency = urgency
        self._row = QHBoxLayout(self)
        self._sign = MarkSign(urgency.mark)
        self._text = TextView(text)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self.set_text(text, urgency)
        theme().changed.connect(self._renew)
        self._renew()

    @property
    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str, urgency: Urgency | None = None) -> None:
        self._urgency = urgency or self._urgency
        self._sign.set_mark(self._urgency.mark)
        self._text.set_text(text)
        self.setAccessibleName(text)
        self.update()

    def add_button(self, words: str, deed: Callable[[], object], kind: str = "quiet") -> QPushButton:
        button = make_button(words, deed, kind=kind, in_row=True)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _renew(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(16), px(5), px(12), px(5))
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(40))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), mark_ground(self._urgency.mark, theme().tokens))


class Figure(QAbstractButton):
    """A number that is a way to its list: large, its caption under it, its state as mark and colour."""

    def __init__(
        self, figure: str, caption: str, parent: QWidget | None = None, *, mark: Mark | None = None
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._caption = caption
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_figure(figure, caption, mark)
        theme().changed.connect(self._renew)

    @property
    def figure(self) -> str:
        return self.text()

    def set_figure(self, figure: str, caption: str | None = None, mark: Mark | None = None) -> None:
        self.setText(figure)
        self._caption = self._caption if caption is None else caption
        self._mark = mark
        self.setAccessibleName(f"{self._caption} {figure}")
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int]:
        look = theme()
        figure = QFontMetrics(look.font(Type.FIGURE)).horizontalAdvance(self.text())
        caption = QFontMetrics(look.font(Type.SMALL)).horizontalAdvance(self._caption)
        return figure + (look.px(26) if self._mark else 0), caption

    def sizeHint(self) -> QSize:
        look = theme()
        height = look.line_height(Type.FIGURE) + look.line_height(Type.SMALL) + look.px(12)
        return QSize(max(self._widths()) + look.px(14), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widths()[0] + theme().px(14), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        tokens, px = look.tokens, look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        large = QRectF(px(6), px(6), self.width() - px(12), look.line_height(Type.FIGURE))
        if self._mark:
            side = px(18)
            place = QRectF(large.x(), large.center().y() - side / 2, side, side)
            draw_mark(painter, place, self._mark, tokens)
            large.setLeft(large.left() + px(26))
        painter.setFont(look.font(Type.FIGURE))
        painter.setPen(mark_colour(self._mark, tokens) if self._mark else tokens.ink)
        painter.drawText(large, Qt.AlignmentFlag.AlignVCenter, self.text())
        small = QRectF(px(6), large.bottom(), self.width() - px(12), look.line_height(Type.SMALL))
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(tokens.ink2)
        words = elided(self._caption, painter.fontMetrics(), small.width())
        painter.drawText(small, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))


class SectionHeading(QWidget):
    """The name of a part of a list, how many it has, and a hairline under both."""

    def __init__(
        self, words: str, note: str = "", parent: QWidget | None = None, *, ink: str = "ink"
    ) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self._words = TextView(words, Type.NAME, ink, max_lines=1)
        self._note = TextView(note, Type.SMALL, "ink2", max_lines=1)
        self.row.addWidget(self._words)
        self.row.addWidget(self._note)
        self.row.addStretch(1)
        theme().changed.connect(self._renew)
        self._renew()

    def set_words(self, words: str, note: str = "") -> None:
        self._words.set_text(words)
        self._note.set_text(note)

    def _renew(self) -> None:
        self.row.setContentsMargins(0, theme().px(4), 0, theme().px(5))
        self.row.setSpacing(theme().px(8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme().tokens.line2)


class SidePanel(QSplitter):
    """A place with a sheet at its right that opens, closes and keeps the width it was given."""

    sheet_shown = Signal(bool)

    def __init__(
        self, place: QWidget, sheet: QWidget, parent: QWidget | None = None, *, width: int = 360
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.place = place
        self.sheet = sheet
        self._width = width
        self.addWidget(place)
        self.addWidget(sheet)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setCollapsible(0, False)
        self.setCollapsible(1, False)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def show_sheet(self, shown: bool = True) -> None:
        if shown == self.sheet.isVisibleTo(self):
            return
        self.sheet.setVisible(shown)
        self.sheet_shown.emit(shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._width:
            wide = min(theme().px(self._width), self.width() // 2)
            self.setSizes([self.width() - wide, wide])
            self._width = 0


def tab_before(after: QWidget, widgets: Iterable[QWidget]) -> None:
    """Tab reaches what was made later where it stands, not behind all else."""
    for widget in widgets:
        QWidget.setTabOrder(after, widget)
        QWidget.setTabOrder(widget, after)


def clear_layout(layout: QLayout) -> None:
    """Takes everything out of `layout` and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear_layout(inner)
