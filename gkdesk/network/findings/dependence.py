"""What hangs on one person or one organisation: a matter of cover, never of how somebody works.

Sentences name organisations and bodies. The persons are among the records that a finding is about,
so that the right card opens.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import Finding, Severity, key_of, ordered
from gkdesk.network.findings.lookup import Lookup, body, contacts, named, organisations
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.codes.network import Ring
from gkdesk.text.findings.facts import Facts
from gkdesk.text.findings.limits import LIMITS

if TYPE_CHECKING:
    from gkdesk.network.graph import Actor, Group, Network, Seat
    from gkdesk.text.ids import OrganisationId


def dependence(
    network: Network, leading_roles: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Return organisations and bodies that are reached or kept going by one alone."""
    lookup = Lookup(network)
    found = [_one_person(lookup, actor) for actor in network.actors if _has_one_person(actor)]
    found += [_no_deputy(actor) for actor in network.actors if _lacks_deputies(actor)]
    for group in network.groups:
        found += _body_findings(lookup, group, leading_roles)
    found += _led_by_one(lookup, leading_roles)
    return ordered(found)


def _has_one_person(actor: Actor) -> bool:
    return len(actor.people) == 1 and not actor.people[0].has_deputy


def _one_person(lookup: Lookup, actor: Actor) -> Finding:
    code = FindingCode.ONE_PERSON_ONLY
    partners = len(lookup.partners.get(actor.id, ()))
    central = actor.ring is Ring.CORE or partners >= LIMITS.partners_of_one_contact
    return Finding(
        Analysis.DEPENDENCE,
        code,
        Severity.IMPORTANT if central else Severity.NOTICE,
        Facts(name=named(actor.name), total=partners),
        key_of(code, actor.id),
        (*organisations(actor.id), *contacts(person.id for person in actor.people)),
        weight=partners,
    )


def _lacks_deputies(actor: Actor) -> bool:
    return len(actor.people) > 1 and not all(person.has_deputy for person in actor.people)


def _no_deputy(actor: Actor) -> Finding:
    code = FindingCode.WITHOUT_DEPUTY
    alone = [person for person in actor.people if not person.has_deputy]
    fixed = sum(person.is_fixed for person in alone)
    return Finding(
        Analysis.DEPENDENCE,
        code,
        Severity.NOTICE if fixed else Severity.HINT,
        Facts(name=named(actor.name), people=len(alone), total=len(actor.people), number=fixed),
        key_of(code, actor.id),
        (*organisations(actor.id), *contacts(person.id for person in alone)),
    )


def _body_findings(lookup: Lookup, group: Group, leading_roles: frozenset[str]) -> list[Finding]:
    seats = lookup.seats(group)
    holders = {lookup.seat_organisations(seat) for seat in seats}
    if len(holders) == 1 and len(only := holders.pop()) == 1:
        return [_one_organisation(lookup, group, only[0])]
    leading = [seat for seat in seats if seat.role in leading_roles] or list(seats)
    if len(leading) == 1 and leading[0].contact is not None and not leading[0].has_deputy:
        return [_one_lead(lookup, group, leading[0])]
    return []


def _one_organisation(lookup: Lookup, group: Group, only: OrganisationId) -> Finding:
    code = FindingCode.BODY_ON_ONE_ORGANISATION
    return Finding(
        Analysis.DEPENDENCE,
        code,
        Severity.NOTICE,
        Facts(name=named(group.name), other=lookup.name(only)),
        key_of(code, group.id),
        (body(group.id), *organisations(only)),
    )


def _one_lead(lookup: Lookup, group: Group, seat: Seat) -> Finding:
    code = FindingCode.BODY_ON_ONE_PERSON
    known = seat.contact is not None and seat.contact in lookup.people
    return Finding(
        Analysis.DEPENDENCE,
        code,
        Severity.IMPORTANT,
        Facts(name=named(group.name), names=lookup.names(lookup.seat_organisations(seat))),
        key_of(code, group.id),
        (body(group.id), *(contacts([seat.contact]) if seat.contact and known else ())),
    )


def _led_by_one(lookup: Lookup, leading_roles: frozenset[str]) -> list[Finding]:
    led: Counter[OrganisationId] = Counter()
    bodies = 0
    for group in lookup.network.groups:
        leaders = {
            ref
            for seat in lookup.seats(group)
            if seat.role in leading_roles
            for ref in lookup.seat_organisations(seat)
        }
        bodies += bool(leaders)
        led.update(leaders)
    code = FindingCode.LED_BY_ONE
    return [
        Finding(
            Analysis.DEPENDENCE,
            code,
            Severity.HINT,
            Facts(name=lookup.name(ref), number=number, total=bodies),
            key_of(code, ref),
            organisations(ref),
            weight=number,
        )
        for ref, number in led.items()
        if number >= LIMITS.bodies_led and number > LIMITS.bodies_led_part * bodies
    ]
