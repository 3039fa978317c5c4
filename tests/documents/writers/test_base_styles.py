"""The bundled base: its named styles say what the style of papers says, and Word need not repair it."""

from xml.etree.ElementTree import Element

import pytest

from ita_desktop.documents.writers.style import PAPER_STYLE, Measure
from ita_desktop.documents.writers.word_units import twips_of_mm, twips_of_pt
from tests.documents.writers.written_papers import NAMES, tag, value, written

PARTS = written()
STYLES = {
    style.get(tag("w:styleId")): style for style in PARTS.part("word/styles.xml").findall("w:style", NAMES)
}


def size_of(style: Element) -> str:
    return value(style, "w:rPr/w:sz")


@pytest.mark.parametrize(
    ("name", "size_pt", "is_bold"),
    [
        ("MemoHeading", PAPER_STYLE.memo_heading_pt, True),
        ("Label", PAPER_STYLE.memo_label_pt, True),
        ("Warning", PAPER_STYLE.warning_pt, True),
        ("Cell", PAPER_STYLE.table_pt, False),
        ("Heading1", PAPER_STYLE.heading_pt[0], True),
        ("Heading2", PAPER_STYLE.heading_pt[1], True),
        ("CoverTitle", PAPER_STYLE.cover_title_pt, True),
        ("CoverLine", PAPER_STYLE.cover_line_pt, True),
    ],
)
def test_sizes_are_those_of_the_papers_in_both_scripts(name: str, size_pt: Measure, is_bold: bool) -> None:
    style = STYLES[name]
    assert size_of(style) == value(style, "w:rPr/w:szCs") == str(round(size_pt * 2))
    assert (style.find("w:rPr/w:b", NAMES) is not None) == is_bold
    assert (style.find("w:rPr/w:bCs", NAMES) is not None) == is_bold


@pytest.mark.parametrize(
    ("name", "before_pt"),
    [
        ("Body", PAPER_STYLE.paragraph_before_pt),
        ("NumberedItem", PAPER_STYLE.item_before_pt),
        ("SignatureName", PAPER_STYLE.signature_before_pt),
        ("HeaderLine", PAPER_STYLE.paragraph_before_pt),
        ("Addressee", PAPER_STYLE.paragraph_before_pt),
        ("Effect", PAPER_STYLE.paragraph_before_pt),
        ("AgendaHeading", PAPER_STYLE.agenda_before_pt),
        ("TableCaption", PAPER_STYLE.caption_before_pt),
    ],
)
def test_room_above_is_that_of_the_papers(name: str, before_pt: Measure) -> None:
    assert value(STYLES[name], "w:pPr/w:spacing", "w:before") == str(twips_of_pt(before_pt))


@pytest.mark.parametrize(
    ("name", "side", "indent_mm"),
    [
        ("Body", "firstLine", PAPER_STYLE.first_line_mm),
        ("NumberedItem", "firstLine", PAPER_STYLE.first_line_mm),
        ("BodyHeading", "left", PAPER_STYLE.first_line_mm),
        ("HeaderLineHanging", "hanging", PAPER_STYLE.label_text_mm),
        ("Addressee", "hanging", PAPER_STYLE.label_text_mm),
        ("Effect", "left", PAPER_STYLE.effect_text_mm),
        ("SignaturePost", "left", PAPER_STYLE.signature_left_mm),
        ("AgendaHeading", "hanging", PAPER_STYLE.agenda_text_mm),
        ("ScoreLine", "left", PAPER_STYLE.agenda_text_mm),
    ],
)
def test_indents_are_those_of_the_papers(name: str, side: str, indent_mm: Measure) -> None:
    assert value(STYLES[name], "w:pPr/w:ind", f"w:{side}") == str(twips_of_mm(indent_mm))


def test_body_text_is_spread_as_thai_is() -> None:
    assert value(STYLES["Body"], "w:pPr/w:jc") == "thaiDistribute"
    assert value(STYLES["NumberedItem"], "w:pPr/w:jc") == "thaiDistribute"


def test_the_memo_heading_has_an_exact_line() -> None:
    spacing = STYLES["MemoHeading"].find("w:pPr/w:spacing", NAMES)
    assert spacing is not None
    assert (spacing.get(tag("w:line")), spacing.get(tag("w:lineRule"))) == ("700", "exact")


def test_dots_lead_to_the_right_margin() -> None:
    (stop,) = STYLES["HeaderLine"].findall("w:pPr/w:tabs/w:tab", NAMES)
    assert {name: stop.get(tag(f"w:{name}")) for name in ("val", "leader", "pos")} == {
        "val": "right",
        "leader": "dot",
        "pos": "9071",
    }


def test_all_four_slots_of_the_font_are_filled() -> None:
    defaults = PARTS.part("word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr", NAMES)
    assert defaults is not None
    assert {value(defaults, "w:rFonts", f"w:{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "TH SarabunPSK"
    }
    assert value(defaults, "w:sz") == value(defaults, "w:szCs") == "32"
    assert value(defaults, "w:lang", "w:bidi") == "th-TH"


def test_word_opens_it_in_its_own_mode_and_in_thai() -> None:
    settings = PARTS.part("word/settings.xml")
    modes = settings.findall("w:compat/w:compatSetting", NAMES)
    assert [mode.get(tag("w:val")) for mode in modes if mode.get(tag("w:name")) == "compatibilityMode"] == [
        "15"
    ]
    assert settings.find("w:compat/w:doNotExpandShiftReturn", NAMES) is not None
    assert value(settings, "w:themeFontLang", "w:bidi") == "th-TH"


def test_lines_of_tables_are_half_a_point() -> None:
    borders = STYLES["RuledTable"].find("w:tblPr/w:tblBorders", NAMES)
    assert borders is not None
    assert {(each.get(tag("w:val")), each.get(tag("w:sz"))) for each in borders} == {("single", "4")}


def test_styles_have_names_that_an_officer_can_read() -> None:
    own = [style for style in STYLES.values() if style.get(tag("w:customStyle")) == "1"]
    assert len(own) > 20
    assert all(any("ก" <= sign <= "๙" for sign in value(style, "w:name")) for style in own)
