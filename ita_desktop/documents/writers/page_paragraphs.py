"""Titles, headings and running text as strips."""

from dataclasses import dataclass, replace

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
from ita_desktop.documents.writers.page_lines import Look, Run, Set, Tab
from ita_desktop.documents.writers.page_marks import Stroke
from ita_desktop.documents.writers.page_strips import Strip, StripMaker, seam
from ita_desktop.documents.writers.page_units import points
from ita_desktop.documents.writers.style import Measure, Style

_TITLE_RULE_PT = 0.75


def runs_of(text: Text) -> tuple[Run, ...]:
    if isinstance(text, str):
        return (Run(text),)
    return tuple(Run(span.text, bold=span.bold or None) for span in text)


@dataclass(frozen=True, slots=True)
class ParagraphStrips:
    """Makes strips of what is text only, in the measures of `style`."""

    maker: StripMaker
    style: Style

    @property
    def _body(self) -> Look:
        style = self.style
        return Look(
            float(style.body_pt),
            before=float(style.paragraph_before_pt),
            first=points(style.first_line_mm),
            setting=Set.SPREAD,
        )

    def title_lines(self, block: TitleLines) -> list[Strip]:
        look = Look(
            float(self.style.body_pt), bold=True, setting=Set.CENTRE, keep_with_next=True, keep_lines=True
        )
        return [strip for line in block.lines for strip in self.maker.text(look, line)]

    def rule(self) -> list[Strip]:
        height, side = float(self.style.title_rule_line_pt), self.maker.width / 2
        half = points(self.style.title_rule_mm) / 2
        line = Stroke(((side - half, height), (side + half, height)), _TITLE_RULE_PT)
        return [Strip(height, after=float(self.style.title_rule_after_pt), marks=(line,))]

    def body(self, block: Paragraph) -> list[Strip]:
        look = replace(self._body, keep_with_next=block.keep_with_next, keep_lines=block.keep_with_next)
        texts: list[Text] = list(block.text.split("\n")) if isinstance(block.text, str) else [block.text]
        return [strip for text in texts for strip in self.maker.paragraph(look, runs_of(text))]

    def heading(self, block: Heading, *, is_at_top: bool) -> list[Strip]:
        level = block.level - 1
        look = Look(
            float(self.style.heading_pt[level]),
            bold=True,
            before=0 if is_at_top else float(self.style.heading_before_pt[level]),
            keep_with_next=True,
            keep_lines=True,
        )
        number = f"{block.number}  " if block.number else ""
        return self.maker.text(look, f"{number}{block.text}")

    def lead_to_table(self) -> Strip:
        return seam(
            float(self.style.seam_pt), before=float(self.style.heading_to_table_pt), may_end_page=False
        )

    def indented_heading(self, block: IndentedHeading) -> list[Strip]:
        look = Look(
            float(self.style.body_pt),
            bold=True,
            before=float(self.style.paragraph_before_pt),
            left=points(self.style.first_line_mm),
            keep_with_next=True,
            keep_lines=True,
        )
        return self.maker.text(look, block.text)

    def numbered_item(self, block: NumberedItem) -> list[Strip]:
        style = self.style
        start_mm = style.first_line_mm + (block.depth - 1) * style.item_depth_mm
        look = replace(
            self._body,
            before=float(style.item_before_pt),
            first=points(start_mm),
            tabs=(Tab(points(start_mm + self._room_for(block.number))),),
            keep_with_next=block.keep_with_next,
            keep_lines=block.keep_with_next,
        )
        return self.maker.paragraph(look, (Run(f"{block.number}\t"), *runs_of(block.text)))

    def _room_for(self, number: str) -> Measure:
        style = self.style
        width_mm = sum(style.number_digit_mm if sign.isalnum() else style.number_dot_mm for sign in number)
        enough = (room for room in style.item_text_mm if room >= width_mm + style.item_gap_mm)
        return next(enough, width_mm + style.item_gap_mm)

    def order_end(self, block: OrderEnd) -> list[Strip]:
        style = self.style
        left = points(style.effect_text_mm)
        look = Look(
            float(style.body_pt),
            before=float(style.paragraph_before_pt),
            left=left,
            keep_with_next=True,
            keep_lines=True,
        )
        label = replace(look, first=points(style.first_line_mm) - left)
        gap = Run(" ", wider=float(style.order_date_gap_pt))
        words = block.date.replace("พ.ศ. ", "พ.ศ.\u00a0").split(" ")
        date = [run for word in words for run in (gap, Run(word))][1:]
        return [
            *self.maker.text(label, f"{block.effect_label}\t{block.effect}"),
            *self.maker.paragraph(look, date),
        ]

    def agenda_heading(self, block: AgendaHeading) -> list[Strip]:
        left = points(self.style.agenda_text_mm)
        look = Look(
            float(self.style.body_pt),
            bold=True,
            before=float(self.style.agenda_before_pt),
            after=float(self.style.agenda_after_pt),
            left=left,
            first=-left,
            keep_with_next=True,
            keep_lines=True,
        )
        return self.maker.text(look, f"{block.label}\t{block.text}")

    def score_line(self, block: ScoreLine) -> list[Strip]:
        style = self.style
        tabs = (Tab(points(style.score_name_mm)), Tab(points(style.score_right_mm), True, True))
        look = Look(float(style.body_pt), left=points(style.agenda_text_mm), tabs=tabs)
        return self.maker.text(look, f"{block.label}\t{block.name} \t {block.score}")

    def caption(self, block: Caption) -> list[Strip]:
        style = self.style
        label = f"{block.label}  " if block.label else ""
        below = Look(
            float(style.body_pt),
            bold=True,
            before=float(style.chart_caption_before_pt),
            after=float(style.chart_caption_after_pt),
            setting=Set.CENTRE,
        )
        above = Look(
            float(style.body_pt),
            bold=True,
            before=float(style.caption_before_pt),
            after=float(style.caption_after_pt),
            keep_with_next=True,
            keep_lines=True,
        )
        return self.maker.text(below if block.is_below else above, f"{label}{block.text}")

    def cover(self, page: CoverPage) -> list[Strip]:
        style = self.style

        def lines(size_pt: Measure, texts: tuple[str, ...], before_pt: Measure) -> list[Strip]:
            look = Look(float(size_pt), bold=True, setting=Set.CENTRE)
            first = replace(look, before=float(before_pt))
            return [
                strip
                for place, text in enumerate(texts)
                for strip in self.maker.text(look if place else first, text)
            ]

        return [
            *lines(style.cover_title_pt, page.title_lines, style.cover_title_before_pt),
            *lines(style.cover_line_pt, (page.year_line,), style.cover_year_before_pt),
            *self.rule(),
            *lines(style.cover_line_pt, page.office_lines, style.cover_office_before_pt),
        ]
