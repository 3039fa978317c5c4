"""How long a measures document takes to write, beside the least it could take and two usual ways to do it."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from html import unescape
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import docx
import measures_paper
from district import measures_book
from docxtpl import DocxTemplate
from figures import Aim, Figure
from measuring import Options, best_seconds, peak_memory_mb

from ita_desktop.documents.content import Document, Table

SIZES, QUICK_SIZES = (60, 600, 6000), (2, 3)
MOST_ROWS_CELL_BY_CELL = 600
"""With more, `add_row().cells` takes all the time there is: 6 s for 6,000."""

AGAINST_FLOOR = Aim("<=", 3)
AGAINST_DOCXTPL = Aim(">=", 2.5)
ROWS_WITH_AIM = 600
"""From here on; below, what does not depend on the rows decides."""
MOST_ABOVE_LINEAR = 1.1
MEMORY_MB = Aim("<=", 130)

COMPOSE, WRITE, FLOOR, DOCXTPL, ADD_ROW = "compose", "write", "floor", "docxtpl", "add_row().cells"

_BODY = "word/document.xml"
_text = re.compile('(?<=<w:t xml:space="preserve">)[^<]*')

Writer = Callable[[], bytes]
Rows = list[list[str]]


class Floor:
    """The file that our writer made, made again from strings: the least that any writer has to do.

    The markup between the texts is ready; the texts are escaped and put in, and all parts are zipped.
    """

    def __init__(self, file: bytes) -> None:
        with zipfile.ZipFile(BytesIO(file)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        body = self._parts[_BODY].decode()
        places = [0, *(place for found in _text.finditer(body) for place in found.span()), len(body)]
        *pieces, self._end = (body[start:end] for start, end in pairwise(places))
        self._pairs = list(zip(pieces[::2], map(unescape, pieces[1::2]), strict=True))

    def write(self) -> bytes:
        body = "".join(f"{markup}{escape(text)}" for markup, text in self._pairs) + self._end
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in (self._parts | {_BODY: body.encode()}).items():
                archive.writestr(name, content)
        return target.getvalue()


def printed_rows(document: Document) -> Rows:
    """The rows of the table of measures with their texts as they are printed, as many cells in each."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    table = max(tables, key=lambda table: len(table.rows))
    rows = [
        ["\n".join(document.printed(line.text) for line in cell.lines) for cell in row.cells]
        for row in (*table.head, *table.rows)
    ]
    return [row + [""] * (len(table.widths_mm) - len(row)) for row in rows]


def make_template(path: Path, columns: int) -> None:
    word = docx.Document()
    table = word.add_table(rows=3, cols=columns)
    table.cell(0, 0).text = "{%tr for row in rows %}"
    for place in range(columns):
        table.cell(1, place).text = f"{{{{ row[{place}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    word.save(str(path))


def write_by_template(template: Path, rows: Rows) -> bytes:
    word = DocxTemplate(template)
    word.render({"rows": rows}, autoescape=True)
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def write_cell_by_cell(rows: Rows) -> bytes:
    word = docx.Document()
    table = word.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def writers_of(document: Document, template: Path, *, with_add_row: bool) -> dict[str, Writer]:
    rows, file = printed_rows(document), measures_paper.write(document)
    make_template(template, len(rows[0]))
    writers: dict[str, Writer] = {
        WRITE: partial(measures_paper.write, document),
        FLOOR: Floor(file).write,
        DOCXTPL: partial(write_by_template, template, rows),
    }
    if with_add_row:
        writers[ADD_ROW] = partial(write_cell_by_cell, rows)
    return writers


def measure(options: Options) -> list[Figure]:
    sizes = QUICK_SIZES if options.is_quick else SIZES
    figures: list[Figure] = []
    seconds: dict[int, dict[str, float]] = {}
    with TemporaryDirectory() as folder:
        template = Path(folder) / "template.docx"
        for rows in sizes:
            compose = partial(measures_paper.compose, measures_book(rows))
            writers = writers_of(compose(), template, with_add_row=rows <= MOST_ROWS_CELL_BY_CELL)
            files = {name: write() for name, write in writers.items()}
            if _body(files[FLOOR]) != _body(files[WRITE]):
                raise ValueError("the floor does not write what we write")
            seconds[rows] = best_seconds({COMPOSE: compose, **writers}, options.rounds)
            figures += _figures_of_size(rows, seconds[rows], files)
    figures += _figures_of_growth(seconds)
    memory_mb = peak_memory_mb(Path(measures_paper.__file__), str(sizes[-1]))
    return [
        *figures,
        Figure(f"peak memory of compose and write, {sizes[-1]:,} rows", memory_mb, "MB", MEMORY_MB),
    ]


def _figures_of_size(rows: int, seconds: Mapping[str, float], files: Mapping[str, bytes]) -> Iterator[Figure]:
    times = {name: Figure(_named(name, rows), value, "s") for name, value in seconds.items()}
    aims = {WRITE: AGAINST_FLOOR, DOCXTPL: AGAINST_DOCXTPL} if rows >= ROWS_WITH_AIM else {}
    for name, figure in times.items():
        peer = {WRITE: FLOOR, DOCXTPL: WRITE, ADD_ROW: WRITE}.get(name)
        yield replace(figure, aim=aims.get(name), beside=times[peer] if peer else None)
    for name in (WRITE, DOCXTPL):
        yield Figure(f"file, {_named(name, rows)}", len(files[name]) / 1024, "KB")
        yield Figure(f"XML of the text, {_named(name, rows)}", len(_body(files[name])) / 1024, "KB")


def _body(file: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return archive.read(_BODY)


def _figures_of_growth(seconds: Mapping[int, Mapping[str, float]]) -> Iterator[Figure]:
    """From the second largest size to the largest."""
    *_, fewer, most = sorted(seconds)
    for name, aim in {WRITE: Aim("<=", most / fewer * MOST_ABOVE_LINEAR), COMPOSE: None}.items():
        before = Figure(_named(name, fewer), seconds[fewer][name], "s")
        yield Figure(_named(name, most), seconds[most][name], "s", aim, before)


def _named(name: str, rows: int) -> str:
    return f"{name}, {rows:,} rows"
