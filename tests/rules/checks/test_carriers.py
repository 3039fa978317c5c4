"""Whom records, tokens and words stand for; what cannot be told is not guessed."""

from datetime import date

import pytest

from ita_desktop.model.body import Body, Member
from ita_desktop.model.office import Office, Person, Unit, UnitKind
from ita_desktop.model.year import MeasureOwner
from ita_desktop.rules.checks.carriers import Carriers

TOWN = Unit(
    kind=UnitKind.SECTION, name="ฝ่ายปกครอง", short_name="ปค.", other_names=["ฝ่ายปกครองทั่วไป", "งานธุรการกลาง"]
)
FINANCE = Unit(kind=UnitKind.SECTION, name="ฝ่ายการคลัง")
SCHOOLS = [Unit(kind=UnitKind.SCHOOL, name=f"โรงเรียนวัด{name}") for name in ("ดอนสมมติ", "ทุ่งตัวอย่าง")]
CLERK = Person(title="นาย", name="สมมติ ใจดี", position="เจ้าพนักงานธุรการ", unit=TOWN)

SECTION_NAMES = {TOWN.name, FINANCE.name}
SCHOOL_NAMES = {school.name for school in SCHOOLS}


@pytest.fixture
def carriers() -> Carriers:
    return Carriers(Office(name="สำนักงานเขตสมมติ", district="สมมติ", units=[TOWN, FINANCE, *SCHOOLS]))


def owner(**who: object) -> MeasureOwner:
    return MeasureOwner(position=0, **who)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("ทุกฝ่าย", SECTION_NAMES),
        ("หัวหน้าฝ่ายทุกฝ่าย", SECTION_NAMES),
        ("ทั้ง ๑๐ ฝ่าย", SECTION_NAMES),
        ("ทั้ง 10 ฝ่าย", SECTION_NAMES),
        ("ทุกโรงเรียน", SCHOOL_NAMES),
        ("โรงเรียนในสังกัด", SCHOOL_NAMES),
        ("สถานศึกษาสังกัดกรุงเทพมหานคร", SCHOOL_NAMES),
        ("ทุกฝ่ายและโรงเรียนในสังกัด", SECTION_NAMES | SCHOOL_NAMES),
        ("ทุกฝ่าย โดยมีฝ่ายการคลังเป็นหลัก", SECTION_NAMES),
        ("หัวหน้าฝ่ายปกครอง", {TOWN.name}),
        ("ฝ่ายปกครอง ฝ่ายการคลัง", SECTION_NAMES),
        ("ปค.", {TOWN.name}),
        ("งานธุรการ กลาง", {TOWN.name}),
        # Nearly the name of a section, and of none.
        ("ฝ่ายคลัง", {FINANCE.name}),
        ("ฝ่ายเทศกิจ", None),
        # A post is told by its beginning, with or without the name of the district.
        ("ผู้อำนวยการเขตสมมติ", {"ผู้อำนวยการเขต"}),
        ("ผู้อำนวยการเขต", {"ผู้อำนวยการเขต"}),
        ("ใครก็ได้", None),
        ("", None),
    ],
)
def test_words_stand_for_units_or_a_post(carriers: Carriers, words: str, meant: set[str] | None) -> None:
    assert carriers.of([owner(words=words)]) == meant


def test_a_record_stands_for_itself_and_a_person_for_the_unit_too(carriers: Carriers) -> None:
    assert carriers.of([owner(unit=FINANCE)]) == {FINANCE.name}
    named = {"นายสมมติ ใจดี", "เจ้าพนักงานธุรการ"}
    assert carriers.of([owner(person=CLERK)]) == {TOWN.name, *named}
    without_unit = Person(title="นาย", name="สมมติ ใจดี", position="เจ้าพนักงานธุรการ")
    assert carriers.of([owner(person=without_unit)]) == named


def test_all_who_carry_count_unless_one_of_them_cannot_be_told(carriers: Carriers) -> None:
    told = [owner(unit=FINANCE), owner(words="ปค.")]
    assert carriers.of(told) == SECTION_NAMES
    assert carriers.of([*told, owner(words="ใครก็ได้")]) is None
    assert carriers.of([]) == set()


def test_those_sit_for_their_units_who_have_not_left(carriers: Carriers) -> None:
    body = Body(
        position=0,
        name="คณะทำงาน",
        members=[
            Member(position=0, role="กรรมการ", post="หัวหน้าฝ่ายการคลัง"),
            Member(position=1, role="กรรมการ", post="ใครก็ได้"),
            Member(position=2, role="กรรมการ", post="ผู้อำนวยการโรงเรียนวัดดอนสมมติ", until=date(2023, 1, 1)),
        ],
    )
    assert carriers.seated([body]) == {FINANCE.name}
    other = Body(position=1, name="อนุกรรมการ", members=[Member(position=0, role="กรรมการ", person=CLERK)])
    assert carriers.seated([body, other]) & carriers.units == SECTION_NAMES
