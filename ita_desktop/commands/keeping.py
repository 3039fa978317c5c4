"""The commands that keep a file: back it up, list its backups, restore one."""

import argparse
import datetime
import sys
from pathlib import Path

from ita_desktop.actions.backups import Comparison, compare_with_file, occasion_in_words, size_in_words
from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.commands.opening import with_password
from ita_desktop.commands.telling import say, say_json
from ita_desktop.spoken import spoken_clock, spoken_field_date
from ita_desktop.storage.backup_contents import Contents, find_damage, look_into
from ita_desktop.storage.backup_making import copy_to_second_place, make_backup
from ita_desktop.storage.backups import Backup, BackupError, all_folders, list_backups
from ita_desktop.storage.passwords import FileKey, is_locked
from ita_desktop.storage.restoring import restore
from ita_desktop.storage.workspace import key_of
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_MOST_CHANGES = 10


def back_up(options: argparse.Namespace) -> int:
    key = _key_of(options.file)
    made = make_backup(options.file, key=key)
    say(_("ทำสำเนาสำรองที่ {path} แล้ว").format(path=made.path))
    if options.to is not None:
        copied = copy_to_second_place(made, options.file, options.to, key)
        say(_("ทำสำเนาสำรองที่ {path} แล้ว").format(path=copied.path))
    return DONE


def tell_backups(options: argparse.Namespace) -> int:
    key = _key_of(options.file)
    backups = list_backups(*all_folders(options.file, options.place))
    looked_into = [(backup, look_into(backup.path, key)) for backup in backups]
    if options.json:
        say_json({"backups": [_as_json(backup, held) for backup, held in looked_into]})
        return DONE
    for backup, held in looked_into:
        say(
            f"{_moment(backup.at)}  {size_in_words(held.size_bytes)}  {occasion_in_words(backup)}  {_state(held)}"
        )
        say(f"    {backup.path}")
    if not backups:
        say(_("ยังไม่มีสำเนาสำรองของแฟ้มนี้"))
    return DONE


def bring_back(options: argparse.Namespace) -> int:
    """Without --yes it is shown what would come and go, and asked if there is somebody to answer."""
    # Of a file that is gone or empty, only the backup knows the password.
    key = _key_of(options.file) or (_key_of(options.backup) if find_damage(options.file) else None)
    compared = compare_with_file(options.backup, options.file, key)
    if compared.contents.damage:
        message = _("กู้คืนจาก {name} ไม่ได้: {damage} แฟ้มยังเป็นเหมือนเดิม")
        raise BackupError(message.format(name=options.backup.name, damage=compared.contents.damage))
    _tell(compared)
    if not options.yes and not _is_agreed():
        print(_("ยังไม่ได้กู้คืน แฟ้มยังเป็นเหมือนเดิม เพิ่ม --yes เพื่อกู้คืน"), file=sys.stderr)
        return REFUSED
    kept = restore(options.file, options.backup, key)
    say(_("กู้คืน {path} แล้ว").format(path=options.file))
    if kept is not None:
        say(_("แฟ้มก่อนกู้คืนเก็บไว้ที่ {path}").format(path=kept.path))
    return DONE


def _key_of(file: Path) -> FileKey | None:
    """Of a file that a password locks, asked for as every command asks for it."""
    if not file.is_file() or not is_locked(file):
        return None
    return with_password(lambda password: key_of(file, password))


def _tell(compared: Comparison) -> None:
    for count in compared.counts:
        say(
            _("{kind}: ในสำเนา {held} ในแฟ้มปัจจุบัน {now}").format(
                kind=count.words, held=count.held, now=count.now
            )
        )
    for words, changes in (
        (counted("การแก้ไขที่จะหายไป {count} ครั้ง", len(compared.lost)), compared.lost),
        (counted("การแก้ไขที่จะได้คืน {count} ครั้ง", len(compared.regained)), compared.regained),
    ):
        say(words)
        for change in changes[:_MOST_CHANGES]:
            say(f"    {_moment(change.at)}  {change.words}")


def _is_agreed() -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        answer = input(_("กู้คืนหรือไม่ (y/n) "))
    except EOFError:
        return False
    return answer.strip().lower() in ("y", "ใช่")


def _state(held: Contents) -> str:
    if held.damage:
        return held.damage
    last = held.last_change
    return _("แก้ไขล่าสุด {moment}: {words}").format(moment=_moment(last.at), words=last.words) if last else ""


def _as_json(backup: Backup, held: Contents) -> dict[str, object]:
    last = held.last_change
    return {
        "path": str(backup.path),
        "at": backup.at.isoformat(),
        "occasion": backup.occasion.name.lower(),
        "damage": held.damage,
        "bytes": held.size_bytes,
        "counts": dict(held.counts),
        "last_change": {"at": last.at.isoformat(), "by": last.by, "words": last.words} if last else None,
    }


def _moment(at: datetime.datetime) -> str:
    return f"{spoken_field_date(at.date())} {spoken_clock(at.time())}"
