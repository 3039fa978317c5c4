"""What we add to Qt; knows nothing of the subject."""

import builtins
import os

import PySide6  # noqa: F401

# The same on every system. Named to Qt before it starts: afterwards Python would first have to learn what a style is.
os.environ["QT_STYLE_OVERRIDE"] = "Fusion"

# PySide looks through the source of every module that is imported after it for its own `from __feature__ import`, which
# nobody here uses: a sixth of the time until the first place stands (napari/napari#8584).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
