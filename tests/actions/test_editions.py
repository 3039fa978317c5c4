"""A list of items becomes an edition of the file, and a renumbering moves only the labels."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy.orm import Session

from ita_desktop.actions.editions import import_edition
from ita_desktop.actions.offices import OfficeNameError, open_office, open_year
from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.model.answers import Quota
from ita_desktop.model.edition import Kind, Relation
from ita_desktop.model.editions import EditionError
from ita_desktop.model.frame import EditionRecord
from ita_desktop.model.year import Measure
from ita_desktop.storage.books import list_years, load_book, load_office
from ita_desktop.storage.workspace import Workspace

FRAME = """code,parent,kind,title,scale,weight
IIT,,instrument,แบบวัดภายใน,,30
OIT,,instrument,แบบตรวจ,,70
1,IIT,indicator,การปฏิบัติหน้าที่,,
I1,1,question,เจ้าหน้าที่บริการเท่าเทียมกันหรือไม่,,
I1.1,I1,part,ด้วยความเต็มใจ,level,
9,OIT,indicator,การเปิดเผยข้อมูล,,
9.1,9,subindicator,ข้อมูลพื้นฐาน,,
9.1.1,9.1,group,ข้อมูลพื้นฐาน,,
O1,9.1.1,item,โครงสร้าง,disclosed,
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    def fill(session: Session) -> None:
        open_office(session, "สำนักงานเขตสมมติ", 2566, "bma-2566")

    return Workspace.create(tmp_path / "สมมติ.ita", "สร้างแฟ้ม", fill)


def write(folder: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def kept_edition(workspace: Workspace, code: str) -> EditionRecord:
    with workspace.reading() as session:
        edition = next(edition for edition in load_office(session).editions if edition.code == code)
        session.expunge_all()
        return edition


def test_a_whole_frame_is_read_as_it_is_written(tmp_path: Path) -> None:
    edition = read_edition_list(write(tmp_path, FRAME), "city-2570", 2570)
    nodes = {node.code: node for node in edition.nodes}
    assert [node.code for node in edition.nodes] == [
        "IIT",
        "OIT",
        "1",
        "I1",
        "I1.1",
        "9",
        "9.1",
        "9.1.1",
        "O1",
    ]
    assert nodes["I1.1"].parent == nodes["I1"].identity
    assert nodes["IIT"].mean_of is Kind.QUESTION
    assert nodes["OIT"].mean_of is Kind.INDICATOR
    assert nodes["9.1"].mean_of is Kind.ITEM


def test_a_bare_list_of_items_is_put_under_its_instrument(tmp_path: Path) -> None:
    edition = read_edition_list(write(tmp_path, "ข้อ,รายการ\nO1,โครงสร้าง\nO๒,ข้อมูลผู้บริหาร\n"), "nacc-2570", 2570)
    assert [(node.code, node.kind) for node in edition.nodes] == [
        ("OIT", Kind.INSTRUMENT),
        ("O1", Kind.ITEM),
        ("O2", Kind.ITEM),
    ]
    assert edition.nodes[0].mean_of is Kind.ITEM


def test_a_list_without_kinds_is_understood_by_its_codes_and_headings(tmp_path: Path) -> None:
    text = "รหัส,ชื่อ\n9,การเปิดเผย\n9.1,พื้นฐาน\nO1,โครงสร้าง\n6,คุณภาพ\nE1,บริการดีหรือไม่\n"
    edition = read_edition_list(write(tmp_path, text), "x", 2570)
    parents = {node.code: (node.parent or "").rpartition("/")[2] for node in edition.nodes}
    assert parents == {"EIT": "", "OIT": "", "6": "EIT", "E1": "6", "9": "OIT", "9.1": "9", "O1": "9.1"}


def test_a_csv_saved_by_a_thai_excel_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "รหัส,ชื่อ\nO1,โครงสร้าง\n", encoding="cp874")
    assert read_edition_list(path, "x", 2570).nodes[1].title == "โครงสร้าง"


def test_an_excel_list_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["รหัส", "ชื่อ"], ["O1", "โครงสร้าง"]):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    assert [node.code for node in read_edition_list(tmp_path / "list.xlsx", "x", 2570).nodes] == ["OIT", "O1"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "ไม่พบรายการ"),
        ("a,b\n1,2\n", "ไม่มีคอลัมน์ “รหัส”"),
        ("รหัส,ชื่อ\nO1,\n", "แถว 2: ต้องมีทั้งรหัสและชื่อ"),
        ("รหัส,ชื่อ\nO1,ก\nO1,ข\n", "แถว 3: มีรหัส O1 ซ้ำ"),
        ("รหัส,ชื่อ\nMOIT,ก\n", "แถว 2: ไม่เข้าใจว่า MOIT"),
        ("รหัส,ชื่อ,อยู่ใต้\nO1,ก,9.9\n", "ไม่พบ 9.9"),
        ("รหัส,ชื่อ,น้ำหนัก\nOIT,ก,มาก\n", "น้ำหนักต้องเป็นตัวเลข"),
        ("รหัส,ชื่อ,น้ำหนัก\nOIT,ก,NaN\n", "แถว 2: น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100"),
        ("รหัส,ชื่อ,น้ำหนัก\nOIT,ก,sNaN\n", "แถว 2: น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100"),
        ("รหัส,ชื่อ,น้ำหนัก\nOIT,ก,Infinity\n", "แถว 2: น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100"),
        ("รหัส,ชื่อ,น้ำหนัก\nOIT,ก,-5\n", "แถว 2: น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100"),
        ("รหัส,ชื่อ,น้ำหนัก\nOIT,ก,101\n", "แถว 2: น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100"),
        ("รหัส,ชื่อ,อยู่ใต้\n9,ก,10\n10,ข,9\n", "รหัส 9: อยู่ใต้ตัวเองไม่ได้"),
        ("รหัส,ชื่อ,อยู่ใต้\n9,ก,9\n", "รหัส 9: อยู่ใต้ตัวเองไม่ได้"),
        ("รหัส,ชื่อ,อยู่ใต้\n9,ก,10\n10,ข,9\nO1,ค,\n", "รหัส 10: อยู่ใต้ตัวเองไม่ได้"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str, complaint: str
) -> None:
    with pytest.raises(EditionListError, match=complaint):
        read_edition_list(write(tmp_path, text), "x", 2570)


@pytest.mark.parametrize("name", ["list.xlsx", "list.ods"])
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(EditionListError, match=r"ต้องเป็นแฟ้ม .xlsx หรือ .csv"):
        read_edition_list(write(tmp_path, "not a workbook", name), "x", 2570)


def test_a_list_whose_formula_has_no_value_is_refused_where_it_stands(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["รหัส", "ชื่อ", "น้ำหนัก"], ["OIT", "ก", "=20+20"]):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(EditionListError, match="ช่อง C2: สูตรในเซลล์นี้ยังไม่มีค่า"):
        read_edition_list(tmp_path / "list.xlsx", "x", 2570)


def test_a_damaged_excel_list_is_refused_in_words(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(EditionListError, match="เสียหรือไม่ใช่ไฟล์ Excel"):
        read_edition_list(tmp_path / "list.xlsx", "x", 2570)


@pytest.mark.parametrize("code", ["", " ", "a b", "x/1", "x@november", "กรอบ"])
def test_a_code_that_names_no_edition_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(EditionListError, match="รหัสกรอบ"):
        read_edition_list(write(tmp_path, "รหัส,ชื่อ\nO1,ก\n"), code, 2570)


def test_a_year_without_data_goes_over_to_the_imported_edition(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.changing("นำเข้ากรอบ") as session:
        done = import_edition(session, write(tmp_path, FRAME), "city-2566", 2566)
    assert "เปลี่ยนจากกรอบ bma-2566 มาใช้กรอบ city-2566" in done
    with workspace.reading() as session:
        assert load_book(session, 2566).year.edition.code == "city-2566"


def test_the_targets_of_answers_go_over_to_the_imported_edition(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.changing("กรอกเป้าหมาย") as session:
        year = load_book(session, 2566).year
        internal = next(node for node in year.edition.nodes if node.code == "IIT")
        year.quotas.append(Quota(position=0, node=internal, wanted=400))
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, FRAME), "city-2566", 2566)
    with workspace.reading() as session:
        year = load_book(session, 2566).year
        (quota,) = year.quotas
        assert (year.edition.code, quota.wanted) == ("city-2566", 400)
        assert (quota.node.code, quota.node.edition_id) == ("IIT", year.edition.id)


def test_a_year_keeps_its_edition_for_targets_of_an_instrument_that_the_other_lacks(
    workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.changing("กรอกเป้าหมาย") as session:
        year = load_book(session, 2566).year
        external = next(node for node in year.edition.nodes if node.code == "EIT")
        year.quotas.append(Quota(position=0, node=external, wanted=400))
    with workspace.changing("นำเข้ากรอบ") as session:
        done = import_edition(session, write(tmp_path, FRAME), "city-2566", 2566)
    assert "มีข้อมูลตามกรอบ bma-2566 แล้ว" in done


def test_a_year_with_data_keeps_its_edition_and_that_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.changing("เพิ่มมาตรการ") as session:
        year = load_book(session, 2566).year
        year.measures.append(Measure(position=0, issue="ก"))
    with workspace.changing("นำเข้ากรอบ") as session:
        done = import_edition(session, write(tmp_path, FRAME), "city-2566", 2566)
    assert "มีข้อมูลตามกรอบ bma-2566 แล้ว" in done
    with workspace.reading() as session:
        assert load_book(session, 2566).year.edition.code == "bma-2566"


def test_a_year_that_the_measures_of_the_next_name_keeps_its_edition(
    workspace: Workspace, tmp_path: Path
) -> None:
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, FRAME), "city-2567", 2567)
    with workspace.changing("เพิ่มมาตรการ") as session:
        book = load_book(session, 2567)
        assert book.results_year is not None
        book.year.measures.append(Measure(position=0, node=book.results_year.edition.nodes[0]))
    with workspace.changing("นำเข้ากรอบ") as session:
        done = import_edition(session, write(tmp_path, FRAME), "city-2566", 2566)
    assert "มีข้อมูลตามกรอบ bma-2566 แล้ว" in done


def test_a_year_with_other_numbers_than_the_edition_kept_is_refused(workspace: Workspace) -> None:
    with workspace.reading() as session, pytest.raises(EditionError, match="november"):
        open_year(load_office(session), 2567, "bma-2566@november")


@pytest.mark.parametrize("name", ["", "  ", "สำนักงานเขต"])
def test_an_office_needs_a_name(tmp_path: Path, name: str) -> None:
    def fill(session: Session) -> None:
        open_office(session, name, 2566, "bma-2566")

    with pytest.raises(OfficeNameError, match="ยังไม่มีชื่อสำนักงาน"):
        Workspace.create(tmp_path / "สมมติ.ita", "สร้างแฟ้ม", fill)


def test_an_imported_edition_opens_its_year(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, FRAME), "city-2567", 2567)
    with workspace.reading() as session:
        assert list_years(session) == [2566, 2567]


def test_an_item_of_the_same_title_keeps_its_identity_in_the_next_year(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = "รหัส,ชื่อ\nO1,แผนพัฒนาเชิงพื้นที่\nO2,เรื่องใหม่\n"
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, text), "city-2567", 2567)
    edition = kept_edition(workspace, "city-2567")
    earlier = {node.code: node.identity for node in kept_edition(workspace, "bma-2566").nodes}
    nodes = {node.code: node.identity for node in edition.nodes}
    assert nodes["O1"] == earlier["O3"]
    links = {link.later: link.relation for link in edition.links if link.later}
    assert links == {earlier["O3"]: Relation.SAME, nodes["O2"]: Relation.ADDED}


def test_a_renumbering_moves_only_the_labels(workspace: Workspace, tmp_path: Path) -> None:
    first = "รหัส,ชื่อ\nO1,ก\nO2,ข\nO3,ค\n"
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, first), "city-2567", 2567)
    before = {node.title: (node.id, node.identity) for node in kept_edition(workspace, "city-2567").nodes}
    again = "รหัส,ชื่อ\nO1,ค\nO2,ข ฉบับแก้ไข\nO3,ก\nO4,ง\n"
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, again), "city-2567", 2567)
    after = {node.code: (node.id, node.identity) for node in kept_edition(workspace, "city-2567").nodes}
    assert after["O1"] == before["ค"]
    assert after["O2"] == before["ข"]
    assert after["O3"] == before["ก"]
    assert "O4" in after


def test_a_renumbering_that_loses_an_item_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, write(tmp_path, "รหัส,ชื่อ\nO1,ก\nO2,ข\n"), "city-2567", 2567)
    path = write(tmp_path, "รหัส,ชื่อ\nO1,ก\n")
    with pytest.raises(EditionListError, match="O2"), workspace.changing("นำเข้ากรอบ") as session:
        import_edition(session, path, "city-2567", 2567)
    assert [node.code for node in kept_edition(workspace, "city-2567").nodes] == ["OIT", "O1", "O2"]
