"""The floors of the house and what its rooms are called."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAMES_THAT_SAY_NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "managers",
    "shared",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """In a process of its own: import-linter silences every logger that stands when it starts."""
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    return subprocess.run([sys.executable, "-c", command], cwd=folder, capture_output=True, encoding="utf-8")


def test_imports_keep_the_floors() -> None:
    linted = lint_imports(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_an_import_that_breaks_a_floor_is_seen(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "ita_desktop", tmp_path / "ita_desktop", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    offences = {
        "thai/offending_upwards.py": "import ita_desktop.model",
        "exchange/offending_sideways.py": "import ita_desktop.storage",
        "documents/compose/offending_word.py": "import docx",
        "rules/offending_excel.py": "import openpyxl",
        "documents/compose/offending_window.py": "import PySide6",
        "qt/offending_subject.py": "import ita_desktop.model",
        "screens/offending_query.py": "import sqlalchemy",
        "offending_newcomer.py": "",
    }
    for place, line in offences.items():
        (tmp_path / "ita_desktop" / place).write_text(line + "\n", encoding="utf-8")

    linted = lint_imports(tmp_path)

    assert linted.returncode == 1
    unseen = [place for place in offences if Path(place).stem not in linted.stdout]
    assert not unseen, linted.stdout + linted.stderr


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_no_module_folder_or_class_has_a_name_that_says_nothing() -> None:
    names: set[str] = set()
    for folder in ("ita_desktop", "tests", "benchmarks"):
        for module in (ROOT / folder).rglob("*.py"):
            names.update(module.relative_to(ROOT).with_suffix("").parts)
            tree = ast.parse(module.read_text(encoding="utf-8"))
            names.update(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert {name for name in names if words(name) & NAMES_THAT_SAY_NOTHING} == set()


def test_ui_holds_forms_and_nothing_else() -> None:
    strangers = {file.name for file in (ROOT / "ui").rglob("*") if file.suffix != ".ui"}
    assert strangers <= {".gitkeep"}
