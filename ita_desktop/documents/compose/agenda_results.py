"""What the agenda says about the results of the year before: scores, highest and lowest, the assessor's remarks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.wording import joined, paragraphs, printed_score, results_of
from ita_desktop.documents.content import Block, IndentedHeading, Paragraph, ScoreLine, Span
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.scores import NodeScore, Scores


def results_introduction(book: YearBook) -> tuple[str, ...]:
    """Total and level as published, or that there is no result yet."""
    return paragraphs(book, PaperKind.AGENDA, "results-intro" if results_of(book) else "no-results")


def results_blocks(book: YearBook) -> Iterator[Block]:
    """Scores stand as published, since the paper quotes the publication; only unpublished ones are computed."""
    scores = results_of(book)
    if scores is None:
        return
    for instrument in scores.instruments():
        known = [score for score in scores.indicators(instrument.node.identity) if score.shown is not None]
        if known:
            yield IndentedHeading(f"{instrument.node.title} ({instrument.node.code})")
        for score in known:
            yield ScoreLine(
                f"ตัวชี้วัดที่ {score.node.code}", score.node.title, f"{printed_score(score.shown)} คะแนน"
            )
    yield from map(Paragraph, _highest_and_lowest(book, scores))
    yield from _remarks(book, scores)


def _highest_and_lowest(book: YearBook, scores: Scores) -> tuple[str, ...]:
    """Nothing where all indicators have the same score."""
    shown = [(score.shown, score) for score in scores.indicators() if score.shown is not None]
    highest = max((figure for figure, _score in shown), default=Decimal(0))
    lowest = min((figure for figure, _score in shown), default=Decimal(0))
    if highest == lowest:
        return ()
    more = {
        "ตัวชี้วัดสูงสุด": _named([score for figure, score in shown if figure == highest]),
        "คะแนนสูงสุด": printed_score(highest),
        "ตัวชี้วัดต่ำสุด": _named([score for figure, score in shown if figure == lowest]),
        "คะแนนต่ำสุด": printed_score(lowest),
    }
    return paragraphs(book, PaperKind.AGENDA, "highest-lowest", **more)


def _named(scores: Sequence[NodeScore]) -> str:
    return joined([_numbered(score.node) for score in scores])


def _numbered(node: Node) -> str:
    return f"ตัวชี้วัดที่ {node.code} {node.title}"


def _remarks(book: YearBook, scores: Scores) -> Iterator[Block]:
    """Each remark behind the item it is about, under the heading of the indicator."""
    results = book.results_year.results if book.results_year else []
    remarks = {result.node.identity: " ".join(result.remark.split()) for result in results}
    remarked = [score.node for score in scores.nodes if remarks.get(score.node.identity)]
    if remarked:
        for words in paragraphs(book, PaperKind.AGENDA, "remarks-intro"):
            yield Paragraph(words, keep_with_next=True)
    heading: Node | None = None
    for node in remarked:
        if (above := _heading_of(node, scores)) is not heading:
            heading = above
            yield IndentedHeading(
                _numbered(heading) if heading.kind is Kind.INDICATOR else f"{heading.title} ({heading.code})"
            )
        remark = remarks[node.identity]
        name = Span(f"{node.code} {' '.join(node.title.split())}", bold=True)
        yield Paragraph(remark if node is heading else (name, Span(f" {remark}")))


def _heading_of(node: Node, scores: Scores) -> Node:
    """The indicator that `node` is or stands under, else what stands at the top."""
    while node.kind is not Kind.INDICATOR and node.parent is not None:
        node = scores.of(node.parent).node
    return node
