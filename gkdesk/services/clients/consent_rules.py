"""What a basis of disclosure has to say before it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Basis, Category

if TYPE_CHECKING:
    from gkdesk.services.clients.case_fields import Consent

BASES = frozenset({Basis.CONSENT, Basis.RELEASE, Basis.LEGAL_PROVISION})
"""What can be recorded for a client; the other values of `Basis` come of themselves."""
_SIGNED = frozenset({Basis.CONSENT, Basis.RELEASE})


def check_consent(consent: Consent) -> None:
    """Raise InvalidInput for a basis that names nobody, covers nothing, or rests on nothing."""
    if consent.basis not in BASES:
        raise InvalidInput("basis", "unknown_choice")
    if unknown := set(consent.categories) - {each.value for each in Category}:
        raise InvalidInput("categories", "unknown_choice", code=min(unknown))
    if consent.herself and consent.member_id is not None:
        raise InvalidInput("herself", "one_person_or_another")
    if consent.purpose is ConsentPurpose.DISCLOSURE:
        _check_disclosure(consent)
    if consent.basis is Basis.LEGAL_PROVISION:
        if not consent.provision:
            raise InvalidInput("provision", "provision_missing")
        if not consent.reason:
            raise InvalidInput("reason", "reason_missing")
    elif consent.withdrawn_on and consent.signed_on and consent.withdrawn_on < consent.signed_on:
        raise InvalidInput("withdrawn_on", "withdrawn_before_signing")


def check_signature(consent: Consent) -> None:
    """Raise InvalidInput for a signature below a consent that does not say what for.

    Our rule: a purpose is part of a consent. What was signed before stays as it is.
    """
    needs_aim = consent.purpose is ConsentPurpose.DISCLOSURE and consent.basis in _SIGNED
    if needs_aim and consent.signed_on is not None and not consent.aim:
        raise InvalidInput("aim", "aim_missing")


def _check_disclosure(consent: Consent) -> None:
    named = (consent.contact_id, consent.organisation_id, consent.body_id, consent.recipient)
    if not any(named):
        raise InvalidInput("organisation_id", "recipient_missing")
    if not consent.categories:
        raise InvalidInput("categories", "categories_missing")
