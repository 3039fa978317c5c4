"""Tries what an officer will do on this PC, and says in words what the PC lacks: `ita-desktop --self-test`."""

import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ita_desktop import bundled, screens
from ita_desktop.actions.papers import list_papers
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.documents.writers.to_pages import lay_out, missing_font
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.qt import forms
from ita_desktop.qt.garbage import Collector
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.places import list_places
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.word_breaks import break_places
from ita_desktop.translation import SOURCE_LANGUAGE, use_language
from ita_desktop.translation import translate as _

WORKS = 0
FAILS = 1
_LANGUAGES = (SOURCE_LANGUAGE, "en")

Trial = tuple[str, Callable[[], object]]


def run_self_test() -> int:
    """Tells each trial as it goes; what fails does not keep the others from being tried."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    collector = Collector(application)
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        bench = _Bench(Path(folder))
        for words, deed in bench.trials():
            try:
                deed()
            except Exception as error:
                failed += 1
                print(_("ไม่ผ่าน  {words}: {reason}").format(words=words, reason=repr(error)))
            else:
                print(_("ผ่าน  {words}").format(words=words))
        for lack in bench.lacks():
            print(_("ยังขาด  {lack}").format(lack=lack))
        bench.close()
    collector.stop()
    print(_("โปรแกรมใช้งานได้บนเครื่องนี้") if not failed else _("ไม่ผ่าน {count} รายการ").format(count=failed))
    return FAILS if failed else WORKS


class _Bench:
    """The sample in a folder of its own, with Thai letters and a space in its name as officers have them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "สำนักงานเขต สมมติ"
        self._folder.mkdir()
        self._settings = Settings(self._folder / "settings.json")
        self._file = self._folder / "ตัวอย่าง.ita"
        self._desk: Desk | None = None

    def trials(self) -> Iterator[Trial]:
        yield _("สร้างและเปิดแฟ้มตัวอย่าง"), self._open_sample
        for form in sorted(path.stem for path in bundled.folder("ui").glob("*.ui")):
            yield _("แบบฟอร์ม {name}").format(name=form), lambda form=form: _open_form(form)
        for code in available_editions():
            yield _("กรอบการประเมิน {code}").format(code=code), lambda code=code: read_edition(code)
        for language in _LANGUAGES:
            yield _("ทุกหน้าของหน้าต่างในภาษา {language}").format(language=language), self._show_places(language)
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
                "ฟอนต์ {font} เอกสารจะใช้ฟอนต์อื่นแทน โปรดติดตั้งฟอนต์ราชการ (ดาวน์โหลดได้จากเว็บไซต์ของกรมทรัพย์สินทางปัญญา)"
            ).format(font=font)
        yield _("ตราบนหัวเอกสาร สำนักงานใส่ภาพของตนเองได้ที่ สำนักงานและแบบ > ข้อมูลสำนักงาน")

    def close(self) -> None:
        if self._desk is not None:
            self._desk.jobs.wait()
            self._desk.close()

    def _open_sample(self) -> None:
        Workspace.create(self._file, _("สร้างแฟ้มตัวอย่าง"), fill_sample).close()
        self._desk = Desk(Workspace.open(self._file))

    @property
    def _sample(self) -> Desk:
        if self._desk is None:
            raise LookupError(_("เปิดแฟ้มตัวอย่างไม่ได้"))
        return self._desk

    def _show_places(self, language: str) -> Callable[[], None]:
        def show() -> None:
            use_language(language)
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
                use_language(SOURCE_LANGUAGE)
                window.close()

        return show

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


def _open_form(name: str) -> None:
    # Modules promote what their forms hold.
    for module in pkgutil.iter_modules(screens.__path__):
        import_module(f"ita_desktop.screens.{module.name}")
    holder = QDialog() if "dialog" in name else QWidget()
    forms.load(holder, name)
    holder.deleteLater()


def _break_thai() -> None:
    if not break_places("สำนักงานเขตสมมติจัดประชุมคณะทำงานวันพฤหัสบดี"):
        raise LookupError("pythainlp")
