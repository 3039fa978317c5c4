"""Fields keep what is typed when they are left, put it back on Esc, and say why something was not kept."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.qt.dates import DateField
from ita_desktop.qt.form_fields import KeptField, keep_all, keep_number, keep_on_leave
from ita_desktop.qt.problem_note import ProblemNote

Key = Qt.Key


class Record:
    """What a form stands for."""

    def __init__(self) -> None:
        self.value: Any = None
        self.puts: list[Any] = []

    def get(self) -> Any:
        return self.value

    def put(self, value: Any) -> None:
        if value == "ห้าม":
            raise ValueError("ออกเลขแล้ว แก้ไม่ได้")
        self.puts.append(value)
        self.value = value


class Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.text, self.choice = QLineEdit(), QPlainTextEdit(), QComboBox()
        self.tick, self.date, self.other = QCheckBox(), DateField(), QPushButton()
        rows = QVBoxLayout(self)
        for field in (self.line, self.text, self.choice, self.tick, self.date, self.other):
            rows.addWidget(field)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    form = Form()
    qtbot.addWidget(form)
    form.resize(400, 500)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    yield form
    form.close()


@pytest.fixture
def record() -> Record:
    return Record()


def type_words(field: QWidget, words: str) -> None:
    """QTest knows no Thai keys."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def leave(form: Form, qtbot: QtBot) -> None:
    form.other.setFocus()
    qtbot.wait(1)


def kept_line(form: Form, record: Record) -> KeptField:
    record.value = "เดิม"
    kept = keep_on_leave(form.line, record.get, record.put)
    form.line.setFocus()
    form.line.selectAll()
    return kept


def test_a_line_is_kept_when_it_is_left(form: Form, record: Record, qtbot: QtBot) -> None:
    kept_line(form, record)
    type_words(form.line, " สมชาย\u200b ")
    assert record.puts == []
    leave(form, qtbot)

    assert record.puts == ["สมชาย"]
    assert form.line.text() == "สมชาย"


def test_enter_keeps_a_line(form: Form, record: Record) -> None:
    kept_line(form, record)
    type_words(form.line, "สมชาย")
    QTest.keyClick(form.line, Key.Key_Return)

    assert record.puts == ["สมชาย"]


def test_what_is_not_changed_is_not_put(form: Form, record: Record, qtbot: QtBot) -> None:
    kept_line(form, record)
    type_words(form.line, "เดิม")
    leave(form, qtbot)

    assert record.puts == []


def test_escape_puts_the_old_words_back(form: Form, record: Record, qtbot: QtBot) -> None:
    kept_line(form, record)
    type_words(form.line, "ผิด")
    QTest.keyClick(form.line, Key.Key_Escape)
    assert form.line.text() == "เดิม"
    leave(form, qtbot)

    assert record.puts == []


def test_a_refusal_stands_under_the_field_and_the_words_stay(
    form: Form, record: Record, qtbot: QtBot
) -> None:
    kept = kept_line(form, record)
    type_words(form.line, "ห้าม")
    leave(form, qtbot)
    assert kept.problem == "ออกเลขแล้ว แก้ไม่ได้"
    assert form.line.text() == "ห้าม"
    assert form.line.accessibleDescription() == kept.problem
    kept.refresh()
    assert form.line.text() == "ห้าม"

    form.line.setFocus()
    form.line.selectAll()
    type_words(form.line, "ได้")
    leave(form, qtbot)
    assert kept.problem == ""
    assert record.puts == ["ได้"]


def test_a_refusal_of_a_narrow_field_has_room_for_its_words(form: Form, record: Record, qtbot: QtBot) -> None:
    box, narrow = QWidget(), QLineEdit()
    QVBoxLayout(box).addWidget(narrow)
    box.setFixedSize(90, 50)
    whole = form.layout()
    assert whole is not None
    whole.addWidget(box)
    keep_on_leave(narrow, record.get, record.put)
    narrow.setFocus()
    type_words(narrow, "ห้าม")
    leave(form, qtbot)
    (note,) = (each for each in form.findChildren(ProblemNote) if each.sentence)
    assert note.isVisible()
    assert note.width() > box.width()
    assert form.rect().contains(note.geometry())
    box.hide()
    assert not note.isVisible()
    box.show()
    assert note.isVisible()


def test_a_change_elsewhere_is_shown_but_not_over_what_is_typed(form: Form, record: Record) -> None:
    kept = kept_line(form, record)
    record.value = "จากที่อื่น"
    kept.refresh()
    assert form.line.text() == "จากที่อื่น"

    form.line.selectAll()
    type_words(form.line, "กำลังพิมพ์")
    record.value = "จากที่อื่นอีก"
    kept.refresh()
    assert form.line.text() == "กำลังพิมพ์"


def test_a_long_text_is_kept_in_a_pause_and_typing_goes_on(form: Form, record: Record, qtbot: QtBot) -> None:
    keep_on_leave(form.text, record.get, record.put)
    form.text.setFocus()
    type_words(form.text, "ย่อหน้า")
    assert record.puts == []
    qtbot.waitUntil(lambda: record.puts == ["ย่อหน้า"], timeout=2000)

    type_words(form.text, " ต่อ")
    leave(form, qtbot)
    assert record.puts == ["ย่อหน้า", "ย่อหน้า ต่อ"]


def test_a_choice_is_kept_at_once(form: Form, record: Record) -> None:
    for title, value in (("หลัก", 1), ("ร่วม", 2)):
        form.choice.addItem(title, value)
    record.value = 1
    keep_on_leave(form.choice, record.get, record.put)
    form.choice.setFocus()
    QTest.keyClick(form.choice, Key.Key_Down)

    assert record.puts == [2]


def test_a_tick_is_kept_at_once(form: Form, record: Record) -> None:
    kept = keep_on_leave(form.tick, record.get, record.put)
    QTest.keyClick(form.tick, Key.Key_Space)
    assert record.puts == [True]

    record.value = False
    kept.refresh()
    assert not form.tick.isChecked()
    assert record.puts == [True]


def test_a_date_is_kept_when_it_is_left(form: Form, record: Record, qtbot: QtBot) -> None:
    kept = keep_on_leave(form.date, record.get, record.put)
    form.date.setFocus()
    type_words(form.date.line, "8 พ.ย. 65")
    leave(form, qtbot)
    assert record.puts == [datetime.date(2022, 11, 8)]

    form.date.setFocus()
    form.date.line.selectAll()
    type_words(form.date.line, "31 ก.พ. 66")
    leave(form, qtbot)
    assert record.puts == [datetime.date(2022, 11, 8)]
    assert form.date.line.text() == "31 ก.พ. 66"
    assert not keep_all([kept])


def test_figures_are_read_and_shown_in_their_form(form: Form, record: Record, qtbot: QtBot) -> None:
    kept = keep_number(form.line, record.get, record.put)
    form.line.setFocus()
    type_words(form.line, "1200")
    leave(form, qtbot)
    assert record.puts == [Decimal(1200)]
    assert form.line.text() == "1,200.00"
    assert form.line.alignment() & Qt.AlignmentFlag.AlignRight

    form.line.setFocus()
    form.line.selectAll()
    type_words(form.line, "มาก")
    leave(form, qtbot)
    assert kept.problem == "“มาก” ไม่ใช่ตัวเลข"
