"""How sections are called where room is short."""

from ita_desktop.model.office import Unit


def short_name(unit: Unit) -> str:
    """ปกครอง for ฝ่ายปกครอง, a long name by what else it is called."""
    names = [unit.name, *unit.other_names]
    return min(names, key=len).removeprefix("ฝ่าย")
