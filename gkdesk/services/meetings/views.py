"""What the program shows of meetings, as frozen data in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.services.basis.grounds import Ground
from gkdesk.services.meetings.carry_over import Return
from gkdesk.services.meetings.fields import (
    AccessDecision,
    ActionFields,
    ActorView,
    Item,
    MeetingFields,
    Participant,
    SeriesFields,
    Text,
)
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    Access,
    ActionState,
    Bar,
    ItemState,
    MeetingPurpose,
    MeetingState,
    Rhythm,
    TextPart,
)
from gkdesk.text.ids import ActionId, ClientId, MeetingId, OrganisationId, PartId, SeriesId


@dataclass(frozen=True)
class SeriesRow:
    """One line of the list of series; `next_on` is planned, `proposed_on` follows the rhythm."""

    id: SeriesId
    name: str
    purpose: MeetingPurpose
    body: str
    rhythm: Rhythm
    meetings: int
    last_on: dt.date | None
    next_on: dt.date | None
    proposed_on: dt.date | None
    ended_on: dt.date | None


@dataclass(frozen=True)
class SeriesView:
    """A series with its fields and its meetings, the newest first."""

    id: SeriesId
    fields: SeriesFields
    body: str
    ended_on: dt.date | None
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the list of meetings."""

    id: MeetingId
    title: str
    purpose: MeetingPurpose
    state: MeetingState
    on: dt.date
    starts: str
    series_id: SeriesId | None
    cases: int
    participants: int
    open_actions: int


@dataclass(frozen=True)
class ParticipantView:
    """Somebody who takes part, with her names.

    `bound_on` is her Verpflichtung auf Vertraulichkeit, None where nobody has noted one.
    """

    id: PartId
    fields: Participant
    name: str
    organisation: str
    bound_on: dt.date | None


@dataclass(frozen=True)
class ItemView:
    """An item of the agenda: when it begins, its texts, views and decisions.

    `name` is how it is called on the office's own screen; a veiled case keeps its name there and
    is called by `cover` everywhere else („Fall 4“).
    """

    id: PartId
    fields: Item
    name: str
    cover: str
    begins: str
    state: ItemState
    is_old: bool
    seconds: int
    texts: tuple[Text, ...] = ()
    views: tuple[ActorView, ...] = ()
    decisions: tuple[AccessDecision, ...] = ()

    def text(self, part: TextPart) -> Text | None:
        """Return the text of a part, None where nothing was written yet."""
        return next((each for each in self.texts if each.part is part), None)


@dataclass(frozen=True)
class ActionView:
    """What was agreed, with its owner in words; `owner_left` if she does not work there now."""

    id: ActionId
    fields: ActionFields
    owner: str
    owner_left: bool
    client: str
    meeting_on: dt.date
    state: ActionState
    closed_on: dt.date | None
    outcome: str

    @property
    def name(self) -> str:
        """Return what was agreed, as a list calls it."""
        return self.fields.what

    def is_overdue(self, today: dt.date) -> bool:
        """Tell whether it should have been done by now."""
        due = self.fields.due_on
        return self.state is ActionState.OPEN and due is not None and due < today


@dataclass(frozen=True)
class Sealed:
    """A seal: `is_intact` says whether what stands there now is what was sealed.

    `erased` parts went with a person who was erased, and break nothing; `missing` ones are gone
    without that.
    """

    version: int
    at: dt.datetime
    digest: str
    is_intact: bool
    missing: int = 0
    erased: int = 0
    reopened_at: dt.datetime | None = None
    reason: str = ""

    @property
    def on(self) -> dt.date:
        """Return the day of the seal at the user's place."""
        return self.at.astimezone().date()


@dataclass(frozen=True)
class SealGap:
    """What keeps the minutes from being sealed, and where it is entered.

    `item_id` is None where the attendance is not known of everybody. `covered` says the same
    without a name, for a screen that somebody else looks at.
    """

    sentence: str
    covered: str
    item_id: PartId | None = None
    part: TextPart | None = None


@dataclass(frozen=True)
class MeetingView:
    """One meeting with everything that belongs to it, in order."""

    id: MeetingId
    fields: MeetingFields
    title: str
    series: str
    body: str
    state: MeetingState
    invited_on: dt.date | None
    participants: tuple[ParticipantView, ...]
    items: tuple[ItemView, ...]
    actions: tuple[ActionView, ...]
    seals: tuple[Sealed, ...]

    @property
    def planned_minutes(self) -> int:
        """Return how long the agenda is."""
        return sum(item.fields.minutes for item in self.items)

    @property
    def minutes_too_many(self) -> int:
        """Return by how many minutes the agenda is longer than the room is there."""
        return max(0, self.planned_minutes - self.fields.minutes)

    @property
    def is_sealed(self) -> bool:
        """Tell whether the minutes are final."""
        return self.state is MeetingState.SEALED


@dataclass(frozen=True)
class Heard:
    """What one participant may hear at one item; `missing` has no basis.

    `holds` tells that she holds the record for the office; `grounds` are why she may otherwise.
    `confided` are the categories in which she may hear what was confided. `bar` keeps the case from
    her whatever was released; `ended_reasons` are those of decisions that no longer hold.
    """

    participant_id: PartId
    item_id: PartId
    access: Access
    categories: frozenset[Category]
    missing: frozenset[Category]
    confided: frozenset[Category] = frozenset()
    reason: str = ""
    holds: bool = False
    grounds: tuple[Ground, ...] = ()
    bar: Bar | None = None
    ended_reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """Who may hear what: one `Heard` for every case and participant.

    `agreed` are the items whose client agreed to the conference.
    """

    cells: dict[tuple[PartId, PartId], Heard]
    agreed: frozenset[PartId]

    def at(self, item_id: PartId, participant_id: PartId) -> Heard:
        """Return the cell of an item and a participant."""
        return self.cells[item_id, participant_id]


@dataclass(frozen=True)
class Comeback:
    """A case that comes back by itself, with why and since when.

    `item_id` is where it was looked at last, None if that was taken off the agenda again.
    """

    client_id: ClientId
    name: str
    why: Return
    item_id: PartId | None
    last_on: dt.date
    open_actions: int


@dataclass(frozen=True)
class Invitee:
    """Somebody who should be invited, and why; `reasons` are short sentences."""

    fields: Participant
    name: str
    organisation: str
    organisation_id: OrganisationId | None
    reasons: tuple[str, ...]
