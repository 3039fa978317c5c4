"""Who may sign for a duty on a day: the first who is listed and in office."""

import datetime

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Signatory, SigningDuty
from ita_desktop.rules.signatories import listed_on, signatory_on
from tests.exchange.case_workbooks import empty_book

DAY = datetime.date(2022, 11, 1)
LATER = datetime.date(2023, 3, 1)


def signatory(name: str, until: datetime.date | None = None, left: datetime.date | None = None) -> Signatory:
    person = Person(name=name, in_office_until=left)
    return Signatory(duty=SigningDuty.DIRECTOR, person=person, valid_until=until)


def book(*signatories: Signatory) -> YearBook:
    made = empty_book("สำนักงานเขตสมมติ")
    made.office.signatories = list(signatories)
    return made


def signs(book: YearBook, on: datetime.date | None) -> str | None:
    found = signatory_on(book, SigningDuty.DIRECTOR, on)
    return found.person.name if found and found.person else None


def test_the_first_in_the_list_signs() -> None:
    assert signs(book(signatory("หนึ่ง"), signatory("สอง")), DAY) == "หนึ่ง"


def test_who_is_listed_until_an_earlier_day_signs_no_more() -> None:
    listed = book(signatory("หนึ่ง", until=DAY), signatory("สอง"))
    assert signs(listed, DAY) == "หนึ่ง"
    assert signs(listed, LATER) == "สอง"


def test_who_left_the_office_signs_no_more_but_stays_listed() -> None:
    listed = book(signatory("หนึ่ง", left=DAY), signatory("สอง"))
    assert signs(listed, LATER) == "สอง"
    assert len(listed_on(listed, SigningDuty.DIRECTOR, LATER)) == 2


def test_without_a_day_the_first_signs_and_for_another_duty_nobody() -> None:
    listed = book(signatory("หนึ่ง", until=DAY))
    assert signs(listed, None) == "หนึ่ง"
    assert signatory_on(listed, SigningDuty.OFFICER, DAY) is None
