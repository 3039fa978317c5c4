"""How this office words its papers, and sections that it adds to the measures document."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ita_desktop.exchange.kinds import Line, Lines, Word
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.sheet import Column, KeptRow, Sheet, Values, column, in_order, list_column
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.model.office import PaperText
from ita_desktop.model.paper_texts import (
    PART_NAMES,
    PLACEHOLDERS,
    default_texts,
    unknown_placeholders,
    worded_paper,
)
from ita_desktop.model.year import FreeSection
from ita_desktop.translation import translate as _

TextPlace: TypeAlias = tuple[str, str]
"""A paper and a part of it."""

_PART_NAMES = PART_NAMES | {
    "appointment": "เรื่องแจ้ง: คำสั่งแต่งตั้ง",
    "frame": "การประเมิน: กรอบปีนี้",
}
"""The workbook keeps the names it began with."""


def free_sections(shared: Directories) -> Sheet[FreeSection]:
    year = shared.book.year

    def keep(rows: Sequence[KeptRow[FreeSection]]) -> None:
        year.sections = in_order(rows)

    return Sheet(
        name="ส่วนเพิ่มในเล่ม",
        purpose="หัวข้อที่สำนักงานเพิ่มในเล่มมาตรการ",
        columns=(
            column("หัวข้อ", Line(), "heading", is_required=True, width=50),
            list_column("ย่อหน้า", "paragraphs", note="บรรทัดละหนึ่งย่อหน้า", width=110),
        ),
        records=year.sections,
        make=lambda values: FreeSection(position=0, heading=values["หัวข้อ"]),
        keep=keep,
        words=("หัวข้อ",),
    )


def texts(shared: Directories) -> Sheet[TextPlace]:
    """Every part of every paper, as the office words it or else as the program does."""
    office = shared.book.office
    own: dict[TextPlace, list[PaperText]] = {}
    for text in sorted(office.texts, key=lambda text: text.position):
        own.setdefault((text.paper, text.part), []).append(text)
    defaults = {
        (paper, part): texts for paper, parts in default_texts().items() for part, texts in parts.items()
    }
    places = [*defaults, *(place for place in own if place not in defaults)]
    labels = {place: (worded_paper(place[0]), _PART_NAMES.get(place[1], place[1])) for place in places}

    def get(place: TextPlace) -> tuple[str, ...]:
        return tuple(text.text for text in own[place]) if place in own else defaults[place]

    def put(place: TextPlace, paragraphs: tuple[str, ...]) -> None:
        others = [text for text in office.texts if (text.paper, text.part) != place]
        is_own = paragraphs and paragraphs != defaults.get(place)
        office.texts = others + [
            PaperText(paper=place[0], part=place[1], position=position, text=paragraph)
            for position, paragraph in enumerate(paragraphs if is_own else (), start=1)
        ]

    return Sheet(
        name="ข้อความในเอกสาร",
        purpose="ถ้อยคำของเอกสารแต่ละส่วน แก้ได้ตามที่สำนักงานใช้ ลบข้อความออกเพื่อกลับไปใช้ของโปรแกรม",
        columns=(
            Column(
                "เอกสาร",
                Word(list(dict.fromkeys(paper for paper, _part in labels.values()))),
                lambda place: labels[place][0],
                note="ห้ามแก้",
                width=30,
                is_required=True,
            ),
            Column("ส่วน", Line(), lambda place: labels[place][1], note="ห้ามแก้", width=30, is_required=True),
            Column(
                "ข้อความ",
                Lines(),
                get,
                put,
                note="บรรทัดละหนึ่งย่อหน้า คำในวงเล็บปีกกา โปรแกรมเติมให้",
                width=120,
            ),
        ),
        records=places,
        key=("เอกสาร", "ส่วน"),
        complaints=lambda rows: _text_complaints(rows, set(labels.values())),
    )


def _text_complaints(
    rows: Sequence[Values], known: set[tuple[str, str]]
) -> Iterator[tuple[int, str, Complaint]]:
    for place, row in enumerate(rows):
        if (row["เอกสาร"], row["ส่วน"]) not in known:
            yield place, "ส่วน", Complaint(_("เอกสารนี้ไม่มีส่วนชื่อ “{part}”").format(part=row["ส่วน"]))
        unknown = unknown_placeholders("\n".join(row["ข้อความ"]))
        if unknown:
            yield place, "ข้อความ", _unknown_placeholders(unknown)


def _unknown_placeholders(unknown: Sequence[str]) -> Complaint:
    return Complaint(
        _("โปรแกรมเติมคำในวงเล็บปีกกาต่อไปนี้ไม่ได้: {unknown} คำที่ใช้ได้ ได้แก่ {known}").format(
            unknown=" ".join(f"{{{name}}}" for name in unknown),
            known=" ".join(f"{{{name}}}" for name in PLACEHOLDERS),
        )
    )
