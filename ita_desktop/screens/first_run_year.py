"""First start, page two: the fiscal year, the frame it works by, and the frame of last year's results."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.opening import OwnFrame, match_editions, propose_edition, propose_year, read_frame
from ita_desktop.actions.phases import usual_phases
from ita_desktop.model.edition import Edition
from ita_desktop.model.editions import available_editions, read_edition, read_level_scale
from ita_desktop.qt import forms
from ita_desktop.qt.choices import NumberField
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import MarkSign, Panel, clear_layout
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.due_list import day_and_month
from ita_desktop.screens.edition_card import EditionCard
from ita_desktop.screens.edition_import import EditionImport, told_counts
from ita_desktop.screens.first_run_page import FirstRunPage
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

_OWN = "own"
_WIDE = 760
"""From this width on, at 100 %, the calendar stands beside the choices."""


class FirstRunYear(FirstRunPage):
    choices: QWidget
    year: NumberField
    year_problem: ProblemNote
    days: TextView
    frames_heading: TextView
    frames: QWidget
    edition_problem: ProblemNote
    more: QPushButton
    results: QComboBox
    results_edition_problem: ProblemNote
    match_sign: QWidget
    match: TextView
    calendar: Panel

    def __init__(self, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._own: tuple[OwnFrame, Edition] | None = None
        self._cards: dict[str, EditionCard] = {}
        self._group = QButtonGroup(self)
        self._shows_all = False
        self._is_own_choice = False
        self._is_proposing = False
        self._phases = QGridLayout()
        self._build()
        self.year.setValue(propose_year(today))
        self.year.valueChanged.connect(self._year_changed)
        self.results.activated.connect(lambda _place: self._show_match())
        self.more.clicked.connect(self._show_more)
        self._year_changed()

    @property
    def edition(self) -> str | OwnFrame:
        chosen = self._chosen()
        return self._own[0] if chosen == _OWN and self._own else chosen

    @property
    def results_edition(self) -> str | None:
        return self.results.currentData()

    def heading(self) -> str:
        return _("ปีและกรอบการประเมิน")

    def hint(self) -> str:
        return _("เปลี่ยนภายหลังได้ที่ สำนักงานและแบบ")

    def summary(self) -> str:
        return _("ปีงบประมาณ {year}").format(year=self.year.value())

    def check(self) -> bool:
        if self._chosen() == _OWN and self._own is None:
            return self.refuse("edition", _("โปรดเลือกแฟ้มรายการข้อของกรอบ (คลิกหรือกดเว้นวรรค) หรือเลือกกรอบอื่น"))
        return self.refuse("edition", "")

    def focus_first(self) -> None:
        self.year.setFocus()
        self.year.selectAll()

    # What is built once

    def _build(self) -> None:
        set_small = (self.days, self.match)
        for view in set_small:
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.frames_heading.set_type(Type.HEADING)
        self.frames_heading.set_text(_("กรอบของปีนี้"))
        self._sign = MarkSign(Mark.DONE)
        row = QVBoxLayout(self.match_sign)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign)
        self.results.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.results.setMinimumContentsLength(24)
        for edition in _shipped():
            self.results.addItem(_name(edition), edition.code)
        self.results.addItem(_("ไม่นำผลปีก่อนมาใช้"), None)
        for edition in _shipped():
            scale = to_arabic_digits(_(read_level_scale(edition.level_scale).name)).partition(" (")[0]
            details = f"{told_counts(edition)} · {scale}"
            word = _("ตรวจแล้ว") if edition.confirmed else _("ยังไม่ยืนยัน")
            mark = Mark.DONE if edition.confirmed else Mark.TRIANGLE
            self._add_card(edition.code, EditionCard(_name(edition), details, (mark, word)))
            for revision in edition.revisions:
                title = to_arabic_digits(_(revision.title))
                draft = EditionCard(title, _name(edition), (Mark.TRIANGLE, _("เลขข้อฉบับร่าง")))
                self._add_card(f"{edition.code}@{revision.name}", draft)
        own = EditionCard(_("นำเข้ากรอบเอง"), _("จากแฟ้ม Excel หรือ CSV ที่มีรหัสและชื่อข้อ"))
        own.clicked.connect(self._ask_own)
        self._add_card(_OWN, own)
        self.calendar.set_title(_("ปฏิทินที่จะเตรียมให้"))
        self.calendar.body.addWidget(TextView(_("ทุกวันเลื่อนได้ภายหลัง"), Type.SMALL, "ink2"))
        self.calendar.body.addLayout(self._phases)
        self.calendar.body.addStretch(1)
        self._phases.setColumnStretch(1, 1)

    def _add_card(self, code: str, card: EditionCard) -> None:
        self._cards[code] = card
        self._group.addButton(card)
        card.toggled.connect(self._card_chosen)
        forms.box(self.frames).addWidget(card)

    # What is chosen

    def _chosen(self) -> str:
        return next((code for code, card in self._cards.items() if card.isChecked()), "")

    def _value(self) -> Edition | None:
        chosen = self._chosen()
        if chosen == _OWN:
            return self._own[1] if self._own else None
        return read_frame(chosen) if chosen else None

    def _year_changed(self) -> None:
        year = self.year.value()
        self.days.set_text(
            _("{first} ถึง {last}").format(first=shown_date(first_day(year)), last=shown_date(last_day(year)))
        )
        if not self._is_own_choice:
            self._is_proposing = True
            self._cards[propose_edition(year)].setChecked(True)
            self._is_proposing = False
            self.results.setCurrentIndex(self.results.findData(propose_edition(year - 1)))
        self._show_cards()
        self._show_match()
        self._show_calendar()
        self.changed.emit()

    def _card_chosen(self, is_chosen: bool) -> None:
        if not is_chosen or self._is_proposing:
            return
        self._is_own_choice = True
        self.refuse("edition", "")
        self._show_match()
        self.changed.emit()

    def _ask_own(self) -> None:
        dialog = EditionImport(self.year.value(), self, self._own[0].path if self._own else None)
        if ask(dialog) and dialog.edition:
            self.take_own(dialog.frame, dialog.edition)

    def take_own(self, frame: OwnFrame, edition: Edition) -> None:
        """The office works by a list of its own."""
        self._own = frame, edition
        words = _("{code} จาก {file}").format(code=frame.code, file=frame.path.name)
        trust = Mark.TRIANGLE, _("ยังไม่ยืนยัน")
        self._cards[_OWN].set_words(words, told_counts(edition), trust)
        self._cards[_OWN].setChecked(True)
        self._card_chosen(True)

    # What follows

    def _show_more(self) -> None:
        self._shows_all = True
        self._show_cards()

    def _show_cards(self) -> None:
        year, shipped = self.year.value(), _shipped()
        newest = max((edition.year for edition in shipped if edition.year <= year), default=year)
        for edition in shipped:
            fits = edition.confirmed or edition.year in (year, newest)
            card = self._cards[edition.code]
            card.setVisible(fits or self._shows_all or card.isChecked())
            for revision in edition.revisions:
                draft = self._cards[f"{edition.code}@{revision.name}"]
                draft.setVisible(self._shows_all or draft.isChecked())
        self.more.setVisible(not self._shows_all)

    def _show_match(self) -> None:
        edition, code = self._value(), self.results_edition
        found = match_editions(edition, read_edition(code)) if edition and code else None
        self.match_sign.setVisible(bool(edition and code))
        self.match.setVisible(bool(edition and code))
        if found is None:
            self._sign.set_mark(Mark.INFO)
            self.match.set_text(_("ยังไม่มีตารางเทียบข้อของสองกรอบนี้ เทียบภายหลังได้ที่ กรอบการประเมิน"))
            return
        self._sign.set_mark(Mark.DONE)
        words = _("จับคู่ข้อกับปีก่อนให้แล้ว: ตรงกัน {same}")
        if found.merged or found.added or found.removed:
            words = _("จับคู่ข้อกับปีก่อนให้แล้ว: ตรงกัน {same} · รวมข้อ {merged} · เพิ่มใหม่ {added} · ตัดออก {removed}")
        self.match.set_text(
            words.format(same=found.same, merged=found.merged, added=found.added, removed=found.removed)
        )

    def _show_calendar(self) -> None:
        clear_layout(self._phases)
        self._phases.setHorizontalSpacing(theme().px(12))
        self._phases.setVerticalSpacing(theme().px(5))
        for row, phase in enumerate(usual_phases(self.year.value())):
            self._phases.addWidget(TextView(day_and_month(phase.first_day), Type.SMALL, "ink2"), row, 0)
            name = TextView(_(phase.name), Type.SMALL)
            name.setToolTip(
                _("{first} ถึง {last}").format(
                    first=shown_date(phase.first_day), last=shown_date(phase.last_day)
                )
            )
            self._phases.addWidget(name, row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme().px(_WIDE)
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
            layout.setDirection(way)
            top = Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag(0)
            layout.setAlignment(self.calendar, top)
        self.calendar.setMinimumWidth(theme().px(300) if is_wide else 0)
        self.calendar.setMaximumWidth(theme().px(320) if is_wide else 16777215)


def _shipped() -> list[Edition]:
    """Checked ones first, of each the newest first."""
    known = [read_edition(code) for code in available_editions()]
    return sorted(known, key=lambda edition: (not edition.confirmed, -edition.year))


def _name(edition: Edition) -> str:
    return to_arabic_digits(_(edition.name))
