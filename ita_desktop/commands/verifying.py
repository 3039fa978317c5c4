"""The command that looks a file over, page by page and value by value."""

import argparse
import sys

from ita_desktop.commands.deeds import DONE, REFUSED
from ita_desktop.commands.opening import with_password
from ita_desktop.commands.telling import say, say_json
from ita_desktop.storage.faults import DamagedError
from ita_desktop.storage.integrity import verify
from ita_desktop.storage.workspace import key_of
from ita_desktop.translation import translate as _


def verify_file(options: argparse.Namespace) -> int:
    try:
        problems = with_password(lambda password: verify(options.file, key_of(options.file, password)))
    except DamagedError as error:
        problems = [str(error)]
    if options.json:
        say_json({"sound": not problems, "problems": problems})
    elif problems:
        for problem in problems:
            print(problem, file=sys.stderr)
    else:
        say(_("แฟ้ม {path} สมบูรณ์").format(path=options.file))
    return REFUSED if problems else DONE
