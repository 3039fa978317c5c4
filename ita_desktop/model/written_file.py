"""Files that the program wrote, so that one which somebody changed by hand is never written over."""

from sqlalchemy.orm import Mapped, mapped_column

from ita_desktop.model.records import Record


class WrittenFile(Record, kw_only=True):
    """`path` is absolute; `sha256` is that of the file as the program left it."""

    __tablename__ = "written_file"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    path: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str]
