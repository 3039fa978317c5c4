"""Tables come from Excel, Word and plain text, and go there as what they are."""

from PySide6.QtCore import QMimeData

from ita_desktop.qt.clipboard_table import CopiedCell, html_of, mime_of, read_html, read_tsv, table_of, tsv_of

WORD = """<html><body><!--StartFragment--><table class=MsoTableGrid border=1>
<tr><td width=60><p class=MsoNormal>ที่<o:p></o:p></p></td><td colspan=2><p>กิจกรรม</p></td></tr>
<tr><td rowspan=2><p>๑</p></td><td><p>จัดประชุม</p><p>และสรุปผล</p></td><td><p>&nbsp;</p></td></tr>
<tr><td><p>เผยแพร่
 ข้อมูล</p></td><td>1,200</td></tr></table><!--EndFragment--></body></html>"""


def test_a_word_table_keeps_its_lines_and_the_places_of_merged_cells() -> None:
    assert read_html(WORD) == [
        ["ที่", "กิจกรรม", ""],
        ["๑", "จัดประชุม\nและสรุปผล", ""],
        ["", "เผยแพร่ ข้อมูล", "1,200"],
    ]


def test_a_table_in_a_cell_is_text_of_that_cell() -> None:
    html = "<table><tr><td>ก<table><tr><td>ข</td></tr></table></td><td>ค</td></tr></table><table><tr><td>x</table>"

    assert [row[-1] for row in read_html(html)] == ["ค"]
    assert "ข" in read_html(html)[0][0]


def test_excel_text_keeps_lines_tabs_and_quotes_within_a_cell() -> None:
    assert read_tsv('ก\t"บรรทัดหนึ่ง\nบรรทัดสอง"\r\n"เขาว่า ""ดี"""\tข\r\n') == [
        ["ก", "บรรทัดหนึ่ง\nบรรทัดสอง"],
        ['เขาว่า "ดี"', "ข"],
    ]


def test_plain_lines_are_a_column() -> None:
    assert read_tsv("ก\nข\n") == [["ก"], ["ข"]]
    assert read_tsv("") == []


def test_short_rows_are_filled_up() -> None:
    assert read_tsv("ก\tข\nค") == [["ก", "ข"], ["ค", ""]]


def test_the_html_table_is_read_rather_than_the_text() -> None:
    mime = QMimeData()
    mime.setText("ก\nข")
    mime.setHtml("<table><tr><td>ก<br>ข</td></tr></table>")
    assert table_of(mime) == [["ก\nข"]]

    mime.setHtml("<p>ก</p><p>ข</p>")
    assert table_of(mime) == [["ก"], ["ข"]]


def test_what_is_copied_comes_back_as_it_was() -> None:
    table = [
        [CopiedCell('เขาว่า "ดี"\nมาก'), CopiedCell("=SUM(A1)")],
        [CopiedCell("-"), CopiedCell("−5.50", True)],
    ]
    texts = [['เขาว่า "ดี"\nมาก', "=SUM(A1)"], ["-", "-5.50"]]

    assert read_tsv(tsv_of(table)) == texts
    assert read_html(html_of(table)) == texts
    assert table_of(mime_of(table)) == texts


def test_breaks_between_words_stay_here() -> None:
    mime = mime_of([[CopiedCell("สำนัก\u200bงาน\u200bเขต")]])

    assert "\u200b" not in mime.text() + mime.html()
    assert read_tsv("สำนัก\u200bงาน\u00a0เขต") == [["สำนักงาน เขต"]]


def test_what_begins_like_a_formula_is_text() -> None:
    cells = [CopiedCell(text) for text in ("=1+1", "+66", "-ก", "@ชื่อ")]

    assert tsv_of([cells]) == "'=1+1\t'+66\t'-ก\t'@ชื่อ"
    assert html_of([cells]).count('mso-number-format:"\\@"') == 4


def test_figures_are_figures_in_excel() -> None:
    cell = CopiedCell("−1,234.50", is_figure=True)

    assert tsv_of([[cell]]) == "-1234.50"
    assert "mso-number-format" not in html_of([[cell]])


def test_signs_of_markup_are_text() -> None:
    assert read_html(html_of([[CopiedCell("<b> & </td>")]])) == [["<b> & </td>"]]
