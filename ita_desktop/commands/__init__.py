"""The same deeds from a command line: exit 0 done, 1 refused, 2 wrong use; the reason in words, never a traceback."""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import PurePath

from ita_desktop.commands.arguments import read_arguments, split_language
from ita_desktop.commands.deeds import REFUSED
from ita_desktop.storage.books import YearMissingError
from ita_desktop.storage.faults import reason_of
from ita_desktop.translation import translate as _
from ita_desktop.translation import use_language

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Carries out one command; the exit code. Wrong use ends the program with exit code 2."""
    language, rest = split_language(arguments)
    use_language(language)
    options = read_arguments(rest)
    try:
        status = options.deed(options)
        print(end="", flush=True)
        return status
    except BrokenPipeError:
        # Whoever reads has read enough (`... | head`); what is left would be told when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except YearMissingError as error:
        message = _missing_year(error)
    except ValueError as error:
        message = str(error)
    except OSError as error:
        message = _("อ่านหรือบันทึก {path} ไม่ได้: {reason}").format(
            path=error.filename or "", reason=reason_of(error)
        )
    except KeyboardInterrupt:
        message = _("หยุดตามที่สั่ง แฟ้มยังเป็นเหมือนเดิม")
    except Exception as error:
        # The last resort: an officer is told in words, and whom to tell, rather than shown a traceback.
        message = _("โปรแกรมทำงานผิดพลาด แฟ้มยังเป็นเหมือนเดิม โปรดแจ้งผู้ดูแลโปรแกรม ({kind} {place})").format(
            kind=type(error).__name__, place=_place(error)
        )
    print(message, file=sys.stderr)
    return REFUSED


def _place(error: Exception) -> str:
    """Where in the program; the words of an error may hold names from the file."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{PurePath(last.filename).name}:{last.lineno}"


def _missing_year(error: YearMissingError) -> str:
    if not error.year:
        return _("แฟ้มนี้ยังไม่มีผลคะแนนของปีใด โปรดกรอกแผ่น “ผลคะแนน” ก่อน")
    known = ", ".join(str(year) for year in error.years)
    return _("แฟ้มนี้ไม่มีปีงบประมาณ {year} (มี {known})").format(year=error.year, known=known)
