"""Puts a file in its place only when it is whole."""

import errno
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def written_beside(target: Path, *, lasting: bool = True) -> Generator[Path]:
    """Where to write what shall take the place of `target`; a failure leaves `target` as it was.

    A `lasting` file would outlive a power cut; what is soon written again need not. Raises OSError that names `target`,
    not the file beside it.
    """
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(target.parent))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    beside = target.with_name(f"{target.name}.part")
    try:
        yield beside
        if lasting:
            flush_to_disk(beside)
        beside.replace(target)
    except OSError as error:
        # A full disk names no file at all.
        if error.errno is not None and error.filename in (None, str(beside)):
            error.filename = str(target)
        raise
    finally:
        beside.unlink(missing_ok=True)


def followed(path: Path) -> Path:
    """Where a link leads: what lies beside a file lies beside the file itself, by whatever name it is called."""
    return path.resolve() if path.is_symlink() and path.exists() else path


def flush_to_disk(path: Path) -> None:
    """Waits until a file, or what a folder lists, would outlive a power cut; Windows looks after folders itself."""
    if not path.is_dir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    elif sys.platform != "win32":
        # Not every network drive knows how.
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
