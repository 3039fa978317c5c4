"""Breaks good files as wires, sticks, other programs and mischief do. The same chance breaks them the same way."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

_HARD_NUMBERS = (
    b"0", b"-1", b"-0.01", b"100.01", b"1e999", b"NaN", b"Infinity", b"9999", b"65536", b"2147483648", b"1048577",
    b"9223372036854775808", b"-2147483649", b"0.1e-400", b"1" * 5000, b"2958466", b"1.7976931348623157e308",
)  # fmt: skip
_HARD_WORDS = (
    "", " ", "=1+1", "=cmd|'/c calc'!A1", "+66", "-5", "@SUM(A1)", "NaN", "nan", "-1", "100.01", "๑๐๐.๐๑", "1e5",
    "<b>หนา</b>", "<img src=x onerror=y>", "&lt;", "'; DROP TABLE office; --", '"', "'", "\\", "ก" * 40_000,
    "../../etc/passwd", "..\\..\\x", "//server/share/x.png", "\\\\server\\share\\x.png", "C:\\x.png", "/etc/passwd",
    "javascript:alert(1)", "file:///etc/passwd", "http://", "https://example.org", "😀", "e\u0301" * 50,
    "\u202eกลับ", "\u200b", "\ufeff", "\ud7ff", "0/0/0000", "31/12/9999", "29/2/2566", "1/1/543", "1/1/542",
    "30 ก.พ. 2566", "32/13/2566", "1/1/99999", "25:61", "24.00 น.", "{ชื่อ}", "{", "}", "{0}", "%s", "%(a)s", "TRUE",
    "#REF!", "O1", "o๑", "O999", "ครั้งที่ 1", "1/2566", "0/2566", "999/1", "ใช่", "-",
)  # fmt: skip
_number = re.compile(rb"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_element = re.compile(rb"<[^<>]{1,200}>")
_cell = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)

Mutation = Callable[[bytes, Random], bytes]


def broken_bytes(content: bytes, chance: Random) -> bytes:
    """One to eight wounds anywhere."""
    for _ in range(chance.randint(1, 8)):
        content = chance.choice(_WOUNDS)(content, chance)
    return content


def broken_text(content: bytes, chance: Random) -> bytes:
    """Wounds that leave most of the form, so that a reader gets far."""
    for _ in range(chance.randint(1, 4)):
        content = chance.choice((*_WORD_WOUNDS, *_WOUNDS))(content, chance)
    return content


def broken_package(content: bytes, chance: Random) -> bytes:
    """A package of Office of which a part is broken, gone or there twice; now and then the package itself."""
    if chance.random() < 0.2:
        return broken_bytes(content, chance)
    parts = _parts(content)
    name = chance.choice(list(parts))
    kind = chance.random()
    if kind < 0.1:
        del parts[name]
    elif kind < 0.15:
        parts[f"xl/{chance.choice(('vbaProject.bin', 'externalLinks/externalLink1.xml', '../../x'))}"] = b"x"
    elif kind < 0.25:
        parts[name] = parts[chance.choice(list(parts))]
    elif kind < 0.35:
        parts[name] = _with_entities(parts[name], chance)
    else:
        parts[name] = broken_text(parts[name], chance)
    return packed(parts, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def broken_cells(content: bytes, chance: Random) -> bytes:
    """A whole workbook with up to five cells that hold what nobody should type."""
    parts = _parts(content)
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    for _ in range(chance.randint(1, 5)):
        name = chance.choice(sheets)
        cells = list(_cell.finditer(parts[name]))
        if cells:
            hit = chance.choice(cells)
            xml = parts[name]
            parts[name] = xml[: hit.start()] + _hard_cell(hit[1], hit[2], chance) + xml[hit.end() :]
    return packed(parts)


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            # Without the hour, which would tell two of the same trial apart.
            package.writestr(zipfile.ZipInfo(name), part, compression)
    return file.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _hard_cell(reference: bytes, attributes: bytes, chance: Random) -> bytes:
    style = re.search(rb' s="\d+"', attributes)
    start = b'<c r="' + reference + b'"' + (style[0] if style and chance.random() < 0.7 else b"")
    words = (
        chance.choice(_HARD_WORDS).translate(str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})).encode()
    )
    number = chance.choice(_HARD_NUMBERS)
    return start + chance.choice(
        (
            b' t="inlineStr"><is><t xml:space="preserve">' + words + b"</t></is></c>",
            b' t="inlineStr"><is><t xml:space="preserve">' + words + b"</t></is></c>",
            b"><v>" + number + b"</v></c>",
            b' t="str"><f>A1&amp;B1</f><v>' + words + b"</v></c>",
            b"><f>1+1</f></c>",
            b"><f>1+1</f><v>" + number + b"</v></c>",
            b' t="e"><v>#DIV/0!</v></c>',
            b' t="b"><v>' + number + b"</v></c>",
            b' t="d"><v>0000-00-00</v></c>',
            b' t="s"><v>' + number + b"</v></c>",
            b' t="nothing"><v>1</v></c>',
        )
    )


def _with_entities(part: bytes, chance: Random) -> bytes:
    """Entities that grow without end, or would fetch what lies elsewhere."""
    bomb = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    head = chance.choice(
        (
            b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + bomb + b"]>",
            b'<!DOCTYPE a [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
            b'<!DOCTYPE a SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY j "x">]>',
        )
    )
    declared = re.match(rb"\s*<\?xml[^>]*\?>", part)
    start = declared.end() if declared else 0
    body = part[start:]
    text = list(re.finditer(rb">[^<]", body))
    place = chance.choice(text).start() + 1 if text else 0
    return part[:start] + head + body[:place] + b"&j;" + body[place:]


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _flip(content: bytes, chance: Random) -> bytes:
    if not content:
        return content
    place = chance.randrange(len(content))
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def _drop(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + content[place + chance.choice((1, 2, 16, 500)) :]


def _double(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    piece = content[place : place + chance.choice((1, 8, 200, 4000))]
    return content[:place] + piece * chance.choice((2, 2, 50)) + content[place:]


def _insert(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    piece = chance.choice(
        (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b'"', b"\x1a", chance.randbytes(9))
    )
    return content[:place] + piece + content[place:]


def _zero(content: bytes, chance: Random) -> bytes:
    """What a file system leaves of a page that it never wrote."""
    place = chance.randrange(len(content) + 1)
    size = min(chance.choice((4, 512, 4096)), len(content) - place)
    return content[:place] + bytes(size) + content[place + size :]


def _other_number(content: bytes, chance: Random) -> bytes:
    return _exchanged(content, _number, chance, lambda _old: chance.choice(_HARD_NUMBERS))


def _other_words(content: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_HARD_WORDS).encode() + content[place:]


def _without_element(content: bytes, chance: Random) -> bytes:
    return _exchanged(content, _element, chance, lambda _old: b"")


def _doubled_element(content: bytes, chance: Random) -> bytes:
    return _exchanged(content, _element, chance, lambda old: old * chance.choice((2, 300)))


def _other_encoding(content: bytes, chance: Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp874", "utf-32", "latin-1"))
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def _exchanged(
    content: bytes, form: re.Pattern[bytes], chance: Random, other: Callable[[bytes], bytes]
) -> bytes:
    start = chance.randrange(len(content) + 1)
    found = form.search(content, start) or form.search(content)
    return content[: found.start()] + other(found[0]) + content[found.end() :] if found else content


_WOUNDS: tuple[Mutation, ...] = (_cut, _flip, _flip, _flip, _drop, _double, _insert, _zero)
_WORD_WOUNDS: tuple[Mutation, ...] = (
    _other_number, _other_number, _other_words, _other_words, _without_element, _doubled_element, _other_encoding,
)  # fmt: skip
