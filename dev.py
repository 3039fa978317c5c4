"""Sets up what the project needs on Debian or Windows, then runs it, tests it or refreshes its made files."""

import hashlib
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

OLDEST_PYTHON = (3, 11)
if sys.version_info < OLDEST_PYTHON:
    sys.exit(
        f"โปรแกรมนี้ต้องใช้ Python 3.11 ขึ้นไป เครื่องนี้ใช้ {sys.version.split()[0]}\n"
        f"ITA Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}."
    )

USAGE = """python dev.py run [...]    เปิดโปรแกรม หรือสั่งงานโปรแกรม / start the program, or give it a command
python dev.py test [...]   ตรวจโค้ดและทดสอบ / check and test; what follows goes to pytest
python dev.py check        ตรวจโค้ดโดยไม่ทดสอบ / check without testing
python dev.py texts        ปรับแฟ้มคำแปลตามข้อความในโค้ด / refresh the catalogues from the code
python dev.py handbook     เขียน docs/checks.md ใหม่ตามรายการตรวจ / write docs/checks.md anew from the checks
python dev.py pictures     วาดภาพทุกหน้าของหน้าต่างไว้ใน pictures/ / draw every place of the window
python dev.py pictures handbook   วาดภาพของคู่มือใหม่ / draw the handbook's pictures anew
python dev.py build        สร้างโปรแกรมที่ไม่ต้องมี Python ไว้ใน dist/ / make the program that needs no Python, in dist/
python dev.py ordeal       ปิดโปรแกรมกลางคัน ที่เก็บเต็ม แฟ้มเสียทุกแบบ (--quick) / kill, starve and misfeed the program
python dev.py coverage     บรรทัดใดบ้างที่การทดสอบได้เรียกใช้ / which lines the tests run
python dev.py mutations [800]   ใส่ข้อผิดเล็กน้อยในกฎ แล้วดูว่าการทดสอบพบหรือไม่ / put small faults into the rules
python dev.py lock         กำหนดรุ่นไลบรารีใหม่ / pin the newest libraries"""

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
DIST = ROOT / "dist"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
SAMPLE_PAPERS = ROOT / "sample-papers"
CATALOGUE = ROOT / "i18n" / "ita_desktop.pot"

FOR_USE = "requirements.txt"
FOR_DEVELOPMENT = "requirements-dev.txt"

# Tests of one file stay together: what they share is made once.
IN_PARALLEL = ("--numprocesses", "auto", "--dist", "worksteal")

QT_AND_FONT_PACKAGES = (
    "libglib2.0-0",
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    "libx11-6",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
    "libthai0",
    "fonts-tlwg-laksaman-ttf",
    "fonts-tlwg-loma-ttf",
)

ENVIRONMENT = {
    **os.environ,
    "DEBIAN_FRONTEND": "noninteractive",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
    "PYTHONIOENCODING": "utf-8",
}


class SetUpError(Exception):
    """A step without which the rest cannot go on; what went wrong has been printed."""


def say(thai: str, english: str) -> None:
    print(f"{thai}\n{english}", flush=True)


def succeeds_quietly(*command: str) -> bool:
    """Whether `command` succeeded; its output is shown only when it did not."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        print(done.stdout, flush=True)
    return done.returncode == 0


def status_of(*arguments: str, folder: Path = ROOT) -> int:
    """The exit status of the project's own Python, run with `arguments`."""
    return subprocess.run([str(PYTHON), *arguments], cwd=folder, env=ENVIRONMENT).returncode


def missing_system_packages() -> list[str]:
    wanted: list[str] = list(QT_AND_FONT_PACKAGES)
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append("python3-venv")
    # Newer Debian renamed some of these packages; the new ones still provide the old names.
    listing = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package} ${Provides}\n"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout
    present = {
        name
        for line in listing.splitlines()
        if line.startswith("installed ")
        for name in re.split(r"[ ,]+", line)
    }
    return [name for name in wanted if name not in present]


def install_system_packages() -> None:
    if sys.platform == "win32" or not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = missing_system_packages()
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() == 0:
        as_root: list[str] = []
    elif shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        as_root = ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    else:
        say(
            "เครื่องนี้ยังขาดแพ็กเกจของระบบ โปรดสั่งคำสั่งต่อไปนี้ (ต้องมีสิทธิ์ผู้ดูแลเครื่อง)",
            "System packages are missing; please type this command (it needs an administrator's rights):",
        )
        print("  sudo " + " ".join(install), flush=True)
        return
    say("กำลังติดตั้งแพ็กเกจของระบบ ...", "Installing system packages: " + " ".join(missing))
    succeeds_quietly(*as_root, "apt-get", "update")
    if not succeeds_quietly(*as_root, *install):
        say("ติดตั้งแพ็กเกจของระบบไม่สำเร็จ จะทำขั้นต่อไป", "System packages could not be installed; going on.")


def make_virtual_environment() -> None:
    say("กำลังสร้าง .venv ...", "Making .venv ...")
    if not succeeds_quietly(sys.executable, "-m", "venv", "--clear", str(VENV)):
        say("สร้าง .venv ไม่สำเร็จ", "Could not make .venv.")
        raise SetUpError


def install_libraries(requirements: str) -> None:
    say(
        f"กำลังติดตั้งไลบรารีตาม {requirements} (ครั้งแรกใช้เวลาไม่กี่นาที) ...",
        f"Installing the libraries of {requirements} (a few minutes the first time) ...",
    )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:"]
    if not succeeds_quietly(*pip, "--requirement", requirements):
        say("ติดตั้งไลบรารีไม่สำเร็จ", "Could not install the libraries.")
        raise SetUpError


def put_project_on_path() -> None:
    """Lets `.venv` import the program from anywhere; the path is relative, so the folder can be moved."""
    ask = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    answer = subprocess.run(ask, env=ENVIRONMENT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    libraries = Path(answer.stdout.strip())
    (libraries / "ita_desktop.pth").write_text(os.path.relpath(ROOT, libraries) + "\n", encoding="utf-8")


def set_up(requirements: str) -> None:
    """Leaves `.venv` holding what `requirements` pins; returns at once when it already does."""
    install_system_packages()
    pinned = (ROOT / requirements).read_bytes()
    fingerprint = hashlib.sha256(sys.version.encode() + pinned).hexdigest()
    stamp = VENV / f"installed-{requirements}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint:
        return
    if not (PYTHON.exists() and succeeds_quietly(str(PYTHON), "-m", "pip", "--version")):
        make_virtual_environment()
    install_libraries(requirements)
    put_project_on_path()
    stamp.write_text(fingerprint, encoding="utf-8")


def has_display() -> bool:
    return not sys.platform.startswith("linux") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run(arguments: list[str]) -> int:
    set_up(FOR_USE)
    if arguments:
        return status_of("-m", "ita_desktop", *arguments, folder=Path.cwd())
    if has_display():
        return open_sample_window()
    say(
        "เครื่องนี้ไม่มีจอภาพ จึงจัดทำเอกสารตัวอย่างให้",
        "There is no display here: the sample's papers are written instead.",
    )
    return write_sample_papers()


def open_sample_window() -> int:
    """The sample stays as the officer left it; a new one is made only where there is none."""
    SAMPLE_PAPERS.mkdir(exist_ok=True)
    file = SAMPLE_PAPERS / "sample.ita"
    made = 0 if file.exists() else status_of("-m", "ita_desktop", "sample", str(file))
    return made or status_of("-m", "ita_desktop", str(file))


def write_sample_papers() -> int:
    SAMPLE_PAPERS.mkdir(exist_ok=True)
    file = SAMPLE_PAPERS / "sample.ita"
    file.unlink(missing_ok=True)
    status = status_of("-m", "ita_desktop", "sample", str(file)) or status_of(
        "-m", "ita_desktop", "documents", str(file), "--out", str(SAMPLE_PAPERS)
    )
    if status == 0:
        say(f"เอกสารตัวอย่างอยู่ที่ {SAMPLE_PAPERS}", f"The sample's papers are in {SAMPLE_PAPERS}")
    return status


def check() -> int:
    set_up(FOR_DEVELOPMENT)
    steps = (["ruff", "check"], ["ruff", "format", "--check"], ["pyright", "--pythonpath", str(PYTHON)])
    statuses = [status_of("-m", *step) for step in steps]
    return int(any(statuses))


def test(arguments: list[str]) -> int:
    """All tests share the cores; a chosen few run as they are named."""
    checked = check()
    return status_of("-m", "pytest", *(arguments or IN_PARALLEL)) or checked


def coverage() -> int:
    """Which lines the tests run: nearly all below the window, most of the window itself."""
    set_up(FOR_DEVELOPMENT)
    tested = status_of("-m", "coverage", "run", "-m", "pytest", *IN_PARALLEL)
    window = "ita_desktop/qt/*,ita_desktop/screens/*"
    steps = (
        ["combine", "--quiet"],
        ["report", "--omit", window, "--fail-under", "95"],
        ["report", "--include", window, "--fail-under", "85"],
    )
    statuses = [status_of("-m", "coverage", *step) for step in steps]
    return int(tested != 0 or any(statuses))


def mutations(arguments: list[str]) -> int:
    """All small faults, so many by lot, or those whose names follow."""
    set_up(FOR_DEVELOPMENT)
    return status_of("-m", "tools.mutations", *arguments)


def lock() -> int:
    set_up(FOR_DEVELOPMENT)
    compile_pins = ["-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--upgrade", "--universal"]
    compile_pins += ["--python-version", "3.11", "--generate-hashes"]
    compile_pins += ["--no-emit-index-url", "--no-annotate", "--no-header"]
    return status_of(*compile_pins, "--output-file", FOR_USE) or status_of(
        *compile_pins, "--group", "dev", "--constraint", FOR_USE, "--output-file", FOR_DEVELOPMENT
    )


def pictures(arguments: list[str]) -> int:
    """Without a screen; what follows names places, or is `handbook`."""
    set_up(FOR_DEVELOPMENT)
    ENVIRONMENT.setdefault("QT_QPA_PLATFORM", "offscreen")
    if arguments == ["handbook"]:
        return status_of("-m", "tests.screens.handbook_pictures", str(ROOT / "docs" / "pictures"))
    return status_of("-m", "tests.screens.gallery", str(ROOT / "pictures"), *arguments)


def ordeal(arguments: list[str]) -> int:
    if sys.platform == "win32":
        say("การทดสอบนี้ทำได้บน Debian เท่านั้น", "The ordeal needs Debian.")
        return 1
    set_up(FOR_DEVELOPMENT)
    return status_of("-m", "tests.ordeal", *arguments)


def build() -> int:
    """The handbook, a program that needs no Python, an archive to carry about, and what that says of itself."""
    set_up(FOR_DEVELOPMENT)
    ENVIRONMENT.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A word of MkDocs's makers about its next version.
    ENVIRONMENT["NO_MKDOCS_2_WARNING"] = "1"
    program = DIST / "ita-desktop"
    steps = (
        ["mkdocs", "build", "--strict", "--quiet"],
        ["PyInstaller", "--noconfirm", "--log-level", "ERROR", "build.spec"],
    )
    if any(status_of("-m", *step) for step in steps):
        return 1
    # Settings then stay beside the program, on the stick that carries it.
    (program / "portable").touch()
    kind = "zip" if sys.platform == "win32" else "gztar"
    archive = Path(shutil.make_archive(f"{program}-portable", kind, DIST, program.name))
    (program / "portable").unlink()
    if try_archive(archive) != 0:
        return 1
    files = [file for file in program.rglob("*") if file.is_file() and not file.is_symlink()]
    size_mb = sum(file.stat().st_size for file in files) >> 20
    packed_mb = archive.stat().st_size >> 20
    say(f"โปรแกรมอยู่ที่ {program} ({size_mb} MB, ในแฟ้มบีบอัด {packed_mb} MB)", "The program is there.")
    return 0


def try_archive(archive: Path) -> int:
    """What the program says of itself as an officer would unpack it: nothing of this project about it."""
    known = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "LANG", "QT_QPA_PLATFORM")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "สมหญิง ใจดี"
        home.mkdir()
        shutil.unpack_archive(archive, home)
        places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP"), str(home))
        alone = {name: ENVIRONMENT[name] for name in known if name in ENVIRONMENT} | places
        started = "ita-desktop-console.exe" if sys.platform == "win32" else "ita-desktop"
        command = [str(home / "ita-desktop" / started), "--self-test"]
        return subprocess.run(command, cwd=home, env=alone).returncode


def texts() -> int:
    set_up(FOR_DEVELOPMENT)
    babel = ["-m", "babel.messages.frontend", "--quiet"]
    extract = ["extract", ".", "--mapping", "i18n/babel.cfg", "--keyword", "translate", "--no-location"]
    # What a check looks for is its third argument; what counts is the same in Thai for one and for many.
    extract += ["--keyword", "Check:3", "--keyword", "counted:1,1", "--keyword", "deferred"]
    extract += ["--output-file", str(CATALOGUE), "--sort-output", "--no-wrap"]
    extract += ["--header-comment", "# ITA Desktop: the Thai text is the message."]
    update = ["update", "--input-file", str(CATALOGUE), "--output-dir", "i18n", "--domain", "ita_desktop"]
    update += ["--locale", "en", "--init-missing", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap"]
    status = status_of(*babel, *extract) or status_of(*babel, *update)
    if status != 0:
        return status
    for catalogue in (CATALOGUE, *CATALOGUE.parent.glob("*/LC_MESSAGES/*.po")):
        drop_passing_headers(catalogue)
    return 0


def handbook() -> int:
    set_up(FOR_DEVELOPMENT)
    write = "from pathlib import Path; from ita_desktop.rules.checks.handbook import chapter_on_checks;"
    write += "Path('docs/checks.md').write_text(chapter_on_checks(), encoding='utf-8', newline='\\n')"
    return status_of("-c", write)


def texts_of_form(
    file: BinaryIO, _keywords: object, _comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """For Babel: what a form says in Thai; names, codes and web addresses in it are the same in every language."""
    for element in ElementTree.parse(file).iter("string"):
        if element.get("notr") != "true" and element.text and not element.text.isascii():
            yield 0, "translate", element.text, []


def names_in_resources(
    file: BinaryIO, _keywords: object, _comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """For Babel: what editions, revisions, levels, layouts, phases and patterns of an agenda are called."""
    table = tomllib.load(file)
    named = [table, *(each for key in ("levels", "patterns", "phases") for each in table.get(key, ()))]
    names = [each[key] for each in named for key in ("name", "body") if key in each]
    names += [revision["title"] for revision in table.get("revisions", ())]
    for name in names:
        if not name.isascii():
            yield 0, "translate", name, []


def drop_passing_headers(catalogue: Path) -> None:
    """Leaves no date, tool or placeholder in the heading: it would hide the texts that changed."""
    passing = "Project-Id-Version|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team"
    passing += "|Report-Msgid-Bugs-To|Generated-By"
    text = re.sub(rf'^"({passing}): .*\n', "", catalogue.read_text(encoding="utf-8"), flags=re.MULTILINE)
    catalogue.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    # A redirected Windows console is cp874 or cp1252, which cannot hold every sentence.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    name, *rest = arguments or ["--help"]
    try:
        if name in TAKES_ARGUMENTS:
            return TAKES_ARGUMENTS[name](rest)
        if name in TAKES_NONE and not rest:
            return TAKES_NONE[name]()
    except SetUpError:
        return 1
    except KeyboardInterrupt:
        return 130
    print(USAGE)
    return 0 if name in ("-h", "--help") else 2


TAKES_ARGUMENTS = {
    "run": run,
    "test": test,
    "pictures": pictures,
    "ordeal": ordeal,
    "mutations": mutations,
}
TAKES_NONE = {
    "check": check,
    "texts": texts,
    "handbook": handbook,
    "build": build,
    "lock": lock,
    "coverage": coverage,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
