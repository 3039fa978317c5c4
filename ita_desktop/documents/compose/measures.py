"""The measures document: the assessment, its results, what they mean, the measures, and who approves them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ita_desktop.documents.compose.measures_analysis import (
    compose_instrument,
    count_sentence,
    extremes,
    names_of,
    total_sentence,
)
from ita_desktop.documents.compose.measures_captions import Captions, Headings, reference_to
from ita_desktop.documents.compose.measures_charts import compose_charts
from ita_desktop.documents.compose.measures_details import (
    compose_items,
    compose_questions,
    compose_remarks,
)
from ita_desktop.documents.compose.measures_frame import compose_frame, compose_levels, frame_words
from ita_desktop.documents.compose.measures_results import (
    compose_by_instrument,
    compose_ranking,
    compose_total,
)
from ita_desktop.documents.compose.measures_table import compose_measures_table
from ita_desktop.documents.compose.measures_words import instrument_name, plain_number
from ita_desktop.documents.compose.wording import (
    document_of,
    filled,
    paragraphs,
    printed_score,
    results_of,
    signature_of,
    title_lines,
)
from ita_desktop.documents.content import (
    ApprovalStep,
    Block,
    CoverPage,
    Document,
    Heading,
    NumberedItem,
    PageStart,
    Paragraph,
    TitleLines,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.editions import read_level_scale
from ita_desktop.model.layouts import Layout, Orientation, RowChoice, layout_from, read_layout
from ita_desktop.model.office import SigningDuty
from ita_desktop.model.year import Measure, MeasuresTable, PaperKind
from ita_desktop.rules.scores import Scores
from ita_desktop.thai.dates import BUDDHIST_ERA

GUIDELINE_LAYOUT = "M3"

_numbered = re.compile(r"(\(?[\d๐-๙]{1,2}[.)])\s+(.+)", re.DOTALL)


def compose_measures(book: YearBook, layout_code: str | None = None) -> Document:
    """The whole document with the measures in the layout of that code, or else of the office.

    Parts without anything to say are left out, and numbering closes up. Raises LayoutError for an unknown layout.
    """
    layout = layout_of(book, layout_code or book.office.measures_layout)
    scores = results_of(book)
    captions, headings = Captions(), Headings()
    parts: tuple[Iterator[Block], ...] = (
        _cover(book),
        _assessment(book, scores, captions, headings),
        _results(book, scores, captions, headings) if scores else iter(()),
        _analysis(book, scores, captions, headings),
        _plan(book, layout, headings),
        _free_sections(book, headings),
        _approval(book, scores),
    )
    title = " ".join(("".join(_words(book, "cover-title")), *_words(book, "cover-year"), book.office.name))
    return document_of(book, title, tuple(chain.from_iterable(parts)))


def layout_of(book: YearBook, code: str) -> Layout:
    """The office's own layout of this code, else the program's. Raises LayoutError."""
    own = next((layout for layout in book.office.layouts if layout.code == code), None)
    return layout_from(own.definition) if own else read_layout(code)


def _words(book: YearBook, part: str, **more: str) -> tuple[str, ...]:
    return paragraphs(book, PaperKind.MEASURES, part, **more)


def _heading(book: YearBook, headings: Headings, part: str) -> Heading:
    return headings.section(" ".join(_words(book, part)))


def _text(book: YearBook, part: str, **more: str) -> Iterator[Block]:
    return map(Paragraph, _words(book, part, **more))


def _cover(book: YearBook) -> Iterator[Block]:
    office = book.office
    yield PageStart(is_cover=True)
    yield CoverPage(
        title_lines=_words(book, "cover-title"),
        year_line=" ".join(_words(book, "cover-year")),
        office_lines=tuple(filter(None, (office.name, office.province))),
    )
    yield PageStart(number_from=1)


def _assessment(
    book: YearBook, scores: Scores | None, captions: Captions, headings: Headings
) -> Iterator[Block]:
    yield _heading(book, headings, "assessment-heading")
    yield from _text(book, "assessment")
    frame = compose_frame(book.edition, book.year.year, captions)
    yield from _text(book, "frame", จำนวน=frame_words(book.edition), ตาราง=reference_to(frame))
    yield from frame
    scale = read_level_scale(book.edition.level_scale)
    levels = compose_levels(scale, book.year.year, captions)
    if scores and book.level_scale.code != scale.code:
        levels = (*levels, *compose_levels(book.level_scale, scores.year, captions))
    yield from _text(book, "levels", ตาราง=reference_to(levels))
    yield from levels


def _results(book: YearBook, scores: Scores, captions: Captions, headings: Headings) -> Iterator[Block]:
    results = (
        {result.node.identity: result for result in book.results_year.results} if book.results_year else {}
    )
    yield _heading(book, headings, "results-heading")
    yield headings.part("ผลการประเมินในภาพรวม")
    total = compose_total(scores, book.level_scale, captions)
    yield from _results_text(book, scores, reference_to(total))
    yield from total
    yield from compose_by_instrument(scores, captions)
    yield from compose_ranking(scores, captions)
    charts = compose_charts(scores, book.office.threshold, captions)
    if charts:
        yield headings.part("แผนภูมิแสดงผลการประเมินรายตัวชี้วัด")
        threshold = plain_number(book.office.threshold)
        words = _words(book, "charts", แผนภูมิ=reference_to(charts), เกณฑ์=threshold)
        yield from (Paragraph(text, keep_with_next=True) for text in words)
        yield from charts
    for instrument in scores.instruments():
        tables = (
            *compose_questions(scores, instrument, results, captions),
            *compose_items(scores, instrument, captions),
            *compose_remarks(scores, instrument, results, captions),
        )
        if tables:
            yield headings.part(f"รายละเอียดคะแนน {instrument_name(instrument.node)}")
            yield from tables


def _results_text(book: YearBook, scores: Scores, tables: str) -> Iterator[Block]:
    highest, lowest = extremes(scores.indicators())
    more = {
        "ตัวชี้วัดสูงสุด": names_of(highest, "ตัวชี้วัด"),
        "คะแนนสูงสุด": printed_score(highest[0].shown) if highest else "",
        "ตัวชี้วัดต่ำสุด": names_of(lowest, "ตัวชี้วัด"),
        "คะแนนต่ำสุด": printed_score(lowest[0].shown) if lowest else "",
        "ตาราง": tables,
    }
    part = "results" if highest != lowest else "results-all-equal"
    if scores.total_published is None and scores.total_recomputed is None:
        part = "results-without-total"
    return _text(book, part, **more)


def _analysis(
    book: YearBook, scores: Scores | None, captions: Captions, headings: Headings
) -> Iterator[Block]:
    """What the scores of each instrument say, and what the office means to do about it in short."""
    guidelines = [measure for measure in book.year.measures if measure.table is MeasuresTable.GUIDELINE]
    if scores is None and not guidelines:
        return
    yield _heading(book, headings, "analysis-heading")
    if scores:
        yield from _overall_analysis(book, scores)
    instruments = [node for node in book.edition.nodes if node.kind is Kind.INSTRUMENT]
    if scores:
        known = {node.identity for node in instruments}
        instruments += [s.node for s in scores.instruments() if s.node.identity not in known]
    by_instrument: dict[str | None, list[Measure]] = {}
    for measure in guidelines:
        by_instrument.setdefault(_instrument_of(book, measure), []).append(measure)
    for instrument in instruments:
        own = by_instrument.get(instrument.identity, [])
        blocks = (
            *(_instrument_analysis(book, scores, instrument) if scores else ()),
            *_guidelines(book, f"แนวทางการพัฒนาผลการประเมิน {instrument.code}", own, captions),
        )
        if blocks:
            yield headings.part(instrument_name(instrument))
            yield from blocks
    yield from _guidelines(book, "แนวทางการพัฒนาในภาพรวม", by_instrument.get(None, []), captions)


def _overall_analysis(book: YearBook, scores: Scores) -> Iterator[Block]:
    threshold = book.office.threshold
    sentences = (
        total_sentence(scores, threshold),
        count_sentence(scores.indicators(), "ตัวชี้วัด", "ตัวชี้วัด", threshold),
    )
    words = " ".join(filter(None, sentences))
    if words:
        yield Paragraph(words)


def _instrument_analysis(book: YearBook, scores: Scores, instrument: Node) -> Iterator[Block]:
    score = next((each for each in scores.instruments() if each.node.identity == instrument.identity), None)
    return compose_instrument(book, scores, score) if score else iter(())


def _instrument_of(book: YearBook, measure: Measure) -> str | None:
    node = measure.node
    while node is not None and node.kind is not Kind.INSTRUMENT:
        node = book.known_nodes.get(node.parent or "")
    return node.identity if node else None


def _guidelines(
    book: YearBook, name: str, measures: Sequence[Measure], captions: Captions
) -> Iterator[Block]:
    """The guideline rows stand as the office chose them, whichever indicators are weak."""
    if not measures:
        return
    layout = replace(read_layout(GUIDELINE_LAYOUT), rows=RowChoice.ALL)
    yield captions.table(name)
    yield from compose_measures_table(book, layout, measures, starts_page=False)


def _plan(book: YearBook, layout: Layout, headings: Headings) -> Iterator[Block]:
    measures = [measure for measure in book.year.measures if measure.table is MeasuresTable.PLAN]
    if not measures:
        return
    yield PageStart(landscape=layout.orientation is Orientation.LANDSCAPE)
    yield _heading(book, headings, "plan-heading")
    yield from compose_measures_table(book, layout, measures)


def _free_sections(book: YearBook, headings: Headings) -> Iterator[Block]:
    """Further sections of the office; a paragraph that begins with a number hangs behind it."""
    if book.year.sections:
        yield PageStart()
    for section in book.year.sections:
        yield headings.section(section.heading)
        for text in section.paragraphs:
            words = filled(book, text).strip()
            if match := _numbered.fullmatch(words):
                yield NumberedItem(match[1], match[2])
            elif words:
                yield Paragraph(words)


def _approval(book: YearBook, scores: Scores | None) -> Iterator[Block]:
    paper = book.paper(PaperKind.MEASURES)
    on = paper.date if paper else None
    year = on.year + BUDDHIST_ERA if on else book.year.year
    proposing = SigningDuty.COORDINATING_HEAD
    if book.signatory(proposing) is None and book.signatory(SigningDuty.OFFICER) is not None:
        proposing = SigningDuty.OFFICER
    steps = (
        ("ผู้เสนอมาตรการ", proposing),
        ("ผู้ให้ความเห็นชอบ", SigningDuty.ASSISTANT_DIRECTOR),
        ("ผู้อนุมัติ", SigningDuty.DIRECTOR),
    )
    yield PageStart()
    yield TitleLines(title_lines(_words(book, "approval-title")))
    yield from _text(book, "approval" if scores else "approval-without-results")
    for number, (role, duty) in enumerate(steps, start=1):
        date_line = f"วันที่ ........ เดือน ....................... พ.ศ. {year}"
        yield ApprovalStep(f"{number}.", role, signature_of(book, duty, on), date_line)
