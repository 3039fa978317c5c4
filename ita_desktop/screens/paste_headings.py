"""Over each column of a pasted table what is printed there and, to change, what it is read as."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ita_desktop.exchange.result_columns import SHARES, PastedColumn, Reading, words_of
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.icons import icon
from ita_desktop.qt.texts import TextView, elided
from ita_desktop.qt.theme import Type, theme
from ita_desktop.translation import translate as _


class PasteHeadings(QWidget):
    """Follows the columns of `view`, whose own header is hidden; `choose` hears what the officer says."""

    def __init__(self, view: GridView, choose: Callable[[int, Reading], None]) -> None:
        super().__init__()
        self.view, self._choose = view, choose
        self.columns: list[tuple[int, TextView, QWidget]] = []
        view.head.hide()
        view.head.sectionResized.connect(self._place)
        view.head.geometriesChanged.connect(self._place)
        view.horizontalScrollBar().valueChanged.connect(self._place)
        view.viewport().installEventFilter(self)
        theme().changed.connect(self._place)

    def show_columns(self, columns: Sequence[PastedColumn]) -> None:
        for _number, heading, choice in self.columns:
            heading.deleteLater()
            choice.deleteLater()
        own = [_("หัวตารางเดิม"), next((c.heading for c in columns if c.reading is Reading.CODE), ""), ""]
        below = [_("อ่านเป็น"), "", _("เข้าใจเป็น")]
        code = next((column for column in columns if column.reading is Reading.CODE), None)
        self.columns = []
        for number in range(3):
            choice = self._chooser(code) if number == 1 and code is not None else _small(below[number])
            self._add(number, own[number], choice)
        others = [column for column in columns if column.reading is not Reading.CODE]
        for number, column in enumerate(others, start=3):
            self._add(number, column.heading, self._chooser(column))
        self._spread()
        self._place()

    def _add(self, number: int, words: str, choice: QWidget) -> None:
        heading = TextView(words, Type.SMALL, "ink2", self, max_lines=1)
        choice.setParent(self)
        heading.show()
        choice.show()
        self.columns.append((number, heading, choice))

    def _chooser(self, column: PastedColumn) -> QComboBox:
        chooser = _Chooser(_short_words(column.reading))
        chooser.setAccessibleName(_("คอลัมน์ “{heading}” อ่านเป็น").format(heading=column.heading))
        chooser.setMinimumContentsLength(4)
        chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for reading in Reading:
            chooser.addItem(words_of(reading), reading)
        chooser.view().setMinimumWidth(theme().px(190))
        place = chooser.findData(column.reading)
        chooser.setCurrentIndex(place)
        chooser.setToolTip(words_of(column.reading))
        if column.reading is not Reading.NOTHING:
            chooser.setItemIcon(
                place, icon("check" if column.is_sure else "help", "green" if column.is_sure else "amber")
            )
        chooser.activated.connect(lambda index: self._choose(column.place, Reading(chooser.itemData(index))))
        return chooser

    def _place(self) -> None:
        look = theme()
        line, high = look.line_height(Type.SMALL), look.px(30)
        shift = self.view.viewport().x()
        for number, heading, choice in self.columns:
            if number >= self.view.head.count():
                continue
            left = self.view.head.sectionViewportPosition(number) + shift
            width = self.view.head.sectionSize(number)
            heading.setGeometry(left + look.px(10), look.px(6), width - look.px(14), line)
            if isinstance(choice, QComboBox):
                choice.setGeometry(left + look.px(4), look.px(8) + line, width - look.px(8), high)
            else:
                top = look.px(8) + line + (high - line) // 2
                choice.setGeometry(left + look.px(10), top, width - look.px(14), line)
        self.setFixedHeight(look.px(14) + line + high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._spread()
            self._place()
        return super().eventFilter(watched, event)

    def _spread(self) -> None:
        """Gives the room that is left to the names, or else takes it from them."""
        head, room = self.view.head, self.view.viewport().width()
        columns = self.view.model().columns  # type: ignore[attr-defined]
        wide = [number for number, column in enumerate(columns) if column.width >= 300]
        if not wide:
            return
        used = sum(head.sectionSize(number) for number in range(head.count()) if number not in wide)
        for number in wide:
            head.resizeSection(number, max(theme().px(200), (room - used) // len(wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()


class _Chooser(QComboBox):
    """Closed, it says in one word what it holds: columns of figures are narrow."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("row", True)
        self.setStyleSheet(f"QComboBox::drop-down {{ width: {theme().px(20)}px; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        look = theme()
        side = look.px(14)
        picture = self.itemIcon(self.currentIndex())
        picture.paint(painter, look.px(6), (self.height() - side) // 2, side, side)
        left = look.px(6) if picture.isNull() else look.px(9) + side
        place = QRectF(left, 0, self.width() - left - look.px(20), self.height())
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(look.tokens.ink)
        words = elided(self._words, painter.fontMetrics(), place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


def _short_words(reading: Reading) -> str:
    if reading in SHARES:
        return _("ร้อยละ")
    return _("ถ่วงน้ำหนัก") if reading is Reading.WEIGHTED else words_of(reading)


def _small(words: str) -> QWidget:
    return TextView(words, Type.SMALL, "ink2")
