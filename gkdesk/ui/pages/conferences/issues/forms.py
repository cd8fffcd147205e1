"""A structural issue as short forms: what it is about, which way it takes, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.meetings import IssueKind, IssueRoute, IssueSource
from gkdesk.text.codes.network import InterfaceType
from gkdesk.text.date_input import Lean
from gkdesk.text.ids import ClientId, MeetingId
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    FormSpec,
    MultilineField,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.pages.conferences.forms import PAST_HELP, minutes_field
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.ui.records.lookup import OfficeLookup

NO_NAMES = "Ohne Namen und ohne Einzelheiten aus einem Fall"
MANDATE_HELP = "Was die Gruppe klären soll, in einem oder zwei Sätzen"


@dataclass(frozen=True)
class BackingCase:
    """A case behind an issue; `name` is for the office's own screen."""

    client_id: ClientId | None = None
    name: str = ""
    id: int | None = None


@dataclass(frozen=True)
class OnAgenda:
    """A meeting that takes up an issue, and for how long."""

    meeting_id: MeetingId | None = None
    minutes: int = 15


def what_form(lookup: OfficeLookup, value: IssueFields | None) -> FormSpec[IssueFields]:
    """Return the form that says what the issue is and where it was seen."""
    issue = value or IssueFields()
    return FormSpec(
        IssueFields,
        (
            TextField(name="theme", label="Thema", required=True, wide=True, help_text=NO_NAMES),
            ChoiceField(name="kind", label="Art", choices=words_of(IssueKind), empty_text=None),
            ChoiceField(
                name="interface_type",
                label="Schnittstelle",
                choices=words_of(InterfaceType),
                empty_text="keine",
            ),
            ChoiceField(
                name="field",
                label="Handlungsfeld",
                choices=lookup.offered(CodeList.FIELD_OF_ACTION, issue.field),
                empty_value="",
            ),
            ChoiceField(
                name="source", label="Gesehen in", choices=words_of(IssueSource), empty_text=None
            ),
            MultilineField(name="need", label="Was sich ändern muss", lines=3, help_text=NO_NAMES),
        ),
        name="Thema",
    )


def way_form(lookup: OfficeLookup, value: IssueFields | None) -> FormSpec[IssueFields]:
    """Return the form that says who is addressed and which way the issue takes."""
    issue = value or IssueFields()
    return FormSpec(
        IssueFields,
        (
            TextField(
                name="addressee",
                label="Wer kann es ändern?",
                help_text="Eine Stelle, ein Amt, eine Ebene",
            ),
            SearchChoiceField(
                name="body_id",
                label="Gremium",
                choices=lookup.bodies(issue.body_id),
                empty_text="keines",
            ),
            ChoiceField(name="route", label="Weg", choices=words_of(IssueRoute), empty_text=None),
            DateField(name="mandate_until", label="Auftrag befristet bis"),
            MultilineField(
                name="mandate", label="Schriftlicher Auftrag", lines=2, help_text=MANDATE_HELP
            ),
        ),
        name="Weg",
    )


def outcome_form(_value: IssueFields | None) -> FormSpec[IssueFields]:
    """Return the form that says what was decided and what came of it."""
    return FormSpec(
        IssueFields,
        (
            MultilineField(name="decision", label="Beschluss", lines=2),
            DateField(
                name="decided_on", label="Beschlossen am", help_text=PAST_HELP, lean=Lean.PAST
            ),
            DateField(
                name="review_on",
                label="Wieder ansehen am",
                help_text="Steht dann unter Heute",
            ),
            MultilineField(name="implementation", label="Umsetzung", lines=2),
            DateField(
                name="implemented_on", label="Umgesetzt am", help_text=PAST_HELP, lean=Lean.PAST
            ),
        ),
        name="Beschluss und Umsetzung",
    )


def case_form(clients: Callable[[], tuple[Choice, ...]]) -> FormSpec[BackingCase]:
    """Return what is asked for to count a case."""
    return FormSpec(
        BackingCase,
        (
            SearchChoiceField(
                name="client_id",
                label="Fall",
                choices=clients(),
                empty_text="noch niemand",
                required=True,
            ),
        ),
        name="Fall zählen",
    )


def agenda_form(meetings: tuple[Choice, ...]) -> FormSpec[OnAgenda]:
    """Return what is asked for to put an issue on the agenda of a meeting."""
    return FormSpec(
        OnAgenda,
        (
            SearchChoiceField(
                name="meeting_id",
                label="Sitzung",
                choices=meetings,
                empty_text="noch keine",
                required=True,
            ),
            minutes_field("Zeit"),
        ),
        name="Auf eine Tagesordnung setzen",
    )
