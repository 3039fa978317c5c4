"""What the assessment consists of: instruments and indicators with their weights and counts, and the levels."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.measures_captions import Captions
from ita_desktop.documents.compose.measures_results import NO_SCORE, cell
from ita_desktop.documents.compose.measures_words import indicator_name, instrument_name, plain_number
from ita_desktop.documents.compose.table_rows import head_row
from ita_desktop.documents.compose.wording import printed_score
from ita_desktop.documents.content import Alignment, Block, Cell, Line, Merge, Paragraph, Row, Shade, Table
from ita_desktop.model.edition import Edition, Kind, Level, LevelScale, Node
from ita_desktop.rules.tree import Tree

_FRAME_WIDTHS_MM = (Decimal(58), Decimal(60), Decimal(20), Decimal(22))
_LEVEL_WIDTHS_MM = {
    (False, False): (Decimal(80), Decimal(80)),
    (True, False): (Decimal(40), Decimal(60), Decimal(60)),
    (False, True): (Decimal(50), Decimal(45), Decimal(65)),
    (True, True): (Decimal(35), Decimal(35), Decimal(35), Decimal(55)),
}


def frame_words(edition: Edition) -> str:
    """เครื่องมือ 3 ชุด 10 ตัวชี้วัด."""
    kinds = [node.kind for node in edition.nodes]
    indicators = kinds.count(Kind.INDICATOR)
    return f"เครื่องมือ {kinds.count(Kind.INSTRUMENT)} ชุด" + (f" {indicators} ตัวชี้วัด" if indicators else "")


def compose_frame(edition: Edition, year: int, captions: Captions) -> tuple[Block, ...]:
    """The frame that is used in `year`, and below it what is to be known of an unconfirmed or an earlier one."""
    tree = Tree(edition.nodes)
    instruments = [node for node in tree.nodes if node.kind is Kind.INSTRUMENT]
    rows = [row for instrument in instruments for row in _instrument_rows(tree, instrument)]
    return (
        captions.table(f"เครื่องมือ ตัวชี้วัด และน้ำหนัก ตามกรอบการประเมิน ประจำปีงบประมาณ พ.ศ. {year}"),
        Table(
            _FRAME_WIDTHS_MM,
            (head_row("เครื่องมือ", "ตัวชี้วัด", "จำนวนข้อ", "น้ำหนัก\n(ร้อยละ)"),),
            (*rows, _sum_row(tree, instruments)),
        ),
        *_notes(edition, year),
    )


def _notes(edition: Edition, year: int) -> Iterator[Block]:
    notes: list[str] = []
    if edition.year != year:
        notes.append(f"ใช้กรอบการประเมินของปีงบประมาณ พ.ศ. {edition.year}")
    if not edition.confirmed:
        notes.append("รายการตามกรอบการประเมินนี้ยังไม่ได้ตรวจยืนยันกับประกาศของผู้ประเมิน")
    if notes:
        yield Paragraph(f"หมายเหตุ {' และ'.join(notes)}")


def _instrument_rows(tree: Tree, instrument: Node) -> Iterator[Row]:
    """A row for each indicator; for the instrument itself where the frame has no indicators."""
    indicators = _indicators(tree, instrument)
    weight = "" if instrument.weight is None else plain_number(instrument.weight)
    for place, node in enumerate(indicators or [instrument]):
        merge = Merge.NONE if len(indicators) < 2 else Merge.CONTINUED if place else Merge.START
        is_covered = merge is Merge.CONTINUED
        yield Row(
            (
                Cell(() if is_covered else (Line(instrument_name(instrument)),), merge=merge, middle=True),
                cell(indicator_name(node) if indicators else ""),
                cell(_count_words(_count(tree, node)), Alignment.CENTRE),
                Cell(
                    () if is_covered else (Line(weight),),
                    merge=merge,
                    alignment=Alignment.CENTRE,
                    middle=True,
                ),
            ),
            keep_with_next=place + 1 < len(indicators),
        )


def _indicators(tree: Tree, instrument: Node) -> list[Node]:
    return [node for node in tree.below(instrument.identity) if node.kind is Kind.INDICATOR]


def _count(tree: Tree, node: Node) -> int:
    return tree.count(node, Kind.QUESTION) + tree.count(node, Kind.ITEM)


def _count_words(count: int) -> str:
    """A frame that does not list the questions of an indicator does not say that it has none."""
    return str(count) if count else NO_SCORE


def _sum_row(tree: Tree, instruments: Sequence[Node]) -> Row:
    """The sum of the counts only where every indicator, or instrument without indicators, has one."""
    counts = [
        _count(tree, node)
        for instrument in instruments
        for node in _indicators(tree, instrument) or [instrument]
    ]
    count = sum(counts) if all(counts) else 0
    weight = sum((instrument.weight or Decimal(0) for instrument in instruments), Decimal(0))
    texts = ("รวม", _count_words(count), plain_number(weight) if weight else "")
    return Row(
        tuple(
            Cell((Line(text, bold=True),), columns, alignment=Alignment.CENTRE, shade=Shade.GROUP)
            for text, columns in zip(texts, (2, 1, 1), strict=True)
        )
    )


def compose_levels(scale: LevelScale, year: int, captions: Captions) -> tuple[Block, ...]:
    """The steps of a level scale, each with its range of the total and what it asks of every instrument."""
    has_words = any(level.word for level in scale.levels)
    has_conditions = any(level.instrument_minimum for level in scale.levels)
    headings = ["ระดับ", "คะแนนรวม"]
    if has_words:
        headings.insert(1, "ความหมาย")
    if has_conditions:
        headings.append("คะแนนของแต่ละเครื่องมือ")
    rows: list[Row] = []
    for place, level in enumerate(scale.levels):
        texts = [level.name, _range(scale.levels, place)]
        if has_words:
            texts.insert(1, level.word)
        if has_conditions:
            texts.append(_condition(scale.levels, place))
        rows.append(
            Row(
                tuple(cell(text, Alignment.CENTRE) for text in texts),
                keep_with_next=place + 1 < len(scale.levels),
            )
        )
    return (
        captions.table(f"ระดับผลการประเมิน ประจำปีงบประมาณ พ.ศ. {year}"),
        Table(_LEVEL_WIDTHS_MM[has_words, has_conditions], (head_row(*headings),), tuple(rows)),
    )


def _range(levels: Sequence[Level], place: int) -> str:
    """Up to below the next level that is reached by the total alone."""
    above = [level.minimum for level in levels[:place] if level.instrument_minimum is None]
    highest = min(above) - Decimal("0.01") if above else Decimal(100)
    return f"{printed_score(levels[place].minimum)} – {printed_score(highest)}"


def _condition(levels: Sequence[Level], place: int) -> str:
    level = levels[place]
    if level.instrument_minimum is not None:
        return f"ทุกเครื่องมือตั้งแต่ {plain_number(level.instrument_minimum)} คะแนนขึ้นไป"
    same = [
        each.instrument_minimum
        for each in levels[:place]
        if each.minimum == level.minimum and each.instrument_minimum is not None
    ]
    return f"มีเครื่องมือที่ต่ำกว่า {plain_number(min(same))} คะแนน" if same else NO_SCORE
