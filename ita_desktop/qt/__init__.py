"""What we add to Qt; knows nothing of the subject."""

import builtins

import PySide6  # noqa: F401

# PySide looks through the source of every module that is imported after it for its own `from __feature__ import`, which
# nobody here uses: a sixth of the time until the first place stands (napari/napari#8584).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
