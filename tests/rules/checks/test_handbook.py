"""The chapter on the checks is made from their table, in the language in use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.rules.checks.handbook import chapter_on_checks
from ita_desktop.rules.checks.table import CHECKS, checks_by_subject
from ita_desktop.translation import speaking

CHAPTER = Path(__file__).parents[3] / "docs" / "checks.md"


@pytest.fixture
def speaking_english() -> Iterator[None]:
    with speaking("en"):
        yield


def test_the_chapter_is_up_to_date() -> None:
    assert CHAPTER.read_text(encoding="utf-8") == chapter_on_checks(), (
        "refresh it with: python dev.py handbook"
    )


def test_every_check_has_its_line_under_one_subject() -> None:
    listed = [check for checks in checks_by_subject().values() for check in checks]
    assert listed == list(CHECKS)
    lines = chapter_on_checks().splitlines()
    for check in CHECKS:
        (line,) = (line for line in lines if line.startswith(f"| `{check.name}` |"))
        assert check.words in line


@pytest.mark.usefixtures("speaking_english")
def test_in_english_the_same_checks_are_listed() -> None:
    names = [line.split("`")[1] for line in chapter_on_checks().splitlines() if line.startswith("| `")]
    assert names == [check.name for check in CHECKS]
