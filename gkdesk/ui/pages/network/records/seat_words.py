"""Seats in bodies as links on the pages of who sits in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.records.row_text import joined, span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkdesk.services.register.body_seats import SeatIn
    from gkdesk.ui.records.links_card import LinksCard

TITLE = "In Gremien"
EMPTY = "In keinem Gremium eingetragen."


def show_seats(
    card: LinksCard,
    seats: Sequence[SeatIn],
    *,
    person: Callable[[int | None, str], str] | None = None,
) -> None:
    """Show seats as links to their bodies; `person` says what to call who sits there."""
    links = []
    for seat in seats:
        name = "" if person is None else person(seat.person_id, seat.person)
        role = joined("in Vertretung", seat.role) if seat.as_deputy else seat.role
        words = joined(seat.body, name, role, span(seat.since, seat.until))
        links.append((seat.body_id, words))
    card.show_links(TITLE, EMPTY, RecordKind.BODY, links)
