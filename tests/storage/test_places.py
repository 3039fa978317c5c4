"""Drives of other PCs, folders that go to the internet, and sticks are known for what they are."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from ita_desktop.storage.places import (
    Facts,
    FilePlace,
    PlaceKind,
    facts_of_this_computer,
    find_place,
    words_of,
)

WINDOWS = Facts(
    environment={
        "OneDriveCommercial": r"D:\งานเขต",
        "OneDrive": "",
    },
    drive_kind=lambda root: {"C:\\": 3, "D:\\": 3, "E:\\": 2, "Z:\\": 4}[root],
)
LINUX = Facts(
    mounts=[
        ("/", "ext4"),
        ("/people/officer/share", "cifs"),
        ("/srv", "nfs4"),
        ("/srv/local", "ext4"),
        ("/media/officer/STICK 1", "vfat"),
    ],
    exists=lambda path: path == PurePosixPath("/people/officer/ฝาก/.dropbox"),
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"C:\People\officer\Documents\เขต.ita", None),
        (r"C:\เขต.ita", None),
        (r"\\server\งาน\เขต.ita", FilePlace(PlaceKind.NETWORK, r"\\server\งาน")),
        (r"Z:\เขต.ita", FilePlace(PlaceKind.NETWORK, "Z:")),
        (r"E:\เขต.ita", FilePlace(PlaceKind.REMOVABLE, "E:")),
        (r"C:\People\officer\OneDrive\เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "OneDrive")),
        (r"C:\People\officer\OneDrive - กทม\งาน\เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "OneDrive")),
        (r"D:\งานเขต\ปี 66\เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "OneDrive")),
        (r"D:\งานเขตอื่น\เขต.ita", None),
        (r"C:\People\officer\Dropbox (Personal)\เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "Dropbox")),
        (r"D:\My Drive\เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "Google Drive")),
        (r"C:\People\officer\iCloudDrive\เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "iCloud")),
        (r"C:\People\officer\OneDrives.ita", None),
        (r"C:\กล่อง\Dropbox.ita", None),
    ],
)
def test_places_of_windows(path: str, expected: FilePlace | None) -> None:
    assert find_place(PureWindowsPath(path), WINDOWS) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/people/officer/เขต.ita", None),
        ("/people/officer/share/งาน/เขต.ita", FilePlace(PlaceKind.NETWORK, "/people/officer/share")),
        ("/srv/เขต.ita", FilePlace(PlaceKind.NETWORK, "/srv")),
        ("/srv/local/เขต.ita", None),
        ("/media/officer/STICK 1/เขต.ita", FilePlace(PlaceKind.REMOVABLE, "STICK 1")),
        ("/people/officer/ฝาก/งาน/เขต.ita", FilePlace(PlaceKind.SYNCHRONISED, "Dropbox")),
    ],
)
def test_places_of_linux(path: str, expected: FilePlace | None) -> None:
    assert find_place(PurePosixPath(path), LINUX) == expected


def test_a_computer_without_such_drives_says_nothing() -> None:
    assert find_place(PurePath(PurePosixPath("/people/x.ita")), Facts()) is None


def test_this_computer_tells_its_facts(tmp_path: Path) -> None:
    facts = facts_of_this_computer()
    assert facts.exists(tmp_path)
    assert not facts.exists(tmp_path / "x.ita")
    assert all(place and system for place, system in facts.mounts)
    assert facts.drive_kind(tmp_path.anchor) > 1


@pytest.mark.parametrize("kind", PlaceKind)
def test_each_place_is_named_with_what_to_do(kind: PlaceKind) -> None:
    words = words_of(FilePlace(kind, "ชื่อที่"))
    assert "ชื่อที่" in words
    assert "ควร" in words or "โปรด" in words or "ให้ใช้" in words
