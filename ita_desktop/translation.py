"""Answers in the officer's language. The Thai text in the code is the source; other languages are catalogues."""

import json
import re
from functools import cache
from pathlib import Path

from ita_desktop import bundled

SOURCE_LANGUAGE = "th"
LANGUAGES = (SOURCE_LANGUAGE, "en")

_language = SOURCE_LANGUAGE
_message = re.compile(r'^msgid ((?:".*"\s*)+)^msgstr ((?:".*"\s*)+)', re.MULTILINE)


@cache
def _catalogue(language: str, domain: str = "ita_desktop") -> dict[str, str]:
    path = bundled.folder("i18n") / language / "LC_MESSAGES" / f"{domain}.po"
    return read_catalogue(path) if path.exists() else {}


def read_catalogue(path: Path) -> dict[str, str]:
    """Messages and their answers, without those that are empty or guessed (fuzzy); ours have no plurals."""
    entries = path.read_text(encoding="utf-8").split("\n\n")
    found = (_message.search(entry) for entry in entries if "\n#, fuzzy" not in f"\n{entry}")
    answers = {_unquoted(match[1]): _unquoted(match[2]) for match in found if match}
    return {message: answer for message, answer in answers.items() if message and answer}


def _unquoted(lines: str) -> str:
    return "".join(json.loads(line) for line in lines.splitlines())


def use_language(language: str) -> None:
    """From here on `translate` answers in `language` (`th` or `en`)."""
    global _language
    _language = language


def language_in_use() -> str:
    return _language


def translate_toolkit(message: str) -> str:
    """What Qt's own buttons and menus say, from their English; the message itself where there is no answer."""
    return _catalogue(_language, "qt").get(message, message)


def translate(message: str) -> str:
    """`message` in the language in use; the message itself where the catalogue has no answer."""
    return message if _language == SOURCE_LANGUAGE else _catalogue(_language).get(message, message)
