"""What the checks found: where it is, what to do, the mend where one is certain, and a way to let it stand."""

from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QWidget

from ita_desktop.actions.checks import Judged, apply_mend, set_aside
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.columns import Column
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import place_of
from ita_desktop.screens.print_preview import print_grid
from ita_desktop.storage.books import load_book
from ita_desktop.translation import translate as _

_ALL, _MUST, _SHOULD, _PAUSED = "all", "must", "should", "paused"


class Findings(Place):
    shows: ClassVar[frozenset[str]] = frozenset({"set_aside_finding"})

    halves: QSplitter
    left: QWidget
    sheet: QWidget
    message: TextView
    where: TextView
    advice: TextView
    mend_words: TextView
    mend: QPushButton
    open_record: QPushButton
    reason: WordBreakingTextEdit
    reason_label: QLabel
    pause: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._choice = Segmented(
            [(_ALL, _("ทั้งหมด")), (_MUST, _("ต้องแก้")), (_SHOULD, _("ควรดู")), (_PAUSED, _("พักไว้"))],
            _("แสดงเฉพาะ"),
        )
        self.grid = Grid(RowsModel(_columns(), lambda judged: judged.key))
        self.grid.views.subject = "findings"
        self.grid.chosen_by = lambda: [self._choice.words] if self._choice.key != _ALL else []
        self._build()
        self._again = make_action(_("ตรวจใหม่"), "refresh", "F5", self)
        self._again.triggered.connect(desk.look_for_slips)
        self._print = make_action(_("พิมพ์"), "print", "Ctrl+P", self)
        self._print.triggered.connect(lambda: print_grid(self.grid, [_("ผลการตรวจ")], desk, self))
        self._choice.changed.connect(lambda _key: self._show_rows())
        self.grid.selection_changed.connect(self._show_sheet)
        self.grid.row_opened.connect(lambda _key: self._open_record())
        self.mend.clicked.connect(self._mend)
        self.open_record.clicked.connect(self._open_record)
        self.pause.clicked.connect(self._pause)

    def refresh(self) -> None:
        self.show_findings()

    def show_findings(self) -> None:
        for key, words in (
            (_ALL, _("ทั้งหมด")),
            (_MUST, _("ต้องแก้")),
            (_SHOULD, _("ควรดู")),
            (_PAUSED, _("พักไว้")),
        ):
            self._choice.set_words(key, f"{words} {len(self._chosen(key))}")
        if self.desk.has_looked:
            advice = _("โปรแกรมตรวจข้อมูลและเอกสารซ้ำให้ทุกครั้งที่แก้ไข")
            self.grid.set_empty(_("ไม่พบที่ต้องแก้หรือควรดู"), sign="check", advice=advice)
        else:
            self.grid.set_empty(_("กำลังตรวจ…"))
        self._show_rows()
        self.told.emit()

    def facts(self) -> str:
        must, should, paused = (len(self._chosen(key)) for key in (_MUST, _SHOULD, _PAUSED))
        return _("ต้องแก้ {must} · ควรดู {should} · พักไว้ {paused}").format(
            must=must, should=should, paused=paused
        )

    def header_actions(self) -> list[QAction]:
        return [self._print, self._again]

    def reveal(self, target: Target) -> None:
        """`target.field` is the key of a finding."""
        self._choice.set_key(_ALL)
        self._show_rows()
        self.grid.select([target.field])

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._choice)
        row.addStretch(1)
        layout = forms.box(self.left)
        layout.addLayout(row)
        layout.addWidget(self.grid)
        self.message.set_type(Type.HEADING)
        for view in (self.where, self.mend_words):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        set_type(self.reason_label, Type.SMALL, "ink2")
        self.setFocusProxy(self.grid)
        self.sheet.setMinimumWidth(theme().px(320))
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes([1000, theme().px(380)])

    def _chosen(self, key: str) -> list[Judged]:
        kept = {
            _ALL: lambda judged: judged.reason is None,
            _MUST: lambda judged: judged.must_be_mended,
            _SHOULD: lambda judged: judged.reason is None and not judged.must_be_mended,
            _PAUSED: lambda judged: judged.reason is not None,
        }[key]
        return [judged for judged in self.desk.findings if kept(judged)]

    def _show_rows(self) -> None:
        rows = self._chosen(self._choice.key)
        self.grid.model.show(rows)
        if rows and self.grid.current_key is None:
            self.grid.select([rows[0].key])
        self._show_sheet()

    def _current(self) -> Judged | None:
        key = self.grid.current_key
        return next((judged for judged in self.desk.findings if judged.key == key), None)

    def _show_sheet(self) -> None:
        judged = self._current()
        self.sheet.setVisible(judged is not None)
        if judged is None:
            return
        slip = judged.finding.slip
        self.message.set_text(slip.message)
        self.where.set_text(slip.place.words)
        self.advice.set_text(slip.advice)
        self.mend_words.set_text(_("จะแก้เป็น: {words}").format(words=slip.mend.words) if slip.mend else "")
        self.mend_words.setVisible(slip.mend is not None)
        self.mend.setVisible(slip.mend is not None and slip.place.record is not None)
        self.open_record.setVisible(slip.place.record is not None or slip.place.paper is not None)
        if not self.reason.hasFocus():
            self.reason.setPlainText(judged.reason or "")

    def _mend(self) -> None:
        if judged := self._current():
            year = self.desk.book.year.year
            words = _("แก้ตามที่ตรวจพบ: {message}").format(message=judged.finding.slip.message)
            self.desk.change(words, lambda session: apply_mend(load_book(session, year), judged.key))

    def _pause(self) -> None:
        if judged := self._current():
            year, reason = self.desk.book.year.year, self.reason.toPlainText()
            words = _("พักไว้: {message}").format(message=judged.finding.slip.message)
            self.desk.change(words, lambda session: set_aside(load_book(session, year), judged.key, reason))

    def _open_record(self) -> None:
        judged = self._current()
        if judged is None:
            return
        place = judged.finding.slip.place
        if place.record is not None:
            self.desk.go(place_of(place.record.__tablename__), place.record, place.field)
        else:
            self.desk.going.emit(Target("papers", field=place.paper.value if place.paper else ""))


def _columns() -> list[Column[Judged]]:
    def mark(judged: Judged) -> Mark:
        if judged.reason is not None:
            return Mark.PAUSED
        return Mark.OCTAGON if judged.must_be_mended else Mark.TRIANGLE

    def mark_words(judged: Judged) -> str:
        if judged.reason is not None:
            return _("พักไว้")
        return _("ต้องแก้") if judged.must_be_mended else _("ควรดู")

    def paper(judged: Judged) -> str:
        kind = judged.finding.slip.place.paper
        return spoken_term(kind) if kind else ""

    def where(judged: Judged) -> str:
        return judged.finding.slip.place.words

    return [
        Column(
            "message",
            _("สิ่งที่พบ"),
            lambda judged: judged.finding.slip.message,
            mark=mark,
            mark_words=mark_words,
            detail=where,
            wraps=True,
            most_lines=4,
            width=400,
        ),
        Column("paper", _("เอกสาร"), paper, wraps=True, width=130),
        # Also under what was found; for those who sort or filter by it.
        Column("where", _("อยู่ที่"), where, wraps=True, width=210, is_hidden=True),
    ]
