"""What the part Handzettel says beside its choices and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.handouts.kinds import Bring
from gkdesk.text.codes.clients import Audience
from gkdesk.text.dates import format_month
from gkdesk.text.wording.clients import language_word, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.handouts.kinds import CopyRow, HandoutKind

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
    COUNTER: "Die Eingabetaste druckt gleich.",
    PERSON: "Auf dem Blatt steht nichts über die Person.",
    MANY: "Ein Blatt für jede Person, die der Filter durchlässt.",
    STACK: "Von jeder Sprache gleich viele Blätter, zum Beispiel zum Auslegen.",
}
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
ONLY_GERMAN = "keine, nur Deutsch"
WHOLE_KREIS = "im ganzen Kreis"
LARGE = "Große Schrift (14 Punkt)"
COVER = "Zuerst ein Deckblatt mit Kennungen, ohne Namen"
FACTS = "Angaben vor Ort"
FACTS_HINT = (
    "Einmal eintragen, dann stehen sie auf jedem Blatt. Was fehlt, bleibt als Linie zum Ausfüllen."
)
MISSING_MARK = "fehlt noch"
CHOOSE_CLIENT = "Wählen Sie links eine Person. Hier erscheint dann das Blatt."
GONE_CLIENT = "Diese Person ist nicht mehr da. Bitte wählen Sie eine andere aus."
NOBODY = "Diesem Filter entspricht niemand."
NO_LANGUAGE = "Bitte wählen Sie links mindestens eine Sprache aus."
NO_DAY = "Bitte tragen Sie links ein, an welchem Tag das Gespräch ist."
CHECK_FIELDS = "Bitte sehen Sie links nach: Eine Angabe stimmt noch nicht."
BAD_COUNT = "Bitte eine Zahl von 1 bis {0} eintragen, zum Beispiel 20."
PAST_DAY = "Dieser Tag ist schon vorbei."
LINES_LEFT = "Noch nicht eingetragen, darum Linien zum Ausfüllen: „{0}“."
MANY_LINES_LEFT = "{0} Angaben vor Ort fehlen noch. Dort stehen Linien zum Ausfüllen."
STALE_ONE = "Ein Angebot auf dem Blatt hat lange niemand geprüft."
STALE = "{0} Angebote auf dem Blatt hat lange niemand geprüft."
SHOWN_ONE = "Die Vorschau zeigt ein Blatt. Gedruckt werden {0}, nach Sprachen geordnet."
SHEETS_DONE = "{0} Blätter an den Drucker gegeben und gezählt"
SHEETS_OUT = "{0} von {1} Blättern sind gedruckt und gezählt, die übrigen nicht."
LAW = "Angaben zum Recht: Stand {0}. Bitte lassen Sie sie vor dem ersten Druck prüfen."
COUNTED = "Bisher ausgegeben: {0} ({1})."
ELSEWHERE = "Auch zum Mitgeben"
LINKS = (
    ("Einladung zur Konferenz", "case_paper.conference.invitation"),
    ("Einwilligung und Schweigepflicht", "consent_paper.consent.form"),
    ("Übersicht für Ehrenamtliche", "paper.network.volunteers"),
)
MOST_COPIES = 500


def lines_left(labels: tuple[str, ...]) -> str:
    """Say which local fact is still missing, or how many are."""
    if len(labels) == 1:
        return LINES_LEFT.format(labels[0])
    return MANY_LINES_LEFT.format(len(labels))


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
    """Return `1 Blatt` or `12 Blätter`."""
    return "1 Blatt" if number == 1 else f"{number} Blätter"


def heading(audience: Audience, *, is_letter: bool, many: bool) -> str:
    """Say for whom the paper is."""
    if is_letter:
        return f"Der Brief ist {word(Audience.CLIENT)}"
    if audience is Audience.PUBLIC:
        return "Der Handzettel ist öffentlich"
    return "Jeder Handzettel ist zum Mitgeben" if many else "Der Handzettel ist zum Mitgeben"
