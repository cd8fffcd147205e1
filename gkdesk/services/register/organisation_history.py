"""What became of one organisation over the years: its seats and its cooperations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.models.bodies import Body, Membership
from gkdesk.models.cooperation import Cooperation
from gkdesk.services.register.body_seats import left_on
from gkdesk.services.register.contact_reading import organisation_names
from gkdesk.services.register.cooperation_history import HistoryRow
from gkdesk.text import organisation_history as text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.models.network import Organisation


def organisation_history(
    session: Session, row: Organisation, today: dt.date
) -> tuple[HistoryRow, ...]:
    """Return the history of an organisation, the newest first; what is to come is left out."""
    told = [*_seats(session, row.id), *_ties(session, row.id)]
    if row.ended_on is not None:
        told.append(HistoryRow(row.ended_on, text.ENDED))
    rows = list(dict.fromkeys(each for each in told if each.when <= today))
    rows.sort(key=_when)
    return tuple(reversed(rows))


def _seats(session: Session, ref: int) -> Iterator[HistoryRow]:
    query = (
        select(Membership.since, Membership.until, Body.name, Body.ended_on)
        .join(Body, Body.id == Membership.body_id)
        .where(Membership.organisation_id == ref)
    )
    for since, own_end, body, body_ended in session.execute(query):
        until = left_on(own_end, body_ended)
        if since is not None and until is not None and until < since:
            continue  # the body ended before
        if since is not None:
            yield HistoryRow(since, text.joined_sentence(body), begins=True)
        if until is not None:
            yield HistoryRow(until, text.left_sentence(body))


def _ties(session: Session, ref: int) -> Iterator[HistoryRow]:
    table = Cooperation
    query = select(table.first_id, table.second_id, table.since, table.until).where(
        or_(table.first_id == ref, table.second_id == ref)
    )
    found = list(session.execute(query))
    names = organisation_names(session, {side for row in found for side in (row[0], row[1])})
    for first, second, since, until in found:
        other = names.get(second if first == ref else first, "")
        if since is not None:
            yield HistoryRow(since, text.began_sentence(other), begins=True)
        if until is not None:
            yield HistoryRow(until, text.over_sentence(other))


def _when(row: HistoryRow) -> dt.date:
    return row.when
