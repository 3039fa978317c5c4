"""What a file needs before it can be shown, done aside while the window already stands."""

from pathlib import Path

# Imported here, in the thread of the job, so that the window need not wait for them.
import ita_desktop.screens.desk
import ita_desktop.screens.overview  # noqa: F401
from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.passwords import FileKey
from ita_desktop.storage.workspace import DamagedError, Workspace
from ita_desktop.thai import word_breaks


def open_workspace(path: Path, password: str | FileKey = "") -> tuple[Workspace, YearBook]:
    """The file and the book of its latest year, so that faults of the file show here. Raises WorkspaceError."""
    return _opened(Workspace.open(path, password))


def open_address(address: str, password: str = "") -> tuple[Workspace, YearBook]:
    """As `open_workspace`, for an office of a server."""
    from ita_desktop.storage.collecting import open_office

    return _opened(open_office(address, password))


def _opened(workspace: Workspace) -> tuple[Workspace, YearBook]:
    try:
        book = _load(workspace)
    except DamagedError:
        workspace = workspace.salvaged()
        book = _load(workspace)
    # At once and not beside: two threads of Python take turns of 5 ms, for which the window would wait at each step.
    word_breaks.warm().join()
    return workspace, book


def _load(workspace: Workspace) -> YearBook:
    with workspace.reading() as session:
        return load_book(session)
