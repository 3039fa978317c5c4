"""The status line: what is kept, what can be undone, what runs, and what the checks found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ita_desktop.qt.icons import icon
from ita_desktop.qt.jobs import Job, Jobs
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    import datetime

HEIGHT = 30
_PASSING_MS = 6000
_SHOW_JOB_AFTER_MS = 500


class StatusLine(QFrame):
    """`findings_asked` says that the officer wants to see what the checks found."""

    findings_asked = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = False
        self._kept_icon = QLabel(self)
        self._kept = QLabel(self)
        self._undo = _button(undo, Qt.ToolButtonStyle.ToolButtonTextBesideIcon, self)
        self._redo = _button(redo, Qt.ToolButtonStyle.ToolButtonIconOnly, self)
        self._passing = QLabel(self)
        self._job_words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(_("ยกเลิก"), self)
        self._cancel.setProperty("kind", "plain")
        self._findings = QToolButton(self)
        self._findings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._findings.setProperty("kind", "plain")
        self._findings.clicked.connect(self.findings_asked)
        self._passing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._layout = QHBoxLayout(self)
        for widget in (self._kept_icon, self._kept, self._undo, self._redo):
            self._layout.addWidget(widget)
        self._layout.addWidget(self._passing, 1)
        for widget in (self._job_words, self._bar, self._cancel, self._findings):
            self._layout.addWidget(widget)
        self._clear_passing = QTimer(self, singleShot=True, interval=_PASSING_MS)
        self._clear_passing.timeout.connect(self._passing.clear)
        for deed in (undo, redo):
            # What was said of the change is no longer so.
            deed.triggered.connect(self._passing.clear)
        self._patience = QTimer(self, singleShot=True, interval=_SHOW_JOB_AFTER_MS)
        self._patience.timeout.connect(self._show_job)
        self._jobs: Jobs | None = None
        self._cancel.clicked.connect(self._cancel_job)
        self._dress()
        self._show_job()
        theme().changed.connect(self._dress)

    def follow(self, jobs: Jobs) -> None:
        self._jobs = jobs
        jobs.changed.connect(self._job_changed)

    def show_kept(self, at: "datetime.datetime | None", *, is_read_only: bool = False) -> None:
        """When something was kept last; where nothing can be, only that."""
        self._is_read_only = is_read_only
        self._show_kept_icon()
        if is_read_only:
            self._kept.setText(_("เปิดดูอย่างเดียว"))
        elif at:
            self._kept.setText(_("บันทึกแล้ว {time} น.").format(time=at.strftime("%H:%M")))
        else:
            self._kept.setText(_("บันทึกทุกครั้งที่แก้"))

    @property
    def kept_words(self) -> str:
        return self._kept.text()

    def _show_kept_icon(self) -> None:
        side = theme().px(16)
        picture = icon("eye", "ink2") if self._is_read_only else icon("check", "green")
        self._kept_icon.setPixmap(picture.pixmap(QSize(side, side), self.devicePixelRatioF()))

    def show_findings(self, must: int, should: int, *, is_known: bool = True) -> None:
        """Nothing, as long as nobody has looked."""
        self._findings.setVisible(is_known)
        parts: list[str] = []
        if must:
            parts.append(_("ต้องแก้ {count}").format(count=must))
        if should:
            parts.append(_("ควรดู {count}").format(count=should))
        self._findings.setText(" · ".join(parts) or _("ตรวจแล้ว ไม่พบที่ต้องแก้"))
        picture, colour = ("octagon", "red") if must else ("warning", "amber")
        self._findings.setIcon(icon(picture, colour) if parts else icon("check", "green"))
        self._findings.setAccessibleName(_("ผลการตรวจ: {words}").format(words=self._findings.text()))
        self._findings.setProperty("state", "must" if must else "should" if should else "")

    def say(self, words: str) -> None:
        """A passing word; nothing that must be read."""
        self._passing.setText(words)
        self._clear_passing.start()

    def _job_changed(self) -> None:
        if self._bar.isVisible() or not (self._jobs and self._jobs.running):
            self._show_job()
        elif not self._patience.isActive():
            self._patience.start()

    def _show_job(self) -> None:
        job = self._current()
        for widget in (self._job_words, self._bar, self._cancel):
            widget.setVisible(job is not None)
        if job:
            self._job_words.setText(job.words)
            self._bar.setAccessibleName(job.words)
            self._bar.setRange(0, job.total)
            self._bar.setValue(job.reached)

    def _current(self) -> Job | None:
        return self._jobs.running[-1] if self._jobs and self._jobs.running else None

    def _cancel_job(self) -> None:
        if job := self._current():
            job.cancel()

    def _dress(self) -> None:
        look = theme()
        # The line is lower than other rows of buttons. Before the palette: it would bring the former one back.
        self.setStyleSheet("QToolButton, QPushButton { min-height: 0; }")
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look.tokens.desk)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setFixedHeight(max(look.px(HEIGHT), look.line_height(Type.SMALL) + 4))
        self._layout.setContentsMargins(look.px(16), 0, look.px(12), 0)
        self._layout.setSpacing(look.px(8))
        for widget in (self._kept, self._passing, self._job_words, self._undo, self._findings):
            set_type(widget, Type.SMALL, "ink2")
        side = look.px(16)
        self._show_kept_icon()
        for button in (self._undo, self._redo, self._findings):
            button.setIconSize(QSize(side, side))
        self._bar.setFixedWidth(look.px(160))


def _button(action: QAction, style: Qt.ToolButtonStyle, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(style)
    button.setProperty("kind", "plain")
    return button
