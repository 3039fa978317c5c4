"""The map from last year's frame: with which it is compared, what is not told yet, and pairs proposed by titles."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from ita_desktop.actions.edition_links import (
    earlier_edition,
    editions_before,
    mark_added,
    mark_removed,
    propose_links,
    remove_link,
    set_earlier_edition,
    set_link,
    take_links,
)
from ita_desktop.model.edition import Edition, Link, Relation
from ita_desktop.model.frame import EditionRecord, LinkRecord
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.parts import EmptyState
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import Type, set_type
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.edition_map import EditionMap
from ita_desktop.screens.edition_map_rows import Side
from ita_desktop.storage.workspace import Session
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class EditionLinksSide(QWidget):
    told = Signal()

    earlier: QComboBox
    earlier_label: QLabel
    propose: QPushButton
    map: EditionMap
    hint: TextView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk: Desk | None = None
        self._record: EditionRecord | None = None
        self._earlier: Edition | None = None
        self._proposed: list[Link] = []
        self._instruments = Segmented([(each, each) for each in ("OIT", "IIT", "EIT")], _("แบบวัดที่เทียบ"))
        self._empty = EmptyState(_("ยังไม่ได้เลือกกรอบปีก่อน โปรดเลือกข้างบนเพื่อจับคู่ข้อ"))
        whole = forms.box(self)
        whole.itemAt(0).layout().insertWidget(2, self._instruments)  # type: ignore[union-attr]
        whole.insertWidget(1, self._empty, 1)
        self.hint.set_type(Type.SMALL)
        self.hint.set_ink("ink2")
        self.hint.set_text(
            _(
                "ลากข้อไปหาข้ออีกฝั่งเพื่อจับคู่ หรือเลือกสองฝั่งด้วยลูกศรแล้วกด Enter · Delete เลิกจับคู่ · คลิกขวาบอกว่ายกเลิกหรือเป็นข้อใหม่"
            )
        )
        set_type(self.earlier_label, Type.SMALL, "ink2")
        self._connect()

    def bind(self, desk: Desk) -> None:
        self._desk = desk

    def show_edition(self, record: EditionRecord) -> None:
        assert self._desk is not None
        self._record = record
        office = self._desk.book.office
        self._earlier = earlier_edition(office, record)
        self.earlier.clear()
        for edition in editions_before(office, record):
            words = _("ปี {year} · {code}").format(year=edition.year, code=edition.code)
            self.earlier.addItem(words, edition.code)
            self.earlier.setItemData(
                self.earlier.count() - 1, tooltip(_(edition.name)), Qt.ItemDataRole.ToolTipRole
            )
        self.earlier.setCurrentIndex(self.earlier.findData(record.earlier_edition))
        self.earlier.setPlaceholderText(_("เลือกกรอบปีก่อน"))
        self._proposed = propose_links(self._earlier, record) if self._earlier else []
        count = len(self._proposed)
        self.propose.setText(counted("จับคู่ข้อที่ชื่อเหมือนกัน {count} คู่", count))
        self.propose.setVisible(bool(count))
        for widget in (self.map, self.hint, self._instruments):
            widget.setVisible(self._earlier is not None)
        self._empty.setVisible(self._earlier is None)
        self._show_map()

    def reveal(self, link: LinkRecord) -> None:
        for instrument in ("OIT", "IIT", "EIT"):
            self._instruments.set_key(instrument)
            self._show_map()
            for side, identity in ((Side.LATER, link.later), (Side.EARLIER, link.earlier)):
                if identity and self.map.rows.find(side, identity) is not None:
                    self.map.choose(side, identity)
                    return

    def facts(self) -> str:
        record, earlier = self._record, self._earlier
        if record is None or earlier is None:
            return _("ยังไม่ได้เลือกกรอบปีก่อน")
        rows = self.map.rows
        links = {side: [rows.links_of(side, each) for each in rows.identities(side)] for side in Side}
        counts = Counter(each[0].relation for each in links[Side.LATER] if each)
        gone = [each for each in links[Side.EARLIER] if each and each[0].relation is Relation.REMOVED]
        counts[Relation.REMOVED] = len(gone)
        still_open = sum(not each for side in Side for each in links[side])
        shown = [
            _("{word} {count}").format(word=_(spoken_term(each)), count=counts[each]) for each in Relation
        ]
        return " · ".join([*shown, _("ยังไม่จับคู่ {count}").format(count=still_open)])

    def _connect(self) -> None:
        self.earlier.activated.connect(self._choose_earlier)
        self._instruments.changed.connect(lambda _key: self._show_map())
        self.propose.clicked.connect(self._take_proposals)
        self.map.linked.connect(self._link)
        self.map.unlinked.connect(self._unlink)
        self.map.removed_marked.connect(self._mark_removed)
        self.map.added_marked.connect(self._mark_added)

    def _show_map(self) -> None:
        if self._record is not None and self._earlier is not None:
            later = self._record.as_value()
            self.map.show_editions(self._earlier, later, later.links, self._instruments.key)
        self.told.emit()

    def _change(self, words: str, deed: Callable[[Session, EditionRecord], object]) -> None:
        record = self._record
        if self._desk is not None and record is not None:
            self._desk.change(words, lambda session: deed(session, record))

    def _choose_earlier(self, place: int) -> None:
        code = self.earlier.itemData(place)
        words = _("เทียบกับกรอบ {code}").format(code=code)
        self._change(words, lambda session, record: set_earlier_edition(session, record, code))
        if self._record is not None:
            self.earlier.setCurrentIndex(self.earlier.findData(self._record.earlier_edition))

    def _take_proposals(self) -> None:
        links = self._proposed
        words = counted("จับคู่ข้อที่ชื่อเหมือนกัน {count} คู่", len(links))
        self._change(words, lambda session, record: take_links(session, record, links))

    def _link(self, earlier: str, later: str) -> None:
        words = _("จับคู่ {earlier} กับ {later}").format(
            earlier=self._code(Side.EARLIER, earlier), later=self._code(Side.LATER, later)
        )
        self._change(words, lambda session, record: set_link(session, record, earlier, later))

    def _unlink(self, pairs: list[tuple[str | None, str | None]]) -> None:
        def deed(session: Session, record: EditionRecord) -> None:
            for earlier, later in pairs:
                remove_link(session, record, earlier, later)

        first, last = pairs[0]
        code = self._code(Side.LATER, last) if last else self._code(Side.EARLIER, first or "")
        self._change(_("เลิกจับคู่ {code}").format(code=code), deed)

    def _mark_removed(self, earlier: str) -> None:
        words = _("{code} ยกเลิกแล้ว").format(code=self._code(Side.EARLIER, earlier))
        self._change(words, lambda session, record: mark_removed(session, record, earlier))

    def _mark_added(self, later: str) -> None:
        words = _("{code} เป็นข้อใหม่").format(code=self._code(Side.LATER, later))
        self._change(words, lambda session, record: mark_added(session, record, later))

    def _code(self, side: Side, identity: str) -> str:
        edition = self._earlier if side is Side.EARLIER else self._record
        nodes = edition.nodes if edition is not None else ()
        return next((node.code for node in nodes if node.identity == identity), identity)


forms.promote(EditionLinksSide)
