"""A paper as it will print, beside what it is made of, and following every change of that."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ita_desktop.actions.papers import Lack, lack_of
from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.attendance import compose_attendance
from ita_desktop.documents.compose.matrix import compose_matrix
from ita_desktop.documents.compose.measures import compose_measures
from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.minutes import compose_minutes
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_pages import Pages, Place, lay_out, missing_font
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.year import MEMOS, PaperKind
from ita_desktop.qt.page_tools import PageTools
from ita_desktop.qt.page_view import PageMark, PageView
from ita_desktop.qt.parts import EmptyState
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import LIGHT, Type, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.translation import translate as _

COMPOSED_AFTER_MS = 100

Compose = Callable[[YearBook], Document]
Find = Callable[[Pages], Iterable[Place]]

_OF_MEETINGS: dict[PaperKind, Callable[[YearBook, Meeting | None], Document]] = {
    PaperKind.AGENDA: compose_agenda,
    PaperKind.MINUTES: compose_minutes,
    PaperKind.ATTENDANCE: compose_attendance,
}


class LivePage(QWidget):
    """Composes the paper of `kind` anew a moment after each change, while it is in sight; zoom and scroll stay.

    `composed` tells when new pages are shown; `picked` which of the `records` was clicked.
    """

    composed = Signal()
    picked = Signal(object)

    def __init__(self, desk: Desk, kind: PaperKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._meeting_id: int | None = None
        self._compose: Compose | None = None
        self._pages: Pages | None = None
        self._is_stale = True
        self._find: Find | None = None
        self.records: Callable[[Pages], Iterable[tuple[object, Iterable[Place]]]] | None = None
        """What a click on the pages leads to, and where it stands."""
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=COMPOSED_AFTER_MS)
        self._pause.timeout.connect(self.compose_again)
        desk.changed.connect(self.renew)
        theme().changed.connect(self._mark)

    @property
    def pages(self) -> Pages | None:
        """What is shown, for printing; None while the paper cannot be made."""
        return self._pages

    @property
    def sentence(self) -> str:
        """Why there is no page to show, or an empty text."""
        return "" if self._pages else self._empty.accessibleName()

    def show_paper(
        self, kind: PaperKind, meeting: Meeting | None = None, compose: Compose | None = None
    ) -> None:
        """Turns to another paper; `compose` makes it otherwise than usual, as with a layout of its own."""
        is_other = (kind, meeting and meeting.id) != (self._kind, self._meeting_id)
        self._kind, self._compose = kind, compose
        self._meeting_id = meeting.id if meeting else None
        if is_other:
            self._find, self._pages = None, None
        self.renew()

    def renew(self, _tables: object = None) -> None:
        """Composes in a moment, or when it comes into sight."""
        self._is_stale = True
        if self.isVisible():
            self._pause.start()

    def compose_again(self) -> None:
        """Composes at once."""
        self._pause.stop()
        self._is_stale = False
        sentence = self._missing()
        if sentence:
            self._pages = None
            self._empty.set_sentence(sentence)
        else:
            document = self._composed()
            is_other = self._pages is None
            if self._pages is None or self._pages.document != document:
                self._pages = lay_out(document, self._pages)
            self._tell_font(document)
            self._view.show_pages(self._pages)
            if is_other:
                self._view.reveal(0)
                self._reveal_mark()
        self._stack.setCurrentWidget(self._empty if sentence else self._whole)
        self._mark()
        self.composed.emit()

    def mark(self, find: Find | None, *, reveal: bool = True) -> None:
        """Tints what `find` finds on the pages, now and whenever they are new."""
        self._find = find
        self._mark()
        if reveal:
            self._reveal_mark()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._pause.start(0)

    def _composed(self) -> Document:
        book = self._desk.book
        if self._compose:
            return self._compose(book)
        if self._kind in _OF_MEETINGS:
            return _OF_MEETINGS[self._kind](book, self._meeting())
        if self._kind in MEMOS:
            return compose_memo(book, self._kind, self._meeting())
        if self._kind is PaperKind.ORDER:
            return compose_order(book)
        return compose_matrix(book) if self._kind is PaperKind.MATRIX else compose_measures(book)

    def _meeting(self) -> Meeting | None:
        return next((each for each in self._desk.book.year.meetings if each.id == self._meeting_id), None)

    def _missing(self) -> str:
        """Minutes not taken yet are shown with gaps."""
        match lack_of(self._desk.book, self._kind):
            case Lack.BODIES:
                return _("เมื่อเพิ่มคณะแล้ว คำสั่งจะปรากฏที่นี่")
            case Lack.MEETINGS | Lack.MINUTES if not self._desk.book.year.meetings:
                return _("เมื่อเพิ่มการประชุมแล้ว เอกสารการประชุมจะปรากฏที่นี่")
            case Lack.RESPONSIBILITIES:
                return _("เมื่อมอบหมายข้อมูล OIT แล้ว ตารางจะปรากฏที่นี่")
            case Lack.MEASURES:
                return _("เมื่อเพิ่มมาตรการแล้ว เล่มมาตรการจะปรากฏที่นี่")
            case _:
                return ""

    def marked_places(self) -> list[Place]:
        """Where on the pages stands what is marked."""
        return list(self._find(self._pages)) if self._find and self._pages else []

    def _pick(self, page: int, point: QPointF) -> None:
        """A text is one with what begins above it."""
        if self._pages is None or self.records is None:
            return
        above = [
            (place.page, place.rect.top(), number, record)
            for number, (record, places) in enumerate(self.records(self._pages))
            for place in places
            if (place.page, place.rect.top()) <= (page, point.y())
        ]
        if above:
            self.picked.emit(max(above, key=lambda each: each[:3])[-1])

    def _mark(self) -> None:
        # The page stays light in the dark, and so does what is marked on it.
        places = enumerate(self.marked_places())
        self._view.show_marks([PageMark(page, rect, LIGHT.selected, key=n) for n, (page, rect) in places])

    def _reveal_mark(self) -> None:
        places = self.marked_places()
        if not places:
            return
        in_view = self._view.box_in_view(places[0].page, places[0].rect)
        # What follows it is to be seen too.
        below = min(self._view.viewport().height() / 3, theme().px(60))
        if in_view.top() < 0 or in_view.bottom() > self._view.viewport().height() - below:
            self._view.reveal(places[0].page, places[0].rect)

    def _tell_font(self, document: Document) -> None:
        missing = missing_font(document)
        self._font_note.setVisible(missing is not None)
        if missing is not None:
            why = _("หน้านี้แสดงและพิมพ์ด้วยแบบใกล้เคียง แฟ้ม Word ยังเป็น {font} ติดตั้งแบบอักษรแล้วเปิดโปรแกรมใหม่จะตรงกัน")
            self._font_note.set_text(_("ไม่มีแบบอักษร {font}").format(font=missing))
            self._font_note.setToolTip(tooltip(why.format(font=missing)))
            self._font_note.setAccessibleDescription(why.format(font=missing))

    def _build(self) -> None:
        self._view = PageView()
        self._view.picked.connect(self._pick)
        self._font_note = TextView("", Type.SMALL, "amber", max_lines=1)
        self._empty = EmptyState(sign="papers")
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._view, 1)
        column.addWidget(PageTools(self._view, self._font_note))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._empty)
