"""What all places share: the open file, the book of the year in sight, and the ways to change it and to go about."""

import datetime
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.model.book import YearBook
from ita_desktop.model.records import Record, number_of
from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.screens.news_round import NewsRound
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.conflicts import Conflict, ConflictError, GoneError, Seen, write_settled
from ita_desktop.storage.following import Follower
from ita_desktop.storage.history import Touched
from ita_desktop.storage.news import changes_since
from ita_desktop.storage.undo import Steps, next_steps, undo_change
from ita_desktop.storage.workspace import OvertakenError, Session, Workspace
from ita_desktop.thai.word_breaks import keep_whole
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.actions.checks import Judged

Outcome = TypeVar("Outcome")

ALL_TABLES = frozenset(Record.metadata.tables)
CHECK_AFTER_MS = 700
_TRIES = 5


@dataclass(frozen=True)
class Target:
    """Where to go: a place by its key, and in it a record (table and number) and its field."""

    place: str
    table: str = ""
    number: int = 0
    field: str = ""


Choose: TypeAlias = "Callable[[Desk, ConflictError], Collection[Conflict] | None]"
"""Where theirs shall stand, everywhere else what the deed wanted; None leaves it undecided."""


def choose_untouched(_desk: "Desk", refusal: ConflictError) -> Collection[Conflict] | None:
    """Without anybody to ask: what the deed only repeats gives way, anything else is undecided."""
    return refusal.conflicts if all(conflict.is_untouched for conflict in refusal.conflicts) else None


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
    closing = Signal()

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
        self.choose: Choose = choose_untouched
        self._own_changes: set[int] = set()
        self._take(book or self._loaded(None))
        self._news = NewsRound(workspace, lambda: self._latest, self.take_news, self._take_replaced, self)
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
        """One deed, one step of undo. What it raises is the caller's; nothing of a failed deed is kept.

        Where somebody else changed the same meanwhile, `choose` is asked which shall stand.
        """
        try:
            with self.workspace.changing(words, Seen(self._follower.find, self._latest)) as session:
                yield session
        except ConflictError as refusal:
            self._settle(words, refusal)
        except GoneError:
            self.hear_news()
            raise

    def change(self, words: str, deed: Callable[[Session], Outcome]) -> Outcome | None:
        """As `changing`, but a refusal (ValueError) is told to the officer, and None returned.

        Overtaken at the same instant, the deed is done again.
        """
        try:
            for _try in range(_TRIES - 1):
                with suppress(OvertakenError), self.changing(words) as session:
                    return deed(session)
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

    def hear_news(self) -> None:
        """Shows at once what others changed, instead of in a moment."""
        with self.workspace.reading() as session:
            news = changes_since(session, self._latest)
        self.take_news(news)

    def look_anew(self) -> None:
        """Where others could do anything with the file, as to put a backup in its place."""
        self._reload()
        self._tell_changed(ALL_TABLES)

    def _take_replaced(self) -> None:
        """Whoever has the file put a backup in its place."""
        try:
            self.look_anew()
        except ValueError as error:
            # Of another program or with another password: it must be opened again.
            self._news.close()
            self.refused.emit(str(error))
        else:
            self.said.emit(_("แฟ้มถูกแทนที่ด้วยสำเนาสำรอง จึงแสดงข้อมูลตามฉบับนั้น"))

    def take_news(self, news: Sequence[Touched]) -> None:
        """Changes since the last one that is known, in their order. Among them are own ones, already taken over."""
        numbered = {touched.change.id: touched for touched in news if touched.change is not None}
        fresh = {number: touched for number, touched in numbered.items() if number > self._latest}
        others = {number: touched for number, touched in fresh.items() if number not in self._own_changes}
        if fresh:
            self._latest = max(fresh)
        if not others:
            return
        # An own change came after one of theirs and is in the book already: only the database knows the outcome.
        is_late = min(others) < max(self._own_changes, default=0)
        self._own_changes = {number for number in self._own_changes if number > self._latest}
        if is_late or not all(self._follower.follow(touched) for touched in others.values()):
            self._reload()
        else:
            self._ask_for_steps()
        self._tell_changed(frozenset().union(*(touched.tables for touched in others.values())))
        last = others[max(others)].change
        if last is not None and last.by:
            self.said.emit(_("{by}: {words}").format(by=last.by, words=last.words))

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
        self._news.close()
        self._checks_due.stop()
        self.jobs.wait()
        self.closing.emit()
        self.workspace.on_change.remove(self._take_over)
        self.workspace.close()

    def _loaded(self, year: int | None) -> YearBook:
        with self.workspace.reading() as session:
            return load_book(session, year)

    def _take(self, book: YearBook) -> None:
        self._follower = Follower(book)
        self._latest = book.as_of
        self._ask_for_steps()
        office = self.book.office
        keep_whole(
            [office.name, *(unit.name for unit in office.units), *(person.name for person in office.people)]
        )

    def _take_over(self, touched: Touched) -> None:
        if touched.change is None:
            return
        if self.workspace.is_shared:
            # Others may have been between: they come with the news.
            self._own_changes.add(touched.change.id)
        else:
            self._latest = touched.change.id
        if not self._follower.follow(touched):
            self._reload()
        elif touched.change.undoes is None:
            # What is new is what one step back takes back, and leaves nothing to do again: no need to ask the file.
            self.steps = Steps(undo=touched.change)
        else:
            self._ask_for_steps()
        self.kept_at = datetime.datetime.now()
        self._tell_changed(touched.tables)

    def _tell_changed(self, tables: frozenset[str]) -> None:
        self._must_look_again = self._is_looking
        self._checks_due.start()
        self.changed.emit(tables)

    def _reload(self) -> None:
        # The year in sight may be the one that was just taken back.
        year = self.book.year.year
        self._take(self._loaded(year if year in self.years() else None))

    def _ask_for_steps(self) -> None:
        # On a server nobody takes back what is another's.
        user = self.workspace.user if self.workspace.path is None else None
        with self.workspace.reading() as session:
            self.steps = next_steps(session, user)

    def _settle(self, words: str, refusal: ConflictError) -> None:
        """Raises the refusal where nothing was chosen."""
        theirs = self.choose(self, refusal)
        if theirs is None:
            raise refusal
        # A record that stays as it is for them leaves nothing of the deed.
        if all(conflict.field for conflict in theirs):
            try:
                with self.workspace.changing(words) as session:
                    write_settled(session, refusal, theirs)
            except ConflictError as again:
                self._settle(words, again)
        self.hear_news()

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
