"""What is found can be mended once and undone, or set aside until its record changes."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.checks import FindingError, Judged, apply_mend, find_findings, set_aside
from ita_desktop.actions.sample import fill_sample
from ita_desktop.model.year import PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import last_change, undo_change
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import use_language


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "สมมติ.ita"
    Workspace.create(path, "สร้างแฟ้ม", fill_sample).close()
    return path.read_bytes()


@pytest.fixture
def workspace(sample: bytes, tmp_path: Path) -> Workspace:
    path = tmp_path / "สมมติ.ita"
    path.write_bytes(sample)
    return Workspace.open(path)


def found_in(workspace: Workspace) -> tuple[Judged, ...]:
    with workspace.reading() as session:
        return find_findings(load_book(session))


def double_a_word(session: Session) -> None:
    book = load_book(session)
    measure = book.year.measures[0]
    measure.activities = [f"จัดทำข้อมูลข้อมูล {measure.activities[0]}", *measure.activities[1:]]


def test_the_sample_has_no_finding(workspace: Workspace) -> None:
    assert found_in(workspace) == ()


def test_a_slip_is_found_and_its_certain_mend_is_one_change_that_can_be_undone(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (judged,) = found_in(workspace)
    assert judged.finding.check.name == "doubled-words"
    with workspace.changing("แก้") as session:
        apply_mend(load_book(session), judged.key)
    assert found_in(workspace) == ()
    with workspace.changing("เลิกทำ") as session:
        change = last_change(session)
        assert change is not None
        undo_change(session, change.id)
    assert [again.key for again in found_in(workspace)] == [judged.key]


def test_a_finding_set_aside_stays_listed_and_returns_when_its_record_changes(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (judged,) = found_in(workspace)
    with workspace.changing("พักไว้") as session:
        set_aside(load_book(session), judged.key, "เป็นชื่อโครงการ")
    (aside,) = found_in(workspace)
    assert aside.reason == "เป็นชื่อโครงการ"
    assert not aside.must_be_mended
    with workspace.changing("แก้ผลผลิต") as session:
        book = load_book(session)
        book.year.measures[0].outputs = ["รายงานผล 1 ฉบับ"]
    (again,) = found_in(workspace)
    assert again.reason is None
    with workspace.changing("พักไว้อีกครั้ง") as session:
        set_aside(load_book(session), again.key, "ตรวจแล้ว")
    assert [judged.reason for judged in found_in(workspace)] == ["ตรวจแล้ว"]


def test_a_finding_is_called_the_same_in_any_language(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (thai,) = found_in(workspace)
    use_language("en")
    try:
        (english,) = found_in(workspace)
    finally:
        use_language("th")
    assert english.key == thai.key
    assert english.finding.slip.message != thai.finding.slip.message


def test_a_finding_is_not_set_aside_without_a_reason(workspace: Workspace) -> None:
    with workspace.changing("พิมพ์ซ้ำ") as session:
        double_a_word(session)
    (judged,) = found_in(workspace)
    with workspace.reading() as session:
        book = load_book(session)
        with pytest.raises(FindingError, match="เหตุผล"):
            set_aside(book, judged.key, " ")


def test_what_has_no_certain_mend_is_left_to_the_officer(workspace: Workspace) -> None:
    with workspace.changing("ลบผู้รับผิดชอบ") as session:
        book = load_book(session)
        book.year.measures[0].owners.clear()
    (judged,) = found_in(workspace)
    with workspace.reading() as session:
        book = load_book(session)
        with pytest.raises(FindingError, match="โปรดแก้เอง"):
            apply_mend(book, judged.key)


def test_an_unknown_check_or_finding_is_refused(workspace: Workspace) -> None:
    with workspace.reading() as session:
        book = load_book(session)
        with pytest.raises(FindingError, match="no-such-check"):
            find_findings(book, only=["no-such-check"])
        with pytest.raises(FindingError, match="deadbeef"):
            apply_mend(book, "deadbeef")


def test_only_what_stands_in_a_paper_is_shown_for_that_paper(workspace: Workspace) -> None:
    with workspace.changing("คะแนนผิด") as session:
        book = load_book(session)
        assert book.results_year is not None
        book.results_year.published_total = Decimal("12.34")
    with workspace.reading() as session:
        book = load_book(session)
        assert find_findings(book)
        for judged in find_findings(book, papers=[PaperKind.MATRIX]):
            assert judged.finding.slip.place.paper is PaperKind.MATRIX
