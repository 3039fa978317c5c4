"""From no file at all to the papers on the director's desk, by keys and mouse alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.model.year import PublicationState
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.theme import theme
from ita_desktop.screens.application import Application
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from tests.screens.hand import Hand

AIM = 150
OFFICE = "สมมติ"
PLAN = (
    ("ประกาศแผนการใช้จ่ายงบประมาณให้รู้ทั่วกัน", "ชี้แจงแผนในที่ประชุมหัวหน้าฝ่ายทุกไตรมาส"),
    ("จัดซื้อจัดจ้างอย่างเปิดเผย", "ปิดประกาศผลการจัดซื้อจัดจ้างทุกเดือน"),
    ("เปิดให้ตรวจสอบการใช้งบประมาณ", "เปิดช่องทางสอบถามเรื่องงบประมาณบนเว็บไซต์"),
    ("ยืมทรัพย์สินของราชการตามขั้นตอน", "ปิดประกาศขั้นตอนการยืมไว้ทุกฝ่าย"),
    ("ป้องกันการทุจริตอย่างจริงจัง", "แจ้งช่องทางร้องเรียนในการประชุมฝ่าย"),
    ("จัดการเรื่องร้องเรียนโดยเร็ว", "สรุปผลเรื่องร้องเรียนทุกเดือน"),
    ("สื่อสารกับประชาชนสม่ำเสมอ", "เผยแพร่ข่าวกิจกรรมทุกสัปดาห์"),
    ("ลดขั้นตอนการให้บริการ", "ทบทวนขั้นตอนการขออนุญาตทุกงาน"),
    ("ให้บริการออนไลน์มากขึ้น", "เปิดให้นัดหมายล่วงหน้าทางเว็บไซต์"),
    ("เผยแพร่ข่าวประชาสัมพันธ์ให้ครบ", "มอบผู้ดูแลข่าวของแต่ละฝ่าย"),
    ("เผยแพร่สถิติการให้บริการให้ครบ", "รวบรวมสถิติทุกฝ่ายทุกสิ้นเดือน"),
    ("ประเมินความเสี่ยงให้ครบทุกงาน", "ประชุมประเมินความเสี่ยงในไตรมาสที่ 1"),
)
"""What the officer thought of for each weak point: issue and activity."""

EXPECTED = {
    "คำสั่งแต่งตั้ง": "๖๔๑/๒๕๖๕",
    "บันทึก": "๙๙๐๑/๑๒",
    "ระเบียบวาระ": "ห้องประชุมสำนักงานเขตสมมติ",
    "ตาราง": "O3",
    "เล่มมาตรการ": PLAN[0][1],
}
"""How the files of each kind are called, and what of the officer's own words one of them says."""

OTHERS_WITHOUT_OWNERS = 12
"""Rows below the first measure up to where items begin, whose owners are known; headings of groups are rows too."""


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file and the papers of the officer come to lie; nothing opens outside."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return folder


@pytest.fixture
def workbook(sample_file: bytes, tmp_path: Path) -> Path:
    """Last year's, in which the codes are those of this year: office, people, bodies, who has which item, results.

    Nothing that belongs to the year to come: no measure, meeting, paper, link or date.
    """
    path = tmp_path / "last-year.ita"
    path.write_bytes(sample_file)
    workspace = Workspace.open(path)
    with workspace.changing("ลบสิ่งที่เป็นของปีใหม่") as session:
        year = load_book(session).year
        year.measures, year.meetings, year.papers, year.sections = [], [], [], []
        for responsibility in year.responsibilities:
            responsibility.urls, responsibility.ticks = [], []
            responsibility.published_on, responsibility.due_date = None, None
            responsibility.state = PublicationState.NOT_STARTED
    with workspace.reading() as session:
        export_workbook(session, tmp_path / "last-year.xlsx")
    workspace.close()
    return tmp_path / "last-year.xlsx"


@pytest.fixture
def program(qapp: object, tmp_path: Path) -> Iterator[Application]:
    scheme, scale = theme().scheme, theme().scale
    program = Application(Settings(tmp_path / "settings.json"))
    program.window.resize(1366, 688)
    yield program
    program.window.close()
    program.close()
    theme().scheme, theme().scale = scheme, scale


@pytest.fixture
def hand(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return Hand(qtbot, monkeypatch)


def test_from_no_file_to_the_papers_by_keys_and_mouse(
    hand: Hand, program: Application, documents: Path, workbook: Path
) -> None:
    _open_the_office(hand, program, workbook)
    _change_a_member(hand)
    _assign_items(hand)
    _plan_measures(hand, program.window)
    _call_the_meeting(hand)
    _number_and_write_the_papers(hand)

    stages = Counter(stage for stage, _words in hand.done)
    print(f"\n{len(hand.done)} actions: " + ", ".join(f"{stage} {count}" for stage, count in stages.items()))
    texts = {path.stem: _text_of(path) for path in (documents / "เอกสาร ITA").glob("*.docx")}
    for kind, told in EXPECTED.items():
        of_kind = [text for stem, text in texts.items() if stem.startswith(kind)]
        assert of_kind, (kind, list(texts))
        assert all(OFFICE in text for text in of_kind), kind
        assert any(told in text for text in of_kind), (kind, told)
    assert len(hand.done) < AIM


def _open_the_office(hand: Hand, program: Application, workbook: Path) -> None:
    hand.begin("first run")

    def answer() -> None:
        hand.write(OFFICE)
        hand.click("ถัดไป")
        hand.press("Ctrl+A")
        hand.write("2566")
        for _page in range(3):
            hand.click("ถัดไป")
        hand.click("นำเข้าสมุดงาน Excel ที่โปรแกรมเคยส่งออก")
        hand.answer_file("เลือกแฟ้ม", workbook)
        hand.wait_for("สร้างแฟ้ม")
        hand.click("สร้างแฟ้ม")

    hand.in_front(
        lambda: program.open_first(None) and hand.wait(lambda: program.window.desk is not None), answer
    )


def _change_a_member(hand: Hand) -> None:
    hand.begin("committees")
    hand.press("Ctrl+3")
    hand.press("End")
    hand.press("Ctrl+R")
    hand.write("ณัฐดนัย")
    hand.press("Down")
    hand.press("Return")
    hand.press("Tab")
    hand.write("15 พ.ย. 65")
    hand.click("เปลี่ยนตัว")


def _assign_items(hand: Hand) -> None:
    """The registry supports the third item."""
    hand.begin("responsibility")
    hand.press("Ctrl+4")
    hand.press("Down", "Down", "Right")
    hand.write("ร")


def _plan_measures(hand: Hand, window: MainWindow) -> None:
    """Drafted from the weak points; each with words of its own, owners and an end."""
    hand.begin("measures")
    hand.press("Ctrl+6")
    hand.click("ร่างจากจุดอ่อน 12 ข้อ")
    table = next(each for each in window.findChildren(GridView) if each.isVisible())
    hand.press("Right")
    _write_down(hand, [issue for issue, _activity in PLAN])
    hand.click_cell(table, 1, "ผู้รับผิดชอบ")
    hand.write("ทุกฝ่าย")
    hand.press("Return", "Up", *["Shift+Down"] * OTHERS_WITHOUT_OWNERS, "Ctrl+D")
    hand.click_cell(table, 1, "กำหนด")
    hand.write("30 ก.ย. 66")
    hand.press("Return", "Up", "Shift+PgDown", "Shift+PgDown", "Shift+PgDown", "Ctrl+D")
    hand.choose(table.head, "กิจกรรม")
    hand.click_cell(table, 1, "กิจกรรม")
    _write_down(hand, [activity for _issue, activity in PLAN])


def _write_down(hand: Hand, texts: Sequence[str]) -> None:
    for text in texts:
        hand.write(text)
        hand.press("Return")


def _call_the_meeting(hand: Hand) -> None:
    hand.begin("meeting")
    hand.press("Ctrl+7")
    hand.click("เพิ่มการประชุมครั้งที่ 1")
    hand.write("8 พ.ย. 65")
    hand.press("Tab", "Tab")
    hand.write("ห้องประชุมสำนักงานเขตสมมติ")


def _number_and_write_the_papers(hand: Hand) -> None:
    """Number and date of three memos and the order, then all at once as Word files."""
    hand.begin("papers")
    hand.press("Ctrl+8")
    for number in ("กท 9901/12", "กท 9901/13", "กท 9901/80", "641/2565"):
        hand.press("Tab")
        hand.write(number)
        hand.press("Tab")
        hand.write("1 พ.ย. 65")
        hand.press("Shift+Tab", "Shift+Tab", "Down")
    hand.press("Ctrl+Shift+W")


def _text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
