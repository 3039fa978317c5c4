"""A paper beside what it is made of; where the window has no room for both, an action shows it in its stead."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.theme import theme
from ita_desktop.screens.live_page import LivePage
from ita_desktop.screens.place import Place
from ita_desktop.translation import translate as _

_ROOM_FOR_BOTH = QSize(760, 500)
"""What the place needs, at 100 %."""


class PageBeside(QObject):
    """`folded` tells whether there is room for one only; `work` is then hidden while the page is shown."""

    folded = Signal(bool)

    def __init__(self, place: Place, halves: QSplitter, work: QWidget, page: LivePage) -> None:
        super().__init__(place)
        self._place, self._halves, self._work, self._page = place, halves, work, page
        self.is_folded = False
        self._has_work = True
        self._sizes: list[int] = []
        self.action = make_action(_("หน้ากระดาษ"), "page", "F6", place)
        self.action.setCheckable(True)
        self.action.setVisible(False)
        self.action.toggled.connect(lambda _on: self._arrange())
        place.installEventFilter(self)
        theme().changed.connect(self._fit)

    @property
    def hides_work(self) -> bool:
        return self.is_folded and self.action.isChecked()

    def set_has_work(self, has_work: bool) -> None:
        """Where there is nothing to work on, the place itself says so instead."""
        self._has_work = has_work
        self._work.setVisible(has_work and not self.hides_work)

    def show_work(self) -> None:
        self.action.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        px, room = theme().px, self._place.size()
        has_room = room.width() >= px(_ROOM_FOR_BOTH.width()) and room.height() >= px(_ROOM_FOR_BOTH.height())
        if has_room == self.is_folded:
            self.is_folded = not has_room
            if self.is_folded:
                self._sizes = self._halves.sizes()
            self.action.setVisible(self.is_folded)
            self.action.setChecked(False)
            self._arrange()
            self.folded.emit(self.is_folded)

    def _arrange(self) -> None:
        self._work.setVisible(self._has_work and not self.hides_work)
        self._page.setVisible(not self.is_folded or self.hides_work)
        self._halves.setOrientation(Qt.Orientation.Vertical if self.hides_work else Qt.Orientation.Horizontal)
        if self.hides_work:
            # The tools stay above the page, as high as they must be.
            self._halves.setSizes([1, self._halves.height()])
        elif not self.is_folded:
            # Once all around has taken its room, and no field is as wide as with larger letters.
            QTimer.singleShot(0, self, lambda sizes=self._sizes: self._halves.setSizes(sizes))
