"""What contact persons and organisations have in common: confirmed, ended, taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.store.store import Store


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
