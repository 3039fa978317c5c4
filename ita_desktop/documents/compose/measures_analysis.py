"""The sentences of the measures document that say what the figures mean, and the list of what is to be improved."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.measures_results import ranked
from ita_desktop.documents.compose.measures_subjects import indicator_of
from ita_desktop.documents.compose.measures_words import indicator_name, plain_number
from ita_desktop.documents.compose.wording import joined, printed_score
from ita_desktop.documents.content import Block, IndentedHeading, NumberedItem, Paragraph
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.office import WeakPointRule
from ita_desktop.rules.levels import level_of_score
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.rules.weak_points import weak_points

NAMED_AT_MOST = 3
"""How many of those that tie for the highest or the lowest score a sentence names."""


def count_sentence(scores: Sequence[NodeScore], noun: str, unit: str, threshold: Decimal) -> str:
    """How many of how many lie above `threshold`; what has no score is told apart. Empty if nothing has one."""
    known = [score.shown for score in scores if score.shown is not None]
    if not known:
        return ""
    above = sum(score > threshold for score in known)
    level = f"{plain_number(threshold)} คะแนน"
    if above == len(known):
        total = f"ทั้ง {above} {unit}" if above > 1 else f"ซึ่งมี 1 {unit} "
        sentence = f"{noun}{total}ได้คะแนนสูงกว่า {level}"
    elif above:
        sentence = f"มี{noun}ที่ได้คะแนนสูงกว่า {level} {above} {unit} จากทั้งหมด {len(known)} {unit}"
    else:
        sentence = f"ไม่มี{noun}ที่ได้คะแนนสูงกว่า {level} จากทั้งหมด {len(known)} {unit}"
    if equal := known.count(threshold):
        sentence += f" และเท่ากับ {level} {equal} {unit}"
    if missing := len(scores) - len(known):
        sentence += f" (ไม่มีคะแนนอีก {missing} {unit})"
    return sentence


def extremes(scores: Sequence[NodeScore]) -> tuple[list[NodeScore], list[NodeScore]]:
    """All that share the highest score and all that share the lowest; both empty if none has a score."""
    ranking = ranked(scores)
    highest, lowest = ([score for _, score, value in ranking if value == ranking[end][2]] for end in (0, -1))
    return highest, lowest


def extremes_sentence(scores: Sequence[NodeScore], unit: str) -> str:
    """The highest and the lowest, with all that tie; empty if fewer than two have a score."""
    highest, lowest = extremes(scores)
    if len({score.node.identity for score in (*highest, *lowest)}) < 2:
        return ""
    if highest == lowest:
        return f"ทุก{unit}ที่มีคะแนนได้คะแนนเท่ากัน คือ {printed_score(highest[0].shown)} คะแนน"
    ends = (
        f"{unit}ที่ได้คะแนน{word} คือ {names_of(end, unit)} ({printed_score(end[0].shown)} คะแนน)"
        for word, end in (("สูงสุด", highest), ("ต่ำสุด", lowest))
    )
    return " และ".join(ends)


def names_of(scores: Sequence[NodeScore], unit: str) -> str:
    """The first three; of more, how many others there are."""
    indicators = [indicator_name(score.node) for score in scores if score.node.kind is Kind.INDICATOR]
    names = indicators or [score.node.code for score in scores]
    if len(names) > NAMED_AT_MOST:
        return f"{' '.join(names[:NAMED_AT_MOST])} และอื่น ๆ อีก {len(names) - NAMED_AT_MOST} {unit}"
    if indicators or len(names) < 2:
        return joined(names)
    return f"{' '.join(names[:-1])} และ {names[-1]}"


def total_sentence(scores: Scores, threshold: Decimal) -> str:
    total = scores.total_recomputed if scores.total_published is None else scores.total_published
    if total is None:
        return ""
    side = "สูงกว่า" if total > threshold else "ต่ำกว่า" if total < threshold else "เท่ากับ"
    return f"คะแนนรวม {printed_score(total)} คะแนน {side}เกณฑ์ {plain_number(threshold)} คะแนน"


def compose_instrument(book: YearBook, scores: Scores, instrument: NodeScore) -> Iterator[Block]:
    """What its scores say, and its weak points by the rule of the office under their indicators."""
    points = points_of_instrument(scores, instrument)
    noun = "ข้อมูล" if points and points[0].node.kind is Kind.ITEM else "ข้อคำถาม"
    unit = "ข้อ"
    if not any(point.shown is not None for point in points):
        points, noun, unit = scores.indicators(within=instrument.node.identity), "ตัวชี้วัด", "ตัวชี้วัด"
    sentences = (
        _mean_sentence(book, instrument),
        count_sentence(points, noun, unit, book.office.threshold),
        extremes_sentence(points, unit),
    )
    words = " ".join(filter(None, sentences))
    if words:
        yield Paragraph(words)
    yield from _weak_points(book, scores, points, unit)


def points_of_instrument(scores: Scores, instrument: NodeScore) -> tuple[NodeScore, ...]:
    """Its questions or items."""
    return scores.of_kinds({Kind.QUESTION, Kind.ITEM}, within=instrument.node.identity)


def _mean_sentence(book: YearBook, instrument: NodeScore) -> str:
    if instrument.shown is None:
        return ""
    says = "มีคะแนนเฉลี่ย" if instrument.node.mean_of is Kind.QUESTION else "ได้คะแนน"
    sentence = (
        f"ผลการประเมิน {instrument.node.code} ของ{book.office.name} "
        f"{says} {printed_score(instrument.shown)} คะแนน"
    )
    scale = book.level_scale
    if any(level.instrument_minimum for level in scale.levels):
        return sentence
    level = level_of_score(scale, instrument.shown)
    if level is None:
        return sentence
    return f"{sentence} อยู่ในระดับ {level.name}" + (f" ({level.word})" if level.word else "")


def _weak_points(book: YearBook, scores: Scores, points: Sequence[NodeScore], unit: str) -> Iterator[Block]:
    office = book.office
    chosen = weak_points(scores, office.weak_point_rule, office.threshold, office.lowest_count)
    identities = {point.node.identity for point in points}
    weak = [point for point in chosen if point.node.identity in identities]
    is_by_threshold = office.weak_point_rule is WeakPointRule.THRESHOLD
    threshold = plain_number(office.threshold)
    if not weak:
        if is_by_threshold and any(point.shown is not None for point in points):
            yield Paragraph(f"ไม่มี{unit}ที่ได้คะแนนต่ำกว่า {threshold} คะแนน")
        return
    if not is_by_threshold and len(weak) == len(points) > 1:
        # All of them are no choice: an instrument has few indicators.
        return
    which = f"ได้คะแนนต่ำกว่า {threshold} คะแนน" if is_by_threshold else "ได้คะแนนต่ำที่สุด"
    yield Paragraph(f"{unit}ที่{which} จำนวน {len(weak)} {unit} ได้แก่", keep_with_next=True)
    indicator: NodeScore | None = None
    for number, point in enumerate(weak, start=1):
        if point.node.kind is Kind.INDICATOR:
            yield NumberedItem(f"{number})", _with_score(indicator_name(point.node), point))
            continue
        if (above := indicator_of(scores, point)) is not indicator and above is not None:
            yield IndentedHeading(_with_score(indicator_name(above.node), above))
        indicator = above
        title = " ".join(point.node.title.split())
        yield NumberedItem(f"{number})", _with_score(f"{point.node.code} {title}", point))


def _with_score(words: str, score: NodeScore) -> str:
    return words if score.shown is None else f"{words} ({printed_score(score.shown)} คะแนน)"
