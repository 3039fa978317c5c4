"""Wherever a file goes out of the window, a full disk is called a full disk, and an open file an open file."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.overview import Overview
from ita_desktop.screens.paper_files import PaperFiles
from ita_desktop.screens.paper_rows import rows_of
from ita_desktop.screens.print_preview import PrintPreview
from ita_desktop.screens.workbook_import import write_workbook


def write_paper(desk: Desk, qtbot: QtBot, target: Path) -> None:
    files = PaperFiles(desk)
    files.folder = target.parent
    files.write(rows_of(desk.book, ())[0], ".docx", b"PK")


def keep_list(desk: Desk, qtbot: QtBot, target: Path) -> None:
    preview = PrintPreview(compose_listing(desk.book, ["รายการ"], ["ชื่อ"], [["หนึ่ง"]], [1]), desk)
    qtbot.addWidget(preview)
    preview._keep()  # noqa: SLF001


def write_reminders(desk: Desk, qtbot: QtBot, target: Path) -> None:
    overview = Overview(desk)
    qtbot.addWidget(overview)
    overview.refresh()
    overview.write_reminders()


def export(desk: Desk, qtbot: QtBot, target: Path) -> None:
    write_workbook(desk, target)


@pytest.fixture(params=[write_paper, keep_list, write_reminders, export])
def write(request: pytest.FixtureRequest) -> Callable[[Desk, QtBot, Path], None]:
    return request.param


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.ENOSPC, "ที่เก็บเต็ม"), (errno.EACCES, "เปิดอยู่ในโปรแกรมอื่น")]
)
def test_the_reason_is_told_as_it_is(
    desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Desk, QtBot, Path], None],
    number: int,
    sentence: str,
) -> None:
    def fail(beside: Path, target: Path) -> None:
        raise OSError(number, "no", str(beside), None, str(target))

    target = tmp_path / "แฟ้ม"
    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    refused: list[str] = []
    desk.refused.connect(refused.append)
    with qtbot.waitSignal(desk.refused, timeout=20_000):
        write(desk, qtbot, target)
    assert sentence in refused[0]
