"""What the scores of a year say: published beside recomputed, levels, weak points, strengths, falls."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from ita_desktop.model.edition import Kind
from ita_desktop.model.editions import read_level_scale
from ita_desktop.model.office import Office
from ita_desktop.model.terms import name_of_node
from ita_desktop.rules.levels import level_of
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import NodeScore, Scores, read_scores
from ita_desktop.rules.weak_points import (
    Fall,
    Strengths,
    falls,
    links_between,
    lowest_points,
    strengths,
    weak_points_below,
)
from ita_desktop.storage.books import list_years, load_office, load_results_year
from ita_desktop.translation import translate as _

LEVEL_SCALES = ("letters", "five-levels")

# A published score may be off by this much because the report rounds the shares it is made of.
TOLERANCE = Decimal("0.02")


@dataclass(frozen=True)
class ScoreReport:
    """`lowest` and `strengths` by the office's own count; `falls` against the year before, where the file has it."""

    scores: Scores
    below: tuple[NodeScore, ...]
    lowest: dict[str, tuple[NodeScore, ...]]
    strengths: Strengths
    falls: tuple[Fall, ...]
    threshold: Decimal

    def levels(self) -> dict[str, str]:
        """The level that the recomputed scores reach on each scale, by the scale's code."""
        total = self.scores.total_recomputed
        if total is None:
            return {}
        instruments = {
            score.node.code: score.recomputed
            for score in self.scores.instruments()
            if score.recomputed is not None
        }
        reached = {code: level_of(read_level_scale(code), total, instruments) for code in LEVEL_SCALES}
        return {code: level.name for code, level in reached.items() if level}

    def as_json(self) -> dict[str, object]:
        scores = self.scores
        return {
            "year": scores.year,
            "edition": scores.edition.code,
            "nodes": [
                {
                    "code": score.node.code,
                    "kind": score.node.kind.value,
                    "published": _two_places(score.published),
                    "recomputed": _two_places(score.recomputed),
                    "difference": _two_places(score.difference),
                }
                for score in scores.nodes
                if score.published is not None or score.recomputed is not None
            ],
            "total": {
                "published": _two_places(scores.total_published),
                "recomputed": _two_places(scores.total_recomputed),
            },
            "level": {
                "published": scores.level_published or None,
                "recomputed": scores.level_recomputed.name if scores.level_recomputed else None,
            },
            "weak_points": {
                "below": _codes(self.below),
                "lowest": {code: _codes(points) for code, points in self.lowest.items()},
            },
            "levels_by_scale": self.levels(),
            "strengths": {
                "indicators": _codes(self.strengths.indicators),
                "questions": _codes(self.strengths.questions),
            },
            "falls": [
                {
                    "code": fall.later.node.code,
                    "from": _two_places(fall.before),
                    "to": _two_places(fall.after),
                }
                for fall in self.falls
            ],
        }

    def in_words(self) -> Iterable[str]:
        scores = self.scores
        yield _("ผลการประเมินปีงบประมาณ {year} ตามกรอบ {edition}").format(
            year=scores.year, edition=scores.edition.code
        )
        row = "{code:<8}{published:>10}{recomputed:>12}{difference:>9}  {name}"
        yield row.format(
            code=_("รหัส"),
            published=_("ประกาศ"),
            recomputed=_("คำนวณซ้ำ"),
            difference=_("ต่าง"),
            name=_("ชื่อ"),
        )
        for score in scores.nodes:
            if score.shown is None or score.node.kind is Kind.PART:
                continue
            yield row.format(
                code=score.node.code,
                published=_two_places(score.published) or "-",
                recomputed=_two_places(score.recomputed) or "-",
                difference=_marked(score.difference),
                name=" ".join(filter(None, (name_of_node(score.node), score.note))),
            )
        yield _("คะแนนรวม ประกาศ {published} คำนวณซ้ำ {recomputed}").format(
            published=_two_places(scores.total_published) or "-",
            recomputed=_two_places(scores.total_recomputed) or "-",
        )
        yield _("ระดับ ประกาศ {published} คำนวณซ้ำ {recomputed}").format(
            published=_(scores.level_published) or "-",
            recomputed=_(scores.level_recomputed.name) if scores.level_recomputed else "-",
        )
        for code, level in self.levels().items():
            yield _("ตามเกณฑ์{scale}: {level}").format(scale=_(read_level_scale(code).name), level=_(level))
        yield _("ต่ำกว่า {threshold}: {codes}").format(
            threshold=self.threshold, codes=", ".join(_codes(self.below)) or "-"
        )
        for code, points in self.lowest.items():
            yield _("ต่ำที่สุดของ {instrument}: {codes}").format(
                instrument=code, codes=", ".join(_codes(points)) or "-"
            )
        yield _("ตัวชี้วัดที่สูงที่สุด: {codes}").format(codes=", ".join(_codes(self.strengths.indicators)) or "-")
        yield _("ข้อที่ได้คะแนนเต็ม: {codes}").format(codes=", ".join(_codes(self.strengths.questions)) or "-")
        for fall in self.falls:
            yield _("ลดลงมากที่สุด: {code} จาก {before} เป็น {after}").format(
                code=fall.later.node.code, before=_two_places(fall.before), after=_two_places(fall.after)
            )


def report_scores(session: Session, year: int | None = None) -> ScoreReport:
    """The report of `year`, or of the latest year with results. Raises YearMissingError."""
    office = load_office(session)
    results_year = load_results_year(session, year)
    scores = read_scores(results_year)
    return ScoreReport(
        scores=scores,
        below=weak_points_below(scores, office.threshold),
        lowest={
            instrument.node.code: lowest_points(scores, instrument.node.code, office.lowest_count)
            for instrument in scores.instruments()
            if scores.questions(instrument.node.identity)
        },
        strengths=strengths(scores, office.lowest_count),
        falls=_falls(session, office, scores),
        threshold=office.threshold,
    )


def _falls(session: Session, office: Office, scores: Scores) -> tuple[Fall, ...]:
    if scores.year - 1 not in list_years(session):
        return ()
    earlier = read_scores(load_results_year(session, scores.year - 1))
    return falls(earlier, scores, links_between(earlier.edition, scores.edition), office.lowest_count)


def _codes(points: Iterable[NodeScore]) -> list[str]:
    return [point.node.code for point in points]


def _two_places(value: Decimal | None) -> str | None:
    return None if value is None else str(rounded(value))


def _marked(difference: Decimal | None) -> str:
    if difference is None:
        return "-"
    return f"{rounded(difference)}{'' if abs(difference) <= TOLERANCE else ' !'}"
