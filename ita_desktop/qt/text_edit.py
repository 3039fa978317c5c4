"""Long texts typed in lines that end between Thai words, while the text itself stays as it is typed."""

from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ita_desktop.qt.text_lines import Lines
from ita_desktop.qt.theme import Type, theme
from ita_desktop.thai.word_breaks import strip_breaks

KEPT_AFTER_MS = 600


class WordLines(QAbstractTextDocumentLayout):
    """A document's paragraphs in lines that end between words; nothing is put into the document for it."""

    def __init__(self, document: QTextDocument, line_height: float) -> None:
        super().__init__(document)
        self.line_height = line_height
        self._tops: list[float] = []
        self._size = QSizeF()

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        document = self.document()
        first, last = document.findBlock(start), document.findBlock(start + added)
        number, last_number = max(first.blockNumber(), 0), last.blockNumber()
        block = document.findBlockByNumber(number)
        while block.isValid() and (last_number < 0 or block.blockNumber() <= last_number):
            self._set_lines(block)
            block = block.next()
        self._place_blocks()
        self.update.emit()

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        block = self.document().begin()
        while block.isValid():
            place = self.blockBoundingRect(block)
            if not context.clip.isValid() or place.intersects(context.clip):
                self._draw_block(painter, context, block, place.topLeft())
            block = block.next()

    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:
        if accuracy == Qt.HitTestAccuracy.ExactHit and not self.frameBoundingRect(None).contains(point):
            return -1
        number = sum(top <= point.y() for top in self._tops[1:])
        block = self.document().findBlockByNumber(number)
        layout, y = block.layout(), point.y() - self._tops[number]
        lines = [layout.lineAt(each) for each in range(layout.lineCount())]
        if not lines:
            return block.position()
        line = lines[min(max(int(y // self.line_height), 0), len(lines) - 1)]
        return block.position() + int(line.xToCursor(point.x() - self._margin))

    def pageCount(self) -> int:
        return 1

    def documentSize(self) -> QSizeF:
        return self._size

    def frameBoundingRect(self, _frame: object) -> QRectF:
        return QRectF(QPointF(0, 0), self._size)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        number = block.blockNumber()
        if not 0 <= number < len(self._tops):
            return QRectF()
        height = max(block.layout().lineCount(), 1) * self.line_height
        return QRectF(self._margin, self._tops[number], max(self._size.width() - 2 * self._margin, 0), height)

    @property
    def _margin(self) -> float:
        return self.document().documentMargin()

    def _width(self) -> float:
        width = self.document().textWidth()
        return (width if width > 0 else 1e6) - 2 * self._margin

    def _set_lines(self, block: QTextBlock) -> None:
        layout, text = block.layout(), block.text()
        place, composed = layout.preeditAreaPosition(), layout.preeditAreaText()
        if composed:
            text = text[:place] + composed + text[place:]
        lines = Lines(layout, text, max(self._width(), self.line_height))
        lines.set(self.line_height)
        block.setLineCount(len(lines.ends))

    def _place_blocks(self) -> None:
        tops, top = list[float](), self._margin
        block = self.document().begin()
        while block.isValid():
            tops.append(top)
            top += max(block.layout().lineCount(), 1) * self.line_height
            block = block.next()
        self._tops = tops
        size = QSizeF(max(self.document().textWidth(), 0), top + self._margin)
        if size != self._size:
            self._size = size
            self.documentSizeChanged.emit(size)

    def _draw_block(
        self,
        painter: QPainter,
        context: QAbstractTextDocumentLayout.PaintContext,
        block: QTextBlock,
        point: QPointF,
    ) -> None:
        layout, start, length = block.layout(), block.position(), block.length()
        ranges: list[QTextLayout.FormatRange] = []
        for selection in context.selections:
            first = max(selection.cursor.selectionStart() - start, 0)
            last = min(selection.cursor.selectionEnd() - start, length)
            if first < last:
                selected = QTextLayout.FormatRange()
                selected.start, selected.length, selected.format = first, last - first, selection.format
                ranges.append(selected)
        painter.setPen(context.palette.text().color())
        layout.draw(painter, point, ranges, context.clip)
        cursor = context.cursorPosition
        if cursor < -1:
            cursor = start + layout.preeditAreaPosition() - (cursor + 2)
        if start <= cursor < start + length:
            layout.drawCursor(painter, point, cursor - start, 1)


class WordBreakingTextEdit(QTextEdit):
    """A field for long plain text. `edited` tells the text after a pause in typing, and when the field is left."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._lines = lines
        self._kept = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._layout = WordLines(self.document(), self._line_height())
        self.document().setDocumentLayout(self._layout)
        self._pause = QTimer(self, interval=KEPT_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._pause.start)
        theme().changed.connect(self._renew)
        self._renew()

    def setPlainText(self, text: str) -> None:
        """Shows `text` as what is kept already: nothing is told of it. The same text leaves cursor and undo alone."""
        text = strip_breaks(text)
        if text != self.toPlainText():
            super().setPlainText(text)
        self._kept = text
        self._pause.stop()

    def keep(self) -> None:
        """Tells the text if it is another than last time."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._kept:
            self._kept = text
            self.edited.emit(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A dropped file is for the window around it, its address is no text."""
        is_file = any(url.isLocalFile() for url in source.urls())
        return not is_file and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(strip_breaks(source.text().replace("\r\n", "\n")))
            self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def _line_height(self) -> int:
        return theme().line_height(Type.TEXT)

    def _renew(self) -> None:
        font: QFont = theme().font(Type.TEXT)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.line_height = self._line_height()
        self._layout.documentChanged(0, 0, self.document().characterCount())
        margins = 2 * round(self.document().documentMargin()) + 2 * theme().px(5)
        self.setMinimumHeight(self._lines * self._line_height() + margins)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance("    "))
