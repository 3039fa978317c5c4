"""Pages as they will print, one under the other, with marks over what a reader should see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.theme import theme
from ita_desktop.translation import translate as _

POINTS_PER_MM = 72 / 25.4
_GAP = 8
_SMALLEST_ZOOM, _LARGEST_ZOOM = 0.5, 3.0
_SMALLEST_FITTING_ZOOM = 0.6
_ZOOM_STEP = 1.15


class Pages(Protocol):
    """What can be shown: each page has its size and paints itself in points from its upper left corner."""

    def __len__(self) -> int: ...

    def size_mm(self, page: int) -> tuple[float, float]: ...

    def paint(self, painter: QPainter, page: int) -> None: ...


@dataclass(frozen=True)
class PageMark:
    """A tinted place: page, box in points, `colour` of its ground, and the underline if it is a fault."""

    page: int
    box: QRectF
    ground: QColor
    line: QColor | None = None
    key: object = None


@forms.promote
class PageView(QAbstractScrollArea):
    """Fits the width of the pages unless the reader zoomed; keeps its place when the pages are new.

    `picked` tells page and point (in points) of a click; `zoom_changed` and `page_changed` what is in sight.
    """

    picked = Signal(int, QPointF)
    mark_picked = Signal(object)
    zoom_changed = Signal(float)
    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._sizes: list[QSizeF] = []
        self._tops: list[float] = []
        self._marks: list[PageMark] = []
        self._zoom = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("หน้ากระดาษที่จะพิมพ์"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        theme().changed.connect(self.viewport().update)

    @property
    def zoom(self) -> float:
        """1.0 is the size of paper at 96 dots an inch, grown with the text size of the window."""
        return self._zoom or self._fitting_zoom()

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    def show_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self._sizes = [_in_points(pages.size_mm(n)) for n in range(len(pages))] if pages else []
        self._arrange()

    def show_marks(self, marks: Sequence[PageMark]) -> None:
        self._marks = list(marks)
        self.viewport().update()

    def set_zoom(self, zoom: float | None) -> None:
        """None fits the width again."""
        middle = self._middle()
        self._zoom = min(max(zoom, _SMALLEST_ZOOM), _LARGEST_ZOOM) if zoom else 0.0
        self._arrange()
        self.verticalScrollBar().setValue(round(middle * self._height() - self.viewport().height() / 2))
        self.zoom_changed.emit(self.zoom)

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / _ZOOM_STEP)

    def reveal(self, page: int, box: QRectF | None = None) -> None:
        if page >= len(self._tops):
            return
        top = self._tops[page] + (box.top() * self._scale() if box else 0)
        self.verticalScrollBar().setValue(round(top - self.viewport().height() / 4 if box else top))

    def current_page(self) -> int:
        """The page that stands in the middle of the view, from 0."""
        line = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max((n for n, top in enumerate(self._tops) if top <= line), default=0)

    def box_in_view(self, page: int, box: QRectF) -> QRectF:
        """Where a place of a page lies in the viewport."""
        corner, scale = self._corner(page), self._scale()
        return QRectF(
            corner.x() + box.x() * scale,
            corner.y() + box.y() * scale,
            box.width() * scale,
            box.height() * scale,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens.desk)
        if self._pages is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for index, size in enumerate(self._sizes):
            corner = self._corner(index)
            sheet = QRectF(corner, size * self._scale())
            if not sheet.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(sheet.translated(1, 2), tokens.line2)
            painter.fillRect(sheet, tokens.print_page)
            painter.save()
            painter.setClipRect(sheet)
            painter.translate(corner)
            painter.scale(self._scale(), self._scale())
            self._paint_marks(painter, index)
            self._pages.paint(painter, index)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, step = self.verticalScrollBar(), self.viewport().height() * 0.9
        deeds = {
            Qt.Key.Key_PageDown: lambda: bar.setValue(round(bar.value() + step)),
            Qt.Key.Key_PageUp: lambda: bar.setValue(round(bar.value() - step)),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: lambda: self.set_zoom(None),
        }
        if deed := deeds.get(Qt.Key(event.key())):
            deed()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        page, point = self._at(event.position().toPoint())
        if page is None:
            return
        for mark in reversed(self._marks):
            if mark.page == page and mark.box.contains(point):
                self.mark_picked.emit(mark.key)
                return
        self.picked.emit(page, point)

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        for mark in self._marks:
            if mark.page != page:
                continue
            painter.fillRect(mark.box, mark.ground)
            if mark.line:
                painter.setPen(QPen(mark.line, 1.2))
                painter.drawLine(mark.box.bottomLeft(), mark.box.bottomRight())

    def _at(self, point: QPoint) -> tuple[int | None, QPointF]:
        for index, size in enumerate(self._sizes):
            corner = self._corner(index)
            if QRectF(corner, size * self._scale()).contains(QPointF(point)):
                return index, (QPointF(point) - corner) / self._scale()
        return None, QPointF()

    def _scale(self) -> float:
        """Pixels a point."""
        return self.zoom * 96 / 72

    def _fitting_zoom(self) -> float:
        widest = max((size.width() for size in self._sizes), default=0)
        if not widest:
            return 1.0
        room = self.viewport().width() - 2 * _GAP
        return min(max(room / (widest * 96 / 72), _SMALLEST_FITTING_ZOOM), 1.6)

    def _corner(self, page: int) -> QPointF:
        width = self._sizes[page].width() * self._scale()
        left = max((self.viewport().width() - width) / 2, _GAP) - self.horizontalScrollBar().value()
        return QPointF(round(left), round(self._tops[page] - self.verticalScrollBar().value()))

    def _height(self) -> float:
        return sum(size.height() * self._scale() + _GAP for size in self._sizes) + _GAP

    def _middle(self) -> float:
        """The middle of the view as a share of the whole height."""
        return (self.verticalScrollBar().value() + self.viewport().height() / 2) / max(self._height(), 1)

    def _arrange(self) -> None:
        scale, top = self._scale(), float(_GAP)
        self._tops = []
        for size in self._sizes:
            self._tops.append(top)
            top += size.height() * scale + _GAP
        widest = max((size.width() * scale for size in self._sizes), default=0) + 2 * _GAP
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, round(top - view.height())))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, round(widest - view.width())))
        self.horizontalScrollBar().setPageStep(view.width())
        view.update()
        self._tell_page()

    def _tell_page(self) -> None:
        self.page_changed.emit(self.current_page(), len(self._sizes))


def _in_points(size_mm: tuple[float, float]) -> QSizeF:
    width, height = size_mm
    return QSizeF(width * POINTS_PER_MM, height * POINTS_PER_MM)
