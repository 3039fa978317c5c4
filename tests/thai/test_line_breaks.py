"""Titles break by sense into few lines; dates, years and numbers with their units never break."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import to_thai_digits
from ita_desktop.thai.line_breaks import NO_BREAK_SPACE, approximate_width, balanced_lines, keep_together

TEXT_WIDTH_CM = 16
CM_PER_EM_AT_16_PT = 16 * 2.54 / 72
BODIES = "คณะกรรมการอำนวยการและคณะทำงานประเมินคุณธรรมและความโปร่งใส"
ASSESSMENT = "ในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)"


def lines_on_paper(title: str, size_pt: float = 16) -> list[str]:
    return balanced_lines(title, lambda text: approximate_width(text) * size_pt * 2.54 / 72, TEXT_WIDTH_CM)


@pytest.mark.parametrize(
    ("lines", "size_pt"),
    [
        ([f"เรื่อง แต่งตั้ง{BODIES}", ASSESSMENT, " ของสำนักงานเขตสมมติ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"], 16),
        ([BODIES, ASSESSMENT, " ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ ครั้งที่ ๑/๒๕๖๖"], 16),
        (["มาตรการส่งเสริมคุณธรรม", "และความโปร่งใสภายในหน่วยงาน"], 30),
        (["ระเบียบวาระการประชุม"], 16),
    ],
)
def test_the_titles_of_the_model_pages_break_as_they_do_there(lines: list[str], size_pt: float) -> None:
    assert lines_on_paper("".join(lines), size_pt) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("text", "width_cm"),
    [(f"เรื่อง แต่งตั้ง{BODIES}", 13.2), (ASSESSMENT, 14.1), ("ของสำนักงานเขตสมมติ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", 8.7)],
)
def test_widths_are_those_of_the_model_page(text: str, width_cm: float) -> None:
    assert approximate_width(text) * CM_PER_EM_AT_16_PT == pytest.approx(width_cm, abs=0.2)


def test_a_bracket_breaks_only_where_it_must() -> None:
    title = "การประเมิน (Integrity and Transparency Assessment : ITA)"
    assert balanced_lines(title, len, 46) == ["การประเมิน", "(Integrity and Transparency Assessment : ITA)"]
    assert balanced_lines(title, len, 30) == ["การประเมิน (Integrity and", "Transparency Assessment : ITA)"]


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("กกกก ขขขข คคคค", 10, ["กกกก ขขขข", "คคคค"]),
        ("กกกกกกก Integrity Assessment ขขขขขขข", 28, ["กกกกกกก Integrity Assessment", "ขขขขขขข"]),
        ("กกกกกก กกก (ITA) ขขข ขขขขขข", 17, ["กกกกกก กกก (ITA)", "ขขข ขขขขขข"]),
        ("กกกกกของขขขขในการคคค", 14, ["กกกกกของขขขข", "ในการคคค"]),
    ],
)
def test_the_longer_line_comes_first_and_terms_stay_whole(title: str, width: int, lines: list[str]) -> None:
    assert balanced_lines(title, len, width) == lines


def test_connectives_inside_other_words_do_not_break() -> None:
    title = "การติดตามของขวัญภายในสิ่งของเพื่อนความพร้อม"
    assert balanced_lines(title, len, 5) == [title]


def test_line_ends_set_by_hand_are_kept() -> None:
    assert balanced_lines("บรรทัดแรก\nบรรทัดที่สอง", len, 99) == ["บรรทัดแรก", "บรรทัดที่สอง"]


title_words = st.lists(
    st.sampled_from(
        [
            "ประเมิน",
            "และ",
            "ของสำนักงานเขตสมมติ",
            " ",
            " พ.ศ. ๒๕๖๖",
            " 31 ตุลาคม 2565",
            "(ITA : OIT)",
            "ในการ",
            "คุณธรรม",
            " ๆ",
        ]
    ),
    min_size=1,
    max_size=14,
).map(lambda words: "ก" + "".join(words))


@given(title_words, st.integers(10, 60))
def test_lines_hold_the_whole_title_and_nothing_else(title: str, width: int) -> None:
    lines = balanced_lines(title, len, width)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(line == line.strip() and line for line in lines)


@given(title_words, st.integers(10, 60))
def test_a_wider_paper_never_needs_more_lines(title: str, width: int) -> None:
    assert len(balanced_lines(title, len, width + 10)) <= len(balanced_lines(title, len, width))
    assert balanced_lines(title, len, len(title)) == [title.strip()]


@given(title_words, st.integers(10, 60))
def test_years_and_dates_stay_whole(title: str, width: int) -> None:
    for line in balanced_lines(title, len, width):
        assert not re.search(r"(พ\.ศ\.|\d ตุลาคม|^31)$", line)
        assert not re.match(r"ๆ|๒๕๖๖|2565|ตุลาคม|[):]", line)


@given(title_words)
def test_a_line_too_wide_is_one_that_has_no_break(title: str) -> None:
    for line in balanced_lines(title, len, 25):
        assert len(line) <= 25 or balanced_lines(line, len, 25) == [line]


@given(st.text(), st.text())
def test_widths_add_up(one: str, other: str) -> None:
    assert approximate_width(one + other) == pytest.approx(approximate_width(one) + approximate_width(other))


def test_marks_have_no_width() -> None:
    assert approximate_width("ที่นี้") == approximate_width("ทน")
    assert approximate_width("\u200b") == 0


@pytest.mark.parametrize(
    "together",
    [
        "พ.ศ._2566", "31_ตุลาคม_2565", "31_ตุลาคม_พ.ศ._2565", "31_ต.ค._65", "31_ธันวาคม", "5_แผ่น", "85_คะแนน",
        "6_เดือนแรก", "เวลา 09.00_น.", "กท_5301/ว_12", "ต่าง_ๆ", "(พ.ศ._2566_-_2570)",
    ],
)  # fmt: skip
def test_what_belongs_together_stays_on_one_line(together: str) -> None:
    kept = f"ตาม {together.replace('_', NO_BREAK_SPACE)} และ"
    assert keep_together(kept.replace(NO_BREAK_SPACE, " ")) == kept
    assert keep_together(to_thai_digits(kept).replace(NO_BREAK_SPACE, " ")) == to_thai_digits(kept)


@pytest.mark.parametrize(
    "text",
    ["ณ วันที่ ๔", "วันอังคารที่ 8", "วันที่ 1/2566", "O12 ข้อมูลผลการดำเนินงาน", "ข้อมูล 5", "ปี 2566 และ", "ครั้งที่ 1/2566"],
)
def test_other_spaces_may_break(text: str) -> None:
    assert keep_together(text) == text


OFFICIAL_PIECES = [
    "วันที่", "วันอังคารที่", "ที่", "31", "1/2566", "๒๕๖๖", "ตุลาคม", "ต.ค.", "พ.ศ.", "ข้อ", "แผ่น", "น.", "ๆ", "กท",
    "/ว", " ", NO_BREAK_SPACE,
]  # fmt: skip
official_text = st.lists(st.sampled_from(OFFICIAL_PIECES)).map("".join)


@given(official_text | official_text.map(lambda text: re.sub("(?<=.)(?=.)", " ", text)))
def test_keeping_together_changes_spaces_only_and_once(text: str) -> None:
    kept = keep_together(text)
    assert kept.replace(NO_BREAK_SPACE, " ") == text.replace(NO_BREAK_SPACE, " ")
    assert keep_together(kept) == kept
    assert f"วันที่{NO_BREAK_SPACE}" not in kept


@given(official_text)
def test_keeping_together_does_not_depend_on_the_kind_of_digits(text: str) -> None:
    assert keep_together(to_thai_digits(text)) == to_thai_digits(keep_together(text))
