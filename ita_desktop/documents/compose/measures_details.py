"""The tables of single questions and items: answers and scores, the tree of items, what was sent and remarked."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.measures_captions import Captions
from ita_desktop.documents.compose.measures_results import (
    cell,
    differences,
    group_row,
    score_cell,
    shown_score,
)
from ita_desktop.documents.compose.measures_words import indicator_name
from ita_desktop.documents.compose.table_rows import head_row
from ita_desktop.documents.content import Alignment, Block, Cell, Line, Row, Shade, Table
from ita_desktop.model.edition import Kind
from ita_desktop.model.year import Result
from ita_desktop.rules.scores import NodeScore, Scores

_R4_WIDTHS_MM = (Decimal(78), Decimal(15), Decimal(15), Decimal(15), Decimal(15), Decimal(22))
_R5_WIDTHS_MM = (Decimal(16), Decimal(120), Decimal(24))
_R6_WIDTHS_MM = (Decimal(136), Decimal(24))
_R7_WIDTHS_MM = (Decimal(16), Decimal(120), Decimal(24))
_NO_SHARES = (None, None, None, None)


def compose_questions(
    scores: Scores, instrument: NodeScore, results: Mapping[str, Result], captions: Captions
) -> tuple[Block, ...]:
    """R4 where the shares of the answers are known, else R5; nothing where no question has a score."""
    questions = scores.questions(within=instrument.node.identity)
    if all(question.shown is None for question in questions):
        return ()
    below = scores.of_kinds({Kind.QUESTION, Kind.PART}, within=instrument.node.identity)
    if any(_has_shares(results.get(score.node.identity)) for score in below):
        head = head_row("หัวข้อการประเมิน", "น้อยที่สุด", "น้อย", "มาก", "มากที่สุด", "คะแนน")
        rows, widths_mm = tuple(_rows_with_answers(scores, instrument, results)), _R4_WIDTHS_MM
    else:
        head = head_row("ข้อ", "หัวข้อการประเมิน", "คะแนน")
        rows, widths_mm = tuple(_rows_with_scores(scores, instrument)), _R5_WIDTHS_MM
    return (
        captions.table(f"คะแนนรายข้อคำถาม {instrument.node.code}"),
        Table(widths_mm, (head,), rows),
        *differences(questions),
    )


def _has_shares(result: Result | None) -> bool:
    return result is not None and (_levels(result) != _NO_SHARES or _is_yes_or_no(result))


def _levels(result: Result) -> tuple[Decimal | None, ...]:
    return result.share_least, result.share_little, result.share_much, result.share_most


def _is_yes_or_no(result: Result) -> bool:
    return result.share_yes is not None or result.share_no is not None


def _rows_with_scores(scores: Scores, instrument: NodeScore) -> Iterator[Row]:
    for indicator in scores.indicators(within=instrument.node.identity):
        yield group_row(indicator_name(indicator.node), indicator.shown, 3)
        for question in scores.questions(within=indicator.node.identity):
            yield Row(
                (
                    cell(question.node.code, Alignment.CENTRE),
                    cell(question.node.title),
                    score_cell(question.shown),
                )
            )


def _rows_with_answers(scores: Scores, instrument: NodeScore, results: Mapping[str, Result]) -> Iterator[Row]:
    for indicator in scores.indicators(within=instrument.node.identity):
        yield group_row(indicator_name(indicator.node), indicator.shown, 6, Shade.HEAD)
        for question in scores.questions(within=indicator.node.identity):
            parts = scores.children(question.node.identity)
            answered = question
            if len(parts) == 1 and parts[0].node.title == question.node.title:
                answered, parts = parts[0], ()
            heading = Line(f"{question.node.code} {question.node.title}")
            yield _answers_row(heading, results.get(answered.node.identity), question, keep=bool(parts))
            for place, part in enumerate(parts, start=1):
                line = Line(part.node.title, dash=True)
                yield _answers_row(line, results.get(part.node.identity), part, keep=place < len(parts))


def _answers_row(line: Line, result: Result | None, score: NodeScore, *, keep: bool) -> Row:
    return Row((Cell((line,)), *_answers(result), score_cell(score.shown)), keep_with_next=keep)


def _answers(result: Result | None) -> tuple[Cell, ...]:
    """Cells over the four columns of answers; a yes and a no say themselves what they are."""
    if result is None or not _has_shares(result):
        return (cell("", columns=4),)
    if _is_yes_or_no(result):
        return (
            cell(f"มี {shown_score(result.share_yes)}", Alignment.CENTRE, columns=2),
            cell(f"ไม่มี {shown_score(result.share_no)}", Alignment.CENTRE, columns=2),
        )
    return tuple(cell(shown_score(share), Alignment.CENTRE) for share in _levels(result))


def compose_items(scores: Scores, instrument: NodeScore, captions: Captions) -> tuple[Block, ...]:
    """R6: indicators, sub-indicators, groups and items with their scores; nothing where no item has one."""
    items = scores.items(within=instrument.node.identity)
    if all(item.shown is None for item in items):
        return ()
    shown = scores.of_kinds(
        {Kind.INDICATOR, Kind.SUBINDICATOR, Kind.GROUP, Kind.ITEM}, within=instrument.node.identity
    )
    return (
        captions.table(f"คะแนนรายข้อ {instrument.node.code}"),
        Table(_R6_WIDTHS_MM, (head_row("ข้อมูล", "คะแนน"),), tuple(_tree_row(score) for score in shown)),
        *differences(shown),
    )


def _tree_row(score: NodeScore) -> Row:
    node = score.node
    match node.kind:
        case Kind.INDICATOR:
            return group_row(indicator_name(node), score.shown, 2, Shade.HEAD)
        case Kind.SUBINDICATOR:
            return group_row(f"{node.code} {node.title}", score.shown, 2)
        case Kind.GROUP:
            return group_row(f"{node.code} {node.title}", score.shown, 2, Shade.NONE)
        case _:
            return Row((cell(f"{node.code} {node.title}"), score_cell(score.shown)))


def compose_remarks(
    scores: Scores, instrument: NodeScore, results: Mapping[str, Result], captions: Captions
) -> tuple[Block, ...]:
    """R7: of the items about which something was sent, explained or remarked; nothing where nothing was."""
    rows: list[Row] = []
    for item in scores.items(within=instrument.node.identity):
        result = results.get(item.node.identity)
        lines = _said(result) if result else ()
        if lines:
            rows.append(
                Row(
                    (
                        Cell((Line(item.node.code, bold=True),), alignment=Alignment.CENTRE),
                        Cell((Line(item.node.title, bold=True),)),
                        score_cell(item.shown, bold=True),
                    ),
                    keep_with_next=True,
                )
            )
            rows.append(Row((Cell(()), Cell(lines, columns=2))))
    if not rows:
        return ()
    return (
        captions.table(f"ข้อมูลที่ส่งและข้อเสนอแนะรายข้อ {instrument.node.code}"),
        Table(_R7_WIDTHS_MM, (head_row("ข้อ", "ข้อมูล", "คะแนน"),), tuple(rows)),
    )


def _said(result: Result) -> tuple[Line, ...]:
    return (
        *_headed("URL ที่ส่ง", result.urls, dash=True),
        *_headed("คำอธิบายของหน่วยงาน", result.explanation.splitlines()),
        *_headed("ข้อเสนอแนะ", result.remark.splitlines()),
    )


def _headed(heading: str, texts: Sequence[str], *, dash: bool = False) -> tuple[Line, ...]:
    filled = [text.strip() for text in texts if text.strip()]
    if not filled:
        return ()
    return (Line(heading, bold=True), *(Line(text, dash=dash) for text in filled))
