"""Contact persons and organisations as forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.codes import CodeList, Salutation
from gkdesk.ui.forms import (
    ChoiceField,
    EmailField,
    FieldSpec,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    NameField,
    PhoneField,
    TextField,
    YesNoField,
)
from gkdesk.ui.records.lookup import languages, words_of

if TYPE_CHECKING:
    from gkdesk.ui.forms import Choice
    from gkdesk.ui.records.lookup import OfficeLookup


def contact_form(lookup: OfficeLookup, value: ContactFields | None) -> FormSpec[ContactFields]:
    """Return the form of a contact person."""
    present = value.organisation_id if value else None
    return FormSpec(
        ContactFields,
        (*_who(lookup.organisations(present)), *_how_to_reach(), *_besides()),
        name="Angaben zur Ansprechperson",
    )


def _who(organisations: tuple[Choice, ...]) -> tuple[FieldSpec, ...]:
    return (
        ChoiceField(name="salutation", label="Anrede", choices=words_of(Salutation)),
        NameField(name="name", label="Name", help_text="Name oder Funktion genügt"),
        TextField(name="function", label="Funktion", placeholder="zum Beispiel Fallmanagement U25"),
        ChoiceField(
            name="organisation_id",
            label="Organisation",
            choices=organisations,
            empty_text="zu keiner, zum Beispiel Ehrenamt",
        ),
    )


def _how_to_reach() -> tuple[FieldSpec, ...]:
    return (
        PhoneField(name="phone", label="Telefon"),
        PhoneField(name="mobile", label="Mobil"),
        EmailField(name="email", label="E-Mail"),
        TextField(name="room", label="Raum"),
        MultilineField(
            name="opening_hours",
            label="Sprechzeiten",
            lines=2,
            wide=False,
            help_text="Steht im Begleitheft",
        ),
        MultilineField(
            name="directions",
            label="So kommt man hin",
            lines=2,
            wide=False,
            help_text="Steht im Begleitheft, zum Beispiel Bus 12 bis Rathaus",
        ),
    )


def _besides() -> tuple[FieldSpec, ...]:
    return (
        MultiChoiceField(name="languages", label="Spricht", choices=languages()),
        YesNoField(
            name="private",
            label="Privatperson: Kontaktdaten gehen nur mit ihrem Einverständnis hinaus",
            wide=True,
        ),
        MultilineField(name="note", label="Notiz", lines=2, help_text="Bleibt im Programm"),
    )


def organisation_form(
    lookup: OfficeLookup, value: OrganisationFields | None
) -> FormSpec[OrganisationFields]:
    """Return the form of an organisation."""
    kind = value.kind if value else ""
    return FormSpec(
        OrganisationFields,
        (
            TextField(name="name", label="Name", required=True),
            TextField(name="short_name", label="Kurzname", placeholder="zum Beispiel JMD"),
            ChoiceField(
                name="kind",
                label="Art",
                choices=lookup.offered(CodeList.ORGANISATION_KIND, kind),
                empty_value="",
            ),
            ChoiceField(
                name="municipality_id",
                label="Gemeinde",
                choices=lookup.municipalities(),
            ),
            TextField(name="street", label="Straße und Hausnummer"),
            TextField(name="postal_code", label="Postleitzahl"),
            TextField(name="place", label="Ort"),
            PhoneField(name="phone", label="Telefon"),
            EmailField(name="email", label="E-Mail"),
            MultilineField(name="opening_hours", label="Öffnungszeiten", lines=2, wide=False),
        ),
        name="Angaben zur Organisation",
    )
