"""Bodies, their seats and their meetings as forms."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from gkdesk.services.register.fields import BodyFields, Meeting, Membership
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import BodyState, MeetingForm
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    EditableChoiceField,
    FieldSpec,
    FormSpec,
    MultilineField,
    NumberField,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.ui.records.lookup import OfficeLookup

PAST_HELP = "Zum Beispiel 3.4.2025, gestern oder vor 2 Wochen"
MOST_PRESENT = 9_999
RHYTHMS = ("monatlich", "alle zwei Monate", "vierteljährlich", "halbjährlich", "bei Bedarf")
DECISIONS = ("im Konsens", "mit einfacher Mehrheit", "berät, beschließt nicht")
IN_USE = tuple(choice for choice in words_of(BodyState) if choice.value is not BodyState.ENDED)
"""A body is ended, and taken up again, by steps of their own: the seats go with it."""
ENDED = tuple(choice for choice in words_of(BodyState) if choice.value is BodyState.ENDED)


@dataclass(frozen=True)
class Seat(Membership):
    """A seat with what its row says; the words follow from the seat and are not saved."""

    organisation: str = ""
    person: str = ""
    deputy: str = ""
    role_word: str = ""
    is_former: bool = False

    def plain(self) -> Membership:
        """Return what is saved."""
        return Membership(**{each.name: getattr(self, each.name) for each in fields(Membership)})


def body_form(
    lookup: OfficeLookup, bodies: Callable[[], tuple[Choice, ...]], value: BodyFields | None
) -> FormSpec[BodyFields]:
    """Return the form of a body; `bodies` are those that may stand above it."""
    body = value or BodyFields("")
    return FormSpec(
        BodyFields,
        (*_what_it_is(lookup, bodies(), body), *_how_it_works(body)),
        name="Angaben zum Gremium",
    )


def mandate_form(_value: BodyFields | None) -> FormSpec[BodyFields]:
    """Return the form of what a body is for and what it rests upon."""
    return FormSpec(BodyFields, _mandate(), name="Auftrag des Gremiums")


def _what_it_is(
    lookup: OfficeLookup, bodies: tuple[Choice, ...], value: BodyFields
) -> tuple[FieldSpec, ...]:
    return (
        TextField(name="name", label="Name", required=True),
        ChoiceField(
            name="kind",
            label="Art",
            choices=lookup.offered(CodeList.BODY_KIND, value.kind),
            empty_value="",
        ),
        ChoiceField(
            name="field",
            label="Handlungsfeld",
            choices=lookup.offered(CodeList.FIELD_OF_ACTION, value.field),
            empty_text="alle Handlungsfelder",
            empty_value="",
        ),
        ChoiceField(
            name="parent_id", label="Gehört zu", choices=bodies, empty_text="keinem anderen Gremium"
        ),
    )


def _how_it_works(value: BodyFields) -> tuple[FieldSpec, ...]:
    ended = value.state is BodyState.ENDED
    return (
        EditableChoiceField(name="rhythm", label="Wie oft es tagt", suggestions=RHYTHMS),
        EditableChoiceField(name="decision_rule", label="Wie es beschließt", suggestions=DECISIONS),
        DateField(name="began_on", label="Besteht seit", help_text=PAST_HELP, lean=Lean.PAST),
        DateField(
            name="until", label="Befristet bis", help_text="Leer heißt: auf Dauer eingerichtet"
        ),
        ChoiceField(
            name="state",
            label="Stand",
            choices=ENDED if ended else IN_USE,
            empty_text=None,
        ),
    )


def _mandate() -> tuple[FieldSpec, ...]:
    return (
        MultilineField(name="goal", label="Ziel", lines=2),
        MultilineField(
            name="reason",
            label="Begründung",
            lines=2,
            help_text="Worauf das Gremium beruht, zum Beispiel ein Beschluss des Kreistags",
        ),
    )


def seat_form(
    lookup: OfficeLookup, is_veiled: Callable[[], bool], row: Seat | None
) -> FormSpec[Seat]:
    """Return the form of a seat; `is_veiled` tells whether private persons have no name now."""
    seat, veiled = row or Seat(), is_veiled()
    return FormSpec(
        Seat,
        (
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                choices=lookup.organisations(seat.organisation_id),
                empty_text="keine",
            ),
            SearchChoiceField(
                name="contact_id",
                label="Person",
                choices=lookup.contacts(seat.contact_id, veiled=veiled),
                empty_text="noch nicht benannt",
            ),
            SearchChoiceField(
                name="deputy_id",
                label="Vertretung",
                choices=lookup.contacts(seat.deputy_id, veiled=veiled),
                empty_text="niemand",
            ),
            ChoiceField(
                name="role",
                label="Rolle",
                choices=lookup.offered(CodeList.MEMBER_ROLE, seat.role),
                empty_value="",
            ),
            DateField(name="since", label="Seit", help_text=PAST_HELP, lean=Lean.PAST),
            DateField(
                name="until", label="Bis", help_text="Der Tag des Ausscheidens", lean=Lean.PAST
            ),
        ),
        name="Mitglied",
    )


def meeting_form(_row: Meeting | None) -> FormSpec[Meeting]:
    """Return the form of a meeting."""
    return FormSpec(
        Meeting,
        (
            DateField(name="on", label="Am", required=True, help_text=PAST_HELP, lean=Lean.PAST),
            ChoiceField(name="form", label="Form", choices=words_of(MeetingForm), empty_text=None),
            TextField(name="place", label="Ort"),
            NumberField(
                name="present",
                label="Wie viele waren da?",
                most=MOST_PRESENT,
                help_text="Nur die Zahl, keine Namen",
            ),
        ),
        name="Sitzung",
    )
