"""Slips of dates: weekdays, days that do not exist, years, and the order in which things come about."""

import calendar
import datetime
from collections.abc import Iterator
from random import Random

from ita_desktop.model.body import Duty
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import TimeBase
from ita_desktop.model.meeting import AgendaItem
from ita_desktop.model.office import PaperText
from ita_desktop.model.year import (
    Endorsement,
    FollowUp,
    FreeSection,
    Measure,
    Paper,
    PaperKind,
    Responsibility,
)
from ita_desktop.thai.dates import (
    BUDDHIST_ERA,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    WEEKDAYS,
    find_dates,
    long_date,
)
from tests.rules.checks.mutations.mutation import (
    Kind,
    Mutation,
    any_day,
    any_of,
    any_text,
    changed,
    days,
    paper_of,
    rewritten,
    running_texts,
    said,
    years_later,
)

_FORMAL = (PaperText, Duty, AgendaItem, FreeSection, Paper, Endorsement)


def _weekday(book: YearBook, chance: Random) -> Mutation:
    day = any_day(book, chance)
    wrong = any_of(chance, (name for number, name in enumerate(WEEKDAYS) if number != day.weekday()))
    return said("weekday-against-date", book, chance, f"กำหนดส่งรายงานวัน{wrong}ที่ {long_date(day)}")


def _english_weekday(book: YearBook, chance: Random) -> Mutation:
    day = any_day(book, chance)
    wrong = any_of(chance, (each for number, each in enumerate(ENGLISH_WEEKDAYS) if number != day.weekday()))
    year = day.year + any_of(chance, (0, BUDDHIST_ERA))
    words = f"{wrong} {day.day} {ENGLISH_MONTHS[day.month - 1]} {year}"
    return said("weekday-against-date", book, chance, f"(Zoom {words})")


def _weekday_added(book: YearBook, chance: Random) -> Mutation:
    """To a date that stands there already."""
    dated = [
        (text, mention)
        for text in running_texts(book)
        for mention in find_dates(text.text)
        if mention.date and text.text[: mention.start].endswith("วันที่ ")
    ]
    text, mention = any_of(chance, dated)
    assert mention.date is not None
    wrong = any_of(chance, (name for number, name in enumerate(WEEKDAYS) if number != mention.date.weekday()))
    before = text.text[: mention.start].removesuffix("วันที่ ")
    return rewritten("weekday-against-date", text, f"{before}วัน{wrong}ที่ {text.text[mention.start :]}")


def _impossible_date(book: YearBook, chance: Random) -> Mutation:
    month = chance.randint(1, 12)
    year = book.year.year - BUDDHIST_ERA - (month >= 10)
    last = calendar.monthrange(year, month)[1]
    day = any_of(chance, (last + 1, 32, 77))
    return said(
        "impossible-date",
        book,
        chance,
        f"ให้ส่งภายในวันที่ {day} {MONTHS[month - 1]} {year + BUDDHIST_ERA}",
    )


def _short_year(book: YearBook, chance: Random) -> Mutation:
    text = any_text(chance, (each for each in running_texts(book) if isinstance(each.record, _FORMAL)))
    day = any_day(book, chance)
    words = f"{day.day} {MONTHS[day.month - 1]} {(day.year + BUDDHIST_ERA) % 100}"
    return rewritten("short-year-in-paper", text, f"{text.text} ทั้งนี้ ภายในวันที่ {words}")


def _year_left_over(book: YearBook, chance: Random) -> Mutation:
    words = f"ประจำปีงบประมาณ พ.ศ. {book.year.year}"
    text = any_text(chance, (each for each in running_texts(book) if words in each.text))
    year = book.year.year + any_of(chance, (-3, -2, -1, 1))
    return rewritten("year-left-over", text, text.text.replace(str(book.year.year), str(year)))


def _common_era(book: YearBook, chance: Random) -> Mutation:
    day = any_day(book, chance)
    return said(
        "common-era-year", book, chance, f"ตามประกาศลงวันที่ {day.day} {MONTHS[day.month - 1]} {day.year}"
    )


def _year_far_off(book: YearBook, chance: Random) -> Mutation:
    day = any_day(book, chance)
    year = any_of(chance, (2596, 2656, 2665))
    return said(
        "year-far-off", book, chance, f"ตามประกาศลงวันที่ {min(day.day, 28)} {MONTHS[day.month - 1]} {year}"
    )


def _deadline_outside_year(book: YearBook, chance: Random) -> Mutation:
    record, field = any_of(chance, _deadlines(book))
    return changed(
        "deadline-outside-year",
        record,
        field,
        years_later(getattr(record, field), any_of(chance, (-1, 1, 2))),
    )


def _deadlines(book: YearBook) -> Iterator[tuple[Measure | FollowUp | Responsibility, str]]:
    for measure in book.year.measures:
        yield from ((measure, field) for field in ("start_date", "due_date") if getattr(measure, field))
        yield from ((follow_up, "date") for follow_up in measure.follow_ups if follow_up.date)
    yield from ((each, "due_date") for each in book.year.responsibilities if each.due_date)


def _deadline_just_after_year(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, (each for each in book.year.measures if each.due_date and not each.due_words))
    date = datetime.date(book.year.year - BUDDHIST_ERA, 10, chance.randint(1, 31))
    return changed("deadline-just-after-year", measure, "due_date", date)


def _due_words(book: YearBook, chance: Random) -> Mutation:
    rows = [*book.year.measures, *book.year.responsibilities]
    row = any_of(chance, (each for each in rows if each.due_date and any(find_dates(each.due_words))))
    assert row.due_date is not None
    another = row.due_date + days(any_of(chance, (-40, -20, -10, 10, 15)))
    if chance.random() < 0.5:
        mention = next(each for each in find_dates(row.due_words) if each.date == row.due_date)
        words = f"{row.due_words[: mention.start]}{long_date(another)}{row.due_words[mention.end :]}"
        return changed("due-words-against-date", row, "due_words", words)
    return changed("due-words-against-date", row, "due_date", another, (row, "due_words"))


def _start_after_deadline(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, (each for each in book.year.measures if each.start_date and each.due_date))
    assert measure.due_date is not None
    later = measure.due_date + days(chance.randint(1, 60))
    return changed("start-after-deadline", measure, "start_date", later, (measure, "due_date"))


def _follow_up_before_start(book: YearBook, chance: Random) -> Mutation:
    pairs = ((each, entry) for each in book.year.measures for entry in each.follow_ups if each.start_date)
    measure, entry = any_of(chance, pairs)
    assert measure.start_date is not None
    return changed("follow-up-before-start", entry, "date", measure.start_date - days(chance.randint(1, 120)))


def _published_late(book: YearBook, chance: Random) -> Mutation:
    item = any_of(chance, (each for each in book.year.responsibilities if each.published_on))
    assert item.due_date is not None
    return changed("published-after-due", item, "published_on", item.due_date + days(chance.randint(1, 90)))


def _period_of_another_year(book: YearBook, chance: Random) -> Mutation:
    timed = (
        each
        for each in book.year.responsibilities
        if {element.time_base for element in each.node.elements} - {TimeBase.NONE}
        and any(find_dates(each.period))
    )
    item = any_of(chance, timed)
    mention = any_of(chance, find_dates(item.period))
    assert mention.date is not None
    wrong = long_date(years_later(mention.date, any_of(chance, (-1, 1))))
    end = mention.start + len(mention.text)
    words = f"{item.period[: mention.start]}{wrong}{item.period[end:]}"
    return changed("period-of-another-year", item, "period", words)


def _meeting_outside_year(book: YearBook, chance: Random) -> Mutation:
    meeting = any_of(chance, book.year.meetings)
    assert meeting.date is not None
    return changed(
        "meeting-outside-year", meeting, "date", years_later(meeting.date, any_of(chance, (-1, 1)))
    )


def _paper_outside_year(book: YearBook, chance: Random) -> Mutation:
    paper = any_of(chance, (each for each in book.year.papers if each.date))
    assert paper.date is not None
    return changed("paper-outside-year", paper, "date", years_later(paper.date, any_of(chance, (-1, 1))))


def _papers_out_of_order(book: YearBook, chance: Random) -> Mutation:
    """Well before the first or well after the last of the others."""
    kinds = (PaperKind.PROPOSAL_MEMO, PaperKind.ORDER, PaperKind.INVITATION_MEMO)
    steps = [*(paper_of(book, kind) for kind in kinds), book.year.meetings[0]]
    place = chance.randrange(len(steps))
    others = [step.date for step in steps if step is not steps[place] and step.date]
    too_early, too_late = min(others) - days(chance.randint(3, 15)), max(others) + days(chance.randint(3, 90))
    wrong = too_late if place == 0 else too_early if place == 3 else any_of(chance, (too_early, too_late))
    return changed("papers-out-of-order", steps[place], "date", wrong)


def _endorsement_before_memo(book: YearBook, chance: Random) -> Mutation:
    memo, step = _forwarding(book, chance)
    assert memo.date is not None
    assert step.date is not None
    early = any_of(chance, (years_later(step.date, -1), memo.date - days(chance.randint(1, 20))))
    return changed("endorsement-before-memo", step, "date", early)


def _endorsement_after_meeting(book: YearBook, chance: Random) -> Mutation:
    _memo, step = _forwarding(book, chance)
    meeting = book.year.meetings[0].date
    assert meeting is not None
    return changed("endorsement-after-meeting", step, "date", meeting + days(chance.randint(1, 60)))


def _endorsements_out_of_order(book: YearBook, chance: Random) -> Mutation:
    """The first step after the second, or the second before the first."""
    memo = paper_of(book, PaperKind.INVITATION_MEMO)
    first, second = (step for step in memo.endorsements if step.date)
    assert first.date is not None
    assert second.date is not None
    assert memo.date is not None
    if chance.random() < 0.5:
        late = second.date + days(chance.randint(1, 5))
        return changed("endorsements-out-of-order", first, "date", late, (second, "date"))
    return changed("endorsements-out-of-order", second, "date", memo.date, (first, "date"))


def _forwarding(book: YearBook, chance: Random) -> tuple[Paper, Endorsement]:
    memo = paper_of(book, PaperKind.INVITATION_MEMO)
    return memo, any_of(chance, (step for step in memo.endorsements if step.date))


def _agenda_after_meeting(book: YearBook, chance: Random) -> Mutation:
    agenda = any_of(chance, (paper for paper in book.year.papers if paper.kind is PaperKind.AGENDA))
    assert agenda.date is not None
    return changed("agenda-after-meeting", agenda, "date", agenda.date + days(chance.randint(1, 60)))


def _meetings_out_of_order(book: YearBook, chance: Random) -> Mutation:
    first, second = book.year.meetings
    assert first.date is not None
    assert second.date is not None
    early = first.date - days(chance.randint(1, 30))
    return changed("meetings-out-of-order", second, "date", early, (first, "date"))


def _resolution(book: YearBook, chance: Random) -> Mutation:
    """The order and the agenda say the fourth of January."""
    day = any_of(chance, (1, 3, 5, 11, 14))
    words = f"มติคณะรัฐมนตรีเมื่อวันที่ {day} มกราคม 2565"
    return said("resolution-with-two-dates", book, chance, f"ตาม{words}")


def _resolution_to_come(book: YearBook, chance: Random) -> Mutation:
    order = paper_of(book, PaperKind.ORDER)
    words = f"ตามมติคณะรัฐมนตรีเมื่อวันที่ {any_of(chance, (13, 20, 27))} ธันวาคม 2565"
    book.office.texts = [*book.office.texts, PaperText(paper="order", part="preamble", text=words)]
    return Mutation("resolution-after-paper", [(order, "date")], words)


KINDS = (
    Kind("weekday that contradicts the date", _weekday),
    Kind("English weekday that contradicts the date", _english_weekday),
    Kind("wrong weekday added to a date", _weekday_added),
    Kind("date that does not exist", _impossible_date),
    Kind("year of two digits", _short_year),
    Kind("year of the Common Era", _common_era),
    Kind("year far off", _year_far_off),
    Kind("fiscal year left over", _year_left_over),
    Kind("deadline in another fiscal year", _deadline_outside_year),
    Kind("deadline just after the fiscal year", _deadline_just_after_year),
    Kind("deadline in words against the date", _due_words),
    Kind("start after deadline", _start_after_deadline),
    Kind("follow-up before start", _follow_up_before_start),
    Kind("published after it was due", _published_late),
    Kind("data of another year", _period_of_another_year),
    Kind("meeting in another fiscal year", _meeting_outside_year),
    Kind("paper in another fiscal year", _paper_outside_year),
    Kind("paper or meeting out of order", _papers_out_of_order),
    Kind("endorsement before the memo", _endorsement_before_memo),
    Kind("endorsement after the meeting", _endorsement_after_meeting),
    Kind("endorsements out of order", _endorsements_out_of_order),
    Kind("agenda after its meeting", _agenda_after_meeting),
    Kind("second meeting before the first", _meetings_out_of_order),
    Kind("resolution of another day", _resolution),
    Kind("resolution of a day after the order", _resolution_to_come),
)
