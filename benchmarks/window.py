"""How long the officer waits: for the window, its first place, a word found, a row scrolled, a page renewed."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path

from figures import Aim, Figure, option_parser, show
from many_entries import make_entries

ENTRIES = 100_000
MEASURES = 10_000
PAGE_ROWS = 200
TYPED = "ประกาศผลการใช้จ่าย o26 งบประมาณ"

FIRST_PAINT = Aim("<=", 1.5)
FILLED = Aim("<=", 4)
A_FRAME_S = Aim("<=", 0.016)
A_PAGE_S = Aim("<=", 0.15)


def start_up(rounds: int) -> Iterator[Figure]:
    """The least of so many starts of each, in turns; the clock runs from before the process is started."""
    from ita_desktop.actions.sample import fill_sample
    from ita_desktop.storage.workspace import Workspace

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "sample.ita"
        Workspace.create(file, "made", fill_sample).close()
        # Compiled, as an installed program is, even where Python is told to write nothing beside the sources.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        _started(str(file), environment)
        bare, painted, filled = [], [], []
        for _round in range(rounds):
            bare.append(_started("bare", environment)["painted"])
            ours = _started(str(file), environment)
            painted.append(ours["painted"])
            filled.append(ours["filled"])
    floor = min(bare)
    yield Figure("bare window with a table of 43 x 12, first paint", floor, "s")
    yield Figure("our window, first paint", min(painted), "s")
    yield Figure("our window, first paint", min(painted) / floor, "x", "bare window", FIRST_PAINT)
    yield Figure("our window, overview filled", min(filled), "s")
    yield Figure("our window, overview filled", min(filled) / floor, "x", "bare window", FILLED)


def _started(what: str, environment: Mapping[str, str]) -> dict[str, float]:
    script = Path(__file__).with_name("started_window.py")
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, str(script), what],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    ).stdout
    return {name: float(at) - begun for name, at in (line.split() for line in told.splitlines())}


def searching(entries: int) -> Iterator[Figure]:
    from ita_desktop.actions.search import SearchIndex

    index = SearchIndex(make_entries(entries))
    index.search("ก")
    typed = [TYPED[:end] for end in range(1, len(TYPED) + 1)]
    took = sorted(_seconds(lambda text=text: index.search(text)) for text in typed)
    yield Figure(
        f"a key in the palette, {entries:,} entries, median", took[len(took) // 2], "s", aim=A_FRAME_S
    )
    yield Figure(f"a key in the palette, {entries:,} entries, slowest", took[-1], "s", aim=A_FRAME_S)


def measures_place(count: int) -> Iterator[Figure]:
    """Scrolling and editing in the place itself, on a file; a frame ends when the view is painted."""
    from district import measures_book
    from PySide6.QtWidgets import QApplication

    from ita_desktop.screens.desk import Desk
    from ita_desktop.screens.measures import Measures
    from ita_desktop.storage.workspace import Workspace

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = measures_book(count)
        book.office.editions.append(book.year.edition)
        book.office.years.append(book.year)
        file = Path(folder) / "many.ita"
        workspace = Workspace.create(file, "made", lambda session: session.add(book.office))
        desk = Desk(workspace)
        place = Measures(desk)
        desk.changed.connect(lambda _tables: place.refresh())
        place.resize(1158, 640)
        place.refresh()
        place.show()
        QApplication.processEvents()
        bar = place.grid.view.verticalScrollBar()

        def scroll() -> None:
            bar.setValue(bar.value() + 3 * 36)
            place.grid.view.viewport().repaint()

        frames = sorted(_seconds(scroll) for _frame in range(200))
        yield Figure(f"scrolling {count:,} measures, a frame, median", frames[100], "s", aim=A_FRAME_S)
        yield Figure(
            f"scrolling {count:,} measures, a frame, of 100 the 95th", frames[190], "s", aim=A_FRAME_S
        )
        words = cycle(("ผู้อำนวยการเขต", "หัวหน้าฝ่าย"))
        measure = desk.book.year.measures[count // 2]

        def edit() -> None:
            from ita_desktop.actions.fields import set_field

            with desk.changing("edit") as session:
                set_field(session, measure, "follower", next(words))
            place.grid.view.viewport().repaint()

        edits = sorted(_seconds(edit) for _edit in range(20))
        yield Figure(f"keeping an edit among {count:,} measures, median", edits[10], "s", aim=A_FRAME_S)
        desk.close()


def preview(rows: int) -> Iterator[Figure]:
    from pages import Typing

    typing = Typing(rows)
    took = min(_seconds(typing.compose_and_lay_out) for _time in range(10))
    yield Figure(f"the preview after a keystroke, {rows:,} rows", took, "s", aim=A_PAGE_S)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = option_parser(__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES, help="entries of the palette")
    parser.add_argument("--measures", type=int, default=MEASURES, help="measures in the grid")
    parser.add_argument("--rows", type=int, default=PAGE_ROWS, help="measures in the paper")
    options = parser.parse_args()
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    figures = [
        *start_up(options.rounds),
        *searching(options.entries),
        *measures_place(options.measures),
        *preview(options.rows),
    ]
    show(figures, as_json=options.json)
    application.quit()


if __name__ == "__main__":
    main()
