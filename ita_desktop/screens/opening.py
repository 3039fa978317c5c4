"""What a file needs before it can be shown, done aside while the window already stands."""

from pathlib import Path

# Imported here, in the thread of the job, so that the window need not wait for them.
import ita_desktop.screens.desk
import ita_desktop.screens.overview  # noqa: F401
from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai import word_breaks


def open_workspace(path: Path) -> tuple[Workspace, YearBook]:
    """The file and the book of its latest year, so that faults of the file show here. Raises WorkspaceError."""
    workspace = Workspace.open(path)
    with workspace.reading() as session:
        book = load_book(session)
    word_breaks.warm()
    return workspace, book
