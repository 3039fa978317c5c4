"""Finds the folders that travel with the program, in a checkout, a wheel and a frozen program alike."""

from functools import cache
from pathlib import Path

_package = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """The folder `ui`, `resources`, `i18n` or `docs`: inside the package when installed, else beside it."""
    inside = _package / name
    return inside if inside.is_dir() else _package.parent / name
