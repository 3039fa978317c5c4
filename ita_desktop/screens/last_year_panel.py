"""The panel of last year on the overview: its level, how far the next one is, and the indicators as a web."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import LevelScale
from ita_desktop.qt.chart_frame import Series
from ita_desktop.qt.parts import EmptyState, Panel, clear_layout, make_button
from ita_desktop.qt.radar_chart import RadarChart
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.rules.scores import Scores, read_scores
from ita_desktop.screens.way_list import draw_words
from ita_desktop.translation import translate as _


class LastYearPanel:
    """The level of last year, how far the next one is, and the indicators as a web."""

    def __init__(self, panel: Panel, way: Callable[[str], object]) -> None:
        self._way = way
        self._panel = panel
        self.badge = LevelBadge()
        self.total = TextView("", Type.TITLE)
        self.lack = TextView("", Type.SMALL, "ink2")
        words = QWidget()
        self._empty = EmptyState(_("ยังไม่มีผลของปีก่อน"), _("วางผลการประเมิน"), lambda: way(""), is_quiet=True)
        self.radar = _Web()
        self.radar.setAccessibleName(_("คะแนนรายตัวชี้วัดของปีก่อน"))
        self.radar.picked.connect(lambda index: way(self._indicators[index]))
        self._indicators: list[str] = []
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.total)
        column.addWidget(self.lack)
        top.addLayout(column, 1)
        words.setLayout(top)
        self._words = words
        self._instruments = QHBoxLayout()
        panel.set_spacing(0)
        panel.body.addWidget(words)
        panel.body.addWidget(self.radar, 1)
        panel.body.addLayout(self._instruments)
        panel.body.addWidget(self._empty, 1)

    def show(self, book: YearBook) -> None:
        earlier = book.results_year
        scores = read_scores(earlier) if earlier else None
        total = scores.total_published or scores.total_recomputed if scores else None
        self._panel.set_title(_("ผลปี {year}").format(year=book.year.year - 1))
        has_scores = scores is not None and any(score.shown is not None for score in scores.nodes)
        for widget in (self._words, self.radar):
            widget.setVisible(has_scores)
        self._empty.setVisible(not has_scores)
        clear_layout(self._instruments)
        if scores is None or not has_scores:
            return
        level = scores.level_published or (scores.level_recomputed.name if scores.level_recomputed else "")
        self.badge.set_level(_(level), is_weak=total is not None and total < book.office.threshold)
        self.total.set_text(f"{total:.2f}" if total is not None else _("ยังไม่มีคะแนนรวม"))
        self.lack.set_text(lack_words(book.level_scale, total))
        self.lack.setVisible(bool(self.lack.text()))
        self._show_scores(book, scores)

    def _show_scores(self, book: YearBook, scores: Scores) -> None:
        indicators = scores.indicators()
        self._indicators = [score.node.identity for score in indicators]
        shown = [score.shown for score in indicators if score.shown is not None]
        lowest = Decimal(50) if shown and min(shown) >= 50 else Decimal(0)
        self.radar.set_data(
            [score.node.code for score in indicators],
            [Series("", tuple(score.shown for score in indicators))],
            threshold=book.office.threshold,
            lowest=lowest,
        )
        for score in scores.instruments():
            if score.shown is None:
                continue
            button = make_button(
                f"{score.node.code} {score.shown:.2f}",
                lambda identity=score.node.identity: self._way(identity),
                kind="plain",
                in_row=True,
            )
            button.setToolTip(tooltip(score.node.title))
            self._instruments.addWidget(button, 1)


class _Web(RadarChart):
    """Content with little height, and glad of more."""

    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(132))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def lack_words(scale: LevelScale, total: Decimal | None) -> str:
    """How many points the next level is away; nothing at the highest."""
    above = [level for level in scale.levels if total is not None and level.minimum > total]
    if not above or total is None:
        return ""
    nearest = min(above, key=lambda level: level.minimum)
    return _("ขาดอีก {points} ถึง {level}").format(
        points=f"{nearest.minimum - total:.2f}", level=_(nearest.name)
    )


class LevelBadge(QWidget):
    """The level as printed, on a pale ground: amber below the threshold, else green."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level, self._weak = "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_level(self, level: str, *, is_weak: bool) -> None:
        self._level, self._weak = level, is_weak
        self.setAccessibleName(_("ระดับ {level}").format(level=level))
        self.setVisible(bool(level))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        wide = QFontMetrics(look.font(Type.TITLE)).horizontalAdvance(self._level) + look.px(20)
        return QSize(max(wide, look.px(44)), look.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        tokens = look.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.amber_ground if self._weak else tokens.green_ground)
        painter.drawRoundedRect(QRectF(self.rect()), look.px(6), look.px(6))
        painter.setPen(tokens.amber if self._weak else tokens.green)
        draw_words(painter, QRectF(self.rect()), self._level, look, Type.TITLE, Qt.AlignmentFlag.AlignHCenter)
