"""The document of measures as it will print; a click chooses the measure that stands there."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from ita_desktop.documents.writers.to_pages import Pages, Place
from ita_desktop.model.year import Measure, PaperKind
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.live_page import LivePage


class MeasurePage(LivePage):
    """`picked` tells the number of a measure."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, PaperKind.MEASURES, parent)
        self.records = lambda pages: _records_on(pages, desk.book.year.measures)

    def mark_measure(self, measure: Measure) -> None:
        self.mark(lambda pages: _places_of(pages, measure))


def _records_on(pages: Pages, measures: Sequence[Measure]) -> Iterator[tuple[int, list[Place]]]:
    for measure in measures:
        yield measure.id, _places_of(pages, measure)


def _places_of(pages: Pages, measure: Measure) -> list[Place]:
    texts = (measure.issue, *measure.activities[:1], *measure.measures[:1])
    return pages.find(next((text for text in texts if text.strip()), ""))[:1]
