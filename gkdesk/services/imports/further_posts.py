"""Rows that name a further organisation of somebody whom another row of the file brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.register.duplicate_names import phone_key
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from gkdesk.services.register.contact_fields import ContactFields

Who = tuple[str, str, str, str]


class Newcomers:
    """The people whom earlier rows bring, each by her name and all of her numbers."""

    def __init__(self) -> None:
        self._places: dict[Who, int] = {}

    def add(self, entered: ContactFields, place: int) -> None:
        """Take in who stands at a place among the new records."""
        self._places.setdefault(_who(entered), place)

    def place_of(self, entered: ContactFields) -> int | None:
        """Return the place of the same person; without a name and a number nobody is meant."""
        who = _who(entered)
        return self._places.get(who) if any(who) else None


def _who(entered: ContactFields) -> Who:
    return (
        fold(entered.name),
        entered.email.casefold(),
        phone_key(entered.phone),
        phone_key(entered.mobile),
    )
