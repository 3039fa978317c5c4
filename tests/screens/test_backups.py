"""Backups come by themselves while the file is worked on, and a backup is looked at before it takes its place."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from ita_desktop.model.office import Office
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.settings import Settings
from ita_desktop.screens import restoring
from ita_desktop.screens.application import Application
from ita_desktop.screens.backup_dialog import BackupDialog
from ita_desktop.screens.backup_round import SECOND_PLACE, BackupRound, Made
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.passwords import AskPassword
from ita_desktop.screens.restore_dialog import RestoreDialog
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.backups import Backup, Occasion, folder_at, folder_beside, list_backups
from ita_desktop.storage.passwords import is_locked
from ita_desktop.storage.workspace import Workspace
from tests.screens.hand import Hand

Dialog = TypeVar("Dialog", bound=QDialog)

LONG_AGO = datetime.timedelta(hours=3)
PASSWORD = "ดอกคูน หน้าเขต"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings" / "settings.json")


def file_of(desk: Desk) -> Path:
    path = desk.workspace.path
    assert path
    return path


def backups_of(desk: Desk) -> tuple[Backup, ...]:
    return list_backups(folder_beside(file_of(desk)))


def rename_district(desk: Desk, name: str) -> None:
    with desk.changing(f"แก้ชื่อเขต {name}") as session:
        session.scalars(select(Office)).one().district = name


def make_old_backup(desk: Desk) -> Backup:
    return make_backup(file_of(desk), now=datetime.datetime.now() - LONG_AGO)


def spoil(backup: Backup) -> None:
    content = backup.path.read_bytes()
    backup.path.write_bytes(content[:8192] + bytes(30_000) + content[38_192:])


def test_a_file_that_is_only_looked_at_gets_no_folder(desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    BackupRound(desk, settings)
    qtbot.wait(50)
    desk.jobs.wait()
    desk.closing.emit()
    assert not folder_beside(file_of(desk)).exists()


def test_what_was_changed_is_backed_up_when_the_file_is_left(desk: Desk, settings: Settings) -> None:
    BackupRound(desk, settings)
    rename_district(desk, "ใหม่")
    assert backups_of(desk) == ()
    desk.closing.emit()
    assert len(backups_of(desk)) == 1


def test_what_last_time_left_without_a_backup_gets_one_on_opening(
    desk: Desk, settings: Settings, qtbot: QtBot
) -> None:
    make_old_backup(desk)
    rename_district(desk, "ใหม่")
    keeper = BackupRound(desk, settings)
    with qtbot.waitSignal(keeper.ended, timeout=20_000):
        pass
    assert len(backups_of(desk)) == 2


def test_a_turn_without_changes_makes_nothing(desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    old = make_old_backup(desk)
    keeper = BackupRound(desk, settings)
    with qtbot.waitSignal(keeper.ended, timeout=20_000) as turn:
        pass
    assert turn.args == [Made()]
    assert backups_of(desk) == (old,)


def test_the_second_place_gets_what_it_has_not(
    desk: Desk, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "แฟลชไดรฟ์"
    settings.put(SECOND_PLACE, str(place))
    old = make_old_backup(desk)
    keeper = BackupRound(desk, settings)
    with qtbot.waitSignal(keeper.ended, timeout=20_000) as turn:
        pass
    assert turn.args
    assert "เมื่อเสียบหรือต่อแล้ว" in turn.args[0].problem
    place.mkdir()
    with qtbot.waitSignal(keeper.ended, timeout=20_000):
        keeper.back_up_if_due()
    (copied,) = list_backups(folder_at(place, file_of(desk)))
    assert copied.at == old.at


def test_after_the_clock_was_set_back_the_second_place_gets_what_was_made_just_now(
    desk: Desk, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    settings.put(SECOND_PLACE, str(tmp_path))
    make_backup(file_of(desk), now=datetime.datetime.now() + datetime.timedelta(days=400))
    keeper = BackupRound(desk, settings)
    rename_district(desk, "ใหม่")
    with qtbot.waitSignal(keeper.ended, timeout=20_000):
        keeper.back_up_now()
    (copied,) = list_backups(folder_at(tmp_path, file_of(desk)))
    assert copied.at < datetime.datetime.now() + datetime.timedelta(days=1)


def test_a_stick_that_is_missing_is_told_once(
    desk: Desk, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    settings.put(SECOND_PLACE, str(tmp_path / "ถอดแล้ว"))
    make_old_backup(desk)
    said: list[str] = []
    desk.said.connect(said.append)
    keeper = BackupRound(desk, settings)
    for _turn in range(2):
        with qtbot.waitSignal(keeper.ended, timeout=20_000):
            keeper.back_up_if_due()
    assert len([words for words in said if "ถอดแล้ว" in words]) == 1


def test_a_place_that_cannot_be_written_is_told(desk: Desk, settings: Settings, qtbot: QtBot) -> None:
    folder_beside(file_of(desk)).write_text("in the way", encoding="utf-8")
    refused: list[str] = []
    desk.refused.connect(refused.append)
    keeper = BackupRound(desk, settings)
    with qtbot.waitSignal(keeper.ended, timeout=20_000):
        keeper.back_up_now()
    assert "แฟ้มและสำเนาเดิมยังอยู่ครบ" in refused[0]


def test_what_may_not_be_changed_is_not_backed_up(desk: Desk, settings: Settings) -> None:
    desk.workspace.read_only = "เปิดดูอย่างเดียว"
    keeper = BackupRound(desk, settings)
    keeper.back_up_now()
    desk.closing.emit()
    assert not keeper.can_back_up
    assert not folder_beside(file_of(desk)).exists()


@pytest.fixture
def backup_dialog(desk: Desk, settings: Settings, qtbot: QtBot) -> BackupDialog:
    dialog = BackupDialog(file_of(desk), settings, BackupRound(desk, settings))
    qtbot.addWidget(dialog)
    return dialog


def test_the_officer_backs_up_now(backup_dialog: BackupDialog, desk: Desk, qtbot: QtBot) -> None:
    assert "ยังไม่มีสำเนา" in backup_dialog.first_state.text()
    backup_dialog.main.click()
    qtbot.waitUntil(lambda: backup_dialog.said.text() == "ทำสำเนาแล้ว", timeout=20_000)
    assert "1 ชุด" in backup_dialog.first_state.text()
    backup_dialog.main.click()
    qtbot.waitUntil(lambda: "ไม่มีการแก้ไข" in backup_dialog.said.text(), timeout=20_000)
    assert len(backups_of(desk)) == 1


def test_a_second_place_is_chosen_for_this_pc_and_forgotten_again(
    backup_dialog: BackupDialog, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "ยังไม่ได้เลือก" in backup_dialog.second_state.text()
    backup_dialog.take_place(tmp_path)
    assert settings.get(SECOND_PLACE, "") == str(tmp_path)
    assert "อยู่ในไดรฟ์เดียวกับแฟ้ม" in backup_dialog.second_state.text()
    backup_dialog.forget.click()
    assert settings.get(SECOND_PLACE, "") == ""
    assert "ยังไม่ได้เลือก" in backup_dialog.second_state.text()


@pytest.fixture
def open_restore(desk: Desk, qtbot: QtBot) -> Iterator[Callable[[], RestoreDialog]]:
    """Opens it, and waits for what it still reads when the test is over."""
    opened: list[RestoreDialog] = []

    def open_dialog() -> RestoreDialog:
        dialog = RestoreDialog(file_of(desk))
        opened.append(dialog)
        dialog.show()
        return dialog

    yield open_dialog
    for dialog in opened:
        dialog.reject()
        dialog.deleteLater()


def rows_of(dialog: RestoreDialog) -> list[list[str]]:
    return dialog.grid.as_table()[1]


def test_each_backup_says_what_it_holds_and_what_would_be_lost(
    desk: Desk, qtbot: QtBot, open_restore: Callable[[], RestoreDialog]
) -> None:
    make_old_backup(desk)
    rename_district(desk, "ใหม่")
    dialog = open_restore()
    qtbot.waitUntil(dialog.main.isEnabled, timeout=20_000)
    assert "การแก้ไข 1 ครั้งจะหายไป" in dialog.changes_words.text()
    texts = [text for grid in dialog.sheet.findChildren(QWidget) for text in _table_of(grid)]
    assert "แก้ชื่อเขต ใหม่" in texts
    assert "มาตรการ" in texts


def _table_of(widget: QWidget) -> list[str]:
    return [cell for row in widget.as_table()[1] for cell in row] if isinstance(widget, Grid) else []


def test_a_damaged_backup_is_shown_as_such_and_cannot_be_chosen(
    desk: Desk, qtbot: QtBot, open_restore: Callable[[], RestoreDialog]
) -> None:
    sound = make_old_backup(desk)
    rename_district(desk, "ใหม่")
    spoil(make_backup(file_of(desk)))
    dialog = open_restore()
    qtbot.waitUntil(lambda: "กำลังอ่าน…" not in str(rows_of(dialog)), timeout=20_000)
    assert "เสียหาย" in str(rows_of(dialog)[0])
    assert not dialog.main.isEnabled()
    assert "กู้คืนจากชุดนี้ไม่ได้" in dialog.facts.text()
    dialog.grid.select([str(sound.path)])
    assert dialog.main.isEnabled()


def test_a_copy_from_elsewhere_can_be_taken(
    desk: Desk, qtbot: QtBot, hand: Hand, tmp_path: Path, open_restore: Callable[[], RestoreDialog]
) -> None:
    elsewhere = tmp_path / "จากแฟลชไดรฟ์" / "ชื่ออื่น.ita"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(file_of(desk).read_bytes())
    dialog = open_restore()
    assert not dialog.main.isEnabled()
    hand.answer_file("เลือกสำเนาอื่น", elsewhere)
    qtbot.waitUntil(dialog.main.isEnabled, timeout=20_000)
    assert dialog.changes_words.text() == "เหมือนแฟ้มปัจจุบันทุกอย่าง"
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.main.click()
    assert taken.args == [elsewhere]


def test_it_is_closed_while_it_still_reads(
    desk: Desk, qtbot: QtBot, open_restore: Callable[[], RestoreDialog]
) -> None:
    for _turn in range(3):
        make_backup(file_of(desk))
    dialog = open_restore()
    dialog.reject()
    qtbot.wait(50)


@pytest.fixture
def program(
    qtbot: QtBot, settings: Settings, sample_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    path = tmp_path / "เขตสมมติ.ita"
    path.write_bytes(sample_file)
    program = Application(settings)
    program.open(path)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    yield program
    program.close()


@pytest.fixture
def hand(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(qtbot, monkeypatch)


def desk_of(program: Application) -> Desk:
    assert program.window.desk
    return program.window.desk


def district(program: Application) -> str:
    return desk_of(program).book.office.district


def test_the_window_opens_again_with_what_was_restored(program: Application, qtbot: QtBot) -> None:
    desk = desk_of(program)
    file, before = file_of(desk), district(program)
    backup = make_old_backup(desk)
    rename_district(desk, "ใหม่")
    restoring.restore_and_open(program, file, backup.path)
    qtbot.waitUntil(lambda: program.window.desk not in (None, desk), timeout=20_000)
    assert district(program) == before
    kept = [each for each in list_backups(folder_beside(file)) if each.occasion is Occasion.RESTORE]
    with Workspace.open(kept[0].path).reading() as session:
        assert session.scalars(select(Office)).one().district == "ใหม่"


def test_a_restore_that_is_refused_leaves_the_window_as_it_was(
    program: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(program)
    backup = make_old_backup(desk)
    rename_district(desk, "ใหม่")
    spoil(backup)
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    restoring.restore_and_open(program, file_of(desk), backup.path)
    qtbot.waitUntil(lambda: program.window.desk not in (None, desk), timeout=20_000)
    assert "แฟ้มยังเป็นเหมือนเดิม" in told[0]
    assert district(program) == "ใหม่"


def test_the_open_file_is_restored_from_its_backups(program: Application, hand: Hand, qtbot: QtBot) -> None:
    desk = desk_of(program)
    before = district(program)
    make_old_backup(desk)
    rename_district(desk, "ใหม่")

    def choose() -> None:
        hand.in_front(lambda: hand.click("กู้คืนจากสำเนาสำรอง"), take)

    def take() -> None:
        dialog = shown_dialog(RestoreDialog)
        qtbot.waitUntil(dialog.main.isEnabled, timeout=20_000)
        dialog.main.click()

    hand.in_front(lambda: restoring.show_backups(program), choose)
    qtbot.waitUntil(lambda: program.window.desk not in (None, desk), timeout=20_000)
    assert district(program) == before
    assert any("กู้คืนแล้ว" in label.text() for label in program.window.status_line.findChildren(QLabel))


def shown_dialog(kind: type[Dialog]) -> Dialog:
    (dialog,) = (
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    )
    return dialog


def test_a_dialog_that_was_closed_no_longer_looks_at_the_backups(
    program: Application, hand: Hand, qtbot: QtBot
) -> None:
    for _time in range(2):
        hand.in_front(lambda: restoring.show_backups(program), lambda: hand.press("Esc"))
        hand.in_front(lambda: restoring.ask_restore_of_open_file(program), lambda: hand.press("Esc"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert program.window.findChildren(BackupDialog) == []
    assert program.window.findChildren(RestoreDialog) == []


@pytest.mark.parametrize("ask", [restoring.show_backups, restoring.ask_restore_of_open_file])
def test_a_server_is_backed_up_by_those_who_run_it(
    program: Application, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Application], None]
) -> None:
    desk = desk_of(program)
    refused: list[str] = []
    desk.refused.connect(refused.append)
    monkeypatch.setattr(desk.workspace, "path", None)
    ask(program)
    assert "เครื่องแม่ข่าย" in refused[0]


@pytest.mark.parametrize("ask", [restoring.show_backups, restoring.ask_restore_of_open_file])
def test_without_a_file_there_is_nothing_to_restore(
    program: Application, ask: Callable[[Application], None]
) -> None:
    program.leave_file()
    ask(program)
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def lost_file(program: Application) -> Path:
    """Locked by a password; of it nothing is left but a backup."""
    desk = desk_of(program)
    file = file_of(desk)
    desk.workspace.set_password(PASSWORD)
    make_backup(file, key=desk.workspace.file_key)
    program.leave_file()
    file.write_bytes(b"")
    return file


def test_the_backup_of_a_lost_file_asks_for_the_password_until_it_fits(
    program: Application, lost_file: Path, hand: Hand, qtbot: QtBot
) -> None:
    assert restoring.has_backups(program, lost_file)

    def forget() -> None:
        asked = shown_dialog(AskPassword)
        asked.password.setText("ไม่ใช่คำนี้")
        asked.main.click()

    def remember() -> None:
        asked = shown_dialog(AskPassword)
        assert "ไม่ตรง" in asked.problem.text()
        asked.password.setText(PASSWORD)
        asked.main.click()

    def take() -> None:
        dialog = shown_dialog(RestoreDialog)
        qtbot.waitUntil(dialog.main.isEnabled, timeout=20_000)
        dialog.main.click()

    hand.in_front(lambda: restoring.ask_restore(program, lost_file), forget, remember, take)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    assert desk_of(program).workspace.path == lost_file
    assert is_locked(lost_file)


def test_who_does_not_know_the_password_sees_the_backups_and_can_take_none(
    program: Application, lost_file: Path, hand: Hand, qtbot: QtBot
) -> None:
    def look() -> None:
        dialog = shown_dialog(RestoreDialog)
        qtbot.waitUntil(lambda: "กำลังอ่าน…" not in str(rows_of(dialog)), timeout=20_000)
        assert "มีรหัสผ่าน" in dialog.facts.text()
        assert not dialog.main.isEnabled()
        dialog.reject()

    hand.in_front(lambda: restoring.ask_restore(program, lost_file), lambda: hand.press("Esc"), look)
    assert lost_file.read_bytes() == b""


def test_closing_the_window_leaves_a_backup(program: Application) -> None:
    desk = desk_of(program)
    file = file_of(desk)
    rename_district(desk, "ใหม่")
    program.window.close()
    assert len(list_backups(folder_beside(file))) == 1


def test_a_backup_that_is_looked_at_is_not_opened_the_next_time(
    program: Application, settings: Settings, qtbot: QtBot
) -> None:
    desk = desk_of(program)
    backup = make_old_backup(desk)
    file = file_of(desk)
    program.open(backup.path)
    qtbot.waitUntil(lambda: program.window.desk not in (None, desk), timeout=20_000)
    assert "สำเนาสำรอง" in desk_of(program).workspace.read_only
    assert settings.recent_files() == [file]
    assert not folder_beside(backup.path).exists()
