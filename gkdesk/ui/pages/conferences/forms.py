"""Meetings, series, items of the agenda and participants as forms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import Item, MeetingFields, Participant, SeriesFields
from gkdesk.text.codes.meetings import (
    ItemForm,
    ItemKind,
    MeetingPurpose,
    ParticipantRole,
    Rhythm,
)
from gkdesk.text.codes.network import MeetingForm
from gkdesk.text.date_input import Lean
from gkdesk.text.ids import ClientId, IssueId
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    FieldSpec,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    NumberField,
    SearchChoiceField,
    TextField,
    YesNoField,
)
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.ui.records.lookup import OfficeLookup

Choices = tuple[Choice, ...]
TIME_HELP = "Zum Beispiel 9:30, 14 Uhr"
MOST_MINUTES = 720
PAST_HELP = "Zum Beispiel gestern oder 3.4."


@dataclass(frozen=True)
class Attendee(Participant):
    """A participant with what her row says; the words are not saved."""

    name: str = ""
    organisation: str = ""
    unbound: bool = False
    bound_on: dt.date | None = None

    def plain(self) -> Participant:
        """Return what is saved."""
        return Participant(**{each.name: getattr(self, each.name) for each in fields(Participant)})


@dataclass(frozen=True)
class NewCase:
    """A case that is put on the agenda."""

    client_id: ClientId | None = None
    minutes: int = 20


@dataclass(frozen=True)
class NewTopic:
    """A topic that is put on the agenda."""

    title: str = ""
    minutes: int = 15


@dataclass(frozen=True)
class NewIssue:
    """A structural issue that is put on the agenda; without one, time for what comes up."""

    structural_id: IssueId | None = None
    minutes: int = 15


@dataclass(frozen=True)
class Override:
    """Why somebody hears a case in spite of what is missing, and what of it."""

    categories: tuple[str, ...] = ()
    reason: str = ""


def minutes_field(label: str, name: str = "minutes") -> NumberField:
    """Return the field for a length of time."""
    return NumberField(
        name=name, label=label, required=True, least=1, most=MOST_MINUTES, unit="Minuten"
    )


def meeting_form(
    bodies: Callable[[], Choices], value: MeetingFields | None
) -> FormSpec[MeetingFields]:
    """Return the form of a meeting; one that belongs to a series may go without a title."""
    named = value is not None and (value.series_id is not None or value.body_id is not None)
    return FormSpec(
        MeetingFields,
        (
            DateField(name="on", label="Tag", required=True),
            TextField(name="starts", label="Beginn", help_text=TIME_HELP),
            minutes_field("Dauer, so lange ist der Raum frei"),
            TextField(name="place", label="Ort"),
            ChoiceField(name="form", label="Form", choices=words_of(MeetingForm), empty_text=None),
            TextField(
                name="title",
                label="Titel",
                help_text="Leer heißt: wie die Reihe oder das Gremium" if named else "",
                required=not named,
            ),
            ChoiceField(
                name="purpose", label="Zweck", choices=words_of(MeetingPurpose), empty_text=None
            ),
            _body_field(bodies()),
            MultilineField(name="note", label="Notiz", lines=2),
        ),
        name="Angaben zur Sitzung",
    )


def new_meeting_form() -> FormSpec[MeetingFields]:
    """Return what a single meeting begins with."""
    return FormSpec(
        MeetingFields,
        (
            TextField(name="title", label="Titel", required=True),
            ChoiceField(
                name="purpose", label="Zweck", choices=words_of(MeetingPurpose), empty_text=None
            ),
            DateField(name="on", label="Tag", required=True),
            TextField(name="starts", label="Beginn", help_text=TIME_HELP),
        ),
        name="Einzelne Sitzung",
    )


def series_form(
    bodies: Callable[[], Choices], _value: SeriesFields | None
) -> FormSpec[SeriesFields]:
    """Return the form of a series."""
    return FormSpec(
        SeriesFields,
        (
            TextField(name="name", label="Name", required=True),
            ChoiceField(
                name="purpose", label="Zweck", choices=words_of(MeetingPurpose), empty_text=None
            ),
            ChoiceField(name="rhythm", label="Wie oft", choices=words_of(Rhythm), empty_text=None),
            _body_field(bodies()),
            TextField(name="starts", label="Beginn", help_text=TIME_HELP, group="Üblich"),
            minutes_field("Dauer"),
            TextField(name="place", label="Ort"),
            ChoiceField(name="form", label="Form", choices=words_of(MeetingForm), empty_text=None),
            minutes_field("Zeit für einen neuen Fall", "new_case_minutes"),
            minutes_field("Zeit für einen Altfall", "old_case_minutes"),
            NumberField(
                name="new_cases",
                label="Neue Fälle je Sitzung",
                required=True,
                most=60,
                help_text="Fünf bis sechs sind üblich",
            ),
            MultilineField(name="note", label="Notiz", lines=2),
        ),
        name="Angaben zur Reihe",
    )


def item_form(people: Callable[[], Choices], item: Item | None) -> FormSpec[Item]:
    """Return what can be changed about an item; `people` are the participants."""
    kind = ItemKind.TOPIC if item is None else item.kind
    found: list[FieldSpec] = [minutes_field("Zeit")]
    if kind is ItemKind.CASE:
        found += _of_a_case(people())
    elif kind is not ItemKind.STRUCTURAL:
        found.append(TextField(name="title", label="Bezeichnung", required=kind is ItemKind.TOPIC))
    return FormSpec(Item, tuple(found), name="Tagesordnungspunkt")


def _of_a_case(people: Choices) -> tuple[FieldSpec, ...]:
    return (
        YesNoField(
            name="is_veiled",
            label="verdeckt besprechen",
            help_text="Auf allem, was das Büro verlässt, steht dann kein Name",
        ),
        ChoiceField(
            name="presenter_id", label="Wer stellt vor?", choices=people, empty_text="noch offen"
        ),
        ChoiceField(name="form", label="Arbeitsweise", choices=words_of(ItemForm), empty_text=None),
        DateField(
            name="sheet_received_on",
            label="Fallvorlage eingegangen",
            help_text=PAST_HELP,
            lean=Lean.PAST,
        ),
    )


def case_form(clients: Callable[[], Choices]) -> FormSpec[NewCase]:
    """Return what is asked for to put a case on the agenda."""
    return FormSpec(
        NewCase,
        (
            SearchChoiceField(
                name="client_id",
                label="Fall",
                choices=clients(),
                empty_text="noch niemand",
                required=True,
            ),
            minutes_field("Zeit"),
        ),
        name="Fall ergänzen",
    )


def topic_form() -> FormSpec[NewTopic]:
    """Return what is asked for to put a topic on the agenda."""
    return FormSpec(
        NewTopic,
        (TextField(name="title", label="Thema", required=True), minutes_field("Zeit")),
        name="Thema ergänzen",
    )


def issue_form(issues: Callable[[], Choices]) -> FormSpec[NewIssue]:
    """Return what is asked for to put a structural issue on the agenda."""
    return FormSpec(
        NewIssue,
        (
            SearchChoiceField(
                name="structural_id",
                label="Strukturthema",
                choices=issues(),
                empty_text="ohne festes Thema",
            ),
            minutes_field("Zeit"),
        ),
        name="Strukturthema ergänzen",
    )


def override_form(missing: Choices) -> FormSpec[Override]:
    """Return what is asked for before somebody hears a case in spite of what is missing."""
    return FormSpec(
        Override,
        (
            MultiChoiceField(
                name="categories",
                label="Was sie oder er hören soll",
                choices=missing,
                required=True,
            ),
            TextField(name="reason", label="Begründung", required=True, wide=True),
        ),
        name="Trotzdem dabei",
    )


def participant_form(
    lookup: OfficeLookup,
    clients: Callable[[], Choices],
    is_veiled: Callable[[], bool],
    row: Attendee | None,
) -> FormSpec[Attendee]:
    """Return the form of a participant; `clients` are those whose cases are on the agenda."""
    person = row or Attendee()
    return FormSpec(
        Attendee,
        (
            SearchChoiceField(
                name="contact_id",
                label="Ansprechperson",
                choices=lookup.contacts(person.contact_id, veiled=is_veiled()),
                empty_text="noch nicht benannt",
            ),
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                choices=lookup.organisations(person.organisation_id),
                empty_text="wie bei der Person eingetragen",
            ),
            ChoiceField(
                name="role", label="Rolle", choices=words_of(ParticipantRole), empty_text=None
            ),
            ChoiceField(
                name="client_id",
                label="Oder die Person selbst, zu ihrem Fall",
                choices=clients(),
                empty_text="nein",
            ),
        ),
        name="Teilnehmende",
    )


def bound_form() -> FormSpec[Attendee]:
    """Return what is asked for when somebody has promised confidentiality."""
    return FormSpec(
        Attendee,
        (
            DateField(
                name="bound_on",
                label="Verpflichtet am",
                required=True,
                help_text=PAST_HELP,
                lean=Lean.PAST,
            ),
        ),
        name="Verpflichtung auf Vertraulichkeit",
    )


def _body_field(bodies: Choices) -> SearchChoiceField:
    return SearchChoiceField(name="body_id", label="Gremium", choices=bodies, empty_text="keines")
