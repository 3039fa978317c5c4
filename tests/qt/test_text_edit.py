"""A long text is typed in lines that end between words, and is itself never changed for it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.text_edit import KEPT_AFTER_MS, WordBreakingTextEdit
from ita_desktop.thai.word_breaks import BREAK, break_places

LONG = "แต่งตั้งคณะทำงานการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน\nของหน่วยงานภาครัฐ ภายใน 30 เม.ย. 2566"


@pytest.fixture
def edit(qtbot: QtBot) -> WordBreakingTextEdit:
    edit = WordBreakingTextEdit()
    qtbot.addWidget(edit)
    edit.resize(220, 200)
    edit.setPlainText(LONG)
    edit.show()
    edit.setFocus()
    return edit


def type_keys(widget: QWidget, text: str) -> None:
    """QTest itself knows only the keys of an English keyboard."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def lines_of(edit: WordBreakingTextEdit) -> list[str]:
    found: list[str] = []
    block = edit.document().begin()
    while block.isValid():
        lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
        found += [block.text()[line.textStart() :][: line.textLength()] for line in lines]
        block = block.next()
    return found


def assert_lines_end_between_words(edit: WordBreakingTextEdit) -> None:
    for paragraph in edit.toPlainText().split("\n"):
        ends = {*break_places(paragraph), len(paragraph)}
        place = 0
        lines = [line for line in lines_of(edit) if line and line in paragraph]
        for line in lines:
            place = paragraph.index(line, place) + len(line)
            assert place in ends


def test_lines_end_between_words(edit: WordBreakingTextEdit) -> None:
    assert len(lines_of(edit)) > 3
    assert_lines_end_between_words(edit)
    assert edit.toPlainText() == LONG


def test_typing_breaks_the_paragraph_anew(edit: WordBreakingTextEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_keys(edit, "ประกาศ")
    assert edit.toPlainText() == "ประกาศ" + LONG
    assert_lines_end_between_words(edit)
    edit.resize(160, 300)
    QTest.qWait(1)
    assert_lines_end_between_words(edit)


def test_deleting_takes_one_letter_each(edit: WordBreakingTextEdit) -> None:
    edit.setPlainText("งบประมาณประจำปี")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for expected in ("บประมาณประจำปี", "ประมาณประจำปี", "ระมาณประจำปี"):
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        assert edit.toPlainText() == expected
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.toPlainText() == "ระมาณประจำ"


def test_undo_and_redo_bring_the_text_back(edit: WordBreakingTextEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.End)
    type_keys(edit, "เพิ่มเติม")
    edit.undo()
    assert edit.toPlainText() == LONG
    assert_lines_end_between_words(edit)
    edit.redo()
    assert edit.toPlainText() == f"{LONG}เพิ่มเติม"


def test_copy_and_cut_give_the_text_as_typed(edit: WordBreakingTextEdit) -> None:
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == LONG
    assert BREAK not in edit.createMimeDataFromSelection().text()
    edit.cut()
    assert edit.toPlainText() == ""
    assert QGuiApplication.clipboard().text() == LONG


def test_pasting_leaves_breaks_behind(edit: WordBreakingTextEdit) -> None:
    data = QMimeData()
    data.setText(f"งบ{BREAK}ประมาณ\r\nประจำ{BREAK}ปี")
    data.setHtml("<b>อื่น</b>")
    edit.selectAll()
    edit.insertFromMimeData(data)
    assert edit.toPlainText() == "งบประมาณ\nประจำปี"


def test_the_cursor_goes_from_line_to_line_and_by_mouse(edit: WordBreakingTextEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    height = edit.cursorRect().top()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert edit.cursorRect().top() > height
    assert edit.textCursor().position() == len(lines_of(edit)[0])
    QTest.keyClick(edit, Qt.Key.Key_End)
    place = edit.cursorRect().center()
    position = edit.textCursor().position()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert edit.textCursor().position() == position
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 190))
    assert edit.textCursor().blockNumber() == 1


def test_a_text_longer_than_the_field_scrolls(edit: WordBreakingTextEdit) -> None:
    assert edit.verticalScrollBar().maximum() == 0
    edit.setPlainText("\n".join([LONG] * 5))
    assert edit.verticalScrollBar().maximum() > 0
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.ensureCursorVisible()
    assert edit.verticalScrollBar().value() > 0
    edit.grab()


def test_the_text_is_told_after_a_pause_once(edit: WordBreakingTextEdit, qtbot: QtBot) -> None:
    told: list[str] = []
    edit.edited.connect(told.append)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    type_keys(edit, "จบ")
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=KEPT_AFTER_MS * 4)
    edit.keep()
    assert told == [f"{LONG}จบ"]


def test_the_text_is_told_when_the_field_is_left(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit, other = WordBreakingTextEdit(), QLineEdit()
    rows = QVBoxLayout(window)
    rows.addWidget(edit)
    rows.addWidget(other)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    told: list[str] = []
    edit.edited.connect(told.append)
    type_keys(edit, "ก")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert told == ["ก"]


def test_showing_a_text_tells_nothing_and_the_same_text_leaves_the_cursor(edit: WordBreakingTextEdit) -> None:
    told: list[str] = []
    edit.edited.connect(told.append)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    position = edit.textCursor().position()
    edit.setPlainText(LONG)
    assert edit.textCursor().position() == position
    edit.setPlainText("อื่น")
    edit.keep()
    assert told == []
