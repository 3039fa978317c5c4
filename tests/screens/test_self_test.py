"""The program tells of itself whether it works on this PC."""

import pytest

from ita_desktop.screens import self_test
from ita_desktop.screens.self_test import FAILS, WORKS, run_self_test


def test_all_works_here_and_what_is_lacking_is_told(qapp, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_self_test() == WORKS
    told = capsys.readouterr().out
    assert "ไม่ผ่าน" not in told
    assert "ผ่าน  หน้ากระดาษและ PDF" in told
    assert "ยังขาด  ตราบนหัวเอกสาร" in told


def test_a_broken_part_is_named_and_the_rest_goes_on(
    qapp, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_arguments: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(self_test, "write_word", break_down)
    assert run_self_test() == FAILS
    told = capsys.readouterr().out
    assert "ไม่ผ่าน  เอกสาร Word: OSError('no room')" in told
    assert "ผ่าน  สมุดงาน Excel" in told
