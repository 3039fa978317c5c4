"""Shows how a pasted result table is understood, column by column and row by row, before anything is kept."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.results import edition_for_results, open_results_year, take_pasted
from ita_desktop.exchange.pasted import FILE_KINDS, Grid, grid_of_clipboard, grid_of_file
from ita_desktop.exchange.pasted_results import PastedResults, read_pasted_results
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.result_columns import Reading
from ita_desktop.model.edition import Edition
from ita_desktop.qt import forms
from ita_desktop.qt.columns import CellChange, Column
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.parts import Banner, EmptyState, Urgency
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, size_within, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.paste_headings import PasteHeadings
from ita_desktop.screens.pasted_rows import (
    Outcome,
    PastedRow,
    choices_in,
    columns_of,
    ground_of,
    outcome_words,
    rows_of,
)
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_CHIPS = (
    None,
    Outcome.ADDED,
    Outcome.CHANGED,
    Outcome.SAME,
    Outcome.TO_LOOK_AT,
    Outcome.TO_CHOOSE,
    Outcome.LEFT_OUT,
)


class PasteResults(QDialog):
    """Nothing is kept before `paste`; then all that is understood is one deed."""

    title: TextView
    facts: TextView
    chips: QWidget
    line_above: Hairline
    line_below: Hairline
    middle: QWidget
    promise: TextView
    open_file: QPushButton
    paste: QPushButton
    cancel: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk = desk
        self._year = desk.book.year.year - 1
        self._edition = _edition_of_results(desk)
        self._grid: Grid = []
        self._whence = ""
        self._readings: dict[int, Reading] = {}
        self._choices: dict[int, str | None] = {}
        self.results = PastedResults((), (), ())
        self.rows: list[PastedRow] = []
        self._only: Outcome | None = None
        self._build()
        self.setAcceptDrops(True)
        self.take_clipboard()

    @classmethod
    def ask(cls, desk: Desk, parent: QWidget, path: Path | None = None) -> None:
        dialog = cls(desk, parent)
        if path is not None:
            dialog.take_file(path)
        ask(dialog)

    # Where it comes from

    def take_clipboard(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        urls = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if urls:
            self.take_file(urls[0])
            return
        self._take(_("จากคลิปบอร์ด"), _copied_grid)

    def take_file(self, path: Path) -> None:
        self._take(_("จาก {file}").format(file=path.name), lambda: grid_of_file(path))

    def _take(self, whence: str, read: Callable[[], Grid]) -> None:
        try:
            self._grid = read()
        except Complaint as complaint:
            self._grid = []
            self.nothing.set_sentence(complaint.message, _("เปิดแฟ้ม…"))
        self._whence = whence
        self._readings, self._choices, self._only = {}, {}, None
        self._read_again()

    # What is built once

    def _build(self) -> None:
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("วางตารางผลการประเมิน"))
        for view in (self.facts, self.promise):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.promise.set_text(_("แถวที่ต้องเลือกจะไม่ถูกวาง · เลิกทำได้ในครั้งเดียว"))
        self.model: RowsModel[PastedRow] = RowsModel(
            self._columns(), lambda row: row.place, change=self._choose_rows
        )
        self.view = GridView(self.model)
        self.view.setAccessibleName(_("แถวที่จะวาง"))
        self.view.delegate.ground_of = ground_of
        self.headings = PasteHeadings(self.view, self._choose_reading)
        self._problem = Banner(Urgency.SHOULD, "")
        self.nothing = EmptyState(
            _("คัดลอกตารางจาก Word PDF หรือ Excel แล้วกด Ctrl+V ที่นี่ หรือลากแฟ้มมาวาง"),
            _("เปิดแฟ้ม…"),
            self._ask_for_file,
            picture="open",
        )
        table = QWidget()
        self._states = QStackedWidget()
        self._states.addWidget(table)
        self._states.addWidget(self.nothing)
        _stacked(table, (self._problem, self.headings, self.view))
        forms.box(self.middle).addWidget(self._states)
        self._group = QButtonGroup(self)
        self.chip_of = {outcome: self._chip(outcome) for outcome in _CHIPS}
        forms.box(self.chips).addStretch(1)
        self.view.clicked.connect(self._open_choices)
        self.open_file.clicked.connect(self._ask_for_file)
        self.cancel.clicked.connect(self.reject)
        self.paste.clicked.connect(self._paste)
        self.resize(size_within(self.parentWidget(), 1040, 620))

    def _chip(self, outcome: Outcome | None) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("row", True)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._show_only(outcome))
        self._group.addButton(chip)
        forms.box(self.chips).addWidget(chip)
        return chip

    def _columns(self) -> list[Column[PastedRow]]:
        return columns_of(self.results.columns, self._edition, lambda row: choices_in(self._edition, row))

    # How it is understood

    def _read_again(self) -> None:
        self.results = read_pasted_results(
            self._grid, self._edition, readings=self._readings, choices=self._choices, year=self._year
        )
        self.rows = rows_of(self.results, self._edition, self._desk.book.results_year)
        self.model.show_columns(self._columns())
        self._show_rows()
        for number, column in enumerate(self.model.columns):
            self.view.setColumnWidth(number, theme().px(column.width))
        self.view.head.setStretchLastSection(False)
        self.headings.show_columns(self.results.columns)
        is_table = bool(self.results.columns)
        if self._grid and not is_table:
            self.nothing.set_sentence(" ".join(self.results.problems), _("เปิดแฟ้ม…"))
        self._states.setCurrentIndex(0 if is_table else 1)
        self.chips.setVisible(is_table)
        self.open_file.setVisible(is_table)
        goal = _("ลงในผลปี {year}").format(year=self._year)
        facts = (
            self._whence,
            counted("{count} แถว", len(self.rows)),
            counted("{count} คอลัมน์", len(self.results.columns)),
            f"{goal} ({to_arabic_digits(_(self._edition.name))})",
        )
        self.facts.set_text(" · ".join(facts) if is_table else goal)
        self._problem.set_text(" ".join(self.results.problems))
        self._problem.setVisible(bool(self.results.problems) and is_table)

    def _show_rows(self) -> None:
        counts = Counter(row.outcome for row in self.rows)
        for outcome, chip in self.chip_of.items():
            words = _("ทั้งหมด") if outcome is None else outcome_words(outcome)
            count = len(self.rows) if outcome is None else counts[outcome]
            chip.setText(f"{words} {count}")
            chip.setEnabled(count > 0)
            chip.setChecked(outcome is self._only)
        self.model.show([row for row in self.rows if self._only in (None, row.outcome)])
        count = len(self.results.taken)
        self.paste.setText(counted("วาง {count} แถว", count))
        self.paste.setEnabled(count > 0)

    def _show_only(self, outcome: Outcome | None) -> None:
        self._only = outcome
        self._show_rows()

    def _choose_reading(self, place: int, reading: Reading) -> None:
        self._readings[place] = reading
        self._read_again()

    def _choose_rows(self, changes: Sequence[CellChange[PastedRow]], _deed: str) -> None:
        for change in changes:
            value = change.value
            self._choices[change.row.place] = value if isinstance(value, str) else None
        self._read_again()

    def _open_choices(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        is_asked = row is not None and row.outcome is Outcome.TO_CHOOSE
        if is_asked and self.model.column(index).key == "understood":
            self.view.edit(index)

    # Deeds

    def _paste(self) -> None:
        words = counted("วางตารางผล {count} แถว", len(self.results.taken))
        rows, number = self.results.taken, self._year
        taken = self._desk.change(
            words, lambda session: take_pasted(session, open_results_year(session, number), rows)
        )
        if taken is not None:
            self._desk.said.emit(counted("วางผลคะแนน {count} แถวแล้ว", taken))
            self.accept()

    def _ask_for_file(self) -> None:
        kinds = " ".join(f"*{kind}" for kind in FILE_KINDS)
        name, _kind = QFileDialog.getOpenFileName(
            self, _("เปิดตารางผล"), "", _("ตาราง ({kinds})").format(kinds=kinds)
        )
        if name:
            self.take_file(Path(name))

    # What Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(Path(url.toLocalFile()).suffix.lower() in FILE_KINDS for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.take_file(paths[0])


def is_copied(desk: Desk) -> bool:
    """Whether the clipboard holds a table of several rows that says itself which questions it is about."""
    try:
        grid = _copied_grid()
    except Complaint:
        return False
    return len(grid) > 1 and bool(read_pasted_results(grid, _edition_of_results(desk)).taken)


def _copied_grid() -> Grid:
    mime = QGuiApplication.clipboard().mimeData()
    return grid_of_clipboard(mime.html() if mime.hasHtml() else "", mime.text())


def _edition_of_results(desk: Desk) -> Edition:
    year = desk.book.results_year
    if year is not None:
        return year.edition.as_value()
    return edition_for_results(desk.book.office.editions, desk.book.year.year - 1)


def _stacked(whole: QWidget, widgets: Sequence[QWidget]) -> None:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(widget is widgets[-1]))
