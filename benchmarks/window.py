"""How long the officer waits: for the window, its first place, a word found, a row scrolled, a page renewed."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from district import measures_book
from figures import Aim, Figure
from many_entries import make_entries
from measuring import Options, sorted_seconds
from pages import Typing
from PySide6.QtWidgets import QApplication

from ita_desktop.actions.fields import set_field
from ita_desktop.actions.sample import fill_sample
from ita_desktop.actions.search import SearchIndex
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.measures import Measures
from ita_desktop.storage.workspace import Workspace

ENTRIES, QUICK_ENTRIES = 100_000, 100
MEASURES, QUICK_MEASURES = 10_000, 20
PAGE_ROWS, QUICK_PAGE_ROWS = 200, 3
PAIRS_A_ROUND = 2
TYPED = "ประกาศผลการใช้จ่าย o26 งบประมาณ"

BARE, PAINTED, FILLED = "a bare window, painted", "our window, painted", "our window, its overview filled"
READ = "the records read, without a window"
_PATIENCE_S = 300
"""A start that fails shows a window that waits for its button."""

START_AIMS = {PAINTED: Aim("<=", 1.5), FILLED: Aim("<=", 4)}
A_FRAME_S = Aim("<=", 0.016)
A_PAGE_S = Aim("<=", 0.15)


def measure(options: Options) -> list[Figure]:
    entries, measures, rows = (
        (QUICK_ENTRIES, QUICK_MEASURES, QUICK_PAGE_ROWS)
        if options.is_quick
        else (ENTRIES, MEASURES, PAGE_ROWS)
    )
    figures = list(start_up(options.rounds * PAIRS_A_ROUND))
    application = QApplication([])
    figures += [*searching(entries), *measures_place(measures), preview(rows, options.rounds)]
    application.quit()
    return figures


def start_up(pairs: int) -> Iterator[Figure]:
    """The least of so many starts of each, in turns; the clock runs from before the process is started.

    The bare window holds a table of 43 x 12. Between our first paint and the overview the records must be read,
    and so a third process tells what that takes by itself.
    """
    clock: dict[str, list[float]] = {BARE: [], PAINTED: [], FILLED: [], READ: []}
    processor: dict[str, list[float]] = {BARE: [], PAINTED: [], FILLED: [], READ: []}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "sample.ita"
        Workspace.create(file, "made", fill_sample).close()
        # Compiled, as an installed program is, even where Python is told to write nothing beside the sources.
        environment = {
            **os.environ,
            "PYTHONPYCACHEPREFIX": folder,
            "PYTHONDONTWRITEBYTECODE": "",
            "XDG_DATA_HOME": folder,
        }
        window, records = ("started_window.py", str(file)), ("read_records.py", str(file))
        _started(window, environment)
        _started(records, environment)
        for _pair in range(pairs):
            bare, ours = _started(("started_window.py", "bare"), environment), _started(window, environment)
            read = _started(records, environment)
            for name, told in (
                (BARE, bare["painted"]),
                (PAINTED, ours["painted"]),
                (FILLED, ours["filled"]),
                (READ, read["read"]),
            ):
                clock[name].append(told[0])
                processor[name].append(told[1])
    for seconds, words in ((clock, "clock"), (processor, "processor")):
        floor = Figure(f"{BARE}, {words}", min(seconds[BARE]), "s")
        yield floor
        for name, aim in START_AIMS.items():
            yield Figure(f"{name}, {words}", min(seconds[name]), "s", aim, floor)
        yield Figure(f"{READ}, {words}", min(seconds[READ]), "s", beside=floor)


def _started(command: tuple[str, str], environment: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """How long each stage took, on the clock and of the processor."""
    script, argument = command
    begun = time.perf_counter()
    told = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), argument],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        timeout=_PATIENCE_S,
    ).stdout
    lines = (line.split() for line in told.splitlines())
    return {name: (float(at) - begun, float(worked)) for name, at, worked in lines}


def searching(entries: int) -> Iterator[Figure]:
    index = SearchIndex(make_entries(entries))
    index.search("ก")
    beginnings = iter([TYPED[:end] for end in range(1, len(TYPED) + 1)])
    took = sorted_seconds(lambda: index.search(next(beginnings)), len(TYPED))
    key = f"a key in the palette, {entries:,} entries"
    yield Figure(f"{key}, median", took[len(took) // 2], "s", A_FRAME_S)
    yield Figure(f"{key}, slowest", took[-1], "s", A_FRAME_S)


def measures_place(count: int) -> Iterator[Figure]:
    """Scrolling and editing in the place itself, on a file; a frame ends when the view is painted."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = measures_book(count)
        book.office.editions.append(book.year.edition)
        book.office.years.append(book.year)
        file = Path(folder) / "many.ita"
        desk = Desk(Workspace.create(file, "made", lambda session: session.add(book.office)))
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

        frames = sorted_seconds(scroll, 200)
        yield Figure(f"scrolling {count:,} measures, a frame, median", frames[100], "s", A_FRAME_S)
        yield Figure(f"scrolling {count:,} measures, a frame, of 100 the 95th", frames[190], "s", A_FRAME_S)
        words = cycle(("ผู้อำนวยการเขต", "หัวหน้าฝ่าย"))
        measure = desk.book.year.measures[count // 2]

        def edit() -> None:
            with desk.changing("edit") as session:
                set_field(session, measure, "follower", next(words))
            place.grid.view.viewport().repaint()

        edits = sorted_seconds(edit, 20)
        yield Figure(f"keeping an edit among {count:,} measures, median", edits[10], "s", A_FRAME_S)
        desk.close()


def preview(rows: int, rounds: int) -> Figure:
    took = sorted_seconds(Typing(rows).compose_and_lay_out, 2 * rounds)[0]
    return Figure(f"the preview after a keystroke, {rows:,} rows", took, "s", A_PAGE_S)
