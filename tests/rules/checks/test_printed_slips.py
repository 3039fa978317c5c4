"""Slips that two real offices printed: put back into the records, each that a machine can know is named where it is.

What each of them was is told in the cases themselves, under `printed_slips`; those of kind `ocr` were none of theirs.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.meeting import AgendaItem
from ita_desktop.model.office import PaperText
from ita_desktop.model.records import Record
from ita_desktop.model.year import Measure, Paper, PaperKind, Part, Responsibility, ResponsibleParty
from ita_desktop.rules.checks.table import find_slips
from ita_desktop.rules.findings import Finding
from tests.exchange.case_workbooks import (
    FilledWorkbook,
    case,
    fill_latkrabang,
    fill_yannawa,
    latkrabang_book,
    yannawa_book,
)
from tests.rules.checks.mutations.kinds import evidence_of

Where: TypeAlias = tuple[Record, str]
Change: TypeAlias = tuple[Record, str, object]
Named: TypeAlias = tuple[str, int, str]


@dataclass(frozen=True)
class Put:
    """Put into the records as printed, one change after the other; `check` names each place that was changed.

    Where that is elsewhere, or not the same everywhere, `named` says by which check what is named.
    """

    check: str
    changes: Callable[[YearBook], Iterable[Change]]
    named: Callable[[YearBook], Sequence[tuple[str, *Where]]] | None = None


@dataclass(frozen=True)
class Kept:
    """Stands in the imported case as it was printed. `mend` puts it right where the check has no certain mend."""

    check: str
    places: Callable[[YearBook], Sequence[Where]]
    mend: Callable[[YearBook], Iterable[Change]] = lambda _book: ()


@dataclass(frozen=True)
class TrueOfTheCase:
    """What is named besides the printed slips, and why it is no false alarm.

    What `goes_with_the_slips` is named no more once they are mended.
    """

    check: str
    place: Callable[[YearBook], Where]
    reason: str
    goes_with_the_slips: bool = False


NotKnown: TypeAlias = str
"""Why no machine can know it."""

Answer: TypeAlias = Put | Kept | NotKnown


def text_saying(book: YearBook, words: str) -> PaperText:
    return next(text for text in book.office.texts if words in text.text)


def replaced(
    record: PaperText | AgendaItem | Paper | NodeRecord, field: str, found: str, printed: str
) -> Change:
    value = getattr(record, field)
    assert found in value
    return record, field, value.replace(found, printed)


def line_replaced(record: AgendaItem | Measure, found: str, printed: str) -> Change:
    field = "lines" if isinstance(record, AgendaItem) else "activities"
    lines: list[str] = list(getattr(record, field))
    place = next(place for place, line in enumerate(lines) if found in line)
    lines[place] = lines[place].replace(found, printed)
    return record, field, lines


def agenda(book: YearBook, place: int) -> AgendaItem:
    return book.year.meetings[0].agenda[place]


def invitation(book: YearBook) -> Paper:
    memo = book.paper(PaperKind.INVITATION_MEMO)
    assert memo is not None
    return memo


def order(book: YearBook) -> Paper:
    paper = book.paper(PaperKind.ORDER)
    assert paper is not None
    return paper


def node(book: YearBook, code: str) -> NodeRecord:
    return next(each for each in book.year.edition.nodes if each.code == code)


def result_node(book: YearBook, code: str) -> NodeRecord:
    assert book.results_year is not None
    return next(each for each in book.results_year.edition.nodes if each.code == code)


def score_of(book: YearBook, code: str) -> Record:
    assert book.results_year is not None
    return next(each for each in book.results_year.results if each.node.code == code)


def item(book: YearBook, code: str) -> Responsibility:
    return next(each for each in book.year.responsibilities if each.node.code == code)


def measure(book: YearBook, place: int) -> Measure:
    """Of the plan, which stands before the guideline table of 16 rows in the case and here alike."""
    return book.year.measures[place]


def guideline(book: YearBook, place: int) -> Measure:
    rows = [each for each in book.year.measures if each.table == "guideline"]
    return rows[place]


def unreadable_owner() -> ResponsibleParty:
    return ResponsibleParty(position=1, part=Part.SUPPORT, words="ฝ่ายฯฯ")


_COMMITTEE, _GROUP = "อำนวยการและคณะกรรมการ", "อำนวยการและคณะทำงาน"
_ROLES = ("ประธานคณะกรรมการ", "รองประธานคณะกรรมการ", *["คณะกรรมการ"] * 5)


def second_body_as_printed(book: YearBook) -> Sequence[Change]:
    """In every place at once: the order contradicts itself and the memo."""
    body, meeting = book.year.bodies[1], book.year.meetings[0]
    roles = [(member, "role", role) for member, role in zip(body.members[:7], _ROLES, strict=True)]
    return [
        replaced(order(book), "subject", _GROUP, _COMMITTEE),
        replaced(text_saying(book, "จึงแต่งตั้ง"), "text", _GROUP, _COMMITTEE),
        (body, "name", "คณะกรรมการ"),
        (meeting, "body_words", meeting.body_words.replace(_GROUP, _COMMITTEE)),
        replaced(agenda(book, 1), "text", _GROUP, _COMMITTEE),
        *roles,
    ]


def who_says_otherwise(book: YearBook) -> Sequence[tuple[str, Record, str]]:
    """The memo and the members of the second page."""
    body = book.year.bodies[1]
    memo = invitation(book), text_saying(book, "ได้มีคำสั่ง")
    return [
        ("body-against-order", memo[0], "subject"),
        ("body-against-order", memo[1], "text"),
        *(("role-of-another-body", member, "role") for member in body.members[7:]),
    ]


LATKRABANG: dict[tuple[str, str], Answer] = {
    ("memo.paragraphs[0]", "๑๓๔/๒๕๖๕"): Put(
        "order-number-mentioned",
        lambda book: [replaced(text_saying(book, "๑๗๙๔/๒๕๖๕"), "text", "๑๗๙๔", "๑๓๔")],
    ),
    ("meeting.agenda[0].items[0].text", "๑๓๓๔/๒๕๖๕"): Put(
        "order-number-mentioned", lambda book: [replaced(agenda(book, 1), "text", "๑๗๙๔", "๑๓๓๔")]
    ),
    ("order.date", "สั่ง ณ วันที่ ๗๗ ตุลาคม พ.ศ. ๒๕๖๕"): Put(
        "impossible-date",
        lambda book: [replaced(text_saying(book, "๓๑ ตุลาคม ๒๕๖๕"), "text", "๓๑ ตุลาคม", "๗๗ ตุลาคม พ.ศ.")],
    ),
    ("meeting.date", "วันอังคารที่ ๘ พฤษภาคม ๒๕๖๖"): Put(
        "weekday-against-date",
        lambda book: [
            replaced(text_saying(book, "วันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕"), "text", "พฤศจิกายน ๒๕๖๕", "พฤษภาคม ๒๕๖๖")
        ],
    ),
    ("memo.endorsements[3].date", "๑ พฤศจิกายน ๒๕๖๔"): Put(
        "endorsement-before-memo",
        lambda book: [(invitation(book).endorsements[3], "date", datetime.date(2021, 11, 1))],
    ),
    ("memo.endorsements[2].date", "๑ พฤศจิกายน ๒๕๖๕"): Kept(
        "endorsements-out-of-order",
        lambda book: [(invitation(book).endorsements[2], "date")],
        lambda book: [
            (step, "date", datetime.date(2022, 11, 2)) for step in invitation(book).endorsements[2:]
        ],
    ),
    ("order.preamble[0]", "มติคณะรัฐมนตรีวันที่ ๕ มกราคม ๒๕๖๕"): Put(
        "resolution-with-two-dates",
        lambda book: [replaced(text_saying(book, "ด้วยมติคณะรัฐมนตรี"), "text", "๔ มกราคม", "๕ มกราคม")],
    ),
    ("meeting.agenda[2].items[1].sub[4]", "EIT ไม่น้อยกว่า ๔๐๐ ตัวอย่าง"): Kept(
        "sample-against-frame",
        lambda book: [(agenda(book, 5), "lines")],
    ),
    ("meeting.agenda[2].items[1].sub", "(ITA), (ETA), (OIA)"): Put(
        "instrument-misnamed",
        lambda book: (
            line_replaced(agenda(book, 5), right, printed)
            for right, printed in (("(IIT)", "(ITA)"), ("(EIT)", "(ETA)"), ("(OIT)", "(OIA)"))
        ),
    ),
    ("meeting.agenda[2].items[1].sub[2]", "๔. กลุ่มตัวอย่าง มีจำนวน ๓ กลุ่ม"): Put(
        "list-numbers",
        lambda book: [line_replaced(agenda(book, 5), "กลุ่มตัวอย่าง มีจำนวน ๓", "๔. กลุ่มตัวอย่าง มีจำนวน ๓")],
    ),
    (
        "order.subject, order.preamble[1], order.bodies[1], meeting.title, meeting.agenda[0].items[0].text",
        "คณะกรรมการ",
    ): Put("body-against-order", second_body_as_printed, who_says_otherwise),
    ("order.bodies[1].members[7], [8]", "๒.๔, ๒.๕"): (
        "The program counts the members when it prints; no record holds their numbers."
    ),
    ("order.bodies[1].duties[1]", "(๖)"): Put(
        "number-typed-before-text",
        lambda book: [(book.year.bodies[1].duties[1], "text", f"(๖) {book.year.bodies[1].duties[1].text}")],
    ),
    ("order.bodies[1].duties[1]", "ข้าราชการกรุง เทพมหานคร และบุคลากรทางการศึกษา"): Put(
        "misspellings",
        lambda book: [
            (
                book.year.bodies[1].duties[1],
                "text",
                book.year.bodies[1].duties[1].text.replace("ข้าราชการครูกรุงเทพมหานคร", "ข้าราชการกรุง เทพมหานคร"),
            )
        ],
    ),
    ("previous_results.printed_total", "๗๙.๗๔"): Kept(
        "score-against-parts",
        lambda book: [(book.results_year or book.year, "published_total")],
        lambda book: [(book.results_year or book.year, "published_total", Decimal("77.94"))],
    ),
    ("previous_results.indicators.10", "๙๗.๕๐ คะแนน (๙๗.๖๘)"): Kept(
        "score-against-parts",
        lambda book: [(score_of(book, "10"), "published")],
        lambda book: [(score_of(book, "10"), "published", Decimal("37.50"))],
    ),
    ("previous_results.remarks", "(๙), (๙), (๙), (๑๐), (๑๑), (๑๐), (๑๐)"): (
        "Notes by hand beside the assessor's remarks, in no field; remarks print as they came."
    ),
    (
        "previous_results.remarks[3].text",
        "การมีส่วนร่วมของผู้บริหาร ควรมีส่วนร่วมของผู้บริหาร จะต้องมีการดำเนินการ",
    ): "Words of the assessor, which are not the office's to mend; the clause comes again, but not word by word.",
    ("matrix[19].title", "ข้อมูลผลการดำเนินงานในเชิงสังคม"): Put(
        "misquoted-title", lambda book: [(node(book, "O20"), "title", "ข้อมูลผลการดำเนินงานในเชิงสังคม")]
    ),
    ("matrix[14].title", "รายการการตรวจสอบ (Checklist)"): Kept(
        "misquoted-title",
        lambda book: [(node(book, "O15"), "title")],
        lambda book: [replaced(node(book, "O15"), "title", "การตรวจสอบ", "การตรวจ")],
    ),
    ("matrix[23].title", "การมีส่วนร่วมของผู้อำนวยการสำนักงานเขต"): Kept(
        "misquoted-title",
        lambda book: [(node(book, "O24"), "title")],
        lambda book: [replaced(node(book, "O24"), "title", "ผู้อำนวยการสำนักงานเขต", "ผู้อำนวยการเขต")],
    ),
    ("matrix[22]", "กรอบตามแนวโน้มนโยบายของ"): (
        "แนวโน้ม and แนวนโยบาย are both words, and the title of the frame does not go so far."
    ),
    ("matrix[25].title", "แผนพัฒนาประสิทธิภาพการให้บริหาร (continuation row)"): Put(
        "misquoted-title",
        lambda book: [
            (node(book, "O26"), "title", node(book, "O26").title.replace("การให้บริการ และ", "การให้บริหาร และ"))
        ],
    ),
    ("matrix[5].details", "บุคลากรสามารถสอบถาม / บุคลากรสามารถแสดงความคิดเห็น"): (
        "Staff may ask as the public may: sound words, and an office may word its elements as it likes."
    ),
    ("matrix[5].details[3]", "ต้องมีครบถ้วนคุณภาพ"): "Only its sense is unclear; every word is right.",
    ("matrix[28].owners", "ทุกฝ่าย ผู้อำนวยการเขต ฝ่ายเทศกิจ"): (
        "A director may be responsible for an item; that the entry is a note by hand cannot be seen."
    ),
    ("matrix[16].owners", "ฝ่ายโยธา ฝ่ายฯฯ"): Put(
        "unit-unknown",
        lambda book: [(item(book, "O17"), "parties", [*item(book, "O17").parties, unreadable_owner()])],
        lambda book: [("unit-unknown", item(book, "O17").parties[-1], "words")],
    ),
}

YANNAWA: dict[tuple[str, str], Answer] = {
    ("analysis.IIT", "๒๔ ข้อ (จากทั้งหมด ๒๕ ข้อ)"): Kept(
        "count-above-score", lambda book: [(book.year.sections[0], "paragraphs")]
    ),
    ("analysis.OIT", "จำนวน ๓๐ คำถาม (จากทั้งหมด ๓๐ คำถาม)"): Kept(
        "count-above-score", lambda book: [(book.year.sections[2], "paragraphs")]
    ),
    ("analysis.OIT", "การวิเคราะห์ผลการประเมิน EIT (heading)"): Put(
        "heading-of-another-instrument",
        lambda book: [(book.year.sections[2], "heading", "การวิเคราะห์ผลการประเมิน EIT")],
    ),
    ("analysis.OIT", "ในสังกัดสำนักปลัดกรุงเทพมหานคร (in the part left out)"): Put(
        "other-agency",
        lambda book: [
            (
                book.year.sections[2],
                "paragraphs",
                [f"{book.year.sections[2].paragraphs[0]} บุคลากรกรุงเทพมหานคร ในสังกัดสำนักปลัดกรุงเทพมหานคร"],
            )
        ],
    ),
    ("weak_points", "คำถามจากที่ได้คะแนนต่ำที่สุด"): Put(
        "misspellings",
        lambda book: [
            (
                book.year.sections[0],
                "paragraphs",
                [*book.year.sections[0].paragraphs, "คำถามจากที่ได้คะแนนต่ำที่สุด"],
            )
        ],
    ),
    ("title page", "ผลการประเมินส่งคุณธรรม"): Put(
        "misspellings", lambda book: [(book.year.papers[0], "subject", "ผลการประเมินส่งคุณธรรมและความโปร่งใส")]
    ),
    (
        "results.questions",
        "I1, I9 (list) and E1, E2, E12, E15 (analysis): อย่างน้อยเพียงใด",
    ): Put(
        "misspellings",
        lambda book: [
            replaced(result_node(book, code), "title", "มากน้อยเพียงใด", "อย่างน้อยเพียงใด")
            for code in ("I1", "I9", "E1", "E2", "E12", "E15")
        ],
    ),
    ("results.questions.E11", "เจ้าหน้าที่ของสำนักงานเขตที่ท่านติดต่อ ให้บริการให้ดีขึ้น"): Put(
        "misquoted-title",
        lambda book: [(result_node(book, "E11"), "title", "เจ้าหน้าที่ของสำนักงานเขตที่ท่านติดต่อ ให้บริการให้ดีขึ้น")],
    ),
    ("results.items.O3", "อำนวยการหน้าที่"): Put(
        "misquoted-title", lambda book: [(result_node(book, "O3"), "title", "อำนวยการหน้าที่")]
    ),
    (
        "guideline_table[4].issue / measures[10].issue",
        "จัดตั้งคณะทำงานในการตรวจสอบ … / จัดตั้งคณะกรรมการตรวจสอบ …",
    ): "Two rows of two tables; that they mean one body is told by nothing, and neither is of the order.",
    ("guideline_table[2].activities[0]", "จัดทำคู่มือเกี่ยวกับคู่มือ หลักเกณฑ์"): Kept(
        "doubled-words",
        lambda book: [(guideline(book, 2), "activities")],
        lambda book: [line_replaced(guideline(book, 2), "คู่มือเกี่ยวกับคู่มือ", "คู่มือเกี่ยวกับ")],
    ),
    ("measures[*].owners", "ฝ่ายคลัง / ฝ่ายการคลัง, ฝ่ายสิ่งแวดล้อม / ฝ่ายสิ่งแวดล้อมฯ"): Put(
        "unit-by-other-name",
        lambda book: [
            (measure(book, 13).owners[0], "unit", None),
            (measure(book, 13).owners[0], "words", "ฝ่ายคลัง"),
            (measure(book, 56).owners[2], "unit", None),
            (measure(book, 56).owners[2], "words", "ฝ่ายสิ่งแวดล้อม"),
        ],
        lambda book: [
            ("unit-by-other-name", measure(book, 13).owners[0], "words"),
            ("unit-by-other-name", measure(book, 56).owners[2], "words"),
        ],
    ),
    ("measures[22].activities[1]", "ผู้บริหารมีส่วนร่วมในการ"): Kept(
        "broken-off-texts",
        lambda book: [(measure(book, 22), "activities")],
        lambda book: [line_replaced(measure(book, 22), "มีส่วนร่วมในการ", "มีส่วนร่วมในการต่อต้านการทุจริต")],
    ),
    (
        "measures[14].issue",
        "(empty)",
    ): "The cell is one with the row above it; the workbook has a column for that.",
    ("measures[33].activities[0], measures[47].activities[0]", "นำเข้าข้อมูลข้อมูล"): Kept(
        "doubled-words", lambda book: [(measure(book, 33), "activities"), (measure(book, 47), "activities")]
    ),
    ("measures[42]", "การออกใบอนุญาตก่อสร้างอนุญาตก่อสร้างอาคาร"): Kept(
        "doubled-words",
        lambda book: [(measure(book, 42), field) for field in ("issue", "activities", "outputs")],
    ),
    ("measures[47].due_text, measures[48].due_text", "20 เม.ย ๖๖"): Kept(
        "mixed-digits", lambda book: [(measure(book, 47), "due_words"), (measure(book, 48), "due_words")]
    ),
    ("measures[56].issue", "การจัดการทรัพย์สินของทางราชการ และการจัดเก็บของกลาง"): (
        "An office words the issues of its measures as it likes; only titles are held against the frame."
    ),
}


TRUE_OF_LATKRABANG = (
    TrueOfTheCase(
        "highest-or-lowest-in-words",
        lambda book: (agenda(book, 4), "lines"),
        "Indicator 10 is called the lowest beside a figure, itself misprinted, that makes it the second highest.",
        goes_with_the_slips=True,
    ),
    TrueOfTheCase(
        "item-without-due-date",
        lambda book: (book.year.responsibilities[0], "due_date"),
        "The matrix was handed out without dates; one finding for all thirty items.",
    ),
)
TRUE_OF_YANNAWA = (
    TrueOfTheCase(
        "paper-without-signatory",
        lambda book: (book.year.papers[0], "signing_duty"),
        "Only the table of the document was published, not who proposed, checked and approved it.",
    ),
)


def imported(new_book: Callable[[], YearBook], fill: Callable[[Path], None], path: Path) -> YearBook:
    book = new_book()
    fill(path)
    apply(read_workbook(path, book), book)
    return book


@pytest.fixture(scope="module")
def latkrabang(tmp_path_factory: pytest.TempPathFactory) -> YearBook:
    return imported(latkrabang_book, fill_latkrabang, tmp_path_factory.mktemp("latkrabang") / "case.xlsx")


@pytest.fixture(scope="module")
def yannawa(tmp_path_factory: pytest.TempPathFactory) -> YearBook:
    return imported(yannawa_book, fill_yannawa, tmp_path_factory.mktemp("yannawa") / "case.xlsx")


def named_in(book: YearBook) -> Counter[Named]:
    return Counter(map(named, find_slips(evidence_of(book))))


def named(finding: Finding) -> Named:
    place = finding.slip.place
    return finding.check.name, id(place.record), place.field


def as_named(places: Sequence[tuple[str, *Where]]) -> Counter[Named]:
    return Counter((check, id(record), field) for check, record, field in places)


def kept(answers: dict[tuple[str, str], Answer], book: YearBook) -> Sequence[tuple[str, *Where]]:
    return [
        (answer.check, record, field)
        for answer in answers.values()
        if isinstance(answer, Kept)
        for record, field in answer.places(book)
    ]


def places_of(true_ones: Sequence[TrueOfTheCase], book: YearBook) -> Sequence[tuple[str, *Where]]:
    return [(each.check, *each.place(book)) for each in true_ones]


PUT_BACK = [
    pytest.param(case_name, answer, id=f"{where}: {printed}")
    for case_name, answers in (("latkrabang", LATKRABANG), ("yannawa", YANNAWA))
    for (where, printed), answer in answers.items()
    if isinstance(answer, Put)
]


@pytest.mark.parametrize(("case_name", "slip"), PUT_BACK)
def test_what_was_printed_is_named_and_nothing_else(
    case_name: str, slip: Put, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    book: YearBook = request.getfixturevalue(case_name)
    before = named_in(book)
    changed: list[Where] = []
    for record, field, value in slip.changes(book):
        monkeypatch.setattr(record, field, value)
        changed.append((record, field))
    expected = slip.named(book) if slip.named else [(slip.check, *where) for where in changed]
    assert named_in(book) - before == as_named(expected)
    monkeypatch.undo()
    assert named_in(book) == before


CASES = [("latkrabang", LATKRABANG, TRUE_OF_LATKRABANG), ("yannawa", YANNAWA, TRUE_OF_YANNAWA)]


@pytest.mark.parametrize(("case_name", "answers", "true_ones"), CASES, ids=("latkrabang", "yannawa"))
def test_of_the_case_as_it_came_only_what_is_true_of_it_is_named(
    case_name: str,
    answers: dict[tuple[str, str], Answer],
    true_ones: Sequence[TrueOfTheCase],
    request: pytest.FixtureRequest,
) -> None:
    book: YearBook = request.getfixturevalue(case_name)
    assert named_in(book) == as_named([*kept(answers, book), *places_of(true_ones, book)])


@pytest.mark.parametrize(("case_name", "answers", "true_ones"), CASES, ids=("latkrabang", "yannawa"))
def test_with_every_slip_mended_only_what_stays_true_of_the_case_is_named(
    case_name: str,
    answers: dict[tuple[str, str], Answer],
    true_ones: Sequence[TrueOfTheCase],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book: YearBook = request.getfixturevalue(case_name)
    for answer in answers.values():
        for change in answer.mend(book) if isinstance(answer, Kept) else ():
            monkeypatch.setattr(*change)
    while certain := [found.slip for found in find_slips(evidence_of(book)) if found.slip.mend]:
        slip = certain[0]
        assert slip.mend is not None
        assert slip.place.record is not None
        monkeypatch.setattr(slip.place.record, slip.place.field, slip.mend.value)
    staying = [each for each in true_ones if not each.goes_with_the_slips]
    assert named_in(book) == as_named(places_of(staying, book))


def test_every_slip_of_the_documents_has_its_answer() -> None:
    answered: list[Answer] = []
    for name, answers in (("latkrabang-2566", LATKRABANG), ("yannawa-2566", YANNAWA)):
        slips: list[Any] = [each for each in case(name)["printed_slips"] if each["kind"] == "document"]
        assert list(answers) == [(each["where"], each["printed"]) for each in slips]
        answered += answers.values()
    kinds = Counter("not known" if isinstance(each, str) else "known" for each in answered)
    assert kinds == {"known": 35, "not known": 10}


@pytest.mark.parametrize(
    ("sheet", "key", "cells", "told"),
    [
        ("ทะเบียนเอกสาร", {"ชนิด": "คำสั่งแต่งตั้ง"}, {"ลงวันที่": "๗๗ ตุลาคม ๒๕๖๕"}, "ตุลาคมมี 31 วัน"),
        ("ประชุม", {"ครั้งที่": "1/2566"}, {"วันที่": "วันอังคารที่ ๘ พฤษภาคม ๒๕๖๖"}, "วันกับวันที่ไม่ตรงกัน"),
    ],
)
def test_a_date_that_cannot_be_is_refused_when_the_workbook_comes_in(
    sheet: str, key: dict[str, str], cells: dict[str, str], told: str, tmp_path: Path
) -> None:
    path = tmp_path / "case.xlsx"
    fill_latkrabang(path)
    workbook = FilledWorkbook(path)
    workbook.correct(sheet, key, cells)
    workbook.save()
    (problem,) = read_workbook(path, latkrabang_book()).problems
    assert told in problem.message


def test_the_invitation_for_another_day_than_that_of_the_meeting(
    latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = named_in(latkrabang)
    monkeypatch.setattr(latkrabang.year.meetings[0], "date", datetime.date(2023, 5, 8))
    text = text_saying(latkrabang, "วันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕")
    assert named_in(latkrabang) - before == as_named([("meeting-date-mentioned", text, "text")])
