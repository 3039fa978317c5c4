"""A date field reads what is typed, says why it cannot, and has a calendar of the Buddhist Era."""

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.calendar import Calendar, MonthGrid, months_later
from ita_desktop.qt.dates import DateField
from ita_desktop.thai.dates import WEEKDAYS
from ita_desktop.translation import use_language

TODAY = datetime.date(2022, 11, 1)
MEETING = datetime.date(2022, 11, 8)
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[DateField]:
    window = QWidget()
    qtbot.addWidget(window)
    field = DateField(today=lambda: TODAY)
    rows = QVBoxLayout(window)
    rows.addWidget(field)
    rows.addWidget(QLineEdit())
    rows.addStretch()
    window.resize(320, 200)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    yield field
    window.close()


@pytest.fixture
def changes(field: DateField) -> list[object]:
    found: list[object] = []
    field.dateChanged.connect(found.append)
    return found


@pytest.fixture
def in_english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("th")


def type_keys(widget: QWidget, text: str) -> None:
    """QTest itself knows only the keys of an English keyboard."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def type_over(field: DateField, text: str) -> None:
    field.line.selectAll()
    type_keys(field.line, text)


@pytest.mark.parametrize("typed", ["8 พ.ย. 65", "8/11/2565", "๘/๑๑/๖๕", "+7", "8 nov 65"])
def test_enter_reads_what_is_typed_and_shows_it_in_one_form(
    field: DateField, changes: list[object], typed: str
) -> None:
    type_over(field, typed)
    assert changes == []
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert changes == [MEETING]
    assert field.date() == MEETING
    assert field.line.text() == "8 พ.ย. 2565"
    assert field.line.weekday == "วันอังคาร"


def test_leaving_the_field_reads_it_too(field: DateField, changes: list[object]) -> None:
    type_over(field, "วันนี้")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert changes == [TODAY]


def test_the_same_date_again_tells_nothing(field: DateField, changes: list[object]) -> None:
    field.setDate(MEETING)
    type_over(field, "8/11/65")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert changes == []
    assert field.line.text() == "8 พ.ย. 2565"


def test_what_is_no_date_stays_and_the_reason_is_told(field: DateField, changes: list[object]) -> None:
    field.setDate(MEETING)
    type_over(field, "31/4/66")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "31/4/66"
    assert field.problem == "เดือนเมษายนมี 30 วัน ไม่มีวันที่ 31"
    assert field.line.accessibleDescription() == field.problem
    assert field.date() == MEETING
    assert changes == []
    field.setFocus()
    type_over(field, "30/4/66")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem == ""
    assert changes == [datetime.date(2023, 4, 30)]


def test_escape_brings_back_what_was_there(field: DateField, changes: list[object]) -> None:
    field.setDate(MEETING)
    type_over(field, "อะไร")
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.line.text() == "8 พ.ย. 2565"
    assert changes == []


def test_a_date_can_be_cleared(field: DateField, changes: list[object]) -> None:
    assert not field.line.clearing.isVisible()
    field.setDate(MEETING)
    QTest.mouseClick(field.line.clearing, Qt.MouseButton.LeftButton)
    assert changes == [None]
    assert field.date() is None
    field.setDate(MEETING)
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert changes == [None, None]


def test_a_date_without_a_year_lies_in_the_year_of_the_field(field: DateField) -> None:
    field.set_fiscal_year(2568)
    type_over(field, "30 เม.ย.")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "30 เม.ย. 2568"


def calendar_of(field: DateField) -> Calendar:
    return field.findChildren(Calendar)[0]


@pytest.mark.parametrize(
    ("key", "modifier"), [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, ALT)]
)
def test_the_calendar_is_used_by_keyboard(
    field: DateField, changes: list[object], key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field.setDate(MEETING)
    QTest.keyClick(field.line, key, modifier)
    calendar = calendar_of(field)
    assert calendar.isVisible()
    assert calendar.grid.day == MEETING
    steps: list[tuple[Qt.Key, Qt.KeyboardModifier, datetime.date]] = [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, datetime.date(2022, 11, 9)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, datetime.date(2022, 11, 16)),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, datetime.date(2022, 11, 15)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, MEETING),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, datetime.date(2022, 12, 8)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, MEETING),
        (Qt.Key.Key_PageDown, CONTROL, datetime.date(2023, 11, 8)),
        (Qt.Key.Key_PageUp, CONTROL, MEETING),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, datetime.date(2022, 11, 30)),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, TODAY),
    ]
    for pressed, with_key, day in steps:
        QTest.keyClick(calendar.grid, pressed, with_key)
        assert calendar.grid.day == day
    QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert not calendar.isVisible()
    assert changes == [TODAY]
    assert field.line.text() == "1 พ.ย. 2565"


def test_escape_closes_the_calendar_without_a_date(field: DateField, changes: list[object]) -> None:
    field.open_calendar()
    calendar = calendar_of(field)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Right)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert changes == []
    assert field.date() is None


def test_a_day_is_picked_by_mouse(field: DateField, changes: list[object]) -> None:
    QTest.mouseClick(field.line.opening, Qt.MouseButton.LeftButton)
    calendar = calendar_of(field)
    place = calendar.grid.place_of(MEETING).center()
    QTest.mouseMove(calendar.grid, place)
    QTest.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=place)
    assert changes == [MEETING]


def test_weeks_begin_on_sunday_and_all_days_of_the_month_are_seen(qtbot: QtBot) -> None:
    grid = MonthGrid()
    qtbot.addWidget(grid)
    for month in range(1, 13):
        grid.day = datetime.date(2023, month, 15)
        days = grid.days_shown()
        assert WEEKDAYS[days[0].weekday()] == "อาทิตย์"
        assert [day.day for day in days if day.month == month] == list(
            range(1, len([d for d in days if d.month == month]) + 1)
        )
        assert months_later(grid.day.replace(day=1), 1) - datetime.timedelta(1) in days
    grid.resize(grid.sizeHint())
    grid.grab()


def test_months_later_keep_to_the_calendar() -> None:
    assert months_later(datetime.date(2023, 1, 31), 1) == datetime.date(2023, 2, 28)
    assert months_later(datetime.date(2024, 2, 29), -12) == datetime.date(2023, 2, 28)
    assert months_later(datetime.date(2156, 12, 31), 1) == datetime.date(2156, 12, 31)


def test_the_day_is_said_in_full(field: DateField) -> None:
    field.setDate(MEETING)
    field.open_calendar()
    calendar = calendar_of(field)
    assert calendar.grid.accessibleName() == "วันอังคารที่ 8 พฤศจิกายน 2565"
    calendar.close()
    field.setAccessibleName("กำหนดเสร็จ")
    assert field.line.accessibleName() == "กำหนดเสร็จ"
    assert field.line.opening.accessibleName()
    assert field.line.clearing.accessibleName()


@pytest.mark.usefixtures("in_english")
def test_english_shows_english_months_and_the_buddhist_year(field: DateField) -> None:
    field.setDate(MEETING)
    assert field.line.text() == "8 Nov 2565"
    assert field.line.weekday == "Tuesday"
    type_over(field, "31/4/66")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert "April" in str(field.problem)
    field.open_calendar()
    assert calendar_of(field).grid.accessibleName() == "Tuesday 8 Nov 2565"
    calendar_of(field).close()


def test_in_a_table_the_reason_is_a_tooltip(qtbot: QtBot) -> None:
    table = QWidget()
    qtbot.addWidget(table)
    editor = DateField(table, today=lambda: TODAY, compact=True)
    editor.line.setText("31/4/66")
    assert not editor.read()
    assert editor.problem
    assert "เมษายน" in editor.line.toolTip()
    editor.line.setText("+7")
    assert editor.date() == MEETING
