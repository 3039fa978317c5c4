"""Why a file could not be written: each reason has its own sentence, and its own way out."""

import errno
from pathlib import Path

import pytest

from ita_desktop.files import written_beside
from ita_desktop.storage.faults import not_written


def refused(target: Path) -> str:
    try:
        with written_beside(target) as beside:
            beside.write_text("words")
    except OSError as error:
        return not_written(target, error)
    raise AssertionError("it was written")


def fail_to(monkeypatch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """As the system says it: `replace` tells both names, `write_text` one."""

    def fail(path: Path, other: object = None, **_options: object) -> None:
        names = (str(path), None, str(other)) if step == "replace" else (str(path),)
        raise OSError(number, "no", *names)

    monkeypatch.setattr(Path, step, fail)


@pytest.mark.parametrize(
    ("step", "number", "sentence"),
    [
        ("write_text", errno.ENOSPC, "ที่เก็บเต็ม"),
        ("write_text", errno.EDQUOT, "ที่เก็บเต็ม"),
        ("write_text", errno.EACCES, "อ่านได้อย่างเดียว"),
        ("write_text", errno.EROFS, "อ่านได้อย่างเดียว"),
        ("replace", errno.EACCES, "เปิดอยู่ในโปรแกรมอื่น"),
        ("write_text", errno.EIO, "ถูกถอดออก"),
    ],
)
def test_each_reason_has_its_own_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, sentence: str
) -> None:
    target = tmp_path / "เอกสาร.docx"
    target.write_text("earlier")
    with monkeypatch.context() as patched:
        fail_to(patched, step, number)
        told = refused(target)
    assert f"เขียนแฟ้ม {target} ไม่ได้" in told
    reasons = ("ที่เก็บเต็ม", "อ่านได้อย่างเดียว", "เปิดอยู่ในโปรแกรมอื่น", "ถูกถอดออก")
    assert [reason for reason in reasons if reason in told] == [sentence]
    assert target.read_text() == "earlier"


class SharingViolationError(PermissionError):
    """As Windows raises it; elsewhere an OSError has no such attribute."""

    winerror = 32


def test_a_file_that_windows_shares_with_nobody_is_open_elsewhere() -> None:
    error = SharingViolationError(errno.EACCES, "The process cannot access the file", "C:/a (2).docx")
    told = not_written("C:/a.docx", error)
    assert "เปิดอยู่ในโปรแกรมอื่น" in told
    assert "a (2).docx" in told


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "ไม่พบ" in refused(tmp_path / "ไม่มี" / "เอกสาร.docx")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    assert "เป็นโฟลเดอร์" in refused(tmp_path)
