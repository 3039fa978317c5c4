"""The line under pages: which one is in sight, how large, and the buttons that change that."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ita_desktop.qt.icons import icon
from ita_desktop.qt.page_view import PageView
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.translation import translate as _


class PageTools(QWidget):
    def __init__(self, view: PageView, note: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`note` stands between the page in sight and the buttons."""
        super().__init__(parent)
        self._view = view
        self.place = TextView("", Type.SMALL, "ink2", max_lines=1)
        row = QHBoxLayout(self)
        px = theme().px
        row.setContentsMargins(px(12), px(2), px(8), px(2))
        row.setSpacing(px(4))
        row.addWidget(self.place, 2)
        if note is not None:
            row.addWidget(note, 3)
        deeds = (
            ("zoom-out", _("ย่อ"), view.zoom_out),
            ("page", _("พอดีความกว้าง"), lambda: view.set_zoom(None)),
            ("zoom-in", _("ขยาย"), view.zoom_in),
        )
        for picture, words, deed in deeds:
            row.addWidget(_tool(picture, words, deed), 0, Qt.AlignmentFlag.AlignVCenter)
        view.zoom_changed.connect(self._tell)
        view.page_changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        page, count, zoom = self._view.current_page() + 1, self._view.page_count, round(self._view.zoom * 100)
        words = _("หน้า {page} จาก {count} · {zoom}%")
        self.place.set_text(words.format(page=page, count=count, zoom=zoom) if count else "")


def _tool(picture: str, words: str, deed: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setProperty("kind", "plain")
    button.setProperty("row", True)
    button.clicked.connect(lambda: deed())
    return button
