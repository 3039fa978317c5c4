"""Thai text measured, drawn, cut and shown: lines end between words whether or not the system knows where these are."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from ita_desktop.qt.text_lines import Lines
from ita_desktop.qt.theme import Type, theme
from ita_desktop.thai.word_breaks import break_places, strip_breaks
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    # To ready all that keys and mice may tell takes 2 ms, for which the first paint need not wait.
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent

ELLIPSIS = "…"

_CACHED_BLOCKS = 4_000
_LINE_SEPARATOR = "\u2028"
_LEADING_VOWELS = "เแโใไ"
_NOT_AT_THE_END = " ·,("
_TOOLTIP_WIDTH = 420
_READING_WIDTH = 480
"""Width at 100 % that a text asks for when nobody gives it one."""

Span = tuple[int, int]
"""Where a part of a text begins, and how many characters it has."""


class _Setting(NamedTuple):
    """All on which the lines of a text depend."""

    text: str
    breaks: tuple[int, ...]
    font_key: str
    width: float
    line_height: float
    max_lines: int | None
    alignment: Qt.AlignmentFlag


class TextBlock(NamedTuple):
    """Text set in lines, ready to be drawn. `width` is that of its widest line."""

    layout: QTextLayout
    width: float
    height: float
    line_count: int
    is_cut: bool

    def draw(
        self,
        painter: QPainter,
        point: QPointF,
        colour: QColor,
        tinted: Iterable[Span] = (),
        tint: QColor | None = None,
    ) -> None:
        """Draws the text in `colour` from `point`, its upper left corner, with `tint` behind the `tinted` parts."""
        painter.setPen(colour)
        ranges = [_tint(span, tint) for span in tinted] if tint else []
        self.layout.draw(painter, point, ranges)

    def lines(self) -> list[str]:
        """The text of each line, without the spaces and line ends after it."""
        found = (self.layout.lineAt(number) for number in range(self.line_count))
        text = self.layout.text()
        return [text[line.textStart() :][: line.textLength()].rstrip(f" {_LINE_SEPARATOR}") for line in found]

    def place_at(self, point: QPointF) -> int:
        """The place in the text nearest to `point`."""
        lines = [self.layout.lineAt(number) for number in range(self.line_count)]
        under = [line for line in lines if line.y() <= point.y()]
        line = under[-1] if under else lines[0]
        return int(line.xToCursor(point.x()))


def lay_out_text(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    max_lines: int | None = None,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> TextBlock:
    """`text` in lines no wider than `width`. Beyond `max_lines` it ends after a word, with an ellipsis."""
    text = strip_breaks(text).replace("\n", _LINE_SEPARATOR)
    width = max(width, line_height)
    # What fits into one line needs no places to end it, and the first window not the words of the language.
    fits = _LINE_SEPARATOR not in text and QFontMetricsF(font).horizontalAdvance(text) < width - 1
    places = () if fits else break_places(text)
    _fonts.setdefault(font.key(), QFont(font))
    return _block(_Setting(text, places, font.key(), width, line_height, max_lines, alignment))


def text_height(
    text: str, font: QFont, width: float, line_height: float, max_lines: int | None = None
) -> float:
    """The height of `text` in lines no wider than `width`."""
    return lay_out_text(text, font, width, line_height, max_lines).height


_fonts: dict[str, QFont] = {}
"""By their key: a font itself is no part of what settings are known by."""


@lru_cache(_CACHED_BLOCKS)
def _block(setting: _Setting) -> TextBlock:
    font = _fonts[setting.font_key]
    layout = QTextLayout(setting.text, font)
    lines = Lines(layout, setting.text, setting.width)
    limit = setting.max_lines
    is_cut = limit is not None and len(lines.ends) > limit
    if limit is not None and is_cut:
        room = QFontMetricsF(font).horizontalAdvance(ELLIPSIS)
        text = setting.text[: lines.cut_at(limit - 1, room)] + ELLIPSIS
        layout = QTextLayout(text, font)
        lines = Lines(layout, text, setting.width, lines.ends[: limit - 1])
    width = max(lines.width_of(start, end) for start, end in lines.spans)
    height = lines.set(setting.line_height, setting.alignment)
    return TextBlock(layout, width, height, len(lines.ends), is_cut)


def _tint(span: Span, colour: QColor) -> QTextLayout.FormatRange:
    tinted = QTextLayout.FormatRange()
    tinted.start, tinted.length = span
    character_format = tinted.format
    character_format.setBackground(colour)
    tinted.format = character_format
    return tinted


def elided(text: str, metrics: QFontMetrics | QFontMetricsF, width: float) -> str:
    """`text` on one line no wider than `width`: where it must be cut, after a word.

    After a letter only where words would leave most of the width empty: the name of an office is one word.
    """
    text = strip_breaks(text).replace("\n", " ")
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = [text[:place].rstrip(_NOT_AT_THE_END) for place in break_places(text)]
    fitting = _longest_fitting(words, metrics, width)
    if fitting and metrics.horizontalAdvance(fitting) >= width / 3:
        return fitting
    letters = [text[:place] for place in range(1, len(text)) if _may_end_before(text, place)]
    return _longest_fitting(letters, metrics, width) or ELLIPSIS


def _longest_fitting(
    candidates: Sequence[str], metrics: QFontMetrics | QFontMetricsF, width: float
) -> str | None:
    """The longest of `candidates`, given by length, that fits with an ellipsis."""
    first, last = 0, len(candidates)
    while first < last:
        middle = (first + last) // 2
        if metrics.horizontalAdvance(candidates[middle] + ELLIPSIS) <= width:
            first = middle + 1
        else:
            last = middle
    return candidates[first - 1] + ELLIPSIS if first else None


def _may_end_before(text: str, place: int) -> bool:
    return text[place] not in "ะัาำิีึืฺุูๅๆ็่้๊๋์ํ๎ฯ" and text[place - 1] not in _LEADING_VOWELS


def tooltip(text: str, font: QFont | None = None) -> str:
    """`text` for a tooltip: in lines that end between words, never wider than is good to read."""
    if not text:
        return ""
    from html import escape

    look = theme()
    line_height = look.line_height(Type.TEXT)
    block = lay_out_text(text, font or QToolTip.font(), look.px(_TOOLTIP_WIDTH), line_height)
    lines = "<br>".join(escape(line) for line in block.lines())
    return f'<p style="white-space: nowrap; line-height: {line_height}px; margin: 0">{lines}</p>'


class TextView(QWidget):
    """Text in as many lines as its width needs, and as high as these, in nested layouts too; `ink` names a token."""

    def __init__(
        self,
        text: str = "",
        type_: Type = Type.TEXT,
        ink: str = "ink",
        parent: QWidget | None = None,
        *,
        max_lines: int | None = None,
        selectable: bool = False,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._text, self._type, self._ink = "", type_, ink
        self._max_lines, self._alignment = max_lines, alignment
        self._tinted: tuple[Span, ...] = ()
        self._selectable = False
        self._anchor = self._head = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_selectable(selectable)
        self.set_text(text)
        theme().changed.connect(self._renew)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Shows `text`; tints and the selection of the text before are gone."""
        text = strip_breaks(text)
        if self.accessibleName() in ("", self._text):
            self.setAccessibleName(text)
        self._text, self._tinted, self._anchor, self._head = text, (), 0, 0
        self._renew()

    def set_type(self, type_: Type) -> None:
        self._type = type_
        self._renew()

    def set_ink(self, ink: str) -> None:
        self._ink = ink
        self.update()

    def set_alignment(self, alignment: Qt.AlignmentFlag) -> None:
        self._alignment = alignment
        self.update()

    def set_max_lines(self, max_lines: int | None) -> None:
        self._max_lines = max_lines
        self._renew()

    def set_tinted(self, spans: Iterable[Span]) -> None:
        """Marks parts of the text, as those a search found."""
        self._tinted = tuple(spans)
        self.update()

    def set_selectable(self, selectable: bool) -> None:
        self._selectable = selectable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if selectable else Qt.FocusPolicy.NoFocus)
        if selectable:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.unsetCursor()

    def selected_text(self) -> str:
        first, last = sorted((self._anchor, self._head))
        return self._text[first:last]

    def is_cut(self) -> bool:
        """Whether not all of the text is seen."""
        return self._block(self.width()).is_cut

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._max_lines == 1:
            return theme().line_height(self._type)
        return round(self._block(width).height)

    def sizeHint(self) -> QSize:
        width = int(self._block(theme().px(_READING_WIDTH)).width) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(48)), theme().line_height(self._type))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fix_height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme().tokens
        painter.setPen(getattr(tokens, self._ink if self.isEnabled() else "ink3"))
        ranges = [_tint(span, tokens.tint2) for span in self._tinted]
        first, last = sorted((self._anchor, self._head))
        if first < last:
            ranges.append(_tint((first, last - first), tokens.selected))
        self._block(self.width()).layout.draw(painter, QPointF(0, 0), ranges)

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._selectable:
            self._anchor = self._head = self._block(self.width()).place_at(event.position())
            self.update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: "QMouseEvent") -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._selectable:
            self._head = self._block(self.width()).place_at(event.position())
            self.update()

    def mouseDoubleClickEvent(self, event: "QMouseEvent") -> None:
        if self._selectable:
            place = self._block(self.width()).place_at(event.position())
            places = (0, *break_places(self._text), len(self._text))
            self._anchor = max(start for start in places if start <= place)
            self._head = min((end for end in places if end > place), default=len(self._text))
            self.update()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if self._selectable and event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif self._selectable and event.matches(QKeySequence.StandardKey.SelectAll):
            self._anchor, self._head = 0, len(self._text)
        else:
            super().keyPressEvent(event)
        self.update()

    def contextMenuEvent(self, event: "QContextMenuEvent") -> None:
        if not self._selectable:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("คัดลอก"), self._copy)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.selected_text() or self._text)

    def _block(self, width: float) -> TextBlock:
        look = theme()
        line_height = look.line_height(self._type)
        return lay_out_text(
            self._text, look.font(self._type), width, line_height, self._max_lines, self._alignment
        )

    def _fix_height(self) -> None:
        # Layouts within layouts ask for no height for a width; a fixed one they keep.
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _renew(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.isVisible():
            self._fix_height()
        self.updateGeometry()
        self.update()
