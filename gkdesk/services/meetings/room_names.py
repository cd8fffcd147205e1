"""Texts as a room may read them on the screen: without the names of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.names_in_text import KnownNames, find, redact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def without_names(session: Session, texts: Iterable[str], people: Iterable[str]) -> tuple[str, ...]:
    """Return texts without any name of a client; `people` take part and may be named."""
    everybody = KnownNames(name for names in stored_names(session).values() for name in names)
    there = KnownNames((), whole=people)
    return tuple(redact(text, find(text, everybody, there)) for text in texts)
