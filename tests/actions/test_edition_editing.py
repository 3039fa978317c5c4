"""A frame mended by hand, renumbered from a list, tied to last year's, and the next year opened by it."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.edition_editing import (
    EditionEditError,
    add_element,
    add_elements,
    add_node,
    move_elements,
    move_nodes,
    remove_elements,
    remove_nodes,
    set_edition_field,
    set_element_field,
    set_node_field,
)
from ita_desktop.actions.edition_links import (
    earlier_edition,
    editions_before,
    mark_added,
    mark_removed,
    propose_links,
    remove_link,
    set_earlier_edition,
    set_link,
    take_links,
)
from ita_desktop.actions.edition_renumbering import (
    Change,
    preview_renumbering,
    read_list,
    read_pasted_list,
    renumber,
)
from ita_desktop.actions.offices import open_office
from ita_desktop.actions.year_opening import (
    NextYear,
    YearOpeningError,
    editions_for,
    open_next_year,
    propose_next_year,
)
from ita_desktop.exchange.edition_lists import EditionListError
from ita_desktop.model.edition import Kind, Relation, Scale, TimeBase
from ita_desktop.model.editions import read_edition
from ita_desktop.model.frame import EditionRecord, NodeRecord
from ita_desktop.rules.weak_points import links_between
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from tests.actions.reread import again


@pytest.fixture
def edition(session: Session) -> EditionRecord:
    return load_book(session).year.edition


def node(edition: EditionRecord, code: str) -> NodeRecord:
    return next(each for each in edition.nodes if each.code == code)


def clear_links(session: Session, edition: EditionRecord) -> None:
    for link in edition.links:
        session.delete(link)
    session.flush()


def relations(edition: EditionRecord) -> set[tuple[str | None, str | None, Relation]]:
    return {(link.earlier, link.later, link.relation) for link in edition.links}


def test_fields_of_a_node_are_kept(session: Session, edition: EditionRecord) -> None:
    item = node(edition, "O5")
    identity = item.identity
    set_node_field(session, item, "title", " ชื่อ  ใหม่ ")
    set_node_field(session, item, "short_name", "สั้น")
    set_node_field(session, item, "code", "o ๙๙")
    set_node_field(session, item, "scale", Scale.SCORE)
    set_node_field(session, node(edition, "OIT"), "weight", Decimal("37.5"))
    kept = node(again(session).year.edition, "O99")
    assert (kept.title, kept.short_name, kept.scale) == ("ชื่อ ใหม่", "สั้น", Scale.SCORE)
    assert kept.identity == identity


def test_what_a_node_cannot_be_is_refused(session: Session, edition: EditionRecord) -> None:
    item = node(edition, "O5")
    with pytest.raises(EditionEditError, match="O6"):
        set_node_field(session, item, "code", "0๖".replace("0", "O"))
    for field, value in (("title", " "), ("code", ""), ("weight", Decimal(101))):
        with pytest.raises(EditionEditError):
            set_node_field(session, item, field, value)
    with pytest.raises(EditionEditError, match="วิธีวัด"):
        set_node_field(session, node(edition, "OIT"), "scale", Scale.LEVEL)


def test_the_frame_itself_has_name_and_source(session: Session, edition: EditionRecord) -> None:
    set_edition_field(session, edition, "name", "กรอบของเรา")
    set_edition_field(session, edition, "confirmed", False)
    assert (edition.name, edition.confirmed) == ("กรอบของเรา", False)
    with pytest.raises(EditionEditError):
        set_edition_field(session, edition, "name", "")


def test_a_node_is_added_after_its_siblings(session: Session, edition: EditionRecord) -> None:
    item = node(edition, "O5")
    parent = next(each for each in edition.nodes if each.identity == item.parent)
    added = add_node(session, edition, Kind.ITEM, "o99", "ข้อใหม่", parent)
    nodes = again(session).year.edition.nodes
    assert [each.position for each in nodes] == list(range(len(nodes)))
    siblings = [each for each in nodes if each.parent == parent.identity]
    assert siblings[-1].id == added.id
    assert (added.code, added.scale) == ("O99", Scale.DISCLOSED)


def test_a_node_stands_only_where_its_kind_may(session: Session, edition: EditionRecord) -> None:
    with pytest.raises(EditionEditError, match="เหนือขึ้นไป"):
        add_node(session, edition, Kind.ITEM, "O99", "ข้อใหม่", None)
    with pytest.raises(EditionEditError, match="I1"):
        add_node(session, edition, Kind.ITEM, "O99", "ข้อใหม่", node(edition, "I1"))
    with pytest.raises(EditionEditError, match="อยู่แล้ว"):
        add_node(session, edition, Kind.ITEM, "O5", "ข้อใหม่", node(edition, "OIT"))


def test_a_branch_moves_with_its_leaves(session: Session, edition: EditionRecord) -> None:
    question, indicator = node(edition, "I1"), node(edition, "2")
    move_nodes(session, [question], indicator, None)
    nodes = again(session).year.edition.nodes
    codes = [each.code for each in nodes]
    assert node(again(session).year.edition, "I1").parent == indicator.identity
    parts = [each.code for each in nodes if each.parent == question.identity]
    place = codes.index("I1")
    assert codes[place + 1 : place + 1 + len(parts)] == parts


def test_a_node_is_put_before_a_sibling(session: Session, edition: EditionRecord) -> None:
    first, second = node(edition, "I1"), node(edition, "I2")
    parent = next(each for each in edition.nodes if each.identity == first.parent)
    move_nodes(session, [second], parent, first)
    codes = [each.code for each in again(session).year.edition.nodes]
    assert codes.index("I2") < codes.index("I1")


def test_a_node_that_work_hangs_on_stays(session: Session, edition: EditionRecord) -> None:
    with pytest.raises(EditionEditError, match="ลบ O1 ไม่ได้"):
        remove_nodes(session, [node(edition, "O1")])
    added = add_node(session, edition, Kind.INDICATOR, "99", "พิมพ์ผิด", node(edition, "OIT"))
    below = add_node(session, edition, Kind.ITEM, "O99", "พิมพ์ผิดด้วย", added)
    remove_nodes(session, [added])
    left = {each.id for each in again(session).year.edition.nodes}
    assert not {added.id, below.id} & left


def test_elements_are_added_mended_moved_and_removed(session: Session, edition: EditionRecord) -> None:
    item = node(edition, "O1")
    before = len(item.elements)
    add_elements(session, item, "- หนึ่ง\n\n• สอง\n")
    last = add_element(session, item, "หัวข้อ", is_heading=True)
    set_element_field(session, last, "text", "หัวข้อใหม่")
    set_element_field(session, last, "time_base", TimeBase.YEAR_END)
    move_elements(session, [last], item.elements[0])
    elements = node(again(session).year.edition, "O1").elements
    assert [each.text for each in (elements[0], *elements[-2:])] == ["หัวข้อใหม่", "หนึ่ง", "สอง"]
    remove_elements(session, [elements[0], *elements[-2:]])
    assert len(node(again(session).year.edition, "O1").elements) == before
    with pytest.raises(EditionEditError):
        add_element(session, item, " ")


def test_an_element_that_is_ticked_stays(session: Session, edition: EditionRecord) -> None:
    ticked = next(tick.element for each in load_book(session).year.responsibilities for tick in each.ticks)
    with pytest.raises(EditionEditError, match="เครื่องหมาย"):
        remove_elements(session, [ticked])


def test_a_pasted_list_moves_only_the_numbers(session: Session, edition: EditionRecord) -> None:
    first, second = node(edition, "O1"), node(edition, "O2")
    listed = read_pasted_list(f"O2\t{first.title}\nO1\t{second.title}\nO77\tข้อมูลใหม่เอี่ยม", edition)
    plan = preview_renumbering(edition, listed)
    told = {
        line.new_code: line.change
        for line in plan.lines
        if line.kind is Kind.ITEM and line.old_code != line.new_code
    }
    assert told == {"O2": Change.NUMBER, "O1": Change.NUMBER, "O77": Change.ADDED}
    assert plan.count(Change.MISSING) == len([n for n in edition.nodes if n.kind is Kind.ITEM]) - 2
    parent = first.parent
    assert renumber(session, edition, listed) == 3
    kept = again(session).year.edition
    assert node(kept, "O2").identity == first.identity
    assert node(kept, "O1").identity == second.identity
    assert node(kept, "O2").parent == parent
    assert node(kept, "O77").parent is not None
    assert len({each.position for each in kept.nodes}) == len(kept.nodes)


def test_a_reworded_title_is_known_by_its_number(session: Session, edition: EditionRecord) -> None:
    item = node(edition, "O3")
    listed = read_pasted_list("ข้อ\tรายการ\nO3\tถ้อยคำใหม่ทั้งหมด", edition)
    (line,) = [each for each in preview_renumbering(edition, listed).lines if each.change is Change.TITLE]
    assert (line.old_code, line.new_title) == ("O3", "ถ้อยคำใหม่ทั้งหมด")
    renumber(session, edition, listed)
    assert node(again(session).year.edition, "O3").identity == item.identity


def test_a_new_item_of_a_pasted_table_brings_what_it_must_show(
    session: Session, edition: EditionRecord
) -> None:
    pasted = "กรอบ ๒๕๖๗\nรหัสข้อ\tชื่อข้อ\tองค์ประกอบ\n0๗๗\tข้อมูลใหม่เอี่ยม\tแผนงาน\n\t\tงบประมาณ"
    renumber(session, edition, read_pasted_list(pasted, edition))
    added = node(again(session).year.edition, "O77")
    assert [element.text for element in added.elements] == ["แผนงาน", "งบประมาณ"]


def test_two_items_never_get_the_same_number(session: Session, edition: EditionRecord) -> None:
    listed = read_pasted_list(f"O9 {node(edition, 'O3').title}", edition)
    plan = preview_renumbering(edition, listed)
    assert {line.old_code for line in plan.lines if line.change is Change.CLASH} == {"O3", "O9"}
    with pytest.raises(EditionEditError, match="O9"):
        renumber(session, edition, listed)


def test_a_whole_revision_is_taken_from_a_file(
    session: Session, edition: EditionRecord, tmp_path: Path
) -> None:
    november = {each.identity: each.code for each in read_edition("bma-2566").revisions[0].nodes}
    rows = [
        f'{november.get(each.identity, each.code)},{each.kind.value},"{each.title}"'
        for each in edition.nodes
        if each.kind is Kind.ITEM
    ]
    path = tmp_path / "new.csv"
    path.write_text("\n".join(["code,kind,title", *rows]), encoding="utf-8")
    listed = read_list(path, edition)
    assert preview_renumbering(edition, listed).count(Change.CLASH, Change.ADDED) == 0
    renumber(session, edition, listed)
    kept = again(session).year.edition
    items = {each.identity: each.code for each in kept.nodes if each.kind is Kind.ITEM}
    assert all(items[identity] == code for identity, code in november.items() if identity in items)


def test_a_list_that_cannot_be_read_says_why(edition: EditionRecord) -> None:
    with pytest.raises(EditionListError):
        read_pasted_list("อะไรก็ไม่รู้", edition)


def test_a_link_is_set_merged_and_taken_away(session: Session, edition: EditionRecord) -> None:
    clear_links(session, edition)
    assert set_link(session, edition, "a", "x") is Relation.SAME
    assert set_link(session, edition, "b", "x") is Relation.MERGED
    mark_removed(session, edition, "c")
    mark_added(session, edition, "y")
    assert relations(again(session).year.edition) == {
        ("a", "x", Relation.MERGED),
        ("b", "x", Relation.MERGED),
        ("c", None, Relation.REMOVED),
        (None, "y", Relation.ADDED),
    }
    set_link(session, edition, "b", "y")
    set_link(session, edition, "c", "z")
    assert relations(again(session).year.edition) == {
        ("a", "x", Relation.SAME),
        ("b", "y", Relation.SAME),
        ("c", "z", Relation.SAME),
    }
    remove_link(session, edition, "b", "y")
    mark_removed(session, edition, "a")
    assert relations(again(session).year.edition) == {
        ("a", None, Relation.REMOVED),
        ("c", "z", Relation.SAME),
    }


def test_links_are_proposed_by_title(session: Session, edition: EditionRecord) -> None:
    earlier = earlier_edition(load_book(session).office, edition)
    assert earlier is not None
    assert propose_links(earlier, edition) == []
    clear_links(session, edition)
    edition = again(session).year.edition
    proposed = propose_links(earlier, edition)
    assert len(proposed) > 30
    assert take_links(session, edition, proposed) == len(proposed)
    assert propose_links(earlier, again(session).year.edition) == []


def test_the_frame_of_last_year_is_chosen_before_links_are_drawn(
    session: Session, edition: EditionRecord
) -> None:
    office = load_book(session).office
    assert all(each.year < edition.year for each in editions_before(office, edition))
    with pytest.raises(EditionEditError, match="คู่ข้อ"):
        set_earlier_edition(session, edition, "other")
    clear_links(session, edition)
    set_earlier_edition(session, edition, "other")
    assert earlier_edition(office, edition) is None


def test_the_next_year_takes_over_committees_and_responsibilities(session: Session) -> None:
    book = load_book(session)
    proposed = propose_next_year(book.office, book.year.year)
    assert proposed.year == book.year.year + 1
    assert proposed.edition == "bma-2566"
    assert editions_for(book.office, proposed.year)[0].code == "nacc-2567"
    open_next_year(session, NextYear(proposed.year, book.year.edition.code))
    opened = again(session)
    assert opened.year.year == proposed.year
    assert [body.name for body in opened.year.bodies] == [body.name for body in book.year.bodies]
    sitting = [member.role for member in book.year.bodies[0].members if member.until is None]
    assert [member.role for member in opened.year.bodies[0].members] == sitting
    assert opened.year.phases
    assert len(opened.year.responsibilities) == len(
        [each for each in book.year.responsibilities if each.parties]
    )
    assert not opened.year.meetings


def test_new_numbers_of_the_next_year_leave_the_frame_of_this_one_alone(session: Session) -> None:
    before = load_book(session).edition
    open_next_year(session, NextYear(2567, "bma-2566"))
    session.flush()
    opened = load_book(session, 2567)
    assert opened.edition.code == "bma-2567"
    assert opened.edition.name == "กรอบการประเมิน ITA สำนักงานเขต ปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert not opened.edition.confirmed
    listed = read_pasted_list("O9\tแผนการใช้จ่ายงบประมาณประจำปีที่เปลี่ยนชื่อ", opened.year.edition)
    assert renumber(session, opened.year.edition, listed) == 1
    session.flush()
    assert load_book(session, 2566).edition == before
    assert links_between(before, opened.edition)


def test_the_next_year_may_begin_empty(session: Session) -> None:
    open_next_year(session, NextYear(2567, "nacc-2567", with_committees=False, with_responsibilities=False))
    opened = again(session).year
    assert opened.edition.code == "nacc-2567"
    assert not opened.bodies
    assert not opened.responsibilities


def test_a_year_is_opened_once(session: Session, tmp_path: Path) -> None:
    with pytest.raises(YearOpeningError, match="อยู่แล้ว"):
        open_next_year(session, NextYear(2566, "bma-2566"))
    with pytest.raises(ValueError, match="ปีงบประมาณต้อง"):
        open_next_year(session, NextYear(1000, "bma-2566"))


def test_a_file_of_one_year_opens_the_next(tmp_path: Path) -> None:
    def fill(session: Session) -> None:
        open_office(session, "สำนักงานเขตว่างเปล่า", 2566, "bma-2566")

    with Workspace.create(tmp_path / "empty.ita", "made", fill).reading() as session:
        open_next_year(session, NextYear(2567, "nacc-2567"))
        assert load_book(session).year.year == 2567
