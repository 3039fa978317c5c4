"""Years in words."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaSource
from ita_desktop.model.year import FreeSection, PaperKind
from ita_desktop.rules.checks.years import CHECKS
from tests.rules.checks.looking import look, only, silent


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_a_two_digit_year_in_a_paper_is_found_and_mended(sample: YearBook) -> None:
    duty = sample.year.bodies[0].duties[0]
    duty.text = "รายงานผลภายในวันศุกร์ที่ ๓๑ มี.ค. ๖๖ ต่อผู้อำนวยการเขต"
    slip = only(look(CHECKS, "short-year-in-paper", sample))
    assert slip.place.record is duty
    assert slip.mend is not None
    assert slip.mend.value == "รายงานผลภายในวันศุกร์ที่ 31 มีนาคม 2566 ต่อผู้อำนวยการเขต"


def test_a_short_date_in_the_measures_table_is_the_custom(sample: YearBook) -> None:
    sample.year.measures[0].due_words = "๓๐ เม.ย. ๖๖"
    sample.year.measures[0].activities = ["ประชุม ๓๐ เม.ย. ๖๖"]
    assert look(CHECKS, "short-year-in-paper", sample) == []


@pytest.mark.parametrize(
    "text",
    [
        "ดำเนินการตามกรอบการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕",
        "ดำเนินการตามกรอบการประเมิน ประจำปีงบประมาณ พ.ศ.2564",
        "ผลการประเมิน ประจำปีงบประมาณ 2564",
        "จัดทำแผน ประจำปีงบประมาณ พ.ศ. 2567",
    ],
)
def test_another_year_in_a_duty_is_found(sample: YearBook, text: str) -> None:
    duty = sample.year.bodies[1].duties[0]
    duty.text = text
    slip = only(look(CHECKS, "year-left-over", sample))
    assert (slip.place.record, slip.place.field) == (duty, "text")


@pytest.mark.parametrize(
    "text",
    [
        "ดำเนินการตามกรอบการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
        "วิเคราะห์ผลการประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕",
        "พิจารณาผล{การประเมิน} ประจำปีงบประมาณ พ.ศ. 2565",
        "เข้าร่วมการประเมินในปีงบประมาณ พ.ศ. 2565 - 2570",
        "เข้าร่วมการประเมิน ประจำปีงบประมาณ พ.ศ. 2565 ถึง พ.ศ. 2570",
        "ประจำปีงบประมาณ พ.ศ. {ปี}",
    ],
)
def test_the_year_of_work_and_the_year_of_results_are_passed_over(sample: YearBook, text: str) -> None:
    sample.year.bodies[1].duties[0].text = text
    assert look(CHECKS, "year-left-over", sample) == []


def test_lines_under_last_years_results_may_name_that_year(sample: YearBook) -> None:
    item = sample.year.meetings[1].agenda[4]
    item.lines = ["ไม่พบข่าวประชาสัมพันธ์การประเมิน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ อย่างต่อเนื่อง"]
    assert only(look(CHECKS, "year-left-over", sample)).place.record is item
    item.text = "สรุปผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2565"
    assert look(CHECKS, "year-left-over", sample) == []
    item.text, item.source = "", AgendaSource.RESULTS
    assert look(CHECKS, "year-left-over", sample) == []


def test_last_years_subject_of_the_order_is_found(sample: YearBook) -> None:
    order = sample.paper(PaperKind.ORDER)
    assert order is not None
    order.subject = order.subject.replace("2566", "2565")
    assert only(look(CHECKS, "year-left-over", sample)).place.record is order


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ประกาศลงวันที่ ๙ ธันวาคม ๒๐๒๒", "ประกาศลงวันที่ ๙ ธันวาคม ๒๕๖๕"),
        ("ภายใน 31 มี.ค. 2023 ทุกฝ่าย", "ภายใน 31 มี.ค. 2566 ทุกฝ่าย"),
    ],
)
def test_a_year_of_the_common_era_is_found_and_mended(sample: YearBook, text: str, mended: str) -> None:
    duty = sample.year.bodies[0].duties[0]
    duty.text = text
    slip = only(look(CHECKS, "common-era-year", sample))
    assert slip.place.record is duty
    assert slip.mend is not None
    assert slip.mend.value == mended


def test_a_year_that_says_it_is_of_the_common_era_is_passed_over(sample: YearBook) -> None:
    sample.year.bodies[0].duties[0].text = "อนุสัญญาลงวันที่ 31 ตุลาคม ค.ศ. 2003 และวันที่ 9 ธันวาคม 2565"
    assert look(CHECKS, "common-era-year", sample) == []


def test_a_day_in_a_far_year_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.activities = ["จัดประชุมวันที่ ๑๐ มีนาคม ๒๖๕๖"]
    slip = only(look(CHECKS, "year-far-off", sample))
    assert (slip.place.record, slip.place.field) == (measure, "activities")
    measure.activities = ["ตามพระราชบัญญัติลงวันที่ 2 กันยายน 2540 และแผนถึงวันที่ 30 กันยายน 2570"]
    assert look(CHECKS, "year-far-off", sample) == []


@pytest.mark.parametrize(
    "text",
    [
        "จัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567",
        "รายงานผลการใช้จ่าย ประจำปีงบประมาณ พ.ศ. ๒๕๖๕",
        "ทบทวนคู่มือ ประจำปีงบประมาณ พ.ศ. 2564",
        "ตามกฎหมายที่ใช้ในปีงบประมาณ พ.ศ. 2563",
    ],
)
def test_a_measure_may_look_back_and_ahead(sample: YearBook, text: str) -> None:
    sample.year.measures[0].activities = [text]
    assert look(CHECKS, "year-left-over", sample) == []


def test_last_years_plan_in_a_measure_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.activities = ["เผยแพร่แผนปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"]
    assert only(look(CHECKS, "year-left-over", sample)).place.record is measure


def test_any_fiscal_year_in_a_title_is_that_of_the_paper(sample: YearBook) -> None:
    order = sample.paper(PaperKind.ORDER)
    assert order is not None
    order.subject = "แต่งตั้งคณะทำงาน ITA ปีงบประมาณ พ.ศ. ๒๕๖๔"
    assert only(look(CHECKS, "year-left-over", sample)).place.record is order


def test_years_that_are_compared_are_passed_over(sample: YearBook) -> None:
    text = "ผลย้อนหลัง ประจำปีงบประมาณ พ.ศ. 2563 และประจำปีงบประมาณ พ.ศ. 2564 มีแนวโน้มสูงขึ้น"
    sample.year.sections = [FreeSection(position=1, heading="บทวิเคราะห์", paragraphs=[text])]
    assert look(CHECKS, "year-left-over", sample) == []


def test_a_line_under_one_about_last_years_results_may_name_that_year(sample: YearBook) -> None:
    section = FreeSection(position=1, heading="ความเป็นมา")
    sample.year.sections = [section]
    named = "สำนักงานเขต ประจำปีงบประมาณ พ.ศ. 2565"
    section.paragraphs = ["ผลการประเมินมีดังนี้", named]
    assert look(CHECKS, "year-left-over", sample) == []
    section.paragraphs = [named, "ผลการประเมินมีดังนี้"]
    assert only(look(CHECKS, "year-left-over", sample)).place.record is section
