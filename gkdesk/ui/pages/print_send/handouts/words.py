"""What the part Handzettel says beside its choices and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.handouts.kinds import Bring, Interpreting
from gkdesk.text.codes.clients import Audience, InterpreterNeed
from gkdesk.text.dates import format_month
from gkdesk.text.wording.clients import language_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.clients.fields import InterpreterFacts
    from gkdesk.services.handouts.kinds import CopyRow, HandoutKind

NO_SUCH = "Kein Handzettel heißt so: „{0}“. Bitte mit den Pfeiltasten wählen."
COUNTER, PERSON, MANY, STACK = range(4)
MODE_WORDS = {
    COUNTER: "wer gerade da ist, am Schalter",
    PERSON: "eine Person, in ihrer Sprache",
    MANY: "viele, je in ihrer Sprache",
    STACK: "Stapel in mehreren Sprachen",
}
PUBLIC_MODES = (COUNTER, STACK)
"""For a sheet that is about no client: whoever comes takes it along, or it lies about."""
MODE_HINTS = {
    COUNTER: "Im Feld mit dem Handzettel druckt die Eingabetaste gleich.",
    PERSON: "Auf dem Handzettel steht nichts über die Person.",
    MANY: "Ein Handzettel für jede Person, die der Filter durchlässt.",
    STACK: "Von jeder Sprache gleich viele Handzettel, zum Beispiel zum Auslegen.",
}
HOME_OF_PERSON = "Vorgeschlagen wird die Gemeinde, in der die Person wohnt."
HOMES = "Stellen und Angaben vor Ort sind die der Gemeinde, in der die Person wohnt."
NO_HOME_ONE = "Bei 1 Person ist keine Gemeinde eingetragen: Für sie gilt der ganze Kreis."
NO_HOMES = "Bei {0} Personen ist keine Gemeinde eingetragen: Für sie gilt der ganze Kreis."
LETTER_HINT = "Ein Brief an eine Person, auf Deutsch und in ihrer Sprache, nach DIN 5008."
AUDIENCE_WORDS = {
    Audience.CLIENT: "für Menschen, die zu Ihnen kommen",
    Audience.PUBLIC: "zum Auslegen, ohne Namen",
}
BRING_WORDS = {
    Bring.LETTER: "diesen Brief",
    Bring.PAPER: "das Aufenthalts-Papier",
    Bring.LETTERS: "Briefe vom Amt",
    Bring.CERTIFICATES: "Zeugnisse und Zertifikate",
}
INTERPRETING = "Zum Dolmetschen steht im Brief"
INTERPRETING_WORDS = {
    Interpreting.ASKED: "„Brauchen Sie jemanden?“",
    Interpreting.THERE: "„Wir haben für Sie jemanden.“",
}
IN_RECORD = "In der Akte steht: {0}"
TOPIC_HELP = "Auch übersetzt: „Ihre nächsten Schritte“."
ONLY_GERMAN = "keine, nur Deutsch"
WHOLE_KREIS = "im ganzen Kreis"
LARGE = "Große Schrift (14 Punkt)"
COVERS = {
    MANY: "Zuerst ein Deckblatt, nur Kennungen",
    STACK: "Zuerst ein Deckblatt mit Stückzahlen",
}
FACTS = "Angaben vor Ort"
FACTS_OF = "Angaben vor Ort: {0}"
FACTS_HINT = (
    "Einmal eintragen, dann stehen sie auf jedem Handzettel. Was fehlt, bleibt als Linie zum "
    "Ausfüllen."
)
FACTS_BY_PLACE = (
    "Gilt eine Angabe nur in einer Gemeinde? Wählen Sie die Gemeinde in der Liste „Stellen und "
    "Angebote“ und tragen Sie die Angabe dann ein."
)
FACTS_HINT_OF = (
    "Diese Angaben stehen nur auf Handzetteln für {0}. Wo keine eigene steht, gilt die allgemeine."
)
MISSING_MARK = "fehlt noch"
GENERAL_MARK = "allgemeine Angabe"
GENERAL_FACT = "Allgemein: {0}"
GENERAL_ONE = "Für {0} nicht eigens eingetragen, darum steht die allgemeine Angabe da: „{1}“."
GENERAL = "Für {0} sind {1} Angaben nicht eigens eingetragen, darum stehen die allgemeinen da."
GENERAL_PLACES = (
    "Nicht alle Angaben vor Ort sind eigens eingetragen für: {0}. Dort stehen die allgemeinen."
)
MORE_PLACES = "{0} und {1} weitere"
CHOOSE_CLIENT = "Bitte wählen Sie eine Person. Dann erscheint die Vorschau."
GONE_CLIENT = "Diese Person ist nicht mehr da. Bitte wählen Sie eine andere aus."
NOBODY = "Diesem Filter entspricht niemand."
NO_LANGUAGE = "Bitte wählen Sie mindestens eine Sprache aus."
NO_DAY = "Bitte tragen Sie ein, an welchem Tag das Gespräch ist."
CHECK_FIELDS = "Eine Angabe stimmt noch nicht. Ihr Feld sagt, warum."
BAD_COUNT = "Bitte eine Zahl von 1 bis {0} eintragen, zum Beispiel 20."
PAST_DAY = "Dieser Tag ist schon vorbei."
LINES_LEFT = "Noch nicht eingetragen, darum Linien zum Ausfüllen: „{0}“."
MANY_LINES_LEFT = "{0} Angaben vor Ort fehlen noch. Dort stehen Linien zum Ausfüllen."
NO_OFFICE = "Im Verzeichnis ist keine Stelle für „{0}“. Dort stehen Linien zum Ausfüllen."
NO_OFFICES = "Unter {0} Überschriften steht keine Stelle. Dort sind Linien zum Ausfüllen."
STALE_ONE = "Ein Angebot auf dem Blatt hat lange niemand geprüft."
STALE = "{0} Angebote auf dem Blatt hat lange niemand geprüft."
RUN = "Gedruckt werden {0}{1}, nach {2} geordnet."
WANTED = "Gewählt: {0}{1}."
RUN_ONE = "Gedruckt wird 1 Handzettel{0}."
RUN_PAGES = " mit zusammen {0} Seiten"
BY_LANGUAGE, BY_PLACE = "Sprachen", "Sprachen und Gemeinden"
COUNTING = "Die Seiten werden noch gezählt."
SHOWN_ONE = "Die Vorschau zeigt den Handzettel auf {0}."
SHOWN_FOR = "Die Vorschau zeigt den Handzettel auf {0}, für {1}."
SHEETS_DONE = "{0} Handzettel an den Drucker gegeben und gezählt"
SHEETS_OUT = "{0} von {1} Handzetteln sind gedruckt und gezählt, die übrigen nicht."
LAW = "Angaben zum Recht: Stand {0}. Bitte lassen Sie sie vor dem ersten Druck prüfen."
COUNTED = "Bisher gedruckt oder gespeichert: {0} ({1})."
ELSEWHERE = "Auch zum Mitgeben"
LINKS = (
    ("Einladung zur Konferenz", "case_paper.conference.invitation"),
    ("Einwilligung und Schweigepflicht", "consent_paper.consent.form"),
    ("Übersicht für Ehrenamtliche", "paper.network.volunteers"),
)
MOST_COPIES = 500
_NAMED_PLACES = 3


def lines_left(labels: tuple[str, ...]) -> str:
    """Say which local fact is still missing, or how many are."""
    if len(labels) == 1:
        return LINES_LEFT.format(labels[0])
    return MANY_LINES_LEFT.format(len(labels))


def no_office(headings: tuple[str, ...]) -> str:
    """Say under which heading there are lines for want of an office, or under how many."""
    if len(headings) == 1:
        return NO_OFFICE.format(headings[0])
    return NO_OFFICES.format(len(headings))


def general(place: str, labels: tuple[str, ...]) -> str:
    """Say which general fact stands in for that of a municipality, or how many do."""
    if len(labels) == 1:
        return GENERAL_ONE.format(place, labels[0])
    return GENERAL.format(place, len(labels))


def general_places(places: Iterable[str]) -> str:
    """Say for which municipalities general facts stand in."""
    names = sorted(places)
    said = ", ".join(names[:_NAMED_PLACES])
    more = len(names) - _NAMED_PLACES
    return GENERAL_PLACES.format(MORE_PLACES.format(said, more) if more > 0 else said)


def without_home(number: int) -> str:
    """Say of how many people the municipality is not known."""
    return NO_HOME_ONE if number == 1 else NO_HOMES.format(number)


def need(facts: InterpreterFacts) -> str:
    """Say what the record knows of interpreting, "" where it knows nothing."""
    known = facts.need is not InterpreterNeed.UNKNOWN
    language = language_word(facts.language) if facts.language else ""
    said = ", ".join(filter(None, (word(facts.need) if known else "", language, facts.note)))
    return IN_RECORD.format(said) if said else ""


def wanted(copies: int, pages: int) -> str:
    """Say at the passphrase how much it is; without `pages` as long as they are not counted."""
    return WANTED.format(sheets(copies), RUN_PAGES.format(pages) if pages else "")


def run(copies: int, pages: int, *, by_place: bool) -> str:
    """Say what a run of many comes to; without `pages` as long as they are not counted."""
    said = RUN_PAGES.format(pages) if pages else ""
    if copies == 1:
        return RUN_ONE.format(said)
    return RUN.format(sheets(copies), said, BY_PLACE if by_place else BY_LANGUAGE)


def shown_one(code: str, place: str) -> str:
    """Say which of many the preview shows."""
    words = language_word("de")
    words = words if code == "de" else f"{words} und {language_word(code)}"
    return SHOWN_FOR.format(words, place) if place else SHOWN_ONE.format(words)


def stale(number: int) -> str:
    """Say how many offers nobody has checked for long."""
    return STALE_ONE if number == 1 else STALE.format(number)


def about(kind: HandoutKind, copies: Iterable[CopyRow]) -> str:
    """Say how many copies left so far, or that nobody has checked its law before the first."""
    found = [each for each in copies if each.handout == kind.id]
    if found:
        said = ", ".join(f"{language_word(each.language)} {each.copies}" for each in found)
        return COUNTED.format(sheets(sum(each.copies for each in found)), said)
    return "" if kind.law_as_of is None else LAW.format(format_month(kind.law_as_of))


def sheets(number: int) -> str:
    """Return `12 Handzettel`; how many sheets of paper that is, only the printer knows."""
    return f"{number} Handzettel"


def heading(audience: Audience, *, is_letter: bool, many: bool) -> str:
    """Say for whom the paper is."""
    if is_letter:
        return f"Der Brief ist {word(Audience.CLIENT)}"
    if audience is Audience.PUBLIC:
        return "Der Handzettel ist öffentlich"
    return "Jeder Handzettel ist zum Mitgeben" if many else "Der Handzettel ist zum Mitgeben"
