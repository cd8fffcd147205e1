"""What contact persons and organisations have in common: confirmed, ended, taken up again."""

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

    from gkdesk.store.store import Store

_CREATED = frozenset(
    label.value
    for label in (
        Label.CONTACT_CREATED,
        Label.ORGANISATION_CREATED,
        Label.RECORDS_IMPORTED,
        Label.EXAMPLE_DATA_MADE,
    )
)
"""An organisation may be made together with its first contact person."""


@dataclass(frozen=True)
class RecordLife:
    """The calls for one kind of record, with the labels that its log needs."""

    table: type[ContactPerson] | type[Organisation]
    confirmed: Label
    ended: Label
    reopened: Label

    def is_only_entered(self, session: Session, ref: int, day: dt.date | None) -> bool:
        """Tell whether `day`, on which the entry held, is that of its making and no later proof.

        The log knows: a new entry counts as fresh, but nobody has asked anybody yet.
        """
        query = select(LogRow.at, LogRow.label).where(
            LogRow.kind == self.table.kind, LogRow.ref == ref
        )
        labels = {label for at, label in session.execute(query) if _day_of(at) == day}
        return bool(_CREATED & labels) and self.confirmed.value not in labels

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


def _day_of(at: str) -> dt.date:
    return dt.datetime.fromisoformat(at).astimezone().date()
