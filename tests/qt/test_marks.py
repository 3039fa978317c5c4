"""Marks: told apart by shape alone, with a word for those who do not see."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ita_desktop.qt.marks import Mark, MarkLabel, Pill, draw_mark, draw_pill
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import LIGHT, theme


def _black_and_white(mark: Mark, side: int) -> list[int]:
    """The mark as a printer without colour shows it, in steps of grey."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_mark(
        painter,
        QRectF(0, 0, side, side),
        mark,
        LIGHT,
        letter="ห" if mark is Mark.LEAD else "ร",
        colour=_BLACK,
    )
    painter.end()
    return [image.pixelColor(x, y).lightness() for y in range(side) for x in range(side)]


_BLACK = QColor("black")


@pytest.mark.parametrize("side", [12, 16])
def test_no_two_marks_look_alike_in_black_and_white(qapp: QApplication, side: int) -> None:
    drawn = {mark: _black_and_white(mark, side) for mark in Mark}
    for one, other in combinations(Mark, 2):
        different = sum(abs(a - b) > 80 for a, b in zip(drawn[one], drawn[other], strict=True))
        assert different >= side * side * 0.04, (one, other, different)


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_stays_within_its_place(qapp: QApplication, mark: Mark) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_mark(painter, QRectF(10, 10, 20, 20), mark, LIGHT, letter="ห")
    painter.end()
    outside = [
        (x, y)
        for x in range(40)
        for y in range(40)
        if not (9 <= x <= 30 and 9 <= y <= 30) and image.pixel(x, y)
    ]
    assert outside == []


def test_drawing_leaves_the_painter_as_it_was(qapp: QApplication) -> None:
    image = QImage(80, 30, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen = painter.pen()
    draw_mark(painter, QRectF(0, 0, 16, 16), Mark.LATE, LIGHT)
    draw_pill(painter, QRectF(0, 0, 80, 24), "เลยกำหนด", Mark.LATE, LIGHT)
    assert painter.pen() == pen
    assert painter.transform().isIdentity()
    painter.end()


def test_a_label_says_its_word(qtbot) -> None:
    label = MarkLabel(Mark.LATE, "เลยกำหนด")
    qtbot.addWidget(label)
    assert label.accessibleName() == "เลยกำหนด"
    label.set_state(Mark.DONE, "เผยแพร่แล้ว")
    assert (label.mark, label.accessibleName()) == (Mark.DONE, "เผยแพร่แล้ว")


def test_a_narrow_label_tells_the_whole_word_on_hover(qtbot) -> None:
    label = MarkLabel(Mark.OCTAGON, "ยังไม่มีผู้รับผิดชอบหลักของข้อนี้")
    qtbot.addWidget(label)
    label.resize(80, 22)
    label.grab()
    assert label.toolTip() == tooltip("ยังไม่มีผู้รับผิดชอบหลักของข้อนี้")


def test_a_pill_is_wide_enough_for_its_words_at_every_text_size(qtbot) -> None:
    pill = Pill("พัฒนาชุมชนและสวัสดิการสังคม", Mark.SUPPORT, letter="ร")
    qtbot.addWidget(pill)
    before = pill.sizeHint().width()
    theme().scale = 1.5
    assert pill.sizeHint().width() > before * 1.3
    theme().scale = 1.0
    assert pill.accessibleName() == "พัฒนาชุมชนและสวัสดิการสังคม"
