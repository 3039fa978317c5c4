"""Evidence in the window: files are chosen or dropped, stand by name, and open as a copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.model.year import FollowUp, Measure
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.evidence_opening import open_evidence
from ita_desktop.screens.follow_up_dialog import FollowUpDialog
from ita_desktop.screens.follow_up_list import FollowUpList

PDF = b"%PDF-1.4 " + bytes(1000)


@pytest.fixture(autouse=True)
def no_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What would have been shown."""
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) is None)
    return found


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "ภาพสรุป.pdf"
    path.write_bytes(PDF)
    return path


def measure(desk: Desk) -> Measure:
    return desk.book.year.measures[0]


def dialog_of(qtbot: QtBot, desk: Desk, entry: FollowUp | None = None) -> FollowUpDialog:
    dialog = FollowUpDialog(desk, measure(desk), None, entry)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def drop(widget: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, keys))


def recorded(qtbot: QtBot, desk: Desk, paths: list[Path]) -> FollowUp:
    dialog = dialog_of(qtbot, desk)
    dialog.result_text.setPlainText("เวียนภาพสรุปแล้ว")
    dialog.add_files(paths)
    dialog.record.click()
    return next(entry for entry in measure(desk).follow_ups if entry.kept_files)


def test_a_dropped_file_is_kept_with_the_result_and_opens_as_a_copy(
    qtbot: QtBot, desk: Desk, pdf: Path, opened: list[QUrl]
) -> None:
    dialog = dialog_of(qtbot, desk)
    dialog.result_text.setPlainText("เวียนภาพสรุปแล้ว")
    drop(dialog, [pdf])
    assert dialog.evidence.toPlainText() == pdf.name
    dialog.record.click()
    pdf.unlink()
    entry = next(entry for entry in measure(desk).follow_ups if entry.kept_files)
    open_evidence(desk, entry, pdf.name)
    assert Path(opened[0].toLocalFile()).read_bytes() == PDF


def test_what_cannot_be_kept_is_told_and_the_rest_is_taken(
    qtbot: QtBot, desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    program = tmp_path / "ติดตั้ง.exe"
    program.write_bytes(b"MZ")
    dialog = dialog_of(qtbot, desk)
    drop(dialog, [program, pdf])
    assert "ติดตั้ง.exe ไม่ใช่ชนิด" in dialog.problem_found.text()
    assert dialog.evidence.toPlainText() == pdf.name


def test_another_file_of_the_same_name_does_not_take_the_place_of_the_first(
    qtbot: QtBot, desk: Desk, pdf: Path, tmp_path: Path
) -> None:
    entry = recorded(qtbot, desk, [pdf])
    other = tmp_path / "อื่น" / pdf.name
    other.parent.mkdir()
    other.write_bytes(b"%PDF-1.7")
    dialog = dialog_of(qtbot, desk, entry)
    dialog.add_files([other, pdf])
    assert dialog.evidence.toPlainText().splitlines() == ["ภาพสรุป.pdf", "ภาพสรุป (2).pdf"]
    dialog.record.click()
    (entry,) = (each for each in measure(desk).follow_ups if each.kept_files)
    assert len(set(entry.kept_files.values())) == 2


def test_a_line_that_is_taken_out_is_not_kept(qtbot: QtBot, desk: Desk, pdf: Path) -> None:
    dialog = dialog_of(qtbot, desk)
    dialog.result_text.setPlainText("เวียนภาพสรุปแล้ว")
    dialog.add_files([pdf])
    dialog.evidence.clear()
    dialog.record.click()
    assert not any(entry.kept_files for entry in measure(desk).follow_ups)


def test_only_kept_files_and_web_addresses_can_be_opened(
    qtbot: QtBot, desk: Desk, pdf: Path, opened: list[QUrl]
) -> None:
    entry = recorded(qtbot, desk, [pdf])
    dialog = dialog_of(qtbot, desk, entry)
    dialog.add_evidence(["https://example.go.th/1", "file:///etc/passwd", "แฟ้มในตู้.pdf"])
    dialog.record.click()
    listed = FollowUpList()
    qtbot.addWidget(listed)
    listed.evidence_asked.connect(lambda entry, evidence: open_evidence(desk, entry, evidence))
    (entry,) = (each for each in measure(desk).follow_ups if each.kept_files)
    listed.show_rounds([], [entry], "")
    buttons = [each for each in listed.findChildren(QPushButton) if "เปิดดู" in each.text()]
    assert [each.accessibleName() for each in buttons] == [
        f"เปิดดู {pdf.name}",
        "เปิดดู https://example.go.th/1",
    ]
    for button in buttons:
        button.click()
    assert opened[1] == QUrl("https://example.go.th/1")


def test_a_file_without_a_program_for_it_is_told(
    qtbot: QtBot, desk: Desk, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = recorded(qtbot, desk, [pdf])
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with qtbot.waitSignal(desk.refused) as told:
        open_evidence(desk, entry, pdf.name)
    assert told.args
    assert "ไม่มีโปรแกรม" in told.args[0]
