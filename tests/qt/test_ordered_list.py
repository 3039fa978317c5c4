"""Rows are moved by hand and by keyboard, and the list keeps what is chosen."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.qt.ordered_list import ListHeading, OrderedList
from ita_desktop.qt.ordered_rows import ListColumn, ListRow
from ita_desktop.qt.theme import theme

LONG = "กำหนดให้ทุกฝ่ายเผยแพร่ข้อมูลสาธารณะบนเว็บไซต์ของสำนักงานเขตให้ครบถ้วนและเป็นปัจจุบันภายในวันที่กำหนด"


def counted(rows: Sequence[ListRow]) -> list[ListRow]:
    return [replace(row, number=f"{place}.") for place, row in enumerate(rows, start=1)]


@pytest.fixture
def flat(qtbot: QtBot) -> OrderedList:
    return shown(qtbot, [ListRow(letter, f"แถว {letter}") for letter in "abcde"])


@pytest.fixture
def tree(qtbot: QtBot) -> OrderedList:
    depths = {"a": 0, "a1": 1, "a2": 1, "b": 0, "b1": 1}
    return shown(qtbot, [ListRow(key, key, depth=depth) for key, depth in depths.items()], is_tree=True)


def shown(qtbot: QtBot, rows: list[ListRow], *, is_tree: bool = False) -> OrderedList:
    theme().apply(QApplication.instance())  # type: ignore[arg-type]
    view = OrderedList()
    qtbot.addWidget(view)
    view.arrange("รายการ", renumber=counted, is_tree=is_tree)
    view.show_rows(counted(rows))
    view.resize(420, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def middle_of(view: OrderedList, place: int) -> QPoint:
    return view.visualRect(view.model().index(place, 0)).center()


def drag(qtbot: QtBot, view: OrderedList, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 0.9, 1.0):
        step = start + (end - start) * share
        move(port, step)
    if drop:
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def move(port: object, point: QPoint) -> None:
    # QTest.mouseMove presses no button.
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(point),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)  # type: ignore[arg-type]


def test_the_model_is_sound(flat: OrderedList) -> None:
    model: QAbstractItemModel = flat.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    flat.show_rows(counted([ListRow(letter, letter) for letter in "xyz"]))
    flat.show_rows([])
    assert model.rowCount() == 0


def test_a_dragged_row_opens_a_gap_and_the_numbers_follow(qtbot: QtBot, flat: OrderedList) -> None:
    end = middle_of(flat, 3) + QPoint(0, 4)
    drag(qtbot, flat, middle_of(flat, 0), end, drop=False)
    assert [row.key for row in flat.rows] == list("bcdae")
    assert [row.number for row in flat.rows] == ["1.", "2.", "3.", "4.", "5."]
    with qtbot.waitSignal(flat.moved) as told:
        qtbot.mouseRelease(flat.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert told.args == [["a"], 3, 0]
    assert [row.key for row in flat.rows] == list("abcde")


def test_escape_puts_a_row_in_hand_back(qtbot: QtBot, flat: OrderedList) -> None:
    drag(qtbot, flat, middle_of(flat, 0), middle_of(flat, 3), drop=False)
    qtbot.keyClick(flat, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(flat.moved):
        qtbot.mouseRelease(flat.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(flat, 3))
    assert [row.key for row in flat.rows] == list("abcde")


def test_rows_move_with_alt_and_the_arrows(qtbot: QtBot, flat: OrderedList) -> None:
    flat.choose("c")
    with qtbot.waitSignal(flat.moved) as told:
        qtbot.keyClick(flat, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told.args == [["c"], 1, 0]
    with qtbot.waitSignal(flat.moved) as told:
        qtbot.keyClick(flat, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == [["c"], 3, 0]
    flat.choose("a")
    with qtbot.assertNotEmitted(flat.moved):
        qtbot.keyClick(flat, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_a_branch_moves_as_one_past_its_neighbour(qtbot: QtBot, tree: OrderedList) -> None:
    tree.choose("a")
    with qtbot.waitSignal(tree.moved) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == [["a", "a1", "a2"], 2, 0]
    tree.choose("a1")
    with qtbot.waitSignal(tree.moved) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told.args == [["a1"], 2, 0]
    with qtbot.assertNotEmitted(tree.moved):
        qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_while_a_row_is_carried_no_other_is_ringed(qtbot: QtBot, flat: OrderedList) -> None:
    def is_ringed() -> bool:
        picture, row = flat.viewport().grab().toImage(), flat.visualRect(flat.currentIndex())
        scale = picture.devicePixelRatio()
        edge = round(row.center().x() * scale), round((row.top() + 1) * scale)
        return picture.pixelColor(*edge) == theme().tokens.accent

    flat.activateWindow()
    qtbot.waitUntil(flat.isActiveWindow)
    flat.setFocus()
    flat.choose("c")
    assert is_ringed()
    drag(qtbot, flat, middle_of(flat, 2), middle_of(flat, 0), drop=False)
    assert not is_ringed()


def test_dragging_sideways_asks_for_another_depth(qtbot: QtBot, tree: OrderedList) -> None:
    start = middle_of(tree, 3)
    with qtbot.waitSignal(tree.moved) as told:
        drag(qtbot, tree, start, start + QPoint(26, 0))
    assert told.args == [["b", "b1"], 3, 1]


def test_alt_shift_and_arrows_put_a_row_of_a_tree_deeper_and_tab_does_not(
    qtbot: QtBot, tree: OrderedList
) -> None:
    chord = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    tree.choose("a2")
    tree.setFocus()
    with qtbot.waitSignal(tree.stepped) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Right, chord)
    assert told.args == ["a2", 1]
    with qtbot.waitSignal(tree.stepped) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Left, chord)
    assert told.args == ["a2", -1]
    with qtbot.assertNotEmitted(tree.stepped):
        qtbot.keyClick(tree, Qt.Key.Key_Tab)


def test_keys_open_tick_and_remove(qtbot: QtBot, flat: OrderedList) -> None:
    flat.choose("b")
    for key, signal in ((Qt.Key.Key_F2, flat.opened), (Qt.Key.Key_Return, flat.opened)):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(flat, key)
        assert told.args == ["b"]
    with qtbot.waitSignal(flat.removed) as told:
        qtbot.keyClick(flat, Qt.Key.Key_Delete)
    assert told.args == [["b"]]
    with qtbot.waitSignal(flat.ticked) as told:
        qtbot.keyClick(flat, Qt.Key.Key_Space)
    assert told.args == [["b"]]


def test_the_row_that_is_ringed_when_the_keyboard_comes_can_be_removed(
    qtbot: QtBot, flat: OrderedList
) -> None:
    flat.activateWindow()
    qtbot.waitUntil(flat.isActiveWindow)
    flat.clearFocus()
    flat.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(flat.hasFocus)
    with qtbot.waitSignal(flat.removed) as removed:
        qtbot.keyClick(flat, Qt.Key.Key_Delete)
    assert removed.args == [["a"]]


def test_what_is_chosen_stays_chosen_in_new_rows(flat: OrderedList) -> None:
    flat.choose("c")
    flat.show_rows(counted([ListRow(letter, letter) for letter in "ecabd"]))
    assert flat.current_key == "c"
    assert flat.selected_keys == ["c"]
    flat.show_rows(counted([ListRow(letter, letter) for letter in "eabd"]))
    assert flat.current_key == "a"
    assert flat.selected_keys == ["a"]


def test_long_thai_text_takes_the_lines_it_needs(qtbot: QtBot, flat: OrderedList) -> None:
    flat.show_rows([ListRow("a", LONG), ListRow("b", "สั้น")])
    long_row, short_row = (flat.visualRect(flat.model().index(n, 0)) for n in (0, 1))
    assert long_row.height() > 1.5 * short_row.height()
    assert long_row.width() <= flat.viewport().width()
    flat.resize(900, 400)
    qtbot.wait(50)
    assert flat.visualRect(flat.model().index(0, 0)).height() < long_row.height()


def test_a_row_is_spoken_whole(flat: OrderedList) -> None:
    flat.show_rows([ListRow("a", "นายหนึ่ง", number="1.", lines=("ตำแหน่ง",), cells=("ประธาน",))])
    assert flat.model().index(0, 0).data() == "1. นายหนึ่ง ตำแหน่ง ประธาน"
    assert flat.accessibleName() == "รายการ"


def test_headings_and_empty_sentence_are_drawn(qtbot: QtBot) -> None:
    view = shown(qtbot, [])
    view.arrange("รายการ", [ListColumn("บทบาท", 100)])
    view.set_empty("ยังไม่มี")
    heading = ListHeading()
    qtbot.addWidget(heading)
    heading.head(view, "ชื่อ")
    heading.resize(420, heading.height())
    assert not view.grab().isNull()
    assert not heading.grab().isNull()


def test_dense_rows_have_their_small_lines_beside_the_title(qtbot: QtBot, flat: OrderedList) -> None:
    flat.show_rows([ListRow("a", "แถว", lines=("โดยตำแหน่ง",), picture="person")])
    whole = flat.visualRect(flat.model().index(0, 0)).height()
    flat.set_dense(True)
    QApplication.processEvents()
    one_line = theme().line_height() + theme().px(14)
    assert flat.visualRect(flat.model().index(0, 0)).height() == one_line < whole
    assert not flat.grab().isNull()


def test_a_narrow_dense_list_has_no_columns(qtbot: QtBot, flat: OrderedList) -> None:
    flat.arrange("รายการ", [ListColumn("บทบาท", 164)])
    flat.show_rows([ListRow("a", "แถว", cells=("กรรมการ",))])
    flat.set_dense(True)
    assert len(flat.columns) == 1
    flat.resize(300, 400)
    assert not flat.columns
    QApplication.processEvents()
    one_line = theme().line_height() + theme().px(14)
    assert flat.visualRect(flat.model().index(0, 0)).height() > one_line
    assert not flat.grab().isNull()
