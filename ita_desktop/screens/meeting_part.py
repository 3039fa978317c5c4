"""What the parts of a meeting share: which meeting is shown, its records as they are now, and deeds on them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.documents.content import AgendaHeading, Document, NumberedItem
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.documents.writers.to_pages import Place as PlaceOnPage
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt.form_fields import KeptField, keep_all
from ita_desktop.qt.list_and_fields import ListAndFields
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.rules.agenda_places import agenda_places
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.live_page import Find
from ita_desktop.storage.workspace import Session

Outcome = TypeVar("Outcome")


class MeetingPart(QWidget):
    """`marked` tells what of the page belongs to what is chosen."""

    marked = Signal(object)

    whole: ListAndFields
    fields: QWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.meeting_id: int | None = None
        self.kept_fields: list[KeptField] = []

    @property
    def book(self) -> YearBook:
        return self.desk.book

    @property
    def meeting(self) -> Meeting | None:
        return next((each for each in self.book.year.meetings if each.id == self.meeting_id), None)

    @property
    def start(self) -> QWidget:
        """Where the keyboard begins."""
        raise NotImplementedError

    def show_meeting(self, meeting: Meeting | None) -> None:
        if (meeting.id if meeting else None) != self.meeting_id:
            self.keep()
            self.meeting_id = meeting.id if meeting else None
        self.refresh()

    def put_beside(self, is_beside: bool) -> None:
        """Whether the fields stand beside the list, for want of height."""
        self.whole.put_beside(is_beside)

    def records_on(self, pages: Pages) -> Iterable[tuple[object, Iterable[PlaceOnPage]]]:
        """Keys of the list, and where on the pages stands what they are the keys of."""
        raise NotImplementedError

    def pick(self, key: object) -> None:
        raise NotImplementedError

    def refresh(self) -> None:
        raise NotImplementedError

    def keep(self) -> bool:
        """Before something else is shown in the fields."""
        return keep_all(self.kept_fields)

    def do(self, words: str, deed: Callable[[Session], Outcome]) -> Outcome:
        """As `desk.change`, but a refusal stands under the field that asked for it."""
        with self.desk.changing(words) as session:
            return deed(session)


class AgendaPart(MeetingPart):
    """A part that lists the items of the agenda, with the one in hand below."""

    items: OrderedList

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._item_id: object = None

    @property
    def start(self) -> QWidget:
        return self.items

    @property
    def agenda(self) -> Sequence[AgendaItem]:
        return self.meeting.agenda if self.meeting else []

    @property
    def item(self) -> AgendaItem | None:
        return next((item for item in self.agenda if item.id == self._item_id), None)

    @property
    def row(self) -> ListRow | None:
        """How the list shows the item in hand."""
        return next((row for row in self.items.rows if row.key == self.items.current_key), None)

    def records_on(self, pages: Pages) -> Iterable[tuple[object, Iterable[PlaceOnPage]]]:
        return [(row.key, item_finder(row.number)(pages)) for row in self.items.rows]

    def pick(self, key: object) -> None:
        self.items.choose(key)
        self.items.setFocus()

    def show_agenda(self, rows: Sequence[ListRow]) -> None:
        self.items.show_rows(rows)
        if self.items.current_key is None and rows:
            self.items.choose(rows[0].key)
        self.show_item()

    def show_item(self) -> None:
        raise NotImplementedError

    def mark(self) -> None:
        """Tells the page where the item in hand stands."""
        self.marked.emit(item_finder(self.row.number) if self.row else None)

    def turn(self, key: object) -> None:
        """To another item; what was typed for this one is kept."""
        if key != self._item_id:
            self.keep()
        self.show_item()


def numbers_of(items: Sequence[AgendaItem]) -> list[str]:
    return [".".join(map(str, place)) for place in agenda_places(items)]


def title_of(item: AgendaItem) -> str:
    """Its words, or from where they come."""
    if item.text:
        return item.text
    return spoken_term(item.source) if item.source is not AgendaSource.WORDS else " ".join(item.lines)


def item_finder(number: str) -> Find:
    """Where an item of the agenda stands on the pages of an agenda or of minutes."""

    def find(pages: Pages) -> list[PlaceOnPage]:
        block = _block_of(pages.document, number)
        return list(pages.places_of(block)) if block is not None else []

    return find


def _block_of(document: Document, number: str) -> int | None:
    for place, block in enumerate(document.blocks):
        if isinstance(block, AgendaHeading) and block.label.endswith(f" {number}"):
            return place
        if isinstance(block, NumberedItem) and block.number == number:
            return place
    return None
