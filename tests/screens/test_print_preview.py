"""Every list can be printed as it is shown."""

import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.printing import print_pages
from ita_desktop.screens.change_history import ChangeHistory
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.findings import Findings
from ita_desktop.screens.print_preview import PrintPreview, print_grid, print_list_of


def preview(desk: Desk, rows: int = 80, columns: int = 3) -> PrintPreview:
    empty = [""] * (columns - 3)
    texts = [
        ["กลุ่มที่หนึ่ง"],
        *([f"แถวที่ {number}", "ข้อความยาว " * 12, "น้ำ ป่า ญู่", *empty] for number in range(rows)),
    ]
    document = compose_listing(
        desk.book,
        ["รายการทดสอบ"],
        ["ชื่อ", "ข้อความ", "หมายเหตุ", *empty],
        texts,
        [1, 3, 1, *(1 for _each in empty)],
    )
    return PrintPreview(document, desk)


Answer = Callable[[Callable[[QPrinter], object] | None], None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What the officer chooses where Windows asks for the printer; None is giving up."""

    def answer(choose: Callable[[QPrinter], object] | None) -> None:
        def execute(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
            if choose is None:
                return QPrintDialog.DialogCode.Rejected
            choose(dialog.printer())
            return QPrintDialog.DialogCode.Accepted

        monkeypatch.setattr(QPrintDialog, "exec", execute)

    return answer


def into(path: Path, printer: QPrinter) -> None:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))


def press(dialog: PrintPreview, words: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if words in button.text()).click()


def refusals(desk: Desk) -> list[str]:
    refused: list[str] = []
    desk.refused.connect(refused.append)
    return refused


def test_the_head_repeats_on_every_page_and_the_words_can_be_found(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    path = tmp_path / "list.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    said: list[str] = []
    desk.said.connect(said.append)
    press(dialog, "PDF")
    assert str(path) in said[0]
    with pdfplumber.open(path) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) > 1
    assert all("หมายเหตุ" in text for text in texts)
    assert "ป่า" in texts[0]


def test_the_printer_gets_each_page(qtbot: QtBot, desk: Desk, tmp_path: Path, answer: Answer) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    answer(lambda printer: into(tmp_path / "printed.pdf", printer))
    press(dialog, f"พิมพ์ {len(dialog.pages)} หน้า")
    with pdfplumber.open(tmp_path / "printed.pdf") as pdf:
        assert len(pdf.pages) == len(dialog.pages)
    assert dialog.result() == PrintPreview.DialogCode.Accepted


def test_only_the_pages_that_were_chosen_are_printed(
    qtbot: QtBot, desk: Desk, tmp_path: Path, answer: Answer
) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    assert len(dialog.pages) > 2

    def choose(printer: QPrinter) -> None:
        into(tmp_path / "two.pdf", printer)
        printer.setFromTo(2, 3)

    answer(choose)
    press(dialog, "พิมพ์")
    with pdfplumber.open(tmp_path / "two.pdf") as pdf:
        first, second = (page.extract_text() for page in pdf.pages)
    assert "แถวที่ 0" not in first
    assert row_numbers(first)[-1] + 1 == row_numbers(second)[0]


def test_from_the_last_page_on_they_come_in_that_order(
    qtbot: QtBot, desk: Desk, tmp_path: Path, answer: Answer
) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)

    def choose(printer: QPrinter) -> None:
        into(tmp_path / "back.pdf", printer)
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    answer(choose)
    press(dialog, "พิมพ์")
    with pdfplumber.open(tmp_path / "back.pdf") as pdf:
        starts = [row_numbers(page.extract_text())[0] for page in pdf.pages]
    assert starts == sorted(starts, reverse=True)
    assert starts[-1] == 0


def row_numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"แถวที่ (\d+)", text)]


def test_given_up_the_preview_stays_open(qtbot: QtBot, desk: Desk, answer: Answer) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    answer(None)
    press(dialog, "พิมพ์")
    assert dialog.isVisible()


def test_a_printer_that_does_not_take_it_is_told_and_it_can_be_tried_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path, answer: Answer
) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    refused = refusals(desk)
    answer(lambda printer: into(tmp_path / "ไม่มี" / "a.pdf", printer))
    press(dialog, "พิมพ์")
    assert "เครื่องพิมพ์" in refused[0]
    assert dialog.isVisible()


def test_a_pdf_that_cannot_be_written_is_told(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    refused = refusals(desk)
    for chosen in ("", str(tmp_path / "ไม่มี" / "a.pdf")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, chosen=chosen: (chosen, ""))
        press(dialog, "PDF")
    assert len(refused) == 1
    assert "a.pdf" in refused[0]


def test_a_wide_page_is_printed_wide(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    upright, wide = preview(desk, rows=1), preview(desk, rows=1, columns=9)
    printer = QPrinter()
    for number, dialog in enumerate((upright, wide)):
        qtbot.addWidget(dialog)
        into(tmp_path / f"{number}.pdf", printer)
        print_pages(dialog.pages, printer)
        with pdfplumber.open(tmp_path / f"{number}.pdf") as pdf:
            (page,) = pdf.pages
            assert (page.width > page.height) is (dialog is wide)


def test_a_grid_is_printed_as_it_is_shown(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[PrintPreview] = []
    monkeypatch.setattr(PrintPreview, "exec", lambda dialog: shown.append(dialog))
    place = ChangeHistory(desk)
    qtbot.addWidget(place)
    place.refresh()
    print_grid(place.grid, ["ประวัติการแก้ไข"], desk, place)
    (dialog,) = shown
    assert dialog.pages.find("ประวัติการแก้ไข")
    qtbot.addWidget(dialog)


def test_of_several_lists_the_one_under_the_keyboard_is_printed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[PrintPreview] = []
    monkeypatch.setattr(PrintPreview, "exec", lambda dialog: shown.append(dialog))
    both = QWidget()
    qtbot.addWidget(both)
    column = QVBoxLayout(both)
    findings, history = Findings(desk), ChangeHistory(desk)
    for place in (findings, history):
        column.addWidget(place)
        place.refresh()
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    print_list_of(both, "รายการ", desk, both)
    history.grid.view.setFocus()
    qtbot.waitUntil(history.grid.view.hasFocus)
    print_list_of(both, "รายการ", desk, both)
    first, second = shown
    assert not first.pages.find("สร้างแฟ้ม")
    assert second.pages.find("สร้างแฟ้ม")


def test_a_place_without_a_list_says_so(qtbot: QtBot, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    place = QWidget()
    qtbot.addWidget(place)
    print_list_of(place, "ว่าง", desk, place)
    assert said == ["หน้านี้ไม่มีรายการให้พิมพ์"]


def test_a_list_tells_its_day_and_by_what_its_rows_were_chosen(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[PrintPreview] = []
    monkeypatch.setattr(PrintPreview, "exec", lambda dialog: shown.append(dialog))
    place = ChangeHistory(desk)
    qtbot.addWidget(place)
    place.refresh()
    column = place.grid.model.columns[0]
    place.grid.view.head.filter_row.set_texts({column.key: "สร้าง"})
    place.grid.chosen_by = lambda: ["เดือนนี้"]
    print_grid(place.grid, ["ประวัติการแก้ไข"], desk, place)
    (dialog,) = shown
    qtbot.addWidget(dialog)
    assert dialog.pages.find(f"ณ วันที่ {shown_date(desk.today())}")
    assert dialog.pages.find(f"แสดงเฉพาะ เดือนนี้ · {column.title} มี “สร้าง”")
