"""Which column of a pasted result table is what: by its printed heading, else by what stands under it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from ita_desktop.exchange.pasted import Grid
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _


class Reading(StrEnum):
    """What a column is read as; those that become fields of a result are called like them."""

    CODE = "code"
    NAME = "name"
    PUBLISHED = "published"
    INSTRUMENT_PUBLISHED = "instrument_published"
    LEVEL = "published_level"
    WEIGHTED = "published_weighted"
    SHARE_LEAST = "share_least"
    SHARE_LITTLE = "share_little"
    SHARE_MUCH = "share_much"
    SHARE_MOST = "share_most"
    SHARE_YES = "share_yes"
    SHARE_NO = "share_no"
    URLS = "urls"
    EXPLANATION = "explanation"
    REMARK = "remark"
    NOTHING = "nothing"


LEVEL_SHARES = (Reading.SHARE_LEAST, Reading.SHARE_LITTLE, Reading.SHARE_MUCH, Reading.SHARE_MOST)
YES_NO_SHARES = (Reading.SHARE_YES, Reading.SHARE_NO)
SHARES = LEVEL_SHARES + YES_NO_SHARES
FIGURES = (Reading.PUBLISHED, Reading.INSTRUMENT_PUBLISHED, Reading.WEIGHTED, *SHARES)
WORDS = (Reading.LEVEL, Reading.URLS, Reading.EXPLANATION, Reading.REMARK)


@dataclass(frozen=True, slots=True)
class PastedColumn:
    """`is_sure` if the printed heading says what it is, or the officer does."""

    place: int
    heading: str
    reading: Reading
    is_sure: bool = True


class FigureUnclear(ValueError):  # noqa: N818 -- the officer's slip, not an error of the program
    """Text that is no figure from 0 to 100 with two decimals; the message is for the officer."""


def words_of(reading: Reading) -> str:
    """What the officer calls it."""
    return {
        Reading.CODE: _("รหัสข้อ"),
        Reading.NAME: _("ตรวจชื่อ ไม่เขียนทับ"),
        Reading.PUBLISHED: _("คะแนน"),
        Reading.INSTRUMENT_PUBLISHED: _("คะแนนของแบบวัด"),
        Reading.LEVEL: _("ระดับ"),
        Reading.WEIGHTED: _("คะแนนถ่วงน้ำหนัก"),
        Reading.SHARE_LEAST: _("ร้อยละ น้อยที่สุด"),
        Reading.SHARE_LITTLE: _("ร้อยละ น้อย"),
        Reading.SHARE_MUCH: _("ร้อยละ มาก"),
        Reading.SHARE_MOST: _("ร้อยละ มากที่สุด"),
        Reading.SHARE_YES: _("ร้อยละ มี"),
        Reading.SHARE_NO: _("ร้อยละ ไม่มี"),
        Reading.URLS: _("URL ที่ส่ง"),
        Reading.EXPLANATION: _("คำอธิบายของหน่วยงาน"),
        Reading.REMARK: _("ข้อเสนอแนะ"),
        Reading.NOTHING: _("ไม่ใช้"),
    }[reading]


_SHARE_HEADINGS = {
    "น้อยที่สุด": Reading.SHARE_LEAST,
    "น้อย": Reading.SHARE_LITTLE,
    "มาก": Reading.SHARE_MUCH,
    "มากที่สุด": Reading.SHARE_MOST,
    "มี": Reading.SHARE_YES,
    "ใช่": Reading.SHARE_YES,
    "ไม่มี": Reading.SHARE_NO,
    "ไม่ใช่": Reading.SHARE_NO,
}
_HEADINGS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (r"ถ่วงน้ำหนัก", Reading.WEIGHTED),
        (r"^น้ำหนัก", Reading.NOTHING),
        (r"^(?:ตัวชี้วัดที่|ข้อที่|ที่|ข้อ|ลำดับที่|ลำดับ|รหัสข้อ|รหัส|เลขข้อ|o|no\.?|code)$", Reading.CODE),
        (r"^ระดับ|ระดับผลการประเมิน|ระดับคะแนน|rating|level|เกรด", Reading.LEVEL),
        (r"ข้อเสนอแนะ|ข้อสังเกต|หมายเหตุ", Reading.REMARK),
        (r"คำอธิบาย|คำชี้แจง", Reading.EXPLANATION),
        (r"url|ลิงก์|ลิงค์|link|เว็บไซต์", Reading.URLS),
        (r"คะแนน|ค่าเฉลี่ย|score|^ร้อยละ", Reading.PUBLISHED),
        (r"หัวข้อ|ประเด็น|ตัวชี้วัด|รายการ|คำถาม|ชื่อ|ข้อมูล|เครื่องมือ|แบบวัด", Reading.NAME),
    )
)  # fmt: skip
TOTAL_WORDS = re.compile(r"คะแนนรวม|รวมทั้งสิ้น|คะแนนเฉลี่ย\s*\(?ถ่วงน้ำหนัก|ผลการประเมินรวม|^รวม$")
"""What a row is called that has the total of all instruments."""

_in_brackets = re.compile(r"\([^)]*\)|ร้อยละ(?=.)|\s")
_year = re.compile(r"25\d\d")
_figure = re.compile(r"\d{1,3}(?:\.\d+)?")
_code_alone = re.compile(
    r"(?:ตัวชี้วัด(?:ย่อย)?ที่|ข้อ(?:ที่)?)?[A-Za-z|!]{0,3}[ .-]?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?|[A-Za-z0-9]{3}"
)
_ENOUGH = 0.6
_ROWS_TO_FIND_HEADINGS = 20


def read_figure(text: str) -> Decimal | None:
    """None for nothing. Thai digits, a decimal comma and คะแนน behind it are forgiven. Raises FigureUnclear."""
    plain = clean(text).translate(THAI_TO_ARABIC).replace(" ", "").replace("\n", "")
    plain = plain.removeprefix("ร้อยละ").removesuffix("คะแนน").removesuffix("%")
    if plain in ("", "-", "–", "—", "N/A", "n/a"):
        return None
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if len(figures := clean(text).split()) > 1 and all(map(is_figure, figures)):
        raise FigureUnclear(
            _("พบ {count} ตัวเลขในช่องเดียว {found}").format(count=len(figures), found=clean(text)[:40])
        )
    if not _figure.fullmatch(plain):
        raise FigureUnclear(_("“{found}” ไม่ใช่คะแนน").format(found=clean(text)[:40]))
    try:
        figure = Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover - the pattern lets only figures pass
        raise FigureUnclear(_("“{found}” ไม่ใช่คะแนน").format(found=clean(text)[:40])) from error
    if figure > 100:
        raise FigureUnclear(_("{found} เกิน 100").format(found=figure))
    if figure != figure.quantize(Decimal("0.01")):
        raise FigureUnclear(_("{found} มีทศนิยมเกินสองตำแหน่ง").format(found=figure))
    return figure.quantize(Decimal("0.01"))


def is_figure(text: str) -> bool:
    try:
        return read_figure(text) is not None
    except FigureUnclear:
        return False


def find_headings(grid: Grid) -> tuple[int, int]:
    """First and one past the last row of the headings; empty where there are none."""
    first = next(headings_from(grid), (0, 0))
    return first if first[0] < _ROWS_TO_FIND_HEADINGS else (0, 0)


def headings_from(grid: Grid, start: int = 0) -> Iterator[tuple[int, int]]:
    """Each of the headings from a row on.

    Headings are rows without figures, of which at least two cells, or the only filled ones, are known words.
    """
    place = start
    while place < len(grid):
        last = place
        if _is_heading_row(grid[place]):
            last += 1
            while last < len(grid) and last < place + 3 and _is_heading_row(grid[last], more=True):
                last += 1
            yield place, last
        place = max(last, place + 1)


def columns_by_headings(grid: Grid, headings: tuple[int, int], year: int) -> list[PastedColumn]:
    """What the headings alone say; of several years only the one that is wanted."""
    width = len(grid[0]) if grid else 0
    first, last = headings
    columns = [_column(place, [grid[row][place] for row in range(first, last)]) for place in range(width)]
    return _of_instruments(_of_one_year(columns, year))


def settle_columns(
    columns: Sequence[PastedColumn], rows: Sequence[Sequence[str]], chosen: Mapping[int, Reading]
) -> tuple[PastedColumn, ...]:
    """Columns of which the headings say nothing are told by the `rows`; each reading is had once."""
    return tuple(_as_chosen(column, chosen) for column in _each_once(_by_content(columns, rows)))


def _as_chosen(column: PastedColumn, chosen: Mapping[int, Reading]) -> PastedColumn:
    """What the officer gives to one column, another loses."""
    if column.place in chosen:
        return replace(column, reading=chosen[column.place], is_sure=True)
    return replace(column, reading=Reading.NOTHING) if column.reading in chosen.values() else column


def _is_heading_row(row: Sequence[str], *, more: bool = False) -> bool:
    filled = [cell for cell in row if cell]
    if not filled or any(is_figure(cell) for cell in filled):
        return False
    known = sum(reading_of(cell) is not None and len(cell) < 60 for cell in filled)
    if more:
        return known == len(filled) > 1 and not holds_codes(row)
    return (known >= 2 and known * 2 > len(filled)) or (
        len(filled) > 1 and reading_of(filled[0]) is Reading.CODE
    )


def holds_codes(row: Sequence[str]) -> bool:
    return any(_code_alone.fullmatch(cell) for cell in row if cell)


def _column(place: int, headings: Sequence[str]) -> PastedColumn:
    """The lowest heading says most; the ones above it are only asked where it says nothing."""
    printed = [clean(heading).replace("\n", " ") for heading in headings if heading]
    for heading in reversed(printed):
        reading = reading_of(heading)
        if reading is not None:
            return PastedColumn(place, " ".join(printed), reading)
    return PastedColumn(place, " ".join(printed), Reading.NOTHING, is_sure=False)


def reading_of(heading: str) -> Reading | None:
    bare = _in_brackets.sub("", clean(heading).translate(THAI_TO_ARABIC).casefold()) or heading.casefold()
    if bare in _SHARE_HEADINGS:
        return _SHARE_HEADINGS[bare]
    return next((reading for pattern, reading in _HEADINGS if pattern.search(bare)), None)


def _of_one_year(columns: Sequence[PastedColumn], year: int) -> list[PastedColumn]:
    """Of several years side by side only the one that is wanted."""
    years = {
        column.place: {int(found) for found in _year.findall(column.heading.translate(THAI_TO_ARABIC))}
        for column in columns
    }
    if not any(year in found for found in years.values()):
        return list(columns)
    return [
        replace(column, reading=Reading.NOTHING)
        if years[column.place] and year not in years[column.place]
        else column
        for column in columns
    ]


def _of_instruments(columns: Sequence[PastedColumn]) -> list[PastedColumn]:
    """Beside a mean of the indicator, another score is that of its instrument, for which the cell is merged."""
    scores = [column for column in columns if column.reading is Reading.PUBLISHED]
    own = [column for column in scores if "ตัวชี้วัด" in column.heading]
    if len(scores) != 2 or len(own) != 1:
        return list(columns)
    (other,) = (column for column in scores if column is not own[0])
    return [
        replace(column, reading=Reading.INSTRUMENT_PUBLISHED) if column is other else column
        for column in columns
    ]


def _by_content(columns: Sequence[PastedColumn], rows: Sequence[Sequence[str]]) -> list[PastedColumn]:
    found = list(columns)
    readings = {column.reading for column in columns}
    unknown = [column.place for column in columns if not column.heading]
    figures = [
        place for place in unknown if _share(rows, place, is_figure) >= _ENOUGH and not _counts(rows, place)
    ]
    guessed: dict[int, Reading] = {}
    if Reading.CODE not in readings:
        codes = [
            place for place in unknown if _share(rows, place, _is_code) >= _ENOUGH and place not in figures
        ]
        guessed |= dict.fromkeys(codes[:1], Reading.CODE)
    if Reading.PUBLISHED not in readings and figures:
        guessed[figures[-1]] = Reading.PUBLISHED
        if len(figures) == 5:
            guessed |= dict(zip(figures, LEVEL_SHARES, strict=False))
    if Reading.NAME not in readings:
        left = [place for place in unknown if place not in guessed and place not in figures]
        if left:
            guessed[max(left, key=lambda place: sum(len(row[place]) for row in rows))] = Reading.NAME
    for place, reading in guessed.items():
        found[place] = replace(found[place], reading=reading, is_sure=False)
    return found


def _each_once(columns: Iterable[PastedColumn]) -> list[PastedColumn]:
    """A second column of the same kind is left to the officer."""
    seen: set[Reading] = set()
    kept: list[PastedColumn] = []
    for column in columns:
        is_second = column.reading in seen and column.reading is not Reading.NOTHING
        kept.append(replace(column, reading=Reading.NOTHING, is_sure=False) if is_second else column)
        seen.add(column.reading)
    return kept


def _share(rows: Sequence[Sequence[str]], place: int, holds: Callable[[str], bool]) -> float:
    filled = [row[place] for row in rows if row[place]]
    return sum(map(holds, filled)) / len(filled) if filled else 0


def _counts(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the figures are but the numbers of the rows."""
    filled = [row[place].translate(THAI_TO_ARABIC).rstrip(".)") for row in rows if row[place]]
    return all("." not in cell and "," not in cell and cell not in ("0", "100") for cell in filled)


def _is_code(text: str) -> bool:
    return _code_alone.fullmatch(clean(text).translate(THAI_TO_ARABIC)) is not None
