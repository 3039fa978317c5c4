"""The place of results, filled and in sight."""

from pytestqt.qtbot import QtBot

from ita_desktop.screens.desk import Desk
from ita_desktop.screens.results import Results


def shown_results(qtbot: QtBot, desk: Desk) -> Results:
    place = Results(desk)
    qtbot.addWidget(place)
    desk.changed.connect(lambda _tables: place.refresh())
    place.resize(1158, 594)
    place.show()
    place.refresh()
    return place
