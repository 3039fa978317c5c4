"""The commands for more than one file: servers, copies between them and files, and many offices in one database."""

import argparse
import sys
from pathlib import Path

from ita_desktop.actions.standings import Standing, read_standing
from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.commands.opening import open_workspace, with_password
from ita_desktop.commands.telling import say, say_json
from ita_desktop.storage.collecting import Collected, Outcome, collect, each_office
from ita_desktop.storage.copying import copy_office
from ita_desktop.storage.passwords import FileKey
from ita_desktop.storage.roles import Right
from ita_desktop.storage.servers import grant_on_server, is_server, prepare_server
from ita_desktop.storage.workspace import key_of
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


def prepare(options: argparse.Namespace) -> int:
    prepare_server(options.database)
    say(_("เตรียมฐานข้อมูลแล้ว ขั้นต่อไปให้สิทธิ์แก่บัญชีด้วยคำสั่ง server-grant และนำแฟ้มเข้าด้วยคำสั่ง copy หรือ collect"))
    return DONE


def grant(options: argparse.Namespace) -> int:
    right = Right(options.role)
    office = grant_on_server(options.database, options.user, right, options.office)
    words = {
        Right.READ: _("บัญชี {user} ดูข้อมูลของ{office}ได้แล้ว"),
        Right.WRITE: _("บัญชี {user} ดูและแก้ไขข้อมูลของ{office}ได้แล้ว"),
        Right.ADMIN: _("บัญชี {user} ดูแลข้อมูลของทุกสำนักงานได้แล้ว"),
    }
    say(words[right].format(user=options.user, office=office or _("ทุกสำนักงาน")))
    return DONE


def copy(options: argparse.Namespace) -> int:
    workspace = open_workspace(options.source)
    copy_office(workspace, options.target)
    workspace.close()
    say(_("คัดลอกพร้อมประวัติทั้งหมดแล้ว"))
    return DONE


def bring_together(options: argparse.Namespace) -> int:
    """What cannot be taken in is told, and the rest goes on."""
    locked: list[Path] = []

    def find_key(path: Path) -> FileKey | None:
        key = with_password(lambda password: key_of(path, password))
        if key is not None:
            locked.append(path)
        return key

    collected: list[Collected] = []
    for each in collect(options.database, options.files, find_key):
        collected.append(each)
        if not options.json:
            print(_told(each), file=sys.stderr if each.outcome is Outcome.REFUSED else sys.stdout, flush=True)
    if locked and not is_server(options.database):
        print(_("แฟ้มรวมไม่มีรหัสผ่าน แม้มีข้อมูลจากแฟ้มที่มี โปรดเก็บไว้ในที่ปลอดภัย"), file=sys.stderr)
    standings = _standings(options.database)
    if options.json:
        say_json(
            {"files": [_as_json(each) for each in collected], "offices": [_row(each) for each in standings]}
        )
    else:
        _tell_standings(standings)
    return REFUSED if any(each.outcome is Outcome.REFUSED for each in collected) else DONE


def list_offices(options: argparse.Namespace) -> int:
    standings = _standings(options.database)
    if options.json:
        say_json({"offices": [_row(standing) for standing in standings]})
    else:
        _tell_standings(standings)
    return DONE


def _standings(place: str) -> list[Standing]:
    return [read_standing(session) for session in each_office(place)]


def _told(collected: Collected) -> str:
    file, office, rows = collected.path.name, collected.office, collected.rows
    match collected.outcome:
        case Outcome.ADDED:
            return counted("{file}: เพิ่ม{office} {count} แถว", rows, file=file, office=office)
        case Outcome.UPDATED:
            return counted("{file}: ปรับ{office} {count} แถว", rows, file=file, office=office)
        case Outcome.UNCHANGED:
            return _("{file}: {office}ไม่มีอะไรเปลี่ยน").format(file=file, office=office)
        case Outcome.OLDER:
            words = _("{file}: ข้าม เพราะฐานข้อมูลมีข้อมูลของ{office}ที่ใหม่กว่าแล้ว")
            return words.format(file=file, office=office)
        case Outcome.REFUSED:
            return _("{file}: ไม่ได้นำเข้า {reason}").format(file=file, reason=collected.reason)


def _as_json(collected: Collected) -> dict[str, object]:
    return {
        "file": str(collected.path),
        "outcome": collected.outcome.value,
        "office": collected.office,
        "rows": collected.rows,
        "reason": collected.reason,
    }


def _row(standing: Standing) -> dict[str, object]:
    return {
        "office": standing.office,
        "changed_at": standing.changed_at.isoformat(timespec="minutes") if standing.changed_at else None,
        "year": standing.year,
        "ready_percent": str(standing.percent_ready),
        "items": standing.items,
        "published": standing.published,
        "late": standing.late,
        "results_year": standing.results_year,
        "total": None if standing.total is None else str(standing.total),
        "level": standing.level,
    }


def _tell_standings(standings: list[Standing]) -> None:
    """What stands in columns is figures; names, whose width nobody knows on a terminal, stand last."""
    row = "{ready:>8}{published:>12}{late:>9}{total:>9}{level:>7}  {office}"
    say(
        row.format(
            ready=_("พร้อม %"),
            published=_("เผยแพร่"),
            late=_("เลยกำหนด"),
            total=_("คะแนน"),
            level=_("ระดับ"),
            office=_("สำนักงาน"),
        )
    )
    for standing in standings:
        say(
            row.format(
                ready=standing.percent_ready,
                published=f"{standing.published}/{standing.items}",
                late=standing.late,
                total="-" if standing.total is None else standing.total,
                level=standing.level or "-",
                office=standing.office + (f" ({standing.year})" if standing.year else ""),
            )
        )
