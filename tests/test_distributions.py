"""What is handed out: the wheel, and the installer's script as far as it can be read without Inno Setup."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from ita_desktop.qt.single_instance import RUNNING_MARK

ROOT = Path(__file__).parent.parent
INSTALLER = ROOT / "installer"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of all files in the wheel."""
    folder = str(tmp_path_factory.mktemp("wheel"))
    with ZipFile(next(WheelBuilder(str(ROOT)).build(directory=folder, versions=["standard"]))) as archive:
        return frozenset(archive.namelist())


@pytest.mark.parametrize("folder", ["ui", "resources", "i18n", "docs"])
def test_the_wheel_carries_each_folder_inside_the_package(wheel: frozenset[str], folder: str) -> None:
    files = [file for file in (ROOT / folder).rglob("*") if file.is_file()]
    assert files
    assert {f"ita_desktop/{file.relative_to(ROOT).as_posix()}" for file in files} <= wheel


def test_the_wheel_carries_every_module_and_nothing_of_the_workshop(wheel: frozenset[str]) -> None:
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "ita_desktop").rglob("*.py")}
    assert modules <= wheel
    assert {name.partition("/")[0].partition("-")[0] for name in wheel} == {"ita_desktop"}
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)


def test_installer_and_uninstaller_know_that_the_program_runs() -> None:
    script = (INSTALLER / "ita-desktop.iss").read_text(encoding="utf-8")
    assert f"\nAppMutex={RUNNING_MARK}\n" in script


def test_every_text_of_the_installer_is_there_in_both_languages() -> None:
    script = (INSTALLER / "ita-desktop.iss").read_text(encoding="utf-8")
    used = set(re.findall(r"\{cm:(\w+)\}", script))
    assert used
    for language in ("thai", "english"):
        assert used == set(re.findall(rf"^{language}\.(\w+)=.", script, re.MULTILINE))
