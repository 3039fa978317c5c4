"""Scores as charts that stay charts in Word: Word draws them, their figures lie in a workbook inside the file."""

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from ita_desktop.documents.content import Chart, ChartKind, Document
from ita_desktop.documents.writers.style import Measure, Style
from ita_desktop.documents.writers.word_chart_data import chart_workbook
from ita_desktop.documents.writers.word_drawings import inline_chart
from ita_desktop.documents.writers.word_package import WordPackage
from ita_desktop.documents.writers.word_text import attribute, escaped, paragraph
from ita_desktop.model.office import Digits

_EMU_PER_PT = 12700
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
)
_NO_LINE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
_AXES = '<c:axId val="1"/><c:axId val="2"/>'
_LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'


def _place(shares: tuple[Measure, ...]) -> str:
    left, top, width, height = shares
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left}"/><c:y val="{top}"/><c:w val="{width}"/><c:h val="{height}"/></c:manualLayout></c:layout>'
    )


def chart(block: Chart, document: Document, package: WordPackage, style: Style) -> str:
    xml = _Drawing(block, document, style).part()
    relationship = package.add_chart(xml, chart_workbook(block, document))
    height_mm = style.chart_height_mm(block)
    drawing = inline_chart(package, relationship, block.title, style.text_width_mm, height_mm)
    return paragraph("ChartPlace", drawing)


class _Drawing:
    """One chart as a part of the file: rId1 is its workbook; names in column A, scores in B, the threshold in C."""

    def __init__(self, block: Chart, document: Document, style: Style) -> None:
        self._chart = block
        self._document = document
        self._style = style

    def part(self) -> str:
        match self._chart.kind:
            case ChartKind.RADAR:
                plot, legend = _place(self._style.radar_place) + self._radar(), _LEGEND
            case ChartKind.BARS:
                plot, legend = _place(self._style.bars_place) + self._bars(), ""
            case _:
                assert_never(self._chart.kind)
        return (
            f'{_HEAD}<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot}</c:plotArea>{legend}'
            f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_LINE}{self._type()}'
            '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
        )

    def _radar(self) -> str:
        style, block = self._style, self._chart
        scores = _shape(line=_line(style.score_colour, Decimal("2.25"))) + (
            '<c:marker><c:symbol val="circle"/><c:size val="7"/>'
            f"{_shape(_fill(style.score_colour), _line(style.score_colour))}</c:marker>"
        )
        threshold = _shape(line=_line(style.threshold_colour, Decimal("1.5"), dash="dash")) + (
            '<c:marker><c:symbol val="none"/></c:marker>'
        )
        thresholds = (block.threshold,) * len(block.scores)
        grid_line = _shape(line=_line(style.grid_colour))
        grid = f"<c:majorGridlines>{grid_line}</c:majorGridlines>"
        return (
            '<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>'
            f"{self._series(0, 'B', block.score_name, scores, block.scores)}"
            f"{self._series(1, 'C', block.threshold_name, threshold, thresholds)}{_AXES}</c:radarChart>"
            f"{self._names_axis('minMax', 'b', grid)}"
            f'<c:valAx>{_axis(2, "minMax", 100)}<c:axPos val="l"/>{grid}{self._format("0")}{_TICKS}{grid_line}'
            '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>'
            '<c:majorUnit val="20"/></c:valAx>'
        )

    def _bars(self) -> str:
        style, block = self._style, self._chart
        bars = (
            f"{_shape(_fill(style.bar_colour), _line(style.score_colour))}"
            f'<c:invertIfNegative val="0"/>{self._hatched_bars()}'
            f'<c:dLbls>{self._format("0.00")}{_NO_LINE}<c:dLblPos val="outEnd"/>'
            '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
            '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        )
        return (
            '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f"{self._series(0, 'B', block.score_name, bars, block.scores)}"
            f'<c:gapWidth val="{style.bar_gap_percent}"/>{_AXES}</c:barChart>{self._names_axis("maxMin", "l")}'
            f'<c:valAx>{_axis(2, "minMax", style.bars_end, is_hidden=True)}<c:axPos val="t"/>'
            f'{self._format("0")}{_TICKS}<c:crossAx val="1"/><c:crosses val="autoZero"/>'
            '<c:crossBetween val="between"/></c:valAx>'
        )

    def _hatched_bars(self) -> str:
        """Below the threshold: hatching survives a photocopy, a colour does not."""
        hatch = (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr>{_colour(self._style.hatch_colour)}</a:fgClr>'
            f"<a:bgClr>{_colour('FFFFFF')}</a:bgClr></a:pattFill>"
        )
        return "".join(
            f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"{_shape(hatch, _line('000000'))}</c:dPt>"
            for index, score in enumerate(self._chart.scores)
            if score < self._chart.threshold
        )

    def _series(self, index: int, column: str, name: str, look: str, scores: tuple[Decimal, ...]) -> str:
        last = len(scores) + 1
        return (
            f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
            f"<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>{self._strings(name)}</c:strRef></c:tx>{look}"
            f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f>{self._strings(*self._chart.names)}</c:strRef></c:cat>"
            f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
            f"<c:formatCode>0.00</c:formatCode>{_points(map(str, scores))}</c:numCache></c:numRef></c:val></c:ser>"
        )

    def _strings(self, *texts: str) -> str:
        return f"<c:strCache>{_points(escaped(self._document.printed(text)) for text in texts)}</c:strCache>"

    def _names_axis(self, orientation: str, position: str, grid: str = "") -> str:
        return (
            f'<c:catAx>{_axis(1, orientation)}<c:axPos val="{position}"/>{grid}'
            f'<c:numFmt formatCode="General" sourceLinked="0"/>{_TICKS}{_shape(line=_line(self._style.axis_colour))}'
            '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
            '<c:lblOffset val="50"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _format(self, code: str) -> str:
        """Figures that a chart writes itself take their digits from the format."""
        digits = "" if self._document.digits is Digits.ARABIC else "[$-D00041E]"
        return f'<c:numFmt formatCode="{digits}{code}" sourceLinked="0"/>'

    def _type(self) -> str:
        font = attribute(self._document.font)
        return (
            f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(self._style.chart_pt * 100)}">'
            f'{_fill("000000")}<a:latin typeface="{font}"/><a:cs typeface="{font}"/></a:defRPr></a:pPr>'
            '<a:endParaRPr lang="th-TH"/></a:p></c:txPr>'
        )


def _axis(number: int, orientation: str, end: int | None = None, is_hidden: bool = False) -> str:
    limits = "" if end is None else f'<c:max val="{end}"/><c:min val="0"/>'
    return (
        f'<c:axId val="{number}"/><c:scaling><c:orientation val="{orientation}"/>{limits}</c:scaling>'
        f'<c:delete val="{int(is_hidden)}"/>'
    )


def _points(values: Iterable[str]) -> str:
    points = [f'<c:pt idx="{index}"><c:v>{value}</c:v></c:pt>' for index, value in enumerate(values)]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _shape(fill: str = "", line: str = "") -> str:
    return f"<c:spPr>{fill}{line}</c:spPr>"


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


def _fill(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def _line(colour: str, width_pt: Decimal = Decimal("0.75"), dash: str = "") -> str:
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(width_pt * _EMU_PER_PT)}">{_fill(colour)}{dashed}</a:ln>'
