"""Kept states of the network: taken, looked at, compared."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from gkdesk.errors import InvalidInput
from gkdesk.models.cooperation import Cooperation
from gkdesk.models.network import Organisation
from gkdesk.models.tasks import NetworkSnapshot
from gkdesk.network.compare import Comparison, compare, united
from gkdesk.network.graph import Network
from gkdesk.network.merged import Merged
from gkdesk.network.stored import from_json, to_json, without_persons
from gkdesk.services.networks.comparison_rows import ChangeRow, change_rows
from gkdesk.services.networks.reading import read_network
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.services.small_counts import smallest_count
from gkdesk.text.clean import clean_line, clean_text
from gkdesk.text.comparison import NOW
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import CooperationId, OrganisationId, SnapshotId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from gkdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One line of the list of kept states; counts are None where a state cannot be read."""

    id: SnapshotId
    name: str
    taken_on: dt.date
    note: str
    organisations: int | None
    cooperations: int | None


@dataclass(frozen=True)
class StateComparison:
    """Two states beside each other, the older one first.

    `network` holds what is there now and what is gone, for the map together with
    `compared.fates`; `rows` say the same in words.
    """

    before: str
    now: str
    compared: Comparison
    network: Network
    rows: tuple[ChangeRow, ...]


def _unchanged(network: Network) -> Network:
    return network


class Snapshots:
    """The kept states of one store. They know no persons."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[SnapshotRow, ...]:
        """Return the kept states, the newest first."""
        table = NetworkSnapshot
        query = select(
            table.id, table.name, table.taken_on, table.note, _length("actors"), _length("ties")
        ).order_by(table.taken_on.desc(), table.name, table.id)
        with self._store.read() as session:
            return tuple(
                SnapshotRow(SnapshotId(ref), name, taken_on, note, actors, ties)
                for ref, name, taken_on, note, actors, ties in session.execute(query)
            )

    def proposed_name(self) -> str:
        """Return a name that is free: with the year, else with the day, else with a number."""
        today = self._store.clock.today()
        with self._store.read() as session:
            taken = _names(session)
        year, day = f"Stand {today.year}", f"Stand {format_day_bare(today)}"
        numbered = (f"{day} ({number})" for number in range(2, len(taken) + 3))
        return next(name for name in (year, day, *numbered) if name.casefold() not in taken)

    def take(self, name: str, note: str = "") -> Outcome:
        """Keep the network as it stands today; names are given once."""
        return self._keep(name, self._store.clock.today(), note)

    def keep_earlier(
        self, name: str, day: dt.date, as_it_was: Callable[[Network], Network]
    ) -> Outcome:
        """Keep a state of an earlier day, for a store that is filled later than it tells.

        What ended since then is read anyway; `as_it_was` leaves out what began since then.
        """
        return self._keep(name, day, "", as_it_was)

    def _keep(
        self,
        name: str,
        day: dt.date,
        note: str,
        as_it_was: Callable[[Network], Network] = _unchanged,
    ) -> Outcome:
        clean_note = clean_text(note, "note")
        with self._store.transaction(Label.SNAPSHOT_TAKEN) as transaction:
            session = transaction.session
            row = NetworkSnapshot(
                name=_free_name(session, name, own=None),
                taken_on=day,
                note=clean_note,
                content=to_json(as_it_was(read_network(session, day)), smallest_count(session)),
            )
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.SNAPSHOT_TAKEN, transaction.changes, ref)

    def rename(self, snapshot_id: SnapshotId, name: str) -> Outcome:
        """Give a kept state another name."""
        with self._store.transaction(Label.SNAPSHOT_CHANGED) as transaction:
            session = transaction.session
            row = fetch(session, NetworkSnapshot, snapshot_id)
            row.name = _free_name(session, name, own=snapshot_id)
        return Outcome(Label.SNAPSHOT_CHANGED, transaction.changes, snapshot_id)

    def remove(self, snapshot_id: SnapshotId) -> Outcome:
        """Remove a kept state; the network itself stays as it is."""
        with self._store.transaction(Label.SNAPSHOT_DELETED) as transaction:
            session = transaction.session
            session.delete(fetch(session, NetworkSnapshot, snapshot_id))
        return Outcome(Label.SNAPSHOT_DELETED, transaction.changes, snapshot_id)

    def network(self, snapshot_id: SnapshotId) -> Network:
        """Return a kept state.

        Raises RecordGone, NotANetworkState if it is damaged and NetworkStateTooNew if a newer
        program made it.
        """
        with self._store.read() as session:
            return from_json(fetch(session, NetworkSnapshot, snapshot_id).content)

    def comparison(
        self,
        earlier_id: SnapshotId,
        later_id: SnapshotId | None = None,
        *,
        seen: Callable[[Network], Network] = _unchanged,
    ) -> StateComparison:
        """Compare two kept states, or one with the network of today; reads much, see `tasks`.

        Whichever is older comes first. `seen` is what those who read it may see of a network.
        Raises as `network`.
        """
        with self._store.read() as session:
            states = [self._state(session, ref) for ref in (earlier_id, later_id)]
            (before_name, before), (now_name, now) = sorted(states, key=_by_day)
            before, now = seen(before), seen(now)
            merged = merged_records(session)
            compared = compare(before, now, merged)
            rows = change_rows(session, compared, before, now)
        network = united(before, now, merged)
        return StateComparison(before_name, now_name, compared, network, rows)

    def _state(self, session: Session, snapshot_id: SnapshotId | None) -> tuple[str, Network]:
        if snapshot_id is None:
            network = read_network(session, self._store.clock.today())
            return NOW, without_persons(network, smallest_count(session))
        row = fetch(session, NetworkSnapshot, snapshot_id)
        return row.name, from_json(row.content)


def merged_records(session: Session) -> Merged:
    """Return which organisations and cooperations went into others, as long as these exist."""
    actors = _absorbed(session, Organisation.id, Organisation.absorbed)
    ties = _absorbed(session, Cooperation.id, Cooperation.absorbed)
    return Merged(
        {OrganisationId(ref): OrganisationId(into) for ref, into in actors},
        {CooperationId(ref): CooperationId(into) for ref, into in ties},
    )


def _absorbed(
    session: Session, own: InstrumentedAttribute[int], refs: InstrumentedAttribute[str]
) -> Iterator[tuple[int, int]]:
    for into, absorbed in session.execute(select(own, refs).where(refs != "")):
        yield from ((int(ref), into) for ref in absorbed.split())


def _length(part: str) -> ColumnElement[int | None]:
    content = NetworkSnapshot.content
    return case(
        (func.json_valid(content) == 1, func.json_array_length(content, f"$.network.{part}")),
        else_=None,
    )


def _names(session: Session) -> dict[str, int]:
    query = select(NetworkSnapshot.name, NetworkSnapshot.id)
    return {name.casefold(): ref for name, ref in session.execute(query)}


def _free_name(session: Session, name: str, *, own: int | None) -> str:
    clean = clean_line(name, "name")
    if not clean:
        raise InvalidInput("name", "required")
    if _names(session).get(clean.casefold(), own) != own:
        raise InvalidInput("name", "name_taken")
    return clean


def _by_day(state: tuple[str, Network]) -> dt.date:
    return state[1].as_of
