"""What texts say of orders, letters and cabinet resolutions, against the records."""

import datetime

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.mentions import CHECKS
from tests.rules.checks.looking import look, only, paper_saying, silent

CITED = "สำนักงานเขตสมมติจึงแต่งตั้งคณะกรรมการอำนวยการและคณะทำงาน ตามคำสั่งสำนักงานเขตสมมติที่ {number} ลงวันที่ {date} ตามเอกสารที่แนบ"


def say(book: YearBook, text: str, paper: str = "invitation-memo", part: str = "reason") -> PaperText:
    own = PaperText(paper=paper, part=part, text=text)
    book.office.texts.append(own)
    return own


def order(book: YearBook) -> Paper:
    found = book.paper(PaperKind.ORDER)
    assert found is not None
    return found


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize("number", ["๑๓๔/๒๕๖๕", "1334/2565", "1234/2566", "1234 / 66"])
def test_another_number_of_the_order_is_found(sample: YearBook, number: str) -> None:
    item = sample.year.meetings[0].agenda[1]
    item.text = CITED.format(number=number, date="๓๑ ตุลาคม ๒๕๖๕")
    slip = only(look(CHECKS, "order-number-mentioned", sample))
    assert (slip.place.record, slip.place.field) == (item, "text")
    assert f"คำสั่งที่ {number}" in slip.message
    assert "1234/2565" in slip.message
    assert slip.mend is None


def test_the_number_of_an_issued_order_is_certain(sample: YearBook) -> None:
    order(sample).is_issued = True
    say(sample, CITED.format(number="๑๓๔/๒๕๖๕", date="๓๑ ตุลาคม ๒๕๖๕"))
    mend = only(look(CHECKS, "order-number-mentioned", sample)).mend
    assert mend is not None
    assert mend.value == CITED.format(number="1234/2565", date="๓๑ ตุลาคม ๒๕๖๕")


@pytest.mark.parametrize(
    "text",
    [
        CITED.format(number="๑๒๓๔/๒๕๖๕", date="๓๑ ตุลาคม ๒๕๖๕"),
        CITED.format(number="{เลขที่คำสั่ง}", date="{วันที่คำสั่ง}"),
        "ยกเลิกคำสั่งสำนักงานเขตสมมติ ที่ 27/2565 ลงวันที่ 10 มกราคม 2565 ซึ่งแต่งตั้งคณะกรรมการ",
        "ตามคำสั่งกรุงเทพมหานคร ที่ 4321/2560 แต่งตั้งคณะกรรมการ",
        "ตามคำสั่งสำนักงานเขตสมมติ ที่ 500/2565 เรื่อง มอบหมายหน้าที่ราชการ",
    ],
)
def test_the_order_on_record_and_orders_about_other_things_are_passed_over(
    sample: YearBook, text: str
) -> None:
    say(sample, text)
    assert silent(CHECKS, sample) == []


def test_an_office_may_be_shortened_behind_the_word_for_an_order(sample: YearBook) -> None:
    text = say(sample, "คำสั่ง สนข.สมมติ ที่ 4321/2565 แต่งตั้งคณะกรรมการอำนวยการ")
    assert only(look(CHECKS, "order-number-mentioned", sample)).place.record is text


def test_without_a_number_on_record_nothing_is_compared(sample: YearBook) -> None:
    order(sample).number = ""
    say(sample, CITED.format(number="134/2565", date="31 ตุลาคม 2565"))
    assert look(CHECKS, "order-number-mentioned", sample) == []


@pytest.mark.parametrize("number", ["1234/2565", "๑๓๔/๒๕๖๕"])
def test_another_date_of_the_order_is_found(sample: YearBook, number: str) -> None:
    text = say(sample, CITED.format(number=number, date="๓๐ ตุลาคม ๒๕๖๕"))
    slip = only(look(CHECKS, "order-date-mentioned", sample))
    assert slip.place.record is text
    assert "30 ตุลาคม 2565" in slip.message
    assert "31 ตุลาคม 2565" in slip.message


def test_another_number_in_a_composed_paper_alone_is_found_there(sample: YearBook) -> None:
    paper = paper_saying(PaperKind.AGENDA, CITED.format(number="134/2565", date="31 ตุลาคม 2565"))
    slip = only(look(CHECKS, "order-number-mentioned", sample, [paper]))
    assert (slip.place.paper, slip.place.paragraph) == (PaperKind.AGENDA, 1)


def test_another_date_of_a_letter_is_found(sample: YearBook) -> None:
    text = say(sample, "ตามหนังสือที่ กท 9901/798 ลงวันที่ 29 ตุลาคม 2565 ขออนุมัติแต่งตั้งคณะทำงาน")
    assert only(look(CHECKS, "letter-date-mentioned", sample)).place.record is text


@pytest.mark.parametrize(
    "text",
    [
        "ตามหนังสือที่ กท ๙๙๐๑/๗๙๘ ลงวันที่ ๒๘ ตุลาคม ๒๕๖๕",
        "ตามหนังสือที่ กท 9901/798 ลงวันที่ 2 กันยายน 2564",
        "ตามหนังสือที่ กท 9901/555 ลงวันที่ 2 กันยายน 2565",
    ],
)
def test_a_letter_on_record_and_letters_unknown_are_passed_over(sample: YearBook, text: str) -> None:
    say(sample, text)
    assert look(CHECKS, "letter-date-mentioned", sample) == []


def test_a_resolution_with_two_dates_is_found_where_it_is_no_day_of_the_cabinet(sample: YearBook) -> None:
    wrong = say(sample, "ด้วยมติคณะรัฐมนตรีวันที่ ๕ มกราคม ๒๕๖๕ ได้เห็นชอบให้เข้าร่วมการประเมิน", "order", "preamble")
    sample.year.meetings[0].agenda[1].text = "ตามที่คณะรัฐมนตรีได้มีมติเมื่อวันที่ 4 มกราคม 2565"
    slip = only(look(CHECKS, "resolution-with-two-dates", sample))
    assert slip.place.record is wrong
    assert "วันอังคารที่ 4 มกราคม 2565" in slip.message


def test_the_programs_own_date_of_the_resolution_counts(sample: YearBook) -> None:
    wrong = say(sample, "ด้วยมติคณะรัฐมนตรีเมื่อวันที่ 4 มกราคม 2566", "order", "preamble")
    paper = paper_saying(PaperKind.AGENDA, "คณะรัฐมนตรีได้มีมติเมื่อวันที่ 4 มกราคม 2565 เห็นชอบ")
    assert only(look(CHECKS, "resolution-with-two-dates", sample, [paper])).place.record is wrong


def test_two_resolutions_are_passed_over(sample: YearBook) -> None:
    say(sample, "ด้วยมติคณะรัฐมนตรีวันที่ 4 มกราคม 2565", "order", "preamble")
    say(sample, "ตามมติคณะรัฐมนตรีเมื่อวันที่ 23 มกราคม 2561", "proposal-memo", "reason")
    assert look(CHECKS, "resolution-with-two-dates", sample) == []


def test_the_date_that_is_said_most_is_right_wherever_it_stands(sample: YearBook) -> None:
    for part, day in (("preamble", 5), ("subject", 6)):
        say(sample, f"ด้วยมติคณะรัฐมนตรีวันที่ {day} มกราคม 2565", "order", part)
    for part in ("reason", "purpose"):
        say(sample, "ตามมติคณะรัฐมนตรีเมื่อวันที่ 3 มกราคม 2565", "proposal-memo", part)
    slips = look(CHECKS, "resolution-with-two-dates", sample)
    assert ["วันจันทร์ที่ 3 มกราคม 2565" in slip.message for slip in slips] == [True, True]


def test_of_two_days_of_the_cabinet_the_earlier_is_right(sample: YearBook) -> None:
    say(sample, "ตามมติคณะรัฐมนตรีเมื่อวันที่ 4 มกราคม 2565", "proposal-memo", "reason")
    later = say(sample, "ด้วยมติคณะรัฐมนตรีวันที่ 11 มกราคม 2565", "order", "preamble")
    assert only(look(CHECKS, "resolution-with-two-dates", sample)).place.record is later


def test_an_order_about_other_things_has_a_date_of_its_own(sample: YearBook) -> None:
    say(sample, "ตามคำสั่งสำนักงานเขตสมมติ ที่ 500/2565 ลงวันที่ 10 มกราคม 2565 เรื่อง มอบหมายหน้าที่ราชการ")
    assert look(CHECKS, "order-date-mentioned", sample) == []


RESOLVED = "ด้วยคณะรัฐมนตรีได้มีมติเมื่อวันที่ {day} มกราคม 2566 เห็นชอบให้เข้าร่วมการประเมิน"


def test_no_order_knows_a_resolution_of_a_later_day(sample: YearBook) -> None:
    paper = paper_saying(PaperKind.ORDER, "คำสั่ง", RESOLVED.format(day=4))
    slip = only(look(CHECKS, "resolution-after-paper", sample, [paper]))
    assert (slip.place.record, slip.place.field) == (order(sample), "date")
    assert "31 ตุลาคม 2565 แต่อ้างมติคณะรัฐมนตรีวันที่ 4 มกราคม 2566" in slip.message


@pytest.mark.parametrize("day", [datetime.date(2023, 1, 4), datetime.date(2024, 1, 3), None])
def test_a_paper_of_that_day_or_of_a_doubtful_one_may_cite_it(
    sample: YearBook, day: datetime.date | None
) -> None:
    order(sample).date = day
    paper = paper_saying(PaperKind.ORDER, RESOLVED.format(day=4))
    assert look(CHECKS, "resolution-after-paper", sample, [paper]) == []
