"""Widgets in lines like words."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt.theme import theme


class FlowRow(QWidget):
    """Places its widgets from left to right, in the middle of their line, and goes on below where it is full.

    With `last_fills` the last one takes what is left of its line.
    """

    def __init__(
        self,
        widgets: Iterable[QWidget] = (),
        parent: QWidget | None = None,
        *,
        spacing: int = 8,
        last_fills: bool = False,
    ) -> None:
        super().__init__(parent)
        self._gap = spacing
        self._last_fills = last_fills
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)
        theme().changed.connect(self._renew)

    def add(self, widget: QWidget) -> None:
        self._widgets.append(widget)
        is_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        widget.setVisible(not is_hidden)
        self._renew()

    def clear(self) -> None:
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self._renew()

    def widgets(self) -> tuple[QWidget, ...]:
        return tuple(self._widgets)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        places = self._places(1 << 20)
        return QSize(places[-1].right() + 1, self.heightForWidth(1 << 20)) if places else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        widest = max((widget.minimumSizeHint().width() for widget in self._shown()), default=0)
        return QSize(widest, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._renew()
        return super().event(event)

    def _renew(self) -> None:
        self._place()
        self.updateGeometry()

    def _place(self) -> None:
        places = self._places(self.width())
        if places and self._last_fills:
            places[-1].setRight(max(self.width() - 1, places[-1].right()))
        for widget, place in zip(self._shown(), places, strict=True):
            widget.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _places(self, width: int) -> list[QRect]:
        gap = theme().px(self._gap)
        x = y = line = first = 0
        places: list[QRect] = []
        for widget in self._shown():
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            size.setWidth(min(size.width(), max(width, widget.minimumSizeHint().width())))
            if x and x + size.width() > width:
                _centre(places[first:], line)
                x, y, line, first = 0, y + line + gap, 0, len(places)
            places.append(QRect(QPoint(x, y), size))
            x += size.width() + gap
            line = max(line, size.height())
        _centre(places[first:], line)
        return places


def _centre(places: Iterable[QRect], line: int) -> None:
    for place in places:
        place.translate(0, (line - place.height()) // 2)
