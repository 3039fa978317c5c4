"""Evidence of follow-ups: files copied in with their SHA-256, and taken out to be looked at."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath
from typing import TypeVar
from urllib.parse import urlsplit

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from ita_desktop.files import written_beside
from ita_desktop.model.evidence import KeptFile
from ita_desktop.storage.faults import reason_of
from ita_desktop.storage.scope import office_of
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

Value = TypeVar("Value")

MOST_BYTES = 20_000_000
_MEGABYTE = 1_000_000

_kinds = re.compile(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|jpe?g|png|gif|webp|bmp|tiff?|heic|mp3|m4a|wav|mp4|mov|zip|eml|msg)"
)
"""What can be looked at; what the system would run, or lets run what is in it, is no evidence."""

# Separators, what Windows forbids in names, control characters, and those that turn the reading direction.
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_MOST_NAME_BYTES = 180


class EvidenceError(ValueError):
    """A file cannot be evidence, or cannot be shown; the message is for the officer."""


@dataclass(frozen=True)
class EvidenceFile:
    name: str
    content: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def safe_name(name: str) -> str:
    """A name that stays in its folder on every system and shows its true ending; empty if nothing of it is left."""
    bare = clean(_UNFIT.sub("", PurePath(name.replace("\\", "/")).name)).strip(" .")
    if _RESERVED.match(bare):
        bare = f"_{bare}"
    return bare


def _short_name(name: str) -> str:
    """As every file system takes it; Windows lets Thai names be three times as long as Linux."""
    named = PurePath(name)
    room = _MOST_NAME_BYTES - len(named.suffix)
    return named.stem.encode()[:room].decode(errors="ignore") + named.suffix


def read_evidence(path: Path) -> EvidenceFile:
    """Raises EvidenceError for what is no file to be looked at, is empty, or larger than `MOST_BYTES`."""
    name = safe_name(path.name)
    _refuse_kind(name)
    try:
        if not path.is_file():
            raise EvidenceError(_("{name} ไม่ใช่แฟ้ม โปรดเลือกแฟ้มหลักฐาน").format(name=path.name))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _closed(name, error) from error
    if len(content) > MOST_BYTES:
        message = _("{name} ใหญ่เกิน {size} MB โปรดย่อแฟ้ม หรือใส่ที่อยู่ (URL) แทน")
        raise EvidenceError(message.format(name=name, size=MOST_BYTES // _MEGABYTE))
    if not content:
        raise EvidenceError(_("{name} เป็นแฟ้มว่าง โปรดตรวจแฟ้ม").format(name=name))
    return EvidenceFile(name, content)


def name_beside(name: str, taken: Mapping[str, str], sha256: str) -> str:
    """`name`, or one after it if another content (by SHA-256) has that name already."""
    fresh, number = name, 1
    while taken.get(fresh, sha256) != sha256:
        number += 1
        fresh = PurePath(name).stem + f" ({number})" + PurePath(name).suffix
    return fresh


def keep_content(session: Session, file: EvidenceFile) -> None:
    """A content that is there already is not written again."""
    if session.scalar(_kept(session, file.sha256, KeptFile.id)) is None:
        values = {"office_id": office_of(session), "sha256": file.sha256, "content": file.content}
        session.execute(insert(KeptFile).values(values))


def take_out(session: Session, name: str, sha256: str, folder: Path) -> Path:
    """A copy in `folder`, for looking at only. Raises EvidenceError if it is not what was copied in."""
    safe = safe_name(name)
    _refuse_kind(safe)
    content = session.scalar(_kept(session, sha256, KeptFile.content))
    if content is None:
        raise EvidenceError(_("ไม่มีเนื้อแฟ้ม {name} อยู่ในแฟ้มของสำนักงานแล้ว").format(name=name))
    if hashlib.sha256(content).hexdigest() != sha256:
        message = _("เนื้อแฟ้ม {name} ไม่ตรงกับที่เก็บไว้ แฟ้มของสำนักงานอาจเสียหาย โปรดดูในสำเนาสำรอง")
        raise EvidenceError(message.format(name=name))
    place = folder / sha256[:16]
    path = place / _short_name(safe)
    try:
        place.mkdir(exist_ok=True)
        if not path.exists():
            with written_beside(path, lasting=False) as beside:
                beside.write_bytes(content)
                # What is changed in the copy would be lost.
                beside.chmod(0o400)
    except OSError as error:
        raise _closed(name, error) from error
    return path


def is_web_address(evidence: str) -> bool:
    """Only these are ever opened from a record."""
    try:
        parts = urlsplit(evidence)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _kept(session: Session, sha256: str, column: InstrumentedAttribute[Value]) -> Select[Value]:
    return select(column).where(KeptFile.sha256 == sha256, KeptFile.office_id == office_of(session))


def _closed(name: str, error: OSError) -> EvidenceError:
    message = _("เปิดแฟ้มหลักฐาน {name} ไม่ได้: {reason}")
    return EvidenceError(message.format(name=name, reason=reason_of(error)))


def _refuse_kind(name: str) -> None:
    if not _kinds.fullmatch(PurePath(name).suffix):
        message = _("{name} ไม่ใช่ชนิดที่เก็บเป็นหลักฐานได้ ใช้ได้กับ PDF, Word, Excel, ภาพ เสียง วิดีโอ และ zip")
        raise EvidenceError(message.format(name=name))
