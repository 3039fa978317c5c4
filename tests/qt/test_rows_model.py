"""A table keeps its selection by keys, tells small changes as small ones, and refuses in the officer's words."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from ita_desktop.qt.columns import sentence_of
from ita_desktop.qt.rows_model import CellChange, Column, RowsModel, SortRole
from ita_desktop.thai.dates import DateTypo

EDIT, DISPLAY = Qt.ItemDataRole.EditRole, Qt.ItemDataRole.DisplayRole


class Person(NamedTuple):
    number: int
    name: str
    section: str = "ฝ่ายทะเบียน"
    budget: Decimal | None = None


def read_name(typed: str) -> str:
    if not typed:
        raise ValueError("โปรดพิมพ์ชื่อ")
    return typed


def columns() -> list[Column[Person]]:
    return [
        Column("name", "ชื่อ", lambda person: person.name, parse=read_name),
        Column(
            "section",
            "ฝ่าย",
            lambda person: person.section,
            choices=lambda _person: [("ฝ่ายทะเบียน", "ฝ่ายทะเบียน"), ("ฝ่ายโยธา", "ฝ่ายโยธา")],
        ),
        Column(
            "budget",
            "งบประมาณ",
            lambda person: person.budget,
            text=lambda value: "ยังไม่กำหนด" if value is None else f"{value:,.2f}",
            parse=lambda typed: Decimal(typed) if typed else None,
            total=lambda people: f"{sum(person.budget or 0 for person in people):,.2f}",
        ),
        Column("number", "ที่", lambda person: person.number),
    ]


class Table:
    """The model with a screen behind it that does what it is asked to."""

    def __init__(self, group_of: Callable[[Person], tuple[object, str]] | None = None) -> None:
        self.model = RowsModel(columns(), lambda person: person.number, change=self.change, group_of=group_of)
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.deeds: list[tuple[str, int]] = []
        self.people: list[Person] = []

    def show(self, people: Iterable[Person]) -> None:
        self.people = list(people)
        self.model.show(self.people)

    def change(self, changes: Any, deed: str) -> None:
        self.deeds.append((deed, len(changes)))
        for change in changes:
            place = self.people.index(change.row)
            self.people[place] = self.people[place]._replace(**{change.column.key: change.value})
        self.show(self.people)

    def names(self) -> list[str]:
        return [self.model.index(place, 0).data() for place in range(self.model.rowCount())]


@pytest.fixture
def table(qapp: object) -> Table:
    table = Table()
    table.show(Person(number, name) for number, name in enumerate("กขคงจ"))
    return table


def test_a_row_is_found_by_its_key(table: Table) -> None:
    index = table.model.index_of(3, "name")

    assert index.data() == "ง"
    assert table.model.row(index) == Person(3, "ง")
    assert table.model.key(index) == 3
    assert not table.model.index_of(99).isValid()


def test_two_rows_of_one_key_are_a_slip_of_the_screen(table: Table) -> None:
    with pytest.raises(ValueError, match="same key"):
        table.show([Person(1, "ก"), Person(1, "ข")])


def test_a_row_more_is_told_as_a_row_more(table: Table) -> None:
    inserted, removed = QSignalSpy(table.model.rowsInserted), QSignalSpy(table.model.rowsRemoved)
    changed, reset = QSignalSpy(table.model.dataChanged), QSignalSpy(table.model.modelReset)
    people = list(table.people)
    people.insert(2, Person(9, "ใหม่"))

    table.show(people)

    assert (inserted.count(), removed.count(), changed.count(), reset.count()) == (1, 0, 0, 0)
    assert table.names() == ["ก", "ข", "ใหม่", "ค", "ง", "จ"]


def test_only_the_changed_row_is_told(table: Table) -> None:
    changed = QSignalSpy(table.model.dataChanged)

    table.show(person._replace(name="คค") if person.number == 2 else person for person in table.people)

    assert changed.count() == 1
    first, last = changed.at(0)[:2]
    assert (first.row(), last.row()) == (2, 2)


def test_selection_stays_with_its_row_when_others_come_go_and_move(table: Table) -> None:
    selection = QItemSelectionModel(table.model)
    selection.select(table.model.index_of(3), QItemSelectionModel.SelectionFlag.Select)
    index = QPersistentModelIndex(table.model.index_of(3))

    table.show([Person(9, "ใหม่"), Person(4, "จ"), Person(3, "ง"), Person(0, "ก"), Person(1, "ข")])

    assert table.model.key(index) == 3
    assert [table.model.key(each) for each in selection.selectedIndexes()] == [3]


@given(st.lists(st.lists(st.integers(0, 12), unique=True), min_size=1, max_size=6))
def test_any_rows_follow_any_others(qapp: object, steps: list[list[int]]) -> None:
    table = Table(group_of=lambda person: (person.number % 2, "กลุ่ม"))
    for numbers in steps:
        table.show(Person(number, str(number)) for number in numbers)
        rows = filter(None, map(table.model.row, range(table.model.rowCount())))
        assert {row.number for row in rows} == set(numbers)
        for number in numbers:
            assert table.model.key(table.model.index_of(number)) == number


def test_raw_values_lie_under_the_role_for_sorting(table: Table) -> None:
    table.show([Person(1, "ก", budget=Decimal("1200"))])
    index = table.model.index_of(1, "budget")

    assert index.data(SortRole) == Decimal("1200")
    assert index.data(DISPLAY) == "1,200.00"


def test_an_empty_cell_has_words_but_nothing_to_edit(table: Table) -> None:
    index = table.model.index_of(1, "budget")

    assert (index.data(DISPLAY), index.data(EDIT)) == ("ยังไม่กำหนด", "")


def test_a_screen_reader_hears_the_title_and_the_text(table: Table) -> None:
    assert table.model.index_of(1, "name").data(Qt.ItemDataRole.AccessibleTextRole) == "ชื่อ: ข"


def test_order_is_that_of_the_dictionary_with_nothing_last(table: Table) -> None:
    table.show([Person(1, "ฝ่าย"), Person(2, ""), Person(3, "เขต"), Person(4, "ข้อ 10"), Person(5, "ข้อ 9")])

    table.model.sort_by("name")
    assert table.names() == ["ข้อ 9", "ข้อ 10", "เขต", "ฝ่าย", ""]

    table.model.sort_by("name", descending=True)
    assert table.names() == ["ฝ่าย", "เขต", "ข้อ 10", "ข้อ 9", ""]

    table.model.sort_by(None)
    assert table.names() == ["ฝ่าย", "", "เขต", "ข้อ 10", "ข้อ 9"]


def test_long_texts_that_begin_alike_are_ordered_by_their_ends(table: Table) -> None:
    begin = "เผยแพร่ข้อมูลงบประมาณของสำนักงานเขต ครั้งที่ "
    table.show(Person(number, f"{begin}{number}") for number in (10, 9, 2, 100))

    table.model.sort_by("name")

    assert table.names() == [f"{begin}{number}" for number in (2, 9, 10, 100)]


def test_a_filter_forgives_tone_marks_and_kind_of_digits(table: Table) -> None:
    table.show([Person(1, "เผยแพร่ข้อมูล ข้อ ๑๒"), Person(2, "ประชุมชี้แจง"), Person(3, "เผยแพร่คู่มือ ข้อ 3")])

    table.model.filter_by({"name": "แพรขอมูล"})
    assert table.names() == ["เผยแพร่ข้อมูล ข้อ ๑๒"]

    table.model.filter_by({"name": "12"})
    assert table.names() == ["เผยแพร่ข้อมูล ข้อ ๑๒"]

    table.model.filter_by({"name": " "})
    assert len(table.names()) == 3


def test_what_is_typed_is_read_and_done_as_one_named_deed(table: Table) -> None:
    assert table.model.setData(table.model.index_of(1, "name"), " สมชาย\u200b ", EDIT)

    assert table.deeds == [("แก้ ชื่อ", 1)]
    assert table.people[1].name == "สมชาย"


def test_what_stands_there_already_is_no_deed(table: Table) -> None:
    assert table.model.setData(table.model.index_of(1, "name"), "ข", EDIT)

    assert table.deeds == []


def test_what_cannot_be_read_is_refused_in_the_officers_words(table: Table) -> None:
    refused = QSignalSpy(table.model.refused)

    assert not table.model.setData(table.model.index_of(1, "name"), "  ", EDIT)

    assert refused.at(0) == ["โปรดพิมพ์ชื่อ"]
    assert table.deeds == []


def test_a_slip_is_told_in_the_language_in_use(table: Table) -> None:
    problem = DateTypo("{day} ไม่ใช่วันที่", day=31)

    assert sentence_of(problem) == "31 ไม่ใช่วันที่"
    assert sentence_of(ValueError("ออกเลขแล้ว")) == "ออกเลขแล้ว"


def test_a_refusal_of_the_screen_is_passed_on(table: Table) -> None:
    def refuse(_changes: object, _deed: str) -> None:
        raise ValueError("ออกเลขแล้ว แก้ไม่ได้")

    table.model.change = refuse
    refused = QSignalSpy(table.model.refused)

    assert not table.model.setData(table.model.index_of(1, "name"), "ใหม่", EDIT)

    assert refused.at(0) == ["ออกเลขแล้ว แก้ไม่ได้"]


def test_a_choice_is_read_from_its_title_and_nothing_else(table: Table) -> None:
    section = table.model.columns[1]

    assert section.read(table.people[0], "ฝ่าย โยธา") == "ฝ่ายโยธา"
    with pytest.raises(ValueError, match="ไม่มี “ฝ่ายใด” ให้เลือก"):
        section.read(table.people[0], "ฝ่ายใด")


def test_several_cells_are_cleared_as_one_deed(table: Table) -> None:
    table.show(Person(number, "ก", budget=Decimal(number)) for number in range(1, 4))

    table.model.clear_cells(table.model.index_of(number, "budget") for number in (1, 2, 3))

    assert table.deeds == [("ล้าง 3 ช่อง", 3)]
    assert [person.budget for person in table.people] == [None, None, None]


def test_a_cell_that_must_not_be_empty_keeps_all_the_others_too(table: Table) -> None:
    table.show([Person(1, "ก", budget=Decimal(1))])

    assert not table.model.clear_cells([table.model.index_of(1, "budget"), table.model.index_of(1, "name")])

    assert table.deeds == []


def test_a_column_without_a_way_to_read_cannot_be_edited(table: Table) -> None:
    index = table.model.index_of(1, "number")

    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert table.model.index_of(1, "name").flags() & Qt.ItemFlag.ItemIsEditable
    with pytest.raises(ValueError, match="แก้ช่อง “ที่” ของแถวนี้ไม่ได้"):
        table.model.columns[3].read(table.people[0], "5")


def test_groups_carry_their_sums_and_close(qapp: object) -> None:
    table = Table(group_of=lambda person: (person.section, person.section))
    table.show([
        Person(1, "ก", "ฝ่ายโยธา", Decimal(10)),
        Person(2, "ข", "ฝ่ายทะเบียน", Decimal(5)),
        Person(3, "ค", "ฝ่ายโยธา", Decimal("2.5")),
    ])  # fmt: skip
    model = table.model

    assert [group.title for group in model.groups] == ["ฝ่ายโยธา", "ฝ่ายทะเบียน"]
    assert model.groups[0].sum_of(model.columns[2]) == "12.50"
    assert model.row(0) is None
    assert model.group(0) == model.groups[0]

    model.open_group("ฝ่ายโยธา", is_open=False)
    assert table.names() == ["ฝ่ายโยธา", "ฝ่ายทะเบียน", "ข"]
    assert model.total(model.columns[2]) == "17.50"

    model.open_group("ฝ่ายโยธา")
    assert model.rowCount() == 5


def test_a_record_that_was_changed_in_place_goes_over_to_another_group(qapp: object) -> None:
    class Measure:
        def __init__(self, number: int, state: str) -> None:
            self.number, self.state = number, state

    measures = [Measure(1, "กำลังทำ"), Measure(2, "กำลังทำ"), Measure(3, "เสร็จ")]
    model = RowsModel(
        [Column[Measure]("number", "ที่", lambda measure: measure.number)],
        lambda measure: measure.number,
        group_of=lambda measure: (measure.state, measure.state),
    )
    for group in ("กำลังทำ", "เสร็จ", "ยังไม่เริ่ม"):
        measures[0].state = group
        model.show(measures)
        assert {each.title: len(each.rows) for each in model.groups} == {
            each: sum(measure.state == each for measure in measures)
            for each in {measure.state for measure in measures}
        }


def test_groups_keep_their_order_when_rows_are_sorted(qapp: object) -> None:
    table = Table(group_of=lambda person: (person.section, person.section))
    table.show([Person(1, "ฮ", "ฝ่ายโยธา"), Person(2, "ก", "ฝ่ายทะเบียน"), Person(3, "ข", "ฝ่ายโยธา")])

    table.model.sort_by("name")

    assert table.names() == ["ฝ่ายโยธา", "ข", "ฮ", "ฝ่ายทะเบียน", "ก"]


def test_changes_reach_the_screen_with_row_column_and_raw_value(table: Table) -> None:
    told: list[CellChange[Person]] = []
    table.model.change = lambda changes, _deed: told.extend(changes)

    table.model.change_cell(table.model.index_of(1, "section"), "ฝ่ายโยธา")

    assert told == [CellChange(table.people[1], table.model.columns[1], "ฝ่ายโยธา")]


def test_most_rows_new_are_a_reset(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.model.modelReset):
        table.show(Person(number, str(number)) for number in range(100, 200))
    assert table.model.rowCount(QModelIndex()) == 100


def test_a_row_that_changed_in_place_is_shown_anew(qtbot: QtBot) -> None:
    class Kept:
        def __init__(self, number: int, words: str) -> None:
            self.number, self.words = number, words

    rows = [Kept(1, "ก"), Kept(2, "ข")]
    model: RowsModel[Kept] = RowsModel(
        [Column("words", "Words", lambda row: row.words)], lambda row: row.number
    )
    model.show(rows)
    rows[1].words = "ค"
    with qtbot.waitSignal(model.dataChanged):
        model.show(rows)
    assert model.index(1, 0).data() == "ค"


def test_a_changed_row_takes_the_place_of_the_former_one_and_its_group_and_total_follow(
    qapp: object,
) -> None:
    table = Table(lambda person: (person.section, person.section))
    table.show(
        [
            Person(1, "ก", "ฝ่ายโยธา", Decimal(10)),
            Person(2, "ข", "ฝ่ายทะเบียน", Decimal(20)),
            Person(3, "ค", "ฝ่ายโยธา", Decimal(30)),
        ]
    )
    model = table.model
    table.model.open_group("ฝ่ายโยธา", is_open=False)
    swapped, arranged = QSignalSpy(model.swapped), QSignalSpy(model.arranged)
    table.show([table.people[0], table.people[1], table.people[2]._replace(budget=Decimal(35))])

    assert (swapped.count(), arranged.count()) == (1, 0)
    assert swapped.at(0) == [[3]]
    assert model.groups[0].sum_of(model.columns[2]) == "45.00"
    assert model.total(model.columns[2]) == "65.00"
    assert [person.number for person in model.left_rows] == [1, 3, 2]

    table.show([table.people[0], table.people[1], table.people[2]._replace(section="ฝ่ายทะเบียน")])
    assert (swapped.count(), arranged.count()) == (1, 1)
    assert [person.number for person in model.left_rows] == [1, 2, 3]
