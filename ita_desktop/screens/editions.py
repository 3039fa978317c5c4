"""The frames of the office: their numbers, titles and weights, what items must show, and what became of last year's."""

from collections.abc import Hashable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from ita_desktop.actions.edition_editing import (
    KINDS_ABOVE,
    add_element,
    add_elements,
    add_node,
    move_elements,
    move_nodes,
    remove_elements,
    remove_nodes,
    set_edition_field,
    set_element_field,
    set_node_field,
)
from ita_desktop.actions.edition_renumbering import renumber
from ita_desktop.actions.year_opening import NextYear, open_next_year
from ita_desktop.model.edition import Edition, Kind
from ita_desktop.model.frame import EditionRecord, ElementRecord, NodeRecord
from ita_desktop.model.terms import term
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.edition_links_side import EditionLinksSide
from ita_desktop.screens.edition_nodes import (
    drop_place,
    element_columns,
    free_code,
    ground_of,
    instrument_of,
    node_columns,
)
from ita_desktop.screens.office_page import StateLine, change_cells, chosen
from ita_desktop.screens.open_year_dialog import OpenYearDialog
from ita_desktop.screens.paste_names import PasteNames
from ita_desktop.screens.place import Place
from ita_desktop.screens.renumber_dialog import RenumberDialog
from ita_desktop.translation import translate as _

_CONTENTS, _MAP = "contents", "map"


class Editions(Place):
    shows: ClassVar[frozenset[str]] = frozenset({"edition", "node", "element", "edition_link", "fiscal_year"})

    edition: QComboBox
    edition_label: QLabel
    state: StateLine
    sides: QStackedWidget
    halves: QSplitter
    left: QWidget
    sheet: QWidget
    code: TextView
    title: TextView
    above: TextView
    element_title: TextView
    add_element: QPushButton
    paste_elements: QPushButton
    map_side: EditionLinksSide

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._edition_id = desk.book.year.edition.id
        self._node_id: int | None = None
        self._side = Segmented([(_CONTENTS, _("ข้อในกรอบ")), (_MAP, _("เทียบกับปีก่อน"))], _("ส่วนของกรอบ"))
        self.nodes = Grid(
            RowsModel(
                node_columns(),
                lambda node: node.id,
                change=change_cells(desk, set_node_field),
                group_of=instrument_of(lambda: self.record),
                facts_of=lambda nodes: _("{count} ข้อ").format(count=_items(nodes)),
            )
        )
        self.elements = Grid(
            RowsModel(
                element_columns(),
                lambda element: element.id,
                change=change_cells(desk, set_element_field),
            )
        )
        self._build()
        self._build_actions()
        self._connect()

    @property
    def record(self) -> EditionRecord:
        """The frame in sight."""
        editions = self.desk.book.office.editions
        found = next((each for each in editions if each.id == self._edition_id), None)
        return found or self.desk.book.year.edition

    def refresh(self) -> None:
        self._edition_id = self.record.id
        self._fill_editions()
        record = self.record
        if record.confirmed:
            self.state.set_state(Mark.READY, _("ตรวจกับประกาศแล้ว"))
        else:
            self.state.set_state(Mark.TRIANGLE, _("ยังไม่ได้ตรวจกับประกาศ"))
        self._confirm.setText(_("ทำเครื่องหมายว่ายังไม่ได้ตรวจ") if record.confirmed else _("ตรวจกับประกาศแล้ว"))
        self.nodes.model.show(record.nodes)
        self._show_node()
        self.map_side.show_edition(record)
        self.told.emit()

    def facts(self) -> str:
        if self._side.key == _MAP:
            return self.map_side.facts()
        counts = {kind: sum(node.kind is kind for node in self.record.nodes) for kind in Kind}
        shown = (Kind.INDICATOR, Kind.QUESTION, Kind.ITEM)
        return " · ".join(
            _("{kind} {count}").format(kind=_(term(kind)), count=counts[kind])
            for kind in shown
            if counts[kind]
        )

    def header_actions(self) -> list[QAction]:
        return [self._renumber, self._next_year]

    def reveal(self, target: Target) -> None:
        record = self.desk.find(target.table, target.number)
        if isinstance(record, ElementRecord):
            record = self.desk.find("node", record.node_id)
        if isinstance(record, NodeRecord):
            self._edition_id = record.edition_id
            self.choose_side(_CONTENTS)
            self.refresh()
            self.nodes.select([record.id])
        elif isinstance(record, EditionRecord):
            self._edition_id = record.id
            self.refresh()

    def take_list(self, listed: Edition) -> None:
        record = self.record
        words = _("เปลี่ยนเลขข้อของกรอบ {code}").format(code=record.code)
        count = self.desk.change(words, lambda session: renumber(session, record, listed))
        if count is not None:
            self.desk.said.emit(_("เปลี่ยนแล้ว {count} ข้อ ข้อมูลที่กรอกไว้ยังอยู่กับข้อเดิม").format(count=count))

    def open_year(self, answers: NextYear) -> bool:
        """Turns the window to the year that was opened. False if it was refused."""
        words = _("เปิดปีงบประมาณ {year}").format(year=answers.year)
        try:
            with self.desk.changing(words) as session:
                open_next_year(session, answers)
        except ValueError as error:
            self.desk.refused.emit(str(error))
            return False
        self.desk.open_year(answers.year)
        return True

    # Built once

    def _build(self) -> None:
        tools = self.layout().itemAt(0).layout()  # type: ignore[union-attr]
        tools.addWidget(self._side)  # type: ignore[union-attr]
        self.left.layout().addWidget(self.nodes)  # type: ignore[union-attr]
        self.sheet.layout().addWidget(self.elements, 1)  # type: ignore[union-attr]
        self.sheet.setMinimumWidth(theme().px(300))
        self.left.setMinimumWidth(theme().px(420))
        self.halves.setSizes([1000, theme().px(380)])
        self.halves.setStretchFactor(0, 1)
        self.code.set_type(Type.SMALL)
        self.code.set_ink("ink2")
        self.title.set_type(Type.HEADING)
        self.above.set_type(Type.SMALL)
        self.above.set_ink("ink2")
        self.element_title.set_type(Type.NAME)
        set_type(self.edition_label, Type.SMALL, "ink2")
        self.nodes.setAccessibleName(_("ข้อในกรอบ"))
        self.nodes.set_ground(ground_of)
        self.nodes.let_rows_move()
        self.nodes.set_empty(_("กรอบนี้ยังไม่มีข้อ"), _("นำเข้าเลขข้อใหม่"), self._ask_list)
        self.elements.setAccessibleName(_("สิ่งที่ต้องมี"))
        self.elements.let_rows_move()
        self.map_side.bind(self.desk)
        self.setFocusProxy(self.nodes)

    def _build_actions(self) -> None:
        self._renumber = make_action(_("นำเข้าเลขข้อใหม่"), "import", "Ctrl+Shift+I", self)
        self._renumber.triggered.connect(self._ask_list)
        self._next_year = make_action(_("เปิดปีงบประมาณถัดไป"), "calendar", "", self)
        self._next_year.triggered.connect(self._ask_year)
        self._add_like = make_action(_("เพิ่มข้อต่อท้ายกลุ่มนี้"), "add", "Ctrl+Shift+N", self)
        self._add_like.triggered.connect(self._add_sibling)
        self._remove = make_action(_("ลบข้อ"), "remove", "", self)
        self._remove.triggered.connect(self._remove_nodes)
        self._remove_element = make_action(_("ลบสิ่งที่ต้องมี"), "remove", "", self)
        self._remove_element.triggered.connect(self._remove_elements)
        self._confirm = make_action(_("ตรวจกับประกาศแล้ว"), "check", "", self)
        self._confirm.triggered.connect(self._turn_confirmed)

    def _connect(self) -> None:
        self.edition.activated.connect(self._choose_edition)
        self._side.changed.connect(self.choose_side)
        self.map_side.told.connect(self.told)
        self.nodes.selection_changed.connect(self._show_node)
        self.nodes.rows_moved.connect(self._move_nodes)
        self.nodes.actions_for = self._node_actions
        self.elements.rows_moved.connect(self._move_elements)
        self.elements.actions_for = lambda keys: [self._remove_element] if keys else []
        self.add_element.clicked.connect(self._add_element)
        self.paste_elements.clicked.connect(self._ask_elements)

    # What is seen

    def _fill_editions(self) -> None:
        office, year = self.desk.book.office, self.desk.book.year
        self.edition.clear()
        for record in sorted(office.editions, key=lambda each: -each.year):
            words = _("ปี {year} · {code} · ใช้ปีนี้") if record is year.edition else _("ปี {year} · {code}")
            self.edition.addItem(words.format(year=record.year, code=record.code), record.id)
            self.edition.setItemData(self.edition.count() - 1, record.name, Qt.ItemDataRole.ToolTipRole)
        self.edition.setCurrentIndex(self.edition.findData(self._edition_id))
        self.edition.setToolTip(self.record.name)

    def _choose_edition(self, place: int) -> None:
        self._edition_id = self.edition.itemData(place)
        self.refresh()

    def choose_side(self, key: str) -> None:
        self._side.set_key(key)
        self.sides.setCurrentIndex([_CONTENTS, _MAP].index(key))
        self.told.emit()

    @property
    def node(self) -> NodeRecord | None:
        """The current one."""
        return next((node for node in self.record.nodes if node.id == self._node_id), None)

    def _show_node(self) -> None:
        picked = chosen(self.nodes, self.record.nodes)
        self._node_id = picked[0].id if picked else self._node_id
        node = self.node
        for widget in (self.add_element, self.paste_elements):
            widget.setEnabled(node is not None)
        self.code.set_text(f"{_(term(node.kind))} {node.code}" if node else "")
        self.title.set_text(node.title if node else _("เลือกข้อเพื่อดูสิ่งที่ต้องมี"))
        above = next((each for each in self.record.nodes if node and each.identity == node.parent), None)
        self.above.set_text(
            _("อยู่ใต้ {code} {title}").format(code=above.code, title=above.title) if above else ""
        )
        self.above.setVisible(above is not None)
        self.elements.set_empty(_("ข้อนี้ยังไม่ได้ระบุสิ่งที่ต้องมี") if node else _("เมื่อเลือกข้อแล้ว สิ่งที่ต้องมีจะปรากฏที่นี่"))
        self.element_title.set_text(_("สิ่งที่ต้องมี {count}").format(count=len(node.elements) if node else 0))
        self.elements.model.show(node.elements if node else [])

    def _node_actions(self, keys: Sequence[Hashable]) -> list[QAction]:
        node = self.node
        if not keys or node is None:
            return [self._confirm]
        below = [kind for kind, above in KINDS_ABOVE.items() if node.kind in above]
        actions: list[QAction] = []
        for kind in below:
            words = _("เพิ่ม{kind}ใต้ข้อนี้").format(kind=_(term(kind)))
            action = QAction(words, self)
            action.triggered.connect(lambda _checked=False, kind=kind: self._add_below(kind))
            actions.append(action)
        return [self._add_like, *actions, self._remove, self._confirm]

    # What is done

    def _turn_confirmed(self) -> None:
        record = self.record
        self.desk.change(
            self._confirm.text(),
            lambda session: set_edition_field(session, record, "confirmed", not record.confirmed),
        )

    def _add_sibling(self) -> None:
        if (node := self.node) is not None:
            parent = next((each for each in self.record.nodes if each.identity == node.parent), None)
            self._add(node.kind, free_code(self.record.nodes, node), parent)

    def _add_below(self, kind: Kind) -> None:
        nodes = self.record.nodes
        like = next((each for each in nodes if each.kind is kind), self.node)
        if (node := self.node) is not None and like is not None:
            self._add(kind, free_code(nodes, like), node)

    def _add(self, kind: Kind, code: str, parent: NodeRecord | None) -> None:
        record = self.record
        words = _("เพิ่ม{kind} {code}").format(kind=_(term(kind)), code=code)
        title = _("ข้อใหม่")
        added = self.desk.change(words, lambda session: add_node(session, record, kind, code, title, parent))
        if added is not None:
            self.nodes.edit(added.id, "title")

    def _remove_nodes(self) -> None:
        if gone := chosen(self.nodes, self.record.nodes):
            words = _("ลบ {codes}").format(codes=" ".join(node.code for node in gone))
            self.desk.change(words, lambda session: remove_nodes(session, gone))

    def _move_nodes(self, keys: list[Hashable], before: Hashable | None) -> None:
        nodes = self.record.nodes
        moved = [node for node in nodes if node.id in keys]
        goal = next((node for node in nodes if node.id == before), None)
        parent, sibling = drop_place(nodes, moved, goal)
        words = _("ย้าย {codes}").format(codes=" ".join(node.code for node in moved))
        self.desk.change(words, lambda session: move_nodes(session, moved, parent, sibling))

    def _add_element(self) -> None:
        if (node := self.node) is not None:
            words = _("เพิ่มสิ่งที่ต้องมีของ {code}").format(code=node.code)
            text = _("สิ่งที่ต้องมี")
            added = self.desk.change(words, lambda session: add_element(session, node, text))
            if added is not None:
                self.elements.edit(added.id, "text")

    def _ask_elements(self) -> None:
        dialog = PasteNames(
            _("วางสิ่งที่ต้องมี"),
            _("วางจากประกาศได้ บรรทัดละหนึ่งรายการ"),
            lambda text: len([line for line in text.splitlines() if line.strip()]),
            _("เพิ่ม {count} รายการ"),
            self.window(),
        )
        dialog.taken.connect(self._take_elements)
        dialog.open()

    def _take_elements(self, pasted: str) -> None:
        if (node := self.node) is not None:
            words = _("วางสิ่งที่ต้องมีของ {code}").format(code=node.code)
            self.desk.change(words, lambda session: add_elements(session, node, pasted))

    def _move_elements(self, keys: list[Hashable], before: Hashable | None) -> None:
        elements = self.node.elements if self.node else []
        moved = [each for each in elements if each.id in keys]
        goal = next((each for each in elements if each.id == before), None)
        self.desk.change(_("ย้ายสิ่งที่ต้องมี"), lambda session: move_elements(session, moved, goal))

    def _remove_elements(self) -> None:
        if gone := chosen(self.elements, self.node.elements if self.node else []):
            self.desk.change(_("ลบสิ่งที่ต้องมี"), lambda session: remove_elements(session, gone))

    def _ask_list(self) -> None:
        dialog = RenumberDialog(self.record, self.window())
        dialog.taken.connect(self.take_list)
        dialog.open()

    def _ask_year(self) -> None:
        dialog = OpenYearDialog(self.desk.book, self.desk.years(), self.window())
        dialog.taken.connect(lambda answers: self.open_year(answers) and dialog.accept())
        dialog.open()


def _items(nodes: Sequence[NodeRecord]) -> int:
    return sum(node.kind in (Kind.QUESTION, Kind.ITEM) for node in nodes)
