"""What may be typed after `ita-desktop`, explained in the language in use."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ita_desktop.actions.papers import PaperGroup
from ita_desktop.commands import deeds, keeping, servers, verifying
from ita_desktop.commands.deeds import WRONG_USE
from ita_desktop.model.office import Digits
from ita_desktop.storage.roles import Right
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import LANGUAGES, SOURCE_LANGUAGE
from ita_desktop.translation import translate as _

PROGRAM = "ita-desktop"

_complaint = re.compile(r"(?:argument (?P<name>[^:]+): )?(?P<words>.*)", re.DOTALL)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, _("ใช้คำสั่งไม่ถูกต้อง: {message}").format(message=_in_words(message)) + "\n")


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of one command; `deed` among them carries it out and gives the exit code."""
    return _parser().parse_args(arguments)


def split_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """`--lang` may stand anywhere and is needed before the other words can be explained."""
    finder = _Parser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    finder.add_argument("--lang", choices=LANGUAGES, default=SOURCE_LANGUAGE)
    options, rest = finder.parse_known_args(arguments)
    return options.lang, rest


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description=_("งานประเมิน ITA ของสำนักงานเขต ตั้งแต่ข้อมูลทั้งปีจนถึงเอกสารที่ผู้อำนวยการเขตลงนาม"),
        epilog=_(
            "ที่ใดใช้ FILE.ita จะใช้สำนักงานในฐานข้อมูลแทนก็ได้ เขียนเป็น {address}#ชื่อสำนักงาน "
            "และเปิดหน้าต่างด้วย {program} --database {address}#ชื่อสำนักงาน"
        ).format(address="postgresql+psycopg://user@server/ita", program=PROGRAM),
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_("ภาษาของโปรแกรม"))
    commands = parser.add_subparsers(metavar=_("คำสั่ง"), required=True)

    def command(name: str, deed: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(deed=deed)
        return added

    sample = command("sample", deeds.make_sample, _("สร้างแฟ้มตัวอย่างของเขตสมมติ สองปีงบประมาณ"))
    sample.add_argument("file", type=Path, metavar="FILE.ita")

    new = command("new", deeds.create, _("สร้างแฟ้มใหม่ของสำนักงาน"))
    new.add_argument("file", type=Path, metavar="FILE.ita")
    new.add_argument(
        "--office", type=clean, required=True, metavar="NAME", help=_("ชื่อสำนักงาน เช่น สำนักงานเขตสมมติ")
    )
    new.add_argument("--year", type=_year, required=True, help=_("ปีงบประมาณ (พ.ศ.)"))
    new.add_argument(
        "--edition", required=True, metavar="CODE", help=_("กรอบการประเมิน เช่น bma-2566 หรือ bma-2566@november")
    )
    new.add_argument("--results-edition", metavar="CODE", help=_("กรอบของผลคะแนนปีก่อน เช่น bma-2565"))

    editions = command("editions", deeds.list_editions, _("รายชื่อกรอบการประเมินที่มากับโปรแกรม"))
    editions.add_argument("--json", action="store_true")

    of_year = _("ปีงบประมาณ ถ้าไม่ระบุคือปีล่าสุดในแฟ้ม")
    template = command("template", deeds.write_workbook, _("จัดทำสมุดงาน Excel ของปี ซึ่งมีข้อมูลที่กรอกไว้แล้ว"))
    template.add_argument("book", type=_workbook_to_write, metavar="BOOK.xlsx")
    template.add_argument("--file", type=_path_or_address, required=True, metavar="FILE.ita")
    template.add_argument("--year", type=_year, help=of_year)

    importing = command("import", deeds.take_in, _("นำข้อมูลจากสมุดงาน Excel เข้าแฟ้ม ถ้ามีที่ผิดจะไม่นำเข้าเลย"))
    importing.add_argument("file", type=_path_or_address, metavar="FILE.ita")
    importing.add_argument("book", type=Path, metavar="BOOK.xlsx")
    importing.add_argument("--dry-run", action="store_true", help=_("แสดงสิ่งที่จะเพิ่ม แก้ และลบ โดยไม่เปลี่ยนแฟ้ม"))
    importing.add_argument("--json", action="store_true")
    importing.add_argument("--year", type=_year, help=of_year)

    listing = command("import-edition", deeds.take_in_edition, _("นำรายการตัวชี้วัดหรือข้อมูล OIT ของปีหนึ่งเข้าแฟ้ม"))
    listing.add_argument("file", type=_path_or_address, metavar="FILE.ita")
    listing.add_argument("list", type=Path, metavar="LIST.csv|LIST.xlsx")
    listing.add_argument("--code", required=True)
    listing.add_argument("--year", type=_year, required=True)

    scores = command("scores", deeds.tell_scores, _("คะแนนที่ประกาศ คะแนนที่คำนวณซ้ำ ระดับ และจุดที่ต้องพัฒนา"))
    scores.add_argument("file", type=_path_or_address, metavar="FILE.ita")
    scores.add_argument("--year", type=_year)
    scores.add_argument("--json", action="store_true")

    check = command("check", deeds.look_for_slips, _("ตรวจข้อมูลและเอกสารของปี แล้วบอกทุกแห่งที่ต้องแก้หรือควรตรวจดู"))
    check.add_argument("file", type=_path_or_address, nargs="?", metavar="FILE.ita")
    check.add_argument("--list", action="store_true", help=_("บอกว่าตรวจอะไรบ้าง"))
    check.add_argument("--json", action="store_true")
    check.add_argument("--only", type=_names, default=(), metavar="CHECK,...", help=_("เฉพาะรายการตรวจที่ระบุ"))
    check.add_argument("--paper", type=_paper_groups, default=(), metavar="memo", help=_("เฉพาะที่พบในเอกสารนี้"))
    check.add_argument("--layout", metavar="M2", help=_("รูปแบบตารางมาตรการที่จะใช้ เช่นเดียวกับคำสั่ง documents"))
    check.add_argument("--pages", action="store_true", help=_("บอกหน้าของสิ่งที่พบในเอกสาร (ช้าลง)"))
    check.add_argument("--mend", metavar="KEY", help=_("แก้รายการที่มีวิธีแก้แน่นอน"))
    check.add_argument("--set-aside", metavar="KEY", help=_("พักรายการไว้ พร้อมเหตุผล"))
    check.add_argument("--reason", default="", metavar="TEXT", help=_("เหตุผลที่พักไว้"))

    documents = command("documents", deeds.write_documents, _("จัดทำเอกสาร Word ของปี"))
    documents.add_argument("file", type=_path_or_address, metavar="FILE.ita")
    documents.add_argument("--out", type=Path, required=True, metavar="DIR")
    documents.add_argument("--only", type=_paper_groups, default=(), metavar=",".join(PaperGroup))
    documents.add_argument("--layout", metavar="M2", help=_("รูปแบบตารางมาตรการ M1-M5 หรือที่สำนักงานกำหนดเอง"))
    documents.add_argument("--digits", choices=[digits.value for digits in Digits])
    documents.add_argument(
        "--issue", type=_paper_groups, default=(), metavar="order", help=_("ถือว่าออกแล้ว และเก็บไว้ตามที่ออก")
    )

    undo = command("undo", deeds.undo_last, _("เลิกทำการแก้ไขครั้งล่าสุด"))
    undo.add_argument("file", type=_path_or_address, metavar="FILE.ita")

    verify = command("verify", verifying.verify_file, _("ตรวจความสมบูรณ์ของแฟ้มทุกหน้าและทุกค่า โดยไม่เปลี่ยนแฟ้ม"))
    verify.add_argument("file", type=Path, metavar="FILE.ita")
    verify.add_argument("--json", action="store_true")

    _add_keeping(command)
    _add_sharing(command)
    return parser


def _add_keeping(command: Callable[..., argparse.ArgumentParser]) -> None:
    backup = command("backup", keeping.back_up, _("ทำสำเนาสำรองของแฟ้ม"))
    backup.add_argument("file", type=Path, metavar="FILE.ita")
    backup.add_argument("--to", type=Path, metavar="DIR", help=_("ที่เก็บที่สอง เช่น แฟลชไดรฟ์"))

    backups = command("backups", keeping.tell_backups, _("รายชื่อสำเนาสำรองของแฟ้ม และสิ่งที่อยู่ในแต่ละชุด"))
    backups.add_argument("file", type=Path, metavar="FILE.ita")
    backups.add_argument("--in", dest="place", type=Path, metavar="DIR", help=_("ดูที่เก็บที่สองด้วย"))
    backups.add_argument("--json", action="store_true")

    restore = command("restore", keeping.bring_back, _("กู้คืนแฟ้มจากสำเนาสำรอง แฟ้มเดิมเก็บไว้เป็นสำเนา"))
    restore.add_argument("file", type=Path, metavar="FILE.ita")
    restore.add_argument("backup", type=Path, metavar="BACKUP.ita")
    restore.add_argument("--yes", action="store_true", help=_("กู้คืนเลยโดยไม่ถาม"))


def _add_sharing(command: Callable[..., argparse.ArgumentParser]) -> None:
    address = _("ที่อยู่ฐานข้อมูล เช่น {example} รหัสผ่านอ่านจากตัวแปร PGPASSWORD หรือแฟ้ม pgpass").format(
        example="postgresql+psycopg://user@server/ita"
    )
    prepare = command(
        "server-prepare", servers.prepare, _("เตรียมฐานข้อมูล PostgreSQL ให้หลายคนหลายสำนักงานใช้ร่วมกัน")
    )
    prepare.add_argument("database", metavar="URL", help=address)

    grant = command("server-grant", servers.grant, _("ให้สิทธิ์แก่บัญชีของฐานข้อมูล"))
    grant.add_argument("database", metavar="URL", help=address)
    grant.add_argument("user", metavar="USER", help=_("บัญชีที่ผู้ดูแลฐานข้อมูลสร้างไว้แล้ว"))
    grant.add_argument("--role", choices=[right.value for right in Right], required=True)
    grant.add_argument("--office", default="", metavar="NAME", help=_("ถ้าไม่ระบุ สิทธิ์ดูจะเป็นของทุกสำนักงาน"))

    copy = command(
        "copy", servers.copy, _("คัดลอกสำนักงานพร้อมประวัติทั้งหมด จากแฟ้มเข้าฐานข้อมูล หรือจากฐานข้อมูลเป็นแฟ้มใหม่")
    )
    copy.add_argument("source", type=_path_or_address, metavar="FROM", help=_("แฟ้ม หรือ URL#สำนักงาน"))
    copy.add_argument("target", metavar="TO", help=_("แฟ้มใหม่ หรือ URL"))

    words = _("รวมแฟ้มของหลายสำนักงานไว้ในฐานข้อมูลเดียว สั่งซ้ำได้ จะปรับเฉพาะที่เปลี่ยน แล้วแสดงทุกสำนักงานเทียบกัน")
    collect = command("collect", servers.bring_together, words)
    collect.add_argument("database", metavar="DATABASE", help=_("แฟ้มรวม (สร้างให้ถ้ายังไม่มี) หรือ URL"))
    collect.add_argument("files", type=Path, nargs="+", metavar="FILE.ita")
    collect.add_argument("--json", action="store_true")

    offices = command("offices", servers.list_offices, _("ความพร้อมและคะแนนของทุกสำนักงานในฐานข้อมูล เทียบกัน"))
    offices.add_argument("database", metavar="DATABASE", help=_("แฟ้มรวม หรือ URL"))
    offices.add_argument("--json", action="store_true")


def _path_or_address(text: str) -> Path | str:
    """A file, or an office of a server or of a collection (`FILE.ita#office`)."""
    path = Path(text)
    return text if "://" in text or ("#" in text and not path.exists()) else path


def _workbook_to_write(text: str) -> Path:
    """Another name may be that of the office's own file."""
    if Path(text).suffix.lower() != ".xlsx":
        message = _("ชื่อสมุดงานต้องลงท้ายด้วย .xlsx ไม่ใช่ {text}")
        raise argparse.ArgumentTypeError(message.format(text=text))
    return Path(text)


def _year(text: str) -> int:
    if not text.isdecimal() or not 2500 <= int(text) <= 2700:
        raise argparse.ArgumentTypeError(_("ปีงบประมาณต้องเป็นปี พ.ศ. สี่หลัก ไม่ใช่ {text}").format(text=text))
    return int(text)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


def _paper_groups(text: str) -> tuple[PaperGroup, ...]:
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in set(PaperGroup)]
    if unknown:
        message = _("ไม่มีเอกสารชื่อ {names} (มี {known})")
        raise argparse.ArgumentTypeError(
            message.format(names=", ".join(unknown), known=", ".join(PaperGroup))
        )
    return tuple(PaperGroup(name) for name in names)


def _in_words(message: str) -> str:
    """argparse's own English complaint, in the language in use."""
    found = _complaint.fullmatch(message)
    name, words = (found["name"], found["words"]) if found else (None, message)
    head, _colon, rest = words.partition(": ")
    sentences = {
        "the following arguments are required": _("ยังขาด {rest}"),
        "unrecognized arguments": _("ไม่รู้จัก {rest}"),
        "invalid choice": _("{name} ใช้ {rest} ไม่ได้"),
        "expected one argument": _("{name} ต้องมีค่าตามหลัง"),
    }
    sentence = sentences.get(head)
    if sentence is None:
        return f"{name}: {words}" if name else words
    return sentence.format(name=name, rest=rest.replace("choose from", _("เลือกได้จาก")))
