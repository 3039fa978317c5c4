"""The way of the Tab key, where widgets are made later than what stands behind them."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_tab_order(parts: Iterable[QWidget]) -> None:
    """From each to the next; of a part that takes no focus itself, through what is in it, in the order it was made."""
    stops: list[QWidget] = []
    for part in parts:
        if _takes_tab(part) or part.focusProxy():
            stops.append(part)
        else:
            stops += [child for child in part.findChildren(QWidget) if _takes_tab(child)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
