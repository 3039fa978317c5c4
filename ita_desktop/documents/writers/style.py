"""How every paper looks: each measure of a page in one place."""

from dataclasses import dataclass
from decimal import Decimal

from ita_desktop.documents.content import Chart, ChartKind

Measure = Decimal | int

MEMO_HEADING = "บันทึกข้อความ"
LONGEST_URGENCY_WORD = "ด่วนที่สุด"
NAME_BY_HAND = "." * 50
SIGNATURE_BY_HAND = "ลงชื่อ " + "." * 55
DATE_BY_HAND = "......../......................../............."


@dataclass(frozen=True, slots=True)
class Style:
    """Measures in mm and pt.

    "Guide" is the Prime Minister's Office guide to typing official letters on a computer; what has no source beside
    it is custom, settled on model pages. Indents and tab stops count from the left margin, as Word's ruler does.
    """

    page_width_mm: Measure = 210
    page_height_mm: Measure = 297
    left_margin_mm: Measure = 30  # guide
    right_margin_mm: Measure = 20  # guide
    bottom_margin_mm: Measure = 20
    top_margin_mm: Measure = 25
    letter_top_margin_mm: Measure = 15  # guide: the emblem stands 1.5 cm below the edge
    landscape_top_margin_mm: Measure = 30  # the binding edge, as the left one of an upright page
    landscape_side_margin_mm: Measure = 20
    page_number_distance_mm: Measure = 15
    page_number_after_pt: Measure = 10
    footer_distance_mm: Measure = 10

    body_pt: Measure = 16  # guide
    table_pt: Measure = 14
    chart_pt: Measure = 14
    heading_pt: tuple[Measure, Measure] = (18, 16)
    cover_title_pt: Measure = 30
    cover_line_pt: Measure = 24

    memo_heading_pt: Measure = 29  # guide
    memo_heading_line_pt: Measure = 35  # guide: exactly
    memo_heading_before_pt: Measure = 6
    memo_label_pt: Measure = 20  # guide
    memo_emblem_height_mm: Measure = 15  # guide
    order_emblem_height_mm: Measure = 30  # guide
    order_emblem_after_pt: Measure = 6
    warning_pt: Measure = 32  # urgency and secrecy; guide: not smaller
    warning_line_pt: Measure = 36  # exactly, where it moves the emblem
    warning_box_mm: Measure = 18  # Word hides a line that its box does not hold whole
    warning_colour: str = "FF0000"  # guide
    urgency_left_mm: Measure = Decimal("16.2")
    urgency_top_mm: Measure = Decimal("17.7")
    urgency_width_mm: Measure = 42
    secrecy_edge_mm: Measure = 3
    secrecy_width_mm: Measure = 60

    paragraph_before_pt: Measure = 6  # guide: between the lines of the head and the parts of the text
    first_line_mm: Measure = 25  # guide
    label_text_mm: Measure = 15
    memo_date_mm: Measure = 80
    title_rule_mm: Measure = 40
    title_rule_line_pt: Measure = 10
    title_rule_after_pt: Measure = 4
    heading_before_pt: tuple[Measure, Measure] = (12, 8)
    heading_to_table_pt: Measure = 5
    caption_before_pt: Measure = 8
    caption_after_pt: Measure = 4
    chart_before_pt: Measure = 3
    chart_caption_before_pt: Measure = 2
    chart_caption_after_pt: Measure = 10
    item_before_pt: Measure = 2
    item_depth_mm: Measure = 9
    item_text_mm: tuple[Measure, ...] = (7, 9, 12, 15, 18)  # behind its number: the first place with room
    item_gap_mm: Measure = 2
    number_digit_mm: Measure = Decimal("2.5")
    number_dot_mm: Measure = Decimal("1.3")
    agenda_text_mm: Measure = 31
    agenda_before_pt: Measure = 10
    agenda_after_pt: Measure = 4
    score_name_mm: Measure = 55
    score_right_mm: Measure = 143
    effect_text_mm: Measure = Decimal("37.5")
    order_date_gap_pt: Measure = Decimal("6.6")

    member_widths_mm: tuple[Measure, Measure, Measure] = (Decimal("11.5"), Decimal("82.5"), 41)
    member_before_pt: Measure = 1

    signature_before_pt: Measure = 54  # guide: four lines below the text
    signature_left_mm: Measure = 80
    pen_place_before_pt: Measure = 85  # 3 cm for a note, a signature and a date by hand
    approval_before_pt: Measure = 50
    forwarding_widths_mm: tuple[Measure, Measure, Measure] = (76, 8, 76)
    forwarding_gap_pt: Measure = 30
    forwarding_dash_mm: Measure = Decimal("3.4")
    forwarding_label_mm: Measure = 11

    cell_side_mm: Measure = Decimal("1.5")
    cell_edge_pt: Measure = 2
    dash_mm: Measure = 3
    cell_number_mm: Measure = Decimal("7.5")
    large_row_pt: Measure = Decimal("22.6")
    table_line_pt: Measure = Decimal("0.5")
    head_shade: str = "E7E6E6"
    group_shade: str = "F2F2F2"
    seam_pt: Measure = 1  # a paragraph nobody sees, where Word demands one

    radar_height_mm: Measure = 106
    bars_height_mm: Measure = 96
    bars_in_height: int = 10
    bar_pitch_mm: Measure = 9
    bars_highest_mm: Measure = 220
    bars_end: int = 112  # beyond 100, so that the figure behind the longest bar has room
    # Left, top, width and height of the figure itself as shares of the chart; names and figures stand around it.
    radar_place: tuple[Measure, ...] = (Decimal("0.26"), Decimal("0.11"), Decimal("0.48"), Decimal("0.7"))
    bars_place: tuple[Measure, ...] = (Decimal("0.3"), Decimal("0.02"), Decimal("0.69"), Decimal("0.96"))
    score_colour: str = "1F3864"
    bar_colour: str = "8497B0"
    threshold_colour: str = "C00000"
    grid_colour: str = "BFBFBF"
    axis_colour: str = "7F7F7F"
    hatch_colour: str = "404040"
    bar_gap_percent: int = 45

    cover_title_before_pt: Measure = 180
    cover_year_before_pt: Measure = 18
    cover_office_before_pt: Measure = 270

    @property
    def text_width_mm(self) -> Measure:
        return self.page_width_mm - self.left_margin_mm - self.right_margin_mm

    def chart_height_mm(self, chart: Chart) -> Measure:
        if chart.kind is ChartKind.RADAR:
            return self.radar_height_mm
        more_bars = max(0, len(chart.names) - self.bars_in_height)
        return min(self.bars_height_mm + more_bars * self.bar_pitch_mm, self.bars_highest_mm)

    @property
    def landscape_text_width_mm(self) -> Measure:
        return self.page_height_mm - 2 * self.landscape_side_margin_mm


PAPER_STYLE = Style()
