"""The backups of a file, what each holds, and what would go and come if it took the place of the file."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QSplitter, QWidget

from ita_desktop.actions.backups import (
    Comparison,
    KindCount,
    compare_with_file,
    occasion_in_words,
    size_in_words,
)
from ita_desktop.qt import forms
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, size_within, theme
from ita_desktop.storage.backup_contents import HistoryEntry
from ita_desktop.storage.backups import Backup, all_folders, folder_beside, list_backups, read_name
from ita_desktop.storage.passwords import FileKey
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


@dataclass(frozen=True)
class BackupRow:
    """`compared` is None until somebody has looked into the backup."""

    backup: Backup
    place: str
    compared: Comparison | None = None

    @property
    def is_damaged(self) -> bool:
        return self.compared is not None and bool(self.compared.contents.damage)

    @property
    def is_sound(self) -> bool:
        return self.compared is not None and not self.compared.contents.damage


class RestoreDialog(QDialog):
    """`taken` tells the path of the chosen backup. The file need not be open, nor sound."""

    title: TextView
    hint: TextView
    problem: TextView
    halves: QSplitter
    left: QWidget
    sheet: QWidget
    moment: TextView
    facts: TextView
    counts: QWidget
    changes_words: TextView
    changes: QWidget
    promise: TextView
    choose: QPushButton
    cancel: QPushButton
    main: QPushButton

    taken = Signal(object)

    def __init__(
        self,
        file: Path,
        key: FileKey | None = None,
        second_place: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self._file = file
        self._key = key
        self._is_over = False
        self._jobs = Jobs(self)
        self._jobs.changed.connect(self._look_at_next)
        self.grid = Grid(RowsModel(_backup_columns(), lambda row: str(row.backup.path)))
        self._count_grid = Grid(RowsModel(_count_columns(), lambda count: count.kind), is_dense=True)
        self._change_grid = Grid(RowsModel(_change_columns(), lambda change: (change.number, change.at)))
        self._build()
        self._rows = {
            str(backup.path): BackupRow(backup, self._place_of(backup.path))
            for backup in list_backups(*all_folders(file, second_place))
        }
        self.grid.selection_changed.connect(self._show_sheet)
        self.choose.clicked.connect(self._ask_file)
        self.cancel.clicked.connect(self.reject)
        self.main.clicked.connect(self._take)
        self._show_rows()
        self._select(next(iter(self._rows), None))
        self.grid.setFocus()
        self._look_at_next()

    def take_in(self, path: Path) -> None:
        """A backup from elsewhere, or any other copy of the file."""
        at = datetime.datetime.fromtimestamp(path.stat().st_mtime)
        self._rows[str(path)] = BackupRow(read_name(path) or Backup(path, at), self._place_of(path))
        self._show_rows()
        self._select(str(path))
        self._look_at_next()

    def done(self, result: int) -> None:
        self._is_over = True
        self._jobs.wait()
        super().done(result)

    def _build(self) -> None:
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("กู้คืน {name} จากสำเนาสำรอง").format(name=self._file.name))
        self.hint.set_ink("ink2")
        self.hint.set_text(_("เลือกสำเนา แล้วดูก่อนว่ามีอะไรอยู่ และจะต่างจากแฟ้มปัจจุบันอย่างไร"))
        self.problem.set_ink("red")
        self.refuse("")
        self.moment.set_type(Type.HEADING)
        self.facts.set_type(Type.SMALL)
        self.changes_words.set_type(Type.NAME)
        self.promise.set_type(Type.SMALL)
        self.promise.set_ink("ink2")
        self.promise.set_text(_("ก่อนกู้คืน แฟ้มปัจจุบันจะถูกเก็บเป็นสำเนาชื่อ “ก่อนกู้คืน” เสมอ จึงกลับมาใช้ได้หากเลือกผิด"))
        self.grid.setAccessibleName(_("สำเนาสำรอง"))
        self.grid.set_empty(_("ยังไม่มีสำเนาสำรองของแฟ้มนี้ หากเก็บไว้ที่อื่น กด “เลือกสำเนาอื่น”"))
        self._count_grid.setAccessibleName(_("สิ่งที่อยู่ในสำเนา"))
        self._change_grid.setAccessibleName(_("การแก้ไขที่ต่างกัน"))
        forms.box(self.left).addWidget(self.grid)
        forms.box(self.counts).addWidget(self._count_grid)
        forms.box(self.changes).addWidget(self._change_grid)
        self.halves.setSizes([theme().px(600), theme().px(430)])
        self.resize(size_within(self.parentWidget(), 1080, 650))
        # Texts in a half without width would be so high that the dialog outgrows the screen.
        forms.box(self).activate()

    def refuse(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def _place_of(self, path: Path) -> str:
        return _("ข้างแฟ้ม") if path.parent == folder_beside(self._file) else str(path.parent)

    # Looking into them one after another, the one in sight first

    def _look_at_next(self) -> None:
        if self._jobs.running or self._is_over:
            return
        unknown = [key for key, row in self._rows.items() if row.compared is None]
        if not unknown:
            return
        chosen = self._chosen_key()
        key = chosen if chosen in unknown else unknown[0]
        path = self._rows[key].backup.path

        def work(_progress: Progress) -> Comparison:
            return compare_with_file(path, self._file, self._key)

        def take(compared: Comparison) -> None:
            row = self._rows[key]
            self._rows[key] = BackupRow(row.backup, row.place, compared)
            self._show_rows()
            self._show_sheet()

        self._jobs.start(_("อ่านสำเนาสำรอง"), work, take, self._cannot_look)

    def _cannot_look(self, error: Exception) -> None:
        raise error

    # What is shown

    def _show_rows(self) -> None:
        rows = sorted(self._rows.values(), key=lambda row: row.backup.at, reverse=True)
        self.grid.model.show(rows)

    def _select(self, key: str | None) -> None:
        if key is not None:
            self.grid.select([key])
        self._show_sheet()

    def _chosen_key(self) -> str | None:
        key = self.grid.current_key
        return key if isinstance(key, str) and key in self._rows else None

    def _show_sheet(self) -> None:
        key = self._chosen_key()
        row = self._rows[key] if key else None
        self.sheet.setVisible(row is not None)
        self.main.setEnabled(row is not None and row.is_sound)
        self.refuse("")
        if row is None:
            self.main.setText(_("กู้คืน"))
            return
        self.main.setText(_("กู้คืนเป็นของ {moment}").format(moment=_moment(row.backup.at)))
        self.moment.set_text(_moment(row.backup.at))
        compared = row.compared
        self.facts.set_ink("red" if row.is_damaged else "ink2")
        self.facts.set_text(_facts(row))
        self.counts.setVisible(row.is_sound)
        self.changes_words.setVisible(row.is_sound)
        changes = _differing(compared) if compared else ()
        self.changes.setVisible(bool(changes))
        if compared:
            self._count_grid.model.show(list(compared.counts))
            self._change_grid.model.show(list(changes))
            self.changes_words.set_text(_told(compared))
            self.changes_words.set_ink("amber" if compared.lost else "ink")

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("เลือกสำเนาอื่น"), str(self._file.parent), _("แฟ้มของโปรแกรม") + " (*.ita)"
        )
        if name:
            self.take_in(Path(name))

    def _take(self) -> None:
        if key := self._chosen_key():
            self.accept()
            self.taken.emit(self._rows[key].backup.path)


def _moment(at: datetime.datetime) -> str:
    return f"{shown_date(at.date())} {at:%H:%M}"


def _facts(row: BackupRow) -> str:
    if row.compared is None:
        return _("กำลังอ่าน…")
    contents = row.compared.contents
    if contents.damage:
        return _("{damage} กู้คืนจากชุดนี้ไม่ได้").format(damage=contents.damage)
    last = contents.last_change
    told = " · ".join([occasion_in_words(row.backup), size_in_words(contents.size_bytes), row.place])
    if last is None:
        return told
    words = _("แก้ไขล่าสุด {moment} {by}: {words}")
    return told + "\n" + words.format(moment=_moment(last.at), by=last.by, words=last.words)


def _told(compared: Comparison) -> str:
    parts: list[str] = []
    if compared.lost:
        parts.append(counted("หากกู้คืน การแก้ไข {count} ครั้งจะหายไป", len(compared.lost)))
    if compared.regained:
        parts.append(counted("จะได้คืนการแก้ไข {count} ครั้ง", len(compared.regained)))
    return " · ".join(parts) or _("เหมือนแฟ้มปัจจุบันทุกอย่าง")


def _differing(compared: Comparison) -> tuple[HistoryEntry, ...]:
    """Those that would go; where none would, those that would come."""
    return compared.lost or compared.regained


def _state(row: BackupRow) -> str:
    if row.compared is None:
        return _("กำลังอ่าน…")
    contents = row.compared.contents
    if contents.damage:
        return contents.damage
    return contents.last_change.words if contents.last_change else ""


def _by(row: BackupRow) -> str:
    last = row.compared.contents.last_change if row.compared else None
    return last.by if last else ""


def _size(row: BackupRow) -> int:
    return row.compared.contents.size_bytes if row.compared else 0


def _backup_columns() -> list[Column[BackupRow]]:
    return [
        Column("at", _("ทำเมื่อ"), lambda row: row.backup.at, _moment, width=176, emphasis=True),
        Column(
            "last",
            _("แก้ไขล่าสุด"),
            _state,
            mark=lambda row: Mark.OCTAGON if row.is_damaged else None,
            tone=lambda row: "red" if row.is_damaged else None,
            detail=_by,
            wraps=True,
            width=150,
        ),
        Column("occasion", _("ประเภท"), lambda row: occasion_in_words(row.backup), wraps=True, width=84),
        Column(
            "size",
            _("ขนาด"),
            _size,
            lambda size: size_in_words(size) if size else "",
            alignment=Qt.AlignmentFlag.AlignRight,
            width=76,
        ),
        Column("place", _("ที่เก็บ"), lambda row: row.place, wraps=True, width=110, is_hidden=True),
    ]


def _count_columns() -> list[Column[KindCount]]:
    right = Qt.AlignmentFlag.AlignRight

    def tone(count: KindCount) -> str | None:
        return "amber" if count.held != count.now else None

    return [
        Column("kind", _("ข้อมูล"), lambda count: count.words, wraps=True, width=110),
        Column("held", _("ในสำเนา"), lambda count: count.held, alignment=right, tone=tone, width=84),
        Column("now", _("ในแฟ้มปัจจุบัน"), lambda count: count.now, alignment=right, tone=tone, width=84),
    ]


def _change_columns() -> list[Column[HistoryEntry]]:
    return [
        Column("at", _("เมื่อ"), lambda change: change.at, _moment, width=168),
        Column("words", _("ทำอะไร"), lambda change: change.words, wraps=True, width=100),
        Column("by", _("โดย"), lambda change: change.by, width=70),
    ]
