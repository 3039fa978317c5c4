"""Opens an office's file and its fiscal years."""

from sqlalchemy.orm import Session

from ita_desktop.model.editions import FINAL, EditionError, read_edition, relabel
from ita_desktop.model.frame import EditionRecord, record_of
from ita_desktop.model.office import Office, Unit, UnitKind
from ita_desktop.model.year import FiscalYear
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _


class OfficeNameError(ValueError):
    """An office without a name."""


OFFICE_PREFIX = "สำนักงานเขต"

# The ten sections of every district office (ประกาศกรุงเทพมหานคร on the division of units); an office edits them.
_SECTIONS = (
    ("ฝ่ายปกครอง", "ปค."),
    ("ฝ่ายทะเบียน", "ทบ."),
    ("ฝ่ายโยธา", "ยธ."),
    ("ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", "สวล."),
    ("ฝ่ายรายได้", "รด."),
    ("ฝ่ายรักษาความสะอาดและสวนสาธารณะ", "รส."),
    ("ฝ่ายการศึกษา", "ศษ."),
    ("ฝ่ายการคลัง", "กค."),
    ("ฝ่ายเทศกิจ", "ทศ."),
    ("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม", "พช."),
)


def district_sections() -> list[Unit]:
    return [
        Unit(position=position, kind=UnitKind.SECTION, name=name, short_name=short_name)
        for position, (name, short_name) in enumerate(_SECTIONS)
    ]


def open_office(
    session: Session, name: str, year: int, edition: str, results_edition: str | None = None
) -> Office:
    """A new office with its sections, working in fiscal `year` by `edition`.

    With `results_edition` the year before is opened too, for the results the work starts from. An edition is named
    by its code, or by code and revision (bma-2566@november). Raises EditionError for one that is not shipped,
    OfficeNameError for an office without a name.
    """
    name = clean(name)
    district = name.removeprefix(OFFICE_PREFIX).strip()
    if not district:
        raise OfficeNameError(_("ยังไม่มีชื่อสำนักงาน กรุณาพิมพ์ชื่อเต็ม เช่น สำนักงานเขตสมมติ"))
    office = Office(name=name, district=district, units=district_sections())
    session.add(office)
    opened = open_year(office, year, edition)
    # An office begins with the rule of its frame and may set its own.
    office.threshold = opened.edition.threshold
    office.lowest_count = opened.edition.lowest_count
    if results_edition:
        open_year(office, year - 1, results_edition)
    return office


def open_year(office: Office, year: int, edition: str) -> FiscalYear:
    """Opens a fiscal year by a shipped edition, which is copied into the office once.

    Raises EditionError, also for an edition that the office has already with the numbers of another revision.
    """
    code, _at, revision = edition.partition("@")
    record = next((kept for kept in office.editions if kept.code == code), None)
    if record is None:
        record = _keep_edition(office, code, revision or FINAL)
    elif revision and revision != record.revision:
        message = _("แฟ้มมีกรอบ {code} ที่ใช้เลขข้อชุด {kept} อยู่แล้ว จึงเปิดปีด้วยชุด {revision} ไม่ได้ กรุณาใช้ชุดเดิม")
        raise EditionError(message.format(code=code, kept=record.revision, revision=revision))
    opened = FiscalYear(year=year, edition=record)
    office.years.append(opened)
    return opened


def _keep_edition(office: Office, code: str, revision: str) -> EditionRecord:
    record = record_of(relabel(read_edition(code), revision), revision)
    office.editions.append(record)
    return record
