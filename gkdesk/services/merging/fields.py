"""The fields of two records side by side, and the one set that comes out of them.

Texts that say different things and lists are joined, so that nothing is lost unless somebody
chooses; of two names or numbers the record that stays has its own, unless somebody chooses.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from gkdesk.errors import InvalidInput
from gkdesk.services.code_lists import words
from gkdesk.services.register.contact_reading import (
    contact_views,
    municipality_names,
    organisation_names,
)
from gkdesk.services.register.duplicate_names import phone_key
from gkdesk.text.clean import LINE_LIMIT, TEXT_LIMIT
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.records import Agreement, Side
from gkdesk.text.dates import format_day_joined
from gkdesk.text.wording.clients import language_word, word
from gkdesk.text.wording.records import FIELD_WORDS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

    from gkdesk.models.network import ContactPerson, Organisation

Group = TypeVar("Group", bound="DataclassInstance")
Choices = Mapping[str, Side]

SEPARATORS: dict[str, str] = {
    **dict.fromkeys(
        (
            "mandate",
            "possibilities",
            "limits",
            "gain",
            "hints",
            "opening_hours",
            "note",
            "directions",
            "interpreting",
        ),
        "\n",
    ),
    "source": "; ",
}
"""Free texts and what stands between two of them."""
FLAG_OF = {"phone": "phone_private", "mobile": "mobile_private", "email": "email_private"}
"""Whether a number is private goes with the number, however and wherever it is written."""
_NUMBERS = ("phone", "mobile")
EVERYWHERE = "nicht eingegrenzt"
"""No municipality at all means the whole Kreis: that is no gap to be filled from the other."""
_FLAGS = frozenset(FLAG_OF.values())
_CODE_LISTS = {
    "kind": CodeList.ORGANISATION_KIND,
    "fields": CodeList.FIELD_OF_ACTION,
    "legal_areas": CodeList.LEGAL_AREA,
}


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """One field of both records in words; `side` is what happens unless somebody chooses."""

    field: str
    label: str
    keep: str
    other: str
    agreement: Agreement
    side: Side
    can_join: bool


@dataclass(frozen=True)
class Pair:
    """The values of one field in the record that stays and in the one that goes."""

    field: str
    keep: Any
    other: Any

    @property
    def can_join(self) -> bool:
        """Tell whether both values can stand in the field together and are not too long for it."""
        separator = SEPARATORS.get(self.field)
        if separator is None:
            return isinstance(self.keep, (tuple, bool))
        limit = TEXT_LIMIT if separator == "\n" else LINE_LIMIT
        return len(joined(self.keep, self.other, separator)) <= limit

    @property
    def agreement(self) -> Agreement:
        if self.keep == self.other:
            return Agreement.SAME
        if self.field == "serves" and not (self.keep and self.other):
            return Agreement.CONFLICT
        if _is_empty(self.other):
            return Agreement.KEEP_ONLY
        if _is_empty(self.keep):
            return Agreement.OTHER_ONLY
        return Agreement.JOINED if self.can_join else Agreement.CONFLICT

    @property
    def side(self) -> Side:
        """Return where the value comes from unless somebody chooses."""
        usual = {Agreement.OTHER_ONLY: Side.OTHER, Agreement.JOINED: Side.BOTH}
        return usual.get(self.agreement, Side.KEEP)

    def value(self, side: Side | None) -> object:
        """Return the value of a side, the usual one for None."""
        chosen = side or self.side
        if chosen is Side.KEEP:
            return self.keep
        return self.other if chosen is Side.OTHER else self._both()

    def _both(self) -> object:
        if isinstance(self.keep, bool):
            return self.keep or self.other
        if self.field == "serves" and not (self.keep and self.other):
            return ()
        if isinstance(self.keep, tuple):
            return tuple(dict.fromkeys((*self.keep, *self.other)))
        if self.field not in SEPARATORS:
            message = f"two values of {self.field} cannot stand together"
            raise ValueError(message)
        return joined(self.keep, self.other, SEPARATORS[self.field])


def joined(first: str, second: str, separator: str) -> str:
    """Return both texts; one that the other contains is not repeated."""
    if not second or second.casefold() in first.casefold():
        return first
    if not first or first.casefold() in second.casefold():
        return second
    return f"{first}{separator}{second}"


def joined_line(first: str, second: str, field: str) -> str:
    """Return both texts in one line; raise InvalidInput if that is longer than a line may be."""
    both = joined(first, second, ", ")
    if len(both) > LINE_LIMIT:
        raise InvalidInput(field, "joined_too_long")
    return both


def pairs(keep: Group, other: Group, refs: frozenset[int]) -> tuple[Pair, ...]:
    """Return the fields that are merged on their own; `refs` are the two records themselves.

    Neither of them can be the deputy of what comes out of both.
    """
    found = []
    for field in dataclasses.fields(keep):
        if field.name in _FLAGS:
            continue
        mine, theirs = getattr(keep, field.name), getattr(other, field.name)
        if field.name == "deputy_id":
            mine, theirs = (None if ref in refs else ref for ref in (mine, theirs))
        found.append(Pair(field.name, mine, theirs))
    return tuple(found)


def merged(keep: Group, other: Group, refs: frozenset[int], choices: Choices) -> Group:
    """Return the fields of the record that stays, as they are after merging."""
    values = {pair.field: pair.value(choices.get(pair.field)) for pair in pairs(keep, other, refs)}
    sides = (keep, other)
    if not values.get("private"):
        sides = (_with_own_flags(keep), _with_own_flags(other))
    for field, flag in FLAG_OF.items():
        if hasattr(keep, flag):
            values[flag] = is_private(field, str(values[field]), sides)
    return dataclasses.replace(keep, **values)


def _with_own_flags(side: Group) -> Group:
    """Return a private person whose numbers each say so: the flag of the person may be lost."""
    if not getattr(side, "private", False):
        return side
    return dataclasses.replace(side, **dict.fromkeys(_FLAGS, True))


def is_private(field: str, value: str, sides: tuple[Group, Group]) -> bool:
    """Tell whether one of both records calls a number private; the word for private wins."""
    key, places = _reach_key(field, value), _NUMBERS if field in _NUMBERS else (field,)
    return bool(value) and any(
        getattr(side, FLAG_OF[place]) and _reach_key(place, getattr(side, place)) == key
        for side in sides
        for place in places
    )


def _reach_key(field: str, value: str) -> str:
    """Return what is the same for one number or address, however it is written."""
    return (phone_key(value) if field in _NUMBERS else "") or value.casefold()


class Shower:
    """Puts values into words for a preview."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def field(self, pair: Pair, keep: object, other: object) -> FieldMerge:
        """Return one field of both records in words."""
        return FieldMerge(
            pair.field,
            FIELD_WORDS[pair.field],
            self._shown(pair.field, pair.keep, keep),
            self._shown(pair.field, pair.other, other),
            pair.agreement,
            pair.side,
            pair.can_join,
        )

    def _shown(self, field: str, value: object, group: object) -> str:
        text = self._words(field, value)
        if not text or field not in FLAG_OF:
            return text
        flags = (FLAG_OF[field], "private")
        is_private = any(getattr(group, flag, False) for flag in flags)
        return f"{text} (privat)" if is_private else text

    def _words(self, field: str, value: object) -> str:
        if field == "serves" and not value:
            return EVERYWHERE
        if value in (None, "", ()):
            return ""
        if isinstance(value, bool):
            return "ja" if value else "nein"
        if isinstance(value, Enum):
            return word(value)
        if isinstance(value, dt.date):
            return format_day_joined(value)
        if isinstance(value, int):
            return self._name(field, value)
        if isinstance(value, tuple):
            return ", ".join(self._piece(field, piece) for piece in value)
        return self._piece(field, value)

    def _name(self, field: str, ref: int) -> str:
        if field == "municipality_id":
            return municipality_names(self._session).get(ref, "")
        if field == "organisation_id":
            return organisation_names(self._session, [ref]).get(ref, "")
        return next((view.name for view in contact_views(self._session, [ref]).values()), "")

    def _piece(self, field: str, piece: Any) -> str:  # noqa: ANN401 - text, or the id of a place
        if field == "serves":
            return municipality_names(self._session).get(piece, "")
        if field == "languages":
            return language_word(piece)
        if field in _CODE_LISTS:
            return words(self._session, _CODE_LISTS[field]).get(piece, str(piece))
        return str(piece)


def verified_after(
    keep: Organisation | ContactPerson, other: Organisation | ContactPerson, *, took_over: bool
) -> dt.date | None:
    """Return since when all of it holds: what came from the other is no newer than it was."""
    if not took_over:
        return keep.verified_on
    if keep.verified_on is None or other.verified_on is None:
        return None
    return min(keep.verified_on, other.verified_on)


def _is_empty(value: object) -> bool:
    return value in (None, "", (), False)
