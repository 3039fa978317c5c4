"""What the gallery draws beside the places: their other faces, and every dialog, shown without being asked."""

import datetime
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from ita_desktop.actions.conflict_words import tell_conflicts
from ita_desktop.actions.layouts import find_layout
from ita_desktop.actions.paper_register import issue_paper
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.model.office import Person
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Measure, PaperKind
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.paste_preview import PastePreview
from ita_desktop.qt.pasting import plan_paste
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.screens.application import Application
from ita_desktop.screens.assign_resolution import AssignResolution
from ita_desktop.screens.backup_dialog import BackupDialog
from ita_desktop.screens.backup_round import BackupRound
from ita_desktop.screens.committees import Committees
from ita_desktop.screens.conflict_dialog import ConflictDialog
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.edition_import import EditionImport
from ita_desktop.screens.first_run import FirstRun
from ita_desktop.screens.follow_up_dialog import FollowUpDialog
from ita_desktop.screens.layout_editor import LayoutEditor
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.measures import Measures
from ita_desktop.screens.meetings import Meetings
from ita_desktop.screens.notices import FileNotices
from ita_desktop.screens.open_year_dialog import OpenYearDialog
from ita_desktop.screens.palette import Palette
from ita_desktop.screens.passwords import AskPassword, FilePassword
from ita_desktop.screens.paste_names import PasteNames
from ita_desktop.screens.paste_results import PasteResults
from ita_desktop.screens.person_erasure import PersonErasure
from ita_desktop.screens.phase_dialog import PhaseDialog
from ita_desktop.screens.print_preview import PrintPreview
from ita_desktop.screens.refusal import show_refusal
from ita_desktop.screens.renumber_dialog import RenumberDialog
from ita_desktop.screens.restore_dialog import RestoreDialog
from ita_desktop.screens.server_dialog import ServerDialog
from ita_desktop.screens.shortcuts import Shortcuts
from ita_desktop.screens.trouble_box import TroubleBox
from ita_desktop.screens.workbook_import import WorkbookImport
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.books import load_book
from ita_desktop.storage.conflicts import Conflict
from ita_desktop.storage.faults import lost
from ita_desktop.storage.holder import Holder, words_of
from ita_desktop.storage.places import FilePlace, PlaceKind
from ita_desktop.storage.places import words_of as words_of_place
from ita_desktop.storage.workspace import Session, Workspace
from ita_desktop.thai.dates import parse_date
from ita_desktop.translation import counted, translate
from tests.qt.typing_thai import type_thai

TODAY = datetime.date(2022, 11, 1)
RESULTS = (
    "ตัวชี้วัด\tคะแนน ITA\n"
    "I7\t83.94\nI8\t๗๖.๕๕\nE11\t88,20\n"
    "O1 ข้อมูลพื้นฐาน\t100.00\nO25\t0\nรวม\t89.52\nX9\t71.00\n"
)
TITLE = "รายการมาตรการ"
READ_AFTER_MS = 3000
PATIENCE_S = 60
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
    yield from _with_an_issued_paper(window)
    yield from _told_of_the_file(window)
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


def _with_an_issued_paper(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The order; a duty was put in other words since, so its page is no longer what went out."""
    desk = window.desk
    assert desk is not None
    order = next(each for each in desk.book.year.papers if each.kind is PaperKind.ORDER)
    year = desk.book.year.year
    with desk.changing(translate("ออก{paper}").format(paper=spoken_term(order.kind))) as session:
        issue_paper(session, year, order)
    with desk.changing(translate("แก้หน้าที่")) as session:
        load_book(session, year).year.bodies[0].duties[0].text += " ทุกเดือน"
    window.open_place("papers")
    QTest.qWait(READ_AFTER_MS)
    place = window.place()
    assert place is not None
    place.reveal(Target("papers", "paper", order.id))
    QTest.qWait(READ_AFTER_MS)
    yield "papers-issued", window
    desk.undo()
    desk.undo()


def _told_of_the_file(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """It lies in the network, and somebody else has it."""
    notices = window.findChild(FileNotices)
    assert notices is not None
    assert window.desk is not None
    workspace = window.desk.workspace
    workspace.read_only = words_of(Holder("somsri", "PC-7", 4711, "2023-03-14T09:30:00+07:00", "abc", 5))
    notices.show_state()
    notices.place.set_text(words_of_place(FilePlace(PlaceKind.NETWORK, "N:")))
    notices.place.show()
    yield "notices", window
    workspace.read_only = ""
    notices.show_state()
    notices.place.hide()


def shown_dialogs(program: Application) -> Iterator[tuple[str, QWidget]]:
    window = program.window
    desk = window.desk
    assert desk is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        for dialog_name, make in _makers(window, desk, Path(name)).items():
            dialog = make()
            dialog.show()
            if isinstance(dialog, WorkbookImport | RestoreDialog):
                _wait_for(dialog.main)
            yield f"dialog-{dialog_name}", dialog
        wizard = FirstRun(window, today=TODAY, folder=Path(name))
        wizard.show()
        type_thai(wizard.office.name, "สมมติ")
        for number in range(1, LAST_PAGE):
            yield f"first-run-{number}", wizard
            wizard.show()
            wizard.next.click()
        yield f"first-run-{LAST_PAGE}", wizard


def _wait_for(deed: QWidget) -> None:
    """Until what is read aside is there, and with it the main deed."""
    end = time.monotonic() + PATIENCE_S
    while not deed.isEnabled() and time.monotonic() < end:
        QTest.qWait(50)


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
        "conflict": lambda: _conflict(desk, window, ["telephone"]),
        "conflicts": lambda: _conflict(desk, window, ["telephone", "position"]),
        "paste-names": lambda: _names(window),
        "paste-cells": lambda: _cells(desk, window),
        "message": lambda: _message(window),
        "name-asked": lambda: _name_asked(window),
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
        "server": lambda: ServerDialog(desk.jobs, window),
        "trouble": lambda: TroubleBox(_error(), window),
    }


def _file(desk: Desk) -> Path:
    assert desk.workspace.path
    return desk.workspace.path


def _restore(desk: Desk, window: QWidget) -> QWidget:
    make_backup(_file(desk))
    with desk.changing(translate("แก้หน้าที่")) as session:
        load_book(session, desk.book.year.year).year.bodies[0].duties[0].text += " ทุกเดือน"
    return RestoreDialog(_file(desk), parent=window)


def _conflict(desk: Desk, window: QWidget, fields: Sequence[str]) -> QWidget:
    person = desk.book.office.people[0]
    at = datetime.datetime(2023, 3, 14, 2, 30)
    conflicts = [
        Conflict("person", person.id, field, getattr(person, field), theirs, mine, "สมศรีสมมติ", at)
        for field, theirs, mine in zip(fields, ("5501", "ชำนาญการพิเศษ"), ("5502", ""), strict=False)
    ]
    with desk.workspace.reading() as session:
        return ConflictDialog(conflicts, tell_conflicts(session, conflicts), window)


def _names(window: QWidget) -> QWidget:
    hint = translate("วางจาก Word หรือ Excel ได้ บรรทัดละหนึ่งคน เรียงชื่อ ตำแหน่ง และฝ่าย คั่นด้วยแท็บ ผู้ที่มีชื่ออยู่แล้วจะข้ามไป")
    dialog = PasteNames(
        translate("วางรายชื่อบุคลากร"),
        hint,
        lambda text: len(text.split()),
        lambda count: counted("เพิ่ม {count} คน", count),
        window,
    )
    type_thai(dialog.lines, "สมชาย")
    return dialog


def _cells(desk: Desk, window: QWidget) -> QWidget:
    columns: list[Column[Person]] = [
        Column("position", translate("ตำแหน่ง"), lambda person: person.position, parse=str),
        Column("from", translate("วันเริ่ม"), lambda person: person.in_office_from, shown_date, _read_day),
    ]
    model = RowsModel(columns, lambda person: person.id)
    model.show(desk.book.office.people[:3])
    pasted = [["ชำนาญการพิเศษ", "1/10/2565"], ["", "31/2/2565"], ["ชำนาญการ", "-"]]
    return PastePreview(plan_paste(model, pasted, range(3), range(2)), lambda person: person.name, window)


def _read_day(text: str) -> datetime.date | None:
    return parse_date(text).date


def _message(window: QWidget) -> QWidget:
    words = str(lost(Path("/mnt/ส่วนกลาง/งาน ITA/สำนักงานเขตสมมติ.ita")))
    box = QMessageBox(QMessageBox.Icon.Warning, translate("เปิดแฟ้มไม่ได้"), words, parent=window)
    box.addButton(translate("กู้คืนจากสำเนาสำรอง"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(translate("ไม่ใช่ตอนนี้"), QMessageBox.ButtonRole.RejectRole)
    return box


def _name_asked(window: QWidget) -> QWidget:
    dialog = QInputDialog(window)
    dialog.setLabelText(translate("ชื่อมุมมอง"))
    return dialog


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
    return PrintPreview(document, desk, window)


def _error() -> Exception:
    try:
        raise RuntimeError("")
    except RuntimeError as error:
        return error
