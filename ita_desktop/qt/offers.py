"""What is offered under a field while it is typed: as wide as its words, and in nobody's way."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QWidget

from ita_desktop.qt.theme import theme


class Offers(QCompleter):
    """A click beside the list goes where it is aimed: nobody asked for the list, and Qt's own only closes then."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        popup = QListView()
        popup.setObjectName("offers")
        popup.setUniformItemSizes(True)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where Qt would press again itself, it is not to do so as well.
        popup.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setPopup(popup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        popup = self.popup()
        if watched is popup and popup is not None:
            if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
                self._widen(popup)
            if isinstance(event, QMouseEvent) and _is_press_beside(event, popup):
                popup.hide()
                _press_again(event)
                return True
        return super().eventFilter(watched, event)

    def _widen(self, popup: QWidget) -> None:
        assert isinstance(popup, QListView)
        wanted = popup.sizeHintForColumn(0) + 2 * popup.frameWidth() + theme().px(24)
        room = popup.screen().availableGeometry().right() - popup.x()
        width = min(wanted, room)
        if width > popup.width():
            popup.resize(width, popup.height())


def _is_press_beside(event: QMouseEvent, popup: QWidget) -> bool:
    is_press = event.type() == QEvent.Type.MouseButtonPress
    return is_press and not popup.rect().contains(event.position().toPoint())


def _press_again(event: QMouseEvent) -> None:
    """On the window below, as if there had been no list."""
    place = event.globalPosition()
    below = QApplication.widgetAt(place.toPoint())
    handle = below.window().windowHandle() if below else None
    if handle is not None:
        press = QMouseEvent(
            event.type(),
            QPointF(handle.mapFromGlobal(place)),
            place,
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )
        QApplication.sendEvent(handle, press)
