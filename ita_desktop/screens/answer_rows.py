"""Who answers an instrument as rows: how many of how many, what lacks, and each day on which anybody counted."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt

from ita_desktop.actions.answers import MOST
from ita_desktop.model.answers import Quota
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.figures import figure, read_figure
from ita_desktop.qt.marks import Mark
from ita_desktop.rules.answers import InstrumentAnswers, QuotaTally, Tally, sum_of
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

_COUNT = "count-"
_RIGHT = Qt.AlignmentFlag.AlignRight
_DAYS_IN_SIGHT = 8
"""Beside the one being counted; those before are shown on demand."""


@dataclass(frozen=True)
class AnswerRow:
    """One part of an instrument's answers; `counts` are by day, the earliest first."""

    quota: Quota
    name: str
    tally: Tally
    counts: tuple[tuple[datetime.date, int], ...]

    def counted_on(self, day: datetime.date) -> int | None:
        return dict(self.counts).get(day)

    @property
    def gain(self) -> int | None:
        """How many more than at the count before."""
        last = [answered for _day, answered in self.counts][-2:]
        return last[1] - last[0] if len(last) == 2 else None


def rows_of(answers: InstrumentAnswers) -> list[AnswerRow]:
    return [
        AnswerRow(
            part.quota,
            part.quota.carrier,
            part.tally,
            tuple(sorted((count.counted_on, count.answered) for count in part.quota.counts)),
        )
        for part in answers.parts
    ]


def columns_of(day: datetime.date, days: Sequence[datetime.date]) -> list[Column[AnswerRow]]:
    """`day` is the one that is being counted, beside the names; the others follow, the latest first."""
    earlier = sorted({*days} - {day}, reverse=True)
    return [
        Column(
            "name",
            _("ผู้ตอบ"),
            lambda row: row.name,
            parse=clean,
            is_editable=lambda row: row.quota.unit is None,
            width=214,
            wraps=True,
        ),
        _count_column(day, is_current=True),
        _number_column("wanted", _("เป้าหมาย"), lambda row: row.tally.wanted, width=82, parse=read_count),
        _number_column(
            "lacking",
            _("ยังขาด"),
            lambda row: row.tally.lacking,
            width=88,
            mark=_mark_of,
            mark_words=_words_of_mark,
            tone=lambda row: "green" if row.tally.is_reached else "amber" if row.tally.is_behind else None,
            tooltip=_words_of_mark,
        ),
        Column(
            "share",
            _("ร้อยละ"),
            lambda row: row.tally.share,
            figure,
            alignment=_RIGHT,
            width=150,
            bar=_fullness,
            emphasis=True,
            total=lambda rows: figure(sum_of(QuotaTally(row.quota, row.tally) for row in rows).share),
        ),
        _number_column("gain", _("เพิ่มขึ้น"), lambda row: row.gain, _signed, width=78, is_hidden=True),
        *(_count_column(each, is_hidden=place >= _DAYS_IN_SIGHT) for place, each in enumerate(earlier)),
    ]


def key_of_day(day: datetime.date) -> str:
    return f"{_COUNT}{day.isoformat()}"


def day_of_key(key: str) -> datetime.date | None:
    """None for a column that is none of a day."""
    return datetime.date.fromisoformat(key.removeprefix(_COUNT)) if key.startswith(_COUNT) else None


def read_count(typed: str) -> int | None:
    """Raises ValueError with a sentence for the officer."""
    value = read_figure(typed.strip().removesuffix("คน"), 0, MOST, 0)
    return None if value is None else int(value)


def _count_column(
    day: datetime.date, *, is_current: bool = False, is_hidden: bool = False
) -> Column[AnswerRow]:
    return _number_column(
        key_of_day(day),
        shown_date(day),
        lambda row: row.counted_on(day),
        width=112,
        parse=read_count,
        is_current=is_current,
        is_hidden=is_hidden,
    )


def _number_column(
    key: str,
    title: str,
    value: Callable[[AnswerRow], int | None],
    text: Callable[[int | None], str] | None = None,
    **others: Any,
) -> Column[AnswerRow]:
    """`others` are those of every column."""
    words = text or _plain

    def total(rows: Sequence[AnswerRow]) -> str:
        known = [number for row in rows if (number := value(row)) is not None]
        return words(sum(known)) if known else ""

    return Column(key, title, value, words, alignment=_RIGHT, total=total, **others)


def _plain(value: int | None) -> str:
    return figure(value, 0)


def _signed(value: int | None) -> str:
    return f"+{figure(value, 0)}" if value and value > 0 else figure(value, 0)


def _mark_of(row: AnswerRow) -> Mark | None:
    if row.tally.is_reached:
        return Mark.DONE
    return Mark.TRIANGLE if row.tally.is_behind else None


def _words_of_mark(row: AnswerRow) -> str:
    if row.tally.is_reached:
        return _("ครบแล้ว")
    return _("ยังขาด") if row.tally.is_behind else ""


def _fullness(row: AnswerRow) -> float | None:
    share = row.tally.share
    return None if row.tally.wanted is None else float((share or Decimal(0)) / 100)
