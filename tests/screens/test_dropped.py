"""Whatever is dragged onto the window is taken for what it is, or kindly refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.qt.settings import Settings
from ita_desktop.screens import dropped
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.meetings import Meetings
from ita_desktop.screens.refusal import RefusalBanner
from ita_desktop.storage.workspace import Workspace
from tests.documents.writers.model_pages import emblem_png

PNG = emblem_png()


@pytest.fixture
def program(
    qtbot: QtBot, sample_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    program = Application(Settings(tmp_path / "settings.json"))
    program.open_first(path)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    yield program
    program.close()
    # A window that is only to be deleted later would be dressed again by every test that follows.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """What would have been opened, by the name of the way in."""
    from ita_desktop.screens import edition_import, paste_results, workbook_import

    found: list[tuple[str, Path]] = []
    monkeypatch.setattr(
        workbook_import, "take_workbook", lambda _w, _d, path: found.append(("workbook", path))
    )
    monkeypatch.setattr(edition_import, "ask_edition", lambda _w, _d, path: found.append(("edition", path)))
    monkeypatch.setattr(
        paste_results.PasteResults, "ask", lambda _desk, _window, path: found.append(("results", path))
    )
    return found


def refusals(program: Application) -> list[str]:
    return [banner.text for banner in program.window.findChildren(RefusalBanner)]


def test_an_office_file_is_opened(
    qtbot: QtBot, program: Application, sample_file: bytes, tmp_path: Path
) -> None:
    other = tmp_path / "other.ita"
    other.write_bytes(sample_file)
    dropped.take_dropped(program, [tmp_path / "note.xyz", other])
    qtbot.waitUntil(
        lambda: program.window.desk is not None and program.window.desk.workspace.path == other,
        timeout=20_000,
    )


def test_our_workbook_is_imported_and_any_other_read_as_results(
    program: Application, asked: list[tuple[str, Path]], tmp_path: Path
) -> None:
    ours, other = tmp_path / "ours.xlsx", tmp_path / "other.xlsx"
    with Workspace.open(tmp_path / "sample.ita").reading() as session:
        export_workbook(session, ours)
    Workbook().save(other)
    dropped.take_dropped(program, [ours])
    dropped.take_dropped(program, [other])
    assert asked == [("workbook", ours), ("results", other)]


def test_a_list_of_codes_is_a_frame_and_one_with_scores_a_result_table(
    program: Application, asked: list[tuple[str, Path]], tmp_path: Path
) -> None:
    frame, scores = tmp_path / "frame.csv", tmp_path / "scores.csv"
    frame.write_text("รหัส,ชื่อ,น้ำหนัก\nOIT,ข้อมูล,40\nO1,หนึ่ง,\nO2,สอง,\n", encoding="utf-8")
    scores.write_text("ที่,ข้อคำถาม,คะแนน\nI1,หนึ่ง,78.64\nI2,สอง,86.12\n", encoding="utf-8")
    dropped.take_dropped(program, [frame])
    dropped.take_dropped(program, [scores])
    assert asked == [("edition", frame), ("results", scores)]


def test_a_list_of_codes_in_a_workbook_is_a_frame_too(
    program: Application, asked: list[tuple[str, Path]], tmp_path: Path
) -> None:
    frame, workbook = tmp_path / "frame.xlsx", Workbook()
    assert workbook.active
    for row in (["รหัส", "ชื่อ"], ["O1", "โครงสร้าง"], ["O2", "ข้อมูลผู้บริหาร"]):
        workbook.active.append(row)
    workbook.save(frame)
    dropped.take_dropped(program, [frame])
    assert asked == [("edition", frame)]


def test_of_several_files_none_is_taken_for_the_others(
    program: Application, asked: list[tuple[str, Path]], tmp_path: Path
) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("รหัส,ชื่อ\nO1,หนึ่ง\n", encoding="utf-8")
    dropped.take_dropped(program, [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert not asked
    assert refusals(program) == ["โปรดลากมาวางทีละแฟ้ม"]


@pytest.mark.parametrize("field", ["place", "text"])
def test_a_file_dropped_on_a_field_is_the_windows_and_no_text(
    program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    taken: list[list[Path]] = []
    monkeypatch.setattr(dropped, "take_dropped", lambda _program, paths: taken.append(paths))
    program.window.open_place("meetings")
    meetings = program.window.place()
    assert isinstance(meetings, Meetings)
    widget = meetings.place if field == "place" else meetings.agenda.text.viewport()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = widget.mapTo(program.window, widget.rect().center())
    handle = program.window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(point, copy, data, left, none))
    QApplication.sendEvent(handle, QDragMoveEvent(point, copy, data, left, none))
    QApplication.sendEvent(handle, QDropEvent(QPointF(point), copy, data, left, none))
    assert taken == [[tmp_path / "a.xlsx"]]


def test_a_picture_becomes_the_emblem_if_the_officer_wishes(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "emblem.png"
    picture.write_bytes(PNG)
    desk = program.window.desk
    assert desk
    monkeypatch.setattr(dropped, "asks_for_emblem", lambda *_given: False)
    dropped.take_dropped(program, [picture])
    assert desk.book.office.emblem_file == ""
    monkeypatch.setattr(dropped, "asks_for_emblem", lambda *_given: True)
    dropped.take_dropped(program, [picture])
    assert (desk.book.office.emblem_file, desk.book.office.emblem) == ("emblem.png", PNG)
    desk.undo()
    assert desk.book.office.emblem_file == ""


def test_what_cannot_be_taken_is_said_kindly(program: Application, tmp_path: Path) -> None:
    dropped.take_dropped(program, [tmp_path / "film.mp4"])
    [words] = refusals(program)
    assert "film.mp4" in words
    (tmp_path / "fake.png").write_text("x")
    dropped.take_dropped(program, [tmp_path / "fake.png"])
    assert any("fake.png" in words for words in refusals(program))


def test_without_an_office_a_workbook_waits(qtbot: QtBot, tmp_path: Path) -> None:
    program = Application(Settings(tmp_path / "settings.json"))
    program.window.show()
    dropped.take_dropped(program, [tmp_path / "a.xlsx"])
    [words] = refusals(program)
    assert "a.xlsx" in words
    program.close()
    # A window that is only to be deleted later would be dressed again by every test that follows.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_takes_files_that_are_dragged_onto_it(
    qtbot: QtBot, program: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[list[Path]] = []
    monkeypatch.setattr(dropped, "take_dropped", lambda _program, paths: taken.append(paths))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    program.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    program.window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert taken == [[tmp_path / "a.xlsx"]]
