"""SQL compiled for one file serves the next: most tests open a file anew, and compiling is half of reading it."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_compiled: dict[Any, Any] = {}


class CompiledOnce(SQLiteDialect_pysqlite):
    """As SQLAlchemy's own; all that speak through one driver compile alike."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CompiledOnce) and self.dbapi is other.dbapi

    def __hash__(self) -> int:
        return hash(self.dbapi)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_compiled)


def compile_once() -> None:
    """From now on, for every SQLite file that is opened."""
    registry.register("sqlite", __name__, CompiledOnce.__name__)
