"""What the records have become since a paper went out."""

import pytest

from ita_desktop.actions.issued_papers import Difference, differences_since_issue
from ita_desktop.actions.papers import PaperToWrite, compose_file, list_papers
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Digits
from ita_desktop.model.year import PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def book(sample_workspace: Workspace) -> YearBook:
    with sample_workspace.reading() as session:
        return load_book(session)


def paper(book: YearBook, kind: PaperKind) -> PaperToWrite:
    return next(each for each in list_papers(book) if each.kind is kind)


@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_whose_records_stay_differs_in_nothing(book: YearBook, kind: PaperKind) -> None:
    of_kind = paper(book, kind)
    assert differences_since_issue(compose_file(of_kind, Digits.ARABIC), of_kind) == []


def test_words_that_changed_came_and_went_are_told(book: YearBook) -> None:
    issued = compose_file(paper(book, PaperKind.ORDER))
    first, *_others, last = book.year.bodies[0].duties
    first.text = "หน้าที่ใหม่ที่แก้ถ้อยคำ"
    book.year.bodies[0].duties.remove(last)
    differences = differences_since_issue(issued, paper(book, PaperKind.ORDER))
    assert [each.now[-23:] for each in differences if each.now and each.issued] == [first.text]
    (gone,) = (each for each in differences if not each.now)
    assert gone == Difference(gone.issued, "")
    assert gone.issued.endswith(last.text)


def test_words_in_a_box_are_told_once(book: YearBook) -> None:
    memo = paper(book, PaperKind.INVITATION_MEMO)
    issued = compose_file(memo)
    assert memo.entry is not None
    memo.entry.urgency = type(memo.entry.urgency).URGENT
    assert differences_since_issue(issued, paper(book, PaperKind.INVITATION_MEMO)) == [
        Difference("ด่วนที่สุด", "ด่วน")
    ]
