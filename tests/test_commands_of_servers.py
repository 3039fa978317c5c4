"""The commands for more than one file say what they did, and refuse in words."""

import json
from pathlib import Path

import pytest

from ita_desktop.commands import run
from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.commands.opening import PASSWORD_VARIABLE
from ita_desktop.storage.servers import connected, split_place
from ita_desktop.storage.workspace import Workspace
from tests.storage.offices import content, make_office

NAME = "สำนักงานเขตแรก"


@pytest.fixture
def office(sample_content: bytes, tmp_path: Path) -> Path:
    return make_office(tmp_path / "แรก.ita", sample_content, NAME, "1")


def test_files_are_collected_and_shown_side_by_side(
    office: Path, sample_workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "รวม.ita")
    assert run(["collect", place, str(office), str(sample_workspace.path)]) == DONE
    out = capsys.readouterr().out
    assert f"เพิ่ม{NAME}" in out
    assert "89.52" in out
    assert run(["collect", place, str(office), "--json"]) == DONE
    said = json.loads(capsys.readouterr().out)
    assert [file["outcome"] for file in said["files"]] == ["unchanged"]
    assert [row["office"] for row in said["offices"]] == ["สำนักงานเขตสมมติ", NAME]
    assert run(["offices", place, "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["offices"] == said["offices"]


def test_one_unsound_file_is_told_and_the_others_are_taken_in(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsound = tmp_path / "เสีย.ita"
    unsound.write_bytes(b"x" * 5000)
    assert run(["collect", str(tmp_path / "รวม.ita"), str(unsound), str(office)]) == REFUSED
    told = capsys.readouterr()
    assert "เสีย.ita: ไม่ได้นำเข้า" in told.err
    assert f"เพิ่ม{NAME}" in told.out


def test_a_locked_file_is_collected_by_its_password_and_the_collection_told_to_have_none(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.open(office)
    workspace.set_password("ดอกคูน หน้าเขต")
    workspace.close()
    place = str(tmp_path / "รวม.ita")
    assert run(["collect", place, str(office)]) == REFUSED
    told = capsys.readouterr().err
    assert "มีรหัสผ่าน" in told
    assert PASSWORD_VARIABLE in told
    assert "แฟ้มรวมไม่มีรหัสผ่าน" not in told
    monkeypatch.setenv(PASSWORD_VARIABLE, "ดอกคูน หน้าเขต")
    assert run(["collect", place, str(office)]) == DONE
    told = capsys.readouterr()
    assert f"เพิ่ม{NAME}" in told.out
    assert "แฟ้มรวมไม่มีรหัสผ่าน" in told.err


def test_an_office_of_a_collection_answers_the_commands_of_a_file(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "รวม.ita"
    run(["collect", str(place), str(office)])
    capsys.readouterr()
    assert run(["scores", f"{place}#{NAME}", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["total"]["published"] == "89.52"
    assert run(["scores", f"{place}#ไม่มี"]) == REFUSED
    assert NAME in capsys.readouterr().err


def test_an_office_moves_to_a_server_is_worked_in_and_comes_back(
    database: str, office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["copy", str(office), database]) == DONE
    assert run(["copy", str(office), database]) == REFUSED
    assert "collect" in capsys.readouterr().err
    address = f"{database}#{NAME}"
    book = tmp_path / "ปี.xlsx"
    assert run(["template", str(book), "--file", address]) == DONE
    assert run(["import", address, str(book)]) == DONE
    assert run(["check", address, "--json"]) == DONE
    assert run(["documents", address, "--out", str(tmp_path / "เอกสาร"), "--issue", "order"]) == DONE
    assert run(["undo", address]) == DONE
    back = tmp_path / "กลับมา.ita"
    assert run(["copy", address, str(back)]) == DONE
    assert content(back)["measure"] == content(office)["measure"]
    assert len(content(back)["change"]) > len(content(office)["change"])


def test_a_right_is_granted_to_an_account_that_is_there(
    database: str, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["copy", str(office), database])
    grant = ["server-grant", database, "officer 7", "--role", "write", "--office", NAME]
    assert run(grant) == REFUSED
    assert "officer 7" in capsys.readouterr().err
    url, _office = split_place(database)
    with connected(url) as connection, connection.begin():
        connection.exec_driver_sql('CREATE ROLE "officer 7" LOGIN')
    assert run(grant) == DONE
    assert NAME in capsys.readouterr().out
    as_officer = url.set(username="officer 7").render_as_string(hide_password=False)
    assert run(["scores", as_officer]) == DONE


def test_a_database_is_prepared_once_and_again(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    url, _office = split_place(server)
    with connected(url) as connection:
        raw = connection.execution_options(isolation_level="AUTOCOMMIT")
        raw.exec_driver_sql("CREATE DATABASE fresh")
    address = url.set(database="fresh").render_as_string(hide_password=False)
    assert run(["offices", address]) == REFUSED
    assert "server-prepare" in capsys.readouterr().err
    for _time in range(2):
        assert run(["server-prepare", address]) == DONE
    assert run(["offices", address, "--json"]) == DONE


@pytest.mark.parametrize("command", ["scores", "undo"])
def test_a_server_out_of_reach_is_told_in_words(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "postgresql+psycopg://user:secret@127.0.0.1:1/ita#ก"]) == REFUSED
    told = capsys.readouterr().err
    assert "ติดต่อฐานข้อมูล" in told
    assert "secret" not in told


@pytest.mark.parametrize("help_of", ["collect", "copy", "offices", "server-grant", "server-prepare"])
def test_each_command_explains_itself(help_of: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run([help_of, "--help"])
    assert ended.value.code == 0
    assert help_of in capsys.readouterr().out
