"""Every test of a part starts from the same look."""

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.qt.theme import theme
from ita_desktop.translation import SOURCE_LANGUAGE, use_language


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> None:
    """Thai, light, at 100 %, whatever the test before looked at."""
    use_language(SOURCE_LANGUAGE)
    theme().scheme = "light"
    theme().scale = 1.0
