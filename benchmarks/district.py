"""An invented district with as many measures as are asked for, in memory only."""

import datetime
from random import Random

from ita_desktop.actions.offices import district_sections
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.editions import read_edition
from ita_desktop.model.frame import NodeRecord, record_of
from ita_desktop.model.office import Office
from ita_desktop.model.year import Cadence, FiscalYear, Measure, MeasureOwner

_AIMS = (
    "เปิดเผย",
    "ยกระดับ",
    "ปรับปรุง",
    "ลดขั้นตอนของ",
    "สร้างความเชื่อมั่นต่อ",
    "เพิ่มความเข้าใจเรื่อง",
    "เพิ่มความโปร่งใสของ",
    "กำหนดผู้รับผิดชอบ",
    "ป้องกันการเรียกรับประโยชน์ใน",
    "เพิ่มช่องทางสอบถามเรื่อง",
    "ลดข้อร้องเรียนเรื่อง",
    "วางแนวทางเดียวกันเรื่อง",
)
_DEEDS = (
    "จัดทำคู่มือ",
    "จัดทำภาพสรุป",
    "อบรมเรื่อง",
    "ชี้แจงหลักเกณฑ์",
    "สำรวจความเห็นต่อ",
    "สุ่มตรวจ",
    "ปรับปรุงแบบคำขอของ",
    "รวบรวมคำถามเรื่อง",
    "เปิดช่องทางทักท้วงเรื่อง",
    "ทบทวนขั้นตอนของ",
    "ประกาศรายชื่อผู้รับผิดชอบ",
    "รายงานความก้าวหน้าของ",
)
_TASKS = (
    "การใช้จ่ายงบประมาณ",
    "การยืมทรัพย์สินของราชการ",
    "การจัดซื้อจัดจ้าง",
    "การตรวจรับพัสดุ",
    "การขออนุญาตก่อสร้าง",
    "งานทะเบียนราษฎร",
    "งานบัตรประจำตัวประชาชน",
    "การชำระภาษีที่ดิน",
    "การรับเรื่องร้องเรียน",
    "การประเมินผลการปฏิบัติงาน",
    "การใช้รถราชการ",
    "การขอใช้พื้นที่สาธารณะ",
    "การสงเคราะห์ผู้มีรายได้น้อย",
    "การรับนักเรียน",
    "การเก็บค่าธรรมเนียมขยะ",
    "การออกใบอนุญาตร้านอาหาร",
)
_PEOPLE = (
    "แก่บุคลากร",
    "แก่ผู้มาติดต่อ",
    "แก่ผู้สูงอายุ",
    "แก่ผู้ประกอบการ",
    "แก่ผู้ปกครองและครู",
    "แก่ประธานชุมชน",
    "แก่เจ้าหน้าที่บรรจุใหม่",
    "แก่อาสาสมัคร",
    "แก่ผู้แทนทุกฝ่าย",
    "แก่ผู้พิการ",
    "แก่ผู้เช่าแผงค้า",
    "แก่กรรมการตรวจรับ",
)
_PLACES = (
    "",
    "",
    " ณ จุดบริการ",
    " ผ่านเว็บไซต์ของสำนักงานเขต",
    " ในการประชุมหัวหน้าฝ่าย",
    " ก่อนเริ่มรอบการประเมิน",
    " ร่วมกับชุมชนและโรงเรียนในสังกัด เพื่อให้ผู้ที่ไม่ได้ใช้อินเทอร์เน็ตเข้าถึงได้เท่าเทียมกัน",
    " นอกเวลาราชการ",
    "ครบทุกฝ่าย",
    "ทุกเดือน",
    "ภายในไตรมาสแรก",
    " เดือนละ 2 ครั้ง",
)
_THINGS = (
    "ภาพสรุป",
    "รายงาน",
    "ทะเบียน",
    "คู่มือ",
    "แบบคำขอ",
    "แผนผัง",
    "คลิปสั้น",
    "บันทึกผล",
    "ประกาศ",
    "ผลสำรวจ",
    "รายชื่อผู้ผ่านการอบรม",
    "ตารางเวร",
)
_AMOUNTS = ("ครบทุกฝ่าย", "ที่เป็นปัจจุบัน", "", "รายเดือน", "ครบทุกจุดบริการ", "รายไตรมาส", " 1 ชุด", " 12 ฉบับ")
_CHANNELS = (
    "กลุ่มไลน์ของฝ่าย",
    "บอร์ดประชาสัมพันธ์ภายใน",
    "ป้าย ณ จุดบริการ",
    "หนังสือเวียนถึงทุกฝ่ายและทุกโรงเรียน",
    "เว็บไซต์ https://www.sammati.example/ita/2566",
    "เสียงตามสาย",
    "เฟซบุ๊กของสำนักงานเขต",
    "รถประชาสัมพันธ์",
)


def measures_book(rows: int) -> YearBook:
    """`rows` measures in the order of the frame, worded as an office words them; the same ones every time.

    How many lines a cell has, how long they are and how many hold a number is about as in the plan of a real office.
    """
    office = Office(name="สำนักงานเขตสมมติ", district="สมมติ", units=district_sections())
    year = FiscalYear(year=2566, edition=record_of(read_edition("bma-2566")))
    points = [node for node in year.edition.nodes if node.kind in (Kind.INDICATOR, Kind.QUESTION, Kind.ITEM)]
    chance = Random(2566)
    year.measures = [
        _measure(number, points[number * len(points) // rows], office, chance) for number in range(rows)
    ]
    return YearBook(office, year, None)


def _measure(number: int, point: NodeRecord, office: Office, chance: Random) -> Measure:
    def texts(*parts: tuple[str, ...]) -> list[str]:
        return ["".join(map(chance.choice, parts)) for _ in range(chance.choice((1, 1, 1, 2)))]

    due = datetime.date(2023, chance.randint(1, 9), 28)
    owners = chance.sample(office.units, chance.choice((1, 1, 2, 3)))
    return Measure(
        position=number,
        node=point,
        issue=texts(_AIMS, _TASKS, _PEOPLE, _PLACES)[0],
        joins_issue_above=number % 5 == 1,
        activities=texts(_DEEDS, _TASKS, _PEOPLE, _PLACES),
        outputs=texts(_THINGS, _TASKS, _AMOUNTS, ("", *_PEOPLE)),
        awareness=texts(_CHANNELS, ("", *_PEOPLE), _PLACES),
        due_date=due if number % 3 else None,
        cadence=Cadence.NONE if number % 3 else Cadence.MONTHLY,
        follow_up_months=chance.choice((1, 3, 6)),
        follower="ผู้อำนวยการเขต",
        owners=[MeasureOwner(position=place, unit=unit) for place, unit in enumerate(owners)],
    )
