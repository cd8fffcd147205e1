"""The field groups of a client as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.clients import fields
from gkdesk.text.codes.clients import (
    CaseForm,
    CefrLevel,
    CodeList,
    Gender,
    InterpreterNeed,
    MaritalStatus,
    Salutation,
)
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms import (
    ChoiceField,
    DateField,
    FormSpec,
    MultilineField,
    NameField,
    NumberField,
    PartialDateField,
    PostalCodeField,
    TextField,
)
from gkdesk.ui.records.lookup import MUNICIPALITIES, languages, words_of

if TYPE_CHECKING:
    from gkdesk.ui.records.lookup import OfficeLookup

PAST_HELP = "Zum Beispiel 3.4.2025, gestern oder vor 2 Wochen"


def identity_form(_value: fields.Identity | None) -> FormSpec[fields.Identity]:
    """Return the form of names, birth and Anrede."""
    return FormSpec(
        fields.Identity,
        (
            NameField(
                name="official_name",
                label="Name in den Papieren",
                help_text="Name oder Kennzeichen genügt",
            ),
            NameField(
                name="wanted_name",
                label="Gewünschter Name",
                help_text="So steht der Name in Listen und im Begleitheft",
            ),
            NameField(name="own_name", label="Name in eigener Schrift"),
            ChoiceField(
                name="own_name_language",
                label="Sprache dieser Schrift",
                choices=languages(),
                empty_value="",
            ),
            PartialDateField(name="birth", label="Geboren"),
            ChoiceField(name="salutation", label="Anrede", choices=words_of(Salutation)),
            TextField(name="pronoun", label="Pronomen", placeholder="zum Beispiel sie oder er"),
            ChoiceField(name="form", label="Fall", choices=words_of(CaseForm), empty_text=None),
            TextField(name="code", label="Kennzeichen", help_text="Steht in Dateinamen"),
        ),
        name="Name und Anrede",
    )


def address_form(lookup: OfficeLookup, _value: fields.Address | None) -> FormSpec[fields.Address]:
    """Return the form of the present address."""
    return FormSpec(
        fields.Address,
        (
            TextField(name="street", label="Straße und Hausnummer"),
            PostalCodeField(name="postal_code", label="Postleitzahl"),
            TextField(name="place", label="Ort"),
            ChoiceField(
                name="municipality_id",
                label="Gemeinde",
                choices=lookup.municipalities(),
                source=MUNICIPALITIES,
            ),
            DateField(name="since", label="Wohnt dort seit", help_text=PAST_HELP, lean=Lean.PAST),
        ),
        name="Anschrift",
    )


def interpreter_form(
    _value: fields.InterpreterFacts | None,
) -> FormSpec[fields.InterpreterFacts]:
    """Return the form of the need of an interpreter."""
    return FormSpec(
        fields.InterpreterFacts,
        (
            ChoiceField(
                name="need",
                label="Dolmetschen",
                choices=words_of(InterpreterNeed),
                empty_text=None,
            ),
            ChoiceField(
                name="language", label="In welche Sprache", choices=languages(), empty_value=""
            ),
            TextField(
                name="note",
                label="Hinweis",
                wide=True,
                placeholder="zum Beispiel: lieber eine Frau, nicht aus der eigenen Familie",
            ),
        ),
        name="Dolmetschen",
    )


def facts_form(_value: fields.OptionalFacts | None) -> FormSpec[fields.OptionalFacts]:
    """Return the form of the optional facts."""
    return FormSpec(
        fields.OptionalFacts,
        (
            ChoiceField(name="gender", label="Geschlecht", choices=words_of(Gender)),
            ChoiceField(
                name="marital_status", label="Familienstand", choices=words_of(MaritalStatus)
            ),
            TextField(name="nationality", label="Staatsangehörigkeit"),
        ),
        name="Freiwillige Angaben",
    )


def case_form(lookup: OfficeLookup, value: fields.CaseFacts | None) -> FormSpec[fields.CaseFacts]:
    """Return the form of what the case is about."""
    present = value.main_field if value else ""
    return FormSpec(
        fields.CaseFacts,
        (
            ChoiceField(
                name="main_field",
                label="Worum geht es vor allem?",
                choices=lookup.offered(CodeList.FIELD_OF_ACTION, present),
                empty_value="",
            ),
            ChoiceField(
                name="triage",
                label="Wie viel Unterstützung?",
                choices=lookup.offered(CodeList.CASE_TRIAGE, value.triage if value else ""),
                empty_value="",
            ),
            PartialDateField(name="arrived", label="In Deutschland seit"),
            MultilineField(
                name="note",
                label="Notiz der Fallführung",
                help_text="Geht nie an andere und steht nie im Begleitheft",
            ),
        ),
        name="Fall",
    )


def german_form(_value: fields.GermanLevel | None) -> FormSpec[fields.GermanLevel]:
    """Return the form of the level of German."""
    return FormSpec(
        fields.GermanLevel,
        (
            ChoiceField(name="reached", label="Erreichtes Niveau", choices=words_of(CefrLevel)),
            DateField(name="reached_on", label="Seit", help_text=PAST_HELP, lean=Lean.PAST),
            TextField(name="certificate", label="Zertifikat"),
            NumberField(name="remaining_hours", label="Restliche Stunden", unit="Stunden"),
            ChoiceField(name="goal", label="Ziel", choices=words_of(CefrLevel)),
            DateField(name="goal_until", label="Ziel erreicht bis"),
        ),
        name="Deutsch",
    )
