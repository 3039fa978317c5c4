"""The table holds every check once, and on sound data none of them says anything."""

import pkgutil
import re
from importlib import import_module

import pytest

from ita_desktop.actions.papers import list_papers
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.model.book import YearBook
from ita_desktop.rules import checks
from ita_desktop.rules.checks.table import CHECKS, find_slips
from ita_desktop.rules.findings import Evidence, Severity
from tests.rules.checks.looking import silent


def evidence_of(book: YearBook) -> Evidence:
    return Evidence(book, lambda: (paper_text(paper.compose(), paper.kind) for paper in list_papers(book)))


def test_every_module_with_checks_is_in_the_table() -> None:
    modules = [
        import_module(f"{checks.__name__}.{each.name}") for each in pkgutil.iter_modules(checks.__path__)
    ]
    found = {id(check) for module in modules for check in getattr(module, "CHECKS", ())}
    assert {id(check) for check in CHECKS} == found


def test_names_are_unique_and_stay_readable() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name)] == []


def test_every_check_says_in_thai_what_it_looks_for() -> None:
    words = [check.words for check in CHECKS]
    assert len(set(words)) == len(words)
    assert [each for each in words if not re.match("[ก-๎]", each)] == []


def test_the_sample_has_no_finding_in_records_or_papers(sample: YearBook, sample_before: YearBook) -> None:
    for book in (sample, sample_before):
        evidence = evidence_of(book)
        assert len(evidence.papers) >= 5
        assert silent(CHECKS, book, evidence.papers) == []


def spoil(book: YearBook) -> None:
    """Two slips that must be mended, at the end and at the beginning, and one to look at between them."""
    measures = book.year.measures
    measures[11].issue = "ข้อมูลข้อมูลพื้นฐาน"
    measures[1].issue = "ปฎิบัติงาน"
    measures[4].issue = "จัดประชุมเพื่อ"


def test_what_must_be_mended_comes_first_then_by_place(sample: YearBook) -> None:
    spoil(sample)
    found = find_slips(Evidence(sample))
    assert [(each.check.name, each.check.severity, each.slip.place.words) for each in found] == [
        ("misspellings", Severity.MUST_MEND, "มาตรการลำดับที่ 2 ช่องประเด็น"),
        ("doubled-words", Severity.MUST_MEND, "มาตรการลำดับที่ 12 ช่องประเด็น"),
        ("broken-off-texts", Severity.SHOULD_LOOK, "มาตรการลำดับที่ 5 ช่องประเด็น"),
    ]


def test_only_the_checks_that_are_named_look(sample: YearBook) -> None:
    spoil(sample)
    found = find_slips(Evidence(sample), only=["misspellings", "open-brackets"])
    assert [each.check.name for each in found] == ["misspellings"]
    with pytest.raises(KeyError):
        find_slips(Evidence(sample), only=["no-such-check"])
