"""The panels of the overview: due work, readiness, measures, last year, findings; each number a way to its list."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ita_desktop.model.office import Person, Unit
from ita_desktop.model.year import PublicationState
from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.hairline import NO_LIMIT
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.parts import EmptyState, Panel, Part, ProgressLine, make_button
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.rules.due_work import DueWork, MeasureCounts, carriers_of, work_of
from ita_desktop.rules.follow_up_rounds import Round
from ita_desktop.rules.readiness import ItemReadiness, Readiness, SectionReadiness
from ita_desktop.rules.rounding import rounded
from ita_desktop.screens.due_list import due_lines, hidden_words
from ita_desktop.screens.unit_names import short_name
from ita_desktop.screens.way_list import PlainLine, WayLine, WayList, draw_words
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.actions.checks import Judged

Way = Callable[[str], object]

_NAMED_ORPHANS = 4
_SPARE = 110
_UNDERWAY = (PublicationState.IN_PROGRESS, PublicationState.TO_CHECK, PublicationState.SENT_BACK)


class DueWorkPanel:
    """What is due for everybody, or for one section or person."""

    def __init__(self, panel: Panel, go: Callable[[DueWork], object]) -> None:
        self.list = WayList()
        self.list.setAccessibleName(_("งานที่ต้องทำ"))
        self.whose = QComboBox()
        self.whose.setProperty("row", True)
        self.whose.setAccessibleName(_("งานของ"))
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.whose.setMinimumContentsLength(14)
        self.whose.activated.connect(lambda _place: self._show())
        panel.set_title(_("งานที่ต้องทำ"))
        panel.add_action(self.whose)
        # Qt keeps the height that it works out first, before the style of a low field is known.
        self.whose.ensurePolished()
        self._empty = EmptyState(
            _("ไม่มีงานค้าง"), sign="check", advice=_("งานที่มีกำหนดเสร็จของทุกฝ่ายจะขึ้นที่นี่ งานที่เลยกำหนดอยู่บนสุด")
        )
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(self._empty, 1)
        self._works: Sequence[DueWork] = ()
        self._steps: Sequence[WayLine] = ()
        self._go = go

    @property
    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self._empty if self.list.isHidden() else self.list

    def show(self, works: Sequence[DueWork], steps: Sequence[WayLine] = ()) -> None:
        """`steps` are those of a year that begins; they stand below what is due for everybody."""
        self._works, self._steps = works, steps
        chosen = self.whose.currentData()
        kept = (type(chosen), chosen.id) if chosen is not None else None
        self.whose.clear()
        self.whose.addItem(_("ทุกฝ่าย"), None)
        units, people = carriers_of(works)
        for carrier in (*units, *people):
            name = carrier.name if isinstance(carrier, Unit) else carrier.full_name
            self.whose.addItem(
                _("{name} ({count})").format(name=name, count=len(work_of(works, carrier))), carrier
            )
            if kept == (type(carrier), carrier.id):
                self.whose.setCurrentIndex(self.whose.count() - 1)
        self._show()

    def _show(self) -> None:
        chosen: Unit | Person | None = self.whose.currentData()
        works = work_of(self._works, chosen) if chosen is not None else self._works
        steps = self._steps if chosen is None else ()
        self.list.set_lines([*due_lines(works, self._go), *steps], hidden_words)
        self.list.setVisible(bool(works or steps))
        self._empty.setVisible(not works and not steps)
        # Nobody to choose among.
        self.whose.setVisible(bool(self._works))


class ReadinessPanel:
    """Points that are safe and points at stake; whom to call stands on top."""

    def __init__(self, panel: Panel, way: Way) -> None:
        self._way = way
        self.figure = PointsButton()
        self.figure.clicked.connect(lambda: way("state:published"))
        self.line = ProgressLine()
        self.line.setAccessibleName(_("ความพร้อม OIT"))
        self.line.picked.connect(
            lambda index: way(("state:published", "state:underway", "state:not-started")[index])
        )
        self.list = WayList(least=76)
        self.list.setAccessibleName(_("ความพร้อมของแต่ละฝ่าย"))
        self.list.resized.connect(self._fit)
        self._head = _TableHead()
        panel.set_title(_("ความพร้อม OIT"), _("ถ่วงตามคะแนนของแต่ละข้อ"))
        panel.set_spacing(0)
        for widget in (self.figure, self.line, self._head):
            panel.body.addWidget(widget)
        panel.body.addWidget(self.list, 1)
        self._panel = panel

    def show(self, readiness: Readiness) -> None:
        points = readiness.points_by_state
        published = points[PublicationState.PUBLISHED]
        underway = sum((points[state] for state in _UNDERWAY), start=published * 0)
        waiting = points[PublicationState.NOT_STARTED]
        self.figure.show_points(
            f"{rounded(published)}",
            _("จาก {whole} คะแนน พร้อมแล้ว").format(whole=_plain(rounded(readiness.whole))),
        )
        self.line.set_parts(
            [
                Part(_("เผยแพร่ {points}").format(points=rounded(published)), rounded(published), "bar_green"),
                Part(_("กำลังทำ {points}").format(points=rounded(underway)), rounded(underway), "bar_blue"),
                Part(_("ยังไม่เริ่ม {points}").format(points=rounded(waiting)), rounded(waiting), "bar_grey"),
            ]
        )
        former = self.list.whole_height()
        self.list.set_lines(self._lines(readiness), lambda hidden: counted("อีก {count} ฝ่าย", len(hidden)))
        if self._panel.maximumHeight() != NO_LIMIT:
            self._panel.setMaximumHeight(self._panel.maximumHeight() + self.list.whole_height() - former)
        self._fit()

    def fit_anew(self) -> None:
        """What stands around the list may be higher or lower now."""
        self._panel.setMaximumHeight(NO_LIMIT)

    def _fit(self) -> None:
        """No higher than its sections need: on a large screen the page ends, not a half empty panel."""
        spare = self.list.height() - self.list.whole_height()
        if self.list.isVisible() and spare > theme().px(_SPARE):
            self._panel.setMaximumHeight(self._panel.height() - spare + theme().px(8))

    def _lines(self, readiness: Readiness) -> list[WayLine]:
        sections = readiness.sections()
        lines: list[WayLine] = []
        if orphans := readiness.orphans():
            codes = " ".join(item.node.code for item in orphans)
            if len(orphans) > _NAMED_ORPHANS:
                codes = counted("{count} ข้อ", len(orphans))
            points = rounded(sum((item.points for item in orphans), start=orphans[0].points * 0))
            lines.append(
                PlainLine(
                    _("ยังไม่มีหลัก · {codes}").format(codes=codes),
                    lambda: self._way("trouble:orphans"),
                    mark=Mark.OCTAGON,
                    ink="red",
                    at_right=str(points),
                )
            )
        most = max((len(section.items) for section in sections), default=1)
        for section in sections:
            if section.published < len(section.items):
                lines.append(
                    SectionLine(section, most, lambda section=section: self._way(f"unit:{section.unit.id}"))
                )
        done = [section.unit for section in sections if section.published == len(section.items)]
        if done:
            names = " · ".join(short_name(unit) for unit in done)
            lines.append(
                PlainLine(
                    _("{names} ครบแล้ว").format(names=names),
                    lambda: self._way("state:published"),
                    mark=Mark.DONE,
                    ink="ink2",
                )
            )
        return lines


class PointsButton(QAbstractButton):
    """The points that are safe, large, and of how many, beside them; a way to what is published."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_points(self, points: str, caption: str) -> None:
        self.setText(points)
        self._caption = caption
        self.setAccessibleName(f"{points} {caption}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        wide = QFontMetrics(look.font(Type.FIGURE)).horizontalAdvance(self.text())
        wide += QFontMetrics(look.font(Type.TEXT)).horizontalAdvance(self._caption) + look.px(20)
        return QSize(wide, look.line_height(Type.FIGURE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect())
        painter.setPen(look.tokens.accent if self.underMouse() else look.tokens.ink)
        used = draw_words(painter, place, self.text(), look, Type.FIGURE)
        painter.setPen(look.tokens.ink2)
        beside = place.adjusted(used + look.px(8), look.px(5), 0, 0)
        draw_words(painter, beside, self._caption, look, Type.TEXT)
        if self.hasFocus():
            draw_focus(painter, place)


class SectionLine(WayLine):
    """A section: how many of its items are out, and the points that are not."""

    def __init__(self, section: SectionReadiness, most: int, way: Callable[[], object]) -> None:
        self._section, self._most = section, most
        words = counted(
            "{name} เผยแพร่แล้ว {published} จาก {count} ข้อ คะแนนที่ยังเสี่ยง {points}",
            len(section.items),
            name=section.unit.name,
            published=section.published,
            points=rounded(section.points_at_stake),
        )
        if section.late:
            words += " " + _("เลยกำหนด {count}").format(count=section.late)
        super().__init__(words, way)

    def height(self, look: Theme) -> int:
        return look.line_height(Type.TEXT) + look.px(3)

    def draw(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        tokens, px, section = look.tokens, look.px, self._section
        name, bar, count, late, points = readiness_columns(place, look)
        painter.setPen(tokens.ink)
        draw_words(painter, name, short_name(section.unit), look, Type.TEXT)
        draw_words(
            painter,
            points,
            str(rounded(section.points_at_stake)),
            look,
            Type.NAME,
            Qt.AlignmentFlag.AlignRight,
        )
        painter.setPen(tokens.ink2)
        draw_words(painter, count, f"{section.published}/{len(section.items)}", look, Type.SMALL)
        _draw_bar(painter, bar, section.items, look)
        if section.late:
            side = px(15)
            draw_mark(painter, QRectF(late.x(), late.center().y() - side / 2, side, side), Mark.LATE, tokens)
            painter.setPen(tokens.red)
            draw_words(painter, late.adjusted(px(20), 0, 0, 0), str(section.late), look, Type.SMALL)


def readiness_columns(place: QRectF, look: Theme) -> tuple[QRectF, QRectF, QRectF, QRectF, QRectF]:
    """Name, bar, count, late, points."""
    px = look.px
    bar = max(px(36), min(px(78), round(place.width() * 0.22)))
    widths = (bar, px(44), px(38), px(48))
    left = place.right() - sum(widths)
    rects = [QRectF(place.x(), place.y(), left - place.x() - px(6), place.height())]
    for width in widths:
        rects.append(QRectF(left, place.y(), width - px(6), place.height()))
        left += width
    rects[-1].setRight(place.right())
    return rects[0], rects[1], rects[2], rects[3], rects[4]


def _draw_bar(painter: QPainter, place: QRectF, items: Sequence[ItemReadiness], look: Theme) -> None:
    """One green part for what is out, a blue one for what is under way, grey for the rest."""
    tokens, height = look.tokens, look.px(8)
    bar = QRectF(place.x(), place.center().y() - height / 2, place.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.line)
    painter.drawRoundedRect(bar, height / 2, height / 2)
    published = sum(item.is_published for item in items)
    begun = sum(item.state is not PublicationState.NOT_STARTED for item in items)
    for count, colour in ((begun, tokens.bar_blue), (published, tokens.bar_green)):
        if count:
            part = QRectF(bar.x(), bar.y(), bar.width() * count / len(items), height)
            painter.setBrush(colour)
            painter.drawRoundedRect(part, height / 2, height / 2)


class _TableHead(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().line_height(Type.AXIS) + theme().px(7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        place = QRectF(self.rect()).adjusted(look.px(8), look.px(4), -look.px(8), -look.px(2))
        name, bar, count, late, points = readiness_columns(place, look)
        painter.setPen(look.tokens.ink2)
        draw_words(painter, name, _("ฝ่าย"), look, Type.AXIS)
        draw_words(painter, bar.united(count), _("ข้อที่เป็นหลัก"), look, Type.AXIS)
        at_right = late.united(points)
        draw_words(painter, at_right, _("คะแนนที่ยังเสี่ยง"), look, Type.AXIS, Qt.AlignmentFlag.AlignRight)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), look.tokens.line)


class MeasuresPanel:
    def __init__(self, panel: Panel, way: Way) -> None:
        self.line = ProgressLine()
        self.line.setAccessibleName(_("มาตรการตามสถานะ"))
        self.line.picked.connect(lambda index: way(f"state:{self._states[index]}"))
        self._states: list[str] = []
        self._empty = TextView(_("ยังไม่มีมาตรการ"), Type.TEXT, "ink2")
        self._draft = make_button(_("ไปร่างมาตรการ"), lambda: way(""), in_row=True)
        panel.body.addWidget(self.line)
        row = QHBoxLayout()
        row.addWidget(self._empty, 1)
        row.addWidget(self._draft)
        panel.body.addLayout(row)
        self._panel = panel
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show(self, counts: MeasureCounts, rounds: Sequence[Round]) -> None:
        note = counted("{count} เรื่อง", counts.whole) if counts.whole else ""
        if rounds:
            soonest = min(rounds, key=lambda each: each.last_day)
            note = _("{measures} · ค้างติดตามรอบ {round} {count}").format(
                measures=note, round=soonest.name, count=sum(each == soonest for each in rounds)
            )
        self._panel.set_title(_("มาตรการ"), note)
        parts = {
            "done": (_("เสร็จ {count}"), counts.done, "bar_green"),
            "in-progress": (_("กำลังทำ {count}"), counts.in_progress, "bar_blue"),
            "not-started": (_("ยังไม่เริ่ม {count}"), counts.not_started, "bar_grey"),
            "late": (_("เลยกำหนด {count}"), counts.late, "bar_red"),
        }
        shown = {state: part for state, part in parts.items() if part[1]}
        self._states = list(shown)
        self.line.set_parts(
            [Part(words.format(count=count), count, colour) for words, count, colour in shown.values()]
        )
        self.line.setVisible(counts.whole > 0)
        self._empty.setVisible(not counts.whole)
        self._draft.setVisible(not counts.whole)


class FindingsPanel:
    def __init__(self, panel: Panel, way: Way) -> None:
        self._way = way
        self.list = WayList(least=56)
        self.list.setAccessibleName(_("ผลการตรวจ"))
        self.all = make_button("", lambda: way(""), kind="plain", in_row=True)
        panel.set_title(_("ผลการตรวจ"))
        panel.add_action(self.all)
        panel.body.addWidget(self.list, 1)
        self._panel = panel

    def show(self, findings: "Sequence[Judged]", *, is_known: bool) -> None:
        standing = [judged for judged in findings if judged.reason is None]
        ordered = sorted(standing, key=lambda judged: not judged.must_be_mended)
        self.all.setText(_("ดูทั้งหมด {count}").format(count=len(standing)))
        self.all.setVisible(bool(standing))
        none = PlainLine(_("ไม่พบที่ต้องแก้หรือควรดู"), mark=Mark.DONE, ink="ink2")
        waiting = PlainLine(_("กำลังตรวจ…"), ink="ink2")
        # What it does not need is for the panel above.
        policy = QSizePolicy.Policy.Preferred if standing else QSizePolicy.Policy.Maximum
        self._panel.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.list.set_lines(
            [
                PlainLine(
                    judged.finding.slip.message,
                    lambda key=judged.key: self._way(key),
                    mark=Mark.OCTAGON if judged.must_be_mended else Mark.TRIANGLE,
                )
                for judged in ordered
            ]
            or [none if is_known else waiting]
        )


def _plain(value: Decimal) -> str:
    """40 for 40.00."""
    return f"{value.normalize():f}"
