"""Make many invented meetings about generated clients, to measure how a full store answers.

Thousands of rows of one kind go in with one statement: an office writes them over years.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from gkdesk.models.base import Record, new_record_id
from gkdesk.models.case import ClientChainStep, ClientConsent, ClientReferral
from gkdesk.models.client import Client, ClientLead
from gkdesk.models.meetings import (
    ActionItem,
    AgendaItem,
    ItemText,
    Meeting,
    MeetingParticipant,
    MeetingSeries,
)
from gkdesk.models.network import ContactPerson
from gkdesk.text.codes.cases import ChainState, ConsentPurpose, ReferralState
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    ActionState,
    Attendance,
    ItemState,
    MeetingState,
    ParticipantRole,
    Rhythm,
    TextPart,
)
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

SERIES = 4
CASES = 12
PEOPLE = 15
AHEAD = dt.timedelta(days=3)
"""The newest meeting of each series is still to come."""
OPEN_SHARE = 10
"""What was agreed is open in the newest tenth of the meetings."""
TEXTS = {
    TextPart.SITUATION: "Der Kurs endet im Frühjahr; danach ist noch nichts vereinbart.",
    TextPart.MINUTES: "Die Volkshochschule prüft einen Platz, die Beratung begleitet dorthin.",
}


@dataclass
class _Rows:
    """The rows by table, in the order in which they refer to each other."""

    of: dict[type[Record], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: type[Record], **values: Any) -> int:  # noqa: ANN401 - columns of any type
        values["id"] = new_record_id()
        self.of[table].append(values)
        return int(values["id"])

    def write(self, session: Session) -> None:
        for table, rows in self.of.items():
            session.execute(insert(table), rows)


def generate_meetings(store: Store, count: int) -> None:
    """Add so many meetings of a few series, and what is asked for the clients, as always equal.

    Needs clients and contact persons that are there.
    """
    dice = Random(count)  # noqa: S311 - invented data, no secret
    today = store.clock.today()
    rows = _Rows()
    with store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
        session = transaction.session
        clients = list(session.scalars(select(Client.id).order_by(Client.code)))
        who = select(ContactPerson.id, ContactPerson.organisation_id).order_by(ContactPerson.name)
        people = [(row.id, row.organisation_id) for row in session.execute(who)]
        for client in clients:
            _case(rows, client, people, dice, today)
        _meetings(rows, count, clients, people, today)
        rows.write(session)


def _case(
    rows: _Rows,
    client: int,
    people: Sequence[tuple[int, int | None]],
    dice: Random,
    today: dt.date,
) -> None:
    lead, _ = dice.choice(people)
    _, office = dice.choice(people)
    signed = today - dt.timedelta(days=dice.randint(0, 700))
    rows.add(ClientLead, client_id=client, contact_id=lead)
    for purpose in (ConsentPurpose.CONFERENCE, ConsentPurpose.DISCLOSURE):
        rows.add(
            ClientConsent,
            client_id=client,
            purpose=purpose.value,
            organisation_id=None if purpose is ConsentPurpose.CONFERENCE else office,
            categories=f"{Category.PLANS} {Category.EDUCATION_WORK}",
            since=signed,
            signed_on=signed,
            until=signed + dt.timedelta(days=730),
        )
    rows.add(
        ClientChainStep,
        client_id=client,
        what="Sprachkurs",
        organisation_id=office,
        state=dice.choice(list(ChainState)).value,
    )
    rows.add(
        ClientReferral,
        client_id=client,
        organisation_id=office,
        state=dice.choice(list(ReferralState)).value,
        answer_due=today + dt.timedelta(days=dice.randint(-30, 300)),
    )


def _meetings(
    rows: _Rows,
    count: int,
    clients: Sequence[int],
    people: Sequence[tuple[int, int | None]],
    today: dt.date,
) -> None:
    series = [
        rows.add(MeetingSeries, name=f"Fallkonferenz {number + 1}", rhythm=Rhythm.WEEKLY.value)
        for number in range(SERIES)
    ]
    for number in range(count):
        weeks = number // SERIES
        on = today + AHEAD - dt.timedelta(weeks=weeks)
        meeting = rows.add(
            Meeting, series_id=series[number % SERIES], on=on, state=_state(weeks), starts="09:30"
        )
        for place in range(min(PEOPLE, len(people))):
            contact, office = people[(number * 7 + place) % len(people)]
            rows.add(
                MeetingParticipant,
                meeting_id=meeting,
                contact_id=contact,
                organisation_id=office,
                role=_ROLES.get(place, ParticipantRole.MEMBER).value,
                attendance=(Attendance.PRESENT if weeks else Attendance.UNKNOWN).value,
                position=place,
            )
        is_open = number * OPEN_SHARE < count
        for place in range(min(CASES, len(clients))):
            client = clients[(number * 5 + place) % len(clients)]
            _item(rows, meeting, client, place, on, is_past=weeks > 0, is_open=is_open)


_ROLES = {0: ParticipantRole.CHAIR, 1: ParticipantRole.MINUTES}


def _state(weeks: int) -> str:
    """Return how a meeting stands: the newest is planned, the one before has open minutes."""
    states = (MeetingState.PLANNED, MeetingState.HELD)
    return (states[weeks] if weeks < len(states) else MeetingState.SEALED).value


def _item(
    rows: _Rows,
    meeting: int,
    client: int,
    place: int,
    on: dt.date,
    *,
    is_past: bool,
    is_open: bool,
) -> None:
    item = rows.add(
        AgendaItem,
        meeting_id=meeting,
        client_id=client,
        position=place,
        state=(ItemState.DISCUSSED if is_past else ItemState.OPEN).value,
    )
    for part, text in TEXTS.items():
        rows.add(
            ItemText,
            meeting_id=meeting,
            item_id=item,
            part=part.value,
            text=text,
            category=Category.PLANS.value,
            noted_on=on,
        )
    if is_past and place % 2 == 0:
        rows.add(
            ActionItem,
            meeting_id=meeting,
            item_id=item,
            client_id=client,
            what="Nach einem Platz fragen",
            owner="Frau Petersen",
            due_on=on + dt.timedelta(days=28),
            category=Category.PLANS.value,
            state=(ActionState.OPEN if is_open else ActionState.DONE).value,
        )
