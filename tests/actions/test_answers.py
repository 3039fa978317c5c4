"""Quotas and counts: set as one deed, refused in words, carried into the next year, told by the history."""

import datetime
from collections.abc import Callable

import pytest

from ita_desktop.actions.answers import (
    AnswersError,
    Figure,
    add_groups,
    add_units,
    forget_day,
    move_quotas,
    remove_quotas,
    rename_group,
    set_figures,
)
from ita_desktop.actions.change_log import list_change_entries, tell_change
from ita_desktop.actions.office_settings import OfficeSettingError
from ita_desktop.actions.office_units import remove_units
from ita_desktop.actions.record_history import list_changes
from ita_desktop.actions.search_entries import index_of
from ita_desktop.actions.year_opening import open_next_year, propose_next_year
from ita_desktop.model.answers import Quota
from ita_desktop.model.book import YearBook
from ita_desktop.rules.due_work import list_due_work
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Session, Workspace

TODAY, LAST = datetime.date(2023, 4, 10), datetime.date(2023, 4, 3)


def book_of(workspace: Workspace, year: int | None = None) -> YearBook:
    with workspace.reading() as session:
        return load_book(session, year)


def quota_of(book: YearBook, carrier: str, code: str = "IIT") -> Quota:
    return next(quota for quota in book.year.quotas if (quota.node.code, quota.carrier) == (code, carrier))


def change(workspace: Workspace, deed: Callable[[Session, YearBook], object], words: str = "แก้") -> YearBook:
    """As the window does it: with records that were loaded before."""
    book = book_of(workspace)
    with workspace.changing(words) as session:
        deed(session, book)
    return book_of(workspace)


def put(
    workspace: Workspace, carrier: str, day: datetime.date | None, value: int | None, code: str = "IIT"
) -> YearBook:
    def deed(session: Session, book: YearBook) -> None:
        quota = quota_of(book, carrier, code)
        set_figures(session, book.year, quota.node, [Figure(quota, day, value)])

    return change(workspace, deed, f"นับ {carrier}")


def counts(quota: Quota) -> dict[int, int]:
    return {count.counted_on.day: count.answered for count in quota.counts}


def test_a_count_is_added_changed_and_taken_away(sample_workspace: Workspace) -> None:
    book = put(sample_workspace, "ฝ่ายโยธา", TODAY, 30)
    assert counts(quota_of(book, "ฝ่ายโยธา")) == {13: 0, 20: 8, 27: 15, 3: 22, 10: 30}
    book = put(sample_workspace, "ฝ่ายโยธา", TODAY, 31)
    assert counts(quota_of(book, "ฝ่ายโยธา"))[10] == 31
    book = put(sample_workspace, "ฝ่ายโยธา", TODAY, None)
    assert 10 not in counts(quota_of(book, "ฝ่ายโยธา"))


def test_a_target_is_set_and_taken_away(sample_workspace: Workspace) -> None:
    assert quota_of(put(sample_workspace, "ฝ่ายโยธา", None, 44), "ฝ่ายโยธา").wanted == 44
    assert quota_of(put(sample_workspace, "ฝ่ายโยธา", None, None), "ฝ่ายโยธา").wanted is None


def test_the_whole_office_gets_its_quota_when_first_spoken_of(sample_workspace: Workspace) -> None:
    def deed(session: Session, book: YearBook) -> None:
        node = quota_of(book, "ฝ่ายโยธา").node
        set_figures(session, book.year, node, [Figure(None, None, 589), Figure(None, TODAY, 350)])

    book = change(sample_workspace, deed)
    whole = [quota for quota in book.year.quotas if quota.is_of_whole_office and quota.node.code == "IIT"]
    assert [(quota.wanted, counts(quota)) for quota in whole] == [(589, {10: 350})]


@pytest.mark.parametrize(
    ("day", "value", "words"),
    [
        (TODAY, -1, "0 ถึง 1,000,000"),
        (None, 1_000_001, "0 ถึง 1,000,000"),
        (datetime.date(2022, 9, 30), 3, "อยู่นอกปีงบประมาณ 2566"),
        (datetime.date(2023, 10, 1), 3, "อยู่นอกปีงบประมาณ 2566"),
        (datetime.date(2023, 4, 11), 3, "ยังมาไม่ถึง"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_of_the_deed_is_kept(
    sample_workspace: Workspace, day: datetime.date | None, value: int, words: str
) -> None:
    def deed(session: Session, book: YearBook) -> None:
        quota = quota_of(book, "ฝ่ายโยธา")
        set_figures(session, book.year, quota.node, [Figure(quota, TODAY, 30), Figure(quota, day, value)])

    with pytest.raises(AnswersError, match=words):
        change(sample_workspace, deed)
    assert counts(quota_of(book_of(sample_workspace), "ฝ่ายโยธา")) == {13: 0, 20: 8, 27: 15, 3: 22}


def test_units_and_groups_are_added_once(sample_workspace: Workspace) -> None:
    def deed(session: Session, book: YearBook) -> list[int]:
        node = quota_of(book, "บุคคล", "EIT").node
        return [
            len(add_units(session, book.year, node, book.office.units[:2])),
            len(add_units(session, book.year, node, book.office.units[:3])),
            len(add_groups(session, book.year, node, ["บุคคล", " ประชาคม  ในเขต ", "ฝ่ายปกครอง"])),
        ]

    book = book_of(sample_workspace)
    with sample_workspace.changing("เพิ่ม") as session:
        assert deed(session, book) == [2, 1, 1]
    names = [quota.carrier for quota in book_of(sample_workspace).year.quotas[-4:]]
    assert names == ["ฝ่ายปกครอง", "ฝ่ายทะเบียน", "ฝ่ายโยธา", "ประชาคม ในเขต"]


@pytest.mark.parametrize(
    ("name", "words"), [("  ", "โปรดกรอกชื่อกลุ่ม"), ("นิติ บุคคล", "อยู่แล้ว"), ("รวม", "หมายถึงทั้งสำนักงาน")]
)
def test_a_group_needs_a_name_of_its_own(sample_workspace: Workspace, name: str, words: str) -> None:
    with pytest.raises(AnswersError, match=words):
        change(
            sample_workspace, lambda session, book: rename_group(session, quota_of(book, "บุคคล", "EIT"), name)
        )


def test_a_group_is_renamed(sample_workspace: Workspace) -> None:
    book = change(
        sample_workspace,
        lambda session, book: rename_group(session, quota_of(book, "บุคคล", "EIT"), "บุคคลธรรมดา"),
    )
    assert quota_of(book, "บุคคลธรรมดา", "EIT").wanted == 300


def test_quotas_move_and_go_with_their_counts(sample_workspace: Workspace) -> None:
    def order(book: YearBook) -> list[str]:
        return [quota.carrier for quota in book.year.quotas if quota.node.code == "EIT"][1:]

    book = change(
        sample_workspace,
        lambda session, book: move_quotas(
            session, [quota_of(book, "หน่วยงานภาครัฐ", "EIT")], quota_of(book, "บุคคล", "EIT")
        ),
    )
    assert order(book) == ["หน่วยงานภาครัฐ", "บุคคล", "นิติบุคคล", "บริษัทเอกชน"]
    book = change(
        sample_workspace, lambda session, book: remove_quotas(session, [quota_of(book, "บุคคล", "EIT")])
    )
    assert order(book) == ["หน่วยงานภาครัฐ", "นิติบุคคล", "บริษัทเอกชน"]


def test_a_day_is_forgotten_for_one_instrument(sample_workspace: Workspace) -> None:
    book = change(
        sample_workspace,
        lambda session, book: forget_day(session, book.year, quota_of(book, "ฝ่ายโยธา").node, LAST),
    )
    assert counts(quota_of(book, "ฝ่ายโยธา")) == {13: 0, 20: 8, 27: 15}
    assert counts(quota_of(book, "บุคคล", "EIT"))[3] == 151


def test_a_count_is_taken_back_by_its_name(sample_workspace: Workspace) -> None:
    put(sample_workspace, "ฝ่ายโยธา", TODAY, 30)
    with sample_workspace.reading() as session:
        step = next_steps(session).undo
    assert step is not None
    assert step.words == "นับ ฝ่ายโยธา"
    with sample_workspace.changing("เลิกทำ: นับ ฝ่ายโยธา") as session:
        undo_change(session, step.id)
    assert 10 not in counts(quota_of(book_of(sample_workspace), "ฝ่ายโยธา"))


def test_what_was_removed_comes_back_with_its_counts(sample_workspace: Workspace) -> None:
    change(sample_workspace, lambda session, book: remove_quotas(session, [quota_of(book, "ฝ่ายโยธา")]), "ลบ")
    with sample_workspace.reading() as session:
        step = next_steps(session).undo
    assert step is not None
    with sample_workspace.changing("เลิกทำ: ลบ") as session:
        undo_change(session, step.id)
    assert counts(quota_of(book_of(sample_workspace), "ฝ่ายโยธา")) == {13: 0, 20: 8, 27: 15, 3: 22}


def test_the_history_tells_whose_count_it_was(sample_workspace: Workspace) -> None:
    book = put(sample_workspace, "ฝ่ายโยธา", TODAY, 30)
    put(sample_workspace, "ฝ่ายโยธา", TODAY, 31)
    with sample_workspace.reading() as session:
        changed, added = list_changes(session, quota_of(book, "ฝ่ายโยธา"))[:2]
        assert [(field.field, field.before, field.after) for field in changed.fields] == [
            ("ตอบแล้ว", "30", "31")
        ]
        (told,) = added.fields
        assert (told.field, told.after) == ("จำนวนผู้ตอบแบบวัด", "IIT ฝ่ายโยธา 10 เม.ย. 66 30")
        latest = list_change_entries(session, "answer_count")[0]
        assert [record.record for record in tell_change(session, latest.number)] == ["จำนวนผู้ตอบแบบวัด"]


def test_a_section_with_a_target_stays(sample_workspace: Workspace) -> None:
    unit = quota_of(book_of(sample_workspace), "โรงเรียนตัวอย่างพัฒนา").unit
    assert unit
    with pytest.raises(OfficeSettingError, match="เป้าหมายการตอบ 1 รายการ"):
        change(sample_workspace, lambda session, _book: remove_units(session, [unit]))


def test_the_next_year_begins_with_the_targets_and_no_counts(sample_workspace: Workspace) -> None:
    with sample_workspace.changing("เปิดปี") as session:
        open_next_year(session, propose_next_year(load_book(session).office, 2566))
    earlier, later = book_of(sample_workspace, 2566), book_of(sample_workspace, 2567)
    kept = [(quota.node.identity, quota.carrier, quota.wanted) for quota in later.year.quotas]
    assert kept == [(quota.node.identity, quota.carrier, quota.wanted) for quota in earlier.year.quotas]
    assert {quota.node.edition_id for quota in later.year.quotas} == {later.year.edition.id}
    assert not any(quota.counts for quota in later.year.quotas)


@pytest.mark.parametrize(
    ("typed", "title", "detail"),
    [
        ("IIT โยธา", "IIT ฝ่ายโยธา", "ตอบแล้ว 22 จาก 38"),
        ("EIT ทั้งสำนักงาน", "EIT ทั้งสำนักงาน", "ตอบแล้ว 253 จาก 500"),
    ],
)
def test_a_quota_is_found_by_the_name_of_whom_it_is(
    sample_workspace: Workspace, typed: str, title: str, detail: str
) -> None:
    found = index_of(book_of(sample_workspace)).search(typed)
    (entry,) = [match.entry for match in found if match.entry.table == "quota"]
    assert (entry.title, entry.detail, entry.place) == (title, detail, "answers")


def test_answers_that_lack_are_due_while_they_are_collected(sample_workspace: Workspace) -> None:
    book = book_of(sample_workspace)

    def due(day: datetime.date) -> list[tuple[str, datetime.date]]:
        works = [work for work in list_due_work(book, day) if isinstance(work.record, Quota)]
        return [(work.title, work.due) for work in works]

    end = datetime.date(2023, 6, 30)
    assert due(TODAY) == [("IIT ยังขาด 67 คำตอบ", end), ("EIT ยังขาด 247 คำตอบ", end)]
    assert due(datetime.date(2023, 2, 28)) == []
    late = [work for work in list_due_work(book, datetime.date(2023, 7, 2)) if isinstance(work.record, Quota)]
    assert [work.days_late for work in late] == [2, 2]
    for quota in book.year.quotas:
        if quota.node.code == "IIT" and quota.counts:
            quota.counts[-1].answered += 67
            break
    assert due(TODAY) == [("EIT ยังขาด 247 คำตอบ", end)]
    book.year.quotas = []
    assert due(TODAY) == []
