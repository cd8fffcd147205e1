"""What the parts, fields and versions of booklets are called on the screen."""

from __future__ import annotations

from gkdesk.services.booklets.pages.versions import Version
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletField,
    Fill,
    Layout,
    PageKind,
)

BLOCK_WORDS = {
    BookletBlock.COVER: "Umschlag",
    BookletBlock.ME: "Das bin ich",
    BookletBlock.BASE: "Meine Angaben",
    BookletBlock.USERS: "Wer darf mein Buch benutzen?",
    BookletBlock.CONTACTS: "Meine Ansprechpersonen",
    BookletBlock.SPOTS: "Meine Stellen auf einen Blick",
    BookletBlock.PATH: "Mein Weg",
    BookletBlock.GOALS: "Ziele und nächste Schritte",
    BookletBlock.LANGUAGES: "Meine Sprachen",
    BookletBlock.GERMAN: "Deutsch lernen",
    BookletBlock.LEVELS: "Was bedeutet mein Niveau?",
    BookletBlock.CERTIFICATES: "Meine Zertifikate",
    BookletBlock.WORK: "Schule, Ausbildung, Arbeit",
    BookletBlock.PAPERS: "Meine Unterlagen",
    BookletBlock.APPOINTMENTS: "Termine und Fristen",
    BookletBlock.AGREED: "Das haben wir verabredet",
    BookletBlock.PROCESS: "Wer hat was gemacht?",
    BookletBlock.ENTRIES: "Einträge von Stellen",
    BookletBlock.CONSENTS: "Meine Einwilligungen",
    BookletBlock.WORDS: "Wichtige Wörter",
    BookletBlock.HELP: "Hilfe-Nummern",
    BookletBlock.CARD: "Karte",
    BookletBlock.PAGES: "Meine Seiten",
    BookletBlock.NOTES: "Notizen",
}
FIELD_WORDS = {
    BookletField.WANTED_NAME: "gewünschter Name",
    BookletField.OWN_NAME: "Name in eigener Schrift",
    BookletField.BIRTH: "Geburtsdatum",
    BookletField.LANGUAGES: "Sprachen",
    BookletField.INTERPRETER: "Sprachmittlung",
    BookletField.PHONE: "Telefon",
    BookletField.EMAIL: "E-Mail",
    BookletField.ADDRESS: "Anschrift",
    BookletField.NUMBERS: "Geschäftszeichen",
    BookletField.RESIDENCE: "Aufenthalt",
    BookletField.HEALTH: "Gesundheit",
    BookletField.HELPERS: "Ansprechpersonen",
    BookletField.PATH: "Kette",
    BookletField.GOALS: "Ziele",
    BookletField.STEPS: "Schritte",
    BookletField.GERMAN_LEVEL: "Deutsch-Niveau",
    BookletField.COURSES: "Kurse",
    BookletField.PERMITS: "Berechtigungsscheine",
    BookletField.EDUCATION: "Schule und Arbeit",
    BookletField.EDUCATION_PLACES: "Orte von Schule und Arbeit",
    BookletField.PAPERS: "Papiere",
    BookletField.AGREEMENTS: "Verabredungen",
    BookletField.CONSENTS: "Einwilligungen",
}
FILL_WORDS = {
    Fill.FILLED: "ausgefüllt",
    Fill.BLANK: "leere Zeilen",
    Fill.LEFT_OUT: "weglassen",
}
LAYOUT_WORDS = {
    Layout.SIDE_BY_SIDE: "nebeneinander",
    Layout.FACING: "auf gegenüberliegenden Seiten",
}
PAPER_WORDS = {
    PageKind.A5: "A5, zum Falten",
    PageKind.PUNCHED: "A4, mit Rand für die Lochung",
    PageKind.A6: "A6, zum Falten",
    PageKind.CARD: "Karte, 85,6 × 54 mm",
}
SHEET_WORDS = {
    PageKind.A5: "zum Falten (A5 auf A4)",
    PageKind.A6: "zum Falten (A6 auf A5)",
    PageKind.CARD: "Bogen zum Ausschneiden (A4)",
}


CUT_WORDS = {
    PageKind.A5: "zum Zerschneiden (A5 auf A4)",
    PageKind.A6: "zum Zerschneiden (A6 auf A5)",
}


def version_words(version: Version, page: PageKind, *, single: bool = False) -> str:
    """Return what a version of a booklet, or of single pages, is called on its paper."""
    if version is Version.PAGES or page not in SHEET_WORDS:
        return "Bildschirmfassung"
    return CUT_WORDS.get(page, SHEET_WORDS[page]) if single else SHEET_WORDS[page]


def on_request_words(field: BookletField) -> str:
    """Return the words beside the tick for what stands in a booklet on request only."""
    return f"{FIELD_WORDS[field]} aufnehmen"
