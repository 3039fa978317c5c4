"""The measures of the year: a table with the months of follow-up, the card of one, and the document they print as."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ita_desktop.actions.results import find_unmended
from ita_desktop.model.layouts import Layout
from ita_desktop.model.year import FollowUp, Measure, MeasureOwner, MeasureState
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.columns import CellChange
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.icons import icon
from ita_desktop.qt.parts import SidePanel
from ita_desktop.qt.saved_views import part_of_choice, part_of_text
from ita_desktop.qt.theme import theme
from ita_desktop.rules.follow_up_rounds import Round, Standing, follow_up_rounds
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.follow_up_dialog import FollowUpDialog
from ita_desktop.screens.measure_card import MeasureCard
from ita_desktop.screens.measure_columns import SUBJECT, leading_fields
from ita_desktop.screens.measure_deeds import MeasureDeeds, found_all
from ita_desktop.screens.measure_groups import GroupedBy
from ita_desktop.screens.measure_page import MeasurePage
from ita_desktop.screens.measure_rows import MeasureRow, MeasureRows
from ita_desktop.screens.measure_table import MeasureTable
from ita_desktop.screens.measure_tools import LARGE, PAGE, TABLE, MeasureTools, fill_legend
from ita_desktop.screens.place import Place
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_CARD_AFTER_MS = 30
"""Rows are gone through faster than a card is filled."""
_THAI_R = "พ"
"""What the key R types on a Thai keyboard."""


class Measures(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "measure",
            "measure_owner",
            "follow_up",
            "result",
            "fiscal_year",
            "unit",
            "person",
            "office",
            "measures_layout",
            "edition",
            "node",
            "edition_link",
        }
    )

    table_side: QWidget
    tool_place: QWidget
    views: QStackedWidget
    legend: QWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._rows = MeasureRows()
        self.deeds = MeasureDeeds(desk, self._rows.number_of)
        self._make_actions()
        self.tools = MeasureTools(desk, self.deeds, self._rows, self._arrange)
        self.grid = MeasureTable(desk, self._rows, self._layout, self._change_cells)
        self.card = MeasureCard(desk)
        self.page: MeasurePage | None = None
        self._is_sheet_wanted = True
        self._number_shown: int | None = None
        self._build()
        self._connect()

    # What the window asks

    def refresh(self) -> None:
        book = self.desk.book
        rows = self._rows.of(book, self.desk.today())
        left = self._rows.left_by(rows, self.tools.filter.text())
        self._say_empty(has_rows=bool(rows))
        if not rows or self._is_sheet_wanted:
            self.panel.show_sheet(bool(rows))
        self._show_legend()
        self.grid.show_measures(left, GroupedBy(self.tools.grouping.key))
        self._show_card(anew=True)
        self.tools.layouts.renew()
        self._follow_actions()

    def facts(self) -> str:
        rows = self._rows.of(self.desk.book, self.desk.today())
        done = sum(row.state is MeasureState.DONE for row in rows)
        late = sum(row.is_late for row in rows)
        return counted("{count} มาตรการ · เสร็จ {done} · เลยกำหนด {late}", len(rows), done=done, late=late)

    def header_actions(self) -> list[QAction]:
        return [self._print, self._copy, self._add]

    def reveal(self, target: Target) -> None:
        number = self._measure_number(target)
        if number is None:
            return
        if self.tools.filter.text():
            self.tools.filter.clear()
        if not self.grid.model.index_of(number).isValid():
            self.grid.open_all_groups()
        self.tools.view.set_key(TABLE)
        self._show_view()
        self.grid.select([number])
        self._show_card()
        self.grid.setFocus()
        if target.field and (field := self.card.field(target.field)) is not None:
            self._want_sheet(True)
            self.card.scroll_area.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Ctrl+N adds a measure here, whatever it does elsewhere in the window."""
        if isinstance(event, QKeyEvent) and _is_ctrl_n(event):
            if event.type() == QEvent.Type.KeyPress:
                self.add()
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_legend)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes away whole rows, of cells only their texts. R is a letter where something can be typed."""
        if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            is_r = event.key() == Qt.Key.Key_R or event.text() == _THAI_R
            index = self.grid.view.currentIndex()
            can_type = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
            if is_r and event.type() == QEvent.Type.ShortcutOverride and can_type:
                event.accept()
                return True
            is_press = event.type() == QEvent.Type.KeyPress
            if is_press and event.key() == Qt.Key.Key_Delete and self.grid.has_whole_rows:
                self.remove_selected()
                return True
            if is_r and is_press and not can_type:
                self.record_chosen()
                return True
        return super().eventFilter(watched, event)

    # Deeds

    def add(self) -> None:
        after = self.deeds.find(self.grid.current_key)
        if (number := self.deeds.add(after)) is not None:
            self._show_new(number)
            self.grid.edit(number, SUBJECT)

    def remove_selected(self) -> None:
        places = self.grid.view.selected_places
        self.deeds.remove(found_all(self.deeds, self.grid.selected_keys))
        last = self.grid.model.rowCount() - 1
        if places and last >= 0:
            place = min(min(places), last)
            near = (*range(place, last + 1), *range(place, -1, -1))
            key = next((key for each in near if (key := self.grid.model.key(each)) is not None), None)
            self.grid.select([key] if key is not None else [])

    def duplicate_selected(self) -> None:
        if copies := self.deeds.duplicate(found_all(self.deeds, self.grid.selected_keys)):
            self.grid.select(copies)

    def draft(self) -> None:
        if drafted := self.deeds.draft():
            self.grid.select(drafted[:1])

    def record_chosen(self) -> None:
        """The round of the month under the cursor, or else the one that is most in need."""
        measure = self.deeds.find(self.grid.current_key)
        if measure is None:
            return
        rounds = follow_up_rounds(measure, self.desk.book.year.year, self.desk.today())
        month = self.grid.month
        chosen = next((each for each in rounds if each.last_day.month == month), None)
        for standing in (Standing.LATE, Standing.CURRENT, Standing.NEXT) if month is None else ():
            chosen = chosen or next((each for each in rounds if each.standing is standing), None)
        self.record(chosen, chosen.entries[-1] if chosen and chosen.entries else None)

    def record(self, round_: Round | None, entry: FollowUp | None) -> None:
        if (measure := self.deeds.find(self.grid.current_key)) is not None:
            ask(FollowUpDialog(self.desk, measure, round_, entry, self))

    def edit_layout(self) -> None:
        from ita_desktop.screens.layout_editor import LayoutEditor

        ask(LayoutEditor(self.desk, self._layout(), self))

    def print_page(self) -> None:
        from ita_desktop.qt.printing import ask_and_print

        page = self._ensure_page()
        page.compose_again()
        if page.pages is None:
            self.desk.refused.emit(page.sentence)
            return
        try:
            ask_and_print(page.pages, _("เล่มมาตรการ"), self)
        except OSError as error:
            self.desk.refused.emit(str(error))

    def show_on_page(self) -> None:
        self.tools.view.set_key(PAGE)
        self._show_view()

    # Cells and rows

    def _change_cells(self, changes: Sequence[CellChange[MeasureRow]], words: str) -> None:
        head, _detail = leading_fields(self._layout())
        self.deeds.change(changes, words, head.value)

    def _move(self, keys: Sequence[Hashable], before_key: Hashable | None) -> None:
        """Within one group; a group is what the measures are about, not where they stand."""
        rows = self.grid.model.left_rows
        if not self.deeds.move_within(keys, before_key, rows, self.grid.group_of):
            self.desk.said.emit(_("ย้ายได้ภายในกลุ่มเดียวกัน"))

    def _open_row(self, _key: Hashable) -> None:
        if self.grid.month is not None:
            self.record_chosen()
        else:
            self._want_sheet(True)
            self._show_card()
            self.card.issue.setFocus(Qt.FocusReason.OtherFocusReason)

    # What stands where

    def _show_new(self, number: int) -> None:
        if not self.grid.model.index_of(number).isValid():
            self.tools.filter.clear()
            self.refresh()
            self.grid.open_all_groups()
        self.grid.select([number])

    def _regroup(self) -> None:
        self.refresh()
        self.grid.view.scrollTo(self.grid.view.currentIndex())

    def _show_card(self, *, anew: bool = False) -> None:
        key = self.grid.current_key
        number = key if isinstance(key, int) else None
        if number == self._number_shown and not anew:
            return
        self._number_shown = number
        self.card.show_measure(number, self._rows.number_of(number or 0), self.grid.scores)
        if self.page is not None and self.tools.view.key == PAGE:
            self._mark_on_page()

    def _show_view(self) -> None:
        is_page = self.tools.view.key == PAGE
        self._show_legend()
        self.views.setCurrentWidget(self._ensure_page() if is_page else self.grid)
        if is_page:
            self._mark_on_page()

    def _show_legend(self) -> None:
        """Where there is room: each mark says the same in its tooltip."""
        room = self.table_side.width() >= self.legend.sizeHint().width()
        self.legend.setVisible(room and bool(self.grid.model.all_rows) and self.tools.view.key == TABLE)

    def _mark_on_page(self) -> None:
        measure = self.deeds.find(self.grid.current_key)
        if self.page is not None and measure is not None:
            self.page.mark_measure(measure)

    def _ensure_page(self) -> MeasurePage:
        if self.page is None:
            self.page = MeasurePage(self.desk)
            self.page.picked.connect(self._show_new)
            self.views.addWidget(self.page)
        return self.page

    def _say_empty(self, *, has_rows: bool) -> None:
        if has_rows:
            self.grid.set_empty(
                _("ไม่มีมาตรการที่ตรงกับคำที่กรอง"), _("ล้างคำที่กรอง"), self.tools.filter.clear, sign="search"
            )
            return
        book = self.desk.book
        count = len(find_unmended(book, book.office.weak_point_rule, self.grid.scores))
        if count:
            words = counted("ร่างจากจุดอ่อน {count} ข้อ", count)
            advice = _("โปรแกรมร่างให้ข้อละหนึ่งมาตรการ แล้วแก้ถ้อยคำได้ทุกช่อง")
            self.grid.set_empty(_("ยังไม่มีมาตรการ"), words, self.draft, sign="measures", advice=advice)
        elif book.results_year is None or not book.results_year.results:
            advice = _("วางผลการประเมินปีก่อนไว้แล้ว โปรแกรมร่างมาตรการให้จากข้อที่ได้คะแนนต่ำ")
            words = _("ไปที่ผลการประเมิน")
            self.grid.set_empty(_("ยังไม่มีมาตรการ"), words, self._go_to_results, sign="measures", advice=advice)
        else:
            self.grid.set_empty(_("ยังไม่มีมาตรการ"), _("เพิ่มมาตรการ"), self.add, sign="measures")

    def _go_to_results(self) -> None:
        self.desk.going.emit(Target("results"))

    def _follow_actions(self) -> None:
        earlier = self.desk.book.results_year
        self._copy.setText(_("คัดลอกจากปี {year}").format(year=self.desk.book.year.year - 1))
        self._copy.setEnabled(bool(earlier and earlier.measures))
        has_row = self.grid.current_key is not None
        for action in (self._remove, self._duplicate, self._record):
            action.setEnabled(has_row)

    def _layout(self) -> Layout:
        return self.tools.layouts.layout_chosen

    def _measure_number(self, target: Target) -> int | None:
        record = self.desk.find(target.table, target.number)
        if isinstance(record, Measure):
            return record.id
        return record.measure_id if isinstance(record, FollowUp | MeasureOwner) else None

    # Putting together

    def _make_actions(self) -> None:
        def action(words: str, picture: str, keys: list[str], deed: object) -> QAction:
            made = make_action(words, picture, "", self)
            made.setShortcuts([QKeySequence(each) for each in keys])
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.triggered.connect(deed)
            return made

        self._print = action(_("พิมพ์"), "print", ["Ctrl+P"], self.print_page)
        self._copy = action(_("คัดลอกจากปีก่อน"), "copy", [], self.deeds.copy_from_last_year)
        self._add = make_action(_("เพิ่มมาตรการ"), "add", "", self)
        self._add.setIcon(icon("add", "on_accent"))
        self._add.setShortcuts([QKeySequence("Insert"), QKeySequence("Ctrl+N")])
        self._add.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._add.triggered.connect(self.add)
        self._remove = action(_("ลบมาตรการที่เลือก"), "remove", ["Ctrl+Delete"], self.remove_selected)
        self._duplicate = action(_("ทำสำเนามาตรการที่เลือก"), "copy", ["Ctrl+Shift+D"], self.duplicate_selected)
        self._record = action(_("บันทึกผลรอบที่เลือก"), "edit", ["R", "Ctrl+R"], self.record_chosen)
        self._arrange = action(_("จัดคอลัมน์…"), "columns", ["Ctrl+Shift+L"], self.edit_layout)

    def _build(self) -> None:
        self.tool_place.layout().addWidget(self.tools)  # type: ignore[union-attr]
        fill_legend(self.legend)
        self.views.addWidget(self.grid)
        self.panel = SidePanel(self.table_side, self.card, width=380 if theme().scale < LARGE else 290)
        self.layout().addWidget(self.panel)  # type: ignore[union-attr]
        views = self.grid.views
        views.subject = "measures"
        views.parts |= {
            "grouping": part_of_choice(self.tools.grouping),
            "words": part_of_text(self.tools.filter),
        }
        self.addAction(views.action)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        view = self.grid.view
        view.installEventFilter(self)
        # Before the desk, so that it is known what is new when it asks to refresh.
        self.desk.workspace.on_change.insert(0, self._rows.note)
        self.grid.let_rows_move()
        self.grid.rows_moved.connect(self._move)
        self.grid.row_opened.connect(self._open_row)
        self._card_pause = QTimer(self, singleShot=True, interval=_CARD_AFTER_MS)
        self._card_pause.timeout.connect(self._show_card)
        self.grid.selection_changed.connect(self._card_pause.start)
        view.selectionModel().currentChanged.connect(lambda _now, _before: self._card_pause.start())
        self.grid.actions_for = lambda _keys: [self._add, self._duplicate, self._remove, self._record]
        self.panel.splitterMoved.connect(lambda _place, _number: self._show_legend())
        self.tools.grouping.changed.connect(lambda _key: self._regroup())
        self.tools.filter.textChanged.connect(lambda _text: self.refresh())
        self.tools.view.changed.connect(lambda _key: self._show_view())
        self.card.record_asked.connect(self.record)
        self.card.page_asked.connect(self.show_on_page)
        self.card.closed.connect(lambda: self._want_sheet(False))
        self.card.duplicate.clicked.connect(self.duplicate_selected)
        self.card.history.clicked.connect(self._show_history)

    def _want_sheet(self, is_wanted: bool) -> None:
        self._is_sheet_wanted = is_wanted
        self.panel.show_sheet(is_wanted)

    def _show_history(self) -> None:
        if (measure := self.deeds.find(self.grid.current_key)) is not None:
            self.desk.go("history", measure)


def _is_ctrl_n(event: QKeyEvent) -> bool:
    is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    return is_key and event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier
