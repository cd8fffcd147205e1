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
    table, given = ClientMember, ClientConsent
    query = (
        select(table.client_id, table.id, given)
        .join(given, given.client_id == table.client_ref)
        .where(
            among(table.client_id, clients),
            given.withdrawn_on.is_not(None),
            given.member_id.is_(None),
        )
    )
    found: dict[int, tuple[Elsewhere, ...]] = {}
    for client, member, row in session.execute(query):
        entry = Elsewhere(PartId(member), read(Consent, row, PARTS[Consent].columns))
        found[client] = (*found.get(client, ()), entry)
    return found


def _persons(
    session: Session, table: type[ClientMember | ClientFormerMember], clients: set[int]
) -> dict[int, tuple[PartId, ...]]:
    found: dict[int, tuple[PartId, ...]] = {}
    query = select(table.client_id, table.id).where(among(table.client_id, clients))
    for client, ref in session.execute(query.order_by(table.id)):
        found[client] = (*found.get(client, ()), PartId(ref))
    return found
