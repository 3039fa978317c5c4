"""The matrix of responsibilities and the sheet of an item, by keys, mouse and clipboard."""

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.documents.content import Caption, Document, Table
from ita_desktop.model.year import Part, PublicationState, Responsibility
from ita_desktop.qt.paste_preview import PastePreview
from ita_desktop.qt.spoken_table import SpokenTable
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.item_sheet import ItemSheet
from ita_desktop.screens.matrix_cells import MatrixCells
from ita_desktop.screens.responsibilities import Responsibilities
from ita_desktop.storage.undo import Steps
from ita_desktop.translation import speaking

TODAY = datetime.date(2023, 4, 10)

Show = Callable[[Desk], Responsibilities]


@pytest.fixture
def show(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Show:
    def shown(desk: Desk) -> Responsibilities:
        monkeypatch.setattr(desk, "today", lambda: TODAY)
        place = Responsibilities(desk)
        qtbot.addWidget(place)
        desk.changed.connect(lambda tables: place.refresh() if place.shows & tables else None)
        place.confirm = lambda _preview: True
        place.resize(1158, 644)
        place.show()
        place.refresh()
        return place

    return shown


@pytest.fixture
def place(desk: Desk, show: Show) -> Responsibilities:
    return show(desk)


@pytest.fixture
def sheet(place: Responsibilities, desk: Desk) -> ItemSheet:
    """Of O15, which ฝ่ายโยธา leads and nobody has begun."""
    stand(place, desk, "O15", "ฝ่ายโยธา")
    return place.item_sheet


def type_text(widget: QWidget, text: str) -> None:
    """As a Thai keyboard does; keyClicks knows only Latin letters."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def row(desk: Desk, code: str) -> Responsibility:
    return next(row for row in desk.book.year.responsibilities if row.node.code == code)


def parts(desk: Desk, code: str) -> dict[str, Part]:
    return {
        party.unit.name if party.unit else party.person.name if party.person else party.words: party.part
        for party in row(desk, code).parties
    }


def stand(place: Responsibilities, desk: Desk, code: str, holder: str) -> None:
    names = [each.name for each in place.cells.holders]
    assert place.matrix.go_to(row(desk, code).node_id, names.index(holder))
    place.matrix.setFocus()
    place._show_sheet()  # noqa: SLF001 - it follows a moment later


def shown_codes(place: Responsibilities) -> list[str]:
    face = place.matrix._face  # noqa: SLF001 - what is drawn has no other way out
    assert face is not None
    return [each.node.code for each in face.rows if each.node]


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        *((key, Part.LEAD) for key in ("ห", "L", "1", "ๅ")),
        *((key, Part.SUPPORT) for key in ("ร", "s", "2", "/")),
    ],
)
def test_a_letter_or_figure_sets_the_part(
    place: Responsibilities, desk: Desk, qtbot: QtBot, keys: str, part: Part
) -> None:
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    type_text(place.matrix, keys)
    assert parts(desk, "O15")["ฝ่ายทะเบียน"] is part


def test_space_goes_round_and_delete_clears(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    seen = []
    for _step in range(3):
        qtbot.keyClick(place.matrix, Qt.Key.Key_Space)
        seen.append(parts(desk, "O15").get("ฝ่ายทะเบียน"))
    assert seen == [Part.LEAD, Part.SUPPORT, None]
    type_text(place.matrix, "1")
    qtbot.keyClick(place.matrix, Qt.Key.Key_Delete)
    assert "ฝ่ายทะเบียน" not in parts(desk, "O15")


def test_undo_and_redo_bring_the_record_back(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    before = parts(desk, "O15")
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    type_text(place.matrix, "1")
    assert isinstance(desk.steps, Steps)
    assert desk.steps.undo is not None
    assert desk.steps.undo.words == "กำหนดฝ่ายทะเบียนเป็นหลักของ O15"
    after = parts(desk, "O15")
    desk.undo()
    assert parts(desk, "O15") == before
    desk.redo()
    assert parts(desk, "O15") == after


def test_the_cell_stood_on_is_kept_through_a_change(
    place: Responsibilities, desk: Desk, qtbot: QtBot
) -> None:
    stand(place, desk, "O18", "ฝ่ายเทศกิจ")
    type_text(place.matrix, "2")
    now = place.matrix.current()
    assert now is not None
    assert (now[0].code, place.cells.holders[now[1]].name) == ("O18", "ฝ่ายเทศกิจ")
    assert "O18 ฝ่ายเทศกิจ: ร่วม" in place.matrix.accessibleDescription()


def test_a_click_goes_round_too_and_a_click_on_the_title_only_goes_there(
    place: Responsibilities, desk: Desk, qtbot: QtBot
) -> None:
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    cell = place.matrix.cell_place(place.matrix._here).center().toPoint()  # noqa: SLF001
    qtbot.mouseClick(place.matrix.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert parts(desk, "O15")["ฝ่ายทะเบียน"] is Part.LEAD
    qtbot.mouseClick(place.matrix.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, cell.y()))
    assert parts(desk, "O15")["ฝ่ายทะเบียน"] is Part.LEAD


def test_in_english_items_and_their_groups_are_named_and_found_in_english(desk: Desk) -> None:
    with speaking("en"):
        cells = MatrixCells(desk.book)
        assert [group.title for group in cells.groups[:2]] == ["9.1 Basic information", "9.2 Administration"]
        ((found,),) = [group.items for group in cells.find("permit tracking")]
    assert found.code == "O14"


def test_arrows_pass_over_the_headings_of_groups(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    stand(place, desk, "O7", "ฝ่ายปกครอง")
    qtbot.keyClick(place.matrix, Qt.Key.Key_Down)
    now = place.matrix.current()
    assert now is not None
    assert now[0].code == "O8"


def test_a_selection_is_set_as_one_deed(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    stand(place, desk, "O21", "ฝ่ายทะเบียน")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(place.matrix, key, Qt.KeyboardModifier.ShiftModifier)
    type_text(place.matrix, "2")
    for code in ("O21", "O22"):
        assert {"ฝ่ายทะเบียน", "ฝ่ายโยธา"} <= parts(desk, code).keys()
    desk.undo()
    assert "ฝ่ายโยธา" not in parts(desk, "O22")


def test_every_section_is_one_band_set_and_taken_by_one_key(
    place: Responsibilities, desk: Desk, qtbot: QtBot
) -> None:
    stand(place, desk, "O15", "ฝ่ายการศึกษา")
    type_text(place.matrix, "ท")
    assert parts(desk, "O15")["ทุกฝ่าย"] is Part.SUPPORT
    assert place.cells.every(row(desk, "O15").node) is Part.SUPPORT
    assert place.matrix.words_of(place.matrix._here).endswith("ร่วม ในฐานะทุกฝ่าย")  # noqa: SLF001
    type_text(place.matrix, "t")
    assert "ทุกฝ่าย" not in parts(desk, "O15")


def test_a_block_is_copied_and_pasted(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    stand(place, desk, "O13", "ฝ่ายโยธา")
    qtbot.keyClick(place.matrix, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    place.matrix.copy()
    assert QGuiApplication.clipboard().text().strip() == "ห\tร"
    stand(place, desk, "O21", "ฝ่ายรายได้")
    place.matrix.paste()
    wanted = {"ฝ่ายรายได้": Part.LEAD, "ฝ่ายรักษาความสะอาดและสวนสาธารณะ": Part.SUPPORT}
    assert wanted.items() <= parts(desk, "O21").items()


def test_words_from_elsewhere_are_pasted_too(place: Responsibilities, desk: Desk) -> None:
    QGuiApplication.clipboard().setText("หลัก\nร่วม")
    stand(place, desk, "O21", "ฝ่ายเทศกิจ")
    place.matrix.paste()
    assert parts(desk, "O21")["ฝ่ายเทศกิจ"] is Part.LEAD
    assert parts(desk, "O22")["ฝ่ายเทศกิจ"] is Part.SUPPORT


def table(*rows: str) -> None:
    """On the clipboard, as from Excel: cells parted by a bar."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(row.split("|")) for row in rows))


def understood(preview: PastePreview) -> list[tuple[str, str, str, str]]:
    """Item, holder, printed, read as."""
    cells = [preview.model.row(line) for line in range(preview.model.rowCount())]
    return [
        (cell.row.code, cell.column.title if cell.column else "", cell.printed, cell.understood)
        for cell in cells
        if cell is not None
    ]


def test_a_block_of_signs_is_looked_at_first_and_pasted_as_one_deed(
    place: Responsibilities, desk: Desk
) -> None:
    seen: list[PastePreview] = []
    place.confirm = lambda preview: seen.append(preview) is None
    before = {code: parts(desk, code) for code in ("O21", "O22")}
    steps = desk.steps.undo
    stand(place, desk, "O21", "ฝ่ายรายได้")
    table("●|○", "/|x")
    place.matrix.paste()
    assert understood(seen[0]) == [
        ("O21", "ฝ่ายรายได้", "●", "หลัก"),
        ("O21", "ฝ่ายรักษาความสะอาดและสวนสาธารณะ", "○", "ร่วม"),
        ("O22", "ฝ่ายรายได้", "/", "ร่วม"),
        ("O22", "ฝ่ายรักษาความสะอาดและสวนสาธารณะ", "x", "อ่านไม่ออก ใช้ ห ร หลัก ร่วม ● หรือ ○"),
    ]
    assert parts(desk, "O21")["ฝ่ายรายได้"] is Part.LEAD
    assert parts(desk, "O22")["ฝ่ายรายได้"] is Part.SUPPORT
    assert desk.steps.undo is not None
    assert desk.steps.undo.words == "วางความรับผิดชอบ 3 ช่อง"
    desk.undo()
    assert {code: parts(desk, code) for code in before} == before
    assert steps is None or desk.steps.undo == steps


def test_nothing_is_pasted_where_the_look_says_no(place: Responsibilities, desk: Desk) -> None:
    place.confirm = lambda _preview: False
    before = parts(desk, "O21")
    stand(place, desk, "O21", "ฝ่ายรายได้")
    table("●|○")
    place.matrix.paste()
    assert parts(desk, "O21") == before


@pytest.mark.parametrize("way", ["items", "sections"])
def test_a_table_that_names_items_and_sections_lands_where_it_says(
    place: Responsibilities, desk: Desk, way: str
) -> None:
    place.way.choose(way)
    seen: list[PastePreview] = []
    place.confirm = lambda preview: seen.append(preview) is None
    stand(place, desk, "O1", "ฝ่ายปกครอง")
    table(
        "ที่|ข้อ|ข้อมูล|การคลัง|ฝ่ายทะเบียน|ฝ่ายที่ไม่มี",
        "|9.1 ข้อมูลพื้นฐาน||||",
        "1|O ๑๕|แผน||/|",
        "2|O16|รายงาน|สนับสนุน|หลัก|/",
    )
    place.matrix.paste()
    assert understood(seen[0]) == [
        ("O15", "ฝ่ายการคลัง", "", ""),
        ("O15", "ฝ่ายทะเบียน", "/", "ร่วม"),
        ("O16", "ฝ่ายการคลัง", "สนับสนุน", "ร่วม"),
        ("O16", "ฝ่ายทะเบียน", "หลัก", "หลัก"),
        ("O16", "", "/", "ไม่รู้จัก “ฝ่ายที่ไม่มี”"),
    ]
    assert parts(desk, "O16")["ฝ่ายทะเบียน"] is Part.LEAD
    assert "ฝ่ายการคลัง" not in parts(desk, "O15")


def test_ticks_say_who_leads_only_where_one_stands_alone(empty_desk: Desk, show: Show) -> None:
    place = show(empty_desk)
    seen: list[PastePreview] = []
    place.confirm = lambda preview: seen.append(preview) is None
    place.matrix.setFocus()
    table("✓|", "✓|✓", "●|✓")
    place.matrix.paste()
    puzzled = "ข้อนี้มีเครื่องหมายถูกหลายหน่วย ไม่รู้ว่าใครเป็นหลัก"
    assert [line[3] for line in understood(seen[0])] == ["หลัก", "", puzzled, puzzled, "หลัก", "ร่วม"]
    assert {code: list(parts(empty_desk, code).values()) for code in ("O1", "O3")} == {
        "O1": [Part.LEAD],
        "O3": [Part.LEAD, Part.SUPPORT],
    }


def test_one_text_that_means_nothing_is_refused_by_the_name_of_its_cell(
    place: Responsibilities, desk: Desk
) -> None:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    before = parts(desk, "O21")
    stand(place, desk, "O21", "ฝ่ายรายได้")
    table("อื่น")
    place.matrix.paste()
    assert refused == ["วาง “อื่น” ที่ O21 ฝ่ายรายได้ ไม่ได้: อ่านไม่ออก ใช้ ห ร หลัก ร่วม ● หรือ ○"]
    assert parts(desk, "O21") == before


def test_tab_goes_through_the_sheet_as_it_is_read(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    stand(place, desk, "O3", "ฝ่ายโยธา")
    sheet = place.item_sheet
    QApplication.processEvents()
    qtbot.mouseClick(sheet.add_url, Qt.MouseButton.LeftButton)
    assert sheet.urls.lines[-1].field.hasFocus()
    type_text(sheet.urls.lines[-1].field, "https://www.sammati.example/new")
    sheet.period.setFocus()
    QApplication.processEvents()
    lines = [line.field for line in sheet.urls.lines]
    met: list[QWidget | None] = []
    while not sheet.remark.hasFocus():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    expected = [*sheet.parties.widgets(), sheet.add_party, *sheet.elements.boxes, sheet.add_url, *lines]
    assert [widget for widget in met if widget in expected] == expected
    assert len(met) == len(expected) + len(lines) + 1


def test_a_screen_reader_hears_where_one_goes_and_what_became_of_the_cell(
    place: Responsibilities, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "ita_desktop.screens.responsibility_matrix.QAccessible.updateAccessibility",
        lambda event: heard.append(event.message()),
    )
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    heard.clear()
    # The table that stands for the matrix tells it.
    qtbot.keyClick(place.matrix, Qt.Key.Key_Down)
    qtbot.keyClick(place.matrix, Qt.Key.Key_Up)
    assert not heard
    type_text(place.matrix, "1")
    qtbot.keyClick(place.matrix, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert heard == ["O15 ฝ่ายทะเบียน: หลัก", "O16 ฝ่ายทะเบียน: ว่าง · เลือก 2 ช่อง"]


def test_a_screen_reader_meets_a_table_where_the_matrix_is_painted(
    place: Responsibilities, desk: Desk, qtbot: QtBot
) -> None:
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    assert place.matrix.hasFocus()
    table = QApplication.focusWidget()
    assert isinstance(table, SpokenTable)
    met = QAccessible.queryAccessibleInterface(table)
    assert met.role() == QAccessible.Role.Table
    assert met.text(QAccessible.Text.Name) == "ตารางความรับผิดชอบ"
    assert table.currentIndex().data() == "O15 ฝ่ายทะเบียน: ว่าง"
    column = table.currentIndex().column()
    assert table.model().headerData(column, Qt.Orientation.Horizontal).startswith("ฝ่ายทะเบียน: หลัก")
    row = table.currentIndex().row()
    assert table.model().headerData(row, Qt.Orientation.Vertical).startswith("O15 ")
    here = table.visualRect(table.currentIndex())
    assert here == place.matrix.cell_place((row, column)).toRect()
    assert table.indexAt(here.center()) == table.currentIndex()
    group = table.model().index(0, 0)
    assert group.data() == "9.1 ข้อมูลพื้นฐาน"


def test_the_matrix_and_the_table_of_a_screen_reader_stand_on_one_cell(
    place: Responsibilities, desk: Desk, qtbot: QtBot
) -> None:
    stand(place, desk, "O15", "ฝ่ายทะเบียน")
    (table,) = place.findChildren(SpokenTable)
    before = table.currentIndex()
    # A key goes to the table first.
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex() == before.siblingAtColumn(before.column() + 1)
    type_text(table, "ห")
    assert table.currentIndex().data().endswith("หลัก")
    table.setCurrentIndex(before)
    now = place.matrix.current()
    assert now is not None
    assert now[0].code == "O15"
    assert place.cells.holders[now[1]].name == "ฝ่ายทะเบียน"
    place.way.set_key("sections")
    place.way.changed.emit("sections")
    assert table.model().columnCount() == len(place.cells.items)
    assert table.currentIndex().data() == "O15 ฝ่ายทะเบียน: ว่าง"


def test_the_schools_are_one_column(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    stand(place, desk, "O15", "โรงเรียนในสังกัด")
    type_text(place.matrix, "ร")
    assert parts(desk, "O15")["โรงเรียนในสังกัด"] is Part.SUPPORT


def test_a_person_stands_in_the_column_of_the_section(place: Responsibilities, desk: Desk) -> None:
    person = next(party.person for party in row(desk, "O11").parties if party.person)
    assert person.unit is not None
    holder = [each.unit for each in place.cells.holders].index(person.unit)
    assert place.cells.cell(row(desk, "O11").node, holder).part is Part.SUPPORT


@pytest.mark.parametrize("typed", ["o26", "๐๒๖", "O26", "026", "ดุลยพินิจ"])
def test_items_are_found_while_typing(place: Responsibilities, qtbot: QtBot, typed: str) -> None:
    type_text(place.filter_field, typed)
    assert shown_codes(place) == (["O27"] if typed == "ดุลยพินิจ" else ["O26"])


def test_what_nothing_matches_says_so_and_offers_all(place: Responsibilities, qtbot: QtBot) -> None:
    type_text(place.filter_field, "zzzz")
    assert place.nothing.isVisible()
    qtbot.mouseClick(place.nothing.button, Qt.MouseButton.LeftButton)
    assert len(shown_codes(place)) == 30


def test_troubles_are_filters(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    orphans, double, late = place.trouble_buttons
    assert not orphans.isVisible()
    stand(place, desk, "O16", "ฝ่ายโยธา")
    type_text(place.matrix, "1")
    assert double.text() == "หลักซ้ำ 1"
    qtbot.mouseClick(double, Qt.MouseButton.LeftButton)
    assert shown_codes(place) == ["O16"]
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    assert shown_codes(place) == ["O14", "O16", "O27"]


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("state:not-started", ["O15", "O16"]),
        ("trouble:late", ["O14", "O27"]),
        ("unit:{การคลัง}", ["O17", "O18", "O19", "O20"]),
    ],
)
def test_other_places_ask_for_a_choice_of_items(
    place: Responsibilities, desk: Desk, field: str, codes: list[str]
) -> None:
    finance = next(unit for unit in desk.book.sections if unit.name == "ฝ่ายการคลัง")
    place.reveal(Target("responsibility", field=field.replace("{การคลัง}", str(finance.id))))
    assert shown_codes(place) == codes
    place.reveal(Target("responsibility", "responsibility", row(desk, "O3").id))
    assert len(shown_codes(place)) == 30
    now = place.matrix.current()
    assert now is not None
    assert now[0].code == "O3"


def test_the_matrix_turns_and_stays_on_its_cell(place: Responsibilities, desk: Desk, qtbot: QtBot) -> None:
    stand(place, desk, "O18", "ฝ่ายการคลัง")
    place.way.set_key("sections")
    place.refresh()
    now = place.matrix.current()
    assert now is not None
    assert (now[0].code, place.cells.holders[now[1]].name) == ("O18", "ฝ่ายการคลัง")
    qtbot.keyClick(place.matrix, Qt.Key.Key_Down)
    type_text(place.matrix, "2")
    assert parts(desk, "O18")["ฝ่ายเทศกิจ"] is Part.SUPPORT


def test_the_cell_stood_on_is_in_sight(place: Responsibilities, desk: Desk) -> None:
    for code in ("O30", "O1", "O20"):
        stand(place, desk, code, "ฝ่ายเทศกิจ")
        cell = place.matrix.cell_place(place.matrix._here)  # noqa: SLF001
        assert place.matrix.viewport().rect().contains(cell.toRect().adjusted(1, 1, -1, -1))


def test_the_sheet_shows_the_item_stood_on(sheet: ItemSheet) -> None:
    assert sheet.code.text() == "O15"
    assert sheet.state.currentText() == "ยังไม่เริ่ม"
    assert sheet.due_date.date() == datetime.date(2023, 4, 20)
    assert sheet.elements.boxes


def test_a_state_is_kept_as_it_is_chosen(sheet: ItemSheet, desk: Desk) -> None:
    sheet.state.setCurrentIndex(sheet.state.findData(PublicationState.PUBLISHED))
    sheet.state.activated.emit(sheet.state.currentIndex())
    assert row(desk, "O15").state is PublicationState.PUBLISHED
    assert row(desk, "O15").published_on == TODAY
    assert sheet.published_on.date() is None or sheet.published_on.date() == TODAY


def test_a_date_is_kept_when_typed(sheet: ItemSheet, desk: Desk, qtbot: QtBot) -> None:
    line = sheet.due_date.line
    line.selectAll()
    type_text(line, "28/4/2566")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert row(desk, "O15").due_date == datetime.date(2023, 4, 28)


def test_an_element_is_ticked_by_the_keyboard(sheet: ItemSheet, desk: Desk, qtbot: QtBot) -> None:
    box = sheet.elements.boxes[0]
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert len(row(desk, "O15").ticks) == 1
    assert row(desk, "O15").state is PublicationState.IN_PROGRESS
    desk.undo()
    assert row(desk, "O15").ticks == []


def test_an_address_is_added_judged_and_removed(sheet: ItemSheet, desk: Desk, qtbot: QtBot) -> None:
    before = list(row(desk, "O15").urls)
    qtbot.mouseClick(sheet.add_url, Qt.MouseButton.LeftButton)
    field = sheet.urls.lines[-1].field
    type_text(field, "www.sammati.example/x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert row(desk, "O15").urls == [*before, "www.sammati.example/x"]
    sheet.look()
    assert "https://" in sheet.urls.lines[-1].field.accessibleDescription()
    assert sheet.urls.lines[0].field.accessibleDescription() == "รูปแบบถูกต้อง"


def test_a_post_is_added_beside_sections_and_taken_away(sheet: ItemSheet, desk: Desk, qtbot: QtBot) -> None:
    line = sheet.add_party.lineEdit()
    assert line is not None
    type_text(line, "ผู้อำนวยการเขต")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert parts(desk, "O15") == {"ฝ่ายโยธา": Part.LEAD, "ผู้อำนวยการเขต": Part.SUPPORT}
    party = next(party for party in row(desk, "O15").parties if party.words)
    sheet.parties.lead_asked.emit(party)
    assert parts(desk, "O15") == {"ฝ่ายโยธา": Part.SUPPORT, "ผู้อำนวยการเขต": Part.LEAD}


def test_last_years_remark_and_the_history_are_told(
    place: Responsibilities, desk: Desk, qtbot: QtBot
) -> None:
    stand(place, desk, "O12", "ฝ่ายทะเบียน")
    qtbot.keyClick(place.matrix, Qt.Key.Key_Delete)
    place.item_sheet.look()
    assert "เอาฝ่ายทะเบียนออกจาก O12" in place.item_sheet.history.text()
    stand(place, desk, "O7", "ฝ่ายปกครอง")
    assert place.item_sheet.last_remark.text()


def test_a_new_office_begins_in_the_matrix(empty_desk: Desk, show: Show, qtbot: QtBot) -> None:
    place = show(empty_desk)
    assert shown_codes(place) == [f"O{number}" for number in range(1, 31)]
    place.matrix.setFocus()
    type_text(place.matrix, "1")
    assert parts(empty_desk, "O1") == {"ฝ่ายปกครอง": Part.LEAD}
    place._show_sheet()  # noqa: SLF001
    assert place.item_sheet.parties.isVisible()


def test_every_input_of_the_sheet_has_a_name(sheet: ItemSheet) -> None:
    for kind in (QLineEdit, QComboBox, QCheckBox):
        for field in sheet.findChildren(kind):
            around = field.parentWidget()
            assert field.accessibleName() or (around and around.accessibleName()), field.objectName()


def test_nothing_of_the_sheet_is_wider_than_it(sheet: ItemSheet) -> None:
    inside = sheet.scroll_area.viewport().width()
    assert sheet.sheet.width() <= inside
    assert sheet.title.width() <= inside


def test_the_matrix_prints_as_it_is_seen(
    place: Responsibilities, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Document] = []
    monkeypatch.setattr(
        "ita_desktop.screens.matrix_print.PrintPreview", lambda document, *_others: printed.append(document)
    )
    monkeypatch.setattr("ita_desktop.screens.matrix_print.ask", lambda _dialog: True)
    place.filter_field.setText("O19")
    place.print_matrix()
    (table,) = [block for block in printed[0].blocks if isinstance(block, Table)]
    cells = [cell.lines[0].text for cell in table.rows[1].cells]
    assert cells == ["O19", row(desk, "O19").node.title, *"รรรรรรรหรรร"]
    assert [block.text for block in printed[0].blocks if isinstance(block, Caption)] == ["แสดงเฉพาะ “O19”"]
