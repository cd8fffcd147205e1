"""The services of cases and meetings, writing into one open transaction.

What fills a store with years of records goes through the same services and rules as a click, but
is one step of the log, and each service is told the day on which it happened.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlalchemy import event, inspect

from gkdesk.clock import FixedClock
from gkdesk.models.base import Record
from gkdesk.services.basis.consents import Consents
from gkdesk.services.clients.keeping import Clients
from gkdesk.services.disclosures import Disclosures
from gkdesk.services.meetings.actions import Actions
from gkdesk.services.meetings.agenda import Agenda
from gkdesk.services.meetings.meetings import Meetings
from gkdesk.services.meetings.people import Participants
from gkdesk.services.meetings.series import SeriesOfMeetings
from gkdesk.services.structural.issues import StructuralIssues
from gkdesk.services.working_aids.aids import WorkingAids
from gkdesk.store import disclosures
from gkdesk.store.store_settings import StoreSettings
from gkdesk.store.transactions import Transaction
from gkdesk.store.withdrawal_ledger import WithdrawalLedger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.text.labels import Label

_ID_BITS = 62


class OneStep:
    """The services, while a transaction is open; `at` says on which day what follows happens.

    `name` tells the numbers of this step apart from those of others.
    """

    def __init__(self, session: Session, moment: dt.datetime, name: str) -> None:
        self._name = name
        self._now = moment
        self._clock = FixedClock(moment)
        self._made = 0
        event.listen(session, "transient_to_pending", self._number)
        # The services use nothing else of a store.
        store = cast("Store", _OpenStore(session, self._clock))
        self.clients = Clients(store)
        self.consents = Consents(store)
        self.disclosures = Disclosures(store)
        self.series = SeriesOfMeetings(store)
        self.meetings = Meetings(store)
        self.participants = Participants(store)
        self.agenda = Agenda(store)
        self.actions = Actions(store)
        self.issues = StructuralIssues(store)
        self.aids = WorkingAids(store)

    def at(self, day: dt.date) -> None:
        """Say on which day what follows happens, at most today."""
        earlier = self._now - dt.timedelta(days=(self._now.date() - day).days)
        self._clock.moment = min(earlier, self._now)

    def _number(self, _session: Session, row: object) -> None:
        """Give a new row its id: a seal covers the ids, and is the same from run to run."""
        if isinstance(row, Record) and inspect(row).dict.get("id") is None:
            self._made += 1
            digest = hashlib.sha256(f"{self._name} {self._made}".encode()).digest()
            row.id = (int.from_bytes(digest[:8], "big") >> (64 - _ID_BITS)) + 1


class _OpenStore:
    """What the services need of a store, in a transaction that somebody else opens and ends."""

    def __init__(self, session: Session, clock: FixedClock) -> None:
        self._session = session
        self.clock = clock
        self.settings = StoreSettings(read=self.read, transaction=self.transaction)
        self.disclosures = disclosures.Disclosures(self.read, clock=clock)
        self.withdrawals = WithdrawalLedger(read=self.read, transaction=self.transaction)

    @contextmanager
    def transaction(self, label: Label) -> Iterator[Transaction]:
        yield Transaction(self._session, label)
        self._session.flush()

    @contextmanager
    def read(self) -> Iterator[Session]:
        self._session.flush()
        yield self._session
