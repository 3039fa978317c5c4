"""The agenda as a tree: put in order with mouse or keyboard, worded below, filled from live data where it says so."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from ita_desktop.actions.meetings import add_item, change_item, move_item, remove_item
from ita_desktop.model.meeting import AgendaItem, AgendaSource
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.growing_text import GrowingText
from ita_desktop.screens.meeting_part import AgendaPart, numbers_of, title_of
from ita_desktop.translation import translate as _

_NEW_ITEM = "เรื่องใหม่"
"""What stands in the agenda until it is worded: Thai in every language of the window."""


class AgendaTree(AgendaPart):
    text: GrowingText
    text_label: QLabel
    whence: TextView
    lines: GrowingText
    lines_label: QLabel
    source: QComboBox
    source_label: QLabel
    add: QPushButton
    add_below: QPushButton
    remove: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self.items.arrange(_("ระเบียบวาระ"), renumber=_renumbered, is_tree=True)
        self.items.set_empty(_("ยังไม่มีวาระ เพิ่มวาระ หรือเลือกแบบวาระจากเมนู"))
        self.items.setToolTip(_("Alt+Shift+→ เลื่อนเข้าเป็นวาระย่อย · Alt+Shift+← เลื่อนออก · Alt+↑ ↓ ย้าย"))
        self.whence.set_type(Type.SMALL)
        self.whence.set_ink("ink2")
        for label in (self.text_label, self.lines_label, self.source_label):
            set_type(label, Type.SMALL, "ink2")
        self.whole.hold(self.items, self.fields)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(12)
        for source in AgendaSource:
            self.source.addItem(spoken_term(source), source)
        self._bind()

    def refresh(self) -> None:
        numbers = numbers_of(self.agenda)
        self.show_agenda([_row(item, number) for item, number in zip(self.agenda, numbers, strict=True)])

    def choose(self, item: AgendaItem) -> None:
        self.items.choose(item.id)

    def add_item(self) -> None:
        """After the item in hand, of its own depth."""
        self._add(self.item.depth if self.item else 1)

    def add_item_below(self) -> None:
        self._add(self.item.depth + 1 if self.item else 1)

    def _bind(self) -> None:
        self.items.moved.connect(self._move)
        self.items.stepped.connect(self._step)
        self.items.removed.connect(lambda _keys: self._remove())
        self.items.opened.connect(lambda _key: self.text.setFocus())
        self.items.current_changed.connect(self.turn)
        self.items.selection_changed.connect(self.mark)
        for button, key, deed in (
            (self.add, "Insert", self.add_item),
            (self.add_below, "Shift+Insert", self.add_item_below),
        ):
            button.clicked.connect(deed)
            button.setToolTip(f"{button.text()} ({key})")
            make_action(button.text(), "", key, self.items).triggered.connect(deed)
        self.remove.clicked.connect(self._remove)
        self.kept_fields = [
            keep_on_leave(self.text, lambda: self._get("text", ""), self._put_text),
            keep_on_leave(self.lines, lambda: "\n".join(self._get("lines", [])), self._put_lines),
            keep_on_leave(self.source, lambda: self._get("source", AgendaSource.WORDS), self._put_source),
        ]

    def _get(self, field: str, otherwise: Any) -> Any:
        return getattr(self.item, field) if self.item else otherwise

    def show_item(self) -> None:
        self._item_id = self.items.current_key
        item = self.item
        self.fields.setEnabled(self.meeting is not None)
        for widget in (self.text, self.lines, self.source, self.remove, self.add_below):
            widget.setEnabled(item is not None)
        is_live = item is not None and item.source is not AgendaSource.WORDS
        words = _("เติมจาก{source} ข้อความเปลี่ยนตามข้อมูลจนกว่าจะตรึงเอกสาร")
        self.whence.set_text(words.format(source=spoken_term(item.source)) if item and is_live else "")
        for field in self.kept_fields:
            field.refresh()
        self.mark()

    def _put_text(self, text: str) -> None:
        self._change(_("แก้ชื่อวาระ"), text=text)

    def _put_lines(self, text: str) -> None:
        self._change(_("แก้บรรทัดต่อท้ายวาระ"), lines=text.splitlines())

    def _put_source(self, chosen: str) -> None:
        # What a combo box keeps for an entry comes back as a plain text.
        source = AgendaSource(chosen)
        self._change(_("เติมวาระจาก{source}").format(source=spoken_term(source)), source=source)

    def _change(
        self,
        words: str,
        text: str | None = None,
        lines: list[str] | None = None,
        source: AgendaSource | None = None,
    ) -> None:
        if item := self.item:
            self.do(words, lambda session: change_item(session, item, text=text, lines=lines, source=source))

    def _add(self, depth: int) -> None:
        meeting, after = self.meeting, self.item
        if meeting is None:
            return
        added = self.desk.change(
            _("เพิ่มวาระ"), lambda session: add_item(session, meeting, _NEW_ITEM, after, depth)
        )
        if added:
            self.items.choose(added.id)
            self.text.setFocus()
            self.text.selectAll()

    def _move(self, keys: list[object], place: int, steps: int) -> None:
        item = self._found(keys[0])
        if item:
            words = _("ย้ายวาระ {title}").format(title=title_of(item))
            self.desk.change(words, lambda session: move_item(session, item, place, item.depth + steps))

    def _step(self, key: object, step: int) -> None:
        item = self._found(key)
        if item is None or self.meeting is None:
            return
        place = self.meeting.agenda.index(item)
        words = _("เลื่อนวาระเข้า") if step > 0 else _("เลื่อนวาระออก")
        self.desk.change(words, lambda session: move_item(session, item, place, item.depth + step))

    def _remove(self) -> None:
        if item := self.item:
            words = _("ลบวาระ {title}").format(title=title_of(item))
            self.desk.change(words, lambda session: remove_item(session, item))

    def _found(self, key: object) -> AgendaItem | None:
        return next((item for item in (self.meeting.agenda if self.meeting else ()) if item.id == key), None)


def _row(item: AgendaItem, number: str) -> ListRow:
    is_live = item.source is not AgendaSource.WORDS
    return ListRow(
        key=item.id,
        title=title_of(item),
        number=number,
        depth=item.depth - 1,
        is_heading=item.depth == 1,
        mark=Mark.INFO if is_live else None,
        mark_words=_("ข้อมูลสด") if is_live else "",
    )


def _renumbered(rows: Sequence[ListRow]) -> list[ListRow]:
    items = [AgendaItem(position=n, depth=row.depth + 1) for n, row in enumerate(rows)]
    return [replace(row, number=number) for row, number in zip(rows, numbers_of(items), strict=True)]
