"""A server: one PostgreSQL database of many offices, each of which is worked in as if it lay in a file."""

import weakref
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    URL,
    BigInteger,
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    create_engine,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError

from ita_desktop.model.office import Office
from ita_desktop.model.records import Record
from ita_desktop.storage.faults import OvertakenError, PasswordNeededError, WorkspaceError
from ita_desktop.storage.numbering import STRIDE_BITS
from ita_desktop.storage.roles import Right, grant_right, has_account, may_write, protect
from ita_desktop.storage.upgrades import SCHEMA_VERSION, take_steps_after
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.sorting import thai_key
from ita_desktop.translation import translate as _

_DRIVER = "postgresql+psycopg"
_KINDS = ("postgresql", _DRIVER)
_PATIENCE_S = 10
_SECRETS = ("password", "sslpassword", "passfile")

_schema = Table("ita_schema", MetaData(), Column("version", BigInteger, primary_key=True))

# What PostgreSQL calls two who were in each other's way: serialization_failure, deadlock_detected, lock_not_available.
_OVERTAKEN = ("40001", "40P01", "55P03")
_THERE_ALREADY = "23505"
_NO_RIGHT = "42501"


class ServerWorkspace(Workspace):
    """One office of a server."""

    def refusal(self, error: DatabaseError) -> WorkspaceError:
        return server_refusal(self.name, error)

    def refusal_of_ties(self, error: IntegrityError) -> WorkspaceError:
        if getattr(error.orig, "sqlstate", None) == _THERE_ALREADY:
            # What both of two add, the second finds when it tries again.
            return OvertakenError()
        return super().refusal_of_ties(error)


def is_server(place: str) -> bool:
    """Whether `place` names a database on a server, and not a file."""
    return place.partition("://")[0] in _KINDS


def open_server(place: str, password: str = "") -> ServerWorkspace:
    """`place` is the URL of the database, with `#` and the name of the office where it shows more than one.

    Raises WorkspaceError, PasswordNeededError where the one that it holds, or `password`, does not fit.
    """
    url, name = split_place(place)
    if password:
        url = url.set(password=password)
    with prepared(url) as connection:
        office = find_office(connection, name)
        read_only = "" if may_write(connection, office.id) else _words_of_a_reader(url)
    engine = server_engine(url, office.id)
    workspace = ServerWorkspace(
        engine,
        name=office.name,
        office=office.id,
        read_only=read_only,
        user=url.username or "",
    )
    # A command does not close what it opened; its end does.
    weakref.finalize(workspace, engine.dispose)
    return workspace


def read_place(typed: str, account: str = "") -> tuple[str, str]:
    """A place as somebody types it, and the password that stood in it: `10.20.30.40/ita` is enough beside an account.

    Raises WorkspaceError.
    """
    typed = typed.strip()
    url, office = split_place(typed if "://" in typed else f"{_DRIVER}://{typed}")
    if not url.host or not url.database:
        message = _("โปรดพิมพ์ชื่อเครื่องและชื่อฐานข้อมูล คั่นด้วย / ตัวอย่าง {example}")
        raise WorkspaceError(message.format(example="10.20.30.40/ita"))
    if account.strip():
        url = url.set(username=account.strip())
    return name_place(url, office), str(url.password or "")


def name_place(url: URL, office: str) -> str:
    """What may be written down: it holds no password."""
    # Setting it to None would leave it.
    bare = URL.create(
        url.drivername,
        username=url.username,
        host=url.host,
        port=url.port,
        database=url.database,
        query=url.difference_update_query(_SECRETS).query,
    )
    return f"{bare}#{office}" if office else str(bare)


def place_in_words(url: URL) -> str:
    port = f":{url.port}" if url.port else ""
    return f"{url.host or ''}{port}/{url.database or ''}"


def list_offices(place: str, password: str = "") -> list[str]:
    """The names of those that the account sees. Raises WorkspaceError, also where it sees none."""
    url, _office = split_place(place)
    if password:
        url = url.set(password=password)
    with prepared(url) as connection:
        names = sorted(connection.scalars(select(Office.name)), key=thai_key)
    if not names:
        raise WorkspaceError(_which_office("", names))
    return names


def prepare_server(place: str) -> None:
    """Makes the tables that are missing, brings up those of an older program, and lets accounts see only their offices.

    For who owns the database; once, and again after the program was renewed. Raises WorkspaceError.
    """
    url, _name = split_place(place)
    with connected(url) as connection, connection.begin():
        if inspect(connection).has_table(_schema.name):
            take_steps_after(connection, _refuse_newer(connection, url))
        Record.metadata.create_all(connection)
        _schema.create(connection, checkfirst=True)
        connection.execute(_schema.delete())
        connection.execute(_schema.insert().values(version=SCHEMA_VERSION))
        for table in Record.metadata.sorted_tables:
            if table.name != Office.__tablename__:
                connection.execute(text(_number_in_stride(table.name)))
        protect(connection)


def grant_on_server(place: str, account: str, right: Right, office_name: str = "") -> str:
    """The name of the office that the right is for, or nothing if it is for all of them. Raises WorkspaceError."""
    url, named = split_place(place)
    name = office_name or named
    with prepared(url) as connection, connection.begin():
        if not has_account(connection, account):
            message = _("ไม่มีบัญชี {account} ในฐานข้อมูล ผู้ดูแลฐานข้อมูลสร้างก่อนด้วย CREATE ROLE … LOGIN PASSWORD …")
            raise WorkspaceError(message.format(account=account))
        is_for_one = right is Right.WRITE or (right is Right.READ and name)
        office = find_office(connection, name) if is_for_one else None
        grant_right(connection, account, right, office.id if office else None)
        return office.name if office else ""


def server_engine(url: URL, office: int | None = None) -> Engine:
    """With `office`, new records are numbered as its own."""
    options = f"-c timezone=UTC -c lock_timeout={_PATIENCE_S}s"
    if office is not None:
        options += f" -c ita.office={office}"
    return create_engine(
        url,
        connect_args={"connect_timeout": _PATIENCE_S, "options": options},
        # What one session reads belongs together, and nobody writes over what it did not see.
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
        hide_parameters=True,
    )


def split_place(place: str) -> tuple[URL, str]:
    """The database, and the name of the office or nothing. Raises WorkspaceError for what is no address."""
    address, _mark, office = place.partition("#")
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        message = _("ที่อยู่ฐานข้อมูลไม่ถูกต้อง ตัวอย่าง {example}")
        raise WorkspaceError(message.format(example=f"{_DRIVER}://user@server/ita#สำนักงานเขตสมมติ")) from error
    return url.set(drivername=_DRIVER), office.strip()


@contextmanager
def connected(url: URL) -> Generator[Connection]:
    """One connection of its own, as nobody's session. Raises WorkspaceError."""
    try:
        engine = server_engine(url)
    except (ImportError, NoSuchModuleError) as error:
        message = _("เครื่องนี้ไม่มีส่วนที่ติดต่อฐานข้อมูล PostgreSQL (psycopg) โปรดติดตั้งโปรแกรมใหม่ให้ครบ")
        raise WorkspaceError(message) from error
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        raise server_refusal(place_in_words(url), error) from error
    finally:
        engine.dispose()


@contextmanager
def prepared(url: URL) -> Generator[Connection]:
    """As `connected`; refuses a database without our tables, or with those of another version."""
    with connected(url) as connection:
        if not inspect(connection).has_table(_schema.name):
            message = _(
                "ฐานข้อมูล {url} ยังไม่ได้เตรียมไว้ใช้กับโปรแกรมนี้ ผู้ดูแลฐานข้อมูลสั่ง ita-desktop server-prepare ก่อน"
            )
            raise WorkspaceError(message.format(url=place_in_words(url)))
        if _refuse_newer(connection, url) < SCHEMA_VERSION:
            message = _("ฐานข้อมูล {url} เป็นของโปรแกรมรุ่นก่อน ผู้ดูแลฐานข้อมูลสั่ง ita-desktop server-prepare ก่อน")
            raise WorkspaceError(message.format(url=place_in_words(url)))
        connection.rollback()
        yield connection


def find_office(connection: Connection, name: str) -> Any:
    """Number and name of the office called so, or of the only one. Raises WorkspaceError."""
    offices = connection.execute(select(Office.id, Office.name, Office.district).order_by(Office.name)).all()
    found = [office for office in offices if not name or name in (office.name, office.district)]
    if len(found) == 1:
        return found[0]
    raise WorkspaceError(_which_office(name, [office.name for office in offices]))


def _which_office(name: str, known: Sequence[str]) -> str:
    if not known:
        return _("ฐานข้อมูลนี้ยังไม่มีสำนักงานที่บัญชีนี้ดูได้ โปรดให้ผู้ดูแลฐานข้อมูลให้สิทธิ์ หรือนำแฟ้มเข้าด้วยคำสั่ง copy")
    message = (
        _("ฐานข้อมูลนี้ไม่มี {name} (มี {known})")
        if name
        else _("ฐานข้อมูลนี้มีหลายสำนักงาน โปรดต่อท้ายที่อยู่ด้วย # และชื่อสำนักงาน (มี {known})")
    )
    return message.format(name=name, known=", ".join(known))


def _refuse_newer(connection: Connection, url: URL) -> int:
    version = connection.scalar(select(_schema.c.version)) or 0
    if version > SCHEMA_VERSION:
        message = _("ฐานข้อมูล {url} เป็นของโปรแกรมรุ่นใหม่กว่านี้ โปรดปรับรุ่นโปรแกรมก่อน")
        raise WorkspaceError(message.format(url=place_in_words(url)))
    return version


def _number_in_stride(table: str) -> str:
    return (
        f'ALTER TABLE "{table}" ALTER COLUMN id SET DEFAULT '
        f"(current_setting('ita.office')::bigint << {STRIDE_BITS} | nextval('{table}_id_seq'))"
    )


def _words_of_a_reader(url: URL) -> str:
    message = _("เปิดดูอย่างเดียว: บัญชี {user} มีสิทธิ์ดูสำนักงานนี้แต่ไม่มีสิทธิ์แก้ไข ถ้าต้องแก้ไขโปรดติดต่อผู้ดูแลฐานข้อมูล")
    return message.format(user=url.username or "")


def server_refusal(name: str, error: DatabaseError) -> WorkspaceError:
    """What the database called `name` says against it, in the officer's words."""
    code = getattr(error.orig, "sqlstate", None)
    connection = getattr(error.orig, "pgconn", None)
    if connection is not None and (connection.needs_password or connection.used_password) and not code:
        return PasswordNeededError(_("ฐานข้อมูล {name} ขอรหัสผ่านของบัญชี โปรดพิมพ์รหัสผ่าน").format(name=name))
    if code in _OVERTAKEN:
        return OvertakenError()
    if code == _NO_RIGHT:
        return WorkspaceError(_("บัญชีนี้ไม่มีสิทธิ์ทำเช่นนี้ในฐานข้อมูล {name} โปรดติดต่อผู้ดูแลฐานข้อมูล").format(name=name))
    if error.connection_invalidated or not code:
        message = _("ติดต่อฐานข้อมูล {name} ไม่ได้ โปรดตรวจสายเครือข่าย ที่อยู่ ชื่อบัญชี และรหัสผ่าน ({reason})")
    else:
        message = _("ฐานข้อมูล {name} ไม่รับ ข้อมูลยังเป็นเหมือนเดิม ({reason})")
    return WorkspaceError(message.format(name=name, reason=str(error.orig).strip().splitlines()[0]))
