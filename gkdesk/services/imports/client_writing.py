"""Write clients of an import with few statements, in a transaction that is under way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from gkdesk.models.base import new_record_id
from gkdesk.models.client import Client
from gkdesk.services.clients import parts
from gkdesk.services.clients.rules import completed, next_code, part_row
from gkdesk.services.imports.client_fills import GROUPS
from gkdesk.services.mapping import values_of, write
from gkdesk.services.rows import fetch
from gkdesk.text.codes.clients import CaseState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

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
        rows: list[dict[str, object]] = []
        lists: dict[type, list[dict[str, object]]] = defaultdict(list)
        for entry in entries:
            ref = new_record_id()
            rows.append(self._row(ref, entry))
            positions: dict[type, int] = defaultdict(int)
            for part in entry.parts:
                kind = type(part)
                done = completed(self._session, part, self._today)
                lists[kind].append(
                    {
                        "id": new_record_id(),
                        "client_id": ref,
                        "position": positions[kind],
                        **values_of(done, parts.PARTS[kind].columns),
                    }
                )
                positions[kind] += 1
        self._session.execute(insert(Client), rows)
        for kind, listed in lists.items():
            self._session.execute(insert(parts.PARTS[kind].table), listed)

    def fill(self, fill: ClientFill) -> None:
        """Write what a client of the store gets."""
        row = fetch(self._session, Client, fill.ref)
        for group in fill.groups:
            write(row, group, _COLUMNS[type(group)])
        for part in fill.parts:
            spec = parts.PARTS[type(part)]
            line = part_row(self._session, fill.ref, spec.table, None)
            write(line, completed(self._session, part, self._today), spec.columns)
            self._session.add(line)
            self._session.flush()

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
