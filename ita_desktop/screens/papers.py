"""The papers of the year: what each still lacks, the page as it will print, and the ways it leaves the office."""

from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSplitter,
    QWidget,
)

from ita_desktop.actions.checks import Judged, apply_mend
from ita_desktop.actions.field_words import field_words
from ita_desktop.actions.paper_register import (
    NUMBERED,
    Written,
    enter_paper,
    issue_paper,
    keep_file,
    set_paper_field,
    word_file,
)
from ita_desktop.actions.papers import list_papers
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.documents.writers.to_pages import Place as PagePlace
from ita_desktop.model.office import SigningDuty
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import MEMOS, Paper, PaperKind, Urgency
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.printing import ask_and_print
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import ALL_TABLES, Desk, Target
from ita_desktop.screens.live_page import LivePage
from ita_desktop.screens.paper_notes import PaperNotes
from ita_desktop.screens.paper_rows import PaperRow, columns, path_of, rows_of
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import place_of
from ita_desktop.storage.books import load_book
from ita_desktop.translation import translate as _

LARGE = 1.25
"""From this text size on the fields stand in two rows."""


class Papers(Place):
    # A paper is made of nearly everything.
    shows: ClassVar[frozenset[str]] = ALL_TABLES - {"change", "changed_record", "written_file"}

    halves: QSplitter
    left: QWidget
    right: QWidget
    fields: QWidget
    number: QLineEdit
    date: DateField
    signer: QComboBox
    urgency: QComboBox
    subject: QLineEdit
    number_label: QLabel
    date_label: QLabel
    signer_label: QLabel
    urgency_label: QLabel
    subject_label: QLabel
    page_and_notes: QSplitter

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._rows: list[PaperRow] = []
        self._key = ""
        self.folder = _documents_folder()
        self.grid = Grid(RowsModel(columns(), lambda row: row.key))
        self.page = LivePage(desk, PaperKind.ORDER)
        self.notes = PaperNotes()
        self._make_actions()
        self._build()
        self._kept = self._keep_fields()

    def refresh(self) -> None:
        self._rows = rows_of(self.desk.book, self.desk.findings)
        self.grid.model.show(self._rows)
        if self._rows and self._row() is None:
            self._key = self._rows[0].key
        self.grid.select([self._key])
        self._show_paper()

    def show_findings(self) -> None:
        self.refresh()
        self.told.emit()

    def facts(self) -> str:
        issued = sum(row.is_issued for row in self._rows)
        return _("กำลังจัดทำ {making} · ออกแล้ว {issued}").format(making=len(self._rows) - issued, issued=issued)

    def header_actions(self) -> list[QAction]:
        return [self._pdf, self._word, self._print, self._issue]

    def reveal(self, target: Target) -> None:
        """`target` names an entry of the register, or in `field` a kind of paper."""
        for row in self._rows:
            is_entry = target.table == "paper" and row.entry is not None and row.entry.id == target.number
            if is_entry or (not target.table and row.kind.value == target.field):
                self._key = row.key
                self.grid.select([row.key])
                self._show_paper()
                break
        field = {"number": self.number, "date": self.date, "subject": self.subject}.get(target.field)
        if field is not None:
            field.setFocus()

    # Built once

    def _make_actions(self) -> None:
        self._pdf = make_action(_("ส่งออก PDF"), "pdf", "Ctrl+Shift+P", self)
        self._word = make_action(_("สร้าง Word"), "word", "Ctrl+W", self)
        self._print = make_action(_("พิมพ์"), "print", "Ctrl+P", self)
        self._issue = make_action(_("ออกเลขและตรึง"), "lock", "Ctrl+Shift+I", self)
        self._all = make_action(_("สร้าง Word ทุกฉบับ"), "word", "Ctrl+Shift+W", self)
        self._choose_folder = make_action(_("เลือกโฟลเดอร์เก็บเอกสาร"), "folder", "", self)
        for action, deed in (
            (self._pdf, self._write_pdf),
            (self._word, self._write_word),
            (self._print, self._print_paper),
            (self._issue, self._issue_paper),
            (self._all, self._write_all),
            (self._choose_folder, self._ask_folder),
        ):
            action.triggered.connect(deed)

    def _build(self) -> None:
        self.grid.set_empty(_("ยังไม่มีเอกสาร"))
        forms.box(self.left).addWidget(self.grid)
        self.page_and_notes.addWidget(self.page)
        self.page_and_notes.addWidget(self.notes)
        self.page_and_notes.setStretchFactor(0, 1)
        px = theme().px
        self.halves.setSizes([px(288), px(862)])
        self.halves.setStretchFactor(1, 1)
        for label in (
            self.number_label,
            self.date_label,
            self.signer_label,
            self.urgency_label,
            self.subject_label,
        ):
            set_type(label, Type.SMALL, "ink2")
        layout = self.fields.layout()
        assert isinstance(layout, QGridLayout)
        for column, stretch in enumerate((3, 4, 4, 2, 5)):
            layout.setColumnStretch(column, stretch)
        self.number.setMinimumWidth(px(100))
        self.date.setMinimumWidth(px(172))
        self._arrange_fields()
        theme().changed.connect(self._arrange_fields)
        for urgency in Urgency:
            self.urgency.addItem(spoken_term(urgency), urgency)
        self.setFocusProxy(self.grid)
        # The fields of the form stand first in it; the officer comes to them from the list.
        in_order = (self.grid.view, self.number, self.date.line, self.signer, self.urgency, self.subject)
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)
        self.grid.selection_changed.connect(self._select)
        self.notes.mended.connect(self._mend)
        self.notes.shown.connect(self._show_finding)
        self.notes.opened.connect(self._open_record)
        self.notes.lack_opened.connect(self.desk.go)

    def _arrange_fields(self) -> None:
        """Large text leaves the subject no room beside the others: it goes below them."""
        layout = self.fields.layout()
        assert isinstance(layout, QGridLayout)
        is_below = theme().scale >= LARGE
        for widget, row in ((self.subject_label, 0), (self.subject, 1)):
            layout.removeWidget(widget)
            where = (row + 2, 0, 1, 4) if is_below else (row, 4, 1, 1)
            layout.addWidget(widget, *where)
        layout.setColumnStretch(4, 0 if is_below else 5)

    def _keep_fields(self) -> list[Any]:
        def get(field: str, otherwise: Any) -> Any:
            row = self._row()
            return getattr(row.entry, field) if row and row.entry else otherwise

        return [
            keep_on_leave(self.number, lambda: get("number", ""), lambda value: self._put("number", value)),
            keep_on_leave(self.date, lambda: get("date", None), lambda value: self._put("date", value)),
            keep_on_leave(
                self.subject, lambda: get("subject", ""), lambda value: self._put("subject", value)
            ),
            # Qt hands a choice back as a plain text.
            keep_on_leave(
                self.urgency,
                lambda: get("urgency", Urgency.NONE),
                lambda value: self._put("urgency", Urgency(value)),
            ),
            keep_on_leave(
                self.signer,
                lambda: get("signing_duty", None),
                lambda value: self._put("signing_duty", SigningDuty(value) if value else None),
            ),
        ]

    # The paper in sight

    def _row(self) -> PaperRow | None:
        return next((row for row in self._rows if row.key == self._key), None)

    def _select(self) -> None:
        key = self.grid.current_key
        if isinstance(key, str) and key != self._key:
            self._key = key
            self._show_paper()

    def _show_paper(self) -> None:
        row = self._row()
        self.right.setEnabled(row is not None)
        if row is None:
            return
        self.page.show_paper(row.kind, row.meeting)
        self.notes.show_notes(row.lack, row.place_of_lack, row.findings)
        self._fill_signers()
        for kept in self._kept:
            kept.refresh()
        if not self.subject.hasFocus():
            self.subject.setCursorPosition(0)
        is_letter = row.kind in MEMOS
        for widgets, shown in (
            ((self.urgency, self.urgency_label), is_letter),
            ((self.subject, self.subject_label), row.kind in NUMBERED),
            ((self.signer, self.signer_label), row.kind in NUMBERED),
        ):
            for widget in widgets:
                widget.setVisible(shown)
        for field in (self.number, self.date, self.subject, self.urgency, self.signer):
            field.setEnabled(not row.is_issued)
        self._issue.setEnabled(not row.is_issued and not row.lack)
        for action in (self._pdf, self._print, self._word):
            action.setEnabled(not row.lack)
        self.told.emit()

    def _fill_signers(self) -> None:
        """Who holds each duty, which the tooltip tells; the duty itself where nobody does."""
        self.signer.blockSignals(True)
        self.signer.clear()
        self.signer.addItem(_("ตามแบบของเอกสาร"), None)
        holders = {each.duty: each for each in self.desk.book.office.signatories if each.person}
        for duty in SigningDuty:
            holder = holders.get(duty)
            words = holder.person.full_name if holder and holder.person else spoken_term(duty)
            self.signer.addItem(words, duty)
            self.signer.setItemData(self.signer.count() - 1, spoken_term(duty), Qt.ItemDataRole.ToolTipRole)
        self.signer.blockSignals(False)

    def _put(self, field: str, value: Any) -> None:
        row = self._row()
        if row is None:
            return
        words = _("แก้{field}ของ{paper}").format(field=field_words("paper", field), paper=row.name)
        with self.desk.changing(words) as session:
            entry = row.entry or enter_paper(session, self.desk.book.year, row.kind, row.meeting)
            set_paper_field(session, entry, field, value)

    # What becomes of it

    def _issue_paper(self) -> None:
        row = self._row()
        if row is None:
            return
        must = sum(judged.must_be_mended for judged in row.findings)
        if must and not self._confirms(row, must):
            return
        year = self.desk.book.year
        entry = row.entry

        def issue(session: Any) -> None:
            issue_paper(session, year.year, entry or enter_paper(session, year, row.kind, row.meeting))

        self.desk.change(_("ออก{paper}").format(paper=row.name), issue)

    def _confirms(self, row: PaperRow, must: int) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("ออกเลขและตรึง"))
        box.setText(_("{paper}ยังมีที่ต้องแก้ {count} แห่ง").format(paper=row.name, count=must))
        box.setInformativeText(_("เมื่อออกแล้ว เอกสารฉบับนี้จะเก็บไว้ตามที่ออก"))
        issue = box.addButton(_("ออกทั้งอย่างนี้"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(_("กลับไปแก้ก่อน"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is issue

    def _write_word(self) -> None:
        if row := self._row():
            self._write(row, ".docx", open_after=True)

    def _write_pdf(self) -> None:
        if row := self._row():
            self._write(row, ".pdf", open_after=True)

    def _write_all(self) -> None:
        count = sum(
            self._write(row, ".docx", open_after=False) is not None for row in self._rows if not row.lack
        )
        if count:
            self.desk.said.emit(
                _("สร้าง Word {count} ฉบับไว้ที่ {folder}").format(count=count, folder=self.folder)
            )
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _write(self, row: PaperRow, suffix: str, *, open_after: bool) -> Written | None:
        content = self._content(row, suffix)
        if content is None:
            return None
        words = _("เขียนแฟ้ม {name}").format(name=row.file_name + suffix)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            target = path_of(row, self.folder, suffix)
            with self.desk.changing(words) as session:
                written = keep_file(session, target, content)
        except OSError as error:
            told = _("เขียนแฟ้ม {path} ไม่ได้ หากเปิดอยู่ใน Word โปรดปิดก่อน หรือเลือกโฟลเดอร์อื่น")
            self.desk.refused.emit(told.format(path=error.filename or self.folder))
            return None
        if written.beside is not None:
            told = _("{old} มีคนแก้ไว้ จึงเขียนเป็น {new} แทน ไม่ได้เขียนทับ")
            self.desk.said.emit(told.format(old=written.beside.name, new=written.path.name))
        else:
            self.desk.said.emit(_("เขียน {path} แล้ว").format(path=written.path))
        if open_after:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path)))
        return written

    def _content(self, row: PaperRow, suffix: str) -> bytes | None:
        if suffix == ".pdf":
            return _pdf_of(self._pages())
        # By its number: when a file was written the book may have been loaded anew.
        meeting = row.meeting and row.meeting.id
        papers = list_papers(self.desk.book)
        paper = next(
            (
                each
                for each in papers
                if each.kind is row.kind and (each.meeting and each.meeting.id) == meeting
            ),
            None,
        )
        if row.entry is not None and row.entry.is_issued and row.entry.issued_file:
            return row.entry.issued_file
        return word_file(paper) if paper else None

    def _print_paper(self) -> None:
        row, pages = self._row(), self._pages()
        if row is None or pages is None:
            return
        try:
            ask_and_print(pages, row.name, self)
        except OSError as error:
            self.desk.refused.emit(str(error))

    def _pages(self) -> Pages | None:
        self.page.compose_again()
        return self.page.pages

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์เก็บเอกสาร"), str(self.folder))
        if name:
            self.folder = Path(name)

    # What the checks hold against it

    def _mend(self, judged: Judged) -> None:
        year = self.desk.book.year.year
        words = _("แก้ตามที่ตรวจพบ: {message}").format(message=judged.finding.slip.message)
        self.desk.change(words, lambda session: apply_mend(load_book(session, year), judged.key))

    def _show_finding(self, judged: Judged) -> None:
        place = judged.finding.slip.place

        def find(pages: Pages) -> list[PagePlace]:
            paragraphs = paper_text(pages.document, place.paper).paragraphs if place.paper else ()
            words = next((each.text for each in paragraphs if each.number == place.paragraph), "")
            return pages.find(words[:40])[:1]

        self.page.mark(find)

    def _open_record(self, judged: Judged) -> None:
        place = judged.finding.slip.place
        if place.record is not None and not isinstance(place.record, Paper):
            self.desk.go(place_of(place.record.__tablename__), place.record, place.field)
        else:
            self.reveal(Target("papers", field=place.field))


def _pdf_of(pages: Pages | None) -> bytes | None:
    if pages is None:
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pages.write_pdf(buffer)
    return bytes(buffer.data().data())


def _documents_folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / _("เอกสาร ITA")
