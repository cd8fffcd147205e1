"""Show the log: codes and ids become words and names only here, when somebody looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.models.client import Client
from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.services.naming import client_name, contact_name
from gkdesk.store.audit_log import LogCheck, LogHead
from gkdesk.text.codes import RecordKind
from gkdesk.text.labels import Label
from gkdesk.text.wording import word

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

__all__ = ["LogCheck", "LogHead", "LogLine", "LogView"]

GONE = "nicht mehr vorhanden"
_KINDS = frozenset(kind.value for kind in RecordKind)


@dataclass(frozen=True)
class LogLine:
    """One line of the log as shown; `subject` is empty where it concerns the whole store."""

    number: int
    at: dt.datetime
    label: Label
    kind: str
    ref: int
    subject: str


class LogView:
    """The log of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self, limit: int = 100, before: int | None = None) -> tuple[LogLine, ...]:
        """Return the newest lines, or those just before line `before`, newest first."""
        entries = self._store.log.entries(limit=limit, before=before)
        with self._store.read() as session:
            return tuple(
                LogLine(
                    number=entry.seq,
                    at=entry.at,
                    label=entry.label,
                    kind=entry.kind,
                    ref=entry.ref,
                    subject=_subject(session, entry.kind, entry.ref),
                )
                for entry in entries
            )

    def verify(self) -> LogCheck:
        """Recompute the chain; reads the whole log and belongs in a worker."""
        return self._store.log.verify()

    def head(self) -> LogHead:
        """Return number and chain value of the newest line, for printing."""
        return self._store.log.head()


def _subject(session: Session, kind: str, ref: int) -> str:
    match kind:
        case RecordKind.CLIENT:
            name = _client(session.get(Client, ref))
        case RecordKind.CONTACT_PERSON:
            name = _contact(session.get(ContactPerson, ref))
        case RecordKind.ORGANISATION:
            name = _named(session.get(Organisation, ref))
        case RecordKind.MUNICIPALITY:
            name = _named(session.get(Municipality, ref))
        case _:
            return word(RecordKind(kind)) if kind in _KINDS else ""
    return f"{word(RecordKind(kind))}: {name}"


def _client(row: Client | None) -> str:
    if row is None:
        return GONE
    return client_name(row.wanted_name, row.official_name, row.own_name, row.code)


def _contact(row: ContactPerson | None) -> str:
    return GONE if row is None else contact_name(row.salutation, row.name, row.function)


def _named(row: Organisation | Municipality | None) -> str:
    return GONE if row is None else row.name
