"""The model papers as LibreOffice draws them: where words, lines and pictures stand on the page.

Left out is what it draws otherwise than Word: spread lines, Thai page numbers, gaps between Latin and Thai.
"""

import os
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from ita_desktop.documents.writers.to_word import write_word
from tests.documents.stand_in_fonts import make_stand_in_fonts, why_no_pages
from tests.documents.writers.model_pages import agenda, emblem_png, matrix, measures, memo, order

pytestmark = pytest.mark.skipif(bool(why_no_pages()), reason=why_no_pages() or "pages can be drawn")

CM_PER_PT = 2.54 / 72
NEAR = 0.05
PAPERS = {
    "memo": memo(emblem_png()),
    "order": order(emblem_png(275, 300)),
    "agenda": agenda(),
    "matrix": matrix(),
    "measures": measures(),
}
# A letter as a PDF tells of it: baseline, left edge, right edge, sign, size.
Letter = tuple[float, float, float, str, float]


@dataclass(frozen=True)
class Word:
    """Letters on one line without a gap, in cm from the left and upper edges; `y` is the baseline.

    Vowels and tone marks are left out of the text: a PDF does not tell them in order.
    """

    text: str
    x: float
    end: float
    y: float
    size_pt: float


@dataclass(frozen=True)
class Page:
    words: tuple[Word, ...]
    pictures: tuple[tuple[float, ...], ...]
    columns: tuple[float, ...]
    level_lines: tuple[tuple[float, float, float], ...]

    def word(self, text: str, occurrence: int = 0, size_pt: int = 16) -> Word:
        wanted = base_letters(text)
        found = [
            word for word in self.words if word.text.startswith(wanted) and round(word.size_pt) == size_pt
        ]
        return found[occurrence]

    def beside(self, word: Word, place: int) -> Word:
        """The word `place` words after `word` on its line; the last one for -1."""
        line = sorted((each for each in self.words if abs(each.y - word.y) < NEAR), key=lambda each: each.x)
        return line[place] if place < 0 else line[line.index(word) + place]

    def centre(self, first: Word, last: Word) -> float:
        return (first.x + last.end) / 2


def base_letters(text: str) -> str:
    return "".join(sign for sign in text.replace("ำ", "า") if unicodedata.category(sign) != "Mn")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    folder = tmp_path_factory.mktemp("pages")
    fonts = tmp_path_factory.mktemp("fonts")
    for name, document in PAPERS.items():
        write_word(document, folder / f"{name}.docx")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))],
        env={**os.environ, "FONTCONFIG_FILE": str(make_stand_in_fonts(fonts))},
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {name: list(_pages(folder / f"{name}.pdf")) for name in PAPERS}


def _pages(file: Path) -> Iterator[Page]:
    with pdfplumber.open(file) as document:
        for page in document.pages:
            height = float(page.height)
            letters = sorted(
                (
                    round(height - letter["matrix"][5], 1),
                    letter["x0"],
                    letter["x1"],
                    letter["text"],
                    letter["size"],
                )
                for letter in page.chars
            )
            yield Page(
                tuple(_words(letters)),
                tuple(
                    tuple(image[side] * CM_PER_PT for side in ("x0", "top", "width", "height"))
                    for image in page.images
                ),
                tuple(sorted({round(edge["x0"] * CM_PER_PT, 2) for edge in page.vertical_edges})),
                tuple(
                    sorted(
                        (edge["top"] * CM_PER_PT, edge["x0"] * CM_PER_PT, edge["x1"] * CM_PER_PT)
                        for edge in page.horizontal_edges
                    )
                ),
            )


def _words(letters: list[Letter]) -> Iterator[Word]:
    run: list[Letter] = []
    for letter in letters:
        if run and (letter[0] != run[-1][0] or letter[3].isspace() or letter[1] - run[-1][2] > 1.5):
            yield _word(run)
            run = []
        if not letter[3].isspace():
            run.append(letter)
    if run:
        yield _word(run)


def _word(run: list[Letter]) -> Word:
    text = base_letters("".join(letter[3] for letter in run))
    return Word(text, run[0][1] * CM_PER_PT, run[-1][2] * CM_PER_PT, run[0][0] * CM_PER_PT, run[0][4])


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


def test_no_page_is_empty_or_too_many(drawn: dict[str, list[Page]]) -> None:
    counts = {name: len(pages) for name, pages in drawn.items()}
    assert counts == {"memo": 2, "order": 3, "agenda": 1, "matrix": 1, "measures": 6}
    assert all(len(page.words) > 5 for pages in drawn.values() for page in pages)


def test_the_head_of_a_memo(drawn: dict[str, list[Page]]) -> None:
    page = drawn["memo"][0]
    assert page.pictures == ((near(3.0), near(1.5), near(1.37), near(1.5)),)
    heading = page.word("บันทึกข้อความ", size_pt=29)
    assert (page.centre(heading, heading), heading.y) == (near(11.0), near(2.80))
    urgency = page.word("ด่วนที่สุด", size_pt=32)
    assert (urgency.x, urgency.end, urgency.y) == (near(4.62), near(7.37), near(2.77))


def test_the_header_lines_of_a_memo(drawn: dict[str, list[Page]]) -> None:
    page = drawn["memo"][0]
    sender, number, date, subject = (
        page.word(label, size_pt=20) for label in ("ส่วนราชการ", "ที่", "วันที่", "เรื่อ")
    )
    assert [word.y for word in (sender, number, date, subject)] == [near(y) for y in (3.88, 4.89, 4.89, 5.91)]
    assert [word.x for word in (sender, number, date, subject)] == [near(x) for x in (3.0, 3.0, 11.1, 3.0)]
    ends = [word.end for word in page.words if word.text.startswith("........") and word.y < 7]
    assert ends == [near(18.99), near(10.98), near(18.99), near(18.99)]
    assert page.word("ขอส่ง").x == near(4.5)
    assert page.beside(page.word("เรียน"), 1).x == near(4.5)


def test_body_text_starts_at_its_indent_and_has_six_points_above(drawn: dict[str, list[Page]]) -> None:
    page = drawn["memo"][0]
    first = page.word("ด้วย")
    assert first.x == near(5.5)
    assert (first.y - page.word("เรียน").y) / CM_PER_PT == pytest.approx(18.1 + 6, abs=0.3)


def test_a_signature_stands_72_2_points_below_the_text_in_the_right_half(
    drawn: dict[str, list[Page]],
) -> None:
    page = drawn["memo"][0]
    name = page.word("(นาย")
    last_text = max(word.y for word in page.words if word.y < name.y - NEAR)
    assert (name.y - last_text) / CM_PER_PT == pytest.approx(72.2, abs=0.4)
    assert page.centre(name, page.beside(name, -1)) == near(15.0)


def test_two_pens_sign_beside_each_other_with_3_cm_above(drawn: dict[str, list[Page]]) -> None:
    page = drawn["memo"][0]
    left, right = page.word("(นาย", 1), page.word("(นาย", 2)
    assert page.centre(left, page.beside(left, 1)) == near(7.0)
    assert page.centre(right, page.beside(right, -1)) == near(15.0)
    above = max(word.y for word in page.words if word.y < left.y - NEAR)
    assert left.y - above >= 3.0 + 18.1 * CM_PER_PT - NEAR


def test_forwardings_stand_in_two_columns_below_the_page_number(drawn: dict[str, list[Page]]) -> None:
    page = drawn["memo"][1]
    number = page.words[0]
    assert (number.text, number.y) == ("-", near(2.0))
    assert page.centre(number, page.beside(number, -1)) == near(11.0)
    assert [page.word("ด่วนที่สุด", place, 32).x for place in (0, 1)] == [near(3.0), near(11.4)]
    name = page.word("(นายกิตติภณ")
    assert page.centre(name, page.beside(name, -1)) == near(6.8)


def test_the_head_of_an_order(drawn: dict[str, list[Page]]) -> None:
    page = drawn["order"][0]
    ((left, top, width, height),) = page.pictures
    assert (left + width / 2, top, width, height) == (near(11.0), near(1.6), near(2.75), near(3.0))
    assert {(round(start, 1), round(end, 1)) for _y, start, end in page.level_lines} == {(9.0, 13.0)}


def test_members_roles_and_duties_of_an_order(drawn: dict[str, list[Page]]) -> None:
    page = drawn["order"][0]
    number = page.word("๑.๑")
    assert number.x == near(5.5)
    assert page.beside(number, 1).x == near(6.65)
    assert page.beside(number, -1).x == near(14.9)
    duty = page.word("๒.")
    assert (duty.x, page.beside(duty, 1).x) == (near(5.5), near(6.2))


def test_the_order_is_given_under_its_effect(drawn: dict[str, list[Page]]) -> None:
    page = drawn["order"][2]
    given = page.word("สั่ง")
    effect_y = max(word.y for word in page.words if word.y < given.y - NEAR)
    starts = sorted(word.x for word in page.words if abs(word.y - effect_y) < NEAR)
    assert given.x == near(6.75)
    assert starts[0] == near(5.5)
    assert near(6.75) in starts


def test_later_pages_of_a_letter_start_below_the_page_number(drawn: dict[str, list[Page]]) -> None:
    for page in drawn["order"][1:]:
        assert page.words[0].y == near(2.0)
        first = min(word.y for word in page.words if word.y > 2.1)
        assert 2.95 <= first <= 3.1


def test_items_and_scores_of_an_agenda(drawn: dict[str, list[Page]]) -> None:
    page = drawn["agenda"][0]
    heading = page.word("ระเบียบวาระที่")
    assert (heading.x, page.beside(heading, 2).x) == (near(3.0), near(6.1))
    item = page.word("๑.๑")
    assert (item.x, page.beside(item, 1).x) == (near(5.5), near(6.4))
    score = page.beside(page.word("๙๑.๓๖"), -1)
    label = min((word for word in page.words if abs(word.y - score.y) < NEAR), key=lambda word: word.x)
    assert (label.x, score.end) == (near(6.1), near(17.3))
    assert page.word("การปฏิบัติ").x == near(8.5)


def test_columns_of_the_matrix(drawn: dict[str, list[Page]]) -> None:
    assert drawn["matrix"][0].columns == tuple(near(x) for x in (3.0, 4.3, 8.2, 16.1, 19.0))


def test_the_cover(drawn: dict[str, list[Page]]) -> None:
    page = drawn["measures"][0]
    title, year = page.word("มาตรการ", size_pt=30), page.word("พ.ศ.", size_pt=24)
    assert title.y == near(9.79)
    assert year.y > title.y
    assert not any(word.text == "-" for word in page.words)


def test_the_table_of_results(drawn: dict[str, list[Page]]) -> None:
    page = drawn["measures"][1]
    assert page.columns == tuple(near(x) for x in (3.0, 9.4, 11.5, 14.1, 16.6, 19.0))
    scores = [page.word(score) for score in ("๙๑.๓๖", "๘๓.๙๔", "๘๘.๗๒", "๘๖.๐๕", "๘๔.๕๘")]
    pitches = [(below.y - above.y) / CM_PER_PT for above, below in pairwise(scores)]
    assert pitches == [pytest.approx(22.6, abs=0.3)] * 4
    assert not any(word.text == "-" for word in page.words)


def test_columns_of_the_measures(drawn: dict[str, list[Page]]) -> None:
    second, first = drawn["measures"][3], drawn["measures"][4]
    assert second.columns == tuple(near(x) for x in (2.0, 4.5, 8.5, 13.0, 16.4, 20.5, 23.1, 25.4, 27.7))
    assert first.columns == tuple(near(x) for x in (2.0, 8.3, 13.2, 21.3, 24.7, 27.7))


def test_steps_of_approval(drawn: dict[str, list[Page]]) -> None:
    page = drawn["measures"][5]
    role = page.word("๑.")
    assert role.x == near(3.0)
    name = page.word("(นาย")
    assert page.centre(name, page.beside(name, -1)) == near(15.0)


def test_figures_of_charts_are_thai(drawn: dict[str, list[Page]]) -> None:
    texts = {word.text for word in drawn["measures"][2].words}
    assert {"๑๐๐", "๙๑.๓๖", "๘๒.๔๙"} <= texts
