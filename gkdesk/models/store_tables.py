"""Tables that the store keeps for itself; none of them is a record of the user."""

from __future__ import annotations

from sqlalchemy import DDL, BigInteger, ForeignKey, Index, Integer, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Base


class StoreFact(Base):
    """A fact about the file itself, such as the id it shares with its key file."""

    __tablename__ = "store_fact"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class StoreSetting(Base):
    """A setting that belongs to the office and not to the device; `value` is JSON."""

    __tablename__ = "store_setting"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class DraftRow(Base):
    """Half-typed input that has not been saved yet; `name` says where it belongs."""

    __tablename__ = "draft"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[str] = mapped_column(Text)


class UndoStep(Base):
    """A transaction that can be taken back (`is_undone` 0) or made again (1)."""

    __tablename__ = "undo_step"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    label: Mapped[str] = mapped_column(Text)
    is_undone: Mapped[int] = mapped_column(Integer)


class UndoChange(Base):
    """One row before and after one step, as JSON arrays in the order of the table's columns."""

    __tablename__ = "undo_change"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("undo_step.id", ondelete="CASCADE"), index=True)
    place: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text)
    old_ref: Mapped[int | None] = mapped_column(BigInteger)
    new_ref: Mapped[int | None] = mapped_column(BigInteger)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class LogRow(Base):
    """One line of the log: when, what for, which record; never what stood in it."""

    __tablename__ = "log_entry"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    ref: Mapped[int] = mapped_column(BigInteger)
    chain: Mapped[str] = mapped_column(Text)


class DisclosureRow(Base):
    """What left the office about one person: to whom, when, on which basis.

    The person is named by kind and id because clients and contact persons have such a list. The
    words stay as they were on that day; the ids say who that was, and on which consents it went,
    whatever is renamed later. They are no foreign keys: a line outlives the records it names.
    `consents` (ids with spaces between) is None where nobody kept it, "" where none was needed.
    """

    __tablename__ = "disclosure"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    ref: Mapped[int] = mapped_column(BigInteger)
    what: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    contact_id: Mapped[int | None] = mapped_column(BigInteger)
    organisation_id: Mapped[int | None] = mapped_column(BigInteger)
    body_id: Mapped[int | None] = mapped_column(BigInteger)
    meeting_id: Mapped[int | None] = mapped_column(BigInteger)
    consents: Mapped[str | None] = mapped_column(Text)
    categories: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (Index("ix_disclosure_person", "kind", "ref"),)


class DeletedRow(Base):
    """A record that was erased for good; restoring an old backup erases it again."""

    __tablename__ = "deletion_ledger"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    ref: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(Text)


class WithdrawnRow(Base):
    """A consent that was withdrawn; restoring an old backup withdraws it again."""

    __tablename__ = "withdrawal_ledger"

    ref: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    withdrawn_on: Mapped[str] = mapped_column(Text)


APPEND_ONLY = (
    (
        "CREATE TRIGGER log_entry_no_update BEFORE UPDATE ON log_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    ),
    (
        "CREATE TRIGGER log_entry_no_delete BEFORE DELETE ON log_entry "
        "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    ),
)

for _statement in APPEND_ONLY:
    event.listen(LogRow.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]
