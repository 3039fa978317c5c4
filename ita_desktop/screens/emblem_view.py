"""The emblem as it will stand on the papers, or the empty place that waits for it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.theme import theme
from ita_desktop.translation import translate as _

_SIDE = 132


class EmblemView(QWidget):
    """On paper, which stays light in the dark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._renew)
        self.show_picture(None)
        self._renew()

    @property
    def is_shown(self) -> bool:
        return not self._image.isNull()

    def show_picture(self, picture: bytes | None) -> None:
        self._image = QImage.fromData(picture) if picture else QImage()
        self.setAccessibleName(_("ตราของสำนักงาน") if self.is_shown else _("ยังไม่มีตรา"))
        self.update()

    def _renew(self) -> None:
        self.setFixedSize(theme().px(_SIDE), theme().px(_SIDE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if not self.is_shown:
            pen = QPen(tokens.edge, 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(tokens.sunk)
            painter.drawRoundedRect(frame, px(8), px(8))
            side = px(28)
            draw_icon(
                painter,
                QRectF(frame.center().x() - side / 2, frame.center().y() - side / 2, side, side),
                "picture",
                tokens.ink3,
            )
            return
        painter.setPen(QPen(tokens.line2, 1))
        painter.setBrush(tokens.print_page)
        painter.drawRoundedRect(frame, px(8), px(8))
        room = frame.adjusted(px(10), px(10), -px(10), -px(10))
        size = self._image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.topLeft(), size)
        place.moveCenter(room.center())
        painter.drawImage(place, self._image)


forms.promote(EmblemView)
