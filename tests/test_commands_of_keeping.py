"""Backing up and restoring from a command line."""

import json
from pathlib import Path

import pytest

from ita_desktop.commands import run
from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.commands.opening import PASSWORD_VARIABLE
from ita_desktop.storage.backups import Occasion, folder_beside, list_backups
from ita_desktop.storage.passwords import is_locked
from ita_desktop.storage.workspace import Workspace
from tests.storage.offices import district, rename_district

PASSWORD = "ดอกคูน หน้าเขต"


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "เขตสมมติ.ita"
    path.write_bytes(sample_content)
    return path


def test_a_backup_is_made_beside_the_file_and_in_the_second_place(file: Path, tmp_path: Path) -> None:
    place = tmp_path / "แฟลชไดรฟ์"
    place.mkdir()
    assert run(["backup", str(file), "--to", str(place)]) == DONE
    (beside,) = list_backups(folder_beside(file))
    (away,) = place.rglob("*.ita")
    assert away.read_bytes() == beside.path.read_bytes()


def test_a_place_that_is_not_there_is_told_and_the_first_backup_stays(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["backup", str(file), "--to", str(tmp_path / "ไม่มี")]) == REFUSED
    assert "ไม่พบที่เก็บสำเนาที่สอง" in capsys.readouterr().err
    assert len(list_backups(folder_beside(file))) == 1


def test_the_list_says_what_each_holds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["backup", str(file)])
    rename_district(file, "ใหม่")
    run(["backup", str(file)])
    capsys.readouterr()
    assert run(["backups", str(file), "--json"]) == DONE
    latest, first = json.loads(capsys.readouterr().out)["backups"]
    assert latest["last_change"]["words"] == "แก้ชื่อเขต ใหม่"
    assert first["last_change"]["words"] != "แก้ชื่อเขต ใหม่"
    assert latest["counts"]["measure"] > 0
    assert latest["damage"] == ""
    assert run(["backups", str(file)]) == DONE
    assert "แก้ชื่อเขต ใหม่" in capsys.readouterr().out


def test_a_damaged_backup_is_listed_as_such_and_not_restored(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["backup", str(file)])
    (backup,) = list_backups(folder_beside(file))
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    assert run(["backups", str(file)]) == DONE
    assert "แฟ้มเสียหาย" in capsys.readouterr().out
    before = file.read_bytes()
    assert run(["restore", str(file), str(backup.path), "--yes"]) == REFUSED
    assert "แฟ้มยังเป็นเหมือนเดิม" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_nothing_is_restored_before_somebody_agrees(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["backup", str(file)])
    rename_district(file, "ใหม่")
    (backup,) = list_backups(folder_beside(file))
    assert run(["restore", str(file), str(backup.path)]) == REFUSED
    told = capsys.readouterr()
    assert "การแก้ไขที่จะหายไป 1 ครั้ง" in told.out
    assert "แก้ชื่อเขต ใหม่" in told.out
    assert "--yes" in told.err
    assert district(file) == "ใหม่"


def test_restoring_keeps_what_it_replaces(file: Path) -> None:
    before = district(file)
    run(["backup", str(file)])
    (backup,) = list_backups(folder_beside(file))
    rename_district(file, "ใหม่")
    assert run(["restore", str(file), str(backup.path), "--yes"]) == DONE
    assert district(file) == before
    (kept,) = [each for each in list_backups(folder_beside(file)) if each.occasion is Occasion.RESTORE]
    assert run(["restore", str(file), str(kept.path), "--yes"]) == DONE
    assert district(file) == "ใหม่"


def test_a_file_that_is_gone_comes_back(file: Path) -> None:
    before = district(file)
    run(["backup", str(file)])
    (backup,) = list_backups(folder_beside(file))
    file.unlink()
    assert run(["restore", str(file), str(backup.path), "--yes"]) == DONE
    assert district(file) == before


@pytest.fixture
def locked(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its password stands where a command looks for it."""
    workspace = Workspace.open(file)
    workspace.set_password(PASSWORD)
    workspace.close()
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)
    return file


def test_a_locked_file_is_backed_up_listed_and_restored(
    locked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["backup", str(locked)]) == DONE
    (backup,) = list_backups(folder_beside(locked))
    assert is_locked(backup.path)
    assert run(["backups", str(locked), "--json"]) == DONE
    (listed,) = json.loads(capsys.readouterr().out.partition("\n")[2])["backups"]
    assert (listed["damage"], listed["counts"]["measure"] > 0) == ("", True)
    assert run(["restore", str(locked), str(backup.path), "--yes"]) == DONE


@pytest.mark.parametrize("what_is_left", [None, b""])
def test_where_a_locked_file_is_lost_its_backup_asks_for_the_password(
    locked: Path, what_is_left: bytes | None
) -> None:
    run(["backup", str(locked)])
    (backup,) = list_backups(folder_beside(locked))
    locked.unlink()
    if what_is_left is not None:
        locked.write_bytes(what_is_left)
    assert run(["restore", str(locked), str(backup.path), "--yes"]) == DONE
    assert locked.read_bytes() == backup.path.read_bytes()


def test_without_the_password_a_locked_file_is_not_backed_up(
    locked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(PASSWORD_VARIABLE)
    assert run(["backup", str(locked)]) == REFUSED
    assert PASSWORD_VARIABLE in capsys.readouterr().err
    assert not folder_beside(locked).exists()
