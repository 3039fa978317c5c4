"""Every list can be printed as it is shown."""

from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.qt.printing import print_pages
from ita_desktop.screens.change_history import ChangeHistory
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.print_preview import PrintPreview, print_grid


def preview(desk: Desk, rows: int = 80) -> PrintPreview:
    texts = [["กลุ่มที่หนึ่ง"], *([f"แถวที่ {number}", "ข้อความยาว " * 12, "น้ำ ป่า ญู่"] for number in range(rows))]
    document = compose_listing(desk.book, ["รายการทดสอบ"], ["ชื่อ", "ข้อความ", "หมายเหตุ"], texts, [1, 3, 1])
    return PrintPreview(document, desk)


def test_the_head_repeats_on_every_page_and_the_words_can_be_found(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    path = tmp_path / "list.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    dialog._keep()  # noqa: SLF001
    with pdfplumber.open(path) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    assert len(texts) > 1
    assert all("หมายเหตุ" in text for text in texts)
    assert "ป่า" in texts[0]


def test_the_printer_gets_each_page(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = preview(desk)
    qtbot.addWidget(dialog)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(dialog.pages, printer)
    with pdfplumber.open(tmp_path / "printed.pdf") as pdf:
        assert len(pdf.pages) == len(dialog.pages)


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
