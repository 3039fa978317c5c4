"""A picture says how large it is before anybody draws it, and whether it is whole."""

import struct

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from ita_desktop.model.pictures import BrokenPicture, NotAPicture, PictureFile, PictureKind, describe_picture
from tests.documents.writers.model_pages import emblem_png


def drawn(kind: str) -> bytes:
    image = QImage(48, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(content.data())


@pytest.mark.parametrize(("drawer", "kind"), [("PNG", PictureKind.PNG), ("JPG", PictureKind.JPEG)])
def test_the_size_is_that_which_is_drawn(drawer: str, kind: PictureKind) -> None:
    assert describe_picture(drawn(drawer)) == PictureFile(kind, 48, 40)


def test_bytes_after_the_end_do_no_harm() -> None:
    assert describe_picture(drawn("JPG") + bytes(20)).width == 48
    assert describe_picture(drawn("PNG") + bytes(20)).width == 48


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_picture_cut_off_anywhere_is_broken(kind: str) -> None:
    whole = drawn(kind)
    for size in range(8, len(whole) - 2, 7):
        with pytest.raises(BrokenPicture, match="เสีย"):
            describe_picture(whole[:size])


def test_a_png_with_one_wrong_byte_is_broken() -> None:
    whole = bytearray(emblem_png(20, 20))
    whole[45] ^= 1
    with pytest.raises(BrokenPicture):
        describe_picture(bytes(whole))


def test_a_picture_without_a_dot_is_broken() -> None:
    with pytest.raises(BrokenPicture):
        describe_picture(emblem_png(0, 5))


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG", b"BM", struct.pack(">I", 7)])
def test_other_files_are_no_pictures(content: bytes) -> None:
    with pytest.raises(NotAPicture, match="PNG"):
        describe_picture(content)
