"""A file is looked over from the command line, and what stands against changing it is told there too."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from ita_desktop.commands import run
from ita_desktop.storage.holder import Holder, note_of
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.translation import SOURCE_LANGUAGE, use_language

ELSEWHERE = Holder("somchai", "PC-7", 4711, "2023-03-14T09:30:00+07:00", "abc", 5)


@pytest.fixture(autouse=True)
def thai_again() -> Iterator[None]:
    yield
    use_language(SOURCE_LANGUAGE)


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "สมมติ.ita"
    path.write_bytes(sample_content)
    return path


def spoil_last_page(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-4096:] = random.Random(1).randbytes(4096)
    file.write_bytes(content)


def test_a_sound_file_is_told_to_be_sound(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(file)]) == 0
    assert "สมบูรณ์" in capsys.readouterr().out
    assert run(["verify", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"sound": True, "problems": []}


def test_each_problem_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE measure SET state = 'x' WHERE id = 1")
        connection.execute("UPDATE member SET body_id = 9999 WHERE id = 1")
    before = file.read_bytes()
    assert run(["verify", str(file)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"nothing of ours" * 500])
def test_what_is_no_file_is_told_in_words(
    file: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert run(["verify", str(file)]) == 1
    assert str(file) in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path / "x.ita")]) == 1
    assert "ไม่พบแฟ้ม" in capsys.readouterr().err


def test_a_damaged_file_is_read_as_far_as_it_goes_and_never_changed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil_last_page(file)
    before = file.read_bytes()
    assert run(["scores", str(file)]) == 0
    assert "เสียหายบางส่วน" in capsys.readouterr().err
    assert run(["undo", str(file)]) == 1
    assert file.read_bytes() == before


def test_a_file_of_a_newer_program_is_read_and_not_changed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert run(["scores", str(file)]) == 0
    assert "รุ่นใหม่กว่า" in capsys.readouterr().err


def test_a_file_that_is_open_elsewhere_is_read_but_nothing_is_written(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note_of(file).write_text(json.dumps(asdict(ELSEWHERE)), encoding="utf-8")
    assert run(["scores", str(file)]) == 0
    papers = tmp_path / "papers"
    assert run(["documents", str(file), "--out", str(papers)]) == 1
    assert "somchai" in capsys.readouterr().err
    assert list(papers.iterdir()) == []
