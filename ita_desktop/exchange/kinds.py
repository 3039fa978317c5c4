"""How each sort of value stands in a cell: read tolerantly, written in one form, refused with a reason."""

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from ita_desktop.exchange.problems import Complaint
from ita_desktop.model.terms import from_term, term
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.names import near_names
from ita_desktop.translation import translate as _

Cell: TypeAlias = (
    str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta
)
Written: TypeAlias = str | int | Decimal | None
Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)

_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"}
_number = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_grouped = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_YES = {"ใช่", "มี", "✓", "✔", "/", "x", "y", "yes", "true", "1", "จริง"}
_NO = {"ไม่", "ไม่ใช่", "ไม่มี", "n", "no", "false", "0", "-", "เท็จ"}


class Uncalculated(str):
    """Stands for a cell whose formula has no value in the file, which does not mean that it would give nothing."""


class Kind(ABC, Generic[Value]):
    """One sort of value. `blank` is what an empty cell means, and is written as one."""

    blank: Value
    number_format = "@"
    directories: Sequence[Any] = ()
    """Where the names are kept that the value may have."""

    @property
    @abstractmethod
    def expected(self) -> str:
        """What may stand in the cell, in the officer's words."""

    @abstractmethod
    def read(self, cell: Cell) -> Value:
        """The value of a cell that is not empty. Raises Complaint."""

    def write(self, value: Value) -> Written:
        return None if value == self.blank else str(value)

    def show(self, value: Value) -> str:
        written = self.write(value)
        return "" if written is None else str(written)

    def choices(self) -> Sequence[str]:
        """Words to pick from in a drop-down list."""
        return ()

    def contradiction(self, value: Value, words: str) -> Complaint | None:
        """What is wrong with a row that calls something by `value`, though the words printed beside it differ."""
        return None


def cell_words(cell: Cell) -> str:
    """The content of a cell as one would say it."""
    if isinstance(cell, float):
        return format(cell, ".15g")
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def typed_text(cell: Cell) -> str:
    """The text of a cell, cleaned. Raises Complaint for what Excel turned into something else."""
    if isinstance(cell, str):
        if isinstance(cell, Uncalculated):
            raise uncalculated_complaint()
        if cell in _ERRORS:
            raise Complaint(_("สูตรในเซลล์นี้ให้ผลเป็นข้อผิดพลาด กรุณาพิมพ์ค่าแทนสูตร"))
        return clean(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return cell_words(cell)
    raise Complaint(
        _("Excel แปลงสิ่งที่พิมพ์เป็นวันที่หรือเวลา ({found}) กรุณาจัดรูปแบบเซลล์เป็นข้อความแล้วพิมพ์ใหม่").format(
            found=cell_words(cell)
        )
    )


def uncalculated_complaint() -> Complaint:
    return Complaint(_("สูตรในเซลล์นี้ยังไม่มีค่าในไฟล์ กรุณาเปิดไฟล์ใน Excel แล้วบันทึกอีกครั้ง หรือพิมพ์ค่าแทนสูตร"))


class Text(Kind[str]):
    blank = ""

    @property
    def expected(self) -> str:
        return _("ข้อความ")

    def read(self, cell: Cell) -> str:
        return typed_text(cell)

    def write(self, value: str) -> Written:
        return value or None


class Line(Text):
    """Text of one line: a break inside it comes from a narrow cell, not from its author."""

    def read(self, cell: Cell) -> str:
        return typed_text(cell).replace("\n", " ")


class Lines(Kind[tuple[str, ...]]):
    """A list, one entry a line."""

    blank: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        return _("รายการ บรรทัดละหนึ่งข้อ (กด Alt+Enter เพื่อขึ้นบรรทัดใหม่)")

    def read(self, cell: Cell) -> tuple[str, ...]:
        return tuple(line for line in typed_text(cell).split("\n") if line)

    def write(self, value: tuple[str, ...]) -> Written:
        return "\n".join(value) or None


class Number(Kind[Decimal | None]):
    """A number kept digit for digit."""

    blank = None

    def __init__(self, minimum: int, maximum: int | None = None, number_format: str = "0.00") -> None:
        self.minimum = minimum
        self.maximum = maximum
        self.number_format = number_format

    @property
    def expected(self) -> str:
        if self.maximum is None:
            return _("ตัวเลขตั้งแต่ {minimum} ขึ้นไป").format(minimum=self.minimum)
        return _("ตัวเลขตั้งแต่ {minimum} ถึง {maximum}").format(minimum=self.minimum, maximum=self.maximum)

    def read(self, cell: Cell) -> Decimal | None:
        number = _number_in(cell)
        if number is not None and (
            number < self.minimum or (self.maximum is not None and number > self.maximum)
        ):
            raise Complaint(
                _("{found} อยู่นอกช่วงที่เป็นไปได้ ต้องเป็น{expected}").format(found=number, expected=self.expected)
            )
        return number

    def write(self, value: Decimal | None) -> Written:
        return value


class Score(Number):
    """A score out of a hundred. One below 1 must be typed as text: as a number it is a percentage of Excel's."""

    def __init__(self) -> None:
        super().__init__(0, 100)

    def read(self, cell: Cell) -> Decimal | None:
        number = super().read(cell)
        if isinstance(cell, float) and number is not None and 0 < number < 1:
            raise Complaint(
                _("Excel แปลงร้อยละเป็น {found} กรุณาพิมพ์คะแนนเต็มร้อยโดยไม่มีเครื่องหมาย %").format(found=number),
                f"{(number * 100).normalize():f}",
            )
        return number

    def write(self, value: Decimal | None) -> Written:
        return str(value) if value is not None and 0 < value < 1 else value


class WholeNumber(Kind[int | None]):
    blank = None
    number_format = "0"

    def __init__(self, minimum: int, maximum: int | None = None) -> None:
        self._number = Number(minimum, maximum)

    @property
    def expected(self) -> str:
        return _("จำนวนเต็ม เป็น{range}").format(range=self._number.expected)

    def read(self, cell: Cell) -> int | None:
        number = self._number.read(cell)
        if number is None:
            return None
        if number != int(number):
            raise Complaint(_("{found} ไม่ใช่จำนวนเต็ม").format(found=number))
        return int(number)

    def write(self, value: int | None) -> Written:
        return value


class Term(Kind[Choice]):
    """One of the choices of an enumeration. With a `default`, an empty cell means that one."""

    def __init__(self, enumeration: type[Choice], default: Choice) -> None:
        self._enumeration = enumeration
        self.blank = default

    @property
    def expected(self) -> str:
        words = " ".join(f"“{term(value)}”" for value in self._enumeration)
        return _("คำใดคำหนึ่งใน {words} เว้นว่างหมายถึง “{default}”").format(words=words, default=term(self.blank))

    def read(self, cell: Cell) -> Choice:
        return read_term(self._enumeration, cell)

    def write(self, value: Choice) -> Written:
        return None if value == self.blank else term(value)

    def show(self, value: Choice) -> str:
        return term(value)

    def choices(self) -> Sequence[str]:
        return [term(value) for value in self._enumeration if value != self.blank]


class OptionalTerm(Kind[Choice | None]):
    """One of the choices of an enumeration; an empty cell is no choice, which a required column refuses."""

    blank = None

    def __init__(self, enumeration: type[Choice]) -> None:
        self._enumeration = enumeration

    @property
    def expected(self) -> str:
        return _("คำใดคำหนึ่งใน {words}").format(words=" ".join(f"“{words}”" for words in self.choices()))

    def read(self, cell: Cell) -> Choice | None:
        return read_term(self._enumeration, cell)

    def write(self, value: Choice | None) -> Written:
        return None if value is None else term(value)

    def choices(self) -> Sequence[str]:
        return [term(value) for value in self._enumeration]


class Word(Kind[str]):
    """One of some words that stand as they are."""

    blank = ""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    @property
    def expected(self) -> str:
        return _("คำใดคำหนึ่งใน {words}").format(words=" ".join(f"“{word}”" for word in self._words))

    def read(self, cell: Cell) -> str:
        typed = typed_text(cell)
        for word in self._words:
            if word.casefold() == typed.translate(THAI_TO_ARABIC).casefold():
                return word
        raise Complaint(
            _("ไม่รู้จัก “{found}” ต้องเป็น{expected}").format(found=typed, expected=self.expected),
            next(iter(near_names(typed, self._words)), None),
        )

    def choices(self) -> Sequence[str]:
        return self._words


class YesNo(Kind[bool]):
    """A tick; an empty cell is a no."""

    blank = False

    def __init__(self, yes: str = "ใช่") -> None:
        self._yes = yes

    @property
    def expected(self) -> str:
        return _("“{yes}” หรือเว้นว่าง").format(yes=self._yes)

    def read(self, cell: Cell) -> bool:
        typed = typed_text(cell).translate(THAI_TO_ARABIC).casefold()
        if typed in _YES or typed == self._yes.casefold():
            return True
        if typed in _NO:
            return False
        raise Complaint(
            _("อ่าน “{found}” ไม่ออกว่าใช่หรือไม่ กรุณาใส่{expected}").format(found=typed, expected=self.expected)
        )

    def write(self, value: bool) -> Written:
        return self._yes if value else None

    def choices(self) -> Sequence[str]:
        return (self._yes,)


def read_term(enumeration: type[Choice], cell: Cell) -> Choice:
    """Raises Complaint with the nearest term."""
    typed = typed_text(cell)
    value = from_term(enumeration, typed)
    if value is None:
        words = [term(value) for value in enumeration]
        raise Complaint(
            _("ไม่รู้จักคำว่า “{found}” ใช้ได้เฉพาะ {words}").format(
                found=typed, words=" ".join(f"“{word}”" for word in words)
            ),
            next(iter(near_names(typed, words)), None),
        )
    return value


def _number_in(cell: Cell) -> Decimal | None:
    """Fifteen digits are what Excel itself shows and keeps of a number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(cell_words(cell))
    typed = typed_text(cell).translate(THAI_TO_ARABIC).replace(" ", "").removesuffix("%")
    if not typed:
        return None
    if _grouped.fullmatch(typed):
        typed = typed.replace(",", "")
    if not _number.fullmatch(typed):
        with_point = typed.replace(",", ".", 1)
        raise Complaint(
            _("“{found}” ไม่ใช่ตัวเลข กรุณาพิมพ์เฉพาะตัวเลข เช่น 98.14").format(found=cell_words(cell)),
            with_point if _number.fullmatch(with_point) else None,
        )
    return Decimal(typed)


AnyKind: TypeAlias = Kind[Any]
