"""What became of one cooperation over the years: its dates, its agreements, the kept states."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import NetworkStateTooNew, NotANetworkState
from gkdesk.models.cooperation import Agreement, Cooperation
from gkdesk.models.tasks import NetworkSnapshot
from gkdesk.network.compare import Part, compare
from gkdesk.network.graph import Network
from gkdesk.network.stored import tie_from_json
from gkdesk.services.networks.comparison_rows import ChangeWords
from gkdesk.services.networks.reading import read_tie
from gkdesk.services.register.contact_reading import organisation_names
from gkdesk.text import comparison as text
from gkdesk.text.codes.network import Fate, FormalBasis
from gkdesk.text.ids import CooperationId
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.network.graph import Tie


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """What happened, or what a kept state says, and when; `begins` if something began then."""

    when: dt.date
    sentence: str
    begins: bool = False


def history_of(session: Session, row: Cooperation, today: dt.date) -> tuple[HistoryRow, ...]:
    """Return the history of a cooperation, the newest first; what is still to come is left out."""
    told = [*_dates(row), *_agreements(session, row.id), *_states(session, row, today)]
    rows = [each for each in told if each.when <= today]
    rows.sort(key=_when)
    return tuple(reversed(rows))


def _dates(row: Cooperation) -> Iterator[HistoryRow]:
    if row.since:
        yield HistoryRow(row.since, text.BEGAN, begins=True)
    if row.until:
        yield HistoryRow(row.until, text.ENDED)


def _agreements(session: Session, ref: int) -> Iterator[HistoryRow]:
    table = Agreement
    query = (
        select(table)
        .where(table.cooperation_id == ref)
        .order_by(table.signed_on, table.runs_until, table.id)
    )
    for agreement in session.scalars(query):
        basis = word(FormalBasis(agreement.basis))
        if agreement.signed_on:
            yield HistoryRow(agreement.signed_on, text.signed_sentence(basis))
        if agreement.runs_until:
            # Its last day is still one of the agreement.
            after = agreement.runs_until + dt.timedelta(days=1)
            yield HistoryRow(after, text.ran_out_sentence(basis))


def _states(session: Session, row: Cooperation, today: dt.date) -> Iterator[HistoryRow]:
    """Compare each kept state with the one before, and the last with today."""
    ref = CooperationId(row.id)
    before: Tie | None = None
    known = False
    told = _Differences(session, row)
    for name, taken_on, tie in _kept(session, ref):
        if tie is None and not known:
            continue
        if isinstance(tie, str):
            yield HistoryRow(taken_on, text.state_sentence(name, tie))
            continue
        for sentence in told(before, tie):
            yield HistoryRow(taken_on, text.state_sentence(name, sentence))
        known, before = True, tie
    if known:
        for sentence in told(before, read_tie(session, ref, today)):
            yield HistoryRow(today, text.state_sentence(text.NOW, sentence))


def _kept(session: Session, ref: CooperationId) -> Iterator[tuple[str, dt.date, Tie | str | None]]:
    """Return what each kept state knows of a cooperation, or why it cannot be read."""
    table = NetworkSnapshot
    query = select(table.name, table.taken_on, table.content).order_by(table.taken_on, table.id)
    for name, taken_on, content in session.execute(query):
        try:
            yield name, taken_on, tie_from_json(content, ref)
        except (NotANetworkState, NetworkStateTooNew):
            yield name, taken_on, text.UNREADABLE


class _Differences:
    """Says what differs in one cooperation between two states."""

    def __init__(self, session: Session, row: Cooperation) -> None:
        self._session = session
        self._sides = {row.first_id, row.second_id}

    def __call__(self, before: Tie | None, now: Tie | None) -> Iterator[str]:
        if now is None:
            if before is not None:
                yield text.MISSING
        elif before is None:
            yield text.FIRST_SEEN
        else:
            yield from self._fields(before, now)

    def _fields(self, before: Tie, now: Tie) -> Iterator[str]:
        day = dt.date.min  # the days of the states are told with them
        compared = compare(Network(day, ties=(before,)), Network(day, ties=(now,)))
        if not compared.changes:
            return
        sides = self._sides | {before.first, before.second, now.first, now.second}
        words = ChangeWords(self._session, organisation_names(self._session, sides), {})
        for change in compared.changes:
            for field in change.fields:
                yield words.field(change.part, field).sentence
            if change.part is Part.AGREEMENT and change.fate is Fate.GONE:
                yield words.sentence(change)


def _when(row: HistoryRow) -> dt.date:
    return row.when
