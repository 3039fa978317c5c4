"""Charts that Word draws and lets the officer edit."""

import io
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import Element

import pytest
from openpyxl import load_workbook

from ita_desktop.documents.content import ChartKind
from ita_desktop.model.office import Digits
from tests.documents.writers.model_pages import SCORES, scores_chart
from tests.documents.writers.written_papers import NAMES, WrittenPaper, tag, written

CHART = "word/charts/chart1.xml"
MM = 36000


def chart_of(kind: ChartKind, digits: Digits = Digits.THAI) -> Element:
    return written(scores_chart(kind), digits=digits).part(CHART)


def attribute(element: Element, path: str, name: str = "val") -> str:
    found = element.find(path, NAMES)
    assert found is not None, path
    return found.get(name, "")


def extent_mm(paper: WrittenPaper) -> tuple[Decimal, Decimal]:
    (extent,) = paper.body.iter(tag("wp:extent"))
    return Decimal(extent.get("cx", "")) / MM, Decimal(extent.get("cy", "")) / MM


def test_charts_have_the_sizes_of_the_model_page() -> None:
    assert extent_mm(written(scores_chart(ChartKind.RADAR))) == (160, 106)
    assert extent_mm(written(scores_chart(ChartKind.BARS))) == (160, 96)


def test_more_bars_make_a_taller_chart_that_still_fits_a_page() -> None:
    chart = scores_chart(ChartKind.BARS)
    longer = replace(chart, names=chart.names * 2, scores=chart.scores * 2)
    longest = replace(chart, names=chart.names * 9, scores=chart.scores * 9)
    assert extent_mm(written(longer)) == (160, 186)
    assert extent_mm(written(longest)) == (160, 220)


def test_a_radar_shows_scores_and_a_dashed_threshold() -> None:
    scores, threshold = chart_of(ChartKind.RADAR).findall(".//c:ser", NAMES)
    assert [float(each.text or "") for each in scores.findall("c:val//c:v", NAMES)] == [
        float(score) for _, _, score in SCORES
    ]
    assert {each.text for each in threshold.findall("c:val//c:v", NAMES)} == {"85"}
    assert attribute(threshold, "c:spPr/a:ln/a:prstDash") == "dash"


def test_bars_below_the_threshold_are_hatched() -> None:
    points = chart_of(ChartKind.BARS).findall(".//c:dPt", NAMES)
    hatched = [
        int(attribute(point, "c:idx"))
        for point in points
        if point.find("c:spPr/a:pattFill", NAMES) is not None
    ]
    assert hatched == [place for place, (_, _, score) in enumerate(SCORES) if score < 85]


def test_bars_start_at_nought_with_the_first_on_top_and_room_for_figures() -> None:
    chart = chart_of(ChartKind.BARS)
    assert attribute(chart, ".//c:catAx/c:scaling/c:orientation") == "maxMin"
    assert attribute(chart, ".//c:valAx/c:scaling/c:min") == "0"
    assert int(attribute(chart, ".//c:valAx/c:scaling/c:max")) > 105


@pytest.mark.parametrize(("digits", "code"), [(Digits.THAI, "[$-D00041E]0.00"), (Digits.ARABIC, "0.00")])
def test_figures_at_bars_have_the_digits_of_the_paper(digits: Digits, code: str) -> None:
    chart = chart_of(ChartKind.BARS, digits)
    assert attribute(chart, ".//c:dLbls/c:numFmt", "formatCode") == code
    first = chart.findtext(".//c:cat//c:v", "", NAMES)
    assert first == ("๑ การปฏิบัติหน้าที่" if digits is Digits.THAI else "1 การปฏิบัติหน้าที่")


def test_both_scripts_of_a_chart_have_the_font_of_the_paper() -> None:
    chart = chart_of(ChartKind.RADAR)
    for script in ("latin", "cs"):
        assert attribute(chart, f"c:txPr//a:{script}", "typeface") == "TH SarabunPSK"


def test_edit_data_opens_a_workbook_with_the_figures_of_the_chart() -> None:
    paper = written(scores_chart(ChartKind.RADAR))
    (relationship,) = paper.part("word/charts/_rels/chart1.xml.rels")
    assert relationship.get("Type", "").endswith("/package")
    assert attribute(paper.part(CHART), "c:externalData", tag("r:id")) == relationship.get("Id")
    name = relationship.get("Target", "").replace("..", "word")
    sheet = load_workbook(io.BytesIO(paper.raw(name)))["Sheet1"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == (None, "คะแนนที่ได้", "เกณฑ์ ๘๕ คะแนน")
    assert rows[1] == ("๑ การปฏิบัติหน้าที่", 91.36, 85)
    formula = paper.part(CHART).findtext(".//c:val//c:f", "", NAMES)
    assert formula == "Sheet1!$B$2:$B$11"
    assert len(rows) == 11


def test_each_chart_has_a_workbook_of_its_own() -> None:
    names = written(scores_chart(ChartKind.RADAR), scores_chart(ChartKind.BARS)).names()
    assert len([name for name in names if name.endswith(".xlsx")]) == 2
