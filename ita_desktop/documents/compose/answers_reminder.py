"""A memo to all who lack answers: how many each instrument has, who is behind and by how many."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.reminder import head_of_reminder
from ita_desktop.documents.compose.table_rows import head_row
from ita_desktop.documents.compose.wording import document_of, paragraphs, printed_score, signature_of
from ita_desktop.documents.content import Alignment, Block, Cell, Document, Line, Paragraph, Row, Table
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import SigningDuty, UnitKind
from ita_desktop.model.paper_texts import ANSWERS_REMINDER
from ita_desktop.rules.answers import (
    InstrumentAnswers,
    QuotaTally,
    Tally,
    collecting_phase,
    read_answers,
    sum_of,
    to_remind,
)
from ita_desktop.thai.dates import long_date

_SECTIONS, _SCHOOLS = "หัวหน้าฝ่ายทุกฝ่าย", "ผู้อำนวยการสถานศึกษาโรงเรียนในสังกัด"
_FIGURES = ("เป้าหมาย (คน)", "ตอบแล้ว (คน)", "ยังขาด (คน)", "ร้อยละ")
_WIDTHS_MM = (Decimal(14), Decimal(62), Decimal(21), Decimal(21), Decimal(21), Decimal(21))


def compose_answers_reminder(book: YearBook, today: datetime.date) -> Document:
    """Nobody is named: what stands in it are numbers of sections, schools and groups."""
    reminded = to_remind(read_answers(book, today))
    instruments = " และ ".join(answers.node.code for answers in reminded)
    subject = " ".join(paragraphs(book, ANSWERS_REMINDER, "subject", แบบวัด=instruments))
    blocks = [
        *head_of_reminder(book, subject, _addressees(reminded), today),
        *_body(book, reminded, instruments),
        signature_of(book, SigningDuty.COORDINATING_HEAD, today),
    ]
    return document_of(book, subject, blocks)


def _addressees(reminded: Sequence[InstrumentAnswers]) -> tuple[str, ...]:
    """Sections answer for groups too: who is served comes to them."""
    behind = [part.quota.unit for answers in reminded for part in answers.behind]
    schools = any(unit is not None and unit.kind is UnitKind.SCHOOL for unit in behind)
    only_schools = schools and all(unit is not None and unit.kind is UnitKind.SCHOOL for unit in behind)
    return (*(() if only_schools else (_SECTIONS,)), *((_SCHOOLS,) if schools else ()))


def _body(book: YearBook, reminded: Sequence[InstrumentAnswers], instruments: str) -> Iterator[Block]:
    phases = [collecting_phase(book.year.phases, answers.node) for answers in reminded]
    phase = phases[0] if phases and all(each is phases[0] for each in phases) else None
    facts = {"แบบวัด": instruments}
    if phase:
        facts |= {"วันเริ่มเก็บแบบวัด": long_date(phase.first_day), "วันสิ้นสุดเก็บแบบวัด": long_date(phase.last_day)}

    def words(part: str) -> tuple[str, ...]:
        return paragraphs(book, ANSWERS_REMINDER, part if phase else f"{part}-without-period", **facts)

    yield from map(Paragraph, words("reason"))
    for number, answers in enumerate(reminded):
        yield Paragraph(_so_far(answers, "ขอเรียนว่า " if number == 0 else ""))
        if answers.behind:
            yield _table(answers.behind)
    for conclusion in words("conclusion"):
        yield Paragraph(conclusion, keep_with_next=True)


def _so_far(answers: InstrumentAnswers, beginning: str) -> str:
    code, whole = answers.node.code, answers.whole
    if whole.counted_on is None:
        said = f"{beginning}แบบวัด {code} มีเป้าหมาย {whole.wanted} คน แต่ยังไม่ได้นับจำนวนผู้ตอบ"
    else:
        said = f"{beginning}ณ วันที่ {long_date(whole.counted_on)} มีผู้ตอบแบบวัด {code} แล้ว {whole.answered} คน"
        if whole.wanted is not None:
            said += f" จากเป้าหมาย {whole.wanted} คน คิดเป็นร้อยละ {printed_score(whole.share)}"
        if whole.is_behind:
            said += f" ยังขาด {whole.lacking} คน"
    return f"{said} โดยมีส่วนที่ยังตอบไม่ครบ ดังนี้" if answers.behind else said


def _table(behind: Sequence[QuotaTally]) -> Table:
    has_groups = all(part.quota.unit is None for part in behind)
    head = head_row("ลำดับ", "กลุ่มผู้ตอบ" if has_groups else "หน่วยงาน", *_FIGURES)
    rows = [_row(str(number), part.quota.carrier, part.tally) for number, part in enumerate(behind, start=1)]
    return Table(_WIDTHS_MM, (head,), (*rows, _row("", "รวม", sum_of(behind))))


def _row(ordinal: str, name: str, tally: Tally) -> Row:
    figures = (
        str(tally.wanted),
        str(tally.answered or 0),
        str(tally.lacking),
        printed_score(tally.share or Decimal(0)),
    )
    return Row(
        (
            Cell((Line(ordinal),), alignment=Alignment.CENTRE),
            Cell((Line(name),)),
            *(Cell((Line(figure),), alignment=Alignment.RIGHT) for figure in figures),
        )
    )
