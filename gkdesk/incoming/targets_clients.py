"""The import of clients, one row for each person or family.

Keys are group and field of what the service makes of a row; references are names of records whose
ids it finds. What nobody has to be asked for (gender, family status, nationality) is assigned by
hand alone, and columns about health are never proposed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkdesk.incoming.spec import ImportSpec, Target, ValueKind
from gkdesk.incoming.statuses import ALIASES as STATUS_ALIASES
from gkdesk.incoming.targets_client_case import CASE
from gkdesk.text.codes.clients import CaseForm, CodeList, Gender, InterpreterNeed, MaritalStatus
from gkdesk.text.folding import fold
from gkdesk.text.languages import ALL_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

_POSTAL_AND_PLACE = re.compile(r"(?:D[\s-]+)?(\d{5})\s+(\D.*)")
_WHOLE_ADDRESS = re.compile(r"(.+?)\s*[,;\n]\s*(?:D[\s-]+)?(\d{5})\s+([^\d,;\n]+)", re.DOTALL)
_HEALTH = re.compile(
    r"diagnos|gesundheit|krank|behinder|schwerbeh|trauma|ptbs|therap|medik|arzt|psych"
    r"|schwanger|hiv|sucht|drog|alkohol|befund|attest|pflegegrad|allerg|impf|operation|suizid"
    r"|pathol|\bgdb\b|\bicd\b|blutgruppe|epileps|hepatit|medizin"
)
_INSURANCE = re.compile(r"krankenkasse|krankenversich|versichertennummer|versichertennr")
_LANGUAGES = frozenset(fold(language.german) for language in ALL_LANGUAGES)


def speaks_of_health(header: str) -> bool:
    """Tell whether a header is about somebody's health; the insurance is none of it."""
    words = fold(header)
    return bool(_HEALTH.search(_INSURANCE.sub("", words)))


def _family_name_first(text: str) -> dict[str, str]:
    family, comma, given = text.partition(",")
    return {"identity.official_name": f"{given.strip()} {family.strip()}" if comma else text}


def _place(text: str) -> dict[str, str]:
    match = _POSTAL_AND_PLACE.fullmatch(text)
    if match is None:
        return {"address.place": text}
    return {"address.postal_code": match[1], "address.place": match[2]}


def _address(text: str) -> dict[str, str]:
    match = _WHOLE_ADDRESS.fullmatch(text)
    if match is None:
        return {"address.street": text}
    return {
        "address.street": match[1],
        "address.postal_code": match[2],
        "address.place": match[3],
    }


def _interpreting(text: str) -> dict[str, str]:
    """Return the need, or the language: who names one needs somebody for it."""
    if fold(text) not in _LANGUAGES:
        return {"interpreter.need": text}
    return {"interpreter.language": text, "interpreter.need": "immer"}


def _same_client(_values: Mapping[str, object]) -> tuple[str, ...] | None:
    """Leave it to the service: who is the same as whom depends on names in every spelling."""
    return None


_PERSON = (
    Target(
        "identity.code",
        "Kennzeichen",
        ("Code", "Kennung", "Kürzel", "Fallnummer", "Fall-Nr.", "Klientennummer", "Klienten-Nr."),
    ),
    Target(
        "identity.first_name",
        "Vorname",
        ("Vornamen", "First Name", "Given Name"),
        part_of="identity.official_name",
    ),
    Target(
        "identity.official_name",
        "Name",
        (
            *("Nachname", "Familienname", "Zuname", "amtlicher Name", "Name laut Ausweis"),
            *("Vor- und Nachname", "Vorname Nachname", "Klient", "Klientin", "Klient/in"),
            *("Teilnehmer", "Teilnehmerin", "Teilnehmer/in", "Person", "Last Name"),
        ),
        ValueKind.PERSON,
    ),
    Target(
        "identity.name_reversed",
        "Nachname, Vorname",
        ("Name, Vorname", "Familienname, Vorname"),
        spread=_family_name_first,
        fills=("identity.official_name",),
    ),
    Target(
        "identity.own_name",
        "Name in eigener Schrift",
        ("eigene Schrift", "Name in Originalschrift", "Originalschreibweise"),
    ),
    Target(
        "identity.wanted_name",
        "Gewünschter Name",
        ("Rufname", "möchte genannt werden", "Wunschname", "genannt"),
    ),
    Target(
        "identity.birth",
        "Geburtsdatum",
        ("geboren am", "geb. am", "geb.", "Geb.-Datum", "Geburtstag", "GebDat", "Date of Birth"),
        ValueKind.PARTIAL,
    ),
    Target("identity.birth_year", "Geburtsjahr", ("Jahrgang", "Geb.-Jahr"), ValueKind.PARTIAL),
    Target(
        "identity.form",
        "Person oder Familie",
        ("Fallart", "Art des Falls", "Einzelperson oder Familie"),
        ValueKind.CHOICE,
        choices=CaseForm,
        aliases={"Person": "person", "Einzelfall": "person", "einzeln": "person", "Fam.": "family"},
    ),
    Target(
        "family.members",
        "Familienmitglieder",
        ("Angehörige", "Mitglieder der Familie", "Haushaltsmitglieder"),
        ValueKind.NAMES,
    ),
    Target(
        "family.count",
        "Zahl der Personen",
        ("Personenzahl", "Anzahl Personen", "Familiengröße", "Haushaltsgröße", "Personen"),
        ValueKind.NUMBER,
    ),
    Target(
        "facts.gender",
        "Geschlecht",
        ("Gender", "m/w/d", "m/w"),
        ValueKind.CHOICE,
        choices=Gender,
        aliases={"w": "female", "f": "female", "m": "male", "d": "diverse"},
        by_hand=True,
    ),
    Target(
        "facts.marital_status",
        "Familienstand",
        ("Fam.-Stand", "Personenstand"),
        ValueKind.CHOICE,
        choices=MaritalStatus,
        aliases={"verh.": "married", "gesch.": "divorced", "verw.": "widowed", "led.": "single"},
        by_hand=True,
    ),
    Target(
        "facts.nationality",
        "Staatsangehörigkeit",
        ("Nationalität", "Staatsbürgerschaft", "Herkunftsland", "Herkunft", "Nation"),
        by_hand=True,
    ),
)

_REACH = (
    Target("address.street", "Straße und Hausnummer", ("Straße", "Anschrift Straße")),
    Target("address.postal_code", "Postleitzahl", ("PLZ",), ValueKind.POSTAL_CODE),
    Target("address.place", "Ort", ("Wohnort", "Stadt")),
    Target(
        "address.postal_place",
        "PLZ und Ort",
        ("PLZ/Ort", "PLZ Ort"),
        spread=_place,
        fills=("address.postal_code", "address.place"),
    ),
    Target(
        "address.whole",
        "Adresse in einer Zelle",
        ("Adresse", "Anschrift", "Wohnadresse", "Wohnanschrift", "aktuelle Adresse"),
        spread=_address,
        fills=("address.street", "address.postal_code", "address.place"),
    ),
    Target("address.municipality", "Gemeinde", ("Kommune", "Stadt/Gemeinde"), reference=True),
    Target(
        "reach.phone",
        "Telefon",
        ("Tel", "Telefonnummer", "Festnetz", "Telefon privat", "Tel. privat", "Rufnummer"),
        ValueKind.PHONES,
    ),
    Target("reach.phone_listeners", "Telefon: wer hört mit", (), ValueKind.TEXT),
    Target(
        "reach.mobile",
        "Mobil",
        ("Mobiltelefon", "Handy", "Mobilnummer", "Handynummer", "Handy privat", "Mobil privat"),
        ValueKind.PHONES,
    ),
    Target("reach.mobile_listeners", "Mobil: wer hört mit", (), ValueKind.TEXT),
    Target(
        "reach.messenger",
        "Messenger",
        ("WhatsApp", "Signal", "Telegram", "Viber", "Messengernummer"),
    ),
    Target("reach.messenger_listeners", "Messenger: wer liest mit", (), ValueKind.TEXT),
    Target(
        "reach.email",
        "E-Mail",
        ("E-Mail-Adresse", "Mail", "Mailadresse", "E-Mail privat", "Email Address"),
        ValueKind.EMAIL,
    ),
    Target("reach.email_listeners", "E-Mail: wer liest mit", (), ValueKind.TEXT),
    Target(
        "reach.listeners",
        "Wer hört oder liest mit (alle Wege)",
        ("Wer hört mit", "hört mit", "Mithörende", "liest mit", "Wer liest mit"),
        ValueKind.TEXT,
    ),
    Target(
        "languages.native",
        "Muttersprache",
        ("Muttersprachen", "Erstsprache", "Herkunftssprache", "Sprache"),
        ValueKind.LANGUAGES,
    ),
    Target(
        "languages.spoken",
        "Weitere Sprachen",
        ("Sprachen", "Sprachkenntnisse", "Fremdsprachen"),
        ValueKind.LANGUAGES,
    ),
    Target(
        "interpreter.need",
        "Dolmetschbedarf",
        ("Dolmetscherbedarf", "Sprachmittlung nötig", "Dolmetscher nötig"),
        ValueKind.CHOICE,
        choices=InterpreterNeed,
        aliases={
            **dict.fromkeys(("ja", "j", "x", "nötig", "erforderlich"), "always"),
            **dict.fromkeys(("nein", "n", "nicht erforderlich", "keiner"), "not_needed"),
            **dict.fromkeys(("bei Behörden", "Behörden", "teilweise"), "offices"),
            **dict.fromkeys(("unbekannt", "unklar"), "unknown"),
        },
    ),
    Target(
        "interpreter.language",
        "Sprache für das Dolmetschen",
        ("Dolmetschsprache", "Dolmetscher für"),
        ValueKind.LANGUAGES,
    ),
    Target(
        "interpreter.both",
        "Dolmetschbedarf oder Sprache",
        ("Dolmetscher", "Dolmetschen", "Sprachmittlung", "Dolmetscherin", "Dolmetscher/in"),
        spread=_interpreting,
        fills=("interpreter.need", "interpreter.language"),
    ),
)

_STATUS = (
    Target(
        "status.status",
        "Aufenthaltsstatus",
        ("Status", "Aufenthalt", "Aufenthaltstitel", "aufenthaltsrechtlicher Status"),
        ValueKind.STATUS,
        codes=CodeList.RESIDENCE_STATUS,
        aliases=STATUS_ALIASES,
    ),
    Target(
        "status.paragraph",
        "Paragraf des Aufenthalts",
        ("Paragraf", "Paragraph", "Rechtsgrundlage Aufenthalt"),
        part_of="status.status",
    ),
    Target(
        "status.until",
        "Aufenthalt gültig bis",
        ("Status bis", "Aufenthalt bis", "Aufenthaltstitel bis", "Duldung bis", "gültig bis"),
        ValueKind.TERM,
    ),
    Target("status.document", "Dokument zum Aufenthalt", ("Dokument", "Ausweisdokument")),
    Target(
        "status.document_until",
        "Dokument gültig bis",
        ("Dokument bis", "Ausweis gültig bis", "Ausweis bis"),
        ValueKind.TERM,
    ),
    Target(
        "legal.areas",
        "Rechtskreis",
        ("Rechtskreise", "Leistungsbezug"),
        ValueKind.CODES,
        codes=CodeList.LEGAL_AREA,
        aliases={
            **dict.fromkeys(("SGB 2", "SGBII", "SGB2", "Bürgergeld", "ALG II", "ALG 2"), "sgb2"),
            **dict.fromkeys(("SGB 3", "SGBIII", "SGB3", "ALG I"), "sgb3"),
            **dict.fromkeys(("SGB 8", "SGBVIII", "SGB8"), "sgb8"),
            **dict.fromkeys(("SGB 9", "SGBIX", "SGB9"), "sgb9"),
            **dict.fromkeys(("SGB 12", "SGBXII", "SGB12"), "sgb12"),
            **dict.fromkeys(("AsylbLG-Leistungen", "Asylbewerberleistungsgesetz"), "asylblg"),
        },
    ),
    Target(
        "reference.central_register",
        "AZR-Nummer",
        ("AZR", "AZR-Nr.", "Ausländerzentralregister"),
        ValueKind.REFERENCE,
    ),
    Target(
        "reference.bamf",
        "Aktenzeichen BAMF",
        ("BAMF", "BAMF-Nummer", "BAMF-Nr.", "BAMF-Az", "BAMF Aktenzeichen"),
        ValueKind.REFERENCE,
    ),
    Target(
        "reference.foreigners_office",
        "Aktenzeichen Ausländerbehörde",
        ("ABH", "ABH-Nummer", "ABH-Az", "Az ABH", "Ausländerbehörde", "Aktenzeichen ABH"),
        ValueKind.REFERENCE,
    ),
    Target(
        "reference.jobcenter",
        "Nummer beim Jobcenter",
        ("Jobcenter", "BG-Nummer", "BG-Nr.", "Kundennummer", "Kundennummer Jobcenter"),
        ValueKind.REFERENCE,
    ),
)

CLIENTS = ImportSpec(
    key="clients",
    name="Menschen, die Sie begleiten",
    targets=(*_PERSON, *_REACH, *_STATUS, *CASE),
    same_key=_same_client,
    one_of=(
        "identity.official_name",
        "identity.own_name",
        "identity.wanted_name",
        "identity.code",
    ),
    periods=(("course.since", "course.until"),),
    whole_headers=True,
    unwanted=speaks_of_health,
    nameless="name_or_code",
)
