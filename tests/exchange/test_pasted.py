"""Pasted tables become a grid of cleaned texts, whatever they came from."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ita_desktop.exchange.pasted import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    grid_of_clipboard,
    grid_of_file,
    grid_of_html,
    grid_of_text,
)
from ita_desktop.exchange.problems import Complaint


def test_merged_cells_stand_where_they_begin() -> None:
    html = """<table><tr><th rowspan=2>ที่</th><th colspan=2>ร้อยละ</th></tr><tr><td>น้อย</td><td>มาก</td></tr>
    <tr><td>I7</td><td>40.00</td><td>60.00</td></tr></table>"""
    assert grid_of_html(html) == [["ที่", "ร้อยละ", ""], ["", "น้อย", "มาก"], ["I7", "40.00", "60.00"]]


def test_lines_between_tables_are_rows() -> None:
    html = (
        "<p>ตัวชี้วัดที่ ๒</p><table><tr><td>I7<td>78.64</table><p>ตัวชี้วัดที่ ๓</p><table><tr><td>I13<td>87.31</table>"
    )
    assert grid_of_html(html) == [["ตัวชี้วัดที่ ๒", ""], ["I7", "78.64"], ["ตัวชี้วัดที่ ๓", ""], ["I13", "87.31"]]


def test_what_word_hides_is_not_read() -> None:
    head = "<head><style>td {color:red}</style></head><!--[if gte mso 9]><xml>x</xml><![endif]-->"
    html = f"{head}<table><tr><td>ก<br>ข</table>"
    assert grid_of_html(html) == [["ก\nข"]]


def test_a_table_as_word_copies_it_is_read() -> None:
    html = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
    <body lang=TH><!--StartFragment--><p class=MsoNormal><b><span lang=TH>ตัวชี้วัดที่ </span>๒<o:p></o:p></b></p>
    <table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=60 valign=top><p class=MsoNormal>I<span
    lang=TH>๗</span><o:p></o:p></p></td><td><p class=MsoNormal><span lang=TH>ท่านรู้เกี่ยวกับ</span></p>
    <p class=MsoNormal>แผน<![if !supportEmptyParas]>&nbsp;<![endif]></p></td><td>๗๘.๖๔</td></tr></table>"""
    assert grid_of_html(html) == [["ตัวชี้วัดที่ ๒", "", ""], ["I๗", "ท่านรู้เกี่ยวกับ\nแผน", "๗๘.๖๔"]]


def test_nothing_outside_the_text_is_fetched() -> None:
    html = (
        '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><table><tr><td>&y;</td><td>1</td></tr></table>'
    )
    assert "root" not in str(grid_of_html(html))


def test_invisible_signs_and_odd_spaces_are_gone() -> None:
    assert grid_of_text("การใช้\u200bงบประมาณ\t๘๔\u00a0.๖๔") == [["การใช้งบประมาณ", "๘๔ .๖๔"]]


def test_tabs_part_cells_as_excel_copies_them() -> None:
    assert grid_of_text('ที่\tหัวข้อ\tคะแนน\r\nI7\t"สอง\nบรรทัด"\t78.64\r\n') == [
        ["ที่", "หัวข้อ", "คะแนน"],
        ["I7", "สอง\nบรรทัด", "78.64"],
    ]


def test_without_tabs_each_line_is_a_cell() -> None:
    assert grid_of_text("I1\r\nข้อแรก  ที่ยาว\n\n98.25") == [["I1"], ["ข้อแรก ที่ยาว"], ["98.25"]]


def test_the_clipboards_html_is_preferred_only_if_it_has_a_table() -> None:
    assert grid_of_clipboard("<p>ก</p>", "I7\t78.64") == [["I7", "78.64"]]
    assert grid_of_clipboard("<table><tr><td>I7</table>", "I7\t78.64") == [["I7"]]


def test_workbooks_and_lists_are_read_from_files(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["รหัส", "คะแนน"])
    sheet.append(["I7", 78.64000000000001])
    workbook.save(tmp_path / "ผล.xlsx")
    (tmp_path / "ผล.csv").write_bytes("รหัส,คะแนน\nI7,78.64\n".encode("cp874"))
    (tmp_path / "ผล.html").write_text(
        "<table><tr><td>รหัส<td>คะแนน<tr><td>I7<td>78.64</table>", encoding="utf-8"
    )
    expected = [["รหัส", "คะแนน"], ["I7", "78.64"]]
    for name in ("ผล.xlsx", "ผล.csv", "ผล.html"):
        assert grid_of_file(tmp_path / name) == expected


@pytest.mark.parametrize("name", ["ผล.pdf", "ไม่มี.csv"])
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(Complaint, match="ไม่ได้"):
        grid_of_file(tmp_path / name)


def test_too_much_is_refused() -> None:
    with pytest.raises(Complaint, match="ยาวเกินไป"):
        grid_of_text("ก" * (MOST_CHARACTERS + 1))


def test_a_span_out_of_nowhere_stays_bounded() -> None:
    grid = grid_of_html(
        '<table><tr><td colspan="99999" rowspan="99999">ก</td></tr><tr><td>ข</td></tr></table>'
    )
    assert len(grid) <= MOST_ROWS
    assert len(grid[0]) <= MOST_COLUMNS


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(["<table>", "<tr>", "<td rowspan=3>", "</td>", "\t", "\n", "  ", "I๗", "๗๘.๖๔"])
    ),
)
def test_any_junk_gives_an_even_grid(junk: str, pieces: list[str]) -> None:
    for text in (junk, junk.join(pieces), "".join(pieces) + junk):
        for grid in (grid_of_text(text), grid_of_html(text), grid_of_clipboard(text, text)):
            assert len({len(row) for row in grid}) <= 1
            assert all(any(row) for row in grid)
