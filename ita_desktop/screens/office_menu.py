"""The button of the office over the side bar: whose file it is, which year, and the other years."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ita_desktop.screens.side_bar import OfficeButton
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.screens.desk import Desk

NEXT_YEAR = "next-year"
"""What the place of the frames is asked for where the following year is to be opened."""


def show_office(button: OfficeButton, desk: "Desk | None") -> None:
    if desk is None:
        button.show_lines(_("ผู้ประสานงาน ITA"), "")
        return
    office, year = desk.book.office, desk.book.year.year
    words = _("ปีงบ {year} · ตัวอย่าง") if office.plays_on else _("ปีงบประมาณ {year}")
    button.show_lines(_("เขต{district}").format(district=office.district), words.format(year=year))


def fill_menu(button: OfficeButton, desk: "Desk | None", actions: Sequence[QAction]) -> None:
    """The years, the latest first, then what can be done besides."""
    button.menu.clear()
    if desk is not None:
        for year in reversed(desk.years()):
            action = button.menu.addAction(_("ปีงบประมาณ {year}").format(year=year))
            action.setCheckable(True)
            action.setChecked(year == desk.book.year.year)
            action.triggered.connect(lambda _checked=False, year=year: desk.open_year(year))
        following = button.menu.addAction(_("เปิดปีงบประมาณถัดไป"))
        following.triggered.connect(lambda: ask_next_year(desk))
    button.menu.addSeparator()
    button.menu.addActions(actions)


def ask_next_year(desk: "Desk") -> None:
    from ita_desktop.screens.desk import Target

    desk.going.emit(Target("editions", field=NEXT_YEAR))
