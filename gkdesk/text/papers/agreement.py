"""The words of the outline of a Kooperationsvereinbarung.

What such agreements settle stands in the first research report: fixed contact persons and formats
for talking about the ways of single clients with the foreigners' office (001:3509-3513), rules at
transitions and case conferences (001:1380-1383), division of labour, discretionary toleration and
bans on work (001:1521-1523), exchange of information and quality (001:1303-1306); the four
questions at an interface in the fourth (004:15905-15908).
"""

from __future__ import annotations

TITLE = "Gliederung einer Kooperationsvereinbarung"
RUNNING = "Gliederung einer Vereinbarung"
DESCRIPTION = "Gliederung und Prüfliste, gefüllt mit dem, was zur Kooperation eingetragen ist."
BETWEEN = "{0} und {1}"
NO_CONTRACT = (
    "Gliederung und Prüfliste, kein Vertragstext. Den Text verfassen die Beteiligten selbst; "
    "lassen Sie ihn von den Stellen für Recht und Datenschutz prüfen, bevor jemand unterschreibt."
)
HOW_TO = (
    "Ausgefüllt ist, was im Programm zu dieser Kooperation eingetragen ist. Leere Zeilen füllen "
    "Sie gemeinsam im Gespräch."
)

PARTIES = "1. Beteiligte"
PARTY_NAME = "Name"
FIRST = "Erste Stelle"
SECOND = "Zweite Stelle"
ADDRESS = "Anschrift"
REPRESENTED = "Vertreten durch"
FURTHER = "Weitere Beteiligte"

GOAL = "2. Anlass und Ziel"
SUBJECT = "Worum es gemeinsam geht"
TARGET_GROUP = "Für welche Menschen"
SINCE = "Zusammenarbeit seit"
BASIS = "Grundlage heute"

SUBJECTS = "3. Gegenstände"
SUBJECTS_NOTED = "Bisher eingetragen"
SUBJECTS_FURTHER = "Weiter zu regeln"
SUBJECTS_LIST = (
    "Aufgaben und Beiträge jeder Stelle, und wo ihre Zuständigkeit endet",
    "Verfahren an Übergängen: wer übergibt wann an wen, und wer meldet zurück",
    "Gemeinsame Planung von Angeboten und Maßnahmen",
    "Austausch von Informationen: worüber, wie oft, auf welchem Weg",
    "Vorgehen bei unterschiedlichen Auffassungen",
    "Woran beide Seiten merken, dass die Zusammenarbeit gelingt",
)
SUBJECTS_FOREIGNERS_OFFICE = (
    "Gespräche über mögliche Wege der Integration im Einzelfall",
    "Frühe Information über einen bevorstehenden Wechsel des Aufenthaltsstatus",
    "Umgang mit Arbeitsverboten und der Erlaubnis zur Beschäftigung",
    "Ermessensduldung, Ausbildungs- und Beschäftigungsduldung: welche Nachweise wann vorliegen",
    "Arbeitsteilung zwischen Fallbegleitung, koordinierender Stelle und Ausländerbehörde",
    "Keine Nachteile für Menschen, die eine Einwilligung nicht geben oder zurücknehmen",
)

PEOPLE = "4. Feste Ansprechpersonen und Vertretung"
PERSON = "Ansprechperson"
FUNCTION = "Funktion"
REACHED = "Erreichbar"
DEPUTY = "Vertretung"
ON_CHANGE = "Bei einem Wechsel benennt jede Stelle innerhalb von"

FORMATS = "5. Formate des Austauschs"
FORMAT = "Format"
RHYTHM = "Anlass oder Takt"
INVITES = "Wer lädt ein"

TASKS = "6. Aufgabenteilung und Federführung"
LEAD = "Federführung ist geklärt"
TASK = "Aufgabe"

DATA = "7. Daten und Schweigepflicht"
DATA_TODAY = "Stand heute"
DATA_LIST = (
    "Grundlage der Weitergabe: Einwilligung, Entbindung von der Schweigepflicht oder Gesetz",
    "Welche Angaben dafür nötig sind, und welche nicht",
    "Welche Vordrucke beide Seiten verwenden",
    "Wie Angaben sicher übermittelt und wann sie gelöscht werden",
    "Wer Menschen über die Weitergabe informiert, in einer Sprache, die sie verstehen",
    "Stellungnahme der Datenschutzbeauftragten beider Seiten",
)

TERM = "8. Laufzeit, Überprüfung, Fortführung"
SIGNED_ON = "Unterzeichnet am"
RUNS_UNTIL = "Läuft bis"
REVIEW_ON = "Zu prüfen am"
CONTINUATION = "Fortführung"
NOTICE_PERIOD = "Beendigung"

SIGNATURES = "9. Unterschriften"
SIGNATURE = "Ort, Datum, Unterschrift"

CHECKLIST = "Prüfliste vor der Unterschrift"
CHECKS = (
    "Beide Leitungen kennen den Entwurf.",
    "Die Menschen, die damit arbeiten, haben ihn gelesen und für machbar befunden.",
    "Jede Seite hat eine Ansprechperson und eine Vertretung benannt.",
    "Recht und Datenschutz haben zugestimmt.",
    "Der Tag der nächsten Überprüfung steht im Kalender beider Seiten.",
    "Die Vereinbarung ist den Gremien des Netzwerks bekannt.",
)
