"""Bodies, seats and duties: added, moved, followed on, and refused where an order could not say it."""

import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.committees import (
    CommitteeError,
    add_body,
    add_duty,
    add_member,
    add_usual_bodies,
    change_duty,
    change_member,
    move_body,
    move_duties,
    move_members,
    remove_body,
    remove_duties,
    remove_members,
    rename_body,
    replace_member,
    usual_roles,
)
from ita_desktop.actions.offices import open_office
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.content import MemberTable
from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.seats import seats_of
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from tests.actions.reread import again

FIRST_OF_MARCH = datetime.date(2023, 3, 1)


def named(book: YearBook, name: str) -> Person:
    return next(person for person in book.office.people if person.name == name)


def names_in(body: Body) -> list[str]:
    return [seat.member.person.name if seat.member.person else seat.member.post for seat in seats_of(body)]


def test_a_new_year_starts_from_the_usual_bodies(tmp_path: Path) -> None:
    path = tmp_path / "new.ita"
    workspace = Workspace.create(
        path, "made", lambda session: open_office(session, "สำนักงานเขตใหม่", 2566, "bma-2566") and None
    )
    with workspace.changing("คณะ") as session:
        add_usual_bodies(session, load_book(session).year)
    with workspace.reading() as session:
        book = load_book(session)
        assert [body.name for body in book.year.bodies] == ["คณะกรรมการอำนวยการ", "คณะทำงาน"]
        (table, _working) = [b for b in compose_order(book).blocks if isinstance(b, MemberTable)]
        assert table.rows[0].lines == ("ผู้อำนวยการเขตใหม่",)
        posts = [member.post for body in book.year.bodies for member in body.members]
        assert posts[0] == "ผู้อำนวยการเขตใหม่"
        assert "หัวหน้าฝ่ายปกครอง" in posts
        assert not any("{" in post for post in posts)
        with pytest.raises(CommitteeError):
            add_usual_bodies(session, book.year)


def test_bodies_are_added_renamed_moved_and_removed(session: Session, book: YearBook) -> None:
    added = add_body(session, book.year, "คณะทำงานย่อย ")
    move_body(session, added, 0)
    book = again(session)
    assert [body.name for body in book.year.bodies] == ["คณะทำงานย่อย", "คณะกรรมการอำนวยการ", "คณะทำงาน"]
    rename_body(session, book.year.bodies[0], "คณะติดตาม")
    with pytest.raises(CommitteeError, match="อยู่แล้ว"):
        rename_body(session, book.year.bodies[0], "คณะ ทำงาน")
    with pytest.raises(CommitteeError, match="ตั้งชื่อ"):
        add_body(session, book.year, " ")
    remove_body(session, book.year.bodies[1])
    assert [body.name for body in again(session).year.bodies] == ["คณะติดตาม", "คณะทำงาน"]


def test_members_are_added_by_post_or_by_person_where_they_belong(session: Session, book: YearBook) -> None:
    steering = book.year.bodies[0]
    add_member(session, steering, "กรรมการ", post="นายทะเบียนท้องถิ่น", place=2)
    add_member(session, steering, "กรรมการ", person=named(book, "สุนันทา สมมติผล"))
    members = again(session).year.bodies[0].members
    assert members[2].post == "นายทะเบียนท้องถิ่น"
    assert members[-1].person
    assert [member.position for member in members] == list(range(8))


@pytest.mark.parametrize(
    ("role", "post", "person", "refusal"),
    [
        ("ประธานคณะทำงาน", "ปลัดเขต", "", "มีประธานคณะทำงานแล้ว"),
        ("คณะทำงาน", "", "สุนันทา สมมติผล", "สุนันทา สมมติผลอยู่ในคณะทำงานแล้ว"),
        ("คณะทำงาน", "หัวหน้าฝ่าย ปกครอง", "", "อยู่ในคณะทำงานแล้ว"),
        ("คณะทำงาน", "", "", "อย่างใดอย่างหนึ่ง"),
        ("คณะทำงาน", "หัวหน้าฝ่ายโยธา", "เอกวิทย์ สมมติวงศ์", "อย่างใดอย่างหนึ่ง"),
        (" ", "หัวหน้าฝ่ายโยธา", "", "เลือกบทบาท"),
    ],
)
def test_an_impossible_seat_is_refused(
    session: Session, book: YearBook, role: str, post: str, person: str, refusal: str
) -> None:
    somebody = named(book, person) if person else None
    with pytest.raises(CommitteeError, match=refusal):
        add_member(session, book.year.bodies[1], role, post=post, person=somebody)


def test_a_seat_may_go_from_a_post_to_a_person_and_back(session: Session, book: YearBook) -> None:
    chair = book.year.bodies[1].members[0]
    change_member(session, chair, person=named(book, "ปกรณ์ ตัวอย่างกุล"))
    assert (chair.post, chair.person and chair.person.name) == ("", "ปกรณ์ ตัวอย่างกุล")
    change_member(session, chair, post="ผู้ช่วยผู้อำนวยการเขตสมมติ", role="ประธานคณะทำงาน")
    assert (chair.post, chair.person) == ("ผู้ช่วยผู้อำนวยการเขตสมมติ", None)
    with pytest.raises(CommitteeError, match="มีประธานคณะทำงานแล้ว"):
        change_member(session, book.year.bodies[1].members[2], role="ประธานคณะทำงาน")


def test_members_move_together_and_their_numbers_follow(session: Session, book: YearBook) -> None:
    working = book.year.bodies[1]
    before = names_in(working)
    move_members(session, working.members[3:5], 1)
    after = names_in(again(session).year.bodies[1])
    assert after == [before[0], *before[3:5], *before[1:3], *before[5:]]


def test_who_follows_takes_the_seat_and_the_issued_order_keeps_the_name(
    session: Session, book: YearBook
) -> None:
    order = book.paper(PaperKind.ORDER)
    assert order
    order.is_issued = True
    printed = compose_order(book)
    leaving = book.year.bodies[1].members[4]
    follower = named(book, "เอกวิทย์ สมมติวงศ์")
    replace_member(session, leaving, FIRST_OF_MARCH, "321/2566", person=follower)
    book = again(session)
    seat = seats_of(book.year.bodies[1])[4]
    assert seat.member.person
    assert seat.member.person.name == "เอกวิทย์ สมมติวงศ์"
    assert seat.member.role == "คณะทำงาน"
    assert seat.member.amended_by == "321/2566"
    assert seat.predecessor
    assert seat.predecessor.until == datetime.date(2023, 2, 28)
    assert len(seats_of(book.year.bodies[1])) == 14
    assert compose_order(book) == printed


def test_a_successor_moves_with_whom_it_followed(session: Session, book: YearBook) -> None:
    body = book.year.bodies[1]
    replace_member(session, body.members[4], FIRST_OF_MARCH, "", person=named(book, "เอกวิทย์ สมมติวงศ์"))
    body = again(session).year.bodies[1]
    move_members(session, [seats_of(body)[4].member], 0)
    body = again(session).year.bodies[1]
    assert [member.person and member.person.name for member in body.members[:2]] == [
        "อรทัย สมมติสุข",
        "เอกวิทย์ สมมติวงศ์",
    ]
    assert seats_of(body)[0].predecessor is body.members[0]


def test_removing_a_successor_brings_back_who_sat_there(session: Session, book: YearBook) -> None:
    body = book.year.bodies[1]
    before = names_in(body)
    follower = replace_member(
        session, body.members[4], FIRST_OF_MARCH, "", person=named(book, "เอกวิทย์ สมมติวงศ์")
    )
    remove_members(session, [follower])
    assert names_in(again(session).year.bodies[1]) == before


def test_nobody_follows_twice_or_on_an_impossible_day(session: Session, book: YearBook) -> None:
    leaving, other = book.year.bodies[1].members[4:6]
    follower = named(book, "เอกวิทย์ สมมติวงศ์")
    with pytest.raises(CommitteeError, match="ปีงบประมาณ 2566"):
        replace_member(session, leaving, datetime.date(2023, 10, 1), "", person=follower)
    order = book.paper(PaperKind.ORDER)
    assert order
    order.is_issued = True
    session.flush()
    with pytest.raises(CommitteeError, match="1234/2565"):
        replace_member(session, leaving, datetime.date(2022, 10, 31), "", person=follower)
    replace_member(session, leaving, FIRST_OF_MARCH, "", person=follower)
    with pytest.raises(CommitteeError, match="เปลี่ยนตัวไปแล้ว"):
        replace_member(session, leaving, FIRST_OF_MARCH, "", person=named(book, "ศิริกัญญา สมมติเกียรติ"))
    with pytest.raises(CommitteeError, match="อยู่ในคณะทำงานแล้ว"):
        replace_member(session, other, FIRST_OF_MARCH, "", person=follower)


def test_duties_are_added_reworded_moved_and_removed(session: Session, book: YearBook) -> None:
    body = book.year.bodies[1]
    duty = add_duty(session, body, "ดูแล\u200bป้ายประชาสัมพันธ์ ", place=1)
    assert duty.text == "ดูแลป้ายประชาสัมพันธ์"
    change_duty(session, duty, "ดูแลป้าย")
    move_duties(session, [duty], 0)
    body = again(session).year.bodies[1]
    assert body.duties[0].text == "ดูแลป้าย"
    remove_duties(session, body.duties[1:3])
    assert len(again(session).year.bodies[1].duties) == 4
    with pytest.raises(CommitteeError, match="พิมพ์หน้าที่"):
        add_duty(session, body, "\n")


def test_roles_to_choose_from_follow_the_kind_of_body(book: YearBook) -> None:
    steering, working = book.year.bodies
    assert "กรรมการและเลขานุการ" in usual_roles(steering)
    assert "คณะทำงานและเลขานุการ" in usual_roles(working)
