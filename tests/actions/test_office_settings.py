"""The office's own settings, units, people, signatories and wordings: kept as meant, refused with a sentence."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.office_people import (
    add_people,
    add_person,
    add_signatory,
    let_go,
    move_people,
    move_signatories,
    people_in_office,
    read_people,
    remove_people,
    remove_signatories,
    set_person_field,
    set_signatory_field,
    take_back,
)
from ita_desktop.actions.office_settings import OfficeSettingError, set_office_field
from ita_desktop.actions.office_texts import (
    list_wordings,
    paper_name,
    part_name,
    preview,
    reset_paper_text,
    set_paper_text,
    wording_of,
)
from ita_desktop.actions.office_units import (
    add_schools,
    add_unit,
    move_units,
    remove_units,
    rename_unit,
    set_unit_field,
)
from ita_desktop.actions.offices import open_office
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.compose.wording import GAP
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import LayoutError
from ita_desktop.model.office import Acting, SigningDuty, UnitKind, WeakPointRule
from ita_desktop.model.year import PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from tests.actions.reread import again

LAST_OF_MARCH = datetime.date(2023, 3, 31)


def test_a_new_name_brings_its_district_along(session: Session, book: YearBook) -> None:
    assert book.office.name == f"สำนักงานเขต{book.office.district}"
    set_office_field(session, book.office, "name", " สำนักงานเขตตัวอย่าง ")
    assert (book.office.name, book.office.district) == ("สำนักงานเขตตัวอย่าง", "ตัวอย่าง")


def test_a_district_of_its_own_stays(session: Session, book: YearBook) -> None:
    set_office_field(session, book.office, "district", "เขตอื่น")
    set_office_field(session, book.office, "name", "สำนักงานเขตตัวอย่าง")
    assert book.office.district == "อื่น"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "สำนักงานเขต"),
        ("district", " "),
        ("telephone", "ไม่มี"),
        ("website", "เว็บของเขต"),
        ("font", ""),
        ("threshold", Decimal(101)),
        ("threshold", Decimal("NaN")),
        ("threshold", None),
        ("lowest_count", 0),
    ],
)
def test_what_cannot_be_is_refused(session: Session, book: YearBook, field: str, value: object) -> None:
    before = getattr(book.office, field)
    with pytest.raises(OfficeSettingError):
        set_office_field(session, book.office, field, value)
    assert getattr(book.office, field) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("telephone", "๐ ๒๑๒๓ ๔๕๖๗ ต่อ ๘๙"),
        ("website", "https://www.example.go.th/khet"),
        ("website", ""),
        ("threshold", Decimal("87.5")),
        ("weak_point_rule", WeakPointRule.LOWEST),
        ("lowest_count", 7),
        ("measures_layout", "M4"),
    ],
)
def test_a_field_is_kept(session: Session, book: YearBook, field: str, value: object) -> None:
    set_office_field(session, book.office, field, value)
    assert getattr(again(session).office, field) == value


def test_a_layout_that_nobody_has_is_refused(session: Session, book: YearBook) -> None:
    with pytest.raises(LayoutError):
        set_office_field(session, book.office, "measures_layout", "M99")


def test_a_unit_stands_after_the_last_of_its_kind(session: Session, book: YearBook) -> None:
    add_unit(session, book.office, UnitKind.SECTION, "ฝ่าย  ใหม่")
    units = again(session).office.units
    place = [unit.name for unit in units].index("ฝ่าย ใหม่")
    assert units[place - 1].kind is UnitKind.SECTION
    assert place + 1 == len(units) or units[place + 1].kind is UnitKind.SCHOOL


def test_many_schools_are_pasted_at_once(session: Session, book: YearBook) -> None:
    known = book.schools[0].name
    added = add_schools(session, book.office, f"1. โรงเรียนหนึ่งทดลอง\n2. โรงเรียนสองทดลอง\n\n3. {known}\n")
    assert [school.name for school in added] == ["โรงเรียนหนึ่งทดลอง", "โรงเรียนสองทดลอง"]
    assert {"โรงเรียนหนึ่งทดลอง", "โรงเรียนสองทดลอง"} <= {school.name for school in again(session).schools}


def test_the_former_name_of_a_unit_is_still_understood(session: Session, book: YearBook) -> None:
    section = book.sections[0]
    former = section.name
    rename_unit(session, section, "ฝ่ายชื่อใหม่")
    assert section.other_names[-1] == former
    rename_unit(session, section, former)
    assert section.name == former
    assert former not in section.other_names
    assert "ฝ่ายชื่อใหม่" in section.other_names


def test_two_units_are_never_called_the_same(session: Session, book: YearBook) -> None:
    first, second = book.sections[:2]
    with pytest.raises(OfficeSettingError, match="อยู่แล้ว"):
        rename_unit(session, second, first.name)
    with pytest.raises(OfficeSettingError, match="หมายถึง"):
        set_unit_field(session, second, "other_names", [first.name])
    with pytest.raises(OfficeSettingError, match="ชื่อย่อ"):
        set_unit_field(session, second, "short_name", first.short_name)
    with pytest.raises(OfficeSettingError):
        rename_unit(session, second, "  ")


def test_fields_of_a_unit_are_kept(session: Session, book: YearBook) -> None:
    unit = book.sections[2]
    set_unit_field(session, unit, "other_names", ["ชื่อเดิม", unit.name, "ชื่อ เดิม", ""])
    set_unit_field(session, unit, "letter_prefix", " กท 9999 ")
    set_unit_field(session, unit, "telephone", "02 999 9999")
    assert unit.other_names == ["ชื่อเดิม"]
    assert (unit.letter_prefix, unit.telephone) == ("กท 9999", "02 999 9999")


def test_units_are_put_in_order(session: Session, book: YearBook) -> None:
    first, second, third = book.sections[:3]
    move_units(session, [third], first)
    assert [unit.name for unit in again(session).sections[:3]] == [third.name, first.name, second.name]
    move_units(session, [third], None)
    assert again(session).office.units[-1].id == third.id


def test_a_unit_that_work_hangs_on_stays(session: Session, book: YearBook) -> None:
    with pytest.raises(OfficeSettingError, match="ยังมี"):
        remove_units(session, [book.sections[0]])
    added = add_unit(session, book.office, UnitKind.SCHOOL, "โรงเรียนที่พิมพ์ผิด")
    remove_units(session, [added])
    assert added.id not in {unit.id for unit in again(session).office.units}


def test_people_are_pasted_from_a_table(session: Session, book: YearBook) -> None:
    section = book.sections[1]
    known = book.office.people[0].full_name
    pasted = f"นายทดลอง หนึ่ง\tนักวิชาการ\t{section.name}\nนางทดลอง สอง\n\n{known}\tคนเดิม"
    people = read_people(pasted, book.office.units)
    assert [each.name for each in people[:2]] == ["ทดลอง หนึ่ง", "ทดลอง สอง"]
    first, second = add_people(session, book.office, people)
    assert (first.title, first.position, first.unit) == ("นาย", "นักวิชาการ", section)
    assert second.unit is None


def test_somebody_is_in_the_list_once(session: Session, book: YearBook) -> None:
    with pytest.raises(OfficeSettingError, match="แล้ว"):
        add_person(session, book.office, book.office.people[0].name)
    with pytest.raises(OfficeSettingError):
        add_person(session, book.office, "นาย ")


def test_who_has_left_is_offered_no_more_and_stays_in_the_records(session: Session, book: YearBook) -> None:
    person = book.office.people[0]
    let_go(session, [person], LAST_OF_MARCH)
    later = LAST_OF_MARCH + datetime.timedelta(days=1)
    assert person in people_in_office(book.office.people, LAST_OF_MARCH)
    assert person not in people_in_office(book.office.people, later)
    assert person in book.office.people
    take_back(session, [person])
    assert person in people_in_office(book.office.people, later)


def test_nobody_leaves_before_he_came(session: Session, book: YearBook) -> None:
    person = book.office.people[0]
    set_person_field(session, person, "in_office_from", LAST_OF_MARCH)
    with pytest.raises(OfficeSettingError, match="อยู่ก่อน"):
        set_person_field(session, person, "in_office_until", LAST_OF_MARCH - datetime.timedelta(days=1))


def test_a_year_typed_wrongly_is_refused(session: Session, book: YearBook) -> None:
    with pytest.raises(OfficeSettingError, match="โปรดตรวจปี"):
        set_person_field(session, book.office.people[0], "in_office_from", datetime.date(202, 1, 1))


def test_a_name_typed_with_its_title_is_taken_apart(session: Session, book: YearBook) -> None:
    person = book.office.people[0]
    set_person_field(session, person, "name", "นางสาวนามใหม่ ทดลอง")
    assert (person.title, person.name) == ("นางสาว", "นามใหม่ ทดลอง")
    set_person_field(session, person, "unit", book.sections[3])
    assert again(session).office.people[0].unit_id == book.sections[3].id


def test_who_is_named_anywhere_is_not_removed(session: Session, book: YearBook) -> None:
    signs = next(each.person for each in book.office.signatories if each.person)
    with pytest.raises(OfficeSettingError, match="พ้นจากตำแหน่ง"):
        remove_people(session, [signs])
    mistyped = add_person(session, book.office, "พิมพ์ผิด ไปแล้ว")
    remove_people(session, [mistyped])
    assert mistyped.id not in {person.id for person in again(session).office.people}


def test_people_are_put_in_order(session: Session, book: YearBook) -> None:
    first, second = book.office.people[:2]
    move_people(session, [second], first)
    assert [each.id for each in again(session).office.people[:2]] == [second.id, first.id]


def test_a_signatory_is_added_changed_moved_and_removed(session: Session, book: YearBook) -> None:
    office, person = book.office, book.office.people[1]
    added = add_signatory(session, office, SigningDuty.DIRECTOR, person)
    set_signatory_field(session, added, "acting", Acting.ACTING)
    set_signatory_field(session, added, "printed_position", " ผู้ช่วยผู้อำนวยการเขต ")
    set_signatory_field(session, added, "valid_from", LAST_OF_MARCH)
    with pytest.raises(OfficeSettingError):
        set_signatory_field(session, added, "valid_until", LAST_OF_MARCH - datetime.timedelta(days=1))
    move_signatories(session, [added], office.signatories[0])
    kept = again(session).office.signatories[0]
    assert (kept.id, kept.acting, kept.printed_position) == (added.id, Acting.ACTING, "ผู้ช่วยผู้อำนวยการเขต")
    remove_signatories(session, [kept])
    assert added.id not in {each.id for each in again(session).office.signatories}


def test_every_part_of_every_paper_has_a_name(book: YearBook) -> None:
    for wording in list_wordings(book.office):
        assert paper_name(wording.paper) != wording.paper
        assert part_name(wording.part) != wording.part


def test_own_words_are_kept_printed_and_taken_back(session: Session, book: YearBook) -> None:
    set_paper_text(session, book.office, "order", "duties", "ให้มีหน้าที่ ต่อไปนี้\n\nบรรทัดที่สองของ{สำนักงาน}")
    book = again(session)
    assert wording_of(book.office, "order", "duties").is_own
    printed = [each.text for each in paper_text(compose_order(book), PaperKind.ORDER).paragraphs]
    assert f"บรรทัดที่สองของ{book.office.name}" in printed
    reset_paper_text(session, book.office, "order", "duties")
    assert not wording_of(again(session).office, "order", "duties").is_own


def test_the_words_of_the_program_are_not_kept_as_own(session: Session, book: YearBook) -> None:
    usual = wording_of(book.office, "order", "preamble").text
    set_paper_text(session, book.office, "order", "preamble", f"{usual}\nอีกย่อหน้า")
    set_paper_text(session, book.office, "order", "preamble", usual)
    assert not wording_of(again(session).office, "order", "preamble").is_own


def test_a_placeholder_that_nobody_fills_is_refused_by_name(session: Session, book: YearBook) -> None:
    with pytest.raises(OfficeSettingError, match="ชื่อนายก"):
        set_paper_text(session, book.office, "order", "duties", "ของ{ชื่อนายก}และ{ปี}")
    with pytest.raises(OfficeSettingError):
        preview(book, "order", "duties", "{ชื่อนายก}")


def test_a_preview_says_what_each_placeholder_becomes(book: YearBook) -> None:
    shown = preview(book, "order", "effect", "ตั้งแต่วันที่ {วันที่คำสั่ง} ของ{สำนักงาน} ที่ {เลขที่คำสั่ง}")
    values = {each.name: each.value for each in shown.filled}
    assert values["สำนักงาน"] == book.office.name
    assert list(values) == ["วันที่คำสั่ง", "สำนักงาน", "เลขที่คำสั่ง"]
    for start, length in shown.spans:
        assert shown.text[start : start + length] in values.values()


def test_a_preview_is_what_the_paper_prints(book: YearBook) -> None:
    """Also where a part stands for several things, each with values of its own."""
    for wording in list_wordings(book.office):
        shown = preview(book, wording.paper, wording.part, wording.text)
        assert shown.text, wording
        assert "{" not in shown.text, wording
        assert not any("\ue000" <= letter <= "\uf8ff" for letter in shown.text)
    bodies = preview(book, "order", "body", wording_of(book.office, "order", "body").text).text
    assert all(body.name in bodies for body in book.year.bodies)
    frame = preview(book, "measures", "charts", "ตาม{แผนภูมิ}").text
    assert frame.startswith("ตามแผนภูมิ")
    assert GAP not in frame


def test_an_office_without_data_shows_gaps(tmp_path: Path) -> None:
    def fill(session: Session) -> None:
        open_office(session, "สำนักงานเขตว่างเปล่า", 2566, "bma-2566", "bma-2565")

    with Workspace.create(tmp_path / "empty.ita", "made", fill).reading() as session:
        book = load_book(session)
        for wording in list_wordings(book.office):
            assert preview(book, wording.paper, wording.part, wording.text).text
        shown = preview(book, "order", "effect", "คำสั่งที่ {เลขที่คำสั่ง}")
        assert [each.value for each in shown.filled] == [GAP]


def test_the_records_of_the_office_stay_as_they_are_after_a_preview(session: Session, book: YearBook) -> None:
    texts = list(book.office.texts)
    preview(book, "order", "duties", "อื่น")
    assert book.office.texts == texts
    assert not session.new
    assert not session.dirty


@pytest.mark.parametrize("number", ["0812345678", "๐๙๑-๒๓๔-๕๖๗๘", "+66 61 234 5678"])
def test_a_telephone_of_somebodys_own_is_not_kept(session: Session, number: str) -> None:
    person = load_book(session).office.people[0]
    before = person.telephone
    with pytest.raises(OfficeSettingError, match="มือถือ"):
        set_person_field(session, person, "telephone", number)
    assert person.telephone == before
