"""How the measures document prints a score, an instrument, an indicator, a deadline, an owner."""

from decimal import Decimal

from ita_desktop.documents.compose.wording import printed_score
from ita_desktop.model.edition import Node
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Cadence, Measure, MeasureState
from ita_desktop.thai.dates import short_date

CONTINUED = "(ต่อ)"
EVERYTHING = "มาตรการในภาพรวม"
EVERY_INDICATOR = "ทุกตัวชี้วัด"
WHOLE_INDICATOR = "ภาพรวมของตัวชี้วัดที่"

STATES = {
    MeasureState.NOT_STARTED: "ยังไม่ดำเนินการ",
    MeasureState.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
    MeasureState.DONE: "ดำเนินการแล้วเสร็จ",
    MeasureState.CANCELLED: "ยกเลิก",
}
_CADENCES = {
    Cadence.NONE: "",
    Cadence.MONTHLY: "ทุกเดือน",
    Cadence.QUARTERLY: "ทุก 3 เดือน",
    Cadence.SIX_MONTHLY: "ทุก 6 เดือน",
    Cadence.WHOLE_YEAR: "ตลอดปีงบประมาณ",
}


def plain_number(number: Decimal) -> str:
    """A weight or threshold: 85, not 85.00; but 87.5 as it is."""
    return f"{number.normalize():f}"


def score_in_brackets(score: Decimal | None) -> str:
    return "" if score is None else f"({printed_score(score)})"


def instrument_name(instrument: Node | NodeRecord) -> str:
    return f"{instrument.title} ({instrument.code})"


def indicator_name(indicator: Node | NodeRecord) -> str:
    return f"ตัวชี้วัดที่ {indicator.code} {indicator.title}"


def due_words(measure: Measure) -> str:
    """The deadline as typed; else its date, its cadence, or both."""
    date = short_date(measure.due_date) if measure.due_date else ""
    return measure.due_words or " และ".join(filter(None, (date, _CADENCES[measure.cadence])))


def period_words(measure: Measure) -> str:
    due = due_words(measure)
    if measure.start_date is None:
        return due
    start = short_date(measure.start_date)
    return f"{start} – {due}" if due else f"ตั้งแต่ {start}"
