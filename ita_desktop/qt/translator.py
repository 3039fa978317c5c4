"""Lets the catalogues answer for forms and for Qt's own buttons."""

from PySide6.QtCore import QTranslator

from ita_desktop.translation import translate, translate_toolkit

_LEFT_AS_THEY_ARE = ("QShortcut", "QGuiApplication", "QProgressBar")
"""Names of keys, the direction of writing, percentages: asking for them would load the catalogue at the start."""


class Translator(QTranslator):
    """Forms are written in Thai, which is the message; Qt's own texts come in English."""

    def translate(  # type: ignore[override]
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """None where there is no answer: an empty text would be shown as it is."""
        if not sourceText or context in _LEFT_AS_THEY_ARE:
            return None
        answer = translate_toolkit(sourceText) if sourceText.isascii() else translate(sourceText)
        return None if answer == sourceText else answer

    def isEmpty(self) -> bool:
        return False
