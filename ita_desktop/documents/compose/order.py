"""The order that appoints the bodies."""

import datetime
from collections.abc import Iterator

from ita_desktop.documents.compose.wording import (
    GAP,
    document_of,
    filled,
    paragraphs,
    signature_of,
    title_lines,
)
from ita_desktop.documents.content import (
    Block,
    Document,
    Emblem,
    IndentedHeading,
    MemberRow,
    MemberTable,
    NumberedItem,
    OrderEnd,
    PageStart,
    Paragraph,
    Rule,
    TitleLines,
)
from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import SigningDuty
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.seats import seats_of
from ita_desktop.thai.dates import BUDDHIST_ERA, order_date
from ita_desktop.thai.line_breaks import approximate_width, balanced_lines

_EFFECT_LABEL = "ทั้งนี้"

_MEMBER_WIDTH_EM = 15.0
"""8.25 cm between number and role, measured in bold; posts are set in regular type, which is narrower."""


def compose_order(book: YearBook) -> Document:
    """The order with all bodies of the year and whoever sat in them on its day."""
    paper = book.paper(PaperKind.ORDER) or Paper(position=0, kind=PaperKind.ORDER)
    subject = filled(book, paper.subject) if paper.subject else " ".join(_words(book, "subject"))
    heading = (f"คำสั่ง{book.office.name}", f"ที่ {_number(paper)}", f"เรื่อง {subject}")
    blocks: list[Block] = [
        PageStart(is_letter=True),
        Emblem(book.office.emblem),
        TitleLines(title_lines(heading)),
        Rule(),
        *(Paragraph(text) for text in _words(book, "preamble")),
    ]
    for number, body in enumerate(book.year.bodies, start=1):
        blocks += _appointment(book, body, number, paper.date)
    duty = paper.signing_duty or SigningDuty.DIRECTOR
    blocks += [_end(book, paper), signature_of(book, duty, paper.date)]
    return document_of(book, subject, blocks)


def _appointment(book: YearBook, body: Body, number: int, on: datetime.date | None) -> Iterator[Block]:
    more = {"ลำดับคณะ": str(number), "ชื่อคณะ": body.name}
    yield from (IndentedHeading(text) for text in _words(book, "body", **more))
    rows = tuple(
        MemberRow(f"{number}.{seat.number}", _member_lines(book, seat.member), seat.member.role)
        for seat in seats_of(body, on)
    )
    if rows:
        yield MemberTable(rows)
    if not body.duties:
        return
    yield from (IndentedHeading(text) for text in _words(book, "duties", **more))
    for place, duty in enumerate(body.duties, start=1):
        yield NumberedItem(f"{place}.", filled(book, duty.text))


def _member_lines(book: YearBook, member: Member) -> tuple[str, ...]:
    """The post that sits there, or the person over the post and the section."""
    person = member.person
    post = filled(book, member.post)
    if person is None:
        return _broken(post or GAP)
    section = person.unit.name if person.unit else ""
    words = (person.full_position, "" if section in person.full_position else section)
    post = post or " ".join(filter(None, words))
    return (person.full_name, *_broken(post))


def _broken(post: str) -> tuple[str, ...]:
    return tuple(balanced_lines(post, approximate_width, _MEMBER_WIDTH_EM)) if post else ()


def _number(paper: Paper) -> str:
    if paper.number:
        return paper.number
    year = str(paper.date.year + BUDDHIST_ERA) if paper.date else GAP
    return f"{GAP}/{year}"


def _end(book: YearBook, paper: Paper) -> OrderEnd:
    effect = filled(book, paper.effect) if paper.effect else " ".join(_words(book, "effect"))
    date = order_date(paper.date) if paper.date else f"{GAP} พ.ศ. {GAP}"
    return OrderEnd(_EFFECT_LABEL, effect.removeprefix(_EFFECT_LABEL).strip(), f"สั่ง ณ วันที่ {date}")


def _words(book: YearBook, part: str, **more: str) -> tuple[str, ...]:
    return paragraphs(book, PaperKind.ORDER, part, **more)
