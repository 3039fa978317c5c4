"""What the program is killed in, and how it is found again what it had acknowledged."""

import lzma
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from ita_desktop.actions.papers import write_papers
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.model.history import Change
from ita_desktop.model.year import Measure
from ita_desktop.storage.backup_making import copy_to_second_place, make_backup
from ita_desktop.storage.backups import Occasion, folder_at, folder_beside, list_backups
from ita_desktop.storage.books import load_book, load_office
from ita_desktop.storage.collecting import Outcome, collect
from ita_desktop.storage.integrity import verify
from ita_desktop.storage.passwords import is_locked
from ita_desktop.storage.restoring import restore
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import Workspace
from tests.exchange.books import full_book
from tests.ordeal.roads import fill_office

_FILE = "เขตสมมติ.ita"
_BOOK = "สมุดงาน.xlsx"
_OLD_FILE = "แฟ้มเดิม.ita"
_COLLECTION = "รวม.ita"
_SECOND_PLACE = "ที่สอง"
_EARLIER = ("สำเนา 1.ita", "สำเนา 2.ita")
_PASSWORD = "ดอกคูน หน้าเขต"
_OLD = Path(__file__).parents[1] / "storage" / "released" / "version-1.ita.xz"
_MOST = 100

Acknowledge = Callable[[], object]


@dataclass(frozen=True)
class Deed:
    """`do` acknowledges what can no longer be lost; `find` counts what of it is there, having looked at all of it.

    More may be found than was acknowledged: at most what one deed does, as it was killed before it could say so.
    It is killed in one of the first `repeats` that it does. `share` of all kills are its own.
    """

    name: str
    do: Callable[[Path, Acknowledge], None]
    find: Callable[[Path], int]
    repeats: int
    share: float


class Lost(AssertionError):  # noqa: N818 -- stands in the report by its name
    """What was acknowledged is gone, or something is left half done."""


def lay_out(folder: Path) -> None:
    """All that the deeds need."""
    Workspace.create(folder / _FILE, "สร้างแฟ้ม", fill_office).close()
    (folder / _OLD_FILE).write_bytes(lzma.decompress(_OLD.read_bytes()))
    for name in _EARLIER:
        shutil.copyfile(folder / _FILE, folder / name)
        _change(Workspace.open(folder / name), name)
    (folder / _SECOND_PLACE).mkdir()
    _lay_out_book(folder)


def _lay_out_book(folder: Path) -> None:
    """The workbook of an office that did more."""
    book = full_book()
    for place in range(150):
        book.year.measures.append(Measure(position=3 + place, issue=f"ประเด็น {place}", activities=["ทำ"] * 3))
    more = folder / "more.ita"
    Workspace.create(more, "สร้างแฟ้ม", lambda session: session.add(book.office)).close()
    with Workspace.open(more).reading() as session:
        export_workbook(session, folder / _BOOK)
    more.unlink()


def _change(workspace: Workspace, telephone: str) -> None:
    with workspace.changing(f"แก้ {telephone}") as session:
        load_office(session).telephone = telephone


def _sound(path: Path) -> Workspace:
    workspace = Workspace.open(path, _PASSWORD if is_locked(path) else "")
    if wrong := verify(path, workspace.file_key):
        raise Lost(f"{path.name}: {'; '.join(wrong)}")
    return workspace


def _changes(path: Path) -> int:
    """Beside the one that made the file."""
    with _sound(path).reading() as session:
        return (session.scalar(select(func.count()).select_from(Change)) or 0) - 1


def _ask(path: Path, question: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchone()[0]


def _edit(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    number = 0
    while True:
        number += 1
        with workspace.changing(f"แก้ {number}") as session:
            office = load_office(session)
            office.telephone = str(number)
            office.address = f"{number} " * 3000
        acknowledge()


def _find_edits(folder: Path) -> int:
    number = _changes(folder / _FILE)
    with Workspace.open(folder / _FILE).reading() as session:
        office = load_office(session)
    if number and (office.telephone, office.address) != (str(number), f"{number} " * 3000):
        raise Lost(f"the history tells of {number} changes, the office of {office.telephone}")
    return number


def _import(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    with workspace.changing("นำเข้าสมุดงาน") as session:
        if import_workbook(session, folder / _BOOK).problems:
            raise Lost("the workbook was not taken")
    acknowledge()


def _find_import(folder: Path) -> int:
    with _sound(folder / _FILE).reading() as session:
        measures = len(load_book(session).year.measures)
    if measures not in (3, 153):
        raise Lost(f"half a workbook: {measures} measures")
    return int(measures == 153)


def _write_papers(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    for number in range(_MOST):
        with workspace.changing("จัดทำเอกสาร") as session:
            book = load_book(session)
            book.office.telephone = str(number)
            write_papers(book, folder)
        acknowledge()


def _find_papers(folder: Path) -> int:
    for paper in folder.glob("*.docx"):
        with zipfile.ZipFile(paper) as package:
            if package.testzip():
                raise Lost(f"{paper.name} is half written")
    return _changes(folder / _FILE)


def _back_up(folder: Path, acknowledge: Acknowledge) -> None:
    """In the second place too, as a stick is that is pulled out."""
    workspace = Workspace.open(folder / _FILE)
    for number in range(_MOST):
        _change(workspace, str(number))
        made = make_backup(folder / _FILE)
        copy_to_second_place(made, folder / _FILE, folder / _SECOND_PLACE)
        acknowledge()


def _find_backups(folder: Path) -> int:
    file = folder / _FILE
    beside, second = (
        list_backups(place) for place in (folder_beside(file), folder_at(folder / _SECOND_PLACE, file))
    )
    for backup in (*beside, *second):
        _sound(backup.path)
    if len(beside) - len(second) not in (0, 1):
        raise Lost(f"{len(beside)} backups beside the file, {len(second)} in the second place")
    _sound(file)
    return len(second)


def _restore(folder: Path, acknowledge: Acknowledge) -> None:
    for number in range(_MOST):
        restore(folder / _FILE, folder / _EARLIER[number % 2])
        acknowledge()


def _find_restored(folder: Path) -> int:
    """Each that was replaced lies beside, whole, in the order in which they were replaced."""
    beside = reversed(list_backups(folder_beside(folder / _FILE)))
    replaced = [backup.path for backup in beside if backup.occasion is Occasion.RESTORE]
    at_first = full_book().office.telephone
    should_be = [at_first, *(_EARLIER[number % 2] for number in range(len(replaced)))]
    is_now = [_telephone(path) for path in (*replaced, folder / _FILE)]
    if is_now == should_be:
        return len(replaced)
    # Killed between keeping the file and replacing it.
    if replaced and is_now == [*should_be[:-1], should_be[-2]]:
        return len(replaced) - 1
    raise Lost(f"restored were {should_be}, there are {is_now}")


def _telephone(path: Path) -> object:
    _sound(path)
    return _ask(path, "SELECT telephone FROM office")


def _set_passwords(folder: Path, acknowledge: Acknowledge) -> None:
    """Every other one opens the file again."""
    workspace = Workspace.open(folder / _FILE)
    for number in range(1, _MOST):
        _change(workspace, str(number))
        workspace.set_password(_PASSWORD if number % 2 else "")
        acknowledge()


def _find_password(folder: Path) -> int:
    changes = _changes(folder / _FILE)
    is_as_last_set = is_locked(folder / _FILE) == bool(changes % 2)
    return changes if is_as_last_set else changes - 1


def _collect(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    for number in range(_MOST):
        _change(workspace, str(number))
        _take_in(folder)
        acknowledge()


def _take_in(folder: Path) -> None:
    for collected in collect(str(folder / _COLLECTION), [folder / _FILE]):
        if collected.outcome is Outcome.REFUSED:
            raise Lost(collected.reason)


def _find_collected(folder: Path) -> int:
    """However it was left, what is still missing can be brought in."""
    changes, held = _changes(folder / _FILE), _collected_changes(folder)
    if changes - held not in (0, 1):
        raise Lost(f"{changes} changes in the file, {held} in the collection")
    _take_in(folder)
    if _collected_changes(folder) != changes:
        raise Lost("not everything could be collected afterwards")
    return held


def _collected_changes(folder: Path) -> int:
    path = folder / _COLLECTION
    if not path.exists():
        return 0
    if _ask(path, "PRAGMA integrity_check") != "ok" or _ask(
        path, "SELECT count(*) FROM pragma_foreign_key_check"
    ):
        raise Lost("the collection is damaged")
    offices, changes = _ask(path, "SELECT count(*) FROM office"), _ask(path, "SELECT count(*) FROM change")
    assert isinstance(changes, int)
    if offices and _ask(path, "SELECT telephone FROM office") != (
        str(changes - 2) if changes > 1 else full_book().office.telephone
    ):
        raise Lost("the collection tells of other changes than it holds")
    return changes - 1 if offices else 0


def _bring_up(folder: Path, acknowledge: Acknowledge) -> None:
    Workspace.open(folder / _OLD_FILE).close()
    acknowledge()


def _find_brought_up(folder: Path) -> int:
    """Whichever way it was left, it opens and holds all that it held."""
    path = folder / _OLD_FILE
    version, changes = _ask(path, "PRAGMA user_version"), _ask(path, "SELECT count(*) FROM change")
    workspace = _sound(path)
    with workspace.reading() as session:
        load_book(session)
    workspace.close()
    if _ask(path, "PRAGMA user_version") != SCHEMA_VERSION:
        raise Lost("the old file was not brought up afterwards")
    if _ask(path, "SELECT count(*) FROM change") != changes:
        raise Lost("the old file did not survive")
    return int(version == SCHEMA_VERSION)


DEEDS = (
    Deed("importing a workbook", _import, _find_import, 1, 0.125),
    Deed("upgrading a file", _bring_up, _find_brought_up, 1, 0.125),
    Deed("writing papers", _write_papers, _find_papers, 3, 0.125),
    Deed("backing up", _back_up, _find_backups, 4, 0.125),
    Deed("restoring", _restore, _find_restored, 4, 0.125),
    Deed("setting a password", _set_passwords, _find_password, 3, 0.125),
    Deed("collecting", _collect, _find_collected, 3, 0.125),
    Deed("editing", _edit, _find_edits, 20, 0.125),
)
