"""The matrix of responsibilities on paper: the items in sight by sub-indicator, as on the screen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.documents.content import Alignment, Document
from ita_desktop.model.terms import title_of_node
from ita_desktop.qt.dialogs import ask
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.matrix_cells import ItemGroup, MatrixCells
from ita_desktop.screens.matrix_ground import letter_of
from ita_desktop.screens.print_preview import PrintPreview, whose_and_when
from ita_desktop.translation import translate as _


def print_matrix(
    cells: MatrixCells, groups: Sequence[ItemGroup], chosen: Sequence[str], desk: Desk, parent: QWidget
) -> None:
    """`chosen` says by what the items of `groups` were chosen of all there are."""
    ask(PrintPreview(_composed(cells, groups, chosen, desk), desk, parent))


def _composed(cells: MatrixCells, groups: Sequence[ItemGroup], chosen: Sequence[str], desk: Desk) -> Document:
    holders = cells.holders
    rows: list[list[str]] = []
    for group in groups:
        rows.append([group.title])
        for node in group.items:
            every = letter_of(cells.every(node))
            parts = [
                letter_of(cells.cell(node, place).part) or (every if holder.unit else "")
                for place, holder in enumerate(holders)
            ]
            rows.append([node.code, title_of_node(node), *parts])
    return compose_listing(
        desk.book,
        [_("ความรับผิดชอบข้อมูล OIT"), whose_and_when(desk)],
        [_("ข้อ"), _("ข้อมูล"), *(holder.short_name for holder in holders)],
        rows,
        [14.0, 85.0, *(14.0 for _holder in holders)],
        alignments=[Alignment.CENTRE, Alignment.LEFT, *(Alignment.CENTRE for _holder in holders)],
        chosen=chosen,
    )
