"""The book as the file would have it."""

from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session


def again(session: Session) -> YearBook:
    session.flush()
    session.expire_all()
    return load_book(session)
