"""Who may sign for a duty on a day, and which section writes."""

import datetime

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Signatory, SigningDuty, Unit


def _is_listed(signatory: Signatory, on: datetime.date | None) -> bool:
    """Whether the list of signatories lets one sign that day; on any day where none is given."""
    begun = signatory.valid_from is None or on is None or signatory.valid_from <= on
    return begun and (signatory.valid_until is None or on is None or on <= signatory.valid_until)


def signatory_on(book: YearBook, duty: SigningDuty, on: datetime.date | None) -> Signatory | None:
    """The first who is listed and in office that day; whoever is listed first where no day is given."""
    return next((each for each in listed_on(book, duty, on) if _is_in_office(each, on)), None)


def listed_on(book: YearBook, duty: SigningDuty, on: datetime.date | None) -> list[Signatory]:
    return [each for each in book.office.signatories if each.duty is duty and _is_listed(each, on)]


def drafting_section(book: YearBook) -> Unit | None:
    """The section of the head who coordinates the assessment, else the first one."""
    head = book.signatory(SigningDuty.COORDINATING_HEAD)
    if head and head.person and head.person.unit:
        return head.person.unit
    return next(iter(book.sections), None)


def _is_in_office(signatory: Signatory, on: datetime.date | None) -> bool:
    return on is None or signatory.person is None or signatory.person.is_in_office(on)
