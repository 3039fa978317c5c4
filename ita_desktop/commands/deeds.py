"""What each command does, from its options to its exit code."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy.orm import Session

from ita_desktop.actions.checks import Paginate, apply_mend, find_findings, set_aside
from ita_desktop.actions.editions import import_edition
from ita_desktop.actions.offices import open_office
from ita_desktop.actions.papers import issue_papers, kinds_of, write_papers
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.scores import report_scores
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.commands import telling
from ita_desktop.commands.opening import open_workspace
from ita_desktop.commands.telling import say, say_json
from ita_desktop.exchange.problems import Problem
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.office import Digits
from ita_desktop.rules.checks.table import CHECKS
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

DONE = 0
REFUSED = 1
WRONG_USE = 2


def make_sample(options: argparse.Namespace) -> int:
    Workspace.create(options.file, _("สร้างแฟ้มตัวอย่าง"), fill_sample).close()
    say(_("สร้างแฟ้มตัวอย่างที่ {path} แล้ว").format(path=options.file))
    return DONE


def create(options: argparse.Namespace) -> int:
    def fill(session: Session) -> None:
        open_office(session, options.office, options.year, options.edition, options.results_edition)

    Workspace.create(options.file, _("สร้างแฟ้มของสำนักงาน"), fill).close()
    say(_("สร้างแฟ้ม {path} ของ{office} แล้ว").format(path=options.file, office=options.office))
    return DONE


def list_editions(options: argparse.Namespace) -> int:
    editions = [read_edition(code) for code in available_editions()]
    if options.json:
        say_json({"editions": [telling.edition_as_json(edition) for edition in editions]})
        return DONE
    for edition in editions:
        telling.tell_edition(edition)
    return DONE


def write_workbook(options: argparse.Namespace) -> int:
    with open_workspace(options.file).reading() as session:
        export_workbook(session, options.book, options.year)
    say(_("บันทึกสมุดงานไว้ที่ {path} แล้ว").format(path=options.book))
    return DONE


def take_in(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.file)
    answers: dict[str, str] = {}
    declined: set[str] = set()
    while True:
        with workspace.reading() as session:
            reading = import_workbook(session, options.book, answers, options.year)
        answered = {} if options.json else _ask(reading.problems, declined)
        if not answered:
            break
        answers |= answered
    if not reading.problems and not options.dry_run:
        with workspace.changing(_("นำเข้าสมุดงาน {book}").format(book=options.book.name)) as session:
            reading = import_workbook(session, options.book, answers, options.year)
            if reading.problems:
                # The workbook changed since it was read: nothing of the session may be kept.
                raise ValueError(_("สมุดงานเปลี่ยนไประหว่างนำเข้า แฟ้มยังเป็นเหมือนเดิม โปรดนำเข้าใหม่"))
    if options.json:
        say_json(telling.reading_as_json(reading, options.dry_run))
    else:
        telling.tell_reading(reading, options.dry_run)
    return REFUSED if reading.problems else DONE


def _ask(problems: Sequence[Problem], declined: set[str]) -> dict[str, str]:
    """Near matches are the officer's to decide; without somebody at the terminal they stay problems."""
    if not sys.stdin.isatty():
        return {}
    answers: dict[str, str] = {}
    for problem in problems:
        if not problem.suggestion or problem.found in answers or problem.found in declined:
            continue
        question = _("พบ “{found}” หมายถึง “{suggestion}” ใช่หรือไม่ (y/n) ")
        try:
            answer = input(question.format(found=problem.found, suggestion=problem.suggestion))
        except EOFError:
            return {}
        if answer.strip().lower() in ("y", "ใช่"):
            answers[problem.found] = problem.suggestion
        else:
            declined.add(problem.found)
    return answers


def take_in_edition(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.file)
    with workspace.changing(_("นำเข้ากรอบ {code}").format(code=options.code)) as session:
        outcome = import_edition(session, options.list, options.code, options.year)
    say(outcome)
    return DONE


def tell_scores(options: argparse.Namespace) -> int:
    with open_workspace(options.file).reading() as session:
        report = report_scores(session, options.year)
    if options.json:
        say_json(report.as_json())
    else:
        for line in report.in_words():
            say(line)
    return DONE


def look_for_slips(options: argparse.Namespace) -> int:
    if options.list:
        return _list_checks(options)
    if options.file is None:
        print(_("โปรดระบุแฟ้มที่จะตรวจ"), file=sys.stderr)
        return WRONG_USE
    workspace = open_workspace(options.file)
    if options.mend:
        with workspace.changing(_("แก้ตามที่ตรวจพบ")) as session:
            print(apply_mend(load_book(session), options.mend, options.layout), file=sys.stderr)
    if options.set_aside:
        with workspace.changing(_("พักสิ่งที่ตรวจพบ")) as session:
            set_aside(load_book(session), options.set_aside, options.reason, options.layout)
    with workspace.reading() as session:
        book = load_book(session)
        paginate = _page_finder() if options.pages else None
        findings = find_findings(book, options.only, kinds_of(options.paper), options.layout, paginate)
        if options.json:
            say_json({"findings": [judged.as_json() for judged in findings]})
        else:
            telling.tell_findings(findings)
    return REFUSED if any(judged.must_be_mended for judged in findings) else DONE


def _list_checks(options: argparse.Namespace) -> int:
    if options.json:
        say_json({"checks": [telling.check_as_json(check) for check in CHECKS]})
    else:
        for check in CHECKS:
            telling.tell_check(check)
    return DONE


def _page_finder() -> Paginate:
    """Qt takes long to load, and a command line may be without it."""
    try:
        from ita_desktop.documents.writers.page_numbers import page_finder
    except ImportError as error:
        raise ValueError(_("บอกเลขหน้าไม่ได้ เพราะเครื่องนี้ไม่มีส่วนที่จัดหน้ากระดาษ")) from error
    return page_finder


def write_documents(options: argparse.Namespace) -> int:
    """The papers are looked over first, and written all the same."""
    workspace = open_workspace(options.file)
    options.out.mkdir(parents=True, exist_ok=True)
    digits = Digits(options.digits) if options.digits else None
    with workspace.changing(_("จัดทำเอกสาร")) as session:
        book = load_book(session)
        findings = find_findings(book, layout=options.layout)
        issue_papers(book, kinds_of(options.issue))
        outcomes = write_papers(book, options.out, options.only, options.layout, digits)
    for outcome in outcomes:
        telling.tell_outcome(outcome)
    standing = [judged for judged in findings if judged.reason is None]
    if standing:
        say(counted("ก่อนลงนาม พบจุดที่ต้องแก้หรือควรตรวจดู {count} แห่ง ดูได้ด้วยคำสั่ง check", len(standing)))
        telling.tell_findings(standing)
    return DONE if any(outcome.path for outcome in outcomes) else REFUSED


def undo_last(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.file)
    with workspace.reading() as session:
        change = next_steps(session).undo
    if change is None:
        raise ValueError(_("ไม่มีการแก้ไขให้เลิกทำ"))
    with workspace.changing(_("เลิกทำ: {words}").format(words=change.words)) as session:
        undo_change(session, change.id)
    say(_("เลิกทำแล้ว: {words}").format(words=change.words))
    return DONE
