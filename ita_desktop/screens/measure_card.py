"""One measure whole: the weak point it mends, what is done, by whom, until when, and how it is followed up."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from ita_desktop.actions.measure_owners import (
    Owner,
    list_owners,
    owners_of,
    read_owner,
    with_lead,
    with_supports,
)
from ita_desktop.actions.measures import MeasureError, MeasureValue, set_measure_values
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.terms import name_of_node, spoken_term
from ita_desktop.model.year import Cadence, Measure, MeasureState, Part
from ita_desktop.qt import forms
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.form_fields import Field, KeptField, keep_on_leave
from ita_desktop.qt.icons import icon
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import tab_before
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.rules.follow_up_rounds import follow_up_rounds
from ita_desktop.rules.scores import Scores
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.evidence_opening import open_evidence
from ita_desktop.screens.follow_up_list import FollowUpList
from ita_desktop.screens.growing_text import GrowingText
from ita_desktop.screens.matrix_ground import letter_of
from ita_desktop.screens.measure_groups import last_score
from ita_desktop.screens.owner_field import OwnerField
from ita_desktop.screens.weak_point_note import WeakPointNote
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_LISTS = ("activities", "outputs", "awareness", "measures")
_TEXTS = ("issue", "weakness", "guideline", "follower", "due_words", "follow_up_words")
_CHOICES = ("cadence", "follow_up_months", "state")
_POINTS = ("node", "last_node")
_MOST_MONTHS = 12


class MeasureCard(QWidget):
    """Shows the measure of the book with the number given; what is typed is kept before another is shown."""

    record_asked = Signal(object, object)
    """A round and an entry of it; either may be None."""
    page_asked = Signal()
    closed = Signal()

    title: TextView
    duplicate: QToolButton
    history: QToolButton
    close_card: QToolButton
    scroll_area: QScrollArea
    inside: QWidget
    weak_point: WeakPointNote
    issue: GrowingText
    activities: GrowingText
    outputs: GrowingText
    awareness: GrowingText
    lead: OwnerField
    supports: OwnerField
    due_date: DateField
    cadence: QComboBox
    follow_up_months: QComboBox
    state: QComboBox
    follower: QLineEdit
    follow_ups: FollowUpList
    more: QToolButton
    others: QWidget
    node: QComboBox
    last_node: QComboBox
    weakness: GrowingText
    guideline: GrowingText
    measures: GrowingText
    start_date: DateField
    due_words: QLineEdit
    follow_up_words: QLineEdit
    on_page: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk = desk
        self._number: int | None = None
        self._nodes_shown: tuple[object, ...] = ()
        self._fill_choices()
        self._fields: list[KeptField] = [
            self._keep(name) for name in (*_LISTS, *_TEXTS, "due_date", "start_date", *_CHOICES, *_POINTS)
        ]
        self._dress()
        self._connect()

    def show_measure(self, number: int | None, ordinal: int, scores: Scores | None) -> None:
        """`ordinal` is how papers and table call it."""
        if number != self._number:
            for field in self._fields:
                if not field.keep():
                    field.put_back()
            self._number = number
            self.scroll_area.verticalScrollBar().setValue(0)
        measure = self.measure
        self.inside.setVisible(measure is not None)
        if measure is None:
            self.title.set_text(_("เลือกมาตรการในตาราง"))
            return
        self.title.set_text(_("มาตรการที่ {number}").format(number=ordinal))
        self._fill_nodes()
        self._show_weak_point(measure, scores)
        # The paper prints the weak point where no issue is written.
        self.issue.setPlaceholderText(measure.weakness)
        self._show_owners(measure)
        for field in self._fields:
            field.refresh()
        today = self._desk.today()
        rounds = follow_up_rounds(measure, self._desk.book.year.year, today)
        undated = [entry for entry in measure.follow_ups if entry.date is None]
        self.follow_ups.show_rounds(rounds, undated, measure.follower)
        tab_before(self.more, self.follow_ups.buttons())

    @property
    def measure(self) -> Measure | None:
        found = self._desk.find("measure", self._number) if self._number is not None else None
        return found if isinstance(found, Measure) else None

    def field(self, name: str) -> QWidget | None:
        """The widget in which a field of the measure is entered."""
        names = {"owners": "lead", "follow_ups": "follow_ups", "last_score": "weakness"}
        widget = getattr(self, names.get(name, name), None)
        if isinstance(widget, QWidget) and self.others.isAncestorOf(widget):
            self.more.setChecked(True)
        return widget if isinstance(widget, QWidget) else None

    def _keep(self, name: str) -> KeptField:
        field: Field = getattr(self, name)
        return keep_on_leave(field, lambda: self._value(name), lambda value: self._put(name, value))

    def _value(self, name: str) -> object:
        measure = self.measure
        if measure is None:
            return "" if name in (*_LISTS, *_TEXTS) else None
        if name in _POINTS:
            return getattr(measure, f"{name}_id")
        value = getattr(measure, name)
        return "\n".join(value) if name in _LISTS else value

    def _put(self, name: str, value: Any) -> None:
        measure = self.measure
        if measure is None:
            return
        if name in _POINTS:
            value = self._node(value)
        label = self.findChild(QLabel, f"{name}_label")
        self._change(label.text() if label else name, [MeasureValue(measure, name, value)])

    def _change(self, title: str, values: Sequence[MeasureValue]) -> None:
        words = _("แก้ “{title}” ของ{measure}").format(title=title, measure=self.title.text())
        with self._desk.changing(words) as session:
            set_measure_values(session, self._desk.book.year, values)

    def _node(self, value: object) -> NodeRecord | None:
        if isinstance(value, str) and value:
            raise MeasureError(_("ไม่มี “{typed}” ในกรอบของปีนี้").format(typed=value))
        found = self._desk.find("node", value) if isinstance(value, int) else None
        return found if isinstance(found, NodeRecord) else None

    def _change_owners(self, change: Callable[[tuple[Owner, ...]], tuple[Owner, ...]]) -> None:
        if (measure := self.measure) is not None:
            owners = change(owners_of(measure))
            self._change(_("ผู้รับผิดชอบ"), [MeasureValue(measure, "owners", owners)])

    def _show_owners(self, measure: Measure) -> None:
        owners, book = owners_of(measure), self._desk.book
        known = list_owners(book)
        for field, shown in ((self.lead, owners[:1]), (self.supports, owners[1:])):
            field.offer(known, lambda typed: read_owner(self._desk.book, typed))
            field.show_owners(shown)

    def _show_weak_point(self, measure: Measure, scores: Scores | None) -> None:
        node = measure.node
        if node is None:
            self.weak_point.show_point(_("มาตรการในภาพรวม"), "", is_weak=False)
            return
        score = measure.last_score
        if score is None and measure.last_node is None:
            score = last_score(self._desk.book, scores, node)
        is_weak = score is not None and score < self._desk.book.office.threshold
        name = name_of_node(node)
        until = f"–{measure.last_node.code}" if measure.last_node is not None else ""
        words = _("แก้ {point}") if is_weak else _("ยกระดับ {point}")
        self.weak_point.show_point(
            words.format(point=f"{node.code}{until} {name}"),
            "" if score is None else f"{score:.2f}",
            is_weak=is_weak,
        )

    def _fill_choices(self) -> None:
        for cadence in Cadence:
            self.cadence.addItem(_(spoken_term(cadence)), cadence)
        self.follow_up_months.addItem(_("ไม่กำหนด"), None)
        for months in range(1, _MOST_MONTHS + 1):
            self.follow_up_months.addItem(counted("{count} เดือน", months), months)
        for state in MeasureState:
            self.state.addItem(_(spoken_term(state)), state)
        for box in (self.cadence, self.follow_up_months, self.state, self.node, self.last_node):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(4)
            # What its font asks for may be more than half of a card in large text.
            box.setMinimumWidth(theme().px(80))
        for box in (self.node, self.last_node):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(box.model(), box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            box.setCompleter(completer)

    def _fill_nodes(self) -> None:
        """The points of the year's frame, and the one of an older frame that the measure still names."""
        year, measure = self._desk.book.year, self.measure
        nodes = [node for node in year.edition.nodes if node.kind is not Kind.PART]
        if measure is not None and measure.node is not None and measure.node not in nodes:
            nodes.append(measure.node)
        state = tuple((node.id, node.code, node.title) for node in nodes)
        if state == self._nodes_shown:
            return
        self._nodes_shown = state
        for box, nothing in ((self.node, _("ภาพรวม")), (self.last_node, _("ข้อเดียว"))):
            # Filling is no typing of the officer.
            was_silent = box.blockSignals(True)
            box.clear()
            box.addItem(nothing, None)
            for node in nodes:
                box.addItem(f"{node.code} {name_of_node(node)}", node.id)
            box.blockSignals(was_silent)

    def _connect(self) -> None:
        self.lead.set_up(Mark.LEAD, letter_of(Part.LEAD), is_single=True)
        self.supports.set_up(Mark.SUPPORT, letter_of(Part.SUPPORT))
        self.lead.changed.connect(
            lambda owners: self._change_owners(lambda now: with_lead(now, owners[0] if owners else None))
        )
        self.supports.changed.connect(
            lambda owners: self._change_owners(lambda now: with_supports(now, owners))
        )
        self.follow_ups.asked.connect(self.record_asked)
        self.follow_ups.evidence_asked.connect(
            lambda entry, evidence: open_evidence(self._desk, entry, evidence)
        )
        self.close_card.clicked.connect(self.closed)
        self.on_page.clicked.connect(self.page_asked)
        self.more.toggled.connect(self._show_others)
        self._show_others(False)

    def _show_others(self, is_shown: bool) -> None:
        self.others.setVisible(is_shown)
        self.more.setIcon(icon("chevron-down" if is_shown else "chevron-right"))

    def _dress(self) -> None:
        self.title.set_type(Type.HEADING)
        self.title.set_max_lines(1)
        for label in self.findChildren(QLabel):
            set_type(label, Type.SMALL, "ink2")
        for button, picture in (
            (self.duplicate, "copy"),
            (self.history, "history"),
            (self.close_card, "close"),
        ):
            button.setIcon(icon(picture))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setProperty("kind", "plain")
        self.on_page.setIcon(icon("page", "accent"))
        for field in (self.due_date, self.start_date):
            field.set_fiscal_year(self._desk.book.year.year)
        self.setMinimumWidth(theme().px(290))
