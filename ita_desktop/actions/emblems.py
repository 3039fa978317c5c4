"""The emblem that the office brings for its papers."""

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from sqlalchemy.orm import Session

from ita_desktop.model.pictures import BrokenPicture, NotAPicture, describe_picture
from ita_desktop.storage.books import load_office
from ita_desktop.translation import translate as _

_MOST_BYTES = 5_000_000
_MOST_DOTS = 25_000_000


class EmblemError(ValueError):
    """The picture cannot be an emblem; the message is for the officer."""


@dataclass(frozen=True)
class Emblem:
    file_name: str
    picture: bytes


def read_emblem(path: Path) -> Emblem:
    """Raises EmblemError for what is no whole PNG or JPEG, or is too large to be printed in every paper."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        message = _("ไม่พบแฟ้มภาพ {name} โปรดตรวจชื่อ และวางภาพไว้ในโฟลเดอร์ที่ระบุ")
        raise EmblemError(message.format(name=path.name)) from error
    except (OSError, ValueError) as error:
        raise EmblemError(_("เปิดแฟ้มภาพ {name} ไม่ได้").format(name=path.name)) from error
    if len(content) > _MOST_BYTES:
        raise EmblemError(_("ภาพ {name} ใหญ่เกิน 5 MB โปรดย่อภาพก่อน").format(name=path.name))
    try:
        picture = describe_picture(content)
    except NotAPicture as error:
        message = _("{name} ไม่ใช่ภาพ PNG หรือ JPEG โปรดบันทึกภาพเป็นชนิดนี้ก่อน")
        raise EmblemError(message.format(name=path.name)) from error
    except BrokenPicture as error:
        message = _("ภาพ {name} เสียหรือไม่ครบทั้งแฟ้ม โปรดคัดลอกหรือบันทึกภาพใหม่")
        raise EmblemError(message.format(name=path.name)) from error
    if picture.dots > _MOST_DOTS:
        message = _("ภาพ {name} มี {width} × {height} จุด ใหญ่เกินไป โปรดย่อภาพก่อน")
        raise EmblemError(message.format(name=path.name, width=picture.width, height=picture.height))
    return Emblem(path.name, content)


def read_named_emblem(name: str, folder: Path) -> Emblem:
    """The picture that a workbook in `folder` names. Raises EmblemError.

    Another computer is not asked: a workbook from elsewhere could make this one tell its user's password to it.
    """
    if PureWindowsPath(name).drive.startswith("\\\\"):
        message = _("ที่อยู่ของภาพ {name} เป็นเครื่องอื่นในเครือข่าย โปรดวางภาพไว้ในโฟลเดอร์เดียวกับสมุดงาน")
        raise EmblemError(message.format(name=name))
    return read_emblem(folder / name)


def set_emblem(session: Session, emblem: Emblem | None) -> None:
    """The papers of the office carry it from now on; None takes it away."""
    office = load_office(session)
    office.emblem_file = emblem.file_name if emblem else ""
    office.emblem = emblem.picture if emblem else None
