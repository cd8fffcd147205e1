"""Times of which nobody knows what left the office: the store of then was lost."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.store.audit_log import moment_text
from gkdesk.store.store_facts import Fact, note_fact, read_fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.store.driver import Driver

FACT = "SELECT value FROM store_fact WHERE name=?"


@dataclass(frozen=True, order=True)
class RegisterGap:
    """From the newest backup that could be read to the day on which one was brought back."""

    since: dt.datetime
    until: dt.datetime


def gaps_in(session: Session) -> tuple[RegisterGap, ...]:
    """Return the gaps in the register of an open store, the oldest first."""
    return _read(read_fact(session, Fact.REGISTER_GAPS))


def gaps_of_file(driver: Driver) -> tuple[RegisterGap, ...]:
    """Return the gaps that a database notes."""
    row = driver.execute(FACT, (Fact.REGISTER_GAPS.value,)).fetchone()
    return _read(None if row is None else str(row[0]))


def note_gaps(session: Session, gaps: Iterable[RegisterGap]) -> None:
    """Note gaps in the place of what was noted before."""
    told = [[moment_text(each.since), moment_text(each.until)] for each in sorted(set(gaps))]
    if told:
        note_fact(session, Fact.REGISTER_GAPS, json.dumps(told))


def _read(text: str | None) -> tuple[RegisterGap, ...]:
    return tuple(
        RegisterGap(dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until))
        for since, until in json.loads(text or "[]")
    )
