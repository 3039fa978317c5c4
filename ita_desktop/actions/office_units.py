"""The sections of the office and the schools under it: added, renamed, put in order, removed if nobody needs them."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.actions.hanging_records import hanging_on
from ita_desktop.actions.office_settings import OfficeSettingError, check_telephone
from ita_desktop.actions.opening import read_names
from ita_desktop.actions.positions import number_in_order, put_before
from ita_desktop.model.office import Office, Unit, UnitKind
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _


def add_unit(session: Session, office: Office, kind: UnitKind, name: str, short_name: str = "") -> Unit:
    """After the last unit of its kind."""
    units = _units(session, office.id)
    unit = Unit(kind=kind, name=_free_name(units, name), short_name=clean(short_name))
    unit.office_id = office.id
    place = max(
        (number for number, each in enumerate(units, start=1) if each.kind is kind), default=len(units)
    )
    session.add(unit)
    units.insert(place, unit)
    number_in_order(units)
    session.flush()
    return unit


def add_schools(session: Session, office: Office, pasted: str) -> list[Unit]:
    """A school a line; those that the office has already are passed over."""
    known = _units(session, office.id)
    names = [name for name in read_names(pasted) if not any(_is_called(unit, name) for unit in known)]
    return [add_unit(session, office, UnitKind.SCHOOL, name) for name in names]


def set_unit_field(session: Session, unit: Unit, field: str, value: Any) -> None:
    """`name`, `short_name`, `other_names`, `letter_prefix` or `telephone`."""
    if field == "name":
        rename_unit(session, unit, value)
        return
    kept = session.get_one(Unit, unit.id)
    if field == "other_names":
        kept.other_names = _other_names(_others(session, kept), kept.name, value)
    elif field == "short_name":
        kept.short_name = _free_short_name(_others(session, kept), value)
    elif field == "telephone":
        kept.telephone = check_telephone(value)
    elif field == "letter_prefix":
        kept.letter_prefix = clean(value)
    else:
        raise KeyError(field)


def rename_unit(session: Session, unit: Unit, name: str) -> None:
    """The former name stays among the other names, so that what was typed with it is still understood."""
    kept = session.get_one(Unit, unit.id)
    former, name = kept.name, _free_name(_others(session, kept), name)
    if name == former:
        return
    others = [other for other in kept.other_names if not same_name(other, name)]
    if not same_name(former, name) and not any(same_name(other, former) for other in others):
        others.append(former)
    kept.name, kept.other_names = name, others


def move_units(session: Session, units: Collection[Unit], before: Unit | None) -> None:
    """Puts units together, in their order, before another; None is the end."""
    if not units:
        return
    known = _units(session, next(iter(units)).office_id)
    number_in_order(put_before(known, units, before))


def remove_units(session: Session, units: Collection[Unit]) -> None:
    """Raises OfficeSettingError for a unit that people, work or papers hang on."""
    for unit in units:
        kept = session.get_one(Unit, unit.id)
        if hanging := hanging_on(session, [kept]):
            message = _("ลบ{unit}ไม่ได้ เพราะยังมี{hanging} โปรดย้ายไปให้หน่วยอื่นก่อน")
            raise OfficeSettingError(message.format(unit=kept.name, hanging=hanging))
        session.delete(kept)


def _units(session: Session, office_id: int) -> list[Unit]:
    query = select(Unit).where(Unit.office_id == office_id).order_by(Unit.position, Unit.id)
    return list(session.scalars(query))


def _others(session: Session, unit: Unit) -> list[Unit]:
    return [other for other in _units(session, unit.office_id) if other is not unit]


def _is_called(unit: Unit, name: str) -> bool:
    return any(same_name(known, name) for known in (unit.name, *unit.other_names))


def _free_name(others: Sequence[Unit], typed: str) -> str:
    name = " ".join(clean(typed).split())
    if not name:
        raise OfficeSettingError(_("โปรดกรอกชื่อฝ่ายหรือโรงเรียน"))
    if any(_is_called(other, name) for other in others):
        raise OfficeSettingError(_("มีฝ่ายหรือโรงเรียนชื่อ “{name}” อยู่แล้ว โปรดใช้ชื่ออื่น").format(name=name))
    return name


def _free_short_name(others: Sequence[Unit], typed: str) -> str:
    name = clean(typed)
    owner = next((other for other in others if name and same_name(other.short_name, name)), None)
    if owner is not None:
        message = _("{unit}ใช้ชื่อย่อ “{name}” อยู่แล้ว โปรดใช้ชื่ออื่น")
        raise OfficeSettingError(message.format(unit=owner.name, name=name))
    return name


def _other_names(others: Sequence[Unit], own: str, names: Iterable[str]) -> list[str]:
    found: list[str] = []
    for name in [clean(each) for each in names if clean(each)]:
        owner = next((other for other in others if _is_called(other, name)), None)
        if owner is not None:
            message = _("“{name}” หมายถึง{unit}อยู่แล้ว โปรดใช้ชื่ออื่น")
            raise OfficeSettingError(message.format(name=name, unit=owner.name))
        if not same_name(name, own) and not any(same_name(name, known) for known in found):
            found.append(name)
    return found
