"""The benchmarks run and say what they promise; how fast anything is depends on the machine and is not tested."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.mark.parametrize(
    ("script", "size", "ratio"),
    [
        ("word.py", ("--rows", "2", "3"), ("write, 3 rows", "floor, 3 rows", None)),
        (
            "window.py",
            ("--entries", "100", "--measures", "20", "--rows", "3"),
            ("our window, first paint", "bare window", "<= 1.5"),
        ),
        ("pages.py", ("--rows", "3"), ("compose and lay out after a keystroke, 3 rows", None, "<= 0.15")),
        ("workbook.py", ("--rows", "3"), ("import, 3 rows as Excel saves them", "openpyxl", "<= 2")),
        (
            "checks.py",
            ("--books", "1", "2"),
            ("compose and check, each of 2 years", "each of 1", "<= 1.1"),
        ),
        (
            "collecting.py",
            ("--offices", "2", "--years", "4"),
            ("collect again, nothing changed", "collect 2 offices of 4 years", "<= 0.33"),
        ),
        ("backup.py", ("--size-mb", "1"), ("backup, 1 MB", "plain copy", "<= 5")),
    ],
)
def test_a_benchmark_prints_its_figures_as_one_object(
    script: str, size: tuple[str, ...], ratio: tuple[str, str, str | None]
) -> None:
    command = [sys.executable, str(BENCHMARKS / script), "--json", "--rounds", "1", *size]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout

    said = json.loads(printed)
    assert set(said) == {"figures"}
    figures = said["figures"]
    assert all(list(figure) == ["name", "value", "unit", "ratio_to", "aim"] for figure in figures)
    assert all(figure["value"] is None or figure["value"] > 0 for figure in figures)
    assert ratio in [(figure["name"], figure["ratio_to"], figure["aim"]) for figure in figures]
    assert all((figure["unit"] == "x") is (figure["ratio_to"] is not None) for figure in figures)
