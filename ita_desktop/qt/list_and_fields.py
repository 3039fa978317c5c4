"""A list and the fields of its row in hand: below it while it is high enough, else beside it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.hairline import NO_LIMIT, Hairline
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.theme import theme

_SHARE_OF_FIELDS = 0.6
_FIELDS_WIDTH = 250


class ListAndFields(QWidget):
    """Its form puts three things into it: what is listed, a hairline, and the fields, which scroll where they must."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_beside = False
        self._rows: OrderedList | None = None
        self._line = Hairline(self)
        self._fields = QScrollArea()
        self._fields.setFrameShape(QFrame.Shape.NoFrame)
        self._fields.setWidgetResizable(True)
        self._fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # There is an application wherever there are widgets.
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        theme().changed.connect(self._give_room)

    def hold(self, rows: OrderedList, fields: QWidget) -> None:
        """To be called once, when the form is loaded."""
        layout = forms.box(self)
        layout.replaceWidget(fields, self._fields)
        layout.insertWidget(1, self._line)
        layout.setStretch(0, 1)
        forms.box(fields).addStretch(1)
        self._rows = rows
        self._fields.setWidget(fields)
        fields.installEventFilter(self)
        self.put_beside(False)

    def put_beside(self, is_beside: bool) -> None:
        """Beside the list rows are dense: there the list is low."""
        self.is_beside = is_beside
        layout = forms.box(self)
        layout.setDirection(
            QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        )
        if is_beside:
            self._line.stand()
        else:
            self._line.lie()
        if self._rows:
            self._rows.set_dense(is_beside)
        self._give_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._give_room()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        fields = self._fields.widget()
        if not fields:
            return
        least = fields.minimumSizeHint()
        if self.is_beside:
            bar = self._fields.verticalScrollBar().sizeHint().width()
            self._fields.setFixedWidth(max(theme().px(_FIELDS_WIDTH), least.width() + bar))
            self._fields.setMinimumHeight(0)
            self._fields.setMaximumHeight(NO_LIMIT)
        else:
            self._fields.setMinimumWidth(least.width())
            self._fields.setMaximumWidth(NO_LIMIT)
            wanted = max(fields.sizeHint().height(), least.height())
            self._fields.setFixedHeight(min(wanted, round(self.height() * _SHARE_OF_FIELDS)))

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._fields.isAncestorOf(now):
            self._fields.ensureWidgetVisible(now)


forms.promote(ListAndFields)
