"""Pages as pictures need the official font, which may not be shipped: a free twin stands in for it.

Laksaman is drawn after TH Sarabun but 1/0.66 larger, and LibreOffice does not obey the scaling that fontconfig could
ask for. So copies with another em size are made for the time of a test, and fontconfig gives them the official names.
"""

import shutil
import struct
from pathlib import Path

_SOURCES = Path("/usr/share/fonts/truetype/tlwg")
_UNITS_PER_EM = 1515
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <match target="scan">
    <test name="family"><string>Laksaman</string></test>
    <edit name="family" mode="assign"><string>TH SarabunPSK</string></edit>
  </match>
</fontconfig>
"""


def why_no_pages() -> str:
    """What is missing for drawing pages on this computer; empty where nothing is."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if not list(_SOURCES.glob("Laksaman*.ttf")):
        return "the font Laksaman (fonts-tlwg-laksaman-ttf) is not installed"
    return ""


def make_stand_in_fonts(folder: Path) -> Path:
    """Fills `folder` with the fonts and returns the file for FONTCONFIG_FILE."""
    for source in sorted(_SOURCES.glob("Laksaman*.ttf")):
        (folder / source.name).write_bytes(_with_larger_em(source.read_bytes()))
    configuration = folder / "fonts.conf"
    configuration.write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
    return configuration


def _with_larger_em(font: bytes) -> bytes:
    """A TrueType font whose table `head` says that an em has more units, so that everything is drawn smaller."""
    table_count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(table_count))
    head = next(offset for name, _sum, offset, _length in tables if name == b"head")
    changed = bytearray(font)
    struct.pack_into(">H", changed, head + 18, _UNITS_PER_EM)
    return bytes(changed)
