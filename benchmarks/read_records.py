"""A process of its own reads the records of a file as the window does, without a window, and tells when it has them."""

import gc
import sys
import time
from pathlib import Path

# As the program itself begins: set before the imports, which make most of what there is to look through.
gc.set_threshold(50_000, 20, 50)

from ita_desktop.storage.books import load_book  # noqa: E402
from ita_desktop.storage.workspace import Workspace  # noqa: E402

workspace = Workspace.open(Path(sys.argv[1]))
with workspace.reading() as session:
    load_book(session)
print("read", time.perf_counter(), time.process_time(), flush=True)
workspace.close()
