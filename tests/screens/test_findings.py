"""The findings place: named, mended with one key, set aside with a reason, and gone to."""

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.model.year import Measure
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.findings import Findings


def spoil(desk: Desk, qtbot: QtBot, **fields: object) -> Measure:
    measure = desk.book.year.measures[0]
    with desk.changing("spoil") as session:
        kept = session.get_one(Measure, measure.id)
        for field, value in fields.items():
            setattr(kept, field, value)
    look(desk, qtbot)
    return measure


def look(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.findings_changed, timeout=20_000):
        desk.look_for_slips()


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Findings:
    place = Findings(desk)
    qtbot.addWidget(place)
    desk.findings_changed.connect(place.show_findings)
    place.resize(1150, 640)
    place.show()
    place.refresh()
    return place


def test_the_sample_has_nothing_to_mend(place: Findings, desk: Desk, qtbot: QtBot) -> None:
    look(desk, qtbot)
    assert place.grid.model.rowCount() == 0


def test_a_slip_is_told_with_its_record_and_the_way_there(place: Findings, desk: Desk, qtbot: QtBot) -> None:
    measure = spoil(desk, qtbot, weakness="ข้อความ (ไม่ปิดวงเล็บ")
    assert place.grid.model.rowCount() >= 1
    assert "วงเล็บ" in place.message.text() or "(" in place.message.text()
    with qtbot.waitSignal(desk.going) as going:
        place.open_record.click()
    assert going.args == [Target("measures", "measure", measure.id, "weakness")]


def test_a_certain_mend_is_one_step_that_can_be_undone(place: Findings, desk: Desk, qtbot: QtBot) -> None:
    measure = spoil(desk, qtbot, weakness="เจ้าหน้าที่เจ้าหน้าที่ควรชี้แจงเเนวทาง")
    mendable = [judged for judged in desk.findings if judged.finding.slip.mend]
    assert mendable
    place.reveal(Target("findings", field=mendable[0].key))
    before = measure.weakness
    place.mend.click()
    assert measure.weakness != before
    desk.undo()
    assert measure.weakness == before


def test_a_finding_is_set_aside_only_with_a_reason(place: Findings, desk: Desk, qtbot: QtBot) -> None:
    spoil(desk, qtbot, weakness="ข้อความ (ไม่ปิดวงเล็บ")
    with qtbot.waitSignal(desk.refused):
        place.pause.click()
    place.reason.setPlainText("ตรวจแล้ว")
    place.pause.click()
    look(desk, qtbot)
    assert any(judged.reason == "ตรวจแล้ว" for judged in desk.findings)


def test_another_year_is_looked_at_anew_before_anything_is_said_of_it(
    place: Findings, desk: Desk, qtbot: QtBot
) -> None:
    spoil(desk, qtbot, weakness="ข้อความ (ไม่ปิดวงเล็บ")
    assert desk.has_looked
    desk.open_year(2565)
    assert not desk.has_looked
    assert not desk.findings
    assert place.grid.model.rowCount() == 0
    with qtbot.waitSignal(desk.findings_changed, timeout=20_000):
        desk.look_for_slips()
    assert desk.has_looked
