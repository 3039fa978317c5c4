"""Findings name columns as the workbook does."""

from collections.abc import Mapping

import pytest

from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.workbook import workbook_sheets
from ita_desktop.model.attendance import Attendance
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.records import Record
from ita_desktop.model.year import MeasureOwner, ResponsibleParty
from ita_desktop.rules.checks import places, words

NOT_IN_THE_WORKBOOK = {(AgendaItem, "discussion"), (AgendaItem, "resolution"), (Meeting, "recorder")}
"""What is written down in the window alone; so is the attendance."""

BY_THEIR_PART = {(ResponsibleParty, "words"), (MeasureOwner, "words")}
"""The column is called after the part that somebody has."""


@pytest.mark.parametrize("columns", [places.COLUMNS, words.COLUMNS], ids=["places", "words"])
def test_every_column_that_a_finding_names_is_in_the_workbook(
    columns: Mapping[type[Record], Mapping[str, str]], sample: YearBook
) -> None:
    sheets = workbook_sheets(Directories(sample))
    headings = {column.heading for sheet in sheets for column in sheet.columns}
    headings |= {sheet.name for sheet in sheets}
    named = {
        (record, field): heading
        for record, fields in columns.items()
        for field, heading in fields.items()
        if record is not Attendance
    }
    missing = {key: heading for key, heading in named.items() if heading not in headings}
    assert set(missing) <= NOT_IN_THE_WORKBOOK | BY_THEIR_PART, missing
