"""What is done with files that were dragged onto the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ita_desktop.qt.dialogs import ask
from ita_desktop.screens.refusal import show_refusal
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.screens.application import Application
    from ita_desktop.screens.desk import Desk

_OFFICE_FILES = (".ita",)
_WORKBOOKS = (".xlsx", ".xlsm")
_LISTS = (".csv", ".xlsx")
_PICTURES = (".png", ".jpg", ".jpeg")
_TABLES = (".html", ".htm", ".txt", ".tsv")


def take_dropped(program: "Application", paths: Sequence[Path]) -> None:
    """The one file of a kind that can be taken; a sentence where there is none, or several."""
    known = [path for path in paths if path.suffix.lower() in (*_OFFICE_FILES, *_of_an_office())]
    if not known:
        names = ", ".join(path.name for path in paths)
        words = _("ยังรับแฟ้ม {names} ไม่ได้ วางได้คือแฟ้ม .ita สมุดงาน .xlsx ตาราง .csv และภาพตราครุฑ")
        show_refusal(program.window, words.format(names=names))
        return
    if len(known) > 1:
        show_refusal(program.window, _("โปรดลากมาวางทีละแฟ้ม"))
        return
    path, kind = known[0], known[0].suffix.lower()
    if kind in _OFFICE_FILES:
        program.open(path)
    elif program.window.desk is None:
        show_refusal(
            program.window, _("โปรดเปิดแฟ้มของสำนักงานก่อน แล้วลาก {name} มาวางอีกครั้ง").format(name=path.name)
        )
    else:
        _bring_in(program, program.window.desk, path)


def _of_an_office() -> tuple[str, ...]:
    return (*_WORKBOOKS, *_LISTS, *_PICTURES, *_TABLES)


def _bring_in(program: "Application", desk: "Desk", path: Path) -> None:
    window, kind = program.window, path.suffix.lower()
    if kind in _PICTURES:
        _offer_emblem(program, desk, path)
    elif kind in _WORKBOOKS and _is_ours(path):
        from ita_desktop.screens.workbook_import import take_workbook

        take_workbook(window, desk, path)
    elif kind in _LISTS and _is_edition_list(path, desk):
        from ita_desktop.screens.edition_import import ask_edition

        ask_edition(window, desk, path)
    else:
        from ita_desktop.screens.paste_results import PasteResults

        PasteResults.ask(desk, window, path)


def _is_ours(path: Path) -> bool:
    """A workbook that cannot be read is shown as one of ours, which says why."""
    from ita_desktop.exchange.problems import Complaint
    from ita_desktop.exchange.workbook_year import is_workbook_of_ours

    try:
        return is_workbook_of_ours(path)
    except Complaint:
        return True


def _is_edition_list(path: Path, desk: "Desk") -> bool:
    """Codes and titles without any score beside them."""
    from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
    from ita_desktop.exchange.pasted import grid_of_file
    from ita_desktop.exchange.pasted_results import read_pasted_results
    from ita_desktop.exchange.problems import Complaint
    from ita_desktop.exchange.result_columns import FIGURES

    year, edition = desk.book.year.year, desk.book.results_edition or desk.book.edition
    try:
        read_edition_list(path, "list", year)
        columns = read_pasted_results(grid_of_file(path), edition, year=year - 1).columns
        return not any(column.reading in FIGURES for column in columns)
    except (EditionListError, Complaint, OSError):
        return False


def _offer_emblem(program: "Application", desk: "Desk", path: Path) -> None:
    from ita_desktop.actions.emblems import EmblemError, read_emblem, set_emblem

    try:
        emblem = read_emblem(path)
    except EmblemError as error:
        show_refusal(program.window, str(error))
        return
    words = _("ใช้ภาพ {name} เป็นตราครุฑในเอกสารของสำนักงานหรือไม่").format(name=path.name)
    if asks_for_emblem(program, words):
        done = desk.change(_("เปลี่ยนตราครุฑ"), lambda session: set_emblem(session, emblem) or True)
        if done:
            desk.said.emit(_("เปลี่ยนตราครุฑแล้ว"))


def asks_for_emblem(program: "Application", words: str) -> bool:
    box = QMessageBox(QMessageBox.Icon.Question, _("ตราครุฑ"), words, parent=program.window)
    use = box.addButton(_("ใช้เป็นตราครุฑ"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("ยกเลิก"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(use)
    ask(box)
    return box.clickedButton() is use
