"""Under the tree: what is known of one row of the results, in words and as a bar."""

from decimal import Decimal

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ita_desktop.actions.results import set_results
from ita_desktop.exchange.pasted_results import TOTAL
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.result_card import ResultCard, ShareBar
from ita_desktop.screens.results import Results
from tests.screens.shown_results import shown_results

I7 = "question-knowing-the-spending-plan"


@pytest.fixture(autouse=True)
def no_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """They run aside after each change and are tested where they belong."""
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Results:
    return shown_results(qtbot, desk)


def card_of(place: Results) -> ResultCard:
    (card,) = place.findChildren(ResultCard)
    return card


def identity_of(place: Results, code: str) -> str:
    edition = place.desk.book.results_edition
    assert edition is not None
    return next((node.identity for node in edition.nodes if node.code == code), code)


def words(place: Results, code: str) -> str:
    """All that the card says of the row."""
    place.tree.go_to(identity_of(place, code))
    views = [view for view in card_of(place).findChildren(TextView) if view.isVisible()]
    return "\n".join(view.text() for view in views)


def set_figures(desk: Desk, identity: str, **figures: str | None) -> None:
    year = desk.book.results_year
    assert year is not None
    values = {field: None if figure is None else Decimal(figure) for field, figure in figures.items()}
    desk.change("แก้", lambda session: set_results(session, year, {identity: values}))


def test_an_item_shows_its_links_the_offices_words_and_the_assessors(place: Results) -> None:
    told = words(place, "O7")
    assert "o7-news" in told
    assert "o7-ita-news" in told
    assert "คำอธิบายของหน่วยงาน: เผยแพร่ข่าวกิจกรรม" in told
    assert "ข้อเสนอแนะของผู้ประเมิน: ไม่พบข่าวการประเมิน" in told


def test_where_the_table_says_all_nothing_is_said_again(place: Results) -> None:
    assert words(place, "O7")
    assert words(place, TOTAL) == ""
    assert not card_of(place).isVisible()


def test_an_indicator_says_whether_it_follows_from_its_questions(place: Results, desk: Desk) -> None:
    assert "ตรงกับที่ประกาศ" in words(place, "2")
    set_figures(desk, "using-the-budget", published="83.49")
    assert "คำนวณได้ 83.94 ต่างจากที่ประกาศ 83.49" in words(place, "2")
    set_figures(desk, "using-the-budget", published=None)
    assert "ยังไม่ได้กรอกคะแนนที่ประกาศ" in words(place, "2")


def test_a_score_from_which_nothing_follows_claims_nothing(qtbot: QtBot, empty_desk: Desk) -> None:
    place = shown_results(qtbot, empty_desk)
    assert "ยังไม่มีคะแนน" in words(place, "IIT")
    set_figures(empty_desk, identity_of(place, "IIT"), published="86.93")
    assert "คำนวณ" not in words(place, "IIT")


def test_answers_stand_as_a_bar_that_is_read_aloud(place: Results, desk: Desk) -> None:
    set_figures(
        desk, I7, share_least="10", share_little="20", share_much="30", share_most="40", published="70"
    )
    told = words(place, "I7")
    (bar,) = card_of(place).findChildren(ShareBar)
    assert bar.isVisible()
    assert "10.00" in bar.accessibleName()
    assert "40.00" in bar.accessibleName()
    assert "ไม่ใช่ 100" not in told
    words(place, "I8")
    assert not bar.isVisible()


def test_answers_that_do_not_add_up_are_told(place: Results, desk: Desk) -> None:
    set_figures(desk, I7, share_least="10", share_little="20", share_much="30", share_most="30")
    assert "รวมได้ 90.00 ไม่ใช่ 100" in words(place, "I7")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_each_answer_is_as_wide_as_its_share(qtbot: QtBot, scale: float) -> None:
    theme().scale = scale
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.show_shares([Decimal(25), None, Decimal(25), Decimal(50), None, None])
    bar.resize(400, bar.sizeHint().height())
    bar.show()
    image = bar.grab().toImage()
    colours = [image.pixelColor(x, 6).name() for x in range(10, 390)]
    runs = [colours.count(colour) for colour in dict.fromkeys(colours) if colours.count(colour) > 50]
    assert len(runs) == 3
    assert runs[0] == pytest.approx(90, abs=2)
    assert runs[1] == pytest.approx(99, abs=2)
    assert runs[2] == pytest.approx(190, abs=2)


def test_yes_and_no_have_colours_of_their_own(qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    nothing = [None] * 4
    for shares, expected in (([Decimal(100), Decimal(0)], 1), ([Decimal(50), Decimal(50)], 2)):
        bar.show_shares([*nothing, *shares])
        bar.resize(400, bar.sizeHint().height())
        bar.show()
        image = bar.grab().toImage()
        seen = {QColor(image.pixelColor(x, 6)).name() for x in (50, 350)}
        assert len(seen) == expected


def test_where_the_names_of_the_answers_find_no_room_they_go_on_below(qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.show_shares([Decimal(25)] * 4 + [None, None])
    bar.resize(2000, 40)
    low = bar.sizeHint().height()
    bar.resize(170, 40)
    assert bar.sizeHint().height() >= low + theme().line_height(Type.SMALL)


def test_nothing_is_shown_where_no_row_is(qtbot: QtBot) -> None:
    card = ResultCard()
    qtbot.addWidget(card)
    card.show()
    card.show_row(None, None)
    assert not card.isVisible()
