"""Scores drawn as charts, as Word would draw the ones in its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin
from typing import assert_never

from ita_desktop.documents.content import Chart, ChartKind
from ita_desktop.documents.writers.page_lines import LineSetter, Look, Run, Set, SetLine
from ita_desktop.documents.writers.page_marks import Area, Disc, Letters, Mark, Point, Stroke, box
from ita_desktop.documents.writers.page_strips import Strip
from ita_desktop.documents.writers.page_units import points
from ita_desktop.documents.writers.style import Style

_THIN, _SCORES, _THRESHOLD = 0.75, 2.25, 1.5
_MARKER = 3.5
_DASHES = (6.0, 4.5)
_HATCH_PITCH = 6.0
_HATCH_WIDTH = 0.8
_NAME_GAP = 7.0
_LEGEND_LINE = 24.0


def chart_strips(block: Chart, setter: LineSetter, style: Style) -> list[Strip]:
    """Keeps with the caption below it."""
    width, height = points(style.text_width_mm), points(style.chart_height_mm(block))
    drawing = _Drawing(block, setter, style, width, height)
    below = setter.fonts.height(False).descent * float(style.body_pt)
    before = float(style.chart_before_pt)
    return [Strip(height + below, before=before, may_end_page=False, marks=tuple(drawing.marks()))]


@dataclass(frozen=True, slots=True)
class _Drawing:
    chart: Chart
    setter: LineSetter
    style: Style
    width: float
    height: float

    def marks(self) -> Iterator[Mark]:
        match self.chart.kind:
            case ChartKind.RADAR:
                yield from self._radar()
            case ChartKind.BARS:
                yield from self._bars()
            case _:
                assert_never(self.chart.kind)

    def _radar(self) -> Iterator[Mark]:
        left, top, width, height = map(float, self.style.radar_place)
        x, y = (left + width / 2) * self.width, (top + height / 2) * self.height
        radius = min(width * self.width, height * self.height) / 2
        count = len(self.chart.names)
        if not count:
            return

        def place(number: int, share: float) -> Point:
            angle = 2 * pi * number / count
            return x + radius * share * sin(angle), y - radius * share * cos(angle)

        def ring(share: float) -> tuple[Point, ...]:
            return tuple(place(number, share) for number in range(count))

        for step in range(20, 101, 20):
            yield Stroke(ring(step / 100), _THIN, self.style.grid_colour, is_closed=True)
        for number in range(count):
            yield Stroke(((x, y), place(number, 1)), _THIN, self.style.axis_colour)
        for step in range(0, 101, 20):
            line = self._line(str(step))
            yield self._letters(
                line, x - _NAME_GAP / 2 - _width(line), y - radius * step / 100 + self._below_middle
            )
        threshold = self.style.threshold_colour
        yield Stroke(ring(float(self.chart.threshold) / 100), _THRESHOLD, threshold, _DASHES, is_closed=True)
        scores = tuple(place(number, _share(score)) for number, score in enumerate(self.chart.scores))
        yield Stroke(scores, _SCORES, self.style.score_colour, is_closed=True)
        yield from (Disc(*point, _MARKER, self.style.score_colour) for point in scores)
        for number, name in enumerate(self.chart.names):
            yield from self._name_around(name, place(number, 1), sin(2 * pi * number / count))
        yield from self._legend()

    def _name_around(self, name: str, point: Point, side: float) -> Iterator[Mark]:
        """Outside its corner; in the middle above and below, in several lines where the edge of the chart is near."""
        is_middle = abs(side) < 0.01
        x, y = point
        room = self.width - 2 if is_middle else (self.width - x if side > 0 else x) - _NAME_GAP
        setting = Set.CENTRE if is_middle else Set.LEFT if side > 0 else Set.RIGHT
        lines = self.setter.lines(self._look(setting), (Run(name),), room)
        height = sum(line.height for line in lines)
        if is_middle:
            start = x - room / 2
            top = y - height - _NAME_GAP if y < self.height / 2 else y + _NAME_GAP / 2
        else:
            start = x + _NAME_GAP if side > 0 else 0
            top = y - height / 2 - self._raised
        for line in lines:
            yield self._letters(line, start, top + line.ascent)
            top += line.height

    def _legend(self) -> Iterator[Mark]:
        names = [self._line(name) for name in (self.chart.score_name, self.chart.threshold_name)]
        widths = [_LEGEND_LINE + _NAME_GAP + _width(name) for name in names]
        gap = 3 * _NAME_GAP
        x, y = (self.width - sum(widths) - gap) / 2, self.height - names[0].height / 2 - 2
        colours = (self.style.score_colour, self.style.threshold_colour)
        for number, (name, colour) in enumerate(zip(names, colours, strict=True)):
            end = x + _LEGEND_LINE
            yield Stroke(
                ((x, y), (end, y)), (_SCORES, _THRESHOLD)[number], colour, (_DASHES if number else ())
            )
            if not number:
                yield Disc((x + end) / 2, y, _MARKER, colour)
            yield self._letters(name, end + _NAME_GAP, y + self._below_middle)
            x += widths[number] + gap

    def _bars(self) -> Iterator[Mark]:
        left, top, width, height = (
            float(share) * side
            for share, side in zip(self.style.bars_place, (self.width, self.height) * 2, strict=True)
        )
        count = len(self.chart.names)
        if not count:
            return
        pitch = height / count
        thick = pitch / (1 + self.style.bar_gap_percent / 100)
        for number, (name, score) in enumerate(zip(self.chart.names, self.chart.scores, strict=True)):
            middle = top + (number + 0.5) * pitch
            length = max(0.0, float(score)) / self.style.bars_end * width
            yield from self._bar(
                left, middle - thick / 2, length, thick, is_hatched=score < self.chart.threshold
            )
            lines = self.setter.lines(self._look(Set.RIGHT), (Run(name),), left - _NAME_GAP)
            y = middle - sum(line.height for line in lines) / 2 - self._raised
            for line in lines:
                yield self._letters(line, 0, y + line.ascent)
                y += line.height
            figure = self._line(f"{score:.2f}")
            yield self._letters(figure, left + length + _NAME_GAP / 2, middle + self._below_middle)
        yield Stroke(((left, top), (left, top + height)), _THIN, self.style.axis_colour)

    def _bar(self, x: float, y: float, length: float, thick: float, *, is_hatched: bool) -> Iterator[Mark]:
        edge = box(x, y, length, thick)
        if not is_hatched:
            yield Area(edge, self.style.bar_colour)
            yield Stroke(edge, _THIN, self.style.score_colour, is_closed=True)
            return
        start = -thick
        while start < length:
            # From the lower left to the upper right, cut off at both ends of the bar.
            lower, upper = max(0.0, -start), min(thick, length - start)
            if upper > lower:
                ends = ((x + start + lower, y + thick - lower), (x + start + upper, y + thick - upper))
                yield Stroke(ends, _HATCH_WIDTH, self.style.hatch_colour)
            start += _HATCH_PITCH
        yield Stroke(edge, _THIN, "000000", is_closed=True)

    def _look(self, setting: Set) -> Look:
        return Look(float(self.style.chart_pt), setting=setting)

    def _line(self, text: str) -> SetLine:
        return self.setter.lines(self._look(Set.LEFT), (Run(text),), self.width)[0]

    @property
    def _raised(self) -> float:
        """Letters without marks stand low in their lines: for the eye the middle is higher."""
        return 0.1 * float(self.style.chart_pt)

    @property
    def _below_middle(self) -> float:
        """How far below the middle of something the baseline of its figure stands."""
        return 0.2 * float(self.style.chart_pt)

    def _letters(self, line: SetLine, x: float, y: float) -> Letters:
        return Letters(line, x, y)


def _share(score: Decimal) -> float:
    return min(max(float(score), 0.0), 100.0) / 100


def _width(line: SetLine) -> float:
    return max((part.x + part.word.width * part.size for part in line.parts), default=0.0)
