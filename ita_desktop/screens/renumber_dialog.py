"""New numbers for a frame in use: pasted or from a file, and shown number by number before anything is done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from ita_desktop.actions.edition_renumbering import (
    Change,
    Renumbered,
    Renumbering,
    preview_renumbering,
    read_list,
    read_pasted_list,
)
from ita_desktop.model.edition import Edition, Kind
from ita_desktop.model.frame import EditionRecord
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.columns import Column
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, size_within
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_READ_AFTER_MS = 250
_MARKS = {
    Change.SAME: None,
    Change.NUMBER: Mark.READY,
    Change.TITLE: Mark.READY,
    Change.BOTH: Mark.READY,
    Change.ADDED: Mark.INFO,
    Change.MISSING: Mark.TRIANGLE,
    Change.CLASH: Mark.OCTAGON,
}


class RenumberTable(QWidget):
    """What becomes of each number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid(RowsModel(_columns(), lambda line: (line.identity, line.new_code)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)


class RenumberDialog(QDialog):
    """`taken` tells the list as it was read, when it may be used."""

    title: TextView
    hint: TextView
    listed: WordBreakingTextEdit
    listed_label: QLabel
    choose: QPushButton
    problem: TextView
    table: RenumberTable
    facts: TextView
    cancel: QPushButton
    main: QPushButton

    taken = Signal(object)

    def __init__(self, edition: EditionRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edition = edition
        self.plan: Renumbering | None = None
        forms.load(self)
        self._pause = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._pause.timeout.connect(self.read_typed)
        self.grid = self.table.grid
        self._build()
        self.listed.textChanged.connect(self._pause.start)
        self.choose.clicked.connect(self._ask_file)
        self.cancel.clicked.connect(self.reject)
        self.main.clicked.connect(self._take)
        self._show(None)

    def read_typed(self) -> None:
        self._pause.stop()
        text = self.listed.toPlainText()
        if text.strip():
            self._read(lambda: read_pasted_list(text, self.edition))
        else:
            self._show(None)

    def read_file(self, path: Path) -> None:
        self._read(lambda: read_list(path, self.edition))

    def _build(self) -> None:
        self.setWindowTitle(_("นำเข้าเลขข้อใหม่"))
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("นำเข้าเลขข้อใหม่"))
        self.hint.set_text(
            _("วางเลขข้อและชื่อจากประกาศฉบับใหม่ ข้อที่ชื่อเดิมจะเปลี่ยนเพียงเลข ผลคะแนน ผู้รับผิดชอบ และมาตรการยังอยู่กับข้อเดิม")
        )
        self.hint.set_ink("ink2")
        for view, ink in ((self.problem, "red"), (self.facts, "ink2")):
            view.set_type(Type.SMALL)
            view.set_ink(ink)
        set_type(self.listed_label, Type.SMALL, "ink2")
        self.grid.setAccessibleName(_("เลขเดิมและเลขใหม่"))
        self.grid.set_empty(_("เมื่อวางรายการแล้ว เลขเดิมและเลขใหม่จะปรากฏที่นี่"))
        self.resize(size_within(self.parentWidget(), 820, 620))
        self.listed.setFocus()

    def _ask_file(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("เลือกแฟ้มรายการ"), "", _("รายการ (*.csv *.xlsx)"))
        if path:
            self.read_file(Path(path))

    def _read(self, read: Callable[[], Edition]) -> None:
        try:
            self._show(preview_renumbering(self.edition, read()))
        except ValueError as problem:
            self._show(None, str(problem))

    def _show(self, plan: Renumbering | None, problem: str = "") -> None:
        self.plan = plan
        clashes = plan.count(Change.CLASH) if plan else 0
        if clashes:
            problem = counted("มีเลขข้อซ้ำกัน {count} แถว โปรดแก้รายการก่อน", clashes)
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
        # What must be mended, then what changes, comes first.
        lines = sorted(plan.lines, key=_urgency) if plan else []
        self.grid.model.show(lines)
        changed = plan.changed if plan and not clashes else 0
        self.main.setText(counted("เปลี่ยน {count} ข้อ", changed))
        self.main.setEnabled(changed > 0)
        self.facts.set_text(_told(plan) if plan else "")

    def _take(self) -> None:
        if self.plan:
            self.accept()
            self.taken.emit(self.plan.listed)


def _urgency(line: Renumbered) -> int:
    order = (
        Change.CLASH,
        Change.ADDED,
        Change.BOTH,
        Change.NUMBER,
        Change.TITLE,
        Change.MISSING,
        Change.SAME,
    )
    return order.index(line.change)


def _told(plan: Renumbering) -> str:
    counted = (
        (_("เปลี่ยนเลข {count}"), (Change.NUMBER, Change.BOTH)),
        (_("เปลี่ยนชื่อ {count}"), (Change.TITLE, Change.BOTH)),
        (_("เพิ่ม {count}"), (Change.ADDED,)),
        (_("คงเดิม {count}"), (Change.SAME,)),
        (_("ไม่อยู่ในรายการ {count}"), (Change.MISSING,)),
    )
    return " · ".join(words.format(count=plan.count(*changes)) for words, changes in counted)


def _words(line: Renumbered) -> str:
    return {
        Change.SAME: _("คงเดิม"),
        Change.NUMBER: _("เปลี่ยนเลข"),
        Change.TITLE: _("เปลี่ยนชื่อ"),
        Change.BOTH: _("เปลี่ยนเลขและชื่อ"),
        Change.ADDED: _("เพิ่ม"),
        Change.MISSING: _("ไม่อยู่ในรายการ คงไว้"),
        Change.CLASH: _("เลขซ้ำ"),
    }[line.change]


def _columns() -> list[Column[Renumbered]]:
    def former(line: Renumbered) -> str:
        is_other = line.change in (Change.TITLE, Change.BOTH)
        return _("เดิม: {title}").format(title=line.old_title) if is_other else ""

    return [
        Column("old", _("เลขเดิม"), lambda line: line.old_code or "–", width=72),
        Column("new", _("เลขใหม่"), lambda line: line.new_code, width=72, emphasis=True),
        Column("title", _("ชื่อ"), lambda line: line.new_title, detail=former, width=360, wraps=True),
        Column(
            "kind", _("ชนิด"), lambda line: line.kind, text=lambda kind: _(spoken_term(Kind(kind))), width=92
        ),
        Column(
            "change",
            _("สิ่งที่จะเกิด"),
            _words,
            mark=lambda line: _MARKS[line.change],
            width=170,
            wraps=True,
        ),
    ]


forms.promote(RenumberTable)
