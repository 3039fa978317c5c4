"""A workbook comes in whole, after it was seen, or not at all."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.texts import TextView
from ita_desktop.screens import workbook_import
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.import_rows import Outcome
from ita_desktop.screens.workbook_import import WorkbookImport, write_workbook
from ita_desktop.storage.workspace import Workspace


@pytest.fixture(autouse=True)
def no_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """They run aside after each change and are tested where they belong."""
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory, sample_file: bytes) -> Path:
    folder = tmp_path_factory.mktemp("workbook")
    (folder / "sample.ita").write_bytes(sample_file)
    with Workspace.open(folder / "sample.ita").reading() as session:
        export_workbook(session, folder / "sample.xlsx")
    return folder / "sample.xlsx"


def edited(workbook: Path, path: Path, sheet: str, **cells: object) -> Path:
    book = load_workbook(workbook)
    for row in book[sheet].iter_rows():
        for cell in row:
            if cell.value in cells:
                cell.value = cells[str(cell.value)]  # type: ignore[assignment]
    book.save(path)
    return path


@pytest.fixture
def misspelt(workbook: Path, tmp_path: Path) -> Path:
    return edited(workbook, tmp_path / "misspelt.xlsx", "มาตรการ", ฝ่ายการคลัง="ฝ่ายการครัง")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1366, 688)
    qtbot.addWidget(window)
    return window


def read(qtbot: QtBot, desk: Desk, path: Path, window: QWidget | None = None) -> WorkbookImport:
    dialog = WorkbookImport(desk, path, window)
    qtbot.addWidget(dialog)
    dialog.show()
    wait_until_read(qtbot, dialog)
    return dialog


def wait_until_read(qtbot: QtBot, dialog: WorkbookImport) -> None:
    qtbot.waitUntil(lambda: not dialog.waiting.isVisible(), timeout=20_000)


def outcomes(dialog: WorkbookImport) -> set[Outcome]:
    return {row.outcome for row in dialog.preview.grid.model.all_rows}


def test_what_would_change_is_seen_first_and_comes_in_as_one_step(
    qtbot: QtBot, desk: Desk, workbook: Path, tmp_path: Path
) -> None:
    path = edited(workbook, tmp_path / "a.xlsx", "สำนักงาน", **{"9900": "9955"})
    dialog = read(qtbot, desk, path)
    assert desk.book.office.telephone == "9900"
    assert outcomes(dialog) == {Outcome.CHANGED}
    assert dialog.main.text() == "นำเข้า 1 รายการ"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.book.office.telephone == "9955"
    assert desk.steps.undo
    assert desk.steps.undo.words == "นำเข้าสมุดงาน a.xlsx"
    desk.undo()
    assert desk.book.office.telephone == "9900"
    desk.redo()
    assert desk.book.office.telephone == "9955"


def test_a_workbook_that_changes_nothing_says_so(qtbot: QtBot, desk: Desk, workbook: Path) -> None:
    dialog = read(qtbot, desk, workbook)
    assert not dialog.main.isEnabled()
    assert "ไม่มีอะไรต้องเปลี่ยน" in dialog.facts.text()


def test_nothing_is_said_of_a_workbook_that_is_still_read(
    qtbot: QtBot, desk: Desk, workbook: Path, window: QWidget
) -> None:
    dialog = WorkbookImport(desk, workbook, window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not any("ไม่มีอะไรต้องเปลี่ยน" in view.text() for view in dialog.findChildren(TextView))
    wait_until_read(qtbot, dialog)
    assert any("ไม่มีอะไรต้องเปลี่ยน" in view.text() for view in dialog.preview.findChildren(TextView))


def test_it_is_read_once_and_taken_in_as_it_was_seen(
    qtbot: QtBot, empty_desk: Desk, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "seen.xlsx"
    path.write_bytes(workbook.read_bytes())
    dialog = read(qtbot, empty_desk, path)
    path.unlink()
    dialog.main.click()
    assert empty_desk.book.year.measures


def test_a_new_office_takes_the_whole_workbook(qtbot: QtBot, empty_desk: Desk, workbook: Path) -> None:
    dialog = read(qtbot, empty_desk, workbook)
    assert {Outcome.ADDED, Outcome.CHANGED} <= outcomes(dialog)
    dialog.main.click()
    assert empty_desk.book.year.measures
    assert empty_desk.book.office.people


def test_a_near_name_is_answered_in_place_and_read_again(qtbot: QtBot, desk: Desk, misspelt: Path) -> None:
    dialog = read(qtbot, desk, misspelt)
    assert outcomes(dialog) == {Outcome.ANSWER}
    assert not dialog.main.isEnabled()
    choice = dialog.preview.findChild(Segmented)
    assert isinstance(choice, Segmented)
    focused = dialog.focusWidget()
    assert focused
    assert choice.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Right)
    assert dialog.preview.answers == {"ฝ่ายการครัง": "ฝ่ายการคลัง"}
    assert dialog.main.text() == "อ่านใหม่ตามคำตอบ 1 ข้อ"
    dialog.main.click()
    wait_until_read(qtbot, dialog)
    assert not dialog.preview.reading.problems


def test_words_may_be_right_as_they_are(qtbot: QtBot, desk: Desk, misspelt: Path) -> None:
    dialog = read(qtbot, desk, misspelt)
    choice = dialog.preview.findChild(Segmented)
    assert isinstance(choice, Segmented)
    choice.findChildren(QAbstractButton)[-1].click()
    assert dialog.preview.answers == {"ฝ่ายการครัง": "ฝ่ายการครัง"}
    dialog.main.click()
    wait_until_read(qtbot, dialog)
    assert dialog.main.text().startswith("นำเข้า")
    assert dialog.main.isEnabled()


def test_every_problem_has_its_sheet_and_cell_and_can_be_copied(
    qtbot: QtBot, desk: Desk, workbook: Path, tmp_path: Path
) -> None:
    book = load_workbook(workbook)
    sheet = book["ประชุม"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if "8 พ.ย." in str(cell.value))
    place = cell.coordinate
    sheet[place] = "31 กพ 2566"
    book.save(tmp_path / "bad.xlsx")
    dialog = read(qtbot, desk, tmp_path / "bad.xlsx")
    [row] = [row for row in dialog.preview.grid.model.all_rows if row.outcome is Outcome.MEND]
    assert (row.sheet, row.place) == ("ประชุม", place)
    assert row.told
    dialog.preview.copy()
    copied = QGuiApplication.clipboard().text()
    assert "ประชุม" in copied
    assert place in copied
    assert not dialog.main.isEnabled()


def test_a_workbook_of_another_year_is_named_as_such(qtbot: QtBot, desk: Desk, workbook: Path) -> None:
    desk.open_year(2565)
    dialog = read(qtbot, desk, workbook)
    (problem,) = dialog.preview.reading.problems
    assert "สมุดงานนี้เป็นของปีงบประมาณ 2566" in problem.message
    assert not dialog.main.isEnabled()


def test_after_mending_in_excel_it_is_read_again(
    qtbot: QtBot, desk: Desk, workbook: Path, misspelt: Path
) -> None:
    dialog = read(qtbot, desk, misspelt)
    misspelt.write_bytes(workbook.read_bytes())
    dialog.again.click()
    wait_until_read(qtbot, dialog)
    assert not dialog.preview.reading.problems


def test_a_picture_that_is_missing_is_told_when_it_is_taken_in(
    qtbot: QtBot, desk: Desk, workbook: Path, tmp_path: Path
) -> None:
    book = load_workbook(workbook)
    sheet = book["สำนักงาน"]
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "ไฟล์ตราครุฑ"]
    sheet.cell(cell.row, cell.column + 1).value = "missing.png"  # type: ignore[operator,assignment]
    book.save(tmp_path / "emblem.xlsx")
    dialog = read(qtbot, desk, tmp_path / "emblem.xlsx")
    assert dialog.main.isEnabled()
    dialog.main.click()
    assert dialog.isVisible()
    assert outcomes(dialog) == {Outcome.MEND}
    assert desk.book.office.emblem_file == ""


def test_closing_while_it_is_read_changes_nothing(qtbot: QtBot, desk: Desk, workbook: Path) -> None:
    dialog = WorkbookImport(desk, workbook)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    desk.jobs.wait()
    qtbot.wait(50)
    assert not dialog.isVisible()
    assert desk.steps.undo is None or "นำเข้า" not in desk.steps.undo.words


def test_a_file_that_is_no_workbook_says_what_it_is(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    dialog = read(qtbot, desk, tmp_path / "old.xlsx")
    [row] = dialog.preview.grid.model.all_rows
    assert ".xls" in row.told


def test_it_fits_the_window_and_no_button_is_cut(
    qtbot: QtBot, desk: Desk, misspelt: Path, window: QWidget
) -> None:
    dialog = read(qtbot, desk, misspelt, window)
    assert dialog.width() <= 1366
    assert dialog.height() <= 688
    for button in (dialog.again, dialog.main, dialog.cancel):
        assert button.width() >= button.sizeHint().width()


def test_the_workbook_is_written_aside(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "out"), ""))
    with qtbot.waitSignal(desk.said, timeout=20_000) as said:
        workbook_import.export_workbook(QWidget(), desk)
    assert path.exists()
    assert said.args
    assert "out.xlsx" in said.args[0]


def test_a_place_that_cannot_be_written_is_refused_kindly(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.refused, timeout=20_000) as refused:
        write_workbook(desk, tmp_path / "missing" / "out.xlsx")
    assert refused.args
    assert "out.xlsx" in refused.args[0]
