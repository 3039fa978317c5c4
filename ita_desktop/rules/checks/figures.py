"""Published figures that contradict each other: what does not follow from its parts, and what was meant."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import cast

from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FiscalYear
from ita_desktop.rules.accounts import (
    TOTAL,
    Figure,
    FigureLaw,
    FigureLimit,
    Rule,
    doubtful_nodes,
)
from ita_desktop.rules.checks.places import measure_row
from ita_desktop.rules.findings import Check, Evidence, Mend, Place, Severity, Slip
from ita_desktop.rules.misprints import Account, Explanation, Misprint, explain
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import NodeScore
from ita_desktop.rules.weak_points import links_between
from ita_desktop.translation import translate as _

MOST_CANDIDATES = 3
"""How many possible misprints an officer is asked to look at one by one."""

_BALANCES = (Rule.FOLLOWS_FROM_PARTS, Rule.FOLLOWS_FROM_INSTRUMENTS, Rule.WEIGHTED_PART)
_COLUMNS = {
    "published": "คะแนน",
    "published_level": "ระดับ",
    "published_weighted": "คะแนนถ่วงน้ำหนัก",
    "share_least": "น้อยที่สุด",
    "share_little": "น้อย",
    "share_much": "มาก",
    "share_most": "มากที่สุด",
    "share_yes": "มี",
    "share_no": "ไม่มี",
}


class FigureReport:
    """The figures of a year in the officer's words."""

    def __init__(self, year: FiscalYear, account: Account[Figure]) -> None:
        self.account = account
        self._year = year
        self._nodes = {node.identity: node for node in year.edition.nodes}
        self._results = {result.node.identity: result for result in year.results}

    def place(self, figure: Figure) -> Place:
        if figure.identity == TOTAL.identity:
            column = "ระดับที่ประกาศ" if figure.column == "published_level" else "คะแนนรวมที่ประกาศ"
            return Place(_("สำนักงาน ช่อง{column}").format(column=column), self._year, figure.column)
        code = self._nodes[figure.identity].code
        words = _("ผลคะแนน ข้อ {code} ช่อง{column}").format(code=code, column=_COLUMNS[figure.column])
        return Place(words, self._results[figure.identity], figure.column)

    def name(self, figure: Figure) -> str:
        if figure == TOTAL:
            return _("คะแนนรวม")
        node = name_of(self._nodes[figure.identity])
        if figure.column in ("published", "published_weighted"):
            return f"{_COLUMNS[figure.column]}{node}"
        return _("ร้อยละของคำตอบ “{answer}” {node}").format(answer=_COLUMNS[figure.column], node=node)

    def sentence(self, law: FigureLaw) -> str:
        """What is wrong, with the figure found and the figure expected."""
        figure = self.account.figures[law.about]
        if isinstance(law, FigureLimit):
            return _("{figure} คือ {found} ซึ่งเป็นไปไม่ได้ เพราะข้อมูลแต่ละข้อได้ 0 หรือ 100 คะแนนเท่านั้น").format(
                figure=self.name(law.about), found=f"{figure:.2f}"
            )
        residue = law.residue(self.account.figures)
        if law.rule is Rule.SHARES_ADD_UP:
            return _("ร้อยละของคำตอบ{node} รวมกันได้ {found} ไม่ใช่ 100").format(
                node=name_of(self._nodes[law.about.identity]), found=f"{rounded(residue + law.goal):.2f}"
            )
        sources = {
            Rule.FOLLOWS_FROM_PARTS: _("ส่วนย่อย"),
            Rule.FOLLOWS_FROM_INSTRUMENTS: _("คะแนนและน้ำหนักของแบบวัด"),
            Rule.WEIGHTED_PART: _("คะแนนและน้ำหนักของแบบวัดนี้"),
        }
        return _("{figure} คือ {found} แต่คำนวณจาก{source}ได้ {expected}").format(
            figure=self.name(law.about),
            found=f"{figure:.2f}",
            source=sources[law.rule],
            expected=f"{rounded(residue + Fraction(figure)):.2f}",
        )

    def meant(self, misprint: Misprint[Figure]) -> str:
        return _("{figure} เป็น {meant}").format(figure=self.name(misprint.key), meant=f"{misprint.meant:.2f}")


def name_of(node: Node | NodeRecord) -> str:
    if node.kind is Kind.INSTRUMENT:
        return f" {node.code}"
    if node.kind is Kind.GROUP:
        return _("กลุ่มข้อมูล {code}").format(code=node.code)
    is_indicator = node.kind in (Kind.INDICATOR, Kind.SUBINDICATOR)
    return (
        _("ตัวชี้วัดที่ {code}").format(code=node.code) if is_indicator else _("ข้อ {code}").format(code=node.code)
    )


def _look_for(rules: Sequence[Rule], evidence: Evidence) -> Iterator[Slip]:
    """Those that begin with a breach of one of `rules`; of two wholes with the same cause the smaller one."""
    if evidence.book.results_year is None or evidence.account is None:
        return
    report = FigureReport(evidence.book.results_year, evidence.account)
    explanations = explain(report.account)
    for explanation in explanations:
        laws = _laws_of(explanation)
        if not laws or laws[0].rule not in rules:
            continue
        if explanation.certain:
            yield from _misprints(report, laws, explanation)
        elif not any(_explains(other, explanation) for other in explanations):
            yield _contradiction(report, laws, explanation)


def _laws_of(explanation: Explanation[Figure]) -> list[FigureLaw]:
    """Without those that only a printed level imposes."""
    laws = cast("Sequence[FigureLaw]", explanation.laws)
    return [law for law in laws if law.rule is not Rule.REACHES_LEVEL]


def _explains(smaller: Explanation[Figure], larger: Explanation[Figure]) -> bool:
    """Whether nothing is known of either and the parts of one law are among those of the other."""
    if smaller.candidates or larger.candidates:
        return False
    return any(
        set(one.keys) - {one.about} < set(other.keys) - {other.about}
        for one in _laws_of(smaller)
        for other in _laws_of(larger)
    )


def _misprints(
    report: FigureReport, laws: Sequence[FigureLaw], explanation: Explanation[Figure]
) -> Iterator[Slip]:
    found = _(" และ").join(map(report.sentence, laws))
    changes = _(" และ").join(map(report.meant, explanation.certain))
    for misprint in explanation.certain:
        printed, meant = f"{misprint.printed:.2f}", f"{misprint.meant:.2f}"
        advice = _("ตรวจ{figure} กับรายงานผล ถ้าพิมพ์ผิดให้แก้ {printed} เป็น {meant}")
        yield Slip(
            report.place(misprint.key),
            _("{found} ตัวเลขจะลงตัวถ้า{changes}").format(found=found, changes=changes),
            advice.format(figure=report.name(misprint.key), printed=printed, meant=meant),
            Mend(misprint.meant, f"{printed} → {meant}") if len(explanation.certain) == 1 else None,
        )


def _contradiction(report: FigureReport, laws: Sequence[FigureLaw], explanation: Explanation[Figure]) -> Slip:
    smallest = min(laws, key=lambda law: len(law.keys))
    changes = [report.meant(misprint) for (misprint,) in explanation.candidates]
    if 0 < len(changes) <= MOST_CANDIDATES:
        advice = _("ตรวจกับรายงานผล ตัวเลขจะลงตัวถ้า{changes}").format(changes=_(" หรือ").join(changes))
    else:
        advice = _("ตรวจคะแนนนี้และคะแนนที่นำมาคำนวณกับรายงานผลทีละค่า แล้วแก้ค่าที่พิมพ์ผิด")
    return Slip(report.place(smallest.about), _(" และ").join(map(report.sentence, laws)), advice)


def _last_scores(evidence: Evidence) -> Iterator[Slip]:
    """The score beside a measure is that of the same node in the results, or the mean of those merged into it.

    Results that contradict each other must be mended before anything is held against them.
    """
    book = evidence.book
    if evidence.scores is None or evidence.account is None or book.results_edition is None:
        return
    doubtful = doubtful_nodes(evidence.account)
    scores = {score.node.identity: score for score in evidence.scores.nodes}
    origins: dict[str | None, list[NodeScore]] = {}
    for link in links_between(book.results_edition, book.edition):
        if link.earlier in scores:
            origins.setdefault(link.later, []).append(scores[link.earlier])
    for measure in book.year.measures:
        if measure.node is None or measure.last_node or measure.last_score is None:
            continue
        earlier = origins.get(measure.node.identity, [])
        shown = [score.shown for score in earlier if score.shown is not None]
        known = {figure for score in earlier for figure in (score.published, score.recomputed)}
        if (
            not shown
            or measure.last_score in known
            or any(each.node.identity in doubtful for each in earlier)
        ):
            continue
        mean = rounded(sum(map(Fraction, shown), Fraction()) / len(shown))
        if measure.last_score != mean:
            row, found, expected = measure_row(book, measure), f"{measure.last_score:.2f}", f"{mean:.2f}"
            message = _("{row} พิมพ์คะแนนปีก่อน {found} แต่ผลคะแนนของ{node} คือ {expected}")
            yield Slip(
                Place(_("{row} ช่องคะแนนปีก่อน").format(row=row), measure, "last_score"),
                message.format(row=row, found=found, node=name_of(measure.node), expected=expected),
                _("แก้คะแนนปีก่อนให้ตรงกับแผ่นผลคะแนน"),
                Mend(mean, f"{found} → {expected}") if len(shown) == 1 else None,
            )


CHECKS: tuple[Check, ...] = (
    Check(
        "score-against-parts",
        Severity.MUST_MEND,
        "คะแนน คะแนนรวม หรือคะแนนถ่วงน้ำหนักที่ไม่ตรงกับส่วนที่นำมาคำนวณ พร้อมค่าที่น่าจะถูกถ้าพิมพ์ผิดเพียงแห่งเดียว",
        partial(_look_for, _BALANCES),
    ),
    Check(
        "shares-against-whole",
        Severity.MUST_MEND,
        "ร้อยละของคำตอบที่รวมกันแล้วไม่เป็น 100",
        partial(_look_for, (Rule.SHARES_ADD_UP,)),
    ),
    Check(
        "score-impossible",
        Severity.MUST_MEND,
        "คะแนนของข้อมูลสาธารณะที่เป็นไปไม่ได้ เพราะแต่ละข้อได้ 0 หรือ 100 คะแนน",
        partial(_look_for, (Rule.CAN_COME_FROM_ITEMS,)),
    ),
    Check(
        "last-score-against-results",
        Severity.MUST_MEND,
        "คะแนนปีก่อนในตารางมาตรการที่ไม่ตรงกับผลคะแนน",
        _last_scores,
    ),
)
