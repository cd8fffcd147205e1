"""The import of contact persons with their organisation.

Keys are group and field of `ContactFields` and `OrganisationFields`; a reference is the name of a
record whose id the service finds (`organisation.municipality` for `municipality_id`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.incoming.salutations import take_salutation
from gkdesk.incoming.spec import FURTHER_POST, ImportSpec, Target, ValueKind
from gkdesk.incoming.targets_checked import CHECKED
from gkdesk.incoming.targets_home import (
    AT_HOME,
    NUMBERS,
    number_marks,
    share_marks,
    take_home_numbers,
)
from gkdesk.text.codes.clients import CodeList, Salutation
from gkdesk.text.codes.network import Administration, Area, Level, Ring, Standing
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_POSTAL_AND_PLACE = re.compile(r"(?:D[\s-]+)?(\d{4,5})\s+(\D.*)")
_DIGITS = re.compile(r"\d.*\d")
_OF_THE_HOUSE = {
    "contact.phone": "organisation.phone",
    "contact.mobile": "organisation.phone",
    "contact.email": "organisation.email",
    "contact.opening_hours": "organisation.opening_hours",
    "contact.note": "organisation.hints",
}
"""Where it goes what a row without a person says."""


def _family_name_first(text: str) -> dict[str, str]:
    """Turn `Beispiel, Anna` round; without a comma the text stays."""
    family, comma, given = text.partition(",")
    return {"contact.name": f"{given.strip()} {family.strip()}" if comma else text}


def _postal_and_place(group: str, text: str) -> dict[str, str]:
    match = _POSTAL_AND_PLACE.fullmatch(text)
    if match is None:
        return {f"{group}.place": text}
    return {f"{group}.postal_code": match[1], f"{group}.place": match[2]}


def _organisation_place(text: str) -> dict[str, str]:
    return _postal_and_place("organisation", text)


def _sensitivity(text: str) -> dict[str, str]:
    """Return how confidential an address book calls a person, or the day of her signature."""
    key = "contact.confidentiality_on" if _DIGITS.search(text) else "contact.private"
    return {key: text}


def _same_contact(values: Mapping[str, object]) -> tuple[str, ...] | None:
    """Return who it is: the person in her organisation, or all that is said of that alone."""
    who = values.get("contact.name") or values.get("contact.function")
    if who:
        return (fold(str(who)), fold(str(values.get("organisation.name", ""))))
    return tuple(sorted(f"{key}={fold(str(value))}" for key, value in values.items()))


def _without_person(values: dict[str, object]) -> tuple[str, ...]:
    """Give what stands beside an organisation alone to it; return what then belongs to nobody.

    What is private is never given to an organisation.
    """
    take_salutation(values)
    if "contact.name" in values or "contact.function" in values:
        take_home_numbers(values)
        return ()
    lost = []
    flags = ("contact.private", *(f"{key}_private" for key in NUMBERS))
    marked = {flag for flag in flags if values.get(flag) is True}
    for key in [key for key in values if key.startswith("contact.")]:
        private = not marked.isdisjoint(("contact.private", f"{key}_private"))
        house = "" if private else _OF_THE_HOUSE.get(key, "")
        value = values.pop(key)
        if not house or values.setdefault(house, value) != value:
            lost.append(key)
    return tuple(lost)


_CONTACT = (
    Target(
        "contact.salutation",
        "Anrede",
        ("Geschlechtsanrede",),
        ValueKind.CHOICE,
        choices=Salutation,
        aliases={"Fr": "ms", "Frau": "ms", "Hr": "mr", "Herrn": "mr", "keine": "name_only"},
    ),
    Target("contact.title", "Titel", ("Akademischer Titel", "Akad. Grad", "Namenszusatz")),
    Target(
        "contact.first_name",
        "Vorname",
        ("Vornamen", "Rufname", "First Name", "Given Name"),
        part_of="contact.name",
    ),
    Target(
        "contact.name",
        "Name",
        (
            "Nachname",
            "Familienname",
            "Ansprechperson",
            "Ansprechpartner",
            "Ansprechpartnerin",
            "Ansprechpartner/in",
            "Ansprechpartner*in",
            "Kontaktperson",
            "Vor- und Nachname",
            "Vorname Nachname",
            "Zuname",
            "Last Name",
            "Display Name",
        ),
        ValueKind.PERSON,
    ),
    Target(
        "contact.name_reversed",
        "Nachname, Vorname",
        ("Name, Vorname", "Familienname, Vorname"),
        spread=_family_name_first,
        fills=("contact.name",),
    ),
    Target(
        "contact.function",
        "Funktion",
        (
            "Position",
            "Aufgabe",
            "Rolle",
            "Zuständigkeit",
            "Tätigkeit",
            "Stelle",
            "Job Title",
            "Organization Title",
            "Organization 1 - Title",
        ),
    ),
    Target(
        "contact.phone",
        "Telefon",
        (
            "Tel",
            "Telefonnummer",
            "Telefon dienstlich",
            "Telefon geschäftlich",
            "Telefon Büro",
            "Festnetz",
            "Durchwahl",
            "Rufnummer",
            "Fon",
            "Telephon",
            "Business Phone",
            "Phone",
        ),
        ValueKind.PHONE,
        flag="contact.phone_private",
    ),
    Target(
        "contact.mobile",
        "Mobil",
        ("Mobiltelefon", "Handy", "Mobilnummer", "Handynummer", "Mobil dienstlich", "Diensthandy"),
        ValueKind.PHONE,
        flag="contact.mobile_private",
    ),
    Target(
        "contact.email",
        "E-Mail",
        ("E-Mail-Adresse", "Mail", "Mailadresse", "E-Mail dienstlich", "Email Address"),
        ValueKind.EMAIL,
        flag="contact.email_private",
    ),
    Target("contact.room", "Raum", ("Zimmer", "Büro", "Raumnummer", "Zimmernummer")),
    Target(
        "contact.opening_hours",
        "Sprechzeiten",
        ("Sprechstunde", "Sprechstunden", "Erreichbarkeit", "Erreichbar"),
        ValueKind.TEXT,
    ),
    Target(
        "contact.directions",
        "So kommt man hin",
        ("Wegbeschreibung", "Anfahrt", "Weg"),
        ValueKind.TEXT,
    ),
    Target(
        "contact.languages",
        "Sprachen",
        ("Sprache", "Sprachkenntnisse", "Fremdsprachen"),
        ValueKind.LANGUAGES,
    ),
    Target("contact.interpreting", "Sprachmittlung", ("Dolmetschen", "Übersetzung")),
    Target(
        "contact.note",
        "Notiz",
        ("Notizen", "Bemerkung", "Bemerkungen", "Kommentar", "Notes"),
        ValueKind.TEXT,
    ),
    Target(
        "contact.private",
        "Privatperson (Daten gehen nur mit Einverständnis hinaus)",
        ("Privatperson", "Ehrenamtlich", "Ehrenamt", "Privat", "Private"),
        ValueKind.PRIVATE,
    ),
    Target(
        FURTHER_POST,
        "Weitere Stelle einer Person, die schon in der Liste steht",
        ("Weitere Stelle",),
        ValueKind.YES_NO,
    ),
    Target("contact.fixed", "Feste Ansprechperson", ("feste Ansprechpartnerin",), ValueKind.YES_NO),
    Target("contact.phone_private", "Telefon ist privat", (), ValueKind.PRIVATE),
    Target("contact.mobile_private", "Mobilnummer ist privat", (), ValueKind.PRIVATE),
    Target("contact.email_private", "E-Mail ist privat", (), ValueKind.PRIVATE),
    Target(
        "contact.confidentiality_on",
        "Vertraulichkeit unterschrieben am",
        ("Verschwiegenheitserklärung", "Verschwiegenheit"),
        ValueKind.DATE,
    ),
    Target(
        "contact.sensitivity",
        "Vertraulichkeit",
        ("Sensitivity",),
        spread=_sensitivity,
        fills=("contact.private", "contact.confidentiality_on"),
    ),
)

_ORGANISATION = (
    Target(
        "organisation.name",
        "Organisation",
        (
            "Institution",
            "Einrichtung",
            "Träger",
            "Firma",
            "Behörde",
            "Verein",
            "Organisationsname",
            "Name der Organisation",
            "Name der Einrichtung",
            "Company",
            "Organization Name",
            "Organization 1 - Name",
        ),
    ),
    Target("organisation.short_name", "Kurzname", ("Abkürzung", "Kürzel", "Kurzbezeichnung")),
    Target(
        "organisation.kind",
        "Art der Organisation",
        ("Art", "Organisationsart", "Typ", "Kategorie", "Akteursgruppe", "Art der Einrichtung"),
        ValueKind.CODE,
        codes=CodeList.ORGANISATION_KIND,
    ),
    Target(
        "organisation.street",
        "Straße",
        ("Straße und Hausnummer", "Straße, Hausnummer", "Straße Nr", "Anschrift", "Adresse"),
    ),
    Target(
        "organisation.house_number",
        "Hausnummer",
        ("Hausnr", "Haus-Nr", "Nr"),
        part_of="organisation.street",
    ),
    Target("organisation.postal_code", "PLZ", ("Postleitzahl",), ValueKind.POSTAL_CODE),
    Target(
        "organisation.postal_and_place",
        "PLZ und Ort",
        ("PLZ/Ort", "PLZ Ort", "Postleitzahl und Ort", "PLZ, Ort"),
        spread=_organisation_place,
        fills=("organisation.postal_code", "organisation.place"),
    ),
    Target("organisation.place", "Ort", ("Stadt", "Wohnort", "Ortschaft", "City")),
    Target("organisation.municipality", "Gemeinde", ("Kommune", "Stadt/Gemeinde"), reference=True),
    Target(
        "organisation.phone",
        "Telefon der Organisation",
        ("Zentrale", "Telefon Zentrale", "Telefonzentrale"),
        ValueKind.PHONE,
    ),
    Target(
        "organisation.email",
        "E-Mail der Organisation",
        ("E-Mail Zentrale", "E-Mail allgemein", "Sammeladresse", "Funktionspostfach"),
        ValueKind.EMAIL,
    ),
    Target(
        "organisation.opening_hours",
        "Öffnungszeiten",
        ("Öffnungszeiten der Organisation",),
        ValueKind.TEXT,
    ),
    Target(
        "organisation.area",
        "Bereich",
        ("Akteursbereich", "Sektor"),
        ValueKind.CHOICE,
        choices=Area,
        aliases={"Migration": "migration", "Bildung": "education", "Soziales": "social"},
    ),
    Target("organisation.ring", "Ring", ("Nähe",), ValueKind.CHOICE, choices=Ring),
    Target(
        "organisation.fields",
        "Handlungsfelder",
        ("Handlungsfeld", "Arbeitsfelder", "Themen"),
        ValueKind.CODES,
        codes=CodeList.FIELD_OF_ACTION,
    ),
    Target(
        "organisation.legal_areas",
        "Rechtskreise",
        ("Rechtskreis", "Rechtsgebiet"),
        ValueKind.CODES,
        codes=CodeList.LEGAL_AREA,
    ),
    Target(
        "organisation.administration",
        "Verwaltung intern oder extern",
        ("Verwaltung",),
        ValueKind.CHOICE,
        choices=Administration,
        aliases={"intern": "internal", "extern": "external"},
    ),
    Target(
        "organisation.standing",
        "Haupt- oder ehrenamtlich",
        ("Status der Akteure",),
        ValueKind.CHOICE,
        choices=Standing,
    ),
    Target("organisation.level", "Ebene", (), ValueKind.CHOICE, choices=Level),
    Target("organisation.mandate", "Auftrag", ("Gesetzlicher Auftrag",), ValueKind.LINE),
    Target("organisation.possibilities", "Möglichkeiten", ("Angebote", "Was sie kann")),
    Target("organisation.limits", "Grenzen", ("Was sie nicht kann",)),
    Target("organisation.gain", "Gewinn", ("Nutzen", "Mehrwert")),
    Target(
        "organisation.web",
        "Internet",
        ("Internetadresse", "Webseite", "Website", "Homepage", "URL", "Web"),
        ValueKind.WEB,
    ),
    Target("organisation.hints", "Hinweise", ("Hinweis",)),
    Target("organisation.source", "Quelle", ("Herkunft der Daten",)),
)

CONTACTS = ImportSpec(
    key="contacts",
    name="Ansprechpersonen mit ihrer Organisation",
    targets=(*_CONTACT, *AT_HOME, *_ORGANISATION, CHECKED),
    same_key=_same_contact,
    marks=number_marks,
    joins=True,
    share_marks=share_marks,
    one_of=("contact.name", "contact.function", "organisation.name"),
    settle=_without_person,
    needed={"organisation": "organisation.name"},
)
