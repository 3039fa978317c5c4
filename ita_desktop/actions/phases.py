"""The phases of a year: proposed, added, renamed, and moved with the due dates that hang on them."""

import datetime
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop import bundled
from ita_desktop.model.book import YearBook
from ita_desktop.model.phase import Phase
from ita_desktop.model.terms import name_of_node
from ita_desktop.model.year import FiscalYear, Measure, MeasureState, PublicationState, Responsibility
from ita_desktop.rules.due_work import measure_title
from ita_desktop.spoken import spoken_short_date
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.translation import translate as _

_LEEWAY = datetime.timedelta(days=92)
"""Results come in before the year begins, and reports are sent after it has ended."""

_OCTOBER = 10


class PhaseError(ValueError):
    """A phase cannot be so; the message is for the officer."""


@dataclass(frozen=True)
class UsualPhase:
    name: str
    first_day: datetime.date
    last_day: datetime.date


@dataclass(frozen=True)
class HangingDate:
    """A due date that moves with a phase; `words` name what is due."""

    record: Responsibility | Measure
    words: str
    before: datetime.date
    after: datetime.date


@dataclass(frozen=True)
class Move:
    """What moving a phase would do; nothing is changed yet."""

    phase: Phase
    first_day: datetime.date
    last_day: datetime.date
    dates: tuple[HangingDate, ...]

    def only(self, dates: Collection[HangingDate]) -> "Move":
        """The move that leaves all other due dates where they are."""
        return replace(self, dates=tuple(date for date in self.dates if date in dates))


def usual_phases(year: int) -> tuple[UsualPhase, ...]:
    path = bundled.folder("resources") / "calendar.toml"
    described = tomllib.loads(path.read_text(encoding="utf-8"))["phases"]
    return tuple(
        UsualPhase(phase["name"], _day(year, phase["first"]), _day(year, phase["last"]))
        for phase in described
    )


def propose_phases(session: Session, year: FiscalYear) -> int:
    """Gives a year without phases the usual ones; how many. Raises PhaseError if it has any."""
    if _kept(session, year):
        raise PhaseError(_("ปีงบประมาณ {year} มีระยะของปีอยู่แล้ว").format(year=year.year))
    usual = usual_phases(year.year)
    for phase in usual:
        add_phase(session, year, phase.name, phase.first_day, phase.last_day)
    return len(usual)


def add_phase(
    session: Session,
    year: FiscalYear,
    name: str,
    first_day: datetime.date,
    last_day: datetime.date,
    note: str = "",
) -> Phase:
    _check_days(year.year, first_day, last_day)
    positions = (phase.position for phase in _kept(session, year))
    phase = Phase(
        position=max(positions, default=-1) + 1,
        name=_checked_name(name),
        first_day=first_day,
        last_day=last_day,
        note=clean(note),
    )
    phase.fiscal_year_id = year.id
    session.add(phase)
    session.flush()
    return phase


def rename_phase(session: Session, phase: Phase, name: str) -> None:
    session.get_one(Phase, phase.id).name = _checked_name(name)


def finish_phase(session: Session, phase: Phase, is_done: bool) -> None:
    session.get_one(Phase, phase.id).is_done = is_done


def remove_phase(session: Session, phase: Phase) -> None:
    """The due dates that hang on it stay."""
    session.delete(session.get_one(Phase, phase.id))


def preview_move(book: YearBook, phase: Phase, first_day: datetime.date, last_day: datetime.date) -> Move:
    """What would follow the phase: open work due on its last day, or within it and no more within the new days.

    Such a date keeps its distance from the last day, as far as the new days reach. What is due on the last day of
    another phase hangs on that one. Raises PhaseError for days that cannot be.
    """
    _check_days(book.year.year, first_day, last_day)
    ends = {other.last_day for other in book.year.phases if other.id != phase.id}
    dates: list[HangingDate] = []
    for record, words, due in _open_dates(book):
        hangs = due == phase.last_day or (phase.first_day <= due <= phase.last_day and due not in ends)
        if not hangs or (due != phase.last_day and first_day <= due <= last_day):
            continue
        after = max(first_day, min(last_day, due + (last_day - phase.last_day)))
        if after != due:
            dates.append(HangingDate(record, words, due, after))
    return Move(phase, first_day, last_day, tuple(dates))


def move_phase(session: Session, move: Move, note: str | None = None) -> None:
    """Moves the phase and every due date of the preview. Raises PhaseError if one of them changed since."""
    phase = session.get_one(Phase, move.phase.id)
    if (phase.first_day, phase.last_day) != (move.phase.first_day, move.phase.last_day):
        raise _changed_since()
    phase.first_day, phase.last_day = move.first_day, move.last_day
    if note is not None:
        phase.note = clean(note)
    for hanging in move.dates:
        record = session.get_one(type(hanging.record), hanging.record.id)
        if record.due_date != hanging.before:
            raise _changed_since()
        record.due_date = hanging.after


def _changed_since() -> PhaseError:
    return PhaseError(_("กำหนดวันถูกแก้ไขหลังจากดูตัวอย่าง โปรดเปิดดูอีกครั้ง"))


def _open_dates(book: YearBook) -> Iterator[tuple[Responsibility | Measure, str, datetime.date]]:
    for responsibility in book.year.responsibilities:
        if responsibility.due_date and responsibility.state is not PublicationState.PUBLISHED:
            node = responsibility.node
            yield responsibility, f"{node.code} {name_of_node(node)}", responsibility.due_date
    for number, measure in enumerate(book.year.measures, start=1):
        if measure.due_date and measure.state not in (MeasureState.DONE, MeasureState.CANCELLED):
            words = _("มาตรการที่ {number} {title}").format(number=number, title=measure_title(measure))
            yield measure, words, measure.due_date


def _kept(session: Session, year: FiscalYear) -> list[Phase]:
    return list(session.scalars(select(Phase).where(Phase.fiscal_year_id == year.id)))


def _checked_name(name: str) -> str:
    name = clean(name)
    if not name:
        raise PhaseError(_("โปรดตั้งชื่อระยะ"))
    return name


def _check_days(year: int, first: datetime.date, last: datetime.date) -> None:
    if last < first:
        raise PhaseError(
            _("วันสิ้นสุด {last} มาก่อนวันเริ่ม {first}").format(
                last=spoken_short_date(last), first=spoken_short_date(first)
            )
        )
    earliest, latest = first_day(year) - _LEEWAY, last_day(year) + _LEEWAY
    if first < earliest or last > latest:
        raise PhaseError(
            _("ระยะของปีงบประมาณ {year} ต้องอยู่ระหว่าง {earliest} ถึง {latest}").format(
                year=year, earliest=spoken_short_date(earliest), latest=spoken_short_date(latest)
            )
        )


def _day(year: int, month_and_day: str) -> datetime.date:
    month, day = map(int, month_and_day.split("-"))
    start = first_day(year).year
    return datetime.date(start if month >= _OCTOBER else start + 1, month, day)
