"""What one PC remembers survives whatever somebody, or a power cut, made of the file."""

from pathlib import Path

import pytest

from ita_desktop.qt.settings import Settings

GOOD = '{"scale": 1.25, "language": "en", "recent_files": ["/a.ita"]}'


@pytest.mark.parametrize(
    "content",
    [
        "",
        GOOD[:-5],
        "[]",
        "null",
        '{"scale": NaN}',
        '{"scale": -Infinity}',
        '{"scale": "1.25", "language": 7, "recent_files": "x"}',
        '{"scale": ' + "9" * 6000 + "}",
        "[" * 100_000,
    ],
)
def test_what_is_no_setting_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, encoding="utf-8")
    settings = Settings(tmp_path / "settings.json")
    assert settings.get("scale", 1.0) == 1.0
    assert settings.get_one_of("language", ("th", "en")) == "th"
    assert settings.recent_files() == []


def test_bytes_that_are_no_text_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(GOOD.encode("utf-16-le") + b"\xff")
    assert Settings(tmp_path / "settings.json").get("scale", 1.0) == 1.0


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(GOOD + " " * 2_000_000, encoding="utf-8")
    assert Settings(tmp_path / "settings.json").get("scale", 1.0) == 1.25
    (tmp_path / "settings.json").write_text(" " * 2_000_000 + GOOD, encoding="utf-8")
    assert Settings(tmp_path / "settings.json").get("scale", 1.0) == 1.0


def test_names_that_no_file_can_have_are_left_out(tmp_path: Path) -> None:
    text = '{"recent_files": ["%s", 7, null, "/a.ita", "/a\\u0000b"]}' % ("a" * 5000)
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")
    settings = Settings(tmp_path / "settings.json")
    assert settings.recent_files()[0] == Path("/a.ita")
    assert [path.is_file() for path in settings.recent_files()] == [False, False]


def test_half_letters_and_wrong_geometry_trouble_nobody(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"geometry": "\\ud800ก", "note": "\\ud800"}', encoding="utf-8")
    settings = Settings(tmp_path / "settings.json")
    assert settings.get_bytes("geometry").size() == 0
    before = (tmp_path / "settings.json").read_bytes()
    settings.put("language", "en")
    assert settings.get("language", "th") == "en"
    assert (tmp_path / "settings.json").read_bytes() == before


def test_a_folder_that_cannot_be_made_troubles_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.put("language", "en")
    assert settings.get("language", "th") == "en"
