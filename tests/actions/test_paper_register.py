"""The register: numbers, dates, issuing, and files that are never written over a hand's work."""

import datetime
import hashlib
from pathlib import Path

import pytest

from ita_desktop.actions.paper_register import (
    enter_paper,
    issue_paper,
    keep_file,
    set_paper_field,
)
from ita_desktop.actions.papers import PaperError, write_papers
from ita_desktop.model.book import YearBook
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return sample_workspace


def book_of(workspace: Workspace) -> YearBook:
    with workspace.reading() as session:
        return load_book(session)


def order_of(workspace: Workspace) -> Paper:
    order = book_of(workspace).paper(PaperKind.ORDER)
    assert order is not None
    return order


def test_an_issued_paper_stays_as_it_went_out(workspace: Workspace, tmp_path: Path) -> None:
    order = order_of(workspace)
    with workspace.changing("issue") as session:
        issue_paper(session, 2566, order)
    with workspace.changing("later") as session:
        load_book(session).year.bodies[0].name = "คณะอื่น"
    write_papers(book_of(workspace), tmp_path)
    written = (tmp_path / "order.docx").read_bytes()
    assert written == order_of(workspace).issued_file
    assert hashlib.sha256(written).hexdigest() == order_of(workspace).issued_sha256


def test_an_issued_paper_is_neither_edited_nor_issued_again(workspace: Workspace) -> None:
    order = order_of(workspace)
    with workspace.changing("issue") as session:
        issue_paper(session, 2566, order)
    for deed in (
        lambda session: set_paper_field(session, order, "number", "1/2566"),
        lambda session: issue_paper(session, 2566, order),
    ):
        with pytest.raises(PaperError, match="ออกแล้ว"), workspace.changing("again") as session:
            deed(session)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (PaperKind.ORDER, "number", ""),
        (PaperKind.ORDER, "date", None),
        (PaperKind.INVITATION_MEMO, "number", "กท 9901/"),
    ],
)
def test_a_paper_without_number_or_date_is_not_issued(
    workspace: Workspace, kind: PaperKind, field: str, value: object
) -> None:
    paper = book_of(workspace).paper(kind)
    assert paper is not None
    with workspace.changing("empty") as session:
        set_paper_field(session, paper, field, value)
    with pytest.raises(PaperError, match="ยังไม่มี"), workspace.changing("issue") as session:
        issue_paper(session, 2566, paper)


def test_a_date_of_no_sound_year_is_refused(workspace: Workspace) -> None:
    with pytest.raises(PaperError, match="วันที่"), workspace.changing("date") as session:
        set_paper_field(session, order_of(workspace), "date", datetime.date(9999, 1, 1))


def test_a_paper_that_is_not_in_the_register_yet_is_entered_once(workspace: Workspace) -> None:
    year = book_of(workspace).year
    meeting = year.meetings[-1]
    for _time in range(2):
        with workspace.changing("enter") as session:
            enter_paper(session, year, PaperKind.MINUTES, meeting)
    entries = [paper for paper in book_of(workspace).year.papers if paper.kind is PaperKind.MINUTES]
    assert [paper.meeting_id for paper in entries].count(meeting.id) == 1


def test_a_file_that_nobody_touched_is_renewed(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "คำสั่ง.docx"
    for content in (b"first", b"second"):
        with workspace.changing("write") as session:
            written = keep_file(session, path, content)
        assert (written.path, written.beside) == (path, None)
    assert path.read_bytes() == b"second"


def test_a_file_that_somebody_changed_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "คำสั่ง.docx"
    with workspace.changing("write") as session:
        keep_file(session, path, b"ours")
    path.write_bytes(b"by hand")
    with workspace.changing("write") as session:
        written = keep_file(session, path, b"ours again")
    assert path.read_bytes() == b"by hand"
    assert written.beside == path
    assert written.path.read_bytes() == b"ours again"
    assert written.path.name == "คำสั่ง (2).docx"


def test_a_file_of_unknown_origin_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "คำสั่ง.docx"
    path.write_bytes(b"somebody's")
    with workspace.changing("write") as session:
        written = keep_file(session, path, b"ours")
    assert path.read_bytes() == b"somebody's"
    assert written.path != path
