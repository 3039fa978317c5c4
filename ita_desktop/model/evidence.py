"""Files that were copied in as evidence, each content once."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ita_desktop.model.records import Record


class KeptFile(Record, kw_only=True):
    """A content that records name by its SHA-256; it stays as long as the history may bring such a record back.

    It is written past the session, so that the history does not hold it a second time.
    """

    __tablename__ = "kept_file"
    __table_args__ = (UniqueConstraint("office_id", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id", ondelete="CASCADE"))
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(deferred=True)
