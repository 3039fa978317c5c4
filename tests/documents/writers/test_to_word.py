"""Whole Word files: sound, complete, the same every time, and never half written."""

import os
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import docx
import pytest
from openxml_audit import OpenXmlValidator

from ita_desktop.documents.content import Block, Cell, ChartKind, Document, PageStart, Paragraph, Row, Table
from ita_desktop.documents.writers.to_word import write_word
from tests.documents.writers.model_pages import (
    agenda,
    emblem_png,
    matrix,
    measures,
    memo,
    order,
    scores_chart,
)
from tests.documents.writers.written_papers import (
    NAMES,
    WrittenPaper,
    bytes_of,
    paper,
    style_of,
    tag,
    value,
    written_document,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "word"
MODELS = {
    "memo": memo(emblem_png()),
    "memo-with-term": memo(emblem_png(), "ด่วนภายใน 8 พฤศจิกายน 2565", "ลับ"),
    "order": order(emblem_png(275, 300)),
    "order-without-emblem": order(),
    "agenda": agenda(),
    "matrix": matrix(),
    "measures": measures(),
}


def test_the_model_papers_hold_every_kind_of_block() -> None:
    assert isinstance(Block, UnionType)
    used = {type(block) for document in MODELS.values() for block in document.blocks}
    assert used == set(get_args(Block))


@pytest.mark.parametrize("name", MODELS)
def test_word_opens_the_file_without_repair(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.docx"
    write_word(MODELS[name], file)
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("name", ["memo", "measures"])
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    assert bytes_of(MODELS[name]) == bytes_of(MODELS[name])


def test_every_style_that_is_used_is_in_the_file() -> None:
    for document in MODELS.values():
        written = written_document(document)
        known = {
            each.get(tag("w:styleId")) for each in written.part("word/styles.xml").findall("w:style", NAMES)
        }
        assert {style_of(each) for each in written.body.iter(tag("w:p"))} <= known


def test_title_and_author_go_into_the_properties_of_the_file(tmp_path: Path) -> None:
    write_word(Document("ชื่อ\x07" + "ย" * 300, "ผู้จัดทำ", (PageStart(),)), tmp_path / "paper.docx")
    properties = docx.Document(str(tmp_path / "paper.docx")).core_properties
    assert properties.title == "ชื่อ" + "ย" * 251
    assert (properties.author, properties.last_modified_by) == ("ผู้จัดทำ", "ผู้จัดทำ")


def test_the_first_entry_says_what_kind_of_file_it_is() -> None:
    assert written_document(MODELS["memo"]).names()[0] == "[Content_Types].xml"


def test_another_font_takes_the_place_of_the_usual_one_everywhere() -> None:
    written = written_document(paper(scores_chart(ChartKind.BARS)), font="TH Sarabun New")
    fonts = [
        each.get(tag(f"w:{slot}"))
        for each in written.part("word/styles.xml").iter(tag("w:rFonts"))
        for slot in ("ascii", "hAnsi", "eastAsia", "cs")
    ]
    assert set(fonts) == {"TH Sarabun New"}
    chart = written.raw("word/charts/chart1.xml").decode()
    assert "TH Sarabun New" in chart
    assert "TH SarabunPSK" not in chart


def office_base(folder: Path) -> bytes:
    """An office's own document: its own body style, none of ours beside, and a text of its own."""
    file = folder / "office.docx"
    write_word(paper(Paragraph("ต้นแบบของสำนักงาน")), file)
    document = docx.Document(str(file))
    for style in list(document.styles):
        if style.style_id == "Body":
            style.element.find(tag("w:pPr")).find(tag("w:spacing")).set(tag("w:before"), "240")
        elif style.style_id not in ("Normal", "DefaultParagraphFont", "TableNormal", "NoList"):
            style.element.getparent().remove(style.element)
    document.save(str(file))
    return file.read_bytes()


def test_an_office_may_bring_its_own_styles(tmp_path: Path) -> None:
    base = office_base(tmp_path)
    written = WrittenPaper(bytes_of(MODELS["measures"], base))
    styles = {
        each.get(tag("w:styleId")): each for each in written.part("word/styles.xml").findall("w:style", NAMES)
    }
    assert value(styles["Body"], "w:pPr/w:spacing", "w:before") == "240"
    assert {"Heading1", "Cell", "RuledTable"} <= set(styles)
    assert "ต้นแบบ" not in "".join(written.body.itertext())
    file = tmp_path / "paper.docx"
    file.write_bytes(written.content)
    assert not OpenXmlValidator().validate(file).errors


class TornRows(Sequence[Row]):
    """Rows that give out half way, as a disk may."""

    def __len__(self) -> int:
        return 2

    def __getitem__(self, place: Any) -> Any:
        if place == 0:
            return Row((Cell(()),))
        raise OSError("torn")


def test_a_failure_leaves_the_earlier_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "paper.docx"
    write_word(MODELS["order"], target)
    before = target.read_bytes()
    with pytest.raises(OSError, match="torn"):
        write_word(paper(Table((Decimal(160),), (), TornRows())), target)
    assert target.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["paper.docx"]


def test_the_body_of_the_model_memo_is_the_golden_one() -> None:
    text = written_document(MODELS["memo"]).raw("word/document.xml").decode()
    lines = text.replace("</w:p>", "</w:p>\n").replace("<w:body>", "<w:body>\n")
    golden = GOLDEN / "memo.xml"
    if "REWRITE_GOLDEN" in os.environ:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(lines, encoding="utf-8", newline="\n")
    assert lines == golden.read_text(encoding="utf-8")
