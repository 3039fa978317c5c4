"""The words of one cell of the measures table: what a measure says in a field, printed line by line."""

from collections.abc import Callable, Mapping, Sequence

from ita_desktop.documents.compose.measures_subjects import MeasureRow, Subject
from ita_desktop.documents.compose.measures_words import (
    CONTINUED,
    EVERY_INDICATOR,
    STATES,
    WHOLE_INDICATOR,
    due_words,
    instrument_name,
    period_words,
    score_in_brackets,
)
from ita_desktop.documents.compose.wording import printed_score
from ita_desktop.documents.content import Line
from ita_desktop.model.edition import Kind
from ita_desktop.model.layouts import Column, Field
from ita_desktop.model.year import Measure, party_name
from ita_desktop.thai.dates import short_date

_DASHES = ("- ", "– ", "• ")


def cell_lines(row: MeasureRow, column: Column) -> tuple[Line, ...]:
    """What `column` shows of the measure; empty where it has nothing to show."""
    lines: list[Line] = []
    for part in column.parts:
        shown = next((found for field in part.fields if (found := _WORDS[field](row, column))), ())
        if shown and part.sub_heading:
            lines.append(Line(part.sub_heading, bold=True))
        lines.extend(shown)
    return tuple(lines)


def reopened_lines(lines: Sequence[Line], column: Column) -> tuple[Line, ...]:
    """What stands in a merged cell that goes on after a page break: its first words and that they go on."""
    sub_headings = {part.sub_heading for part in column.parts}
    first = next((line for line in lines if line.text not in sub_headings), None)
    return () if first is None else (Line(f"{first.text} {CONTINUED}", first.bold, first.dash),)


def _indicator(row: MeasureRow) -> tuple[Line, ...]:
    subject = row.subject
    if subject.node is None:
        return (Line(EVERY_INDICATOR, bold=True),)
    if subject.groups or subject.indicator is None:
        says_what_it_is = row.measure.issue or row.measure.weakness or subject.last_node is not None
        words = _codes(subject) if says_what_it_is else f"{subject.node.code} {subject.node.title}"
        return _paragraphs(words, bold=True)
    return (Line(f"{subject.indicator.code}) {subject.indicator.title}", bold=True),)


def _point(row: MeasureRow) -> tuple[Line, ...]:
    node = row.subject.node
    if node is None:
        return (Line(EVERY_INDICATOR),)
    if node.kind is Kind.INDICATOR and row.subject.groups and row.subject.last_node is None:
        return (Line(f"{WHOLE_INDICATOR} {node.code}"),)
    words = f"{node.code} {node.title}" if row.subject.last_node is None else _codes(row.subject)
    return (*_paragraphs(words), *_paragraphs(score_in_brackets(row.last_score), bold=True))


def _codes(subject: Subject) -> str:
    return " – ".join(node.code for node in (subject.node, subject.last_node) if node is not None)


def _follow_up(measure: Measure, heading: Sequence[str]) -> tuple[Line, ...]:
    """As typed; else how often, and by whom where the heading does not say so already."""
    if measure.follow_up_words:
        return _paragraphs(measure.follow_up_words)
    interval = f"ทุก {measure.follow_up_months} เดือน" if measure.follow_up_months else ""
    if not measure.follower or _in_short(measure.follower) in _in_short("".join(heading)):
        return _paragraphs(interval)
    return (Line(f"{measure.follower} ติดตาม"), *_paragraphs(interval))


def _in_short(words: str) -> str:
    return words.replace("ผู้อำนวยการ", "ผอ.").replace(" ", "")


def _listed(texts: Sequence[str]) -> tuple[Line, ...]:
    """Several behind dashes, one alone without."""
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) == 1:
        return _paragraphs(filled[0])
    return tuple(Line(line.text, dash=True) for text in filled for line in _paragraphs(text))


def _paragraphs(text: str, *, bold: bool = False) -> tuple[Line, ...]:
    """Each line of `text` by itself; a dash typed before one becomes a dash that hangs."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(
        Line(line[2:].strip(), bold, dash=True) if line.startswith(_DASHES) else Line(line, bold)
        for line in lines
        if line
    )


_WORDS: Mapping[Field, Callable[[MeasureRow, Column], tuple[Line, ...]]] = {
    Field.INSTRUMENT: lambda row, _: _paragraphs(
        instrument_name(row.subject.instrument) if row.subject.instrument else ""
    ),
    Field.INDICATOR: lambda row, _: _indicator(row),
    Field.POINT: lambda row, _: _point(row),
    Field.LAST_SCORE: lambda row, _: _paragraphs(
        "" if row.last_score is None else printed_score(row.last_score)
    ),
    Field.WEAKNESS: lambda row, _: _paragraphs(row.measure.weakness),
    Field.ISSUE: lambda row, _: _paragraphs(row.measure.issue),
    Field.GUIDELINE: lambda row, _: _paragraphs(row.measure.guideline),
    Field.MEASURES: lambda row, _: _listed(row.measure.measures),
    Field.ACTIVITIES: lambda row, _: _listed(row.measure.activities),
    Field.OUTPUTS: lambda row, _: _listed(row.measure.outputs),
    Field.AWARENESS: lambda row, _: _listed(row.measure.awareness),
    Field.START: lambda row, _: _paragraphs(
        short_date(row.measure.start_date) if row.measure.start_date else ""
    ),
    Field.DUE: lambda row, _: _paragraphs(due_words(row.measure)),
    Field.PERIOD: lambda row, _: _paragraphs(period_words(row.measure)),
    Field.OWNERS: lambda row, _: tuple(Line(party_name(owner)) for owner in row.measure.owners),
    Field.FOLLOW_UP: lambda row, column: _follow_up(row.measure, column.heading),
    Field.STATE: lambda row, _: (Line(STATES[row.measure.state]),),
    Field.RESULT: lambda row, _: _listed([each.result for each in row.measure.follow_ups]),
    Field.PROBLEM: lambda row, _: _listed([each.problem for each in row.measure.follow_ups]),
    Field.SUGGESTION: lambda row, _: _listed([each.suggestion for each in row.measure.follow_ups]),
    Field.EVIDENCE: lambda row, _: _listed(
        [place for each in row.measure.follow_ups for place in each.evidence]
    ),
}
