"""The charts of the window, all with one way to be filled, asked and copied."""

from ita_desktop.qt.bar_chart import BarChart
from ita_desktop.qt.chart_frame import Chart, Series, two_decimals
from ita_desktop.qt.radar_chart import RadarChart
from ita_desktop.qt.trend_chart import TrendChart

__all__ = ["BarChart", "Chart", "RadarChart", "Series", "TrendChart", "two_decimals"]
