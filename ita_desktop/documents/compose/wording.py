"""The words of a paper: what the office or the program says, filled in from the records; names, posts, titles."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from weakref import WeakKeyDictionary

from ita_desktop.documents.content import Block, Document, Signature
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Level
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Acting, Person, Signatory, SigningDuty, Unit
from ita_desktop.model.paper_texts import default_texts, fill_placeholders, placeholder_name
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.invitations import meeting_of
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import Scores, read_scores
from ita_desktop.rules.signatories import drafting_section, signatory_on
from ita_desktop.thai.dates import clock, full_date, long_date
from ita_desktop.thai.line_breaks import NO_BREAK_SPACE, approximate_width, balanced_lines

GAP = "......"
"""Printed where a value is missing, to be seen and filled in by pen."""

ASSESSMENT_NAME = "ประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"
ENGLISH_NAME = "(Integrity and Transparency Assessment : ITA)"
ASSESSMENT = f"การ{ASSESSMENT_NAME} {ENGLISH_NAME}"

_TITLE_WIDTH_EM = 28.0
"""16 cm in bold type of 16 pt."""

_POSITION_WIDTH_EM = 13.4
"""7.6 cm, the narrowest column in which somebody signs."""

_POSTS = {
    SigningDuty.DIRECTOR: "ผู้อำนวยการ{เขต}",
    SigningDuty.ASSISTANT_DIRECTOR: "ผู้ช่วยผู้อำนวยการ{เขต}",
    SigningDuty.COORDINATING_HEAD: "หัวหน้า{ฝ่าย}",
    SigningDuty.EDUCATION_HEAD: "หัวหน้าฝ่ายการศึกษา",
    SigningDuty.OFFICER: GAP,
}
_CAPACITIES = {Acting.FOR: "แทน", Acting.ACTING: "รักษาการแทน", Acting.ON_BEHALF: "ปฏิบัติราชการแทน"}

_LONGEST_TITLE = 255
"""Characters that the properties of a Word file hold."""

_assessment_in_a_name = re.compile("(?:(?<!กรรม)การ)?ประเมินคุณธรรม.*")
_year_and_number_of_a_meeting = re.compile(r"\s*ประจำปีงบประมาณ.*")


def meeting_facts(book: YearBook, meeting: Meeting | None) -> dict[str, str]:
    """What the placeholders about a meeting stand for."""
    return {name: read(book, meeting) if meeting else "" for name, read in _MEETING_FACTS.items()}


def paragraphs(book: YearBook, paper: str, part: str, **more: str) -> tuple[str, ...]:
    """The office's own words for a part of a paper if it has any, else the program's, filled in.

    `more` gives what placeholders stand for in this place. Raises KeyError for a part that no paper has.
    """
    usual = default_texts()[paper][part]
    own = [text for text in book.office.texts if (text.paper, text.part) == (paper, part)]
    texts = [text.text for text in sorted(own, key=lambda text: text.position)] or usual
    return tuple(filled(book, text, **more) for text in texts if text.strip())


def filled(book: YearBook, text: str, **more: str) -> str:
    """`text` with its placeholders filled in, those without a value by a dotted gap."""
    given = {placeholder_name(name): value for name, value in more.items()}

    def value_of(name: str) -> str:
        if name in given:
            return given[name] or GAP
        return (_FACTS[name](book) if name in _FACTS else "") or GAP

    return fill_placeholders(text, value_of)


def title_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Lines of a centred title, each broken by sense where it is too long for the page."""
    return tuple(line for text in texts for line in balanced_lines(text, approximate_width, _TITLE_WIDTH_EM))


def document_of(book: YearBook, title: str, blocks: Sequence[Block]) -> Document:
    office = book.office
    return Document(
        title=title[:_LONGEST_TITLE],
        author=office.name,
        blocks=tuple(blocks),
        font=office.font,
        digits=office.digits,
        code_digits=office.code_digits,
    )


def printed_score(score: Decimal | None) -> str:
    """With two decimals; a gap for a score that is not known."""
    return GAP if score is None else f"{rounded(score):.2f}"


def joined(names: Sequence[str]) -> str:
    """A list as Thai writes it: กและข, ก ข และค."""
    if len(names) < 2:
        return "".join(names)
    *first, last = names
    return f"{' '.join(first)}{' ' if len(first) > 1 else ''}และ{last}"


def education_section(book: YearBook) -> Unit | None:
    """The section that looks after the schools: that of its head who signs, else the one of that name."""
    head = book.signatory(SigningDuty.EDUCATION_HEAD)
    if head and head.person and head.person.unit:
        return head.person.unit
    return next((section for section in book.sections if "การศึกษา" in section.name), None)


def invited_meeting(book: YearBook) -> Meeting | None:
    """The meeting to which the latest invitation invites, else the last of the year."""
    memo = book.paper(PaperKind.INVITATION_MEMO)
    meeting = meeting_of(book, memo) if memo else None
    return meeting or max(book.year.meetings, key=lambda each: each.number, default=None)


_results: WeakKeyDictionary[YearBook, Scores | None] = WeakKeyDictionary()


def results_of(book: YearBook) -> Scores | None:
    """The scores that the year works from, if any is known; worked out once for a book."""
    if book not in _results:
        _results[book] = _read_results(book)
    return _results[book]


def _read_results(book: YearBook) -> Scores | None:
    if book.results_year is None:
        return None
    scores = read_scores(book.results_year)
    known = [scores.total_published, *(score.shown for score in scores.indicators())]
    return scores if any(score is not None for score in known) else None


def signature_of(
    book: YearBook,
    signer: SigningDuty | Person | None,
    on: datetime.date | None = None,
    printed_position: str = "",
) -> Signature:
    """The signature of a person, or of whoever signs for a duty `on` that day.

    `printed_position` replaces the post; its line ends are kept. Where nobody is known to sign, the name is empty
    and the writers draw dots over the post.
    """
    if isinstance(signer, SigningDuty):
        return _signature_for(book, signer, on, printed_position)
    post = printed_position or (signer.full_position if signer else "")
    return Signature(printed_name(signer), position_lines(post or GAP))


def _signature_for(
    book: YearBook, duty: SigningDuty, on: datetime.date | None, printed_position: str
) -> Signature:
    post = filled(book, _POSTS[duty])
    signatory = signatory_on(book, duty, on)
    if signatory is None:
        return Signature("", position_lines(printed_position or post))
    person = signatory.person
    own = printed_position or signatory.printed_position
    acts_for_another = signatory.acting is not Acting.SELF
    if not own and person and (acts_for_another or duty is SigningDuty.OFFICER):
        own = person.full_position
    lines = position_lines(own or (GAP if acts_for_another else post))
    if acts_for_another:
        lines += position_lines(_capacity(signatory, post))
    return Signature(printed_name(person), lines)


def printed_name(person: Person | None) -> str:
    """As it stands in brackets; a rank, which stands apart, is not parted from the name by the end of a line."""
    if person is None or not person.title:
        return person.full_name if person else ""
    return person.full_name.replace(f"{person.title} ", f"{person.title}{NO_BREAK_SPACE}", 1)


def position_lines(post: str) -> tuple[str, ...]:
    """A post in lines short enough to stand under a name."""
    return tuple(balanced_lines(post, approximate_width, _POSITION_WIDTH_EM))


def _capacity(signatory: Signatory, post: str) -> str:
    acting_for = signatory.acting_for or post
    if acting_for.startswith(("แทน", "รักษา", "ปฏิบัติ")):
        return acting_for
    return f"{_CAPACITIES[signatory.acting]}{acting_for}"


_NOT_WITHIN_THEMSELVES = {"เรื่องคำสั่ง": "", "ผู้ประชุม": ""}
"""Placeholders that stand for typed text, which may itself hold placeholders."""


def _district(book: YearBook) -> str:
    district = book.office.district
    return district if not district or district.startswith("เขต") else f"เขต{district}"


def _order(book: YearBook) -> Paper | None:
    return book.paper(PaperKind.ORDER)


def _order_date(book: YearBook) -> str:
    order = _order(book)
    return long_date(order.date) if order and order.date else ""


def _order_subject(book: YearBook) -> str:
    order = _order(book)
    if order and order.subject:
        return filled(book, order.subject, **_NOT_WITHIN_THEMSELVES)
    return " ".join(paragraphs(book, PaperKind.ORDER, "subject", **_NOT_WITHIN_THEMSELVES))


def _bodies(book: YearBook) -> str:
    """Names of all bodies; what they assess is said beside them."""
    names = [_assessment_in_a_name.sub("", body.name).strip() or body.name for body in book.year.bodies]
    return joined(names)


def _total(book: YearBook) -> str:
    scores = results_of(book)
    if scores is None:
        return ""
    total = scores.total_recomputed if scores.total_published is None else scores.total_published
    return "" if total is None else printed_score(total)


def _level(book: YearBook) -> str:
    scores = results_of(book)
    if scores is None:
        return ""
    return scores.level_published or (scores.level_recomputed.name if scores.level_recomputed else "")


def _level_with_meaning(book: YearBook) -> str:
    name = _level(book)
    level: Level | None = next((level for level in book.level_scale.levels if level.name == name), None)
    return f"{name} ({level.word})" if level and level.word else name


def _meeting_number(book: YearBook, meeting: Meeting) -> str:
    return f"{meeting.number}/{book.year.year}"


def _who_meets(book: YearBook, meeting: Meeting) -> str:
    # The title prints year and number itself, also for an office that typed them after the name.
    words = _year_and_number_of_a_meeting.sub("", meeting.body_words)
    if words:
        return filled(book, words, **_NOT_WITHIN_THEMSELVES)
    return f"{_bodies(book) or GAP}{ASSESSMENT_NAME} {ENGLISH_NAME}"


def _meeting_before(book: YearBook, meeting: Meeting) -> str:
    return f"{meeting.number - 1}/{book.year.year}" if meeting.number > 1 else ""


def _date_of_meeting_before(book: YearBook, meeting: Meeting) -> str:
    dates = [other.date for other in book.year.meetings if other.number == meeting.number - 1 and other.date]
    return full_date(dates[0]) if dates else ""


_MEETING_FACTS: Mapping[str, Callable[[YearBook, Meeting], str]] = {
    "ครั้งที่ประชุม": _meeting_number,
    "วันประชุม": lambda _book, meeting: full_date(meeting.date) if meeting.date else "",
    "เวลาประชุม": lambda _book, meeting: clock(meeting.time) if meeting.time else "",
    "สถานที่ประชุม": lambda _book, meeting: meeting.place,
    "ผู้ประชุม": _who_meets,
    "ครั้งที่ประชุมก่อน": _meeting_before,
    "วันประชุมก่อน": _date_of_meeting_before,
}


def _fact_of_invited_meeting(read: Callable[[YearBook, Meeting], str], book: YearBook) -> str:
    meeting = invited_meeting(book)
    return read(book, meeting) if meeting else ""


_FACTS: Mapping[str, Callable[[YearBook], str]] = {
    "สำนักงาน": lambda book: book.office.name,
    "เขต": _district,
    "ฝ่าย": lambda book: section.name if (section := drafting_section(book)) else "",
    "ปี": lambda book: str(book.year.year),
    "ปีก่อน": lambda book: str(book.year.year - 1),
    "ปีผล": lambda book: str(book.results_year.year) if book.results_year else "",
    "ชื่อการประเมิน": lambda _book: ASSESSMENT_NAME,
    "ชื่อภาษาอังกฤษ": lambda _book: ENGLISH_NAME,
    "การประเมิน": lambda _book: ASSESSMENT,
    "คณะ": _bodies,
    "เลขที่คำสั่ง": lambda book: order.number if (order := _order(book)) else "",
    "วันที่คำสั่ง": _order_date,
    "เรื่องคำสั่ง": _order_subject,
    "คะแนนรวม": _total,
    "ระดับ": _level,
    "ระดับพร้อมความหมาย": _level_with_meaning,
    **{name: partial(_fact_of_invited_meeting, read) for name, read in _MEETING_FACTS.items()},
}
