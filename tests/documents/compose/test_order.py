import datetime

from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.compose.wording import GAP
from ita_desktop.documents.content import (
    Emblem,
    IndentedHeading,
    MemberRow,
    MemberTable,
    NumberedItem,
    OrderEnd,
    PageStart,
    Signature,
    TitleLines,
)
from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Office, Person, SigningDuty
from ita_desktop.model.year import FiscalYear, Paper, PaperKind
from tests.documents.compose.composed_text import blocks_of, only_block
from tests.documents.compose.small_district import edition, person, small_district


def the_order(book: YearBook) -> Paper:
    paper = book.paper(PaperKind.ORDER)
    assert paper
    return paper


def rows(book: YearBook) -> list[MemberRow]:
    return [row for table in blocks_of(compose_order(book), MemberTable) for row in table.rows]


def test_the_order_starts_with_emblem_and_title() -> None:
    book = small_district()
    book.office.emblem = b"drawing"
    order = compose_order(book)
    assert order.blocks[:2] == (PageStart(is_letter=True), Emblem(b"drawing"))
    assert only_block(order, TitleLines).lines == (
        "คำสั่งสำนักงานเขตสมมติ",
        "ที่ 1234/2565",
        "เรื่อง แต่งตั้งคณะกรรมการอำนวยการและคณะทำงานประเมินคุณธรรมและความโปร่งใส",
        "ในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)",
        "ของสำนักงานเขตสมมติ ประจำปีงบประมาณ พ.ศ. 2566",
    )


def test_bodies_are_numbered_with_their_members() -> None:
    order = compose_order(small_district())
    assert [heading.text for heading in blocks_of(order, IndentedHeading)] == [
        "1. คณะกรรมการอำนวยการ ประกอบด้วย",
        "มีอำนาจหน้าที่ ดังนี้",
        "2. คณะทำงาน ประกอบด้วย",
        "มีอำนาจหน้าที่ ดังนี้",
    ]
    assert [row.number for row in rows(small_district())] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


def test_a_member_is_a_post_or_a_person_over_post_and_section() -> None:
    book = small_district()
    assert rows(book)[0] == MemberRow("1.1", ("ผู้อำนวยการเขตสมมติ",), "ประธานกรรมการ")
    assert rows(book)[2] == MemberRow(
        "1.3", ("นางสาวพิมพ์ลดา ตัวอย่างสุข", "นักจัดการงานทั่วไปปฏิบัติการ ฝ่ายปกครอง"), "ผู้ช่วยเลขานุการ"
    )


def test_a_named_member_may_sit_by_another_post() -> None:
    book = small_district()
    book.year.bodies[0].members = [
        Member(position=1, post="หัวหน้าฝ่ายทะเบียน", person=Person(title="นาง", name="ก ข"), role="กรรมการ"),
        Member(position=2, person=Person(title="นาง", name="ค ง"), role="กรรมการ"),
        Member(position=3, role="กรรมการ"),
    ]
    assert [row.lines for row in rows(book)[:3]] == [("นางก ข", "หัวหน้าฝ่ายทะเบียน"), ("นางค ง",), (GAP,)]


def test_a_long_post_is_broken_by_sense() -> None:
    book = small_district()
    post = "ผู้อำนวยการสถานศึกษาโรงเรียนในสังกัด{สำนักงาน}ทุกโรงเรียน"
    book.year.bodies[0].members = [Member(position=1, post=post, role="กรรมการ")]
    assert rows(book)[0].lines == ("ผู้อำนวยการสถานศึกษาโรงเรียน", "ในสังกัดสำนักงานเขตสมมติทุกโรงเรียน")


def test_only_members_in_seat_on_the_day_of_the_order_are_appointed() -> None:
    book = small_district()
    names = [row.lines[0] for row in rows(book)]
    assert "ว่าที่ร้อยตรี ภูวดล ตัวอย่างวัฒน์" in names
    assert "นางมาลินี ตัวอย่างทอง" not in names

    the_order(book).date = datetime.date(2022, 10, 15)
    names = [row.lines[0] for row in rows(book)]
    assert "นางมาลินี ตัวอย่างทอง" in names
    assert "ว่าที่ร้อยตรี ภูวดล ตัวอย่างวัฒน์" not in names


def test_an_order_without_a_day_appoints_who_sits_there_now() -> None:
    book = small_district()
    the_order(book).date = None
    names = [row.lines[0] for row in rows(book)]
    assert "ว่าที่ร้อยตรี ภูวดล ตัวอย่างวัฒน์" in names
    assert "นางมาลินี ตัวอย่างทอง" not in names


def test_duties_are_numbered_afresh_under_each_body() -> None:
    duties = blocks_of(compose_order(small_district()), NumberedItem)
    assert duties == [
        NumberedItem("1.", "ศึกษากรอบการประเมิน ประจำปีงบประมาณ พ.ศ. 2566"),
        NumberedItem("2.", "ให้คำปรึกษาแก่คณะทำงาน"),
        NumberedItem("1.", "รวบรวมข้อมูลตามแบบ OIT และเผยแพร่บนเว็บไซต์"),
    ]


def test_the_order_ends_with_effect_day_and_signature() -> None:
    book = small_district()
    assert compose_order(book).blocks[-2:] == (
        OrderEnd("ทั้งนี้", "ตั้งแต่บัดนี้เป็นต้นไป", "สั่ง ณ วันที่ 31 ตุลาคม พ.ศ. 2565"),
        Signature("นายวรภพ สมมติไพศาล", ("ผู้อำนวยการเขตสมมติ",)),
    )
    the_order(book).effect = "ทั้งนี้ ตั้งแต่วันที่ 1 พฤศจิกายน 2565 เป็นต้นไป"
    assert only_block(compose_order(book), OrderEnd).effect == "ตั้งแต่วันที่ 1 พฤศจิกายน 2565 เป็นต้นไป"


def test_another_may_sign_the_order() -> None:
    book = small_district()
    the_order(book).signing_duty = SigningDuty.ASSISTANT_DIRECTOR
    assert only_block(compose_order(book), Signature).name == "นายปกรณ์ ตัวอย่างกุล"


def test_an_order_can_be_drafted_before_anything_is_known() -> None:
    book = YearBook(
        Office(name="สำนักงานเขตสมมติ", district="สมมติ"), FiscalYear(year=2566, edition=edition(2566)), None
    )
    order = compose_order(book)
    assert only_block(order, TitleLines).lines[1] == f"ที่ {GAP}/{GAP}"
    assert only_block(order, OrderEnd).date == f"สั่ง ณ วันที่ {GAP} พ.ศ. {GAP}"
    assert only_block(order, Signature) == Signature("", ("ผู้อำนวยการเขตสมมติ",))


def test_the_number_of_a_dated_order_to_come_has_its_year() -> None:
    book = small_district()
    the_order(book).number = ""
    assert only_block(compose_order(book), TitleLines).lines[1] == f"ที่ {GAP}/2565"


def test_a_body_without_members_or_duties_is_only_named() -> None:
    book = small_district()
    book.year.bodies = [Body(position=1, name="คณะทำงาน")]
    order = compose_order(book)
    assert [heading.text for heading in blocks_of(order, IndentedHeading)] == ["1. คณะทำงาน ประกอบด้วย"]
    assert not blocks_of(order, MemberTable)


def test_the_same_person_may_sit_in_both_bodies() -> None:
    book = small_district()
    secretary = person(book.office, "พิมพ์ลดา ตัวอย่างสุข").full_name
    assert [row.role for row in rows(book) if row.lines[0] == secretary] == [
        "ผู้ช่วยเลขานุการ",
        "คณะทำงานและเลขานุการ",
    ]


def test_a_section_that_the_position_names_is_not_repeated() -> None:
    book = small_district()
    head = person(book.office, "กิตติภณ ตัวอย่างดี")
    book.year.bodies[0].members = [Member(position=1, person=head, role="กรรมการ")]
    assert rows(book)[0].lines == ("นายกิตติภณ ตัวอย่างดี", "หัวหน้าฝ่ายปกครอง")
