"""What the records of the network have in common: confirmed, ended, taken up again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.store_tables import LogRow
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record
    from gkdesk.store.store import Store

_CREATED = frozenset(
    label.value
    for label in (
        Label.CONTACT_CREATED,
        Label.ORGANISATION_CREATED,
        Label.COOPERATION_CREATED,
        Label.OFFER_CREATED,
        Label.RECORDS_IMPORTED,
        Label.EXAMPLE_DATA_MADE,
    )
)
"""An organisation may be made together with its first contact person."""
_CONFIRMED = frozenset(
    label.value
    for label in (
        Label.CONTACT_CONFIRMED,
        Label.ORGANISATION_CONFIRMED,
        Label.COOPERATION_CONFIRMED,
        Label.OFFER_CONFIRMED,
    )
)


@dataclass(frozen=True)
class RecordLife:
    """The calls for one kind of record, with the labels that its log needs."""

    table: type[ContactPerson] | type[Organisation]
    confirmed: Label
    ended: Label
    reopened: Label

    def confirm(self, store: Store, ref: int, on: dt.date | None) -> Outcome:
        """Note that the entry still holds, today unless another day is named."""
        with store.transaction(self.confirmed) as transaction:
            row = fetch(transaction.session, self.table, ref)
            row.verified_on = on or store.clock.today()
        return Outcome(self.confirmed, transaction.changes, ref)

    def end(self, store: Store, ref: int, on: dt.date | None) -> Outcome:
        """End the record, today unless another day is named."""
        with store.transaction(self.ended) as transaction:
            row = fetch(transaction.session, self.table, ref)
            row.ended_on = on or store.clock.today()
        return Outcome(self.ended, transaction.changes, ref)

    def reopen(self, store: Store, ref: int) -> Outcome:
        """Take the record up again."""
        with store.transaction(self.reopened) as transaction:
            fetch(transaction.session, self.table, ref).ended_on = None
        return Outcome(self.reopened, transaction.changes, ref)


def is_only_entered(session: Session, row: Record, day: dt.date | None) -> bool:
    """Tell whether `day`, on which the entry held, is that of its making and no later proof.

    The log knows: a new entry counts as fresh, but nobody has asked anybody yet.
    """
    query = select(LogRow.at, LogRow.label).where(LogRow.kind == row.kind, LogRow.ref == row.id)
    labels = {label for at, label in session.execute(query) if _day_of(at) == day}
    return bool(_CREATED & labels) and not _CONFIRMED & labels


def all_only_entered(session: Session, table: type[Record]) -> frozenset[int]:
    """Return the records of a table of which `is_only_entered` is true, read at once."""
    columns = table.__table__.c
    stood = session.execute(select(columns.id, columns.verified_on))
    held = {row.id: row.verified_on for row in stood}
    log = select(LogRow.ref, LogRow.at, LogRow.label).where(
        LogRow.kind == table.kind, LogRow.label.in_(_CREATED | _CONFIRMED)
    )
    rows = session.execute(log).all()
    days = {at: _day_of(at) for at in {row.at for row in rows}}
    then = [(row.ref, row.label) for row in rows if days[row.at] == held.get(row.ref)]
    asked = {ref for ref, label in then if label in _CONFIRMED}
    return frozenset(ref for ref, label in then if label in _CREATED) - asked


def _day_of(at: str) -> dt.date:
    return dt.datetime.fromisoformat(at).astimezone().date()
