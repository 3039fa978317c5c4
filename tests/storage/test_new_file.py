"""A new file is whole, whatever part of the program makes it."""

import pkgutil
import subprocess
import sys
from importlib import import_module

import ita_desktop.model
from ita_desktop.model.records import Record

_ASK = """
from ita_desktop.storage import new_files
print(*new_files.FiscalYear.metadata.tables)
"""


def test_a_new_file_has_the_tables_of_all_records() -> None:
    for module in pkgutil.iter_modules(ita_desktop.model.__path__):
        import_module(f"ita_desktop.model.{module.name}")
    alone = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert set(alone.stdout.split()) == set(Record.metadata.tables)
