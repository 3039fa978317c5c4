import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_desktop.documents.compose import wording
from ita_desktop.documents.compose.wording import (
    ASSESSMENT,
    GAP,
    document_of,
    filled,
    invited_meeting,
    joined,
    paragraphs,
    signature_of,
    title_lines,
)
from ita_desktop.documents.content import Signature
from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Acting, Office, PaperText, Person, Signatory, SigningDuty
from ita_desktop.model.paper_texts import PLACEHOLDERS, default_texts, placeholders_in
from ita_desktop.model.year import FiscalYear, PaperKind
from ita_desktop.rules.scores import Scores, read_scores
from tests.documents.compose.small_district import edition, small_district


def bare_district() -> YearBook:
    return YearBook(
        Office(name="สำนักงานเขตสมมติ", district="สมมติ"),
        FiscalYear(year=2566, edition=edition(2566)),
        None,
    )


def test_what_the_records_say_fills_the_placeholders() -> None:
    book = small_district()
    said = {name: filled(book, f"{{{name}}}") for name in PLACEHOLDERS}
    assert said["สำนักงาน"] == "สำนักงานเขตสมมติ"
    assert said["เขต"] == "เขตสมมติ"
    assert said["ฝ่าย"] == "ฝ่ายปกครอง"
    assert said["คณะ"] == "คณะกรรมการอำนวยการและคณะทำงาน"
    assert said["เลขที่คำสั่ง"] == "1234/2565"
    assert said["วันที่คำสั่ง"] == "31 ตุลาคม 2565"
    assert said["ครั้งที่ประชุม"] == "1/2566"
    assert said["วันประชุม"] == "วันอังคารที่ 8 พฤศจิกายน 2565"
    assert said["เวลาประชุม"] == "09.00 น."
    assert (said["ปี"], said["ปีก่อน"], said["ปีผล"]) == ("2566", "2565", "2565")
    assert said["ระดับพร้อมความหมาย"] == "A (Very Good)"


def test_a_district_written_with_its_kind_is_not_doubled() -> None:
    book = small_district()
    book.office.district = "เขตสมมติ"
    assert filled(book, "{เขต}") == "เขตสมมติ"


def test_total_and_level_stand_as_published() -> None:
    book = small_district()
    assert book.results_year
    book.results_year.published_total = Decimal("79.7")
    book.results_year.published_level = "B"
    assert filled(book, "{คะแนนรวม} {ระดับ}") == "79.70 B"


def test_nothing_known_leaves_gaps_everywhere_and_never_fails() -> None:
    book = bare_district()
    for paper, parts in default_texts().items():
        for part in parts:
            for text in paragraphs(book, paper, part):
                assert "{" not in text
    assert filled(book, "{เลขที่คำสั่ง} {ไม่มีชื่อนี้} {}") == f"{GAP} {GAP} {GAP}"


@pytest.mark.parametrize("typed", ["{สำนักงาน}", "{ สำนักงาน }", "{ส\u0e4d\u0e32นักงาน}"])
def test_a_placeholder_is_known_with_spaces_and_with_a_split_am(typed: str) -> None:
    assert filled(small_district(), typed) == "สำนักงานเขตสมมติ"


def test_a_keyword_with_am_names_its_placeholder() -> None:
    assert filled(small_district(), "{จำนวน}", จำนวน="5 ตัวชี้วัด") == "5 ตัวชี้วัด"


def test_the_offices_own_words_come_before_the_programs() -> None:
    book = small_district()
    book.office.texts = [
        PaperText(paper="order", part="effect", position=2, text="ของ{สำนักงาน}"),
        PaperText(paper="order", part="effect", position=1, text="ตั้งแต่ปีงบประมาณ {ปี}"),
        PaperText(paper="agenda", part="effect", position=1, text="ของเอกสารอื่น"),
    ]
    assert paragraphs(book, "order", "effect") == ("ตั้งแต่ปีงบประมาณ 2566", "ของสำนักงานเขตสมมติ")


def test_an_empty_text_of_the_office_leaves_a_part_out() -> None:
    book = small_district()
    book.office.texts = [PaperText(paper="agenda", part="remarks-intro", text=" ")]
    assert paragraphs(book, "agenda", "remarks-intro") == ()


def test_a_part_that_no_paper_has_is_refused() -> None:
    with pytest.raises(KeyError):
        paragraphs(small_district(), "order", "recipe")


def test_typed_texts_that_name_each_other_come_to_an_end() -> None:
    book = small_district()
    order = book.paper(PaperKind.ORDER)
    assert order
    order.subject = "แต่งตั้ง{ผู้ประชุม}"
    book.year.meetings[0].body_words = "คณะตาม{เรื่องคำสั่ง}"
    assert filled(book, "{เรื่องคำสั่ง}") == f"แต่งตั้ง{GAP}"
    assert filled(book, "{ผู้ประชุม}") == f"คณะตาม{GAP}"


def test_bodies_named_in_full_do_not_repeat_the_assessment() -> None:
    book = small_district()
    book.year.bodies = [
        Body(position=1, name="คณะกรรมการอำนวยการ"),
        Body(position=2, name="คณะทำงานประเมินคุณธรรมและความโปร่งใสฯ"),
    ]
    assert filled(book, "{คณะ}") == "คณะกรรมการอำนวยการและคณะทำงาน"


def test_the_invitation_is_to_the_next_meeting_after_it() -> None:
    book = small_district()
    book.year.meetings = [
        Meeting(number=1, date=datetime.date(2022, 10, 5)),
        Meeting(number=2, date=datetime.date(2022, 11, 8)),
        Meeting(number=3, date=datetime.date(2023, 3, 1)),
    ]
    meeting = invited_meeting(book)
    assert meeting
    assert meeting.number == 2


def test_without_a_dated_invitation_it_is_to_the_last_meeting() -> None:
    book = small_district()
    book.year.papers = []
    book.year.meetings = [Meeting(number=1), Meeting(number=2)]
    meeting = invited_meeting(book)
    assert meeting
    assert meeting.number == 2
    assert invited_meeting(bare_district()) is None


def test_names_are_joined_as_thai_writes_them() -> None:
    assert joined([]) == ""
    assert joined(["ก"]) == "ก"
    assert joined(["ก", "ข"]) == "กและข"
    assert joined(["ก", "ข", "ค"]) == "ก ข และค"
    assert joined(["ก", "ขและค"]) == "กและขและค"


def test_the_title_of_the_order_is_broken_by_sense() -> None:
    assert title_lines([f"เรื่อง แต่งตั้งคณะกรรมการอำนวยการและคณะทำงาน{ASSESSMENT.removeprefix('การ')}"]) == (
        "เรื่อง แต่งตั้งคณะกรรมการอำนวยการและคณะทำงานประเมินคุณธรรมและความโปร่งใส",
        "ในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)",
    )


def test_the_title_of_a_file_is_never_longer_than_word_allows() -> None:
    book = small_district()
    assert len(document_of(book, "ก" * 300, []).title) == 255


def test_a_rank_stands_apart_from_its_name_but_not_across_lines() -> None:
    book = small_district()
    soldier = next(person for person in book.office.people if person.title == "ว่าที่ร้อยตรี")
    assert signature_of(book, soldier).name == "ว่าที่ร้อยตรี\u00a0ภูวดล ตัวอย่างวัฒน์"
    assert signature_of(book, book.office.people[0]).name == "นายวรภพ สมมติไพศาล"
    assert signature_of(book, Person(name="วรภพ สมมติไพศาล")).name == "วรภพ สมมติไพศาล"


def test_a_person_signs_over_post_and_level() -> None:
    book = small_district()
    officer = next(person for person in book.office.people if person.title == "นางสาว")
    assert signature_of(book, officer).position_lines == ("นักจัดการงานทั่วไปปฏิบัติการ",)
    assert signature_of(book, officer, printed_position="เลขานุการ\nคณะทำงาน").position_lines == (
        "เลขานุการ",
        "คณะทำงาน",
    )


def test_a_long_post_is_broken_by_sense() -> None:
    book = small_district()
    post = "นักวิชาการศึกษาชำนาญการพิเศษ หัวหน้าฝ่ายการศึกษา สำนักงานเขตสมมติ"
    lines = signature_of(book, book.office.people[3], printed_position=post).position_lines
    assert lines[0] == "นักวิชาการศึกษาชำนาญการพิเศษ"
    assert " ".join(lines) == post


def test_nobody_to_sign_leaves_a_gap_over_the_post() -> None:
    book = bare_district()
    assert signature_of(book, SigningDuty.DIRECTOR) == Signature("", ("ผู้อำนวยการเขตสมมติ",))
    assert signature_of(book, SigningDuty.OFFICER) == Signature("", (GAP,))
    assert signature_of(book, None) == Signature("", (GAP,))


@pytest.mark.parametrize(
    ("acting", "acting_for", "words"),
    [
        (Acting.FOR, "ผู้อำนวยการเขตสมมติ", "แทนผู้อำนวยการเขตสมมติ"),
        (Acting.ACTING, "", "รักษาการแทนผู้อำนวยการเขตสมมติ"),
        (Acting.ON_BEHALF, "", "ปฏิบัติราชการแทนผู้อำนวยการเขตสมมติ"),
        (Acting.ACTING, "รักษาราชการแทนผู้อำนวยการเขต", "รักษาราชการแทนผู้อำนวยการเขต"),
    ],
)
def test_who_signs_for_another_says_in_what_capacity(acting: Acting, acting_for: str, words: str) -> None:
    book = small_district()
    deputy = book.office.people[1]
    book.office.signatories = [
        Signatory(duty=SigningDuty.DIRECTOR, person=deputy, acting=acting, acting_for=acting_for)
    ]
    signature = signature_of(book, SigningDuty.DIRECTOR)
    assert signature.name == "นายปกรณ์ ตัวอย่างกุล"
    assert signature.position_lines == ("ผู้ช่วยผู้อำนวยการเขต", words)


def test_who_signs_depends_on_the_day() -> None:
    book = small_district()
    director, deputy = book.office.people[:2]
    first_of_november = datetime.date(2022, 11, 1)
    book.office.signatories = [
        Signatory(duty=SigningDuty.DIRECTOR, person=director, valid_until=datetime.date(2022, 10, 31)),
        Signatory(duty=SigningDuty.DIRECTOR, person=deputy, valid_from=first_of_november),
    ]
    assert signature_of(book, SigningDuty.DIRECTOR, datetime.date(2022, 10, 31)).name == "นายวรภพ สมมติไพศาล"
    assert signature_of(book, SigningDuty.DIRECTOR, first_of_november).name == "นายปกรณ์ ตัวอย่างกุล"
    del book.office.signatories[1]
    assert signature_of(book, SigningDuty.DIRECTOR, first_of_november).name == ""


def test_who_has_left_the_office_signs_no_more() -> None:
    book = small_district()
    book.office.people[0].in_office_until = datetime.date(2022, 9, 30)
    assert signature_of(book, SigningDuty.DIRECTOR, datetime.date(2022, 9, 30)).name == "นายวรภพ สมมติไพศาล"
    assert signature_of(book, SigningDuty.DIRECTOR, datetime.date(2022, 10, 1)).name == ""


def test_every_default_text_uses_placeholders_that_are_explained() -> None:
    for parts in default_texts().values():
        for texts in parts.values():
            for text in texts:
                assert placeholders_in(text) <= PLACEHOLDERS.keys()


def test_scores_are_worked_out_once_for_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[FiscalYear] = []

    def read(year: FiscalYear) -> Scores:
        readings.append(year)
        return read_scores(year)

    monkeypatch.setattr(wording, "read_scores", read)
    book = small_district()
    scores = wording.results_of(book)
    assert wording.results_of(book) is scores
    assert readings == [book.results_year]
    assert wording.results_of(replace(book)) is not scores, "a new book is worked out anew"
