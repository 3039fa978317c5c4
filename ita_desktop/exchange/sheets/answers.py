"""How many are to answer each instrument, and how many had by a day; numbers only."""

from collections.abc import Iterator, Sequence

from ita_desktop.exchange.codes import Code
from ita_desktop.exchange.dates import Date, write_date
from ita_desktop.exchange.kinds import Cell, WholeNumber, typed_text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.references import UNIT_WORDS, Name
from ita_desktop.exchange.sheet import Column, KeptRow, Sheet, Values, column, in_order
from ita_desktop.exchange.sheets.directories import QUOTAS, Directories
from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.rules.answers import asked_instruments, means_whole_office
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _

_WHOLE = "ทั้งสำนักงาน"
_INSTRUMENT, _CARRIER = "แบบวัด", "ผู้ตอบ"
_QUOTA, _DAY, _ANSWERED = "ผู้ตอบแบบวัด", "วันที่นับ", "ตอบแล้ว"
_MOST = 1_000_000


def quotas(shared: Directories) -> Sheet[Quota]:
    year = shared.book.year

    def keep(rows: Sequence[KeptRow[Quota]]) -> None:
        year.quotas = in_order(rows)

    return Sheet(
        name=QUOTAS,
        purpose="จำนวนผู้ตอบที่ต้องการของแต่ละฝ่าย โรงเรียน หรือกลุ่ม กรอกเฉพาะจำนวน ไม่กรอกว่าใครตอบ",
        columns=(
            _instrument_column(shared),
            _carrier_column(shared),
            column("เป้าหมาย", WholeNumber(0, _MOST), "wanted", note="จำนวนคน", width=12),
        ),
        records=year.quotas,
        make=lambda values: Quota(position=0, node=shared.codes.node(values[_INSTRUMENT])),
        keep=keep,
        key=(_INSTRUMENT, _CARRIER),
        words=(_INSTRUMENT, _CARRIER),
        directory=shared.quotas,
        names=lambda rows, _ordinals: [(f"{row[_INSTRUMENT]} {row[_CARRIER] or _WHOLE}",) for row in rows],
    )


def _instrument_column(shared: Directories) -> Column[Quota]:
    def put(quota: Quota, code: str) -> None:
        quota.node = shared.codes.node(code)

    return Column(
        _INSTRUMENT,
        Code(shared.codes, {node.code for node in asked_instruments(shared.book)}),
        lambda quota: shared.codes.code_of(quota.node),
        put,
        note="เช่น IIT หรือ EIT",
        width=12,
        is_required=True,
    )


def _carrier_column(shared: Directories) -> Column[Quota]:
    def get(quota: Quota) -> str:
        return shared.units.name_of(quota.unit, quota.unit.name) if quota.unit else quota.name

    def put(quota: Quota, name: str) -> None:
        quota.unit = shared.units.find_record(name)
        quota.name = "" if quota.unit else name

    return Column(
        _CARRIER,
        _Carrier(shared),
        get,
        put,
        note="ชื่อตามแผ่นฝ่ายและโรงเรียน หรือชื่อกลุ่ม เช่น นิติบุคคล เว้นว่างถ้าเป็นของทั้งสำนักงาน",
        width=36,
    )


def answer_counts(shared: Directories) -> Sheet[AnswerCount]:
    year = shared.book.year
    quota_of = {id(count): quota for quota in year.quotas for count in quota.counts}

    def name_of(count: AnswerCount) -> str:
        quota = quota_of[id(count)]
        return shared.quotas.name_of(quota, f"{quota.node.code} {quota.carrier or _WHOLE}")

    def keep(rows: Sequence[KeptRow[AnswerCount]]) -> None:
        by_quota: dict[int, list[AnswerCount]] = {}
        for row in rows:
            by_quota.setdefault(id(shared.quotas.record(row.values[_QUOTA])), []).append(row.record)
        for quota in year.quotas:
            quota.counts = by_quota.get(id(quota), [])

    return Sheet(
        name="จำนวนผู้ตอบแบบวัด",
        purpose="จำนวนผู้ตอบสะสมถึงวันที่นับ ตามที่ระบบแจ้ง",
        columns=(
            Column(
                _QUOTA,
                Name(shared.quotas),
                name_of,
                note=f"แบบวัดและชื่อตามแผ่น{QUOTAS} เช่น IIT ฝ่ายปกครอง หรือ EIT {_WHOLE}",
                width=40,
                is_required=True,
            ),
            column(_DAY, Date(year.year), "counted_on", is_required=True),
            column(
                _ANSWERED, WholeNumber(0, _MOST), "answered", note="จำนวนคนสะสม", width=12, is_required=True
            ),
        ),
        records=[count for quota in year.quotas for count in quota.counts],
        make=lambda values: AnswerCount(counted_on=values[_DAY], answered=values[_ANSWERED]),
        keep=keep,
        key=(_QUOTA, _DAY),
        words=(_QUOTA, _DAY),
        complaints=lambda rows: _outside(rows, year.year),
    )


class _Carrier(Name):
    """A section or a school; what is near to none is the name of a group, if it does not mean the whole office."""

    def __init__(self, shared: Directories) -> None:
        super().__init__(shared.units)
        self._answers = shared.answers

    @property
    def expected(self) -> str:
        return _("ชื่อฝ่าย โรงเรียน หรือกลุ่มผู้ตอบ")

    def read(self, cell: Cell) -> str:
        if means_whole_office(typed_text(cell)):
            return self.blank
        try:
            return super().read(cell)
        except Complaint as complaint:
            typed = typed_text(cell).replace("\n", " ")
            is_kept = any(
                same_name(typed, name) and same_name(name, same) for name, same in self._answers.items()
            )
            if not is_kept and (complaint.suggestion or typed.startswith(UNIT_WORDS)):
                raise
            return typed


def _outside(rows: Sequence[Values], year: int) -> Iterator[tuple[int, str, Complaint]]:
    first, last = first_day(year), last_day(year)
    for place, row in enumerate(rows):
        if row[_DAY] and not first <= row[_DAY] <= last:
            message = _("วันที่นับต้องอยู่ในปีงบประมาณ {year} คือ {first} ถึง {last}")
            words = message.format(year=year, first=write_date(first), last=write_date(last))
            yield place, _DAY, Complaint(words)
