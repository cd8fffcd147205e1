"""Every name under which clients are stored, to find it in free text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.client import Client, ClientMember, ClientNameVariant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def stored_names(session: Session) -> Mapping[int, tuple[str, ...]]:
    """Return the names of all clients by their ids: in every script, with variants and family."""
    found: dict[int, list[str]] = defaultdict(list)
    for query in (
        select(Client.id, Client.official_name, Client.wanted_name, Client.own_name),
        select(ClientNameVariant.client_id, ClientNameVariant.name),
        select(ClientMember.client_id, ClientMember.name, ClientMember.own_name),
    ):
        for ref, *names in session.execute(query):
            found[ref].extend(name for name in names if name)
    return {ref: tuple(names) for ref, names in found.items()}
