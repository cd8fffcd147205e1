"""Whom a typed owner means: somebody who sits there, the client herself, or whoever was written.

„Frau Brandt“ is the participant of that name if no other one could be meant: only then her slip
shows the task, and it is told when she has left her office. Whatever is not that clear stays as it
was typed; it is nobody's own task then (our rule).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.models import meetings as tables
from gkdesk.services.meetings.names import client_names
from gkdesk.services.meetings.reading import participant_views
from gkdesk.services.rows import fetch
from gkdesk.text.owners import HERSELF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.fields import ActionFields
    from gkdesk.services.meetings.views import ParticipantView

_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ADDRESSED = frozenset({"frau", "herr", "herrn", "dr", "prof"})


def with_owner(session: Session, entered: ActionFields) -> ActionFields:
    """Return what was agreed with the record of whom its words name, where that is clear."""
    if not entered.owner or entered.contact_id is not None or entered.organisation_id is not None:
        return entered
    if _is_herself(session, entered):
        return replace(entered, owner=HERSELF)
    meeting = fetch(session, tables.Meeting, entered.meeting_id)
    found = _meant(entered.owner, participant_views(session, meeting))
    if found is None or found.fields.client_id is not None:
        return entered
    return replace(
        entered,
        contact_id=found.fields.contact_id,
        organisation_id=found.fields.organisation_id,
        owner="",
    )


def _is_herself(session: Session, entered: ActionFields) -> bool:
    """Tell whether the client of the case is named, in words or as she is called."""
    if entered.client_id is None:
        return False
    called = client_names(session, [entered.client_id]).get(entered.client_id, "")
    return _words(entered.owner) in (_words(HERSELF), _words(called))


def _meant(typed: str, people: Iterable[ParticipantView]) -> ParticipantView | None:
    """Return the only participant whom the words can mean."""
    words = _words(typed)
    there = list(people)
    exact = [each for each in there if words in _written(each)]
    found = exact or [each for each in there if _may_be(words, each)]
    return found[0] if len(found) == 1 else None


def _written(person: ParticipantView) -> tuple[tuple[str, ...], ...]:
    """Return how somebody is written in full: by name, with her office."""
    name = _words(person.name)
    return name, (*name, *_words(person.organisation))


def _may_be(words: tuple[str, ...], person: ParticipantView) -> bool:
    """Tell whether the words are part of her name and office, her family name among them."""
    name = _words(person.name)
    if person.fields.contact_id is None or not name or name[-1] not in words:
        return False
    known = {*name, *_words(person.organisation), *_ADDRESSED}
    return set(words) <= known and _same_address(words, name)


def _same_address(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether nobody is called „Herr“ whose record says „Frau“."""
    said = {"herr" if each == "herrn" else each for each in words} & {"frau", "herr"}
    return not said or not ({"frau", "herr"} & set(name)) or said <= set(name)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.casefold()))
