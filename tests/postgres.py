"""A PostgreSQL of the tests' own: made anew in a folder of its own, on loopback, and gone afterwards."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, create_engine, make_url

from ita_desktop.storage.servers import prepare_server

GUARDED = "guarded"
_PREPARED = "prepared"
_FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def find_program(name: str) -> str | None:
    """Debian keeps the programs of each version in a folder that is not on the path."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, _FOLDERS)]))


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of the database `postgres`, for its owner. Only where `find_program("initdb")` finds one."""
    with TemporaryDirectory() as folder:
        if user := _user():
            shutil.chown(folder, user)
        with _started(Path(folder)) as url:
            yield url


def make_database(url: str, name: str) -> str:
    """A copy of one that is prepared once: quicker than preparing each."""
    whole = make_url(url)
    with _administering(whole) as connection:
        known = set(connection.exec_driver_sql("SELECT datname FROM pg_database").scalars())
        if _PREPARED not in known:
            connection.exec_driver_sql(f"CREATE DATABASE {_PREPARED}")
            prepare_server(_address(whole, _PREPARED))
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {_PREPARED}")
    return _address(whole, name)


def drop_database(address: str) -> None:
    url = make_url(address)
    with _administering(url.set(database="postgres")) as connection:
        connection.exec_driver_sql(f"DROP DATABASE {url.database} WITH (FORCE)")


@contextmanager
def _administering(url: URL) -> Iterator[Connection]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _address(url: URL, database: str) -> str:
    return url.set(database=database).render_as_string(hide_password=False)


@contextmanager
def _started(folder: Path) -> Iterator[str]:
    data = folder / "data"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    _call(
        "initdb",
        "--pgdata",
        str(data),
        "--username",
        "owner",
        "--encoding",
        "UTF8",
        "--no-sync",
        "--locale=C",
    )
    # All may come in, but one account must say its password.
    hba = data / "pg_hba.conf"
    hba.write_text(f"host all {GUARDED} all scram-sha-256\nhost all all 127.0.0.1/32 trust\n")
    # What is lost with the machine is lost with the test.
    settings = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c shared_buffers=32MB"
    log = str(folder / "log")
    _call("pg_ctl", "--pgdata", str(data), "--log", log, "--wait", "-o", f"-p {port} {settings}", "start")
    try:
        yield f"postgresql+psycopg://owner@127.0.0.1:{port}/postgres"
    finally:
        _call("pg_ctl", "--pgdata", str(data), "--mode", "immediate", "stop")


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    return "nobody" if sys.platform != "win32" and os.geteuid() == 0 else None


def _call(name: str, *arguments: str) -> None:
    program = find_program(name)
    assert program
    done = subprocess.run(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        user=_user(),
        cwd="/",
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
