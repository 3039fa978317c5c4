"""Fields that keep what is typed by themselves: there is no Save button."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeAlias, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ita_desktop.qt.columns import sentence_of
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.figures import figure, read_figure
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.theme import theme
from ita_desktop.thai.cleaning import clean

Field: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QCheckBox | DateField
Get: TypeAlias = Callable[[], Any]
Put: TypeAlias = Callable[[Any], object]

_PAUSE_MS = 600
_LEAST_NOTE = 280


class _Face(Protocol):
    """What a kind of field shows and tells."""

    def show(self, value: Any) -> None: ...

    def value(self) -> Any:
        """Raises ValueError with a sentence for the officer."""
        ...


class KeptField(QObject):
    """Keeps what stands in a field when the focus leaves it; choices, ticks and dates at once, long texts in pauses.

    `refresh` after every change of the record: what is being typed is not written over.
    """

    kept = Signal()
    refused = Signal(str)

    def __init__(self, field: QWidget, face: _Face, get: Get, put: Put) -> None:
        super().__init__(field)
        self._field, self._face, self._get, self._put = field, face, get, put
        self._shown: Any = None
        self._is_changed = False
        self._is_showing = False
        self._note: ProblemNote | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self._watched = [field, *field.findChildren(QWidget)]
        for watched in self._watched:
            watched.installEventFilter(self)
        self.refresh()

    @property
    def problem(self) -> str:
        return self._note.sentence if self._note is not None else ""

    def refresh(self) -> None:
        """Shows the value as it is now, unless the officer is about to change it."""
        if not self._is_changed:
            self._show(self._get())

    def keep(self) -> bool:
        """Puts what stands there, if it is another. A refusal stands under the field; the words stay."""
        self._pause.stop()
        if not self._is_changed:
            return True
        try:
            value = self._face.value()
            if value != self._shown:
                self._put(value)
        except ValueError as problem:
            has_own_note = isinstance(self._field, DateField) and self._field.problem
            sentence = sentence_of(problem)
            self._say("" if has_own_note else sentence)
            self.refused.emit(sentence)
            return False
        self._say("")
        self._is_changed = False
        self.kept.emit()
        # A long text being typed is kept in pauses; setting it anew would move the cursor.
        if not isinstance(self._field, QPlainTextEdit | QTextEdit) or not self._field.hasFocus():
            self._show(self._get())
        else:
            self._shown = value
        return True

    def put_back(self) -> None:
        """The value as it is kept, instead of what was typed."""
        self._pause.stop()
        self._is_changed = False
        self._say("")
        self._show(self._get())

    def note_typing(self, *_told: object) -> None:
        if self._is_showing:
            return
        self._is_changed = True
        if isinstance(self._field, QPlainTextEdit | QTextEdit):
            self._pause.start()

    def note_choice(self, *_told: object) -> None:
        if not self._is_showing:
            self._is_changed = True
            self.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._keep_if_left)
        elif isinstance(event, QKeyEvent):
            return self._take_key(event)
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show) and self.problem:
            self._place_note()
        elif event.type() == QEvent.Type.Hide and self._note is not None:
            self._note.hide()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        is_press = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and self._is_changed:
            if is_press:
                self.put_back()
            elif event.type() == QEvent.Type.ShortcutOverride:
                # The dialog around it must not take this Esc for its own.
                event.accept()
            return True
        is_line = isinstance(self._field, QLineEdit)
        if is_press and is_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        return False

    def _keep_if_left(self) -> None:
        if not isValid(self._field):
            return
        now = QApplication.focusWidget()
        if now is None or (now is not self._field and not self._field.isAncestorOf(now)):
            self.keep()

    def _show(self, value: Any) -> None:
        self._shown = value
        self._is_showing = True
        try:
            self._face.show(value)
        finally:
            self._is_showing = False

    def _say(self, sentence: str) -> None:
        self._field.setProperty("wrong", bool(sentence))
        style = self._field.style()
        style.unpolish(self._field)
        style.polish(self._field)
        if self._note is None:
            if not sentence:
                return
            self._note = ProblemNote(self._field.parentWidget() or self._field)
            self._field.destroyed.connect(self._note.deleteLater)
        self._field.setAccessibleDescription(sentence)
        self._note.say(sentence)
        if sentence:
            self._place_note()

    def _place_note(self) -> None:
        """Over what stands below, or else above: the form keeps its shape."""
        assert self._note is not None
        around = self._roomy_ground()
        if around is not self._note.parentWidget():
            self._note.setParent(around)
        field = QRect(self._field.mapTo(around, QPoint()), self._field.size())
        width = max(field.width(), min(theme().px(_LEAST_NOTE), around.width() - field.left()))
        self._note.setFixedWidth(max(width, 1))
        self._note.say(self._note.sentence)
        below = field.bottom() + 1
        fits = below + self._note.height() <= around.height()
        self._note.move(field.left(), below if fits else field.top() - self._note.height())
        self._note.raise_()

    def _roomy_ground(self) -> QWidget:
        """The nearest widget around the field in which a sentence fits, else the window."""
        around = self._field.parentWidget() or self._field
        while not self._fits(around) and (wider := around.parentWidget()) and not around.isWindow():
            around = wider
        return around

    def _fits(self, around: QWidget) -> bool:
        """Whether there is room for a sentence, below the field or above."""
        assert self._note is not None
        corner = self._field.mapTo(around, QPoint())
        width = max(self._field.width(), theme().px(_LEAST_NOTE))
        room = max(corner.y(), around.height() - corner.y() - self._field.height())
        return width <= around.width() - corner.x() and self._note.height_for(width) <= room


def keep_on_leave(field: Field, get: Get, put: Put, parse: Callable[[str], Any] | None = None) -> KeptField:
    """Binds `field` to a value. `put` may raise ValueError with a sentence for the officer, and so may `parse`.

    `parse` reads what is typed into a line; without it the cleaned text itself is put. A combo box puts the data of
    the chosen entry, or its text if it has none.
    """
    if isinstance(field, DateField):
        kept = KeptField(field, _DateFace(field), get, put)
        field.dateChanged.connect(kept.note_choice)
        field.line.textEdited.connect(kept.note_typing)
    elif isinstance(field, QCheckBox):
        kept = KeptField(field, _TickFace(field), get, put)
        field.toggled.connect(kept.note_choice)
    elif isinstance(field, QComboBox):
        kept = KeptField(field, _ChoiceFace(field), get, put)
        field.activated.connect(kept.note_choice)
        if field.isEditable():
            field.editTextChanged.connect(kept.note_typing)
    elif isinstance(field, QLineEdit):
        kept = KeptField(field, _LineFace(field, parse or clean), get, put)
        field.textChanged.connect(kept.note_typing)
    else:
        kept = KeptField(field, _LongFace(field), get, put)
        field.textChanged.connect(kept.note_typing)
    return kept


def keep_number(
    field: QLineEdit,
    get: Callable[[], Decimal | None],
    put: Callable[[Decimal | None], object],
    parse: Callable[[str], Decimal | None] = read_figure,
    show: Callable[[Decimal | None], str] = figure,
) -> KeptField:
    """As `keep_on_leave`, with the figures set to the right."""
    field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    kept = KeptField(field, _LineFace(field, parse, show), get, put)
    field.textChanged.connect(kept.note_typing)
    return kept


def keep_all(fields: Sequence[KeptField]) -> bool:
    """Before a place is left. False if one refuses; all are asked."""
    answers = [field.keep() for field in fields]
    return all(answers)


class _LineFace:
    def __init__(
        self, field: QLineEdit, parse: Callable[[str], Any], words: Callable[[Any], str] | None = None
    ) -> None:
        self._field, self._parse, self._words = field, parse, words

    def show(self, value: Any) -> None:
        words = self._words(value) if self._words is not None else "" if value is None else str(value)
        if words != self._field.text():
            self._field.setText(words)

    def value(self) -> Any:
        return self._parse(self._field.text())


class _LongFace:
    def __init__(self, field: QPlainTextEdit | QTextEdit) -> None:
        self._field = field

    def show(self, value: Any) -> None:
        words = "" if value is None else str(value)
        if words != self._field.toPlainText():
            self._field.setPlainText(words)

    def value(self) -> str:
        return clean(self._field.toPlainText())


class _ChoiceFace:
    def __init__(self, field: QComboBox) -> None:
        self._field = field

    def show(self, value: Any) -> None:
        place = next((each for each in range(self._field.count()) if self._value_at(each) == value), -1)
        self._field.setCurrentIndex(place)
        if place < 0 and self._field.isEditable():
            self._field.setEditText("" if value is None else str(value))

    def value(self) -> Any:
        text = self._field.currentText()
        place = self._field.currentIndex()
        if self._field.isEditable() and (place < 0 or self._field.itemText(place) != text):
            place = self._field.findText(clean(text), Qt.MatchFlag.MatchFixedString)
        return self._value_at(place) if place >= 0 else clean(text)

    def _value_at(self, place: int) -> Any:
        data = self._field.itemData(place)
        return self._field.itemText(place) if data is None and self._has_no_data() else data

    def _has_no_data(self) -> bool:
        return all(self._field.itemData(each) is None for each in range(self._field.count()))


class _TickFace:
    def __init__(self, field: QCheckBox) -> None:
        self._field = field

    def show(self, value: Any) -> None:
        self._field.setChecked(bool(value))

    def value(self) -> bool:
        return self._field.isChecked()


class _DateFace:
    def __init__(self, field: DateField) -> None:
        self._field = field

    def show(self, value: Any) -> None:
        if value != self._field.date() or not value:
            self._field.setDate(cast("date | None", value))

    def value(self) -> date | None:
        if not self._field.read():
            raise ValueError(self._field.problem)
        return self._field.date()
