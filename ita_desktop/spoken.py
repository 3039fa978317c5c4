"""How the program says days, times and typing slips in the language in use; what papers print is always Thai."""

import datetime
from collections.abc import Iterable

from ita_desktop.thai.dates import (
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    clock,
    english_date,
    field_date,
    full_date,
    long_date,
    short_date,
    weekday_name,
)
from ita_desktop.thai.typos import Typo
from ita_desktop.translation import SOURCE_LANGUAGE, language_in_use, translate


def is_thai() -> bool:
    return language_in_use() == SOURCE_LANGUAGE


def spoken_date(date: datetime.date) -> str:
    """As running text has it: 31 ตุลาคม 2565, 31 Oct 2565."""
    return long_date(date) if is_thai() else english_date(date)


def spoken_field_date(date: datetime.date) -> str:
    """As fields have it: 31 ต.ค. 2565, 31 Oct 2565."""
    return field_date(date) if is_thai() else english_date(date)


def spoken_short_date(date: datetime.date) -> str:
    """As lists have it: 31 ต.ค. 65, 31 Oct 2565."""
    return short_date(date) if is_thai() else english_date(date)


def spoken_full_date(date: datetime.date) -> str:
    """With its weekday: วันจันทร์ที่ 31 ตุลาคม 2565, Monday 31 Oct 2565."""
    return full_date(date) if is_thai() else f"{spoken_weekday(date)} {english_date(date)}"


def spoken_weekday(date: datetime.date) -> str:
    return weekday_name(date) if is_thai() else ENGLISH_WEEKDAYS[date.weekday()]


def spoken_clock(time: datetime.time) -> str:
    """09.00 น., 09:00."""
    return clock(time) if is_thai() else f"{time:%H:%M}"


def spoken_moment(at: datetime.datetime) -> str:
    return f"{spoken_short_date(at.date())} {spoken_clock(at.time())}"


def spoken_month(month: int) -> str:
    return MONTHS[month - 1] if is_thai() else ENGLISH_MONTHS[month - 1]


def spoken_short_month(month: int) -> str:
    return SHORT_MONTHS[month - 1] if is_thai() else ENGLISH_MONTHS[month - 1][:3]


def spoken_list(parts: Iterable[str]) -> str:
    """Thai sets the parts of a list apart by a space alone."""
    return (" " if is_thai() else ", ").join(parts)


def spoken_typo(typo: Typo) -> str:
    """Why typed text could not be read; names of months and weekdays stand in it in Thai."""
    values = {key: str(value) for key, value in typo.values.items()}
    if not is_thai():
        names = zip((*MONTHS, *WEEKDAYS), (*ENGLISH_MONTHS, *ENGLISH_WEEKDAYS), strict=True)
        english: dict[str, str] = dict(names)
        values = {
            key: " ".join(english.get(word, word) for word in value.split(" "))
            for key, value in values.items()
        }
    return translate(typo.message).format(**values)
