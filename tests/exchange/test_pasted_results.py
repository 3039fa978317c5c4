"""A pasted result table is understood column by column and row by row; the doubtful is never taken."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.exchange.pasted import Grid, grid_of_text
from ita_desktop.exchange.pasted_results import (
    TOTAL,
    PastedResults,
    RowReading,
    RowState,
    read_pasted_results,
)
from ita_desktop.exchange.result_columns import FigureUnclear, Reading, read_figure
from ita_desktop.model.edition import Edition
from ita_desktop.model.editions import read_edition, relabel

EARLIER = read_edition("bma-2565")
LATER = read_edition("bma-2566")
TITLES = {node.code: node.title for node in EARLIER.nodes}


def read(*lines: str, edition: Edition = EARLIER, **more: object) -> PastedResults:
    return read_pasted_results(grid_of_text("\n".join(lines)), edition, **more)  # pyright: ignore[reportArgumentType]


def only_row(results: PastedResults) -> RowReading:
    (row,) = results.rows
    return row


def values_of(results: PastedResults) -> dict[tuple[str, str], object]:
    return {(each.identity, each.field): each.value for row in results.taken for each in row.values}


def code_of(row: RowReading, edition: Edition = EARLIER) -> str:
    return next((node.code for node in edition.nodes if node.identity == row.identity), "")


def test_the_columns_are_told_by_their_headings() -> None:
    results = read(
        "ที่\tหัวข้อการประเมิน\tน้อยที่สุด\tน้อย\tมาก\tมากที่สุด\tผลคะแนน",
        f"I๗\t{TITLES['I7']}\t6.18\t11.82\t22.00\t60.00\t78.64",
    )
    assert [column.reading for column in results.columns] == [
        Reading.CODE,
        Reading.NAME,
        Reading.SHARE_LEAST,
        Reading.SHARE_LITTLE,
        Reading.SHARE_MUCH,
        Reading.SHARE_MOST,
        Reading.PUBLISHED,
    ]
    assert all(column.is_sure for column in results.columns)
    row = only_row(results)
    assert (row.state, code_of(row)) == (RowState.UNDERSTOOD, "I7")
    assert {each.field: each.value for each in row.values}["share_most"] == Decimal("60.00")


def test_columns_without_headings_are_guessed_and_said_to_be() -> None:
    results = read(f"I7\t{TITLES['I7']}\t78.64", f"I8\t{TITLES['I8']}\t86.12")
    assert [column.reading for column in results.columns] == [Reading.CODE, Reading.NAME, Reading.PUBLISHED]
    assert not any(column.is_sure for column in results.columns)
    assert len(results.taken) == 2


def test_the_officer_may_read_a_column_otherwise() -> None:
    lines = ("รหัส\tปี\tอะไร", "I7\t78.64\t1")
    assert not read(*lines).taken
    results = read(*lines, readings={1: Reading.PUBLISHED})
    assert [each.value for each in only_row(results).values] == [Decimal("78.64")]


def test_the_score_of_an_instrument_beside_its_indicators_goes_to_the_instrument() -> None:
    results = read(
        "ตัวชี้วัด\tน้ำหนัก(ร้อยละ)\tคะแนนเฉลี่ย ตัวชี้วัด\tระดับ\tคะแนนที่ได้ (๑๐๐)\tคะแนนถ่วงน้ำหนัก",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\t๓๐.๐๐\t๙๘.๘๗\tAA Excellence\t๙๖.๔๒\t๒๘.๙๓",
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ\t\t๙๓.๖๙\tA Very Good\t\t",
        "\t\t\t\tคะแนนรวม ITA\t๙๘.๑๔ AA - Excellence",
    )
    assert values_of(results) == {
        ("performing-duties", "published"): Decimal("98.87"),
        ("performing-duties", "published_level"): "AA Excellence",
        ("iit", "published"): Decimal("96.42"),
        ("iit", "published_weighted"): Decimal("28.93"),
        ("using-the-budget", "published"): Decimal("93.69"),
        ("using-the-budget", "published_level"): "A Very Good",
        (TOTAL, "published_total"): Decimal("98.14"),
        (TOTAL, "published_level"): "AA - Excellence",
    }


def test_an_instruments_score_that_contradicts_itself_is_not_taken() -> None:
    results = read(
        "ตัวชี้วัด\tคะแนนเฉลี่ยตัวชี้วัด\tคะแนนที่ได้",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่\t๙๘.๘๗\t๙๖.๔๒",
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ\t๙๓.๖๙\t๙๖.๔๓",
    )
    assert ("iit", "published") not in values_of(results)
    assert len(results.taken) == 2


@pytest.mark.parametrize(
    ("above", "printed", "code"),
    [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "๑๗.", "I7"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "1๗", "I7"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "i7", "I7"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "๗", "I7"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (ETA)", "E๗", "E7"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "๐๒๖", "O26"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)", "9.1.2", "9.1.2"),
    ],
)
def test_dirty_codes_are_understood(above: str, printed: str, code: str) -> None:
    results = read("ที่\tหัวข้อ\tคะแนน", f"{above}\t\t", f"{printed}\t{TITLES[code]}\t100.00")
    assert [(row.state, code_of(row)) for row in results.rows] == [
        (RowState.HEADING, {"I": "IIT", "E": "EIT"}.get(code[0], "OIT")),
        (RowState.UNDERSTOOD, code),
    ]


def test_a_code_before_the_title_in_one_cell_is_understood() -> None:
    results = read("หัวข้อ\tคะแนน", f"ตัวชี้วัดที่ ๓ {TITLES['3']}\t๘๘.๗๒", f"๑๓. {TITLES['I13']}\t๘๗.๙๖")
    assert [code_of(row) for row in results.taken] == ["3", "I13"]


def test_a_code_that_the_frame_does_not_have_waits_for_the_officer() -> None:
    lines = ("ที่\tหัวข้อ\tคะแนน", f"I๑๓๓\t{TITLES['I13']}\t87.31")
    row = only_row(read(*lines))
    assert (row.state, row.values) == (RowState.TO_CHOOSE, ())
    assert row.candidates == ("question-fair-assignment-of-work",)
    assert "I๑๓๓" in row.reason
    chosen = only_row(read(*lines, choices={row.place: row.candidates[0]}))
    assert (chosen.state, code_of(chosen)) == (RowState.UNDERSTOOD, "I13")
    assert only_row(read(*lines, choices={row.place: None})).state is RowState.LEFT_OUT


def test_a_title_of_another_code_waits_for_the_officer() -> None:
    row = only_row(read("ที่\tหัวข้อ\tคะแนน", f"I7\t{TITLES['I11']}\t87.31"))
    assert row.state is RowState.TO_CHOOSE
    assert row.candidates == ("question-conduct-of-procurement", "question-knowing-the-spending-plan")


def test_a_code_of_the_numbering_before_is_understood_by_its_title() -> None:
    november = {node.identity: node.code for node in relabel(LATER, "november").nodes}
    node = next(node for node in LATER.nodes if node.code == "O17")
    assert november[node.identity] == "O9"
    row = only_row(read("ข้อ\tข้อมูล\tคะแนน", f"O9\t{node.title}\t100", edition=LATER))
    assert (row.state, row.identity) == (RowState.TO_LOOK_AT, node.identity)
    assert "O17" in row.reason


def test_shares_of_a_question_with_one_part_go_to_the_part() -> None:
    question = next(node for node in LATER.nodes if node.code == "I25")
    headings = "ที่\tหัวข้อ\tน้อยที่สุด\tน้อย\tมาก\tมากที่สุด\tคะแนน"
    results = read(headings, f"I25\t{question.title}\t1\t2\t3\t94\t97.00", edition=LATER)
    assert values_of(results)["part-corruption-stopped", "share_most"] == Decimal("94.00")
    assert values_of(results)["question-corruption-stopped", "published"] == Decimal("97.00")


def test_shares_that_are_not_a_hundred_are_taken_and_told() -> None:
    row = only_row(read("ที่\tน้อยที่สุด\tน้อย\tมาก\tมากที่สุด\tคะแนน", "I10\t84.00\t12.00\t2.77\t0.94\t93.05"))
    assert (row.state, row.is_taken) == (RowState.TO_LOOK_AT, True)
    assert "99.71" in row.reason


@pytest.mark.parametrize("figure", ["178.64", "-3", "78.645", "เจ็ดแปด", "0.7864%%"])
def test_what_is_no_score_is_never_taken(figure: str) -> None:
    row = only_row(read("ที่\tคะแนน", f"I7\t{figure}"))
    assert (row.state, row.values) == (RowState.TO_CHOOSE, ())
    assert row.reason


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("๗๘.๖๔", "78.64"), ("78,64", "78.64"), ("78.6 คะแนน", "78.60"), ("ร้อยละ ๑๐๐", "100.00"), ("-", None)],
)
def test_figures_are_read_as_they_are_printed(typed: str, meant: str | None) -> None:
    figure = read_figure(typed)
    assert (None if figure is None else str(figure)) == meant


def test_two_rows_of_one_question_that_differ_are_both_doubtful() -> None:
    results = read("ที่\tคะแนน", "I7\t78.64", "I7\t78.46")
    assert [row.state for row in results.rows] == [RowState.TO_CHOOSE, RowState.TO_CHOOSE]
    again = read("ที่\tคะแนน", "I7\t78.64", "I7\t78.64")
    assert [row.state for row in again.rows] == [RowState.UNDERSTOOD, RowState.LEFT_OUT]


def test_headings_that_a_new_page_repeats_are_left_out() -> None:
    results = read("ที่\tหัวข้อ\tคะแนน", "I7\t\t78.64", "ที่\tหัวข้อ\tคะแนน", "I8\t\t86.12")
    assert [row.state for row in results.rows] == [
        RowState.UNDERSTOOD,
        RowState.LEFT_OUT,
        RowState.UNDERSTOOD,
    ]


def test_of_two_years_side_by_side_the_wanted_one_is_read() -> None:
    results = read("ที่\tปี ๒๕๖๔ คะแนน\tปี ๒๕๖๕ คะแนน", "I7\t70.00\t78.64")
    assert [each.value for each in only_row(results).values] == [Decimal("78.64")]


def test_nothing_pasted_is_said_in_words() -> None:
    assert read_pasted_results([], EARLIER).problems
    assert read("สวัสดี").problems


_cell = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [*TITLES.values(), *TITLES, "๗๘.๖๔", "100", "ที่", "คะแนน", "น้อย", "มากที่สุด", "ระดับ", "๐๑๒", "1๘"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda width: st.lists(st.lists(_cell, min_size=width, max_size=width), max_size=12)
    )
)
def test_of_any_junk_only_sound_values_are_taken(grid: Grid) -> None:
    results = read_pasted_results(grid, EARLIER)
    known = {node.identity for node in EARLIER.nodes} | {TOTAL}
    for row in results.taken:
        assert row.identity in known
        for each in row.values:
            assert each.identity in known
            if isinstance(each.value, Decimal):
                assert 0 <= each.value <= 100
                assert each.value == each.value.quantize(Decimal("0.01"))
    about = [row.identity for row in results.taken]
    assert len(about) == len(set(about))


@given(st.text(max_size=20))
def test_a_figure_is_read_or_refused(text: str) -> None:
    with suppress(FigureUnclear):
        figure = read_figure(text)
        assert figure is None or 0 <= figure <= 100
