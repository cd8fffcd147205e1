"""Field groups of a client: what a form collects and what the detail view shows.

One class per group, the same for reading and writing. Rows of lists carry `id`: None means new.
The field names are the ones that `InvalidInput.field` reports. Codes of editable lists are plain
strings (`residence_status`, `legal_area`, `field_of_action`, `course_kind`); `paper_kind` only
suggests titles.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.services.clients.case_fields import CasePart
from gkdesk.text.codes.clients import (
    CaseForm,
    Category,
    CefrLevel,
    ContactWay,
    CourseStatus,
    Gender,
    InterpreterNeed,
    MaritalStatus,
    ReachKind,
    ReferenceOffice,
    Salutation,
    SpokenLevel,
)
from gkdesk.text.dates import PartialDate
from gkdesk.text.ids import ContactId, MunicipalityId, OrganisationId, PartId


@dataclass(frozen=True)
class Identity:
    """Who the client is; required is only a name or a code (`code` empty = next free one)."""

    official_name: str = ""
    own_name: str = ""
    own_name_language: str = ""
    wanted_name: str = ""
    code: str = ""
    form: CaseForm = CaseForm.PERSON
    birth: PartialDate | None = None
    salutation: Salutation | None = None
    pronoun: str = ""


@dataclass(frozen=True)
class OptionalFacts:
    """Facts that nobody has to ask for and that never stand in the Begleitheft."""

    gender: Gender | None = None
    marital_status: MaritalStatus | None = None
    nationality: str = ""


@dataclass(frozen=True)
class Address:
    """The present address; `since` is optional."""

    street: str = ""
    postal_code: str = ""
    place: str = ""
    municipality_id: MunicipalityId | None = None
    since: dt.date | None = None


@dataclass(frozen=True)
class InterpreterFacts:
    """Whether an interpreter is needed, and for which language."""

    need: InterpreterNeed = InterpreterNeed.UNKNOWN
    language: str = ""
    note: str = ""


@dataclass(frozen=True)
class GermanLevel:
    """Level of German that is reached, since when, and the goal."""

    reached: CefrLevel | None = None
    reached_on: dt.date | None = None
    certificate: str = ""
    goal: CefrLevel | None = None
    goal_until: dt.date | None = None
    remaining_hours: int | None = None


@dataclass(frozen=True)
class CaseFacts:
    """What the case is mainly about, how much support it needs, when the person came to Germany.

    `note` is for the Fallführung only.
    """

    main_field: str = ""
    note: str = ""
    triage: str = ""
    arrived: PartialDate | None = None


@dataclass(frozen=True)
class Lead:
    """Who leads the case: a contact person, an organisation or both, with its period."""

    contact_id: ContactId | None = None
    organisation_id: OrganisationId | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    id: PartId | None = None


# Rows of lists: `Clients.save_part(client_id, row)` adds or changes, `remove_part` removes.


@dataclass(frozen=True)
class NameVariant:
    """Another spelling of the name, in any script."""

    name: str
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Member:
    """A person of a family case; `client_ref` links the person's own record, if there is one."""

    name: str
    own_name: str = ""
    birth: PartialDate | None = None
    relation: str = ""
    client_ref: int | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class FormerAddress:
    """An address of the past."""

    street: str = ""
    postal_code: str = ""
    place: str = ""
    municipality_id: MunicipalityId | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class ReachWay:
    """A way to reach the client; `listeners` says who else may hear or read it."""

    kind: ReachKind
    value: str
    note: str = ""
    listeners: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Reference:
    """A reference number at one office."""

    office: ReferenceOffice
    number: str
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class SpokenLanguage:
    """A language that the client knows (code as in `gkdesk.text.languages`)."""

    language: str
    level: SpokenLevel = SpokenLevel.NATIVE
    id: PartId | None = None


@dataclass(frozen=True)
class StatusEntry:
    """One residence status with its document and its conditions (Nebenbestimmungen)."""

    status: str
    paragraph: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    document: str = ""
    document_until: dt.date | None = None
    work_permission: str = ""
    residence_obligation: str = ""
    area_restriction: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class LegalAreaEntry:
    """A period in one Rechtskreis."""

    legal_area: str
    since: dt.date | None = None
    until: dt.date | None = None
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Paper:
    """A paper: which one, until when it is valid, and where the original is. No copies.

    `category` empty takes the preset of the paper's kind; an unknown kind counts as residence,
    so that a paper which nobody has classed goes out to nobody by default.
    """

    title: str
    valid_until: dt.date | None = None
    original_at: str = ""
    note: str = ""
    category: Category | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Course:
    """A language course."""

    kind: str
    provider: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    status: CourseStatus = CourseStatus.REGISTERED
    waiting_since: dt.date | None = None
    level: CefrLevel | None = None
    certificate: str = ""
    remaining_hours: int | None = None
    note: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class Goal:
    """A goal in the client's own words; a Teilziel names the goal it belongs to by `parent_id`."""

    words: str
    set_on: dt.date | None = None
    reached_on: dt.date | None = None
    level: str = ""
    who: str = ""
    until: dt.date | None = None
    parent_id: PartId | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Step:
    """A next step: what, who, until when, and when it was done."""

    what: str
    who: str = ""
    until: dt.date | None = None
    done_on: dt.date | None = None
    goal_id: PartId | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class ContactEntry:
    """One line of the contact log; `on` empty means today."""

    line: str
    on: dt.date | None = None
    way: ContactWay = ContactWay.TALK
    id: PartId | None = None


@dataclass(frozen=True)
class FollowUp:
    """A dated reminder (Wiedervorlage)."""

    due: dt.date
    what: str
    done_on: dt.date | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Helper:
    """A contact person of this client and what she is there for."""

    contact_id: ContactId
    what_for: str = ""
    id: PartId | None = None


Part = (
    NameVariant
    | Member
    | FormerAddress
    | ReachWay
    | Reference
    | SpokenLanguage
    | StatusEntry
    | LegalAreaEntry
    | Paper
    | Course
    | Goal
    | Step
    | ContactEntry
    | FollowUp
    | Helper
    | Lead
    | CasePart
)
