"""The frames of the office: their numbers, titles and weights, what items must show, and what became of last year's."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from ita_desktop.actions.edition_editing import (
    KINDS_ABOVE,
    add_node,
    move_nodes,
    remove_nodes,
    set_edition_field,
    set_node_field,
)
from ita_desktop.actions.edition_renumbering import renumber
from ita_desktop.actions.year_opening import NextYear, open_next_year
from ita_desktop.model.edition import Edition, Kind
from ita_desktop.model.frame import EditionRecord, ElementRecord, LinkRecord, NodeRecord
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.dialogs import open_until_answered
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.edition_links_side import EditionLinksSide
from ita_desktop.screens.edition_nodes import (
    drop_place,
    free_code,
    ground_of,
    instrument_of,
    node_columns,
)
from ita_desktop.screens.edition_sheet import EditionSheet
from ita_desktop.screens.office_menu import NEXT_YEAR
from ita_desktop.screens.office_page import StateLine, change_cells, chosen
from ita_desktop.screens.open_year_dialog import OpenYearDialog
from ita_desktop.screens.place import Place
from ita_desktop.screens.renumber_dialog import RenumberDialog
from ita_desktop.translation import counted
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
    sheet: EditionSheet
    map_side: EditionLinksSide

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._year, self._edition_id = desk.book.year.year, desk.book.year.edition.id
        self._node_id: int | None = None
        self._side = Segmented([(_CONTENTS, _("รายการข้อ")), (_MAP, _("เทียบปีก่อน"))], _("ส่วนของกรอบ"))
        self.nodes = Grid(
            RowsModel(
                node_columns(),
                lambda node: node.id,
                change=change_cells(desk, set_node_field),
                group_of=instrument_of(lambda: self.record),
                facts_of=lambda nodes: counted("{count} ข้อ", _items(nodes)),
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
        """In another year its own frame comes into sight."""
        year = self.desk.book.year
        if year.year != self._year:
            self._year, self._edition_id = year.year, year.edition.id
        self._edition_id = self.record.id
        self._fill_editions()
        record = self.record
        is_checked = record.confirmed
        words = _("ตรวจกับประกาศแล้ว") if is_checked else _("ยังไม่ได้ตรวจกับประกาศ")
        self.state.set_state(
            Mark.READY if is_checked else Mark.TRIANGLE, _("ตรวจแล้ว") if is_checked else _("ยังไม่ได้ตรวจ")
        )
        self.state.setToolTip(tooltip(words))
        self._confirm.setText(_("ทำเครื่องหมายว่ายังไม่ได้ตรวจ") if record.confirmed else _("ตรวจกับประกาศแล้ว"))
        self.nodes.model.show(record.nodes)
        self._show_node()
        self.map_side.show_edition(record)
        self.told.emit()

    def facts(self) -> str:
        if self._side.key == _MAP:
            return self.map_side.facts()
        counts = Counter(node.kind for node in self.record.nodes)
        facts = {
            Kind.INDICATOR: counted("ตัวชี้วัด {count}", counts[Kind.INDICATOR]),
            Kind.QUESTION: counted("ข้อคำถาม {count}", counts[Kind.QUESTION]),
            Kind.ITEM: counted("ข้อมูล OIT {count}", counts[Kind.ITEM]),
        }
        return " · ".join(words for kind, words in facts.items() if counts[kind])

    def header_actions(self) -> list[QAction]:
        return [self._renumber, self._next_year]

    def reveal(self, target: Target) -> None:
        if target.field == NEXT_YEAR:
            self._next_year.trigger()
        record = self.desk.find(target.table, target.number)
        if isinstance(record, ElementRecord):
            record = self.desk.find("node", record.node_id)
        if isinstance(record, NodeRecord):
            self._edition_id = record.edition_id
            self.choose_side(_CONTENTS)
            self.refresh()
            self.nodes.select([record.id])
        elif isinstance(record, LinkRecord):
            self._edition_id = record.edition_id
            self.refresh()
            self.choose_side(_MAP)
            self.map_side.reveal(record)
        elif isinstance(record, EditionRecord):
            self._edition_id = record.id
            self.refresh()

    def take_list(self, listed: Edition) -> None:
        record = self.record
        words = _("เปลี่ยนเลขข้อของกรอบ {code}").format(code=record.code)
        count = self.desk.change(words, lambda session: renumber(session, record, listed))
        if count is not None:
            self.desk.said.emit(counted("เปลี่ยนแล้ว {count} ข้อ ข้อมูลที่กรอกไว้ยังอยู่กับข้อเดิม", count))

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
        forms.box(self.left).addWidget(self.nodes)
        self.sheet.setMinimumWidth(theme().px(260))
        self.left.setMinimumWidth(theme().px(320))
        self.halves.setSizes([1000, theme().px(380)])
        self.halves.setStretchFactor(0, 1)
        set_type(self.edition_label, Type.SMALL, "ink2")
        self.nodes.setAccessibleName(_("ข้อในกรอบ"))
        self.nodes.views.subject = "editions"
        self.nodes.set_ground(ground_of)
        self.nodes.let_rows_move()
        self.nodes.set_empty(_("กรอบนี้ยังไม่มีข้อ"), _("นำเข้าเลขข้อใหม่"), self._ask_list)
        self.sheet.bind(self.desk)
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
        self._confirm = make_action(_("ตรวจกับประกาศแล้ว"), "check", "", self)
        self._confirm.triggered.connect(self._turn_confirmed)

    def _connect(self) -> None:
        self.edition.activated.connect(self._choose_edition)
        self._side.changed.connect(self.choose_side)
        self.map_side.told.connect(self.told)
        self.nodes.selection_changed.connect(self._show_node)
        self.nodes.rows_moved.connect(self._move_nodes)
        self.nodes.actions_for = self._node_actions

    # What is seen

    def _fill_editions(self) -> None:
        office, year = self.desk.book.office, self.desk.book.year
        self.edition.clear()
        for record in sorted(office.editions, key=lambda each: -each.year):
            words = _("ปี {year} · {code} · ใช้ปีนี้") if record is year.edition else _("ปี {year} · {code}")
            self.edition.addItem(words.format(year=record.year, code=record.code), record.id)
            self.edition.setItemData(
                self.edition.count() - 1, tooltip(record.name), Qt.ItemDataRole.ToolTipRole
            )
        self.edition.setCurrentIndex(self.edition.findData(self._edition_id))
        self.edition.setToolTip(tooltip(self.record.name))

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
        self.sheet.show_node(self.record, self.node)

    def _node_actions(self, keys: Sequence[Hashable]) -> list[QAction]:
        node = self.node
        if not keys or node is None:
            return [self._confirm]
        below = [kind for kind, above in KINDS_ABOVE.items() if node.kind in above]
        actions: list[QAction] = []
        for kind in below:
            words = _("เพิ่ม{kind}ใต้ข้อนี้").format(kind=_(spoken_term(kind)))
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
        words = _("เพิ่ม{kind} {code}").format(kind=_(spoken_term(kind)), code=code)
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

    def _ask_list(self) -> None:
        dialog = RenumberDialog(self.record, self.window())
        dialog.taken.connect(self.take_list)
        open_until_answered(dialog)

    def _ask_year(self) -> None:
        dialog = OpenYearDialog(self.desk.book, self.desk.years(), self.window())
        dialog.taken.connect(lambda answers: self.open_year(answers) and dialog.accept())
        open_until_answered(dialog)


def _items(nodes: Sequence[NodeRecord]) -> int:
    return sum(node.kind in (Kind.QUESTION, Kind.ITEM) for node in nodes)
