"""A file that cannot be changed says so from the first moment, and when it can be again."""

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.actions.fields import set_field
from ita_desktop.qt.settings import Settings
from ita_desktop.screens import notices, restoring
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.notices import FileNotices
from ita_desktop.screens.refusal import RefusalBanner
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.books import load_book
from ita_desktop.storage.holder import Holder, note_of, read_holder
from ita_desktop.storage.places import FilePlace, PlaceKind
from ita_desktop.storage.workspace import Workspace

ELSEWHERE = Holder("somchai", "PC-7", 4711, "2023-03-14T09:30:00+07:00", "abc", 5)

Open = Callable[[], FileNotices]


@pytest.fixture
def file(sample_file: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "สำนักงานเขตสมมติ.ita"
    path.write_bytes(sample_file)
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    monkeypatch.setattr(notices, "_LOOK_EVERY_MS", 20)
    program = Application(settings)
    yield program
    program.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_file(qtbot: QtBot, program: Application, file: Path) -> Open:
    def open_file() -> FileNotices:
        program.window.show()
        program.open(file)
        qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
        (shown,) = program.window.findChildren(FileNotices)
        return shown

    return open_file


def desk_of(program: Application) -> Desk:
    assert program.window.desk
    return program.window.desk


def take_button(shown: FileNotices) -> QPushButton:
    return next(
        button
        for button in shown.read_only.findChildren(QPushButton)
        if button.text() in ("แก้ไขแฟ้มนี้", "ลองอีกครั้ง")
    )


def set_telephone(desk: Desk, telephone: str) -> None:
    desk.change("แก้โทรศัพท์", lambda session: set_field(session, desk.book.office, "telephone", telephone))


def be_elsewhere(file: Path) -> None:
    note_of(file).write_text(json.dumps(asdict(ELSEWHERE)), encoding="utf-8")


def test_an_ordinary_file_has_nothing_over_it_and_is_held(open_file: Open, file: Path) -> None:
    shown = open_file()
    assert not shown.read_only.isVisibleTo(shown)
    assert not shown.place.isVisibleTo(shown)
    assert note_of(file).exists()


def test_a_closed_window_lets_the_file_go(open_file: Open, program: Application, file: Path) -> None:
    open_file()
    program.window.close()
    assert not note_of(file).exists()


def test_another_language_keeps_the_hold(
    qtbot: QtBot, open_file: Open, program: Application, file: Path
) -> None:
    open_file()
    program.renew()
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    assert desk_of(program).workspace.read_only == ""
    assert note_of(file).exists()


def test_who_has_the_file_is_told_at_once_and_with_every_refusal(
    open_file: Open, program: Application, file: Path
) -> None:
    be_elsewhere(file)
    shown = open_file()
    assert shown.read_only.isVisibleTo(shown)
    assert "somchai" in shown.read_only.text
    assert not take_button(shown).isVisibleTo(shown)
    set_telephone(desk_of(program), "1")
    (refusal,) = program.window.findChildren(RefusalBanner)
    assert refusal.text == shown.read_only.text


def test_the_status_line_promises_to_keep_only_what_can_be_kept(
    qtbot: QtBot, open_file: Open, program: Application, file: Path
) -> None:
    be_elsewhere(file)
    shown = open_file()
    assert program.window.status_line.kept_words == "เปิดดูอย่างเดียว"
    note_of(file).unlink()
    qtbot.waitUntil(lambda: take_button(shown).isVisibleTo(shown), timeout=20_000)
    take_button(shown).click()
    assert program.window.status_line.kept_words == "บันทึกทุกครั้งที่แก้"


def test_when_the_holder_leaves_the_file_can_be_taken_and_shows_what_was_done(
    qtbot: QtBot, open_file: Open, program: Application, file: Path
) -> None:
    be_elsewhere(file)
    shown = open_file()
    note_of(file).unlink()
    with Workspace.open(file).changing("แก้โดยผู้อื่น") as session:
        load_book(session).office.telephone = "02 111"
    qtbot.waitUntil(lambda: take_button(shown).isVisibleTo(shown))
    take_button(shown).click()
    assert not shown.read_only.isVisibleTo(shown)
    assert desk_of(program).book.office.telephone == "02 111"
    set_telephone(desk_of(program), "02 222")
    assert desk_of(program).book.office.telephone == "02 222"
    held = read_holder(file)
    assert held is not None
    assert held.is_here


def test_what_the_holder_restored_is_shown_when_the_file_is_taken(
    qtbot: QtBot, open_file: Open, program: Application, file: Path, sample_file: bytes
) -> None:
    with Workspace.open(file).changing("ก่อนกู้คืน") as session:
        load_book(session).office.telephone = "02 111"
    be_elsewhere(file)
    shown = open_file()
    # Another change gets the number of the one that was lost.
    file.write_bytes(sample_file)
    note_of(file).unlink()
    with Workspace.open(file).changing("หลังกู้คืน") as session:
        load_book(session).office.telephone = "02 222"
    qtbot.waitUntil(lambda: take_button(shown).isVisibleTo(shown), timeout=20_000)
    take_button(shown).click()
    assert desk_of(program).book.office.telephone == "02 222"


def test_what_the_holder_does_is_seen_without_asking(
    qtbot: QtBot, open_file: Open, program: Application, file: Path
) -> None:
    be_elsewhere(file)
    open_file()
    note_of(file).unlink()
    with Workspace.open(file).changing("แก้โดยผู้อื่น") as session:
        load_book(session).office.telephone = "02 111"
    be_elsewhere(file)
    qtbot.waitUntil(lambda: desk_of(program).book.office.telephone == "02 111", timeout=20_000)


@pytest.mark.parametrize("goes_on", [False, True])
def test_what_the_holder_restored_is_seen_without_asking(
    qtbot: QtBot, open_file: Open, program: Application, file: Path, sample_file: bytes, goes_on: bool
) -> None:
    """Even if the holder's next change has got the number of the one that was lost."""
    be_elsewhere(file)
    shown = open_file()
    before = desk_of(program).book.office.telephone
    note_of(file).unlink()
    with Workspace.open(file).changing("ก่อนกู้คืน") as session:
        load_book(session).office.telephone = "02 111"
    be_elsewhere(file)
    qtbot.waitUntil(lambda: desk_of(program).book.office.telephone == "02 111", timeout=20_000)
    said: list[str] = []
    desk_of(program).said.connect(said.append)
    restored = file.with_name("restored")
    restored.write_bytes(sample_file)
    if goes_on:
        with Workspace.open(restored).changing("หลังกู้คืน") as session:
            load_book(session).office.telephone = "02 222"
    restored.replace(file)
    now = "02 222" if goes_on else before
    qtbot.waitUntil(lambda: desk_of(program).book.office.telephone == now, timeout=20_000)
    assert "สำเนาสำรอง" in said[0]
    assert shown.read_only.isVisibleTo(shown)


def test_whoever_was_quicker_keeps_it(
    qtbot: QtBot, open_file: Open, program: Application, file: Path
) -> None:
    be_elsewhere(file)
    shown = open_file()
    note_of(file).unlink()
    qtbot.waitUntil(lambda: take_button(shown).isVisibleTo(shown))
    note_of(file).write_text(json.dumps(asdict(ELSEWHERE) | {"user": "somsri"}), encoding="utf-8")
    shown.take_file()
    assert "somsri" in shown.read_only.text
    assert desk_of(program).workspace.read_only


def test_a_file_that_was_taken_over_says_so_at_the_next_change(
    qtbot: QtBot, open_file: Open, program: Application, file: Path
) -> None:
    shown = open_file()
    be_elsewhere(file)
    set_telephone(desk_of(program), "1")
    assert shown.read_only.isVisibleTo(shown)
    assert "somchai" in shown.read_only.text
    assert desk_of(program).book.office.telephone != "1"


def test_a_damaged_file_is_shown_as_far_as_it_goes_beside_the_way_to_its_backups(
    open_file: Open, file: Path, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(file.read_bytes())
    content[-4096:] = random.Random(1).randbytes(4096)
    file.write_bytes(content)
    shown = open_file()
    assert "เสียหาย" in shown.read_only.text
    restore = next(b for b in shown.read_only.findChildren(QPushButton) if b.text() == "กู้คืนจากสำเนาสำรอง")
    assert restore.isVisibleTo(shown)
    assert not take_button(shown).isVisibleTo(shown)
    asked: list[Application] = []
    monkeypatch.setattr(restoring, "ask_restore_of_open_file", asked.append)
    restore.click()
    assert asked == [program]


def test_a_value_that_cannot_be_read_costs_its_record(
    open_file: Open, program: Application, file: Path
) -> None:
    with Workspace.open(file).reading() as session:
        measures = load_book(session).year.measures
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE measure SET state = 'no such state' WHERE id = ?", (measures[0].id,))
    shown = open_file()
    assert "เสียหาย" in shown.read_only.text
    assert len(desk_of(program).book.year.measures) == len(measures) - 1


def test_a_place_on_the_network_is_named_once(
    open_file: Open, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "find_place", lambda _path: FilePlace(PlaceKind.NETWORK, "Z:"))
    shown = open_file()
    assert shown.place.isVisibleTo(shown)
    assert "Z:" in shown.place.text
    shown.place.findChildren(QPushButton)[0].click()
    assert not shown.place.isVisibleTo(shown)
    program.window.leave_file()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    again = open_file()
    assert not again.place.isVisibleTo(again)


def test_a_file_of_which_nothing_is_left_offers_its_backups(
    qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(file)
    file.write_bytes(b"")
    asked: list[Path] = []
    monkeypatch.setattr(restoring, "ask_restore", lambda _program, path: asked.append(path))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    program.window.show()
    program.open(file)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert asked == [file]
