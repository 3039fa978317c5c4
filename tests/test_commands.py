"""Every command does its deed or says why not: exit 0, 1 or 2, never a traceback."""

import getpass
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ita_desktop import translation
from ita_desktop.commands import run
from ita_desktop.commands.deeds import DONE, REFUSED, WRONG_USE
from ita_desktop.commands.opening import PASSWORD_VARIABLE
from ita_desktop.model.year import MEMOS, PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

OFFICE = "สำนักงานเขตสมมติ"


@pytest.fixture(autouse=True)
def thai_again() -> Any:
    yield
    translation.use_language("th")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "สมมติ.ita"
    assert run(["sample", str(path)]) == DONE
    return path


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    path = tmp_path / "ใหม่.ita"
    arguments = ["new", str(path), "--office", OFFICE, "--year", "2566", "--edition", "bma-2566"]
    assert run([*arguments, "--results-edition", "bma-2565"]) == DONE
    return path


def copy_of(sample: Path, folder: Path) -> Path:
    copy = folder / sample.name
    copy.write_bytes(sample.read_bytes())
    return copy


def test_the_program_starts_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "ita_desktop", "editions"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert "bma-2566@november" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_the_workbook_of_an_earlier_year_goes_back_into_that_year(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, book = copy_of(sample, tmp_path), tmp_path / "2565.xlsx"
    assert run(["template", str(book), "--file", str(file), "--year", "2565"]) == DONE
    assert run(["import", str(file), str(book), "--year", "2565"]) == DONE
    assert "เพิ่ม 0 แก้ 0 ย้าย 0 ลบ 0" in capsys.readouterr().out
    assert run(["import", str(file), str(book)]) == REFUSED
    assert "เป็นของปีงบประมาณ 2565 แต่กำลังนำเข้าปี 2566" in capsys.readouterr().err


def test_the_shipped_editions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["editions", "--json"]) == DONE
    editions = {edition["code"]: edition for edition in json.loads(capsys.readouterr().out)["editions"]}
    assert set(editions) >= {"bma-2565", "bma-2566", "nacc-2566", "nacc-2567", "nacc-2568", "nacc-2569"}
    assert editions["bma-2566"]["confirmed"] is True
    assert editions["nacc-2569"]["confirmed"] is False


def test_a_new_file_goes_out_as_a_workbook_and_comes_back_unchanged(
    new_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "ปี.xlsx"
    assert run(["template", str(book), "--file", str(new_file)]) == DONE
    capsys.readouterr()
    assert run(["import", str(new_file), str(book), "--json"]) == DONE
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["added"], outcome["changed"], outcome["removed"]) == (0, 0, 0)


def test_the_sample_goes_out_as_a_workbook_and_comes_back_unchanged(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    book = tmp_path / "ปี.xlsx"
    assert run(["template", str(book), "--file", str(file)]) == DONE
    capsys.readouterr()
    assert run(["import", str(file), str(book), "--json"]) == DONE
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["changes"] == []
    assert outcome["imported"] is True


def test_a_dry_run_lists_the_change_and_makes_none(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    book = tmp_path / "ปี.xlsx"
    run(["template", str(book), "--file", str(file)])
    workbook = load_workbook(book)
    sheet = workbook["ผลคะแนน"]
    heading = next(cell.column for cell in sheet[1] if cell.value == "คะแนน")
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "I1")
    sheet.cell(row, heading, 12.34)
    workbook.save(book)
    before = file.read_bytes()
    capsys.readouterr()
    assert run(["import", str(file), str(book), "--dry-run"]) == DONE
    assert "12.34" in capsys.readouterr().out
    assert file.read_bytes() == before
    assert run(["import", str(file), str(book)]) == DONE
    run(["scores", str(file), "--json", "--year", "2565"])
    out = capsys.readouterr().out
    nodes = {node["code"]: node for node in json.loads(out[out.index("{\n") :])["nodes"]}
    assert nodes["I1"]["published"] == "12.34"


def test_a_workbook_with_a_problem_changes_nothing_and_names_the_cell(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    book = tmp_path / "ปี.xlsx"
    run(["template", str(book), "--file", str(file)])
    workbook = load_workbook(book)
    sheet = workbook["ผลคะแนน"]
    heading = next(cell for cell in sheet[1] if cell.value == "คะแนน")
    sheet.cell(2, heading.column, "เก้าสิบ")
    workbook.save(book)
    before = file.read_bytes()
    capsys.readouterr()
    assert run(["import", str(file), str(book), "--json"]) == REFUSED
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["sheet"], problem["cell"]) == ("ผลคะแนน", f"{heading.column_letter}2")
    assert problem["found"] == "เก้าสิบ"
    assert file.read_bytes() == before


def test_the_scores_of_the_sample_follow_from_their_parts(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["scores", str(sample), "--json"]) == DONE
    report = json.loads(capsys.readouterr().out)
    assert (report["year"], report["edition"]) == (2565, "bma-2565")
    assert {node["difference"] for node in report["nodes"]} == {"0.00"}
    assert report["total"]["published"] == report["total"]["recomputed"]
    assert report["level"]["published"][0] == report["level"]["recomputed"]
    assert set(report["weak_points"]["lowest"]) == {"IIT", "EIT"}
    assert report["weak_points"]["below"]


def test_the_scores_are_told_in_words_too(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scores", str(sample), "--year", "2565"]) == DONE
    out = capsys.readouterr().out
    assert "คำนวณซ้ำ" in out
    assert "IIT" in out


def test_all_papers_of_the_sample_are_written(sample: Path, tmp_path: Path) -> None:
    assert run(["documents", str(sample), "--out", str(tmp_path / "เอกสาร")]) == DONE
    names = {path.name for path in (tmp_path / "เอกสาร").iterdir()}
    assert names >= {"memo-proposal.docx", "memo-invitation-1.docx", "memo-invitation-2.docx"}
    assert names >= {"memo-submission.docx", "order.docx", "matrix.docx", "measures.docx"}


def test_of_memos_those_in_the_register_are_issued(sample: Path, tmp_path: Path) -> None:
    """The second meeting of the sample has not been called yet."""
    file = copy_of(sample, tmp_path)
    folders = (tmp_path / "a", tmp_path / "b")
    arguments = ["documents", str(file), "--only", "memo", "--issue", "memo", "--out"]
    for folder in folders:
        assert run([*arguments, str(folder)]) == DONE
    with Workspace.open(file).reading() as session:
        issued = {paper.kind for paper in load_book(session).year.papers if paper.is_issued}
    assert issued == set(MEMOS)
    first, second = (folders[0] / f"memo-invitation-{number}.docx" for number in (1, 2))
    assert first.read_bytes() == (folders[1] / first.name).read_bytes()
    assert second.exists()


def test_an_issued_paper_of_each_meeting_stays_its_own(sample: Path, tmp_path: Path) -> None:
    file = copy_of(sample, tmp_path)
    arguments = ["documents", str(file), "--only", "agenda", "--issue", "agenda", "--out"]
    assert run([*arguments, str(tmp_path / "a")]) == DONE
    assert run([*arguments, str(tmp_path / "b")]) == DONE
    first, second = ((tmp_path / "a" / f"agenda-{number}.docx").read_bytes() for number in (1, 2))
    assert first != second
    assert (tmp_path / "b" / "agenda-2.docx").read_bytes() == second


def test_an_unknown_layout_writes_nothing(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["documents", str(sample), "--out", str(tmp_path / "out"), "--layout", "NOPE"]) == REFUSED
    assert "NOPE" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []


def test_the_last_change_is_taken_back(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    with Workspace.open(file).changing("เปลี่ยนชื่อ") as session:
        book = load_book(session)
        book.office.name = "ชื่ออื่น"
    assert run(["undo", str(file)]) == DONE
    assert "เปลี่ยนชื่อ" in capsys.readouterr().out
    with Workspace.open(file).reading() as session:
        assert load_book(session).office.name == OFFICE


def test_there_is_nothing_to_take_back_in_a_new_file(new_file: Path) -> None:
    assert run(["undo", str(new_file)]) == REFUSED


def test_a_file_without_results_says_so(new_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scores", str(new_file)]) == REFUSED
    assert "ยังไม่มีผลคะแนน" in capsys.readouterr().err


def test_only_the_papers_asked_for_are_written(sample: Path, tmp_path: Path) -> None:
    assert run(["documents", str(sample), "--out", str(tmp_path), "--only", "order,matrix"]) == DONE
    assert {path.name for path in tmp_path.iterdir()} == {"order.docx", "matrix.docx"}


def test_a_paper_without_its_records_says_what_is_missing(
    new_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["documents", str(new_file), "--out", str(tmp_path / "out"), "--only", "order"]) == REFUSED
    assert "ยังไม่มีคณะกรรมการ" in capsys.readouterr().out


def test_the_language_can_be_english(new_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["--lang", "en", "scores", str(new_file), "--year", "2560"]) == REFUSED
    assert capsys.readouterr().err.isascii()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], WRONG_USE),
        (["fly"], WRONG_USE),
        (["new", "x.ita"], WRONG_USE),
        (["new", "x.ita", "--office", OFFICE, "--year", "2023", "--edition", "bma-2566"], WRONG_USE),
        (["documents", "x.ita", "--out", "y", "--only", "poem"], WRONG_USE),
        (["documents", "x.ita", "--out", "y", "--digits", "roman"], WRONG_USE),
        (["scores", "x.ita", "--frob"], WRONG_USE),
        (["scores", "x.ita"], REFUSED),
        (["documents", "x.ita", "--out", "y"], REFUSED),
        (["template", "book.xlsx", "--file", "x.ita"], REFUSED),
        (["new", "x.ita", "--office", OFFICE, "--year", "2566", "--edition", "bma-1999"], REFUSED),
        (["sample", "no/folder/x.ita"], REFUSED),
        (["sample", "/proc/x.ita"], REFUSED),
        (["editions", "--lang", "xx"], WRONG_USE),
        (["new", "no/folder/x.ita", "--office", OFFICE, "--year", "2566", "--edition", "bma-2566"], REFUSED),
    ],
)
def test_wrong_use_and_refusals_have_their_own_exit_codes(
    arguments: list[str],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        outcome = run(arguments)
    except SystemExit as stopped:
        outcome = int(str(stopped.code))
    assert outcome == code
    assert "Traceback" not in (words := capsys.readouterr().err)
    assert words
    assert list(tmp_path.glob("*.ita*")) == []


def test_sound_data_pass_the_check(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["check", str(sample), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == {"findings": []}


def test_a_slip_is_named_mended_and_set_aside(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    with Workspace.open(file).changing("สลับเลข") as session:
        results = load_book(session).results_year
        assert results is not None
        results.published_total = Decimal("85.92")
    capsys.readouterr()
    assert run(["check", str(file), "--json"]) == REFUSED
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["severity"] == "must-mend"
    assert finding["record"].startswith("fiscal_year:")
    assert finding["field"] == "published_total"
    assert run(["check", str(file), "--set-aside", finding["key"], "--reason", "ตามรายงานที่ประกาศ"]) == DONE
    assert "ตามรายงานที่ประกาศ" in capsys.readouterr().out


def test_a_slip_is_shown_for_the_paper_that_prints_it(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    with Workspace.open(file).changing("พิมพ์ซ้ำ") as session:
        memo = load_book(session).paper(PaperKind.INVITATION_MEMO)
        assert memo is not None
        memo.subject += " และแจ้งผู้เกี่ยวข้องผู้เกี่ยวข้อง"
    capsys.readouterr()
    assert run(["check", str(file), "--json", "--paper", "memo"]) == REFUSED
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["check"], finding["paper"]) == ("doubled-words", "invitation-memo")
    assert finding["paragraph"]
    assert run(["check", str(file), "--json", "--paper", "order,measures"]) == DONE
    assert json.loads(capsys.readouterr().out) == {"findings": []}


def test_the_papers_are_written_all_the_same_and_the_slips_are_told(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    with Workspace.open(file).changing("สลับเลข") as session:
        results = load_book(session).results_year
        assert results is not None
        results.published_total = Decimal("85.92")
    assert run(["documents", str(file), "--out", str(tmp_path / "out")]) == DONE
    told = capsys.readouterr().out
    assert "check" in told
    assert "85.92" in told
    assert (tmp_path / "out" / "order.docx").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_is_refused_in_words(
    new_file: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "ปี.xlsx"
    book.write_bytes(content)
    assert run(["import", str(new_file), str(book)]) == REFUSED
    assert "ปี.xlsx" in capsys.readouterr().err


def test_a_workbook_that_is_not_there_is_refused(new_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(new_file), "ไม่มี.xlsx"]) == REFUSED
    assert "ไม่มี.xlsx" in capsys.readouterr().err


def test_a_password_comes_from_the_environment(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    Workspace.open(file).set_password("ดอกคูน หน้าเขต")
    assert run(["scores", str(file)]) == REFUSED
    assert PASSWORD_VARIABLE in capsys.readouterr().err
    monkeypatch.setenv(PASSWORD_VARIABLE, "ดอกคูน หน้าวัด")
    assert run(["scores", str(file)]) == REFUSED
    assert "ไม่ตรง" in capsys.readouterr().err
    monkeypatch.setenv(PASSWORD_VARIABLE, "ดอกคูน หน้าเขต")
    assert run(["scores", str(file)]) == DONE


def test_at_a_terminal_a_password_is_asked_for_until_it_fits(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = copy_of(sample, tmp_path)
    Workspace.open(file).set_password("ดอกคูน หน้าเขต")
    typed = iter(["ดอกคูน หน้าวัด", "ดอกคูน หน้าเขต"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda _words: next(typed))
    assert run(["scores", str(file)]) == DONE
    assert "ไม่ตรง" in capsys.readouterr().err
