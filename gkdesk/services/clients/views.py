"""What the program shows of clients: rows of the list, the filter of the list, the whole record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from gkdesk.services.clients.case_fields import (
    ChainStep,
    Consent,
    CoursePermit,
    Education,
    Note,
    Phase,
    Referral,
    Topic,
    Transition,
)
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    ContactEntry,
    Course,
    FollowUp,
    FormerAddress,
    GermanLevel,
    Goal,
    Helper,
    Identity,
    InterpreterFacts,
    Lead,
    LegalAreaEntry,
    Member,
    NameVariant,
    OptionalFacts,
    Paper,
    ReachWay,
    Reference,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.services.register.contact_fields import ContactView
from gkdesk.text.codes.clients import CaseForm, CaseState
from gkdesk.text.ids import ClientId, MunicipalityId

LONG_WITHOUT_CONTACT_DAYS = 56
"""Eight weeks: the proposal for "lange kein Kontakt"; a filter may name another number."""


@dataclass(frozen=True)
class ClientFilter:
    """Which clients a list shows; every filled field narrows it."""

    state: CaseState | None = CaseState.ACTIVE
    without_step: bool = False
    status: str | None = None
    language: str | None = None
    municipality_id: MunicipalityId | None = None
    field: str | None = None
    no_contact_days: int | None = None


class ClientRow(NamedTuple):
    """One line of the list; words are already in German, dates are dates.

    A named tuple, because ten thousand of them are made in a fifth of a dataclass's time.
    """

    id: ClientId
    code: str
    name: str
    own_name: str
    own_name_language: str
    form: CaseForm
    active: bool
    step: str
    step_until: dt.date | None
    overdue: bool
    municipality: str
    field: str
    last_contact: dt.date | None


@dataclass(frozen=True)
class ClientCounts:
    """Figures of the filter chips."""

    active: int
    without_step: int
    ended: int


@dataclass(frozen=True)
class HelperView:
    """A contact person of the client with what she is there for and how to reach her."""

    link: Helper
    contact: ContactView


@dataclass(frozen=True)
class LeadView:
    """A period of Fallführung with the names of who led."""

    lead: Lead
    contact_name: str
    organisation_name: str


@dataclass(frozen=True)
class ClientDetail:
    """Everything about one client; for documents it goes through the redactor first."""

    id: ClientId
    name: str
    state: CaseState
    began_on: dt.date | None
    ended_on: dt.date | None
    end_reason: str
    identity: Identity
    facts: OptionalFacts
    address: Address
    municipality: str
    interpreter: InterpreterFacts
    german: GermanLevel
    case: CaseFacts
    lead: LeadView | None
    next_step: Step | None
    last_contact: dt.date | None
    variants: tuple[NameVariant, ...] = ()
    members: tuple[Member, ...] = ()
    former_addresses: tuple[FormerAddress, ...] = ()
    reach: tuple[ReachWay, ...] = ()
    references: tuple[Reference, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    statuses: tuple[StatusEntry, ...] = ()
    legal_areas: tuple[LegalAreaEntry, ...] = ()
    papers: tuple[Paper, ...] = ()
    courses: tuple[Course, ...] = ()
    goals: tuple[Goal, ...] = ()
    steps: tuple[Step, ...] = ()
    contacts: tuple[ContactEntry, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    helpers: tuple[HelperView, ...] = ()
    leads: tuple[LeadView, ...] = ()
    phases: tuple[Phase, ...] = ()
    topics: tuple[Topic, ...] = ()
    education: tuple[Education, ...] = ()
    permits: tuple[CoursePermit, ...] = ()
    notes: tuple[Note, ...] = ()
    chain: tuple[ChainStep, ...] = ()
    transitions: tuple[Transition, ...] = ()
    referrals: tuple[Referral, ...] = ()
    consents: tuple[Consent, ...] = ()
