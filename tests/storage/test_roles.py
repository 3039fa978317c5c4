"""What an account may not do, the database itself refuses, however it is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DatabaseError

from ita_desktop.storage.books import load_book
from ita_desktop.storage.roles import Right, grant_right
from ita_desktop.storage.servers import connected, open_server, prepare_server, split_place
from ita_desktop.storage.workspace import PasswordNeededError, ReadOnlyError, Workspace, WorkspaceError
from tests.storage.offices import book_of, bring_in, guarded_account, make_office


@pytest.fixture
def two_offices(database: str, sample_content: bytes, tmp_path: Path) -> str:
    for number, name in enumerate(("สำนักงานเขตแรก", "สำนักงานเขตสอง"), start=1):
        bring_in(make_office(tmp_path / f"{number}.ita", sample_content, name, str(number)), database)
    return database


def account(database: str, name: str, *rights: tuple[Right, int | None]) -> str:
    """The address for a new account with these rights, named after the database: accounts are of the whole server."""
    url, _office = split_place(database)
    named = f"{name} {url.database}"
    with connected(url) as connection, connection.begin():
        connection.exec_driver_sql(f'CREATE ROLE "{named}" LOGIN')
        for right, office in rights:
            grant_right(connection, named, right, office)
    return url.set(username=named).render_as_string(hide_password=False)


@pytest.fixture
def writer(two_offices: str) -> str:
    return account(two_offices, "writer", (Right.WRITE, 1))


@pytest.fixture
def by_sql(writer: str) -> Iterator[Connection]:
    """Past the program, as the writer of the first office."""
    engine = create_engine(make_url(writer))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_a_writer_works_in_one_office_and_sees_no_other(writer: str) -> None:
    workspace = open_server(writer)
    assert workspace.name == "สำนักงานเขตแรก"
    assert not workspace.read_only
    rename_somebody(workspace)
    assert book_of(workspace).office.people[0].name == "ชื่อใหม่"
    workspace.close()
    with pytest.raises(WorkspaceError, match="ไม่มี สำนักงานเขตสอง"):
        open_server(f"{writer}#สำนักงานเขตสอง")


@pytest.mark.parametrize(
    "table", ["office", "person", "measure", "measure_owner", "change", "changed_record"]
)
def test_a_writer_reads_no_row_of_another_office_by_sql(by_sql: Connection, table: str) -> None:
    number = "id" if table == "office" else "id >> 32"
    seen = by_sql.execute(text(f"SELECT DISTINCT {number} FROM {table}")).scalars().all()
    assert seen == [1]


def test_a_writer_changes_no_row_of_another_office_by_sql(by_sql: Connection) -> None:
    second = 2 << 32
    changed = by_sql.execute(text(f"UPDATE person SET name = 'x' WHERE id > {second}"))
    removed = by_sql.execute(text(f"DELETE FROM measure WHERE id > {second}"))
    assert (changed.rowcount, removed.rowcount) == (0, 0)


@pytest.mark.parametrize(
    "statement",
    [
        # Into the other office, out of the own stride, or with a tie across.
        f"INSERT INTO person (id, office_id, position_in_list, title, name, position, level, telephone) "
        f"VALUES ({2 << 32 | 999}, 2, 0, '', 'x', '', '', '')",
        f"INSERT INTO person (id, office_id, position_in_list, title, name, position, level, telephone) "
        f"VALUES ({1 << 32 | 999}, 2, 0, '', 'x', '', '', '')",
        f"INSERT INTO duty (id, body_id, position, text) VALUES ({1 << 32 | 999}, {2 << 32 | 1}, 0, 'x')",
        "UPDATE unit SET office_id = 2",
        f"UPDATE person SET id = id + {1 << 32}, office_id = 2",
        "INSERT INTO office (id, name, district) VALUES (3, 'x', 'x')",
        "DELETE FROM office",
        "DROP TABLE person",
        "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
        "SELECT setval('person_id_seq', 1)",
        "SET ROLE owner",
    ],
)
def test_a_writer_does_nothing_beyond_the_own_office_by_sql(by_sql: Connection, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"row-level security|permission denied|must be owner"):
        by_sql.execute(text(statement))


def test_whoever_may_only_read_is_told_from_the_start(two_offices: str) -> None:
    workspace = open_server(account(two_offices, "reader", (Right.READ, 2)))
    assert workspace.name == "สำนักงานเขตสอง"
    assert "ไม่มีสิทธิ์แก้ไข" in workspace.read_only
    assert book_of(workspace).office.name == "สำนักงานเขตสอง"
    with pytest.raises(ReadOnlyError), workspace.changing("แก้"):
        pass
    # The database refuses too.
    workspace.read_only = ""
    with pytest.raises(WorkspaceError, match="ไม่มีสิทธิ์"):
        rename_somebody(workspace)
    workspace.close()


def rename_somebody(workspace: Workspace) -> None:
    with workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.people[0].name = "ชื่อใหม่"


def test_a_reader_of_all_and_an_administrator_see_every_office(two_offices: str) -> None:
    reader = account(two_offices, "reader of all", (Right.READ, None))
    administrator = account(two_offices, "administrator", (Right.ADMIN, None))
    for place in (reader, administrator):
        for name in ("สำนักงานเขตแรก", "สำนักงานเขตสอง"):
            workspace = open_server(f"{place}#{name}")
            assert book_of(workspace).office.name == name
            assert bool(workspace.read_only) is (place == reader)
            workspace.close()


def test_an_administrator_brings_offices_in(two_offices: str, sample_content: bytes, tmp_path: Path) -> None:
    administrator = account(two_offices, "administrator", (Right.ADMIN, None))
    third = make_office(tmp_path / "3.ita", sample_content, "สำนักงานเขตสาม", "3")
    assert bring_in(third, administrator) == 3
    workspace = open_server(f"{administrator}#สำนักงานเขตสาม")
    rename_somebody(workspace)
    workspace.close()


def test_an_account_without_a_right_sees_nothing(two_offices: str) -> None:
    with pytest.raises(WorkspaceError, match="สิทธิ์"):
        open_server(account(two_offices, "stranger"))


def test_a_right_in_one_office_and_sight_of_all_go_together(two_offices: str) -> None:
    both = account(two_offices, "both", (Right.READ, None), (Right.WRITE, 1))
    first, second = (open_server(f"{both}#สำนักงานเขต{name}") for name in ("แรก", "สอง"))
    assert not first.read_only
    assert second.read_only
    first.close()
    second.close()


def test_a_server_may_be_prepared_again_and_rights_stay(two_offices: str, writer: str) -> None:
    prepare_server(two_offices)
    workspace = open_server(writer)
    assert not workspace.read_only
    workspace.close()


def test_an_account_with_a_password_is_asked_for_it(two_offices: str) -> None:
    place = guarded_account(two_offices, "a good one", Right.READ)
    for password in ("", "a wrong one"):
        with pytest.raises(PasswordNeededError) as refusal:
            open_server(place, password)
        assert "wrong" not in str(refusal.value)
    workspace = open_server(place, "a good one")
    assert book_of(workspace).office.name == "สำนักงานเขตแรก"
    assert "good" not in workspace.key
    workspace.close()
