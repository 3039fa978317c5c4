"""A small invented district in memory: a few nodes of every kind, two bodies, one meeting, last year's results."""

import datetime
from decimal import Decimal

from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Edition, ElementText, Kind, Node, Scale, TimeBase
from ita_desktop.model.frame import EditionRecord, NodeRecord, record_of
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Office, Person, Signatory, SigningDuty, Unit, UnitKind
from ita_desktop.model.year import (
    FiscalYear,
    Paper,
    PaperKind,
    Part,
    Responsibility,
    ResponsibleParty,
    Result,
    Urgency,
)

ORDER_DATE = datetime.date(2022, 10, 31)
MEMO_DATE = datetime.date(2022, 11, 1)
MEETING_DATE = datetime.date(2022, 11, 8)

SECTIONS = {"ฝ่ายปกครอง": "กท 9901", "ฝ่ายทะเบียน": "กท 9902", "ฝ่ายการศึกษา": "กท 9907"}

_DISCLOSED = Scale.DISCLOSED
_NODES = (
    Node(
        "iit",
        "IIT",
        None,
        Kind.INSTRUMENT,
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
        weight=Decimal(30),
        mean_of=Kind.QUESTION,
        minimum_sample=400,
        sample_groups=(
            "ข้าราชการกรุงเทพมหานครสามัญ",
            "ข้าราชการครูกรุงเทพมหานคร",
            "บุคลากรกรุงเทพมหานครและบุคลากรทางการศึกษา",
        ),
        sample_note="ปฏิบัติหน้าที่มาแล้วไม่น้อยกว่า 1 ปี",
    ),
    Node(
        "eit",
        "EIT",
        None,
        Kind.INSTRUMENT,
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก",
        weight=Decimal(30),
        mean_of=Kind.QUESTION,
        minimum_sample=500,
        sample_groups=("บุคคล", "นิติบุคคล", "บริษัทเอกชน", "หน่วยงานภาครัฐ"),
        sample_note="ซึ่งเป็นผู้มารับบริการในปีงบประมาณ พ.ศ. {ปี}",
    ),
    Node(
        "oit",
        "OIT",
        None,
        Kind.INSTRUMENT,
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ",
        weight=Decimal(40),
        mean_of=Kind.INDICATOR,
    ),
    Node("duties", "1", "iit", Kind.INDICATOR, "การปฏิบัติหน้าที่", mean_of=Kind.QUESTION),
    Node("willing", "I1", "duties", Kind.QUESTION, "ให้บริการด้วยความเต็มใจ", scale=Scale.LEVEL),
    Node("in-time", "I2", "duties", Kind.QUESTION, "ทำงานตามเวลาที่กำหนด", scale=Scale.LEVEL),
    Node("budget", "2", "iit", Kind.INDICATOR, "การใช้งบประมาณ", mean_of=Kind.QUESTION),
    Node("worth", "I3", "budget", Kind.QUESTION, "ใช้งบประมาณอย่างคุ้มค่า", scale=Scale.LEVEL),
    Node("quality", "6", "eit", Kind.INDICATOR, "คุณภาพการดำเนินงาน", mean_of=Kind.QUESTION),
    Node("equal", "E1", "quality", Kind.QUESTION, "บริการเท่าเทียมกัน", scale=Scale.LEVEL),
    Node("disclosure", "9", "oit", Kind.INDICATOR, "การเปิดเผยข้อมูล", mean_of=Kind.SUBINDICATOR),
    Node("basics", "9.1", "disclosure", Kind.SUBINDICATOR, "ข้อมูลพื้นฐาน", mean_of=Kind.ITEM),
    Node("basics-group", "9.1.1", "basics", Kind.GROUP, "ข้อมูลพื้นฐาน"),
    Node(
        "structure",
        "O1",
        "basics-group",
        Kind.ITEM,
        "โครงสร้าง อัตรากำลัง\n- ข้อมูลผู้บริหาร",
        scale=_DISCLOSED,
        elements=(
            ElementText("โครงสร้าง", is_heading=True),
            ElementText("แผนผังโครงสร้างถึงระดับฝ่าย"),
            ElementText("อัตรากำลัง ณ วันที่ 31 ธันวาคม {ปีก่อน}", time_base=TimeBase.YEAR_END),
        ),
    ),
    Node(
        "area-plan",
        "O2",
        "basics-group",
        Kind.ITEM,
        "แผนพัฒนาเชิงพื้นที่",
        scale=_DISCLOSED,
        elements=(ElementText("แผนของปีงบประมาณ พ.ศ. {ปี}"),),
    ),
    Node("service", "9.2", "disclosure", Kind.SUBINDICATOR, "การบริหารงาน", mean_of=Kind.ITEM),
    Node("manual", "O10", "service", Kind.ITEM, "คู่มือการให้บริการประชาชน", scale=_DISCLOSED),
    Node("statistics", "O9", "service", Kind.ITEM, "ข้อมูลเชิงสถิติ", scale=_DISCLOSED),
    Node("prevention", "10", "oit", Kind.INDICATOR, "การป้องกันการทุจริต", mean_of=Kind.SUBINDICATOR),
    Node("measures", "10.2", "prevention", Kind.SUBINDICATOR, "มาตรการภายใน", mean_of=Kind.ITEM),
    Node("integrity", "O30", "measures", Kind.ITEM, "มาตรการส่งเสริมคุณธรรม", scale=_DISCLOSED),
)
_PUBLISHED = {
    "willing": "91.30",
    "in-time": "88.20",
    "worth": "83.94",
    "equal": "88.21",
    "structure": "100.00",
    "area-plan": "0.00",
    "manual": "100.00",
    "statistics": "100.00",
    "integrity": "100.00",
}
_REMARKS = {"area-plan": "ไม่พบแผนของปีงบประมาณ\nที่ประเมิน", "integrity": "ไม่พบผู้รับผิดชอบ"}


def edition(year: int) -> EditionRecord:
    scale = "letters" if year < 2566 else "five-levels"
    return record_of(Edition(f"small-{year}", year, "กรุงเทพมหานคร", "กรอบย่อ", scale, True, "", _NODES))


def node_of(year: FiscalYear, identity: str) -> NodeRecord:
    return next(node for node in year.edition.nodes if node.identity == identity)


def small_district() -> YearBook:
    office = _office()
    results_year = FiscalYear(year=2565, edition=edition(2565))
    results_year.results = [
        Result(
            node=node_of(results_year, identity),
            published=Decimal(score),
            remark=_REMARKS.get(identity, ""),
        )
        for identity, score in _PUBLISHED.items()
    ]
    year = FiscalYear(year=2566, edition=edition(2566), bodies=_bodies(office))
    year.meetings = [
        Meeting(number=1, date=MEETING_DATE, time=datetime.time(9), place="ห้องประชุมสำนักงานเขตสมมติ")
    ]
    year.papers = _papers()
    year.responsibilities = _responsibilities(office, year)
    return YearBook(office, year, results_year)


def unit(office: Office, name: str) -> Unit:
    return next(unit for unit in office.units if unit.name == name)


def person(office: Office, name: str) -> Person:
    return next(person for person in office.people if person.name == name)


def _office() -> Office:
    units = [
        Unit(position=place, kind=UnitKind.SECTION, name=name, letter_prefix=prefix)
        for place, (name, prefix) in enumerate(SECTIONS.items())
    ]
    units[0].telephone = "9901"
    units.append(Unit(position=9, kind=UnitKind.SCHOOL, name="โรงเรียนวัดสมมติ"))
    general, registry, education, _school = units
    people = [
        Person(title="นาย", name="วรภพ สมมติไพศาล", position="ผู้อำนวยการเขต"),
        Person(title="นาย", name="ปกรณ์ ตัวอย่างกุล", position="ผู้ช่วยผู้อำนวยการเขต"),
        Person(title="นาย", name="กิตติภณ ตัวอย่างดี", position="หัวหน้าฝ่ายปกครอง", unit=general),
        Person(title="นาย", name="อดิเทพ สมมติชัย", position="นักวิชาการศึกษาชำนาญการพิเศษ", unit=education),
        Person(
            title="นางสาว",
            name="พิมพ์ลดา ตัวอย่างสุข",
            position="นักจัดการงานทั่วไป",
            level="ปฏิบัติการ",
            unit=general,
        ),
        Person(
            title="ว่าที่ร้อยตรี",
            name="ภูวดล ตัวอย่างวัฒน์",
            position="เจ้าพนักงานธุรการ",
            level="ชำนาญงาน",
            unit=registry,
        ),
        Person(
            title="นาง",
            name="มาลินี ตัวอย่างทอง",
            position="เจ้าพนักงานธุรการ",
            level="ชำนาญงาน",
            unit=registry,
        ),
    ]
    posts = {
        SigningDuty.DIRECTOR: (people[0], "ผู้อำนวยการเขตสมมติ"),
        SigningDuty.ASSISTANT_DIRECTOR: (people[1], "ผู้ช่วยผู้อำนวยการเขตสมมติ"),
        SigningDuty.COORDINATING_HEAD: (people[2], "หัวหน้าฝ่ายปกครอง"),
        SigningDuty.EDUCATION_HEAD: (people[3], "นักวิชาการศึกษาชำนาญการพิเศษ\nหัวหน้าฝ่ายการศึกษา"),
    }
    signatories = [
        Signatory(duty=duty, person=person, printed_position=post) for duty, (person, post) in posts.items()
    ]
    return Office(name="สำนักงานเขตสมมติ", district="สมมติ", units=units, people=people, signatories=signatories)


def _bodies(office: Office) -> list[Body]:
    secretary = person(office, "พิมพ์ลดา ตัวอย่างสุข")
    return [
        Body(
            position=1,
            name="คณะกรรมการอำนวยการ",
            members=[
                Member(position=1, post="ผู้อำนวยการ{เขต}", role="ประธานกรรมการ"),
                Member(position=2, post="หัวหน้าฝ่ายทุกฝ่าย", role="กรรมการ"),
                Member(position=3, person=secretary, role="ผู้ช่วยเลขานุการ"),
            ],
            duties=[
                Duty(position=1, text="ศึกษากรอบการประเมิน ประจำปีงบประมาณ พ.ศ. {ปี}"),
                Duty(position=2, text="ให้คำปรึกษาแก่คณะทำงาน"),
            ],
        ),
        Body(
            position=2,
            name="คณะทำงาน",
            members=[
                Member(position=1, post="หัวหน้าฝ่ายปกครอง", role="ประธานคณะทำงาน"),
                Member(
                    position=2,
                    person=person(office, "มาลินี ตัวอย่างทอง"),
                    role="คณะทำงาน",
                    until=datetime.date(2022, 10, 15),
                ),
                Member(
                    position=3,
                    person=person(office, "ภูวดล ตัวอย่างวัฒน์"),
                    role="คณะทำงาน",
                    since=datetime.date(2022, 10, 16),
                ),
                Member(position=4, person=secretary, role="คณะทำงานและเลขานุการ"),
            ],
            duties=[Duty(position=1, text="รวบรวมข้อมูลตามแบบ OIT และเผยแพร่บนเว็บไซต์")],
        ),
    ]


def _papers() -> list[Paper]:
    return [
        Paper(position=1, kind=PaperKind.PROPOSAL_MEMO, date=datetime.date(2022, 10, 27)),
        Paper(position=2, kind=PaperKind.ORDER, number="1234/2565", date=ORDER_DATE),
        Paper(
            position=3,
            kind=PaperKind.INVITATION_MEMO,
            number="กท 9901/812",
            date=MEMO_DATE,
            urgency=Urgency.MOST_URGENT,
        ),
    ]


def _responsibilities(office: Office, year: FiscalYear) -> list[Responsibility]:
    general, registry = unit(office, "ฝ่ายปกครอง"), unit(office, "ฝ่ายทะเบียน")
    return [
        Responsibility(
            node=node_of(year, "structure"),
            parties=[
                ResponsibleParty(position=1, part=Part.SUPPORT, words="ทุกฝ่าย"),
                ResponsibleParty(position=2, part=Part.SUPPORT, words="โรงเรียนในสังกัด"),
                ResponsibleParty(position=3, part=Part.LEAD, unit=general),
            ],
        ),
        Responsibility(
            node=node_of(year, "area-plan"),
            parties=[
                ResponsibleParty(position=1, part=Part.LEAD, unit=registry),
                ResponsibleParty(position=2, part=Part.SUPPORT, person=person(office, "ภูวดล ตัวอย่างวัฒน์")),
            ],
        ),
    ]
