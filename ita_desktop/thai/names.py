"""Names of sections, schools and people as offices type them: the same, nearly the same, found while typing."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC

_NEAR = 0.7
"""Share of letters in common from which on two names are near, found by trying the slips of section names."""
_CACHED_NAMES = 4096
"""An office has some hundred, which its workbooks and papers say again and again."""

_rank = "(?:ร้อย|พัน|เรือ|เรืออากาศ|นาวา|นาวาอากาศ|สิบ|จ่าสิบ|จ่า|พันจ่า)(?:ตำรวจ)?(?:ตรี|โท|เอก)|ดาบตำรวจ"
_title = re.compile(
    rf"(?:ว่าที่ ?)?(?:(?:{_rank}|(?:[ก-ฮ]{{1,3}}\. ?)+)(?:หญิง)?|นายแพทย์|แพทย์หญิง|นางสาว|นาย|นาง"
    "|หม่อมหลวง|หม่อมราชวงศ์)"
)
"""As many as stand in front: letters with a full stop behind them are no name."""
_kind = re.compile("ฝ่าย|โรงเรียน|สำนักงานเขต|สำนักงาน|สำนัก|กลุ่ม|กอง|ศูนย์")
_nominal_prefix = re.compile("^การ(?=[ก-ฮเ-ไ])")
_spelling_marks = re.compile(r"[็-๎ๆฯ\s]")
_zero_for_o = re.compile(r"(?<![0-9a-z.,/])0(?=[0-9])")


def same_name(one: str, other: str) -> bool:
    """Whether the names differ in nothing but spaces, kind of digits and what `clean` repairs."""
    return _unspaced(one) == _unspaced(other)


def near_names(typed: str, known: Iterable[str]) -> list[str]:
    """Those of `known` that `typed` may be meant for, nearest first: shortened, abbreviated by ฯ, misspelt."""
    typed_kind, typed_core = _kind_and_core(typed)
    found: list[tuple[float, str]] = []
    for name in known:
        kind, core = _kind_and_core(name)
        if name == typed or (kind and typed_kind and kind != typed_kind):
            continue
        nearness = _nearness(typed_core, core)
        if nearness >= _NEAR:
            found.append((nearness, name))
    return [name for _nearness, name in sorted(found, key=lambda pair: -pair[0])]


def split_title(typed: str) -> tuple[str, str]:
    """นาย and สมมติ ใจดี of นายสมมติ ใจดี."""
    typed = clean(typed)
    found = _title.match(typed)
    title = found[0].strip() if found else ""
    return title, typed.removeprefix(title).strip()


def search_key(text: str) -> str:
    """What find-as-you-type compares: case, kind of digits, ๐๒๖ for O26, spaces and spelling marks made alike."""
    text = clean(text).translate(THAI_TO_ARABIC).casefold()
    return _spelling_marks.sub("", _zero_for_o.sub("o", text))


@lru_cache(_CACHED_NAMES)
def _unspaced(name: str) -> str:
    return clean(name).translate(THAI_TO_ARABIC).replace(" ", "").replace("\n", "")


def _kind_and_core(name: str) -> tuple[str, str]:
    """ฝ่าย and คลัง of ฝ่ายการคลัง."""
    name = _unspaced(name).replace("ฯ", "")
    kind = _kind.match(name)
    core = name[kind.end() :] if kind else name
    return (kind[0] if kind else ""), _nominal_prefix.sub("", core)


def _nearness(one: str, other: str) -> float:
    """0 to 1 for letters in common; above 1 if one name begins with the other, or is a part of it."""
    shorter, longer = sorted((one, other), key=len)
    most = 2 * len(shorter) / max(len(one) + len(other), 1)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 2 + most
    if len(shorter) >= 4 and shorter in longer:
        return 1 + most
    # Letters are matched in a time that grows with the square of a text.
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if most >= _NEAR else 0
