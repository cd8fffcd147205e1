"""Put one client's record together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from gkdesk.models.client import Client
from gkdesk.models.network import Municipality
from gkdesk.services.clients import case_fields, fields, parts
from gkdesk.services.clients.views import ClientDetail, HelperView, LeadView
from gkdesk.services.mapping import read
from gkdesk.services.naming import client_name
from gkdesk.services.register.contact_reading import contact_views, organisation_names
from gkdesk.services.rows import fetch
from gkdesk.text.codes.clients import CaseState

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.services.register.contact_fields import ContactView
    from gkdesk.text.ids import ClientId, ContactId

P = TypeVar("P", bound=fields.Part)


def client_detail(session: Session, client_id: ClientId, today: dt.date) -> ClientDetail:
    """Return everything about one client; raise RecordGone if there is none."""
    row = fetch(session, Client, client_id)
    steps = part_rows(session, fields.Step, client_id)
    contacts = part_rows(session, fields.ContactEntry, client_id)
    leads = lead_views(session, client_id)
    return ClientDetail(
        id=client_id,
        **_groups(session, row),
        lead=current_lead(leads, today),
        next_step=next_step(steps),
        last_contact=max((entry.on for entry in contacts if entry.on), default=None),
        variants=part_rows(session, fields.NameVariant, client_id),
        members=part_rows(session, fields.Member, client_id),
        former_addresses=part_rows(session, fields.FormerAddress, client_id),
        reach=part_rows(session, fields.ReachWay, client_id),
        references=part_rows(session, fields.Reference, client_id),
        languages=part_rows(session, fields.SpokenLanguage, client_id),
        statuses=_newest_first(part_rows(session, fields.StatusEntry, client_id)),
        legal_areas=_newest_first(part_rows(session, fields.LegalAreaEntry, client_id)),
        papers=part_rows(session, fields.Paper, client_id),
        courses=part_rows(session, fields.Course, client_id),
        goals=part_rows(session, fields.Goal, client_id),
        steps=steps,
        contacts=tuple(sorted(contacts, key=_contact_day, reverse=True)),
        follow_ups=tuple(sorted(part_rows(session, fields.FollowUp, client_id), key=_due)),
        helpers=helper_views(session, client_id),
        leads=leads,
        phases=_newest_first(part_rows(session, case_fields.Phase, client_id)),
        topics=part_rows(session, case_fields.Topic, client_id),
        education=part_rows(session, case_fields.Education, client_id),
        permits=part_rows(session, case_fields.CoursePermit, client_id),
        notes=tuple(
            sorted(part_rows(session, case_fields.Note, client_id), key=_contact_day, reverse=True)
        ),
        chain=part_rows(session, case_fields.ChainStep, client_id),
        transitions=part_rows(session, case_fields.Transition, client_id),
        referrals=part_rows(session, case_fields.Referral, client_id),
        consents=part_rows(session, case_fields.Consent, client_id),
    )


def _groups(session: Session, row: Client) -> dict[str, Any]:
    """Return what a record has once, by the names of the detail."""
    return {
        "name": client_name(row.wanted_name, row.official_name, row.own_name, row.code),
        "state": CaseState(row.state),
        "began_on": row.began_on,
        "ended_on": row.ended_on,
        "end_reason": row.end_reason,
        "identity": read(fields.Identity, row, parts.IDENTITY),
        "facts": read(fields.OptionalFacts, row, parts.FACTS),
        "address": read(fields.Address, row, parts.ADDRESS),
        "municipality": _municipality_name(session, row.address_municipality_id),
        "interpreter": read(fields.InterpreterFacts, row, parts.INTERPRETER),
        "german": read(fields.GermanLevel, row, parts.GERMAN),
        "case": read(fields.CaseFacts, row, parts.CASE),
    }


def part_rows(session: Session, part: type[P], client_id: int) -> tuple[P, ...]:
    """Return the rows of one list in the order of entry."""
    spec = parts.PARTS[part]
    query = (
        select(spec.table)
        .where(spec.table.client_id == client_id)
        .order_by(spec.table.position, spec.table.id)
    )
    return tuple(read(part, row, spec.columns) for row in session.scalars(query))


def next_step(steps: tuple[fields.Step, ...]) -> fields.Step | None:
    """Return the open step with the earliest date; those without a date come last."""
    still_open = [step for step in steps if step.done_on is None]
    return min(still_open, key=_step_day, default=None)


def current_lead(leads: tuple[LeadView, ...], today: dt.date) -> LeadView | None:
    """Return who leads the case today, or None."""
    for view in leads:
        if view.lead.until is None or view.lead.until >= today:
            return view
    return None


def lead_views(session: Session, client_id: int) -> tuple[LeadView, ...]:
    """Return the periods of Fallführung, the newest first."""
    leads = _newest_first(part_rows(session, fields.Lead, client_id))
    people = contact_views(
        session, [lead.contact_id for lead in leads if lead.contact_id is not None]
    )
    offices = organisation_names(
        session, [lead.organisation_id for lead in leads if lead.organisation_id is not None]
    )
    return tuple(
        LeadView(
            lead=lead,
            contact_name=people[lead.contact_id].name if lead.contact_id is not None else "",
            organisation_name=_lead_office(lead, people, offices),
        )
        for lead in leads
    )


def helper_views(session: Session, client_id: int) -> tuple[HelperView, ...]:
    """Return the client's contact persons with how to reach them."""
    helpers = part_rows(session, fields.Helper, client_id)
    people = contact_views(session, [helper.contact_id for helper in helpers])
    return tuple(HelperView(helper, people[helper.contact_id]) for helper in helpers)


def _lead_office(
    lead: fields.Lead, people: dict[ContactId, ContactView], offices: dict[int, str]
) -> str:
    if lead.organisation_id is not None:
        return offices[lead.organisation_id]
    if lead.contact_id is None:
        return ""
    leader = people[lead.contact_id]
    return leader.organisation_short or leader.organisation


def _municipality_name(session: Session, ref: int | None) -> str:
    row = None if ref is None else session.get(Municipality, ref)
    return "" if row is None else row.name


Dated = TypeVar("Dated", fields.StatusEntry, fields.LegalAreaEntry, fields.Lead, case_fields.Phase)


def _newest_first(entries: tuple[Dated, ...]) -> tuple[Dated, ...]:
    later_entry_first = reversed(entries)
    return tuple(sorted(later_entry_first, key=_begin, reverse=True))


def _begin(
    entry: fields.StatusEntry | fields.LegalAreaEntry | fields.Lead | case_fields.Phase,
) -> str:
    return "" if entry.since is None else entry.since.isoformat()


def _step_day(step: fields.Step) -> str:
    return "9999-12-31" if step.until is None else step.until.isoformat()


def _contact_day(entry: fields.ContactEntry | case_fields.Note) -> str:
    return "" if entry.on is None else entry.on.isoformat()


def _due(follow_up: fields.FollowUp) -> tuple[bool, dt.date]:
    return (follow_up.done_on is not None, follow_up.due)
