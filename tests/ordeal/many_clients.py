"""Many officers at once in one office of a server: nothing may be lost, and each is told where two meant one field."""

import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.actions.sample import fill_sample
from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.office import Person
from ita_desktop.storage.conflicts import ConflictError, Seen, write_settled
from ita_desktop.storage.faults import OvertakenError
from ita_desktop.storage.news import latest_change
from ita_desktop.storage.scope import office_of
from ita_desktop.storage.servers import open_server
from ita_desktop.storage.workspace import Workspace
from tests.postgres import find_program, make_database, running_server
from tests.storage.offices import bring_in

_FIELDS = ("telephone", "position", "level")
_PEOPLE = 4
"""Few, so that the officers meet."""


@dataclass
class Outcome:
    """`shown` conflicts were settled by the officer, who chose; `again` deeds were done anew after a tie."""

    clients: int
    seconds: float
    changes: int = 0
    added: int = 0
    shown: int = 0
    again: int = 0
    faults: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class _Written:
    """What a client was told to be kept: of which field, over what it saw or chose to replace."""

    number: int
    field: str
    over: str
    value: str


class _Client(threading.Thread):
    def __init__(self, address: str, number: int, ends_at: float, seed: int) -> None:
        super().__init__()
        self.workspace = open_server(address)
        self.workspace.user = f"client {number}"
        self._chance = Random(f"{seed} {number}")
        self._ends_at = ends_at
        self._count = 0
        self.written: list[_Written] = []
        self.added: list[str] = []
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def run(self) -> None:
        try:
            while time.monotonic() < self._ends_at:
                if self._chance.random() < 0.1:
                    self._add_somebody()
                else:
                    self._change_a_field()
        except Exception as error:
            self.faults.append(f"{self.workspace.user}: {type(error).__name__}: {error}")
        finally:
            self.workspace.close()

    def _token(self) -> str:
        self._count += 1
        return f"{self.workspace.user} {self._count}"

    def _change_a_field(self) -> None:
        with self.workspace.reading() as session:
            latest = latest_change(session)
            people = _first_people(session)
        seen = Seen(lambda table, number: _find(people, table, number), latest)
        person, name, value = self._chance.choice(people), self._chance.choice(_FIELDS), self._token()
        # The officer reads, thinks and types.
        time.sleep(self._chance.uniform(0, 0.2))
        try:
            with self.workspace.changing("แก้", seen) as session:
                setattr(session.get_one(Person, person.id), name, value)
        except OvertakenError:
            self.counts["again"] += 1
        except ConflictError as refusal:
            self._settle(refusal)
        else:
            self.written.append(_Written(person.id, name, getattr(person, name), value))

    def _settle(self, refusal: ConflictError) -> None:
        """Half of the officers give way; the others insist, having seen what they replace."""
        while True:
            self.counts["shown"] += 1
            (conflict,) = refusal.conflicts
            if self._chance.random() < 0.5:
                return
            try:
                with self.workspace.changing("แก้", None) as session:
                    write_settled(session, refusal, ())
            except ConflictError as again:
                refusal = again
            except OvertakenError:
                self.counts["again"] += 1
            else:
                told = _Written(conflict.number, conflict.field, conflict.theirs, conflict.mine)
                self.written.append(told)
                return

    def _add_somebody(self) -> None:
        name = self._token()
        try:
            with self.workspace.changing("เพิ่ม") as session:
                person = Person(name=name)
                person.office_id = office_of(session)
                session.add(person)
        except OvertakenError:
            self.counts["again"] += 1
        else:
            self.added.append(name)


def can_run() -> bool:
    return find_program("initdb") is not None


def run(seconds: float, clients: int = 20, seed: int = 1) -> Outcome:
    """On a server of its own, with the sample in it."""
    with TemporaryDirectory() as folder, running_server() as server:
        path = Path(folder) / "sample.ita"
        Workspace.create(path, "made", fill_sample).close()
        address = make_database(server, "clients")
        bring_in(path, address)
        return run_against(address, seconds, clients, seed)


def run_against(address: str, seconds: float, clients: int, seed: int = 1) -> Outcome:
    workspace = open_server(address)
    with workspace.reading() as session:
        before = latest_change(session)
    ends_at = time.monotonic() + seconds
    crowd = [_Client(address, number, ends_at, seed) for number in range(clients)]
    for client in crowd:
        client.start()
    for client in crowd:
        client.join()
    outcome = Outcome(clients, seconds)
    for client in crowd:
        outcome.changes += len(client.written)
        outcome.added += len(client.added)
        outcome.shown += client.counts["shown"]
        outcome.again += client.counts["again"]
        outcome.faults += client.faults
    with workspace.reading() as session:
        outcome.faults += _missing(session, crowd)
        outcome.faults += _broken_chains(session, crowd, before)
    workspace.close()
    return outcome


def told(outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield f"{'at once in one office':<30}{'changes':>8}{'added':>8}{'conflicts shown':>17}{'again':>7}{'lost':>6}"
    for each in outcomes:
        name = f"{each.clients} clients, {each.seconds:.0f} s"
        yield (
            f"{name:<30}{each.changes:>8}{each.added:>8}{each.shown:>17}{each.again:>7}{len(each.faults):>6}"
        )


def _first_people(session: Session) -> list[Person]:
    return list(session.scalars(select(Person).order_by(Person.id).limit(_PEOPLE)))


def _find(people: Sequence[Person], table: str, number: int) -> Person | None:
    return next((person for person in people if (person.__tablename__, person.id) == (table, number)), None)


def _missing(session: Session, crowd: Sequence[_Client]) -> Iterator[str]:
    names = set(session.scalars(select(Person.name)))
    for client in crowd:
        yield from (f"not there: {name}" for name in client.added if name not in names)


def _broken_chains(session: Session, crowd: Sequence[_Client], before: int) -> Iterator[str]:
    """In the history of each field every value stands on the one before it, and was written knowing that one."""
    over = {(told.number, told.field, told.value): told.over for client in crowd for told in client.written}
    query = (
        select(ChangedRecord)
        .join(Change, Change.id == ChangedRecord.change_id)
        .where(Change.id > before, ChangedRecord.table_name == "person")
        .order_by(Change.id)
    )
    standing: dict[tuple[int, str], Any] = {}
    for changed in session.scalars(query):
        for name in changed.after or {} if changed.before else {}:
            value, former = (changed.after or {})[name], (changed.before or {})[name]
            if standing.get((changed.record_id, name), former) != former:
                yield f"written over unseen: {former} under {value}"
            known = over.pop((changed.record_id, name, value), None)
            if known is not None and known != former:
                yield f"{value} was written over {former}, but its officer saw {known}"
            standing[changed.record_id, name] = value
    yield from (f"acknowledged, but not in the history: {told}" for told in over)
    for (number, name), value in standing.items():
        if getattr(session.get_one(Person, number), name) != value:
            yield f"the last of the history is not what stands: {value}"
