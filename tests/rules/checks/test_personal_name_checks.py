"""One person under two names, in the list and in texts."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.rules.checks.personal_names import CHECKS
from ita_desktop.rules.findings import Slip
from tests.rules.checks.looking import look, silent


def found(book: YearBook, text: str) -> list[Slip]:
    book.year.measures[0].issue = text
    return look(CHECKS, "person-named-otherwise", book)


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("เสนอโดยนายพิมพ์ลดา ตัวอย่างสุข", "เสนอโดยนางสาวพิมพ์ลดา ตัวอย่างสุข"),
        ("นางสาวพิมพ์ลดา ตัวอย่างสุก เป็นผู้จด", "นางสาวพิมพ์ลดา ตัวอย่างสุข เป็นผู้จด"),
        ("ธีรเดช ตัวอย่างเลิดรายงาน", "ธีรเดช ตัวอย่างเลิศรายงาน"),
        ("มอบนางสาวพิมลดา ตัวอย่างสุข", None),
        ("มอบนางสาวพิมพลดา ตัวอย่างสุข", "มอบนางสาวพิมพ์ลดา ตัวอย่างสุข"),
    ],
)
def test_another_spelling_or_title_is_mended(sample: YearBook, text: str, right: str | None) -> None:
    slips = found(sample, text)
    assert [slip.mend.value for slip in slips if slip.mend] == ([right] if right else [])


@pytest.mark.parametrize(
    "text",
    [
        "นางสาวพิมพ์ลดา ตัวอย่างสุขรายงาน และน.ส.พิมพ์ลดา ตัวอย่างสุข",
        "นายทะเบียน ท้องถิ่น และนายจ้าง ทุกราย",
        "นายสมชาย ตัวอย่างใหม่ ผู้แทนชุมชน",
        "ว่าที่ร้อยตรีภูวดล ตัวอย่างวัฒน์ และนายภูวดล ตัวอย่างวัฒน์",
        "ศิริกัญญา สมมติเกียรติ",
    ],
)
def test_right_names_and_strangers_are_silent(sample: YearBook, text: str) -> None:
    assert found(sample, text) == []


@pytest.mark.parametrize("name", ["มาลินี ตัวอย่างทอง", "มาลินี ตัวอย่างท่อง", "มาลีนี ตัวอย่างทอง"])
def test_somebody_listed_twice_is_found(sample: YearBook, name: str) -> None:
    double = Person(title="นาง", name=name)
    sample.office.people.append(double)
    (slip,) = look(CHECKS, "person-listed-twice", sample)
    assert slip.place.record is double
    assert "มาลินี ตัวอย่างทอง" in slip.message


def test_namesakes_with_other_families_are_two_people(sample: YearBook) -> None:
    sample.office.people.append(Person(title="นาง", name="มาลินี สมมติเงิน"))
    assert look(CHECKS, "person-listed-twice", sample) == []
