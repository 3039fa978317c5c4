"""How long it takes to bring many offices' files into one database, and how that grows with their number."""

import gc
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Aim, Figure
from measuring import Options
from sqlalchemy import Connection, Table

from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.standings import read_standing
from ita_desktop.model.office import Office
from ita_desktop.model.year import FiscalYear
from ita_desktop.storage.collecting import Outcome, collect, each_office
from ita_desktop.storage.copying import add_rows, read_rows, tables
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.numbering import OFFICE_OF_A_FILE
from ita_desktop.storage.workspace import Workspace

OFFICES, YEARS = 50, 10
QUICK_OFFICES, QUICK_YEARS = 2, 4

LINEAR = Aim("<=", 1.3)
A_THIRD = Aim("<=", 0.33)

_YEARS_OF_SAMPLE = 2
_APART = 100_000
"""So far the numbers of a copied year lie from those of the one before."""


def make_files(folder: Path, offices: int, years: int) -> list[Path]:
    """The sample with so many years, as the file of so many offices."""
    first = folder / "0.ita"
    Workspace.create(first, "", fill_sample).close()
    engine = file_engine(first)
    with engine.begin() as connection:
        for turn in range(1, (years + 1) // _YEARS_OF_SAMPLE):
            copy_years(connection, turn)
    engine.dispose()
    files = [folder / f"{number}.ita" for number in range(offices)]
    for number, file in enumerate(files[1:], start=1):
        shutil.copyfile(first, file)
        with closing(sqlite3.connect(file)) as connection, connection:
            identity = f"{number:032x}"
            connection.execute("UPDATE office SET name = name || ?, identity = ?", (number, identity))
    return files


def copy_years(connection: Connection, turn: int) -> None:
    """What hangs on the years of the sample, once more for earlier ones."""
    copied = {FiscalYear.__tablename__}
    for table in tables():
        if table.name == FiscalYear.__tablename__ or any(name in copied for name in named_by(table).values()):
            copied.add(table.name)
            rows = [row for row in read_rows(connection, table) if row["id"] < _APART]
            for row in rows:
                row["id"] += turn * _APART
                for column, name in named_by(table).items():
                    if name in copied and row[column] is not None:
                        row[column] += turn * _APART
                if table.name == FiscalYear.__tablename__:
                    row["year"] -= turn * _YEARS_OF_SAMPLE
            add_rows(connection, table, rows)


def named_by(table: Table) -> dict[str, str]:
    """Which table each column names."""
    return {column.name: key.column.table.name for column in table.c for key in column.foreign_keys}


def seconds_of_each(
    place: str, files: Sequence[Path], expected: Outcome, clock: Callable[[], float]
) -> list[float]:
    times: list[float] = []
    begun = clock()
    for collected in collect(place, files):
        if collected.outcome is not expected:
            raise ValueError(f"{collected.path}: {collected.outcome} {collected.reason}")
        times.append(clock() - begun)
        gc.collect()
        begun = clock()
    return times


def change_something(files: Sequence[Path]) -> None:
    for file in files:
        workspace = Workspace.open(file)
        with workspace.changing("") as session:
            session.get_one(Office, OFFICE_OF_A_FILE).telephone += "1"
        workspace.close()


def measure(options: Options) -> list[Figure]:
    offices, years = (QUICK_OFFICES, QUICK_YEARS) if options.is_quick else (OFFICES, YEARS)
    with TemporaryDirectory() as folder:
        files = make_files(Path(folder), offices, years)
        place = options.database or str(Path(folder) / "all.ita")
        return list(_figures(place, files, years))


def _figures(place: str, files: Sequence[Path], years: int) -> Iterator[Figure]:
    # A server works in a process of its own.
    clock = time.perf_counter if "://" in place else time.process_time
    count = len(files)
    offices = f"{count} offices of {years} years"
    first = seconds_of_each(place, files, Outcome.ADDED, clock)
    whole = Figure(f"collect {offices}", sum(first), "s")
    yield whole
    yield from growth("collect", first)
    again = seconds_of_each(place, files, Outcome.UNCHANGED, clock)
    yield Figure("collect again, nothing changed", sum(again), "s", A_THIRD, whole)
    change_something(files)
    changed = seconds_of_each(place, files, Outcome.UPDATED, clock)
    yield Figure("collect again, a field of each changed", sum(changed), "s", beside=whole)
    yield from growth("collect a change", changed)
    begun = clock()
    standings = [read_standing(session) for session in islice(each_office(place), count)]
    yield Figure(f"readiness and scores of {len(standings)} offices", clock() - begun, "s")


def growth(name: str, times: Sequence[float]) -> tuple[Figure, Figure]:
    """The first tenth, and the last one beside it."""
    tenth = max(1, len(times) // 10)
    first = Figure(f"{name}, each of the first {tenth} offices", sum(times[:tenth]) / tenth, "s")
    last = sum(times[-tenth:]) / tenth
    return first, Figure(f"{name}, each of the last {tenth} offices", last, "s", LINEAR, first)
