"""A list as it will print, before it is printed or kept as PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.documents.content import Alignment, Document
from ita_desktop.documents.writers.to_pages import lay_out
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.page_tools import PageTools
from ita_desktop.qt.page_view import PageView
from ita_desktop.qt.parts import make_button
from ita_desktop.qt.printing import ask_and_print
from ita_desktop.qt.theme import size_within
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.faults import not_written
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class PrintPreview(QDialog):
    def __init__(self, document: Document, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = document.title
        self.pages = lay_out(document)
        self.setWindowTitle(_("พิมพ์ {title}").format(title=document.title))
        view = PageView()
        view.show_pages(self.pages)
        row = QHBoxLayout()
        row.addWidget(make_button(_("เก็บเป็น PDF"), self._keep, picture="pdf"))
        row.addStretch(1)
        main = make_button(counted("พิมพ์ {count} หน้า", len(self.pages)), self._print, kind="main")
        main.setDefault(True)
        row.addWidget(main)
        row.addWidget(make_button(_("ปิด"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(view, 1)
        layout.addWidget(PageTools(view))
        layout.addLayout(row)
        self.resize(size_within(parent, 860, 640))

    def _print(self) -> None:
        try:
            if ask_and_print(self.pages, self._title, self):
                self.accept()
        except OSError as error:
            self._desk.refused.emit(str(error))

    def _keep(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("เก็บเป็น PDF"), f"{self._title}.pdf", "PDF (*.pdf)")
        if not name:
            return
        try:
            self.pages.write_pdf(Path(name))
        except OSError as error:
            self._desk.refused.emit(not_written(name, error))
            return
        self._desk.said.emit(_("เขียน {path} แล้ว").format(path=name))


def print_list_of(widget: QWidget, title: str, desk: Desk, parent: QWidget) -> None:
    """Of the lists of `widget` the one under the keyboard, else the first in sight."""
    grids = [grid for grid in widget.findChildren(Grid) if grid.isVisible()]
    focused = QApplication.focusWidget()
    grids.sort(key=lambda grid: focused is None or not grid.isAncestorOf(focused))
    if grids:
        print_grid(grids[0], [title], desk, parent)
    else:
        desk.said.emit(_("หน้านี้ไม่มีรายการให้พิมพ์"))


def print_grid(grid: Grid, title_lines: Sequence[str], desk: Desk, parent: QWidget) -> None:
    """Shows what `grid` shows as pages: its columns, filter, order and groups."""
    headings, rows = grid.as_table()
    shown = grid.view.shown_columns
    document = compose_listing(
        desk.book,
        [*title_lines, whose_and_when(desk)],
        headings,
        rows,
        [grid.view.columnWidth(number) for number in shown],
        alignments=[_alignment(grid.model.columns[number].alignment) for number in shown],
        chosen=grid.chosen_words(),
    )
    ask(PrintPreview(document, desk, parent))


def whose_and_when(desk: Desk) -> str:
    """The last line of the title of a list."""
    words = _("{office} ปีงบประมาณ พ.ศ. {year} ณ วันที่ {day}")
    book = desk.book
    return words.format(office=book.office.name, year=book.year.year, day=shown_date(desk.today()))


def _alignment(flag: Qt.AlignmentFlag) -> Alignment:
    if flag & Qt.AlignmentFlag.AlignRight:
        return Alignment.RIGHT
    return Alignment.CENTRE if flag & Qt.AlignmentFlag.AlignHCenter else Alignment.LEFT
