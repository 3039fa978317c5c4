"""What every page of the first start is: answers, with refusals beside the fields, and a word for the rail."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.problem_note import ProblemNote

forms.promote(ProblemNote)


class FirstRunPage(QWidget):
    """`heading`, `hint` and `summary` are its words; `focus_first` is where the keyboard begins.

    A field `name` may have a ProblemNote `name_problem` under it.
    """

    changed = Signal()

    def heading(self) -> str:
        raise NotImplementedError

    def hint(self) -> str:
        return ""

    def summary(self) -> str:
        """What was answered, in a few words."""
        return ""

    def enter(self) -> None:
        """Comes into sight; what hangs on earlier pages is proposed anew."""

    def check(self) -> bool:
        """Whether the officer may go on; if not, the reason stands beside its field."""
        return True

    def focus_first(self) -> None:
        raise NotImplementedError

    def refuse(self, field: str, words: str) -> bool:
        """Says `words` beside the field, nothing if they are empty; whether there is nothing to say."""
        note: ProblemNote | None = getattr(self, f"{field}_problem", None)
        if note is None:
            return not words
        note.say(words)
        widget: QWidget | None = getattr(self, field, None)
        if isinstance(widget, QWidget):
            widget.setProperty("wrong", bool(words))
            widget.setAccessibleDescription(words)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            if words:
                widget.setFocus()
        return not words

    def has_field(self, field: str) -> bool:
        return hasattr(self, f"{field}_problem")
