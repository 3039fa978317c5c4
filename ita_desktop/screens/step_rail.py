"""The rail at the left of the first start: the program, the steps with what was answered, and other ways in."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.icons import draw_icon, icon, program_icon
from ita_desktop.qt.parts import make_button
from ita_desktop.qt.texts import TextView, elided, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.translation import translate as _

WIDTH = 296
_WIDEST_SHARE = 0.27
"""Of the window, where the text is large."""
_HEIGHT_WITH_HEAD = 640


class Step(QAbstractButton):
    """A numbered step; done ones have a tick, and under the title what was answered."""

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.is_done = False
        self.is_last = False
        self._summary = ""
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.tell("")

    def tell(self, summary: str) -> None:
        self._summary = summary
        state = _("เสร็จแล้ว") if self.is_done else ""
        self.setAccessibleName(" ".join(filter(None, (str(self._number), self.text(), state, summary))))
        self.setToolTip(tooltip(summary))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        tokens, px = look.tokens, look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        disc = QRectF(px(4), px(1), px(24), px(24))
        if not self.is_last:
            painter.setPen(QPen(tokens.line2, 1))
            below = disc.bottom() + px(2)
            painter.drawLine(QPointF(disc.center().x(), below), QPointF(disc.center().x(), self.height()))
        self._draw_disc(painter, disc)
        left = disc.right() + px(12)
        room = self.width() - left - px(4)
        here = self.isChecked()
        painter.setFont(look.font(Type.NAME if here else Type.TEXT))
        painter.setPen(tokens.ink if here or self.is_done else tokens.ink2)
        title = QRectF(left, 0, room, look.line_height(Type.TEXT) + px(4))
        painter.drawText(
            title, Qt.AlignmentFlag.AlignVCenter, elided(self.text(), painter.fontMetrics(), room)
        )
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(tokens.ink2)
        small = QRectF(left, title.bottom() - px(4), room, look.line_height(Type.SMALL))
        if small.bottom() <= self.height():
            words = elided(self._summary, painter.fontMetrics(), room)
            painter.drawText(small, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))

    def _draw_disc(self, painter: QPainter, disc: QRectF) -> None:
        look = theme()
        tokens = look.tokens
        if self.is_done and not self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawEllipse(disc)
            inset = look.px(4)
            draw_icon(painter, disc.adjusted(inset, inset, -inset, -inset), "check", tokens.on_accent)
            return
        here = self.isChecked()
        painter.setPen(QPen(tokens.accent if here else tokens.edge, 2 if here else 1))
        painter.setBrush(tokens.paper if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(tokens.accent if here else tokens.ink2)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepRail(QWidget):
    """`step_asked` carries the number of a step from 0; only steps that were reached can be gone to."""

    step_asked = Signal(int)
    sample_asked = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[Step] = []
        self._mark = QLabel()
        self._name = TextView(_("ผู้ประสานงาน ITA"), Type.TITLE)
        self._words = TextView(_("จากคะแนนปีก่อน ถึงเอกสารที่ผู้อำนวยการลงนาม"), Type.TEXT, "ink2")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.sample = self._way(_("ลองดูสำนักงานตัวอย่าง"), "star")
        self.open = self._way(_("เปิดแฟ้มที่มีอยู่"), "folder")
        self.sample.clicked.connect(self.sample_asked)
        self.open.clicked.connect(self.file_asked)
        self._column = QVBoxLayout(self)
        for part in (self._mark, self._name, self._words):
            self._column.addWidget(part)
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self._column.addWidget(self.sample)
        self._column.addWidget(self.open)
        theme().changed.connect(self._dress)
        self._dress()

    def show_steps(self, titles: Sequence[str]) -> None:
        for number, title in enumerate(titles):
            step = Step(number + 1, title)
            step.is_last = number == len(titles) - 1
            step.clicked.connect(lambda _checked=False, number=number: self.step_asked.emit(number))
            self.steps.append(step)
            self._list.addWidget(step)

    def show_progress(self, here: int, reached: int, summaries: Sequence[str]) -> None:
        for number, (step, summary) in enumerate(zip(self.steps, summaries, strict=True)):
            step.is_done = number < reached
            step.setChecked(number == here)
            step.setEnabled(number <= reached)
            step.tell(summary if number <= reached else "")

    def fit(self, window: QSize) -> None:
        """As wide as the text size asks for, if that leaves the pages their room."""
        self.setFixedWidth(min(theme().px(WIDTH), round(window.width() * _WIDEST_SHARE)))
        self._show_head(window.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_head(self.height())

    def minimumSizeHint(self) -> QSize:
        """Without the head, which gives way."""
        hint, spacing = super().minimumSizeHint(), self._column.spacing()
        head = [part for part in (self._mark, self._words) if not part.isHidden()]
        height = sum(max(part.minimumSizeHint().height(), part.minimumHeight()) + spacing for part in head)
        return QSize(hint.width(), hint.height() - height)

    def _show_head(self, height: int) -> None:
        has_room = height >= theme().px(_HEIGHT_WITH_HEAD)
        self._mark.setVisible(has_room)
        self._words.setVisible(has_room)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.desk)

    def _way(self, words: str, picture: str) -> QAbstractButton:
        button = make_button(words, kind="plain")
        button.setIcon(icon(picture))
        return button

    def _dress(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(28), px(28), px(20), px(16))
        self._column.setSpacing(px(6))
        self._list.setContentsMargins(0, px(18), 0, px(8))
        self._mark.setPixmap(program_icon().pixmap(QSize(px(36), px(36)), self.devicePixelRatioF()))
        self.update()


forms.promote(StepRail)
