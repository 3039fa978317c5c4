"""Charts answer to mouse and keys, say their values, and can be copied."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ita_desktop.qt.bar_chart import BarChart
from ita_desktop.qt.chart_frame import Chart, Series, two_decimals
from ita_desktop.qt.radar_chart import RadarChart
from ita_desktop.qt.theme import theme
from ita_desktop.qt.trend_chart import TrendChart

NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การปรับปรุงระบบการทำงานและการให้บริการประชาชน", "การเปิดเผยข้อมูล")
VALUES = (Decimal("93.08"), Decimal("84.64"), Decimal("84.885"), None)
LAST_YEAR = (Decimal("90.50"), Decimal("80.10"), None, Decimal("95"))

CHARTS = pytest.mark.parametrize("make", [RadarChart, BarChart, TrendChart])


@pytest.fixture
def filled(qtbot):
    def fill(make: type[Chart]) -> Chart:
        chart = make()
        qtbot.addWidget(chart)
        series = [Series("ปี 2565", VALUES), Series("ปี 2564", LAST_YEAR, "violet")]
        chart.set_data(NAMES, series, threshold=Decimal(85))
        chart.resize(520, 360)
        chart.show()
        chart.grab()
        return chart

    return fill


@pytest.mark.parametrize(
    ("value", "words"),
    [(Decimal("84.885"), "84.89"), (Decimal("-0.5"), "−0.50"), (Decimal(85), "85.00"), (None, "–")],
)
def test_values_are_rounded_half_up_to_two_decimals(value: Decimal | None, words: str) -> None:
    assert two_decimals(value) == words


@CHARTS
def test_a_chart_says_all_its_values(filled, make) -> None:
    said = filled(make).accessibleDescription()
    for words in ("การปฏิบัติหน้าที่ ปี 2565 93.08 ปี 2564 90.50", "84.89", "ปี 2565 – ปี 2564 95.00"):
        assert words in said


@CHARTS
def test_a_click_picks_the_name_under_it(filled, qtbot, make) -> None:
    chart = filled(make)
    place = chart.anchor_of(1).toPoint()
    with qtbot.waitSignal(chart.picked) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [1]


@CHARTS
def test_keys_walk_and_enter_picks(filled, qtbot, make) -> None:
    chart = filled(make)
    for _ in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == 2
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.current == 3
    with qtbot.waitSignal(chart.picked) as told:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == [3]


@CHARTS
def test_hovering_shows_the_value(filled, make) -> None:
    chart = filled(make)
    before = chart.grab().toImage()
    QTest.mouseMove(chart, chart.anchor_of(0).toPoint() + QPoint(1, 1))
    assert chart.grab().toImage() != before


@CHARTS
def test_the_picture_goes_to_the_clipboard(filled, make) -> None:
    chart = filled(make)
    chart.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * chart.width()


@CHARTS
def test_an_empty_chart_says_so(qtbot, make) -> None:
    chart = make()
    qtbot.addWidget(chart)
    chart.set_data(NAMES, [Series("", (None, None, None, None))], threshold=Decimal(85))
    chart.grab()
    assert chart.accessibleDescription() == "ยังไม่มีคะแนน"
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == -1


@CHARTS
@pytest.mark.parametrize("size", [(190, 130), (300, 200), (900, 700)])
def test_a_chart_draws_at_any_size(filled, make, size: tuple[int, int]) -> None:
    chart = filled(make)
    chart.resize(*size)
    assert not chart.grab().isNull()


def test_series_must_fit_the_names(qtbot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    with pytest.raises(ValueError, match="1 values for 4 names"):
        chart.set_data(NAMES, [Series("ปี 2565", (Decimal(1),))])


def test_values_beyond_the_axis_stay_on_it(filled) -> None:
    chart = filled(BarChart)
    assert chart.share(Decimal(120)) == 1.0
    assert chart.share(Decimal(-3)) == 0.0


def test_names_around_a_web_neither_touch_nor_leave_it(filled) -> None:
    chart = filled(RadarChart)
    boxes = chart.label_boxes
    assert all(chart.rect().toRectF().adjusted(-1, -1, 1, 1).contains(box) for box in boxes)
    assert not any(one.intersects(other) for index, one in enumerate(boxes) for other in boxes[:index])


def test_bars_never_cut_their_names(filled) -> None:
    chart = filled(BarChart)
    chart.resize(260, 60)
    chart.grab()
    assert chart.minimumHeight() > 120


def test_names_stand_above_their_bars_where_they_would_take_too_much_of_the_width(qtbot) -> None:
    steps: list[float] = []
    for width in (1200, 320):
        chart = BarChart()
        qtbot.addWidget(chart)
        chart.set_data(NAMES, [Series("ปี 2565", VALUES)], threshold=Decimal(85))
        chart.resize(width, 600)
        chart.show()
        chart.grab()
        steps.append(chart.anchor_of(1).y() - chart.anchor_of(0).y())
    beside, above = steps
    assert above > beside + theme().px(10)


def test_of_many_days_only_so_many_are_named_as_stand_side_by_side_and_the_last_always(qtbot) -> None:
    chart = TrendChart()
    qtbot.addWidget(chart)
    days = [f"{day} เม.ย." for day in range(1, 25)]
    chart.set_data(days, [Series("IIT", tuple(map(Decimal, range(24))))])
    chart.resize(300, 200)
    chart.show()
    chart.grab()
    assert 23 in chart.named
    assert 1 < len(chart.named) < 24
    chart.resize(6000, 200)
    chart.grab()
    assert len(chart.named) == 24
