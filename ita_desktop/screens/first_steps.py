"""What a new year needs before anything can be due, as lines that lead there; none once all is done."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ita_desktop.model.book import YearBook
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.theme import Theme, Type
from ita_desktop.rules.readiness import Readiness
from ita_desktop.screens.way_list import HeadingLine, WayLine, draw_words
from ita_desktop.translation import translate as _


class StepLine(WayLine):
    """What to do, and under it what comes of it."""

    def __init__(self, words: str, gain: str, way: Callable[[], object], *, is_done: bool) -> None:
        done = _("ทำแล้ว") if is_done else _("ยังไม่ทำ")
        super().__init__(f"{words}\n{gain}\n{done}", way)
        self._words, self._gain, self._is_done = words, gain, is_done

    def height(self, look: Theme) -> int:
        return look.line_height(Type.TEXT) + look.line_height(Type.SMALL) + look.px(8)

    def draw(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        tokens, side, left = look.tokens, look.px(16), place.x() + look.px(26)
        top = QRectF(left, place.y() + look.px(4), place.right() - left, look.line_height(Type.TEXT))
        mark = Mark.DONE if self._is_done else Mark.EMPTY_RING
        draw_mark(painter, QRectF(place.x(), top.center().y() - side / 2, side, side), mark, tokens)
        painter.setPen(tokens.ink2 if self._is_done else tokens.ink)
        draw_words(painter, top, self._words, look, Type.TEXT)
        painter.setPen(tokens.ink2)
        below = QRectF(left, top.bottom(), top.width(), look.line_height(Type.SMALL))
        draw_words(painter, below, self._gain, look, Type.SMALL)


def first_steps(book: YearBook, readiness: Readiness, go: Callable[[str], object]) -> list[WayLine]:
    """`go` takes the key of a place."""
    steps = list(_steps(book, readiness))
    left = sum(not is_done for _place, _words, _gain, is_done in steps)
    if not left:
        return []
    heading = HeadingLine(_("เริ่มต้นปี {year}").format(year=book.year.year), f"{len(steps) - left}/{len(steps)}")
    lines = (
        StepLine(words, gain, lambda place=place: go(place), is_done=is_done)
        for place, words, gain, is_done in steps
    )
    return [heading, *lines]


def _steps(book: YearBook, readiness: Readiness) -> Iterator[tuple[str, str, str, bool]]:
    """The place, what to do there, what comes of it, and whether it is done."""
    year, earlier = book.year, book.results_year
    yield (
        "results",
        _("วางผลการประเมินปี {year}").format(year=year.year - 1),
        _("เห็นข้อที่ได้คะแนนต่ำ"),
        bool(earlier and earlier.results),
    )
    yield "committees", _("ตั้งคณะกรรมการ"), _("ได้คำสั่งแต่งตั้ง"), bool(year.bodies)
    yield (
        "responsibility",
        _("กำหนดผู้รับผิดชอบหลักของข้อมูล OIT"),
        _("ได้ตารางมอบหมาย และกำหนดส่งของแต่ละฝ่าย"),
        not readiness.orphans(),
    )
    yield "measures", _("ร่างมาตรการ"), _("ได้เล่มมาตรการ และรอบติดตาม"), bool(year.measures)
    yield "meetings", _("นัดประชุมคณะทำงาน"), _("ได้หนังสือเชิญและระเบียบวาระ"), bool(year.meetings)
