"""Beside the page: what the checks hold against a paper, each note with its mend and the way to the record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ita_desktop.actions.checks import Judged
from ita_desktop.actions.issued_papers import Difference
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import MarkSign, Panel, clear_layout, make_button
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.translation import translate as _

_WIDTH = 250
_MOST_DIFFERENCES = 20


class PaperNotes(QScrollArea):
    """`shown` asks to see where a finding stands on the page, `mended` to mend it, `opened` to go to its record."""

    shown = Signal(object)
    mended = Signal(object)
    opened = Signal(object)
    lack_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("ข้อสังเกตต่อเอกสารนี้"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self.setWidget(self._inside)
        self._renew()
        theme().changed.connect(self._renew)

    def show_notes(
        self,
        lack: str,
        place_of_lack: str,
        findings: Sequence[Judged],
        differences: Sequence[Difference] = (),
    ) -> None:
        clear_layout(self._column)
        if lack:
            self._column.addWidget(self._lack_note(lack, place_of_lack))
        for judged in findings:
            self._column.addWidget(self._note(judged))
        for difference in differences[:_MOST_DIFFERENCES]:
            self._column.addWidget(_difference_note(difference))
        if more := len(differences[_MOST_DIFFERENCES:]):
            self._column.addWidget(TextView(_("และอีก {count} แห่ง").format(count=more), Type.SMALL, "ink2"))
        self._column.addStretch(1)
        self.setVisible(bool(lack or findings or differences))

    def _lack_note(self, lack: str, place: str) -> QWidget:
        panel = Panel()
        panel.body.addLayout(_headed(Mark.TRIANGLE, lack))
        row = QHBoxLayout()
        row.addWidget(make_button(_("ไปเพิ่ม"), lambda: self.lack_opened.emit(place), in_row=True))
        row.addStretch(1)
        panel.body.addLayout(row)
        return panel

    def _note(self, judged: Judged) -> QWidget:
        slip = judged.finding.slip
        panel = Panel()
        panel.setAccessibleName(slip.message)
        panel.body.addLayout(_headed(Mark.OCTAGON if judged.must_be_mended else Mark.TRIANGLE, slip.message))
        panel.body.addWidget(TextView(slip.place.words, Type.SMALL, "ink2"))
        panel.body.addWidget(TextView(slip.advice, Type.SMALL))
        row = QHBoxLayout()
        if slip.mend is not None and slip.place.record is not None:
            mend = make_button(_("แก้ให้"), lambda: self.mended.emit(judged), in_row=True)
            mend.setToolTip(_("จะแก้เป็น: {words}").format(words=slip.mend.words))
            row.addWidget(mend)
        if slip.place.paper is not None:
            row.addWidget(make_button(_("ดูในหน้า"), lambda: self.shown.emit(judged), in_row=True))
        row.addWidget(make_button(_("ดูข้อมูล"), lambda: self.opened.emit(judged), kind="plain", in_row=True))
        row.addStretch(1)
        panel.body.addLayout(row)
        return panel

    def _renew(self) -> None:
        px = theme().px
        self._column.setContentsMargins(px(10), px(12), px(12), px(12))
        self._column.setSpacing(px(10))
        self.setMinimumWidth(px(_WIDTH))


def _difference_note(difference: Difference) -> QWidget:
    panel = Panel()
    for heading, words in ((_("ฉบับที่ออก"), difference.issued), (_("ข้อมูลวันนี้"), difference.now)):
        panel.body.addWidget(TextView(heading, Type.SMALL, "ink2"))
        panel.body.addWidget(TextView(words or _("ไม่มีข้อความนี้"), Type.SMALL))
    panel.setAccessibleName(
        _("ฉบับที่ออก: {issued} ข้อมูลวันนี้: {now}").format(issued=difference.issued, now=difference.now)
    )
    return panel


def _headed(mark: Mark, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(MarkSign(mark), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(TextView(words, Type.NAME), 1)
    return row
