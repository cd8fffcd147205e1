"""An offer as short forms: what it is, for whom, where and when, how many and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.register.fields import OfferFields
from gkdesk.text.codes.clients import CefrLevel, CodeList
from gkdesk.text.codes.network import Answer, CostState, FundingLevel, OfferKind
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    EditableChoiceField,
    FieldSpec,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    NumberField,
    SearchChoiceField,
    TextField,
)
from gkdesk.ui.records.lookup import MUNICIPALITIES, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.ui.records.lookup import OfficeLookup

TO_EVERYBODY = "allen"
MOST_SEATS = 99_999
CERTIFICATES = ("Erster Schulabschluss", "Mittlerer Schulabschluss", "keiner", "berufsbezogen")


def about_form(
    lookup: OfficeLookup, is_veiled: Callable[[], bool], value: OfferFields | None
) -> FormSpec[OfferFields]:
    """Return the form that says what the offer is and who gives it."""
    offer = value or OfferFields("")
    return FormSpec(
        OfferFields,
        (
            TextField(name="name", label="Name", required=True),
            SearchChoiceField(
                name="organisation_id",
                label="Träger",
                choices=lookup.organisations(offer.organisation_id),
            ),
            SearchChoiceField(
                name="contact_id",
                label="Ansprechperson",
                choices=lookup.contacts(offer.contact_id, veiled=is_veiled()),
                empty_text="niemand",
            ),
            ChoiceField(
                name="field",
                label="Handlungsfeld",
                choices=lookup.offered(CodeList.FIELD_OF_ACTION, offer.field),
                empty_value="",
            ),
            *_funding(lookup, offer),
        ),
        name="Angebot",
    )


def _funding(lookup: OfficeLookup, offer: OfferFields) -> tuple[FieldSpec, ...]:
    return (
        ChoiceField(name="offer_kind", label="Art", choices=words_of(OfferKind)),
        ChoiceField(name="funding", label="Wer bezahlt", choices=words_of(FundingLevel)),
        ChoiceField(
            name="module",
            label="Baustein der Förderung",
            choices=lookup.offered(CodeList.FUNDING_MODULE, offer.module),
            empty_text="keiner",
            empty_value="",
        ),
    )


def whom_form(lookup: OfficeLookup, value: OfferFields | None) -> FormSpec[OfferFields]:
    """Return the form that says whom the offer is open to."""
    offer = value or OfferFields("")
    return FormSpec(
        OfferFields,
        (
            MultiChoiceField(
                name="statuses",
                label="Offen für Aufenthaltsstatus",
                choices=ticks(lookup, CodeList.RESIDENCE_STATUS, offer.statuses),
                empty_text=TO_EVERYBODY,
            ),
            MultiChoiceField(
                name="legal_areas",
                label="Offen für Rechtskreis",
                choices=ticks(lookup, CodeList.LEGAL_AREA, offer.legal_areas),
                empty_text=TO_EVERYBODY,
            ),
            *_language(),
            EditableChoiceField(
                name="school_certificate",
                label="Führt zu Schulabschluss",
                suggestions=CERTIFICATES,
            ),
            ChoiceField(
                name="childcare",
                label="Kinderbetreuung",
                choices=words_of(Answer),
                empty_text=None,
            ),
        ),
        name="Für wen",
    )


def _language() -> tuple[FieldSpec, ...]:
    levels = words_of(CefrLevel)
    return (
        ChoiceField(name="level_from", label="Sprachniveau von", choices=levels, empty_text="ohne"),
        ChoiceField(name="level_to", label="Sprachniveau bis", choices=levels, empty_text="offen"),
        NumberField(
            name="language_share",
            label="Anteil Sprachunterricht",
            unit="%",
            help_text="Von 0 bis 100",
        ),
    )


def where_form(lookup: OfficeLookup, _value: OfferFields | None) -> FormSpec[OfferFields]:
    """Return the form that says where and when the offer takes place."""
    return FormSpec(
        OfferFields,
        (
            TextField(name="place", label="Ort", placeholder="zum Beispiel VHS, Raum 12"),
            ChoiceField(
                name="municipality_id",
                label="Gemeinde",
                choices=lookup.municipalities(),
                source=MUNICIPALITIES,
            ),
            MultilineField(name="times", label="Zeiten", lines=2, wide=False),
            ChoiceField(
                name="by_bus",
                label="Mit Bus oder Bahn erreichbar",
                choices=words_of(Answer),
                empty_text=None,
            ),
            DateField(name="begins_on", label="Beginnt am"),
            DateField(name="ends_on", label="Endet am"),
        ),
        name="Ort und Zeit",
    )


def seats_form(_value: OfferFields | None) -> FormSpec[OfferFields]:
    """Return the form that says how many can come, until when, and what it costs."""
    return FormSpec(
        OfferFields,
        (
            NumberField(name="seats", label="Plätze", most=MOST_SEATS),
            ChoiceField(name="costs", label="Kosten", choices=words_of(CostState)),
            DateField(
                name="admission_until",
                label="Einstieg möglich bis",
                help_text="Leer heißt: jederzeit",
                lean=Lean.FUTURE,
            ),
        ),
        name="Plätze und Kosten",
    )


def note_form(_value: OfferFields | None) -> FormSpec[OfferFields]:
    """Return the form of what the office notes for itself; it leaves in no paper."""
    note = MultilineField(name="note", label="Notiz", lines=2, help_text="Bleibt im Programm")
    return FormSpec(OfferFields, (note,), name="Interne Notiz")


def ticks(lookup: OfficeLookup, name: CodeList, present: tuple[str, ...]) -> tuple[Choice, ...]:
    """Return what can be ticked today, and what is ticked already."""
    today = lookup.offered(name)
    known = {choice.value for choice in today}
    kept = tuple(Choice(code, lookup.entry(name, code)) for code in present if code not in known)
    return (*today, *kept)
