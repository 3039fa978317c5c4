"""The figure of the results that most needs a look, over their tree: its mend, or letting it stand."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from ita_desktop.actions.checks import Judged, apply_mend, set_aside
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.qt.chart_frame import two_decimals
from ita_desktop.qt.parts import Banner, Urgency
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.books import load_book
from ita_desktop.translation import translate as _


class ResultBanner(Banner):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Urgency.MUST, "", parent)
        self._desk = desk
        self._shown: Judged | None = None
        self.mend = self.add_button("", self._apply_mend)
        self.add_button(_("คงไว้ตามประกาศ"), self.keep_as_published, kind="plain")
        self.hide()

    def show_findings(self, found: Sequence[Judged]) -> None:
        self._shown = found[0] if found else None
        self.setVisible(bool(found))
        if not found:
            return
        slip = found[0].finding.slip
        more = _(" (และอีก {count} ข้อ)").format(count=len(found) - 1) if len(found) > 1 else ""
        urgency = Urgency.MUST if found[0].must_be_mended else Urgency.SHOULD
        self.set_text(slip.message + more, urgency)
        self.mend.setVisible(slip.mend is not None)
        if slip.mend is not None:
            value = slip.mend.value
            words = two_decimals(value) if isinstance(value, Decimal) else str(value)
            self.mend.setText(_("แก้เป็น {value}").format(value=words))

    def keep_as_published(self) -> None:
        if judged := self._shown:
            year = self._desk.book.year.year
            words, reason = _("คงคะแนนไว้ตามประกาศ"), _("คงไว้ตามประกาศ")
            self._desk.change(words, lambda session: set_aside(load_book(session, year), judged.key, reason))

    def _apply_mend(self) -> None:
        if judged := self._shown:
            year = self._desk.book.year.year
            words = _("แก้ตามที่ตรวจพบ: {message}").format(message=judged.finding.slip.message)
            self._desk.change(words, lambda session: apply_mend(load_book(session, year), judged.key))


def figure_findings(findings: Sequence[Judged], year: FiscalYear) -> list[Judged]:
    """Those on the figures of the results of `year`, what must be mended first."""
    found = [judged for judged in findings if judged.reason is None and _is_figure_of(judged, year)]
    return sorted(found, key=lambda judged: (not judged.must_be_mended, judged.finding.slip.mend is None))


def _is_figure_of(judged: Judged, year: FiscalYear) -> bool:
    """Findings hold records of a book of their own: they are told by their numbers."""
    slip = judged.finding.slip
    record = slip.place.record
    if not slip.place.field.startswith(("published", "share_")):
        return False
    if isinstance(record, FiscalYear):
        return record.id == year.id
    is_about_figure = judged.finding.check.name != "weak-point-without-measure"
    return is_about_figure and isinstance(record, Result) and record.fiscal_year_id == year.id
