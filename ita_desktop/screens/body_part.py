"""What the parts of the committees share: which body is shown, as it is in the book now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.model.body import Body
from ita_desktop.qt.list_and_fields import ListAndFields
from ita_desktop.screens.desk import Desk


class BodyPart(QWidget):
    """`chosen` tells that other rows are chosen than before."""

    chosen = Signal()

    whole: ListAndFields
    fields: QWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.body_id: int | None = None

    @property
    def body(self) -> Body | None:
        return next((body for body in self.desk.book.year.bodies if body.id == self.body_id), None)

    @property
    def number(self) -> int:
        """Of the body in the order, from 1."""
        return self.desk.book.year.bodies.index(self.body) + 1 if self.body else 1

    def show_body(self, body: Body | None) -> None:
        self.body_id = body.id if body else None
        self.refresh()

    def put_beside(self, is_beside: bool) -> None:
        """Whether the fields stand beside the list, for want of height."""
        self.whole.put_beside(is_beside)

    def refresh(self) -> None:
        raise NotImplementedError
