"""The tables of results: by indicator, by instrument, ranked; what was published stays what is printed."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.measures_captions import Captions
from ita_desktop.documents.compose.measures_words import indicator_name, instrument_name
from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.compose.wording import joined, printed_score
from ita_desktop.documents.content import (
    Alignment,
    Block,
    Cell,
    Line,
    Merge,
    Paragraph,
    Row,
    Shade,
    Table,
)
from ita_desktop.model.edition import Kind, Level, LevelScale
from ita_desktop.rules.levels import level_of_score
from ita_desktop.rules.scores import NodeScore, Scores

NO_SCORE = "–"
LARGEST_SILENT_DIFFERENCE = Decimal("0.02")
"""What typing percentages with two decimals can make of a recomputed score."""

_R1_WIDTHS_MM = (Decimal(64), Decimal(21), Decimal(26), Decimal(25), Decimal(24))
_R2_WIDTHS_MM = (Decimal(50), Decimal(18), Decimal(22), Decimal(29), Decimal(20), Decimal(21))
_R3_WIDTHS_MM = (Decimal(28), Decimal(104), Decimal(28))
_R9_WIDTHS_MM = (Decimal(20), Decimal(100), Decimal(40))


def shown_score(score: Decimal | None) -> str:
    return NO_SCORE if score is None else printed_score(score)


def cell(text: str, alignment: Alignment = Alignment.LEFT, *, bold: bool = False, columns: int = 1) -> Cell:
    return Cell((Line(text, bold),) if text else (), columns=columns, alignment=alignment)


def score_cell(score: Decimal | None, *, bold: bool = False) -> Cell:
    """A score in the middle of its cell, a dash where there is none."""
    return cell(shown_score(score), Alignment.CENTRE, bold=bold)


def group_row(text: str, score: Decimal | None, columns: int, shade: Shade = Shade.GROUP) -> Row:
    """A bold row above what belongs to it, with its score in the last column."""
    name = Cell((Line(text, bold=True),), columns=columns - 1, shade=shade)
    figure = Cell((Line(shown_score(score), bold=True),), alignment=Alignment.CENTRE, shade=shade)
    return Row((name, figure), keep_with_next=True)


def compose_total(scores: Scores, scale: LevelScale, captions: Captions) -> tuple[Block, ...]:
    """R1, or R2 where single indicators have a level, with the differences from the recomputed scores below."""
    has_levels = not any(level.instrument_minimum for level in scale.levels) or any(
        score.published_level for score in scores.indicators()
    )
    headings = ["ตัวชี้วัด", "น้ำหนัก\n(ร้อยละ)", "คะแนนเฉลี่ย\nตัวชี้วัด", "คะแนนที่ได้\n(100)", "คะแนน\nถ่วงน้ำหนัก"]
    if has_levels:
        headings.insert(3, "ระดับ")
    rows = [
        row
        for instrument in scores.instruments()
        for row in _instrument_rows(scores, instrument, scale if has_levels else None)
    ]
    return (
        captions.table("ผลการประเมินจำแนกตามตัวชี้วัด"),
        Table(
            _R2_WIDTHS_MM if has_levels else _R1_WIDTHS_MM,
            (head_row(*headings),),
            (*rows, _total_row(scores, len(headings))),
            is_large=not has_levels,
        ),
        *differences(
            [*scores.indicators(), *scores.instruments()], scores.total_published, scores.total_recomputed
        ),
        *_made_of_indicators(scores),
    )


def _made_of_indicators(scores: Scores) -> tuple[Block, ...]:
    """Names the instruments whose score is not published and had to be made without those of single questions."""
    names = [score.node.code for score in scores.instruments() if score.published is None and score.note]
    if not names:
        return ()
    return (
        Paragraph(
            f"หมายเหตุ คะแนน {' และ '.join(names)} คำนวณจากคะแนนรายตัวชี้วัดถ่วงน้ำหนักด้วยจำนวนข้อ เพราะไม่มีคะแนนรายข้อครบทุกข้อ"
        ),
    )


def _instrument_rows(scores: Scores, instrument: NodeScore, scale: LevelScale | None) -> Iterator[Row]:
    indicators = scores.indicators(within=instrument.node.identity)
    weight = instrument.node.weight
    spanning = (
        "" if weight is None else printed_score(weight),
        shown_score(instrument.shown),
        shown_score(scores.weighted(instrument)),
    )
    for place, indicator in enumerate(indicators):
        merge = Merge.NONE if len(indicators) == 1 else Merge.CONTINUED if place else Merge.START
        weight_cell, score, weighted_score = (
            Cell(
                () if merge is Merge.CONTINUED else (Line(text),),
                merge=merge,
                alignment=Alignment.CENTRE,
                middle=True,
            )
            for text in spanning
        )
        level = (cell(_level_words(indicator, scale), Alignment.CENTRE),) if scale else ()
        yield Row(
            (
                Cell((Line(indicator.node.title, number=indicator.node.code),)),
                weight_cell,
                score_cell(indicator.shown),
                *level,
                score,
                weighted_score,
            ),
            keep_with_next=place + 1 < len(indicators) or instrument is scores.instruments()[-1],
        )


def _level_words(indicator: NodeScore, scale: LevelScale) -> str:
    """As published; else by the scale, unless that judges totals only."""
    if indicator.published_level:
        return indicator.published_level
    if indicator.shown is None or any(level.instrument_minimum for level in scale.levels):
        return NO_SCORE
    level = level_of_score(scale, indicator.shown)
    return level_words(level) if level else NO_SCORE


def level_words(level: Level) -> str:
    return f"{level.name} {level.word}".rstrip()


def _total_row(scores: Scores, columns: int) -> Row:
    total = scores.total_recomputed if scores.total_published is None else scores.total_published
    level = scores.level_published or (scores.level_recomputed.name if scores.level_recomputed else "")
    texts = (
        "คะแนนรวม ITA",
        f"ระดับ {level}" if level else NO_SCORE,
        shown_score(total),
    )
    return Row(
        tuple(
            Cell((Line(text, bold=True),), span, alignment=Alignment.CENTRE, middle=True, shade=Shade.GROUP)
            for text, span in zip(texts, (columns - 2, 1, 1), strict=True)
        )
    )


def differences(
    scores: Sequence[NodeScore], total: Decimal | None = None, total_recomputed: Decimal | None = None
) -> tuple[Block, ...]:
    """A note that names each printed score from which the recomputed one differs by more than typing explains."""
    compared = [(_name(score), score.published, score.recomputed) for score in scores]
    names = [
        f"{name} คำนวณซ้ำได้ {printed_score(recomputed)} คะแนน"
        for name, published, recomputed in (*compared, ("คะแนนรวม", total, total_recomputed))
        if published is not None
        and recomputed is not None
        and abs(published - recomputed) > LARGEST_SILENT_DIFFERENCE
    ]
    if not names:
        return ()
    return (
        Paragraph(
            f"หมายเหตุ คะแนนในตารางเป็นคะแนนตามประกาศผลการประเมิน ส่วนที่ต่างจากการคำนวณซ้ำ คือ {joined(names)}"
        ),
    )


def _name(score: NodeScore) -> str:
    match score.node.kind:
        case Kind.INSTRUMENT:
            return score.node.code
        case Kind.INDICATOR | Kind.SUBINDICATOR:
            return f"ตัวชี้วัดที่ {score.node.code}"
        case _:
            return f"ข้อ {score.node.code}"


def compose_by_instrument(scores: Scores, captions: Captions) -> tuple[Block, ...]:
    """R3."""
    rows: list[Row] = []
    for instrument in scores.instruments():
        indicators = scores.indicators(within=instrument.node.identity)
        rows.append(name_row(instrument_name(instrument.node), 3))
        rows.extend(
            Row(
                (
                    cell(indicator.node.code, Alignment.CENTRE),
                    cell(indicator.node.title),
                    score_cell(indicator.shown),
                ),
                keep_with_next=place < len(indicators),
            )
            for place, indicator in enumerate(indicators, start=1)
        )
    return (
        captions.table("คะแนนจำแนกตามเครื่องมือการประเมิน"),
        Table(_R3_WIDTHS_MM, (head_row("ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนนที่ได้"),), tuple(rows)),
    )


def ranked(indicators: Sequence[NodeScore]) -> list[tuple[int, NodeScore, Decimal]]:
    """From the highest down, with their ranks; equal scores share one."""
    known = [(score, score.shown) for score in indicators if score.shown is not None]
    known.sort(key=lambda pair: -pair[1])
    shown = [value for _, value in known]
    return [(shown.index(value) + 1, score, value) for score, value in known]


def compose_ranking(scores: Scores, captions: Captions) -> tuple[Block, ...]:
    """R9."""
    rows = tuple(
        Row((cell(str(rank), Alignment.CENTRE), cell(indicator_name(score.node)), score_cell(value)))
        for rank, score, value in ranked(scores.indicators())
    )
    if not rows:
        return ()
    return (
        captions.table("ตัวชี้วัดเรียงตามคะแนนจากมากไปน้อย"),
        Table(_R9_WIDTHS_MM, (head_row("ลำดับที่", "ตัวชี้วัด", "ได้คะแนนเท่ากับร้อยละ"),), rows),
    )
