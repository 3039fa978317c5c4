"""A page of a handbook in Markdown, read as it lies: Thai lines broken at words, pictures as wide as the page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFontDatabase,
    QFontInfo,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ita_desktop.qt.theme import theme
from ita_desktop.thai.word_breaks import strip_breaks, with_breaks

_PICTURE = "\ufffc"
_LINE_HEIGHT_PERCENT = 115
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class HandbookPage(QTextBrowser):
    """Links to other pages are followed in place; those to the web are left to the PC's own program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(theme().px(16))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._follow)
        self._widening = QTimer(self, singleShot=True, interval=80)
        self._widening.timeout.connect(self._renew)

    def open(self, page: Path) -> None:
        self._go(QUrl.fromLocalFile(str(page)))

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002 - Qt's name
        found = self.source().resolved(QUrl(name)).toLocalFile()
        if type == QTextDocument.ResourceType.MarkdownResource.value:
            return with_breaks(Path(found).read_text(encoding="utf-8"))
        if type == QTextDocument.ResourceType.ImageResource.value:
            return self._as_wide_as_page(QImage(found))
        return super().loadResource(type, name)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied has no marks of where lines may break."""
        copied = QMimeData()
        copied.setText(strip_breaks(self.textCursor().selection().toPlainText()))
        return copied

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and not self.source().isEmpty():
            # Later: Qt also resizes in the midst of setting a page.
            self._widening.start()

    def _renew(self) -> None:
        place = self.verticalScrollBar().value()
        self._go(self.source())
        self.verticalScrollBar().setValue(place)

    def _as_wide_as_page(self, picture: QImage) -> QImage:
        room = self.viewport().width() - 3 * round(self.document().documentMargin())
        if picture.isNull() or picture.width() <= room or room <= 0:
            return picture
        ratio = self.devicePixelRatioF()
        smaller = picture.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
        smaller.setDevicePixelRatio(ratio)
        return smaller

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        else:
            self._go(self.source().resolved(link))

    def _go(self, page: QUrl) -> None:
        if page == self.source():
            self.reload()
        else:
            self.setSource(page, QTextDocument.ResourceType.MarkdownResource)
        self._space_lines()
        self._name_font_of_thai_code()

    def _space_lines(self) -> None:
        """Thai marks above and below need room; a picture's line is as high as the picture."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            spacing = block.blockFormat()
            if _PICTURE not in block.text():
                spacing.setLineHeight(_LINE_HEIGHT_PERCENT, _PROPORTIONAL)
            spacing.setBottomMargin(max(spacing.bottomMargin(), theme().px(4)))
            cursor.setPosition(block.position())
            cursor.setBlockFormat(spacing)
            block = block.next()

    def _name_font_of_thai_code(self) -> None:
        """Fonts of one width have no Thai; left to itself, Qt takes any font that has, of any size."""
        fixed = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        wanted = QTextCharFormat()
        wanted.setFontFamilies([fixed.family(), *self.font().families()])
        cursor = QTextCursor(self.document())
        for start, end in list(_code(self.document())):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(wanted)


def _code(document: QTextDocument) -> Iterator[tuple[int, int]]:
    """From where to where there is code: the only words with a font of their own."""
    block = document.begin()
    while block.isValid():
        # PySide declares only the iterator of a block, not that a block has one.
        for each in block:  # pyright: ignore[reportGeneralTypeIssues]
            fragment = each.fragment()
            if fragment.charFormat().fontFamilies():
                yield fragment.position(), fragment.position() + fragment.length()
        block = block.next()
