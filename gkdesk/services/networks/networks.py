"""The network as a whole: what stands now, and how the map was arranged by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.cooperation import Cooperation
from gkdesk.models.network import Organisation
from gkdesk.services.networks.reading import read_network
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.life import all_only_entered
from gkdesk.services.rows import fetch

if TYPE_CHECKING:
    from gkdesk.network.graph import Network, Place
    from gkdesk.store.store import Store
    from gkdesk.text.ids import OrganisationId


class Networks:
    """The network of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def now(self) -> Network:
        """Return the network as it stands today."""
        with self._store.read() as session:
            return read_network(session, self._store.clock.today())

    def only_entered(self) -> frozenset[int]:
        """Return the organisations and cooperations that nobody confirmed since they were made."""
        with self._store.read() as session:
            return all_only_entered(session, Organisation) | all_only_entered(session, Cooperation)

    def put(self, organisation_id: OrganisationId, place: Place | None) -> Outcome:
        """Keep where an organisation stands on the map; None lets the program place it again."""
        with self._store.transaction(Label.ORGANISATION_MOVED) as transaction:
            row = fetch(transaction.session, Organisation, organisation_id)
            row.map_x = None if place is None else place.x
            row.map_y = None if place is None else place.y
        return Outcome(Label.ORGANISATION_MOVED, transaction.changes, organisation_id)

    def put_all_back(self) -> Outcome:
        """Let the program place every organisation again."""
        with self._store.transaction(Label.ORGANISATION_MOVED) as transaction:
            moved = select(Organisation).where(Organisation.map_x.is_not(None))
            for row in transaction.session.scalars(moved):
                row.map_x = row.map_y = None
        return Outcome(Label.ORGANISATION_MOVED, transaction.changes)
