"""How long a backup and a restore of a large file take, beside a plain copy of it that is as safe on the disk."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figures import Aim, Figure
from measuring import Options, best_seconds

from ita_desktop.actions.sample import fill_sample
from ita_desktop.files import flush_to_disk
from ita_desktop.storage.backup_contents import look_into
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.restoring import restore
from ita_desktop.storage.workspace import Workspace

SIZE_MB, QUICK_SIZE_MB = 50, 1
AGAINST_COPY = Aim("<=", 5)

COPY, BACKUP, LOOK, RESTORE = (
    "plain copy",
    "backup",
    "look into a backup",
    "restore, keeping what it replaces",
)

_MORE_HISTORY = """
INSERT INTO changed_record (change_id, table_name, record_id, before, after, version)
SELECT change_id, table_name, record_id, before, after, version FROM changed_record LIMIT 20000
"""


def make_large(path: Path, size_mb: float) -> None:
    """The sample, with its history again and again: that is what grows in the file of an office."""
    Workspace.create(path, "made", fill_sample).close()
    with closing(sqlite3.connect(path)) as connection:
        while path.stat().st_size < size_mb * 1_000_000:
            connection.execute(_MORE_HISTORY)
            connection.commit()


def copy(path: Path) -> None:
    target = path.with_name("copy.ita")
    shutil.copyfile(path, target)
    flush_to_disk(target)
    flush_to_disk(target.parent)


def look(path: Path) -> None:
    if look_into(path).damage:
        raise ValueError("a sound backup counts as damaged")


def back_up(path: Path) -> None:
    make_backup(path).path.unlink()


def bring_back(path: Path, backup: Path) -> None:
    if kept := restore(path, backup):
        kept.path.unlink()


def measure(options: Options) -> list[Figure]:
    """By the clock on the wall, as half of a copy is waiting for the disk."""
    size_mb = QUICK_SIZE_MB if options.is_quick else SIZE_MB
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.ita"
        make_large(path, size_mb)
        backup = make_backup(path).path
        works = {
            COPY: partial(copy, path),
            BACKUP: partial(back_up, path),
            LOOK: partial(look, backup),
            RESTORE: partial(bring_back, path, backup),
        }
        seconds = best_seconds(works, options.rounds, time.perf_counter)
    return list(_figures(seconds, f"{size_mb} MB"))


def _figures(seconds: dict[str, float], size: str) -> Iterator[Figure]:
    floor = Figure(f"{COPY}, {size}", seconds.pop(COPY), "s")
    yield floor
    for name, value in seconds.items():
        yield Figure(f"{name}, {size}", value, "s", None if name == LOOK else AGAINST_COPY, floor)
