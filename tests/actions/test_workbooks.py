"""The workbook comes in with the picture that it names, or not at all."""

import base64
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy.orm import Session

from ita_desktop.actions.offices import open_office
from ita_desktop.actions.papers import PaperGroup, write_papers
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.exchange.problems import Problem
from ita_desktop.model.body import Body, Member
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    def fill(session: Session) -> None:
        office = open_office(session, "สำนักงานเขตสมมติ", 2566, "bma-2566")
        office.years[0].bodies.append(
            Body(position=1, name="คณะทำงาน", members=[Member(position=1, post="หัวหน้าฝ่าย", role="ประธาน")])
        )

    return Workspace.create(tmp_path / "สมมติ.ita", "สร้างแฟ้ม", fill)


def workbook_naming(workspace: Workspace, emblem_file: str) -> Path:
    path = workspace.folder / "สมุดงาน.xlsx"
    with workspace.reading() as session:
        export_workbook(session, path)
    workbook = load_workbook(path)
    sheet = workbook["สำนักงาน"]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == "ไฟล์ตราครุฑ")
    sheet.cell(row, 2, emblem_file)
    workbook.save(path)
    return path


def take_in(workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    with workspace.reading() as session:
        problems = import_workbook(session, path).problems
    if not problems:
        with workspace.changing("นำเข้า") as session:
            import_workbook(session, path)
    return problems


def test_the_emblem_beside_the_workbook_is_kept_and_stands_on_the_order(workspace: Workspace) -> None:
    (workspace.folder / "ตรา.png").write_bytes(PICTURE)
    assert take_in(workspace, workbook_naming(workspace, "ตรา.png")) == ()
    (workspace.folder / "ตรา.png").unlink()
    with workspace.reading() as session:
        book = load_book(session)
        assert book.office.emblem == PICTURE
        (outcome,) = write_papers(book, workspace.folder, [PaperGroup.ORDER])
    assert outcome.path is not None
    with zipfile.ZipFile(outcome.path) as archive:
        assert any(name.startswith("word/media/") for name in archive.namelist())


@pytest.mark.parametrize(("content", "complaint"), [(None, "ไม่พบแฟ้มภาพ"), (b"<svg/>", "PNG หรือ JPEG")])
def test_a_picture_that_cannot_be_used_is_refused(
    workspace: Workspace, content: bytes | None, complaint: str
) -> None:
    if content is not None:
        (workspace.folder / "ตรา.png").write_bytes(content)
    (problem,) = take_in(workspace, workbook_naming(workspace, "ตรา.png"))
    assert complaint in problem.message
    assert problem.found == "ตรา.png"
    with workspace.reading() as session:
        assert load_book(session).office.emblem_file == ""


def test_an_issued_paper_stays_as_it_was_issued(workspace: Workspace) -> None:
    folder = workspace.folder
    with workspace.changing("ออกคำสั่ง") as session:
        book = load_book(session)
        book.year.papers.append(Paper(position=1, kind=PaperKind.ORDER, number="1/2565", is_issued=True))
    with workspace.changing("เขียนเอกสาร") as session:
        write_papers(load_book(session), folder, [PaperGroup.ORDER])
    issued = (folder / "order.docx").read_bytes()
    with workspace.changing("เปลี่ยนชื่อคณะ") as session:
        book = load_book(session)
        book.year.bodies[0].name = "คณะอื่น"
    with workspace.changing("เขียนเอกสาร") as session:
        book = load_book(session)
        write_papers(book, folder, [PaperGroup.ORDER])
        paper = book.paper(PaperKind.ORDER)
        assert paper is not None
        assert len(paper.issued_sha256) == 64
    assert (folder / "order.docx").read_bytes() == issued
