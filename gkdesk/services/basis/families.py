"""Who belongs to a case: the persons of a family, and those who were taken off its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.case import ClientConsent
from gkdesk.models.client import ClientFormerMember, ClientMember
from gkdesk.services.basis.gate import Elsewhere, Family
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.parts import PARTS
from gkdesk.services.mapping import read
from gkdesk.services.rows import among
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def families(session: Session, clients: Iterable[int]) -> dict[int, Family]:
    """Return the family of each client; who has none is alone."""
    refs = set(clients)
    members = _persons(session, ClientMember, refs)
    former = _persons(session, ClientFormerMember, refs)
    withdrawn = _withdrawn(session, refs)
    return {
        ref: Family(members.get(ref, ()), former.get(ref, ()), withdrawn.get(ref, ()))
        for ref in refs
    }


def family_of(session: Session, client_id: int) -> Family:
    """Return the family of one client."""
    return families(session, [client_id])[client_id]


def _withdrawn(session: Session, clients: set[int]) -> dict[int, tuple[Elsewhere, ...]]:
    """Return what members with a case of their own withdrew there, by the case they belong to."""
    table = ClientMember
    query = select(table.client_ref, table.client_id, table.id).where(
        among(table.client_id, clients), table.client_ref.is_not(None)
    )
    elsewhere = session.execute(query.order_by(table.id)).all()
    given = _withdrawn_by(session, {row.client_ref for row in elsewhere}) if elsewhere else {}
    found: dict[int, tuple[Elsewhere, ...]] = {}
    for own, client, member in elsewhere:
        entries = (Elsewhere(PartId(member), each) for each in given.get(own or 0, ()))
        found[client] = (*found.get(client, ()), *entries)
    return found


def _withdrawn_by(session: Session, clients: set[int | None]) -> dict[int, list[Consent]]:
    """Return what clients withdrew for themselves or for their whole case."""
    table = ClientConsent
    query = select(table).where(
        among(table.client_id, filter(None, clients)),
        table.withdrawn_on.is_not(None),
        table.member_id.is_(None),
    )
    found: dict[int, list[Consent]] = {}
    for row in session.scalars(query.order_by(table.id)):
        found.setdefault(row.client_id, []).append(read(Consent, row, PARTS[Consent].columns))
    return found


def _persons(
    session: Session, table: type[ClientMember | ClientFormerMember], clients: set[int]
) -> dict[int, tuple[PartId, ...]]:
    found: dict[int, tuple[PartId, ...]] = {}
    query = select(table.client_id, table.id).where(among(table.client_id, clients))
    for client, ref in session.execute(query.order_by(table.id)):
        found[client] = (*found.get(client, ()), PartId(ref))
    return found
