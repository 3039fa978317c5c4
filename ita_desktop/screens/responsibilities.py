"""Who publishes what: the matrix both ways round, its troubles as filters, and the sheet of an item beside it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from ita_desktop.actions.responsibilities import PartOf, copy_from_last_year, set_parts
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import PaperKind, Part, PublicationState
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.choices import SearchField, Segmented
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.mark_icons import mark_icon
from ita_desktop.qt.marks import Mark, MarkLabel
from ita_desktop.qt.parts import EmptyState, make_button
from ita_desktop.qt.paste_preview import PastePreview, confirms
from ita_desktop.qt.pasting import Outcome, PastedCell
from ita_desktop.qt.saved_views import SavedViews, ViewPart, part_of_choice, part_of_text
from ita_desktop.qt.tab_order import set_tab_order
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.rules.workload import Troubles
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.item_sheet import ItemSheet
from ita_desktop.screens.matrix_cells import MatrixCells
from ita_desktop.screens.matrix_faces import ItemsDown, SectionsDown
from ita_desktop.screens.matrix_ground import letter_of
from ita_desktop.screens.matrix_pasting import name_of, parts_of, refusal_of
from ita_desktop.screens.matrix_print import print_matrix
from ita_desktop.screens.place import Place
from ita_desktop.screens.responsibility_matrix import ResponsibilityMatrix
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_SHEET_AFTER_MS = 60
_SHEET_FITS = 900
_ITEMS, _SECTIONS = "items", "sections"
_UNDERWAY = (PublicationState.IN_PROGRESS, PublicationState.TO_CHECK, PublicationState.SENT_BACK)


class ToolRow(FlowRow):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)


forms.promote(ToolRow)


class Responsibilities(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "responsibility",
            "responsible_party",
            "element_tick",
            "unit",
            "person",
            "edition",
            "node",
            "element",
            "fiscal_year",
            "result",
        }
    )

    halves: QSplitter
    left: QWidget
    tools_line: Hairline
    tools: ToolRow
    legend: QWidget
    filter_field: SearchField
    matrix: ResponsibilityMatrix
    item_sheet: ItemSheet

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self.cells = MatrixCells(desk.book)
        self._state_filter = ""
        self.confirm: Callable[[PastePreview], bool] = confirms
        self.item_sheet.take_desk(desk)
        self._build_tools()
        self._build_legend()
        self._make_actions()
        self._make_views()
        self._sheet_due = QTimer(self, singleShot=True, interval=_SHEET_AFTER_MS)
        self._sheet_due.timeout.connect(self._show_sheet)
        self.matrix.current_changed.connect(lambda _node: self._sheet_due.start())
        self.matrix.part_asked.connect(self._set_part)
        self.matrix.every_asked.connect(self._toggle_every)
        self.matrix.pasted.connect(self._paste)
        self.matrix.sheet_asked.connect(self._open_sheet)
        self.item_sheet.closed.connect(self._close_sheet)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 0)
        self.halves.setSizes([theme().px(786), theme().px(372)])
        self.setFocusProxy(self.matrix)
        self._has_room = True

    # What is shown

    def refresh(self) -> None:
        self.cells = MatrixCells(self.desk.book)
        self._show_troubles()
        self._show_matrix()
        self._sheet_due.start()
        self.told.emit()

    def facts(self) -> str:
        items = self.cells.items
        published = sum(self._state(node) is PublicationState.PUBLISHED for node in items)
        facts = counted("{count} ข้อ", len(items)), counted("{count} หน่วย", len(self.cells.holders))
        return " · ".join((*facts, _("เผยแพร่แล้ว {count}").format(count=published)))

    def header_actions(self) -> list[QAction]:
        earlier = self.desk.book.results_year
        has_earlier = earlier is not None and any(row.parties for row in earlier.responsibilities)
        lacks = any(not self.cells.assignments.leads(node) for node in self.cells.items)
        copying = [self._copy_action] if has_earlier and lacks else []
        return [*copying, self._print_action, self._paper_action]

    def print_matrix(self) -> None:
        """The items in sight by section, as on the screen."""
        groups = self.cells.find(self.filter_field.text(), self._only())
        print_matrix(self.cells, groups, self._chosen_words(), self.desk, self)

    def _chosen_words(self) -> list[str]:
        kind, _colon, value = self._state_filter.partition(":")
        typed = self.filter_field.text().strip()
        words = [button.text() for button in self.trouble_buttons if button.isChecked()]
        if kind == "state":
            state = PublicationState.IN_PROGRESS if value == "underway" else PublicationState(value)
            words.append(spoken_term(state))
        if kind == "unit":
            words += [
                holder.name for holder in self.cells.holders if holder.unit and str(holder.unit.id) == value
            ]
        return [*words, *([f"“{typed}”"] if typed else [])]

    def reveal(self, target: Target) -> None:
        """Also `state:`, `trouble:` and `unit:`, by which other places ask for a choice of items."""
        kind, _colon, value = target.field.partition(":")
        if kind in ("state", "trouble", "unit") and value and not target.number:
            self._choose(kind, value)
            return
        node_id = self._node_of(target)
        if not node_id:
            return
        self._choose("", "")
        self.matrix.go_to(node_id)
        self._show_sheet()
        field = {
            "state": self.item_sheet.state,
            "due_date": self.item_sheet.due_date,
            "published_on": self.item_sheet.published_on,
            "period": self.item_sheet.period,
            "remark": self.item_sheet.remark,
            "parties": self.item_sheet.add_party,
        }.get(target.field)
        if field is not None:
            self.item_sheet.show()
            self.item_sheet.scroll_area.ensureWidgetVisible(field)
        (field or self.matrix).setFocus()

    def _node_of(self, target: Target) -> int:
        for row in self.desk.book.year.responsibilities:
            parts = {
                "responsibility": {row.id},
                "responsible_party": {party.id for party in row.parties},
                "element_tick": {tick.id for tick in row.ticks},
                "node": {row.node_id},
            }
            if target.number in parts.get(target.table, ()):
                return row.node_id
        return target.number if target.table == "node" else 0

    def _state(self, node: NodeRecord) -> PublicationState:
        return self.cells.assignments.state(node)

    def _show_matrix(self) -> None:
        groups = self.cells.find(self.filter_field.text(), self._only())
        face = ItemsDown if self.way.key == _ITEMS else SectionsDown
        self.matrix.show_face(self.cells, face(self.cells, groups, self.desk.today()))
        has_items = bool(groups)
        self.matrix.setVisible(has_items)
        self.nothing.setVisible(not has_items)
        self.nothing.set_sentence(
            _("ไม่มีข้อที่ตรงกับที่กรอง") if self.cells.items else _("กรอบของปีนี้ยังไม่มีข้อมูล OIT"),
            _("แสดงทุกข้อ") if self.cells.items else "",
        )

    def _only(self) -> set[int] | None:
        """The items that troubles and states leave; None for all."""
        troubles = self._troubles()
        chosen = [
            nodes
            for button, nodes in zip(self.trouble_buttons, _lists(troubles), strict=True)
            if button.isChecked()
        ]
        only = {node.id for nodes in chosen for node in nodes} if chosen else None
        kind, _colon, value = self._state_filter.partition(":")
        if kind == "state":
            states = _UNDERWAY if value == "underway" else (PublicationState(value),)
            return {node.id for node in self.cells.items if self._state(node) in states}
        if kind == "unit":
            loads = self.cells.assignments.loads()
            led = next((load.leads for load in loads if str(load.unit.id) == value), ())
            return {node.id for node in led}
        return only

    def _troubles(self) -> Troubles:
        return self.cells.assignments.troubles(self.desk.today())

    def _show_troubles(self) -> None:
        words = (_("ไม่มีหลัก {count}"), _("หลักซ้ำ {count}"), _("เลยกำหนด {count}"))
        for button, text, nodes in zip(self.trouble_buttons, words, _lists(self._troubles()), strict=True):
            button.setText(text.format(count=len(nodes)))
            button.setVisible(bool(nodes) or button.isChecked())
        self.chosen.setText(_("แสดงทุกข้อ"))
        self.chosen.setVisible(bool(self._state_filter))

    def _choose(self, kind: str, value: str) -> None:
        """Lets only some items stand; nothing lets all."""
        names = ("orphans", "double", "late")
        for name, button in zip(names, self.trouble_buttons, strict=True):
            button.blockSignals(True)
            button.setChecked(kind == "trouble" and value == name)
            button.blockSignals(False)
        known = value in ("underway", *PublicationState) or kind == "unit"
        self._state_filter = f"{kind}:{value}" if kind in ("state", "unit") and known else ""
        self.filter_field.clear()
        self._show_troubles()
        self._show_matrix()

    def _show_sheet(self) -> None:
        now = self.matrix.current()
        self.item_sheet.show_item(now[0] if now else None)

    def _open_sheet(self) -> None:
        self.item_sheet.show()
        self._show_sheet()
        self.item_sheet.focus_first()

    def _close_sheet(self) -> None:
        self.item_sheet.keep()
        self.item_sheet.hide()
        self.matrix.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sheet gives way where matrix and sheet have no room side by side."""
        super().resizeEvent(event)
        has_room = self.width() >= theme().px(_SHEET_FITS)
        if has_room != self._has_room:
            self._has_room = has_room
            self.item_sheet.setVisible(has_room)

    # What is changed

    def _set_part(self, nodes: Sequence[NodeRecord], holders: Sequence[int], part: Part | None) -> None:
        wanted = self.cells.set_part(nodes, holders, part)
        what = {Part.LEAD: _("เป็นหลัก"), Part.SUPPORT: _("เป็นร่วม"), None: ""}[part]
        codes = nodes[0].code if len(nodes) == 1 else counted("{count} ข้อ", len(nodes))
        names = self.cells.holders[holders[0]].name if len(holders) == 1 else _("หลายหน่วย")
        words = _("กำหนด{name}{part}ของ {code}") if part else _("เอา{name}ออกจาก {code}")
        self._change(words.format(name=names, part=what, code=codes), wanted)

    def _toggle_every(self, nodes: Sequence[NodeRecord]) -> None:
        wanted = self.cells.toggle_every(nodes)
        codes = nodes[0].code if len(nodes) == 1 else counted("{count} ข้อ", len(nodes))
        gives = any(each.part for each in wanted)
        words = _("กำหนดทุกฝ่ายเป็นร่วมของ {code}") if gives else _("เอาทุกฝ่ายออกจาก {code}")
        self._change(words.format(code=codes), wanted)

    def _paste(self, pasted: Sequence[PastedCell]) -> None:
        """One cell at once; several after a look at how they are understood."""
        if not pasted:
            self.desk.refused.emit(_("ไม่พบช่องให้วางในตารางที่คัดลอกมา"))
            return
        if len(pasted) > 1:
            preview = PastePreview(pasted, name_of, self.window())
            is_wanted = self.confirm(preview)
            preview.deleteLater()
            if not is_wanted:
                return
        elif pasted and pasted[0].outcome is Outcome.UNREADABLE:
            self.desk.refused.emit(refusal_of(pasted[0]))
            return
        changes = parts_of(pasted)
        wanted = [
            each for node, holder, part in changes for each in self.cells.set_part([node], [holder], part)
        ]
        self._change(counted("วางความรับผิดชอบ {count} ช่อง", len(changes)), wanted)

    def _change(self, words: str, wanted: Sequence[PartOf]) -> None:
        year = self.desk.book.year
        if wanted:
            self.desk.change(words, lambda session: set_parts(session, year, wanted))

    def _copy_last_year(self) -> None:
        year = self.desk.book.year.year
        words = _("คัดลอกผู้รับผิดชอบจากปี {year}").format(year=year - 1)
        count = self.desk.change(words, lambda session: copy_from_last_year(session, year))
        if count is not None:
            self.desk.said.emit(
                counted("คัดลอกผู้รับผิดชอบแล้ว {count} ข้อ", count) if count else _("ปีก่อนไม่มีผู้รับผิดชอบให้คัดลอก")
            )

    # What is built once

    def _build_tools(self) -> None:
        self.way = Segmented([(_ITEMS, _("ข้อ × ฝ่าย")), (_SECTIONS, _("ฝ่าย × ข้อ"))], _("ทิศของตาราง"))
        self.way.changed.connect(lambda _key: self._show_matrix())
        self.filter_field.setFixedWidth(theme().px(190))
        self.filter_field.textChanged.connect(lambda _text: self._show_matrix())
        self.chosen = make_button("", lambda: self._choose("", ""), kind="plain", in_row=True)
        for widget in (self.way, self.filter_field):
            self.tools.add(widget)
        self.trouble_buttons: list[QPushButton] = []
        for mark in (Mark.OCTAGON, Mark.OCTAGON, Mark.LATE):
            button = make_button("", in_row=True)
            button.setCheckable(True)
            button.setIcon(mark_icon(mark))
            button.toggled.connect(lambda _checked: self._show_matrix())
            self.trouble_buttons.append(button)
            self.tools.add(button)
        self.tools.add(self.chosen)
        tools = (self.way, self.filter_field, *self.trouble_buttons, self.chosen)
        set_tab_order((*tools, self.matrix, self.item_sheet.close_sheet))
        self.nothing = EmptyState(" ", " ", lambda: self._choose("", ""))
        column = forms.box(self.left)
        column.insertWidget(3, self.nothing)
        column.setStretch(2, 1)
        column.setStretch(3, 1)

    def _build_legend(self) -> None:
        row = forms.box(self.legend)
        row.addWidget(MarkLabel(Mark.LEAD, _("หลัก"), letter=letter_of(Part.LEAD), in_colour=False))
        row.addWidget(MarkLabel(Mark.SUPPORT, _("ร่วม"), letter=letter_of(Part.SUPPORT), in_colour=False))
        row.addWidget(MarkLabel(Mark.PILL, _("ทุกฝ่าย"), in_colour=False))
        row.addWidget(TextView(_("คลิกเพื่อสลับ หรือพิมพ์ ห · ร · ท · Delete"), Type.SMALL, "ink2", max_lines=1), 1)

    def _make_actions(self) -> None:
        self._copy_action = make_action(_("คัดลอกผู้รับผิดชอบจากปีก่อน"), "copy", parent=self)
        self._copy_action.triggered.connect(self._copy_last_year)
        self._print_action = make_action(_("พิมพ์ตาราง"), "print", "Ctrl+P", self)
        self._print_action.triggered.connect(self.print_matrix)
        self._paper_action = make_action(_("เอกสารมอบหมาย"), "papers", parent=self)
        self._paper_action.triggered.connect(
            lambda: self.desk.going.emit(Target("papers", field=PaperKind.MATRIX.value))
        )
        find = make_action(_("กรองข้อ"), "filter", "Ctrl+F", self)
        find.triggered.connect(self.filter_field.setFocus)
        sheet = make_action(_("เปิดหรือปิดรายละเอียดข้อ"), "card", "F4", self)
        sheet.triggered.connect(
            lambda: self._close_sheet() if self.item_sheet.isVisible() else self._open_sheet()
        )
        turn = make_action(_("กลับด้านตาราง"), "columns", "Ctrl+T", self)
        turn.triggered.connect(self._turn)

    def _make_views(self) -> None:
        chosen = ViewPart(
            lambda: [button.isChecked() for button in self.trouble_buttons],
            self._choose_troubles,
            lambda: [False] * len(self.trouble_buttons),
        )
        parts = {
            "way": part_of_choice(self.way),
            "words": part_of_text(self.filter_field),
            "troubles": chosen,
        }
        self.views = SavedViews(self, parts)
        self.views.subject = "responsibility"
        self.matrix.addAction(self.views.action)

    def _choose_troubles(self, chosen: Sequence[bool]) -> None:
        for button, is_chosen in zip(self.trouble_buttons, chosen, strict=False):
            button.setChecked(bool(is_chosen))
        self._show_troubles()

    def _turn(self) -> None:
        self.way.set_key(_SECTIONS if self.way.key == _ITEMS else _ITEMS)
        self._show_matrix()


def _lists(troubles: Troubles) -> tuple[tuple[NodeRecord, ...], ...]:
    return troubles.without_lead, troubles.several_leads, troubles.late
