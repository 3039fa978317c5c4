"""The benchmarks run and say what they promise; how fast anything is depends on the machine and is not tested."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


def run(*options: str) -> str:
    command = [sys.executable, str(BENCHMARKS), "--quick", "--rounds", "1", *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


@pytest.mark.parametrize(
    ("benchmark", "ratio"),
    [
        ("word", ("write, 3 rows", "floor, 3 rows", None)),
        ("window", ("our window, painted, clock", "a bare window, painted, clock", "<= 1.5")),
        ("pages", ("compose and lay out after a keystroke, 3 rows", None, "<= 0.15")),
        (
            "workbook",
            ("import, 3 rows as Excel saves them", "openpyxl, 3 rows as Excel saves them", "<= 2"),
        ),
        ("checks", ("compose and check, each of 2 years", "compose and check, each of 1 years", "<= 1.1")),
        ("collecting", ("collect again, nothing changed", "collect 2 offices of 4 years", "<= 0.33")),
        ("backup", ("backup, 1 MB", "plain copy, 1 MB", "<= 5")),
    ],
)
def test_a_benchmark_tells_its_figures_as_one_object(
    benchmark: str, ratio: tuple[str, str | None, str | None]
) -> None:
    said = json.loads(run("--json", "--only", benchmark))
    assert set(said) == {"figures"}
    figures = said["figures"]
    assert all(list(figure) == ["name", "value", "unit", "ratio_to", "aim"] for figure in figures)
    assert all(figure["value"] is None or figure["value"] > 0 for figure in figures)
    assert ratio in [(figure["name"], figure["ratio_to"], figure["aim"]) for figure in figures]
    assert all((figure["unit"] == "x") is (figure["ratio_to"] is not None) for figure in figures)


def test_all_figures_stand_in_one_table_under_what_the_machine_is() -> None:
    machine, _gap, head, *rows = run("--only", "pages,backup").splitlines()
    assert machine.endswith(f"Python {sys.version.split()[0]}")
    assert head.split() == ["figure", "value", "beside", "ratio", "aim"]
    assert [row.split()[0] for row in rows if not row.startswith(" ")] == ["pages", "backup"]
    backup = next(row for row in rows if row.lstrip().startswith("backup, 1 MB"))
    assert "plain copy, 1 MB" in backup
    assert backup.endswith(("met", "MISSED"))
