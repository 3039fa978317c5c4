"""Opens what a command names; a password comes from the environment or is typed, and never stands on the line."""

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ita_desktop.storage.collecting import open_office
from ita_desktop.storage.workspace import PasswordNeededError, Workspace
from ita_desktop.translation import translate as _

PASSWORD_VARIABLE = "ITA_DESKTOP_PASSWORD"

Outcome = TypeVar("Outcome")


def open_workspace(place: Path | str) -> Workspace:
    """A file by its path, an office of a server or of a collection by its address; what is read-only says so at once.

    Raises WorkspaceError.
    """
    if isinstance(place, str):
        workspace = with_password(lambda password: open_office(place, password))
    else:
        workspace = with_password(lambda password: Workspace.open(place, password))
    if workspace.read_only:
        print(workspace.read_only, file=sys.stderr)
    return workspace


def with_password(deed: Callable[[str], Outcome]) -> Outcome:
    """Asks again for a password that does not fit while somebody is at the terminal."""
    password = os.environ.get(PASSWORD_VARIABLE, "")
    while True:
        try:
            return deed(password)
        except PasswordNeededError as error:
            if not sys.stdin.isatty():
                words = _("{reason} (ตั้งรหัสผ่านไว้ในตัวแปร {variable})")
                message = words.format(reason=error, variable=PASSWORD_VARIABLE)
                raise PasswordNeededError(message) from error
            print(error, file=sys.stderr)
            if not (password := getpass.getpass(_("รหัสผ่าน: "))):
                raise
