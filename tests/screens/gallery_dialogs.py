"""What the gallery draws beside the places: their other faces, and every dialog, shown without being asked."""

import datetime
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ita_desktop.actions.layouts import find_layout
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.model.year import Measure
from ita_desktop.screens.application import Application
from ita_desktop.screens.assign_resolution import AssignResolution
from ita_desktop.screens.backup_dialog import BackupDialog
from ita_desktop.screens.backup_round import BackupRound
from ita_desktop.screens.committees import Committees
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.edition_import import EditionImport
from ita_desktop.screens.first_run import FirstRun
from ita_desktop.screens.follow_up_dialog import FollowUpDialog
from ita_desktop.screens.layout_editor import LayoutEditor
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.measures import Measures
from ita_desktop.screens.meetings import Meetings
from ita_desktop.screens.open_year_dialog import OpenYearDialog
from ita_desktop.screens.palette import Palette
from ita_desktop.screens.passwords import AskPassword, FilePassword
from ita_desktop.screens.paste_results import PasteResults
from ita_desktop.screens.person_erasure import PersonErasure
from ita_desktop.screens.phase_dialog import PhaseDialog
from ita_desktop.screens.print_preview import PrintPreview
from ita_desktop.screens.refusal import show_refusal
from ita_desktop.screens.renumber_dialog import RenumberDialog
from ita_desktop.screens.restore_dialog import RestoreDialog
from ita_desktop.screens.shortcuts import Shortcuts
from ita_desktop.screens.trouble import TroubleBox
from ita_desktop.screens.workbook_import import WorkbookImport
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session, Workspace
from ita_desktop.translation import translate
from tests.qt.typing_thai import type_thai

TODAY = datetime.date(2022, 11, 1)
RESULTS = (
    "ตัวชี้วัด\tคะแนน ITA\n"
    "I7\t83.94\nI8\t๗๖.๕๕\nE11\t88,20\n"
    "O1 ข้อมูลพื้นฐาน\t100.00\nO25\t0\nรวม\t89.52\nX9\t71.00\n"
)
TITLE = "รายการมาตรการ"
READ_AFTER_MS = 3000
LAST_PAGE = 5


def faces(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The window with another side of a place, the palette, or a refusal."""
    for key, side in (("committees", "duties"), ("meetings", "attendance"), ("meetings", "minutes")):
        window.open_place(key)
        place = window.place()
        assert isinstance(place, Committees | Meetings)
        place.choose_side(side)
        yield f"{key}-{side}", window
    window.open_place("measures")
    place = window.place()
    assert isinstance(place, Measures)
    place.show_on_page()
    yield "measures-page", window
    window.open_place("overview")
    window.open_palette()
    palette = window.findChild(Palette)
    assert palette is not None
    type_thai(palette.window().focusWidget(), "o12")
    yield "palette", window
    palette.close_palette()
    banner = show_refusal(window, "บันทึกไม่ได้ เพราะแฟ้มนี้เปิดอยู่ในเครื่องอื่น โปรดปิดที่เครื่องนั้นก่อน แฟ้มยังเป็นเหมือนเดิม")
    yield "refusal", window
    banner.deleteLater()


def shown_dialogs(program: Application) -> Iterator[tuple[str, QWidget]]:
    window = program.window
    desk = window.desk
    assert desk is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for dialog_name, make in _makers(window, desk, Path(name)).items():
            dialog = make()
            dialog.show()
            if isinstance(dialog, WorkbookImport | RestoreDialog):
                QTest.qWait(READ_AFTER_MS)
            yield f"dialog-{dialog_name}", dialog
        wizard = FirstRun(window, today=TODAY, folder=Path(name))
        wizard.show()
        type_thai(wizard.office.name, "สมมติ")
        for number in range(1, LAST_PAGE):
            yield f"first-run-{number}", wizard
            wizard.show()
            wizard.next.click()
        yield f"first-run-{LAST_PAGE}", wizard


def _makers(window: MainWindow, desk: Desk, folder: Path) -> dict[str, Callable[[], QWidget]]:
    book = desk.book
    measure: Measure = book.year.measures[1]
    phase = book.year.phases[2]
    layout = find_layout(book.office, book.office.measures_layout)
    resolution = next(
        item.resolution for meeting in book.year.meetings for item in meeting.agenda if item.resolution
    )
    return {
        "shortcuts": lambda: Shortcuts(
            window, translate("ภาพรวม"), window.actions(), window.place(), "places/overview.md"
        ),
        "paste-results": lambda: _paste(desk, window),
        "workbook-import": lambda: WorkbookImport(desk, _workbook(folder), window),
        "phase": lambda: PhaseDialog(desk, phase, phase.first_day, phase.last_day, window),
        "follow-up": lambda: FollowUpDialog(desk, measure, None, None, window),
        "layout-editor": lambda: LayoutEditor(desk, layout, window),
        "renumber": lambda: RenumberDialog(book.year.edition, window),
        "open-year": lambda: OpenYearDialog(book, desk.years(), window),
        "edition-import": lambda: EditionImport(book.year.year + 1, window),
        "assign-resolution": lambda: AssignResolution(book, resolution, window),
        "print-preview": lambda: _preview(desk, window),
        "backups": lambda: BackupDialog(
            _file(desk), window.settings, BackupRound(desk, window.settings), window
        ),
        "restore": lambda: _restore(desk, window),
        "person-erasure": lambda: PersonErasure(desk, book.office.people[0], window),
        "ask-password": lambda: AskPassword(_file(desk).name, "โปรดพิมพ์รหัสผ่าน", is_wrong=False, parent=window),
        "file-password": lambda: FilePassword(desk, window),
        "trouble": lambda: TroubleBox(_error(), window),
    }


def _file(desk: Desk) -> Path:
    assert desk.workspace.path
    return desk.workspace.path


def _restore(desk: Desk, window: QWidget) -> QWidget:
    make_backup(_file(desk))
    return RestoreDialog(_file(desk), parent=window)


def _paste(desk: Desk, window: QWidget) -> QWidget:
    copied = QMimeData()
    copied.setText(RESULTS)
    QGuiApplication.clipboard().setMimeData(copied)
    return PasteResults(desk, window)


def _workbook(folder: Path) -> Path:
    """The sample's, with another telephone and one measure in other words."""

    def fill(session: Session) -> None:
        fill_sample(session)
        book = load_book(session)
        book.office.telephone = "0 2000 0000"
        book.year.measures[0].issue = "ให้บริการตามลำดับคิวทุกจุดบริการ"

    workspace = Workspace.create(folder / "other.ita", "made", fill)
    with workspace.reading() as session:
        export_workbook(session, folder / "workbook.xlsx")
    workspace.close()
    return folder / "workbook.xlsx"


def _preview(desk: Desk, window: QWidget) -> QWidget:
    measures = desk.book.year.measures
    rows = [[str(number), each.issue, each.due_words] for number, each in enumerate(measures, 1)]
    document = compose_listing(desk.book, [TITLE], ["ที่", "ประเด็น", "กำหนด"], rows, [40, 400, 120])
    preview = PrintPreview(document, desk, window)
    preview.resize(QSize(860, 640))
    return preview


def _error() -> Exception:
    try:
        raise RuntimeError("")
    except RuntimeError as error:
        return error
