"""Every road by which bytes come into the program: good examples, how they break, and how they are read."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy.orm import Session

from ita_desktop.actions.editions import import_edition
from ita_desktop.actions.emblems import EmblemError, read_emblem
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.documents.content import Document, Emblem
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.exchange.pasted import grid_of_clipboard, grid_of_file
from ita_desktop.exchange.pasted_results import read_pasted_results
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.reader import read_workbook
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import EditionError, read_edition, read_edition_file
from ita_desktop.qt.settings import Settings
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace, WorkspaceError
from tests.exchange.books import full_book
from tests.ordeal.mutations import Mutation, broken_bytes, broken_cells, broken_package, broken_text

OFFICE_FILE = "office.ita"
YEAR = 2566


class NotAsBefore(AssertionError):  # noqa: N818 -- stands in the report by its name
    """A file that was refused is no longer as it was."""


@dataclass(frozen=True)
class Road:
    """`read` is given the broken file and a folder with a good office's file beside it.

    What it raises beside `refusals` is a fault of the program. `share` of all trials are of this road.
    """

    name: str
    suffix: str
    examples: tuple[bytes, ...]
    mutate: Mutation
    read: Callable[[Path], None]
    refusals: tuple[type[Exception], ...]
    share: float


def fill_office(session: Session) -> None:
    session.add(full_book().office)


def make_roads(folder: Path) -> list[Road]:
    """Lays the good office's file into `folder`, where the broken ones are to lie too."""
    Workspace.create(folder / OFFICE_FILE, "สร้างแฟ้ม", fill_office).close()
    office = (folder / OFFICE_FILE).read_bytes()
    book = folder / "good.xlsx"
    with Workspace.open(folder / OFFICE_FILE).reading() as session:
        export_workbook(session, book, YEAR)
    workbook = book.read_bytes()
    lists, tables, editions = tuple(_lists()), tuple(_tables()), tuple(_editions())
    pictures, settings = tuple(_pictures()), (_settings(),)
    return [
        Road("workbook, its parts", ".xlsx", (workbook,), broken_package, _take_workbook, (Complaint,), 0.15),
        Road("workbook, its cells", ".xlsx", (workbook,), broken_cells, _take_workbook, (Complaint,), 0.15),
        Road("list of a frame, CSV", ".csv", lists, broken_text, _take_list, (EditionListError,), 0.15),
        Road(
            "list of a frame, Excel",
            ".xlsx",
            (_workbook_of(_FRAME),),
            broken_cells,
            _take_list,
            (EditionListError,),
            0.03,
        ),
        Road("pasted table, HTML and text", ".html", tables, broken_text, _paste, (Complaint,), 0.12),
        Road("table as a file", ".csv", (*lists, *tables), broken_text, _open_table, (Complaint,), 0.08),
        Road(
            "table as a workbook",
            ".xlsx",
            (_workbook_of(_TABLE),),
            broken_package,
            _open_table,
            (Complaint,),
            0.05,
        ),
        Road("frame, TOML", ".toml", editions, broken_text, _open_edition, (EditionError,), 0.08),
        Road("emblem", ".png", pictures, broken_bytes, _take_emblem, (EmblemError,), 0.1),
        Road("settings", ".json", settings, broken_text, _open_settings, (), 0.07),
        Road("office's file", ".ita", (office,), broken_bytes, _open_office, (WorkspaceError,), 0.05),
    ]


def travel(road: Road, path: Path) -> bool:
    """Reads the broken file; whether it was taken. Raises what the program failed to foresee."""
    good, before = path.with_name(OFFICE_FILE), sha256(path.read_bytes()).digest()
    office = good.read_bytes()
    try:
        road.read(path)
    except road.refusals as refusal:
        if not str(refusal).strip():
            raise NotAsBefore("refused without a word") from refusal
        if good.read_bytes() != office:
            raise NotAsBefore("refused, and the office's file changed") from refusal
        was_taken = False
    else:
        was_taken = True
    if sha256(path.read_bytes()).digest() != before:
        raise NotAsBefore("the file that was read changed")
    if good.read_bytes() != office:
        good.write_bytes(office)
    return was_taken


# How each is read


def _take_workbook(path: Path) -> None:
    reading = read_workbook(path, _office())
    if reading.problems:
        raise Complaint(min(problem.message for problem in reading.problems))
    if not reading.changes:
        return
    workspace = Workspace.open(path.with_name(OFFICE_FILE))
    with workspace.changing("นำเข้าสมุดงาน") as session:
        problems = import_workbook(session, path, year=YEAR).problems
        if problems:
            raise Complaint(problems[0].message)
    with workspace.reading() as session:
        load_book(session, YEAR)


@cache
def _office() -> YearBook:
    return full_book()


def _take_list(path: Path) -> None:
    read_edition_list(path, "own-2567", YEAR + 1)
    workspace = Workspace.open(path.with_name(OFFICE_FILE))
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, path, "own-2567", YEAR + 1)


def _paste(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    grid = grid_of_clipboard(text if "<" in text else "", text)
    read_pasted_results(grid, read_edition("nacc-2568"), year=YEAR)


def _open_table(path: Path) -> None:
    read_pasted_results(grid_of_file(path), read_edition("nacc-2568"), year=YEAR)


def _open_edition(path: Path) -> None:
    read_edition_file(path)


def _take_emblem(path: Path) -> None:
    """What is taken must also print."""
    emblem = read_emblem(path)
    target = path.with_suffix(".docx")
    write_word(Document("คำสั่ง", "", (Emblem(emblem.picture),)), target)
    target.unlink()


def _open_settings(path: Path) -> None:
    before = path.read_bytes()
    settings = Settings(path)
    assert isinstance(settings.get("scale", 1.0), float)
    assert isinstance(settings.get("language", "th"), str)
    settings.get_bytes("geometry")
    for recent in settings.recent_files():
        recent.exists()
    settings.note_recent_file(path)
    path.write_bytes(before)


def _open_office(path: Path) -> None:
    workspace = Workspace.open(path)
    try:
        with workspace.reading() as session:
            load_book(session)
    finally:
        workspace.close()
        for left in path.parent.glob(f"{path.name}-*"):
            with suppress(OSError):
                left.unlink()


# Good examples


def _lists() -> Iterator[bytes]:
    text = (
        "รหัส,ประเภท,ชื่อ,น้ำหนัก,อยู่ใต้\nIIT,,แบบวัดการรับรู้ภายใน,30,\n1,,การปฏิบัติหน้าที่,,IIT\nI1,,ปฏิบัติงานตามขั้นตอน,,1\n"
        'OIT,,แบบตรวจ,40,\n9,,การเปิดเผยข้อมูล,,\n9.1,,ข้อมูลพื้นฐาน,,\nO1,,"โครงสร้าง, อัตรากำลัง",,\n'
        "O2,ข้อมูล OIT,ข้อมูลผู้บริหาร,,9.1\n"
    )
    yield text.encode("utf-8-sig")
    yield text.encode("cp874")
    yield text.encode("utf-16")


_TABLE = (
    ("ที่", "หัวข้อการประเมิน", "คะแนน"),
    ("ตัวชี้วัดที่ ๑", "การปฏิบัติหน้าที่", "๙๔.๓๒"),
    ("I1", "เจ้าหน้าที่ปฏิบัติงานตามขั้นตอน", "95.10"),
    *((f"O{number}", f"ข้อมูลข้อ {number}", "100") for number in range(1, 12)),
)


def _tables() -> Iterator[bytes]:
    rows = ("".join(f"<td rowspan=1 colspan='1'>{cell}</td>" for cell in row) for row in _TABLE)
    cells = "".join(f"<tr>{row}</tr>" for row in rows)
    yield f"<html><body><p>ผลการประเมิน</p><table>{cells}</table></body></html>".encode()
    for between_cells, between_rows in (("\t", "\n"), ("   ", "\n"), ("\n", "\n")):
        yield between_rows.join(between_cells.join(row) for row in _TABLE).encode()


_FRAME = (("รหัส", "ชื่อ"), ("9", "การเปิดเผยข้อมูล"), ("O1", "โครงสร้าง"))


def _workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    workbook = Workbook()
    for row in rows:
        workbook.worksheets[0].append(list(row))
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _editions() -> Iterator[bytes]:
    folder = Path(__file__).parents[2] / "resources" / "editions"
    for name in ("nacc-2569", "bma-2565"):
        yield (folder / f"{name}.toml").read_bytes()


def _pictures() -> Iterator[bytes]:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage

    image = QImage(48, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    for kind in ("PNG", "JPG"):
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        assert image.save(buffer, kind)  # pyright: ignore[reportCallIssue, reportArgumentType]
        yield bytes(content.data())


def _settings() -> bytes:
    kept = {
        "language": "th", "scheme": "system", "scale": 1.0, "geometry": "AdnQywADAAA=", "side_bar": True,
        "recent_files": ["/a/เขต.ita", "/a/b.ita"], "views:measures": {"text": "ก", "filters": {"1": "x"}},
    }  # fmt: skip
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()
