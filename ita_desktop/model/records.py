"""What every record shares: the declarative base and how Decimals, enumerations and lists lie in the database."""

import enum
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, Dialect, Enum, Integer, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator


class DecimalText(TypeDecorator[Decimal]):
    """A Decimal kept as its own digits: SQLite would turn a number into a binary float."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def _values(enumeration: type[enum.Enum]) -> list[str]:
    return [member.value for member in enumeration]


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A record is compared by identity: two rows with the same words are still two rows.

    `version` counts its changes, so that of two who write it at the same instant the second is told.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - the name and form are SQLAlchemy's
        # Wide enough for the numbers of many offices in one database; SQLite numbers its rows by INTEGER alone.
        int: BigInteger().with_variant(Integer, "sqlite"),
        Decimal: DecimalText,
        list[str]: JSON,
        dict[str, Any]: JSON,
        enum.Enum: Enum(enum.Enum, native_enum=False, length=32, values_callable=_values),
    }

    version: Mapped[int] = mapped_column(init=False, default=1, server_default="1", sort_order=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy's form
        return {"version_id_col": cls.version}


def number_of(record: Record) -> int:
    """Its `id`, which every record has, though the base does not say so."""
    return getattr(record, "id")  # noqa: B009


def kind_of(table: str) -> type[Record]:
    """The class of the records in a table."""
    kinds: list[type[Record]] = [mapper.class_ for mapper in Record.registry.mappers]
    return next(kind for kind in kinds if kind.__tablename__ == table)
