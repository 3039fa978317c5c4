"""The line of answers on the overview: how far each instrument is, a way to its count."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.qt.figures import figure
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.parts import make_button
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import Type
from ita_desktop.rules.answers import InstrumentAnswers
from ita_desktop.translation import translate as _


class AnswersLine(FlowRow):
    """Out of sight as long as nobody set a target or counted."""

    def __init__(self, way: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__([TextView(_("ตอบแบบวัด"), Type.SMALL, "ink2")], parent, spacing=0)
        self._way = way
        self._buttons: dict[str, QPushButton] = {}

    def show_answers(self, all_answers: Sequence[InstrumentAnswers]) -> None:
        followed = {answers.node.code: answers for answers in all_answers if answers.quotas}
        for code, answers in followed.items():
            _say(self._button_of(code), answers)
        for code, button in self._buttons.items():
            button.setVisible(code in followed)
        self.setVisible(bool(followed))

    def _button_of(self, code: str) -> QPushButton:
        """The one that is there, which may have the focus, or a new one."""
        if code not in self._buttons:
            self._buttons[code] = make_button("", lambda: self._way(code), kind="plain", in_row=True)
            self.add(self._buttons[code])
        return self._buttons[code]


def _say(button: QPushButton, answers: InstrumentAnswers) -> None:
    whole, code = answers.whole, answers.node.code
    answered = figure(whole.answered or 0, 0)
    counted = _("{answered} จาก {wanted}") if whole.wanted else "{answered}"
    counted = counted.format(answered=answered, wanted=figure(whole.wanted, 0))
    share = f"{figure(whole.share)}%" if whole.share is not None else ""
    button.setText(f"{code} {share or answered}")
    words = _("{code} ตอบแล้ว {counted} {share}").format(code=code, counted=counted, share=share).strip()
    button.setAccessibleName(words)
    button.setToolTip(tooltip(words))
