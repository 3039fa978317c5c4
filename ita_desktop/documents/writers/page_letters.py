"""The heads of memos and orders, what passes a paper on, and signatures, as strips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ita_desktop.documents.content import (
    Addressee,
    ApprovalStep,
    Emblem,
    Forwarding,
    ForwardingBlocks,
    HeaderLine,
    MemoHead,
    PenPlaces,
    Signature,
)
from ita_desktop.documents.writers.page_lines import LineSetter, Look, Run, Set, Tab
from ita_desktop.documents.writers.page_marks import Letters, Mark, Picture, image_of
from ita_desktop.documents.writers.page_strips import Strip, StripMaker, seam, with_marks
from ita_desktop.documents.writers.page_tables import Paragraphs, places
from ita_desktop.documents.writers.page_units import points
from ita_desktop.documents.writers.style import (
    DATE_BY_HAND,
    LONGEST_URGENCY_WORD,
    MEMO_HEADING,
    NAME_BY_HAND,
    SIGNATURE_BY_HAND,
    Measure,
    Style,
)


def warning_look(style: Style) -> Look:
    """Urgency or secrecy: large and red."""
    return Look(float(style.warning_pt), bold=True, colour=style.warning_colour, keep_with_next=True)


def secrecy_marks(secrecy: str, setter: LineSetter, style: Style, *, landscape: bool) -> tuple[Mark, ...]:
    """Above and below the text of every page."""
    if not secrecy:
        return ()
    width, height = style.page_width_mm, style.page_height_mm
    left, right = style.left_margin_mm, style.right_margin_mm
    if landscape:
        width, height = height, width
        left = right = style.landscape_side_margin_mm
    box = points(style.secrecy_width_mm)
    x = points(left) + (points(width - left - right) - box) / 2
    tops = (points(style.secrecy_edge_mm), points(height - style.warning_box_mm))
    look = replace(warning_look(style), setting=Set.CENTRE)
    line = setter.lines(look, (Run(secrecy),), box)[0]
    return tuple(Letters(line, x, top + line.ascent, look.colour) for top in tops)


@dataclass(frozen=True, slots=True)
class LetterStrips:
    maker: StripMaker
    style: Style

    @property
    def _body(self) -> Look:
        return Look(float(self.style.body_pt))

    def memo_head(self, head: MemoHead) -> list[Strip]:
        """As in Word: a term finds no room beside the emblem, it goes above it and moves all the rest down."""
        style, maker = self.style, self.maker
        top, left = points(style.letter_top_margin_mm), points(style.left_margin_mm)
        above: list[Strip] = []
        marks: list[Mark] = []
        if len(head.urgency) > len(LONGEST_URGENCY_WORD):
            exactly = float(style.warning_line_pt)
            above = maker.text(replace(warning_look(style), exactly=exactly), head.urgency)
            top += exactly
        elif head.urgency:
            look = warning_look(style)
            line = maker.setter.lines(look, (Run(head.urgency),), points(style.urgency_width_mm))[0]
            x, y = left + points(style.urgency_left_mm), points(style.urgency_top_mm) + line.ascent
            marks.append(Letters(line, x, y, look.colour))
        if head.emblem is not None:
            width, height = _emblem_size(head.emblem, style.memo_emblem_height_mm)
            marks.append(Picture(head.emblem, left, top, width, height))
        look = Look(
            float(style.memo_heading_pt),
            bold=True,
            before=float(style.memo_heading_before_pt),
            setting=Set.CENTRE,
            exactly=float(style.memo_heading_line_pt),
            keep_with_next=True,
            keep_lines=True,
        )
        return [*above, *with_marks(maker.text(look, MEMO_HEADING), tuple(marks))]

    def order_emblem(self, emblem: Emblem) -> list[Strip]:
        height = points(self.style.order_emblem_height_mm)
        marks: tuple[Mark, ...] = ()
        below = 0.0
        if emblem.image is not None:
            width, height = _emblem_size(emblem.image, self.style.order_emblem_height_mm)
            marks = (Picture(emblem.image, (self.maker.width - width) / 2, 0, width, height),)
            below = self.maker.setter.fonts.height(False).descent * float(self.style.body_pt)
        after = float(self.style.order_emblem_after_pt)
        return [Strip(height + below, after=after, may_end_page=False, marks=marks)]

    def header_line(self, line: HeaderLine) -> list[Strip]:
        style = self.style
        tabs = [Tab(self.maker.width, is_right=True, has_dots=True)]
        if len(line.fields) > 1:
            tabs.append(Tab(points(style.memo_date_mm), has_dots=True))
        hanging = points(style.label_text_mm) if line.hanging else 0.0
        look = replace(
            self._body,
            before=float(style.paragraph_before_pt),
            left=hanging,
            first=-hanging,
            tabs=tuple(tabs),
            keep_with_next=True,
            keep_lines=True,
        )
        runs: list[Run] = []
        for place, field in enumerate(line.fields):
            text = f"{field.text} " if field.text else ""
            runs += [
                *((Run(" "),) if place else ()),
                Run(field.label, bold=True, size=float(style.memo_label_pt)),
                Run("\t" if line.hanging else "  "),
                Run(f"{text}\t"),
            ]
        return self.maker.paragraph(look, runs)

    def addressee(self, block: Addressee) -> list[Strip]:
        left = points(self.style.label_text_mm)
        before = float(self.style.paragraph_before_pt)
        look = replace(
            self._body, before=before, left=left, first=-left, keep_with_next=True, keep_lines=True
        )
        first, *others = block.lines or ("",)
        strips = self.maker.text(look, f"{block.label}\t{first}")
        for line in others:
            strips += self.maker.text(replace(look, before=0), f"\t{line}")
        return strips

    def forwarding_blocks(self, block: ForwardingBlocks) -> list[Strip]:
        style, setter = self.style, self.maker.setter
        cells = [self._forwarding(one) for one in block.blocks]
        if len(cells) % 2:
            cells.append([])
        strips: list[Strip] = []
        for left, right in zip(cells[::2], cells[1::2], strict=True):
            if strips:
                strips.append(seam(float(style.seam_pt), before=float(style.forwarding_gap_pt)))
            strips += places(style.forwarding_widths_mm, [(left, [], right)], setter)
        return strips

    def _forwarding(self, block: Forwarding) -> Paragraphs:
        style = self.style
        hanging = points(style.forwarding_label_mm)
        labelled = replace(self._body, left=hanging, first=-hanging)
        dash = points(style.forwarding_dash_mm)
        dashed = replace(self._body, left=dash, first=-dash, before=float(style.item_before_pt))
        first, *others = block.addressee.lines or ("",)
        number_and_date = [f"ที่ {block.number}   วันที่ {block.date}"]
        width = self.maker.setter.width(number_and_date[0], float(style.body_pt))
        if width > points(style.forwarding_widths_mm[0]):
            number_and_date = number_and_date[0].split("   ")
        return [
            *([(warning_look(style), (Run(block.urgency),))] if block.urgency else []),
            *((self._body, (Run(line),)) for line in number_and_date),
            (labelled, (Run(f"{block.addressee.label}\t{first}"),)),
            *((labelled, (Run(f"\t{line}"),)) for line in others),
            *((dashed, (Run(f"-\t{line}"),)) for line in block.lines),
            *self._signed(_named(block.signature), style.signature_before_pt),
        ]

    def signature(self, block: Signature) -> list[Strip]:
        style = self.style
        look = replace(
            self._body,
            left=points(style.signature_left_mm),
            setting=Set.CENTRE,
            keep_with_next=True,
            keep_lines=True,
        )
        *upper, last = _named(block)
        strips: list[Strip] = []
        for place, line in enumerate((*upper, last)):
            before = 0 if place else float(style.signature_before_pt)
            keeps = place < len(upper) or block.keep_with_next
            strips += self.maker.text(replace(look, before=before, keep_with_next=keeps), line)
        return strips

    def pen_places(self, block: PenPlaces) -> list[Strip]:
        before = self.style.pen_place_before_pt
        cells = [self._signed((*_named(one), DATE_BY_HAND), before) for one in block.signatures]
        if len(cells) % 2:
            cells.insert(len(cells) - 1, [])
        rows = list(zip(cells[::2], cells[1::2], strict=True))
        strips = places(self._halves, rows, self.maker.setter)
        return [*(replace(strip, may_end_page=False) for strip in strips[:-1]), *strips[-1:]]

    def approval_step(self, step: ApprovalStep) -> list[Strip]:
        before = self.style.approval_before_pt
        number = f"{step.number}  " if step.number else ""
        role_look = replace(self._body, bold=True, before=float(before))
        lines = (SIGNATURE_BY_HAND, *_named(step.signature), step.date_line)
        row = ([(role_look, (Run(f"{number}{step.role}"),))], self._signed(lines, before))
        return places(self._halves, [row], self.maker.setter)

    @property
    def _halves(self) -> tuple[Measure, Measure]:
        half = self.style.signature_left_mm
        return half, self.style.text_width_mm - half

    def _signed(self, lines: Sequence[str], before_pt: Measure) -> Paragraphs:
        look = replace(self._body, setting=Set.CENTRE)
        first = replace(look, before=float(before_pt))
        return [(look if place else first, (Run(line),)) for place, line in enumerate(lines)]


def _named(signature: Signature) -> tuple[str, ...]:
    return f"({signature.name or NAME_BY_HAND})", *signature.position_lines


def _emblem_size(content: bytes, height_mm: Measure) -> tuple[float, float]:
    """Width and height; a picture that Qt cannot read takes a square place."""
    image = image_of(content)
    height = points(height_mm)
    return (height if image.isNull() else height * image.width() / image.height()), height
