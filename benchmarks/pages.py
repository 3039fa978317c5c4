"""How long the pages of a measures document take: at first, after one keystroke, on the screen and as a PDF."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import cycle

import measures_paper
from district import measures_book
from figures import Aim, Figure
from measuring import Options, best_seconds
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_pages import Pages, lay_out

ROWS, QUICK_ROWS = 200, 3
KEYSTROKE_S = Aim("<=", 0.15)
PAGE_WIDTH_PX = 1000


class Typing:
    """One measure of a book is typed at; each time the paper is composed and laid out again."""

    def __init__(self, rows: int) -> None:
        self._book = measures_book(rows)
        self._issue = self._book.year.measures[rows // 2].issue
        self._endings = cycle(("ก", "กข", "กขค"))
        self.pages = lay_out(measures_paper.compose(self._book))

    def compose(self) -> Document:
        self._book.year.measures[len(self._book.year.measures) // 2].issue = self._issue + next(self._endings)
        return measures_paper.compose(self._book)

    def lay_out(self, documents: Iterator[Document]) -> None:
        self.pages = lay_out(next(documents), self.pages)

    def compose_and_lay_out(self) -> None:
        self.pages = lay_out(self.compose(), self.pages)


def paint(pages: Pages, page: int) -> None:
    width, height = pages.size_points(page)
    scale = PAGE_WIDTH_PX / width
    image = QImage(PAGE_WIDTH_PX, round(height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    pages.paint(painter, page)
    painter.end()


def paint_anew(document: Document, pages: Pages) -> None:
    """A page that nobody has looked at yet."""
    paint(lay_out(document, pages), len(pages) - 1)


def write_pdf(pages: Pages) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pages.write_pdf(buffer)
    return bytes(buffer.data().data())


def measure(options: Options) -> list[Figure]:
    application = QGuiApplication([])
    figures = list(_figures(QUICK_ROWS if options.is_quick else ROWS, options.rounds))
    application.quit()
    return figures


def _figures(rows: int, rounds: int) -> Iterator[Figure]:
    typing = Typing(rows)
    document = typing.compose()
    pages = lay_out(document)
    documents = cycle([typing.compose() for _ in range(3)])
    works = {
        "lay out, nothing known": lambda: lay_out(replace(document)),
        "lay out after a keystroke": partial(typing.lay_out, documents),
        "compose and lay out after a keystroke": typing.compose_and_lay_out,
        "paint a page again": partial(paint, pages, len(pages) - 1),
        "lay out and paint a page": partial(paint_anew, document, pages),
        "write the PDF": partial(write_pdf, pages),
    }
    for name, value in best_seconds(works, rounds).items():
        yield Figure(f"{name}, {rows:,} rows", value, "s", KEYSTROKE_S if "keystroke" in name else None)
    yield Figure(f"PDF of {len(pages)} pages", len(write_pdf(pages)) / 1024, "KB")
