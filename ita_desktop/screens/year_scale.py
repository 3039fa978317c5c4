"""Where the days of a fiscal year lie on a line, and its months under it."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ita_desktop.qt.texts import elided
from ita_desktop.qt.theme import Theme, Type
from ita_desktop.spoken import spoken_short_month
from ita_desktop.thai.dates import BUDDHIST_ERA, first_day, last_day


@dataclass(frozen=True, slots=True)
class YearScale:
    """`width` in pixels is that of the whole year."""

    year: int
    width: int

    @property
    def day_width(self) -> float:
        days = (last_day(self.year) - first_day(self.year)).days + 1 if self.year else 365
        return max(self.width, 1) / days

    def x(self, day: datetime.date) -> float:
        """Of the beginning of a day; at the ends of the line for days of other years."""
        x = (day - first_day(self.year)).days * self.day_width
        return min(max(x, 0.0), float(self.width))

    def has(self, day: datetime.date) -> bool:
        return first_day(self.year) <= day <= last_day(self.year)

    def draw_months(
        self, painter: QPainter, look: Theme, today: datetime.date, top: int, bottom: int
    ) -> None:
        """Their names under `bottom`, and lines between them from `top` on."""
        day = first_day(self.year)
        while day <= last_day(self.year):
            x = self.x(day)
            if day != first_day(self.year):
                painter.fillRect(QRectF(round(x), top, 1, bottom - top), look.tokens.line)
            is_now = (day.year, day.month) == (today.year, today.month)
            painter.setFont(look.font(Type.SMALL if is_now else Type.AXIS))
            painter.setPen(look.tokens.ink if is_now else look.tokens.ink2)
            words = spoken_short_month(day.month)
            if day.month in (1, 10):
                words += f" {(day.year + BUDDHIST_ERA) % 100}"
            place = QRectF(x + look.px(4), bottom, self.day_width * 30, look.line_height(Type.AXIS))
            shown = elided(words, painter.fontMetrics(), place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            day = (day + datetime.timedelta(days=31)).replace(day=1)
