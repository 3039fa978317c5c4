"""What all places share: the open file, the book of the year in sight, and the ways to change it and to go about."""

import datetime
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.model.book import YearBook
from ita_desktop.model.records import Record, number_of
from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.following import Follower
from ita_desktop.storage.history import Touched
from ita_desktop.storage.undo import Steps, next_steps, undo_change
from ita_desktop.storage.workspace import Session, Workspace
from ita_desktop.thai.word_breaks import keep_whole
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.actions.checks import Judged

Outcome = TypeVar("Outcome")

ALL_TABLES = frozenset(Record.metadata.tables)
CHECK_AFTER_MS = 700


@dataclass(frozen=True)
class Target:
    """Where to go: a place by its key, and in it a record (table and number) and its field."""

    place: str
    table: str = ""
    number: int = 0
    field: str = ""


class Desk(QObject):
    """One per window. Screens read `book`, which is loaded whole and never fetches anything behind their back.

    `changed` tells which tables changed, when `book` already is up to date. `findings` are those of the checks, looked
    for aside a moment after each change (`findings_changed`); before the first look at a year it `has_looked` not.
    """

    changed = Signal(object)
    findings_changed = Signal()
    going = Signal(object)
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, workspace: Workspace, book: YearBook | None = None, parent: QObject | None = None
    ) -> None:
        """With `book`, if it was loaded already, else with that of the latest year."""
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = Jobs(self)
        self.findings: tuple[Judged, ...] = ()
        self.has_looked = False
        self.steps = Steps()
        self.kept_at: datetime.datetime | None = None
        self._is_looking = False
        self._must_look_again = False
        self._take(book or self._loaded(None))
        self._checks_due = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._checks_due.timeout.connect(self.look_for_slips)
        workspace.on_change.append(self._take_over)

    @property
    def book(self) -> YearBook:
        return self._follower.book

    def today(self) -> datetime.date:
        """In the sample it is always the same day of its year."""
        return self.book.office.today()

    def find(self, table: str, number: int) -> Record | None:
        """The loaded record, if it is of the year in sight."""
        return self._follower.find(table, number)

    @contextmanager
    def changing(self, words: str) -> Generator[Session]:
        """One deed, one step of undo. What it raises is the caller's; nothing of a failed deed is kept."""
        with self.workspace.changing(words) as session:
            yield session

    def change(self, words: str, deed: Callable[[Session], Outcome]) -> Outcome | None:
        """As `changing`, but a refusal (ValueError) is told to the officer, and None returned."""
        try:
            with self.changing(words) as session:
                return deed(session)
        except ValueError as error:
            self.refused.emit(str(error))
            return None

    def undo(self) -> None:
        if step := self.steps.undo:
            self.change(
                _("เลิกทำ: {words}").format(words=step.words), lambda session: undo_change(session, step.id)
            )

    def redo(self) -> None:
        if step := self.steps.redo:
            words = step.words.removeprefix(_("เลิกทำ: {words}").format(words=""))
            self.change(words, lambda session: undo_change(session, step.id))

    def years(self) -> list[int]:
        with self.workspace.reading() as session:
            return list_years(session)

    def open_year(self, year: int) -> None:
        self._take(self._loaded(year))
        # What was found, or is being looked for, is of the former year.
        self._must_look_again = self._is_looking
        self.findings, self.has_looked = (), False
        self.changed.emit(ALL_TABLES)
        self.findings_changed.emit()
        self._checks_due.start()

    def go(self, place: str, record: Record | None = None, field: str = "") -> None:
        if record is None:
            self.going.emit(Target(place))
        else:
            self.going.emit(Target(place, record.__tablename__, number_of(record), field))

    def look_for_slips(self) -> None:
        """Looks aside; what changes meanwhile is looked at again before anything is told."""
        self._checks_due.stop()
        if self._is_looking:
            self._must_look_again = True
            return
        self._is_looking = True
        year = self.book.year.year

        def work(_progress: Progress) -> "tuple[Judged, ...]":
            # With it come the composers of all papers, for which the first place need not wait.
            from ita_desktop.actions.checks import find_findings

            with self.workspace.reading() as session:
                return find_findings(load_book(session, year))

        self.jobs.start(_("ตรวจข้อมูลและเอกสาร"), work, self._take_findings, self._cannot_check)

    def close(self) -> None:
        self._checks_due.stop()
        self.jobs.wait()
        self.workspace.on_change.remove(self._take_over)
        self.workspace.close()

    def _loaded(self, year: int | None) -> YearBook:
        with self.workspace.reading() as session:
            return load_book(session, year)

    def _take(self, book: YearBook) -> None:
        self._follower = Follower(book)
        with self.workspace.reading() as session:
            self.steps = next_steps(session)
        office = self.book.office
        keep_whole(
            [office.name, *(unit.name for unit in office.units), *(person.name for person in office.people)]
        )

    def _take_over(self, touched: Touched) -> None:
        if not touched.records:
            return
        if not self._follower.follow(touched):
            # The year in sight may be the one that was just taken back.
            year = self.book.year.year
            self._take(self._loaded(year if year in self.years() else None))
        elif touched.change is not None and touched.change.undoes is None:
            # What is new is what one step back takes back, and leaves nothing to do again: no need to ask the file.
            self.steps = Steps(undo=touched.change)
        else:
            with self.workspace.reading() as session:
                self.steps = next_steps(session)
        self.kept_at = datetime.datetime.now()
        self._must_look_again = self._is_looking
        self._checks_due.start()
        self.changed.emit(touched.tables)

    def _take_findings(self, findings: "tuple[Judged, ...]") -> None:
        self._is_looking = False
        if self._must_look_again:
            self._must_look_again = False
            self.look_for_slips()
            return
        self.findings, self.has_looked = findings, True
        self.findings_changed.emit()

    def _cannot_check(self, error: Exception) -> None:
        self._is_looking = self._must_look_again = False
        raise error
