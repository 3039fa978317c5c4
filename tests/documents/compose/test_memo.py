import datetime

from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.wording import GAP
from ita_desktop.documents.content import (
    Addressee,
    ForwardingBlocks,
    HeaderField,
    HeaderLine,
    MemoHead,
    PageBreak,
    PageStart,
    Paragraph,
    PenPlaces,
    Signature,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Office, SigningDuty
from ita_desktop.model.year import (
    Endorsement,
    EndorsementKind,
    FiscalYear,
    Paper,
    PaperKind,
    Secrecy,
    Urgency,
)
from tests.documents.compose.composed_text import blocks_of, only_block, whole_text
from tests.documents.compose.small_district import MEMO_DATE, edition, person, small_district, unit


def invitation(book: YearBook) -> Paper:
    paper = book.paper(PaperKind.INVITATION_MEMO)
    assert paper
    return paper


def header(book: YearBook, kind: PaperKind = PaperKind.INVITATION_MEMO) -> list[HeaderField]:
    return [field for line in blocks_of(compose_memo(book, kind), HeaderLine) for field in line.fields]


def test_the_head_says_who_writes_and_when() -> None:
    assert header(small_district())[:3] == [
        HeaderField("ส่วนราชการ", "ฝ่ายปกครอง สำนักงานเขตสมมติ โทร. 9901"),
        HeaderField("ที่", "กท 9901/812"),
        HeaderField("วันที่", "1 พฤศจิกายน 2565"),
    ]


def test_a_memo_without_number_leaves_room_after_the_slash() -> None:
    assert header(small_district(), PaperKind.PROPOSAL_MEMO)[1] == HeaderField("ที่", "กท 9901/")


def test_a_memo_of_another_section_is_sent_by_that_one() -> None:
    book = small_district()
    paper = invitation(book)
    paper.unit, paper.number, paper.telephone = unit(book.office, "ฝ่ายทะเบียน"), "", "9955"
    assert header(book)[0].text == "ฝ่ายทะเบียน สำนักงานเขตสมมติ โทร. 9955"
    assert header(book)[1].text == "กท 9902/"
    assert "ฝ่ายทะเบียนพิจารณาแล้ว" in whole_text(compose_memo(book, PaperKind.INVITATION_MEMO))


def test_urgency_and_secrecy_stand_in_the_head_and_urgency_on_what_is_passed_on() -> None:
    book = small_district()
    invitation(book).secrecy = Secrecy.CONFIDENTIAL
    memo = compose_memo(book, PaperKind.INVITATION_MEMO)
    assert only_block(memo, MemoHead) == MemoHead(None, "ด่วนที่สุด", "ลับ")
    assert [block.urgency for block in only_block(memo, ForwardingBlocks).blocks] == ["ด่วนที่สุด"] * 2


def test_a_memo_starts_as_a_letter_and_its_body_ends_with_its_signature() -> None:
    memo = compose_memo(small_district(), PaperKind.PROPOSAL_MEMO)
    assert memo.blocks[0] == PageStart(is_letter=True)
    paragraphs = blocks_of(memo, Paragraph)
    assert [paragraph.keep_with_next for paragraph in paragraphs] == [False] * (len(paragraphs) - 1) + [True]
    assert memo.blocks[memo.blocks.index(paragraphs[-1]) + 1] == only_block(memo, Signature)


def test_the_invitation_names_order_and_meeting() -> None:
    text = whole_text(compose_memo(small_district(), PaperKind.INVITATION_MEMO))
    assert "ที่ 1234/2565 ลงวันที่ 31 ตุลาคม 2565" in text
    assert "ครั้งที่ 1/2566 ในวันอังคารที่ 8 พฤศจิกายน 2565 เวลา 09.00 น. ณ ห้องประชุมสำนักงานเขตสมมติ" in text


def test_what_the_register_says_comes_first() -> None:
    book = small_district()
    paper = invitation(book)
    paper.subject, paper.addressee = "ส่งคำสั่งของ{สำนักงาน}", "ผู้อำนวยการ{เขต}\nผู้ช่วยผู้อำนวยการ{เขต}"
    paper.signing_duty = SigningDuty.EDUCATION_HEAD
    memo = compose_memo(book, PaperKind.INVITATION_MEMO)
    assert memo.title == header(book)[3].text == "ส่งคำสั่งของสำนักงานเขตสมมติ"
    assert only_block(memo, Addressee).lines == ("ผู้อำนวยการเขตสมมติ", "ผู้ช่วยผู้อำนวยการเขตสมมติ")
    assert only_block(memo, Signature).name == "นายอดิเทพ สมมติชัย"


def test_the_usual_round_goes_by_both_directors_to_all_sections_and_the_schools() -> None:
    memo = compose_memo(small_district(), PaperKind.INVITATION_MEMO)
    pens = only_block(memo, PenPlaces).signatures
    assert [pen.position_lines for pen in pens] == [("ผู้ช่วยผู้อำนวยการเขตสมมติ",), ("ผู้อำนวยการเขตสมมติ",)]
    to_all, to_schools = only_block(memo, ForwardingBlocks).blocks
    assert memo.blocks[-2] == PageBreak()
    assert to_all.number.startswith("กท 9901/ว ")
    assert to_all.addressee.lines == ("ผู้อำนวยการเขตสมมติ", "ผู้ช่วยผู้อำนวยการเขตสมมติ", "หัวหน้าฝ่ายทุกฝ่าย")
    assert to_schools.number.startswith("กท 9907/ว ")
    assert to_schools.signature.position_lines == ("นักวิชาการศึกษาชำนาญการพิเศษ", "หัวหน้าฝ่ายการศึกษา")


def test_an_office_without_schools_forwards_to_none() -> None:
    book = small_district()
    book.office.units = book.sections
    assert len(only_block(compose_memo(book, PaperKind.INVITATION_MEMO), ForwardingBlocks).blocks) == 1


def test_only_the_invitation_is_passed_on() -> None:
    for kind in (PaperKind.PROPOSAL_MEMO, PaperKind.SUBMISSION_MEMO):
        memo = compose_memo(small_district(), kind)
        assert not blocks_of(memo, ForwardingBlocks)
        assert not blocks_of(memo, PageBreak)
        assert blocks_of(memo, PenPlaces)


def test_recorded_endorsements_replace_the_usual_round() -> None:
    book = small_district()
    director, deputy = book.office.people[:2]
    invitation(book).endorsements = [
        Endorsement(position=1, kind=EndorsementKind.PEN, person=deputy, printed_position="ผู้ช่วย"),
        Endorsement(position=2, kind=EndorsementKind.PEN, person=director),
        Endorsement(
            position=3,
            kind=EndorsementKind.FORWARD,
            addressees=["หัวหน้าฝ่ายทุกฝ่าย"],
            number="กท 9901/ว 813",
            date=datetime.date(2022, 11, 2),
            urgency=Urgency.URGENT,
            lines=["สำเนาคำสั่งของ{สำนักงาน}"],
            person=person(book.office, "กิตติภณ ตัวอย่างดี"),
        ),
    ]
    memo = compose_memo(book, PaperKind.INVITATION_MEMO)
    assert only_block(memo, PenPlaces).signatures == (
        Signature("นายปกรณ์ ตัวอย่างกุล", ("ผู้ช่วย",)),
        Signature("นายวรภพ สมมติไพศาล", ("ผู้อำนวยการเขต",)),
    )
    (forwarding,) = only_block(memo, ForwardingBlocks).blocks
    assert (forwarding.number, forwarding.date) == ("กท 9901/ว 813", "2 พฤศจิกายน 2565")
    assert forwarding.urgency == "ด่วน"
    assert forwarding.lines == ("สำเนาคำสั่งของสำนักงานเขตสมมติ",)
    assert forwarding.signature.name == "นายกิตติภณ ตัวอย่างดี"


def test_a_memo_can_be_made_before_anything_is_known() -> None:
    book = YearBook(
        Office(name="สำนักงานเขตสมมติ", district="สมมติ"), FiscalYear(year=2566, edition=edition(2566)), None
    )
    for kind in (PaperKind.PROPOSAL_MEMO, PaperKind.INVITATION_MEMO, PaperKind.SUBMISSION_MEMO):
        memo = compose_memo(book, kind)
        assert header(book, kind)[:3] == [
            HeaderField("ส่วนราชการ", "สำนักงานเขตสมมติ"),
            HeaderField("ที่", ""),
            HeaderField("วันที่", ""),
        ]
        assert only_block(memo, Signature).name == ""


def test_the_day_of_the_memo_decides_who_signs_it() -> None:
    book = small_district()
    head = book.signatory(SigningDuty.COORDINATING_HEAD)
    assert head
    head.valid_until = MEMO_DATE - datetime.timedelta(days=1)
    assert only_block(compose_memo(book, PaperKind.INVITATION_MEMO), Signature).name == ""


def test_a_section_without_letters_leaves_the_whole_number_to_the_pen() -> None:
    book = small_district()
    for section in book.sections:
        section.letter_prefix = ""
    assert header(book, PaperKind.PROPOSAL_MEMO)[1] == HeaderField("ที่", "")
    memo = compose_memo(book, PaperKind.INVITATION_MEMO)
    assert [block.number for block in only_block(memo, ForwardingBlocks).blocks] == [GAP, GAP]


def with_a_second_meeting() -> tuple[YearBook, Meeting]:
    book = small_district()
    second = Meeting(
        number=2, date=datetime.date(2023, 3, 16), time=datetime.time(13, 30), place="ห้องประชุม 2"
    )
    book.year.meetings.append(second)
    return book, second


def test_each_meeting_has_its_own_invitation() -> None:
    book, second = with_a_second_meeting()
    first = book.year.meetings[0]
    to_first = whole_text(compose_memo(book, PaperKind.INVITATION_MEMO, first))
    assert to_first == whole_text(compose_memo(small_district(), PaperKind.INVITATION_MEMO))
    to_second = whole_text(compose_memo(book, PaperKind.INVITATION_MEMO, second))
    assert "ครั้งที่ 2/2566" in to_second
    assert "16 มีนาคม 2566" in to_second
    assert "ห้องประชุม 2" in to_second
    assert "กท 9901/812" not in to_second


def test_the_order_is_sent_with_the_first_invitation_alone() -> None:
    book, second = with_a_second_meeting()
    assert "ขอส่งสำเนาคำสั่ง" in whole_text(compose_memo(book, PaperKind.INVITATION_MEMO, book.year.meetings[0]))
    assert "สำเนาคำสั่ง" not in whole_text(compose_memo(book, PaperKind.INVITATION_MEMO, second))


def test_typed_words_of_an_invitation_speak_of_its_meeting() -> None:
    book, second = with_a_second_meeting()
    paper = Paper(
        position=9, kind=PaperKind.INVITATION_MEMO, subject="ขอเชิญประชุม ครั้งที่ {ครั้งที่ประชุม}", meeting=second
    )
    book.year.papers.append(paper)
    assert compose_memo(book, PaperKind.INVITATION_MEMO, second).title == "ขอเชิญประชุม ครั้งที่ 2/2566"
