"""What stands over and under the table of measures: grouping, filter, layout, view, and what its marks mean."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ita_desktop.actions.layouts import find_layout, is_own, list_layouts
from ita_desktop.model.layouts import Layout
from ita_desktop.qt import forms
from ita_desktop.qt.choices import SearchField, Segmented
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.icons import icon
from ita_desktop.qt.marks import MarkLabel
from ita_desktop.qt.push_button import PushButton
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.rules.follow_up_rounds import Standing
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.follow_up_months import MARKS, standing_words
from ita_desktop.screens.measure_deeds import MeasureDeeds
from ita_desktop.screens.measure_groups import GroupedBy
from ita_desktop.screens.measure_rows import MeasureRows
from ita_desktop.translation import translate as _

TABLE, PAGE = "table", "page"

LARGE = 1.5
"""From this text size on every pixel counts."""

_ROWS_AT_ONCE = 40


class MeasureTools(FlowRow):
    def __init__(self, desk: Desk, deeds: MeasureDeeds, rows: MeasureRows, arrange: QAction) -> None:
        self.grouping = Segmented(
            [
                (GroupedBy.INDICATOR, _("ตัวชี้วัด")),
                (GroupedBy.SECTION, _("ฝ่าย")),
                (GroupedBy.STATE, _("สถานะ")),
                (GroupedBy.MONTH, _("เดือน")),
            ],
            _("จัดกลุ่ม"),
        )
        self.grouping.setToolTip(_("จัดกลุ่ม"))
        self.filter = FilterField(rows)
        self.layouts = LayoutButton(desk, deeds, arrange)
        self.view = Segmented([(TABLE, _("ตาราง")), (PAGE, _("หน้ากระดาษ"))], _("มุมมอง"))
        super().__init__([_Named(_("จัดกลุ่ม"), self.grouping), self.filter, self.layouts, self.view])


class FilterField(SearchField):
    """Short enough for its tools to stand in one row beside the card; entered, it gets ready for the first letter."""

    def __init__(self, rows: MeasureRows) -> None:
        super().__init__(_("กรอง"), picture="filter")
        self._rows = rows
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._get_ready)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(100), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._idle.start()

    def _get_ready(self) -> None:
        if not self._rows.get_ready_to_filter(_ROWS_AT_ONCE):
            self._idle.stop()


class LayoutButton(PushButton):
    """By which columns the office prints; the menu has all layouts and the way to arrange one."""

    def __init__(self, desk: Desk, deeds: MeasureDeeds, arrange: QAction) -> None:
        super().__init__()
        self._desk, self._deeds, self._arrange = desk, deeds, arrange
        self._choices = QMenu(self)
        self._choices.aboutToShow.connect(self._fill)
        self.setIcon(icon("columns"))
        self.setMenu(self._choices)
        self.renew()

    @property
    def layout_chosen(self) -> Layout:
        office = self._desk.book.office
        return find_layout(office, office.measures_layout)

    def renew(self) -> None:
        chosen = self.layout_chosen
        self.setText(_("คอลัมน์แบบ {code}").format(code=chosen.code))
        self.setToolTip(tooltip(_(chosen.name)))

    def _fill(self) -> None:
        chosen, menu = self.layout_chosen, self._choices
        menu.clear()
        for layout in list_layouts(self._desk.book.office):
            action = menu.addAction(f"{layout.code}  {_(layout.name)}")
            action.setCheckable(True)
            action.setChecked(layout.code == chosen.code)
            action.triggered.connect(lambda _checked=False, code=layout.code: self._deeds.choose_layout(code))
        menu.addSeparator()
        menu.addAction(self._arrange)
        if is_own(chosen):
            words = _("ลบรูปแบบ {code}").format(code=chosen.code)
            menu.addAction(words, lambda: self._deeds.remove_layout(chosen.code))


def fill_legend(legend: QWidget) -> None:
    row = forms.box(legend)
    for standing in Standing:
        row.addWidget(MarkLabel(MARKS[standing], standing_words(standing), in_colour=False))
    hint = _("กด R บันทึกผลรอบที่เลือก")
    row.addWidget(TextView(hint, Type.SMALL, "ink2", alignment=Qt.AlignmentFlag.AlignRight, max_lines=1), 1)


class _Named(QWidget):
    """A widget with its name before it, unless the text is so large that the row has no room for it."""

    def __init__(self, words: str, widget: QWidget) -> None:
        super().__init__()
        self._name = TextView(words, Type.SMALL, "ink2", max_lines=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self._name)
        row.addWidget(widget)
        theme().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        self._name.setVisible(theme().scale < LARGE)
