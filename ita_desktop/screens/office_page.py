"""What every section of the office's settings is: a page that shows its part of the book and keeps what is typed."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ita_desktop.actions.field_words import field_words
from ita_desktop.actions.office_settings import set_office_field
from ita_desktop.model.records import Record
from ita_desktop.qt import forms
from ita_desktop.qt.columns import CellChange
from ita_desktop.qt.form_fields import KeptField
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark, MarkLabel
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.workspace import Session
from ita_desktop.translation import translate as _


class StateLine(MarkLabel):
    """A state as mark and word, empty in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Mark.INFO, "", parent)


class OfficePage(QWidget):
    """`page_actions` stand in the header while the page is in sight; `kept` are the fields it keeps on leave."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kept: list[KeptField] = []

    def show_book(self) -> None:
        """Shows the book as it is now."""
        for field in self.kept:
            field.refresh()

    def page_actions(self) -> list[QAction]:
        return []

    def facts(self) -> str:
        return ""

    def reveal(self, record: Record, field: str) -> None:
        """Brings a record into sight."""

    def deed(self, words: str, deed: Callable[[Session], object]) -> None:
        """As `desk.change`, but what is refused is told beside the field."""
        with self.desk.changing(words) as session:
            deed(session)


class OfficeFieldsPage(OfficePage):
    """A page whose fields are those of the office itself."""

    def shown(self, field: str) -> Callable[[], Any]:
        return lambda: getattr(self.desk.book.office, field)

    def put(self, field: str) -> Callable[[Any], None]:
        words = _("แก้{field}ของสำนักงาน").format(field=field_words("office", field))
        return lambda value: self.deed(
            words, lambda session: set_office_field(session, self.desk.book.office, field, value)
        )


def change_cells(
    desk: Desk, setter: Callable[[Session, Any, str, Any], object]
) -> Callable[[Sequence[CellChange[Any]], str], None]:
    """Lets a grid change fields one by one through `setter`, as one deed."""

    def change(changes: Sequence[CellChange[Any]], words: str) -> None:
        # An editor may still be open on a row that was undone.
        left = [each for each in changes if desk.find(each.row.__tablename__, each.row.id) is not None]
        if left:
            with desk.changing(words) as session:
                for each in left:
                    setter(session, each.row, each.column.key, each.value)

    return change


def chosen(grid: Grid, records: Iterable[Any]) -> list[Any]:
    """The records of the selected rows, in their order."""
    keys: Collection[object] = grid.selected_keys
    return [record for record in records if record.id in keys]


forms.promote(StateLine)
