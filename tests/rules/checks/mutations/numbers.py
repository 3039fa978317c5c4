"""Slips of numbers: in the register, and where texts mention papers and meetings."""

import re
from random import Random

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks.words import texts_of
from ita_desktop.thai.dates import full_date, long_date
from tests.rules.checks.mutations.mutation import (
    Kind,
    Mutation,
    any_of,
    changed,
    days,
    paper_of,
    rewritten,
    said,
)

_OWN_ORDER = "1234/2565"


def _order_mentioned(book: YearBook, chance: Random) -> Mutation:
    wrong = any_of(chance, ("134/2565", "1324/2565", "1734/2565", "1243/2565", "12345/2565", "1234/2566"))
    appointing = "แต่งตั้งคณะกรรมการอำนวยการและคณะทำงาน"
    sentence = any_of(
        chance,
        (
            f"ตามคำสั่งสำนักงานเขตสมมติ ที่ {wrong} เรื่อง {appointing}",
            f"ซึ่ง{appointing}ตามคำสั่งที่ {wrong}",
        ),
    )
    return said("order-number-mentioned", book, chance, sentence)


def _order_dated(book: YearBook, chance: Random) -> Mutation:
    order = paper_of(book, PaperKind.ORDER)
    assert order.date is not None
    wrong = long_date(order.date + days(any_of(chance, (-30, -21, -9, -1, 1, 2, 10))))
    return said("order-date-mentioned", book, chance, f"ตามคำสั่งสำนักงานเขตสมมติ ที่ {_OWN_ORDER} ลงวันที่ {wrong}")


def _letter_dated(book: YearBook, chance: Random) -> Mutation:
    records = [each for paper in book.year.papers for each in (paper, *paper.endorsements)]
    letter = any_of(chance, (each for each in records if each.number.startswith("กท") and each.date))
    assert letter.date is not None
    wrong = long_date(letter.date + days(any_of(chance, (-20, -3, -1, 1, 2, 14))))
    return said("letter-date-mentioned", book, chance, f"ตามหนังสือที่ {letter.number} ลงวันที่ {wrong}")


def _meeting_mentioned(book: YearBook, chance: Random) -> Mutation:
    pattern = re.compile(r"ครั้งที่ (?P<number>\d)/2566")
    subjects = [paper for paper in book.year.papers if pattern.search(paper.subject)]
    paper = any_of(chance, subjects)
    wrong = any_of(chance, ("3/2566", "1/2565", "2/2565", "12/2566"))
    return changed("meeting-number-mentioned", paper, "subject", pattern.sub(f"ครั้งที่ {wrong}", paper.subject))


def _meeting_day_mentioned(book: YearBook, chance: Random) -> Mutation:
    """On its right weekday."""
    invitation = paper_of(book, PaperKind.INVITATION_MEMO)
    meeting = book.year.meetings[0].date
    assert meeting is not None
    wrong = full_date(meeting + days(any_of(chance, (-2, -1, 1, 2, 7, 180))))
    texts = [
        text for text in texts_of(book) if text.record in invitation.endorsements and text.field == "lines"
    ]
    subject = next(each for each in texts_of(book) if each.record is invitation and each.field == "subject")
    text = any_of(chance, (*texts, subject))
    return rewritten("meeting-date-mentioned", text, f"{text.text} โดยประชุมใน{wrong}")


def _meeting_hour_mentioned(book: YearBook, chance: Random) -> Mutation:
    invitation = paper_of(book, PaperKind.INVITATION_MEMO)
    meeting = book.year.meetings[0]
    assert meeting.date is not None
    subject = next(each for each in texts_of(book) if each.record is invitation and each.field == "subject")
    hour = any_of(chance, ("08.30", "10.00", "13.30", "14:00"))
    words = f"{subject.text} ใน{full_date(meeting.date)} เวลา {hour} น."
    return rewritten("meeting-time-mentioned", subject, words)


def _minutes(book: YearBook, chance: Random) -> Mutation:
    first, second = book.year.meetings
    assert first.date is not None
    item = next(each for each in second.agenda if "รับรองรายงาน" in each.text)
    words = any_of(
        chance,
        (
            f"ครั้งที่ {any_of(chance, (2, 3))}/2566",
            f"ครั้งที่ 1/2566 เมื่อ{full_date(first.date + days(any_of(chance, (-7, -1, 1, 7))))}",
        ),
    )
    return changed("minutes-of-no-meeting", item, "text", f"{item.text} {words}")


def _doubled(book: YearBook, chance: Random) -> Mutation:
    """Two letters of one section in one calendar year."""
    before = book.results_year.papers if book.results_year else []
    letters = [each for each in (*before, *book.year.papers) if each.number.startswith("กท")]
    pairs = [
        (one, other)
        for one in book.year.papers
        for other in letters
        if one in letters and one is not other and one.date and other.date
        if one.date.year == other.date.year
    ]
    one, other = any_of(chance, pairs)
    return changed("register-number-doubled", one, "number", other.number, (other, "number"))


def _against_dates(book: YearBook, chance: Random) -> Mutation:
    """The proposal has number 798 and the invitation after it 812, in the same calendar year."""
    first = paper_of(book, PaperKind.PROPOSAL_MEMO)
    second = paper_of(book, PaperKind.INVITATION_MEMO)
    places = ((first, "number"), (second, "number"))
    if chance.random() < 0.5:
        wrong = any_of(chance, (818, 879, 987, 897))
        return changed("register-number-against-date", first, "number", f"กท 9901/{wrong}", *places)
    wrong = any_of(chance, (712, 781, 792))
    return changed("register-number-against-date", second, "number", f"กท 9901/{wrong}", *places)


def _order_year(book: YearBook, chance: Random) -> Mutation:
    order = paper_of(book, PaperKind.ORDER)
    wrong = any_of(chance, ("1234/2566", "1234/2564", "1234", "1234/65", "ที่ 1234"))
    return changed("order-number-year", order, "number", wrong)


def _prefix(book: YearBook, chance: Random) -> Mutation:
    records = [each for paper in book.year.papers for each in (paper, *paper.endorsements)]
    letter = any_of(chance, (each for each in records if each.number.startswith("กท")))
    prefix, _slash, number = letter.number.partition("/")
    wrong = any_of(chance, (each for each in ("กท 9902", "กท 9910", "กท 9109", "กท 991") if each != prefix))
    return changed("letter-prefix", letter, "number", f"{wrong}/{number}")


def _skipped(book: YearBook, chance: Random) -> Mutation:
    """A meeting that is missing, with its agenda; the number is right everywhere else."""
    meeting = book.year.meetings[1]
    number = any_of(chance, (3, 4))
    agenda = next(paper for paper in book.year.papers if paper.number == "2/2566")
    agenda.number, agenda.subject = f"{number}/2566", agenda.subject.replace("2/2566", f"{number}/2566")
    return changed("meeting-number-skipped", meeting, "number", number)


def _agenda_number(book: YearBook, chance: Random) -> Mutation:
    """The subject says the same."""
    agenda = any_of(chance, (paper for paper in book.year.papers if paper.kind is PaperKind.AGENDA))
    other = next(p for p in book.year.papers if p.kind is PaperKind.AGENDA and p is not agenda)
    wrong = any_of(chance, ("3/2566", "1/2565", other.number, "2/2567"))
    return changed("agenda-number", agenda, "number", wrong, (other, "number"))


KINDS = (
    Kind("another number of the order in a text", _order_mentioned),
    Kind("another date of the order in a text", _order_dated),
    Kind("another date of a letter in a text", _letter_dated),
    Kind("meeting that is not held in a subject", _meeting_mentioned),
    Kind("another day of the meeting in the invitation", _meeting_day_mentioned),
    Kind("another hour of the meeting in the invitation", _meeting_hour_mentioned),
    Kind("minutes of another meeting", _minutes),
    Kind("number used twice", _doubled),
    Kind("number against the dates", _against_dates),
    Kind(
        "order with the number of another year",
        _order_year,
        {"doubled-words": "ที่ typed before the number is printed behind the ที่ of the paper"},
    ),
    Kind("letter with another section's code", _prefix),
    Kind("number of a meeting skipped", _skipped),
    Kind("agenda of another meeting", _agenda_number),
)
