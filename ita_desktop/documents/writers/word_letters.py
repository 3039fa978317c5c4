"""The heads of memos and orders, and what passes a paper on."""

from ita_desktop.documents.content import (
    Addressee,
    Emblem,
    Forwarding,
    ForwardingBlocks,
    HeaderLine,
    MemoHead,
)
from ita_desktop.documents.writers.style import LONGEST_URGENCY_WORD, MEMO_HEADING, Measure, Style
from ita_desktop.documents.writers.word_drawings import anchored_picture, inline_picture, offset_mm, text_box
from ita_desktop.documents.writers.word_package import WordPackage
from ita_desktop.documents.writers.word_paragraphs import warning
from ita_desktop.documents.writers.word_signatures import signature_in_place
from ita_desktop.documents.writers.word_tables import places
from ita_desktop.documents.writers.word_text import TAB, Typesetter, paragraph
from ita_desktop.documents.writers.word_units import hanging, mm_of_pt, space_before, twips_of_mm, twips_of_pt
from ita_desktop.thai.line_breaks import approximate_width

_EMBLEM_NAME = "ตราครุฑ"
_REGULAR_TO_BOLD = 0.975
"""How wide regular type is at most beside bold, in which widths are estimated."""
_LABEL = '<w:rPr><w:rStyle w:val="Label"/></w:rPr>'


def memo_head(head: MemoHead, package: WordPackage, typesetter: Typesetter, style: Style) -> str:
    """A term ("ด่วนภายใน ...") finds no room beside the emblem: it goes above it, and all the rest goes down."""
    emblem_top_mm: Measure = style.letter_top_margin_mm
    above = beside = ""
    if len(head.urgency) > len(LONGEST_URGENCY_WORD):
        exactly = f'<w:spacing w:line="{twips_of_pt(style.warning_line_pt)}" w:lineRule="exact"/>'
        above = warning(head.urgency, typesetter, exactly)
        emblem_top_mm += mm_of_pt(style.warning_line_pt)
    elif head.urgency:
        beside = text_box(
            package,
            head.urgency,
            warning(head.urgency, typesetter),
            across=offset_mm(style.urgency_left_mm),
            down=offset_mm(style.urgency_top_mm),
            width_mm=style.urgency_width_mm,
            height_mm=style.warning_box_mm,
        )
    emblem = ""
    if head.emblem is not None:
        picture = package.add_picture(head.emblem)
        emblem = anchored_picture(package, picture, _EMBLEM_NAME, style.memo_emblem_height_mm, emblem_top_mm)
    return above + paragraph("MemoHeading", f"{emblem}{beside}{typesetter.run(MEMO_HEADING)}")


def order_emblem(emblem: Emblem, package: WordPackage, style: Style) -> str:
    if emblem.image is not None:
        picture = package.add_picture(emblem.image)
        drawing = inline_picture(package, picture, _EMBLEM_NAME, style.order_emblem_height_mm)
        return paragraph("OrderEmblem", drawing)
    height = twips_of_mm(style.order_emblem_height_mm)
    return paragraph("OrderEmblem", "", f'<w:spacing w:line="{height}" w:lineRule="exact"/>')


def header_line(line: HeaderLine, typesetter: Typesetter, style: Style) -> str:
    """Spaces keep dots and words apart; the dots stand in runs of body size, for they take the size of their run."""
    gap = TAB if line.hanging else typesetter.run("  ")
    parts = [
        f"{typesetter.run(field.label, _LABEL)}{gap}{typesetter.run(f'{field.text} ' if field.text else '')}{TAB}"
        for field in line.fields
    ]
    stop = f'<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="{twips_of_mm(style.memo_date_mm)}"/></w:tabs>'
    return paragraph(
        "HeaderLineHanging" if line.hanging else "HeaderLine",
        typesetter.run(" ").join(parts),
        stop if len(line.fields) > 1 else "",
    )


def addressee(block: Addressee, typesetter: Typesetter) -> str:
    first, *others = block.lines or ("",)
    return paragraph("Addressee", typesetter.run(f"{block.label}\t{first}")) + "".join(
        paragraph("Addressee", typesetter.run(f"\t{line}"), space_before(0)) for line in others
    )


def forwarding_blocks(block: ForwardingBlocks, typesetter: Typesetter, style: Style) -> str:
    empty = paragraph("ForwardingLine", "")
    cells = [_forwarding(one, typesetter, style) for one in block.blocks]
    if len(cells) % 2:
        cells.append(empty)
    rows = [
        places(style.forwarding_widths_mm, [(left, empty, right)])
        for left, right in zip(cells[::2], cells[1::2], strict=True)
    ]
    return paragraph("Seam", "", space_before(style.forwarding_gap_pt)).join(rows)


def _forwarding(block: Forwarding, typesetter: Typesetter, style: Style) -> str:
    label_indent = hanging(style.forwarding_label_mm)
    first, *others = block.addressee.lines or ("",)
    number_and_date = [f"ที่ {block.number}   วันที่ {block.date}"]
    if not _fits(number_and_date[0], typesetter, style):
        number_and_date = number_and_date[0].split("   ")
    lines = [
        warning(block.urgency, typesetter) if block.urgency else "",
        *(paragraph("ForwardingLine", typesetter.run(line)) for line in number_and_date),
        paragraph("ForwardingLine", typesetter.run(f"{block.addressee.label}\t{first}"), label_indent),
        *(paragraph("ForwardingLine", typesetter.run(f"\t{line}"), label_indent) for line in others),
        *(paragraph("ForwardingDash", typesetter.run(f"-\t{line}")) for line in block.lines),
        signature_in_place(block.signature, typesetter, style.signature_before_pt),
    ]
    return "".join(lines)


def _fits(line: str, typesetter: Typesetter, style: Style) -> bool:
    """In body type and one column of forwardings."""
    width_em = approximate_width(typesetter.printed(line)) * _REGULAR_TO_BOLD
    return width_em * float(mm_of_pt(style.body_pt)) <= float(style.forwarding_widths_mm[0])
