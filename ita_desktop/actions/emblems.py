"""The emblem that the office brings for its papers."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from ita_desktop.storage.books import load_office
from ita_desktop.translation import translate as _

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MOST_BYTES = 5_000_000


class EmblemError(ValueError):
    """The picture cannot be an emblem; the message is for the officer."""


@dataclass(frozen=True)
class Emblem:
    file_name: str
    picture: bytes


def read_emblem(path: Path) -> Emblem:
    """Raises EmblemError for what is no PNG or JPEG, or is too large to be printed in every paper."""
    try:
        picture = path.read_bytes()
    except OSError as error:
        raise EmblemError(_("เปิดแฟ้มภาพ {name} ไม่ได้").format(name=path.name)) from error
    if not picture.startswith(_SIGNATURES):
        raise EmblemError(_("{name} ไม่ใช่ภาพ PNG หรือ JPEG โปรดบันทึกภาพเป็นชนิดนี้ก่อน").format(name=path.name))
    if len(picture) > _MOST_BYTES:
        raise EmblemError(_("ภาพ {name} ใหญ่เกิน 5 MB โปรดย่อภาพก่อน").format(name=path.name))
    return Emblem(path.name, picture)


def set_emblem(session: Session, emblem: Emblem | None) -> None:
    """The papers of the office carry it from now on; None takes it away."""
    office = load_office(session)
    office.emblem_file = emblem.file_name if emblem else ""
    office.emblem = emblem.picture if emblem else None
