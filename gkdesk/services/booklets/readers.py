"""Who of many gets her booklet in which language, and who gets German for want of another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.client import Client, ClientLanguage
from gkdesk.services.booklets.profiles.profile import BookletChoice
from gkdesk.services.booklets.source import best_language
from gkdesk.text.codes.clients import SpokenLevel
from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.services.booklets.profiles.choices import KeptChoice

NO_CHOICES: Mapping[ClientId, KeptChoice] = MappingProxyType({})
_Spoken = tuple[str, SpokenLevel]


@dataclass(frozen=True)
class Reader:
    """A client with the language of her booklet; `has_language` tells if any is in the record.

    `chosen` is her own choice, where she made one; `is_broken` says that it cannot be read.
    """

    client_id: ClientId
    language: str
    has_language: bool
    code: str = ""
    chosen: BookletChoice | None = None
    chosen_on: dt.date | None = None
    is_broken: bool = False


def readers(
    session: Session,
    client_ids: Iterable[ClientId],
    kept: Mapping[ClientId, KeptChoice] = NO_CHOICES,
) -> tuple[Reader, ...]:
    """Return the clients in the given order; two queries, however many there are."""
    spoken: dict[int, list[_Spoken]] = defaultdict(list)
    for ref, language, level in session.execute(
        select(ClientLanguage.client_id, ClientLanguage.language, ClientLanguage.level).order_by(
            ClientLanguage.position, ClientLanguage.id
        )
    ):
        spoken[ref].append((language, SpokenLevel(level)))
    known = {
        ref: (code, (interpreter, own_name))
        for ref, code, interpreter, own_name in session.execute(
            select(Client.id, Client.code, Client.interpreter_language, Client.own_name_language)
        )
    }
    found = []
    for client_id in client_ids:
        if client_id in known:
            code, others = known[client_id]
            reader = _reader(client_id, spoken.get(client_id, []), others, code)
            found.append(_by_choice(reader, kept.get(client_id)))
    return tuple(found)


def _reader(
    client_id: ClientId, spoken: list[_Spoken], others: tuple[str, str], code: str
) -> Reader:
    has_language = bool(spoken) or any(others)
    return Reader(client_id, best_language(spoken, others), has_language, code)


def _by_choice(reader: Reader, kept: KeptChoice | None) -> Reader:
    """Return a reader with what she chose herself; her language, too."""
    if kept is None:
        return reader
    language = kept.language or reader.language
    has_language = reader.has_language or bool(kept.language)
    return replace(
        reader,
        language=language,
        has_language=has_language,
        chosen=kept.choice,
        chosen_on=kept.chosen_on,
        is_broken=kept.is_broken,
    )
