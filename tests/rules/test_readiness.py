"""Readiness by the points at stake, and who carries how much."""

import datetime
from collections.abc import Iterator
from fractions import Fraction

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import read_edition
from ita_desktop.model.year import Part, PublicationState, ResponsibleParty
from ita_desktop.rules.readiness import item_points, read_readiness
from ita_desktop.rules.workload import Assignments
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

TODAY = datetime.date(2023, 4, 10)


@pytest.fixture
def book(sample_workspace: Workspace) -> Iterator[YearBook]:
    with sample_workspace.reading() as session:
        yield load_book(session)


def party(**fields: object) -> ResponsibleParty:
    made = ResponsibleParty(position=0, part=Part.LEAD)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def test_an_item_shares_the_points_of_its_group_with_few_or_with_many() -> None:
    edition = read_edition("bma-2566")
    points = item_points(edition)
    by_code = {node.code: points[node.identity] for node in edition.nodes if node.identity in points}
    # 40 points are halved between two indicators; 9 has five groups, of 7, 9, 4, 1 and 1 items.
    assert by_code["O1"] == Fraction(40, 2 * 5 * 7)
    assert by_code["O18"] == Fraction(40, 2 * 5 * 4)
    assert by_code["O21"] == Fraction(40, 2 * 5)
    assert by_code["O30"] == Fraction(40, 2 * 2)
    assert sum(points.values()) == 40


@pytest.mark.parametrize("code", ["bma-2565", "nacc-2566"])
def test_the_points_of_all_items_are_those_of_their_instrument(code: str) -> None:
    edition = read_edition(code)
    weights = {node.code: node.weight for node in edition.nodes if node.weight is not None}
    points = sum(item_points(edition).values(), Fraction())
    assert points == Fraction(weights["OIT"] * 100) / Fraction(sum(weights.values()))


def test_the_states_add_up_to_the_whole(book: YearBook) -> None:
    readiness = read_readiness(book, TODAY)
    assert sum(readiness.points_by_state.values()) == readiness.whole == 40
    assert readiness.points_by_state[PublicationState.PUBLISHED] > 0


def test_the_section_with_most_at_stake_comes_first(book: YearBook) -> None:
    sections = read_readiness(book, TODAY).sections()
    stakes = [section.points_at_stake for section in sections]
    assert sections[0].unit.name == "ฝ่ายปกครอง"
    assert stakes == sorted(stakes, reverse=True)
    assert sum(stakes) + read_readiness(book, TODAY).points_by_state[PublicationState.PUBLISHED] == 40
    assert all(section.published <= len(section.items) for section in sections)
    assert sum(section.late for section in sections) == 2


def test_an_item_without_lead_is_an_orphan_also_without_a_record(book: YearBook) -> None:
    assert read_readiness(book, TODAY).orphans() == ()
    book.year.responsibilities[11].parties.clear()
    del book.year.responsibilities[20]
    assert [item.node.code for item in read_readiness(book, TODAY).orphans()] == ["O12", "O21"]


def test_two_named_leads_are_a_trouble_and_both_are_called(book: YearBook) -> None:
    finance = next(unit for unit in book.sections if unit.name == "ฝ่ายการคลัง")
    book.year.responsibilities[15].parties.append(party(unit=finance))
    assert [node.code for node in Assignments(book).troubles(TODAY).several_leads] == ["O16"]
    sections = {section.unit.name: section for section in read_readiness(book, TODAY).sections()}
    led = [item.node.code for item in sections["ฝ่ายการคลัง"].items]
    assert "O16" in led
    assert "O16" in [item.node.code for item in sections["ฝ่ายรายได้"].items]


def test_a_word_for_all_does_not_lead_beside_a_named_section(book: YearBook) -> None:
    book.year.responsibilities[15].parties.append(party(words="ทุกฝ่าย"))
    assert Assignments(book).troubles(TODAY).several_leads == ()


def test_every_section_carries_what_all_carry(book: YearBook) -> None:
    loads = {load.unit.name: load for load in Assignments(book).loads()}
    codes = [node.code for node in loads["ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"].supports]
    assert "O7" in codes
    assert "O15" not in codes
    assert len(loads["ฝ่ายปกครอง"].leads) == 15
    assert not {node.code for node in loads["ฝ่ายปกครอง"].leads} & {
        node.code for node in loads["ฝ่ายปกครอง"].supports
    }
    assert [node.code for node in loads[book.schools[0].name].supports] == ["O1", "O5", "O19", "O20", "O30"]


def test_items_stand_by_number(book: YearBook) -> None:
    assert [node.code for node in Assignments(book).items] == [f"O{n}" for n in range(1, 31)]


def test_late_items_are_those_that_are_open_after_their_day(book: YearBook) -> None:
    assert [node.code for node in Assignments(book).troubles(TODAY).late] == ["O14", "O27"]
