"""A name nearly known: at a terminal the officer is asked, and what was answered counts for all its cells."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ita_desktop.commands import run
from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

MISSPELT, MEANT = "ฝ่ายการคลังง", "ฝ่ายการคลัง"


@pytest.fixture
def office(tmp_path: Path, sample_content: bytes) -> Path:
    path = tmp_path / "สมมติ.ita"
    path.write_bytes(sample_content)
    return path


@pytest.fixture
def workbook(office: Path, tmp_path: Path) -> Path:
    """Of the office, with a section misspelt wherever it leads an item."""
    path = tmp_path / "ปี.xlsx"
    assert run(["template", str(path), "--file", str(office)]) == DONE
    book = load_workbook(path)
    spoilt = 0
    for row in book["ความรับผิดชอบ OIT"].iter_rows(min_row=2):
        for cell in row:
            if cell.value == MEANT:
                cell.value = MISSPELT
                spoilt += 1
    assert spoilt > 1
    book.save(path)
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Lets somebody at the terminal answer so; the list takes the questions."""

    def prepare(*answers: str) -> list[str]:
        asked: list[str] = []
        left: Iterator[str] = iter(answers)

        def reply(question: str) -> str:
            asked.append(question)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", reply)
        return asked

    return prepare


def leads(office: Path) -> list[str]:
    with closing(Workspace.open(office)) as workspace, workspace.reading() as session:
        book = load_book(session)
        return [
            party.unit.name if party.unit else party.words
            for responsibility in book.year.responsibilities
            for party in responsibility.parties
        ]


@pytest.mark.parametrize("yes", ["y", " Y ", "ใช่"])
def test_a_yes_counts_for_every_cell_and_the_workbook_is_taken_in(
    office: Path, workbook: Path, answer: Callable[..., list[str]], yes: str
) -> None:
    before = leads(office)
    asked = answer(yes)
    assert run(["import", str(office), str(workbook)]) == DONE
    (question,) = asked
    assert MISSPELT in question
    assert f"“{MEANT}”" in question
    assert leads(office) == before


@pytest.mark.parametrize("replies", [["n"], [""], []])
def test_without_a_yes_nothing_is_taken_in_and_nobody_is_asked_twice(
    office: Path, workbook: Path, answer: Callable[..., list[str]], replies: list[str]
) -> None:
    before = leads(office)
    asked = answer(*replies)
    assert run(["import", str(office), str(workbook)]) == REFUSED
    assert len(asked) == 1
    assert leads(office) == before


def test_a_program_that_reads_the_answer_is_not_asked(
    office: Path, workbook: Path, answer: Callable[..., list[str]]
) -> None:
    asked = answer("y")
    assert run(["import", str(office), str(workbook), "--json"]) == REFUSED
    assert asked == []
