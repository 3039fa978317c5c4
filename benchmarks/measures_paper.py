"""Composes and writes a measures document; run by itself once for so many rows, so that its memory can be measured."""

import sys
from io import BytesIO

from district import measures_book

from ita_desktop.documents.compose.measures import compose_measures
from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.model.book import YearBook


def compose(book: YearBook) -> Document:
    return compose_measures(book, "M2")


def write(document: Document) -> bytes:
    target = BytesIO()
    write_word(document, target)
    return target.getvalue()


if __name__ == "__main__":
    write(compose(measures_book(int(sys.argv[1]))))
