"""Who sits in the bodies: a chair, a secretary, somebody of every section that has work."""

import datetime

import pytest

from ita_desktop.model.body import Member
from ita_desktop.model.book import YearBook
from ita_desktop.rules.checks.bodies import CHECKS
from ita_desktop.rules.findings import Slip
from tests.rules.checks.looking import look, silent


def found(book: YearBook) -> list[tuple[str, Slip]]:
    return [(check.name, slip) for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("body", "role", "check"),
    [
        (0, "ประธานกรรมการ", "body-without-chair"),
        (1, "ประธานคณะทำงาน", "body-without-chair"),
        (0, "กรรมการและเลขานุการ", "body-without-secretary"),
        (1, "คณะทำงานและเลขานุการ", "body-without-secretary"),
    ],
)
def test_a_deputy_or_assistant_does_not_replace_a_chair_or_secretary(
    sample: YearBook, body: int, role: str, check: str
) -> None:
    named = sample.year.bodies[body]
    (member,) = (member for member in named.members if member.role == role)
    member.role = "กรรมการ"
    ((name, slip),) = found(sample)
    assert name == check
    assert slip.place.record is named
    assert named.name in slip.message


def test_a_section_with_work_but_nobody_in_the_working_group_is_found(sample: YearBook) -> None:
    group = sample.year.bodies[1]
    group.members = [m for m in group.members if not (m.person and m.person.name == "อรทัย สมมติสุข")]
    ((check, slip),) = found(sample)
    assert check == "section-without-member"
    assert slip.place.record is group
    assert "ฝ่ายเทศกิจ" in slip.message


def test_all_heads_of_sections_stand_for_every_section(sample: YearBook) -> None:
    group = sample.year.bodies[1]
    group.members = [m for m in group.members if not m.person or "เลขานุการ" in m.role]
    assert [check for check, _slip in found(sample)] == ["section-without-member"]
    group.members[1].post = "หัวหน้าฝ่ายทุกฝ่าย"
    assert found(sample) == []


def test_without_a_working_group_nobody_is_missed(sample: YearBook) -> None:
    sample.year.bodies.pop()
    assert found(sample) == []


def seats(book: YearBook) -> tuple[Member, Member]:
    chair, other = book.year.bodies[0].members[0], book.year.bodies[0].members[3]
    assert chair.role == "ประธานกรรมการ"
    return chair, other


def test_a_second_chair_is_found(sample: YearBook) -> None:
    _chair, other = seats(sample)
    other.role = "ประธาน"
    ((check, slip),) = found(sample)
    assert check == "body-with-two-chairs"
    assert (slip.place.record, slip.place.field) == (other, "role")
    assert "กรรมการลำดับที่ 1" in slip.message
    assert "กรรมการลำดับที่ 4" in slip.message


@pytest.mark.parametrize("role", ["รองประธานกรรมการ", "ประธานร่วม", "กรรมการและผู้ช่วยประธาน", "ที่ปรึกษา"])
def test_deputies_and_joint_chairs_are_no_second_chair(sample: YearBook, role: str) -> None:
    _chair, other = seats(sample)
    other.role = role
    assert found(sample) == []


def test_who_takes_the_chair_over_is_no_second_chair(sample: YearBook) -> None:
    chair, other = seats(sample)
    other.role = chair.role
    chair.until, other.since = datetime.date(2023, 1, 31), datetime.date(2023, 2, 1)
    assert found(sample) == []
    other.since = chair.until
    assert [check for check, _slip in found(sample)] == ["body-with-two-chairs"]
