"""The German words for what is wrong with an answer, an expression or a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Fate, Fault, Flaw, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

TROUBLES: Mapping[Trouble, str] = {
    Trouble.NOT_WHOLE: "Bitte eine ganze Zahl eintragen, zum Beispiel 12.",
    Trouble.NOT_A_NUMBER: "Bitte eine Zahl eintragen, zum Beispiel 12,5.",
    Trouble.TOO_LARGE: "Die Zahl hat zu viele Stellen.",
    Trouble.NOT_A_DATE: "Bitte ein Datum eintragen, zum Beispiel 21.11.2026.",
    Trouble.TOO_LONG: "Der Text ist zu lang.",
    Trouble.UNREADABLE: "Der Text enthält ein Zeichen, das sich nicht speichern lässt.",
    Trouble.MORE_THAN_ONE: "Hier ist nur eine Antwort möglich.",
    Trouble.UNKNOWN_CHOICE: "Diese Antwort steht nicht in der Liste.",
    Trouble.NOT_OFFERED: "Diese Antwort passt nicht mehr zu den anderen Angaben.",
    Trouble.CONSTRAINT: "Die Antwort passt nicht zu den Vorgaben dieser Frage.",
}
"""What stands beside an answer; a message of the template itself goes before."""

FAULTS: Mapping[Fault, str] = {
    Fault.EMPTY: "Der Ausdruck ist leer.",
    Fault.TOO_LONG: "Der Ausdruck ist zu lang.",
    Fault.TOO_DEEP: "Der Ausdruck ist zu tief verschachtelt.",
    Fault.SYNTAX: "Der Ausdruck ist an dieser Stelle nicht zu verstehen.",
    Fault.NOT_ALLOWED: "Dieses Zeichen hat hier keine Bedeutung.",
    Fault.UNKNOWN_FUNCTION: "Die Funktion „{what}“ gibt es nicht.",
    Fault.ARGUMENTS: "Die Funktion „{what}“ hat hier nicht die richtigen Angaben in Klammern.",
    Fault.PATTERN: "Das Muster von „regex“ ist nicht gültig oder zu aufwendig.",
}

FLAWS: Mapping[Flaw, str] = {
    Flaw.BAD_NAME: (
        "Der Name „{what}“ ist nicht erlaubt: Er beginnt mit einem Buchstaben und enthält nur "
        "Buchstaben, Ziffern, Punkt, Binde- und Unterstrich."
    ),
    Flaw.DUPLICATE_NAME: "Den Namen „{what}“ gibt es mehr als einmal.",
    Flaw.UNKNOWN_LIST: "Die Auswahlliste „{what}“ gibt es nicht.",
    Flaw.EMPTY_LIST: "Die Auswahlliste „{what}“ ist leer.",
    Flaw.LIST_MISSING: "Bei dieser Auswahlfrage fehlt die Auswahlliste.",
    Flaw.UNKNOWN_BINDING: "Aus „{what}“ lässt sich hier nichts übernehmen.",
    Flaw.NESTED_REPEAT: "Eine Tabelle darf nicht in der Tabelle „{what}“ stehen.",
    Flaw.EMPTY_GROUP: "Hier steht keine Frage.",
    Flaw.NO_CALCULATION: "Es fehlt, was berechnet werden soll.",
    Flaw.BROKEN_EXPRESSION: "Der Ausdruck ist fehlerhaft.",
    Flaw.UNKNOWN_NAME: "Der Ausdruck nennt „{what}“; eine solche Frage gibt es nicht.",
    Flaw.UNKNOWN_COLUMN: "Die Auswahlliste hat keine Spalte „{what}“.",
    Flaw.LOOSE_NAME: "„{what}“ ist so nicht zu verstehen; Fragen schreiben Sie als ${{{what}}}.",
    Flaw.OWN_ANSWER: "Der Punkt für die eigene Antwort ist hier nicht möglich.",
    Flaw.OUTSIDE_OF_TABLE: "position(..) geht nur in einer Tabelle.",
    Flaw.FILTER_WITHOUT_LIST: "Ein Filter ist nur bei einer Auswahlfrage möglich.",
    Flaw.BAD_DEFAULT: "Der Vorgabewert „{what}“ ist hier keine gültige Antwort.",
    Flaw.CYCLE: "Diese Angaben hängen im Kreis voneinander ab: {what}.",
    Flaw.GIVES_LOCAL: (
        "Diese Frage gehört zum Rücksendeteil, ihr Wert käme aber aus „{what}“, und das bleibt "
        "hier. Was hier bleibt, darf für den Rücksendeteil nur gezählt werden."
    ),
}

FATES: Mapping[Fate, str] = {
    Fate.RENAMED: "Antwort übernommen; die Frage heißt intern anders.",
    Fate.CONVERTED: "Antwort übernommen; die Art der Frage hat sich geändert.",
    Fate.CHOICE_GONE: "Diese Auswahl gibt es nicht mehr.",
    Fate.KIND_CHANGED: "Die Art der Frage hat sich geändert; die Antwort passt nicht mehr.",
    Fate.REMOVED: "Diese Frage gibt es nicht mehr.",
    Fate.REMARK_GONE: "Zu dieser Frage gibt es kein Feld für eine Erläuterung mehr.",
    Fate.ROW_FREED: "Diese feste Zeile gibt es nicht mehr; sie steht jetzt als eigene Zeile da.",
    Fate.ROW_GONE: "Diese Zeile gibt es nicht mehr.",
    Fate.NOW_RETURNED: "Diese Antwort blieb bisher hier; jetzt gehört sie zum Rücksendeteil.",
}
"""What became of an answer when the template changed."""


def flaw_sentence(flaw: Flaw, what: str = "", fault: Fault | None = None, place: int = 0) -> str:
    """Return what is wrong with a template in one sentence, of an expression with the place."""
    if fault is None:
        return FLAWS[flaw].format(what=what)
    return f"Zeichen {place}: {FAULTS[fault].format(what=what)}"
