"""Draws the handbook's own pictures from the sample: every place, and a page of every paper.

`python dev.py pictures handbook` writes them into `docs/pictures`.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ita_desktop.actions.papers import list_papers
from ita_desktop.actions.sample import fill_sample
from ita_desktop.documents.compose.measures import compose_measures
from ita_desktop.documents.writers.to_pages import Pages, lay_out
from ita_desktop.screens.places import list_places
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session, Workspace
from tests.screens import gallery

COLOURS = 128
PAGE_HEIGHT = 700
A4_HEIGHT_POINTS = 842
EDGE = QColor("#C8C8C8")
PLAN_WITH_RESULTS = "M4"
OFFICER = "pimlada"


def draw_places(folder: Path) -> Iterator[Path]:
    places = tuple(place.key for place in list_places())
    with tempfile.TemporaryDirectory() as name:
        for picture in gallery.draw(Path(name), gallery.LOOKS[:1], places):
            yield _keep(picture, folder / picture.name)


def draw_papers(folder: Path) -> Iterator[Path]:
    """The first page of each kind; of the measures also the first that lies, as plan and as report of results."""
    folder.mkdir(parents=True, exist_ok=True)
    with _sample() as session:
        book = load_book(session)
        first_of_kind = {paper.kind: paper for paper in reversed(list_papers(book))}
        for kind, paper in first_of_kind.items():
            yield _draw_page(lay_out(paper.compose()), 0, folder / f"{kind}.png")
        for name, layout in (("measures-plan", None), ("measures-results", PLAN_WITH_RESULTS)):
            pages = lay_out(compose_measures(book, layout))
            yield _draw_page(pages, _lying(pages), folder / f"{name}.png")


@contextmanager
def _sample() -> Iterator[Session]:
    with tempfile.TemporaryDirectory() as name:
        workspace = Workspace.create(Path(name) / "sample.ita", "sample", fill_sample)
        with workspace.reading() as session:
            yield session
        workspace.close()


def _lying(pages: Pages) -> int:
    return next(page for page in range(len(pages)) if pages.size_mm(page)[0] > pages.size_mm(page)[1])


def _draw_page(pages: Pages, page: int, path: Path) -> Path:
    scale = PAGE_HEIGHT / A4_HEIGHT_POINTS
    width, height = (round(side * scale) for side in pages.size_points(page))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(EDGE)
    painter.drawRect(0, 0, width - 1, height - 1)
    painter.scale(scale, scale)
    pages.paint(painter, page)
    painter.end()
    image.save(str(path))
    return _keep(path, path)


def _keep(picture: Path, path: Path) -> Path:
    """In few colours: a handbook travels with every program."""
    with Image.open(picture) as image:
        # So chosen, colours stay what they are, of wide grounds and of a few points.
        few = image.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
    few.save(path, optimize=True)
    return path


if __name__ == "__main__":
    # Who did it, as the history shows it.
    os.environ["LOGNAME"] = OFFICER
    application = QApplication(sys.argv)
    target = Path(sys.argv[1])
    for drawn in (*draw_papers(target / "papers"), *draw_places(target)):
        print(drawn, flush=True)
    # As in the gallery: what is left of the windows ends in no certain order.
    os._exit(0)
