"""Hints of keys are read out, and ask for the room they need."""

from ita_desktop.qt.key_hints import KeyHints


def test_hints_are_read_out_and_need_more_room_the_more_there_are(qtbot) -> None:
    hints = KeyHints()
    qtbot.addWidget(hints)
    hints.set_hints([("Enter", "เปิด")])
    narrow = hints.sizeHint().width()
    hints.set_hints([("Enter", "เปิด"), ("Esc", "ปิด")])
    assert hints.accessibleName() == "Enter เปิด   Esc ปิด"
    assert hints.sizeHint().width() > narrow
    hints.resize(hints.sizeHint())
    assert not hints.grab().isNull()
