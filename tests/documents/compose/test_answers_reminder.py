"""The memo that tells who lacks answers."""

import datetime
from collections.abc import Iterator

import pytest

from ita_desktop.documents.compose.answers_reminder import compose_answers_reminder
from ita_desktop.documents.content import Addressee, Document, Paragraph, Signature, Table
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText, UnitKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import speaking
from tests.documents.compose.golden_content import assert_golden

TODAY = datetime.date(2023, 4, 10)


@pytest.fixture
def book(sample_workspace: Workspace) -> Iterator[YearBook]:
    with sample_workspace.reading() as session:
        yield load_book(session)


def said(document: Document) -> list[str]:
    paragraphs = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return [text for text in paragraphs if isinstance(text, str)]


def rows(document: Document) -> list[list[list[str]]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [
        [[line.text for cell in row.cells for line in cell.lines] for row in table.rows] for table in tables
    ]


def addressees(document: Document) -> tuple[str, ...]:
    return next(block.lines for block in document.blocks if isinstance(block, Addressee))


def test_the_memo_word_by_word(book: YearBook) -> None:
    assert_golden(compose_answers_reminder(book, TODAY), "answers-reminder")


def test_an_office_may_word_it_otherwise(book: YearBook) -> None:
    own = "ใคร่ขอความร่วมมือตอบแบบวัด {แบบวัด} ก่อนวันที่ {วันสิ้นสุดเก็บแบบวัด}"
    book.office.texts = [PaperText(paper="answers-reminder", part="conclusion", text=own)]
    conclusion = said(compose_answers_reminder(book, TODAY))[-1]
    assert conclusion == "ใคร่ขอความร่วมมือตอบแบบวัด IIT และ EIT ก่อนวันที่ 30 มิถุนายน 2566"


def test_it_names_who_is_behind_and_by_how_many(book: YearBook) -> None:
    document = compose_answers_reminder(book, TODAY)
    internal, external = rows(document)
    assert internal[0] == ["1", "ฝ่ายทะเบียน", "24", "21", "3", "87.50"]
    assert internal[-2:] == [
        ["9", "โรงเรียนบ้านคลองสมมติ", "32", "24", "8", "75.00"],
        ["", "รวม", "338", "221", "117", "65.38"],
    ]
    assert external == [
        ["1", "บุคคล", "300", "151", "149", "50.33"],
        ["2", "นิติบุคคล", "80", "24", "56", "30.00"],
        ["3", "บริษัทเอกชน", "80", "38", "42", "47.50"],
        ["", "รวม", "460", "213", "247", "46.30"],
    ]
    assert isinstance(document.blocks[-1], Signature)


def test_it_says_how_far_each_instrument_is_and_until_when(book: YearBook) -> None:
    reason, internal, external, conclusion = said(compose_answers_reminder(book, TODAY))
    assert "แบบวัด IIT และ EIT" in reason
    assert reason.endswith("ระหว่างวันที่ 1 มีนาคม 2566 ถึงวันที่ 30 มิถุนายน 2566 นั้น")
    assert (
        "ณ วันที่ 3 เมษายน 2566 มีผู้ตอบแบบวัด IIT แล้ว 333 คน จากเป้าหมาย 400 คน คิดเป็นร้อยละ 83.25 ยังขาด 67 คน"
        in internal
    )
    assert "แล้ว 253 คน จากเป้าหมาย 500 คน คิดเป็นร้อยละ 50.60 ยังขาด 247 คน" in external
    assert conclusion.endswith("ภายในวันที่ 30 มิถุนายน 2566")


def test_it_goes_to_those_who_lack(book: YearBook) -> None:
    assert addressees(compose_answers_reminder(book, TODAY)) == (
        "หัวหน้าฝ่ายทุกฝ่าย",
        "ผู้อำนวยการสถานศึกษาโรงเรียนในสังกัด",
    )
    units = {True: [], False: []}
    for quota in book.year.quotas:
        is_school = quota.unit is not None and quota.unit.kind is UnitKind.SCHOOL
        units[is_school].append(quota)
    book.year.quotas = units[False]
    assert addressees(compose_answers_reminder(book, TODAY)) == ("หัวหน้าฝ่ายทุกฝ่าย",)
    book.year.quotas = units[True]
    assert addressees(compose_answers_reminder(book, TODAY)) == ("ผู้อำนวยการสถานศึกษาโรงเรียนในสังกัด",)


def test_an_instrument_that_has_all_its_answers_is_not_spoken_of(book: YearBook) -> None:
    for quota in book.year.quotas:
        if quota.node.code == "IIT":
            quota.counts[-1].answered = quota.wanted or 0
    document = compose_answers_reminder(book, TODAY)
    assert len(rows(document)) == 1
    assert "IIT" not in document.title


def test_before_the_first_count_and_without_a_phase_it_says_what_is_known(book: YearBook) -> None:
    book.year.phases = []
    book.year.quotas = [quota for quota in book.year.quotas if quota.is_of_whole_office]
    book.year.quotas[0].counts = []
    _reason, so_far, conclusion = said(compose_answers_reminder(book, TODAY))
    assert so_far == "ขอเรียนว่า แบบวัด EIT มีเป้าหมาย 500 คน แต่ยังไม่ได้นับจำนวนผู้ตอบ"
    assert conclusion.endswith("เป้าหมาย")


def test_it_is_in_thai_whatever_the_window_speaks(book: YearBook) -> None:
    in_thai = compose_answers_reminder(book, TODAY)
    with speaking("en"):
        assert compose_answers_reminder(book, TODAY) == in_thai
