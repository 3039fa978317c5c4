"""Papers on pages: what stands where, what stays together, what is taken over from the last time."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ita_desktop.documents.content import (
    Cell,
    CoverPage,
    Document,
    HeaderField,
    HeaderLine,
    Heading,
    Line,
    Merge,
    NumberedItem,
    PageBreak,
    PageStart,
    Paragraph,
    Row,
    Signature,
    Table,
    TitleLines,
)
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.documents.writers.page_fonts import Fonts
from ita_desktop.documents.writers.page_lines import LineSetter, Look, Run, SetLine
from ita_desktop.documents.writers.to_pages import lay_out, missing_font
from ita_desktop.model.office import Digits
from ita_desktop.model.year import PaperKind
from ita_desktop.thai import word_breaks
from ita_desktop.thai.word_breaks import BREAK, break_places, keep_whole, with_breaks
from tests.documents.writers.laid_out_pages import (
    lines_of,
    pages_of,
    pages_with,
    row,
    skip_without_font,
    strokes_of,
    texts_of,
)
from tests.documents.writers.model_pages import agenda, emblem_png, matrix, measures, memo, order
from tests.documents.writers.written_papers import paper

LONG = (
    "สำนักงานเขตได้ดำเนินการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. 2566 "
    "โดยวิเคราะห์ผลการประเมินของปีที่ผ่านมา กำหนดมาตรการ ผู้รับผิดชอบ ระยะเวลา และการกำกับติดตามครบทุกตัวชี้วัดแล้ว"
)
WIDTHS = (Decimal(60), Decimal(100))
LEFT, RIGHT = 30, 190


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    skip_without_font()


def table(*rows: Row, head: tuple[Row, ...] = (row("หัวซ้าย", "หัวขวา"),)) -> Table:
    return Table(WIDTHS, head, rows)


def numbered_rows(count: int) -> tuple[Row, ...]:
    return tuple(row(f"แถวที่ {number}.", "ก|ข|ค") for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("document", "count"),
    [
        (memo(emblem_png()), 2),
        (order(emblem_png(275, 300)), 3),
        (agenda(), 1),
        (matrix(), 1),
        (measures(), 6),
    ],
)
def test_model_papers_have_as_many_pages_as_in_word(document: Document, count: int) -> None:
    pages = lay_out(document)
    assert len(pages) == count
    assert all(len(texts_of(pages, page)) > 4 for page in range(count))


AS_IN_WORD_FILE = {
    "memo": (
        memo(emblem_png()),
        0,
        (("ส่วนราชการ", 30.0, 38.8), ("เรียน", 30.0, 74.3), ("ด้วย", 55.0, 82.8), ("(นายกิตติภณ", 132.3, 170.1)),
    ),
    "forwarding": (memo(), 1, (("ที่ กท ๙๙๐๗", 114.0, 43.0), ("(นายกิตติภณ", 50.3, 114.7))),
    "order": (order(emblem_png(275, 300)), 0, (("ด้วย", 55.0, 91.1), ("๑.๑", 55.0, 159.7))),
    "end of order": (order(), 2, (("สั่ง", 67.5, 149.4), ("(นายวรภพ", 131.6, 174.8))),
    "agenda": (agenda(), 0, (("ระเบียบวาระที่ ๑", 30.0, 75.7), ("ตัวชี้วัดที่ ๑", 61.0, 166.7))),
    "results": (measures(), 1, (("๑.  ผลการ", 30.0, 34.9), ("คะแนนรวม ITA", 73.3, 181.4))),
    "measures": (measures(), 3, (("๒.  มาตรการ", 20.0, 35.6), ("โดย ผอ.เขต", 257.6, 55.7))),
    "approval": (measures(), 5, (("๑.  ผู้เสนอ", 30.0, 90.3), ("(นายวรภพ", 131.6, 183.9))),
}
"""Where LibreOffice has a line of the Word file: mm from the left and upper edges."""


@pytest.mark.parametrize("name", AS_IN_WORD_FILE)
def test_lines_stand_where_they_stand_in_the_word_file(name: str) -> None:
    document, page, places = AS_IN_WORD_FILE[name]
    lines = lines_of(lay_out(document), page)
    for start, x, y in places:
        line = next(line for line in lines if line.text.replace("\t", " ").startswith(start))
        assert (line.x, line.y) == (pytest.approx(x, abs=0.8), pytest.approx(y, abs=0.8)), start


def test_sheets_are_a4_upright_or_lying() -> None:
    pages = pages_of(PageStart(), Paragraph("ก"), PageStart(landscape=True), Paragraph("ข"))
    assert [tuple(map(round, pages.size_mm(page))) for page in range(2)] == [(210, 297), (297, 210)]


def test_numbers_are_thai_left_out_on_covers_and_counted_anew_where_said() -> None:
    cover = CoverPage(("มาตรการ",), "ประจำปี", ("สำนักงานเขต",))
    runs = (PageStart(number_from=1), Paragraph("ก"), PageBreak(), Paragraph("ข"))
    pages = pages_of(PageStart(is_cover=True), cover, *runs)
    assert [pages.number(page) for page in range(3)] == [None, None, 2]
    assert texts_of(pages, 2)[0] == "- ๒ -"


def test_body_text_is_spread_between_the_margins_but_not_its_last_line() -> None:
    *others, last = lines_of(pages_of(Paragraph(LONG)))
    assert len(others) >= 2
    assert others[0].x == pytest.approx(LEFT + 25)
    assert all(line.end == pytest.approx(RIGHT, abs=0.1) for line in others)
    assert last.end < RIGHT - 1


def test_lines_end_between_words_only() -> None:
    word_ends = {""}
    broken = with_breaks(paper().printed(LONG))
    for place, sign in enumerate(broken):
        if sign in (BREAK, " "):
            word_ends.add(_plain(broken[:place]))
    said = ""
    *lines, _last = lines_of(pages_of(Paragraph(LONG)))
    for line in lines:
        said += line.text
        assert _plain(said) in word_ends


def _plain(text: str) -> str:
    return "".join(text.replace(BREAK, "").split())


def test_a_date_stays_on_one_line() -> None:
    document = [Paragraph(f"{'ก' * length} วันที่ 31 ตุลาคม 2565 {LONG}") for length in range(20, 60, 3)]
    for block in document:
        assert any("๓๑ ตุลาคม ๒๕๖๕" in line for line in texts_of(pages_of(block)))


def test_a_word_too_long_for_its_cell_is_cut() -> None:
    lines = texts_of(pages_of(table(row("https://www.example.go.th/" + "a" * 60, ""))))
    assert len([line for line in lines if "aaaa" in line]) >= 2


def test_a_name_too_long_for_its_cell_is_parted_between_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "ฝ่ายรักษาความสะอาดและสวนสาธารณะ"
    monkeypatch.setattr(word_breaks, "_names", word_breaks._names)  # noqa: SLF001
    keep_whole([name])
    setter = LineSetter(Fonts("TH SarabunPSK"), lambda text: text)
    whole = setter.width(name, 14)
    assert [line.text for line in setter.lines(Look(14), [Run(name)], whole)] == [name]
    for part in (0.3, 0.5, 0.8):
        lines = [line.text for line in setter.lines(Look(14), [Run(name)], whole * part)]
        ends = [len("".join(lines[:count])) for count in range(1, len(lines))]
        assert ends
        assert set(ends) <= set(break_places(name, narrow=True))


def test_a_date_too_long_for_its_cell_is_cut_between_its_words() -> None:
    date = "10 เมษายน 2566"
    setter = LineSetter(Fonts("TH SarabunPSK"), lambda text: text)
    widest, least = setter.width(date, 16), setter.width("เมษายน ", 16)
    for part in range(10):
        lines = setter.lines(Look(16), [Run(date)], least + (widest - least) * part / 10)
        assert {word for line in lines for word in line.text.split()} == set(date.split())


def test_dots_of_a_header_line_end_at_the_margin() -> None:
    (line,) = lines_of(pages_of(HeaderLine((HeaderField("ที่", "กท 1"), HeaderField("วันที่", "1 มกราคม 2566")))))
    assert (line.x, line.end) == (pytest.approx(LEFT), pytest.approx(RIGHT, abs=0.1))


def test_text_behind_a_number_starts_at_one_place() -> None:
    first, second = lines_of(pages_of(NumberedItem("1.1", "ก"), NumberedItem("1.11", "ก")))
    assert first.x == second.x == pytest.approx(LEFT + 25)


def test_digits_are_those_of_the_paper() -> None:
    arabic = lay_out(replace(paper(Paragraph("ปี 2566")), digits=Digits.ARABIC))
    assert texts_of(arabic) == ["ปี 2566"]
    assert texts_of(pages_of(Paragraph("ปี 2566"))) == ["ปี ๒๕๖๖"]


def test_heads_repeat_on_every_page_and_rows_are_whole() -> None:
    pages = pages_of(table(*numbered_rows(40)))
    assert len(pages) > 1
    assert pages_with(pages, "หัวซ้าย") == list(range(len(pages)))
    for page in range(len(pages)):
        texts = texts_of(pages, page)
        assert texts.count("ก") == texts.count("ค") == sum(text.startswith("แถวที่") for text in texts)


def test_a_row_that_starts_a_page_stands_under_the_repeated_head() -> None:
    second = replace(row("แถวที่สอง", "ข"), starts_page=True)
    pages = pages_of(table(row("แถวที่หนึ่ง", "ก"), second))
    assert [texts_of(pages, page)[-2:] for page in (0, 1)] == [["แถวที่หนึ่ง", "ก"], ["แถวที่สอง", "ข"]]
    assert pages_with(pages, "หัวซ้าย") == [0, 1]


def test_a_row_longer_than_a_page_is_cut_and_nothing_of_it_is_lost() -> None:
    lines = [f"บรรทัด {number}/" for number in range(100)]
    pages = pages_of(table(row("ยาว", "|".join(lines)), row("ท้าย", "จบ")))
    found = [text for page in range(len(pages)) for text in texts_of(pages, page) if text.startswith("บรรทัด")]
    assert found == [paper().printed(line) for line in lines]
    assert pages_with(pages, "จบ") == [len(pages) - 1]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for count in range(28, 40):
        pages = pages_of(
            *(Paragraph("บรรทัดเดียว") for _ in range(count)), Heading("1.", "หัวเรื่อง"), Paragraph("ตาม")
        )
        assert pages_with(pages, "หัวเรื่อง") == pages_with(pages, "ตาม")


def test_no_single_line_of_a_paragraph_is_left_alone() -> None:
    for count in range(28, 40):
        pages = pages_of(*(Paragraph("บรรทัดเดียว") for _ in range(count)), Paragraph(LONG))
        if len(pages) == 2:
            ends = [
                sum("เดียว" not in text and "-" not in text for text in texts_of(pages, page))
                for page in (0, 1)
            ]
            assert 1 not in ends


def test_a_signature_stays_together_with_what_keeps_with_it() -> None:
    for count in range(26, 36):
        filling = (Paragraph("บรรทัดเดียว") for _ in range(count))
        pages = pages_of(*filling, Paragraph("คำท้าย", keep_with_next=True), Signature("นายก", ("หัวหน้าฝ่าย",)))
        assert pages_with(pages, "คำท้าย") == pages_with(pages, "(นายก)") == pages_with(pages, "หัวหน้าฝ่าย")


def merged_rows(count: int, text: str) -> tuple[Row, ...]:
    lines = tuple(Line(line) for line in text.split("|"))
    return tuple(
        Row(
            (
                Cell(() if number else lines, merge=Merge.CONTINUED if number else Merge.START),
                Cell((Line(f"ข้อ {number}."), Line("ก"))),
            ),
            keep_with_next=number < count - 1,
        )
        for number in range(count)
    )


def test_merged_rows_stay_together_where_a_page_holds_them() -> None:
    pages = pages_of(table(*numbered_rows(11), *merged_rows(6, "รวม")))
    assert len(pages) == 2
    assert pages_with(pages, "ข้อ") == pages_with(pages, "รวม") == [1]


def test_what_finds_no_room_in_a_merged_cell_goes_on_overleaf() -> None:
    lines = [f"ส่วน {number}/" for number in range(60)]
    pages = pages_of(table(*merged_rows(40, "|".join(lines))))
    found = [text for page in range(len(pages)) for text in texts_of(pages, page) if text.startswith("ส่วน")]
    assert found == [paper().printed(line) for line in lines]


def test_the_last_row_under_a_merged_cell_grows_with_its_text() -> None:
    pages = pages_of(
        table(*merged_rows(2, "|".join("กขคง"[number % 4] for number in range(12))), row("ต่อ", "ต่อ"))
    )
    below = [line.y for line in lines_of(pages) if line.text == "ต่อ"]
    assert min(below) > max(line.y for line in lines_of(pages) if line.text in "กขคง")


def test_no_line_is_drawn_through_a_merged_cell() -> None:
    pages = pages_of(table(*merged_rows(3, "รวม"), head=()))
    level = [stroke.points for stroke in strokes_of(pages) if stroke.points[0][1] == stroke.points[1][1]]
    left = min(start[0] for start, _end in level)
    assert sum(start[0] == left for start, _end in level) == 2


def test_every_block_tells_its_pages_and_places() -> None:
    pages = pages_of(PageStart(), Paragraph("แรก"), PageBreak(), table(*numbered_rows(40)), Paragraph("ท้าย"))
    assert (pages.page_of(0), pages.page_of(1), pages.page_of(3)) == (0, 0, 1)
    assert [place.page for place in pages.places_of(3)] == list(range(1, len(pages)))
    assert pages.page_of(4) == len(pages) - 1
    (place,) = pages.places_of_row(3, 40)
    assert place.page == pages_with(pages, "แถวที่ ๔๐.")[0]


@pytest.mark.parametrize("document", [memo(), order(), agenda(), matrix(), measures()])
def test_paragraphs_are_found_on_the_pages_where_they_stand(document: Document) -> None:
    pages = lay_out(document)
    for paragraph in paper_text(document, PaperKind.MEASURES).paragraphs:
        page = pages.page_of_paragraph(paragraph.number)
        first = paragraph.text.split()[0].replace("-", "")[:6]
        said = _plain("".join(texts_of(pages, page))).replace("-", "")
        assert first in said, paragraph


def test_texts_are_found_over_line_ends_and_in_either_digits() -> None:
    pages = pages_of(Paragraph(LONG), Paragraph("ข้อ 12 กขค"))
    assert len(pages.find(LONG)) == 1
    (place,) = pages.find("ข้อ 12")
    assert place.page == 0
    assert place.rect.top() > pages.find(LONG)[0].rect.bottom()
    assert pages.find("ไม่มี") == []


def test_what_did_not_change_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = numbered_rows(30)
    earlier = pages_of(table(*rows), Paragraph(LONG))
    changed = paper(table(*rows[:10], row("ใหม่", "ก"), *rows[11:]), Paragraph(LONG))
    newly_set: list[str] = []
    set_lines = LineSetter.lines

    def noted(setter: LineSetter, look: Look, runs: Sequence[Run], width: float) -> list[SetLine]:
        newly_set.extend(run.text for run in runs)
        return set_lines(setter, look, runs, width)

    with monkeypatch.context() as patch:
        patch.setattr(LineSetter, "lines", noted)
        later = lay_out(changed, earlier)
    assert [text for text in newly_set if text] == ["ใหม่", "ก"]
    anew = lay_out(changed)
    assert [lines_of(later, page) for page in range(len(later))] == [
        lines_of(anew, page) for page in range(len(anew))
    ]


def test_other_digits_set_everything_anew() -> None:
    document = paper(Paragraph("ปี 2566"))
    later = lay_out(replace(document, digits=Digits.ARABIC), lay_out(document))
    assert texts_of(later) == ["ปี 2566"]


def test_another_thread_may_lay_out_what_this_one_paints() -> None:
    document = paper(TitleLines(("ชื่อเรื่อง",)), Paragraph(LONG))
    with ThreadPoolExecutor(1) as pool:
        pages = pool.submit(lay_out, document).result()
    (place,) = pages.places_of(1)
    image = QImage(596, 842, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pages.paint(painter, 0)
    painter.end()
    dark = [
        y
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    assert any(place.rect.top() <= y <= place.rect.bottom() for y in dark)
    assert min(dark) > 60


def test_a_missing_font_is_named_and_stood_in_for() -> None:
    document = replace(paper(Paragraph(LONG)), font="ไม่มีแบบอักษรนี้")
    assert missing_font(document) == "ไม่มีแบบอักษรนี้"
    assert len(texts_of(lay_out(document))) == len(texts_of(pages_of(Paragraph(LONG))))
