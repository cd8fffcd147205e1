"""What each reader may know of each case of a meeting.

Rules of our own: a case is named where the gate lets the name out and it was not veiled by hand.
Of a case veiled by hand nothing is told. A text without a category, and one that was confided
unless that is released expressly, is for those who hold the record. At an item that is no case
everybody may read what was not put into a category of somebody's life, and was not confided.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.services.basis.gate import may_name
from gkdesk.services.meetings.views import Heard, MeetingView, ParticipantView
from gkdesk.services.redactor import Redactor
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.codes.meetings import Access, ItemKind
from gkdesk.text.owners import HERSELF

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ActionView, ItemView, Matrix
    from gkdesk.text.ids import ClientId


@dataclass(frozen=True)
class Known:
    """What one reader may know about one case; of something else than a case `is_open` tells it.

    `confided` are the categories in which she may read what was confided.
    """

    categories: frozenset[Category] = frozenset()
    is_named: bool = False
    confided: frozenset[Category] = frozenset()
    holds: bool = False
    is_open: bool = False
    is_outside: bool = False
    heard: Heard | None = None

    def covers(self, category: Category | None, *, confided: bool = False) -> bool:
        """Tell whether a text of this category may be read."""
        if self.holds:
            return True
        if self.is_open:
            return not confided and category in OF_NOBODY
        return category in (self.confided if confided else self.categories)

    @property
    def is_told(self) -> bool:
        """Tell whether anything of a case is for the reader, its name or something about it."""
        return self.holds or bool(self.categories)


EVERYTHING = Known(frozenset(Category), is_named=True, holds=True)
NOTHING = Known()
OPEN = Known(is_named=True, is_open=True)
OF_NOBODY = (None, Category.PLANS)
"""What a text at a topic is in unless somebody puts it into a category of a person's life."""


class Listener(ABC):
    """What one reader knows of each case of a meeting."""

    def __init__(self, view: MeetingView) -> None:
        self._items = view.items

    @abstractmethod
    def known(self, item: ItemView) -> Known:
        """Return what may be known of an item; of one that is no case, what is open to all."""

    def of_client(self, client_id: ClientId | None) -> Known:
        """Return what may be known of a client of this meeting; of others, nothing.

        Of one who stands on the agenda twice, it is what may be known at the stricter item.
        """
        known = [self.known(item) for item in self._items if item.fields.client_id == client_id]
        if not known:
            return NOTHING
        return replace(
            known[0],
            categories=frozenset.intersection(*(each.categories for each in known)),
            confided=frozenset.intersection(*(each.confided for each in known)),
            is_named=all(each.is_named for each in known),
            holds=all(each.holds for each in known),
        )

    def of_topics(self) -> Known:
        """Return what may be known of what is about no client."""
        return OPEN

    def owns(self, _action: ActionView) -> bool:
        """Tell whether the reader is the one who does it."""
        return False


class TheOffice(Listener):
    """The office, which holds all records, also those of earlier meetings."""

    def known(self, _item: ItemView) -> Known:
        return EVERYTHING

    def of_client(self, _client_id: ClientId | None) -> Known:
        return EVERYTHING

    def of_topics(self) -> Known:
        return EVERYTHING


class Everybody(Listener):
    """Whoever it may be: no case is named and nothing is told of it."""

    def known(self, item: ItemView) -> Known:
        return NOTHING if is_case(item) else OPEN


class TheParticipant(Listener):
    """One participant, by the matrix of the meeting."""

    def __init__(self, view: MeetingView, matrix: Matrix, person: ParticipantView) -> None:
        super().__init__(view)
        self._matrix = matrix
        self._person = person

    def known(self, item: ItemView) -> Known:
        if not is_case(item):
            return OPEN
        heard = self._matrix.cells.get((item.id, self._person.id))
        if heard is None:
            return NOTHING
        outside = heard.access is Access.OUTSIDE
        veiled = item.fields.is_veiled and not heard.holds
        return Known(
            categories=frozenset() if veiled else heard.categories,
            is_named=not veiled and may_name(heard.categories),
            confided=frozenset() if veiled else heard.confided,
            holds=heard.holds,
            is_outside=outside,
            heard=heard,
        )

    def owns(self, action: ActionView) -> bool:
        mine, its = self._person.fields, action.fields
        if its.contact_id is not None:
            return its.contact_id == mine.contact_id
        return its.organisation_id is not None and its.organisation_id == mine.organisation_id


class TheClient(Listener):
    """A client, of whose meeting only her own case is hers.

    `categories` are those of her own that she wants to read, the usual ones unless they are named.
    """

    def __init__(
        self,
        view: MeetingView,
        client_id: ClientId,
        categories: frozenset[Category] | None = None,
    ) -> None:
        super().__init__(view)
        self._client_id = client_id
        usual = Redactor(Audience.CLIENT).categories
        self._own = Known(usual if categories is None else categories, is_named=True)

    def known(self, item: ItemView) -> Known:
        if item.fields.client_id == self._client_id:
            return self._own
        return NOTHING if is_case(item) else OPEN

    def owns(self, action: ActionView) -> bool:
        its = action.fields
        if its.contact_id is not None or its.organisation_id is not None:
            return False
        return its.owner == HERSELF and its.client_id == self._client_id


def is_case(item: ItemView) -> bool:
    """Tell whether an item is about a person."""
    return item.fields.kind is ItemKind.CASE or item.fields.client_id is not None
