"""Organisations as forms: what they are, where they stand, what they can do, whom they serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import Administration, Area, Level, Standing
from gkdesk.text.ids import MunicipalityId
from gkdesk.ui.forms import (
    ChoiceField,
    EmailField,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    PhoneField,
    PostalCodeField,
    TextField,
)
from gkdesk.ui.records.lookup import MUNICIPALITIES, words_of

if TYPE_CHECKING:
    from gkdesk.ui.forms import Choice
    from gkdesk.ui.records.lookup import OfficeLookup


@dataclass(frozen=True)
class Served:
    """The municipalities for which an organisation is responsible; none means the whole Kreis."""

    municipalities: tuple[MunicipalityId, ...] = ()


def organisation_form(
    lookup: OfficeLookup, value: OrganisationFields | None
) -> FormSpec[OrganisationFields]:
    """Return the form of name, kind and address."""
    kind = value.kind if value else ""
    return FormSpec(
        OrganisationFields,
        (
            TextField(name="name", label="Name", required=True),
            TextField(
                name="short_name",
                label="Kurzname",
                placeholder="zum Beispiel JMD",
                help_text="Steht auf der Karte",
            ),
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
                source=MUNICIPALITIES,
            ),
            TextField(name="street", label="Straße und Hausnummer"),
            PostalCodeField(name="postal_code", label="Postleitzahl"),
            TextField(name="place", label="Ort"),
            PhoneField(name="phone", label="Telefon"),
            EmailField(name="email", label="E-Mail"),
            MultilineField(name="opening_hours", label="Sprechzeiten", lines=2, wide=False),
        ),
        name="Angaben zur Organisation",
    )


def standing_form(
    lookup: OfficeLookup, value: OrganisationFields | None
) -> FormSpec[OrganisationFields]:
    """Return the form of where an organisation stands in the network."""
    return FormSpec(
        OrganisationFields,
        (
            ChoiceField(name="area", label="Bereich", choices=words_of(Area)),
            ChoiceField(
                name="ring",
                label="Ring",
                choices=lookup.rings(),
                empty_text="ergibt sich aus den Gremien",
            ),
            MultiChoiceField(
                name="fields",
                label="Handlungsfelder",
                choices=_offered(lookup, CodeList.FIELD_OF_ACTION, value.fields if value else ()),
            ),
            MultiChoiceField(
                name="legal_areas",
                label="Rechtskreise",
                choices=_offered(lookup, CodeList.LEGAL_AREA, value.legal_areas if value else ()),
            ),
            ChoiceField(
                name="administration", label="Verwaltung", choices=words_of(Administration)
            ),
            ChoiceField(name="standing", label="Wer hier tätig ist", choices=words_of(Standing)),
            ChoiceField(name="level", label="Ebene", choices=words_of(Level)),
        ),
        name="Im Netzwerk",
    )


def mandate_form(_value: OrganisationFields | None) -> FormSpec[OrganisationFields]:
    """Return the form of what an organisation is there for and what it can do."""
    return FormSpec(
        OrganisationFields,
        (
            MultilineField(name="mandate", label="Auftrag", lines=2, wide=False),
            MultilineField(
                name="possibilities", label="Handlungsmöglichkeiten", lines=2, wide=False
            ),
        ),
        name="Auftrag",
    )


def notes_form(_value: OrganisationFields | None) -> FormSpec[OrganisationFields]:
    """Return the form of what the office notes for itself; it leaves in no paper."""
    return FormSpec(
        OrganisationFields,
        (
            MultilineField(name="limits", label="Grenzen", lines=2, wide=False),
            MultilineField(
                name="gain",
                label="Ziele und Gewinn",
                lines=2,
                wide=False,
                help_text="Was sie vom Bündnis hat",
            ),
            TextField(
                name="source",
                label="Quelle der Angaben",
                placeholder="zum Beispiel Telefonat mit der Leitung",
            ),
        ),
        name="Interne Notizen",
    )


def hints_form(_value: OrganisationFields | None) -> FormSpec[OrganisationFields]:
    """Return the form of what helps people who go there."""
    return FormSpec(
        OrganisationFields,
        (
            TextField(name="web", label="Internetseite"),
            MultilineField(
                name="hints",
                label="Hinweise für Ratsuchende",
                lines=3,
                placeholder="Bus, Raum, Sprachen",
            ),
        ),
        name="Hinweise",
    )


def served_form(lookup: OfficeLookup, _value: Served | None) -> FormSpec[Served]:
    """Return the form of the municipalities that an organisation is responsible for."""
    return FormSpec(
        Served,
        (
            MultiChoiceField(
                name="municipalities",
                label="Zuständig für",
                choices=lookup.municipalities(),
                source=MUNICIPALITIES,
                empty_text="den ganzen Kreis",
                wide=True,
            ),
        ),
        name="Einzugsgebiet",
    )


def _offered(
    lookup: OfficeLookup, code_list: CodeList, present: tuple[str, ...]
) -> tuple[Choice, ...]:
    """Return what a list offers today and what the record holds, also where that is not offered."""
    found = {choice.value: choice for choice in lookup.offered(code_list)}
    for code in present:
        found |= {each.value: each for each in lookup.offered(code_list, code)}
    return tuple(found.values())
