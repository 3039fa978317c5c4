"""What coverage does not see by itself: the threads of Qt, and what the workers of pytest-xdist counted.

It follows only threads that Python starts; and a worker that ends slowly is killed before it has kept its counts.
"""

import sys
import threading

from ita_desktop.qt.jobs import Job


def follow_jobs() -> None:
    """From now on, where something follows at all."""
    follow, run = threading.gettrace(), Job.run
    if follow is None:
        return

    def run_followed(self: Job) -> None:
        sys.settrace(follow)
        run(self)

    Job.run = run_followed


def keep_counts() -> None:
    coverage = sys.modules.get("coverage")
    counting = coverage and coverage.Coverage.current()
    if counting:
        counting.save()
