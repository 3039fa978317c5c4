"""The lists in the sheet of an item: who carries it, what it must show, where it is published."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from ita_desktop.actions.responsibilities import UrlRemark
from ita_desktop.model.frame import ElementRecord
from ita_desktop.model.year import Part, ResponsibleParty, party_name
from ita_desktop.qt import forms
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.mark_icons import mark_icon
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import MarkSign, SectionHeading, clear_layout, make_button
from ita_desktop.qt.push_button import PushButton
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.check_line import CheckLine
from ita_desktop.screens.matrix_ground import letter_of
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _


class SheetHeading(SectionHeading):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)


forms.promote(SheetHeading)


class _PartyPill(PushButton):
    """A long name is cut before the sheet grows wider than its place."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), super().minimumSizeHint().height())


class PartyPills(FlowRow):
    """Each with a menu: lead, lead alone, support, away."""

    part_asked = Signal(object, object)
    lead_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent, spacing=6)

    def show_parties(self, parties: Sequence[ResponsibleParty]) -> None:
        self.clear()
        for party in parties:
            self.add(self._pill(party))
        self.setVisible(bool(parties))

    def _pill(self, party: ResponsibleParty) -> QPushButton:
        is_lead = party.part is Part.LEAD
        name = party_name(party)
        button = _PartyPill(name)
        button.setProperty("row", True)
        button.setIcon(mark_icon(Mark.LEAD if is_lead else Mark.SUPPORT, letter_of(party.part)))
        part = _("หลัก") if is_lead else _("ร่วม")
        button.setAccessibleName(_("{name} เป็น{part}").format(name=name, part=part))
        button.setToolTip(tooltip(button.accessibleName()))
        menu = QMenu(button)
        if is_lead:
            menu.addAction(_("เป็นร่วม"), lambda: self.part_asked.emit(party, Part.SUPPORT))
        else:
            menu.addAction(_("เป็นหลักแทน"), lambda: self.lead_asked.emit(party))
        menu.addAction(_("เอาออก"), lambda: self.part_asked.emit(party, None))
        button.setMenu(menu)
        return button


forms.promote(PartyPills)


class ElementList(QWidget):
    ticked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))
        self._shown: list[tuple[int, str]] = []
        self.boxes: list[QCheckBox] = []

    def show_elements(
        self, elements: Sequence[ElementRecord], texts: Sequence[str], ticked: set[int]
    ) -> None:
        """The same elements keep their lines, and with them the focus."""
        shown = [(element.id, text) for element, text in zip(elements, texts, strict=True)]
        if shown != self._shown:
            self._build(elements, texts)
            self._shown = shown
        ticks = (element.id in ticked for element in elements if not element.is_heading)
        for box, is_ticked in zip(self.boxes, ticks, strict=True):
            box.setChecked(is_ticked)

    def _build(self, elements: Sequence[ElementRecord], texts: Sequence[str]) -> None:
        clear_layout(self._column)
        self.boxes = []
        for element, text in zip(elements, texts, strict=True):
            if element.is_heading:
                self._column.addWidget(TextView(text, Type.NAME, "ink2"))
                continue
            line = CheckLine(text, lambda shown, element=element: self.ticked.emit(element, shown))
            self.boxes.append(line.box)
            self._column.addWidget(line)


forms.promote(ElementList)


class _UrlLine(QWidget):
    def __init__(self, url: str, remove: Callable[[], object]) -> None:
        super().__init__()
        self.field = QLineEdit(url)
        self.field.setProperty("row", True)
        self.field.setAccessibleName(_("ที่อยู่ที่เผยแพร่"))
        self.field.setPlaceholderText("https://")
        self.field.setCursorPosition(0)
        away = make_button("", remove, kind="plain", picture="close", in_row=True)
        away.setAccessibleName(_("ลบลิงก์ {url}").format(url=url))
        away.setToolTip(_("ลบลิงก์"))
        self._sign = MarkSign(Mark.DONE, side=14)
        self._words = TextView("", Type.SMALL)
        row = QHBoxLayout()
        row.setSpacing(theme().px(4))
        row.addWidget(self.field, 1)
        row.addWidget(away)
        below = QHBoxLayout()
        below.setSpacing(theme().px(6))
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme().px(4))
        column.setSpacing(theme().px(2))
        column.addLayout(row)
        column.addLayout(below)

    def show_remark(self, remark: UrlRemark | None) -> None:
        self._sign.setVisible(remark is not None)
        self._words.setVisible(remark is not None)
        if remark is None:
            return
        mark, ink, words = Mark.READY, "green", _("รูปแบบถูกต้อง")
        if remark.words:
            is_wrong = remark.must_be_mended
            mark, ink = (Mark.OCTAGON, "red") if is_wrong else (Mark.TRIANGLE, "amber")
            words = remark.words
        self._sign.set_mark(mark)
        self._words.set_ink(ink)
        self._words.set_text(words)
        self.field.setAccessibleDescription(words)


class UrlList(QWidget):
    """Addresses, one a line, each with what the checks say of it. `changed` tells all of them."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._kept: list[str] = []
        self.lines: list[_UrlLine] = []

    def show_urls(self, urls: Sequence[str]) -> None:
        """A line that is being typed in stays."""
        self._kept = list(urls)
        typed = [line.field.text() for line in self.lines]
        if typed != self._kept and not any(line.field.hasFocus() for line in self.lines):
            self._build(urls)

    def show_remarks(self, remarks: Sequence[UrlRemark]) -> None:
        by_url = {remark.url: remark for remark in remarks}
        for line in self.lines:
            line.show_remark(by_url.get(clean(line.field.text())))

    def add_line(self) -> None:
        self._add("")
        self.lines[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Tells what is typed, if it is new."""
        urls = [url for url in (clean(line.field.text()) for line in self.lines) if url]
        if urls != self._kept:
            self._kept = urls
            self.changed.emit(urls)

    def _build(self, urls: Sequence[str]) -> None:
        clear_layout(self._column)
        self.lines = []
        for url in urls:
            self._add(url)

    def _add(self, url: str) -> None:
        line = _UrlLine(url, lambda: self._remove(line))
        line.show_remark(None)
        line.field.editingFinished.connect(self.keep)
        self.lines.append(line)
        self._column.addWidget(line)

    def _remove(self, line: _UrlLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.keep()


forms.promote(UrlList)
