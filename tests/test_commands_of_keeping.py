"""Backing up and restoring from a command line."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from ita_desktop.commands import run
from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.model.office import Office
from ita_desktop.storage.backups import Occasion, folder_beside, list_backups
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "เขตสมมติ.ita"
    path.write_bytes(sample_content)
    return path


def rename_district(file: Path, name: str) -> None:
    workspace = Workspace.open(file)
    with workspace.changing("แก้ชื่อเขต") as session:
        session.scalars(select(Office)).one().district = name
    workspace.close()


def district(file: Path) -> str:
    workspace = Workspace.open(file)
    with workspace.reading() as session:
        name = session.scalars(select(Office)).one().district
    workspace.close()
    return name


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
    assert latest["last_change"]["words"] == "แก้ชื่อเขต"
    assert first["last_change"]["words"] != "แก้ชื่อเขต"
    assert latest["counts"]["measure"] > 0
    assert latest["damage"] == ""
    assert run(["backups", str(file)]) == DONE
    assert "แก้ชื่อเขต" in capsys.readouterr().out


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
    assert "แก้ชื่อเขต" in told.out
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
