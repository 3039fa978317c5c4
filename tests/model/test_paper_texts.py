from ita_desktop.model.paper_texts import OTHER_PAPERS, PLACEHOLDERS, default_texts, unknown_placeholders
from ita_desktop.model.year import PaperKind


def test_every_paper_is_worded() -> None:
    assert set(default_texts()) <= {*PaperKind, *OTHER_PAPERS}
    assert set(default_texts()) >= OTHER_PAPERS.keys()
    for parts in default_texts().values():
        for texts in parts.values():
            assert texts
            assert all(text == text.strip() != "" for text in texts)


def test_the_programs_own_words_hold_no_unknown_placeholder() -> None:
    for parts in default_texts().values():
        for texts in parts.values():
            assert [name for text in texts for name in unknown_placeholders(text)] == []


def test_a_misspelt_placeholder_is_found() -> None:
    assert unknown_placeholders("ของ{สำนกงาน} ปี {ปี} {เขด} {เขด}") == ["สำนกงาน", "เขด"]


def test_every_placeholder_is_explained() -> None:
    assert all(PLACEHOLDERS.values())
