"""Over the page of a paper that went out: whether the page still says what went out."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ita_desktop.actions.issued_papers import Difference
from ita_desktop.qt.parts import Banner, Urgency
from ita_desktop.screens.paper_rows import PaperRow
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class IssuedBanner(Banner):
    """Hidden as long as the paper has not gone out."""

    def __init__(
        self, open_issued: Callable[[], object], withdraw: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(Urgency.INFO, "", parent)
        self.add_button(_("เปิดฉบับที่ออก"), open_issued)
        self.withdraw = self.add_button(_("ถอนการออก"), withdraw)
        self.hide()

    def show_row(self, row: PaperRow, differences: Sequence[Difference] | None) -> None:
        """`differences` are None as long as nobody has compared."""
        self.setVisible(row.is_issued)
        if not row.is_issued:
            return
        if differences is None:
            self.set_text(_("ออกแล้ว หน้านี้เป็นข้อมูลวันนี้"), Urgency.INFO)
        elif differences:
            words = counted("ข้อมูลวันนี้ต่างจากฉบับที่ออก {count} แห่ง โปรดพิมพ์จากฉบับที่ออก", len(differences))
            self.set_text(words, Urgency.SHOULD)
        else:
            self.set_text(_("ออกแล้ว ข้อความในหน้านี้ตรงกับฉบับที่ออก"), Urgency.INFO)
