"""Layouts of the measures table: chosen, made the office's own, their columns put otherwise."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.layouts import (
    definition_of,
    find_layout,
    fit_page,
    hidden_columns,
    hide_column,
    is_own,
    keep_layout,
    list_layouts,
    move_column,
    page_width_mm,
    remove_layout,
    rename_column,
    set_office_layout,
    set_width,
    show_column,
)
from ita_desktop.model.layouts import (
    TEXT_WIDTH_MM,
    Field,
    LayoutError,
    Orientation,
    available_layouts,
    layout_from,
    read_layout,
)
from ita_desktop.model.office import Office
from ita_desktop.storage.books import load_office


@pytest.fixture
def office(session: Session) -> Office:
    return load_office(session)


def test_the_layouts_of_the_program_come_first(office: Office) -> None:
    assert [layout.code for layout in list_layouts(office)] == ["M1", "M2", "M3", "M4", "M5", "S1"]


def test_a_changed_layout_becomes_the_office_s_own(session: Session, office: Office) -> None:
    base = replace(read_layout("M2"), name="แบบของเรา")
    kept = keep_layout(session, office, rename_column(base, 0, "ตัวชี้วัด\nและข้อ"))
    session.flush()
    assert (kept.code, is_own(kept), office.measures_layout) == ("S2", True, "S2")
    assert find_layout(office, "S2").columns[0].heading == ("ตัวชี้วัด", "และข้อ")
    again = keep_layout(session, office, replace(kept, name="แบบใหม่"))
    assert again.code == "S2"
    assert [record.code for record in office.layouts] == ["S1", "S2"]


def test_two_layouts_of_one_name_are_refused(session: Session, office: Office) -> None:
    with pytest.raises(LayoutError):
        keep_layout(session, office, read_layout("M2"))
    with pytest.raises(LayoutError):
        keep_layout(session, office, replace(read_layout("M2"), name="  "))


def test_the_office_prints_by_another_layout(session: Session, office: Office) -> None:
    set_office_layout(session, office, "M5")
    assert office.measures_layout == "M5"
    with pytest.raises(LayoutError):
        set_office_layout(session, office, "M9")


def test_a_removed_layout_is_printed_by_no_more(session: Session, office: Office) -> None:
    set_office_layout(session, office, "S1")
    remove_layout(session, office, "S1")
    assert (office.measures_layout, office.layouts) == ("M2", [])
    with pytest.raises(LayoutError):
        remove_layout(session, office, "M2")


@pytest.mark.parametrize("code", available_layouts())
def test_a_definition_reads_back_as_the_same_layout(code: str) -> None:
    layout = read_layout(code)
    assert layout_from(definition_of(layout)) == layout


def test_a_column_moves() -> None:
    layout = read_layout("M2")
    moved = move_column(layout, 0, 3)
    assert moved.columns[3] is layout.columns[0]
    assert sorted(map(id, moved.columns)) == sorted(map(id, layout.columns))


def test_a_wider_column_takes_from_the_next_where_the_page_is_full() -> None:
    layout = read_layout("M2")
    assert sum(layout.widths_mm) == TEXT_WIDTH_MM[Orientation.LANDSCAPE]
    wider = set_width(layout, 1, Decimal("50.4"))
    assert wider.widths_mm[1:3] == (Decimal(50), Decimal(35))
    last = set_width(layout, len(layout.columns) - 1, Decimal(30))
    assert last.widths_mm[-2:] == (Decimal(16), Decimal(30))


def test_no_column_gets_narrower_than_can_be_printed() -> None:
    layout = read_layout("M2")
    assert set_width(layout, 0, Decimal(1)).widths_mm[0] == Decimal(10)
    widest = set_width(layout, 0, Decimal(200))
    assert widest.widths_mm[:2] == (Decimal(55), Decimal(10))
    assert sum(widest.widths_mm) == page_width_mm(layout)


def test_a_hidden_column_can_be_shown_again() -> None:
    layout = read_layout("M2")
    hidden = hide_column(layout, 3)
    outputs = next(column for column in hidden_columns(hidden) if column.parts[0].fields[0] is Field.OUTPUTS)
    assert outputs == layout.columns[3]
    shown = show_column(hidden, outputs, 3)
    assert shown == layout


def test_a_further_column_makes_the_others_give_way() -> None:
    layout = read_layout("M2")
    state = next(column for column in hidden_columns(layout) if column.parts[0].fields[0] is Field.EVIDENCE)
    shown = show_column(layout, state)
    assert sum(shown.widths_mm) == page_width_mm(layout)
    assert min(shown.widths_mm) >= Decimal(10)
    layout_from(definition_of(shown))


def test_a_table_keeps_one_column() -> None:
    layout = replace(read_layout("M2"), columns=read_layout("M2").columns[:1])
    with pytest.raises(LayoutError):
        hide_column(layout, 0)
    with pytest.raises(LayoutError):
        rename_column(layout, 0, " \n ")


def test_a_table_that_fits_stays() -> None:
    layout = read_layout("M1")
    assert fit_page(layout) == layout
