"""Texts as they stand in a Word file."""

from hypothesis import example, given
from hypothesis import strategies as st

from ita_desktop.documents.content import Document, Paragraph, Span
from ita_desktop.documents.writers.word_text import Typesetter
from ita_desktop.model.office import Digits
from ita_desktop.thai.line_breaks import keep_together
from tests.documents.writers.written_papers import NAMES, paper, text_of, written

NO_BREAK_SPACE = "\u00a0"


def body_text(text: str, digits: Digits = Digits.THAI) -> str:
    return text_of(written(Paragraph(text), digits=digits).paragraphs("Body")[0])


def test_digits_are_those_of_the_paper_but_codes_and_addresses_stay() -> None:
    text = "ข้อมูล O12 จำนวน 30 แห่ง ที่ https://example.go.th/o-12"
    assert body_text(text) == f"ข้อมูล O12 จำนวน ๓๐{NO_BREAK_SPACE}แห่ง ที่ https://example.go.th/o-12"
    assert body_text("จำนวน ๓๐ แห่ง", Digits.ARABIC) == f"จำนวน 30{NO_BREAK_SPACE}แห่ง"


def test_a_hyphen_between_latin_letters_does_not_break_the_line() -> None:
    assert body_text("ระบบ e-Service ปี 2565-2570") == "ระบบ e\u2011Service ปี ๒๕๖๕-๒๕๗๐"


def test_an_address_keeps_hyphens_that_can_be_copied() -> None:
    assert body_text("www.e-service.go.th และ a-b@c-d.go.th") == "www.e-service.go.th และ a-b@c-d.go.th"


def test_dates_and_years_stay_on_one_line() -> None:
    text = "ลงวันที่ 31 ตุลาคม 2565 ประจำปีงบประมาณ พ.ศ. 2566"
    kept = f"๓๑{NO_BREAK_SPACE}ตุลาคม{NO_BREAK_SPACE}๒๕๖๕ ประจำปีงบประมาณ พ.ศ.{NO_BREAK_SPACE}๒๕๖๖"
    assert body_text(text) == f"ลงวันที่ {kept}"


def test_what_xml_forbids_and_nobody_sees_is_left_out() -> None:
    assert body_text("ก\x07ข\u200bค <ง> & จ\ufeff") == "กขค <ง> & จ"


def test_a_text_of_several_lines_is_several_paragraphs() -> None:
    paragraphs = written(Paragraph("หนึ่ง\nสอง")).paragraphs("Body")
    assert [text_of(each) for each in paragraphs] == ["หนึ่ง", "สอง"]


def test_bold_words_are_bold_in_both_scripts() -> None:
    (paragraph,) = written(Paragraph((Span("หนา", bold=True), Span("บาง")))).paragraphs("Body")
    bold, plain = paragraph.findall("w:r", NAMES)
    assert bold.find("w:rPr/w:b", NAMES) is not None
    assert bold.find("w:rPr/w:bCs", NAMES) is not None
    assert plain.find("w:rPr", NAMES) is None


WORDS = (
    "1 12 2566 30/4/2566 O12 กท 9901/812 /ว ว ที่ วันที่ ครั้งที่ ข้อ เวลา 09.00 น. โทร. พ.ศ. ตุลาคม เม.ย. 66 แผ่น เดือน"
    " ฝ่ายต่าง ๆ www.a.th/1 a1.pdf"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "  ", ""])), max_size=8), st.sampled_from(Digits))
@example([("ข้อ", " "), ("12", " ")], Digits.THAI)
def test_the_fast_ways_print_and_keep_as_the_plain_ones_do(
    pieces: list[tuple[str, str]], digits: Digits
) -> None:
    text = "".join(word + gap for word, gap in pieces)
    document: Document = paper(digits=digits)
    run = Typesetter(document.printed).run(text)
    plain = document.printed(keep_together(text)).replace("&", "&amp;")
    assert run == (f'<w:r><w:t xml:space="preserve">{plain}</w:t></w:r>' if text else "")
