"""On which page of a paper a paragraph stands, also where there is no window; needs the Qt of the window."""

import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtGui import QGuiApplication

from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_pages import lay_out


def page_finder(document: Document) -> Callable[[int], int]:
    """Gives the page of a paragraph, both counted from 1, the paragraphs as `paper_text` does."""
    if QGuiApplication.instance() is None:
        _start_without_screen()
    pages = lay_out(document)
    return lambda paragraph: pages.page_of_paragraph(paragraph) + 1


@cache
def _start_without_screen() -> QGuiApplication:
    """Fonts are known only to an application; kept until the program ends."""
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QGuiApplication(["ita-desktop", *platform])
