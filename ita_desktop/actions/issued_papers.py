"""What the records have become since a paper went out."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from ita_desktop.actions.papers import PaperToWrite, compose_file
from ita_desktop.documents.writers.word_words import words_of_file
from ita_desktop.thai.digits import THAI_TO_ARABIC


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph as it went out and as it would be written now; empty where there is none."""

    issued: str
    now: str


def differences_since_issue(issued_file: bytes, paper: PaperToWrite) -> list[Difference]:
    """In words alone: the digits of a paper may be chosen anew whenever it is written."""
    issued, now = words_of_file(issued_file), words_of_file(compose_file(paper))
    matcher = SequenceMatcher(None, _in_one_script(issued), _in_one_script(now), autojunk=False)
    return [
        Difference(*pair)
        for tag, first, last, begin, end in matcher.get_opcodes()
        if tag != "equal"
        for pair in zip_longest(issued[first:last], now[begin:end], fillvalue="")
    ]


def _in_one_script(paragraphs: list[str]) -> list[str]:
    return [paragraph.translate(THAI_TO_ARABIC) for paragraph in paragraphs]
