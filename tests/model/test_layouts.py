"""Layouts of the measures table: those that travel with the program, and what an office may define."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from ita_desktop.model.layouts import (
    TEXT_WIDTH_MM,
    Field,
    Grouping,
    LayoutError,
    MergeRule,
    Orientation,
    RowChoice,
    available_layouts,
    layout_from,
    read_layout,
)

OWN: Mapping[str, Any] = {
    "code": "ของเขต",
    "name": "แบบย่อของสำนักงานเขต",
    "orientation": "portrait",
    "grouping": "indicator-rows",
    "rows": "weak-indicators",
    "columns": [
        {"heading": "ประเด็น", "fields": ["issue"], "width_mm": 60, "merge": "joined-issue"},
        {
            "heading": ["สิ่งที่จะทำ", "และใครทำ"],
            "fields": [["measures", "activities"], "owners"],
            "sub_headings": ["สิ่งที่จะทำ", "ผู้รับผิดชอบ"],
            "width_mm": "70.5",
        },
    ],
}


def own_with(**changed: object) -> dict[str, Any]:
    return {**OWN, **changed}


def column_with(**changed: object) -> dict[str, Any]:
    return own_with(columns=[{"heading": "ประเด็น", "fields": ["issue"], "width_mm": 60, **changed}])


def test_the_five_layouts_of_real_offices_travel_with_the_program() -> None:
    assert available_layouts() == ("M1", "M2", "M3", "M4", "M5")
    assert all(read_layout(code).code == code for code in available_layouts())


def test_shipped_layouts_fill_the_page_and_do_not_leave_it() -> None:
    for code in available_layouts():
        layout = read_layout(code)
        assert sum(layout.widths_mm) == TEXT_WIDTH_MM[layout.orientation], code


def test_m2_has_the_columns_and_widths_of_the_model_page() -> None:
    layout = read_layout("M2")
    assert layout.widths_mm == tuple(map(Decimal, (25, 40, 45, 34, 41, 26, 23, 23)))
    assert [" ".join(column.heading) for column in layout.columns] == [
        "ตัวชี้วัด",
        "ประเด็นที่ต้อง เตรียมความพร้อม/ยกระดับ",
        "กิจกรรมที่จะดำเนินการ",
        "ผลผลิต",
        "วิธีการสร้าง การรับรู้",
        "ระยะเวลา แล้วเสร็จ",
        "ผู้รับผิดชอบ",
        "ระยะเวลา กำกับติดตาม โดย ผอ.เขต",
    ]


def test_m3_takes_only_indicators_with_weak_points() -> None:
    assert read_layout("M3").rows is RowChoice.WEAK_INDICATORS


def test_m4_has_two_sub_headings_in_its_second_column() -> None:
    assert [part.sub_heading for part in read_layout("M4").columns[1].parts] == ["จุดอ่อน", "แนวทางปฏิบัติ"]


def test_an_unknown_code_is_refused_with_the_codes_that_exist() -> None:
    with pytest.raises(LayoutError, match=r"M9.*M1, M2, M3, M4, M5"):
        read_layout("M9")


def test_an_office_may_define_its_own() -> None:
    layout = layout_from(OWN)
    assert (layout.orientation, layout.grouping) == (Orientation.PORTRAIT, Grouping.INDICATOR_ROWS)
    first, second = layout.columns
    assert (first.heading, first.merge) == (("ประเด็น",), MergeRule.JOINED_ISSUE)
    assert second.width_mm == Decimal("70.5")
    assert second.parts[0].fields == (Field.MEASURES, Field.ACTIVITIES)
    assert second.parts[1].fields == (Field.OWNERS,)


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        (column_with(fields=["ownrs"]), "คอลัมน์ที่ 1.*fields.*ownrs.*owners"),
        (column_with(fields=[]), "คอลัมน์ที่ 1.*fields"),
        (column_with(heading=""), "คอลัมน์ที่ 1.*heading"),
        (column_with(heading=["ประเด็น", 2]), "คอลัมน์ที่ 1.*heading"),
        (column_with(width_mm="กว้าง"), "คอลัมน์ที่ 1.*width_mm.*กว้าง"),
        (column_with(width_mm=4), "คอลัมน์ที่ 1.*width_mm.*10.*4"),
        (column_with(width_mm="NaN"), "คอลัมน์ที่ 1.*width_mm"),
        (column_with(width_mm=161), "161.*160"),
        (column_with(merge="all"), "คอลัมน์ที่ 1.*merge.*all.*same-text"),
        (column_with(colour="red"), "คอลัมน์ที่ 1.*colour"),
        (column_with(sub_headings=["จุดอ่อน", "แนวทาง"]), "คอลัมน์ที่ 1.*sub_headings.*2.*1"),
        (own_with(columns=["issue"]), "คอลัมน์ที่ 1"),
        (own_with(columns=[]), "columns"),
        (own_with(columns=None), "columns"),
        (own_with(name=""), "ของเขต.*name"),
        (own_with(code=7), "code"),
        (own_with(grouping="indicator"), "grouping.*indicator"),
        (own_with(rows="weak"), "rows.*weak"),
        (own_with(orientation="sideways"), "orientation.*sideways"),
        (own_with(paper="A3"), "paper"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(definition: Mapping[str, object], words: str) -> None:
    with pytest.raises(LayoutError, match=words):
        layout_from(definition)
