"""What all else stands on: bundled folders, the wheel, pinned libraries, files free of any one machine."""

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import dev
from ita_desktop import bundled

ROOT = Path(__file__).parent.parent
BUNDLED_FOLDERS = ("ui", "resources", "i18n", "docs")
REQUIREMENT_FILES = (dev.FOR_USE, dev.FOR_DEVELOPMENT)


@pytest.mark.parametrize("name", BUNDLED_FOLDERS)
def test_a_checkout_finds_its_bundled_folders(name: str) -> None:
    assert bundled.folder(name) == ROOT / name
    assert bundled.folder(name).is_dir()


def files_below(place: Path, folder: str) -> set[Path]:
    return {file.relative_to(place) for file in (place / folder).rglob("*") if file.is_file()}


def test_an_installed_wheel_finds_its_bundled_folders_inside_the_package(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)

    ask = f"from ita_desktop import bundled; print(*map(bundled.folder, {BUNDLED_FOLDERS}), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert answer.stdout.split() == [str(installed / "ita_desktop" / name) for name in BUNDLED_FOLDERS]
    for name in BUNDLED_FOLDERS:
        assert files_below(installed / "ita_desktop", name) == files_below(ROOT, name)


@pytest.mark.parametrize("file", REQUIREMENT_FILES)
def test_every_pinned_library_has_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    pins = text.replace("\\\n", " ").splitlines()
    assert pins
    assert [pin for pin in pins if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin)] == []
    assert not re.search(r"://|--index|--find-links|@ ", text)


def test_development_pins_hold_every_pin_of_use() -> None:
    in_use, in_development = ((ROOT / file).read_text(encoding="utf-8") for file in REQUIREMENT_FILES)
    pinned = re.compile(r"^\S+==\S+", re.MULTILINE)
    assert set(pinned.findall(in_use)) <= set(pinned.findall(in_development))


def test_no_file_names_one_machine_or_a_registry() -> None:
    if not (shutil.which("git") and (ROOT / ".git").exists()):
        pytest.skip("only a checkout knows which files are tracked")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    of_one_machine = re.compile(
        rb"(?<![\w.])/(?:root|home|work|Users)/\w|[A-Z]:\\Users\\|\b(?:pypi|pythonhosted|npmjs|debian)[.](?:org|com)\b"
    )
    found = [
        f"{name}: {match.group().decode()}"
        for name in listed.stdout.split("\0")
        if (ROOT / name).is_file()
        for match in of_one_machine.finditer((ROOT / name).read_bytes())
    ]
    assert found == []


def test_an_old_python_can_read_dev_py_far_enough_to_say_so() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 6))


def test_dev_py_uses_nothing_but_the_standard_library() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    imported = {
        name.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    }
    imported |= {
        str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names


def test_a_system_package_counts_as_present_under_its_old_name(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = (
        "installed libglib2.0-0t64 libglib2.0-0 (= 2.84.4-3)\nconfig-files libegl1 \ninstalled libgl1 \n"
    )
    answer = subprocess.CompletedProcess[str](args=[], returncode=0, stdout=listing)
    monkeypatch.setattr(dev.subprocess, "run", lambda *_arguments, **_options: answer)
    missing = dev.missing_system_packages()
    assert "libegl1" in missing
    assert not {"libglib2.0-0", "libgl1"} & set(missing)
