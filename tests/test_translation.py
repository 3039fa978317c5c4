"""Every message of the program has its English, and the English keeps the message's placeholders."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ita_desktop import translation

ROOT = Path(__file__).parent.parent


def messages_of_the_code() -> set[str]:
    """Those of the forms too."""
    found = extract_from_dir(
        ROOT,
        method_map=[("ita_desktop/**.py", "python"), ("ui/**.ui", "dev:texts_of_form")],
        keywords={"_": None, "translate": None, "Check": (3,)},
    )
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


def catalogue(path: str) -> Catalog:
    with (ROOT / "i18n" / path).open("rb") as source:
        return read_po(source)


def english() -> dict[str, str]:
    return {
        str(message.id): str(message.string)
        for message in catalogue("en/LC_MESSAGES/ita_desktop.po")
        if message.id and not message.fuzzy
    }


def test_a_catalogue_is_read_as_babel_reads_it() -> None:
    assert translation.read_catalogue(ROOT / "i18n/en/LC_MESSAGES/ita_desktop.po") == {
        message: text for message, text in english().items() if text
    }


def test_of_a_catalogue_only_what_is_certain_is_read(tmp_path: Path) -> None:
    file = tmp_path / "some.po"
    file.write_text(
        'msgid ""\nmsgstr "Language: en\\n"\n\n'
        '#, python-brace-format\nmsgid ""\n"สอง\\n"\n"บรรทัด {count}"\nmsgstr "two \\"lines\\" "\n"{count}"\n\n'
        '#, fuzzy\nmsgid "เดา"\nmsgstr "guessed"\n\n'
        'msgid "ว่าง"\nmsgstr ""\n\n'
        '#~ msgid "เลิกใช้"\n#~ msgstr "gone"\n',
        encoding="utf-8",
    )
    assert translation.read_catalogue(file) == {"สอง\nบรรทัด {count}": 'two "lines" {count}'}


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None}


@pytest.fixture
def speaking_english() -> Iterator[None]:
    translation.use_language("en")
    yield
    translation.use_language(translation.SOURCE_LANGUAGE)


def test_the_template_holds_the_messages_of_the_code() -> None:
    in_template = {str(message.id) for message in catalogue("ita_desktop.pot") if message.id}
    assert in_template == messages_of_the_code(), "refresh it with: python dev.py texts"


def test_every_message_has_its_english() -> None:
    texts = english()
    missing = sorted(message for message in messages_of_the_code() if not texts.get(message))
    assert not missing, "no English for:\n" + "\n".join(missing)


def test_the_english_keeps_the_placeholders() -> None:
    differing = [
        thai for thai, text in english().items() if text and placeholders(thai) != placeholders(text)
    ]
    assert differing == []


@pytest.mark.usefixtures("speaking_english")
def test_a_message_is_answered_in_the_language_in_use() -> None:
    thai, text = next((thai, text) for thai, text in english().items() if text)
    assert translation.translate(thai) == text


@pytest.mark.usefixtures("speaking_english")
def test_a_message_without_english_is_answered_in_thai() -> None:
    assert translation.translate("ข้อความที่ไม่มีในแฟ้มคำแปล") == "ข้อความที่ไม่มีในแฟ้มคำแปล"


def test_thai_is_answered_as_written() -> None:
    assert translation.translate("ข้อความ") == "ข้อความ"
