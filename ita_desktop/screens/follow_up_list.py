"""The rounds of a measure one under another: what was found, what is missing, and the way to write it down."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.model.year import FollowUp
from ita_desktop.qt import forms
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.parts import MarkSign, SectionHeading, clear_layout, make_button
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.rules.follow_up_rounds import Round, Standing
from ita_desktop.screens.evidence_opening import can_be_opened
from ita_desktop.screens.follow_up_months import MARKS
from ita_desktop.thai.dates import field_date
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_MOST_NEXT = 1


class FollowUpList(QWidget):
    """`asked` tells the round and the entry that is to be written down or changed; either may be None.

    `evidence_asked` tells the entry and which of its evidence is to be opened.
    """

    asked = Signal(object, object)
    evidence_asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(6))
        self._shown: object = None

    def show_rounds(self, rounds: Sequence[Round], undated: Sequence[FollowUp], follower: str) -> None:
        state = (
            [(each.name, each.standing, each.days_late, *map(_words, each.entries)) for each in rounds],
            list(map(_words, undated)),
            follower,
        )
        if state == self._shown:
            return
        self._shown = state
        clear_layout(self._column)
        note = _("{follower}กำกับ").format(follower=follower) if follower else ""
        self._column.addWidget(SectionHeading(_("รอบติดตาม"), note))
        coming = [each for each in rounds if each.standing is Standing.NEXT]
        for each in rounds:
            if each.standing is not Standing.NEXT or each in coming[:_MOST_NEXT]:
                self._add_round(each)
        for entry in undated:
            self._add_entry(None, entry, _("ไม่ระบุวันที่"))
        if len(coming) > _MOST_NEXT:
            count = len(coming) - _MOST_NEXT
            words = TextView(counted("และอีก {count} รอบในปีนี้", count), Type.SMALL, "ink2")
            self._column.addWidget(words)
        if not rounds:
            say = _("เลือกรอบที่ช่อง “ติดตาม” หรือ “ความถี่” แล้วรอบจะปรากฏที่นี่")
            self._column.addWidget(TextView(say, Type.SMALL, "ink2"))
            self._column.addWidget(self._button(_("บันทึกผล"), None, None), 0, Qt.AlignmentFlag.AlignLeft)

    def buttons(self) -> list[QPushButton]:
        return [button for button in self.findChildren(QPushButton) if not button.isHidden()]

    def _add_round(self, each: Round) -> None:
        if each.entries:
            for entry in each.entries:
                self._add_entry(each, entry, _("บันทึก {day}").format(day=shown_date(entry.date)))
            return
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(MarkSign(MARKS[each.standing]), 0, Qt.AlignmentFlag.AlignVCenter)
        name = TextView(each.name, Type.NAME, max_lines=1)
        row.addWidget(name)
        if each.standing is Standing.LATE:
            words, ink = counted("เลย {count} วัน", each.days_late), "red"
        else:
            words, ink = _("กำหนด {day}").format(day=field_date(each.last_day)), "ink2"
        row.addWidget(TextView(words, Type.SMALL, ink, max_lines=1), 1)
        if each.standing is not Standing.NEXT:
            row.addWidget(self._button(_("บันทึกผล"), each, None))
        self._column.addLayout(row)

    def _add_entry(self, each: Round | None, entry: FollowUp, words: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(MarkSign(MARKS[Standing.RECORDED]), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(TextView(each.name if each else _("ไม่มีรอบ"), Type.NAME, max_lines=1))
        head.addWidget(TextView(words, Type.SMALL, "ink2", max_lines=1), 1)
        head.addWidget(self._button(_("แก้"), each, entry))
        texts.addLayout(head)
        texts.addWidget(TextView(entry.result))
        for title, text in ((_("ปัญหา"), entry.problem), (_("ข้อเสนอแนะ"), entry.suggestion)):
            if text:
                texts.addWidget(TextView(f"{title}: {text}", Type.SMALL, "ink2"))
        for evidence in entry.evidence:
            texts.addLayout(self._evidence_line(entry, evidence))
        row.addLayout(texts, 1)
        self._column.addLayout(row)

    def _evidence_line(self, entry: FollowUp, evidence: str) -> QHBoxLayout:
        line = QHBoxLayout()
        words = _("หลักฐาน: {name}").format(name=evidence)
        line.addWidget(TextView(words, Type.SMALL, "ink2", max_lines=2), 1)
        if can_be_opened(entry, evidence):
            opening = make_button(
                _("เปิดดู"), lambda: self.evidence_asked.emit(entry, evidence), kind="plain", in_row=True
            )
            opening.setAccessibleName(_("เปิดดู {name}").format(name=evidence))
            line.addWidget(opening, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _button(self, words: str, each: Round | None, entry: FollowUp | None) -> QWidget:
        button = make_button(
            words,
            lambda: self.asked.emit(each, entry),
            kind="plain" if entry else "quiet",
            picture="edit",
            in_row=True,
        )
        button.setAccessibleName(f"{words} {each.name}" if each else words)
        return button


def _words(entry: FollowUp) -> tuple[object, ...]:
    kept = tuple(entry.kept_files.items())
    return entry.id, entry.date, entry.result, entry.problem, entry.suggestion, tuple(entry.evidence), kept


forms.promote(FollowUpList)
