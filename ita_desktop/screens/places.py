"""The places of the window, in the order of the officer's year."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.screens.desk import Desk
    from ita_desktop.screens.place import Place


class PlaceEntry(NamedTuple):
    """`module.class_name` is imported when the place is first gone to: nothing heavy stands before the first paint."""

    key: str
    title: str
    icon: str
    module: str
    class_name: str
    tables: frozenset[str] = frozenset()
    """Records of these tables are shown there."""

    def make(self, desk: "Desk") -> "Place":
        place: Place = getattr(import_module(f"ita_desktop.screens.{self.module}"), self.class_name)(desk)
        return place


def list_places() -> list[PlaceEntry]:
    return [
        PlaceEntry("overview", _("ภาพรวม"), "overview", "overview", "Overview", frozenset({"phase"})),
        PlaceEntry(
            "results", _("ผลการประเมิน"), "results", "results", "Results", frozenset({"result", "fiscal_year"})
        ),
        PlaceEntry(
            "committees",
            _("คณะกรรมการ"),
            "committees",
            "committees",
            "Committees",
            frozenset({"body", "member", "duty"}),
        ),
        PlaceEntry(
            "responsibility",
            _("ความรับผิดชอบ"),
            "responsibility",
            "responsibilities",
            "Responsibilities",
            frozenset({"responsibility", "responsible_party", "element_tick"}),
        ),
        PlaceEntry(
            "answers",
            _("การตอบแบบวัด"),
            "answers",
            "answers",
            "Answers",
            frozenset({"quota", "answer_count"}),
        ),
        PlaceEntry(
            "measures",
            _("มาตรการ"),
            "measures",
            "measures",
            "Measures",
            frozenset({"measure", "measure_owner", "follow_up"}),
        ),
        PlaceEntry(
            "meetings",
            _("การประชุม"),
            "meetings",
            "meetings",
            "Meetings",
            frozenset({"meeting", "agenda_item", "attendance"}),
        ),
        PlaceEntry(
            "papers",
            _("เอกสาร"),
            "papers",
            "papers",
            "Papers",
            frozenset({"paper", "endorsement", "free_section"}),
        ),
        PlaceEntry(
            "office",
            _("สำนักงานและแบบ"),
            "office",
            "office_settings",
            "OfficeSettings",
            frozenset({"office", "unit", "person", "signatory", "paper_text", "measures_layout"}),
        ),
        PlaceEntry(
            "editions",
            _("กรอบการประเมิน"),
            "editions",
            "editions",
            "Editions",
            frozenset({"edition", "node", "element", "edition_link"}),
        ),
        PlaceEntry("findings", _("ผลการตรวจ"), "warning", "findings", "Findings"),
        PlaceEntry("history", _("ประวัติ"), "history", "change_history", "ChangeHistory"),
    ]


def place_of(table: str) -> str:
    """The key of the place that shows records of `table`."""
    return next((place.key for place in list_places() if table in place.tables), "overview")
