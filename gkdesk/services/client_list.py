"""The list of clients: one query, plain rows; it stays quick with ten thousand of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, String, and_, case, func, literal, or_, select, type_coerce

from gkdesk.models.client import (
    Client,
    ClientContactEntry,
    ClientLanguage,
    ClientStatus,
    ClientStep,
)
from gkdesk.models.network import Municipality
from gkdesk.services.client_views import ClientCounts, ClientFilter, ClientRow
from gkdesk.services.code_lists import merged
from gkdesk.services.naming import client_name, sort_key
from gkdesk.text.codes import CaseForm, CaseState, CodeList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Subquery
    from sqlalchemy.orm import Session

_UNDATED = "9999-12-31"
"""Sorts steps without a date behind all others."""


def client_rows(session: Session, chosen: ClientFilter, today: dt.date) -> tuple[ClientRow, ...]:
    """Return the clients that the filter lets through, sorted by name."""
    fields = {row.code: row.word for row in merged(session, CodeList.FIELD_OF_ACTION).values()}
    this_day = today.isoformat()
    rows = [_row(found, fields, this_day) for found in session.execute(_query(chosen, today))]
    rows.sort(key=_by_name)
    return tuple(rows)


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


def next_steps() -> Subquery:
    """Return the open step with the earliest date of every client.

    SQLite takes `what` from the row that holds the minimum.
    """
    until = func.min(func.coalesce(type_coerce(ClientStep.until, String), literal(_UNDATED)))
    return (
        select(ClientStep.client_id, ClientStep.what, until.label("until"))
        .where(ClientStep.done_on.is_(None))
        .group_by(ClientStep.client_id)
        .subquery()
    )


def last_contacts() -> Subquery:
    """Return the day of the last contact of every client."""
    last = func.max(type_coerce(ClientContactEntry.on, String))
    return (
        select(ClientContactEntry.client_id, last.label("last"))
        .group_by(ClientContactEntry.client_id)
        .subquery()
    )


def _row(found: Sequence[Any], fields: dict[str, str], today: str) -> ClientRow:
    ref, code, wanted, official, own, own_language, form, state, field, *joined = found
    municipality, step, until, last = joined
    return ClientRow(
        id=ref,
        code=code,
        name=client_name(wanted, official, own, code),
        own_name=own,
        own_name_language=own_language,
        form=CaseForm.FAMILY if form == "family" else CaseForm.PERSON,
        active=state == "active",
        step=step or "",
        step_until=None if until in (None, _UNDATED) else dt.date.fromisoformat(until),
        overdue=until is not None and until < today,
        municipality=municipality or "",
        field=fields.get(field, field),
        last_contact=None if last is None else dt.date.fromisoformat(last),
    )


def _by_name(row: ClientRow) -> str:
    return sort_key(row.name)


def _query(chosen: ClientFilter, today: dt.date) -> Select[*tuple[Any, ...]]:
    steps, contacts = next_steps(), last_contacts()
    query = (
        select(
            Client.id,
            Client.code,
            Client.wanted_name,
            Client.official_name,
            Client.own_name,
            Client.own_name_language,
            Client.form,
            Client.state,
            Client.case_main_field,
            Municipality.name,
            steps.c.what,
            steps.c.until,
            contacts.c.last,
        )
        .outerjoin(Municipality, Municipality.id == Client.address_municipality_id)
        .outerjoin(steps, steps.c.client_id == Client.id)
        .outerjoin(contacts, contacts.c.client_id == Client.id)
    )
    conditions = [*_plain_conditions(chosen), *_list_conditions(chosen)]
    if chosen.without_step:
        conditions.append(steps.c.client_id.is_(None))
    if chosen.no_contact_days is not None:
        before = (today - dt.timedelta(days=chosen.no_contact_days)).isoformat()
        conditions.append(
            or_(
                contacts.c.last <= before,
                and_(
                    contacts.c.last.is_(None),
                    or_(
                        Client.began_on.is_(None),
                        type_coerce(Client.began_on, String) <= before,
                    ),
                ),
            )
        )
    return query.where(*conditions)


def _plain_conditions(chosen: ClientFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.state is not None:
        conditions.append(Client.state == chosen.state.value)
    if chosen.municipality_id is not None:
        conditions.append(Client.address_municipality_id == chosen.municipality_id)
    if chosen.field is not None:
        conditions.append(Client.case_main_field == chosen.field)
    return conditions


def _list_conditions(chosen: ClientFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.status is not None:
        conditions.append(
            Client.id.in_(
                select(ClientStatus.client_id).where(ClientStatus.status == chosen.status)
            )
        )
    if chosen.language is not None:
        conditions.append(
            Client.id.in_(
                select(ClientLanguage.client_id).where(ClientLanguage.language == chosen.language)
            )
        )
    return conditions
