"""Nothing leaves the computer by itself: no module knows how, and the window does without."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ita_desktop"

SPEAKS_TO_OTHERS = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
STAYS_HERE = {
    "urllib.parse",
    "PySide6.QtNetwork.QLocalServer",
    "PySide6.QtNetwork.QLocalSocket",
}
WAKES_ITSELF = PACKAGE / "screens" / "session_end.py"
"""Hears of signals of the system through a pair of sockets that nobody else knows."""


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def speaks_to_others(name: str) -> bool:
    if any(name == known or name.startswith(f"{known}.") for known in STAYS_HERE):
        return False
    is_of_qt = name.startswith(("PySide6.QtNetwork", "PySide6.QtWeb"))
    return is_of_qt or name.partition(".")[0] in SPEAKS_TO_OTHERS


def test_no_module_knows_how_to_speak_to_others() -> None:
    found = {
        (module.relative_to(PACKAGE).as_posix(), name)
        for module in PACKAGE.rglob("*.py")
        for name in imported(module)
        if speaks_to_others(name)
    }
    assert found <= {(WAKES_ITSELF.relative_to(PACKAGE).as_posix(), "socket")}


def test_the_socket_that_wakes_the_window_reaches_nobody_else() -> None:
    tree = ast.parse(WAKES_ITSELF.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used <= {"socketpair", "socket"}


@pytest.mark.parametrize(
    "name",
    [
        "urllib.request",
        "http.client",
        "PySide6.QtNetwork.QNetworkAccessManager",
        "PySide6.QtWebEngineCore",
        "socket",
    ],
)
def test_what_would_speak_to_others_is_seen(name: str) -> None:
    assert speaks_to_others(name)
    assert not speaks_to_others("urllib.parse.urlsplit")


WINDOW_WITHOUT_NETWORK = """
import sys, time
from pathlib import Path

REACHES = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}

def refuse(event, arguments):
    if event in REACHES:
        raise RuntimeError(f"network: {event} {arguments}")

sys.addaudithook(refuse)

from PySide6.QtWidgets import QApplication
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application

application = QApplication([])
program = Application(Settings(Path(sys.argv[1])))
program.open_first(Path(sys.argv[2]))

def wait_for(is_so):
    until = time.monotonic() + 60
    while not is_so() and time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)

wait_for(lambda: program.window.desk)
desk = program.window.desk
for key in ("overview", "results", "committees", "responsibility", "measures", "meetings", "papers", "office"):
    program.window.open_place(key)
    application.processEvents()
wait_for(lambda: desk.has_looked)

def network_sockets():
    known = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        path = Path("/proc/self/net") / table
        if path.exists():
            known |= {line.split()[9] for line in path.read_text().splitlines()[1:]}
    own = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            own.add(str(descriptor.readlink()).removeprefix("socket:[").removesuffix("]"))
        except OSError:
            pass
    return known & own

print("looked", desk.has_looked, "sockets", len(network_sockets()) if sys.platform == "linux" else 0)
print("server", "psycopg" in sys.modules)
program.close()
"""


def test_the_window_shows_checks_and_composes_without_a_network(
    sample_content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "sample.ita"
    file.write_bytes(sample_content)
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "utf8",
            "-c",
            WINDOW_WITHOUT_NETWORK,
            str(tmp_path / "settings.json"),
            str(file),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )
    assert done.stdout.splitlines() == ["looked True sockets 0", "server False"], done.stderr
    assert "network:" not in done.stderr
