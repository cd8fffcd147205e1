"""Take names of other clients out of free text, and remember what somebody should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.basis.names_in_text import Doubt, KnownNames, find, redact

if TYPE_CHECKING:
    from collections.abc import Mapping


class Cleaner:
    """Clean the free text of one paper; `doubts` are the hits in it, decided or not.

    A rule of our own: „Frau Özcan“ takes part, and a client is called Özcan, too. Which of them a
    typed „Frau Özcan“ is, nobody but the writer knows: it is a doubt like any other. What names
    somebody by her record is exact and is not cleaned.
    """

    def __init__(
        self,
        everybody: KnownNames,
        names: Mapping[int, tuple[str, ...]],
        *,
        kept: frozenset[Doubt] = frozenset(),
    ) -> None:
        self._everybody = everybody
        self._names = names
        self._kept = kept
        self._own: dict[int, KnownNames] = {}
        self.doubts: list[Doubt] = []

    def clean(self, text: str, client_id: int | None = None) -> str:
        """Return a text in which only the names of this client may stand; without one, none."""
        found = find(text, self._everybody, self._allowed(client_id or 0))
        doubts = [Doubt(text, hit) for hit in found]
        self.doubts.extend(doubts)
        return redact(text, found, (each.hit for each in doubts if each in self._kept))

    def _allowed(self, ref: int) -> KnownNames:
        if ref not in self._own:
            self._own[ref] = KnownNames(self._names.get(ref, ()))
        return self._own[ref]


class Plain(Cleaner):
    """Leave texts as they are: for the office, that holds all of them anyway."""

    def __init__(self) -> None:
        super().__init__(KnownNames(), {})
