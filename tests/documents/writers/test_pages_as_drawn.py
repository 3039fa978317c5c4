"""The model papers as LibreOffice draws them: where words, lines and pictures stand on the page.

Left out is what it draws otherwise than Word: spread lines, Thai page numbers, gaps between Latin and Thai.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytest

from ita_desktop.documents.writers.to_word import write_word
from tests.documents.stand_in_fonts import make_stand_in_fonts, why_no_pages
from tests.documents.writers.model_pages import agenda, emblem_png, matrix, measures, memo, order

pytestmark = pytest.mark.skipif(bool(why_no_pages()), reason=why_no_pages() or "pages can be drawn")

CM_PER_PT = 2.54 / 72
TOLERANCE_CM = 0.05
PAPERS = {
    "memo": memo(emblem_png()),
    "order": order(emblem_png(275, 300)),
    "agenda": agenda(),
    "matrix": matrix(),
    "measures": measures(),
}


@dataclass(frozen=True)
class Word:
    """A run of letters on one line without gaps, in cm from the left and upper edges; `y` is its baseline."""

    text: str
    x: float
    end: float
    y: float
    size_pt: float


@dataclass(frozen=True)
class Page:
    words: tuple[Word, ...]
    pictures: tuple[tuple[float, float, float, float], ...]
    upright_lines_cm: tuple[float, ...]
    level_lines_cm: tuple[float, ...]

    def word(self, text: str, occurrence: int = 0) -> Word:
        return [word for word in self.words if word.text.startswith(text)][occurrence]

    def line(self, text: str, occurrence: int = 0) -> list[Word]:
        y = self.word(text, occurrence).y
        return [word for word in self.words if abs(word.y - y) < TOLERANCE_CM]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("pages")
    fonts = tmp_path_factory.mktemp("fonts")
    for name, document in PAPERS.items():
        write_word(document, folder / f"{name}.docx")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))],
        env={**os.environ, "FONTCONFIG_FILE": str(make_stand_in_fonts(fonts))},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {name: list(_pages(folder / f"{name}.pdf")) for name in PAPERS}


def _pages(file: Path) -> Iterator[Page]:
    with pdfplumber.open(file) as document:
        for page in document.pages:
            height = float(page.height)
            letters = [
                (round(height - letter["matrix"][5], 1), letter["x0"], letter["x1"], letter["text"], letter["size"])
                for letter in page.chars
            ]
            yield Page(
                tuple(_words(sorted(letters))),
                tuple(
                    tuple(image[side] * CM_PER_PT for side in ("x0", "top", "width", "height")) for image in page.images
                ),
                tuple(sorted({round(edge["x0"] * CM_PER_PT, 2) for edge in page.vertical_edges})),
                tuple(sorted({round(edge["top"] * CM_PER_PT, 2) for edge in page.horizontal_edges})),
            )


def _words(letters: list[tuple[float, float, float, str, float]]) -> Iterator[Word]:
    run: list[tuple[float, float, float, str, float]] = []
    for letter in letters:
        if run and (letter[0] != run[-1][0] or letter[3].isspace() or letter[1] - run[-1][2] > 1.5):
            yield _word(run)
            run = []
        if not letter[3].isspace():
            run.append(letter)
    if run:
        yield _word(run)


def _word(run: list[tuple[float, float, float, str, float]]) -> Word:
    text = "".join(letter[3] for letter in run)
    return Word(text, run[0][1] * CM_PER_PT, run[-1][2] * CM_PER_PT, run[0][0] * CM_PER_PT, run[0][4])
