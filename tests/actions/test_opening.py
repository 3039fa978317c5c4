"""A new office is opened by all the answers at once, or not at all."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop.actions.emblems import Emblem, EmblemError, read_emblem
from ita_desktop.actions.opening import (
    AnswerError,
    Matching,
    OfficeAnswers,
    OwnFrame,
    Section,
    Signer,
    count_nodes,
    districts,
    file_name_of,
    free_path,
    full_office_name,
    match_editions,
    open_new_office,
    preview_workbook,
    propose_edition,
    propose_year,
    read_frame,
    read_names,
)
from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import read_edition
from ita_desktop.model.office import SigningDuty
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.workspace import Workspace
from tests.documents.writers.model_pages import emblem_png

ANSWERS = OfficeAnswers(
    name=" สำนักงานเขตทดลอง ",
    year=2566,
    edition="bma-2566",
    results_edition="bma-2565",
    address="1 ถนนทดลอง",
    telephone="1234",
    website="https://example.go.th",
    schools=("โรงเรียนหนึ่ง", "โรงเรียนสอง"),
    signers=(
        Signer(SigningDuty.DIRECTOR, "นางสาวสมหญิง ทดลอง", "ผู้อำนวยการเขตทดลอง"),
        Signer(SigningDuty.ASSISTANT_DIRECTOR),
        Signer(SigningDuty.COORDINATING_HEAD, "", "หัวหน้าฝ่ายปกครอง"),
    ),
    emblem=Emblem("garuda.png", b"\x89PNG\r\n\x1a\n"),
)


def opened(tmp_path: Path, answers: OfficeAnswers, year: int | None = None) -> YearBook:
    workspace = Workspace.create(
        tmp_path / "new.ita", "เปิดแฟ้ม", lambda session: open_new_office(session, answers)
    )
    with workspace.reading() as session:
        return load_book(session, year)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory, sample_content: bytes) -> Path:
    folder = tmp_path_factory.mktemp("workbook")
    (folder / "sample.ita").write_bytes(sample_content)
    with Workspace.open(folder / "sample.ita").reading() as session:
        export_workbook(session, folder / "sample.xlsx")
    return folder / "sample.xlsx"


def test_all_answers_come_into_the_file(tmp_path: Path) -> None:
    book = opened(tmp_path, ANSWERS)
    office = book.office
    assert (office.name, office.district) == ("สำนักงานเขตทดลอง", "ทดลอง")
    assert (office.address, office.telephone, office.website) == (
        "1 ถนนทดลอง",
        "1234",
        "https://example.go.th",
    )
    assert len(book.sections) == 10
    assert [school.name for school in book.schools] == ["โรงเรียนหนึ่ง", "โรงเรียนสอง"]
    assert (office.emblem_file, office.emblem) == ("garuda.png", b"\x89PNG\r\n\x1a\n")
    assert (book.year.edition.code, book.results_year and book.results_year.edition.code) == (
        "bma-2566",
        "bma-2565",
    )


def test_the_calendar_of_the_year_is_proposed(tmp_path: Path) -> None:
    book = opened(tmp_path, ANSWERS)
    assert len(book.year.phases) > 10
    assert book.results_year
    assert not book.results_year.phases


def test_who_signs_is_a_person_with_title_name_and_post(tmp_path: Path) -> None:
    book = opened(tmp_path, ANSWERS)
    director = book.signatory(SigningDuty.DIRECTOR)
    assert director
    assert director.person
    assert (director.person.title, director.person.name) == ("นางสาว", "สมหญิง ทดลอง")
    assert director.printed_position == "ผู้อำนวยการเขตทดลอง"
    assert book.signatory(SigningDuty.ASSISTANT_DIRECTOR) is None
    head = book.signatory(SigningDuty.COORDINATING_HEAD)
    assert head
    assert head.person is None
    assert head.printed_position == "หัวหน้าฝ่ายปกครอง"


def test_the_head_of_a_section_belongs_to_it_and_nobody_is_there_twice(tmp_path: Path) -> None:
    signers = (
        Signer(SigningDuty.COORDINATING_HEAD, "นายสมชาย ทดลอง", "หัวหน้าฝ่ายปกครอง"),
        Signer(SigningDuty.OFFICER, "นายสมชาย  ทดลอง", "หัวหน้าฝ่ายปกครอง"),
    )
    book = opened(tmp_path, replace(ANSWERS, signers=signers))
    [person] = book.office.people
    assert person.unit
    assert person.unit.name == "ฝ่ายปกครอง"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "สำนักงานเขต "}, "name"),
        ({"year": 25660}, "year"),
        ({"sections": (Section("ฝ่ายหนึ่ง"), Section("ฝ่าย หนึ่ง"))}, "sections"),
        ({"sections": (Section(" "),)}, "sections"),
        ({"schools": ("โรงเรียนหนึ่ง", "โรงเรียนหนึ่ง")}, "schools"),
    ],
)
def test_a_refusal_names_its_field_and_leaves_no_file(
    tmp_path: Path, change: dict[str, object], field: str
) -> None:
    with pytest.raises(AnswerError) as refused:
        opened(tmp_path, replace(ANSWERS, **change))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("results", [None, "bma-2566"])
def test_an_office_may_bring_a_frame_of_its_own(tmp_path: Path, results: str | None) -> None:
    frame = tmp_path / "frame.csv"
    frame.write_text("รหัส,ชื่อ\nI1,คำถามหนึ่ง\nO1,ข้อมูลหนึ่ง\nO2,ข้อมูลสอง\n", encoding="utf-8")
    answers = replace(ANSWERS, year=2567, edition=OwnFrame(frame, "own-2567"), results_edition=results)
    book = opened(tmp_path, answers)
    assert book.year.edition.code == "own-2567"
    assert [edition.code for edition in book.office.editions] == (
        [results, "own-2567"] if results else ["own-2567"]
    )
    assert (book.results_year is not None) == (results is not None)
    assert book.year.phases


def test_the_workbook_of_the_same_year_comes_in_with_the_file(tmp_path: Path, workbook: Path) -> None:
    answers = replace(ANSWERS, workbook=workbook)
    reading = preview_workbook(answers)
    assert len(reading.changes) > 500
    assert not reading.problems
    assert list(tmp_path.iterdir()) == []
    book = opened(tmp_path, answers)
    assert book.year.measures
    assert book.office.people


def test_last_years_workbook_comes_into_last_year(tmp_path: Path, workbook: Path) -> None:
    answers = replace(ANSWERS, year=2567, edition="bma-2566", results_edition="bma-2566", workbook=workbook)
    assert not preview_workbook(answers).problems
    book = opened(tmp_path, answers)
    assert not book.year.measures
    assert book.results_year
    assert book.results_year.measures
    with Workspace.open(tmp_path / "new.ita").reading() as session:
        assert list_years(session) == [2565, 2566, 2567]


def test_a_year_begins_with_the_committees_and_carriers_of_last_years_workbook(
    tmp_path: Path, workbook: Path
) -> None:
    answers = replace(ANSWERS, year=2567, edition="bma-2566", results_edition=None, workbook=workbook)
    notices = preview_workbook(answers).notices
    assert "2567" in notices[0]
    book = opened(tmp_path, answers)
    assert book.results_year
    assert book.results_year.edition.code == "bma-2566"
    assert [body.name for body in book.year.bodies] == [body.name for body in book.results_year.bodies]
    before = [member.post for member in book.results_year.bodies[0].members if member.until is None]
    assert [member.post for member in book.year.bodies[0].members] == before
    assert len(book.year.responsibilities) == len(book.results_year.responsibilities)
    assert not any(each.published_on or each.urls for each in book.year.responsibilities)
    assert not book.year.papers
    assert book.office.people


def test_last_years_workbook_comes_in_by_the_frame_that_it_names(
    tmp_path: Path, sample_content: bytes
) -> None:
    (tmp_path / "sample.ita").write_bytes(sample_content)
    earlier = tmp_path / "2565.xlsx"
    with Workspace.open(tmp_path / "sample.ita").reading() as session:
        export_workbook(session, earlier, 2565)
    book = opened(tmp_path, replace(ANSWERS, results_edition=None, workbook=earlier))
    assert book.results_year
    assert (book.results_year.year, book.results_year.edition.code) == (2565, "bma-2565")
    assert book.year.bodies
    with Workspace.open(tmp_path / "new.ita").reading() as session:
        assert list_years(session) == [2565, 2566]


def test_a_workbook_of_another_year_is_refused(tmp_path: Path, workbook: Path) -> None:
    with pytest.raises(AnswerError, match="2566"):
        preview_workbook(replace(ANSWERS, year=2569, workbook=workbook))
    with pytest.raises(AnswerError):
        opened(tmp_path, replace(ANSWERS, year=2569, workbook=workbook))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("no")
    with pytest.raises(AnswerError) as refused:
        preview_workbook(replace(ANSWERS, workbook=path))
    assert refused.value.field == "workbook"


def test_pasted_lists_lose_their_numbers_and_repetitions() -> None:
    text = "1. โรงเรียนหนึ่ง\n๒) โรงเรียนสอง\n\n - โรงเรียนสาม\nโรงเรียนหนึ่ง\nโรงเรียน 4 ภาษา\t\n"
    assert read_names(text) == ("โรงเรียนหนึ่ง", "โรงเรียนสอง", "โรงเรียนสาม", "โรงเรียน 4 ภาษา")


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (datetime.date(2022, 6, 30), 2565),
        (datetime.date(2022, 7, 15), 2566),
        (datetime.date(2022, 10, 1), 2566),
        (datetime.date(2023, 3, 1), 2566),
    ],
)
def test_from_july_on_the_next_year_is_proposed(today: datetime.date, year: int) -> None:
    assert propose_year(today) == year


def test_the_proposed_frame_is_a_checked_one() -> None:
    assert propose_edition(2566) == "bma-2566"
    assert propose_edition(2565) == "bma-2565"
    assert propose_edition(2570) == "bma-2566"
    assert propose_edition(2560) == "bma-2565"


def test_a_frame_may_be_asked_for_by_the_numbers_of_a_draft(tmp_path: Path) -> None:
    draft = read_frame("bma-2566@november")
    assert {node.identity for node in draft.nodes} == {node.identity for node in read_frame("bma-2566").nodes}
    assert [node.code for node in draft.nodes] != [node.code for node in read_edition("bma-2566").nodes]
    book = opened(tmp_path, replace(ANSWERS, edition="bma-2566@november"))
    assert book.year.edition.revision == "november"
    assert [node.code for node in book.year.edition.nodes] == [node.code for node in draft.nodes]


def test_what_became_of_the_items_is_counted() -> None:
    now, before = read_edition("bma-2566"), read_edition("bma-2565")
    assert match_editions(now, before) == Matching(10, 29, 9, 4)
    assert match_editions(now, now) == Matching(30, 0, 0, 0)
    assert match_editions(read_edition("nacc-2567"), before) is None
    assert count_nodes(now) == {"IIT": 25, "EIT": 15, "OIT": 30}


def test_a_district_alone_becomes_its_office() -> None:
    assert len(districts()) == 50
    assert full_office_name("คลองเตย") == full_office_name("เขตคลองเตย") == "สำนักงานเขตคลองเตย"
    assert full_office_name("สวนสมมติ") == full_office_name(" เขต สวนสมมติ") == "สำนักงานเขตสวนสมมติ"
    for other in ("โรงพยาบาลทดลอง", "สำนักการทดลอง", "เทศบาลทดลอง", "สำนักงานเขต", "เขต", ""):
        assert full_office_name(other) == other


def test_a_file_that_is_there_is_never_proposed(tmp_path: Path) -> None:
    first = free_path(tmp_path, "สำนักงานเขตทดลอง")
    assert first.name == "สำนักงานเขตทดลอง.ita"
    first.touch()
    assert free_path(tmp_path, "สำนักงานเขตทดลอง").name == "สำนักงานเขตทดลอง (2).ita"
    assert file_name_of(' ก/ข: "ค" ') == "กข ค.ita"


def test_an_emblem_is_a_picture_of_reasonable_size(tmp_path: Path) -> None:
    path = tmp_path / "garuda.png"
    path.write_bytes(emblem_png(40, 30))
    assert read_emblem(path).file_name == "garuda.png"
    path.write_bytes(b"GIF89a")
    with pytest.raises(EmblemError):
        read_emblem(path)
    path.write_bytes(b"\xff\xd8\xff" + bytes(6_000_000))
    with pytest.raises(EmblemError):
        read_emblem(path)
    with pytest.raises(EmblemError):
        read_emblem(tmp_path / "missing.png")
