"""Field groups of bodies, cooperations, offers, needs and tasks: what is entered about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import (
    Answer,
    BodyState,
    CostState,
    Direction,
    Evidence,
    FormalBasis,
    FundingLevel,
    Intensity,
    InterfaceType,
    Mechanism,
    MeetingForm,
    NeedState,
    OfferKind,
    Quality,
)
from gkdesk.text.ids import BodyId, ContactId, MunicipalityId, OrganisationId, PartId


@dataclass(frozen=True)
class BodyFields:
    """What is entered about a body; required is the name. `until` empty means: for good."""

    name: str
    kind: str = ""
    field: str = ""
    goal: str = ""
    reason: str = ""
    parent_id: BodyId | None = None
    began_on: dt.date | None = None
    until: dt.date | None = None
    rhythm: str = ""
    decision_rule: str = ""
    state: BodyState = BodyState.ACTIVE


@dataclass(frozen=True)
class Membership:
    """A seat in a body: an organisation, a person, or both; `role` is a code of its list."""

    organisation_id: OrganisationId | None = None
    contact_id: ContactId | None = None
    deputy_id: ContactId | None = None
    role: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Meeting:
    """A day on which a body met."""

    on: dt.date
    form: MeetingForm = MeetingForm.PRESENCE
    place: str = ""
    present: int | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class CooperationFields:
    """What is entered about a cooperation; `formats` are codes of their list.

    The four checks are those of report 4 (lines 15905-15908): whether both sides know each other,
    can exchange data, may do so, and tell each other what changes.
    """

    first_id: OrganisationId
    second_id: OrganisationId
    direction: Direction = Direction.BOTH
    subject: str = ""
    interface_type: InterfaceType | None = None
    mechanism: Mechanism | None = None
    know_each_other: Answer = Answer.UNKNOWN
    can_exchange: Answer = Answer.UNKNOWN
    may_exchange: Answer = Answer.UNKNOWN
    inform_each_other: Answer = Answer.UNKNOWN
    lead_is_clear: Answer = Answer.UNKNOWN
    formats: tuple[str, ...] = ()
    basis: FormalBasis = FormalBasis.LIVED
    intensity: Intensity = Intensity.REGULAR
    quality: Quality | None = None
    quality_reason: str = ""
    wish_for_more: bool = False
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class Agreement:
    """A written basis of a cooperation."""

    basis: FormalBasis = FormalBasis.AGREEMENT
    further_parties: str = ""
    subjects: str = ""
    signed_on: dt.date | None = None
    runs_until: dt.date | None = None
    review_on: dt.date | None = None
    continuation: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class OfferFields:
    """What is entered about an offer; empty `statuses` and `legal_areas` mean: open to everybody.

    `language_share` is the share of language teaching in percent.
    """

    name: str
    organisation_id: OrganisationId | None = None
    contact_id: ContactId | None = None
    field: str = ""
    offer_kind: OfferKind | None = None
    module: str = ""
    funding: FundingLevel | None = None
    statuses: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    level_from: CefrLevel | None = None
    level_to: CefrLevel | None = None
    language_share: int | None = None
    school_certificate: str = ""
    childcare: Answer = Answer.UNKNOWN
    place: str = ""
    municipality_id: MunicipalityId | None = None
    times: str = ""
    by_bus: Answer = Answer.UNKNOWN
    costs: CostState | None = None
    seats: int | None = None
    begins_on: dt.date | None = None
    ends_on: dt.date | None = None
    admission_until: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class NeedFields:
    """What is entered about a need; required is the topic. `count` is how many people have it."""

    topic: str
    field: str = ""
    group: str = ""
    statuses: tuple[str, ...] = ()
    legal_area: str = ""
    level: CefrLevel | None = None
    childcare: bool = False
    municipality_id: MunicipalityId | None = None
    evidence: Evidence | None = None
    evidence_note: str = ""
    count: int | None = None
    owner: str = ""
    state: NeedState = NeedState.OPEN
    note: str = ""


@dataclass(frozen=True)
class TaskFields:
    """What is entered about a task of the office; `about_kind` and `about_ref` name a record.

    `finding` is the key of the finding that it was made of.
    """

    what: str
    note: str = ""
    due_on: dt.date | None = None
    about_kind: str = ""
    about_ref: int | None = None
    finding: str = ""
