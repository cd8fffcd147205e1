"""Who really learns something at a meeting: the participant, or whoever came instead of her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.network import ContactPerson
from gkdesk.services.rows import among
from gkdesk.store.disclosures import Reached
from gkdesk.text.codes.clients import Category
from gkdesk.text.papers import cases as words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.views import Heard, MeetingView, ParticipantView
    from gkdesk.text.ids import PartId


def reached_at(session: Session, view: MeetingView) -> dict[PartId, Reached]:
    """Return whom each participant is, by ids; who came instead of her has none of her own."""
    offices = _offices(session, view)
    return {
        each.id: Reached(
            contact_id=None if each.fields.stand_in else each.fields.contact_id,
            organisation_id=each.fields.organisation_id or offices.get(each.fields.contact_id or 0),
            body_id=view.fields.body_id,
            meeting_id=view.id,
        )
        for each in view.participants
    }


def who_came(person: ParticipantView) -> str:
    """Return `Herr Kurz (für Frau Meier)` where somebody stands in, else the participant."""
    absent, came = person.name, person.fields.stand_in
    return words.INSTEAD_OF.format(came, absent) if came else absent


def told_by_name(heard: Heard) -> frozenset[Category]:
    """Return what the mere name of a case rests on: contact data, else whatever is released."""
    return heard.categories & {Category.CONTACT} or heard.categories


def _offices(session: Session, view: MeetingView) -> dict[int, int]:
    people = {each.fields.contact_id for each in view.participants if each.fields.contact_id}
    table = ContactPerson
    rows = session.execute(select(table.id, table.organisation_id).where(among(table.id, people)))
    return {row.id: row.organisation_id for row in rows if row.organisation_id is not None}
