"""What was typed into the tree of results, as one deed with its name."""

from collections.abc import Sequence
from decimal import Decimal

from ita_desktop.actions.results import clear_published_total, set_published_total, set_results
from ita_desktop.exchange.pasted_results import TOTAL
from ita_desktop.model.year import FiscalYear
from ita_desktop.qt.chart_frame import two_decimals
from ita_desktop.qt.columns import CellChange
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.result_rows import ResultRow
from ita_desktop.translation import translate as _


def keep_changes(desk: Desk, year: FiscalYear, changes: Sequence[CellChange[ResultRow]], words: str) -> None:
    """Raises ValueError with a sentence for the officer."""
    values: dict[str, dict[str, object]] = {}
    for change in changes:
        values.setdefault(change.row.identity, {})[change.column.key] = change.value
    total = values.pop(TOTAL, {})
    figure, level = total.get("published"), total.get("published_level")
    with desk.changing(_words_of(changes[0]) if len(changes) == 1 else words) as session:
        if values:
            set_results(session, year, values)
        if "published" in total and figure is None:
            clear_published_total(session, year)
        set_published_total(
            session,
            year,
            figure if isinstance(figure, Decimal) else None,
            level if isinstance(level, str) else None,
        )


def _words_of(change: CellChange[ResultRow]) -> str:
    code = change.row.code or change.row.name
    if change.column.key == "published" and isinstance(change.value, Decimal):
        return _("แก้คะแนน {code} เป็น {value}").format(code=code, value=two_decimals(change.value))
    if isinstance(change.value, Decimal):
        words = _("แก้{column} {code} เป็น {value}")
        return words.format(column=change.column.title, code=code, value=two_decimals(change.value))
    return _("แก้{column} {code}").format(column=change.column.title, code=code)
