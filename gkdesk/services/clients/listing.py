"""The list of clients: a few plain queries; it stays quick with ten thousand of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, and_, case, func, literal, select, type_coerce

from gkdesk.models.client import (
    Client,
    ClientContactEntry,
    ClientLanguage,
    ClientStatus,
    ClientStep,
)
from gkdesk.models.network import Municipality
from gkdesk.services.clients.views import ClientCounts, ClientFilter, ClientRow
from gkdesk.services.code_lists import merged
from gkdesk.services.naming import client_name, sort_key
from gkdesk.text.codes.clients import CaseForm, CaseState, CodeList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

ROWS_AT_ONCE = 250
_UNDATED = "9999-12-31"
"""Sorts steps without a date behind all others."""


def client_rows(session: Session, chosen: ClientFilter, today: dt.date) -> tuple[ClientRow, ...]:
    """Return the clients that the filter lets through, sorted by name."""
    steps, days = _next_steps(session)
    joined = _Joined(
        fields={row.code: row.word for row in merged(session, CodeList.FIELD_OF_ACTION).values()},
        municipalities=dict(streamed(session, select(Municipality.id, Municipality.name))),
        steps=steps,
        step_days=days,
        contacts=last_contacts(session),
        today=today.isoformat(),
    )
    clients = streamed(session, _query(chosen))
    fits = _Fits(session, chosen, joined, today)
    rows = _rows(filter(fits, clients) if fits.narrows else clients, joined)
    rows.sort(key=_by_name)
    return tuple(rows)


def language_counts(session: Session, client_ids: Iterable[int]) -> dict[str, int]:
    """Return how many of these clients know each language that any of them knows."""
    wanted = set(client_ids)
    query = select(ClientLanguage.client_id, ClientLanguage.language).distinct()
    return dict(Counter(code for ref, code in streamed(session, query) if ref in wanted))


def client_counts(session: Session) -> ClientCounts:
    """Return the figures of the filter chips."""
    has_step = (
        select(ClientStep.id)
        .where(ClientStep.client_id == Client.id, ClientStep.done_on.is_(None))
        .exists()
    )
    active = Client.state == CaseState.ACTIVE.value
    row = session.execute(
        select(
            func.count(case((active, 1))),
            func.count(case((and_(active, ~has_step), 1))),
            func.count(case((Client.state == CaseState.ENDED.value, 1))),
        )
    ).one()
    return ClientCounts(active=row[0], without_step=row[1], ended=row[2])


def last_contacts(session: Session) -> dict[int, str]:
    """Return the day (ISO) of the last contact of every client."""
    last = func.max(type_coerce(ClientContactEntry.on, String))
    query = select(ClientContactEntry.client_id, last).group_by(ClientContactEntry.client_id)
    return dict(streamed(session, query))


def streamed(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[Any]:
    """Yield the rows of a long list, a few at a time.

    With all of them alive at once, Python's search for garbage takes a third of the whole time.
    """
    for some in session.connection().execute(query).partitions(ROWS_AT_ONCE):
        yield from some


def _next_steps(session: Session) -> tuple[dict[int, str], dict[int, str]]:
    """Return text and date (ISO) of the open step with the earliest date of every client.

    SQLite takes `what` from the row that holds the minimum.
    """
    until = func.min(func.coalesce(type_coerce(ClientStep.until, String), literal(_UNDATED)))
    query = (
        select(ClientStep.client_id, ClientStep.what, until)
        .where(ClientStep.done_on.is_(None))
        .group_by(ClientStep.client_id)
    )
    texts: dict[int, str] = {}
    days: dict[int, str] = {}
    for ref, what, day in streamed(session, query):
        texts[ref] = what
        days[ref] = day
    return texts, days


@dataclass(frozen=True)
class _Joined:
    """What stands beside the clients' own rows; put together here, not by the database.

    Joining three grouped lists in SQL costs three times as much as reading them one by one.
    """

    fields: dict[str, str]
    municipalities: dict[int, str]
    steps: dict[int, str]
    step_days: dict[int, str]
    contacts: dict[int, str]
    today: str

    def quiet(self, ref: int, began_on: str | None) -> str:
        """Return since when nobody had contact: the last one, else the beginning."""
        return self.contacts.get(ref) or began_on or ""


class _Fits:
    """Tell whether a client passes those parts of the filter that concern her lists."""

    def __init__(
        self, session: Session, chosen: ClientFilter, joined: _Joined, today: dt.date
    ) -> None:
        self._joined = joined
        self._without_step = chosen.without_step
        self._listed = _chosen_by_lists(session, chosen)
        days = chosen.no_contact_days
        self._quiet_since = None if days is None else (today - dt.timedelta(days)).isoformat()

    @property
    def narrows(self) -> bool:
        """Tell whether there is anything to ask."""
        return self._without_step or self._listed is not None or self._quiet_since is not None

    def __call__(self, found: Sequence[Any]) -> bool:
        ref = found[0]
        if self._without_step and ref in self._joined.steps:
            return False
        if self._listed is not None and ref not in self._listed:
            return False
        return self._quiet_since is None or self._joined.quiet(ref, found[-1]) <= self._quiet_since


class _Days(dict[str, dt.date]):
    """Days by how they are stored; the same few hundred stand in thousands of rows."""

    def __missing__(self, stored: str) -> dt.date:
        day = self[stored] = dt.date.fromisoformat(stored)
        return day


def _rows(clients: Iterable[Sequence[Any]], joined: _Joined) -> list[ClientRow]:
    """Make the rows in one loop, by position: calls and keywords would double its time."""
    days = _Days()
    rows = []
    for ref, code, wanted, official, own, language, form, state, field, place, _ in clients:
        until = joined.step_days.get(ref, _UNDATED)
        last = joined.contacts.get(ref)
        row = ClientRow(
            ref,
            code,
            client_name(wanted, official, own, code),
            own,
            language,
            CaseForm.FAMILY if form == "family" else CaseForm.PERSON,
            state == "active",
            joined.steps.get(ref, ""),
            None if until == _UNDATED else days[until],
            until < joined.today,
            joined.municipalities.get(place, ""),
            joined.fields.get(field, field),
            None if last is None else days[last],
        )
        rows.append(row)
    return rows


def _by_name(row: ClientRow) -> str:
    return sort_key(row.name)


def _query(chosen: ClientFilter) -> Select[*tuple[Any, ...]]:
    columns = (
        Client.id,
        Client.code,
        Client.wanted_name,
        Client.official_name,
        Client.own_name,
        Client.own_name_language,
        Client.form,
        Client.state,
        Client.case_main_field,
        Client.address_municipality_id,
        type_coerce(Client.began_on, String),
    )
    return select(*columns).where(*_plain_conditions(chosen))


def _plain_conditions(chosen: ClientFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.state is not None:
        conditions.append(Client.state == chosen.state.value)
    if chosen.municipality_id is not None:
        conditions.append(Client.address_municipality_id == chosen.municipality_id)
    if chosen.field is not None:
        conditions.append(Client.case_main_field == chosen.field)
    return conditions


def _chosen_by_lists(session: Session, chosen: ClientFilter) -> set[int] | None:
    """Return the clients whose lists hold what the filter names; None if it names nothing."""
    found: list[set[int]] = []
    if chosen.status is not None:
        query = select(ClientStatus.client_id).filter_by(status=chosen.status)
        found.append(set(session.scalars(query)))
    if chosen.language is not None:
        query = select(ClientLanguage.client_id).filter_by(language=chosen.language)
        found.append(set(session.scalars(query)))
    return set.intersection(*found) if found else None
