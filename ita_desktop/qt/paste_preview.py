"""Shows how each pasted cell is understood before anything is changed."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.pasting import Outcome, PastedCell
from ita_desktop.qt.rows_model import Column, RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, size_within, theme
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_MARKS = {Outcome.CHANGE: Mark.READY, Outcome.SAME: Mark.SMALL_RING, Outcome.UNREADABLE: Mark.OCTAGON}


class PastePreview(QDialog):
    """Accepted, the readable cells are to be pasted as one deed; the others never are."""

    def __init__(
        self, cells: Sequence[PastedCell], name_of: Callable[[Any], str], parent: QWidget | None = None
    ) -> None:
        """`name_of` words a row, so that the officer finds it again."""
        super().__init__(parent)
        self._cells = cells
        count = {outcome: sum(cell.outcome is outcome for cell in cells) for outcome in Outcome}
        self.setWindowTitle(_("วางตาราง"))
        self.model = RowsModel(
            _columns(), lambda cell: cell.number, group_of=lambda cell: _group(cell, name_of)
        )
        self.view = GridView(self.model, parent=self)
        self.view.setAccessibleName(_("ช่องที่จะวาง"))
        self.view.delegate.ground_of = _ground_of
        title = TextView(_("วางตาราง"), Type.TITLE)
        facts = TextView(
            counted(
                "{count} ช่อง เปลี่ยน {change} เหมือนเดิม {same} อ่านไม่ได้ {unreadable}",
                len(cells),
                change=count[Outcome.CHANGE],
                same=count[Outcome.SAME],
                unreadable=count[Outcome.UNREADABLE],
            ),
            Type.SMALL,
            "ink2",
        )
        self.paste_button = QPushButton(counted("วาง {count} ช่อง", count[Outcome.CHANGE]))
        self.paste_button.setProperty("kind", "main")
        self.paste_button.setEnabled(count[Outcome.CHANGE] > 0)
        self.paste_button.setDefault(True)
        self.paste_button.clicked.connect(self.accept)
        cancel = QPushButton(_("ยกเลิก"))
        cancel.clicked.connect(self.reject)
        self._lay_out(title, facts, self._choices(count), cancel)
        self.model.show(cells)
        self.paste_button.setFocus()

    def _choices(self, count: dict[Outcome, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        self._group = QButtonGroup(self)
        words = {
            None: _("ทั้งหมด {count}"),
            Outcome.CHANGE: _("เปลี่ยน {count}"),
            Outcome.SAME: _("เหมือนเดิม {count}"),
            Outcome.UNREADABLE: _("อ่านไม่ได้ {count}"),
        }
        for outcome, text in words.items():
            number = len(self._cells) if outcome is None else count[outcome]
            button = QPushButton(text.format(count=number))
            button.setProperty("row", True)
            button.setCheckable(True)
            button.setChecked(outcome is None)
            button.setEnabled(number > 0)
            button.clicked.connect(lambda _checked=False, wanted=outcome: self._show_only(wanted))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        return row

    def _show_only(self, outcome: Outcome | None) -> None:
        self.model.show([cell for cell in self._cells if outcome in (None, cell.outcome)])

    def _lay_out(self, title: QWidget, facts: QWidget, choices: QHBoxLayout, cancel: QWidget) -> None:
        px = theme().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(20), px(20), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(title)
        layout.addWidget(facts)
        layout.addLayout(choices)
        layout.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.addWidget(TextView(_("ช่องที่อ่านไม่ได้จะไม่ถูกวาง เลิกทำได้ในครั้งเดียว"), Type.SMALL, "ink2"), 1)
        foot.addWidget(self.paste_button)
        foot.addWidget(cancel)
        layout.addLayout(foot)
        self.resize(size_within(self.parentWidget(), 860, 560))
        for number, column in enumerate(self.model.columns):
            self.view.setColumnWidth(number, px(column.width))
        self.view.head.setStretchLastSection(True)
        self.view.head.setSectionsClickable(False)


def _columns() -> list[Column[PastedCell]]:
    words = {Outcome.CHANGE: _("เปลี่ยน"), Outcome.SAME: _("เหมือนเดิม"), Outcome.UNREADABLE: _("อ่านไม่ได้")}
    tones = {Outcome.CHANGE: "accent", Outcome.SAME: "ink2", Outcome.UNREADABLE: "red"}
    return [
        Column(
            "outcome",
            _("ผล"),
            lambda cell: words[cell.outcome],
            width=160,
            mark=lambda cell: _MARKS[cell.outcome],
            tone=lambda cell: tones[cell.outcome],
        ),
        Column(
            "column", _("คอลัมน์"), lambda cell: cell.column.title if cell.column else "", width=150, wraps=True
        ),
        Column("printed", _("ที่คัดลอกมา"), lambda cell: cell.printed, width=230, wraps=True),
        Column(
            "understood",
            _("อ่านเป็น"),
            lambda cell: cell.understood or _("(ว่าง)"),
            width=260,
            wraps=True,
            emphasis=True,
            tone=lambda cell: "red" if cell.outcome is Outcome.UNREADABLE else None,
        ),
    ]


def _group(cell: PastedCell, name_of: Callable[[Any], str]) -> tuple[object, str]:
    if cell.row is None:
        return None, _("เกินแถวที่มี")
    return cell.line, name_of(cell.row)


def _ground_of(cell: PastedCell) -> str | None:
    return "red_ground" if cell.outcome is Outcome.UNREADABLE else None


def confirms(dialog: PastePreview) -> bool:
    return ask(dialog)
