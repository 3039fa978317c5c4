"""Figures as cells and fields show them, and as officers type them."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_MINUS = "−"


def figure(value: Decimal | int | None, decimals: int = 2) -> str:
    """With thousands apart and a true minus; nothing for None."""
    if value is None:
        return ""
    return f"{_rounded(Decimal(value), decimals):,.{decimals}f}".replace("-", _MINUS)


def read_figure(
    typed: str,
    lowest: Decimal | int | None = None,
    highest: Decimal | int | None = None,
    decimals: int = 2,
) -> Decimal | None:
    """Thai digits, thousands and any minus are read; nothing is None. Raises ValueError with a sentence.

    More decimals than `decimals` are refused, not rounded: a slip of the point shall be seen.
    """
    plain = clean(typed).translate(THAI_TO_ARABIC).replace(",", "").replace(" ", "")
    plain = plain.replace(_MINUS, "-").replace("–", "-")
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise ValueError(_("“{typed}” ไม่ใช่ตัวเลข").format(typed=typed.strip()))
    if value != _rounded(value, decimals):
        raise ValueError(_("ใส่ทศนิยมได้ไม่เกิน {decimals} ตำแหน่ง").format(decimals=decimals))
    if lowest is not None and value < lowest:
        raise ValueError(_("ต้องไม่น้อยกว่า {lowest}").format(lowest=figure(Decimal(lowest), decimals)))
    if highest is not None and value > highest:
        raise ValueError(_("ต้องไม่มากกว่า {highest}").format(highest=figure(Decimal(highest), decimals)))
    return value


def _rounded(value: Decimal, decimals: int) -> Decimal:
    try:
        return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation:
        raise ValueError(_("ตัวเลขยาวเกินไป")) from None
