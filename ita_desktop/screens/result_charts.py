"""The indicators as bars, as a web, and over the years; pointing at one finds its row."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from ita_desktop.model.terms import name_of_node
from ita_desktop.qt.bar_chart import BarChart
from ita_desktop.qt.chart_frame import Series
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.parts import FlowRow, Panel
from ita_desktop.qt.radar_chart import RadarChart
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.qt.trend_chart import TrendChart
from ita_desktop.rules.earlier_scores import earlier_scores
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.translation import translate as _

_BARS, _WEB, _YEARS = "bars", "web", "years"


class ResultCharts(QWidget):
    """`picked` tells the identity of the indicator that was pointed at."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars, self.web, self.years = BarChart(), RadarChart(), TrendChart()
        self.bars.setAccessibleName(_("คะแนนรายตัวชี้วัด แบบแท่ง"))
        self.web.setAccessibleName(_("คะแนนรายตัวชี้วัด แบบใยแมงมุม"))
        self.years.setAccessibleName(_("คะแนนแต่ละปี"))
        self._identities: list[str] = []
        self.choice = Segmented(
            [(_BARS, _("แท่ง")), (_WEB, _("ใยแมงมุม")), (_YEARS, _("แนวโน้ม"))], _("แบบของแผนภูมิ")
        )
        self._stack = QStackedWidget()
        self._charts = {_BARS: self.bars, _WEB: self.web, _YEARS: self.years}
        for chart in self._charts.values():
            self._stack.addWidget(chart)
        panel = Panel()
        panel.body.addWidget(FlowRow([panel_title(_("คะแนนรายตัวชี้วัด")), self.choice]))
        panel.body.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.choice.changed.connect(lambda key: self._stack.setCurrentWidget(self._charts[key]))
        # What a chart finds out about its height while it is laid out reaches the layout only afterwards.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self.setMinimumHeight(self.minimumSizeHint().height()))
        self.bars.picked.connect(self._pick)
        self.web.picked.connect(self._pick)

    def show_scores(self, scores: Scores, earlier: Sequence[Scores], threshold: Decimal) -> None:
        """`earlier` are those of years before, the latest last."""
        indicators = scores.indicators()
        self._identities = [score.node.identity for score in indicators]
        names = [name_of_node(score.node) for score in indicators]
        now = Series(str(scores.year), tuple(score.shown for score in indicators))
        series = [now]
        if earlier:
            before = earlier[-1]
            series.append(Series(str(before.year), _before(before, scores, indicators), "bar_grey"))
        numbered = [f"{score.node.code} {name}" for score, name in zip(indicators, names, strict=True)]
        self.bars.set_data(numbered, series, threshold=threshold)
        self.web.set_data(names, series, threshold=threshold)
        self._show_years([*earlier, scores], scores, threshold)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._later.start()

    def _show_years(self, years: Sequence[Scores], scores: Scores, threshold: Decimal) -> None:
        totals = tuple(total_of(each) for each in years)
        series = [Series(_("รวม"), totals)]
        colours = ("bar_blue", "bar_green", "bar_amber")
        for instrument, colour in zip(scores.instruments(), colours, strict=False):
            values = tuple(_before(each, scores, [instrument])[0] for each in years)
            series.append(Series(instrument.node.code, values, colour))
        known = [value for each in series for value in each.values if value is not None]
        lowest = min([*known, threshold, Decimal(70)]) // 10 * 10
        self.years.set_data(
            [str(each.year) for each in years], series, threshold=threshold, lowest=int(lowest)
        )

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self._identities):
            self.picked.emit(self._identities[place])


def panel_title(words: str) -> QLabel:
    """As high as the choice beside it."""
    title = QLabel(words)
    set_type(title, Type.HEADING)
    title.setMinimumHeight(theme().px(34))
    return title


def total_of(scores: Scores) -> Decimal | None:
    return scores.total_recomputed if scores.total_published is None else scores.total_published


def _before(year: Scores, scores: Scores, wanted: Sequence[NodeScore]) -> tuple[Decimal | None, ...]:
    if year is scores:
        return tuple(score.shown for score in wanted)
    shown = earlier_scores(year, scores)
    return tuple(shown.get(score.node.identity) for score in wanted)
