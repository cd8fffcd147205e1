"""The gate: which categories of facts about a person one recipient may learn on one day.

It checks that a basis is recorded; it does not judge it. Rules of our own: a consent that names a
person covers only her; one that names an organisation and a body covers the organisation in that
body only; a recipient who is named in words only is nobody that the gate knows. In a family, a
basis for one person covers nobody else: either it is given for all, or each of them has one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.ids import ContactId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.text.ids import PartId

SIGNED = frozenset({Basis.CONSENT, Basis.RELEASE})
"""These hold only with a signature."""


@dataclass(frozen=True)
class Recipient:
    """Who would learn something: a person, those she speaks for, and where she hears it."""

    contact_id: ContactId | None = None
    organisations: frozenset[OrganisationId] = frozenset()
    bodies: frozenset[int] = frozenset()


def state_on(consent: Consent, day: dt.date) -> ConsentState:
    """Tell whether a basis holds on a day; it does no more on the day of its withdrawal."""
    if consent.withdrawn_on is not None and day >= consent.withdrawn_on:
        return ConsentState.WITHDRAWN
    if consent.basis in SIGNED and consent.signed_on is None:
        return ConsentState.PREPARED
    begins = max(consent.since or dt.date.min, consent.signed_on or dt.date.min)
    if day < begins:
        return ConsentState.COMING
    if consent.until is not None and day > consent.until:
        return ConsentState.EXPIRED
    return ConsentState.VALID


def names(consent: Consent, recipient: Recipient) -> bool:
    """Tell whether a basis is about this recipient."""
    if consent.contact_id is not None:
        return consent.contact_id == recipient.contact_id
    if consent.body_id is not None and consent.body_id not in recipient.bodies:
        return False
    if consent.organisation_id is not None:
        return consent.organisation_id in recipient.organisations
    return consent.body_id is not None


def released(
    consents: Iterable[Consent],
    recipient: Recipient,
    day: dt.date,
    *,
    members: Iterable[PartId] = (),
    flow: Flow = Flow.TO_RECIPIENT,
) -> frozenset[Category]:
    """Return the categories that the recipient may learn on a day.

    `members` are the persons of a family; without any, the case is one person.
    """
    holding = _holding(consents, recipient, day, flow)
    for_all = _categories(each for each in holding if each.member_id is None)
    people = tuple(members)
    if not people:
        return for_all
    singly = [_categories(each for each in holding if each.member_id == ref) for ref in people]
    return for_all | frozenset.intersection(*singly)


def bases(consents: Iterable[Consent], recipient: Recipient, day: dt.date) -> frozenset[Basis]:
    """Return on which grounds the recipient may learn what is released, for the register."""
    return frozenset(each.basis for each in _holding(consents, recipient, day, Flow.TO_RECIPIENT))


def may_hear_confided(
    consents: Iterable[Consent],
    recipient: Recipient,
    day: dt.date,
    *,
    members: Iterable[PartId] = (),
) -> bool:
    """Tell whether what was confided is released to the recipient expressly."""
    express = [each for each in consents if each.confided]
    return bool(released(express, recipient, day, members=members))


def agreed(
    consents: Iterable[Consent],
    purpose: ConsentPurpose,
    day: dt.date,
    *,
    members: Iterable[PartId] = (),
) -> bool:
    """Tell whether there is an agreement that is no disclosure: to a conference, to the record."""
    holding = [
        each
        for each in consents
        if each.purpose is purpose and state_on(each, day) is ConsentState.VALID
    ]
    people = tuple(members)
    signed_by = {each.member_id for each in holding}
    return None in signed_by or (bool(people) and signed_by.issuperset(people))


def _holding(
    consents: Iterable[Consent], recipient: Recipient, day: dt.date, flow: Flow
) -> list[Consent]:
    return [
        each
        for each in consents
        if each.purpose is ConsentPurpose.DISCLOSURE
        and each.direction in (flow, Flow.BOTH)
        and names(each, recipient)
        and state_on(each, day) is ConsentState.VALID
    ]


def _categories(consents: Iterable[Consent]) -> frozenset[Category]:
    return frozenset(Category(code) for each in consents for code in each.categories)
