"""What names a merged organisation or contact person in records of clients and in meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.models.booklets import BookletCopy
from gkdesk.models.case import ClientChainStep, ClientConsent, ClientReferral, ClientTransition
from gkdesk.models.client import Client
from gkdesk.models.meetings import ActionItem, ItemAccess, Meeting, MeetingParticipant
from gkdesk.models.office import Office
from gkdesk.services.merging.items import Item, Reader, Two, setting
from gkdesk.services.naming import client_name
from gkdesk.text.codes.records import Belonging, Fate
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterator


def _moving(table: Any, column: str, belonging: Belonging) -> Reader:  # noqa: ANN401 - any table
    """Return the reader that moves the rows of clients which name the record that goes."""

    def read(two: Two) -> Iterator[Item]:
        query = select(table).filter_by(**{column: two.other}).order_by(table.id)
        for row in two.session.scalars(query):
            client = two.session.get(Client, row.client_id) if row.client_id else None
            name = "" if client is None else _name(client)
            yield Item(belonging, Fate.MOVES, name, (setting(row, **{column: two.keep}),))

    return read


def _taking_part(column: str) -> Reader:
    """Return the reader that moves who took part; with both at one meeting, both stand there."""

    def read(two: Two) -> Iterator[Item]:
        table = MeetingParticipant
        mine = select(table.meeting_id).filter_by(**{column: two.keep})
        there = set(two.session.scalars(mine))
        rows = two.session.scalars(select(table).filter_by(**{column: two.other}))
        for row in sorted(rows, key=_place):
            fate = Fate.DOUBLE if row.meeting_id in there else Fate.MOVES
            day = two.session.get_one(Meeting, row.meeting_id).on
            act = setting(row, **{column: two.keep})
            yield Item(Belonging.PARTICIPATION, fate, format_numeric(day), (act,))

    return read


def _decided_about(column: str) -> Reader:
    """Return the reader that moves whom a decision in spite of the gate is about."""

    def read(two: Two) -> Iterator[Item]:
        query = select(ItemAccess).filter_by(**{column: two.other}).order_by(ItemAccess.id)
        for row in two.session.scalars(query):
            day = two.session.get_one(Meeting, row.meeting_id).on
            act = setting(row, **{column: two.keep})
            yield Item(Belonging.PARTICIPATION, Fate.MOVES, format_numeric(day), (act,))

    return read


def _office(two: Two) -> Iterator[Item]:
    """Yield the office itself, where it is the organisation that goes."""
    for row in two.session.scalars(select(Office).filter_by(organisation_id=two.other)):
        act = setting(row, organisation_id=two.keep)
        yield Item(Belonging.OFFICE, Fate.MOVES, row.name, (act,))


def _place(row: MeetingParticipant) -> tuple[int, int]:
    return row.meeting_id, row.id


def _name(row: Client) -> str:
    return client_name(row.wanted_name, row.official_name, row.own_name, row.code)


OF_ORGANISATION: dict[str, Reader] = {
    "client_chain_step.organisation_id": _moving(
        ClientChainStep, "organisation_id", Belonging.CHAIN
    ),
    "client_transition.organisation_id": _moving(
        ClientTransition, "organisation_id", Belonging.CHAIN
    ),
    "client_referral.organisation_id": _moving(
        ClientReferral, "organisation_id", Belonging.REFERRAL
    ),
    "client_consent.organisation_id": _moving(ClientConsent, "organisation_id", Belonging.CONSENT),
    "action_item.organisation_id": _moving(ActionItem, "organisation_id", Belonging.ACTION),
    "meeting_participant.organisation_id": _taking_part("organisation_id"),
    "agenda_item_access.organisation_id": _decided_about("organisation_id"),
    "booklet_copy.organisation_id": _moving(BookletCopy, "organisation_id", Belonging.BOOKLET_COPY),
    "office.organisation_id": _office,
}
OF_PERSON: dict[str, Reader] = {
    "client_transition.contact_id": _moving(ClientTransition, "contact_id", Belonging.CHAIN),
    "client_referral.contact_id": _moving(ClientReferral, "contact_id", Belonging.REFERRAL),
    "client_consent.contact_id": _moving(ClientConsent, "contact_id", Belonging.CONSENT),
    "action_item.contact_id": _moving(ActionItem, "contact_id", Belonging.ACTION),
    "meeting_participant.contact_id": _taking_part("contact_id"),
    "agenda_item_access.contact_id": _decided_about("contact_id"),
}
"""By the foreign key that names the record."""
