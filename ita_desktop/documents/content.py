"""A paper as a value: blocks that say what stands on the page; writers decide how it gets there.

Texts carry ordinary digits or Thai ones as they come; a writer prints them through `Document.printed`.
A writer handles every block and ends in `assert_never`, so that a new block is missed nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ita_desktop.model.office import Digits
from ita_desktop.thai.digits import to_arabic_digits, to_thai_digits


class Alignment(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Shade(StrEnum):
    NONE = "none"
    HEAD = "head"
    GROUP = "group"


class Merge(StrEnum):
    """Whether a cell opens a cell that spans several rows, or lies under one."""

    NONE = "none"
    START = "start"
    CONTINUED = "continued"


class ChartKind(StrEnum):
    RADAR = "radar"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    bold: bool = False


Text = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PageStart:
    """A new run of pages. `is_letter`: the narrow top margin of memo and order.

    `number_from` restarts the count; the first page of a run that restarts prints no number, a cover none at all.
    """

    landscape: bool = False
    is_letter: bool = False
    is_cover: bool = False
    number_from: int | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class MemoHead:
    """The word บันทึกข้อความ with the emblem at its left (or its empty place) and urgency between them."""

    emblem: bytes | None
    urgency: str = ""
    secrecy: str = ""


@dataclass(frozen=True, slots=True)
class HeaderField:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """Labels in bold with their texts and a dotted line to the margin; two fields share the line."""

    fields: tuple[HeaderField, ...]
    hanging: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """เรียน and to whom; one line each."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emblem:
    """The emblem 3 cm high above an order, or its empty place."""

    image: bytes | None


@dataclass(frozen=True, slots=True)
class TitleLines:
    """Centred bold lines, already broken by sense."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The short line under a title."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text with its first line indented, spread between the margins."""

    text: Text
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading of a report at the margin; level 1 or 2."""

    number: str
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class IndentedHeading:
    """A bold line that starts where body text starts: a body of an order, มีอำนาจหน้าที่, an instrument."""

    text: str


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """A paragraph behind its number, which is text."""

    number: str
    text: Text
    depth: int = 1
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class MemberRow:
    number: str
    lines: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class MemberTable:
    """Members and roles in an invisible table, so that long names wrap beside their role."""

    rows: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class OrderEnd:
    """ทั้งนี้ ... and สั่ง ณ วันที่ ..., the second starting under the text of the first."""

    effect_label: str
    effect: str
    date: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Name and post, centred in the right half, with room for a pen above; the writer puts the name in brackets.

    `keep_with_next`: the pens of others follow on the same page.
    """

    name: str
    position_lines: tuple[str, ...]
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class PenPlaces:
    """Places for signatures and dates by hand, up to two in a row."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Forwarding:
    """What is printed when a memo is passed on: its own number and date, to whom, and what to do."""

    urgency: str
    number: str
    date: str
    addressee: Addressee
    lines: tuple[str, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class ForwardingBlocks:
    """Up to two forwardings stand side by side; more go on below."""

    blocks: tuple[Forwarding, ...]


@dataclass(frozen=True, slots=True)
class AgendaHeading:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """An indicator and its score, dots between them."""

    label: str
    name: str
    score: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell; a dash or a number hangs before it."""

    text: str
    bold: bool = False
    dash: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    columns: int = 1
    merge: Merge = Merge.NONE
    alignment: Alignment = Alignment.LEFT
    middle: bool = False
    shade: Shade = Shade.NONE


@dataclass(frozen=True, slots=True)
class Row:
    """`keep_with_next`: no page break after it (a group row, a row inside a merged cell).

    `starts_page`: it stands first on a page, under the repeated head.
    """

    cells: tuple[Cell, ...]
    keep_with_next: bool = False
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that repeats on every page. `is_large` sets the text at body size with taller rows."""

    widths_mm: tuple[Decimal, ...]
    head: tuple[Row, ...]
    rows: Sequence[Row]
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """The numbered name of a table (above it) or of a chart (below it)."""

    label: str
    text: str
    is_below: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Scores by name, with the threshold as a line (radar) or hatched below it (bars)."""

    kind: ChartKind
    title: str
    names: tuple[str, ...]
    scores: tuple[Decimal, ...]
    score_name: str
    threshold: Decimal
    threshold_name: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    title_lines: tuple[str, ...]
    year_line: str
    office_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApprovalStep:
    """A role at the margin, and at the right a dotted line for the pen, the name, the post and the date to fill in."""

    number: str
    role: str
    signature: Signature
    date_line: str


Block = (
    PageStart
    | PageBreak
    | MemoHead
    | HeaderLine
    | Addressee
    | Emblem
    | TitleLines
    | Rule
    | Paragraph
    | Heading
    | IndentedHeading
    | NumberedItem
    | MemberTable
    | OrderEnd
    | Signature
    | PenPlaces
    | ForwardingBlocks
    | AgendaHeading
    | ScoreLine
    | Table
    | Caption
    | Chart
    | CoverPage
    | ApprovalStep
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `title` and `author` go into the file's properties."""

    title: str
    author: str
    blocks: tuple[Block, ...]
    font: str = "TH SarabunPSK"
    digits: Digits = Digits.THAI
    code_digits: Digits = Digits.ARABIC

    def printed(self, text: str) -> str:
        """`text` in the digits of this paper; URLs stay, and codes such as O12 unless they are set in Thai."""
        if self.digits is Digits.ARABIC:
            return to_arabic_digits(text)
        return to_thai_digits(text, codes=self.code_digits is Digits.THAI)
