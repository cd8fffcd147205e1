"""What a handout consists of: its parts in order, the local data it takes, its sources of law.

The templates stand in `resources/handouts`, their sentences in `resources/texts`. A key without a
set and a section is one of the handout's own section; `booklet:help.number_112` is a text of the
booklet, because one thing is said in one way everywhere.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from gkdesk import paths
from gkdesk.errors import ResourceMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

HANDOUTS = (
    "erste_schritte",
    "wegweiser",
    "wohnung",
    "gesundheit",
    "deutsch",
    "schule",
    "ausbildung_arbeit",
    "anerkennung",
    "fuehrerschein",
    "familie",
    "datenschutz",
    "arbeitgeber",
)
"""The shipped handouts in the order in which they are offered."""
INVITATION = "einladung"
GLOSSARY = "woerter"
"""Papers that are no leaflet: a letter to one person, and the words of the booklet."""
TEXTS = "handout"
FIELD = "field_"
"""How the keys of local facts begin; the text of such a key is the label of the fact."""


class PartKind(StrEnum):
    """What a part prints."""

    TEXT = "text"
    STEPS = "steps"
    LIST = "list"
    CHECKLIST = "checklist"
    HEADING = "heading"
    FIELD = "field"
    NUMBERS = "numbers"
    WEB = "web"
    ORGANISATIONS = "organisations"
    OFFERS = "offers"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class HandoutPart:
    """One part; which of the fields count depends on its kind.

    `kinds` are codes of organisations, `fields` those of fields of action, `most` offices or offers
    stand there at most. `purposes` belong to `kinds` one by one: what such an office is for. Of
    `kinds` that are in `general`, only offices active in `fields` fit. `numbers` belong to `keys`
    one by one. `law` says where a rule is from. An `optional` part is left out without any office,
    because the handout has a local fact for it.
    """

    kind: PartKind
    keys: tuple[str, ...] = ()
    heading: str = ""
    pictogram: str = ""
    law: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    most: int = 0
    numbers: tuple[str, ...] = ()
    address: str = ""
    brief: bool = False
    optional: bool = False

    def only_in(self, kind: str) -> frozenset[str]:
        """Return the fields of action one of which an office of a kind needs, if it needs any."""
        return frozenset(self.fields if kind in self.general else ())

    def purpose(self, kind: str) -> str:
        """Return the key of what an office of a kind is for, "" where the handout says it."""
        return dict(zip(self.kinds, self.purposes, strict=False)).get(kind, "")


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout; `as_of` is the day of its text, `texts` the set its sentences stand in.

    One that is `public_only` is about no client: it lies about, for everybody.
    """

    id: str
    title: str
    as_of: dt.date
    parts: tuple[HandoutPart, ...]
    texts: str = TEXTS
    pictogram: str = ""
    german_only: bool = False
    public_only: bool = False

    @property
    def local_keys(self) -> tuple[str, ...]:
        """Return the keys of the local facts, in order."""
        return tuple(key for part in self.parts if part.kind is PartKind.FIELD for key in part.keys)

    @property
    def law(self) -> tuple[str, ...]:
        """Return the sources of law, each once, in the order of the parts."""
        return tuple(dict.fromkeys(each for part in self.parts for each in part.law))

    @property
    def takes_places(self) -> bool:
        """Tell whether it names offices or offers, which a municipality narrows down."""
        local = (PartKind.ORGANISATIONS, PartKind.OFFERS)
        return any(part.kind in local for part in self.parts)


@cache
def load_handout(handout_id: str) -> Handout:
    """Return a shipped handout; raise ResourceMissing for any other."""
    path = paths.resources() / "handouts" / f"{handout_id}.toml"
    if handout_id not in HANDOUTS or not path.is_file():
        raise ResourceMissing(name=f"handouts/{handout_id}.toml")
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    section = content.get("texts", handout_id)
    return Handout(
        id=handout_id,
        title=f"{section}.title",
        as_of=content["as_of"],
        parts=tuple(_part(each, section) for each in content["part"]),
        texts=content.get("texts", TEXTS),
        pictogram=content.get("pictogram", ""),
        german_only=content.get("german_only", False),
        public_only=content.get("public_only", False),
    )


def _part(table: Mapping[str, Any], section: str) -> HandoutPart:
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    given["kind"] = PartKind(given["kind"])
    for name in ("keys", "purposes"):
        given[name] = tuple(_full(key, section) for key in given.get(name, ()))
    if "heading" in given:
        given["heading"] = _full(given["heading"], section)
    return HandoutPart(**given)


def _full(key: str, section: str) -> str:
    return key if "." in key or ":" in key else f"{section}.{key}"
