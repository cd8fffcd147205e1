"""Contact persons as forms: who she is, how to reach her, what she speaks and signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.register.contact_fields import ContactFields, FurtherPost
from gkdesk.text.codes.clients import Salutation
from gkdesk.text.date_input import Lean
from gkdesk.ui.forms import (
    ChoiceField,
    DateField,
    EmailField,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    NameField,
    PhoneField,
    SearchChoiceField,
    TextField,
    YesNoField,
)
from gkdesk.ui.records.lookup import languages, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.ui.records.lookup import OfficeLookup

PAST_HELP = "Zum Beispiel 3.4.2025, gestern oder vor 2 Wochen"
IN_BOOKLET = "Steht im Begleitheft"


@dataclass(frozen=True)
class ShownPost(FurtherPost):
    """A further organisation with its name for the row, which is not saved."""

    organisation: str = ""

    def plain(self) -> FurtherPost:
        """Return what is saved."""
        return FurtherPost(self.organisation_id, self.function, self.id)


def contact_form(
    lookup: OfficeLookup, veiled: Callable[[], bool], value: ContactFields | None
) -> FormSpec[ContactFields]:
    """Return the form of who a contact person is and where she works.

    While it is `veiled`, private persons have no name among those who may stand in for her.
    """
    organisation = value.organisation_id if value else None
    deputy = value.deputy_id if value else None
    return FormSpec(
        ContactFields,
        (
            ChoiceField(name="salutation", label="Anrede", choices=words_of(Salutation)),
            TextField(name="title", label="Titel", placeholder="zum Beispiel Dr."),
            NameField(name="name", label="Name", help_text="Name oder Funktion genügt"),
            TextField(
                name="function",
                label="Funktion",
                placeholder="zum Beispiel Fallmanagement U25",
                help_text="Die Funktion bleibt, wenn die Person wechselt",
            ),
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                choices=lookup.organisations(organisation),
                empty_text="zu keiner, zum Beispiel Ehrenamt",
            ),
            SearchChoiceField(
                name="deputy_id",
                label="Vertretung",
                choices=lookup.contacts(deputy, veiled=veiled()),
                empty_text="nicht eingetragen",
            ),
            YesNoField(name="fixed", label="Feste Ansprechperson"),
            YesNoField(
                name="private", label="Privatperson: Daten gehen nur mit Einverständnis hinaus"
            ),
        ),
        name="Angaben zur Ansprechperson",
    )


def reach_form(_value: ContactFields | None) -> FormSpec[ContactFields]:
    """Return the form of how to reach a contact person."""
    return FormSpec(
        ContactFields,
        (
            PhoneField(name="phone", label="Telefon"),
            YesNoField(name="phone_private", label="Telefon ist privat"),
            PhoneField(name="mobile", label="Mobil"),
            YesNoField(name="mobile_private", label="Mobilnummer ist privat"),
            EmailField(name="email", label="E-Mail"),
            YesNoField(name="email_private", label="E-Mail-Adresse ist privat"),
            TextField(name="room", label="Raum"),
            MultilineField(
                name="opening_hours",
                label="Sprechzeiten",
                lines=2,
                wide=False,
                help_text=IN_BOOKLET,
            ),
            MultilineField(
                name="directions",
                label="So kommt man hin",
                lines=2,
                help_text=f"{IN_BOOKLET}, zum Beispiel Bus 12 bis Rathaus",
            ),
        ),
        name="Erreichbarkeit",
    )


def besides_form(_value: ContactFields | None) -> FormSpec[ContactFields]:
    """Return the form of languages, confidentiality and a note."""
    return FormSpec(
        ContactFields,
        (
            MultiChoiceField(name="languages", label="Spricht", choices=languages()),
            DateField(
                name="confidentiality_on",
                label="Vertraulichkeit unterschrieben am",
                help_text=PAST_HELP,
                lean=Lean.PAST,
            ),
            MultilineField(
                name="interpreting",
                label="Sprachmittlung",
                lines=2,
                placeholder="Wann und wofür, zum Beispiel dienstags, auch am Telefon",
            ),
            MultilineField(name="note", label="Notiz", lines=2, help_text="Bleibt im Programm"),
        ),
        name="Sprachen und Vertraulichkeit",
    )


def post_form(lookup: OfficeLookup, value: ShownPost | None) -> FormSpec[ShownPost]:
    """Return the form of a further organisation in which a person works."""
    return FormSpec(
        ShownPost,
        (
            SearchChoiceField(
                name="organisation_id",
                label="Organisation",
                choices=lookup.organisations(value.organisation_id if value else None),
                empty_text="bitte wählen",
                required=True,
            ),
            TextField(name="function", label="Funktion dort"),
        ),
        name="Weitere Organisation",
    )
