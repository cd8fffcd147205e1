"""Rows of a client's record about the case, the chain and the grounds of disclosure.

They are lists like those of `gkdesk.services.clients.fields` and are saved the same way. Codes of
editable lists are plain strings (`phase`, `topic`, `field`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.cases import (
    ChainState,
    ConsentPurpose,
    EducationKind,
    Flow,
    NoteSource,
    Opening,
    Recognition,
    ReferralState,
    SignatoryKind,
)
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.dates import PartialDate
from gkdesk.text.ids import BodyId, ContactId, OfferId, OrganisationId, PartId


@dataclass(frozen=True)
class Phase:
    """A period in one phase of the accompaniment."""

    phase: str
    since: dt.date | None = None
    until: dt.date | None = None
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Topic:
    """How one topic of the case stands and what is wanted; never a diagnosis.

    `category` empty takes the preset of the topic; an unknown topic counts as residence.
    """

    topic: str
    situation: str = ""
    wanted: str = ""
    noted_on: dt.date | None = None
    category: Category | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Education:
    """A time at school, in training or at work, with the recognition of its certificate."""

    kind: EducationKind
    what: str = ""
    place: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    certificate: str = ""
    recognition: Recognition = Recognition.NOT_ASKED
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class CoursePermit:
    """A Berechtigungsschein; a second one that holds at the same time is worth a warning."""

    kind: str = ""
    issued_by: str = ""
    issued_on: dt.date | None = None
    valid_until: dt.date | None = None
    used_on: dt.date | None = None
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Note:
    """A note with its source; without a category it goes to nobody but the Fallführung.

    `confided` ones leave only with an express release. `on` empty means today.
    """

    line: str
    on: dt.date | None = None
    source: NoteSource = NoteSource.OFFICE
    category: Category | None = None
    confided: bool = False
    id: PartId | None = None


@dataclass(frozen=True)
class ChainStep:
    """A step of the Bildungs- und Integrationskette: an offer of the register, or free text."""

    what: str = ""
    offer_id: OfferId | None = None
    organisation_id: OrganisationId | None = None
    field: str = ""
    state: ChainState = ChainState.PLANNED
    since: dt.date | None = None
    until: dt.date | None = None
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Transition:
    """The passage from one step to the next: who sees to it, and what was done for it.

    Without `to_id` the Anschluss is open, and `opening` says why.
    """

    from_id: PartId | None = None
    to_id: PartId | None = None
    contact_id: ContactId | None = None
    organisation_id: OrganisationId | None = None
    prepared_on: dt.date | None = None
    accompanied_on: dt.date | None = None
    documented_on: dt.date | None = None
    talked_on: dt.date | None = None
    opening: Opening | None = None
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Referral:
    """A client passed on to an organisation, with the days on which something is to come back."""

    organisation_id: OrganisationId | None = None
    contact_id: ContactId | None = None
    offer_id: OfferId | None = None
    step_id: PartId | None = None
    subject: str = ""
    state: ReferralState = ReferralState.PROPOSED
    proposed_on: dt.date | None = None
    asked_on: dt.date | None = None
    answer_due: dt.date | None = None
    answered_on: dt.date | None = None
    begun_on: dt.date | None = None
    feedback_due: dt.date | None = None
    feedback_on: dt.date | None = None
    feedback: str = ""
    reason: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Consent:
    """A basis of disclosure for one recipient: consent, release from secrecy, legal provision.

    It names a contact person, an organisation, a body, or a `recipient` in words; `categories` are
    values of `Category`. `member_id` is set for one person of a family, `herself` where it is for
    the client alone; else it is for all whom `asked` keeps: who was in the case when it was signed
    (the program notes them). A consent or a release holds once it is signed; a provision needs its
    paragraph and a reason instead.
    """

    basis: Basis = Basis.CONSENT
    purpose: ConsentPurpose = ConsentPurpose.DISCLOSURE
    member_id: PartId | None = None
    herself: bool = False
    asked: tuple[str, ...] = ()
    signatory_kind: SignatoryKind = SignatoryKind.PERSON
    signatory: str = ""
    contact_id: ContactId | None = None
    organisation_id: OrganisationId | None = None
    body_id: BodyId | None = None
    recipient: str = ""
    aim: str = ""
    categories: tuple[str, ...] = ()
    confided: bool = False
    direction: Flow = Flow.TO_RECIPIENT
    since: dt.date | None = None
    until: dt.date | None = None
    signed_on: dt.date | None = None
    language: str = ""
    interpreter: str = ""
    text_version: str = ""
    provision: str = ""
    reason: str = ""
    withdrawn_on: dt.date | None = None
    id: PartId | None = None


CasePart = (
    Phase | Topic | Education | CoursePermit | Note | ChainStep | Transition | Referral | Consent
)
