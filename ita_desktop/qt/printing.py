"""Sends pages to the printer as they are shown."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.page_view import Pages
from ita_desktop.translation import translate as _


def ask_and_print(pages: Pages, title: str, parent: QWidget) -> bool:
    """Whether anything was sent. Raises OSError if the printer does not take it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    _turn(printer, pages, 0)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("พิมพ์ {title}").format(title=title))
    dialog.setMinMax(1, len(pages))
    if not ask(dialog):
        return False
    print_pages(pages, printer)
    return True


def print_pages(pages: Pages, printer: QPrinter) -> None:
    """The pages that the dialog chose, each in its own direction."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = range(first - 1, min(last, len(pages)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen = reversed(chosen)
    painter = QPainter()
    for place, page in enumerate(chosen):
        _turn(printer, pages, page)
        if place == 0 and not painter.begin(printer):
            raise OSError(_("ส่งไปเครื่องพิมพ์ไม่ได้ โปรดตรวจว่าเครื่องพิมพ์เปิดอยู่"))
        if place:
            printer.newPage()
        painter.save()
        scale = printer.resolution() / 72
        painter.scale(scale, scale)
        pages.paint(painter, page)
        painter.restore()
    painter.end()


def _turn(printer: QPrinter, pages: Pages, page: int) -> None:
    width, height = pages.size_mm(page)
    is_wide = width > height
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Millimeter)
    orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
