"""Levels beside published scores: one that the scale does not know, or that the score does not reach."""

from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from ita_desktop.model.edition import Level, LevelScale
from ita_desktop.rules.accounts import TOTAL, Figure, FigureLaw, Rule, printed_level, reached_level
from ita_desktop.rules.checks.figures import FigureReport
from ita_desktop.rules.findings import Check, Evidence, Mend, Severity, Slip
from ita_desktop.rules.misprints import Balance, explain
from ita_desktop.translation import translate as _


def _levels(evidence: Evidence) -> Iterator[Slip]:
    """Where one misprint of the score explains the level too, it is told with the score."""
    year = evidence.book.results_year
    if year is None or evidence.account is None:
        return
    report, edition = FigureReport(year, evidence.account), evidence.book.results_edition
    scale, figures = evidence.book.level_scale, report.account.figures
    explained = {
        law.about
        for explanation in explain(report.account)
        for law in cast("tuple[FigureLaw, ...]", explanation.laws)
        if explanation.certain and law.rule is Rule.REACHES_LEVEL
    }
    printed = {Figure(result.node.identity): result.published_level for result in year.results}
    for score, words in {TOTAL: year.published_level, **printed}.items():
        if edition is None or score not in figures or score in explained or not words.strip():
            continue
        reached = reached_level(edition, figures, score, figures[score])
        if reached is not None and not _is_said(scale, reached, words):
            yield _slip(report, score, words, reached)


def _is_said(scale: LevelScale, level: Level, words: str) -> bool:
    """Whether the words name the level, and do not say what another one means."""
    others = {other.word for other in scale.levels if other.word and other.word not in level.word}
    return printed_level(scale, words) == level and not any(
        word.casefold() in words.casefold() for word in others
    )


def _slip(report: FigureReport, score: Figure, words: str, reached: Level) -> Slip:
    figure: Decimal = report.account.figures[score]
    has_word = not words.strip().isascii() or " " in words.strip()
    right = f"{reached.name} {reached.word}" if reached.word and has_word else reached.name
    message = _("{figure} คือ {found} อยู่ในระดับ {expected} แต่ระดับที่ประกาศคือ {printed}")
    return Slip(
        report.place(Figure(score.identity, "published_level")),
        message.format(
            figure=report.name(score), found=f"{figure:.2f}", expected=right, printed=words.strip()
        ),
        _("ตรวจคะแนนและระดับกับรายงานผล ถ้าคะแนนถูกต้องให้แก้ระดับเป็น {expected}").format(expected=right),
        Mend(right, f"{words.strip()} → {right}") if _is_confirmed(report, score) else None,
    )


def _is_confirmed(report: FigureReport, score: Figure) -> bool:
    """Whether other figures agree with the score."""
    account = report.account
    laws = [law for law in account.laws if isinstance(law, Balance) and score in law.keys]
    return bool(laws) and all(law.holds(account.figures) for law in laws)


CHECKS: tuple[Check, ...] = (
    Check(
        "level-against-score",
        Severity.MUST_MEND,
        "ระดับที่ประกาศไม่ตรงกับคะแนนตามเกณฑ์ของปีนั้น",
        _levels,
    ),
)
