"""What one node of a frame is, and what an item must show, line by line."""

from collections.abc import Hashable

from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.actions.edition_editing import (
    add_element,
    add_elements,
    move_elements,
    remove_elements,
    set_element_field,
)
from ita_desktop.model.frame import EditionRecord, NodeRecord
from ita_desktop.model.terms import spoken_term, title_of_node
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.dialogs import open_until_answered
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.edition_nodes import element_columns
from ita_desktop.screens.office_page import change_cells, chosen
from ita_desktop.screens.paste_names import PasteNames
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class EditionSheet(QWidget):
    code: TextView
    title: TextView
    above: TextView
    element_title: TextView
    add: QPushButton
    paste: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk: Desk | None = None
        self._node: NodeRecord | None = None
        self.elements = Grid(RowsModel(element_columns(), lambda element: element.id))
        self.elements.setAccessibleName(_("สิ่งที่ต้องมี"))
        self.elements.let_rows_move()
        self.elements.rows_moved.connect(self._move)
        self._remove = make_action(_("ลบสิ่งที่ต้องมี"), "remove", "", self)
        self._remove.triggered.connect(self._remove_chosen)
        self.elements.actions_for = lambda keys: [self._remove] if keys else []
        whole = forms.box(self)
        whole.addWidget(self.elements, 1)
        for view in (self.code, self.above):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.title.set_type(Type.HEADING)
        self.element_title.set_type(Type.NAME)
        self.add.clicked.connect(self._add)
        self.paste.clicked.connect(self._ask_lines)

    def bind(self, desk: Desk) -> None:
        self._desk = desk
        self.elements.model.change = change_cells(desk, set_element_field)

    def show_node(self, record: EditionRecord, node: NodeRecord | None) -> None:
        self._node = node
        for button in (self.add, self.paste):
            button.setEnabled(node is not None)
        self.code.set_text(f"{spoken_term(node.kind)} {node.code}" if node else "")
        self.title.set_text(node.title if node else _("เลือกข้อเพื่อดูสิ่งที่ต้องมี"))
        above = next((each for each in record.nodes if node and each.identity == node.parent), None)
        words = _("อยู่ใต้ {code} {title}")
        self.above.set_text(words.format(code=above.code, title=title_of_node(above)) if above else "")
        self.above.setVisible(above is not None)
        self.element_title.set_text(_("สิ่งที่ต้องมี {count}").format(count=len(node.elements) if node else 0))
        self.elements.set_empty(_("ข้อนี้ยังไม่ได้ระบุสิ่งที่ต้องมี") if node else "")
        self.elements.model.show(node.elements if node else [])

    def take_lines(self, pasted: str) -> None:
        if self._desk is not None and (node := self._node) is not None:
            words = _("วางสิ่งที่ต้องมีของ {code}").format(code=node.code)
            self._desk.change(words, lambda session: add_elements(session, node, pasted))

    def _add(self) -> None:
        if self._desk is not None and (node := self._node) is not None:
            words = _("เพิ่มสิ่งที่ต้องมีของ {code}").format(code=node.code)
            text = _("สิ่งที่ต้องมี")
            added = self._desk.change(words, lambda session: add_element(session, node, text))
            if added is not None:
                self.elements.edit(added.id, "text")

    def _ask_lines(self) -> None:
        dialog = PasteNames(
            _("วางสิ่งที่ต้องมี"),
            _("วางจากประกาศได้ บรรทัดละหนึ่งรายการ"),
            lambda text: len([line for line in text.splitlines() if line.strip()]),
            lambda count: counted("เพิ่ม {count} รายการ", count),
            self.window(),
        )
        dialog.taken.connect(self.take_lines)
        open_until_answered(dialog)

    def _move(self, keys: list[Hashable], before: Hashable | None) -> None:
        if self._desk is None or self._node is None:
            return
        moved = [each for each in self._node.elements if each.id in keys]
        goal = next((each for each in self._node.elements if each.id == before), None)
        self._desk.change(_("ย้ายสิ่งที่ต้องมี"), lambda session: move_elements(session, moved, goal))

    def _remove_chosen(self) -> None:
        if self._desk is None or self._node is None:
            return
        if gone := chosen(self.elements, self._node.elements):
            self._desk.change(_("ลบสิ่งที่ต้องมี"), lambda session: remove_elements(session, gone))


forms.promote(EditionSheet)
