"""The wording of the papers: the office's own words over the program's, with what each placeholder becomes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ita_desktop.actions.office_texts import (
    Filled,
    Wording,
    list_wordings,
    paper_name,
    part_name,
    placeholder_spans,
    preview,
    reset_paper_text,
    set_paper_text,
    wording_of,
)
from ita_desktop.model.office import PaperText
from ita_desktop.model.paper_texts import PLACEHOLDERS
from ita_desktop.model.records import Record
from ita_desktop.qt import forms
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.qt.parts import Panel, clear_layout
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.office_page import OfficePage, StateLine
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_SHOWN_AFTER_MS = 200


class FilledList(QWidget):
    """Each placeholder with what stands in its place, and under that what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setColumnStretch(1, 1)
        self.shown: tuple[Filled, ...] = ()

    def show_filled(self, filled: Sequence[Filled]) -> None:
        if tuple(filled) == self.shown:
            return
        self.shown = tuple(filled)
        clear_layout(self._rows)
        self._rows.setHorizontalSpacing(theme().px(16))
        self._rows.setVerticalSpacing(theme().px(6))
        for row, each in enumerate(filled):
            name = TextView(f"{{{each.name}}}", Type.SMALL, "accent", max_lines=1)
            name.setToolTip(each.meaning)
            value = TextView(each.value, Type.SMALL)
            value.setAccessibleName(_("{name} จะเป็น {value}").format(name=each.name, value=each.value))
            self._rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(value, row, 1)


class OfficeTexts(OfficePage):
    halves: QSplitter
    parts: OrderedList
    right: QWidget
    title: TextView
    whose: StateLine
    reset: QPushButton
    wording: WordBreakingTextEdit
    wording_label: QLabel
    insert: QToolButton
    becomes_title: TextView
    area: QScrollArea
    becomes: Panel
    unprinted: TextView
    filled_title: TextView
    filled: FilledList

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        first = list_wordings(desk.book.office)[0]
        self._place = first.paper, first.part
        self.outcome = TextView("", selectable=True)
        self._pause = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._build()
        self.kept.append(keep_on_leave(self.wording, lambda: self._wording().text, self._keep))
        self._pause.timeout.connect(self.show_outcome)
        self.wording.textChanged.connect(self._follow_typing)
        self.parts.current_changed.connect(self._choose)
        self.parts.opened.connect(lambda _key: self.wording.setFocus())
        self.reset.clicked.connect(self._reset)
        theme().changed.connect(self._tint)

    def show_book(self) -> None:
        wordings = list_wordings(self.desk.book.office)
        rows: list[ListRow] = []
        for wording in wordings:
            if not rows or rows[-1].key[0] != wording.paper:  # type: ignore[index]
                rows.append(ListRow((wording.paper, ""), paper_name(wording.paper), is_heading=True))
            rows.append(_row(wording))
        self.parts.show_rows(rows)
        if self.parts.current_key is None:
            self.parts.choose(self._place)
        self._show_part()

    def page_actions(self) -> list[QAction]:
        return []

    def facts(self) -> str:
        count = sum(wording.is_own for wording in list_wordings(self.desk.book.office))
        return counted("สำนักงานปรับข้อความเอง {count} ส่วน", count)

    def reveal(self, record: Record, field: str) -> None:
        if isinstance(record, PaperText):
            self.choose(record.paper, record.part)

    def choose(self, paper: str, part: str) -> None:
        self.parts.choose((paper, part))
        self._choose((paper, part))

    def show_outcome(self) -> None:
        """What the words become; while they cannot be printed, what was shown stays."""
        self._pause.stop()
        paper, part = self._place
        try:
            shown = preview(self.desk.book, paper, part, self.wording.toPlainText())
        except ValueError as problem:
            self.unprinted.set_text(str(problem))
            self.unprinted.set_ink("red")
            self.unprinted.show()
            return
        self.outcome.set_text(shown.text or _("(ส่วนนี้จะใช้ข้อความของโปรแกรม)"))
        self.outcome.set_tinted(shown.spans)
        self.unprinted.set_ink("ink2")
        self.unprinted.set_text(_("ขณะนี้เอกสารไม่ได้พิมพ์ส่วนนี้ จึงแสดงเท่าที่เติมได้"))
        self.unprinted.setVisible(not shown.is_printed)
        self.filled.show_filled(shown.filled)
        self.filled_title.setVisible(bool(shown.filled))

    def _build(self) -> None:
        self.parts.arrange(_("ส่วนของเอกสาร"), can_move=False)
        self.parts.setMinimumWidth(theme().px(140))
        self.right.setMinimumWidth(theme().px(320))
        self.halves.setSizes([theme().px(220), 1000])
        self.halves.setStretchFactor(1, 1)
        self.title.set_type(Type.HEADING)
        for view in (self.becomes_title, self.filled_title, self.unprinted):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        set_type(self.wording_label, Type.SMALL, "ink2")
        self.becomes.body.addWidget(self.outcome)
        self.outcome.setAccessibleName(_("จะพิมพ์เป็น"))
        menu = QMenu(self)
        for name, meaning in PLACEHOLDERS.items():
            action = menu.addAction(f"{{{name}}}", lambda name=name: self._insert(name))
            action.setToolTip(meaning)
        menu.setToolTipsVisible(True)
        self.insert.setMenu(menu)
        self.setFocusProxy(self.parts)

    def _wording(self) -> Wording:
        return wording_of(self.desk.book.office, *self._place)

    def _choose(self, key: object) -> None:
        if not isinstance(key, tuple) or not key[1] or key == self._place:
            return
        for field in self.kept:
            if not field.keep():
                field.put_back()
        self._place = key
        self._show_part()

    def _show_part(self) -> None:
        wording = self._wording()
        for field in self.kept:
            field.refresh()
        self.title.set_text(f"{paper_name(wording.paper)} · {part_name(wording.part)}")
        if wording.is_own:
            self.whose.set_state(Mark.READY, _("ของสำนักงาน"))
        else:
            self.whose.set_state(Mark.SMALL_RING, _("ของโปรแกรม"))
        self.reset.setEnabled(wording.is_own)
        self._tint()
        self.show_outcome()

    def _follow_typing(self) -> None:
        self._tint()
        self._pause.start()

    def _tint(self) -> None:
        shades: list[QTextEdit.ExtraSelection] = []
        for start, length in placeholder_spans(self.wording.toPlainText()):
            shade = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(theme().tokens.tint2)
            look.setForeground(theme().tokens.accent)
            cursor = QTextCursor(self.wording.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            shade.format, shade.cursor = look, cursor  # type: ignore[misc]
            shades.append(shade)
        self.wording.setExtraSelections(shades)

    def _insert(self, name: str) -> None:
        self.wording.insertPlainText(f"{{{name}}}")
        self.wording.setFocus()

    def _keep(self, text: str) -> None:
        paper, part = self._place
        words = _("แก้ข้อความ {part} ของ{paper}").format(part=part_name(part), paper=paper_name(paper))
        office = self.desk.book.office
        self.deed(words, lambda session: set_paper_text(session, office, paper, part, text))

    def _reset(self) -> None:
        paper, part = self._place
        for field in self.kept:
            field.put_back()
        words = _("กลับเป็นข้อความของโปรแกรม {part}").format(part=part_name(part))
        office = self.desk.book.office
        self.desk.change(words, lambda session: reset_paper_text(session, office, paper, part))


def _row(wording: Wording) -> ListRow:
    own = _("ข้อความของสำนักงาน") if wording.is_own else ""
    return ListRow(
        (wording.paper, wording.part), part_name(wording.part), lines=(own,) if own else (), depth=0
    )


forms.promote(FilledList)
