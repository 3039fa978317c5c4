"""Evidence is copied into the file as it was, comes out only as what it is, and follows undo."""

import datetime
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from ita_desktop.actions import evidence
from ita_desktop.actions.evidence import (
    EvidenceError,
    EvidenceFile,
    is_web_address,
    name_beside,
    read_evidence,
    safe_name,
    take_out,
)
from ita_desktop.actions.measures import FollowUpValues, record_result, remove_result
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.model.evidence import KeptFile
from ita_desktop.model.history import ChangedRecord
from ita_desktop.model.year import FollowUp, Measure
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Session, Workspace

PHOTO = EvidenceFile("ภาพกิจกรรม.jpg", b"\xff\xd8\xff" + bytes(range(256)) * 40)


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Iterator[Workspace]:
    yield sample_workspace
    sample_workspace.close()


def first_measure(session: Session) -> Measure:
    return load_book(session).year.measures[0]


def record(
    workspace: Workspace,
    names: tuple[str, ...],
    files: tuple[EvidenceFile, ...] = (),
    entry: FollowUp | None = None,
) -> FollowUp:
    values = FollowUpValues(datetime.date(2023, 1, 9), "ทำแล้ว", evidence=names, files=files)
    with workspace.changing("บันทึกผล") as session:
        year = load_book(session).year
        return record_result(session, year, year.measures[0], values, entry)


def undo(workspace: Workspace) -> None:
    with workspace.changing("เลิกทำ") as session:
        step = next_steps(session).undo
        assert step
        undo_change(session, step.id)


def entry_of(workspace: Workspace, number: int) -> FollowUp | None:
    with workspace.reading() as session:
        return session.get(FollowUp, number)


def contents(workspace: Workspace) -> int:
    with workspace.reading() as session:
        return session.scalar(select(func.count()).select_from(KeptFile)) or 0


def test_a_file_comes_out_as_it_went_in(workspace: Workspace, tmp_path: Path) -> None:
    entry = record(workspace, (PHOTO.name, "https://example.go.th/1"), (PHOTO,))
    assert entry.evidence == [PHOTO.name, "https://example.go.th/1"]
    with workspace.reading() as session:
        path = take_out(session, PHOTO.name, entry.kept_files[PHOTO.name], tmp_path)
    assert path.name == PHOTO.name
    assert path.read_bytes() == PHOTO.content
    assert path.stat().st_mode & 0o222 == 0


def test_a_full_disk_leaves_no_half_file_to_be_shown_later(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = record(workspace, (PHOTO.name,), (PHOTO,))
    sha256 = entry.kept_files[PHOTO.name]
    write = Path.write_bytes

    def write_half(path: Path, content: bytes) -> int:
        write(path, content[:4])
        raise OSError(errno.ENOSPC, "full")

    with workspace.reading() as session:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", write_half)
            with pytest.raises(EvidenceError, match="ที่เก็บเต็ม"):
                take_out(session, PHOTO.name, sha256, tmp_path)
        assert take_out(session, PHOTO.name, sha256, tmp_path).read_bytes() == PHOTO.content


def test_the_same_content_is_kept_once_and_not_in_the_history(workspace: Workspace) -> None:
    record(workspace, (PHOTO.name,), (PHOTO,))
    other = EvidenceFile("สำเนา.jpg", PHOTO.content)
    record(workspace, (other.name,), (other,))
    assert contents(workspace) == 1
    with workspace.reading() as session:
        noted = session.scalars(
            select(ChangedRecord).where(ChangedRecord.table_name == KeptFile.__tablename__)
        )
        assert not noted.all()


def test_undo_takes_evidence_away_and_redo_brings_it_back(workspace: Workspace, tmp_path: Path) -> None:
    entry = record(workspace, ("บันทึก.pdf",))
    record(workspace, ("บันทึก.pdf", PHOTO.name), (PHOTO,), entry)
    undo(workspace)
    before = entry_of(workspace, entry.id)
    assert before
    assert (before.evidence, before.kept_files) == (["บันทึก.pdf"], {})
    with workspace.changing("ทำซ้ำ") as session:
        step = next_steps(session).redo
        assert step
        undo_change(session, step.id)
    again = entry_of(workspace, entry.id)
    assert again
    with workspace.reading() as session:
        path = take_out(session, PHOTO.name, again.kept_files[PHOTO.name], tmp_path)
    assert path.read_bytes() == PHOTO.content


def test_a_removed_result_comes_back_with_its_files(workspace: Workspace) -> None:
    entry = record(workspace, (PHOTO.name,), (PHOTO,))
    with workspace.changing("ลบผล") as session:
        remove_result(session, entry)
    assert entry_of(workspace, entry.id) is None
    undo(workspace)
    again = entry_of(workspace, entry.id)
    assert again
    assert again.kept_files == {PHOTO.name: PHOTO.sha256}


def test_what_is_no_more_named_is_no_more_kept_with_the_entry(workspace: Workspace) -> None:
    entry = record(workspace, (PHOTO.name,), (PHOTO,))
    assert record(workspace, ("อื่น.pdf",), (), entry).kept_files == {}


def test_a_result_removed_by_an_older_program_comes_back(workspace: Workspace) -> None:
    entry = record(workspace, ("บันทึก.pdf",))
    with workspace.changing("ลบผล") as session:
        remove_result(session, entry)
    with workspace.reading() as session:
        removed = session.scalars(select(ChangedRecord).order_by(ChangedRecord.id.desc())).first()
        assert removed
        assert removed.before
        removed.before = {key: value for key, value in removed.before.items() if key != "kept_files"}
        session.commit()
    undo(workspace)
    again = entry_of(workspace, entry.id)
    assert again
    assert again.kept_files == {}


def test_a_content_that_was_tampered_with_is_not_shown(workspace: Workspace, tmp_path: Path) -> None:
    entry = record(workspace, (PHOTO.name,), (PHOTO,))
    with workspace.reading() as session:
        session.execute(update(KeptFile).values(content=b"other"))
        with pytest.raises(EvidenceError, match="ไม่ตรง"):
            take_out(session, PHOTO.name, entry.kept_files[PHOTO.name], tmp_path)
    assert not list(tmp_path.rglob("*.jpg"))


def test_names_come_back_from_a_workbook_and_the_contents_stay(workspace: Workspace, tmp_path: Path) -> None:
    entry = record(workspace, (PHOTO.name, "https://example.go.th/1"), (PHOTO,))
    book = tmp_path / "สมุดงาน.xlsx"
    with workspace.reading() as session:
        export_workbook(session, book)
    with workspace.changing("นำเข้า") as session:
        assert import_workbook(session, book).problems == ()
    again = entry_of(workspace, entry.id)
    assert again
    assert again.evidence == [PHOTO.name, "https://example.go.th/1"]
    assert again.kept_files == {PHOTO.name: PHOTO.sha256}


def test_a_file_too_large_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MOST_BYTES", 1_000_000)
    path = tmp_path / "ใหญ่.pdf"
    with path.open("wb") as file:
        file.truncate(1_000_001)
    with pytest.raises(EvidenceError, match="ใหญ่เกิน 1 MB"):
        read_evidence(path)
    with path.open("wb") as file:
        file.truncate(1_000_000)
    assert len(read_evidence(path).content) == 1_000_000


@pytest.mark.parametrize(
    "name", ["ก.exe", "ก.ps1", "ก.xlsm", "ก.html", "ก.lnk", "ไม่มีชนิด", "ก.svg", "ก.pdf.js"]
)
def test_what_a_computer_would_run_is_no_evidence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(EvidenceError, match="ไม่ใช่ชนิดที่เก็บ"):
        read_evidence(path)


def test_what_is_empty_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ว่าง.pdf").touch()
    (tmp_path / "โฟลเดอร์.pdf").mkdir()
    for name, words in (("ว่าง", "แฟ้มว่าง"), ("โฟลเดอร์", "ไม่ใช่แฟ้ม"), ("ไม่มี", "ไม่ใช่แฟ้ม")):
        with pytest.raises(EvidenceError, match=words):
            read_evidence(tmp_path / f"{name}.pdf")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.pdf", "system.pdf"),
        ("C:\\เอกสาร\\ก.pdf", "ก.pdf"),
        ("fdp\u202eexe.pdf", "fdpexe.pdf"),
        ("con.pdf", "_con.pdf"),
        ("COM1", "_COM1"),
        ("จบ.pdf. . ", "จบ.pdf"),
        ('ก<>:"|?*\x00\n.pdf', "ก.pdf"),
        ("รายงาน  ฉบับ.pdf", "รายงาน ฉบับ.pdf"),
        ("..", ""),
        ("", ""),
    ],
)
def test_a_name_stays_in_its_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending_and_fits_a_file_system(workspace: Workspace, tmp_path: Path) -> None:
    long = EvidenceFile("ก" * 400 + ".jpg", PHOTO.content)
    entry = record(workspace, (long.name,), (long,))
    with workspace.reading() as session:
        path = take_out(session, long.name, entry.kept_files[long.name], tmp_path)
    assert path.name.endswith("ก.jpg")
    assert path.read_bytes() == PHOTO.content


def test_a_name_from_a_foreign_file_does_not_leave_its_folder(workspace: Workspace, tmp_path: Path) -> None:
    entry = record(workspace, (PHOTO.name,), (PHOTO,))
    sha256 = entry.kept_files[PHOTO.name]
    with workspace.reading() as session:
        path = take_out(session, "../../ภาพ.jpg", sha256, tmp_path)
        assert path.parent.parent == tmp_path
        with pytest.raises(EvidenceError, match="ไม่ใช่ชนิดที่เก็บ"):
            take_out(session, "ภาพ.jpg\u202e.exe", sha256, tmp_path)


def test_another_content_of_the_same_name_stands_beside() -> None:
    taken = {"ก.pdf": "1", "ก (2).pdf": "2"}
    assert name_beside("ก.pdf", taken, "1") == "ก.pdf"
    assert name_beside("ก.pdf", taken, "3") == "ก (3).pdf"
    assert name_beside("ข.pdf", taken, "3") == "ข.pdf"


def test_only_web_addresses_are_opened() -> None:
    assert is_web_address("https://www.bangkok.go.th/x?y=1")
    assert is_web_address("http://example.go.th")
    for other in (
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://x",
        "https://",
        "http://[x",
        "ชื่อ.pdf",
        "\\\\host\\x",
    ):
        assert not is_web_address(other)
