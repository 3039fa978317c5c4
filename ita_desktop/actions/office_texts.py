"""How the office words its papers where the program's words are not its own, and what those words become in print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.actions.office_settings import OfficeSettingError
from ita_desktop.actions.papers import list_papers
from ita_desktop.documents.compose.wording import GAP, filled
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Office, PaperText
from ita_desktop.model.paper_texts import (
    PART_NAMES,
    PLACEHOLDERS,
    default_texts,
    fill_placeholders,
    placeholder_name,
    unknown_placeholders,
    worded_paper,
)
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.typos import deferred as _
from ita_desktop.translation import translate

# What no text holds, so that the office's words are found again in the composed paper.
_BEGIN, _END, _FILLED, _FILLED_END = "\ue0f0", "\ue0f1", "\ue0f2", "\ue0f3"
_own_words = re.compile(f"{_BEGIN}(.*?){_END}", re.DOTALL)
_placeholder = re.compile(r"\{([^{}\n]*)\}")
_signs = re.compile(f"[{_BEGIN}{_END}{_FILLED}{_FILLED_END}]")


class Wording(NamedTuple):
    """A part of a paper and its words, a paragraph a line."""

    paper: str
    part: str
    text: str
    is_own: bool


class Filled(NamedTuple):
    """A placeholder and what stands in its place; dots where nothing is known yet."""

    name: str
    meaning: str
    value: str


@dataclass(frozen=True)
class Preview:
    """What a part becomes. `spans` are the places (start, length) in `text` that were filled in.

    A part that the paper does not print at present is filled in as far as it can be.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    filled: tuple[Filled, ...]
    is_printed: bool


def paper_name(paper: str) -> str:
    return translate(worded_paper(paper))


def part_name(part: str) -> str:
    return translate(PART_NAMES[part]) if part in PART_NAMES else part


def list_wordings(office: Office) -> list[Wording]:
    """Every part of every paper, in the order of the papers."""
    return [wording_of(office, paper, part) for paper, parts in default_texts().items() for part in parts]


def wording_of(office: Office, paper: str, part: str) -> Wording:
    own = [each for each in office.texts if (each.paper, each.part) == (paper, part)]
    usual = "\n".join(default_texts()[paper][part])
    text = "\n".join(each.text for each in sorted(own, key=lambda each: each.position)) if own else usual
    return Wording(paper, part, text, bool(own))


def set_paper_text(session: Session, office: Office, paper: str, part: str, text: str) -> None:
    """The program's own words, or none at all, bring the part back to the program's.

    Raises OfficeSettingError for placeholders that nobody can fill.
    """
    usual = default_texts()[paper][part]
    check_placeholders(text)
    lines = _lines(text)
    wanted = [] if lines == _lines("\n".join(usual)) else lines
    query = select(PaperText).where(
        PaperText.office_id == office.id, PaperText.paper == paper, PaperText.part == part
    )
    kept = list(session.scalars(query.order_by(PaperText.position)))
    for position, (record, line) in enumerate(zip(kept, wanted, strict=False), start=1):
        record.position, record.text = position, line
    for position, line in enumerate(wanted[len(kept) :], start=len(kept) + 1):
        added = PaperText(paper=paper, part=part, position=position, text=line)
        added.office_id = office.id
        session.add(added)
    for record in kept[len(wanted) :]:
        session.delete(record)


def reset_paper_text(session: Session, office: Office, paper: str, part: str) -> None:
    set_paper_text(session, office, paper, part, "")


def check_placeholders(text: str) -> None:
    if unknown := unknown_placeholders(text):
        message = translate(_("โปรแกรมเติมคำในวงเล็บปีกกาต่อไปนี้ไม่ได้: {names} โปรดใช้คำที่มีให้เลือก"))
        raise OfficeSettingError(message.format(names=" ".join(f"{{{name}}}" for name in unknown)))


def placeholder_spans(text: str) -> list[tuple[int, int]]:
    """Where the placeholders that can be filled stand in `text`: begin and length, braces included."""
    return [
        (match.start(), len(match[0]))
        for match in _placeholder.finditer(text)
        if placeholder_name(match[1]) in PLACEHOLDERS
    ]


def preview(book: YearBook, paper: str, part: str, text: str) -> Preview:
    """Raises OfficeSettingError for placeholders that nobody can fill."""
    check_placeholders(text)
    lines = _lines(text)
    marked = [fill_placeholders(line, lambda name: f"{_FILLED}{{{name}}}{_FILLED_END}") for line in lines]
    printed = _printed(book, paper, part, [f"{_BEGIN}{line}{_END}" for line in marked])
    words = printed if printed is not None else "\n".join(filled(book, line) for line in marked)
    names = [placeholder_name(match[1]) for line in lines for match in _placeholder.finditer(line)]
    bare, spans = _without_signs(words)
    values = [bare[start : start + length].replace("\n", " ") for start, length in spans]
    found: dict[str, str] = {}
    for name, value in zip(names, values, strict=False):
        found.setdefault(name, value)
    return Preview(
        bare,
        tuple(spans),
        tuple(Filled(name, PLACEHOLDERS[name], found.get(name, GAP)) for name in dict.fromkeys(names)),
        printed is not None,
    )


def _lines(text: str) -> list[str]:
    return [line for typed in text.split("\n") if (line := clean(typed))]


class _Worded:
    """An office with other words for its papers; all else is as the office has it."""

    def __init__(self, office: Office, texts: list[PaperText]) -> None:
        self._office = office
        self.texts = texts

    def __getattr__(self, name: str) -> Any:
        return getattr(self._office, name)


def _printed(book: YearBook, paper: str, part: str, lines: list[str]) -> str | None:
    """The words as they stand on the paper; None where it does not print them now."""
    others = [each for each in book.office.texts if (each.paper, each.part) != (paper, part)]
    own = [PaperText(paper=paper, part=part, position=n, text=line) for n, line in enumerate(lines)]
    worded = replace(book, office=cast("Office", _Worded(book.office, others + own)))
    for each in list_papers(worded):
        if each.kind != paper:
            continue
        document = each.compose()
        text = paper_text(document, each.kind)
        words = "\n".join(paragraph.text for paragraph in text.paragraphs)
        if found := _own_words.findall(words):
            return "\n".join(dict.fromkeys(found))
    return None


def _without_signs(words: str) -> tuple[str, list[tuple[int, int]]]:
    bare, spans, begun = "", list[tuple[int, int]](), 0
    for piece in _pieces(words):
        if piece == _FILLED:
            begun = len(bare)
        elif piece == _FILLED_END:
            spans.append((begun, len(bare) - begun))
        elif not _signs.fullmatch(piece):
            bare += piece
    return bare, spans


def _pieces(words: str) -> Iterator[str]:
    place = 0
    for sign in _signs.finditer(words):
        yield words[place : sign.start()]
        yield sign[0]
        place = sign.end()
    yield words[place:]
