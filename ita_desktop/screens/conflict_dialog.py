"""Two wrote into the same field: shows both versions side by side, and asks which shall stand."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.conflict_words import ToldConflict, tell_conflicts
from ita_desktop.qt import forms
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.desk import Desk, choose_untouched
from ita_desktop.storage.conflicts import Conflict, ConflictError
from ita_desktop.translation import translate as _

_WIDTH, _MOST_HEIGHT = 680, 360


class ConflictDialog(QDialog):
    """`theirs` are the conflicts in which the other version shall stand, None while nothing is decided."""

    title: TextView
    hint: TextView
    scroller: QScrollArea
    versions: QWidget
    undecided: QPushButton
    as_chosen: QPushButton
    all_theirs: QPushButton
    all_mine: QPushButton

    def __init__(
        self, conflicts: Sequence[Conflict], told: Sequence[ToldConflict], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self.theirs: Collection[Conflict] | None = None
        self._conflicts = conflicts
        self._choices: list[_Versions] = []
        names = dict.fromkeys(each.by for each in told)
        self.title.set_type(Type.HEADING)
        self.title.set_text(_("{names} แก้ไขข้อมูลนี้ก่อนหน้า").format(names=", ".join(names)))
        self.hint.set_ink("ink2")
        self.hint.set_text(_("สิ่งที่แก้ครั้งนี้ยังไม่ได้บันทึก โปรดเลือกว่าจะใช้ฉบับใด"))
        is_by_field = len(conflicts) > 1 and all(conflict.field for conflict in conflicts)
        layout = self.versions.layout()
        assert isinstance(layout, QVBoxLayout)
        for each in told:
            versions = _Versions(each, can_choose=is_by_field)
            self._choices.append(versions)
            layout.addWidget(versions)
        layout.addStretch()
        self.as_chosen.setVisible(is_by_field)
        if is_by_field:
            self.all_theirs.setText(_("ใช้ของเขาทั้งหมด"))
            self.all_mine.setText(_("ใช้ของฉันทั้งหมด"))
        self.undecided.clicked.connect(self.reject)
        self.as_chosen.clicked.connect(
            lambda: self._decide(
                [
                    conflict
                    for conflict, versions in zip(conflicts, self._choices, strict=True)
                    if versions.is_theirs
                ]
            )
        )
        self.all_theirs.clicked.connect(lambda: self._decide(conflicts))
        self.all_mine.clicked.connect(lambda: self._decide(()))
        width = theme().px(_WIDTH)
        needed = layout.totalHeightForWidth(width - theme().px(80))
        self.scroller.setMinimumHeight(min(needed, theme().px(_MOST_HEIGHT)))
        self.resize(width, 0)

    def _decide(self, theirs: Collection[Conflict]) -> None:
        self.theirs = theirs
        self.accept()


class _Versions(QWidget):
    """Both versions of one field, theirs at the left."""

    def __init__(self, told: ToldConflict, *, can_choose: bool) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(20))
        grid.setVerticalSpacing(theme().px(4))
        name = " · ".join(filter(None, (told.record, told.field)))
        grid.addWidget(TextView(name, Type.NAME), 0, 0, 1, 2)
        if told.seen:
            seen = TextView(_("ก่อนแก้: {words}").format(words=told.seen), Type.SMALL)
            seen.set_ink("ink2")
            grid.addWidget(seen, 1, 0, 1, 2)
        time = f" {shown_date(told.at.date())} {told.at:%H:%M}" if told.at else ""
        heads = (_("ของ {name}").format(name=told.by) + time, _("ของฉัน"))
        self._choices: list[QRadioButton] = []
        for column, (words, version) in enumerate(zip(heads, (told.theirs, told.mine), strict=True)):
            grid.setColumnStretch(column, 1)
            grid.addWidget(self._head(words, f"{name}: {version}", can_choose=can_choose), 2, column)
            grid.addWidget(TextView(version or _("(ว่าง)"), selectable=True), 3, column)

    @property
    def is_theirs(self) -> bool:
        return self._choices[0].isChecked()

    def _head(self, words: str, meaning: str, *, can_choose: bool) -> QWidget:
        if not can_choose:
            return TextView(words, Type.SMALL, "ink2")
        head = QRadioButton(words)
        head.setAccessibleDescription(meaning)
        head.setChecked(not self._choices)
        self._choices.append(head)
        return head


def choose_between(desk: Desk, refusal: ConflictError) -> Collection[Conflict] | None:
    """Asks the officer, but not for what the deed only repeats."""
    untouched = choose_untouched(desk, refusal)
    if untouched is not None:
        return untouched
    with desk.workspace.reading() as session:
        told = tell_conflicts(session, refusal.conflicts)
    parent = desk.parent()
    dialog = ConflictDialog(refusal.conflicts, told, parent if isinstance(parent, QWidget) else None)
    ask(dialog)
    return dialog.theirs
