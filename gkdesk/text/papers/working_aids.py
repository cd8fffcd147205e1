"""The German words of the papers of working aids."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLES: Mapping[str, tuple[str, str]] = {
    "working_aid.blank": (
        "Arbeitshilfe, leer",
        "Für den runden Tisch: alle Fragen mit den Nummern des Bildschirms, zum Ausfüllen.",
    ),
    "working_aid.filled": (
        "Arbeitshilfe, ausgefüllt",
        "Die Antworten einer Runde; was nicht zutrifft, ist wie auf dem Bildschirm nicht dabei.",
    ),
    "working_aid.contributor_sheet": (
        "Beitragsbogen",
        "Nur die Abschnitte, um die eine Stelle gebeten ist, mit ihrem Namen und der Frist.",
    ),
    "working_aid.return_package": (
        "Rücksendung",
        "Der Rücksendeteil einer abgeschlossenen Arbeitshilfe. Gespeichert wird das ganze Paket.",
    ),
}
STEMS: Mapping[str, str] = {
    "working_aid.blank": "leer",
    "working_aid.filled": "ausgefuellt",
    "working_aid.contributor_sheet": "Beitragsbogen",
}
STEM = "Arbeitshilfe"
ROUND = "Runde"
SUB_BLANK = "Leer, zum Ausfüllen am runden Tisch"
SUB_FILLED = "Ausgefüllt"
SUB_CONTRIBUTOR = "Beitragsbogen"

ALLIANCE, STATE, FASSUNG, VERSION = "Bündnis", "Stand", "Fassung", "Version der Vorlage"
FOR, GIVE_BACK_BY, GIVE_BACK_TO = "Für", "Bitte zurück bis", "Bitte zurück an"
SECTIONS_ASKED = "Ihre Abschnitte"
CONTRIBUTOR_LEAD = (
    "Die Stellen des Bündnisses teilen sich die Fragen dieser Arbeitshilfe. Dieser Bogen enthält "
    "nur die Abschnitte, um die wir Sie bitten. Die Nummern sind dieselben wie in der ganzen "
    "Arbeitshilfe. Nennen Sie bitte keine Klientin und keinen Klienten."
)
BLANK_LEAD = (
    "Die Nummern sind dieselben wie auf dem Bildschirm. Nennen Sie bitte keine Klientin und keinen "
    "Klienten."
)
FILLED_LEAD = (
    "Die Nummern sind dieselben wie auf dem Bildschirm. Fragen, die nicht zutreffen, fehlen hier."
)
WITHHELD_LEAD = (
    "Antworten, in denen eine Klientin oder ein Klient genannt ist, stehen nicht auf diesem Papier."
)
ABOUT, SOURCES, READING = "Über diese Arbeitshilfe", "Quellen", "So lesen Sie diesen Bogen"
OWN_TEMPLATE = "Diese Vorlage stammt von der eigenen Stelle."
RETURN_ZONE, LOCAL_ZONE = "➤ Rücksendeteil", "▢ bleibt hier"
RETURN_SIGN, LOCAL_SIGN = "➤", "▢"
RETURN_MEANS = "Durchgehender Balken: Die Antwort wird zurückgesendet."
LOCAL_MEANS = "Schraffierter Balken: Die Antwort bleibt im Bündnis und steht in keiner Rücksendung."
BOTH_MEANS = (
    "Beide Balken: eine Tabelle mit Spalten von beiderlei Art. Welche es sind, steht darüber."
)
COLUMNS_OF = "{0}: {1}"
COLUMN, COLUMNS = "Spalte {0}", "Spalten {0}"
REQUIRED = "Pflichtangabe"
REMARK = "Erläuterung"
REMARKS = "Erläuterungen (bitte mit Zeile)"
SEVERAL = "Mehrere Antworten sind möglich."
RANKED = "Rang"
DATE = "Tag, Monat, Jahr"
NUMBER = "Zahl"
CODED = "Ankreuzhilfe zur Frage davor"
NO_ANSWER = "keine Antwort"
ROW = "Zeile"
ROW_NUMBER = "Zeile {0}"
FURTHER_ROW = "weitere Zeile"
ENTRY = "Eintrag"
ENTRY_OR = "Eintrag, in weiteren Zeilen {0}"
KEY = "{0} – bitte die Ziffer eintragen: {1}"
IN_WORDS = "{0} – bitte in Worten"
LEFT_OUT = "[steht nicht auf diesem Papier]"
ONLY_IF = "nur wenn {0}"
IF_IT_HOLDS = "zutreffend"
OR, AND = " oder ", " und "
IS_NOT = "nicht „{0}“"
COMPARED: Mapping[str, str] = {
    "=": "gleich {0}",
    "!=": "nicht {0}",
    ">": "größer als {0}",
    ">=": "mindestens {0}",
    "<": "kleiner als {0}",
    "<=": "höchstens {0}",
}
