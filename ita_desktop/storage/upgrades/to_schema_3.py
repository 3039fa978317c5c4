"""How many are to answer each instrument, and how many have."""

import sqlalchemy as sa
from alembic import op

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "quota",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("fiscal_year_id", _NUMBER, nullable=False),
        sa.Column("position", _NUMBER, nullable=False),
        sa.Column("node_id", _NUMBER, nullable=False),
        sa.Column("unit_id", _NUMBER),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("wanted", _NUMBER),
        sa.Column("version", _NUMBER, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quota"),
        sa.ForeignKeyConstraint(
            ["fiscal_year_id"],
            ["fiscal_year.id"],
            name="fk_quota_fiscal_year_id_fiscal_year",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name="fk_quota_node_id_node"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_quota_unit_id_unit"),
    )
    op.create_index("ix_quota_fiscal_year_id", "quota", ["fiscal_year_id"])
    op.create_index("ix_quota_node_id", "quota", ["node_id"])
    op.create_table(
        "answer_count",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("quota_id", _NUMBER, nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("answered", _NUMBER, nullable=False),
        sa.Column("version", _NUMBER, server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer_count"),
        sa.ForeignKeyConstraint(
            ["quota_id"], ["quota.id"], name="fk_answer_count_quota_id_quota", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("quota_id", "counted_on", name="uq_answer_count_quota_id"),
    )
