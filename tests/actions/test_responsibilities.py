"""Leads and supports, due dates, states, addresses and ticks, as an officer sets them."""

import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.offices import open_office
from ita_desktop.actions.record_history import list_changes
from ita_desktop.actions.responsibilities import (
    EVERY_SECTION,
    Carrier,
    PartOf,
    ResponsibilityError,
    assign,
    copy_from_last_year,
    hand_lead_over,
    look_at_urls,
    set_due_date,
    set_parts,
    set_published_on,
    set_state,
    set_urls,
    set_words,
    tick_element,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.year import (
    Part,
    PublicationState,
    Responsibility,
    ResponsibleParty,
)
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

TODAY = datetime.date(2023, 3, 28)


def node(book: YearBook, code: str) -> NodeRecord:
    return next(node for node in book.year.edition.nodes if node.code == code)


def section(book: YearBook, name: str) -> Carrier:
    return Carrier(unit=next(unit for unit in book.sections if unit.name == f"ฝ่าย{name}"))


def row(book: YearBook, code: str) -> Responsibility:
    return next(each for each in book.year.responsibilities if each.node.code == code)


def parties(book: YearBook, code: str) -> list[tuple[str, Part]]:
    return [
        ((party.unit.name if party.unit else party.person.name if party.person else party.words), party.part)
        for party in sorted(row(book, code).parties, key=lambda party: party.position)
    ]


def test_many_items_get_a_part_at_once_and_lose_it_again(session: Session, book: YearBook) -> None:
    items = [node(book, code) for code in ("O15", "O21", "O22")]
    assign(session, book.year, items, section(book, "ทะเบียน"), Part.SUPPORT)
    assert all(("ฝ่ายทะเบียน", Part.SUPPORT) in parties(book, code) for code in ("O15", "O21", "O22"))
    assign(session, book.year, items, section(book, "ทะเบียน"), None)
    assert not any("ฝ่ายทะเบียน" in dict(parties(book, code)) for code in ("O15", "O21", "O22"))


def test_a_second_lead_stands_beside_the_first_and_before_the_supports(
    session: Session, book: YearBook
) -> None:
    assign(session, book.year, [node(book, "O16")], section(book, "เทศกิจ"), Part.LEAD)
    assert parties(book, "O16") == [
        ("ฝ่ายรายได้", Part.LEAD),
        ("ฝ่ายเทศกิจ", Part.LEAD),
        ("ฝ่ายโยธา", Part.SUPPORT),
    ]


def test_a_support_becomes_lead_without_standing_twice(session: Session, book: YearBook) -> None:
    assign(session, book.year, [node(book, "O16")], section(book, "โยธา"), Part.LEAD)
    assert [name for name, _part in parties(book, "O16")].count("ฝ่ายโยธา") == 1


def test_a_lead_is_handed_over(session: Session, book: YearBook) -> None:
    hand_lead_over(session, book.year, node(book, "O16"), section(book, "โยธา"))
    assert parties(book, "O16") == [("ฝ่ายโยธา", Part.LEAD), ("ฝ่ายรายได้", Part.SUPPORT)]


def test_words_and_people_take_part_too(session: Session, book: YearBook) -> None:
    person = next(person for person in book.office.people if person.unit)
    wanted = [
        PartOf(node(book, "O15"), Carrier(words=EVERY_SECTION), Part.SUPPORT),
        PartOf(node(book, "O15"), Carrier(person=person), Part.SUPPORT),
        PartOf(node(book, "O15"), Carrier(words="ผู้อำนวยการเขต"), Part.SUPPORT),
    ]
    set_parts(session, book.year, wanted)
    set_parts(session, book.year, wanted)
    names = [name for name, _part in parties(book, "O15")]
    assert names == ["ฝ่ายโยธา", "ทุกฝ่าย", person.name, "ผู้อำนวยการเขต"]
    assert isinstance(row(book, "O15").parties[2].person, Person)
    with pytest.raises(ResponsibilityError):
        assign(session, book.year, [node(book, "O15")], Carrier(words=" "), Part.SUPPORT)


def test_an_office_that_begins_gets_its_rows_as_they_are_filled(tmp_path: Path) -> None:
    workspace = Workspace.create(
        tmp_path / "new.ita",
        "made",
        lambda session: open_office(session, "สำนักงานเขตว่าง", 2566, "bma-2566") and None,
    )
    with workspace.changing("given") as session:
        book = load_book(session)
        assign(session, book.year, [node(book, "O1")], section(book, "ปกครอง"), Part.LEAD)
    with workspace.reading() as session:
        assert parties(load_book(session), "O1") == [("ฝ่ายปกครอง", Part.LEAD)]
    workspace.close()


def test_what_is_published_has_its_day(session: Session, book: YearBook) -> None:
    items = [node(book, "O1"), node(book, "O15")]
    set_state(session, book.year, items, PublicationState.PUBLISHED, TODAY)
    assert row(book, "O1").published_on == datetime.date(2023, 1, 18), "it was published before"
    assert row(book, "O15").published_on == TODAY
    set_state(session, book.year, items, PublicationState.SENT_BACK, TODAY)
    assert row(book, "O15").published_on is None
    set_published_on(session, book.year, node(book, "O15"), TODAY)
    assert row(book, "O15").state is PublicationState.PUBLISHED
    set_published_on(session, book.year, node(book, "O15"), None)
    assert row(book, "O15").state is PublicationState.TO_CHECK


def test_due_dates_are_set_for_many_and_checked(session: Session, book: YearBook) -> None:
    set_due_date(session, book.year, [node(book, "O15"), node(book, "O16")], datetime.date(2023, 4, 28))
    assert row(book, "O15").due_date == row(book, "O16").due_date == datetime.date(2023, 4, 28)
    with pytest.raises(ResponsibilityError, match="โปรดตรวจปี"):
        set_due_date(session, book.year, [node(book, "O15")], datetime.date(2566, 4, 28))


def test_addresses_lose_blanks_and_doubles(session: Session, book: YearBook) -> None:
    set_urls(session, book.year, node(book, "O15"), [" https://a.example/x ", "", "https://a.example/x"])
    assert row(book, "O15").urls == ["https://a.example/x"]


def test_addresses_are_judged_by_form_and_by_the_other_items(session: Session, book: YearBook) -> None:
    other = row(book, "O17").urls[0]
    set_urls(
        session,
        book.year,
        node(book, "O15"),
        ["www.sammati.example/x", other, "https://www.sammati.example/y"],
    )
    wrong, doubled, right = look_at_urls(book, row(book, "O15"))
    assert wrong.must_be_mended
    assert "https://" in wrong.words
    assert not doubled.must_be_mended
    assert "O17" in doubled.words
    assert right.words == ""


def test_a_tick_begins_the_work_and_goes_again(session: Session, book: YearBook) -> None:
    elements = node(book, "O15").elements
    element = next(element for element in elements if not element.is_heading)
    tick_element(session, book.year, node(book, "O15"), element, is_shown=True)
    tick_element(session, book.year, node(book, "O15"), element, is_shown=True)
    assert [tick.element_id for tick in row(book, "O15").ticks] == [element.id]
    assert row(book, "O15").state is PublicationState.IN_PROGRESS
    tick_element(session, book.year, node(book, "O15"), element, is_shown=False)
    assert row(book, "O15").ticks == []
    heading = next(e for n in book.year.edition.nodes for e in n.elements if e.is_heading)
    with pytest.raises(ResponsibilityError):
        tick_element(session, book.year, node(book, "O1"), heading, is_shown=True)


def test_texts_are_cleaned_and_only_the_given_ones_set(session: Session, book: YearBook) -> None:
    period = row(book, "O15").period
    set_words(session, book.year, node(book, "O15"), remark=" ดู  แล้ว ")
    assert (row(book, "O15").remark, row(book, "O15").period) == ("ดู แล้ว", period)


def test_last_years_parties_come_through_the_map(session: Session, book: YearBook) -> None:
    earlier = book.results_year
    assert earlier is not None
    links = {link.later: link.earlier for link in book.edition.links if link.later and link.earlier}
    wanted = next(each for each in book.year.responsibilities if each.node.identity in links)
    origin = next(n for n in earlier.edition.nodes if n.identity == links[wanted.node.identity])
    made = Responsibility(node=origin)
    made.fiscal_year_id = earlier.id
    made.parties.append(ResponsibleParty(position=0, part=Part.LEAD, unit=book.sections[8]))
    made.parties.append(ResponsibleParty(position=1, part=Part.SUPPORT, words=EVERY_SECTION))
    session.add(made)
    wanted.parties.clear()
    session.flush()
    session.expire_all()
    assert copy_from_last_year(session, book.year.year) == 1
    again = load_book(session)
    assert parties(again, wanted.node.code) == [
        (book.sections[8].name, Part.LEAD),
        (EVERY_SECTION, Part.SUPPORT),
    ]
    assert copy_from_last_year(session, book.year.year) == 0


def test_the_history_of_an_item_is_told_in_words(sample_workspace: Workspace) -> None:
    with sample_workspace.changing("ให้ทะเบียนร่วม") as session:
        book = load_book(session)
        assign(session, book.year, [node(book, "O15")], section(book, "ทะเบียน"), Part.SUPPORT)
    with sample_workspace.changing("เลื่อนกำหนด") as session:
        set_due_date(session, book.year, [node(book, "O15")], datetime.date(2023, 4, 28))
    with sample_workspace.changing("ข้ออื่น") as session:
        set_due_date(session, book.year, [node(book, "O16")], datetime.date(2023, 4, 28))
    with sample_workspace.changing("ไม่ให้ทะเบียนร่วม") as session:
        assign(session, book.year, [node(book, "O15")], section(book, "ทะเบียน"), None)
    with sample_workspace.reading() as session:
        told = list_changes(session, row(load_book(session), "O15"))
    assert [change.words for change in told[:3]] == ["ไม่ให้ทะเบียนร่วม", "เลื่อนกำหนด", "ให้ทะเบียนร่วม"]
    (taken,), (moved,), (given,) = (change.fields for change in told[:3])
    assert (moved.field, moved.before, moved.after) == ("กำหนดเสร็จ", "20 เม.ย. 66", "28 เม.ย. 66")
    assert (given.field, given.before, given.after) == ("ผู้รับผิดชอบ", "", "ฝ่ายทะเบียน ผู้สนับสนุน")
    assert (taken.before, taken.after) == ("ฝ่ายทะเบียน ผู้สนับสนุน", "")
    assert "ข้ออื่น" not in [change.words for change in told]


def test_a_unit_is_the_same_after_the_book_is_loaded_anew(sample_workspace: Workspace) -> None:
    with sample_workspace.reading() as session:
        first = load_book(session)
        unit: Unit = first.sections[1]
    with sample_workspace.changing("given") as session:
        assign(session, first.year, [node(first, "O15")], Carrier(unit=unit), Part.SUPPORT)
        assign(session, first.year, [node(first, "O15")], Carrier(unit=unit), Part.LEAD)
    with sample_workspace.reading() as session:
        assert dict(parties(load_book(session), "O15"))[unit.name] is Part.LEAD
