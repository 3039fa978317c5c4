"""What stands where there is nothing yet: a picture, one sentence, what to do about it, and the button that does it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.icons import draw_icon, icon
from ita_desktop.qt.push_button import PushButton
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme

_HIGH_ENOUGH = 220
"""Pixels at 100 % from which on there is room for a picture."""
_WIDEST_ADVICE = 420


class EmptyState(QWidget):
    """`sign` stands over the sentence, `picture` on the button, which is the main one unless `is_quiet`."""

    def __init__(
        self,
        sentence: str = "",
        words: str = "",
        deed: Callable[[], object] | None = None,
        parent: QWidget | None = None,
        *,
        picture: str = "",
        sign: str = "",
        advice: str = "",
        is_quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self._deed = deed
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sign = _Sign(self)
        self._sentence = TextView("", Type.NAME, alignment=middle)
        self._advice = TextView("", Type.TEXT, "ink2", alignment=middle)
        self.button = PushButton(self)
        self.button.setProperty("kind", "quiet" if is_quiet else "main")
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._act)
        if picture:
            self.button.setIcon(icon(picture, None if is_quiet else "on_accent"))
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        self._column.addWidget(self._sign, 0, middle)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self._advice)
        self._column.addWidget(self.button, 0, middle)
        self._column.addStretch(3)
        self.set_sentence(sentence, words, sign=sign, advice=advice)
        theme().changed.connect(self._renew)
        self._renew()

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def set_sentence(
        self, sentence: str, words: str = "", *, sign: str | None = None, advice: str = ""
    ) -> None:
        """The sign stays what it was unless another is given."""
        self._sentence.set_text(sentence)
        self._advice.set_text(advice)
        self._advice.setVisible(bool(advice))
        self.setAccessibleName(f"{sentence} {advice}".strip())
        self.button.setText(words)
        self.button.setVisible(bool(words))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if words else Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.button if words else None)  # type: ignore[arg-type]
        if sign is not None:
            self._sign.set_name(sign)
        self._make_room()

    def set_deed(self, deed: Callable[[], object] | None) -> None:
        self._deed = deed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without a button it has the focus itself, for who listens to what is on the screen."""
        if self.hasFocus():
            draw_focus(QPainter(self), QRectF(self.rect()))

    def _act(self) -> None:
        if self._deed is not None:
            self._deed()

    def _make_room(self) -> None:
        self._sign.setVisible(bool(self._sign.name) and self.height() >= theme().px(_HIGH_ENOUGH))
        margin = max((self.width() - theme().px(_WIDEST_ADVICE)) // 2, 0)
        self._column.setContentsMargins(margin, 0, margin, 0)

    def _renew(self) -> None:
        self._column.setSpacing(theme().px(8))
        self._make_room()


class _Sign(QWidget):
    """A line drawing on a pale disc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self.name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(56), theme().px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        is_well = self.name == "check"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.green_ground if is_well else tokens.tint)
        place = QRectF(self.rect())
        painter.drawEllipse(place)
        inset = place.width() * 0.29
        ink = tokens.green if is_well else tokens.accent
        draw_icon(painter, place.adjusted(inset, inset, -inset, -inset), self.name, ink)
