"""Slips of figures: scores misprinted, levels, shares, and what sentences say of scores and counts."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind as NodeKind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FiscalYear, Measure, Result
from tests.rules.checks.mutations.mutation import (
    Kind,
    Mutation,
    Where,
    any_of,
    any_text,
    changed,
    rewritten,
    running_texts,
    said,
)

_SMALLEST_MISPRINT = Decimal("0.5")
"""What is smaller may vanish when the mean of many figures is rounded."""

_SELECTION = re.compile("ต่ำ|สูง|ปรับปรุง|พัฒนา|แก้ไข|เสนอแนะ|คะแนน")

_CENT = Decimal("0.01")


def misprinted(chance: Random, figure: Decimal) -> Decimal:
    """With two neighbouring digits exchanged, or one digit for another."""
    digits = str(int(figure * 100)).rjust(4, "0")
    exchanged = [digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :] for n in range(len(digits) - 1)]
    changed_ones = [
        digits[:n] + digit + digits[n + 1 :] for n in range(len(digits)) for digit in "0123456789"
    ]
    wrong = [Decimal(each) / 100 for each in chance.choice((exchanged, changed_ones)) if each[0] != "0"]
    fitting = [each for each in wrong if each <= 100 and abs(each - figure) >= _SMALLEST_MISPRINT]
    return chance.choice(fitting) if fitting else misprinted(chance, figure)


def _results_year(book: YearBook) -> FiscalYear:
    assert book.results_year is not None
    return book.results_year


def _result(book: YearBook, code: str) -> Result:
    return next(each for each in _results_year(book).results if each.node.code == code)


def _wholes(book: YearBook, node: NodeRecord) -> Iterator[Where]:
    """What the score of a node is a part of, and what is worked out from that."""
    results = {each.node.identity: each for each in _results_year(book).results}
    nodes = {each.identity: each for each in _results_year(book).edition.nodes}
    while node.parent:
        node = nodes[node.parent]
        yield results[node.identity], "published"
    yield results[node.identity], "published_weighted"
    yield _results_year(book), "published_total"


def _score(book: YearBook, chance: Random, *kinds: NodeKind) -> Mutation:
    results = (
        each for each in _results_year(book).results if each.published is not None and each.node.kind in kinds
    )
    result = any_of(chance, (each for each in results if each.published))
    assert result.published is not None
    wrong = misprinted(chance, result.published)
    return changed("score-against-parts", result, "published", wrong, *_wholes(book, result.node))


def _question(book: YearBook, chance: Random) -> Mutation:
    return _score(book, chance, NodeKind.QUESTION)


def _indicator(book: YearBook, chance: Random) -> Mutation:
    return _score(book, chance, NodeKind.INDICATOR)


def _instrument(book: YearBook, chance: Random) -> Mutation:
    return _score(book, chance, NodeKind.INSTRUMENT)


def _item(book: YearBook, chance: Random) -> Mutation:
    """Disclosed for not disclosed."""
    items = (each for each in _results_year(book).results if each.node.kind is NodeKind.ITEM)
    result = any_of(chance, items)
    wrong = Decimal(0) if result.published else Decimal(100)
    return changed("score-against-parts", result, "published", wrong, *_wholes(book, result.node))


def _weighted(book: YearBook, chance: Random) -> Mutation:
    result = any_of(chance, (each for each in _results_year(book).results if each.published_weighted))
    assert result.published_weighted is not None
    wrong = misprinted(chance, result.published_weighted)
    return changed("score-against-parts", result, "published_weighted", wrong)


def _total(book: YearBook, chance: Random) -> Mutation:
    year = _results_year(book)
    assert year.published_total is not None
    return changed("score-against-parts", year, "published_total", misprinted(chance, year.published_total))


def _level(book: YearBook, chance: Random) -> Mutation:
    year = _results_year(book)
    records: list[FiscalYear | Result] = [year, *(each for each in year.results if each.published_level)]
    record = any_of(chance, records)
    levels = ("AA", "A", "B", "C", "D", "A+")
    wrong = any_of(chance, (level for level in levels if level != record.published_level))
    return changed("level-against-score", record, "published_level", wrong)


def _shares(book: YearBook, chance: Random) -> Mutation:
    """Beside a score that follows from them, until one of them is misprinted."""
    codes = {"I1", "I2", "I3", "I8", "I9", "I10", "I13", "I21", "E1", "E2", "E3", "E12"}
    result = _result(book, any_of(chance, sorted(codes)))
    assert result.published is not None
    _fill_shares(result, result.published)
    field = any_of(chance, ("share_little", "share_much", "share_most"))
    right = getattr(result, field)
    wrong = right
    while abs(wrong - right) < _SMALLEST_MISPRINT:
        wrong = misprinted(chance, right)
    others = [(result, each) for each in ("share_least", "share_little", "share_much", "share_most")]
    return changed("shares-against-whole", result, field, wrong, *others, (result, "published"))


def _fill_shares(result: Result, score: Decimal) -> None:
    """Of the two highest answers, with a tenth of a point for the lower ones: 0, 33.33, 66.67 and 100 points."""
    little, least = Decimal("12.40"), Decimal("0.00")
    rest = 100 - little
    high = (score - little * Decimal("0.3333") - rest * Decimal("0.6667")) / (1 - Decimal("0.6667"))
    most = high.quantize(_CENT, ROUND_HALF_UP)
    result.share_least, result.share_little = least, little
    result.share_most, result.share_much = most, rest - most


def _last_score(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, (each for each in book.year.measures if each.last_score and each.node))
    assert measure.last_score is not None
    return changed(
        "last-score-against-results", measure, "last_score", misprinted(chance, measure.last_score)
    )


def _impossible(book: YearBook, chance: Random) -> Mutation:
    """Of a group of items, where the report tells of all items only their groups."""
    year = _results_year(book)
    items = {node.identity for node in year.edition.nodes if node.code.startswith(("9", "10", "O"))}
    groups = {node.identity for node in year.edition.nodes if node.kind is NodeKind.GROUP}
    year.results = [each for each in year.results if each.node.identity not in items - groups]
    year.published_total, year.published_level = None, ""
    result = _result(book, any_of(chance, ("9.2.3", "10.1.2")))
    assert result.published is not None
    return changed("score-impossible", result, "published", misprinted(chance, result.published))


def _count_in_frame(book: YearBook, chance: Random) -> Mutation:
    """In neither of both years."""
    instrument = any_of(
        chance, (node for node in book.year.edition.nodes if node.kind is NodeKind.INSTRUMENT)
    )
    what = any_of(chance, ("questions", "indicators", "weight"))
    if what == "questions":
        words = f"จำนวน {any_of(chance, (13, 24, 29, 33, 44))} ข้อ"
    elif what == "indicators":
        words = f"มี {any_of(chance, (4, 6, 7))} ตัวชี้วัด"
    else:
        words = f"น้ำหนักร้อยละ {any_of(chance, (20, 35, 45))}"
    return _counted("count-in-frame", book, chance, f"{instrument.title} ({instrument.code}) {words}")


def _items_left_over(book: YearBook, chance: Random) -> Mutation:
    """In a plan, which is that of this year."""
    plans = ("guideline", "measures", "activities", "outputs", "awareness")
    text = any_text(
        chance,
        (
            each
            for each in running_texts(book)
            if isinstance(each.record, Measure)
            and each.field in plans
            and not re.search("IIT|EIT|แบบวัด|ผล|คะแนน|ก่อน|ผ่านมา|เดิม|25", each.text)
        ),
    )
    words = any_of(
        chance, ("เผยแพร่ข้อมูล OIT ให้ครบ 43 ข้อ", "ตรวจข้อมูล OIT ทั้งหมด 35 รายการ", "ข้อมูล OIT จำนวน 43 ข้อ")
    )
    return rewritten("count-left-over", text, f"{text.text} {words}")


def _counted(check: str, book: YearBook, chance: Random, sentence: str) -> Mutation:
    """Where nothing says that only some of them are counted: those to improve, those that are low."""
    text = any_text(chance, (each for each in running_texts(book) if not _SELECTION.search(each.text)))
    return rewritten(check, text, f"{text.text} {sentence}")


def _sample(book: YearBook, chance: Random) -> Mutation:
    instrument, groups = any_of(chance, (("IIT", (2, 4, 5)), ("EIT", (2, 3, 5))))
    words = any_of(
        chance,
        (
            f"กลุ่มตัวอย่าง มีจำนวน {any_of(chance, groups)} กลุ่ม",
            f"ผู้ตอบไม่น้อยกว่า {any_of(chance, (200, 300, 500))} ตัวอย่าง",
        ),
    )
    return said("sample-against-frame", book, chance, f"แบบวัด {instrument} {words}")


def _count_above(book: YearBook, chance: Random) -> Mutation:
    """26 of the 30 questions of IIT reached 85, and 12 of the 15 of EIT."""
    code, total, right = any_of(chance, (("IIT", 30, 24), ("EIT", 15, 12)))
    count, wrong_total = any_of(
        chance, ((right + 2, total), (right - 5, total), (right, total - 5), (right, total + 3))
    )
    return said(
        "count-above-score",
        book,
        chance,
        f"แบบวัด {code} ปี 2565 มีข้อที่ได้คะแนนไม่ต่ำกว่าร้อยละ 85 จำนวน {count} ข้อ (จากทั้งหมด {wrong_total} ข้อ)",
    )


def _lowest(book: YearBook, chance: Random) -> Mutation:
    """Not the highest or lowest of its own instrument either: the text around may speak of that alone."""
    end, right = any_of(chance, (("สูงสุด", ("1", "6", "9")), ("ต่ำสุด", ("2", "8", "10"))))
    wrong = any_of(chance, (str(number) for number in range(1, 11) if str(number) not in right))
    node = _result(book, wrong).node
    return _claimed(
        "highest-or-lowest-in-words",
        book,
        chance,
        f"โดยตัวชี้วัดที่ได้คะแนน{end} คือ ตัวชี้วัดที่ {node.code} {node.title}",
    )


def _score_in_words(book: YearBook, chance: Random) -> Mutation:
    results = (each for each in _results_year(book).results if each.node.kind is NodeKind.INDICATOR)
    result = any_of(chance, results)
    assert result.published is not None
    wrong = f"{misprinted(chance, result.published):.2f}"
    sentence = f"ผลการประเมินปี 2565 ตัวชี้วัดที่ {result.node.code} {result.node.title} ได้ {wrong} คะแนน"
    return _claimed("score-in-words", book, chance, sentence)


def _total_in_words(book: YearBook, chance: Random) -> Mutation:
    total = _results_year(book).published_total
    assert total is not None
    return _claimed(
        "score-in-words", book, chance, f"ปี 2565 ได้คะแนนรวม {misprinted(chance, total):.2f} คะแนน"
    )


def _level_in_words(book: YearBook, chance: Random) -> Mutation:
    levels = [level.name for level in book.level_scale.levels]
    wrong = any_of(
        chance, (name for name in levels if not _results_year(book).published_level.startswith(name))
    )
    texts = [
        text for text in running_texts(book) if not re.search("[IEO]IT|ตัวชี้วัด|แบบ(?:วัด|ตรวจ)|2564", text.text)
    ]
    text = any_text(chance, texts)
    return rewritten("level-in-words", text, f"{text.text} ผลการประเมินปี 2565 อยู่ในระดับ {wrong}")


def _claimed(check: str, book: YearBook, chance: Random, sentence: str) -> Mutation:
    """Where no other year is named: scores of two years may be compared."""
    text = any_text(chance, (each for each in running_texts(book) if "2564" not in each.text))
    return rewritten(check, text, f"{text.text} {sentence}")


KINDS = (
    Kind("level in words", _level_in_words),
    Kind("score of a question misprinted", _question),
    Kind("score of an indicator misprinted", _indicator),
    Kind("score of an instrument misprinted", _instrument),
    Kind("item disclosed for not disclosed", _item),
    Kind("weighted score misprinted", _weighted),
    Kind("total misprinted", _total),
    Kind("wrong level", _level),
    Kind("share of answers misprinted", _shares),
    Kind("last score beside a measure misprinted", _last_score),
    Kind("score that no items can give", _impossible),
    Kind("count of another frame in a sentence", _count_in_frame),
    Kind("items of another frame in a plan", _items_left_over),
    Kind("sample of another frame in a sentence", _sample),
    Kind("count above a score in a sentence", _count_above),
    Kind("highest or lowest in a sentence", _lowest),
    Kind("score of an indicator in a sentence", _score_in_words),
    Kind("total in a sentence", _total_in_words),
)
