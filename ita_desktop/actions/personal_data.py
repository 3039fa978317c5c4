"""A person's data taken out of a file for good: out of the records, their words, and the history of both."""

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from ita_desktop.actions.hanging_records import hanging_on
from ita_desktop.actions.paper_register import name_of_paper
from ita_desktop.documents.writers.word_words import words_of_file
from ita_desktop.model.book import YearBook
from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.office import Office, Person
from ita_desktop.model.records import Record
from ita_desktop.model.year import FiscalYear, Paper
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.history import note_nothing
from ita_desktop.translation import translate as _

STAND_IN = "ผู้ที่ลบชื่อแล้ว"
"""Stands in records for a name that is gone, with a number; it is data, and the same in every language."""

_OWN_FIELDS = ("title", "name", "position", "level", "telephone")
_DATES = ("in_office_from", "in_office_until")

Scrub: TypeAlias = Callable[[str], str]


class PersonalDataError(ValueError):
    """The data cannot go; the message is for the officer."""


@dataclass(frozen=True)
class Footprint:
    """Where a person stands: `records` in words, in how many other texts by name, and in how many changes.

    `issued` are papers that went out with the name, and stay as they are.
    """

    records: str
    texts: int
    changes: int
    issued: tuple[str, ...]


def find_footprint(session: Session, person: Person) -> Footprint:
    books = _load_whole(session)
    kept = session.get_one(Person, person.id)
    named = _pattern(kept, books[0].office)
    texts = sum(_is_named(record, named) for record in _others(session, kept))
    changes = {
        changed.change_id
        for changed in session.scalars(
            select(ChangedRecord).join(Change, Change.id == ChangedRecord.change_id)
        )
        if _is_of(changed, kept) or any(_holds(side, named) for side in (changed.before, changed.after))
    }
    return Footprint(hanging_on(session, [kept]), texts, len(changes), _issued_with(session, named))


def erase_person(session: Session, person: Person) -> None:
    """Leaves a number in place of the name, or nothing where no record needs one. It cannot be undone.

    Raises PersonalDataError for somebody whom an issued paper names. The file is to be written anew afterwards
    (`Workspace.compact`), for what is removed still lies in its empty parts.
    """
    books = _load_whole(session)
    kept = session.get_one(Person, person.id)
    office = books[0].office
    named = _pattern(kept, office)
    if papers := _issued_with(session, named):
        message = _("{person} มีชื่ออยู่ในเอกสารที่ออกแล้ว คือ {papers} จึงลบชื่อไม่ได้ ลดเหลือเท่าที่เอกสารต้องใช้ได้")
        raise PersonalDataError(message.format(person=kept.full_name, papers=", ".join(papers)))
    note_nothing(session)
    stand_in = _free_stand_in(office)
    own = dict.fromkeys(_OWN_FIELDS, "") | {"name": stand_in} | dict.fromkeys(_DATES)
    _scrub_history(session, kept, lambda text: named.sub(stand_in, text), own)
    _forget_copies(session, named)
    for record in _others(session, kept):
        _scrub_record(record, lambda text: named.sub(stand_in, text))
    if not hanging_on(session, [kept]):
        session.delete(kept)
        return
    for field, value in own.items():
        setattr(kept, field, value)
    kept.in_office_until = office.today()


def reduce_person(session: Session, person: Person) -> None:
    """Keeps the name and post that issued papers show; the telephone and what they once were go. No undo."""
    kept = session.get_one(Person, person.id)
    note_nothing(session)
    kept.telephone = ""
    own = {field: getattr(kept, field) for field in _OWN_FIELDS}
    _scrub_history(session, kept, lambda text: text, own)


def _load_whole(session: Session) -> list[YearBook]:
    """While they are held, so does the session: every record of the office, and none of another."""
    return [load_book(session, year) for year in list_years(session)]


def _others(session: Session, person: Person) -> list[Record]:
    return [
        record
        for record in session.identity_map.values()
        if isinstance(record, Record)
        and record is not person
        and not isinstance(record, Change | ChangedRecord)
    ]


def _pattern(person: Person, office: Office) -> re.Pattern[str]:
    """The name with or without its title, however it is spaced, but not where a longer name begins with it.

    A name of one word is found behind its title only: it may be a word of its own.
    """
    words = r"\s+".join(map(re.escape, person.name.split()))
    longer = [
        re.escape(other.name[len(person.name) :])
        for other in office.people
        if other.name != person.name and other.name.startswith(person.name)
    ]
    title = rf"{re.escape(person.title)}\s*" if person.title else ""
    if len(person.name.split()) > 1:
        title = f"(?:{title})?"
    elif not title:
        return re.compile(rf"\A{words}\Z")
    return re.compile(f"{title}{words}" + (f"(?!{'|'.join(longer)})" if longer else ""))


def _free_stand_in(office: Office) -> str:
    taken = {person.name for person in office.people}
    number = 1
    while (stand_in := f"{STAND_IN} {number}") in taken:
        number += 1
    return stand_in


def _issued_with(session: Session, named: re.Pattern[str]) -> tuple[str, ...]:
    query = (
        select(Paper, FiscalYear.year)
        .join(FiscalYear, FiscalYear.id == Paper.fiscal_year_id)
        .where(Paper.is_issued)
        .order_by(FiscalYear.year, Paper.position)
    )
    return tuple(
        " ".join(filter(None, (name_of_paper(paper.kind, paper.meeting, year), paper.number, f"({year})")))
        for paper, year in session.execute(query)
        if paper.issued_file and named.search("\n".join(words_of_file(paper.issued_file)))
    )


def _scrub_record(record: Record, scrub: Scrub) -> None:
    for key, value in _texts_of(record):
        scrubbed = _scrubbed(value, scrub)
        if scrubbed != value:
            setattr(record, key, scrubbed)


def _scrub_history(session: Session, person: Person, scrub: Scrub, own: dict[str, Any]) -> None:
    """What the history tells of the person itself becomes `own`, so that undoing earlier changes brings no more."""
    for change in session.scalars(select(Change)):
        change.words = scrub(change.words)
    query = select(ChangedRecord).join(Change, Change.id == ChangedRecord.change_id)
    for changed in session.scalars(query):
        for side in ("before", "after"):
            held: dict[str, Any] | None = getattr(changed, side)
            if held is None:
                continue
            if _is_of(changed, person):
                scrubbed = held | {key: own[key] for key in own.keys() & held.keys()}
            else:
                scrubbed = _scrubbed(held, scrub)
            if scrubbed != held:
                setattr(changed, side, scrubbed)


def _forget_copies(session: Session, named: re.Pattern[str]) -> None:
    """Of papers that went out with the name, when that was taken back."""
    papers = select(ChangedRecord).join(Change, Change.id == ChangedRecord.change_id)
    for changed in session.scalars(papers.where(ChangedRecord.table_name == Paper.__tablename__)):
        for side in ("before", "after"):
            held: dict[str, Any] = getattr(changed, side) or {}
            copy = held.get("issued_file")
            if copy and named.search("\n".join(words_of_file(base64.b64decode(copy)))):
                setattr(changed, side, held | {"issued_file": None})


def _is_of(changed: ChangedRecord, person: Person) -> bool:
    return changed.table_name == Person.__tablename__ and changed.record_id == person.id


def _is_named(record: Record, named: re.Pattern[str]) -> bool:
    return any(_holds(value, named) for _key, value in _texts_of(record))


def _texts_of(record: Record) -> Iterator[tuple[str, Any]]:
    for column in inspect(type(record)).column_attrs:
        value = record.__dict__.get(column.key)
        if type(value) in (str, list, dict):
            yield column.key, value


def _holds(value: Any, named: re.Pattern[str]) -> bool:
    found: list[str] = []

    def note(text: str) -> str:
        if named.search(text):
            found.append(text)
        return text

    _scrubbed(value, note)
    return bool(found)


def _scrubbed(value: Any, scrub: Scrub) -> Any:
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, list):
        return [_scrubbed(each, scrub) for each in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {key: _scrubbed(each, scrub) for key, each in cast("dict[str, Any]", value).items()}
    return value
