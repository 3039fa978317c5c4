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


Message = str | tuple[str, ...]
"""A tuple where one and many differ."""


NAMED_FILES = (
    "calendar.toml",
    "editions/*.toml",
    "layouts/*.toml",
    "levels/*.toml",
    "templates/agenda_patterns.toml",
)


def messages_of_the_code() -> set[Message]:
    """Those of the forms too."""
    found = extract_from_dir(
        ROOT,
        method_map=[
            ("ita_desktop/**.py", "python"),
            ("ui/**.ui", "dev:texts_of_form"),
            *((f"resources/{files}", "dev:names_in_resources") for files in NAMED_FILES),
        ],
        keywords={"_": None, "translate": None, "Check": (3,), "counted": (1, 1), "deferred": None},
    )
    return {message for _file, _line, message, _comments, _context in found}


def catalogue(path: str) -> Catalog:
    with (ROOT / "i18n" / path).open("rb") as source:
        return read_po(source)


def english() -> dict[str, tuple[str, ...]]:
    return {
        in_thai(message.id): tuple(
            [message.string] if isinstance(message.string, str) else message.string or ()
        )
        for message in catalogue("en/LC_MESSAGES/ita_desktop.po")
        if message.id and not message.fuzzy
    }


def in_thai(message: Message | list[str]) -> str:
    """Thai has one form for one and for many."""
    return message if isinstance(message, str) else message[0]


def test_a_catalogue_is_read_as_babel_reads_it() -> None:
    assert translation.read_catalogue(ROOT / "i18n/en/LC_MESSAGES/ita_desktop.po") == {
        message: texts for message, texts in english().items() if all(texts)
    }


def test_of_a_catalogue_only_what_is_certain_is_read(tmp_path: Path) -> None:
    file = tmp_path / "some.po"
    file.write_text(
        'msgid ""\nmsgstr "Language: en\\n"\n\n'
        '#, python-brace-format\nmsgid ""\n"สอง\\n"\n"บรรทัด {count}"\nmsgstr "two \\"lines\\" "\n"{count}"\n\n'
        'msgid "{count} วัน"\nmsgid_plural "{count} วัน"\nmsgstr[0] "{count} day"\nmsgstr[1] "{count} "\n"days"\n\n'
        'msgid "{count} ปี"\nmsgid_plural "{count} ปี"\nmsgstr[0] "{count} year"\nmsgstr[1] ""\n\n'
        '#, fuzzy\nmsgid "เดา"\nmsgstr "guessed"\n\n'
        'msgid "ว่าง"\nmsgstr ""\n\n'
        '#~ msgid "เลิกใช้"\n#~ msgstr "gone"\n',
        encoding="utf-8",
    )
    assert translation.read_catalogue(file) == {
        "สอง\nบรรทัด {count}": ('two "lines" {count}',),
        "{count} วัน": ("{count} day", "{count} days"),
    }


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None}


@pytest.fixture
def speaking_english() -> Iterator[None]:
    with translation.speaking("en"):
        yield


def test_the_template_holds_the_messages_of_the_code() -> None:
    in_template = {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for message in catalogue("ita_desktop.pot")
        if message.id
    }
    assert in_template == messages_of_the_code(), "refresh it with: python dev.py texts"


def test_every_message_has_its_english() -> None:
    texts = english()
    thai = {in_thai(message) for message in messages_of_the_code()}
    missing = sorted(message for message in thai if not all(texts.get(message, ("",))))
    assert not missing, "no English for:\n" + "\n".join(missing)


def test_the_english_keeps_the_placeholders() -> None:
    differing = [
        text
        for thai, texts in english().items()
        for text in texts
        if text and placeholders(thai) != placeholders(text)
    ]
    assert differing == []


@pytest.mark.usefixtures("speaking_english")
def test_a_message_is_answered_in_the_language_in_use() -> None:
    thai, (text,) = next((thai, texts) for thai, texts in english().items() if len(texts) == 1)
    assert translation.translate(thai) == text


@pytest.mark.usefixtures("speaking_english")
def test_english_tells_one_from_many() -> None:
    told = [translation.counted("วาง {count} แถว", count) for count in (0, 1, 2)]
    assert told == ["Paste 0 rows", "Paste 1 row", "Paste 2 rows"]


def test_thai_counts_with_one_form() -> None:
    told = [translation.counted("{count} {what}", count, what="แถว") for count in (1, 2)]
    assert told == ["1 แถว", "2 แถว"]


@pytest.mark.usefixtures("speaking_english")
def test_a_message_without_english_is_answered_in_thai() -> None:
    assert translation.translate("ข้อความที่ไม่มีในแฟ้มคำแปล") == "ข้อความที่ไม่มีในแฟ้มคำแปล"


def test_thai_is_answered_as_written() -> None:
    assert translation.translate("ข้อความ") == "ข้อความ"
