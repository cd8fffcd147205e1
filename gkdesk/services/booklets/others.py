"""Take other clients out of what somebody typed into a record, before a booklet shows it.

A booklet is shown around. Only full names and numbers count here: a surname alone may be that of
an official („ich mit Frau Vogel“), and what stands in her own record was seen by her.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.services.basis.names_in_text import KnownNames, find, redact
from gkdesk.services.case_papers.reading import Names, read_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.store.store import Store


@dataclass(frozen=True)
class Everybody:
    """The names of all clients as they were at a line of the log; `full` are the full ones."""

    line: int
    names: Names
    full: KnownNames


class KeptNames:
    """Reads the names of all clients, anew only after something was written."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: Everybody | None = None

    def read(self) -> Everybody:
        """Return the names as they are now."""
        line = self._store.log.head().seq
        kept = self._kept
        if kept is None or kept.line != line:
            with self._store.read() as session:
                names = read_names(session)
            kept = self._kept = Everybody(line, names, full_names(names.stored))
        return kept


def full_names(stored: Mapping[int, Iterable[str]]) -> KnownNames:
    """Return the names of two words and more, and the numbers, of all clients."""
    everything = [name for names in stored.values() for name in names]
    numbers = [name for name in everything if any(map(str.isdecimal, name))]
    whole = [name for name in everything if len(name.split()) > 1]
    return KnownNames(numbers, whole=set(whole) - set(numbers))


class Others:
    """What finds everybody but one client in her record."""

    def __init__(self, everybody: KnownNames, own: Iterable[str]) -> None:
        self._everybody = everybody
        self._own = KnownNames(own)

    def out_of(self, detail: ClientDetail) -> ClientDetail:
        """Return the record without the names of others in what a booklet prints of it."""
        clean = self._clean
        return replace(
            detail,
            goals=tuple(replace(each, words=clean(each.words)) for each in detail.goals),
            steps=tuple(
                replace(each, what=clean(each.what), who=clean(each.who)) for each in detail.steps
            ),
            chain=tuple(replace(each, what=clean(each.what)) for each in detail.chain),
            education=tuple(
                replace(
                    each,
                    what=clean(each.what),
                    place=clean(each.place),
                    certificate=clean(each.certificate),
                )
                for each in detail.education
            ),
            papers=tuple(
                replace(each, title=clean(each.title), original_at=clean(each.original_at))
                for each in detail.papers
            ),
            helpers=tuple(
                replace(each, link=replace(each.link, what_for=clean(each.link.what_for)))
                for each in detail.helpers
            ),
        )

    def _clean(self, text: str) -> str:
        return redact(text, find(text, self._everybody, self._own))
