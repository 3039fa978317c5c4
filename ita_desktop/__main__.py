"""Starts the window, or a deed from the command line."""

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper


def main() -> int:
    # Records and widgets live long; looking them over again and again slows everything by a fifth.
    gc.set_threshold(50_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may be set to a code page without Thai; without a console there is no stream.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = sys.argv[1:]
    if "--self-test" in arguments:
        if not _has_display():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from ita_desktop.screens.self_test import run_self_test

        return run_self_test()
    if not _wants_window(arguments):
        from ita_desktop.commands import run

        return run(arguments)
    if not _has_display():
        print(
            "เครื่องนี้ไม่มีจอภาพ ใช้โปรแกรมผ่านบรรทัดคำสั่งได้ ดูคำสั่งด้วย --help\n"
            "There is no display here; the commands still work, see --help.",
            file=sys.stderr,
        )
        return 2
    from ita_desktop.screens.application import start

    return start(arguments)


def _wants_window(arguments: Sequence[str]) -> bool:
    """Nothing, a file as a double-click gives it, a database, or an option of Qt's own (-platform)."""
    if not arguments:
        return True
    first = arguments[0]
    if first == "--database":
        return len(arguments) > 1
    return first.lower().endswith(".ita") or (first.startswith("-") and not first.startswith(("--", "-h")))


def _has_display() -> bool:
    named = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    return named or "-platform" in sys.argv or not sys.platform.startswith("linux")


if __name__ == "__main__":
    sys.exit(main())
