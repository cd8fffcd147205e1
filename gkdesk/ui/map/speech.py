"""What a map says: to the ear of who cannot see it, and in a line to whoever asks what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.map import words
from gkdesk.ui.map.doing import Doing, Mode
from gkdesk.ui.map.targets import ACTOR, Hits, Target

if TYPE_CHECKING:
    from gkdesk.ui.map.overlay import Glass


def hint(glass: Glass, doing: Doing, *, note: str) -> str:
    """Return what can be done now."""
    if note:
        return note
    name = glass.targets.name(doing.source or 0)
    if doing.mode is Mode.MOVE:
        return (words.MOVE if doing.by_keys else words.MOVE_BY_HAND).format(name=name)
    if doing.mode is Mode.CONNECT:
        other = glass.targets.name(doing.other or 0)
        return (words.CONNECT_TO if other else words.CONNECT).format(name=name, other=other)
    rest = words.REST_KEYS if doing.prefers_keys else words.REST
    count = len(glass.sheet.drawing.unnamed)
    return f"{words.UNNAMED.format(count=count)} {rest}" if count else rest


def found(text: str, hits: Hits) -> str:
    """Return what a search found, and how to go on."""
    if not hits:
        return words.NOT_FOUND.format(text=text)
    said = words.ONE_FOUND if hits.number == 1 else words.FOUND
    return said.format(text=text, place=hits.place, number=hits.number)


def value(glass: Glass, doing: Doing, selected: Target, urgent: str) -> str:
    """Return what is chosen or connected, and what is urgent to know."""
    target = selected
    if doing.mode is Mode.CONNECT and doing.other is not None:
        target = Target(ACTOR, doing.other)
    return f"{glass.targets.sentence(target)} {urgent}".strip()


def description(glass: Glass) -> str:
    """Return what the whole map is and how it is used."""
    return f"{glass.sheet.drawing.sentence} {words.TWIN} {words.KEYS}"
