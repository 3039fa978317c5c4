"""The backups of a file: where they lie, what they are called, and which there are.

They lie in a folder beside the file: they are found without the program, by every PC that opens the file, and stay when
the program goes. A second place, on another drive, outlives the PC or the stick.
"""

import datetime
import hashlib
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ita_desktop.files import followed
from ita_desktop.spoken import spoken_moment
from ita_desktop.storage.faults import WorkspaceError
from ita_desktop.thai.dates import BUDDHIST_ERA
from ita_desktop.translation import translate as _

# Names on the disk are the same in every language of the program.
_ERA = "พ.ศ."
_MOMENT = "-%m-%d %H.%M.%S"
_name = re.compile(
    rf".+ {re.escape(_ERA)}(?P<year>\d{{4}})(?P<moment>-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: (?P<occasion>.+))?\.ita",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_STEM = 40


class BackupError(WorkspaceError):
    """Nothing was copied or restored, and nothing lost; the message is for the officer."""


class Occasion(StrEnum):
    """Why a backup was made. Those of rare occasions are never thinned out."""

    REGULAR = ""
    UPGRADE = "ก่อนปรับรุ่น"
    RESTORE = "ก่อนกู้คืน"


@dataclass(frozen=True)
class Backup:
    """As its name tells. `at` is local time."""

    path: Path
    at: datetime.datetime
    occasion: Occasion = Occasion.REGULAR


def folder_beside(path: Path) -> Path:
    path = followed(path)
    return path.with_name(_folder_name(path))


def folder_at(place: Path, path: Path) -> Path:
    """In the second place, which many files and PCs may share, each of them has a folder of its own."""
    pc = platform.node()
    return place / _folder_name(path) / f"{pc}-{_digest(str(path.absolute()))}"


def name_of(path: Path, at: datetime.datetime, occasion: Occasion = Occasion.REGULAR) -> str:
    """Sorts by time, and says itself that the year is a Buddhist one: `เขต พ.ศ.2566-03-14 09.30.00.ita`."""
    words = f" {occasion}" if occasion else ""
    return f"{_short_stem(path)} {_ERA}{at.year + BUDDHIST_ERA}{at:{_MOMENT}}{words}.ita"


def read_name(path: Path) -> Backup | None:
    """None for what is no backup."""
    found = _name.fullmatch(path.name)
    if found is None:
        return None
    try:
        year = int(found["year"]) - BUDDHIST_ERA
        at = datetime.datetime.strptime(f"{year:04}{found['moment']}", f"%Y{_MOMENT}")
        return Backup(path, at, Occasion(found["occasion"] or ""))
    except ValueError:
        return None


def only_to_look_at(backup: Backup) -> str:
    """Why a backup that somebody opens cannot be changed."""
    message = _(
        "เปิดดูอย่างเดียว: นี่คือสำเนาสำรองของ {moment} หากจะใช้งานต่อ ให้เปิดแฟ้มเดิมแล้วเลือก "
        "“กู้คืนจากสำเนาสำรอง” หรือคัดลอกแฟ้มนี้ไปไว้ที่อื่นและตั้งชื่อใหม่"
    )
    return message.format(moment=spoken_moment(backup.at))


def list_backups(*folders: Path) -> tuple[Backup, ...]:
    """The latest first; a folder that is not there, or cannot be read now, has none."""
    found = (read_name(path) for folder in folders for path in _files(folder))
    return tuple(sorted((each for each in found if each), key=lambda each: each.at, reverse=True))


def all_folders(path: Path, second_place: Path | None = None) -> tuple[Path, ...]:
    """Where backups of the file may lie, those of other PCs among them."""
    if second_place is None:
        return (folder_beside(path),)
    shared = second_place / _folder_name(path)
    return (folder_beside(path), *_folders(shared))


def latest_regular(backups: Iterable[Backup]) -> Backup | None:
    regular = (each for each in backups if each.occasion is Occasion.REGULAR)
    return max(regular, key=lambda each: each.at, default=None)


def _folder_name(path: Path) -> str:
    return f"{_short_stem(path)} สำรอง"


def _short_stem(path: Path) -> str:
    """A name on the disk has room for some 80 Thai letters, and the moment takes its part."""
    if len(path.stem) <= _LONGEST_STEM:
        return path.stem
    return f"{path.stem[:_LONGEST_STEM]} {_digest(path.stem)}"


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:6]


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
