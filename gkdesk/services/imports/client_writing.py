"""Write clients of an import with few statements, in a transaction that is under way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from gkdesk.models.base import new_record_id
from gkdesk.models.client import Client
from gkdesk.services.clients import parts
from gkdesk.services.clients.rules import completed, next_code
from gkdesk.services.imports.client_fills import GROUPS
from gkdesk.services.mapping import values_of, write
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import CaseState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from gkdesk.services.clients.fields import Part
    from gkdesk.services.imports.client_entry import ClientEntry
    from gkdesk.services.imports.plan import ClientFill

_COLUMNS = dict(GROUPS.values())


class ClientWriter:
    """Takes up and fills clients; who has no code gets the next free one."""

    def __init__(self, session: Session, entries: Sequence[ClientEntry], today: dt.date) -> None:
        self._session = session
        self._today = today
        self._taken = {entry.identity.code for entry in entries}
        self._next = int(next_code(session)[1:])

    def add(self, entries: Sequence[ClientEntry]) -> None:
        """Take up some clients with their lists."""
        rows = []
        lists = _Lists(self._session, self._today, ())
        for entry in entries:
            ref = new_record_id()
            rows.append(self._row(ref, entry))
            lists.add(ref, entry.parts)
        self._session.execute(insert(Client), rows)
        lists.write()

    def fill(self, fills: Sequence[ClientFill]) -> None:
        """Write what some clients of the store get."""
        wanted = {fill.ref: fill for fill in fills}
        lists = _Lists(self._session, self._today, tuple(wanted))
        rows = self._session.scalars(select(Client).where(among(Client.id, wanted)))
        for row in rows:
            for group in wanted[row.id].groups:
                write(row, group, _COLUMNS[type(group)])
            lists.add(row.id, wanted[row.id].parts)
        lists.write()

    def _row(self, ref: int, entry: ClientEntry) -> dict[str, object]:
        values: dict[str, object] = {
            "id": ref,
            "state": CaseState.ACTIVE.value,
            "began_on": entry.began_on or self._today,
        }
        for name, (_, columns) in GROUPS.items():
            group: Any = getattr(entry, name)
            if name == "identity":
                group = replace(group, code=group.code or self._free_code())
            values |= values_of(group, columns)
        return values

    def _free_code(self) -> str:
        code = f"K{self._next:03d}"
        while code in self._taken:
            self._next += 1
            code = f"K{self._next:03d}"
        self._next += 1
        return code


class _Lists:
    """Rows of lists, put at the end of those that the clients `there` have already."""

    def __init__(self, session: Session, today: dt.date, there: Sequence[int]) -> None:
        self._session = session
        self._today = today
        self._there = there
        self._rows: dict[type, list[dict[str, object]]] = defaultdict(list)
        self._next: dict[type, dict[int, int]] = {}

    def add(self, client: int, listed: Sequence[Part]) -> None:
        """Take in rows of one client."""
        for part in listed:
            kind = type(part)
            ends = self._ends(kind)
            done = completed(self._session, part, self._today)
            values = values_of(done, parts.PARTS[kind].columns)
            place = ends.get(client, 0)
            ends[client] = place + 1
            row = {"id": new_record_id(), "client_id": client, "position": place}
            self._rows[kind].append({**row, **values})

    def write(self) -> None:
        """Add all of them, a table at a time."""
        for kind, rows in self._rows.items():
            self._session.execute(insert(parts.PARTS[kind].table), rows)

    def _ends(self, kind: type) -> dict[int, int]:
        """Return at which position the next row of each client stands."""
        if kind not in self._next:
            table = parts.PARTS[kind].table
            last = func.max(table.position)
            query = select(table.client_id, last).group_by(table.client_id)
            there = among(table.client_id, self._there)
            rows = self._session.execute(query.where(there)) if self._there else ()
            self._next[kind] = {ref: position + 1 for ref, position in rows}
        return self._next[kind]
