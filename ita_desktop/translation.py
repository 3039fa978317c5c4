"""Answers in the officer's language. The Thai text in the code is the source; other languages are catalogues."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from ita_desktop import bundled

SOURCE_LANGUAGE = "th"

_language = SOURCE_LANGUAGE


@cache
def _catalogue(language: str, domain: str = "ita_desktop") -> NullTranslations:
    path = bundled.folder("i18n") / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return NullTranslations()
    # Imported late: most officers read Thai, and the window should not wait for what it does not need.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as source:
        messages = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)


def use_language(language: str) -> None:
    """From here on `translate` answers in `language` (`th` or `en`)."""
    global _language
    _language = language


def language_in_use() -> str:
    return _language


def translate_toolkit(message: str) -> str:
    """What Qt's own buttons and menus say, from their English; the message itself where there is no answer."""
    return _catalogue(_language, "qt").gettext(message) if message else message


def translate(message: str) -> str:
    """`message` in the language in use; the message itself where the catalogue has no answer."""
    return message if _language == SOURCE_LANGUAGE else _catalogue(_language).gettext(message)
