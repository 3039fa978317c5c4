"""The table is edited, filled, pasted into, filtered, arranged and moved through with keys and mouse."""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.grid import Grid
from ita_desktop.qt.grid_cells import INDENT, CellPainter
from ita_desktop.qt.grid_editors import ChoiceEditor, DateEditor, LongEditor
from ita_desktop.qt.paste_preview import PastePreview
from ita_desktop.qt.rows_model import Column, RowsModel
from ita_desktop.qt.saved_views import Views
from ita_desktop.qt.theme import Type, theme
from ita_desktop.qt.totals_row import TotalsRow
from ita_desktop.qt.unkept_words import has_unkept_words
from ita_desktop.thai.dates import short_date
from ita_desktop.thai.digits import THAI_TO_ARABIC

Key, CONTROL, SHIFT, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
SECTIONS = ("ฝ่ายการคลัง", "ฝ่ายปกครอง", "ฝ่ายโยธา")
LONG = "จัดทำประกาศหลักเกณฑ์การเบิกจ่ายวัสดุอุปกรณ์ และเผยแพร่บนเว็บไซต์ของสำนักงานเขตให้ประชาชนทราบทั่วกัน"


class Measure(NamedTuple):
    number: int
    title: str
    section: str = SECTIONS[0]
    budget: Decimal | None = None
    due: datetime.date | None = None
    note: str = ""


def read_budget(typed: str) -> Decimal | None:
    try:
        budget = Decimal(typed.translate(THAI_TO_ARABIC).replace(",", "")) if typed else None
    except InvalidOperation:
        raise ValueError(f"“{typed}” ไม่ใช่จำนวนเงิน") from None
    if budget is not None and budget > 1_000_000:
        raise ValueError("จำนวนเงินมากกว่า 1,000,000.00")
    return budget


def columns() -> list[Column[Measure]]:
    right = Qt.AlignmentFlag.AlignRight
    return [
        Column("number", "ที่", lambda row: row.number, width=50),
        Column("title", "กิจกรรม", lambda row: row.title, parse=str, width=240, wraps=True),
        Column(
            "section",
            "ฝ่าย",
            lambda row: row.section,
            choices=lambda _row: [(name, name) for name in SECTIONS],
        ),
        Column(
            "budget",
            "งบประมาณ",
            lambda row: row.budget,
            text=lambda value: "" if value is None else f"{value:,.2f}",
            parse=read_budget,
            alignment=right,
            total=lambda rows: f"{sum(row.budget or 0 for row in rows):,.2f}",
        ),
        Column(
            "due",
            "กำหนด",
            lambda row: row.due,
            text=lambda value: short_date(value) if value else "",
            parse=lambda _typed: None,
            is_date=True,
        ),
        Column("note", "หมายเหตุ", lambda row: row.note, parse=str, is_long=True, wraps=True),
    ]


class Screen:
    """A grid and what a screen does for it."""

    def __init__(self) -> None:
        self.model = RowsModel(columns(), lambda row: row.number, change=self.change)
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.grid = Grid(self.model)
        self.view = self.grid.view
        self.deeds: list[tuple[str, int]] = []
        self.rows: list[Measure] = []
        self.grid.rows_moved.connect(self.move)

    def show(self, rows: Sequence[Measure]) -> None:
        self.rows = list(rows)
        self.model.show(self.rows)

    def change(self, changes: Any, deed: str) -> None:
        self.deeds.append((deed, len(changes)))
        for change in changes:
            place = next(place for place, row in enumerate(self.rows) if row.number == change.row.number)
            self.rows[place] = self.rows[place]._replace(**{change.column.key: change.value})
        self.model.show(list(self.rows))

    def move(self, keys: list[int], before: int | None) -> None:
        moved = [row for row in self.rows if row.number in keys]
        rest = [row for row in self.rows if row.number not in keys]
        place = next((place for place, row in enumerate(rest) if row.number == before), len(rest))
        self.show([*rest[:place], *moved, *rest[place:]])

    def go(self, number: int, column_key: str) -> None:
        self.view.setCurrentIndex(self.model.index_of(number, column_key))

    def at(self) -> tuple[object, str]:
        index = self.view.currentIndex()
        return self.model.key(index), self.model.column(index).key

    def row(self, number: int) -> Measure:
        return next(row for row in self.rows if row.number == number)

    def numbers(self) -> list[object]:
        return [self.model.key(place) for place in range(self.model.rowCount())]

    def type(self, words: str) -> None:
        """QTest knows no Thai keys."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(focused(), key, modifiers)

    def select(self, *cells: tuple[int, str]) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.go(*cells[0])
        for number, column_key in cells:
            self.view.selectionModel().select(self.model.index_of(number, column_key), flag.Select)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    screen = Screen()
    qtbot.addWidget(screen.grid)
    screen.grid.resize(900, 500)
    screen.show([Measure(number, f"มาตรการ {number}") for number in range(1, 8)])
    with qtbot.waitActive(screen.grid):
        screen.grid.show()
        screen.grid.activateWindow()
    screen.view.setFocus()
    screen.go(1, "title")
    yield screen
    theme().scale = 1.0
    screen.grid.close()


# Editing


def test_typing_replaces_and_enter_keeps_and_goes_down(screen: Screen) -> None:
    screen.type("เผยแพร่")
    screen.press(Key.Key_Return)

    assert screen.row(1).title == "เผยแพร่"
    assert screen.deeds == [("แก้ กิจกรรม", 1)]
    assert screen.at() == (2, "title")
    assert focused() is screen.view


def test_f2_edits_what_is_there_and_tab_goes_right(screen: Screen) -> None:
    screen.press(Key.Key_F2)
    screen.press(Key.Key_End)
    screen.type(" ใหม่")
    screen.press(Key.Key_Tab)

    assert screen.row(1).title == "มาตรการ 1 ใหม่"
    assert screen.at() == (1, "section")


def test_escape_leaves_the_cell_as_it_was(screen: Screen) -> None:
    screen.type("ผิด")
    screen.press(Key.Key_Escape)

    assert screen.deeds == []
    assert screen.row(1).title == "มาตรการ 1"
    assert focused() is screen.view


def test_a_double_click_edits_and_a_click_elsewhere_keeps(screen: Screen) -> None:
    view = screen.view
    point = view.visualRect(screen.model.index_of(2, "title")).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    QTest.mouseDClick(view.viewport(), LEFT, pos=point)
    screen.type("ด้วยเมาส์")
    QTest.mouseClick(view.viewport(), LEFT, pos=view.visualRect(screen.model.index_of(4, "title")).center())

    assert screen.row(2).title == "ด้วยเมาส์"
    assert screen.deeds == [("แก้ กิจกรรม", 1)]


def test_what_cannot_be_kept_stays_open_with_the_reason_under_it(screen: Screen) -> None:
    screen.go(1, "budget")
    screen.type("๙๙๙๙๙๙๙")
    screen.press(Key.Key_Return)

    assert screen.view.delegate.note.sentence == "จำนวนเงินมากกว่า 1,000,000.00"
    assert screen.deeds == []

    screen.press(Key.Key_Backspace)
    screen.press(Key.Key_Return)

    assert screen.row(1).budget == 999999
    assert screen.view.delegate.note.sentence == ""
    assert screen.at() == (2, "budget")


def test_what_is_refused_on_leaving_is_told_under_the_table(screen: Screen, qtbot: QtBot) -> None:
    screen.go(1, "budget")
    screen.type("มาก")
    point = screen.view.visualRect(screen.model.index_of(4, "title")).center()
    QTest.mouseClick(screen.view.viewport(), LEFT, pos=point)

    qtbot.waitUntil(lambda: screen.grid.problem == "“มาก” ไม่ใช่จำนวนเงิน")
    assert screen.row(1).budget is None


def test_a_choice_is_found_while_typing(screen: Screen) -> None:
    screen.go(1, "section")
    screen.type("ย")
    editor = focused()
    assert isinstance(editor, ChoiceEditor)
    assert editor.list.isVisible()
    screen.type("ธา")
    screen.press(Key.Key_Return)

    assert screen.row(1).section == "ฝ่ายโยธา"


def test_a_choice_is_taken_with_arrows_and_with_the_mouse(screen: Screen) -> None:
    screen.go(1, "section")
    screen.press(Key.Key_F2)
    screen.press(Key.Key_Down)
    screen.press(Key.Key_Return)
    assert screen.row(1).section == "ฝ่ายปกครอง"

    screen.press(Key.Key_F2)
    editor = focused()
    assert isinstance(editor, ChoiceEditor)
    item = editor.list.visualItemRect(editor.list.item(2)).center()
    QTest.mouseClick(editor.list.viewport(), LEFT, pos=item)
    assert screen.row(2).section == "ฝ่ายโยธา"


def test_no_choice_but_those_of_the_list(screen: Screen) -> None:
    screen.go(1, "section")
    screen.type("ไม่มี")
    screen.press(Key.Key_Return)

    assert screen.view.delegate.note.sentence == "ไม่มี “ไม่มี” ให้เลือกในช่อง “ฝ่าย”"


def test_a_date_is_typed_as_officers_do(screen: Screen) -> None:
    screen.go(1, "due")
    screen.press(Key.Key_F2)
    assert screen.grid.findChildren(DateEditor)
    screen.press(Key.Key_A, CONTROL)
    screen.type("8/11/2565")
    screen.press(Key.Key_Return)

    assert screen.row(1).due == datetime.date(2022, 11, 8)


def test_a_date_that_is_none_says_why(screen: Screen) -> None:
    screen.go(1, "due")
    screen.type("31 ก.พ. 66")
    screen.press(Key.Key_Return)

    assert screen.view.delegate.note.sentence
    assert screen.row(1).due is None
    screen.press(Key.Key_Escape)


def test_a_long_text_has_lines_of_its_own(screen: Screen) -> None:
    screen.go(1, "note")
    screen.press(Key.Key_F2)
    assert isinstance(focused().parentWidget(), LongEditor)
    screen.type("บรรทัดหนึ่ง")
    screen.press(Key.Key_Return, SHIFT)
    screen.type("บรรทัดสอง")
    screen.press(Key.Key_Return)

    assert screen.row(1).note == "บรรทัดหนึ่ง\nบรรทัดสอง"
    assert screen.at() == (2, "note")


def test_what_is_typed_is_not_written_over_by_a_change_elsewhere(screen: Screen) -> None:
    screen.type("กำลังพิมพ์")
    screen.show([row._replace(title="จากที่อื่น") for row in screen.rows])
    screen.press(Key.Key_Return)

    assert screen.row(1).title == "กำลังพิมพ์"


def test_a_cell_that_cannot_be_edited_is_searched_by_typing(screen: Screen) -> None:
    screen.go(1, "number")
    screen.type("5")

    assert screen.at() == (5, "number")


def test_enter_opens_a_row(screen: Screen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.grid.row_opened) as told:
        screen.press(Key.Key_Return)
    assert told.args == [1]


# Several cells


def test_delete_clears_the_selected_cells_in_one_deed(screen: Screen) -> None:
    screen.select((1, "title"), (2, "title"), (3, "title"))
    screen.press(Key.Key_Delete)

    assert screen.deeds == [("ล้าง 3 ช่อง", 3)]
    assert [row.title for row in screen.rows[:4]] == ["", "", "", "มาตรการ 4"]


def test_ctrl_d_fills_one_cell_down_the_selected_rows(screen: Screen) -> None:
    screen.show([screen.rows[0]._replace(section="ฝ่ายโยธา"), *screen.rows[1:]])
    screen.select((1, "section"), (2, "section"), (3, "section"), (5, "section"))
    screen.press(Key.Key_D, CONTROL)

    assert screen.deeds == [("เติมลง 3 ช่อง", 3)]
    assert [row.number for row in screen.rows if row.section == "ฝ่ายโยธา"] == [1, 2, 3, 5]


def test_a_block_is_copied_as_text_and_as_a_table(screen: Screen) -> None:
    screen.show([Measure(1, "=สูตร", budget=Decimal("1200.5")), Measure(2, "ข")])
    screen.select((1, "title"), (1, "section"), (1, "budget"), (2, "title"))
    screen.press(Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()

    assert mime.text() == "'=สูตร\tฝ่ายการคลัง\t1200.50\nข\tฝ่ายการคลัง\t"
    assert "<table" in mime.html()

    screen.press(Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().mimeData().text().startswith("กิจกรรม\tฝ่าย\tงบประมาณ\n")


def test_one_cell_is_pasted_at_once(screen: Screen) -> None:
    QGuiApplication.clipboard().setText("จาก\u200bที่อื่น")
    screen.press(Key.Key_V, CONTROL)

    assert screen.row(1).title == "จากที่อื่น"
    assert screen.deeds == [("แก้ กิจกรรม", 1)]


def test_a_block_is_pasted_after_a_look_and_in_one_deed(screen: Screen) -> None:
    seen: list[tuple[str, list[tuple[str, str]]]] = []

    def look(preview: PastePreview) -> bool:
        cells = [(preview.model.row(place), place) for place in range(preview.model.rowCount())]
        words = [(row.printed, row.understood) for row, _place in cells if row is not None]
        seen.append((preview.paste_button.text(), words))
        return True

    screen.grid.clipboard.confirm = look
    QGuiApplication.clipboard().setText(
        "กิจกรรม\tฝ่าย\tงบประมาณ\nใหม่หนึ่ง\tฝ่ายโยธา\t๑,๒๐๐\nมาตรการ 2\tฝ่ายใด\tสองร้อย"
    )
    screen.press(Key.Key_V, CONTROL)

    button, words = seen[0]
    assert button == "วาง 3 ช่อง"
    assert ("๑,๒๐๐", "1,200.00") in words
    assert ("สองร้อย", "“สองร้อย” ไม่ใช่จำนวนเงิน") in words
    assert screen.deeds == [("วาง 3 ช่อง", 3)]
    assert screen.row(1) == Measure(1, "ใหม่หนึ่ง", "ฝ่ายโยธา", Decimal(1200))
    assert screen.row(2) == Measure(2, "มาตรการ 2")


def test_a_paste_that_is_called_off_changes_nothing(screen: Screen) -> None:
    screen.grid.clipboard.confirm = lambda _preview: False
    QGuiApplication.clipboard().setText("ก\tฝ่ายโยธา\nข\tฝ่ายโยธา")
    screen.press(Key.Key_V, CONTROL)

    assert screen.deeds == []


def test_one_text_is_pasted_into_all_selected_cells(screen: Screen) -> None:
    screen.grid.clipboard.confirm = lambda _preview: True
    QGuiApplication.clipboard().setText("เหมือนกัน")
    screen.select((1, "title"), (2, "title"), (3, "title"))
    screen.press(Key.Key_V, CONTROL)

    assert screen.deeds == [("วาง 3 ช่อง", 3)]


def test_the_preview_is_answered_with_keys(screen: Screen, qtbot: QtBot) -> None:
    previews: list[PastePreview] = []

    def answer(preview: PastePreview) -> bool:
        previews.append(preview)
        with qtbot.waitActive(preview):
            preview.show()
        accepted = QSignalSpy(preview.accepted)
        QTest.keyClick(preview.paste_button, Key.Key_Space)
        return accepted.count() == 1

    screen.grid.clipboard.confirm = answer
    QGuiApplication.clipboard().setText("ก\nข")
    screen.press(Key.Key_V, CONTROL)

    assert screen.deeds == [("วาง 2 ช่อง", 2)]


def test_rows_beyond_the_last_are_said_to_have_no_place(screen: Screen) -> None:
    unreadable: list[str] = []

    def look(preview: PastePreview) -> bool:
        rows = filter(None, map(preview.model.row, range(preview.model.rowCount())))
        unreadable.extend(row.understood for row in rows if row.row is None)
        return True

    screen.grid.clipboard.confirm = look
    screen.go(7, "title")
    QGuiApplication.clipboard().setText("ก\nข\nค")
    screen.press(Key.Key_V, CONTROL)

    assert unreadable == ["ไม่มีแถวให้วาง"] * 2
    assert screen.deeds == [("วาง 1 ช่อง", 1)]


# Order, filter, columns


def test_a_click_on_the_head_sorts_up_down_and_not_at_all(screen: Screen) -> None:
    screen.show([Measure(1, "ฝ่าย"), Measure(2, "เขต"), Measure(3, "")])
    head = screen.view.head
    point = QPoint(head.sectionViewportPosition(1) + 30, 15)

    QTest.mouseClick(head.viewport(), LEFT, pos=point)
    assert screen.numbers() == [2, 1, 3]
    QTest.mouseClick(head.viewport(), LEFT, pos=point)
    assert screen.numbers() == [1, 2, 3]
    QTest.mouseClick(head.viewport(), LEFT, pos=point)
    assert screen.model.sorted_column[0] is None


def test_ctrl_f_filters_while_typing_and_escape_ends_it(screen: Screen) -> None:
    screen.press(Key.Key_F, CONTROL)
    screen.type("๕")
    assert screen.numbers() == [5]

    screen.press(Key.Key_Down)
    assert focused() is screen.view
    screen.press(Key.Key_F, CONTROL)
    screen.press(Key.Key_Escape)
    assert len(screen.numbers()) == 7
    assert focused() is screen.view


def test_the_selection_outlives_a_filter(screen: Screen) -> None:
    screen.select((3, "title"))
    screen.view.head.filter_row.open("title")
    screen.type("3")
    screen.view.head.filter_row.close_row()

    assert screen.grid.selected_keys == [3]


def test_columns_are_chosen_moved_and_brought_back(screen: Screen, qtbot: QtBot) -> None:
    grid, head = screen.grid, screen.view.head
    grid.columns.show_column("section", is_shown=False)
    head.moveSection(head.visualIndex(screen.model.column_place("budget")), 0)
    screen.view.setColumnWidth(screen.model.column_place("due"), 222)
    screen.model.sort_by("title", descending=True)
    state = json.loads(json.dumps(grid.views.state()))

    other = Screen()
    qtbot.addWidget(other.grid)
    other.show(screen.rows)
    other.grid.views.restore(state)

    keys = [other.model.columns[number].key for number in other.view.shown_columns]
    assert keys == ["budget", "number", "title", "due", "note"]
    assert other.view.columnWidth(other.model.column_place("due")) == 222
    assert other.model.sorted_column == ("title", True)
    assert other.grid.views.state() == state

    other.grid.views.restore(other.grid.views.original())
    assert len(other.view.shown_columns) == 6


def test_a_state_of_other_days_does_no_harm(screen: Screen) -> None:
    screen.grid.views.restore(
        {
            "columns": [{"key": "gone", "width": 5}, {"key": "title", "hidden": True}],
            "sort": {"column": "gone"},
        }
    )

    assert "title" not in [screen.model.columns[number].key for number in screen.view.shown_columns]


def test_named_views_are_kept_in_the_store_of_the_screen(screen: Screen) -> None:
    class Store:
        views: Views = {}  # noqa: RUF012

        def load(self) -> Views:
            return dict(self.views)

        def save(self, views: Views) -> None:
            self.views = views

    store = screen.grid.views.store = Store()
    screen.grid.columns.show_column("note", is_shown=False)
    screen.grid.views.keep("ไม่มีหมายเหตุ")
    screen.grid.columns.show_column("note")
    menu = screen.grid.views.menu(screen.grid)
    next(action for action in menu.actions() if action.text() == "ไม่มีหมายเหตุ").trigger()

    assert list(store.views) == ["ไม่มีหมายเหตุ"]
    assert screen.view.isColumnHidden(5)


def test_the_head_offers_columns_to_choose(screen: Screen) -> None:
    menu = screen.grid.columns_menu()
    action = next(action for action in menu.actions() if action.text() == "ฝ่าย")
    action.trigger()

    assert screen.view.isColumnHidden(2)


# Rows that move


def test_alt_down_moves_the_selected_rows_and_keeps_them_selected(screen: Screen) -> None:
    screen.grid.let_rows_move()
    screen.select((2, "title"), (3, "title"))
    screen.press(Key.Key_Down, ALT)
    assert screen.numbers() == [1, 4, 2, 3, 5, 6, 7]
    screen.press(Key.Key_Up, ALT)
    screen.press(Key.Key_Up, ALT)
    screen.press(Key.Key_Up, ALT)

    assert screen.numbers() == [2, 3, 1, 4, 5, 6, 7]
    assert screen.grid.selected_keys == [2, 3]


def test_a_row_is_dragged_by_its_grip(screen: Screen) -> None:
    screen.grid.let_rows_move()
    view = screen.view
    start = QPoint(3, view.visualRect(screen.model.index_of(5)).center().y())
    goal = QPoint(60, view.visualRect(screen.model.index_of(2)).top() + 2)

    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), (start + goal) / 2)
    QTest.mouseMove(view.viewport(), goal)
    QTest.mouseRelease(view.viewport(), LEFT, pos=goal)

    assert screen.numbers() == [1, 5, 2, 3, 4, 6, 7]


def test_a_line_shows_where_a_dragged_row_would_land_and_escape_gives_it_up(screen: Screen) -> None:
    screen.grid.let_rows_move()
    view, moved = screen.view, QSignalSpy(screen.grid.rows_moved)
    start = QPoint(3, view.visualRect(screen.model.index_of(5)).center().y())
    top = view.visualRect(screen.model.index_of(2)).top()
    accent = theme().tokens.accent.rgb()

    def is_line_at_top() -> bool:
        picture = view.viewport().grab().toImage()
        return picture.pixelColor(round(300 * picture.devicePixelRatio()), top).rgb() == accent

    QTest.mousePress(view.viewport(), LEFT, pos=start)
    assert not is_line_at_top()
    QTest.mouseMove(view.viewport(), QPoint(60, top + 2))
    assert is_line_at_top()
    screen.press(Key.Key_Escape)
    assert not is_line_at_top()
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(60, top + 2))
    assert moved.count() == 0


def test_sorted_rows_do_not_move_and_say_so(screen: Screen, qtbot: QtBot) -> None:
    screen.grid.let_rows_move()
    screen.model.sort_by("title")
    moved = QSignalSpy(screen.grid.rows_moved)
    screen.press(Key.Key_Down, ALT)

    assert moved.count() == 0
    qtbot.waitUntil(lambda: "ลำดับเดิม" in screen.grid.problem)


# What is seen


def test_rows_take_the_height_that_their_words_need(screen: Screen, qtbot: QtBot) -> None:
    screen.show([Measure(1, LONG), Measure(2, "สั้น")])
    screen.view.setColumnWidth(1, 200)
    qtbot.waitUntil(lambda: screen.view.rowHeight(0) > 3 * 22)
    assert screen.view.rowHeight(1) < screen.view.rowHeight(0)
    narrow = screen.view.rowHeight(0)

    screen.view.setColumnWidth(1, 400)
    qtbot.waitUntil(lambda: screen.view.rowHeight(0) < narrow)


def test_larger_text_needs_higher_rows(screen: Screen, qtbot: QtBot) -> None:
    before = screen.view.rowHeight(0)
    theme().scale = 1.5

    qtbot.waitUntil(lambda: screen.view.rowHeight(0) >= before * 1.4)


def test_wrapping_columns_share_the_room_that_is_left(screen: Screen) -> None:
    screen.grid.resize(1200, 500)
    QApplication.processEvents()

    assert sum(screen.view.columnWidth(number) for number in range(6)) == screen.view.viewport().width()


def test_scrolling_up_does_not_push_away_what_is_read(screen: Screen) -> None:
    screen.show([Measure(number, LONG * (1 + number % 3)) for number in range(400)])
    bar = screen.view.verticalScrollBar()
    bar.setValue(6000)
    QApplication.processEvents()
    for _step in range(20):
        place = screen.view.rowAt(150)
        top = screen.view.rowViewportPosition(place)
        bar.setValue(bar.value() - 40)
        QApplication.processEvents()
        assert screen.view.rowViewportPosition(place) == top + 40


def test_a_long_text_takes_no_more_lines_than_its_column_allows(screen: Screen) -> None:
    screen.show([Measure(1, LONG * 5), Measure(2, "ก")])
    screen.view.measure_visible()
    whole = screen.view.rowHeight(0)
    screen.model.show_columns([replace(each, most_lines=2) for each in columns()])
    screen.view.measure_visible()
    one_line = screen.view.rowHeight(1)
    assert whole > screen.view.rowHeight(0)
    assert screen.view.rowHeight(0) < 2 * one_line


def test_what_stands_below_another_keeps_its_indent_in_every_line() -> None:
    column = columns()[1]
    painter: CellPainter[Measure] = CellPainter()
    plain, below = (
        painter.look_of(Measure(number, words), number, column, 200).parts[0]
        for number, words in ((1, LONG), (2, f"{INDENT * 2}{LONG}"))
    )
    assert plain.block
    assert below.block
    assert below.x > plain.x
    assert not below.block.lines()[0].startswith(INDENT)
    assert below.block.width < plain.block.width


def test_wrapping_columns_give_room_before_the_table_scrolls_to_the_side(screen: Screen) -> None:
    screen.show([Measure(1, LONG)])
    wanted = sum(theme().px(each.width) for each in columns())
    scroll = screen.view.horizontalScrollBar()
    screen.grid.resize(wanted - theme().px(60), 400)
    QApplication.processEvents()
    assert scroll.maximum() == 0
    screen.grid.resize(wanted // 2, 400)
    QApplication.processEvents()
    assert scroll.maximum() > 0


def test_an_empty_table_says_so_and_offers_the_button_that_fills_it(screen: Screen) -> None:
    drafted: list[bool] = []
    screen.grid.set_empty("ยังไม่มีมาตรการ", "ร่างจากจุดอ่อน 12 ข้อ", lambda: drafted.append(True))
    assert screen.view.isVisible()

    screen.show([])
    button = next(button for button in screen.grid.findChildren(QPushButton) if button.isVisible())
    QTest.mouseClick(button, LEFT)
    assert drafted == [True]

    screen.show([Measure(1, "ก")])
    assert screen.view.isVisible()


def test_the_row_of_a_group_is_ringed_while_the_keyboard_stands_on_it(screen: Screen, qtbot: QtBot) -> None:
    screen.model.group_by(lambda row: (row.number % 2, "คี่" if row.number % 2 else "คู่"))
    view = screen.view
    view.setFocus()
    view.setCurrentIndex(screen.model.index(0, 1))

    def is_ringed() -> bool:
        picture = view.viewport().grab().toImage()
        middle = round(view.viewport().width() / 2 * picture.devicePixelRatio())
        return picture.pixelColor(middle, 1) == theme().tokens.accent

    assert is_ringed()
    view.clearFocus()
    assert not is_ringed()


def test_groups_close_with_keys_and_mouse(screen: Screen) -> None:
    screen.model.group_by(lambda row: (row.number % 2, "คี่" if row.number % 2 else "คู่"))
    screen.view.setCurrentIndex(screen.model.index(0, 1))
    screen.press(Key.Key_Left)
    assert screen.numbers() == [None, None, 2, 4, 6]
    screen.press(Key.Key_Right)
    assert len(screen.numbers()) == 9

    point = screen.view.visualRect(screen.model.index_of_group(0)).center()
    QTest.mouseClick(screen.view.viewport(), LEFT, pos=point)
    assert screen.numbers() == [None, 1, 3, 5, 7, None]
    assert not screen.grid.grab().isNull()


def test_totals_follow_the_filter(screen: Screen) -> None:
    screen.show([Measure(1, "ก", budget=Decimal(10)), Measure(2, "ข", budget=Decimal(5))])
    budget = screen.model.columns[3]
    assert screen.model.total(budget) == "15.00"

    screen.model.filter_by({"title": "ข"})
    assert screen.model.total(budget) == "5.00"


def test_the_list_is_given_for_printing_as_it_is_seen(screen: Screen) -> None:
    screen.show([Measure(1, "ก", budget=Decimal(10)), Measure(2, "ข")])
    for key in ("section", "due", "note"):
        screen.grid.columns.show_column(key, is_shown=False)
    screen.model.sort_by("title", descending=True)

    assert screen.grid.as_table() == (["ที่", "กิจกรรม", "งบประมาณ"], [["2", "ข", ""], ["1", "ก", "10.00"]])


def test_the_menu_begins_with_what_the_screen_offers(screen: Screen) -> None:
    asked: list[Sequence[object]] = []

    def actions(keys: Sequence[object]) -> list[QAction]:
        asked.append(keys)
        return [QAction("บันทึกผล", screen.grid)]

    screen.grid.actions_for = actions
    screen.select((2, "title"), (3, "title"))
    texts = [action.text() for action in screen.grid.context_menu().actions() if action.text()]

    assert asked == [[2, 3]]
    assert texts[0] == "บันทึกผล"
    assert {"แก้", "คัดลอก", "วาง", "เติมลง", "กรอง"} <= set(texts)


def test_a_block_of_cells_marks_its_rows(screen: Screen) -> None:
    screen.press(Key.Key_Down, SHIFT)
    screen.press(Key.Key_Right, SHIFT)

    assert screen.grid.selected_keys == [1, 2]
    assert screen.view.is_in_block(1, 2)
    assert not screen.view.is_in_block(1, 3)


def test_ctrl_shift_and_an_arrow_select_to_the_edge(screen: Screen) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    screen.grid.columns.show_column("section", is_shown=False)
    screen.go(3, "title")
    screen.press(Key.Key_Down, both)
    assert screen.grid.selected_keys == [3, 4, 5, 6, 7]
    assert screen.at() == (7, "title")

    screen.press(Key.Key_Right, both)
    places, numbers = screen.grid.clipboard.selected_block()
    assert places == [2, 3, 4, 5, 6]
    assert [screen.model.columns[number].key for number in numbers] == ["title", "budget", "due", "note"]

    screen.press(Key.Key_Up, both)
    assert screen.grid.selected_keys == [1, 2, 3]
    screen.press(Key.Key_Left, both)
    assert screen.grid.clipboard.selected_block()[1] == [0, 1]
    assert screen.at() == (1, "number")
    screen.press(Key.Key_Down)
    assert screen.grid.selected_keys == [2]


@pytest.mark.parametrize("column", ["title", "section", "due", "note"])
def test_words_being_typed_outlive_a_table_that_is_replaced(screen: Screen, column: str) -> None:
    screen.go(3, column)
    screen.press(Key.Key_F2)
    screen.type("ที่พิมพ์ค้าง")
    typed = read_editor()
    screen.show([Measure(number, f"ใหม่ {number}") for number in (30, 31, 3, 32, 33, 34, 35, 36)])

    assert screen.deeds == []
    assert screen.at() == (3, column)
    assert read_editor() == typed
    assert has_unkept_words()
    screen.type(" ต่อ")
    assert read_editor() == f"{typed} ต่อ"
    screen.press(Key.Key_Escape)
    assert focused() is screen.view


def test_words_being_typed_are_kept_once_after_their_row_came_back(screen: Screen) -> None:
    screen.go(3, "note")
    screen.press(Key.Key_F2)
    screen.type("ยาวมาก")
    screen.show([Measure(number, f"ใหม่ {number}") for number in (40, 3)])
    screen.press(Key.Key_Return)

    assert screen.row(3).note == "ยาวมาก"
    assert len(screen.deeds) == 1


def test_words_whose_row_is_gone_wait_on_the_clipboard(screen: Screen, qtbot: QtBot) -> None:
    screen.go(3, "note")
    screen.press(Key.Key_F2)
    screen.type("ยาวมาก")
    screen.show([row for row in screen.rows if row.number != 3])

    assert screen.deeds == []
    assert QGuiApplication.clipboard().text() == "ยาวมาก"
    qtbot.waitUntil(lambda: "Ctrl+V" in screen.grid.problem)


def read_editor() -> str:
    editor = focused()
    assert isinstance(editor, QLineEdit | QTextEdit)
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def test_a_changed_row_is_painted_anew_and_the_total_with_it(screen: Screen) -> None:
    screen.show([row._replace(budget=Decimal(row.number)) for row in screen.rows])
    look = screen.view.cells.look_of
    column = screen.model.columns[screen.model.column_place("title")]
    before = [look(row, row.number, column, 200) for row in screen.rows[:2]]
    changed = screen.rows[0]._replace(title="ชื่อใหม่", budget=Decimal(101))
    screen.show([changed, *screen.rows[1:]])

    after = [look(row, row.number, column, 200) for row in screen.rows[:2]]
    assert after[0] is not before[0]
    assert after[1] is before[1]
    totals = screen.grid.findChild(TotalsRow)
    assert totals is not None
    assert "128.00" in totals.accessibleName()


def test_a_bar_fills_up_and_is_green_when_it_is_full(qtbot: QtBot) -> None:
    column = Column[tuple[str, float]](
        "share", "ร้อยละ", lambda row: row[0], width=260, bar=lambda row: row[1]
    )
    grid = Grid(RowsModel([column], lambda row: row[0]))
    qtbot.addWidget(grid)
    grid.model.show([("เต็ม", 1.2), ("ครึ่ง", 0.5), ("ว่าง", 0.0)])
    grid.resize(280, 240)
    grid.show()
    picture, tokens = grid.view.viewport().grab().toImage(), theme().tokens

    def colours(key: str) -> list[str]:
        """At the beginning of the bar and near its end."""
        cell = grid.view.visualRect(grid.model.index_of(key))
        scale = picture.devicePixelRatio()
        middle = cell.top() + theme().px(7) + theme().line_height(Type.TEXT) / 2
        places = (
            cell.left() + theme().px(20),
            cell.left() + theme().px(10) + (cell.width() - theme().px(82)) * 0.9,
        )
        return [picture.pixelColor(round(x * scale), round(middle * scale)).name() for x in places]

    blue, green, track = (colour.name() for colour in (tokens.bar_blue, tokens.bar_green, tokens.line))
    assert colours("เต็ม") == [green, green]
    assert colours("ครึ่ง") == [blue, track]
    assert colours("ว่าง") == [track, track]


def test_a_column_stays_hidden_though_another_now_stands_in_its_place(qtbot: QtBot) -> None:
    def column(key: str, is_hidden: bool = False) -> Column[str]:
        return Column(key, key, lambda row: row, is_hidden=is_hidden)

    grid = Grid(RowsModel([column("a"), column("b"), column("c", is_hidden=True)], lambda row: row))
    qtbot.addWidget(grid)
    grid.model.show(["x"])
    grid.show()

    def shown() -> list[str]:
        return [grid.model.columns[number].key for number in grid.view.shown_columns]

    grid.columns.show_column("b", False)
    assert shown() == ["a"]
    grid.model.show_columns([column("a"), column("new"), column("b"), column("c", is_hidden=True)])
    assert shown() == ["a", "new"]
    grid.columns.show_column("c")
    grid.model.show_columns([column("c", is_hidden=True), column("b"), column("other", is_hidden=True)])
    assert shown() == ["c"]
