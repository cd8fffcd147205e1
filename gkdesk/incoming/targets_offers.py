"""The import of offers.

Keys are group and field of `OfferFields`; a reference is the name of a record whose id the service
finds (`offer.organisation` for `organisation_id`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.incoming.spec import ImportSpec, Target, ValueKind
from gkdesk.incoming.targets_checked import CHECKED
from gkdesk.text.codes.clients import CefrLevel, CodeList
from gkdesk.text.codes.network import Answer, CostState, FundingLevel, OfferKind
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_YES_WORDS = {
    "ja": "yes",
    "j": "yes",
    "x": "yes",
    "wahr": "yes",
    "vorhanden": "yes",
    "nein": "no",
    "n": "no",
    "falsch": "no",
    "keine": "no",
    "unbekannt": "unknown",
    "weiß nicht": "unknown",
}
_LEVEL_WORDS = {"alpha": "alpha", "alphakurs": "alpha", "a0": "alpha"}


def _same_offer(values: Mapping[str, object]) -> tuple[str, ...] | None:
    """Return which offer it is: the same name may begin on several days or be held elsewhere."""
    names = ("offer.name", "offer.organisation", "offer.place", "offer.begins_on")
    return tuple(fold(str(values.get(name, ""))) for name in names)


_OFFER = (
    Target(
        "offer.name",
        "Angebot",
        ("Name des Angebots", "Bezeichnung", "Titel", "Kurs", "Maßnahme", "Projekt", "Name"),
        required=True,
    ),
    Target(
        "offer.organisation",
        "Träger",
        ("Organisation", "Anbieter", "Institution", "Einrichtung", "Veranstalter"),
        reference=True,
    ),
    Target(
        "offer.contact",
        "Ansprechperson",
        ("Ansprechpartner", "Ansprechpartnerin", "Ansprechpartner/in", "Kontaktperson", "Kontakt"),
        reference=True,
    ),
    Target(
        "offer.field",
        "Handlungsfeld",
        ("Bereich", "Thema"),
        ValueKind.CODE,
        codes=CodeList.FIELD_OF_ACTION,
    ),
    Target(
        "offer.offer_kind",
        "Regelangebot oder Projekt",
        ("Art", "Art des Angebots", "Angebotsart"),
        ValueKind.CHOICE,
        choices=OfferKind,
        aliases={"Regel": "regular", "dauerhaft": "regular", "befristet": "project"},
    ),
    Target(
        "offer.module",
        "Baustein",
        ("Förderbaustein", "Modul"),
        ValueKind.CODE,
        codes=CodeList.FUNDING_MODULE,
    ),
    Target(
        "offer.funding",
        "Förderebene",
        ("Förderung", "Finanzierung", "Mittelgeber"),
        ValueKind.CHOICE,
        choices=FundingLevel,
        aliases={
            "BA": "employment_agency",
            "Agentur für Arbeit": "employment_agency",
            "Kommune": "municipal",
            "NRW": "state",
        },
    ),
    Target(
        "offer.statuses",
        "Offen für Aufenthaltsstatus",
        ("Aufenthaltsstatus", "Status", "Zielgruppe Status"),
        ValueKind.CODES,
        codes=CodeList.RESIDENCE_STATUS,
    ),
    Target(
        "offer.legal_areas",
        "Rechtskreise",
        ("Rechtskreis", "Offen für Rechtskreise"),
        ValueKind.CODES,
        codes=CodeList.LEGAL_AREA,
    ),
    Target(
        "offer.level_from",
        "Sprachniveau von",
        ("Sprachniveau ab", "Niveau von", "Eingangsniveau", "Voraussetzung Sprache"),
        ValueKind.CHOICE,
        choices=CefrLevel,
        aliases=_LEVEL_WORDS,
    ),
    Target(
        "offer.level_to",
        "Sprachniveau bis",
        ("Niveau bis", "Zielniveau"),
        ValueKind.CHOICE,
        choices=CefrLevel,
        aliases=_LEVEL_WORDS,
    ),
    Target(
        "offer.language_share",
        "Sprachanteil in Prozent",
        ("Sprachanteil", "Anteil Sprache"),
        ValueKind.PERCENT,
    ),
    Target("offer.school_certificate", "Schulabschluss", ("Abschluss",)),
    Target(
        "offer.childcare",
        "Kinderbetreuung",
        ("Mit Kinderbetreuung",),
        ValueKind.CHOICE,
        choices=Answer,
        aliases=_YES_WORDS,
    ),
    Target("offer.place", "Ort", ("Veranstaltungsort", "Kursort", "Adresse")),
    Target("offer.municipality", "Gemeinde", ("Kommune", "Stadt/Gemeinde"), reference=True),
    Target("offer.times", "Zeiten", ("Kurszeiten", "Uhrzeit", "Unterrichtszeiten", "Termine")),
    Target(
        "offer.by_bus",
        "Mit dem Bus erreichbar",
        ("ÖPNV", "Bus", "Erreichbar mit ÖPNV"),
        ValueKind.CHOICE,
        choices=Answer,
        aliases=_YES_WORDS,
    ),
    Target(
        "offer.costs",
        "Kosten",
        ("Teilnahmekosten", "Kostenübernahme"),
        ValueKind.CHOICE,
        choices=CostState,
        aliases={
            "kostenlos": "free",
            "kostenfrei": "free",
            "keine": "free",
            "beantragt": "applied",
            "bewilligt": "approved",
        },
    ),
    Target("offer.seats", "Plätze", ("Anzahl Plätze", "Platzzahl", "Kapazität"), ValueKind.NUMBER),
    Target(
        "offer.begins_on",
        "Beginn",
        ("Start", "Kursbeginn", "Anfang", "Von", "Startdatum", "Beginnt am"),
        ValueKind.DATE,
    ),
    Target(
        "offer.ends_on",
        "Ende",
        ("Kursende", "Bis", "Enddatum", "Endet am", "Laufzeit bis"),
        ValueKind.DATE,
    ),
    Target(
        "offer.admission_until",
        "Aufnahme bis",
        ("Anmeldung bis", "Anmeldeschluss", "Einstieg bis"),
        ValueKind.DATE,
    ),
    Target(
        "offer.note",
        "Notiz",
        ("Bemerkung", "Bemerkungen", "Hinweise", "Beschreibung"),
        ValueKind.TEXT,
    ),
)

OFFERS = ImportSpec(
    key="offers",
    name="Angebote",
    targets=(*_OFFER, CHECKED),
    same_key=_same_offer,
    periods=(("offer.begins_on", "offer.ends_on"),),
)
