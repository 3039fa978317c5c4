"""Codes of a year's frame in a workbook, which may number the frame anew in the same go."""

from collections.abc import Collection, Iterable, Mapping

from ita_desktop.exchange.kinds import Cell, Kind, typed_text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.references import name_key
from ita_desktop.model.frame import NodeRecord
from ita_desktop.spoken import spoken_typo
from ita_desktop.thai.codes import CodeUnclear, code_key, read_code
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _


class Codes:
    """The codes of one edition: as they were, and as the workbook numbers them anew."""

    def __init__(self, year: int, nodes: Iterable[NodeRecord]) -> None:
        self.year = year
        self._nodes = {node.code: node for node in nodes}
        self._codes = {id(node): code for code, node in self._nodes.items()}
        self._titles = {code: node.title for code, node in self._nodes.items()}
        self._former = {code: code for code in self._nodes}
        self._are_relabelled = False

    def __contains__(self, former: str) -> bool:
        return former in self._nodes

    def relabel(self, nodes_by_code: Mapping[str, NodeRecord]) -> None:
        self._former = {code: self._codes[id(node)] for code, node in nodes_by_code.items()}
        self._are_relabelled = any(code != former for code, former in self._former.items())

    def code_of(self, node: NodeRecord | None) -> str | None:
        """The code before the import, by which values name the node; None for a node of another edition."""
        return None if node is None else self._codes.get(id(node))

    def node(self, former: str) -> NodeRecord:
        return self._nodes[former]

    def read(self, typed: str, among: Collection[str] | None = None, series: str | None = None) -> str:
        """The former code of the node that has the typed code now. Raises Complaint."""
        known = [code for code, former in self._former.items() if among is None or former in among]
        try:
            return self._former[read_code(typed, known, series)]
        except CodeUnclear as typo:
            raise Complaint(spoken_typo(typo), next(iter(typo.candidates), None)) from typo

    def contradiction(self, former: str, title: str) -> Complaint | None:
        """A row that still has its old code, though the same workbook gave that code to another item."""
        if not self._are_relabelled:
            return None
        node_now = self._titles[former]
        code = next(code for code, each in self._former.items() if each == former)
        if code == former or name_key(title) == name_key(node_now):
            return None
        meant = self._titles.get(code)
        if meant is None or name_key(title) != name_key(meant):
            return None
        new_code = next((new for new, each in self._former.items() if each == code), None)
        return Complaint(
            _(
                "รหัส {code} เปลี่ยนไปเป็นของ “{now}” แล้วในแผ่นกรอบการประเมิน แต่แถวนี้ยังเป็น “{title}” กรุณาแก้รหัสให้ตรงกัน"
            ).format(code=code, now=node_now, title=title),
            new_code,
        )


class Code(Kind[str]):
    """A code of the edition, named in values by what it was before the import."""

    blank = ""

    def __init__(self, codes: Codes, among: Collection[str] | None = None, series: str | None = None) -> None:
        self.codes = codes
        self.among = among
        self._series = series

    @property
    def expected(self) -> str:
        return _("รหัสข้อในกรอบการประเมินปี {year}").format(year=self.codes.year)

    def read(self, cell: Cell) -> str:
        return self.codes.read(typed_text(cell), self.among, self._series)

    def contradiction(self, value: str, words: str) -> Complaint | None:
        return self.codes.contradiction(value, words)


class PointCode(Kind[str]):
    """A code of the year of work, or of the year of the results with that year behind it: I11/2565."""

    blank = ""

    def __init__(self, codes: Codes, results: Codes | None) -> None:
        self.codes = codes
        self._results = results

    @property
    def expected(self) -> str:
        return _("รหัสข้อ เช่น 2 หรือ O12 ถ้าเป็นข้อของกรอบปีก่อนให้ต่อท้ายด้วยปี เช่น I11/{year}").format(
            year=self._results.year if self._results else self.codes.year - 1
        )

    def read(self, cell: Cell) -> str:
        typed = typed_text(cell)
        code, has_year, year = typed.translate(THAI_TO_ARABIC).replace(" ", "").partition("/")
        if not has_year or year == str(self.codes.year):
            try:
                return self.codes.read(code if has_year else typed)
            except Complaint as complaint:
                raise self._of_other_year(typed) or complaint from None
        if self._results is None or year != str(self._results.year):
            raise Complaint(
                _("ไม่มีกรอบการประเมินปี {year} ในไฟล์นี้ ต้องเป็น{expected}").format(
                    year=year, expected=self.expected
                )
            )
        return f"{self._results.read(code)}/{self._results.year}"

    def contradiction(self, value: str, words: str) -> Complaint | None:
        return None if "/" in value else self.codes.contradiction(value, words)

    def name_of(self, node: NodeRecord | None) -> str:
        if node is None:
            return ""
        code = self.codes.code_of(node)
        if code is None and self._results is not None:
            code = self._results.code_of(node)
            return "" if code is None else f"{code}/{self._results.year}"
        return code or ""

    def node(self, name: str) -> NodeRecord | None:
        code, has_year, _year = name.partition("/")
        if has_year:
            return self._results.node(code) if self._results else None
        return self.codes.node(code) if code else None

    def is_range(self, first: str, last: str) -> bool:
        """Whether both name nodes of one sort in one edition, in their order."""
        start, end = self.node(first), self.node(last)
        return (
            start is not None
            and end is not None
            and first.partition("/")[1:] == last.partition("/")[1:]
            and start.kind is end.kind
            and code_key(first.partition("/")[0]) < code_key(last.partition("/")[0])
        )

    def _of_other_year(self, typed: str) -> Complaint | None:
        try:
            code = self._results.read(typed) if self._results else ""
        except Complaint:
            return None
        if self._results is None:
            return None
        suggestion = f"{code}/{self._results.year}"
        return Complaint(
            _("กรอบการประเมินปี {year} ไม่มีรหัส “{found}” หมายถึง {suggestion} หรือไม่").format(
                year=self.codes.year, found=typed, suggestion=suggestion
            ),
            suggestion,
        )
