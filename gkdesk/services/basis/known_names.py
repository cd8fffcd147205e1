"""Every name and number under which clients are stored, to find it in free text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.client import (
    Client,
    ClientFormerMember,
    ClientMember,
    ClientNameVariant,
    ClientReachWay,
    ClientReference,
)
from gkdesk.services.basis.names_in_text import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session


def stored_names(session: Session) -> Mapping[int, tuple[str, ...]]:
    """Return the names of all clients by their ids: in every script, with variants and family.

    Codes, file numbers, ways to reach them and days of birth are among them: they, too, tell who
    it is. A code counts as a whole, whatever words it is made of.

    Who was taken off a family is nobody's own any more: she stands there under an id of no client.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for query in (
        select(Client.id, Client.official_name, Client.wanted_name, Client.own_name),
        select(ClientNameVariant.client_id, ClientNameVariant.name),
        select(ClientMember.client_id, ClientMember.name, ClientMember.own_name),
    ):
        for ref, *names in session.execute(query):
            found[ref].extend(name for name in names if name)
    for ref, *names in session.execute(
        select(ClientFormerMember.id, ClientFormerMember.name, ClientFormerMember.own_name)
    ):
        found[-ref].extend(name for name in names if name)
    for ref, number in _numbers(session):
        found[ref].append(Whole(number))
    return {ref: tuple(names) for ref, names in found.items()}


def _numbers(session: Session) -> Iterator[tuple[int, str]]:
    for query in (
        select(Client.id, Client.code, Client.birth),
        select(ClientMember.client_id, ClientMember.birth),
        select(ClientReference.client_id, ClientReference.number),
        select(ClientReachWay.client_id, ClientReachWay.value),
    ):
        for ref, *numbers in session.execute(query):
            yield from ((ref, number) for number in numbers if number)
