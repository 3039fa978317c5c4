"""One item of the published data: its state and days, who carries it, what it must show, where it is published."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ita_desktop.actions.record_history import list_changes
from ita_desktop.actions.responsibilities import (
    EVERY_SCHOOL,
    EVERY_SECTION,
    Carrier,
    assign,
    hand_lead_over,
    look_at_urls,
    set_due_date,
    set_published_on,
    set_state,
    set_urls,
    set_words,
    tick_element,
)
from ita_desktop.documents.compose.wording import filled
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.terms import spoken_term, title_of_node
from ita_desktop.model.year import Part, PublicationState, Responsibility, ResponsibleParty
from ita_desktop.qt import forms
from ita_desktop.qt.dates import DateField, shown_date
from ita_desktop.qt.form_fields import KeptField, keep_all, keep_on_leave
from ita_desktop.qt.icons import icon
from ita_desktop.qt.mark_icons import mark_icon
from ita_desktop.qt.parts import make_button
from ita_desktop.qt.tab_order import set_tab_order
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.rules.readiness import item_points
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.weak_points import links_between
from ita_desktop.rules.workload import checklist_count, leads_of
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.due_list import STATE_MARKS
from ita_desktop.screens.item_parts import ElementList, PartyPills, SheetHeading, UrlList
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

_Deed: TypeAlias = Callable[..., object]
"""Done in a session to the item shown."""

_CHANGES_SHOWN = 6
_LOOK_AFTER_MS = 300


class ItemSheet(QWidget):
    """Shows one item and keeps every field as it is left; `take_desk` comes before all else."""

    closed = Signal()

    scroll_area: QScrollArea
    sheet: QWidget
    code: QLabel
    item_facts: TextView
    close_sheet: QToolButton
    title: TextView
    state: QComboBox
    due_date: DateField
    published_on: DateField
    period: QLineEdit
    parties: PartyPills
    add_party: QComboBox
    elements_heading: SheetHeading
    elements: ElementList
    urls_heading: SheetHeading
    urls: UrlList
    remark: WordBreakingTextEdit
    last_remark_label: TextView
    last_remark: TextView
    history_heading: SheetHeading
    history: TextView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk: Desk | None = None
        self._node_id = 0
        self._fields: list[KeptField] = []
        self.add_url = make_button(_("เพิ่มลิงก์"), self.urls.add_line, kind="plain", picture="add", in_row=True)
        self.urls_heading.row.addWidget(self.add_url)
        self.add_url.clicked.connect(self._order_tabs)
        self._look_due = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._look_due.timeout.connect(self.look)
        self._dress()
        theme().changed.connect(self._dress)

    def take_desk(self, desk: Desk) -> None:
        self._desk = desk
        for state in PublicationState:
            self.state.addItem(mark_icon(STATE_MARKS[state]), spoken_term(state), state)
        for field in (self.due_date, self.published_on):
            field.set_fiscal_year(desk.book.year.year)
        self._fields = self._bind()
        self.close_sheet.clicked.connect(self.closed)
        self.elements.ticked.connect(self._tick)
        self.urls.changed.connect(self._keep_urls)
        self.parties.part_asked.connect(self._give_part)
        self.parties.lead_asked.connect(self._hand_lead_over)
        self.add_party.activated.connect(lambda _place: self._add_party())
        line = self.add_party.lineEdit()
        assert line is not None
        line.setPlaceholderText(_("เพิ่มฝ่าย โรงเรียน บุคคล หรือตำแหน่ง"))
        line.returnPressed.connect(self._add_party)

    def show_item(self, node: NodeRecord | None) -> None:
        """What is typed for the item before is kept first."""
        if node is not None and node.id != self._node_id:
            self.keep()
            self._node_id = node.id
            self.scroll_area.verticalScrollBar().setValue(0)
            for field in self._fields:
                field.put_back()
        self.sheet.setVisible(node is not None)
        if node is not None:
            # Texts take their height a moment later; until then nothing of it is seen.
            self.sheet.setUpdatesEnabled(False)
            self.refresh()
            QTimer.singleShot(0, self, self._lay_out_anew)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._lay_out_anew)

    def _lay_out_anew(self) -> None:
        """Lines that took their height while nothing was seen are not asked again by the layouts around them."""
        for part in (self.sheet, *self.sheet.findChildren(QWidget)):
            if layout := part.layout():
                layout.invalidate()
        QApplication.postEvent(self.sheet, QEvent(QEvent.Type.LayoutRequest))
        self.sheet.setUpdatesEnabled(True)

    def keep(self) -> bool:
        self.urls.keep()
        return keep_all(self._fields)

    @property
    def node(self) -> NodeRecord | None:
        """The item shown, as the book has it now."""
        nodes = self.desk.book.year.edition.nodes
        return next((node for node in nodes if node.id == self._node_id), None)

    @property
    def kept(self) -> Responsibility | None:
        rows = self.desk.book.year.responsibilities
        return next((row for row in rows if row.node_id == self._node_id), None)

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    def refresh(self) -> None:
        if self._desk is None or (node := self.node) is None:
            return
        kept = self.kept
        self.code.setText(node.code)
        self.title.set_text(to_arabic_digits(title_of_node(node)))
        self.item_facts.set_text(self._facts(node))
        for field in self._fields:
            field.refresh()
        parties = sorted(kept.parties, key=lambda party: party.position) if kept else []
        self.parties.show_parties(parties)
        self._fill_choices()
        self._show_elements(node, kept)
        self.urls_heading.set_words(_("ที่เผยแพร่"))
        self.urls.show_urls(kept.urls if kept else ())
        self._show_last_year(node)
        self._order_tabs()
        self._look_due.start()

    def look(self) -> None:
        """What takes a moment and may come behind: the checks of the addresses, and the history."""
        if self.node is None:
            return
        kept = self.kept
        if kept is not None:
            self.urls.show_remarks(look_at_urls(self.desk.book, kept))
        self._show_history(kept)

    # What is shown

    def _order_tabs(self) -> None:
        """Pills, ticks and links are made anew with each item."""
        dates = (self.due_date, self.published_on)
        who = (self.parties, self.add_party)
        what = (self.elements, self.add_url, self.urls)
        set_tab_order((self.close_sheet, self.state, *dates, self.period, *who, *what, self.remark))

    def _facts(self, node: NodeRecord) -> str:
        points = rounded(item_points(self.desk.book.edition).get(node.identity, 0))  # type: ignore[arg-type]
        facts = [_("มีค่า {points} คะแนน").format(points=points)]
        codes = [earlier.code for earlier in self._earlier_nodes(node)]
        if codes:
            facts.insert(0, _("ปีก่อน {codes}").format(codes=" ".join(codes)))
        return " · ".join(facts)

    def _earlier_nodes(self, node: NodeRecord) -> list[NodeRecord]:
        book = self.desk.book
        if book.results_year is None or book.results_edition is None:
            return []
        origins = {
            link.earlier
            for link in links_between(book.results_edition, book.edition)
            if link.later == node.identity
        }
        return [earlier for earlier in book.results_year.edition.nodes if earlier.identity in origins]

    def _show_elements(self, node: NodeRecord, kept: Responsibility | None) -> None:
        ticked, count = checklist_count(kept) if kept else (0, sum(not e.is_heading for e in node.elements))
        note = _("{ticked} จาก {count}").format(ticked=ticked, count=count)
        self.elements_heading.set_words(_("สิ่งที่ต้องมี"), note if count else "")
        self.elements_heading.setVisible(bool(node.elements))
        ticks = {tick.element_id for tick in kept.ticks} if kept else set[int]()
        book = self.desk.book
        texts = [to_arabic_digits(filled(book, " ".join(element.text.split()))) for element in node.elements]
        self.elements.show_elements(node.elements, texts, ticks)

    def _show_last_year(self, node: NodeRecord) -> None:
        book, told = self.desk.book, list[str]()
        origins = {earlier.id for earlier in self._earlier_nodes(node)}
        for result in book.results_year.results if book.results_year else ():
            if result.node_id in origins and (result.remark or result.published is not None):
                score = f"{result.published:.2f}" if result.published is not None else ""
                told.append(" · ".join(each for each in (result.node.code, score, result.remark) if each))
        self.last_remark_label.set_text(_("ผลและข้อสังเกตปี {year}").format(year=book.year.year - 1))
        self.last_remark_label.setVisible(bool(told))
        self.last_remark.set_text("\n".join(told))
        self.last_remark.setVisible(bool(told))

    def _show_history(self, kept: Responsibility | None) -> None:
        lines: list[str] = []
        if kept is not None:
            with self.desk.workspace.reading() as session:
                changes = list_changes(session, kept)
            for change in changes[:_CHANGES_SHOWN]:
                lines.append(f"{shown_date(change.at.astimezone().date())} · {change.words}")
        self.history_heading.set_words(_("ประวัติ"), str(len(lines)) if lines else "")
        self.history_heading.setVisible(bool(lines))
        self.history.set_text("\n".join(lines))
        self.history.setVisible(bool(lines))

    def _fill_choices(self) -> None:
        """Once a book: every section, school and person, and the words for all of them."""
        office = self.desk.book.office
        choices = [(words, Carrier(words=words)) for words in (EVERY_SECTION, EVERY_SCHOOL)]
        choices += [(unit.name, Carrier(unit=unit)) for unit in office.units]
        today = self.desk.today()
        choices += [
            (person.full_name, Carrier(person=person))
            for person in office.people
            if person.is_in_office(today)
        ]
        names = [name for name, _carrier in choices]
        if [self.add_party.itemText(place) for place in range(self.add_party.count())] != names:
            self.add_party.clear()
            for name, _carrier in choices:
                self.add_party.addItem(name)
        self._carriers = dict(choices)
        self.add_party.setCurrentIndex(-1)
        self.add_party.clearEditText()

    # What is changed

    def _bind(self) -> list[KeptField]:
        def bound(
            field: QComboBox | DateField | QLineEdit | WordBreakingTextEdit,
            name: str,
            put: Callable[..., None],
        ) -> KeptField:
            otherwise = {"state": PublicationState.NOT_STARTED, "remark": "", "period": ""}.get(name)
            return keep_on_leave(field, lambda: getattr(self.kept, name) if self.kept else otherwise, put)

        return [
            bound(self.state, "state", self._put_state),
            bound(self.due_date, "due_date", self._put_due_date),
            bound(self.published_on, "published_on", self._put_published_on),
            bound(self.period, "period", lambda text: self._put_words(_("แก้ช่วงข้อมูลของ {code}"), period=text)),
            bound(self.remark, "remark", lambda text: self._put_words(_("แก้ข้อสังเกตของ {code}"), remark=text)),
        ]

    def _deed(self, words: str, deed: _Deed) -> None:
        """Raises what the action refuses: the field shows it."""
        node = self.node
        if node is None:
            return
        with self.desk.changing(words.format(code=node.code)) as session:
            deed(session, node)

    def _told_deed(self, words: str, deed: _Deed) -> None:
        try:
            self._deed(words, deed)
        except ValueError as error:
            self.desk.refused.emit(str(error))

    def _put_state(self, chosen: str) -> None:
        # A combo box gives back the text that a choice also is.
        state = PublicationState(chosen)
        year, today = self.desk.book.year, self.desk.today()
        words = _("ตั้งสถานะของ {code} เป็น{state}").format(code="{code}", state=spoken_term(state))
        self._deed(words, lambda session, node: set_state(session, year, [node], state, today))

    def _put_due_date(self, day: object) -> None:
        year = self.desk.book.year
        self._deed(_("ตั้งกำหนดเสร็จของ {code}"), lambda session, node: set_due_date(session, year, [node], day))  # type: ignore[arg-type]

    def _put_published_on(self, day: object) -> None:
        year = self.desk.book.year
        words = _("ตั้งวันที่เผยแพร่ของ {code}")
        self._deed(words, lambda session, node: set_published_on(session, year, node, day))  # type: ignore[arg-type]

    def _put_words(self, words: str, **texts: str) -> None:
        year = self.desk.book.year
        self._deed(words, lambda session, node: set_words(session, year, node, **texts))

    def _keep_urls(self, urls: list[str]) -> None:
        year = self.desk.book.year
        self._told_deed(_("แก้ลิงก์ของ {code}"), lambda session, node: set_urls(session, year, node, urls))

    def _tick(self, element: ElementRecord, is_shown: bool) -> None:
        year = self.desk.book.year
        words = _("ทำเครื่องหมายสิ่งที่มีแล้วของ {code}") if is_shown else _("เอาเครื่องหมายของ {code} ออก")
        self._told_deed(
            words, lambda session, node: tick_element(session, year, node, element, is_shown=is_shown)
        )

    def _give_part(self, party: ResponsibleParty, part: Part | None) -> None:
        carrier = Carrier(party.unit, party.person, party.words)
        year = self.desk.book.year
        self._told_deed(
            _("แก้ผู้รับผิดชอบของ {code}"), lambda session, node: assign(session, year, [node], carrier, part)
        )

    def _hand_lead_over(self, party: ResponsibleParty) -> None:
        carrier = Carrier(party.unit, party.person, party.words)
        year = self.desk.book.year
        self._told_deed(
            _("เปลี่ยนหลักของ {code}"), lambda session, node: hand_lead_over(session, year, node, carrier)
        )

    def _add_party(self) -> None:
        """The first one leads, everybody after it supports."""
        words = clean(self.add_party.currentText())
        if not words:
            return
        carrier = self._carriers.get(words, Carrier(words=words))
        has_lead = self.kept is not None and bool(leads_of(self.kept))
        part = Part.SUPPORT if has_lead else Part.LEAD
        year = self.desk.book.year
        self.add_party.clearEditText()
        self._told_deed(
            _("เพิ่มผู้รับผิดชอบของ {code}"), lambda session, node: assign(session, year, [node], carrier, part)
        )

    def _dress(self) -> None:
        px = theme().px
        self.setMinimumWidth(px(350))
        self.code.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        set_type(self.code, Type.NAME)
        self.title.set_type(Type.HEADING)
        for label in self.findChildren(QLabel):
            if label is not self.code:
                set_type(label, Type.SMALL, "ink2")
        for view in (self.item_facts, self.last_remark_label, self.history):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.close_sheet.setIcon(icon("close"))
        self.close_sheet.setProperty("kind", "plain")
        self.close_sheet.setProperty("row", True)
        self.close_sheet.setFixedSize(px(30), px(30))
        self.close_sheet.setIconSize(QSize(px(18), px(18)))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(372), theme().px(560))

    def focus_first(self) -> None:
        self.state.setFocus(Qt.FocusReason.OtherFocusReason)


forms.promote(ItemSheet)
