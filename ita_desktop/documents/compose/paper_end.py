"""The end of a paper: headings and signatures that must not stand on a page without a text above them."""

from collections.abc import Iterable
from dataclasses import replace

from ita_desktop.documents.content import (
    AgendaHeading,
    Block,
    Heading,
    NumberedItem,
    Paragraph,
    PenPlaces,
    Signature,
)


def end_kept_together(blocks: Iterable[Block]) -> list[Block]:
    """`blocks`, the last text among them kept on the page of the headings and signatures that follow it."""
    kept = list(blocks)
    place = len(kept) - 1
    while place > 0 and isinstance(kept[place], AgendaHeading | Heading | PenPlaces | Signature):
        place -= 1
    last = kept[place]
    if place < len(kept) - 1 and isinstance(last, NumberedItem | Paragraph):
        kept[place] = replace(last, keep_with_next=True)
    return kept
