"""Thai text on the screen: lines end between words, cuts fall after them, widgets are as high as their text."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.texts import TextBlock, TextView, elided, lay_out_text, text_height, tooltip
from ita_desktop.qt.theme import theme
from ita_desktop.thai.word_breaks import BREAK, break_places

LONG = (
    "แต่งตั้งคณะกรรมการอำนวยการและคณะทำงานการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน"
    "ของหน่วยงานภาครัฐ ภายใน 30 เม.ย. 2566 จำนวน 7 คน"
)
FONT_SIZE, LINE = 14, 22


@pytest.fixture
def font(qapp: object) -> QFont:
    font = QFont(["Sarabun", "Loma", "Leelawadee UI"])
    font.setPixelSize(FONT_SIZE)
    return font


def lines_of(block: TextBlock) -> list[str]:
    lines = [block.layout.lineAt(number) for number in range(block.layout.lineCount())]
    return [block.layout.text()[line.textStart() :][: line.textLength()] for line in lines]


@pytest.mark.parametrize("width", [90, 150, 240, 500])
def test_lines_end_between_words_and_fit(font: QFont, width: int) -> None:
    block = lay_out_text(LONG, font, width, LINE)
    lines = lines_of(block)
    assert "".join(lines) == LONG
    assert block.lines() == [line.rstrip() for line in lines]
    assert block.line_count == len(lines) > 1
    assert block.height == LINE * len(lines)
    assert block.width <= width
    ends = {*break_places(LONG), *break_places(LONG, narrow=True), len(LONG)}
    metrics, place = QFontMetricsF(font), 0
    for line in lines:
        place += len(line)
        assert place in ends
        assert metrics.horizontalAdvance(line.rstrip()) <= width + 1


def test_a_date_and_a_number_with_its_unit_stay_on_one_line(font: QFont) -> None:
    for width in range(90, 400, 10):
        lines = lines_of(lay_out_text(LONG, font, width, LINE))
        assert any("30 เม.ย. 2566" in line for line in lines)
        assert any("7 คน" in line for line in lines)


def test_a_word_wider_than_its_place_is_cut_between_letters(font: QFont) -> None:
    lines = lines_of(lay_out_text("http://www.example.go.th/very/long/path", font, 60, LINE))
    assert len(lines) > 3
    assert "".join(lines) == "http://www.example.go.th/very/long/path"


def test_line_ends_of_the_text_are_kept(font: QFont) -> None:
    assert lay_out_text("หนึ่ง\n\nสาม", font, 400, LINE).line_count == 3
    assert lay_out_text("", font, 400, LINE).height == LINE


@pytest.mark.parametrize("max_lines", [1, 2, 3])
def test_text_beyond_its_lines_ends_after_a_word(font: QFont, max_lines: int) -> None:
    block = lay_out_text(LONG, font, 150, LINE, max_lines)
    text = block.layout.text()
    assert block.is_cut
    assert block.line_count == max_lines
    assert block.width <= 150
    assert text.endswith("…")
    assert len(text) - 1 in {len(LONG[:place].rstrip()) for place in break_places(LONG, narrow=True)}


def test_text_that_fits_is_not_cut(font: QFont) -> None:
    block = lay_out_text("งบประมาณ", font, 150, LINE, 1)
    assert not block.is_cut
    assert block.layout.text() == "งบประมาณ"


def test_the_same_text_is_laid_out_once(font: QFont) -> None:
    assert lay_out_text(LONG, font, 200, LINE) is lay_out_text(LONG, QFont(font), 200, LINE)
    assert text_height(LONG, font, 200, LINE) == lay_out_text(LONG, font, 200, LINE).height


def test_one_line_is_cut_after_a_word_and_never_within_a_letter(font: QFont) -> None:
    metrics = QFontMetricsF(font)
    assert elided("งบประมาณ", metrics, 400) == "งบประมาณ"
    for width in range(1, 400):
        cut = elided(LONG, metrics, width)
        assert cut == "…" or metrics.horizontalAdvance(cut) <= width
        assert cut.endswith("…")
        assert cut[-2:-1] not in tuple("เแโใไ")
        assert LONG[len(cut) - 1] not in "ะัาำิีึืุูๅ็่้๊๋์ํ"
    assert len(elided(LONG, metrics, 150)) - 1 in break_places(LONG)


def test_a_cut_line_is_filled_even_if_a_long_name_must_be_cut_within(font: QFont) -> None:
    metrics = QFontMetricsF(font)
    text = f"O14 · {'Integrity' * 12}"
    width = metrics.horizontalAdvance(text) * 0.8
    assert metrics.horizontalAdvance(elided(text, metrics, width)) > width / 2


def test_no_separator_stands_before_the_ellipsis(font: QFont) -> None:
    metrics = QFontMetricsF(font)
    text = "เอกสาร · ฝ่ายปกครอง · หนังสือเชิญประชุม"
    for width in range(60, round(metrics.horizontalAdvance(text))):
        assert elided(text, metrics, width)[-2] not in " ·"


def test_found_parts_are_tinted(font: QFont) -> None:
    block = lay_out_text("แผนปฏิบัติการ", font, 300, LINE)
    tint = QColor("#ff0000")

    def reds(tinted: list[tuple[int, int]]) -> int:
        image = QImage(300, LINE, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        block.draw(painter, QPointF(0, 0), QColor("black"), tinted, tint)
        painter.end()
        return sum(image.pixelColor(x, LINE // 2) == tint for x in range(300))

    assert reds([]) == 0
    assert 0 < reds([(0, 3)]) < reds([(0, 13)])


def test_right_aligned_text_ends_at_the_right(font: QFont) -> None:
    block = lay_out_text("98.87", font, 200, LINE, alignment=Qt.AlignmentFlag.AlignRight)
    line = block.layout.lineAt(0)
    assert line.x() + line.naturalTextWidth() == pytest.approx(200, abs=1)


def test_a_tooltip_is_escaped_and_has_lines_of_its_own(qapp: object) -> None:
    assert tooltip("") == ""
    assert "&lt;b&gt;" in tooltip("<b>")
    assert tooltip("สั้น").count("<br>") == 0
    assert tooltip("หนึ่ง\nสอง").count("<br>") == 1
    long = tooltip(f"{LONG} {LONG}")
    assert long.count("<br>") >= 2
    assert BREAK not in long


def test_a_text_view_is_as_high_as_its_text_in_nested_layouts(qtbot: QtBot) -> None:
    window, view = QWidget(), TextView(LONG)
    qtbot.addWidget(window)
    outer, middle, inner = QVBoxLayout(window), QHBoxLayout(), QVBoxLayout()
    outer.addLayout(middle)
    middle.addWidget(QLabel("ข้าง"))
    middle.addLayout(inner, 1)
    inner.addWidget(view)
    inner.addStretch()
    window.resize(300, 80)
    window.show()
    for width in (300, 220, 600):
        window.resize(width, 400)
        QTest.qWait(1)
        assert view.height() == view.heightForWidth(view.width())
    view.set_text("สั้น")
    QTest.qWait(1)
    assert view.height() == theme().line_height()


def test_a_text_view_asks_for_little_width_and_grows_with_the_text_size(qtbot: QtBot) -> None:
    view = TextView(LONG)
    qtbot.addWidget(view)
    assert view.sizeHint().width() <= theme().px(480) + 1
    before = view.heightForWidth(300)
    theme().scale = 1.5
    try:
        assert view.heightForWidth(300) > before
    finally:
        theme().scale = 1.0


def test_a_text_view_is_read_without_breaks(qtbot: QtBot) -> None:
    view = TextView(f"งบ{BREAK}ประมาณ")
    qtbot.addWidget(view)
    assert view.accessibleName() == view.text() == "งบประมาณ"
    view.setAccessibleName("หมายเหตุ")
    view.set_text("อื่น")
    assert view.accessibleName() == "หมายเหตุ"


def test_selected_text_is_copied_as_it_is_kept(qtbot: QtBot) -> None:
    view = TextView(LONG, selectable=True)
    qtbot.addWidget(view)
    view.resize(200, 300)
    view.show()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == LONG
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    assert view.selected_text() == "แต่งตั้ง"


def test_a_text_view_cut_to_lines_says_so(qtbot: QtBot) -> None:
    view = TextView(LONG, max_lines=1)
    qtbot.addWidget(view)
    view.resize(120, 30)
    assert view.is_cut()
    view.resize(3000, 30)
    assert not view.is_cut()
