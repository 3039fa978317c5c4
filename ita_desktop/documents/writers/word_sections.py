"""Runs of pages: paper, margins, and what stands at their heads and feet."""

from ita_desktop.documents.content import PageStart
from ita_desktop.documents.writers.style import Style
from ita_desktop.documents.writers.word_drawings import aligned, offset_mm, text_box
from ita_desktop.documents.writers.word_package import WordPackage
from ita_desktop.documents.writers.word_paragraphs import warning
from ita_desktop.documents.writers.word_text import NAMESPACES, Typesetter, paragraph
from ita_desktop.documents.writers.word_units import twips_of_mm
from ita_desktop.model.office import Digits

_PAGE_NUMBER = (
    '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r>'
    '</w:fldSimple><w:r><w:t xml:space="preserve"> -</w:t></w:r>'
)


class Sections:
    """The runs of pages of one file; `secrecy` is printed on every page of it, above and below."""

    def __init__(
        self, package: WordPackage, typesetter: Typesetter, style: Style, digits: Digits, secrecy: str
    ) -> None:
        self._style = style
        self._number_format = "decimal" if digits is Digits.ARABIC else "thaiNumbers"

        def secrecy_box(down: str) -> str:
            if not secrecy:
                return ""
            text = warning(secrecy, typesetter, '<w:jc w:val="center"/>')
            return text_box(
                package,
                secrecy,
                text,
                across=aligned("center"),
                down=down,
                width_mm=style.secrecy_width_mm,
                height_mm=style.warning_box_mm,
            )

        top, bottom = offset_mm(style.secrecy_edge_mm), aligned("bottom")
        numbered = _part("hdr", paragraph("Header", secrecy_box(top) + _PAGE_NUMBER))
        bare = _part("hdr", paragraph("Seam", secrecy_box(top)))
        self._start: PageStart | None = None
        self._is_first = True
        self._numbered = package.add_header(numbered)
        self._bare = package.add_header(bare)
        self._footer = (
            package.add_footer(_part("ftr", paragraph("Seam", secrecy_box(bottom)))) if secrecy else ""
        )

    def open(self, start: PageStart) -> None:
        self._is_first = self._start is None
        self._start = start

    def close(self) -> str:
        """The `w:sectPr` of the run last opened.

        The first page of a paper, or of a run that counts anew, prints no number.
        """
        start = self._start or PageStart()
        usual = self._bare if start.is_cover else self._numbered
        references = [("header", "default", usual), ("header", "first", self._bare)]
        if self._footer:
            references += [("footer", "default", self._footer), ("footer", "first", self._footer)]
        written = "".join(
            f'<w:{part}Reference w:type="{pages}" r:id="{relationship}"/>'
            for part, pages, relationship in references
        )
        restart = "" if start.number_from is None else f' w:start="{start.number_from}"'
        bare_first = "<w:titlePg/>" if self._is_first or start.number_from is not None else ""
        numbers = f'<w:pgNumType w:fmt="{self._number_format}"{restart}/>'
        return f"<w:sectPr>{written}{self._paper(start)}{numbers}{bare_first}</w:sectPr>"

    def _paper(self, start: PageStart) -> str:
        style = self._style
        width, height = twips_of_mm(style.page_width_mm), twips_of_mm(style.page_height_mm)
        if start.landscape:
            size = f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
            side = style.landscape_side_margin_mm
            margins = (style.landscape_top_margin_mm, side, style.bottom_margin_mm, side)
        else:
            size = f'<w:pgSz w:w="{width}" w:h="{height}"/>'
            top = style.letter_top_margin_mm if start.is_letter else style.top_margin_mm
            margins = (top, style.right_margin_mm, style.bottom_margin_mm, style.left_margin_mm)
        sides = " ".join(
            f'w:{side}="{twips_of_mm(margin)}"'
            for side, margin in zip(("top", "right", "bottom", "left"), margins, strict=True)
        )
        return (
            f'{size}<w:pgMar {sides} w:header="{twips_of_mm(style.page_number_distance_mm)}"'
            f' w:footer="{twips_of_mm(style.footer_distance_mm)}" w:gutter="0"/>'
        )


def section_end(properties: str) -> str:
    """Word keeps the properties of a run in its last paragraph; this one takes a point of room."""
    return f'<w:p><w:pPr><w:pStyle w:val="Seam"/>{properties}</w:pPr></w:p>'


def _part(kind: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{kind} {NAMESPACES}>{content}</w:{kind}>'
