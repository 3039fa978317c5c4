"""The program tells of itself whether it works on this PC."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from ita_desktop.screens import self_test
from ita_desktop.screens.self_test import FAILS, WORKS, run_self_test
from ita_desktop.thai.word_breaks import strip_breaks


@pytest.fixture
def without_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the places are not what is looked at: opening them all takes longest."""
    monkeypatch.setattr(self_test, "list_places", list)


def test_all_works_here_and_what_is_lacking_is_told(qapp, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_self_test() == WORKS
    told = capsys.readouterr().out
    assert "ไม่ผ่าน" not in told
    assert "ผ่าน  หน้ากระดาษและ PDF" in told
    assert "โปรแกรมใช้งานได้บนเครื่องนี้\n" in told
    assert "ภาพตราครุฑบนหัวเอกสาร" in told


class Bell(QObject):
    rung = Signal()

    def fail(self) -> None:
        raise LookupError("behind the window")


def ring() -> None:
    bell = Bell()
    bell.rung.connect(bell.fail)
    bell.rung.emit()


def test_what_fails_is_named_and_the_rest_goes_on(
    qapp, without_places: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_arguments: object) -> None:
        raise OSError("no room")

    def refuse(code: str) -> None:
        if code != "bma-2566":
            raise ValueError("not read")

    before = sys.excepthook
    monkeypatch.setattr(self_test, "write_word", break_down)
    monkeypatch.setattr(self_test, "read_edition", refuse)
    # Qt keeps to itself what fails in what it calls.
    monkeypatch.setattr(self_test, "_break_thai", ring)
    monkeypatch.setattr(self_test, "missing_font", lambda _document: "TH SarabunPSK")
    assert run_self_test() == FAILS
    told = capsys.readouterr().out
    assert "ไม่ผ่าน  เอกสาร Word: OSError('no room')" in told
    assert "bma-2565: ValueError('not read'); nacc-2566" in told
    assert "ไม่ผ่าน  ตัดคำไทย: LookupError('behind the window')" in told
    assert "ผ่าน  สมุดงาน Excel" in told
    assert "ไม่ผ่าน 3 รายการ" in told
    assert "1. เครื่องนี้ไม่มีแบบอักษร TH SarabunPSK" in told
    assert sys.excepthook is before


def test_where_there_is_no_console_a_window_tells_it(
    qapp, without_places: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "information", lambda _parent, _title, text: shown.append(strip_breaks(text))
    )
    monkeypatch.setattr(self_test, "missing_font", lambda _document: None)
    monkeypatch.setattr(sys, "stdout", None)
    assert run_self_test() == WORKS
    assert "โปรแกรมใช้งานได้บนเครื่องนี้" in shown[0]
    assert "แบบอักษร" not in shown[0]
