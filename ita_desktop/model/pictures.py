"""What the file of a picture says of itself, read without drawing it: a picture of 40,000 dots must not be drawn."""

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.translation import translate as _

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_END_OF_JPEG = b"\xff\xd9"
_SCAN = 0xDA
_WITHOUT_LENGTH = (0x01, *range(0xD0, 0xD8))
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


class NotAPicture(ValueError):  # noqa: N818 -- nothing is broken
    """Neither PNG nor JPEG."""


class BrokenPicture(ValueError):  # noqa: N818 -- the file is, not the program
    """Begins as a picture, and is not whole."""


class PictureKind(StrEnum):
    """By the usual ending of the file's name."""

    PNG = "png"
    JPEG = "jpg"


@dataclass(frozen=True, slots=True)
class PictureFile:
    kind: PictureKind
    width: int
    height: int

    @property
    def dots(self) -> int:
        return self.width * self.height


def describe_picture(content: bytes) -> PictureFile:
    """Raises NotAPicture, or BrokenPicture for a file that is cut off or damaged."""
    try:
        if content.startswith(_PNG):
            picture = PictureFile(PictureKind.PNG, *_png_size(content))
        elif content.startswith(_JPEG):
            picture = PictureFile(PictureKind.JPEG, *_jpeg_size(content))
        else:
            raise NotAPicture(_("ภาพไม่ใช่ PNG หรือ JPEG"))
    except (struct.error, IndexError) as error:
        raise _broken() from error
    if not picture.dots:
        raise _broken()
    return picture


def _broken() -> BrokenPicture:
    return BrokenPicture(_("แฟ้มภาพเสียหรือไม่ครบ"))


def _png_size(content: bytes) -> tuple[int, int]:
    """Every chunk is followed by its checksum."""
    place, seen = len(_PNG), list[bytes]()
    while not seen or seen[-1] != b"IEND":
        (length,) = struct.unpack_from(">I", content, place)
        named = content[place + 4 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, place + 8 + length)
        if zlib.crc32(named) != checksum:
            raise _broken()
        seen.append(named[:4])
        place += length + 12
    if seen[0] != b"IHDR" or b"IDAT" not in seen:
        raise _broken()
    width, height = struct.unpack_from(">II", content, len(_PNG) + 8)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """The size stands in the head of the frame, before the first scan; the scans end with a mark of their own."""
    place, size = 2, (0, 0)
    while True:
        if content[place] != 0xFF:
            raise _broken()
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _SCAN:
            break
        if marker in _WITHOUT_LENGTH:
            place += 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            size = (width, height)
        place += 2 + max(length, 2)
    if content.rfind(_END_OF_JPEG, place) < 0:
        raise _broken()
    return size
