"""The small parts: reached by keys, named for those who do not see, sized by their words."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import (
    Banner,
    EmptyState,
    Figure,
    FlowRow,
    NumberField,
    Panel,
    Part,
    ProgressLine,
    SearchField,
    SectionHeading,
    Segmented,
    SidePanel,
    Urgency,
    clear_layout,
    make_button,
)
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import theme


def test_a_panel_is_named_by_its_title(qtbot) -> None:
    panel = Panel("ความพร้อม OIT", "ถ่วงตามคะแนน")
    qtbot.addWidget(panel)
    panel.add_action(make_button("ดูทั้งหมด", kind="plain"))
    panel.body.addWidget(QLabel("8.60"))
    assert panel.accessibleName() == "ความพร้อม OIT"
    assert not panel.grab().isNull()


def test_a_note_stands_under_its_title_where_both_would_not_fit(qtbot) -> None:
    panel = Panel("IIT ทั้งสำนักงาน", "นับ 3 เม.ย. 2566")
    qtbot.addWidget(panel)
    title, note = panel.findChildren(TextView)
    panel.show()
    wide = title.sizeHint().width() + note.sizeHint().width() + theme().px(80)
    for width, is_under in ((wide, False), (wide - theme().px(60), True)):
        panel.resize(width, 200)
        qtbot.waitUntil(lambda is_under=is_under: (note.y() > title.geometry().bottom()) == is_under)
        assert not note.is_cut()


@pytest.mark.parametrize("urgency", Urgency)
def test_a_banner_says_its_text_and_mends(qtbot, urgency: Urgency) -> None:
    done: list[str] = []
    banner = Banner(urgency, "ตัวชี้วัดที่ 10 น่าจะพิมพ์สลับหลัก")
    qtbot.addWidget(banner)
    button = banner.add_button("แก้เป็น 62.50", lambda: done.append("mended"))
    button.click()
    assert done == ["mended"]
    assert banner.accessibleName() == "ตัวชี้วัดที่ 10 น่าจะพิมพ์สลับหลัก"


def test_a_long_banner_grows_instead_of_cutting(qtbot) -> None:
    banner = Banner(Urgency.SHOULD, "ชื่อฝ่ายไม่ตรงกับผังของสำนักงาน โปรดตรวจก่อนออกเลข " * 4)
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(banner)
    column.addStretch()
    qtbot.addWidget(host)
    host.resize(360, 400)
    host.show()
    qtbot.waitUntil(lambda: banner.height() > theme().px(80))
    assert banner.height() >= banner.heightForWidth(banner.width())


def test_an_empty_state_offers_the_button_that_fills_it(qtbot) -> None:
    done: list[str] = []
    empty = EmptyState("ยังไม่มีมาตรการ", "ร่างจากจุดอ่อน 12 ข้อ", lambda: done.append("drafted"))
    qtbot.addWidget(empty)
    empty.button.click()
    assert done == ["drafted"]
    assert EmptyState("ไม่พบ").button.isHidden()


def test_an_empty_state_without_a_button_shows_that_it_has_the_focus(qtbot) -> None:
    empty = EmptyState("ไม่พบ")
    qtbot.addWidget(empty)
    empty.resize(300, 200)
    empty.show()
    empty.activateWindow()
    qtbot.waitUntil(empty.isActiveWindow)
    empty.clearFocus()
    before = empty.grab().toImage()
    empty.setFocus()
    assert empty.grab().toImage() != before


def test_an_empty_state_says_what_to_do_and_shows_its_picture_where_there_is_room(qtbot) -> None:
    empty = EmptyState("ยังไม่มีมาตรการ", sign="measures", advice="วางผลการประเมินก่อน")
    qtbot.addWidget(empty)
    assert empty.accessibleName() == "ยังไม่มีมาตรการ วางผลการประเมินก่อน"
    pictures = []
    for height in (120, 600):
        empty.resize(500, height)
        empty.show()
        pictures.append(sum(part.isVisible() for part in empty.findChildren(QWidget)))
    assert pictures[1] == pictures[0] + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_figure_is_a_button(qtbot, key: Qt.Key) -> None:
    figure = Figure("4", "เลยกำหนด", mark=Mark.LATE)
    qtbot.addWidget(figure)
    with qtbot.waitSignal(figure.clicked):
        QTest.keyClick(figure, key)
    assert figure.accessibleName() == "เลยกำหนด 4"
    figure.set_figure("3")
    assert figure.accessibleName() == "เลยกำหนด 3"


def test_a_progress_line_picks_its_parts(qtbot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_parts([Part("เสร็จ 11", 11, "bar_green"), Part("กำลังทำ 14", 14, "bar_blue")], 36)
    line.resize(200, line.heightForWidth(200))
    assert line.accessibleDescription() == "เสร็จ 11; กำลังทำ 14"
    with qtbot.waitSignal(line.picked) as told:
        QTest.keyClick(line, Qt.Key.Key_Right)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [1]


def test_a_narrow_progress_line_gets_higher(qtbot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_parts([Part(f"ส่วนที่ {number}", Decimal(1), "bar_blue") for number in range(6)])
    assert line.heightForWidth(120) > line.heightForWidth(800)
    assert not line.grab().isNull()


def test_a_progress_line_of_nothing_draws(qtbot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.set_parts([])
    assert not line.grab().isNull()


def test_escape_empties_a_search_field(qtbot) -> None:
    field = SearchField("กรองข้อ", picture="filter")
    qtbot.addWidget(field)
    field.setText("คลัง")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.accessibleName() == "กรองข้อ"


def test_arrows_move_a_segmented_choice(qtbot) -> None:
    choice = Segmented([("bar", "แท่ง"), ("web", "ใยแมงมุม")], "แบบแผนภูมิ")
    qtbot.addWidget(choice)
    first = choice.findChildren(QAbstractButton)[0]
    with qtbot.waitSignal(choice.changed) as told:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert told.args == ["web"]
    assert choice.key == "web"


def test_choosing_from_code_is_silent(qtbot) -> None:
    choice = Segmented([("bar", "แท่ง"), ("web", "ใยแมงมุม")], "แบบแผนภูมิ")
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_key("web")
    assert choice.key == "web"


def test_other_choices_keep_what_was_chosen_if_it_is_among_them(qtbot) -> None:
    choice = Segmented([("bar", "แท่ง"), ("web", "ใยแมงมุม")], "แบบแผนภูมิ")
    qtbot.addWidget(choice)
    choice.set_key("web")
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_choices([("web", "ใย"), ("line", "เส้น")])
        assert (choice.key, choice.words) == ("web", "ใย")
        choice.set_choices([("line", "เส้น")])
    assert choice.key == "line"


def test_a_flow_goes_on_below(qtbot) -> None:
    buttons = [make_button(f"ฝ่าย {number}") for number in range(6)]
    for button in buttons:
        # As wide as is said here, whatever fonts the machine has.
        button.setFixedWidth(60)
    flow = FlowRow(buttons)
    qtbot.addWidget(flow)
    assert flow.heightForWidth(2000) == flow.sizeHint().height()
    assert flow.heightForWidth(150) >= 3 * flow.heightForWidth(2000)
    flow.resize(150, 400)
    flow.show()
    assert all(widget.geometry().right() < 150 for widget in flow.widgets())
    assert len({widget.y() for widget in flow.widgets()}) == 3
    flow.clear()
    assert flow.heightForWidth(150) == 0


def test_what_flows_stands_in_the_middle_of_its_line(qtbot) -> None:
    low, high = QWidget(), QWidget()
    low.setFixedSize(60, 20)
    high.setFixedSize(60, 34)
    flow = FlowRow([low, high])
    qtbot.addWidget(flow)
    flow.resize(600, 34)
    flow.show()
    assert abs(low.geometry().center().y() - high.geometry().center().y()) <= 1


def test_the_last_of_a_flow_may_fill_its_line(qtbot) -> None:
    buttons = [make_button(words) for words in ("เลขที่", "วันที่", "เรื่อง")]
    for button in buttons:
        button.setMinimumWidth(60)
        button.setMaximumHeight(30)
    flow = FlowRow(buttons, last_fills=True)
    qtbot.addWidget(flow)
    for width in (1000, 130):
        flow.resize(width, 400)
        flow.show()
        assert buttons[-1].geometry().right() == width - 1
    assert buttons[0].width() < 1000


def test_clearing_a_layout_lets_its_widgets_go(qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    row = QHBoxLayout()
    row.addWidget(QLabel("หลัก"))
    column.addLayout(row)
    column.addWidget(QLabel("ร่วม"))
    clear_layout(column)
    assert column.count() == row.count() == 0


def test_a_sheet_opens_and_closes(qtbot) -> None:
    place = SidePanel(QLabel("ตาราง"), QLabel("ข้อ"))
    qtbot.addWidget(place)
    place.resize(1000, 300)
    place.show()
    assert abs(place.sheet.width() - theme().px(360)) <= 2
    with qtbot.waitSignal(place.sheet_shown) as told:
        place.show_sheet(False)
    assert told.args == [False]
    qtbot.waitUntil(lambda: place.place.width() == 1000)


def test_parts_grow_with_the_text_size(qtbot, qapp: QApplication) -> None:
    parts = [Figure("8.60", "พร้อมแล้ว"), SectionHeading("วันนี้", "2"), NumberField(), make_button("พิมพ์")]
    for part in parts:
        qtbot.addWidget(part)
    theme().apply(qapp)
    before = [part.sizeHint().height() for part in parts]
    theme().scale = 1.5
    for part in parts:
        part.show()
    after = [part.sizeHint().height() for part in parts]
    theme().scale = 1.0
    assert all(later > earlier * 1.3 for earlier, later in zip(before, after, strict=True))


def test_a_panel_keeps_the_distance_it_was_given_when_the_theme_changes(qtbot) -> None:
    panel = Panel("ความพร้อม OIT")
    qtbot.addWidget(panel)
    panel.set_spacing(0)
    theme().changed.emit()
    assert panel.body.spacing() == 0
