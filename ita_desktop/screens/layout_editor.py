"""How the measures table of the office prints: its columns dragged, renamed, hidden, over the page that comes of it."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.layouts import (
    fit_page,
    hidden_columns,
    hide_column,
    is_own,
    keep_layout,
    list_layouts,
    rename_column,
    set_width,
    show_column,
)
from ita_desktop.documents.compose.measures_table import compose_measures_table
from ita_desktop.documents.compose.wording import document_of
from ita_desktop.documents.content import Document, PageStart
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import Column, Layout, LayoutError, Orientation
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import MeasuresTable, PaperKind
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import LARGE
from ita_desktop.qt.choices import NumberField, Segmented
from ita_desktop.qt.icons import icon
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, size_within, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.growing_text import GrowingText
from ita_desktop.screens.layout_strip import LayoutStrip
from ita_desktop.screens.live_page import LivePage
from ita_desktop.translation import translate as _

_NARROWEST, _WIDEST = 10, 257


class LayoutEditor(QDialog):
    """Nothing is kept before the main button; then it is the office's own, and it prints by it."""

    base: QComboBox
    name: QLineEdit
    orientation_place: QWidget
    strip: LayoutStrip
    heading_label: QLabel
    heading: GrowingText
    width_label: QLabel
    width_mm: NumberField
    hide_chosen: QPushButton
    show_more: QPushButton
    problem: TextView
    preview: QWidget
    cancel: QPushButton
    keep: QPushButton

    def __init__(self, desk: Desk, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk, self._layout = desk, layout
        self._is_showing = False
        self.setWindowTitle(_("จัดคอลัมน์ของตารางมาตรการ"))
        self.orientation = Segmented(
            [(each.value, _(spoken_term(each))) for each in Orientation], _("แนวกระดาษ")
        )
        self.page = LivePage(desk, PaperKind.MEASURES)
        self._build()
        self._connect()
        self._begin(layout)
        self.resize(size_within(parent, 1000, 680))

    @property
    def layout_now(self) -> Layout:
        return self._layout

    def accept(self) -> None:
        layout = replace(self._layout, name=self.name.text())
        office = self._desk.book.office
        words = _("จัดคอลัมน์แบบ “{name}”").format(name=_(layout.name))
        try:
            with self._desk.changing(words) as session:
                keep_layout(session, office, layout)
        except ValueError as error:
            self._say(str(error))
            self.name.setFocus()
            return
        super().accept()

    def _begin(self, layout: Layout) -> None:
        own_name = layout.name if is_own(layout) else _("แบบของสำนักงาน จาก {code}").format(code=layout.code)
        self.name.setText(own_name)
        self._show(layout, 0)

    def _show(self, layout: Layout, place: int | None = None) -> None:
        """The layout as it shall be, in every part of the dialog."""
        self._layout = layout
        self._say("")
        self.orientation.set_key(layout.orientation.value)
        if layout is not self.strip.layout_shown or place is not None:
            self.strip.show_layout(layout, place)
        self._show_column()
        self.page.show_paper(PaperKind.MEASURES, compose=lambda book: compose_table(book, layout))

    def _show_column(self, _place: int = 0) -> None:
        column = self._layout.columns[min(self.strip.place, len(self._layout.columns) - 1)]
        self._is_showing = True
        if not self.heading.hasFocus():
            self.heading.setPlainText("\n".join(column.heading))
        self.width_mm.setValue(int(column.width_mm))
        self._is_showing = False
        first = next(iter(column.heading), "")
        self.page.mark((lambda pages: pages.find(first)[:1]) if first else None)

    def _rename(self, typed: str) -> None:
        try:
            self._show(rename_column(self._layout, self.strip.place, typed))
            self.strip.show_layout(self._layout)
        except LayoutError as error:
            self._say(str(error))

    def _set_width(self, width_mm: int) -> None:
        if not self._is_showing:
            self._show(set_width(self._layout, self.strip.place, Decimal(width_mm)))

    def _hide(self) -> None:
        try:
            self._show(hide_column(self._layout, self.strip.place), max(self.strip.place - 1, 0))
        except LayoutError as error:
            self._say(str(error))

    def _show_more(self, column: Column) -> None:
        place = self.strip.place + 1
        try:
            self._show(show_column(self._layout, column, place), place)
        except LayoutError as error:
            self._say(str(error))

    def _say(self, problem: str) -> None:
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))

    def _turn(self, orientation: str) -> None:
        self._show(fit_page(replace(self._layout, orientation=Orientation(orientation))), self.strip.place)

    def _take_base(self, place: int) -> None:
        self._begin(list_layouts(self._desk.book.office)[place])

    def _fill_hidden(self) -> None:
        menu = self.show_more.menu()
        menu.clear()
        for column in hidden_columns(self._layout):
            menu.addAction(" ".join(column.heading), lambda column=column: self._show_more(column))

    def _build(self) -> None:
        for label in self.findChildren(QLabel):
            set_type(label, Type.SMALL, "ink2")
        for layout in list_layouts(self._desk.book.office):
            self.base.addItem(f"{layout.code}  {_(layout.name)}")
            if layout.code == self._layout.code:
                self.base.setCurrentIndex(self.base.count() - 1)
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.base.setMinimumContentsLength(16)
        self.strip.setAccessibleName(_("คอลัมน์ของตาราง"))
        self.strip.setToolTip(_("ลากเพื่อย้าย ลากเส้นเพื่อปรับกว้าง · Ctrl+←/→ ย้าย · Shift+←/→ ปรับกว้าง · Delete ซ่อน"))
        self.width_mm.setRange(_NARROWEST, _WIDEST)
        self.width_mm.setSuffix(_(" มม."))
        self.problem.set_ink("red")
        self.show_more.setMenu(QMenu(self.show_more))
        self.show_more.setIcon(icon("add"))
        for place, widget in ((self.orientation_place, self.orientation), (self.preview, self.page)):
            inside = QVBoxLayout(place)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(widget)
        # With large letters the page needs the room more; the fields stand under the column that they are about.
        for label in (self.heading_label, self.width_label):
            label.setVisible(theme().scale < LARGE)
        # Less than it asks for: with the largest letters all else is to stay within the screen.
        self.preview.setMinimumHeight(theme().px(60))

    def _connect(self) -> None:
        self.base.activated.connect(self._take_base)
        self.orientation.changed.connect(self._turn)
        self.strip.changed.connect(lambda layout: self._show(layout))
        self.strip.chosen.connect(self._show_column)
        self.strip.rename_asked.connect(self._begin_renaming)
        self.strip.hide_asked.connect(self._hide)
        self.heading.edited.connect(self._rename)
        self.width_mm.valueChanged.connect(self._set_width)
        self.hide_chosen.clicked.connect(self._hide)
        self.show_more.menu().aboutToShow.connect(self._fill_hidden)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)

    def _begin_renaming(self) -> None:
        self.heading.setFocus()
        self.heading.selectAll()


def compose_table(book: YearBook, layout: Layout) -> Document:
    """The plan alone, as it prints in this layout."""
    plan = [measure for measure in book.year.measures if measure.table is MeasuresTable.PLAN]
    start = PageStart(landscape=layout.orientation is Orientation.LANDSCAPE)
    return document_of(book, layout.name, (start, *compose_measures_table(book, layout, plan)))
