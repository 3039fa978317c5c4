"""An emblem that is taken also prints; what cannot is refused in one sentence that names the file."""

import struct
import zlib
from pathlib import Path

import pytest

from ita_desktop.actions.emblems import EmblemError, read_emblem, read_named_emblem
from tests.documents.writers.model_pages import emblem_png


def claiming(width: int, height: int) -> bytes:
    """A small picture that says that it is as large as that."""
    content = bytearray(emblem_png(10, 10))
    struct.pack_into(">II", content, 16, width, height)
    struct.pack_into(">I", content, 29, zlib.crc32(content[12:29]))
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (claiming(40_000, 40_000), "40000 × 40000"),
        (claiming(40_000, 2), None),
        (emblem_png(10, 10)[:-20], "ไม่ครบ"),
        (b"\x89PNG\r\n\x1a\n" + bytes(6_000_000), "5 MB"),
        (b"<svg/>", "PNG หรือ JPEG"),
        (b"", "PNG หรือ JPEG"),
    ],
)
def test_a_picture_is_judged_before_it_is_drawn(tmp_path: Path, content: bytes, words: str | None) -> None:
    path = tmp_path / "ตรา.png"
    path.write_bytes(content)
    if words is None:
        assert read_emblem(path).picture == content
        return
    with pytest.raises(EmblemError, match=words) as refused:
        read_emblem(path)
    assert "ตรา.png" in str(refused.value)


@pytest.mark.parametrize(
    "name", [r"\\192.0.2.1\share\ตรา.png", "//192.0.2.1/share/ตรา.png", r"\\?\UNC\192.0.2.1\share\ตรา.png"]
)
def test_another_computer_is_not_asked_for_the_picture_that_a_workbook_names(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(EmblemError, match="เครือข่าย"):
        read_named_emblem(name, tmp_path)


@pytest.mark.parametrize("name", ["ไม่มี.png", ".", "ก" * 300 + ".png", "a\0b.png"])
def test_a_name_that_leads_nowhere_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(EmblemError, match="ภาพ"):
        read_named_emblem(name, tmp_path)


def test_the_picture_beside_the_workbook_is_found(tmp_path: Path) -> None:
    (tmp_path / "ตรา.png").write_bytes(emblem_png(10, 10))
    assert read_named_emblem("ตรา.png", tmp_path).file_name == "ตรา.png"
