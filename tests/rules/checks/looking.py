"""How tests look with one check, and say what it found."""

from collections.abc import Iterable, Sequence

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.findings import Check, Evidence, PaperParagraph, PaperText, Slip


def look(checks: Iterable[Check], name: str, book: YearBook, papers: Sequence[PaperText] = ()) -> list[Slip]:
    """What the check of that name finds, each in words that an officer can read."""
    check = next(check for check in checks if check.name == name)
    found = list(check.look(Evidence(book, lambda: papers)))
    for slip in found:
        for words in (slip.place.words, slip.message, slip.advice):
            assert words
            assert "None" not in words
    return found


def paper_saying(kind: PaperKind, *paragraphs: str) -> PaperText:
    return PaperText(kind, tuple(PaperParagraph(number, text) for number, text in enumerate(paragraphs, 1)))


def silent(
    checks: Iterable[Check], book: YearBook, papers: Sequence[PaperText] = ()
) -> list[tuple[str, str, str]]:
    """Every finding in words; nothing on sound data."""
    evidence = Evidence(book, lambda: papers)
    return [(check.name, slip.place.words, slip.message) for check in checks for slip in check.look(evidence)]


def only(slips: Sequence[Slip]) -> Slip:
    (slip,) = slips
    return slip
