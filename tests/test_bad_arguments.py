"""Whatever is typed after the program's name is done, or refused in a sentence; no file is written over by mistake."""

import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from ita_desktop.commands import run
from ita_desktop.commands.deeds import DONE, REFUSED, WRONG_USE

NEW = ["--office", "สำนักงานเขตใหม่", "--year", "2566", "--edition", "nacc-2566"]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "เขต.ita", *NEW]) == DONE
    (tmp_path / "รายการ.csv").write_text("รหัส,ชื่อ\nO1,โครงสร้าง\n", encoding="utf-8")
    capsys.readouterr()
    return tmp_path / "เขต.ita"


@pytest.mark.parametrize(
    "words",
    [
        ["new", "เขต.ita", *NEW],
        ["sample", "เขต.ita"],
        ["new", "", *NEW],
        ["new", "ไม่มี/เขต.ita", *NEW],
        ["new", f"{'ก' * 300}.ita", *NEW],
        ["new", "ข.ita", "--office", " \u202e\u200b", "--year", "2566", "--edition", "nacc-2566"],
        [
            "new",
            "ข.ita",
            "--office",
            "ก",
            "--year",
            "2566",
            "--edition",
            "../../resources/editions/nacc-2566",
        ],
        ["scores", "."],
        ["scores", "ไม่มี.ita"],
        ["scores", "รายการ.csv"],
        ["import", "เขต.ita", "เขต.ita"],
        ["import", "เขต.ita", "."],
        ["import", "เขต.ita", "รายการ.csv"],
        ["import-edition", "เขต.ita", "เขต.ita", "--code", "own", "--year", "2567"],
        ["import-edition", "เขต.ita", "รายการ.csv", "--code", "../own", "--year", "2567"],
        ["documents", "เขต.ita", "--out", "รายการ.csv"],
        ["check", "เขต.ita", "--only", "ไม่มี"],
        ["check", "เขต.ita", "--mend", "'; DROP TABLE office; --"],
        ["template", "ไม่มี/สมุดงาน.xlsx", "--file", "เขต.ita"],
        ["undo", "รายการ.csv"],
    ],
    ids=" ".join,
)
def test_a_command_that_cannot_be_done_says_so_in_thai_and_changes_nothing(
    office: Path, words: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sha256(office.read_bytes()).digest()
    assert run(words) == REFUSED
    said = capsys.readouterr().err
    assert any("ก" <= letter <= "๛" for letter in said)
    assert "Traceback" not in said
    assert "ผิดพลาด" not in said
    assert sha256(office.read_bytes()).digest() == before
    assert {path.name for path in office.parent.iterdir()} == {"เขต.ita", "รายการ.csv"}


@pytest.mark.parametrize(
    "words",
    [
        ["template", "เขต.ita", "--file", "เขต.ita"],
        ["template", "รายการ.csv", "--file", "เขต.ita"],
        ["new", "ข.ita", "--office", "ก", "--year", "-1", "--edition", "nacc-2566"],
        ["new", "ข.ita", "--office", "ก", "--year", "9" * 5000, "--edition", "nacc-2566"],
        ["scores", "เขต.ita", "--year", "²⁵⁶⁶"],
        ["documents", "เขต.ita", "--out", "เอกสาร", "--only", ""],
        ["documents", "เขต.ita", "--out", "เอกสาร", "--digits", "roman"],
        ["--lang", "../../th", "scores", "เขต.ita"],
        ["ลบ", "เขต.ita"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_wrong_use_is_explained_and_no_file_is_written_over(
    office: Path, words: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sha256(office.read_bytes()).digest()
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == WRONG_USE
    assert "ใช้คำสั่งไม่ถูกต้อง" in capsys.readouterr().err
    assert sha256(office.read_bytes()).digest() == before


def test_the_signs_of_a_terminal_are_not_passed_on(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "สำนักงานเขต\x1b[2Jใหม่\x07\u202e"
    assert run(["new", "ข.ita", "--office", name, "--year", "2566", "--edition", "nacc-2566"]) == DONE
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"LANG": "xx_YY.BROKEN", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {
            "HOME": "/nonexistent",
            "XDG_CONFIG_HOME": "/dev/null",
            "TMPDIR": "/nonexistent",
            "USER": "",
            "LOGNAME": "",
        },
    ],
    ids=["empty", "broken language", "no home"],
)
def test_the_program_does_its_work_in_a_broken_environment(office: Path, environment: dict[str, str]) -> None:
    needed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
    command = [sys.executable, "-m", "ita_desktop", "import-edition", "เขต.ita", "รายการ.csv"]
    done = subprocess.run(
        [*command, "--code", "own-2567", "--year", "2567"],
        cwd=office.parent,
        env={**needed, **environment},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (DONE, "")
    assert "own-2567" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes pipes otherwise")
def test_who_has_read_enough_is_told_nothing_more() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "ita_desktop", "check", "--list"], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    assert done.returncode == REFUSED
    assert done.stderr == b""
