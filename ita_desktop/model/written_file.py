"""Files that the program wrote, so that one which somebody changed by hand is never written over."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ita_desktop.model.records import Record


class WrittenFile(Record, kw_only=True):
    """`path` is absolute; `sha256` is that of the file as the program left it."""

    __tablename__ = "written_file"
    __table_args__ = (UniqueConstraint("office_id", "path"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id", ondelete="CASCADE"))
    path: Mapped[str]
    sha256: Mapped[str]
