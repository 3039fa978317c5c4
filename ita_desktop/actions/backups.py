"""What a backup holds beside the file of now, and what restoring it would take away and bring back."""

from dataclasses import dataclass
from pathlib import Path

from ita_desktop.actions.field_words import table_words
from ita_desktop.storage.backup_contents import (
    Contents,
    HistoryEntry,
    count_records,
    key_for,
    look_into,
    read_history,
)
from ita_desktop.storage.backups import Backup, Occasion
from ita_desktop.storage.passwords import FileKey
from ita_desktop.translation import translate as _

KINDS = (
    "fiscal_year",
    "unit",
    "person",
    "body",
    "member",
    "result",
    "responsibility",
    "answer_count",
    "measure",
    "follow_up",
    "meeting",
    "paper",
)
"""What is counted, in the order of the places."""


@dataclass(frozen=True)
class KindCount:
    """How many records of one kind the backup holds, and how many the file holds now."""

    kind: str
    held: int
    now: int

    @property
    def words(self) -> str:
        return table_words(self.kind)


@dataclass(frozen=True)
class Comparison:
    """`lost` are changes of the file that the backup does not know, `regained` the other way round; latest first."""

    contents: Contents
    counts: tuple[KindCount, ...] = ()
    lost: tuple[HistoryEntry, ...] = ()
    regained: tuple[HistoryEntry, ...] = ()


def compare_with_file(backup: Path, file: Path, key: FileKey | None = None) -> Comparison:
    """Of a damaged backup nothing but the damage is told; of a file that cannot be read, nothing is lost."""
    contents = look_into(backup, key)
    if contents.damage:
        return Comparison(contents)
    is_there = file.is_file()
    now = count_records(file, key) if is_there else {}
    held_history = read_history(backup, key_for(backup, key))
    history = read_history(file, key) if is_there else []
    return Comparison(
        contents,
        tuple(KindCount(kind, contents.counts.get(kind, 0), now.get(kind, 0)) for kind in KINDS),
        _beyond(history, held_history),
        _beyond(held_history, history),
    )


def occasion_in_words(backup: Backup) -> str:
    return {
        Occasion.REGULAR: _("ตามรอบ"),
        Occasion.UPGRADE: _("ก่อนปรับรุ่นโปรแกรม"),
        Occasion.RESTORE: _("ก่อนกู้คืน"),
    }[backup.occasion]


def size_in_words(size_bytes: int) -> str:
    if size_bytes < 1_000_000:
        return _("{size} KB").format(size=f"{size_bytes / 1000:.0f}")
    return _("{size} MB").format(size=f"{size_bytes / 1_000_000:.1f}")


def _beyond(history: list[HistoryEntry], other: list[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    known = {(entry.number, entry.at, entry.words) for entry in other}
    return tuple(entry for entry in history if (entry.number, entry.at, entry.words) not in known)
