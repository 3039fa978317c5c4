"""A field in which a person or a post is found while it is typed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.qt import forms
from ita_desktop.qt.offers import Offers
from ita_desktop.rules.posts import is_post
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import same_name, search_key, split_title
from ita_desktop.translation import translate as _

_MOST_OFFERED = 12

_with_title = re.compile(
    "นางสาว|นาง|น\\.ส\\.|ว่าที่|ดร\\."
    "|นาย(?!ก(?:เทศ|เมือง|องค์|สมาคม|อบ|รัฐ| )|ช่าง|ทะเบียน|แพทย์|สัตว|ตรวจ|ทหาร|อำเภอ|สถานี|ท่า)"
)


class Offer(NamedTuple):
    words: str
    person: Person | None = None


class Newcomer(NamedTuple):
    words: str
    name: str


class PersonField(QLineEdit):
    """Names of people first, then posts; what is no known name is a post as typed. `taken` tells Enter on a value.

    A full name that nobody has is offered as that of a new person, `new_name` once it is chosen; with a title, as
    นาย, it can only be one.
    """

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []
        self._new = Newcomer("", "")
        self._found = QStringListModel(self)
        self.offers = completer = Offers(self._found, self)
        completer.setCompletionMode(Offers.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        self.setCompleter(completer)
        self.textEdited.connect(self._find)
        self.returnPressed.connect(self._take)

    def offer(self, offers: list[Offer]) -> None:
        self._offers = offers
        self._find(self.text())

    @property
    def person(self) -> Person | None:
        typed = clean(self.text())
        found = (offer.person for offer in self._offers if offer.person and offer.words == typed)
        named = (
            offer.person
            for offer in self._offers
            if offer.person and typed in (offer.person.full_name, offer.person.name)
        )
        return next(found, None) or next(named, None)

    @property
    def new_name(self) -> str:
        typed = clean(self.text())
        is_new = typed == self._new.words or (typed == self._new.name and _with_title.match(typed))
        return self._new.name if is_new else ""

    @property
    def post(self) -> str:
        """What is typed, unless it names a person."""
        return "" if self.person or self.new_name else clean(self.text())

    @property
    def is_offering(self) -> bool:
        popup = self.offers.popup()
        return bool(popup and popup.isVisible())

    def settles(self) -> bool:
        """A part of a name is no post: it stands for the only one whom it fits, and of several one is to be chosen."""
        typed = clean(self.text())
        if not typed or self.person or self.new_name or is_post(typed):
            return True
        key = search_key(typed)
        fitting = [
            offer for offer in self._offers if offer.person and key in search_key(offer.person.full_name)
        ]
        if len(fitting) > 1:
            self._find(typed)
            self.offers.complete()
            popup = self.offers.popup()
            if popup:
                popup.setCurrentIndex(popup.model().index(0, 0))
            return False
        if fitting:
            self.setText(fitting[0].words)
        return True

    def show_value(self, person: Person | None, post: str) -> None:
        self.setText(words_of(person) if person else post)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.is_offering:
            self._find(self.text() if not self.person else "")
            self.offers.complete()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._find(self.text())

    def _take(self) -> None:
        """Enter on an offer chooses it; else what is typed counts, whatever else is offered."""
        popup = self.offers.popup()
        if popup and popup.isVisible():
            if popup.currentIndex().isValid():
                return
            popup.hide()
        self.taken.emit()

    def _find(self, typed: str) -> None:
        wanted = search_key(typed)
        keys = [(search_key(offer.words), offer.words) for offer in self._offers]
        starting = [words for key, words in keys if key.startswith(wanted)]
        within = [words for key, words in keys if wanted in key and words not in starting]
        if typed != self._new.words:
            self._new = self._newcomer(clean(typed))
        self._found.setStringList([*starting, *within, *filter(None, [self._new.words])])

    def _newcomer(self, typed: str) -> Newcomer:
        _title, name = split_title(typed)
        known = (offer.person.name for offer in self._offers if offer.person)
        is_known = self.person or any(same_name(name, other) for other in known)
        if " " not in name or is_post(name) or is_known:
            return Newcomer("", "")
        return Newcomer(_("เพิ่ม {name} เป็นบุคคลใหม่").format(name=typed), typed)


def words_of(person: Person) -> str:
    """The name with the post, to tell people apart."""
    section = person.unit.name if person.unit else ""
    return " ".join(filter(None, (person.full_name, person.full_position, section)))


def list_offers(book: YearBook, *, with_posts: bool = True) -> list[Offer]:
    """Whoever has left is offered no more."""
    today = book.office.today()
    people = [Offer(words_of(person), person) for person in book.office.people if person.is_in_office(today)]
    return [*people, *(Offer(post) for post in dict.fromkeys(_posts(book)))] if with_posts else people


def _posts(book: YearBook) -> Iterator[str]:
    district = book.office.district
    district = district if district.startswith("เขต") else f"เขต{district}"
    yield f"ผู้อำนวยการ{district}"
    yield f"ผู้ช่วยผู้อำนวยการ{district}"
    yield "หัวหน้าฝ่ายทุกฝ่าย"
    yield from (f"หัวหน้า{section.name}" for section in book.sections)
    if book.schools:
        yield f"ผู้อำนวยการสถานศึกษาทุกโรงเรียนในสังกัด{book.office.name}"
    yield from (f"ผู้อำนวยการ{school.name}" for school in book.schools)
    yield from (
        signatory.printed_position for signatory in book.office.signatories if signatory.printed_position
    )


forms.promote(PersonField)
