"""The German words of duplicates, merging and importing, and the names of the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.records import (
    Agreement,
    Belonging,
    Fate,
    Likeness,
    OnMatch,
    RowFate,
    Side,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

RECORD_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    Likeness: {
        Likeness.SAME_NAME: "gibt es schon",
        Likeness.SAME_EMAIL: "gleiche E-Mail-Adresse",
        Likeness.SAME_PHONE: "gleiche Telefonnummer",
        Likeness.SIMILAR_NAME: "ähnlich",
    },
    Side: {
        Side.KEEP: "vom bleibenden Eintrag",
        Side.OTHER: "vom anderen Eintrag",
        Side.BOTH: "beides",
    },
    Agreement: {
        Agreement.SAME: "gleich",
        Agreement.KEEP_ONLY: "nur im bleibenden Eintrag",
        Agreement.OTHER_ONLY: "wird übernommen",
        Agreement.JOINED: "wird zusammengefügt",
        Agreement.CONFLICT: "bitte auswählen",
    },
    Fate: {
        Fate.MOVES: "wird übernommen",
        Fate.JOINED: "gibt es schon, wird zusammengefügt",
        Fate.DOUBLE: "gibt es danach zweimal, bitte prüfen",
        Fate.DROPPED: "entfällt",
    },
    Belonging: {
        Belonging.CONTACT_PERSON: "Ansprechpersonen",
        Belonging.POST: "weitere Organisationen",
        Belonging.CATCHMENT: "Einzugsgebiet",
        Belonging.SEAT: "Sitze in Gremien",
        Belonging.COOPERATION: "Kooperationen",
        Belonging.AGREEMENT: "Vereinbarungen",
        Belonging.OFFER: "Angebote",
        Belonging.LEAD: "Fallführungen",
        Belonging.HELPER: "Begleitete Menschen",
        Belonging.DEPUTY: "Vertretungen",
        Belonging.TASK: "Aufgaben",
        Belonging.DISCLOSURE: "Einträge im Weitergabe-Verzeichnis",
        Belonging.FINDING: "zurückgestellte Hinweise",
        Belonging.DRAFT: "angefangene Eingaben",
        Belonging.CHAIN: "Schritte und Übergänge von Ketten",
        Belonging.REFERRAL: "Überleitungen",
        Belonging.CONSENT: "Grundlagen der Weitergabe",
        Belonging.ACTION: "Verabredungen",
        Belonging.PARTICIPATION: "Teilnahmen an Sitzungen",
        Belonging.OFFICE: "Eintrag als Ihre Stelle",
        Belonging.WORKING_AID: "Beiträge zu Arbeitshilfen",
        Belonging.BOOKLET_COPY: "Ausgaben von Heften",
    },
    OnMatch: {
        OnMatch.SKIP: "so lassen, wie sie sind",
        OnMatch.FILL: "nur leere Felder ergänzen",
    },
    RowFate: {
        RowFate.NEW: "neu",
        RowFate.FILLED: "wird ergänzt",
        RowFate.KNOWN: "schon vorhanden",
        RowFate.DOUBTFUL: "vielleicht schon da",
        RowFate.REPEATED: "doppelt in der Datei",
        RowFate.PARTIAL: "unvollständig",
        RowFate.REFUSED: "nicht übernommen",
    },
}

FIELD_WORDS: dict[str, str] = {
    "name": "Name",
    "short_name": "Kurzname",
    "kind": "Art der Organisation",
    "street": "Straße und Hausnummer",
    "postal_code": "PLZ",
    "place": "Ort",
    "municipality_id": "Gemeinde",
    "phone": "Telefon",
    "email": "E-Mail",
    "opening_hours": "Sprechzeiten",
    "area": "Bereich",
    "ring": "Ring",
    "fields": "Handlungsfelder",
    "legal_areas": "Rechtskreise",
    "administration": "Verwaltung intern oder extern",
    "standing": "Haupt- oder ehrenamtlich",
    "level": "Ebene",
    "mandate": "Auftrag",
    "possibilities": "Möglichkeiten",
    "limits": "Grenzen",
    "gain": "Gewinn",
    "web": "Internet",
    "hints": "Hinweise",
    "source": "Quelle",
    "serves": "Einzugsgebiet",
    "salutation": "Anrede",
    "title": "Titel",
    "function": "Funktion",
    "organisation_id": "Organisation",
    "mobile": "Mobil",
    "room": "Raum",
    "directions": "So kommt man hin",
    "languages": "Sprachen",
    "note": "Notiz",
    "private": "Privatperson",
    "deputy_id": "Vertretung",
    "fixed": "Feste Ansprechperson",
    "phone_private": "Telefon ist privat",
    "mobile_private": "Mobilnummer ist privat",
    "email_private": "E-Mail ist privat",
    "interpreting": "Sprachmittlung",
    "confidentiality_on": "Vertraulichkeit unterschrieben am",
    "verified_on": "Geprüft am",
    "ended_on": "Beendet am",
}
"""What the fields of organisations and contact persons are called."""

PRIVATE = "privat"


def number_words(number: str, *, private: bool) -> str:
    """Return a number; a private one never stands anywhere without the word for it."""
    return f"{number} ({PRIVATE})" if number and private else number
