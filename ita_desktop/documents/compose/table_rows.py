"""Rows that the tables of many papers share: the head, and the name of a group above its rows."""

from ita_desktop.documents.content import Alignment, Cell, Line, Row, Shade


def head_row(*headings: str) -> Row:
    """Headings in bold; the ends of their lines are set by hand."""
    return Row(
        tuple(
            Cell(
                tuple(Line(line, bold=True) for line in heading.split("\n")),
                alignment=Alignment.CENTRE,
                middle=True,
                shade=Shade.HEAD,
            )
            for heading in headings
        )
    )


def name_row(words: str, columns: int, shade: Shade = Shade.GROUP) -> Row:
    """A bold row above what belongs to it."""
    return Row((Cell((Line(words, bold=True),), columns=columns, shade=shade),), keep_with_next=True)
