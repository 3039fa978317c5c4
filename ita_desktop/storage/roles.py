"""Who may do what on a server, by the rights of the database itself, which also hold whoever comes past the program.

A right is a role that an account is a member of, named after the database, the right and the number of the office
(`ita:write:3`; `ita:read` is for all offices). Which office a row belongs to is read from its number (see numbering);
it can name no row of another office.
"""

from enum import StrEnum

from sqlalchemy import Connection, Table, func, select

from ita_desktop.model.office import Office
from ita_desktop.model.records import Record
from ita_desktop.storage.numbering import STRIDE_BITS


class Right(StrEnum):
    """To see an office, to change it too, or to administer: all offices, also to bring them in."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


# NULL stands for all offices.
_OFFICES_OF_ACCOUNT = """
CREATE OR REPLACE FUNCTION ita_offices(wanted text) RETURNS bigint[]
STABLE LANGUAGE sql SET search_path = pg_catalog AS $$
    SELECT CASE
        WHEN bool_or(split_part(rolname, ':', 3) = '') THEN NULL
        ELSE coalesce(array_agg(nullif(split_part(rolname, ':', 3), '')::bigint), '{}')
    END
    FROM pg_roles
    WHERE split_part(rolname, ':', 1) = current_database()
        AND split_part(rolname, ':', 2) IN ('admin', 'write', wanted)
        AND pg_has_role(current_user, oid, 'member')
$$
"""
_KNOWN_ROLES = "SELECT rolname FROM pg_roles WHERE split_part(rolname, ':', 1) = current_database()"
_OWNS_TABLES = "SELECT pg_has_role(relowner, 'member') FROM pg_class WHERE oid = 'office'::regclass"


def protect(connection: Connection) -> None:
    """Lets each account see and change the rows of its offices only. For who owns the tables, whom nothing holds."""
    connection.exec_driver_sql(_OFFICES_OF_ACCOUNT)
    for table in Record.metadata.sorted_tables:
        for statement in _policies(table):
            connection.exec_driver_sql(statement)
    for role in connection.exec_driver_sql(_KNOWN_ROLES).scalars().all():
        _allow(connection, role)


def grant_right(connection: Connection, account: str, right: Right, office: int | None = None) -> None:
    """Without `office` the right is for all of them; to administer always is."""
    role = f"{connection.scalar(select(func.current_database()))}:{right}"
    if office is not None and right is not Right.ADMIN:
        role += f":{office}"
    if not has_account(connection, role):
        connection.exec_driver_sql(f"CREATE ROLE {_quoted(role)}")
    _allow(connection, role)
    connection.exec_driver_sql(f"GRANT {_quoted(role)} TO {_quoted(account)}")


def has_account(connection: Connection, name: str) -> bool:
    known = connection.exec_driver_sql("SELECT count(*) FROM pg_roles WHERE rolname = %s", (name,))
    return known.scalar_one() > 0


def may_write(connection: Connection, office: int) -> bool:
    """Whether the account that is connected may change what belongs to the office."""
    if connection.exec_driver_sql(_OWNS_TABLES).scalar_one():
        return True
    offices = connection.scalar(select(func.ita_offices(Right.WRITE.value)))
    return offices is None or office in offices


def _policies(table: Table) -> list[str]:
    name = _quoted(table.name)
    office = "id" if table.name == Office.__tablename__ else f"id >> {STRIDE_BITS}"
    seen = f"(SELECT ita_offices('read')) IS NULL OR {office} = ANY ((SELECT ita_offices('read'))::bigint[])"
    changed = seen.replace("'read'", "'write'")
    own = "".join(f" AND ({condition})" for condition in _ties(table, office))
    return [
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS seen ON {name}",
        f"DROP POLICY IF EXISTS changed ON {name}",
        f"CREATE POLICY seen ON {name} FOR SELECT USING ({seen})",
        f"CREATE POLICY changed ON {name} USING ({changed}) WITH CHECK (({changed}){own})",
    ]


def _ties(table: Table, office: str) -> list[str]:
    """That what the row names belongs to its own office."""
    ties: list[str] = []
    for column in table.c:
        for key in column.foreign_keys:
            named = _quoted(column.name)
            if key.column.table.name != Office.__tablename__:
                named = f"{named} >> {STRIDE_BITS}"
            ties.append(f"{_quoted(column.name)} IS NULL OR {named} = {office}")
    return ties


def _allow(connection: Connection, role: str) -> None:
    """What a role may do to tables at all; to which rows, the policies say."""
    right = Right(role.split(":")[1])
    deeds = {
        Right.READ: "SELECT",
        Right.WRITE: "SELECT, INSERT, UPDATE, DELETE",
        Right.ADMIN: "SELECT, INSERT, UPDATE, DELETE",
    }
    tables = ", ".join(_quoted(table.name) for table in Record.metadata.sorted_tables)
    statements = [f"GRANT {deeds[right]} ON {tables} TO {{role}}", "GRANT SELECT ON ita_schema TO {role}"]
    if right is Right.WRITE:
        statements += ["GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}"]
        statements += ["REVOKE INSERT, DELETE ON office FROM {role}"]
    if right is Right.ADMIN:
        statements += ["GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {role}"]
    for statement in statements:
        connection.exec_driver_sql(statement.format(role=_quoted(role)))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
