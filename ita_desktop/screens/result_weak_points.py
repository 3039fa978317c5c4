"""The points to improve by either rule, each with the measures it has, and a way to draft the one that is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import WeakPointRule
from ita_desktop.model.terms import name_of_node
from ita_desktop.qt.chart_frame import plain_number, two_decimals
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.columns import Column
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import FlowRow, Panel
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme
from ita_desktop.rules.remedies import Remedies
from ita_desktop.rules.scores import Scores
from ita_desktop.rules.weak_points import weak_points
from ita_desktop.screens.result_charts import panel_title
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


@dataclass(frozen=True)
class WeakPoint:
    identity: str
    code: str
    name: str
    title: str
    score: Decimal | None
    measures: int


class WeakPoints(QWidget):
    """`picked` tells the identity of the point chosen, `opened` of the one that was opened."""

    opened = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = Segmented([(rule.value, "") for rule in WeakPointRule], _("จุดที่ต้องพัฒนาตามเกณฑ์ใด"))
        model: RowsModel[WeakPoint] = RowsModel(_columns(), lambda point: point.identity)
        self.grid = Grid(model)
        self.grid.view.setAccessibleName(_("จุดที่ต้องพัฒนา"))
        self.grid.view.head.hide()
        self.grid.set_empty(_("ไม่มีจุดที่ต้องพัฒนาตามเกณฑ์นี้"))
        self._panel = Panel()
        self._panel.body.addWidget(FlowRow([panel_title(_("จุดที่ต้องพัฒนา")), self.rule]))
        self._panel.body.addWidget(self.grid, 1)
        # Its rows scroll within what the charts above leave: no second bar beside the first.
        self.grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.grid.setMinimumHeight(theme().px(110))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panel)
        self._points: dict[WeakPointRule, list[WeakPoint]] = {}
        self.rule.changed.connect(lambda _key: self._show_rows())
        self.grid.row_opened.connect(lambda key: self.opened.emit(str(key)))

    def show_points(self, book: YearBook, scores: Scores) -> None:
        if not self._points:
            self.rule.set_key(book.office.weak_point_rule.value)
        remedies = Remedies(book, scores)
        self._points = {rule: _points_of(book, scores, remedies, rule) for rule in WeakPointRule}
        threshold = plain_number(book.office.threshold)
        self.rule.set_words(WeakPointRule.THRESHOLD.value, _("ต่ำกว่า {threshold}").format(threshold=threshold))
        self.rule.set_words(
            WeakPointRule.LOWEST.value, _("ต่ำสุด {count} ข้อ").format(count=book.office.lowest_count)
        )
        self._show_rows()

    @property
    def chosen_rule(self) -> WeakPointRule:
        return WeakPointRule(self.rule.key)

    @property
    def points(self) -> Sequence[WeakPoint]:
        return self._points.get(self.chosen_rule, [])

    @property
    def unmended(self) -> list[WeakPoint]:
        return [point for point in self.points if not point.measures]

    @property
    def current(self) -> WeakPoint | None:
        key = self.grid.current_key
        return next((point for point in self.points if point.identity == key), None)

    def is_weak(self, identity: str) -> bool:
        return any(point.identity == identity for point in self.points)

    def _show_rows(self) -> None:
        self.grid.model.show(self.points)
        self.changed.emit()


def _points_of(book: YearBook, scores: Scores, remedies: Remedies, rule: WeakPointRule) -> list[WeakPoint]:
    found = weak_points(scores, rule, book.office.threshold, book.office.lowest_count)
    return [
        WeakPoint(
            point.node.identity,
            point.node.code,
            name_of_node(point.node),
            point.node.title,
            point.shown,
            len(remedies.measures_of(point)),
        )
        for point in sorted(found, key=lambda point: point.shown or Decimal(0))
    ]


def _columns() -> list[Column[WeakPoint]]:
    return [
        Column(
            "name",
            _("ข้อ"),
            lambda point: f"{point.code} {point.name}",
            detail=_measures_in_words,
            # With large letters the panel is narrow; what is left over comes to this column.
            width=130,
            wraps=True,
            mark=lambda point: Mark.DONE if point.measures else Mark.TRIANGLE,
            mark_words=lambda point: _("มีมาตรการแล้ว") if point.measures else _("ยังไม่มีมาตรการ"),
            tooltip=lambda point: point.title,
        ),
        Column(
            "score",
            _("คะแนน"),
            lambda point: point.score,
            text=lambda score: "" if score is None else two_decimals(score),
            alignment=Qt.AlignmentFlag.AlignRight,
            width=58,
        ),
    ]


def _measures_in_words(point: WeakPoint) -> str:
    return counted("{count} มาตรการ", point.measures) if point.measures else _("ยังไม่มี")
