"""As many entries to look for as anybody may ever have: invented years of one office, one after the other."""

from collections.abc import Iterator
from itertools import cycle, islice

from ita_desktop.actions.search import Entry, EntryKind
from ita_desktop.model.editions import read_edition

_DEEDS = ("ประชุมชี้แจง", "จัดทำคู่มือ", "เผยแพร่ข้อมูล", "ติดตามผล", "อบรมเจ้าหน้าที่", "ปรับปรุงขั้นตอน", "สำรวจความพึงพอใจ")
_SECTIONS = ("ฝ่ายปกครอง", "ฝ่ายทะเบียน", "ฝ่ายโยธา", "ฝ่ายรายได้", "ฝ่ายการศึกษา", "ฝ่ายการคลัง", "ฝ่ายเทศกิจ")
_KINDS = (EntryKind.ITEM, EntryKind.MEASURE, EntryKind.MEASURE, EntryKind.PAPER, EntryKind.PERSON)


def make_entries(count: int) -> list[Entry]:
    return list(islice(_entries(), count))


def _entries() -> Iterator[Entry]:
    nodes = [node for code in ("bma-2565", "bma-2566") for node in read_edition(code).nodes]
    turns = zip(cycle(nodes), cycle(_DEEDS), cycle(_SECTIONS), cycle(_KINDS), strict=False)
    for number, (node, deed, section, kind) in enumerate(turns):
        title = f"{deed} {node.title[:60]} ครั้งที่ {number}"
        yield Entry(kind, title, node.code, f"{section} · ปี {2560 + number % 10}", "", "", "measure", number)
