"""In what kind of place a file lies: one that other PCs reach, that goes to the internet, or that is pulled out."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from ita_desktop.translation import translate as _


class PlaceKind(StrEnum):
    NETWORK = "network"
    SYNCHRONISED = "synchronised"
    REMOVABLE = "removable"


@dataclass(frozen=True)
class FilePlace:
    """`name` as the officer knows it: the server, the service, the drive."""

    kind: PlaceKind
    name: str


@dataclass(frozen=True)
class Facts:
    """What a computer says of its drives: on Windows the kind of each root, elsewhere mounts, each with its system."""

    environment: Mapping[str, str] = field(default_factory=dict[str, str])
    drive_kind: Callable[[str], int] = lambda _root: _FIXED
    mounts: Iterable[tuple[str, str]] = ()
    exists: Callable[[PurePath], bool] = lambda _path: False


def find_place(path: PurePath, facts: Facts | None = None) -> FilePlace | None:
    """None for an ordinary folder of this computer."""
    facts = facts or facts_of_this_computer()
    service = _service(path, facts)
    if service:
        return FilePlace(PlaceKind.SYNCHRONISED, service)
    return _on_windows(path, facts) if isinstance(path, PureWindowsPath) else _on_mount(path, facts)


def words_of(place: FilePlace) -> str:
    """What this means for the officer, and what to do."""
    sentences = {
        PlaceKind.NETWORK: _(
            "แฟ้มนี้อยู่บนเครือข่าย ({name}) แก้ไขได้ทีละคน คนอื่นเปิดดูได้ หากต้องแก้พร้อมกันหลายคนให้ใช้ฐานข้อมูลกลาง"
        ),
        PlaceKind.SYNCHRONISED: _(
            "แฟ้มนี้อยู่ในโฟลเดอร์ที่ {name} ส่งขึ้นอินเทอร์เน็ต หากเปิดสองเครื่องพร้อมกันจะได้แฟ้มสองฉบับที่ไม่ตรงกัน "
            "ควรย้ายมาไว้ในเครื่อง แล้วให้สำเนาสำรองอยู่ที่นี่แทน"
        ),
        PlaceKind.REMOVABLE: _(
            "แฟ้มนี้อยู่ในไดรฟ์ที่ถอดได้ ({name}) โปรดปิดโปรแกรมก่อนถอด และตั้งที่เก็บสำเนาสำรองไว้ในเครื่องด้วย"
        ),
    }
    return sentences[place.kind].format(name=place.name)


def facts_of_this_computer() -> Facts:
    return Facts(
        environment=os.environ,
        drive_kind=_drive_kind,
        mounts=_mounts(),
        exists=lambda path: Path(path).exists(),
    )


_FIXED, _REMOVABLE, _REMOTE = 3, 2, 4

_SERVICE_FOLDERS = {
    r"onedrive( - .+)?": "OneDrive",
    r"dropbox( \(.+\))?": "Dropbox",
    r"google ?drive|googledrive-.+|my drive|ไดรฟ์ของฉัน": "Google Drive",
    r"icloud ?drive|com~apple~clouddocs": "iCloud",
    r"nextcloud|owncloud": "Nextcloud",
    r"box sync": "Box",
}
_SERVICE_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
_SERVICE_MARKS = {
    ".dropbox": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".sync_folder.db": "Nextcloud",
}
_NETWORK_SYSTEMS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afpfs",
    "9p",
    "ncpfs",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
}
_STICK_PLACES = ("/media/", "/run/media/", "/Volumes/")


def _service(path: PurePath, facts: Facts) -> str:
    for variable, service in _SERVICE_VARIABLES.items():
        root = facts.environment.get(variable, "")
        if root and type(path)(root) in path.parents:
            return service
    for folder in path.parents:
        for pattern, service in _SERVICE_FOLDERS.items():
            if re.fullmatch(pattern, folder.name.lower()):
                return service
        for mark, service in _SERVICE_MARKS.items():
            if facts.exists(folder / mark):
                return service
    return ""


def _on_windows(path: PureWindowsPath, facts: Facts) -> FilePlace | None:
    if path.drive.startswith("\\\\"):
        return FilePlace(PlaceKind.NETWORK, path.drive)
    kind = facts.drive_kind(path.anchor)
    found = {_REMOTE: PlaceKind.NETWORK, _REMOVABLE: PlaceKind.REMOVABLE}.get(kind)
    return FilePlace(found, path.drive) if found else None


def _on_mount(path: PurePath, facts: Facts) -> FilePlace | None:
    """By the innermost mount that holds the file."""
    holding = [
        (PurePosixPath(mount), system)
        for mount, system in facts.mounts
        if PurePosixPath(mount) in path.parents
    ]
    if not holding:
        return None
    mount, system = max(holding, key=lambda each: len(each[0].parts))
    if system in _NETWORK_SYSTEMS:
        return FilePlace(PlaceKind.NETWORK, str(mount))
    if str(mount).startswith(_STICK_PLACES):
        return FilePlace(PlaceKind.REMOVABLE, mount.name)
    return None


def _drive_kind(root: str) -> int:
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(root)
    return _FIXED


def _mounts() -> list[tuple[str, str]]:
    """As Linux lists them; blanks in names are written in octal there."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(parts[1].replace(r"\040", " "), parts[2]) for parts in fields if len(parts) > 2]
