"""Which statistics left the office: two of nearly the same period give away their difference.

Kept are the period, what was shown of it and a digest of its figures; no person is behind any of
it. The same figures once more tell nobody anything new.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import StatisticsContradict
from gkdesk.services.leaving import LABELS_OF_OTHERS
from gkdesk.services.network_papers.issue import PaperNote, log_paper
from gkdesk.services.outcome import Label
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import statistics as words
from gkdesk.text.papers.network import log_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from gkdesk.services.leaving import PaperWay
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.statistics.kinds import MadeStatistics
    from gkdesk.store.store import Store

ISSUED = "statistics.issued"
_BETWEEN = "|"
_PIECES = 7
_KEPT = 200


@dataclass(frozen=True, slots=True)
class Issued:
    """One issue: the period, the smallest number shown, how statuses stand in it, and when.

    `hides` tells whether anything in it is hidden.
    """

    first: dt.date
    last: dt.date
    threshold: int
    grouped: bool
    digest: str
    on: dt.date
    hides: bool = True

    def gives_away(self, other: Issued) -> bool:
        """Tell whether somebody who has both can learn more than each of them shows.

        Periods that only follow each other are guarded against that.
        """
        overlap = self.first <= other.last and other.first <= self.last
        if not overlap or self.digest == other.digest:
            return False
        is_same = (self.first, self.last) == (other.first, other.last)
        return not is_same or self.hides or other.hides

    def contradicts(self, other: Issued) -> bool:
        """Tell whether one shows in another way what the other hides."""
        ways = {(each.threshold, each.grouped) for each in (self, other)}
        return len(ways) > 1 and (self.hides or other.hides) and self.gives_away(other)

    def written(self) -> str:
        """Return the issue as text."""
        how = (self.threshold, int(self.grouped), self.digest)
        return _BETWEEN.join(map(str, (self.first, self.last, *how, self.on, int(self.hides))))


@dataclass(frozen=True)
class StatisticsNote(PaperNote):
    """A line of the log that is not settled yet, with what it is about."""

    issued: Issued


class StatisticsIssues:
    """Notes of statistics in the log of one store, and what left before."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def before(self, made: MadeStatistics) -> tuple[Issued, ...]:
        """Return the earlier issues that a reader could compare with these, the newest first."""
        kept = self._store.settings.get(ISSUED, default=list[str]())
        found = [issued for line in kept if (issued := _read(line)) is not None]
        return tuple(each for each in reversed(found) if made.issued.gives_away(each))

    def check(self, made: MadeStatistics) -> None:
        """Raise StatisticsContradict where an earlier issue shows the same in another way."""
        for each in self.before(made):
            if made.issued.contradicts(each):
                raise StatisticsContradict(
                    on=format_day_joined(each.on),
                    period=words.PERIOD.format(*map(format_day_joined, (each.first, each.last))),
                    threshold=each.threshold,
                    status=words.GROUPED if each.grouped else words.ONE_BY_ONE,
                )

    def begin(self, made: MadeStatistics, way: PaperWay) -> StatisticsNote:
        """Note that a file is about to leave; where this raises, it must not.

        Raises StatisticsContradict where an earlier issue shows the same in another way.
        What is never settled counts as issued: it may be outside.
        """
        self.check(made)
        issued = made.issued
        about = words.issue_note(
            issued.first, issued.last, made.format.value, grouped=issued.grouped
        )
        note = StatisticsNote(log_kind(made.kind.value, made.audience, about), way, issued)
        log_paper(self._store, note, Label.DOCUMENT_LEAVING, self._changing(note, _with))
        return note

    def confirm(self, note: StatisticsNote) -> Outcome:
        """Say that it left."""
        return log_paper(self._store, note, LABELS_OF_OTHERS[note.way])

    def strike(self, note: StatisticsNote) -> Outcome:
        """Say that it certainly did not leave."""
        change = self._changing(note, _without)
        return log_paper(self._store, note, Label.DOCUMENT_NOT_ISSUED, change)

    def _changing(
        self, note: StatisticsNote, change: Callable[[list[str], str], list[str]]
    ) -> Callable[[Session], None]:
        def along(session: Session) -> None:
            settings = self._store.settings
            kept = settings.get_along(session, ISSUED, default=list[str]())
            settings.put_along(session, ISSUED, change(kept, note.issued.written())[-_KEPT:])

        return along


def _with(kept: list[str], line: str) -> list[str]:
    return [*kept, line]


def _without(kept: list[str], line: str) -> list[str]:
    """Take away the newest of equal lines."""
    if line not in kept:
        return kept
    place = len(kept) - 1 - kept[::-1].index(line)
    return kept[:place] + kept[place + 1 :]


def _read(line: str) -> Issued | None:
    pieces = line.split(_BETWEEN)
    if len(pieces) == _PIECES - 1:
        pieces.append("1")  # noted before it was known whether anything is hidden
    if len(pieces) != _PIECES:
        return None
    first, last, threshold, grouped, digest, on, hides = pieces
    return Issued(
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last),
        int(threshold),
        bool(int(grouped)),
        digest,
        dt.date.fromisoformat(on),
        bool(int(hides)),
    )
