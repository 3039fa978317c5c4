"""The published results: the tree with what follows from its parts, charts, earlier years, points to improve."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.results import draft_measures
from ita_desktop.exchange.pasted import FILE_KINDS
from ita_desktop.exchange.pasted_results import TOTAL
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.chart_frame import two_decimals
from ita_desktop.qt.choices import SearchField, Segmented
from ita_desktop.qt.columns import CellChange
from ita_desktop.qt.marks import Mark, Pill
from ita_desktop.qt.parts import EmptyState, FlowRow
from ita_desktop.qt.saved_views import part_of_choice, part_of_text
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.rules.earlier_scores import earlier_scores
from ita_desktop.rules.scores import Scores, read_scores
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.paste_results import PasteResults, is_copied
from ita_desktop.screens.place import Place
from ita_desktop.screens.print_preview import print_grid
from ita_desktop.screens.result_banner import ResultBanner, figure_findings
from ita_desktop.screens.result_card import ResultCard
from ita_desktop.screens.result_charts import ResultCharts, total_of
from ita_desktop.screens.result_entry import keep_changes
from ita_desktop.screens.result_rows import SHARES, ResultRow, TreeSources
from ita_desktop.screens.result_tree import ResultTree
from ita_desktop.screens.result_weak_points import WeakPoints
from ita_desktop.storage.books import load_office, load_results_year
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_ALL, _WEAK, _OFF = "all", "weak", "off"
_COMPARED = ("before", "change")
_DETAILS = ("published_weighted", *SHARES, "remark")


class Results(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {"result", "fiscal_year", "office", "node", "edition", "edition_link", "measure"}
    )

    states: QStackedWidget
    empty: QWidget
    filled: QWidget
    halves: QSplitter
    left: QWidget
    right: QScrollArea
    beside: QWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._scores: Scores | None = None
        self._earlier: list[Scores] = []
        self._earlier_of = 0
        self._make_actions()
        self._build()
        self.setAcceptDrops(True)

    # What the window asks

    def refresh(self) -> None:
        year = self.desk.book.results_year
        if year is None:
            self._show_empty()
            return
        self.states.setCurrentWidget(self.filled)
        self.setFocusProxy(self.tree)
        self._scores = read_scores(year)
        self._load_earlier(year.year)
        self.tree.show_results(self._sources(year, self._scores))
        self.charts.show_scores(self._scores, self._earlier, self.desk.book.office.threshold)
        self.weak_points.show_points(self.desk.book, self._scores)
        self.compare.setEnabled(bool(self._earlier))
        self._show_total()
        self._show_card()
        self.show_findings()

    def facts(self) -> str:
        year = self.desk.book.results_year
        if year is None:
            return _("ปี {year}").format(year=self.desk.book.year.year - 1)
        filled = sum(result.published is not None for result in year.results)
        words = _("ปี {year} · กรอกแล้ว {filled} จาก {all} รายการ · {edition}")
        name = to_arabic_digits(_(year.edition.name))
        return words.format(year=year.year, edition=name, filled=filled, all=len(year.edition.nodes))

    def header_actions(self) -> list[QAction]:
        """None without results: what brings them stands in the middle."""
        if self.states.currentWidget() is self.empty:
            return []
        return [self.print_results, self.paste, self.draft_all]

    def show_findings(self) -> None:
        year = self.desk.book.results_year
        if year is None or self._scores is None:
            return
        self.tree.show_results(self._sources(year, self._scores))
        self.banner.show_findings(figure_findings(self.desk.findings, year))

    def reveal(self, target: Target) -> None:
        record = self.desk.find(target.table, target.number)
        if isinstance(record, Result):
            self.tree.go_to(record.node.identity, target.field or "published")
        elif isinstance(record, NodeRecord):
            self.tree.go_to(record.identity)
        elif isinstance(record, FiscalYear):
            self.tree.go_to(TOTAL)
        self.tree.setFocus()

    # What is built once

    def _make_actions(self) -> None:
        self.print_results = make_action(_("พิมพ์"), "print", "Ctrl+P", self)
        self.print_results.triggered.connect(
            lambda: print_grid(self.tree, [_("ผลการประเมิน")], self.desk, self)
        )
        self.paste = make_action(
            _("วางตารางผล"), "paste", "Ctrl+Shift+V", self, _("วางตารางผลจาก Word PDF หรือ Excel")
        )
        self.draft_all = make_action(_("ร่างมาตรการที่ยังไม่มี"), "edit", "Ctrl+Shift+M", self)
        self.draft = make_action(_("ร่างมาตรการของข้อนี้"), "measures", "Ctrl+M", self)
        self.compare = make_action(_("เทียบกับปีก่อน"), "history", "Ctrl+Shift+Y", self)
        self.details = make_action(_("แสดงร้อยละและข้อเสนอแนะ"), "columns", "Ctrl+Shift+D", self)
        self._unfold = make_action(_("เปิดทุกชั้น"), "chevron-down", "Ctrl+Shift+O", self)
        for action in (self.compare, self.details, self._unfold):
            action.setCheckable(True)
        self.paste.triggered.connect(self.paste_results)
        self.draft_all.triggered.connect(self._draft_missing)
        self.draft.triggered.connect(self._draft_current)
        self.compare.toggled.connect(lambda shown: self._show_columns(_COMPARED, shown))
        self.details.toggled.connect(lambda shown: self._show_columns(_DETAILS, shown))
        self._unfold.toggled.connect(lambda is_open: self.tree.open_all(is_open))

    def _build(self) -> None:
        self.tree = ResultTree(self.desk.book.year.year - 1, self._change)
        self.tree.view.setAccessibleName(_("ผลคะแนน"))
        self.tree.view.paste_asked.disconnect(self.tree.clipboard.paste)
        self.tree.view.paste_asked.connect(self._paste_into_tree)
        self.tree.actions_for = lambda _keys: [self.draft, self._unfold, self.details, self.compare]
        self.charts = ResultCharts()
        self.weak_points = WeakPoints()
        self._card = ResultCard()
        self.banner = ResultBanner(self.desk)
        self.choice = Segmented(
            [(_ALL, _("ทั้งหมด")), (_WEAK, _("ต่ำกว่าเกณฑ์")), (_OFF, _("ที่ต่าง"))], _("แสดงเฉพาะ")
        )
        self.find_field = SearchField(_("กรองข้อ"), picture="filter")
        self.tree.chosen_by = self._chosen_words
        self._total, self._level = QLabel(), Pill("")
        self._build_left()
        self._build_views()
        layout = forms.box(self.beside)
        layout.addWidget(self.charts)
        layout.addWidget(self.weak_points, 1)
        self.halves.setStretchFactor(0, 1)
        self._is_parted = False
        self.nothing = EmptyState("", _("วางตารางผล"), self.paste_results, picture="paste", sign="results")
        forms.box(self.empty).addWidget(self.nothing)
        self.choice.changed.connect(lambda _key: self._filter())
        self.find_field.textChanged.connect(lambda _text: self._filter())
        self.tree.selection_changed.connect(self._show_card)
        self.tree.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_card())
        self.charts.picked.connect(self._go_to)
        self.weak_points.opened.connect(self._go_to)
        self.weak_points.grid.actions_for = lambda _keys: [self.draft]
        self.weak_points.changed.connect(self._count_missing)
        self.weak_points.grid.selection_changed.connect(self._stand_at_weak_point)

    def _build_views(self) -> None:
        views = self.tree.views
        views.subject = "results"
        views.parts |= {"choice": part_of_choice(self.choice), "words": part_of_text(self.find_field)}
        self.addAction(views.action)
        self.tree.columns.changed.connect(self._follow_columns)

    def _build_left(self) -> None:
        set_type(self._total, Type.TITLE)
        words = QLabel(_("คะแนนรวม ITA"))
        set_type(words, Type.SMALL, "ink2")
        words.setBuddy(self.tree)
        self.find_field.setFixedWidth(theme().px(150))
        total = QWidget()
        row = QHBoxLayout(total)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for widget in (words, self._total, self._level):
            row.addWidget(widget)
        tools = QWidget()
        around = QVBoxLayout(tools)
        around.setContentsMargins(theme().px(16), theme().px(7), theme().px(16), theme().px(7))
        around.addWidget(FlowRow([self.choice, self.find_field, total], last_fills=True))
        layout = forms.box(self.left)
        for widget in (tools, self.banner, self.tree, self._card):
            layout.addWidget(widget)
        layout.setStretch(2, 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A table of results may be dragged here; other files are the window's."""
        if _table_in(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _table_in(event.mimeData())
        if path is not None:
            QTimer.singleShot(0, lambda: PasteResults.ask(self.desk, self, path))

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, most of the room goes to the tree."""
        super().showEvent(event)
        if not self._is_parted and self.width() > 1:
            wide = min(theme().px(440), round(self.width() * 0.38))
            self.halves.setSizes([self.width() - wide, wide])
            self._is_parted = True

    # What is shown

    def _sources(self, year: FiscalYear, scores: Scores) -> TreeSources:
        before = dict(earlier_scores(self._earlier[-1], scores)) if self._earlier else {}
        if self._earlier and (total := total_of(self._earlier[-1])) is not None:
            before[TOTAL] = total
        office, book = self.desk.book.office, self.desk.book
        return TreeSources(year, scores, book.level_scale, office.threshold, self._doubtful(year), before)

    def _doubtful(self, year: FiscalYear) -> set[str]:
        found = figure_findings(self.desk.findings, year)
        records = [judged.finding.slip.place.record for judged in found]
        identities = {record.node.identity for record in records if isinstance(record, Result)}
        return identities | {TOTAL for record in records if isinstance(record, FiscalYear)}

    def _load_earlier(self, year: int) -> None:
        if self._earlier_of == year:
            return
        earlier = [each for each in self.desk.years() if each < year]
        with self.desk.workspace.reading() as session:
            # Held, so that the editions stay loaded.
            office = load_office(session)
            loaded = [load_results_year(session, each) for each in earlier if office]
            self._earlier = [read_scores(each) for each in loaded if each.results]
        self._earlier_of = year

    def _show_empty(self) -> None:
        year = self.desk.book.year.year - 1
        self.nothing.set_sentence(
            _("ยังไม่มีผลการประเมินปี {year}").format(year=year),
            _("วางตารางผล"),
            advice=_("คัดลอกตารางคะแนนจาก Word, PDF หรือ Excel มาวาง โปรแกรมคำนวณซ้ำและบอกข้อที่ต้องพัฒนาให้"),
        )
        self.states.setCurrentWidget(self.empty)
        self.setFocusProxy(self.nothing.button)
        self.draft_all.setEnabled(False)

    def _show_total(self) -> None:
        assert self._scores is not None
        total = total_of(self._scores)
        level = self._scores.level_recomputed
        name = self._scores.level_published or (level.name if level else "")
        is_weak = total is not None and total < self.desk.book.office.threshold
        self._total.setText(two_decimals(total))
        self._level.set_text(_("ระดับ {level}").format(level=_(name)), Mark.DIAMOND if is_weak else Mark.PILL)
        self._level.setVisible(bool(name))

    def _show_card(self) -> None:
        row = self.tree.current_row
        year = self.desk.book.results_year
        results = year.results if year else []
        result = next((each for each in results if row and each.node.identity == row.identity), None)
        self._card.show_row(row, result)
        self.draft.setEnabled(self._point() is not None)

    def _show_columns(self, keys: Sequence[str], shown: bool) -> None:
        for key in keys:
            self.tree.columns.show_column(key, shown)

    def _follow_columns(self) -> None:
        """They may also be chosen one by one, or with a view."""
        shown = {self.tree.model.columns[number].key for number in self.tree.view.shown_columns}
        for action, keys in ((self.compare, _COMPARED), (self.details, _DETAILS)):
            was_silent = action.blockSignals(True)
            action.setChecked(shown.issuperset(keys))
            action.blockSignals(was_silent)

    def _filter(self) -> None:
        wanted = {
            _ALL: None,
            _WEAK: lambda row: row.is_weak,
            _OFF: lambda row: row.is_off or row.is_doubtful,
        }[self.choice.key]
        self.tree.filter_by(self.find_field.text(), wanted)

    def _chosen_words(self) -> list[str]:
        words = [self.choice.words] if self.choice.key != _ALL else []
        return [*words, *([f"“{typed}”"] if (typed := self.find_field.text().strip()) else [])]

    def _go_to(self, identity: str) -> None:
        self.tree.go_to(identity)
        self.tree.setFocus()

    def _stand_at_weak_point(self) -> None:
        if (point := self.weak_points.current) and self.weak_points.grid.view.hasFocus():
            self.tree.go_to(point.identity)

    def _count_missing(self) -> None:
        count = len(self.weak_points.unmended)
        self.draft_all.setEnabled(count > 0)
        words = counted("ร่างมาตรการที่ยังไม่มี {count} ข้อ", count)
        self.draft_all.setText(words if count else _("มีมาตรการครบทุกข้อแล้ว"))

    # Deeds

    def paste_results(self) -> None:
        PasteResults.ask(self.desk, self)

    def _paste_into_tree(self) -> None:
        """A table with codes or titles finds its rows itself, wherever the officer stands."""
        if is_copied(self.desk):
            self.paste_results()
        else:
            self.tree.clipboard.paste()

    def _change(self, changes: Sequence[CellChange[ResultRow]], words: str) -> None:
        if year := self.desk.book.results_year:
            keep_changes(self.desk, year, changes, words)

    def _point(self) -> ResultRow | None:
        """The weak point that is chosen: in the tree, or in the list beside it."""
        row = self.tree.current_row
        return row if row is not None and row.identity != TOTAL and row.shown is not None else None

    def _draft_current(self) -> None:
        point = self.weak_points.current if self.weak_points.grid.view.hasFocus() else self._point()
        if point is not None:
            self._draft_points([point.identity], _("ร่างมาตรการของ {code}").format(code=point.code))

    def _draft_missing(self) -> None:
        points = [point.identity for point in self.weak_points.unmended]
        if points:
            self._draft_points(points, counted("ร่างมาตรการจากจุดอ่อน {count} ข้อ", len(points)))

    def _draft_points(self, points: Sequence[str], words: str) -> None:
        year = self.desk.book.year
        drafted = self.desk.change(words, lambda session: draft_measures(session, year, points))
        if drafted:
            message = _("{words} แล้ว เขียนต่อได้ที่หน้ามาตรการ")
            self.desk.said.emit(message.format(words=words))


def _table_in(mime: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in FILE_KINDS), None)
