"""The German words for what is wrong with an XLSForm, what to do, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.aid_problems import Fault, Flaw
from gkdesk.text.codes.xlsforms import FormFlaw, FormNotice
from gkdesk.text.wording.aid_problems import flaw_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

FLAWS = "{name} lässt sich so nicht lesen. Fehler: {total}. Es wurde nichts übernommen."
NOTHING_RETURNED = (
    "Nichts geht zurück: Keine Frage gehört zum Rücksendeteil. Soll eine zurückgesendet werden, "
    "tragen Sie bei ihr im Blatt survey in der Spalte „gkdesk::zone“ das Wort „return“ ein."
)
LOOSE_FIRST = "Allgemeine Fragen"
LOOSE_LATER = "Weitere Fragen"

_DELETE_ROW = "Bitte löschen Sie die Zeile."
_EMPTY_CELL = "Bitte leeren Sie die Zelle."
_FILL_CELL = "Bitte tragen Sie hier etwas ein."
_BALANCE = (
    "Zu jedem „begin_group“ gehört ein „end_group“, zu jedem „begin_repeat“ ein „end_repeat“."
)
_CODE = "Bitte ein Wort ohne Leerzeichen mit höchstens 100 Zeichen wählen."
_OPTIONS = "Bitte „yes“ oder „no“ eintragen."
_IN_CALC = (
    "Bitte tragen Sie einen festen Wert ein oder lassen Sie das Tabellenprogramm neu rechnen "
    "und speichern Sie die Datei."
)

FORM_FLAWS: Mapping[FormFlaw, tuple[str, str]] = {
    FormFlaw.NO_SURVEY: (
        "Das Blatt „survey“ mit den Fragen fehlt oder ist leer.",
        "Bitte nennen Sie das Blatt mit den Fragen „survey“, das mit den Antworten „choices“.",
    ),
    FormFlaw.NO_QUESTIONS: ("Hier steht keine Frage.", "Bitte tragen Sie die Fragen ein."),
    FormFlaw.NO_COLUMN: (
        "Die Spalte „{what}“ fehlt.",
        "Bitte ergänzen Sie „{what}“ in der Kopfzeile.",
    ),
    FormFlaw.COLUMN_TWICE: (
        "Die Spalte „{what}“ steht mehr als einmal da.",
        "Bitte löschen Sie eine von beiden.",
    ),
    FormFlaw.TOO_MANY_ROWS: (
        "Hier stehen mehr als {what} Zeilen.",
        "Bitte teilen Sie die Arbeitshilfe auf.",
    ),
    FormFlaw.FORMULA_WITHOUT_VALUE: ("Das Ergebnis der Formel ist nicht gespeichert.", _IN_CALC),
    FormFlaw.FORMULA_ERROR: ("Die Formel ergibt einen Fehler.", _IN_CALC),
    FormFlaw.TYPE_MISSING: (
        "Die Art der Frage fehlt.",
        "Bitte tragen Sie in „type“ zum Beispiel text, integer oder select_one ein.",
    ),
    FormFlaw.TYPE_UNKNOWN: (
        "Die Art „{what}“ gibt es nicht.",
        (
            "Möglich sind text, integer, decimal, date, select_one, select_multiple, rank, note, "
            "calculate, begin_group und begin_repeat."
        ),
    ),
    FormFlaw.TYPE_UNSUPPORTED: (
        "Die Art „{what}“ kann das Programm nicht darstellen.",
        "Bitte wählen Sie eine andere Art, zum Beispiel text, oder löschen Sie die Zeile.",
    ),
    FormFlaw.TYPE_OF_DEVICE: (
        "„{what}“ zeichnet etwas über das Gerät auf; das tut das Programm nicht.",
        _DELETE_ROW,
    ),
    FormFlaw.LIST_IN_FILE: (
        "Auswahllisten aus einer anderen Datei sind nicht möglich.",
        "Bitte tragen Sie die Antworten in das Blatt „choices“ ein.",
    ),
    FormFlaw.OR_OTHER: (
        "„or_other“ ist nicht möglich.",
        (
            "Bitte nehmen Sie „anderes“ in die Auswahlliste auf und fügen Sie eine Frage der Art "
            "text mit einer Bedingung in „relevant“ an."
        ),
    ),
    FormFlaw.TYPE_TOO_LONG: (
        "Hinter dem Namen der Auswahlliste steht noch etwas.",
        "Bitte schreiben Sie nur Art und Namen der Liste, zum Beispiel „select_one ja_nein“.",
    ),
    FormFlaw.NAME_MISSING: ("Der Name fehlt.", "Bitte geben Sie der Zeile einen Namen."),
    FormFlaw.NAME_NOT_ALLOWED: (
        "Der Name „{what}“ ist nicht erlaubt.",
        (
            "Ein Name beginnt mit einem Buchstaben und enthält nur Buchstaben, Ziffern, Punkt, "
            "Binde- und Unterstrich, höchstens 100 Zeichen."
        ),
    ),
    FormFlaw.NAME_TWICE: (
        "Diesen Namen gibt es schon in Zeile {what}.",
        "Bitte wählen Sie einen anderen Namen; jeder darf nur einmal vorkommen.",
    ),
    FormFlaw.LABEL_MISSING: (
        "Der Text zu „{what}“ fehlt.",
        "Bitte tragen Sie ein, was gefragt wird oder was als Überschrift dasteht.",
    ),
    FormFlaw.NAME_IN_TEXT: (
        "„{what}“ steht in einem Text; Antworten lassen sich dort nicht einsetzen.",
        "Bitte schreiben Sie den Text ohne „${{…}}“.",
    ),
    FormFlaw.TEXT_TOO_LONG: (
        "Der Text ist länger als {what} Zeichen.",
        "Bitte kürzen Sie ihn.",
    ),
    FormFlaw.TEXT_UNREADABLE: (
        "Der Text enthält ein Zeichen, das sich nicht speichern lässt.",
        "Bitte tippen Sie den Text neu ein.",
    ),
    FormFlaw.END_WITHOUT_BEGIN: ("Hier endet, was nicht begonnen hat.", _BALANCE),
    FormFlaw.OTHER_END: ("Das Ende passt nicht zu „{what}“.", _BALANCE),
    FormFlaw.BEGIN_WITHOUT_END: ("„{what}“ hat kein Ende.", _BALANCE),
    FormFlaw.TOO_DEEP: (
        "Mehr als {what} Gruppen stehen ineinander.",
        "Bitte lösen Sie innere Gruppen auf.",
    ),
    FormFlaw.REPEAT_COUNT: (
        "Eine vorgegebene Zahl von Zeilen ist nicht möglich.",
        (
            "Bitte leeren Sie die Zelle. Feste Zeilen nennen Sie mit einer Auswahlliste in "
            "„gkdesk::rows“."
        ),
    ),
    FormFlaw.COLUMN_UNSUPPORTED: ("Die Spalte „{what}“ wird nicht unterstützt.", _EMPTY_CELL),
    FormFlaw.NOT_HERE: ("„{what}“ hat in dieser Zeile keine Bedeutung.", _EMPTY_CELL),
    FormFlaw.NO_YES_OR_NO: ("Hier ist nur ja oder nein möglich.", _OPTIONS),
    FormFlaw.BAD_ZONE: (
        "Diese Angabe zum Rücksendeteil gibt es nicht.",
        "Bitte „local“ (bleibt hier) oder „return“ (Rücksendeteil) eintragen.",
    ),
    FormFlaw.BAD_ORIGIN: (
        "Diese Herkunft gibt es nicht.",
        "Bitte „reported“ (berichtet) oder „own“ (eigen) eintragen.",
    ),
    FormFlaw.BAD_LINES: (
        "Das ist keine Zahl von Zeilen.",
        "Bitte eine ganze Zahl von 1 bis 50 eintragen.",
    ),
    FormFlaw.BAD_YEAR: (
        "Das ist kein Jahr einer Runde.",
        "Bitte ein Jahr von 2015 bis 2199 eintragen oder die Zelle leeren.",
    ),
    FormFlaw.LIST_NAME_MISSING: ("Der Name der Auswahlliste fehlt.", _FILL_CELL),
    FormFlaw.LIST_NAME_NOT_ALLOWED: ("Der Name der Auswahlliste ist nicht erlaubt.", _CODE),
    FormFlaw.CHOICE_NAME_MISSING: ("Der Name der Antwort fehlt.", _FILL_CELL),
    FormFlaw.CHOICE_NAME_NOT_ALLOWED: ("Der Name der Antwort ist nicht erlaubt.", _CODE),
    FormFlaw.CHOICE_TWICE: (
        "Die Antwort gibt es in der Liste „{what}“ schon.",
        "Bitte wählen Sie einen anderen Namen.",
    ),
    FormFlaw.CHOICE_LABEL_MISSING: ("Der Text der Antwort „{what}“ fehlt.", _FILL_CELL),
    FormFlaw.FORM_ID_NOT_ALLOWED: (
        "Die Kennung „{what}“ ist nicht erlaubt.",
        (
            "Bitte nur Buchstaben, Ziffern, Punkt, Binde- und Unterstrich verwenden, höchstens 100 "
            "Zeichen."
        ),
    ),
}
"""What is wrong, and what to do."""

_SPELLING = "Bitte prüfen Sie die Schreibweise."
ADVICE: Mapping[Flaw, str] = {
    Flaw.BAD_NAME: _SPELLING,
    Flaw.DUPLICATE_NAME: "Bitte wählen Sie einen anderen Namen.",
    Flaw.UNKNOWN_LIST: "Bitte ergänzen Sie die Liste im Blatt „choices“ oder prüfen Sie den Namen.",
    Flaw.EMPTY_LIST: "Bitte ergänzen Sie die Antworten im Blatt „choices“.",
    Flaw.LIST_MISSING: "Bitte schreiben Sie den Namen der Liste dahinter, zum Beispiel „select_one "
    "ja_nein“.",
    Flaw.UNKNOWN_BINDING: "Bitte leeren Sie die Zelle oder prüfen Sie die Schreibweise.",
    Flaw.NESTED_REPEAT: "Bitte schließen Sie die erste Tabelle mit „end_repeat“, bevor die nächste "
    "beginnt.",
    Flaw.EMPTY_GROUP: "Bitte ergänzen Sie Fragen oder löschen Sie Anfang und Ende.",
    Flaw.NO_CALCULATION: "Bitte tragen Sie die Rechnung in „calculation“ ein.",
    Flaw.BROKEN_EXPRESSION: "Bitte prüfen Sie Klammern, Anführungszeichen und Rechenzeichen.",
    Flaw.UNKNOWN_NAME: "Bitte prüfen Sie, wie die Frage in „name“ heißt.",
    Flaw.UNKNOWN_COLUMN: "Bitte ergänzen Sie die Spalte im Blatt „choices“.",
    Flaw.LOOSE_NAME: "Feste Wörter stehen in einfachen Anführungszeichen.",
    Flaw.OWN_ANSWER: "Bitte nennen Sie die Frage, auf die es ankommt, als „${name}“.",
    Flaw.OUTSIDE_OF_TABLE: "Bitte verschieben Sie die Frage in eine Tabelle (begin_repeat).",
    Flaw.FILTER_WITHOUT_LIST: _EMPTY_CELL,
    Flaw.BAD_DEFAULT: "Bitte tragen Sie eine Antwort ein, die zur Art der Frage passt; bei "
    "Auswahlfragen den Namen aus „choices“.",
    Flaw.CYCLE: "Bitte streichen Sie eine der Angaben.",
    Flaw.GIVES_LOCAL: (
        "Bitte setzen Sie die Zone dieser Frage auf „local“, oder zählen Sie nur, zum Beispiel "
        "mit sum() über eine Spalte, die 1 oder 0 ist."
    ),
}
_FAULT_ADVICE = {
    Fault.UNKNOWN_FUNCTION: (
        "Möglich sind zum Beispiel selected, count-selected, if, coalesce, sum, round und today."
    ),
    Fault.PATTERN: "Bitte vereinfachen Sie das Muster; es steht in Anführungszeichen.",
    Fault.TOO_LONG: "Bitte teilen Sie den Ausdruck auf mehrere Fragen der Art calculate auf.",
    Fault.TOO_DEEP: "Bitte teilen Sie den Ausdruck auf mehrere Fragen der Art calculate auf.",
}

NOTICES: Mapping[FormNotice, str] = {
    FormNotice.OTHER_LANGUAGE: "Die Spalte „{what}“ ist in einer anderen Sprache; sie wird nicht "
    "übernommen.",
    FormNotice.COLUMN_IGNORED: "Die Spalte „{what}“ hat hier keine Wirkung; sie wird nicht "
    "übernommen.",
    FormNotice.SETTING_IGNORED: "Die Einstellung „{what}“ hat hier keine Wirkung; sie wird nicht "
    "übernommen.",
    FormNotice.SHEET_IGNORED: "Das Blatt wird nicht übernommen.",
    FormNotice.VERSION_REPLACED: "Die Version „{what}“ ist keine ganze Zahl bis 100000; die "
    "Vorlage wird selbst gezählt.",
    FormNotice.ID_MADE: "Eine Kennung (form_id) fehlt; die Vorlage heißt intern „{what}“.",
    FormNotice.SECTION_MADE: "Fragen außerhalb einer Gruppe stehen im Abschnitt „{what}“.",
    FormNotice.SETTINGS_ROWS: "Nur die erste Zeile der Einstellungen gilt.",
}


def problem_sentence(
    flaw: FormFlaw | Flaw, what: str = "", fault: Fault | None = None, place: int = 0
) -> str:
    """Return what is wrong, in one sentence."""
    if isinstance(flaw, FormFlaw):
        return FORM_FLAWS[flaw][0].format(what=what)
    return flaw_sentence(flaw, what, fault, place)


def advice(
    flaw: FormFlaw | Flaw, what: str = "", guess: str = "", fault: Fault | None = None
) -> str:
    """Return what to do; where a known word is near, that is asked first."""
    if guess:
        return f"Meinten Sie „{guess}“?"
    if isinstance(flaw, FormFlaw):
        return FORM_FLAWS[flaw][1].format(what=what)
    return _FAULT_ADVICE.get(fault, ADVICE[flaw]) if fault is not None else ADVICE[flaw]


def notice_sentence(notice: FormNotice, what: str = "") -> str:
    """Return what was left out or added, in one sentence."""
    return NOTICES[notice].format(what=what)


def cell_name(sheet: str, row: int, column: str) -> str:
    """Return how a cell is called in a sentence, as far as it is known."""
    parts = [f"Blatt {sheet}" if sheet else "", f"Zeile {row}" if row else ""]
    parts.append(f"Spalte {column}" if column else "")
    return ", ".join(filter(None, parts))
