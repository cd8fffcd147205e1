"""Show the log: codes and ids become words and names only here, when somebody looks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.register.names import RecordLink, RecordRef, record_links
from gkdesk.store.audit_log import LogCheck, LogHead
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.labels import Label
from gkdesk.text.papers import consent, handouts
from gkdesk.text.papers.network import log_subject
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.store.audit_log import LogEntry
    from gkdesk.store.store import Store

__all__ = ["LogCheck", "LogHead", "LogLine", "LogView"]

GONE = "nicht mehr vorhanden"
_KINDS = frozenset(kind.value for kind in RecordKind)
_NAMED = frozenset(RecordKind) - {
    RecordKind.OFFICE,
    RecordKind.PROFILE,
    RecordKind.CODE_ENTRY,
    RecordKind.FINDING,
    RecordKind.BOOKLET_COPY,
    RecordKind.OFFICE_LANGUAGE,
    RecordKind.OFFICE_TEXT,
    RecordKind.HANDOUT_FIELD,
    RecordKind.HANDOUT_COPY,
}
"""Kinds of which the log names the very record."""


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
        wanted = [
            RecordRef(RecordKind(entry.kind), entry.ref)
            for entry in entries
            if entry.kind in _KINDS
        ]
        with self._store.read() as session:
            names = record_links(session, wanted)
        return tuple(
            LogLine(
                number=entry.seq,
                at=entry.at,
                label=entry.label,
                kind=entry.kind,
                ref=entry.ref,
                subject=_subject(entry, names),
            )
            for entry in entries
        )

    def verify(self) -> LogCheck:
        """Recompute the chain; reads the whole log and belongs in a worker."""
        return self._store.log.verify()

    def head(self) -> LogHead:
        """Return number and chain value of the newest line, for printing."""
        return self._store.log.head()


def _subject(entry: LogEntry, names: Mapping[RecordRef, RecordLink]) -> str:
    if entry.kind not in _KINDS:
        subjects = (log_subject, consent.log_subject, handouts.log_subject)
        return next(filter(None, (say(entry.kind) for say in subjects)), "")
    kind = RecordKind(entry.kind)
    if kind not in _NAMED:
        return word(kind)
    link = names.get(RecordRef(kind, entry.ref))
    return f"{word(kind)}: {GONE if link is None else link.name}"
