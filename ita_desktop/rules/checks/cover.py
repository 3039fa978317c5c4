"""What measures leave open: weak points without one, and rows without owner, deadline, output or follow-up."""

from collections.abc import Collection, Iterator
from functools import cached_property

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.year import Cadence, Measure, MeasuresTable, MeasureState
from ita_desktop.rules.accounts import Figure, doubtful_nodes
from ita_desktop.rules.checks.figures import name_of
from ita_desktop.rules.checks.places import measure_row
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip, once
from ita_desktop.rules.misprints import Account
from ita_desktop.rules.remedies import Remedies
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.rules.weak_points import links_between, weak_points, weak_points_below
from ita_desktop.translation import translate as _


class _WeakPoints:
    """The weak points of the results, and what stands for them in the frame of the year."""

    def __init__(
        self, book: YearBook, scores: Scores, account: Account[Figure], meant: Collection[str]
    ) -> None:
        self._book = book
        self._meant = meant
        self._scores = scores
        self._doubtful = doubtful_nodes(account)
        self._was: dict[str, set[str]] = {}
        known = {score.node.identity for score in scores.nodes}
        for link in links_between(scores.edition, book.edition):
            if link.earlier in known and link.earlier and link.later:
                self._was.setdefault(link.later, set()).add(link.earlier)

    @cached_property
    def by_rule(self) -> tuple[NodeScore, ...]:
        """By the rule of the office; none where the frame does not say what became of the nodes."""
        office = self._book.office
        found = weak_points(self._scores, office.weak_point_rule, office.threshold, office.lowest_count)
        return found if self._was else ()

    def without_measure(self) -> Iterator[NodeScore]:
        """A misprint may be no weak point at all, once it is mended."""
        covered = {identity for measure in self._book.year.measures for identity in self._covered(measure)}
        named = set(self._named_in_results())
        remedies = Remedies(self._book, self._scores)
        for point in self.by_rule:
            if point.node.identity in self._meant:
                continue
            if not named & remedies.origins_of(point) and not covered & remedies.successors_of(point):
                yield point

    def strong_ones(self, measure: Measure) -> list[NodeScore]:
        """What a measure on one question or item is for, if it is all known, beyond doubt and weak by neither rule."""
        if measure.node is None or measure.last_node or measure.node.kind not in (Kind.QUESTION, Kind.ITEM):
            return []
        origins = [self._scores.of(identity) for identity in self._was.get(measure.node.identity, ())]
        weak = {
            point.node.identity
            for point in (*self.by_rule, *weak_points_below(self._scores, self._book.office.threshold))
        }
        if any(score.shown is None or score.node.identity in weak | self._doubtful for score in origins):
            return []
        return origins

    def _covered(self, measure: Measure) -> list[str]:
        """By the codes that were chosen: that they are of another frame is a finding of its own."""
        if measure.node is None or measure.state is MeasureState.CANCELLED:
            return []
        nodes = self._book.year.edition.nodes
        codes = [node.code for node in nodes]
        first, last = measure.node.code, (measure.last_node or measure.node).code
        if not {first, last} <= set(codes):
            return []
        return [node.identity for node in nodes[codes.index(first) : codes.index(last) + 1]]

    def _named_in_results(self) -> Iterator[str]:
        """What measures name by the frame of the results; that it is another frame is a finding of its own."""
        own = set(map(id, self._book.year.edition.nodes))
        for measure in self._book.year.measures:
            if measure.node and id(measure.node) not in own and measure.state is not MeasureState.CANCELLED:
                yield measure.node.identity


@once
def _weak_points_of(evidence: Evidence) -> _WeakPoints | None:
    """None before there are results and a plan."""
    if evidence.scores is None or evidence.account is None or not evidence.book.year.measures:
        return None
    return _WeakPoints(evidence.book, evidence.scores, evidence.account, evidence.meant)


def _uncovered(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    points = _weak_points_of(evidence)
    if points is None or book.results_year is None:
        return
    records = {result.node.identity: result for result in book.results_year.results}
    for point in points.without_measure():
        name = name_of(point.node).strip()
        yield Slip(
            Place(_("ผลคะแนน {node}").format(node=name), records.get(point.node.identity), "published"),
            _("{node} ปี {year} ได้ {score} คะแนน ต้องปรับปรุง แต่ยังไม่มีมาตรการปี {work_year} รองรับ").format(
                node=name,
                year=book.results_year.year,
                score=f"{point.shown:.2f}",
                work_year=book.year.year,
            ),
            _("เพิ่มมาตรการของข้อนี้ หรือของตัวชี้วัดที่ข้อนี้อยู่"),
        )


def _not_weak(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    points = _weak_points_of(evidence)
    if points is None:
        return
    for measure in book.year.measures:
        strong = points.strong_ones(measure) if measure.weakness.strip() else []
        if strong and measure.node is not None:
            row = measure_row(book, measure)
            scores = ", ".join(f"{score.node.code} {score.shown:.2f}" for score in strong)
            yield Slip(
                Place(_("{row} ช่องจุดอ่อน").format(row=row), measure, "weakness"),
                _("{row} บอกว่า{node} เป็นจุดอ่อน แต่ผลคะแนนไม่ต่ำ ({scores})").format(
                    row=row, node=name_of(measure.node), scores=scores
                ),
                _("ตรวจว่าเลือกข้อถูกหรือไม่ หรือแก้ข้อความจุดอ่อน"),
            )


def _of_another_frame(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    own = set(map(id, book.year.edition.nodes))
    for measure in book.year.measures:
        for column, field in ((_("รหัสข้อ"), "node"), (_("ถึงรหัส"), "last_node")):
            node = measure.last_node if field == "last_node" else measure.node
            if node is not None and id(node) not in own:
                row = measure_row(book, measure)
                yield Slip(
                    Place(_("{row} ช่อง{column}").format(row=row, column=column), measure, field),
                    _("{row} อ้าง{node} ซึ่งไม่อยู่ในกรอบการประเมินปี {year}").format(
                        row=row, node=name_of(node), year=book.year.year
                    ),
                    _("เลือกข้อของกรอบปีที่ดำเนินการ"),
                )


def _plan(evidence: Evidence) -> list[Measure]:
    """Rows of the main table that still stand; the guideline table repeats some of them in fewer columns."""
    return [
        measure
        for measure in evidence.book.year.measures
        if measure.table is MeasuresTable.PLAN and measure.state is not MeasureState.CANCELLED
    ]


def _without_owner(evidence: Evidence) -> Iterator[Slip]:
    for measure in _plan(evidence):
        if not measure.owners:
            advice = _("เลือกฝ่าย โรงเรียน หรือบุคคลที่รับผิดชอบ")
            yield _lacking(evidence, measure, "owners", _("ผู้รับผิดชอบ"), advice)


def _without_deadline(evidence: Evidence) -> Iterator[Slip]:
    """A plan none of whose rows has a deadline is of a layout without that column, and so are outputs below."""
    lacking = [measure for measure in _plan(evidence) if not _has_deadline(measure)]
    for measure in lacking if len(lacking) < len(_plan(evidence)) else ():
        advice = _("กรอกกำหนดเสร็จ ความถี่ หรือระยะเวลาตามที่เขียน")
        yield _lacking(evidence, measure, "due_date", _("กำหนดเสร็จ"), advice)


def _without_output(evidence: Evidence) -> Iterator[Slip]:
    lacking = [measure for measure in _plan(evidence) if not any(map(str.strip, measure.outputs))]
    for measure in lacking if len(lacking) < len(_plan(evidence)) else ():
        yield _lacking(evidence, measure, "outputs", _("ผลผลิต"), _("กรอกสิ่งที่จะได้จากมาตรการนี้ พร้อมจำนวน"))


def _without_follow_up(evidence: Evidence) -> Iterator[Slip]:
    for measure in _plan(evidence):
        if measure.follow_up_months is None and not measure.follow_up_words.strip():
            advice = _("กรอกว่าติดตามทุกกี่เดือน หรือการติดตามตามที่เขียน")
            yield _lacking(evidence, measure, "follow_up_months", _("การกำกับติดตาม"), advice)


def _has_deadline(measure: Measure) -> bool:
    is_timed = measure.due_date is not None or measure.cadence is not Cadence.NONE
    return is_timed or bool(measure.due_words.strip())


def _lacking(evidence: Evidence, measure: Measure, field: str, what: str, advice: str) -> Slip:
    row = measure_row(evidence.book, measure)
    return Slip(
        Place(_("{row} ช่อง{column}").format(row=row, column=what), measure, field),
        _("{row} ไม่มี{what}").format(row=row, what=what),
        advice,
    )


CHECKS: tuple[Check, ...] = (
    Check(
        "weak-point-without-measure",
        Severity.MUST_MEND,
        "ข้อที่ต้องปรับปรุงตามผลคะแนน แต่ไม่มีมาตรการรองรับ",
        _uncovered,
    ),
    Check(
        "measure-for-strong-point",
        Severity.SHOULD_LOOK,
        "มาตรการที่บอกว่าข้อหนึ่งเป็นจุดอ่อน ทั้งที่คะแนนไม่ต่ำ",
        _not_weak,
    ),
    Check(
        "measure-of-another-frame",
        Severity.MUST_MEND,
        "มาตรการที่อ้างข้อของกรอบการประเมินปีอื่น",
        _of_another_frame,
    ),
    Check("measure-without-owner", Severity.MUST_MEND, "มาตรการที่ไม่มีผู้รับผิดชอบ", _without_owner),
    Check("measure-without-deadline", Severity.MUST_MEND, "มาตรการที่ไม่มีกำหนดเสร็จ", _without_deadline),
    Check("measure-without-output", Severity.SHOULD_LOOK, "มาตรการที่ไม่มีผลผลิต", _without_output),
    Check(
        "measure-without-follow-up",
        Severity.MUST_MEND,
        "มาตรการที่ไม่มีการกำกับติดตาม",
        _without_follow_up,
    ),
)
