"""The papers of the year: what each still lacks, the page as it will print, and the ways it leaves the office."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QScrollArea, QSplitter, QWidget

from ita_desktop.actions.checks import Judged, apply_mend
from ita_desktop.actions.field_words import field_words
from ita_desktop.actions.issued_papers import Difference, differences_since_issue
from ita_desktop.actions.paper_register import enter_paper, issue_paper, set_paper_field, withdraw_paper
from ita_desktop.actions.papers import PaperToWrite, compose_file, list_papers
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.documents.writers.to_pages import Place as PagePlace
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.printing import ask_and_print
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme
from ita_desktop.screens.desk import ALL_TABLES, Desk, Target
from ita_desktop.screens.issued_banner import IssuedBanner
from ita_desktop.screens.live_page import LivePage
from ita_desktop.screens.paper_fields import PaperFields
from ita_desktop.screens.paper_files import PaperFiles, pdf_of
from ita_desktop.screens.paper_notes import PaperNotes
from ita_desktop.screens.paper_rows import PaperRow, columns, find_again, group_of, rows_of
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import place_of
from ita_desktop.storage.books import load_book
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_WIDE = 820
"""From this width on, at 100 %, the notes stand beside the page."""
_LEAST_PAGE, _LEAST_PAGE_OVER_NOTES = 200, 300
_WIDEST_LIST_PX = 340
"""However large the letters: the screen does not grow with them."""


class Papers(Place):
    # A paper is made of nearly everything.
    shows: ClassVar[frozenset[str]] = ALL_TABLES - {"change", "changed_record", "written_file"}

    halves: QSplitter
    left: QWidget
    right_scroll: QScrollArea
    right: QWidget
    page_and_notes: QSplitter

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._rows: list[PaperRow] = []
        self._key = ""
        self._in_sight: PaperRow | None = None
        self._differences: Sequence[Difference] | None = None
        self.files = PaperFiles(desk)
        model = RowsModel(
            columns(), lambda row: row.key, group_of=group_of, facts_of=lambda rows: str(len(rows))
        )
        self.grid = Grid(model)
        self.grid.view.head.hide()
        self.page = LivePage(desk, PaperKind.ORDER)
        self.notes = PaperNotes()
        self.fields = PaperFields(self._put)
        self._make_actions()
        self.banner = IssuedBanner(self._word.trigger, self._withdraw_paper)
        self._build()

    def refresh(self) -> None:
        self._rows = rows_of(self.desk.book, self.desk.findings)
        in_sight = self._in_sight and find_again(self._in_sight, self._rows)
        self.grid.model.show(self._rows)
        if in_sight or self._rows:
            self._key = (in_sight or self._rows[0]).key
        self.grid.select([self._key])
        if self._rows and self._key == self._rows[0].key:
            # With the head of its group.
            self.grid.view.scrollToTop()
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
        self.fields.focus_field(target.field)

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
        forms.box(self.right).insertWidget(0, self.fields)
        forms.box(self.right).insertWidget(1, self.banner)
        forms.box(self.right).setStretchFactor(self.page_and_notes, 1)
        self.page_and_notes.addWidget(self.page)
        self.page_and_notes.addWidget(self.notes)
        self.page_and_notes.setStretchFactor(0, 1)
        self.halves.setSizes([min(theme().px(288), _WIDEST_LIST_PX), theme().px(862)])
        self.halves.setStretchFactor(1, 1)
        self.setFocusProxy(self.grid)
        for before, after in pairwise((self.grid.view, *self.fields.in_order)):
            self.setTabOrder(before, after)
        self.grid.selection_changed.connect(self._select)
        self.notes.mended.connect(self._mend)
        self.notes.shown.connect(self._show_finding)
        self.notes.opened.connect(self._open_record)
        self.notes.lack_opened.connect(self.desk.go)
        self.page.composed.connect(self._compare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters the notes come to stand under the page, and the fields scroll away from above it."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        is_wide = self.width() >= theme().px(_WIDE)
        self.page_and_notes.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        least = _LEAST_PAGE if is_wide or self.notes.isHidden() else _LEAST_PAGE_OVER_NOTES
        self.page_and_notes.setMinimumHeight(theme().px(least))
        bar = self.right_scroll.verticalScrollBar().sizeHint().width()
        self.right_scroll.setMinimumWidth(self.right.minimumSizeHint().width() + bar)

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
        self._in_sight = row
        self._differences = None
        self.page.show_paper(row.kind, row.meeting)
        self.fields.show_row(row, self.desk.book.office.signatories)
        self._show_judgement(row)

    def _compare(self) -> None:
        """A paper that went out stays as it was; the page follows the records."""
        row = self._row()
        if row is None or row.entry is None or not row.entry.issued_file:
            return
        paper = self._paper_of(row)
        if paper is not None:
            self._differences = differences_since_issue(row.entry.issued_file, paper)
            self._show_judgement(row)

    def _show_judgement(self, row: PaperRow) -> None:
        self.banner.show_row(row, self._differences)
        self.notes.show_notes(row.lack, row.place_of_lack, row.findings, self._differences or ())
        self._make_room()
        is_in_sight = not row.is_issued or (self._differences is not None and not self._differences)
        self._issue.setEnabled(not row.is_issued and not row.lack)
        self._word.setEnabled(not row.lack)
        for action in (self._pdf, self._print):
            action.setEnabled(not row.lack and is_in_sight)
        self.told.emit()

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

    def _withdraw_paper(self) -> None:
        row = self._row()
        if row and row.entry:
            entry = row.entry
            words = _("ถอนการออก{paper}").format(paper=row.name)
            self.desk.change(words, lambda session: withdraw_paper(session, entry))

    def _confirms(self, row: PaperRow, must: int) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("ออกเลขและตรึง"))
        box.setText(counted("{paper}ยังมีที่ต้องแก้ {count} แห่ง", must, paper=row.name))
        box.setInformativeText(_("เมื่อออกแล้ว เอกสารฉบับนี้จะเก็บไว้ตามที่ออก"))
        issue = box.addButton(_("ออกทั้งอย่างนี้"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(_("กลับไปแก้ก่อน"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        ask(box)
        return box.clickedButton() is issue

    def _write_word(self) -> None:
        if row := self._row():
            self._write(row, self._word_file(row), ".docx")

    def _write_pdf(self) -> None:
        pages = self._pages()
        if (row := self._row()) and pages:
            self._write(row, pdf_of(pages), ".pdf")

    def _write(self, row: PaperRow, content: bytes | None, suffix: str) -> None:
        if content and (written := self.files.write(row, suffix, content)):
            self.files.open(written.path)

    def _write_all(self) -> None:
        made = [(row, self._word_file(row)) for row in self._rows if not row.lack]
        count = sum(bool(content and self.files.write(row, ".docx", content)) for row, content in made)
        if count:
            self.desk.said.emit(counted("สร้าง Word {count} ฉบับไว้ที่ {folder}", count, folder=self.files.folder))
            self.files.open(self.files.folder)

    def _word_file(self, row: PaperRow) -> bytes | None:
        """As it went out, if it did; otherwise as it is now."""
        if row.entry is not None and row.entry.is_issued and row.entry.issued_file:
            return row.entry.issued_file
        paper = self._paper_of(row)
        return compose_file(paper) if paper else None

    def _paper_of(self, row: PaperRow) -> PaperToWrite | None:
        """By its number: when a file was written the book may have been loaded anew."""
        meeting = row.meeting and row.meeting.id
        papers = (each for each in list_papers(self.desk.book) if each.kind is row.kind)
        return next((each for each in papers if (each.meeting and each.meeting.id) == meeting), None)

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
        name = QFileDialog.getExistingDirectory(self, _("เลือกโฟลเดอร์เก็บเอกสาร"), str(self.files.folder))
        if name:
            self.files.folder = Path(name)

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
