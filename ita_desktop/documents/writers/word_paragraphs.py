"""Titles, headings and running text."""

import re

from ita_desktop.documents.content import (
    AgendaHeading,
    Caption,
    CoverPage,
    Heading,
    IndentedHeading,
    NumberedItem,
    OrderEnd,
    Paragraph,
    ScoreLine,
    Text,
    TitleLines,
)
from ita_desktop.documents.writers.style import Measure, Style
from ita_desktop.documents.writers.word_text import KEEP_WITH_NEXT, TAB, Typesetter, paragraph
from ita_desktop.documents.writers.word_units import space_before, twips_of_mm, twips_of_pt

TITLE_RULE = paragraph("TitleRule", "")
_KEPT_WHOLE = f"{KEEP_WITH_NEXT}<w:keepLines/>"

_gap_of_order_date = re.compile(r"(?<!พ\.ศ\.) ")


def title_lines(block: TitleLines, typesetter: Typesetter) -> str:
    return "".join(paragraph("PaperTitle", typesetter.run(line)) for line in block.lines)


def body(block: Paragraph, typesetter: Typesetter) -> str:
    """A text typed on several lines is several paragraphs: a line break in spread text tears its line apart."""
    keep = _KEPT_WHOLE if block.keep_with_next else ""
    texts: list[Text] = list(block.text.split("\n")) if isinstance(block.text, str) else [block.text]
    return "".join(paragraph("Body", typesetter.runs(text), keep) for text in texts)


def heading(block: Heading, typesetter: Typesetter, is_at_top: bool = False) -> str:
    number = f"{block.number}  " if block.number else ""
    text = typesetter.run(f"{number}{block.text}")
    return paragraph(f"Heading{block.level}", text, space_before(0) if is_at_top else "")


def lead_to_table(style: Style) -> str:
    """Room between a heading or a text and a table right below it."""
    return paragraph("Seam", "", KEEP_WITH_NEXT + space_before(style.heading_to_table_pt))


def indented_heading(block: IndentedHeading, typesetter: Typesetter) -> str:
    return paragraph("BodyHeading", typesetter.run(block.text))


def warning(text: str, typesetter: Typesetter, properties: str = "") -> str:
    """Urgency or secrecy: large and red."""
    return paragraph("Warning", typesetter.run(text), properties)


def numbered_item(block: NumberedItem, typesetter: Typesetter, style: Style) -> str:
    """The number stands where body text starts, deeper ones further in; wrapped lines go back to the margin."""
    start_mm = style.first_line_mm + (block.depth - 1) * style.item_depth_mm
    text_mm = start_mm + _room_for(block.number, style)
    keep = _KEPT_WHOLE if block.keep_with_next else ""
    properties = f'{keep}<w:tabs><w:tab w:val="left" w:pos="{twips_of_mm(text_mm)}"/></w:tabs>'
    if block.depth > 1:
        properties += f'<w:ind w:firstLine="{twips_of_mm(start_mm)}"/>'
    return paragraph(
        "NumberedItem", f"{typesetter.run(block.number)}{TAB}{typesetter.runs(block.text)}", properties
    )


def _room_for(number: str, style: Style) -> Measure:
    width_mm = sum(style.number_digit_mm if sign.isalnum() else style.number_dot_mm for sign in number)
    enough = (room for room in style.item_text_mm if room >= width_mm + style.item_gap_mm)
    return next(enough, width_mm + style.item_gap_mm)


def order_end(block: OrderEnd, typesetter: Typesetter, style: Style) -> str:
    left = twips_of_mm(style.effect_text_mm)
    back = left - twips_of_mm(style.first_line_mm)
    label = f'<w:ind w:left="{left}" w:hanging="{back}"/>'
    effect = paragraph("Effect", typesetter.run(f"{block.effect_label}\t{block.effect}"), label)
    # The form spaces this line out; a wider gap, not more spaces, so that the words can still be found.
    gap = typesetter.run(" ", f'<w:rPr><w:spacing w:val="{twips_of_pt(style.order_date_gap_pt)}"/></w:rPr>')
    words = _gap_of_order_date.split(block.date)
    return effect + paragraph("Effect", gap.join(typesetter.run(word) for word in words))


def agenda_heading(block: AgendaHeading, typesetter: Typesetter) -> str:
    return paragraph("AgendaHeading", typesetter.run(f"{block.label}\t{block.text}"))


def score_line(block: ScoreLine, typesetter: Typesetter) -> str:
    return paragraph("ScoreLine", typesetter.run(f"{block.label}\t{block.name} \t {block.score}"))


def caption(block: Caption, typesetter: Typesetter) -> str:
    label = f"{block.label}  " if block.label else ""
    return paragraph(
        "ChartCaption" if block.is_below else "TableCaption", typesetter.run(f"{label}{block.text}")
    )


def cover(page: CoverPage, typesetter: Typesetter, style: Style) -> str:
    def lines(name: str, texts: tuple[str, ...], before_pt: Measure) -> str:
        return "".join(
            paragraph(name, typesetter.run(text), "" if place else space_before(before_pt))
            for place, text in enumerate(texts)
        )

    return "".join(
        (
            lines("CoverTitle", page.title_lines, style.cover_title_before_pt),
            lines("CoverLine", (page.year_line,), style.cover_year_before_pt),
            TITLE_RULE,
            lines("CoverLine", page.office_lines, style.cover_office_before_pt),
        )
    )
