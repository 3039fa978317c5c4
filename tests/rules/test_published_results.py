"""Figures that two offices published, recomputed."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.model.editions import read_edition, read_level_scale
from ita_desktop.rules.levels import level_of_score
from ita_desktop.rules.scores import Published, Scores, compute_scores
from ita_desktop.rules.weak_points import lowest_points, strengths

CASES = Path(__file__).parents[3] / "shared" / "cases"
BMA_2565 = read_edition("bma-2565")
LETTERS = read_level_scale("letters")


def read_case(name: str) -> dict[str, Any]:
    file = CASES / f"{name}.json"
    if not file.exists():
        pytest.skip(f"the case {name} is not beside this checkout")
    return json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def compute(
    scores: Mapping[str, Decimal], total: Decimal, level: str, weighted: Mapping[str, Decimal] | None = None
) -> Scores:
    identities = {node.code: node.identity for node in BMA_2565.nodes}
    weighted = weighted or {}
    published = {
        identities[code]: Published(score, weighted=weighted.get(code)) for code, score in scores.items()
    }
    return compute_scores(BMA_2565, published, total, level)


@pytest.fixture(scope="module")
def yannawa_case() -> dict[str, Any]:
    return read_case("yannawa-2566")


@pytest.fixture(scope="module")
def yannawa(yannawa_case: dict[str, Any]) -> Scores:
    results = yannawa_case["results"]
    kinds = ("indicators", "questions", "instruments", "subindicators", "groups", "items")
    scores = {code: score for kind in kinds for code, score in results[kind].items()}
    return compute(scores, results["total"], results["level"])


def test_yannawa_recomputes_without_a_difference(yannawa: Scores) -> None:
    assert len(yannawa.questions()) == 45
    assert len(yannawa.indicators()) == 10
    assert len(yannawa.items()) == 43
    differences = {score.node.code: str(score.difference) for score in yannawa.nodes}
    assert set(differences.values()) == {"0.00"}, differences
    assert [str(score.recomputed) for score in yannawa.instruments()] == ["96.42", "97.37", "100.00"]
    assert yannawa.total_recomputed == yannawa.total_published == Decimal("98.14")
    assert yannawa.level_recomputed is not None
    assert yannawa.level_recomputed.name == yannawa.level_published == "AA"


def test_yannawa_indicators_and_instruments_follow_from_the_questions_alone(
    yannawa_case: dict[str, Any],
) -> None:
    results = yannawa_case["results"]
    scores = compute(results["questions"] | results["items"], results["total"], results["level"])
    for code, printed in (results["indicators"] | results["instruments"]).items():
        assert scores.by_code(code).recomputed == printed, code
    assert scores.total_recomputed == Decimal("98.14")
    parts = {score.node.code: scores.weighted(score) for score in scores.instruments()}
    assert parts == results["weighted"]


def test_yannawa_levels_of_indicators_are_those_printed(
    yannawa: Scores, yannawa_case: dict[str, Any]
) -> None:
    for score in yannawa.indicators():
        assert score.shown is not None
        level = level_of_score(LETTERS, score.shown)
        assert level is not None
        assert f"{level.name} {level.word}" == yannawa_case["results"]["indicator_levels"][score.node.code]


def test_yannawa_weak_points_are_exactly_those_printed(yannawa: Scores, yannawa_case: dict[str, Any]) -> None:
    printed = yannawa_case["weak_points"]
    assert sorted(printed) == ["EIT", "IIT"]
    for instrument in ("IIT", "EIT"):
        assert [s.node.code for s in lowest_points(yannawa, instrument, 5)] == printed[instrument]
    assert lowest_points(yannawa, "OIT", 5) == ()


def test_yannawa_strengths_are_its_full_indicators_and_question(yannawa: Scores) -> None:
    found = strengths(yannawa, 2)
    assert [score.node.code for score in found.indicators] == ["9", "10"]
    assert [score.node.code for score in found.questions] == ["E4"]


@pytest.fixture(scope="module")
def latkrabang() -> dict[str, Any]:
    return read_case("latkrabang-2566")["previous_results"]


def test_latkrabang_as_printed_does_not_make_its_printed_total(latkrabang: dict[str, Any]) -> None:
    scores = compute(latkrabang["indicators"], latkrabang["printed_total"], latkrabang["printed_level"])
    assert (scores.total_published, scores.total_recomputed) == (Decimal("79.74"), Decimal("89.94"))
    assert scores.level_published == "B"
    assert scores.level_recomputed is not None
    assert scores.level_recomputed.name == "A"
    assert "จำนวนข้อคำถาม" in scores.by_code("IIT").note
    assert scores.by_code("OIT").note == ""


def test_latkrabang_repaired_makes_the_instruments_and_total_that_were_meant(
    latkrabang: dict[str, Any],
) -> None:
    repaired = latkrabang["repaired"]
    scores = compute(latkrabang["indicators"] | repaired["indicators"], repaired["total"], repaired["level"])
    assert {s.node.code: s.recomputed for s in scores.instruments()} == repaired["instruments"]
    assert scores.total_recomputed == repaired["total"] == Decimal("77.94")
    assert scores.level_recomputed is not None
    assert scores.level_recomputed.name == "B"


def test_latkrabang_indicators_nine_and_ten_follow_from_failed_items() -> None:
    """One item of 9.1; two of the eight of 10.1 and both of 10.2."""
    failed = {"O3", "O34", "O35", "O42", "O43"}
    items = {f"O{n}": Decimal(0 if f"O{n}" in failed else 100) for n in range(1, 44)}
    scores = compute(items, Decimal("79.74"), "B")
    assert [str(score.recomputed) for score in scores.indicators()[-2:]] == ["97.78", "37.50"]
    assert scores.by_code("OIT").recomputed == Decimal("67.64")
