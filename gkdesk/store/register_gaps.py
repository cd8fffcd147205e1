"""Times of which nobody knows what left the office: the store of then was lost.

Of lines about persons whom a restored store does not know only number and moment are kept: who
they were, what left and who got it stays with the store that had them.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.store.audit_log import moment_text
from gkdesk.store.store_facts import Fact, forget_facts, note_fact, read_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.store.driver import Driver

FACT = "SELECT value FROM store_fact WHERE name=?"
FOREVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, order=True)
class RegisterGap:
    """From the newest backup that could be read to the day on which one was brought back."""

    since: dt.datetime
    until: dt.datetime

    def __contains__(self, moment: dt.datetime) -> bool:
        return self.since <= moment <= self.until


@dataclass(frozen=True)
class LostLines:
    """How many lines are known to be missing, and when what they told of left."""

    number: int
    first: dt.datetime
    last: dt.datetime


def in_both(some: Iterable[RegisterGap], others: Iterable[RegisterGap]) -> tuple[RegisterGap, ...]:
    """Return the times that two sources do not know, the oldest first."""
    compared = tuple(others)
    pairs = (
        (max(one.since, other.since), min(one.until, other.until))
        for one in some
        for other in compared
    )
    return tuple(sorted({RegisterGap(since, until) for since, until in pairs if since < until}))


def gaps_in(session: Session) -> tuple[RegisterGap, ...]:
    """Return the gaps in the register of an open store, the oldest first."""
    return _gaps(read_fact(session, Fact.REGISTER_GAPS))


def gaps_of_file(driver: Driver) -> tuple[RegisterGap, ...]:
    """Return the gaps that a database notes."""
    return _gaps(_fact(driver, Fact.REGISTER_GAPS))


def note_gaps(session: Session, gaps: Iterable[RegisterGap]) -> None:
    """Note gaps in the place of what was noted before."""
    told = [[moment_text(each.since), moment_text(each.until)] for each in sorted(set(gaps))]
    _note(session, Fact.REGISTER_GAPS, json.dumps(told) if told else "")


def lost_in(session: Session) -> Mapping[int, dt.datetime]:
    """Return the ids of lines that are known to be missing, and their moments."""
    return _lost(read_fact(session, Fact.REGISTER_LOST))


def lost_of_file(driver: Driver) -> Mapping[int, dt.datetime]:
    """Return the missing lines that a database notes."""
    return _lost(_fact(driver, Fact.REGISTER_LOST))


def note_lost(session: Session, lines: Mapping[int, dt.datetime]) -> None:
    """Note missing lines in the place of what was noted before."""
    told = sorted((moment_text(at), number) for number, at in lines.items())
    _note(session, Fact.REGISTER_LOST, json.dumps(told) if told else "")


def _note(session: Session, name: Fact, value: str) -> None:
    if value:
        note_fact(session, name, value)
    else:
        forget_facts(session, name)


def _fact(driver: Driver, name: Fact) -> str | None:
    row = driver.execute(FACT, (name.value,)).fetchone()
    return None if row is None else str(row[0])


def _gaps(text: str | None) -> tuple[RegisterGap, ...]:
    return tuple(
        RegisterGap(dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until))
        for since, until in json.loads(text or "[]")
    )


def _lost(text: str | None) -> dict[int, dt.datetime]:
    return {number: dt.datetime.fromisoformat(at) for at, number in json.loads(text or "[]")}
