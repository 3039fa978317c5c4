"""Puts a file in its place only when it is whole."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_beside(target: Path) -> Generator[Path]:
    """Where to write what shall take the place of `target`; a failure leaves `target` as it was."""
    beside = target.with_name(f"{target.name}.part")
    try:
        yield beside
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
