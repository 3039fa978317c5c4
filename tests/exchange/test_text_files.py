"""Lists in the encodings of a Thai PC are read; what is no text, or far too much of it, is refused in one sentence."""

from pathlib import Path

import pytest

from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.exchange.pasted import grid_of_file
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.text_files import MOST_CHARACTERS

LIST = "รหัส,ชื่อ\n9,การเปิดเผยข้อมูล\nO1,โครงสร้าง “ใหม่”\n"


def file_of(folder: Path, content: bytes) -> Path:
    path = folder / "รายการ.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_list_is_read_in_each_encoding_of_a_thai_pc(tmp_path: Path, encoding: str) -> None:
    path = file_of(tmp_path, LIST.encode(encoding))
    assert [node.title for node in read_edition_list(path, "own", 2567).nodes][-1] == "โครงสร้าง “ใหม่”"
    assert grid_of_file(path)[0] == ["รหัส", "ชื่อ"]


def test_tis_620_is_read_as_thai(tmp_path: Path) -> None:
    plain = LIST.replace("“", "").replace("”", "")
    assert grid_of_file(file_of(tmp_path, plain.encode("tis-620")))[2] == ["O1", "โครงสร้าง ใหม่"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_list_of_an_excel_with_other_delimiters_is_read(tmp_path: Path, delimiter: str) -> None:
    path = file_of(tmp_path, LIST.replace(",", delimiter).encode("utf-16"))
    assert len(read_edition_list(path, "own", 2567).nodes) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "อ่านตัวอักษร"),
        (LIST.encode("utf-16-le"), "อ่านตัวอักษร"),
        (LIST.encode("utf-16")[:-1], "อ่านตัวอักษร"),
        (b"\x00" * 40, "อ่านตัวอักษร"),
        ("รหัส".encode() + b"," * (MOST_CHARACTERS + 1), "ใหญ่เกินไป"),
        (f'รหัส,ชื่อ\nO1,"{"ก" * 200_000}'.encode(), "CSV|ตาราง"),
    ],
    ids=["picture", "UTF-16 without its mark", "half a letter", "zeros", "too large", "quotes left open"],
)
def test_what_is_no_list_is_refused_by_every_reader(tmp_path: Path, content: bytes, words: str) -> None:
    path = file_of(tmp_path, content)
    with pytest.raises(EditionListError, match=words):
        read_edition_list(path, "own", 2567)
    with pytest.raises(Complaint, match=words):
        grid_of_file(path)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("IIT,ก,OIT\nOIT,ข,IIT", "อยู่ใต้ตัวเอง"),
        ("9,ก,9", "อยู่ใต้ตัวเอง"),
        ("O1,ก,\nO1,ข,", "ซ้ำ"),
        ("O1,ก,X9", "ไม่พบ X9"),
        ("=1+1,ก,", "ไม่เข้าใจ"),
    ],
)
def test_every_line_that_cannot_be_is_named(tmp_path: Path, rows: str, words: str) -> None:
    path = file_of(tmp_path, f"รหัส,ชื่อ,อยู่ใต้\n{rows}".encode())
    with pytest.raises(EditionListError, match=words):
        read_edition_list(path, "own", 2567)


def test_html_control_and_direction_signs_stay_plain_text(tmp_path: Path) -> None:
    path = file_of(tmp_path, "รหัส,ชื่อ\nO1,<b>หนา</b> \u202eกลับ\x07\u200b 'ก' \"\n".encode())
    (title,) = (node.title for node in read_edition_list(path, "own", 2567).nodes if node.code == "O1")
    assert title == "<b>หนา</b> กลับ 'ก' \""
