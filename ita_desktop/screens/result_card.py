"""What is known of one row of the results: its words in full, the answers, what the assessor and the office wrote."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.model.year import Result
from ita_desktop.qt.chart_frame import two_decimals
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.qt.tokens import Tokens, mix
from ita_desktop.rules.shares import HIGHEST_RIGHT_SUM, LOWEST_RIGHT_SUM
from ita_desktop.screens.result_rows import ResultRow, share_words
from ita_desktop.translation import translate as _

_BAR = 12


class ShareBar(QWidget):
    """The answers as one bar from least to most, or no and yes, each named with its share below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[tuple[str, Decimal], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._renew)

    def show_shares(self, shares: Sequence[Decimal | None]) -> None:
        words = share_words()
        places = (0, 1, 2, 3) if any(share is not None for share in shares[:4]) else (5, 4)
        self._shares = tuple(
            (words[place], share) for place in places if (share := shares[place]) is not None
        )
        self.setAccessibleName(", ".join(f"{word} {two_decimals(share)}" for word, share in self._shares))
        self.setVisible(bool(self._shares))
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        lines = max(1, len(self._legend_lines(self.width())))
        return QSize(look.px(300), look.px(_BAR + 6) + lines * look.line_height(Type.SMALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(160), self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        tokens, px = look.tokens, look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, self.width(), px(_BAR))
        shape = QPainterPath()
        shape.addRoundedRect(whole, px(6), px(6))
        painter.setClipPath(shape)
        painter.fillRect(whole, tokens.line)
        total = sum((share for _word, share in self._shares), Decimal(0)) or Decimal(1)
        left = 0.0
        colours = self._colours(tokens)
        for (_word, share), colour in zip(self._shares, colours, strict=True):
            width = float(share / total) * self.width()
            painter.fillRect(QRectF(left, 0, max(width - 1, 0), px(_BAR)), colour)
            left += width
        painter.setClipping(False)
        painter.setFont(look.font(Type.SMALL))
        top = px(_BAR + 6)
        for line in self._legend_lines(self.width()):
            left = 0.0
            for place in line:
                side = px(10)
                middle = top + (look.line_height(Type.SMALL) - side) / 2
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours[place])
                painter.drawRoundedRect(QRectF(left, middle, side, side), 2, 2)
                painter.setPen(tokens.ink2)
                room = QRectF(left + px(16), top, self.width() - left, look.line_height(Type.SMALL))
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words(place))
                left += self._width(place)
            top += look.line_height(Type.SMALL)

    def _words(self, place: int) -> str:
        word, share = self._shares[place]
        return f"{word} {two_decimals(share)}"

    def _width(self, place: int) -> float:
        metrics = QFontMetricsF(theme().font(Type.SMALL))
        return metrics.horizontalAdvance(self._words(place)) + theme().px(34)

    def _legend_lines(self, width: float) -> list[list[int]]:
        lines: list[list[int]] = []
        left = width + 1
        for place in range(len(self._shares)):
            if left + self._width(place) > width:
                lines.append([])
                left = 0
            lines[-1].append(place)
            left += self._width(place)
        return lines

    def _colours(self, tokens: Tokens) -> list[QColor]:
        four = [tokens.bar_red, tokens.bar_amber, tokens.bar_blue, tokens.accent]
        if len(self._shares) <= 2:
            return [mix(tokens.bar_grey, tokens.paper, 0.7), tokens.bar_blue][: len(self._shares)]
        return four[: len(self._shares)]


class ResultCard(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = TextView("", Type.NAME)
        self._code.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._title = TextView("", Type.TEXT, selectable=True)
        self._bar = ShareBar(self)
        self._figures = TextView("", Type.SMALL, "ink2")
        self._notes = TextView("", Type.SMALL, "ink2", selectable=True)
        head = QHBoxLayout()
        head.setSpacing(theme().px(12))
        head.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme().px(16), theme().px(8), theme().px(16), theme().px(8))
        column.setSpacing(theme().px(6))
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._figures)
        column.addWidget(self._notes)

    def show_row(self, row: ResultRow | None, result: Result | None) -> None:
        self.setVisible(row is not None)
        if row is None:
            return
        self._code.set_text(row.code)
        self._code.setVisible(bool(row.code))
        self._title.set_text(row.title)
        self._bar.show_shares(row.shares)
        words, ink = _figures_of(row)
        self._figures.set_text(words)
        self._figures.set_ink(ink)
        self._figures.setVisible(bool(words))
        notes = "\n".join(_notes_of(row, result))
        self._notes.set_text(notes)
        self._notes.setVisible(bool(notes))
        # What the table says already is not said again.
        self.setVisible(bool(row.code or words or notes))


def _figures_of(row: ResultRow) -> tuple[str, str]:
    given = [share for share in row.shares if share is not None]
    if given and not LOWEST_RIGHT_SUM <= sum(given) <= HIGHEST_RIGHT_SUM:
        return _("ร้อยละของคำตอบรวมได้ {sum} ไม่ใช่ 100").format(
            sum=two_decimals(sum(given, Decimal(0)))
        ), "amber"
    if row.published is None and row.recomputed is None:
        return _("ยังไม่มีคะแนน"), "ink2"
    if row.published is None:
        return _("คำนวณได้ {score} ยังไม่ได้กรอกคะแนนที่ประกาศ").format(score=two_decimals(row.recomputed)), "ink2"
    if row.is_off:
        words = _("คำนวณได้ {score} ต่างจากที่ประกาศ {published}")
        return words.format(score=two_decimals(row.recomputed), published=two_decimals(row.published)), "red"
    if row.recomputed is not None and (row.has_children or given):
        return _("คำนวณได้ {score} ตรงกับที่ประกาศ").format(score=two_decimals(row.recomputed)), "green"
    return "", "ink2"


def _notes_of(row: ResultRow, result: Result | None) -> list[str]:
    notes = [row.note]
    if result is not None:
        if result.urls:
            notes.append(_("URL ที่ส่ง: {urls}").format(urls="  ".join(result.urls)))
        if result.explanation:
            notes.append(_("คำอธิบายของหน่วยงาน: {words}").format(words=result.explanation))
        if result.remark:
            notes.append(_("ข้อเสนอแนะของผู้ประเมิน: {words}").format(words=result.remark))
    return [note for note in notes if note]
