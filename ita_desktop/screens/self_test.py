"""Tries what an officer will do on this PC, and says in words what the PC lacks: `ita-desktop --self-test`."""

import pkgutil
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

import ita_desktop
from ita_desktop import bundled
from ita_desktop.actions.papers import list_papers
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.documents.writers.to_pages import lay_out, missing_font
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.qt import forms
from ita_desktop.qt.garbage import Collector
from ita_desktop.qt.handbook_page import HandbookPage
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.places import list_places
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.word_breaks import break_places, with_breaks
from ita_desktop.translation import SOURCE_LANGUAGE, counted, speaking
from ita_desktop.translation import translate as _

WORKS = 0
FAILS = 1

Thing = TypeVar("Thing")
Trial = tuple[str, Callable[[], object]]


def run_self_test() -> int:
    """Tells each trial as it goes; what fails does not keep the others from being tried."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    collector = Collector(application)
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        print(line, flush=True)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bench = _Bench(Path(folder))
        failed = sum(not _succeeds(words, deed, tell) for words, deed in bench.trials())
        lacks = list(bench.lacks())
        bench.close()
    collector.stop()
    tell("")
    if failed:
        tell(_("ไม่ผ่าน {count} รายการ โปรดติดตั้งโปรแกรมใหม่").format(count=failed))
        tell(_("หากยังไม่ผ่าน ส่งข้อความทั้งหมดนี้ให้ผู้ดูแลโปรแกรม"))
    else:
        tell(_("โปรแกรมใช้งานได้บนเครื่องนี้"))
    for number, lack in enumerate(lacks, 1):
        if number == 1:
            tell(_("สิ่งที่โปรแกรมนำมาให้ไม่ได้ ควรเตรียมก่อนพิมพ์เอกสารจริง"))
        tell(f"{number}. {lack}")
    if sys.stdout is None:
        # The program on Windows has no console to tell it in.
        QMessageBox.information(None, _("ลองโปรแกรมบนเครื่องนี้"), with_breaks("\n".join(told)))
    return FAILS if failed else WORKS


def _succeeds(words: str, deed: Callable[[], object], tell: Callable[[str], None]) -> bool:
    unseen: list[BaseException] = []
    before = sys.excepthook
    # Qt goes on after a fault in what it called; Python only hands it over here.
    sys.excepthook = lambda _kind, error, _trace: unseen.append(error)
    try:
        deed()
        if unseen:
            raise unseen[0]
    except Exception as error:
        tell(_("ไม่ผ่าน  {words}: {reason}").format(words=words, reason=repr(error)))
        return False
    finally:
        sys.excepthook = before
    tell(_("ผ่าน  {words}").format(words=words))
    return True


class _Bench:
    """The sample in a folder of its own, with Thai letters and a space in its name as officers have them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "สำนักงานเขต สมมติ"
        self._folder.mkdir()
        self._settings = Settings(self._folder / "settings.json")
        self._file = self._folder / "ตัวอย่าง.ita"
        self._to_lock = self._folder / "มีรหัสผ่าน.ita"
        self._desk: Desk | None = None

    def trials(self) -> Iterator[Trial]:
        names = sorted(path.stem for path in bundled.folder("ui").glob("*.ui"))
        codes = available_editions()
        pages = sorted(bundled.folder("docs").rglob("*.md"))
        yield _("ส่วนประกอบของโปรแกรมครบ"), _import_all
        yield _("สร้างและเปิดแฟ้มสำนักงานตัวอย่าง"), self._open_sample
        yield _("ใส่รหัสผ่านให้แฟ้ม"), self._lock_file
        yield counted("แบบฟอร์มในหน้าต่าง {count} แบบ", len(names)), lambda: _try_each(_open_form, names)
        yield counted("กรอบการประเมิน {count} ชุด", len(codes)), lambda: _try_each(read_edition, codes)
        yield _("ทุกหน้าของหน้าต่าง ภาษาไทย"), lambda: self._show_places(SOURCE_LANGUAGE)
        yield _("ทุกหน้าของหน้าต่าง ภาษาอังกฤษ"), lambda: self._show_places("en")
        yield counted("คู่มือ {count} หน้า", len(pages)), lambda: _try_each(_read_handbook, pages)
        yield _("ตัดคำไทย"), _break_thai
        yield _("เอกสาร Word"), self._write_word
        yield _("หน้ากระดาษและ PDF"), self._write_pdf
        yield _("สมุดงาน Excel"), self._write_workbook

    def lacks(self) -> Iterator[str]:
        """What the program cannot bring along."""
        if self._desk is None:
            return
        document = list_papers(self._desk.book)[0].compose()
        if font := missing_font(document):
            yield _(
                "เครื่องนี้ไม่มีแบบอักษร {font} เอกสารที่พิมพ์จะใช้แบบอื่นแทน ให้ดาวน์โหลดฟอนต์ราชการ"
                "จากเว็บไซต์ของกรมทรัพย์สินทางปัญญา คลิกขวาที่แฟ้มฟอนต์ทุกแฟ้ม เลือก “ติดตั้ง” แล้วเปิดโปรแกรมใหม่"
            ).format(font=font)
        yield _("ภาพตราครุฑบนหัวเอกสาร ใส่ภาพ PNG หรือ JPEG ของสำนักงานที่ สำนักงานและแบบ > ข้อมูลสำนักงาน")

    def close(self) -> None:
        if self._desk is not None:
            self._desk.jobs.wait()
            self._desk.close()

    def _open_sample(self) -> None:
        Workspace.create(self._file, _("สร้างแฟ้มตัวอย่าง"), fill_sample).close()
        shutil.copy(self._file, self._to_lock)
        self._desk = Desk(Workspace.open(self._file))

    @property
    def _sample(self) -> Desk:
        if self._desk is None:
            raise LookupError(_("เปิดแฟ้มตัวอย่างไม่ได้"))
        return self._desk

    def _lock_file(self) -> None:
        password = "รหัสผ่านสำหรับลอง"
        workspace = Workspace.open(self._to_lock)
        try:
            workspace.set_password(password)
        finally:
            workspace.close()
        Workspace.open(self._to_lock, password).close()

    def _show_places(self, language: str) -> None:
        with speaking(language):
            window = MainWindow(self._settings)
            try:
                # A window lets its desk go when it closes.
                window.take_desk(Desk(Workspace.open(self._file), parent=window))
                window.show()
                for place in list_places():
                    window.open_place(place.key)
                    if window.grab().isNull():
                        raise LookupError(place.title)
            finally:
                window.close()

    def _write_word(self) -> None:
        for paper in list_papers(self._sample.book):
            write_word(paper.compose(), self._folder / paper.file_name)

    def _write_pdf(self) -> None:
        target = self._folder / "หน้า.pdf"
        lay_out(list_papers(self._sample.book)[0].compose()).write_pdf(target)
        if not target.read_bytes().startswith(b"%PDF"):
            raise LookupError(target.name)

    def _write_workbook(self) -> None:
        with self._sample.workspace.reading() as session:
            export_workbook(session, self._folder / "สมุดงาน.xlsx")


def _try_each(deed: Callable[[Thing], object], things: Iterable[Thing]) -> None:
    """What fails is named together."""
    problems: list[str] = []
    for thing in things:
        try:
            deed(thing)
        except Exception as error:
            problems.append(f"{thing}: {error!r}")
    if problems:
        raise LookupError("; ".join(problems))


def _import_all() -> None:
    """Also what is imported only for old files and for servers."""
    for module in pkgutil.walk_packages(ita_desktop.__path__, f"{ita_desktop.__name__}."):
        import_module(module.name)
    import_module("alembic.operations")
    import_module("psycopg")


def _open_form(name: str) -> None:
    holder = QDialog() if "dialog" in name else QWidget()
    forms.load(holder, name)
    holder.deleteLater()


def _read_handbook(path: Path) -> None:
    page = HandbookPage()
    page.open(path)
    if not page.toPlainText():
        raise LookupError(path.name)
    page.deleteLater()


def _break_thai() -> None:
    if not break_places("สำนักงานเขตสมมติจัดประชุมคณะทำงานวันพฤหัสบดี"):
        raise LookupError("pythainlp")
