"""Every text that may be printed is walked over once, and its place is named as the officer knows it."""

from sqlalchemy import inspect

from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.office import PaperText
from ita_desktop.model.records import Record
from ita_desktop.model.year import Measure
from ita_desktop.rules.checks.words import frame_texts_of, texts_of
from tests.documents.compose.small_district import small_district

NOT_WORDS = {
    "Office": {"telephone", "website", "emblem_file", "font", "measures_layout", "identity"},
    "Unit": {"short_name", "letter_prefix", "telephone", "other_names"},
    "Person": {"telephone"},
    "PaperText": {"paper", "part"},
    "Member": {"amended_by"},
    "Responsibility": {"urls", "remark"},
    "Result": {"published_level", "urls", "remark"},
    "FollowUp": {"evidence"},
    "Paper": {"number", "telephone", "issued_sha256"},
    "Endorsement": {"number"},
    "Measure": {"origin"},
}
"""Numbers, addresses, settings, and what the assessor or the program wrote."""


def where(book: YearBook, record: Record, field: str) -> list[str]:
    return [each.where for each in texts_of(book) if each.record is record and each.field == field]


def test_every_text_of_the_sample_is_walked_over(sample: YearBook) -> None:
    walked = {(type(each.record).__name__, each.field) for each in texts_of(sample)}
    missed: set[tuple[str, str]] = set()
    for record in {id(each.record): each.record for each in texts_of(sample)}.values():
        kind = type(record).__name__
        for column in inspect(type(record)).columns:
            value = getattr(record, column.key)
            is_text = type(value) is str or (isinstance(value, list) and value)
            if is_text and value and column.key not in NOT_WORDS.get(kind, ()):
                missed.add((kind, column.key))
    assert missed <= walked
    assert len(walked) > 30


def test_lists_are_walked_over_line_by_line(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    lines = [each for each in texts_of(sample) if each.record is measure and each.field == "activities"]
    assert [(each.index, each.text) for each in lines] == list(enumerate(measure.activities))


def test_places_are_named_by_row_and_column_of_the_workbook(sample: YearBook) -> None:
    year, measure = sample.year, sample.year.measures[2]
    assert where(sample, measure, "issue") == ["มาตรการลำดับที่ 3 ช่องประเด็น"]
    assert where(sample, measure, "activities")[1] == "มาตรการลำดับที่ 3 ช่องกิจกรรม บรรทัดที่ 2"
    assert where(sample, measure.follow_ups[0], "result") == [
        "มาตรการลำดับที่ 3 การติดตามครั้งที่ 1 ช่องผลการดำเนินงาน"
    ]
    assert where(sample, year.bodies[1].duties[0], "text") == ["คณะทำงาน ข้อ 1 ช่องอำนาจหน้าที่"]
    assert where(sample, year.papers[1], "subject") == ["ทะเบียนเอกสาร คำสั่งแต่งตั้ง ช่องเรื่อง"]
    assert where(sample, year.meetings[0].agenda[0], "text") == [
        "ประชุมครั้งที่ 1/2566 ระเบียบวาระบรรทัดที่ 1 ช่องเรื่อง"
    ]
    assert all(each.where for each in texts_of(sample))


def test_the_words_of_the_assessor_are_left_out(sample: YearBook) -> None:
    assert sample.results_year is not None
    remarks = {result.remark for result in sample.results_year.results if result.remark}
    assert remarks
    assert not remarks & {each.text for each in texts_of(sample)}


def test_of_a_frame_only_what_the_office_changed_is_walked_over(sample: YearBook) -> None:
    assert list(frame_texts_of(sample)) == []
    node = next(node for node in sample.year.edition.nodes if node.code == "O3")
    node.title = "แผนพัฒนาพื้นที่"
    node.elements[0].text = "แผนของปีงบประมาณนี้"
    changed = list(frame_texts_of(sample))
    assert [type(each.record) for each in changed] == [NodeRecord, ElementRecord]
    assert changed[0].where == "กรอบการประเมินปี 2566 ข้อ O3 ช่องชื่อ"
    assert changed[1].where == "กรอบการประเมินปี 2566 ข้อ O3 องค์ประกอบลำดับที่ 1 ช่ององค์ประกอบ"


def test_an_own_frame_is_walked_over_whole() -> None:
    assert {each.text for each in frame_texts_of(small_district())} >= {
        "ใช้งบประมาณอย่างคุ้มค่า",
        "แผนผังโครงสร้างถึงระดับฝ่าย",
    }


def test_a_mend_of_one_line_keeps_the_others(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.activities = ["ข้อแรก", "ข้อสองผิด", "ข้อสาม"]
    text = next(each for each in texts_of(sample) if each.text == "ข้อสองผิด")
    slip = text.slip("ผิด", "แก้", "ข้อสองถูก")
    assert slip.mend is not None
    assert slip.mend.value == ["ข้อแรก", "ข้อสองถูก", "ข้อสาม"]
    assert slip.mend.words == "แก้ “ข้อสองผิด” เป็น “ข้อสองถูก”"
    assert measure.activities[1] == "ข้อสองผิด"


def test_no_mend_is_offered_that_changes_nothing(sample: YearBook) -> None:
    text = next(iter(texts_of(sample)))
    assert text.slip("ผิด", "แก้", text.text).mend is None


def test_an_excerpt_is_cut_at_no_mark() -> None:
    measure = Measure(position=1, issue="ก" * 20 + "ที่นี่ผิดที่นี่ด้วย" + "ข" * 20)
    book = small_district()
    book.year.measures = [measure]
    text = next(each for each in texts_of(book) if each.record is measure)
    for start in range(len(text.text)):
        assert text.excerpt(start, start + 1).strip("…")[0] not in "ัิีึืุู็่้๊๋์"


def test_a_text_of_the_office_is_placed_by_paper_and_first_words(sample: YearBook) -> None:
    own = PaperText(paper="invitation-memo", part="purpose", text="ด้วยสำนักงานเขตสมมติได้มีคำสั่งแต่งตั้งคณะทำงาน")
    sample.office.texts.append(own)
    assert where(sample, own, "text") == [
        "ข้อความในเอกสาร บันทึกส่งคำสั่งและเชิญประชุม ที่ขึ้นต้นว่า “ด้วยสำนักงานเขตสมมติได้มี” ช่องข้อความ"
    ]
