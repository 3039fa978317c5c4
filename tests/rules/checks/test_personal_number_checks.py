"""Numbers that are a person's own, told from all the other numbers of an office."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import FreeSection
from ita_desktop.rules.checks.personal_numbers import CHECKS, is_mobile_number
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent


def slips(book: YearBook, words: str) -> list[Slip]:
    book.year.sections = [FreeSection(position=9, heading="ส่วนเพิ่ม", paragraphs=[words])]
    return look(CHECKS, "personal-number", book)


def test_sound_data_is_left_alone(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize(
    "number", ["1101700230708", "1-1017-00230-70-8", "๑๑๐๑๗๐๐๒๓๐๗๐๘", "1 1017 00230 70 8"]
)
def test_a_number_of_a_citizen_is_named_without_being_repeated(sample: YearBook, number: str) -> None:
    (slip,) = slips(sample, f"ผู้รายงานถือบัตร {number} มาแสดง")
    assert "เลขประจำตัวประชาชน" in slip.message
    assert number not in slip.message


@pytest.mark.parametrize("number", ["0812345678", "081-234-5678", "๐๙๑ ๒๓๔ ๕๖๗๘", "+66 61 234 5678"])
def test_a_mobile_number_is_named(sample: YearBook, number: str) -> None:
    (slip,) = slips(sample, f"ติดต่อ {number} ได้ทุกวัน")
    assert number in slip.message


@pytest.mark.parametrize(
    "number",
    [
        "1101700230707",  # no citizen's: the check digit
        "0105536000315",  # a company's
        "11017002307081",  # too long
        "0 2999 9876",
        "02-999-9876 ต่อ 6123",
        "077-123-456",
        "โทร. 1555",
        "1794/2565",
        "งบประมาณ 0.8123456789",
    ],
)
def test_other_numbers_are_not(sample: YearBook, number: str) -> None:
    assert slips(sample, f"ตาม {number} แล้ว") == []


def test_a_mobile_number_is_known_as_one() -> None:
    assert is_mobile_number("๐๘๑-๒๓๔-๕๖๗๘")
    assert not is_mobile_number("0 2999 9876 ต่อ 6123")
