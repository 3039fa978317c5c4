"""What the agenda says about this year's frame: instruments with counts, weights and samples, items by indicator."""

from collections.abc import Iterator

from ita_desktop.documents.compose.wording import filled, joined, paragraphs
from ita_desktop.documents.content import Block, NumberedItem, Paragraph, ScoreLine
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.tree import Tree

_COUNTS = {
    Kind.INDICATOR: "{count} ตัวชี้วัด",
    Kind.QUESTION: "จำนวน {count} คำถาม",
    Kind.ITEM: "จำนวน {count} ข้อมูล",
}


def frame_blocks(book: YearBook) -> Iterator[Block]:
    tree = Tree(book.edition.nodes)
    instruments = [node for node in tree.nodes if node.kind is Kind.INSTRUMENT]
    for number, instrument in enumerate(instruments, start=1):
        indicators = list(_indicators_with_items(tree, instrument))
        part = "frame-instrument-with-items" if indicators else "frame-instrument"
        more = {
            "เครื่องมือ": f"{instrument.title} ({instrument.code})",
            "จำนวน": _counts(tree, instrument),
            "น้ำหนัก": "" if instrument.weight is None else f"{instrument.weight.normalize():f}",
        }
        text = " ".join(paragraphs(book, PaperKind.AGENDA, part, **more))
        yield NumberedItem(f"({number})", text, depth=2)
        yield from map(Paragraph, _sample(book, instrument))
        yield from indicators


def _counts(tree: Tree, node: Node) -> str:
    counts = {kind: tree.count(node, kind) for kind in _COUNTS}
    return " ".join(_COUNTS[kind].format(count=count) for kind, count in counts.items() if count)


def _indicators_with_items(tree: Tree, instrument: Node) -> Iterator[ScoreLine]:
    for node in tree.below(instrument.identity):
        count = tree.count(node, Kind.ITEM)
        if count and node.kind in (Kind.INDICATOR, Kind.SUBINDICATOR):
            counted = _COUNTS[Kind.ITEM].format(count=count)
            yield ScoreLine(f"ตัวชี้วัดที่ {node.code}", node.title, counted)


def _sample(book: YearBook, instrument: Node) -> tuple[str, ...]:
    if not instrument.sample_groups and instrument.minimum_sample is None:
        return ()
    note = filled(book, instrument.sample_note)
    if note and not note.startswith("ซึ่ง"):
        note = f"ซึ่ง{note}"
    # A last group that is itself "ก และข" ends the list without another และ.
    groups = instrument.sample_groups
    listed = " ".join(groups) if groups and "และ" in groups[-1] else joined(groups)
    more = {
        "จำนวนกลุ่มตัวอย่าง": str(len(groups) or ""),
        "จำนวนตัวอย่าง": "" if instrument.minimum_sample is None else str(instrument.minimum_sample),
        "กลุ่มตัวอย่าง": f"{listed} {note}".strip(),
    }
    return paragraphs(book, PaperKind.AGENDA, "frame-sample", **more)
