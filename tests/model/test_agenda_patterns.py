import pytest

from ita_desktop.model.agenda_patterns import FOLLOWING, FOUR_PART, SIX_PART, agenda_patterns, default_agenda
from ita_desktop.model.meeting import AgendaSource


def test_the_patterns_have_as_many_parts_as_their_names_say() -> None:
    assert set(agenda_patterns()) == {FOUR_PART, SIX_PART, FOLLOWING}
    parts = {code: [item for item in default_agenda(code) if item.depth == 1] for code in agenda_patterns()}
    assert len(parts[FOUR_PART]) == 4
    assert len(parts[SIX_PART]) == 6


def test_items_stand_in_the_order_of_their_positions() -> None:
    assert [item.position for item in default_agenda()] == list(range(1, len(default_agenda()) + 1))


def test_a_pattern_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        default_agenda("nine-part")


def test_the_patterns_of_a_first_meeting_draw_on_every_source() -> None:
    for pattern in (FOUR_PART, SIX_PART):
        assert {item.source for item in default_agenda(pattern)} == set(AgendaSource)


def test_two_meetings_never_share_the_items_of_a_pattern() -> None:
    first, second = default_agenda(), default_agenda()
    assert not set(map(id, first)) & set(map(id, second))
