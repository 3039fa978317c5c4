"""A button as ours look: room between its picture and its words, which are cut between words where it is narrow."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from ita_desktop.qt.texts import elided
from ita_desktop.qt.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton

_MORE_BESIDE_A_PICTURE = 4
"""Pixels at 100 %; Qt itself leaves as many, which is too close."""


class PushButton(QPushButton):
    def initStyleOption(self, option: "QStyleOptionButton") -> None:
        super().initStyleOption(option)
        if not self.icon().isNull() and self.text():
            side = theme().px(18)
            # Our icons stand at the left of the room they are given.
            option.iconSize = QSize(side + theme().px(_MORE_BESIDE_A_PICTURE), side)  # type: ignore[attr-defined]

    def paintEvent(self, event: QPaintEvent) -> None:
        lack = self.sizeHint().width() - self.width()
        if lack <= 0:
            super().paintEvent(event)
            return
        # Styles bring so many enumerations along that the window would be painted 5 ms later.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        option.text = elided(self.text(), metrics, metrics.horizontalAdvance(self.text()) - lack)  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
