"""The workbook inside a chart: what Word opens when the officer chooses "Edit Data"."""

import datetime
import io
import zipfile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from ita_desktop.documents.content import Chart, Document
from ita_desktop.documents.writers.word_package import timeless_archive
from ita_desktop.documents.writers.word_text import legible

_FIXED_MOMENT = datetime.datetime(1980, 1, 1)


def chart_workbook(chart: Chart, document: Document) -> bytes:
    """Names in column A, scores in B, the threshold beside each of them in C; headings in the first row."""

    def printed(text: str) -> str:
        return legible(document.printed(text))

    book = Workbook()
    book.properties.created = book.properties.modified = _FIXED_MOMENT
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(["", printed(chart.score_name), printed(chart.threshold_name)])
    for name, score in zip(chart.names, chart.scores, strict=True):
        sheet.append([printed(name), score, chart.threshold])
    written = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    return _without_times(written)


def _without_times(workbook: io.BytesIO) -> bytes:
    """The same figures give the same bytes: openpyxl stamps the time of day on every entry."""
    result = io.BytesIO()
    with zipfile.ZipFile(workbook) as source, timeless_archive(result) as archive:
        for name in source.namelist():
            with archive.open(name, "w") as entry:
                entry.write(source.read(name))
    return result.getvalue()
