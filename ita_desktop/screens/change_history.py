"""Who changed what when, from what to what; any change is taken back from here if nothing later stands on it."""

from typing import ClassVar, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSplitter, QWidget

from ita_desktop.actions.change_log import (
    ChangeEntry,
    list_change_entries,
    list_touched_tables,
    tell_change,
)
from ita_desktop.actions.field_words import table_words
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import ALL_TABLES, Desk
from ita_desktop.screens.place import Place
from ita_desktop.screens.print_preview import print_grid
from ita_desktop.storage.undo import undo_change
from ita_desktop.thai.sorting import thai_key
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class _FieldRow(NamedTuple):
    number: int
    record: str
    field: str
    before: str
    after: str


class ChangeHistory(Place):
    shows: ClassVar[frozenset[str]] = ALL_TABLES

    halves: QSplitter
    left: QWidget
    sheet: QWidget
    kind_label: QLabel
    kind: QComboBox
    words: TextView
    moment: TextView
    take_back: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._entries: tuple[ChangeEntry, ...] = ()
        self.grid = Grid(RowsModel(_entry_columns(), lambda entry: entry.number))
        self.grid.views.subject = "history"
        self.grid.set_empty(_("ยังไม่มีการแก้ไข"), sign="history")
        self.fields = Grid(RowsModel(_field_columns(), lambda row: row.number))
        forms.box(self.left).addWidget(self.grid)
        forms.box(self.sheet).addWidget(self.fields)
        self.words.set_type(Type.HEADING)
        self.moment.set_type(Type.SMALL)
        self.moment.set_ink("ink2")
        set_type(self.kind_label, Type.SMALL, "ink2")
        self.halves.setSizes([theme().px(560), theme().px(600)])
        self.setFocusProxy(self.grid)
        self.grid.selection_changed.connect(self._show_sheet)
        self.kind.currentIndexChanged.connect(lambda _index: self._show_rows())
        self.take_back.clicked.connect(self._take_back)
        self._print = make_action(_("พิมพ์"), "print", "Ctrl+P", self)
        self._print.triggered.connect(lambda: print_grid(self.grid, [_("ประวัติการแก้ไข")], desk, self))

    def refresh(self) -> None:
        chosen = self.kind.currentData()
        with self.desk.workspace.reading() as session:
            tables = sorted(list_touched_tables(session), key=lambda table: thai_key(table_words(table)))
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(_("ทุกอย่าง"), "")
        for table in tables:
            self.kind.addItem(table_words(table), table)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)
        self._show_rows()

    def facts(self) -> str:
        return counted("{count} รายการ ล่าสุดอยู่บนสุด", len(self._entries))

    def header_actions(self) -> list[QAction]:
        return [self._print]

    def _show_rows(self) -> None:
        with self.desk.workspace.reading() as session:
            self._entries = list_change_entries(session, self.kind.currentData() or "")
        self.grid.model.show(list(self._entries))
        if self._entries and self.grid.current_key is None:
            self.grid.select([self._entries[0].number])
        self._show_sheet()
        self.told.emit()

    def _current(self) -> ChangeEntry | None:
        key = self.grid.current_key
        return next((entry for entry in self._entries if entry.number == key), None)

    def _show_sheet(self) -> None:
        entry = self._current()
        self.sheet.setVisible(entry is not None)
        if entry is None:
            return
        self.words.set_text(entry.words)
        self.moment.set_text(" · ".join(filter(None, (_moment(entry), entry.by, _state(entry)))))
        self.take_back.setVisible(not entry.is_first)
        self.take_back.setEnabled(not entry.is_undone)
        with self.desk.workspace.reading() as session:
            told = tell_change(session, entry.number)
        rows = [(record.record, field) for record in told for field in record.fields]
        self.fields.model.show(
            [
                # What came or went as a whole has no field.
                _FieldRow(n, name, "" if f.field == name else f.field, f.before, f.after)
                for n, (name, f) in enumerate(rows)
            ]
        )

    def _take_back(self) -> None:
        if entry := self._current():
            words = _("เลิกทำ: {words}").format(words=entry.words)
            self.desk.change(words, lambda session: undo_change(session, entry.number))


def _moment(entry: ChangeEntry) -> str:
    return f"{shown_date(entry.at.date())} {entry.at:%H:%M}"


def _state(entry: ChangeEntry) -> str:
    return _("เลิกทำแล้ว") if entry.is_undone else ""


def _entry_columns() -> list[Column[ChangeEntry]]:
    return [
        Column(
            "at",
            _("เมื่อ"),
            lambda entry: entry.at,
            lambda at: f"{shown_date(at.date())} {at:%H:%M}",
            width=152,
        ),
        Column(
            "words",
            _("ทำอะไร"),
            lambda entry: entry.words,
            mark=lambda entry: Mark.PAUSED if entry.is_undone else None,
            mark_words=_state,
            tone=lambda entry: "ink3" if entry.is_undone else None,
            wraps=True,
            width=300,
        ),
        Column("by", _("โดย"), lambda entry: entry.by, width=92),
    ]


def _field_columns() -> list[Column[_FieldRow]]:
    return [
        Column("record", _("ข้อมูล"), lambda row: row.record, wraps=True, width=110),
        Column("field", _("ช่อง"), lambda row: row.field, wraps=True, width=110),
        Column("before", _("เดิม"), lambda row: row.before, wraps=True, width=170, tone=lambda row: "ink2"),
        Column("after", _("เป็น"), lambda row: row.after, wraps=True, width=190),
    ]
