"""The gate: which categories of facts about a person one recipient may learn on one day.

It checks that a basis is recorded; it does not judge it. Rules of our own: a consent that names a
person and her office covers her only while she works there; one that names an organisation and a
body covers the organisation in that body only; a recipient who is named in words only is nobody
that the gate knows. The Ausländerbehörde learns nothing through a body: what covers it names it.
The name goes out with the contact data and with nothing else. What was confided goes out in the
categories that the express release itself covers.

In a family, a basis for one person covers nobody else, and the client herself is one of them. One
for all covers those who were there when it was signed. Who came later has to be asked, and after
somebody left, nothing goes out until the others were asked anew: who is taken off the list has
released nothing by that. Who has a case of her own and withdraws there has withdrawn: what she
closed there is closed here, too, until she signs here on a later day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.clients.case_fields import Consent
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow, NoteSource
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.ids import ContactId, OrganisationId, PartId

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = Category.CONTACT
"""The category with which the name goes out."""
FOREIGNERS_OFFICE = "foreigners_office"
COUNSELLING = frozenset({"youth_migration_service", "migration_counselling", "refugee_counselling"})
"""The kinds of organisations that counsel; what the Ausländerbehörde told is not for them."""
SIGNED = frozenset({Basis.CONSENT, Basis.RELEASE})
"""These hold only with a signature."""


@dataclass(frozen=True)
class Recipient:
    """Who would learn something: a person, those she speaks for, and where she hears it.

    `kinds` are the kinds of the organisations.
    """

    contact_id: ContactId | None = None
    organisations: frozenset[OrganisationId] = frozenset()
    bodies: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Elsewhere:
    """A withdrawal that somebody of a family entered in the case that is her own."""

    member: PartId
    consent: Consent


@dataclass(frozen=True)
class Family:
    """The persons of a case besides the client herself, and those who were taken off the list.

    `withdrawn` is what members withdrew elsewhere: it closes here, too, until somebody asks anew.
    """

    members: tuple[PartId, ...] = ()
    former: tuple[PartId, ...] = ()
    withdrawn: tuple[Elsewhere, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """Return whom a basis was asked about that is signed now, as it is kept with it."""
        return (*map(str, self.members), *(f"{_LEFT}{ref}" for ref in self.former))


ALONE = Family()
_LEFT = "-"
"""Stands in what a basis was asked about before somebody who had left by then."""


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
    if consent.contact_id is not None and consent.contact_id != recipient.contact_id:
        return False
    if consent.body_id is not None and consent.body_id not in recipient.bodies:
        return False
    if consent.organisation_id is not None:
        return consent.organisation_id in recipient.organisations
    if consent.contact_id is not None:
        return True
    return consent.body_id is not None and FOREIGNERS_OFFICE not in recipient.kinds


def released(
    consents: Iterable[Consent],
    recipient: Recipient,
    day: dt.date,
    *,
    family: Family = ALONE,
    flow: Flow = Flow.TO_RECIPIENT,
) -> frozenset[Category]:
    """Return the categories that the recipient may learn on a day."""
    holding = _holding(consents, recipient, day, flow)
    return frozenset.intersection(
        _categories(each for each in holding if _covers_herself(each)),
        *(_of_member(holding, ref, _closed(family, ref, day, recipient)) for ref in family.members),
        *(_categories(each for each in holding if _settles(each, ref)) for ref in family.former),
    )


def released_expressly(
    consents: Iterable[Consent],
    recipient: Recipient,
    day: dt.date,
    *,
    family: Family = ALONE,
) -> frozenset[Category]:
    """Return the categories in which the recipient may learn what was confided, too."""
    express = [each for each in consents if each.confided]
    return released(express, recipient, day, family=family)


def may_name(categories: Iterable[Category]) -> bool:
    """Tell whether the name goes out with these categories."""
    return NAME in categories


def kept_apart(recipient: Recipient) -> frozenset[NoteSource]:
    """Return from whom facts are not for this recipient unless they are released expressly.

    What somebody said in counselling is not for the Ausländerbehörde, and what the
    Ausländerbehörde told is not for counselling.
    """
    apart = set()
    if FOREIGNERS_OFFICE in recipient.kinds:
        apart.add(NoteSource.COUNSELLING)
    if COUNSELLING & recipient.kinds:
        apart.add(NoteSource.FOREIGNERS_OFFICE)
    return frozenset(apart)


def agreed(
    consents: Iterable[Consent],
    purpose: ConsentPurpose,
    day: dt.date,
    *,
    family: Family = ALONE,
) -> bool:
    """Tell whether there is an agreement that is no disclosure: to a conference, to the record."""
    holding = [
        each
        for each in consents
        if each.purpose is purpose and state_on(each, day) is ConsentState.VALID
    ]
    return (
        any(map(_covers_herself, holding))
        and all(
            any(
                _covers(each, ref)
                and not any(
                    each.purpose is gone.purpose and is_closed_by(each, gone)
                    for gone in _closed(family, ref, day)
                )
                for each in holding
            )
            for ref in family.members
        )
        and all(any(_settles(each, ref) for each in holding) for ref in family.former)
    )


def is_closed_by(consent: Consent, gone: Consent) -> bool:
    """Tell whether a later withdrawal of hers speaks against what was signed before it."""
    if consent.basis not in SIGNED or gone.withdrawn_on is None:
        return False
    return (consent.signed_on or dt.date.min) <= gone.withdrawn_on


def _closed(
    family: Family, member: PartId, day: dt.date, recipient: Recipient | None = None
) -> list[Consent]:
    """Return what a member withdrew elsewhere by then: towards a recipient, or at all."""
    return [
        each.consent
        for each in family.withdrawn
        if each.member == member
        and state_on(each.consent, day) is ConsentState.WITHDRAWN
        and (recipient is None or _discloses(each.consent, recipient))
    ]


def _discloses(consent: Consent, recipient: Recipient) -> bool:
    return consent.purpose is ConsentPurpose.DISCLOSURE and names(consent, recipient)


def _of_member(
    holding: Iterable[Consent], member: PartId, closed: Iterable[Consent]
) -> frozenset[Category]:
    gone = tuple(closed)
    return frozenset(
        Category(code)
        for each in holding
        if _covers(each, member)
        for code in each.categories
        if not any(is_closed_by(each, other) and code in other.categories for other in gone)
    )


def _covers_herself(consent: Consent) -> bool:
    return consent.member_id is None


def _covers(consent: Consent, member: PartId) -> bool:
    """Tell whether a basis is hers alone, or for all of them and she was one of them."""
    if consent.member_id is not None:
        return consent.member_id == member
    return not consent.herself and str(member) in consent.asked


def _settles(consent: Consent, former: PartId) -> bool:
    """Tell whether a basis was hers, too, or was asked for after she had left."""
    return _covers(consent, former) or f"{_LEFT}{former}" in consent.asked


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
