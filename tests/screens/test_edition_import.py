"""A frame of the office's own comes in from a list: seen before, refused with every line that is wrong, undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.actions.editions import import_edition
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.edition_import import EditionImport, ask_edition
from tests.screens.hand import Hand

HEAD = "รหัส,ชื่อ\n"
LIST = f"{HEAD}IIT,แบบวัดการรับรู้ภายใน\n1,การปฏิบัติหน้าที่\nI1,ให้บริการตามขั้นตอน\nI2,ให้บริการเท่าเทียม\nO1,โครงสร้าง\n"


@pytest.fixture(autouse=True)
def no_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """They run aside after each change and are tested where they belong."""
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1366, 688)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def hand(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(qtbot, monkeypatch)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "รายการข้อ.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def dialog(qtbot: QtBot) -> EditionImport:
    dialog = EditionImport(2567)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def codes(desk: Desk) -> list[str]:
    return [edition.code for edition in desk.book.office.editions]


def test_before_a_file_is_named_nothing_is_wrong_and_nothing_can_be_taken_in(dialog: EditionImport) -> None:
    assert dialog.code.text() == "own-2567"
    assert not dialog.main.isEnabled()
    assert not dialog.problems.isVisible()
    assert not dialog.counts.isVisible()


def test_what_was_read_is_seen_before_it_comes_in(
    dialog: EditionImport, hand: Hand, write: Callable[[str], Path]
) -> None:
    path = write(LIST)
    hand.answer_file("เลือกแฟ้ม", path)
    assert dialog.file.text() == str(path)
    assert dialog.counts.text() == "อ่านได้ IIT 2 ข้อ · OIT 1 ข้อ"
    assert dialog.main.isEnabled()
    assert dialog.frame.path == path


def test_a_choice_that_was_given_up_keeps_the_file(
    dialog: EditionImport, write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(LIST)
    dialog.file.setText(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: ("", ""))
    dialog.choose.click()
    assert dialog.file.text() == str(path)
    assert dialog.main.isEnabled()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}O1,โครงสร้าง\nO1,แผนพัฒนา\n", "แถว 3: มีรหัส O1 ซ้ำ"),
        ("รหัส\nO1\n", "ไม่มีคอลัมน์ “ชื่อ”"),
        ("", "ไม่พบรายการในแฟ้ม"),
    ],
)
def test_a_list_that_cannot_be_used_says_where_it_is_wrong(
    dialog: EditionImport, write: Callable[[str], Path], text: str, told: str
) -> None:
    dialog.file.setText(str(write(text)))
    assert told in dialog.problems.toPlainText()
    assert dialog.problems.isVisible()
    assert not dialog.counts.isVisible()
    assert not dialog.main.isEnabled()


@pytest.mark.parametrize("name", ["ไม่มี.csv", "ไม่มี.xlsx", ""])
def test_a_file_that_is_not_there_is_told_in_words(dialog: EditionImport, tmp_path: Path, name: str) -> None:
    dialog.file.setText(str(tmp_path / name))
    assert dialog.problems.toPlainText()
    assert not dialog.main.isEnabled()


def test_the_code_follows_the_year_until_it_is_typed(dialog: EditionImport, qtbot: QtBot) -> None:
    dialog.year.setValue(2568)
    assert dialog.code.text() == "own-2568"
    dialog.code.selectAll()
    qtbot.keyClicks(dialog.code, "klongtan-1")
    dialog.year.setValue(2569)
    assert dialog.code.text() == "klongtan-1"


def test_a_code_that_no_frame_can_have_is_refused_at_once(
    dialog: EditionImport, write: Callable[[str], Path], qtbot: QtBot
) -> None:
    dialog.file.setText(str(write(LIST)))
    qtbot.keyClick(dialog.code, Qt.Key.Key_Space)
    qtbot.keyClicks(dialog.code, "2")
    assert "รหัสกรอบ “own-2567 2” ใช้ไม่ได้" in dialog.problems.toPlainText()
    assert not dialog.main.isEnabled()


def test_from_the_menu_the_frame_comes_in_as_one_step(
    window: QWidget, desk: Desk, hand: Hand, write: Callable[[str], Path]
) -> None:
    before, said = codes(desk), list[str]()
    desk.said.connect(said.append)
    hand.in_front(lambda: ask_edition(window, desk, write(LIST)), lambda: hand.click("นำเข้ากรอบ"))
    assert codes(desk) == [*before, "own-2566"]
    assert "เพิ่มกรอบ own-2566" in said[0]
    assert desk.steps.undo
    assert desk.steps.undo.words == "นำเข้ากรอบ own-2566"
    desk.undo()
    assert codes(desk) == before


def test_given_up_nothing_comes_in(
    window: QWidget, desk: Desk, hand: Hand, write: Callable[[str], Path]
) -> None:
    before = codes(desk)
    hand.in_front(lambda: ask_edition(window, desk, write(LIST)), lambda: hand.press("Esc"))
    assert codes(desk) == before
    assert desk.steps.undo is None


def test_what_the_file_refuses_is_said_in_the_dialog_and_can_be_mended_there(
    window: QWidget, desk: Desk, write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.changing("นำเข้า") as session:
        import_edition(session, write(LIST), "own-2566", 2566)
    before = codes(desk)
    refused: list[str] = []

    def take(dialog: EditionImport) -> QDialog.DialogCode:
        assert "own-2566" in dialog.counts.text()
        assert "มีอยู่แล้ว" in dialog.counts.text()
        return QDialog.DialogCode.Accepted

    def mend(dialog: EditionImport) -> QDialog.DialogCode:
        refused.append(dialog.problems.toPlainText())
        assert codes(desk) == before
        dialog.code.setText("own-2566-b")
        assert "มีอยู่แล้ว" not in dialog.counts.text()
        return QDialog.DialogCode.Accepted

    answers = iter((take, mend))
    monkeypatch.setattr(EditionImport, "exec", lambda dialog: next(answers)(dialog))
    ask_edition(window, desk, write(LIST.replace("I2,ให้บริการเท่าเทียม\n", "")))
    assert "I2" in refused[0]
    assert codes(desk) == [*before, "own-2566-b"]
