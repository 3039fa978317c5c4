"""What can be wrong with a file, or with the place it lies in: each has its own sentence for the officer."""

import errno
from pathlib import Path

from ita_desktop.translation import translate as _


class WorkspaceError(ValueError):
    """The file cannot be used; the message is for the officer."""


class ReadOnlyError(WorkspaceError):
    """Nothing can be written for now; the message says why, and what to do."""


class OvertakenError(WorkspaceError):
    """Somebody else wrote the same records at the same instant; nothing was kept, and trying again may do."""

    def __init__(self) -> None:
        super().__init__(_("มีผู้แก้ไขข้อมูลเดียวกันในขณะเดียวกัน จึงยังไม่ได้บันทึก โปรดลองอีกครั้ง"))


class PasswordNeededError(WorkspaceError):
    """The file has a password, and none was given or it does not fit; the message asks for it."""


class DamagedError(WorkspaceError):
    """Nothing of the file can be shown; a backup of it may be offered."""


def missing(path: Path) -> WorkspaceError:
    return WorkspaceError(_("ไม่พบแฟ้ม {path} โปรดตรวจสอบชื่อและที่เก็บ").format(path=path))


def gone(path: Path) -> WorkspaceError:
    message = _(
        "ไม่พบแฟ้ม {path} แล้ว อาจถูกลบ ย้าย หรือเปลี่ยนชื่อ หรือที่เก็บถูกถอดออก "
        "โปรดนำแฟ้มกลับมาไว้ที่เดิมแล้วสั่งใหม่ หรือเปิดแฟ้มจากที่ใหม่"
    )
    return WorkspaceError(message.format(path=path))


def exchanged(path: Path) -> WorkspaceError:
    message = _(
        "แฟ้ม {path} ถูกแทนที่ด้วยฉบับที่เก่ากว่าขณะเปิดอยู่ การแก้ครั้งนี้จึงไม่ได้บันทึก "
        "โปรดเปิดแฟ้มใหม่เพื่อดูฉบับนั้น หรือกู้คืนจากสำเนาสำรอง"
    )
    return WorkspaceError(message.format(path=path))


def locked_anew(path: Path) -> WorkspaceError:
    message = _("แฟ้ม {path} ถูกตั้งหรือเปลี่ยนรหัสผ่านขณะเปิดอยู่ โปรดเปิดแฟ้มใหม่ด้วยรหัสผ่านนั้น")
    return WorkspaceError(message.format(path=path))


def not_ours(path: Path) -> WorkspaceError:
    return WorkspaceError(_("แฟ้ม {path} ไม่ใช่แฟ้มของโปรแกรมนี้").format(path=path))


def no_database(path: Path) -> DamagedError:
    return DamagedError(_("แฟ้ม {path} ไม่ใช่แฟ้มของโปรแกรมนี้ หรือส่วนหัวของแฟ้มเสียหายจนอ่านไม่ได้").format(path=path))


def empty(path: Path) -> DamagedError:
    message = _("แฟ้ม {path} ว่างเปล่า ไม่มีข้อมูลเลย อาจคัดลอกมาไม่สำเร็จหรือที่เก็บเสีย โปรดใช้แฟ้มต้นฉบับหรือสำเนาสำรอง")
    return DamagedError(message.format(path=path))


def lost(path: Path) -> DamagedError:
    message = _("แฟ้ม {path} เสียหายจนอ่านข้อมูลไม่ได้เลย โปรดกู้คืนจากสำเนาสำรอง และเก็บแฟ้มที่เสียไว้ก่อน อย่าลบ")
    return DamagedError(message.format(path=path))


def cut_short(path: Path, journal: Path) -> WorkspaceError:
    message = _(
        "แฟ้ม {path} ค้างการบันทึกครั้งก่อนไว้ (ไฟดับหรือเครื่องปิดกะทันหัน) แต่ที่นี่อ่านได้อย่างเดียว "
        "โปรดคัดลอกแฟ้มนี้พร้อมแฟ้ม {journal} ไปไว้ในที่ที่เขียนได้ แล้วเปิดจากที่นั้น"
    )
    return WorkspaceError(message.format(path=path, journal=journal.name))


def newer(path: Path) -> str:
    message = _("เปิดดูอย่างเดียว: แฟ้ม {name} มาจากโปรแกรมรุ่นใหม่กว่านี้ แก้ไขได้เมื่อปรับรุ่นโปรแกรมแล้ว")
    return message.format(name=path.name)


def too_new(path: Path) -> WorkspaceError:
    message = _("แฟ้ม {path} มาจากโปรแกรมรุ่นใหม่กว่านี้ ซึ่งโปรแกรมรุ่นนี้อ่านไม่ได้ โปรดปรับรุ่นโปรแกรมก่อนเปิด")
    return WorkspaceError(message.format(path=path))


def not_brought_up(path: Path, reason: object) -> str:
    message = _("เปิดดูอย่างเดียว: แฟ้ม {name} มาจากโปรแกรมรุ่นก่อน และยังปรับเป็นรุ่นนี้ไม่ได้ เพราะ{reason}")
    return message.format(name=path.name, reason=reason)


def salvaged(path: Path) -> str:
    message = _(
        "เปิดดูอย่างเดียว: แฟ้ม {name} เสียหายบางส่วน ที่เห็นคือเท่าที่อ่านได้ โปรดกู้คืนจากสำเนาสำรอง และเก็บแฟ้มที่เสียไว้ก่อน อย่าลบ"
    )
    return message.format(name=path.name)


def unwritable(path: Path | str, error: BaseException | None) -> str:
    if _is(error, "locked"):
        message = _("เปิดดูอย่างเดียว: แฟ้ม {name} กำลังถูกโปรแกรมอื่นหรือเครื่องอื่นใช้อยู่")
    elif isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        message = _("เปิดดูอย่างเดียว: ชื่อแฟ้ม {name} ยาวเกินไป โปรดปิดโปรแกรม ตั้งชื่อให้สั้นลง แล้วเปิดใหม่")
    else:
        message = _("เปิดดูอย่างเดียว: แฟ้ม {name} หรือโฟลเดอร์ที่เก็บแฟ้มเขียนไม่ได้ หากจะแก้ไขโปรดคัดลอกไปไว้ในที่ที่เขียนได้")
    return message.format(name=Path(path).name)


def in_words(path: Path | str, error: BaseException | None) -> WorkspaceError:
    """What SQLite or the system says of `path`, as a refusal after which the file is as it was."""
    sentences = {
        "locked": _("แฟ้ม {path} กำลังถูกโปรแกรมอื่นหรือเครื่องอื่นใช้อยู่ แฟ้มยังเป็นเหมือนเดิม โปรดรอสักครู่แล้วสั่งใหม่"),
        "disk is full": _("ที่เก็บแฟ้ม {path} เต็ม แฟ้มยังเป็นเหมือนเดิม โปรดย้ายหรือลบสิ่งที่ไม่ใช้ออกแล้วสั่งใหม่"),
        "readonly": _("บันทึกลงแฟ้ม {path} ไม่ได้ เพราะแฟ้มหรือโฟลเดอร์นี้อ่านได้อย่างเดียว แฟ้มยังเป็นเหมือนเดิม"),
        "unable to open": _("เปิดแฟ้ม {path} ไม่ได้ อาจไม่มีสิทธิ์ ชื่อยาวเกินไป หรือที่เก็บถูกถอดออกหรือขาดการเชื่อมต่อ"),
        "disk I/O": _("อ่านหรือบันทึกแฟ้ม {path} ไม่ได้ ที่เก็บอาจถูกถอดออก ขาดการเชื่อมต่อ หรือเสีย แฟ้มยังเป็นเหมือนเดิม"),
        "malformed": _("แฟ้ม {path} เสียหายบางส่วน โปรดกู้คืนจากสำเนาสำรอง และเก็บแฟ้มที่เสียไว้ก่อน อย่าลบ"),
    }
    for kind, sentence in sentences.items():
        if _is(error, kind):
            return WorkspaceError(sentence.format(path=path))
    message = _("อ่านหรือบันทึกแฟ้ม {path} ไม่ได้ แฟ้มอาจเสียหาย อยู่ในที่ที่ไม่มีสิทธิ์ หรือถูกโปรแกรมอื่นใช้อยู่ ({reason})")
    return WorkspaceError(message.format(path=path, reason=error))


def reason_of(error: OSError) -> str:
    """What the system says, to stand within a sentence."""
    reasons = {
        errno.ENOENT: _("ไม่พบแฟ้มหรือโฟลเดอร์นี้"),
        errno.EACCES: _("ไม่มีสิทธิ์ หรือแฟ้มถูกโปรแกรมอื่นเปิดอยู่"),
        errno.EISDIR: _("เป็นโฟลเดอร์ ไม่ใช่แฟ้ม"),
        errno.ENOTDIR: _("เป็นแฟ้ม ไม่ใช่โฟลเดอร์"),
        errno.EEXIST: _("มีแฟ้มชื่อนี้อยู่แล้ว"),
        errno.ENOSPC: _("ที่เก็บเต็ม"),
        errno.ENAMETOOLONG: _("ชื่อยาวเกินไป"),
        errno.EROFS: _("ที่เก็บนี้อ่านได้อย่างเดียว"),
        errno.EIO: _("ที่เก็บเสียหรือถูกถอดออก"),
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))


def not_written(path: Path | str, error: OSError) -> str:
    """Why a file that was to go out of the program did not, and what the officer can do."""
    if _is_open_elsewhere(error):
        path = error.filename or path
        message = _("เขียนแฟ้ม {path} ไม่ได้ เพราะเปิดอยู่ในโปรแกรมอื่น เช่น Word โปรดปิดแฟ้มนั้นก่อนแล้วสั่งใหม่")
    elif _is(error, "disk is full"):
        message = _("เขียนแฟ้ม {path} ไม่ได้ เพราะที่เก็บเต็ม โปรดลบหรือย้ายสิ่งที่ไม่ใช้ออก หรือเลือกที่เก็บอื่น")
    elif _is(error, "readonly"):
        message = _("เขียนแฟ้ม {path} ไม่ได้ เพราะที่นี่อ่านได้อย่างเดียวหรือไม่มีสิทธิ์ โปรดเลือกโฟลเดอร์อื่น")
    else:
        message = _("เขียนแฟ้ม {path} ไม่ได้: {reason}")
    return message.format(path=path, reason=reason_of(error))


def _is_open_elsewhere(error: OSError) -> bool:
    """As Windows says it of a file that is read, or only when the finished one is to take its place."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return True
    return isinstance(error, PermissionError) and error.filename2 is not None


def is_damage(error: BaseException | None) -> bool:
    return _is(error, "malformed") or _is(error, "not a database")


def _is(error: BaseException | None, kind: str) -> bool:
    """By SQLite's words: SQLCipher has the same, but no codes; and what the system says as SQLite would."""
    if isinstance(error, OSError):
        return kind == _OF_SYSTEM.get(error.errno or 0)
    return isinstance(error, Exception) and kind in str(error)


_SHARING_VIOLATIONS = (32, 33)
_OF_SYSTEM = {
    errno.ENOSPC: "disk is full",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EROFS: "readonly",
    errno.EIO: "disk I/O",
    errno.EDQUOT: "disk is full",
    errno.ENOENT: "unable to open",
    errno.ENAMETOOLONG: "unable to open",
}
