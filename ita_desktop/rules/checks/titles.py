"""Titles of questions and items that are nearly, but not quite, those of the frame."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from ita_desktop.model.edition import Kind
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.year import FiscalYear
from ita_desktop.rules.checks.text import doubled_words, respelt
from ita_desktop.rules.checks.words import RecordText, node_row
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_NEAR = 0.8
_CHANGED_LETTERS = 8
"""An office may word a title its own way; a change as short as this is more likely a slip."""

_KEPT_SHARE = 0.6
"""How much of a title must be left for it to look cut short."""


def _find_misquoted_titles(evidence: Evidence) -> Iterator[Slip]:
    for year in (evidence.book.year, evidence.book.results_year):
        if year is not None and year.edition.code in available_editions():
            yield from _misquoted_titles(year)


def _misquoted_titles(year: FiscalYear) -> Iterator[Slip]:
    official = {node.identity: node.title for node in read_edition(year.edition.code).nodes}
    for node in year.edition.nodes:
        expected = official.get(node.identity, node.title)
        if node.kind in (Kind.QUESTION, Kind.ITEM) and _is_misquoted(node.title, expected):
            title = RecordText(node, "title", None, partial(node_row, year, node), node.title)
            message = _("ชื่อข้อ {code} “{title}” ต่างจากชื่อในกรอบการประเมิน “{expected}”")
            yield title.slip(
                message.format(code=node.code, title=node.title, expected=expected),
                _("แก้ให้ตรงกับกรอบการประเมิน ถ้าไม่ได้ตั้งใจใช้ชื่ออื่น"),
                expected,
            )


def _is_misquoted(title: str, expected: str) -> bool:
    """Whether little differs, or the end is missing. What other checks of words name is left to them."""
    if title == expected or any(doubled_words(title)):
        return False
    typed, meant = _letters(respelt(title)), _letters(expected)
    if typed == meant:
        return False
    if meant.startswith(typed):
        return len(typed) >= _KEPT_SHARE * len(meant)
    matcher = SequenceMatcher(None, typed, meant, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    changed = max(len(typed), len(meant)) - same
    return changed <= _CHANGED_LETTERS and matcher.ratio() >= _NEAR


def _letters(title: str) -> str:
    plain = clean(title).translate(THAI_TO_ARABIC).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or "ก" <= letter <= "๎")


CHECKS: tuple[Check, ...] = (
    Check(
        "misquoted-title",
        Severity.SHOULD_LOOK,
        "ชื่อข้อคำถามหรือข้อมูล OIT ที่ต่างจากกรอบการประเมินเพียงเล็กน้อย หรือขาดท้าย",
        _find_misquoted_titles,
    ),
)
