"""Answers in the officer's language. The Thai text in the code is the source; other languages are catalogues."""

import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from ita_desktop import bundled

SOURCE_LANGUAGE = "th"
LANGUAGES = (SOURCE_LANGUAGE, "en")

_language = SOURCE_LANGUAGE
_quoted = r'((?:".*"\s*)+)'
_message = re.compile(rf"^msgid {_quoted}", re.MULTILINE)
_answer = re.compile(rf"^msgstr(?:\[\d\])? {_quoted}", re.MULTILINE)


@cache
def _catalogue(language: str, domain: str = "ita_desktop") -> dict[str, tuple[str, ...]]:
    path = bundled.folder("i18n") / language / "LC_MESSAGES" / f"{domain}.po"
    return read_catalogue(path) if path.exists() else {}


def read_catalogue(path: Path) -> dict[str, tuple[str, ...]]:
    """Messages and their answers, without those that are empty or guessed (fuzzy).

    What counts something has two answers: for one of it and for any other number.
    """
    entries = path.read_text(encoding="utf-8").split("\n\n")
    found = (
        (match, _answer.findall(entry))
        for entry in entries
        if "\n#, fuzzy" not in f"\n{entry}" and (match := _message.search(entry))
    )
    answers = {_unquoted(match[1]): tuple(map(_unquoted, forms)) for match, forms in found}
    return {message: forms for message, forms in answers.items() if message and forms and all(forms)}


def _unquoted(lines: str) -> str:
    return "".join(json.loads(line) for line in lines.splitlines())


def use_language(language: str) -> None:
    """From here on `translate` answers in `language` (`th` or `en`)."""
    global _language
    _language = language


@contextmanager
def speaking(language: str) -> Generator[None]:
    """`language` for a while: an official paper is in Thai whatever the window speaks."""
    before = language_in_use()
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


def language_in_use() -> str:
    return _language


def translate_toolkit(message: str) -> str:
    """What Qt's own buttons and menus say, from their English; the message itself where there is no answer."""
    return _catalogue(_language, "qt").get(message, (message,))[0]


def translate(message: str) -> str:
    """`message` in the language in use; the message itself where the catalogue has no answer."""
    return _forms(message)[0]


def counted(message: str, count: int, **others: object) -> str:
    """`message` with `{count}` and what else stands in braces filled in; English tells one from many."""
    forms = _forms(message)
    return forms[0 if count == 1 else -1].format(count=count, **others)


def _forms(message: str) -> tuple[str, ...]:
    return (message,) if _language == SOURCE_LANGUAGE else _catalogue(_language).get(message, (message,))
