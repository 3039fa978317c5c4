"""A new officer comes to a file of the office, to the sample, or to a file that is there; cancel leaves nothing."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.model.office import SigningDuty
from ita_desktop.qt.theme import theme
from ita_desktop.screens.edition_card import EditionCard
from ita_desktop.screens.first_run import FirstRun
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

TODAY = datetime.date(2022, 11, 1)
Open = Callable[..., FirstRun]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def opened(qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    # A wizard that a test leaves behind is closed without a question.
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])

    def open_wizard(width: int = 1366, height: int = 688) -> FirstRun:
        wizard = FirstRun(today=TODAY, folder=folder, sample_folder=tmp_path / "data")
        qtbot.addWidget(wizard)
        wizard.resize(width, height)
        wizard.show()
        return wizard

    return open_wizard


@pytest.fixture
def workbook(sample_file: bytes, tmp_path: Path) -> Path:
    (tmp_path / "source.ita").write_bytes(sample_file)
    with Workspace.open(tmp_path / "source.ita").reading() as session:
        export_workbook(session, tmp_path / "sample.xlsx")
    return tmp_path / "sample.xlsx"


def here(wizard: FirstRun) -> int:
    return wizard.pages.currentIndex()


def type_in(field: QWidget, text: str) -> None:
    """QTest types no Thai."""
    for letter in text:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def name_office(wizard: FirstRun, name: str = "คลองเตย") -> None:
    wizard.office.name.setText(name)
    wizard.office.name.textEdited.emit(name)


def to_last_page(wizard: FirstRun) -> None:
    name_office(wizard)
    for _page in range(4):
        wizard.next.click()
    assert here(wizard) == 4


def wait(qtbot: QtBot, wizard: FirstRun) -> None:
    qtbot.waitUntil(lambda: not wizard.bar.isVisible() or not wizard.isVisible(), timeout=30_000)


def test_five_pages_by_keyboard_make_the_file(qtbot: QtBot, opened: Open, folder: Path) -> None:
    wizard = opened()
    type_in(wizard.office.name, "คลองเตย")
    popup = wizard.office.name.completer().popup()
    assert popup
    popup.hide()
    for _page in range(5):
        qtbot.keyClick(wizard, Qt.Key.Key_Return)
    wait(qtbot, wizard)
    assert wizard.made
    assert wizard.made == folder / "สำนักงานเขตคลองเตย.ita"
    with Workspace.open(wizard.made).reading() as session:
        book = load_book(session)
    assert book.office.district == "คลองเตย"
    assert (book.year.year, book.year.edition.code) == (2566, "bma-2566")
    assert book.results_year
    assert book.year.phases


def test_everything_answered_comes_into_the_file(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    picture = tmp_path / "emblem.png"
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(picture))
    wizard = opened()
    name_office(wizard, "สำนักงานเขตทดลอง")
    wizard.office.telephone.setText("9900")
    wizard.next.click()
    wizard.next.click()
    wizard.units.schools.setPlainText("1. โรงเรียนหนึ่ง\n2. โรงเรียนสอง")
    wizard.next.click()
    wizard.signers.director.setText("นางสาวสมหญิง ทดลอง")
    wizard.signers.take_picture(picture)
    wizard.next.click()
    wizard.next.click()
    wait(qtbot, wizard)
    assert wizard.made
    with Workspace.open(wizard.made).reading() as session:
        book = load_book(session)
    assert book.office.telephone == "9900"
    assert [school.name for school in book.schools] == ["โรงเรียนหนึ่ง", "โรงเรียนสอง"]
    assert book.office.emblem == picture.read_bytes()
    director = book.signatory(SigningDuty.DIRECTOR)
    assert director
    assert director.printed_position == "ผู้อำนวยการเขตทดลอง"


def test_nothing_is_written_before_the_last_page_and_cancel_leaves_nothing(
    opened: Open, folder: Path
) -> None:
    wizard = opened()
    to_last_page(wizard)
    assert list(folder.iterdir()) == []
    wizard.cancel.click()
    assert wizard.result() == QDialog.DialogCode.Rejected
    assert wizard.made is None
    assert list(folder.iterdir()) == []


def test_answers_are_not_lost_by_a_slip_of_escape(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = opened()
    to_last_page(wizard)
    asked: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
        patched.setattr(QMessageBox, "clickedButton", lambda box: box.defaultButton())
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert asked
    assert wizard.isVisible()


def test_cancel_while_the_file_is_made_leaves_nothing(opened: Open, folder: Path) -> None:
    wizard = opened()
    to_last_page(wizard)
    wizard.next.click()
    wizard.cancel.click()
    assert wizard.isVisible()
    assert wizard.next.isEnabled()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "file", "field"),
    [
        ("", "", "name"),
        ("สำนักงานเขต", "", "name"),
        ("คลองเตย", "taken", "file"),
        ("คลองเตย", "no/such/folder/x", "file"),
    ],
)
def test_a_refusal_stands_beside_its_field(
    opened: Open, folder: Path, name: str, file: str, field: str
) -> None:
    (folder / "taken.ita").touch()
    wizard = opened()
    name_office(wizard, name)
    if file:
        wizard.office.file.setText(str(folder / file))
        wizard.office.file.textEdited.emit(wizard.office.file.text())
    wizard.next.click()
    assert here(wizard) == 0
    note = getattr(wizard.office, f"{field}_problem")
    assert note.isVisible()
    assert note.sentence
    assert wizard.focusWidget() is getattr(wizard.office, field)


def test_a_file_that_is_there_is_never_written_over(qtbot: QtBot, opened: Open, folder: Path) -> None:
    (folder / "สำนักงานเขตคลองเตย.ita").write_text("mine")
    wizard = opened()
    name_office(wizard)
    assert wizard.office.path.name == "สำนักงานเขตคลองเตย (2).ita"
    to_last_page(wizard)
    # Somebody puts one there in the meantime.
    wizard.office.path.write_text("mine too")
    wizard.next.click()
    wait(qtbot, wizard)
    assert wizard.made is None
    assert wizard.whole_problem.isVisible()
    assert wizard.office.path.read_text() == "mine too"


def test_typing_finds_the_district(qtbot: QtBot, opened: Open) -> None:
    wizard = opened()
    completer = wizard.office.name.completer()
    completer.setCompletionPrefix("เตย")
    assert completer.currentCompletion() == "สำนักงานเขตคลองเตย"
    type_in(wizard.office.name, "บางรัก")
    wizard.office.name.editingFinished.emit()
    assert wizard.office.name.text() == "สำนักงานเขตบางรัก"


def test_the_next_year_and_a_checked_frame_are_proposed(opened: Open) -> None:
    wizard = opened()
    year = wizard.year
    assert year.year.value() == 2566
    assert (year.edition, year.results_edition) == ("bma-2566", "bma-2565")
    assert "ตรงกัน 10" in year.match.text()
    year.year.setValue(2567)
    assert (year.edition, year.results_edition) == ("bma-2566", "bma-2566")
    assert "ตรงกัน 30" in year.match.text()


def test_frames_are_chosen_with_the_arrows(qtbot: QtBot, opened: Open) -> None:
    wizard = opened()
    name_office(wizard)
    wizard.next.click()
    chosen = next(card for card in wizard.year.frames.findChildren(QAbstractButton) if card.isChecked())
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    assert wizard.year.edition == "bma-2565"
    wizard.year.year.setValue(2568)
    assert wizard.year.edition == "bma-2565"


def test_sections_are_edited_added_and_removed(qtbot: QtBot, opened: Open) -> None:
    wizard = opened()
    name_office(wizard)
    wizard.next.click()
    wizard.next.click()
    units = wizard.units
    assert len(units.answered_sections()) == 10
    units.grid.select([0])
    units.remove.click()
    assert len(units.answered_sections()) == 9
    units.add.click()
    editor = units.grid.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    type_in(editor, "ฝ่ายใหม่")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert units.answered_sections()[-1].name == "ฝ่ายใหม่"
    units.restore.click()
    assert units.answered_sections()[0].name == "ฝ่ายปกครอง"
    assert len(units.answered_sections()) == 10


def test_a_picture_that_is_none_is_refused_beside_it(opened: Open, tmp_path: Path) -> None:
    wizard = opened()
    path = tmp_path / "x.png"
    path.write_text("no picture")
    wizard.signers.take_picture(path)
    assert wizard.signers.emblem is None
    assert wizard.signers.emblem_problem.sentence


def test_posts_follow_the_district_unless_they_were_written(opened: Open) -> None:
    wizard = opened()
    name_office(wizard)
    assert wizard.signers.director_post.text() == "ผู้อำนวยการเขตคลองเตย"
    wizard.signers.director_post.setText("รองผู้อำนวยการ")
    name_office(wizard, "บางรัก")
    wizard.office.name.editingFinished.emit()
    assert wizard.signers.director_post.text() == "รองผู้อำนวยการ"
    assert wizard.signers.assistant_post.text() == "ผู้ช่วยผู้อำนวยการเขตบางรัก"


def test_the_workbook_is_seen_before_and_comes_in_with_the_file(
    qtbot: QtBot, opened: Open, workbook: Path
) -> None:
    wizard = opened()
    to_last_page(wizard)
    wizard.last_year.take_workbook(workbook)
    wait(qtbot, wizard)
    assert wizard.last_year.preview.isVisible()
    assert "เพิ่ม" in wizard.last_year.facts.text()
    wizard.next.click()
    wait(qtbot, wizard)
    assert wizard.made
    with Workspace.open(wizard.made).reading() as session:
        assert load_book(session).year.measures


def test_a_workbook_of_another_year_is_refused_beside_its_field(
    qtbot: QtBot, opened: Open, workbook: Path
) -> None:
    wizard = opened()
    wizard.year.year.setValue(2570)
    to_last_page(wizard)
    wizard.last_year.take_workbook(workbook)
    wait(qtbot, wizard)
    assert "2566" in wizard.last_year.workbook_problem.sentence
    wizard.next.click()
    assert wizard.made is None
    wizard.last_year.later.click()
    wizard.next.click()
    wait(qtbot, wizard)
    assert wizard.made


def test_the_numbers_of_a_draft_are_a_frame_to_choose(qtbot: QtBot, opened: Open) -> None:
    wizard = opened()
    name_office(wizard)
    wizard.next.click()
    draft = next(card for card in wizard.year.findChildren(EditionCard) if "พฤศจิกายน 2565" in card.text())
    assert not draft.isVisible()
    wizard.year.more.click()
    draft.click()
    assert wizard.answers().edition == "bma-2566@november"
    assert "ตรงกัน" in wizard.year.match.text()
    for _page in range(4):
        wizard.next.click()
    wait(qtbot, wizard)
    assert wizard.made
    with Workspace.open(wizard.made).reading() as session:
        assert load_book(session).year.edition.revision == "november"


def test_last_years_workbook_is_taken_though_last_years_results_are_not(
    qtbot: QtBot, opened: Open, workbook: Path
) -> None:
    wizard = opened()
    wizard.year.year.setValue(2567)
    wizard.year.results.setCurrentIndex(wizard.year.results.findData(None))
    to_last_page(wizard)
    wizard.last_year.take_workbook(workbook)
    wait(qtbot, wizard)
    assert not wizard.last_year.workbook_problem.sentence
    wizard.next.click()
    wait(qtbot, wizard)
    assert wizard.made
    with Workspace.open(wizard.made).reading() as session:
        book = load_book(session)
    assert (book.year.year, bool(book.year.bodies)) == (2567, True)
    assert book.results_year
    assert book.results_year.measures


def test_the_sample_is_made_once_and_then_kept(qtbot: QtBot, opened: Open) -> None:
    wizard = opened()
    wizard.rail.sample.click()
    wait(qtbot, wizard)
    assert wizard.made
    stamp = wizard.made.stat().st_mtime_ns
    again = opened()
    again.rail.sample.click()
    assert again.made
    assert again.made == wizard.made
    assert again.made.stat().st_mtime_ns == stamp


def test_a_file_that_is_there_is_opened(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(tmp_path / "mine.ita"), ""))
    wizard = opened()
    wizard.rail.open.click()
    assert wizard.made == tmp_path / "mine.ita"
    assert wizard.result() == QDialog.DialogCode.Accepted


def test_the_rail_leads_back_and_ahead_over_what_is_in_order(opened: Open) -> None:
    wizard = opened()
    to_last_page(wizard)
    wizard.rail.steps[0].click()
    assert here(wizard) == 0
    wizard.office.name.setText("")
    wizard.rail.steps[3].click()
    assert here(wizard) == 0
    name_office(wizard)
    wizard.rail.steps[3].click()
    assert here(wizard) == 3


def test_every_field_has_a_name_and_every_label_its_field(opened: Open) -> None:
    wizard = opened()
    for kind in (QLineEdit, QComboBox, QTextEdit):
        for field in wizard.findChildren(kind):
            if not isinstance(field.parent(), QComboBox) and field.objectName() != "qt_spinbox_lineedit":
                assert field.accessibleName(), field.objectName()
    for label in wizard.findChildren(QLabel):
        if label.objectName().endswith("_label"):
            assert label.buddy(), label.objectName()


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75])
def test_no_page_is_wider_than_its_place(opened: Open, scale: float) -> None:
    look = theme()
    look.scale = scale
    try:
        wizard = opened()
        name_office(wizard, "สำนักงานเขตป้อมปราบศัตรูพ่ายและพื้นที่ใกล้เคียงที่มีชื่อยาวมากเป็นพิเศษ")
        for page in range(5):
            area = wizard.pages.currentWidget()
            inside: QWidget = area.widget()  # type: ignore[attr-defined]
            assert inside.minimumSizeHint().width() <= area.viewport().width(), page  # type: ignore[attr-defined]
            if page < 4:
                wizard.next.click()
        assert wizard.width() <= 1366
        assert wizard.height() <= 688
    finally:
        look.scale = 1.0
