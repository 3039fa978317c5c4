"""Slips of dates and numbers that a real office printed: put back into the records, each is found where it stands."""

import datetime

import pytest

from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText
from ita_desktop.model.records import Record
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks import completeness, dates, links, mentions, numbers, sequence
from ita_desktop.rules.findings import Evidence
from tests.exchange.case_workbooks import fill_latkrabang, latkrabang_book

CHECKS = tuple(
    check for module in (dates, sequence, numbers, mentions, links, completeness) for check in module.CHECKS
)
TRUE_OF_THE_CASE = "endorsements-out-of-order"
"""The memo was passed on under the date of the memo, a day before the director signed it."""


@pytest.fixture(scope="module")
def latkrabang(tmp_path_factory: pytest.TempPathFactory) -> YearBook:
    book, path = latkrabang_book(), tmp_path_factory.mktemp("latkrabang") / "case.xlsx"
    fill_latkrabang(path)
    apply(read_workbook(path, book), book)
    return book


def found(book: YearBook) -> list[tuple[str, Record | None, str]]:
    return [
        (check.name, slip.place.record, slip.place.field)
        for check in CHECKS
        for slip in check.look(Evidence(book))
        if check.name != TRUE_OF_THE_CASE
    ]


def text_saying(book: YearBook, words: str) -> PaperText:
    return next(text for text in book.office.texts if words in text.text)


def test_the_mended_case_has_one_finding_that_is_true(latkrabang: YearBook) -> None:
    memo = latkrabang.paper(PaperKind.INVITATION_MEMO)
    assert memo is not None
    places = [
        (check.name, slip.place.record) for check in CHECKS for slip in check.look(Evidence(latkrabang))
    ]
    assert places == [(TRUE_OF_THE_CASE, memo.endorsements[2])]


def test_the_number_of_the_order_in_the_memo(latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_saying(latkrabang, "๑๗๙๔/๒๕๖๕")
    monkeypatch.setattr(text, "text", text.text.replace("๑๗๙๔", "๑๓๔"))
    assert found(latkrabang) == [("order-number-mentioned", text, "text")]


def test_the_number_of_the_order_in_the_agenda(latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch) -> None:
    item = latkrabang.year.meetings[0].agenda[1]
    monkeypatch.setattr(item, "text", item.text.replace("๑๗๙๔", "๑๓๓๔"))
    assert found(latkrabang) == [("order-number-mentioned", item, "text")]


def test_the_day_of_the_order_that_no_month_has(
    latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register itself takes no such date."""
    text = text_saying(latkrabang, "๓๑ ตุลาคม ๒๕๖๕")
    monkeypatch.setattr(text, "text", text.text.replace("๓๑ ตุลาคม", "๗๗ ตุลาคม"))
    assert found(latkrabang) == [("impossible-date", text, "text")]


def test_the_weekday_of_the_meeting(latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_saying(latkrabang, "วันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕")
    wrong = text.text.replace("๘ พฤศจิกายน ๒๕๖๕", "๘ พฤษภาคม ๒๕๖๖")
    monkeypatch.setattr(text, "text", wrong)
    assert found(latkrabang) == [("weekday-against-date", text, "text")]


def test_the_date_of_the_meeting_against_the_invitation(
    latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latkrabang.year.meetings[0], "date", datetime.date(2023, 5, 8))
    text = text_saying(latkrabang, "วันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕")
    assert found(latkrabang) == [("meeting-date-mentioned", text, "text")]


def test_an_endorsement_a_year_before_its_memo(latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = latkrabang.paper(PaperKind.INVITATION_MEMO)
    assert memo is not None
    step = memo.endorsements[3]
    monkeypatch.setattr(step, "date", datetime.date(2021, 11, 1))
    assert found(latkrabang) == [("endorsement-before-memo", step, "date")]


def test_the_resolution_of_a_day_on_which_the_cabinet_does_not_meet(
    latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_saying(latkrabang, "มติคณะรัฐมนตรีวันที่ ๔ มกราคม ๒๕๖๕")
    monkeypatch.setattr(text, "text", text.text.replace("๔ มกราคม", "๕ มกราคม"))
    assert found(latkrabang) == [("resolution-with-two-dates", text, "text")]


def test_a_date_of_mixed_digits_prints_in_one_kind_and_is_no_slip(
    latkrabang: YearBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    responsibility = latkrabang.year.responsibilities[0]
    monkeypatch.setattr(responsibility, "due_words", "ภายใน 20 เม.ย ๖๖")
    assert found(latkrabang) == []
