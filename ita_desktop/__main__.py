"""Starts the program from a command line."""

import sys

from ita_desktop.commands import run


def main() -> int:
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
