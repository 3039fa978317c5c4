"""The two published cases typed into the workbook that the program wrote, as an officer would."""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import read_edition, relabel
from ita_desktop.model.frame import record_of
from ita_desktop.model.office import Office
from ita_desktop.model.year import FiscalYear
from ita_desktop.thai.dates import BUDDHIST_ERA, SHORT_MONTHS, full_date

CASES = Path(__file__).parents[3] / "shared" / "cases"

SECTIONS: Sequence[tuple[str, Sequence[str]]] = (
    ("ฝ่ายปกครอง", ()),
    ("ฝ่ายทะเบียน", ()),
    ("ฝ่ายโยธา", ()),
    ("ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", ("ฝ่ายสิ่งแวดล้อม", "ฝ่ายสิ่งแวดล้อมฯ")),
    ("ฝ่ายรายได้", ()),
    ("ฝ่ายรักษาความสะอาดและสวนสาธารณะ", ("ฝ่ายรักษาความสะอาดฯ",)),
    ("ฝ่ายการศึกษา", ()),
    ("ฝ่ายการคลัง", ("ฝ่ายคลัง",)),
    ("ฝ่ายเทศกิจ", ()),
    ("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม", ("ฝ่ายพัฒนาชุมชนฯ",)),
)

Cells = Mapping[str, Any]


class FilledWorkbook:
    """A workbook of the program, filled in by headings."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._workbook = load_workbook(path)

    def fill(self, name: str, rows: Iterable[Cells]) -> None:
        """Replaces the rows of a sheet."""
        sheet = self._workbook[name]
        columns = self._columns(name)
        for number in range(2, sheet.max_row + 1):
            for heading, column in columns.items():
                if heading != "ลำดับ":
                    sheet.cell(number, column).value = None
        for number, cells in enumerate(rows, start=2):
            if "ลำดับ" in columns:
                sheet.cell(number, columns["ลำดับ"], number - 1)
            for heading, value in cells.items():
                sheet.cell(number, columns[heading], value)

    def correct(self, name: str, key: Cells, cells: Cells) -> None:
        """Changes cells of the one row that has the cells of `key`."""
        sheet = self._workbook[name]
        columns = self._columns(name)
        (row,) = (
            number
            for number in range(2, sheet.max_row + 1)
            if all(sheet.cell(number, columns[heading]).value == value for heading, value in key.items())
        )
        for heading, value in cells.items():
            sheet.cell(row, columns[heading], value)

    def fill_form(self, cells: Cells) -> None:
        sheet = self._workbook["สำนักงาน"]
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        for label, value in cells.items():
            sheet.cell(rows[label], 2, value)

    def save(self) -> None:
        self._workbook.save(self._path)

    def _columns(self, name: str) -> dict[Any, int]:
        headings = next(self._workbook[name].iter_rows(max_row=1, values_only=True))
        return {heading: column for column, heading in enumerate(headings, start=1)}


def case(name: str) -> Any:
    """A case as JSON; the test is skipped where the cases are not at hand, as they are not part of the program."""
    path = CASES / f"{name}.json"
    if not path.exists():
        pytest.skip(f"../shared/cases/{name}.json is not here")
    return json.loads(path.read_text(encoding="utf-8"))


def empty_book(name: str, revision: str = "final") -> YearBook:
    """A new office with the frame of 2566 in one of its numberings, and that of 2565 for its results."""
    results = record_of(read_edition("bma-2565"))
    work = record_of(relabel(read_edition("bma-2566"), revision), revision)
    results_year, year = FiscalYear(year=2565, edition=results), FiscalYear(year=2566, edition=work)
    district = name.removeprefix("สำนักงานเขต")
    office = Office(name=name, district=district, editions=[results, work], years=[results_year, year])
    return YearBook(office, year, results_year)


def yannawa_book() -> YearBook:
    return empty_book("สำนักงานเขตยานนาวา")


def latkrabang_book() -> YearBook:
    return empty_book("สำนักงานเขตลาดกระบัง", "november")


def fill_yannawa(path: Path) -> None:
    """Fills the template at `path`; writes one first if there is none."""
    data = case("yannawa-2566")
    if not path.exists():
        write_template(yannawa_book(), path)
    workbook = FilledWorkbook(path)
    _fill_office(workbook, data["office"])
    results = data["results"]
    workbook.fill_form({"คะแนนรวมที่ประกาศ": results["total"], "ระดับที่ประกาศ": results["level"]})
    for code, score in _scores(results):
        cells = {"คะแนน": score, "คะแนนถ่วงน้ำหนัก": results["weighted"].get(code)}
        workbook.correct("ผลคะแนน", {"รหัสข้อ": code}, cells)
    for code, level in results["indicator_levels"].items():
        workbook.correct("ผลคะแนน", {"รหัสข้อ": code}, {"ระดับ": level})
    plan = [_measure(row, "") for row in data["measures"]]
    guideline = [_measure(row, "ตารางแนวทางการพัฒนา") for row in data["guideline_table"]]
    workbook.fill("มาตรการ", plan + guideline)
    workbook.fill("ทะเบียนเอกสาร", [{"ชนิด": "เล่มมาตรการ", "เรื่อง": data["title"], "ส่วนราชการ": "ฝ่ายปกครอง"}])
    workbook.fill(
        "ส่วนเพิ่มในเล่ม",
        [
            {"หัวข้อ": f"การวิเคราะห์ผลการประเมิน {instrument}", "ย่อหน้า": analysis["text"]}
            for instrument, analysis in data["analysis"].items()
        ],
    )
    workbook.save()


def fill_latkrabang(path: Path) -> None:
    """Fills the template at `path`, which has the November numbering; writes one first if there is none."""
    data = case("latkrabang-2566")
    if not path.exists():
        write_template(latkrabang_book(), path)
    workbook = FilledWorkbook(path)
    _fill_office(workbook, data["office"])
    _fill_people(workbook, data)
    _fill_order(workbook, data["order"])
    _fill_papers(workbook, data)
    _fill_meeting(workbook, data["meeting"])
    _fill_previous_results(workbook, data["previous_results"])
    _fill_frame(workbook, data["framework_text"])
    _fill_matrix(workbook, data["matrix"])
    workbook.save()


def _fill_office(workbook: FilledWorkbook, name: str) -> None:
    workbook.fill_form({"ชื่อสำนักงาน": name, "เขต": name.removeprefix("สำนักงานเขต")})
    workbook.fill(
        "ฝ่ายและโรงเรียน",
        [{"ประเภท": "ฝ่าย", "ชื่อ": section, "ชื่ออื่นที่ใช้เรียก": _lines(others)} for section, others in SECTIONS],
    )


def _fill_people(workbook: FilledWorkbook, data: Any) -> None:
    memo, order = data["memo"], data["order"]
    signers = [memo["signer"], *(step["signer"] for step in memo["endorsements"])]
    members = [member for body in order["bodies"] for member in body["members"] if member["by"] == "person"]
    people = {person["name"]: person for person in [*signers, *members]}
    workbook.fill(
        "บุคลากร",
        [
            {
                "คำนำหน้า": person["title"],
                "ชื่อ-สกุล": person["name"],
                "ตำแหน่ง": person["position"],
                "สังกัด": person.get("section"),
            }
            for person in people.values()
        ],
    )
    duties = (
        ("เจ้าหน้าที่เจ้าของเรื่อง", memo["signer"]),
        ("ผู้ช่วยผู้อำนวยการเขต", memo["endorsements"][0]["signer"]),
        ("ผู้อำนวยการเขต", order["signer"] | {"position": order["signer_position"]}),
        ("หัวหน้าฝ่ายที่ประสานงาน", memo["endorsements"][2]["signer"]),
        ("หัวหน้าฝ่ายการศึกษา", memo["endorsements"][3]["signer"]),
    )
    workbook.fill(
        "ผู้ลงนาม",
        [
            {"หน้าที่": duty, "ผู้ลงนาม": _full_name(person), "ตำแหน่งที่พิมพ์ใต้ชื่อ": person["position"]}
            for duty, person in duties
        ],
    )


def _fill_order(workbook: FilledWorkbook, order: Any) -> None:
    bodies = order["bodies"]
    workbook.fill("คณะ", [{"ชื่อคณะ": body["name"]} for body in bodies])
    workbook.fill(
        "รายชื่อกรรมการ",
        [
            {
                "คณะ": body["name"],
                "โดยตำแหน่ง": member["position"] if member["by"] == "office" else None,
                "โดยชื่อ": _full_name(member) if member["by"] == "person" else None,
                "หน้าที่ในคณะ": member["role"],
            }
            for body in bodies
            for member in body["members"]
        ],
    )
    workbook.fill(
        "อำนาจหน้าที่",
        [{"คณะ": body["name"], "อำนาจหน้าที่": duty} for body in bodies for duty in body["duties"]],
    )


def _fill_papers(workbook: FilledWorkbook, data: Any) -> None:
    memo, order = data["memo"], data["order"]
    invitation = "บันทึกส่งคำสั่งและเชิญประชุม"
    workbook.fill(
        "ทะเบียนเอกสาร",
        [
            {
                "ชนิด": "คำสั่งแต่งตั้ง",
                "เลขที่": order["number"],
                "ลงวันที่": _date(order["date"]),
                "เรื่อง": order["subject"],
                "ผู้ลงนาม": "ผู้อำนวยการเขต",
                "มีผล": order["effective"].removeprefix("ทั้งนี้ "),
            },
            {
                "ชนิด": invitation,
                "เลขที่": memo["number"],
                "ลงวันที่": _date(memo["date"]),
                "เรื่อง": memo["subject"],
                "เรียน": memo["to"],
                "ส่วนราชการ": memo["section"].removesuffix(f" {data['office']}"),
                "โทรศัพท์": memo["phone"],
                "ชั้นความเร็ว": memo["urgency"],
                "ผู้ลงนาม": "เจ้าหน้าที่เจ้าของเรื่อง",
            },
        ],
    )
    workbook.fill(
        "เกษียนหนังสือ",
        [
            {
                "เอกสาร": invitation,
                "แบบ": {"sign": "เว้นที่ให้ลงนาม", "circulate": "พิมพ์ข้อความส่งต่อ"}[step["kind"]],
                "เรียน": _lines(step["to"]),
                "เลขที่": step["number"],
                "ลงวันที่": _date(step["date"]),
                "ชั้นความเร็ว": step["urgency"],
                "ข้อความ": _lines(step["lines"]),
                "ผู้ลงนาม": _full_name(step["signer"]),
                "ตำแหน่งที่พิมพ์ใต้ชื่อ": step["signer"]["position"],
            }
            for step in memo["endorsements"]
        ],
    )
    for part, paragraph in zip(("ภาคเหตุ", "ภาคความประสงค์", "ภาคสรุป"), memo["paragraphs"], strict=True):
        workbook.correct("ข้อความในเอกสาร", {"เอกสาร": invitation, "ส่วน": part}, {"ข้อความ": paragraph})
    workbook.correct(
        "ข้อความในเอกสาร",
        {"เอกสาร": "คำสั่งแต่งตั้ง", "ส่วน": "คำปรารภ"},
        {"ข้อความ": _lines(order["preamble"])},
    )


def _fill_meeting(workbook: FilledWorkbook, meeting: Any) -> None:
    day = datetime.date.fromisoformat(meeting["date"])
    body, _separator, _count = meeting["title"].partition(" ประจำปีงบประมาณ")
    workbook.fill(
        "ประชุม",
        [
            {
                "ครั้งที่": meeting["number"],
                "วันที่": full_date(day),
                "เวลา": meeting["time"],
                "สถานที่": meeting["place"],
                "ผู้ประชุม": body,
            }
        ],
    )
    rows: list[Cells] = []
    for item in meeting["agenda"]:
        unnumbered = [below["text"] for below in item["items"] if below["no"] is None]
        rows.append({"ระดับ": 1, "เรื่อง": item["title"], "บรรทัดต่อท้าย": _lines(unnumbered)})
        rows += [
            {"ระดับ": 2, "เรื่อง": below["text"], "บรรทัดต่อท้าย": _lines(below["sub"])}
            for below in item["items"]
            if below["no"] is not None
        ]
    workbook.fill("ระเบียบวาระ", [{"ครั้งที่": meeting["number"], **row} for row in rows])


def _fill_previous_results(workbook: FilledWorkbook, results: Any) -> None:
    workbook.fill_form({"คะแนนรวมที่ประกาศ": results["printed_total"], "ระดับที่ประกาศ": results["printed_level"]})
    for code, score in results["indicators"].items():
        workbook.correct("ผลคะแนน", {"รหัสข้อ": code}, {"คะแนน": score})
    for remark in results["remarks"]:
        workbook.correct("ผลคะแนน", {"รหัสข้อ": remark["item"]}, {"ข้อเสนอแนะของผู้ประเมิน": remark["text"]})


def _fill_frame(workbook: FilledWorkbook, frame: Any) -> None:
    for instrument in ("IIT", "EIT"):
        workbook.correct(
            "กรอบการประเมิน",
            {"ปี": frame["fiscal_year"], "รหัส": instrument},
            {
                "ตัวอย่างขั้นต่ำ": frame[instrument]["min_sample"],
                "กลุ่มตัวอย่าง": _lines(frame[instrument]["sample_groups"]),
                "เงื่อนไขของกลุ่มตัวอย่าง": _lines(frame[instrument]["notes"]),
            },
        )
    workbook.correct(
        "ข้อความในเอกสาร", {"เอกสาร": "ตารางความรับผิดชอบ", "ส่วน": "ชื่อเรื่อง"}, {"ข้อความ": frame["title"]}
    )


def _fill_matrix(workbook: FilledWorkbook, matrix: Any) -> None:
    """The matrix does not tell who leads: an officer would take the first for it."""
    for item in matrix:
        workbook.correct("กรอบการประเมิน", {"ปี": 2566, "รหัส": item["item"]}, {"ชื่อ": item["title"]})
        lead, *supports = item["owners"]
        parties = {"ผู้รับผิดชอบหลัก": lead, "ผู้สนับสนุน": _lines(supports)}
        workbook.correct("ความรับผิดชอบ OIT", {"รหัสข้อ": item["item"]}, parties)
    workbook.fill(
        "องค์ประกอบข้อมูล",
        [{"รหัสข้อ": item["item"], "องค์ประกอบ": line} for item in matrix for line in item["details"]],
    )


def _measure(row: Any, table: str) -> Cells:
    return {
        "ตาราง": table or None,
        "รหัสข้อ": row.get("item") or row.get("subindicator") or row["indicator"],
        "ประเด็น": row["issue"],
        "รวมช่องกับแถวบน": "ใช่" if row.get("issue_merged_with_previous") else None,
        "กิจกรรม": _lines(row["activities"]),
        "ผลผลิต": _lines(row.get("outputs", ())),
        "วิธีการสร้างการรับรู้": _lines(row.get("awareness", ())),
        "ผู้รับผิดชอบ": _lines(row.get("owners", ())),
        "กำหนดเสร็จ": _date(row["due_date"]),
        "ความถี่": row["recurrence_text"],
        "ระยะเวลาตามที่เขียน": row["due_text"],
        "ติดตามทุก (เดือน)": 1 if "follow_up_text" in row else None,
        "การติดตามตามที่เขียน": row.get("follow_up_text"),
        "ผู้ติดตาม": "ผู้อำนวยการเขต" if "follow_up_text" in row else None,
    }


def _scores(results: Any) -> Iterable[tuple[str, float]]:
    for level in ("instruments", "indicators", "subindicators", "groups", "questions", "items"):
        yield from results[level].items()


def _full_name(person: Any) -> str:
    return f"{person['title']} {person['name']}"


def _lines(texts: Iterable[str]) -> str | None:
    return "\n".join(texts) or None


def _date(iso: str | None) -> str | None:
    if iso is None:
        return None
    date = datetime.date.fromisoformat(iso)
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {date.year + BUDDHIST_ERA}"
