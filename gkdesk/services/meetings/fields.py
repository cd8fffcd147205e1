"""Field groups of meetings: what a form collects and what the pages show.

Times of day are texts `HH:MM`, lengths are minutes. Rows of lists carry `id`: None means new.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    AccessWay,
    ActionKind,
    Attendance,
    ItemForm,
    ItemKind,
    MeetingPurpose,
    ParticipantRole,
    Rhythm,
    TextPart,
)
from gkdesk.text.codes.network import MeetingForm
from gkdesk.text.ids import (
    BodyId,
    ClientId,
    ContactId,
    IssueId,
    MeetingId,
    OrganisationId,
    PartId,
    SeriesId,
)


@dataclass(frozen=True)
class SeriesFields:
    """A series: how often it meets, and how its agenda is usually cut.

    `new_cases` are as many as fit beside the Altfälle (report 1: about five to six).
    """

    name: str = ""
    purpose: MeetingPurpose = MeetingPurpose.SINGLE_CASE
    body_id: BodyId | None = None
    rhythm: Rhythm = Rhythm.MONTHLY
    starts: str = "09:30"
    minutes: int = 150
    form: MeetingForm = MeetingForm.PRESENCE
    place: str = ""
    new_cases: int = 6
    new_case_minutes: int = 20
    old_case_minutes: int = 10
    note: str = ""


@dataclass(frozen=True)
class MeetingFields:
    """One meeting; `title` empty takes the name of its series or body."""

    on: dt.date
    series_id: SeriesId | None = None
    title: str = ""
    purpose: MeetingPurpose = MeetingPurpose.SINGLE_CASE
    body_id: BodyId | None = None
    starts: str = "09:30"
    minutes: int = 150
    form: MeetingForm = MeetingForm.PRESENCE
    place: str = ""
    note: str = ""


@dataclass(frozen=True)
class Participant:
    """Somebody invited: a contact person for an organisation, or a client to her own case."""

    contact_id: ContactId | None = None
    organisation_id: OrganisationId | None = None
    client_id: ClientId | None = None
    role: ParticipantRole = ParticipantRole.MEMBER
    attendance: Attendance = Attendance.UNKNOWN
    stand_in: str = ""
    invited_on: dt.date | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Item:
    """An item of the agenda; a case names its client, and comes veiled where no basis covers it."""

    kind: ItemKind = ItemKind.CASE
    client_id: ClientId | None = None
    structural_id: IssueId | None = None
    title: str = ""
    minutes: int = 20
    presenter_id: PartId | None = None
    is_veiled: bool = False
    form: ItemForm = ItemForm.TWO_PARTS
    sheet_received_on: dt.date | None = None
    follow_up_on: dt.date | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class Text:
    """One text of an item; `category` empty takes the preset of its part."""

    item_id: PartId
    part: TextPart
    text: str = ""
    category: Category | None = None
    confided: bool = False
    noted_on: dt.date | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class ActorView:
    """How one participant sees the case, what her mandate is and her role in it (Rheine)."""

    item_id: PartId
    participant_id: PartId
    view: str = ""
    mandate: str = ""
    role: str = ""
    category: Category | None = None
    id: PartId | None = None


@dataclass(frozen=True)
class AccessDecision:
    """A participant is outside at an item, or hears it in spite of the gate, for a reason."""

    item_id: PartId
    participant_id: PartId
    way: AccessWay
    categories: tuple[str, ...] = ()
    reason: str = ""
    id: PartId | None = None


@dataclass(frozen=True)
class ActionFields:
    """What was agreed: who does what until when, and how it will be noticed."""

    what: str
    meeting_id: MeetingId
    item_id: PartId | None = None
    client_id: ClientId | None = None
    kind: ActionKind = ActionKind.AGREEMENT
    contact_id: ContactId | None = None
    organisation_id: OrganisationId | None = None
    owner: str = ""
    due_on: dt.date | None = None
    noticed_by: str = ""
    category: Category | None = None


PRESETS: dict[TextPart, Category | None] = {
    TextPart.SITUATION: Category.PLANS,
    TextPart.QUESTION: Category.PLANS,
    TextPart.CLIENT_VIEW: Category.PLANS,
    TextPart.APPROACHES: Category.PLANS,
    TextPart.MINUTES: Category.PLANS,
    TextPart.ACTORS_VIEWS: Category.PLANS,
    TextPart.USERS_VIEW: Category.PLANS,
    TextPart.RECONSTRUCTION: None,
    TextPart.THEMES: None,
    TextPart.NEED_FOR_CHANGE: None,
}
"""The category that a text gets unless another is chosen; None goes to nobody but the office."""
