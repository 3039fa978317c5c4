"""Offices that may share a database: each has an identity, each record counts its versions."""

from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op

_NAMESPACE = UUID("6f1c2f0e-6d4d-4c8b-9d3b-0c5c1b7a2d55")


def upgrade() -> None:
    op.add_column("follow_up", sa.Column("kept_files", sa.JSON(), server_default="{}", nullable=False))
    for table in sa.inspect(op.get_bind()).get_table_names():
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    _give_identities()
    _tie_to_office("change")
    _tie_to_office("written_file")
    op.create_index("ix_change_office_id", "change", ["office_id"])
    _tell_history("written_file")
    _make_room_for_evidence()


def _make_room_for_evidence() -> None:
    op.create_table(
        "kept_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_file"),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name="fk_kept_file_office_id_office", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("office_id", "sha256", name="uq_kept_file_office_id"),
    )


def _give_identities() -> None:
    """Copies that are brought up apart are still copies of one office: it comes from how the file was made."""
    op.add_column("office", sa.Column("identity", sa.String()))
    made = op.get_bind().exec_driver_sql(
        'SELECT at, "by", after FROM change JOIN changed_record ON change_id = change.id '
        "WHERE table_name = 'office' ORDER BY change.id, changed_record.id"
    )
    identity = uuid5(_NAMESPACE, "\n".join(map(str, made.first() or ()))).hex
    op.execute(sa.text("UPDATE office SET identity = :identity").bindparams(identity=identity))
    with op.batch_alter_table("office") as office:
        office.alter_column("identity", nullable=False)
        office.create_unique_constraint("uq_office_identity", ["identity"])


def _tie_to_office(table: str) -> None:
    """A file of this age holds one office."""
    op.add_column(table, sa.Column("office_id", sa.Integer()))
    op.execute(f'UPDATE "{table}" SET office_id = (SELECT id FROM office)')
    with op.batch_alter_table(table) as tied:
        tied.alter_column("office_id", nullable=False)
        tied.create_foreign_key(
            f"fk_{table}_office_id_office", "office", ["office_id"], ["id"], ondelete="CASCADE"
        )
        if table == "written_file":
            tied.drop_constraint("uq_written_file_path", type_="unique")
            tied.create_unique_constraint("uq_written_file_office_id", ["office_id", "path"])


def _tell_history(table: str) -> None:
    """What an undo puts back needs the office too."""
    for column in ("before", "after"):
        op.execute(
            f'UPDATE changed_record SET "{column}" = '
            f"json_set(\"{column}\", '$.office_id', (SELECT id FROM office)) "
            f"WHERE table_name = '{table}' AND json_extract(\"{column}\", '$.path') IS NOT NULL"
        )
