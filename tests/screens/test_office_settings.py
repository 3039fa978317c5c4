"""The office's settings: every field is kept on leave, tables are edited by keyboard, undo brings all of it back."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.actions.office_texts import wording_of
from ita_desktop.model.office import Digits, SigningDuty, UnitKind, WeakPointRule
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.office_form import OfficeForm
from ita_desktop.screens.office_people_page import OfficePeoplePage
from ita_desktop.screens.office_rules import OfficeRules
from ita_desktop.screens.office_settings import OfficeSettings
from ita_desktop.screens.office_signatories_page import OfficeSignatoriesPage
from ita_desktop.screens.office_texts import OfficeTexts
from ita_desktop.screens.office_units_page import OfficeUnitsPage
from ita_desktop.screens.paste_names import PasteNames

SECTIONS = ("office", "units", "people", "signatories", "texts", "rules")


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> OfficeSettings:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> OfficeSettings:
    place = OfficeSettings(desk)
    qtbot.addWidget(place)
    desk.changed.connect(lambda _tables: place.refresh())
    place.resize(1158, 672)
    with qtbot.waitExposed(place):
        place.show()
    place.refresh()
    place.activateWindow()
    return place


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def undo_all(desk: Desk) -> None:
    while desk.steps.undo:
        desk.undo()


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_opens_with_the_sample_and_without_data(
    qtbot: QtBot, desk: Desk, empty_desk: Desk, key: str
) -> None:
    for each in (desk, empty_desk):
        place = shown(qtbot, each)
        place.choose(key)
        assert place.facts()
        assert not place.grab().isNull()


@pytest.mark.parametrize("key", SECTIONS)
def test_every_input_says_what_it_is(place: OfficeSettings, key: str) -> None:
    place.choose(key)
    for kind in (QLineEdit, QComboBox):
        for field in place.page.findChildren(kind):
            if field.objectName() and not field.objectName().startswith("qt_"):
                assert field.accessibleName(), field.objectName()


@pytest.mark.parametrize("key", SECTIONS)
def test_nothing_is_wider_than_its_place(place: OfficeSettings, key: str) -> None:
    place.choose(key)
    place.resize(900, 560)
    for child in place.page.findChildren(QWidget):
        around = child.parentWidget()
        if child.isVisible() and around is not None and around.layout() is not None:
            assert child.geometry().right() <= around.width(), child.objectName()


def test_a_field_is_kept_when_left_and_undone(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    form = place.page
    assert isinstance(form, OfficeForm)
    before = desk.book.office.telephone
    type_into(qtbot, form.telephone, "02 999 9999")
    assert desk.book.office.telephone == "02 999 9999"
    assert desk.steps.undo
    desk.undo()
    assert desk.book.office.telephone == before
    assert form.telephone.text() == before
    desk.redo()
    assert desk.book.office.telephone == "02 999 9999"


def test_what_is_refused_is_said_at_the_field(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    form = place.page
    assert isinstance(form, OfficeForm)
    before = desk.book.office.website
    type_into(qtbot, form.website, "ไม่มี เว็บ")
    assert desk.book.office.website == before
    assert any("เว็บไซต์" in kept.problem for kept in form.kept)


def test_leaving_a_section_puts_back_what_was_refused(
    qtbot: QtBot, place: OfficeSettings, desk: Desk
) -> None:
    form = place.page
    assert isinstance(form, OfficeForm)
    form.name.setFocus()
    form.name.clear()
    with qtbot.waitSignal(desk.refused):
        place.choose("rules")
    assert form.name.text() == desk.book.office.name


def test_the_office_brings_its_own_emblem(place: OfficeSettings, desk: Desk, tmp_path: Path) -> None:
    form = place.page
    assert isinstance(form, OfficeForm)
    assert not form.emblem.is_shown
    assert "นำภาพ" in form.emblem_words.text()
    image, buffer = QImage(40, 60, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.darkGray)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    assert writer.write(image)
    path = tmp_path / "ตรา.png"
    path.write_bytes(bytes(buffer.data().data()))
    form.take_picture(path)
    assert form.emblem.is_shown
    assert "ตรา.png" in form.emblem_words.text()
    assert not place.grab().isNull()
    form.remove.click()
    assert not form.emblem.is_shown
    undo_all(desk)
    assert desk.book.office.emblem is None


def test_what_is_no_picture_is_refused(
    qtbot: QtBot, place: OfficeSettings, desk: Desk, tmp_path: Path
) -> None:
    form = place.page
    assert isinstance(form, OfficeForm)
    path = tmp_path / "ตรา.png"
    path.write_bytes(b"%PDF")
    with qtbot.waitSignal(desk.refused) as refused:
        form.take_picture(path)
    assert "PNG" in str(refused.args)


def test_a_unit_is_renamed_in_its_cell(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    place.choose("units")
    page = place.page
    assert isinstance(page, OfficeUnitsPage)
    unit = desk.book.sections[1]
    former = unit.name
    model = page.grid.model
    assert model.setData(model.index_of(unit.id, "name"), "ฝ่ายทะเบียนและบัตร")
    unit = desk.book.sections[1]
    assert (unit.name, unit.other_names[-1]) == ("ฝ่ายทะเบียนและบัตร", former)
    assert not model.setData(model.index_of(unit.id, "name"), desk.book.sections[0].name)
    undo_all(desk)
    assert desk.book.sections[1].name == former


def test_units_are_added_moved_and_removed(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    place.choose("units")
    page = place.page
    assert isinstance(page, OfficeUnitsPage)
    names = [unit.name for unit in desk.book.office.units]
    page.page_actions()[-1].trigger()
    added = next(unit for unit in desk.book.office.units if unit.name not in names)
    assert added.kind is UnitKind.SECTION
    place.setFocus()
    page.grid.select([added.id])
    page.grid.move_rows(-1)
    order = [unit.id for unit in desk.book.sections]
    assert order.index(added.id) == len(order) - 2
    page.grid.select([added.id])
    page.grid.context_menu().actions()[0].trigger()
    assert [unit.name for unit in desk.book.office.units] == names


def test_schools_are_pasted_at_once(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    place.choose("units")
    page = place.page
    assert isinstance(page, OfficeUnitsPage)
    count = len(desk.book.schools)
    page.page_actions()[0].trigger()
    (dialog,) = place.window().findChildren(PasteNames)
    assert not dialog.main.isEnabled()
    dialog.lines.setPlainText("1. โรงเรียนหนึ่งทดลอง\n2. โรงเรียนสองทดลอง")
    assert "2" in dialog.main.text()
    dialog.main.click()
    assert len(desk.book.schools) == count + 2
    desk.undo()
    assert len(desk.book.schools) == count


def test_who_has_left_is_shown_apart(place: OfficeSettings, desk: Desk) -> None:
    place.choose("people")
    page = place.page
    assert isinstance(page, OfficePeoplePage)
    here = page.grid.model.rowCount()
    person = desk.book.office.people[4]
    page.grid.select([person.id])
    page.let_chosen_go(desk.today() - datetime.timedelta(days=1))
    assert page.grid.model.rowCount() == here - 1
    place.reveal(Target("office", "person", person.id))
    assert page.grid.selected_keys == [person.id]
    undo_all(desk)
    assert desk.book.office.people[4].in_office_until is None


def test_people_are_pasted_with_their_section(place: OfficeSettings, desk: Desk) -> None:
    place.choose("people")
    page = place.page
    assert isinstance(page, OfficePeoplePage)
    section = desk.book.sections[0]
    page.take_names(f"นายทดลอง หนึ่ง\tนักวิชาการ\t{section.name}")
    added = next(person for person in desk.book.office.people if person.name == "ทดลอง หนึ่ง")
    assert (added.title, added.unit_id) == ("นาย", section.id)


def test_a_signatory_is_added_with_a_person_in_office(place: OfficeSettings, desk: Desk) -> None:
    place.choose("signatories")
    page = place.page
    assert isinstance(page, OfficeSignatoriesPage)
    count = len(desk.book.office.signatories)
    page.page_actions()[0].trigger()
    added = desk.book.office.signatories[-1]
    assert len(desk.book.office.signatories) == count + 1
    model = page.grid.model
    person = desk.book.office.people[1]
    assert model.setData(model.index_of(added.id, "person"), person.full_name)
    assert model.setData(model.index_of(added.id, "duty"), "หัวหน้าฝ่ายการศึกษา")
    kept = desk.book.office.signatories[-1]
    assert kept.duty is SigningDuty.EDUCATION_HEAD
    assert kept.person is not None
    undo_all(desk)
    assert len(desk.book.office.signatories) == count


def test_rules_are_kept_at_once(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    place.choose("rules")
    page = place.page
    assert isinstance(page, OfficeRules)
    page.code_digits.setCurrentIndex(page.code_digits.findData(Digits.THAI))
    page.code_digits.activated.emit(page.code_digits.currentIndex())
    assert desk.book.office.code_digits is Digits.THAI
    assert "๑๒" in page.digits_sample.text()
    page.weak_point_rule.setCurrentIndex(page.weak_point_rule.findData(WeakPointRule.LOWEST))
    page.weak_point_rule.activated.emit(page.weak_point_rule.currentIndex())
    type_into(qtbot, page.lowest_count, "3")
    assert desk.book.office.lowest_count == 3
    assert " 9 " in page.weak_state.word
    type_into(qtbot, page.threshold, "90")
    undo_all(desk)
    assert (desk.book.office.code_digits, desk.book.office.lowest_count) == (Digits.ARABIC, 5)


def test_a_font_that_this_computer_lacks_is_said_kindly(
    qtbot: QtBot, place: OfficeSettings, desk: Desk
) -> None:
    place.choose("rules")
    page = place.page
    assert isinstance(page, OfficeRules)
    line = page.paper_font.lineEdit()
    assert line is not None
    type_into(qtbot, line, "แบบอักษรที่ไม่มี")
    page.kept[0].keep()
    assert desk.book.office.font == "แบบอักษรที่ไม่มี"
    assert "ไม่มี" in page.font_state.word
    assert page.font_words.isVisible()


def test_a_wording_follows_the_typing_and_goes_back(qtbot: QtBot, place: OfficeSettings, desk: Desk) -> None:
    place.choose("texts")
    page = place.page
    assert isinstance(page, OfficeTexts)
    page.choose("order", "duties")
    page.wording.setFocus()
    page.wording.selectAll()
    page.wording.insertPlainText("ให้{สำนักงาน}มีหน้าที่ ดังนี้")
    page.show_outcome()
    assert page.outcome.text() == f"ให้{desk.book.office.name}มีหน้าที่ ดังนี้"
    assert [each.name for each in page.filled.shown] == ["สำนักงาน"]
    assert len(page.wording.extraSelections()) == 1
    assert page.kept[0].keep()
    assert wording_of(desk.book.office, "order", "duties").is_own
    page.reset.click()
    assert not wording_of(desk.book.office, "order", "duties").is_own
    assert page.wording.toPlainText() == "มีอำนาจหน้าที่ ดังนี้"


def test_an_unknown_placeholder_is_named_and_not_kept(place: OfficeSettings, desk: Desk) -> None:
    place.choose("texts")
    page = place.page
    assert isinstance(page, OfficeTexts)
    page.choose("order", "duties")
    page.wording.insertPlainText("{ชื่อนายก}")
    page.show_outcome()
    assert "ชื่อนายก" in page.unprinted.text()
    assert not page.kept[0].keep()
    page.choose("order", "effect")
    assert not wording_of(desk.book.office, "order", "duties").is_own


def test_a_finding_leads_to_its_field(place: OfficeSettings, desk: Desk) -> None:
    place.reveal(Target("office", "office", desk.book.office.id, "threshold"))
    page = place.page
    assert isinstance(page, OfficeRules)
    assert place.sections.current_key == "rules"
    place.reveal(Target("office", "unit", desk.book.sections[2].id, "name"))
    page = place.page
    assert isinstance(page, OfficeUnitsPage)
    assert page.grid.selected_keys == [desk.book.sections[2].id]
