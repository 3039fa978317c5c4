"""Rows of items: one lead, a due date, an address in time, elements ticked."""

import datetime

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import Part, PublicationState, Responsibility, ResponsibleParty
from ita_desktop.rules.checks.items import CHECKS
from ita_desktop.rules.findings import Evidence, Slip
from tests.rules.checks.looking import silent

TODAY = datetime.date(2023, 4, 1)


def row(book: YearBook, code: str) -> Responsibility:
    return next(each for each in book.year.responsibilities if each.node.code == code)


def found(book: YearBook, today: datetime.date = TODAY) -> list[tuple[str, Slip]]:
    evidence = Evidence(book, today=today)
    return [(check.name, slip) for check in CHECKS for slip in check.look(evidence)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("part", "name"), [(Part.SUPPORT, "item-lead"), (Part.LEAD, "item-with-several-leads")]
)
def test_an_item_has_exactly_one_lead(sample: YearBook, part: Part, name: str) -> None:
    items = sample.year.responsibilities
    item = next(each for each in items if sum(party.unit is not None for party in each.parties) > 1)
    lead, other = [party for party in item.parties if party.unit][:2]
    (lead if part is Part.SUPPORT else other).part = part
    ((check, slip),) = found(sample)
    assert check == name
    assert (slip.place.record, slip.place.field) == (item, "parties")


def test_an_item_without_a_due_date_is_found(sample: YearBook) -> None:
    item = row(sample, "O3")
    item.due_date = None
    ((check, slip),) = found(sample)
    assert check == "item-without-due-date"
    assert slip.place.record is item
    item.due_words = "ภายในเดือนมกราคม"
    assert found(sample) == []


def test_a_matrix_without_any_due_date_is_one_finding(sample: YearBook) -> None:
    for item in sample.year.responsibilities:
        item.due_date, item.due_words = None, ""
    ((check, slip),) = found(sample)
    assert check == "item-without-due-date"
    assert "30" in slip.message


def test_an_address_is_missed_from_the_day_after_it_was_due(sample: YearBook) -> None:
    item = row(sample, "O12")
    item.urls, item.state = [], PublicationState.IN_PROGRESS
    assert item.due_date == datetime.date(2023, 4, 20)
    assert found(sample) == []
    assert found(sample, datetime.date(2023, 4, 20)) == []
    ((check, slip),) = found(sample, datetime.date(2023, 4, 21))
    assert check == "item-without-address"
    assert (slip.place.record, slip.place.field) == (item, "urls")
    assert "20 เมษายน 2566" in slip.message


def test_what_is_published_has_an_address(sample: YearBook) -> None:
    item = row(sample, "O1")
    item.urls = [" "]
    assert [check for check, _slip in found(sample, datetime.date(2022, 12, 1))] == ["item-without-address"]


def test_an_office_that_keeps_no_addresses_is_told_once(sample: YearBook) -> None:
    for item in sample.year.responsibilities:
        item.urls = []
    ((check, slip),) = found(sample)
    assert check == "item-without-address"
    assert f"ทั้ง {len(sample.year.responsibilities)} ข้อ" in slip.message


def test_an_element_not_ticked_is_found_once_the_item_is_published(sample: YearBook) -> None:
    item = row(sample, "O1")
    item.ticks = item.ticks[1:]
    ((check, slip),) = found(sample)
    assert check == "item-element-unticked"
    assert slip.place.record is item
    item.state = PublicationState.TO_CHECK
    assert found(sample) == []


def test_an_office_that_ticks_nothing_is_not_asked_to(sample: YearBook) -> None:
    for item in sample.year.responsibilities:
        item.ticks = []
    assert found(sample) == []


def test_every_section_may_stand_beside_the_one_that_leads(sample: YearBook) -> None:
    for responsibility in sample.year.responsibilities:
        position = len(responsibility.parties) + 1
        responsibility.parties.append(ResponsibleParty(position=position, part=Part.LEAD, words="ทุกฝ่าย"))
    assert silent(CHECKS, sample) == []
