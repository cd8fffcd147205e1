"""Who of many gets her booklet in which language, and who gets German for want of another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.client import Client, ClientLanguage
from gkdesk.services.booklets.source import best_language
from gkdesk.text.codes.clients import SpokenLevel
from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

_Spoken = tuple[str, SpokenLevel]


@dataclass(frozen=True)
class Reader:
    """A client with the language of her booklet; `has_language` tells if any is in the record."""

    client_id: ClientId
    language: str
    has_language: bool


def readers(session: Session, client_ids: Iterable[ClientId]) -> tuple[Reader, ...]:
    """Return the clients in the given order; two queries, however many there are."""
    spoken: dict[int, list[_Spoken]] = defaultdict(list)
    for ref, language, level in session.execute(
        select(ClientLanguage.client_id, ClientLanguage.language, ClientLanguage.level).order_by(
            ClientLanguage.position, ClientLanguage.id
        )
    ):
        spoken[ref].append((language, SpokenLevel(level)))
    others = {
        ref: (interpreter, own_name)
        for ref, interpreter, own_name in session.execute(
            select(Client.id, Client.interpreter_language, Client.own_name_language)
        )
    }
    return tuple(
        _reader(client_id, spoken.get(client_id, []), others[client_id])
        for client_id in client_ids
        if client_id in others
    )


def _reader(client_id: ClientId, spoken: list[_Spoken], others: tuple[str, str]) -> Reader:
    return Reader(client_id, best_language(spoken, others), bool(spoken) or any(others))
