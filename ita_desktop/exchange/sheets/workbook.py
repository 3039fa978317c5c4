"""All sheets of the workbook for one office and year."""

from ita_desktop.exchange.sheet import AnySheet
from ita_desktop.exchange.sheets.answers import answer_counts, quotas
from ita_desktop.exchange.sheets.bodies import bodies, duties, members
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.frame import elements, frame
from ita_desktop.exchange.sheets.layouts import layouts
from ita_desktop.exchange.sheets.measures import follow_ups, measures
from ita_desktop.exchange.sheets.meetings import agenda, attendance, meetings
from ita_desktop.exchange.sheets.office import office_form
from ita_desktop.exchange.sheets.papers import endorsements, papers
from ita_desktop.exchange.sheets.results import responsibilities, results
from ita_desktop.exchange.sheets.staff import people, signatories, units
from ita_desktop.exchange.sheets.words import free_sections, texts

GUIDE = "คำแนะนำ"
"""The sheet that says how to fill in the others; it is not read."""

LISTS = "รายการเลือก"
"""The hidden sheet of words for drop-down lists."""

_SHEETS = (
    office_form,
    units,
    people,
    signatories,
    frame,
    elements,
    bodies,
    members,
    duties,
    responsibilities,
    results,
    quotas,
    answer_counts,
    measures,
    follow_ups,
    meetings,
    agenda,
    attendance,
    papers,
    endorsements,
    free_sections,
    texts,
    layouts,
)


def workbook_sheets(shared: Directories) -> list[AnySheet]:
    """In the order in which they stand."""
    sheets = (describe(shared) for describe in _SHEETS)
    return [sheet for sheet in sheets if sheet is not None]


def in_reading_order(sheets: list[AnySheet]) -> list[AnySheet]:
    """Each sheet after those it refers to: the form of the office names a layout, so it comes last."""
    return sorted(sheets, key=lambda sheet: sheet.is_form)
