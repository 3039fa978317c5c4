"""Signatures: the name in brackets with room for a pen above it, the post below."""

from ita_desktop.documents.content import ApprovalStep, PenPlaces, Signature
from ita_desktop.documents.writers.style import DATE_BY_HAND, NAME_BY_HAND, SIGNATURE_BY_HAND, Measure, Style
from ita_desktop.documents.writers.word_tables import places
from ita_desktop.documents.writers.word_text import BOLD, KEEP_WITH_NEXT, Typesetter, paragraph
from ita_desktop.documents.writers.word_units import space_before


def _bracketed(name: str) -> str:
    return f"({name or NAME_BY_HAND})"


def signature(block: Signature, typesetter: Typesetter) -> str:
    """A block that stays on one page: every line keeps with the next, the last one with pens that follow."""
    *upper, last = (_bracketed(block.name), *block.position_lines)
    styles = ("SignatureName", *("SignaturePost" for _ in block.position_lines))
    written = [
        paragraph(style, typesetter.run(line), KEEP_WITH_NEXT)
        for style, line in zip(styles, upper, strict=False)
    ]
    release = "" if upper else '<w:keepNext w:val="0"/>'
    keep = KEEP_WITH_NEXT if block.keep_with_next else release
    return "".join(written) + paragraph(styles[-1], typesetter.run(last), keep)


def signature_in_place(block: Signature, typesetter: Typesetter, before_pt: Measure) -> str:
    """The same in the middle of a cell, `before_pt` below what stands above."""
    return _centred((_bracketed(block.name), *block.position_lines), typesetter, before_pt)


def _centred(
    lines: tuple[str, ...], typesetter: Typesetter, before_pt: Measure, keep_with_next: bool = False
) -> str:
    first, *others = lines
    keep = KEEP_WITH_NEXT if keep_with_next else ""
    return paragraph("PenPlace", typesetter.run(first), keep + space_before(before_pt)) + "".join(
        paragraph("PenPlace", typesetter.run(line), keep) for line in others
    )


def pen_places(block: PenPlaces, typesetter: Typesetter, style: Style) -> str:
    """Two in a row; a third and fourth below them, on the same page. A single one stands at the right, where a
    signature does."""
    last_row = (len(block.signatures) - 1) // 2
    cells = [
        _centred(
            (_bracketed(one.name), *one.position_lines, DATE_BY_HAND),
            typesetter,
            style.pen_place_before_pt,
            keep_with_next=number // 2 < last_row,
        )
        for number, one in enumerate(block.signatures)
    ]
    if len(cells) % 2:
        cells.insert(len(cells) - 1, paragraph("PenPlace", ""))
    half = style.signature_left_mm
    return places((half, style.text_width_mm - half), list(zip(cells[::2], cells[1::2], strict=True)))


def approval_step(step: ApprovalStep, typesetter: Typesetter, style: Style) -> str:
    number = f"{step.number}  " if step.number else ""
    role = paragraph(
        "PenPlace",
        typesetter.run(f"{number}{step.role}", BOLD),
        f'{space_before(style.approval_before_pt)}<w:jc w:val="left"/>',
    )
    lines = (
        SIGNATURE_BY_HAND,
        _bracketed(step.signature.name),
        *step.signature.position_lines,
        step.date_line,
    )
    half = style.signature_left_mm
    return places(
        (half, style.text_width_mm - half), [(role, _centred(lines, typesetter, style.approval_before_pt))]
    )
