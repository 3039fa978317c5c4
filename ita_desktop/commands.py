"""The same deeds from a command line: exit 0 done, 1 refused, 2 wrong use; the reason in words, never a traceback."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from sqlalchemy.orm import Session

from ita_desktop.actions.checks import Judged, apply_mend, as_json, find_findings, set_aside
from ita_desktop.actions.editions import import_edition
from ita_desktop.actions.offices import open_office
from ita_desktop.actions.papers import PaperGroup, PaperOutcome, kinds_of, write_papers
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.scores import ScoreReport, report_scores
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.exchange.problems import ChangeKind, Problem, RowChange
from ita_desktop.exchange.reader import Reading
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.office import Digits
from ita_desktop.model.terms import term
from ita_desktop.storage.books import YearMissingError, load_book
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import SOURCE_LANGUAGE, use_language
from ita_desktop.translation import translate as _

DONE = 0
REFUSED = 1
WRONG_USE = 2


_CHANGE_WORDS = {
    ChangeKind.ADDED: "+",
    ChangeKind.CHANGED: "~",
    ChangeKind.MOVED: "↕",
    ChangeKind.REMOVED: "-",
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, _("ใช้คำสั่งไม่ถูกต้อง: {message}").format(message=_in_words(message)) + "\n")


def run(arguments: Sequence[str]) -> int:
    """Carries out one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may be set to a code page without Thai.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    language, rest = _split_language(arguments)
    use_language(language)
    options = _parser().parse_args(rest)
    deed: Callable[[argparse.Namespace], int] = options.deed
    try:
        return deed(options)
    except YearMissingError as error:
        known = ", ".join(str(year) for year in error.years)
        return _refuse(_("แฟ้มนี้ไม่มีปีงบประมาณ {year} (มี {known})").format(year=error.year, known=known))
    except ValueError as error:
        return _refuse(str(error))
    except OSError as error:
        message = _("อ่านหรือเขียน {path} ไม่ได้: {reason}")
        return _refuse(message.format(path=error.filename or "", reason=error.strerror or error))


def _split_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """`--lang` may stand anywhere and is needed before the other words can be explained."""
    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    finder.add_argument("--lang", choices=("th", "en"), default=SOURCE_LANGUAGE)
    options, rest = finder.parse_known_args(arguments)
    return options.lang, rest


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="ita-desktop",
        description=_("งานประเมิน ITA ของสำนักงานเขต ตั้งแต่ข้อมูลทั้งปีจนถึงเอกสารที่ผู้อำนวยการเขตลงนาม"),
    )
    parser.add_argument("--lang", choices=("th", "en"), help=_("ภาษาของโปรแกรม"))
    commands = parser.add_subparsers(metavar=_("คำสั่ง"), required=True)

    def command(name: str, deed: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(deed=deed)
        return added

    sample = command("sample", _sample, _("สร้างแฟ้มตัวอย่างของเขตสมมติ สองปีงบประมาณ"))
    sample.add_argument("file", type=Path, metavar="FILE.ita")

    new = command("new", _new, _("สร้างแฟ้มใหม่ของสำนักงาน"))
    new.add_argument("file", type=Path, metavar="FILE.ita")
    new.add_argument("--office", required=True, metavar="NAME", help=_("ชื่อสำนักงาน เช่น สำนักงานเขตสมมติ"))
    new.add_argument("--year", type=_year, required=True, help=_("ปีงบประมาณ (พ.ศ.)"))
    new.add_argument(
        "--edition", required=True, metavar="CODE", help=_("กรอบการประเมิน เช่น bma-2566 หรือ bma-2566@november")
    )
    new.add_argument("--results-edition", metavar="CODE", help=_("กรอบของผลคะแนนปีก่อน เช่น bma-2565"))

    editions = command("editions", _editions, _("รายชื่อกรอบการประเมินที่มากับโปรแกรม"))
    editions.add_argument("--json", action="store_true")

    template = command("template", _template, _("เขียนสมุดงาน Excel ของปี ซึ่งมีข้อมูลที่กรอกไว้แล้ว"))
    template.add_argument("book", type=Path, metavar="BOOK.xlsx")
    template.add_argument("--file", type=Path, required=True, metavar="FILE.ita")

    importing = command("import", _import, _("นำสมุดงาน Excel เข้าแฟ้ม ทั้งเล่มหรือไม่นำเข้าเลย"))
    importing.add_argument("file", type=Path, metavar="FILE.ita")
    importing.add_argument("book", type=Path, metavar="BOOK.xlsx")
    importing.add_argument("--dry-run", action="store_true", help=_("แสดงสิ่งที่จะเพิ่ม แก้ และลบ โดยไม่เปลี่ยนแฟ้ม"))
    importing.add_argument("--json", action="store_true")

    listing = command("import-edition", _import_edition, _("นำรายการตัวชี้วัดหรือข้อมูล OIT ของปีหนึ่งเข้าแฟ้ม"))
    listing.add_argument("file", type=Path, metavar="FILE.ita")
    listing.add_argument("list", type=Path, metavar="LIST.csv|LIST.xlsx")
    listing.add_argument("--code", required=True)
    listing.add_argument("--year", type=_year, required=True)

    scores = command("scores", _scores, _("คะแนนที่ประกาศ คะแนนที่คำนวณซ้ำ ระดับ และจุดที่ต้องพัฒนา"))
    scores.add_argument("file", type=Path, metavar="FILE.ita")
    scores.add_argument("--year", type=_year)
    scores.add_argument("--json", action="store_true")

    check = command("check", _check, _("ตรวจข้อมูลและเอกสารของปี แล้วบอกทุกแห่งที่ต้องแก้หรือควรดู"))
    check.add_argument("file", type=Path, metavar="FILE.ita")
    check.add_argument("--json", action="store_true")
    check.add_argument("--only", type=_names, default=(), metavar="CHECK,...", help=_("เฉพาะรายการตรวจที่ระบุ"))
    check.add_argument("--paper", type=_paper_groups, default=(), metavar="memo", help=_("เฉพาะที่พบในเอกสารนี้"))
    check.add_argument("--mend", metavar="KEY", help=_("แก้รายการที่มีวิธีแก้แน่นอน"))
    check.add_argument("--set-aside", metavar="KEY", help=_("พักรายการไว้ พร้อมเหตุผล"))
    check.add_argument("--reason", default="", metavar="TEXT", help=_("เหตุผลที่พักไว้"))

    documents = command("documents", _documents, _("เขียนเอกสาร Word ของปี"))
    documents.add_argument("file", type=Path, metavar="FILE.ita")
    documents.add_argument("--out", type=Path, required=True, metavar="DIR")
    documents.add_argument(
        "--only", type=_paper_groups, default=(), metavar="memo,order,agenda,matrix,measures"
    )
    documents.add_argument("--layout", metavar="M2", help=_("รูปแบบตารางมาตรการ M1-M5 หรือที่สำนักงานกำหนดเอง"))
    documents.add_argument("--digits", type=Digits, choices=tuple(Digits), metavar="thai|arabic")
    return parser


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


def _sample(options: argparse.Namespace) -> int:
    Workspace.create(options.file, _("สร้างแฟ้มตัวอย่าง"), fill_sample).close()
    _say(_("สร้างแฟ้มตัวอย่างที่ {path} แล้ว").format(path=options.file))
    return DONE


def _new(options: argparse.Namespace) -> int:
    def fill(session: Session) -> None:
        open_office(session, options.office, options.year, options.edition, options.results_edition)

    Workspace.create(options.file, _("สร้างแฟ้มของสำนักงาน"), fill).close()
    _say(_("สร้างแฟ้ม {path} ของ{office} แล้ว").format(path=options.file, office=options.office))
    return DONE


def _editions(options: argparse.Namespace) -> int:
    editions = [read_edition(code) for code in available_editions()]
    if options.json:
        described = [
            {
                "code": edition.code,
                "year": edition.year,
                "name": edition.name,
                "confirmed": edition.confirmed,
                "revisions": [revision.name for revision in edition.revisions],
            }
            for edition in editions
        ]
        _say_json({"editions": described})
        return DONE
    for edition in editions:
        doubt = "" if edition.confirmed else "  " + _("(ยังไม่ยืนยัน)")
        _say(f"{edition.code}  {edition.name}{doubt}")
        for revision in edition.revisions:
            _say(f"{edition.code}@{revision.name}  {revision.title}")
    return DONE


def _template(options: argparse.Namespace) -> int:
    with Workspace.open(options.file).reading() as session:
        export_workbook(session, options.book)
    _say(_("เขียนสมุดงานที่ {path} แล้ว").format(path=options.book))
    return DONE


def _import(options: argparse.Namespace) -> int:
    workspace = Workspace.open(options.file)
    answers: dict[str, str] = {}
    while True:
        with workspace.reading() as session:
            reading = import_workbook(session, options.book, answers)
        answered = {} if options.json else _ask(reading.problems)
        if not answered:
            break
        answers |= answered
    if not reading.problems and not options.dry_run:
        with workspace.changing(_("นำเข้าสมุดงาน {book}").format(book=options.book.name)) as session:
            import_workbook(session, options.book, answers)
    if options.json:
        _say_json(_reading_as_json(reading, options.dry_run))
    else:
        _tell_reading(reading, options.dry_run)
    return REFUSED if reading.problems else DONE


def _ask(problems: Sequence[Problem]) -> dict[str, str]:
    """Near matches are the officer's to decide; without somebody at the terminal they stay problems."""
    if not sys.stdin.isatty():
        return {}
    answers: dict[str, str] = {}
    for problem in problems:
        if problem.suggestion and problem.found not in answers:
            question = _("พบ “{found}” หมายถึง “{suggestion}” ใช่หรือไม่ (y/n) ")
            if input(question.format(found=problem.found, suggestion=problem.suggestion)).strip().lower() in (
                "y",
                "ใช่",
            ):
                answers[problem.found] = problem.suggestion
    return answers


def _tell_reading(reading: Reading, is_dry_run: bool) -> None:
    for problem in reading.problems:
        print(_problem_in_words(problem), file=sys.stderr)
    if reading.problems:
        count = len(reading.problems)
        message = _("ไม่ได้นำเข้า พบที่ต้องแก้ {count} แห่ง แฟ้มยังเป็นเหมือนเดิม โปรดแก้ในสมุดงานแล้วนำเข้าใหม่")
        print(message.format(count=count), file=sys.stderr)
        return
    if is_dry_run:
        for change in reading.changes:
            _say(_change_in_words(change))
        for notice in reading.notices:
            _say(notice)
    message = (
        _("จะเพิ่ม {added} แก้ {changed} ย้าย {moved} ลบ {removed} รายการ (ยังไม่ได้เปลี่ยนแฟ้ม)")
        if is_dry_run
        else _("นำเข้าแล้ว: เพิ่ม {added} แก้ {changed} ย้าย {moved} ลบ {removed} รายการ")
    )
    _say(message.format(**_change_counts(reading)))


def _problem_in_words(problem: Problem) -> str:
    where = _("แผ่น “{sheet}” ช่อง {cell}") if problem.cell else _("แผ่น “{sheet}”")
    place = where.format(sheet=problem.sheet, cell=problem.cell) + ": " if problem.sheet else ""
    found = _(" (พบ “{found}” ควรเป็น{expected})").format(found=problem.found, expected=problem.expected)
    return place + problem.message + (found if problem.found and problem.expected else "")


def _change_in_words(change: RowChange) -> str:
    words = f"{_CHANGE_WORDS[change.kind]} {change.sheet}: {change.row}"
    if change.kind is ChangeKind.CHANGED:
        words += f" [{change.column}] “{change.before}” → “{change.after}”"
    return words


def _change_counts(reading: Reading) -> dict[str, int]:
    return {kind.value: sum(1 for change in reading.changes if change.kind is kind) for kind in ChangeKind}


def _reading_as_json(reading: Reading, is_dry_run: bool) -> dict[str, object]:
    return {
        "imported": not reading.problems and not is_dry_run,
        **_change_counts(reading),
        "changes": [asdict(change) for change in reading.changes],
        "problems": [asdict(problem) for problem in reading.problems],
        "notices": reading.notices,
    }


def _import_edition(options: argparse.Namespace) -> int:
    workspace = Workspace.open(options.file)
    words = _("นำเข้ากรอบ {code}").format(code=options.code)
    with workspace.changing(words) as session:
        outcome = import_edition(session, options.list, options.code, options.year)
    _say(outcome)
    return DONE


def _scores(options: argparse.Namespace) -> int:
    with Workspace.open(options.file).reading() as session:
        report = report_scores(session, options.year)
    if options.json:
        _say_json(report.as_json())
    else:
        _tell_scores(report)
    return DONE


def _tell_scores(report: ScoreReport) -> None:
    for line in report.in_words():
        _say(line)


def _check(options: argparse.Namespace) -> int:
    workspace = Workspace.open(options.file)
    if options.mend:
        with workspace.changing(_("แก้ตามที่ตรวจพบ")) as session:
            _say(apply_mend(load_book(session), options.mend))
    if options.set_aside:
        with workspace.changing(_("พักสิ่งที่ตรวจพบ")) as session:
            set_aside(load_book(session), options.set_aside, options.reason)
    with workspace.reading() as session:
        book = load_book(session)
        findings = find_findings(book, options.only, kinds_of(options.paper))
        if options.json:
            _say_json({"findings": [as_json(judged) for judged in findings]})
        else:
            _tell_findings(findings)
    return REFUSED if any(judged.must_be_mended for judged in findings) else DONE


def _tell_findings(findings: Sequence[Judged]) -> None:
    for judged in findings:
        slip = judged.finding.slip
        _say(f"[{judged.key}] {_severity(judged)} {slip.place.words}: {slip.message}")
        _say(f"    {slip.advice}" + (f" ({slip.mend.words})" if slip.mend else ""))
    standing = [judged for judged in findings if judged.reason is None]
    must = sum(1 for judged in standing if judged.must_be_mended)
    message = _("ต้องแก้ {must} แห่ง ควรดู {should} แห่ง พักไว้ {aside} แห่ง")
    _say(message.format(must=must, should=len(standing) - must, aside=len(findings) - len(standing)))


def _severity(judged: Judged) -> str:
    if judged.reason is not None:
        return _("พักไว้ ({reason})").format(reason=judged.reason)
    return _("ต้องแก้") if judged.must_be_mended else _("ควรดู")


def _documents(options: argparse.Namespace) -> int:
    workspace = Workspace.open(options.file)
    options.out.mkdir(parents=True, exist_ok=True)
    with workspace.changing(_("เขียนเอกสาร")) as session:
        book = load_book(session)
        findings = find_findings(book)
        outcomes = write_papers(book, options.out, options.only, options.layout, options.digits)
    for outcome in outcomes:
        _tell_outcome(outcome)
    standing = sum(1 for judged in findings if judged.reason is None)
    if standing:
        _say(_("ก่อนลงนาม พบที่ต้องแก้หรือควรดู {count} แห่ง ดูได้ด้วยคำสั่ง check").format(count=standing))
    return REFUSED if options.only and not any(outcome.path for outcome in outcomes) else DONE


def _tell_outcome(outcome: PaperOutcome) -> None:
    if outcome.path:
        _say(f"{term(outcome.kind)}: {outcome.path}")
    else:
        _say(_("{paper}: ยังไม่ได้เขียน {reason}").format(paper=term(outcome.kind), reason=outcome.reason))


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return REFUSED


def _say(line: str) -> None:
    print(line)


def _say_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _in_words(message: str) -> str:
    """argparse's own English complaint, in the language in use."""
    head, _colon, names = message.partition(": ")
    if head == "the following arguments are required":
        return _("ยังขาด {names}").format(names=names)
    if head == "unrecognized arguments":
        return _("ไม่รู้จัก {names}").format(names=names)
    return message
