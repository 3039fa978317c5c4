"""The frames: nodes and elements edited, renumbered after a look, last year's items tied by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.actions.year_opening import NextYear
from ita_desktop.model.edition import Kind, Relation
from ita_desktop.model.frame import NodeRecord
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.edition_map_rows import Side
from ita_desktop.screens.editions import Editions
from ita_desktop.screens.office_menu import NEXT_YEAR
from ita_desktop.screens.open_year_dialog import OpenYearDialog
from ita_desktop.screens.renumber_dialog import RenumberDialog


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Editions:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> Editions:
    place = Editions(desk)
    qtbot.addWidget(place)
    desk.changed.connect(lambda _tables: place.refresh())
    place.resize(1158, 672)
    with qtbot.waitExposed(place):
        place.show()
    place.refresh()
    place.activateWindow()
    return place


def show_map(place: Editions) -> None:
    place.choose_side("map")


def node(place: Editions, code: str) -> NodeRecord:
    return next(each for each in place.record.nodes if each.code == code)


def links(place: Editions) -> set[tuple[str | None, str | None, Relation]]:
    return {(each.earlier, each.later, each.relation) for each in place.record.links}


def undo_all(desk: Desk) -> None:
    while desk.steps.undo:
        desk.undo()


def test_it_opens_with_the_sample_and_with_a_new_office(qtbot: QtBot, desk: Desk, empty_desk: Desk) -> None:
    for each in (desk, empty_desk):
        place = shown(qtbot, each)
        assert "30" in place.facts()
        assert place.nodes.model.rowCount() > 100
        show_map(place)
        assert place.facts()
        assert not place.grab().isNull()


def test_every_input_says_what_it_is(place: Editions) -> None:
    for kind in (QLineEdit, QComboBox):
        for field in place.findChildren(kind):
            if field.objectName() and not field.objectName().startswith("qt_"):
                assert field.accessibleName(), field.objectName()


@pytest.mark.parametrize("side", ["contents", "map"])
def test_nothing_is_wider_than_its_place(place: Editions, side: str) -> None:
    place.choose_side(side)
    place.resize(900, 560)
    for child in place.findChildren(QWidget):
        around = child.parentWidget()
        if child.isVisible() and around is not None and around.layout() is not None:
            assert child.geometry().right() <= around.width(), child.objectName()


def test_a_title_is_edited_in_its_cell_and_undone(place: Editions, desk: Desk) -> None:
    item = node(place, "O5")
    former = item.title
    model = place.nodes.model
    assert model.setData(model.index_of(item.id, "title"), "ชื่อใหม่")
    assert node(place, "O5").title == "ชื่อใหม่"
    assert not model.setData(model.index_of(item.id, "code"), "O6")
    assert model.setData(model.index_of(node(place, "OIT").id, "weight"), "๔๕.๕")
    undo_all(desk)
    assert node(place, "O5").title == former
    desk.redo()
    assert str(node(place, "OIT").weight) == "40"


def test_an_item_is_added_moved_and_removed(place: Editions, desk: Desk) -> None:
    count = len(place.record.nodes)
    place.nodes.select([node(place, "O5").id])
    add, *_others = place.nodes.context_menu().actions()
    add.trigger()
    added = node(place, "O31")
    assert len(place.record.nodes) == count + 1
    assert added.parent == node(place, "O5").parent
    place.nodes.rows_moved.emit([added.id], node(place, "O1").id)
    codes = [each.code for each in place.record.nodes]
    assert codes.index("O31") == codes.index("O1") - 1
    place.nodes.select([node(place, "O31").id])
    remove = next(each for each in place.nodes.context_menu().actions() if each.text() == "ลบข้อ")
    remove.trigger()
    assert len(place.record.nodes) == count
    undo_all(desk)
    assert [each.code for each in place.record.nodes].count("O31") == 0


def test_an_item_is_added_under_its_heading(place: Editions) -> None:
    group = next(each for each in place.record.nodes if each.kind is Kind.GROUP)
    place.nodes.select([group.id])
    below = next(each for each in place.nodes.context_menu().actions() if "ใต้ข้อนี้" in each.text())
    below.trigger()
    assert node(place, "O31").parent == group.identity


def test_what_hangs_on_an_item_keeps_it(qtbot: QtBot, place: Editions, desk: Desk) -> None:
    place.nodes.select([node(place, "O1").id])
    remove = next(each for each in place.nodes.context_menu().actions() if each.text() == "ลบข้อ")
    with qtbot.waitSignal(desk.refused) as refused:
        remove.trigger()
    assert "O1" in str(refused.args)


def test_elements_are_added_edited_and_removed(place: Editions, desk: Desk) -> None:
    place.nodes.select([node(place, "O1").id])
    count = len(node(place, "O1").elements)
    place.sheet.add.click()
    elements = node(place, "O1").elements
    assert len(elements) == count + 1
    model = place.sheet.elements.model
    assert model.setData(model.index_of(elements[-1].id, "text"), "ภาพถ่าย")
    assert model.setData(model.index_of(elements[-1].id, "is_heading"), "หัวข้อ")
    assert (elements[-1].text, elements[-1].is_heading) == ("ภาพถ่าย", True)
    place.sheet.elements.select([elements[-1].id])
    place.sheet.elements.context_menu().actions()[0].trigger()
    undo_all(desk)
    assert len(node(place, "O1").elements) == count


def test_new_numbers_are_seen_before_they_are_taken(qtbot: QtBot, place: Editions, desk: Desk) -> None:
    first, second = node(place, "O1"), node(place, "O2")
    place.header_actions()[0].trigger()
    (dialog,) = place.window().findChildren(RenumberDialog)
    assert not dialog.main.isEnabled()
    dialog.listed.setPlainText(f"O2\t{first.title}\nO1\t{second.title}")
    dialog.read_typed()
    assert "2" in dialog.main.text()
    assert dialog.grid.model.rowCount() > 2
    assert not dialog.grab().isNull()
    dialog.main.click()
    assert (node(place, "O2").identity, node(place, "O1").identity) == (first.identity, second.identity)
    desk.undo()
    assert node(place, "O1").identity == first.identity


def test_numbers_that_clash_are_not_taken(qtbot: QtBot, place: Editions) -> None:
    dialog = RenumberDialog(place.record)
    qtbot.addWidget(dialog)
    dialog.listed.setPlainText(f"O9 {node(place, 'O3').title}")
    dialog.read_typed()
    assert "ซ้ำ" in dialog.problem.text()
    assert not dialog.main.isEnabled()
    dialog.listed.setPlainText("ไม่ใช่รายการ")
    dialog.read_typed()
    assert dialog.problem.text()


def test_items_are_tied_by_keyboard(qtbot: QtBot, place: Editions, desk: Desk) -> None:
    show_map(place)
    chart = place.map_side.map
    before = links(place)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    earlier, _later = chart.current
    assert earlier == chart.rows.identities(Side.EARLIER)[0]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    _earlier, later = chart.current
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert (earlier, later) in {pair[:2] for pair in links(place)}
    assert "รวม" in chart.rows.state_of(Side.LATER, later).word
    qtbot.keyClick(chart, Qt.Key.Key_Delete)
    assert chart.rows.state_of(Side.EARLIER, earlier).word == "ยังไม่จับคู่"
    assert "ยังไม่จับคู่ 0" not in place.facts()
    undo_all(desk)
    assert links(place) == before


def test_items_are_tied_by_dragging(qtbot: QtBot, place: Editions, desk: Desk) -> None:
    show_map(place)
    chart = place.map_side.map
    earlier = chart.rows.identities(Side.EARLIER)[0]
    later = chart.rows.identities(Side.LATER)[3]
    start, end = chart.place_of(Side.EARLIER, earlier), chart.place_of(Side.LATER, later)
    port = chart.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, start + QPoint(60, 4))
    qtbot.mouseMove(port, end)
    assert not place.grab().isNull()
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert (earlier, later) in {pair[:2] for pair in links(place)}
    undo_all(desk)
    assert (earlier, later) not in {pair[:2] for pair in links(place)}


def test_removed_and_added_items_are_told_by_shape_and_word(place: Editions, desk: Desk) -> None:
    show_map(place)
    chart = place.map_side.map
    earlier = chart.rows.identities(Side.EARLIER)[2]
    menu = chart.context_menu(Side.EARLIER, earlier)
    menu.actions()[-1].trigger()
    state = chart.rows.state_of(Side.EARLIER, earlier)
    assert (state.word, state.mark is not None) == ("ยกเลิก", True)
    later = next(
        each
        for each in chart.rows.identities(Side.LATER)
        if chart.rows.state_of(Side.LATER, each).word == "ยังไม่จับคู่"
    )
    chart.context_menu(Side.LATER, later).actions()[-1].trigger()
    assert chart.rows.state_of(Side.LATER, later).word == "ข้อใหม่"
    assert chart.rows.spoken(Side.LATER, later).endswith("ข้อใหม่")


def test_pairs_of_the_same_title_are_proposed(place: Editions, desk: Desk) -> None:
    show_map(place)
    assert not place.map_side.propose.isVisible()
    chart = place.map_side.map
    same = next(
        each
        for each in chart.rows.identities(Side.EARLIER)
        if chart.rows.state_of(Side.EARLIER, each).word == "ข้อเดิม"
    )
    chart.choose(Side.EARLIER, same)
    chart.unlinked.emit([(each.earlier, each.later) for each in chart.rows.links_of(Side.EARLIER, same)])
    assert "1" in place.map_side.propose.text()
    assert place.map_side.propose.isVisible()
    place.map_side.propose.click()
    assert chart.rows.state_of(Side.EARLIER, same).word == "ข้อเดิม"


def test_another_frame_is_looked_at(place: Editions) -> None:
    number = place.edition.findData(
        next(each.id for each in place.desk.book.office.editions if each.code == "bma-2565")
    )
    place.edition.setCurrentIndex(number)
    place.edition.activated.emit(number)
    assert place.record.code == "bma-2565"
    assert "43" in place.facts()
    show_map(place)
    assert not place.map_side.map.isVisible()
    assert "ยังไม่ได้เลือก" in place.facts()


def test_the_next_year_is_opened_and_shown(qtbot: QtBot, place: Editions, desk: Desk) -> None:
    place.reveal(Target("editions", field=NEXT_YEAR))
    (dialog,) = place.window().findChildren(OpenYearDialog)
    assert "2567" in dialog.main.text()
    assert not dialog.grab().isNull()
    dialog.edition.setCurrentIndex(dialog.edition.findData("bma-2566"))
    dialog.main.click()
    assert desk.book.year.year == 2567
    assert desk.book.year.bodies
    assert not dialog.isVisible()
    place.refresh()
    assert place.record is desk.book.year.edition
    assert place.record.code == "bma-2567"
    desk.open_year(2566)
    place.refresh()
    assert place.record.code == "bma-2566"


def test_a_year_that_is_open_already_is_refused(qtbot: QtBot, place: Editions, desk: Desk) -> None:
    with qtbot.waitSignal(desk.refused):
        assert not place.open_year(NextYear(2566, "bma-2566"))


def test_a_finding_leads_to_its_item(place: Editions) -> None:
    item = node(place, "O12")
    place.reveal(Target("editions", "node", item.id, "title"))
    assert place.nodes.selected_keys == [item.id]
    assert item.title == place.sheet.title.text()
    link = place.record.links[-1]
    place.reveal(Target("editions", "edition_link", link.id))
    assert link.later in place.map_side.map.current or link.earlier in place.map_side.map.current
    element = node(place, "O1").elements[0]
    place.reveal(Target("editions", "element", element.id))
    assert place.node is not None
    assert place.node.code == "O1"
