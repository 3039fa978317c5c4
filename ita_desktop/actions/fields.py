"""Sets single fields of records: the plainest of all changes."""

from collections.abc import Iterable
from copy import copy
from typing import Any, NamedTuple

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from ita_desktop.model.records import Record


class FieldValue(NamedTuple):
    """A field that is to hold a value; `record` may be one that was loaded earlier."""

    record: Record
    field: str
    value: Any


def set_field(session: Session, record: Record, field: str, value: Any) -> None:
    set_fields(session, [FieldValue(record, field, value)])


def set_fields(session: Session, values: Iterable[FieldValue]) -> None:
    """Only columns, no relationships. A list is kept as a copy, so that the history sees the change."""
    for record, field, value in values:
        kind = type(record)
        kept = session.get_one(kind, inspect(kind).primary_key_from_instance(record)[0])
        setattr(kept, field, copy(value))
