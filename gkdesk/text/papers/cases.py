"""The German words of the papers of cases, conferences and structural issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLES: Mapping[str, tuple[str, str]] = {
    "conference.agenda": (
        "Tagesordnung",
        "Für jede Person eine eigene: Fälle ohne Grundlage heißen darin „Fall 1“, „Fall 2“.",
    ),
    "conference.invitation": (
        "Einladung",
        "Ein Brief ohne Namen von Klientinnen und Klienten; für sie selbst in ihrer Sprache.",
    ),
    "conference.minutes": (
        "Protokoll",
        "Für die eigene Stelle vollständig, für Teilnehmende nur, was sie wissen dürfen.",
    ),
    "conference.slip": (
        "Auszug",
        "Für eine Person nur ihre Fälle, soweit freigegeben, und ihre Aufgaben.",
    ),
    "conference.client_page": (
        "Seite für die Person",
        "In einfachen Worten: nur der eigene Fall und was verabredet wurde.",
    ),
    "conference.actions": (
        "Liste der Verabredungen",
        "Wer was bis wann tut, mit allem, was aus früheren Sitzungen offen ist.",
    ),
    "conference.ics": (
        "Kalendereintrag",
        "Ein Termin zum Übernehmen in den Kalender, ohne Namen und ohne Teilnehmende.",
    ),
    "conference.case_sheet": (
        "Fallvorlage",
        "Zur Vorbereitung eines Falls, leer zum Ausfüllen oder ausgefüllt, ohne Namen.",
    ),
    "conference.confidentiality": (
        "Verpflichtung auf Vertraulichkeit",
        "Zum Unterschreiben, bevor jemand an einer Fallbesprechung teilnimmt.",
    ),
    "conference.feedback": (
        "Rückmeldebogen",
        "Eine Seite nach der Sitzung: Was hat geholfen, was nicht?",
    ),
    "conference.summary": (
        "Zusammenfassung ohne Namen",
        "Zahlen zu Fällen und Verabredungen und die Strukturthemen; kleine Zahlen fehlen.",
    ),
    "case.substitute_sheet": (
        "Vertretungsblatt",
        "Das Wichtigste zu einem Fall auf einen Blick, für die Vertretung.",
    ),
    "case.handover": (
        "Übergabeblatt",
        "Für die aufnehmende Stelle: nur, was ihr gegenüber freigegeben ist.",
    ),
    "case.cohort": (
        "Übergabeliste",
        "Wessen Anschluss offen ist: letzter Kontakt, Einwilligung, gemeinsames Gespräch.",
    ),
    "structural.list": (
        "Liste der Strukturthemen",
        "Für Lenkungsgruppe und Ministerium; Fallzahlen unter drei werden nicht genannt.",
    ),
}
"""What a kind of paper is called and what it is for, by its code."""

FILE_STEMS: Mapping[str, str] = {
    "conference.agenda": "Tagesordnung",
    "conference.invitation": "Einladung",
    "conference.minutes": "Protokoll",
    "conference.slip": "Auszug",
    "conference.client_page": "Seite-fuer-die-Person",
    "conference.actions": "Verabredungen",
    "conference.ics": "Termin",
    "conference.case_sheet": "Fallvorlage",
    "conference.confidentiality": "Vertraulichkeit",
    "conference.feedback": "Rueckmeldung",
    "conference.summary": "Zusammenfassung",
    "case.substitute_sheet": "Vertretungsblatt",
    "case.handover": "Uebergabe",
    "case.cohort": "Uebergabeliste",
    "structural.list": "Strukturthemen",
}
AUDIENCE_STEMS = {
    Audience.OFFICE: "eigener-Gebrauch",
    Audience.CLIENT: "Person",
    Audience.PARTICIPANT: "Teilnehmende",
    Audience.STEERING_GROUP: "Lenkungsgruppe",
    Audience.MINISTRY: "Ministerium",
}
BLANK_STEM = "leer"

CASE = "Fall"
SOME_CASE = "einem Fall"
EVERYTHING = "alles zum Fall"
PERSON = "die Person selbst"
NAME = "Name"
DETAILS = "Angaben zum Fall"
TEXT = "Text des Protokolls"
PLACE = "Ort der Sitzung"

WHEN = "Wann"
WHERE = "Wo"
FORM = "Form"
FOR_WHOM = "Für"
PURPOSE = "Anlass"
TIME = "Zeit"
LENGTH = "Dauer"
ITEM = "Punkt"
NOT_INFORMED = "Erfährt nicht alles: {0}"
NOT_INFORMED_MANY = "{0} Personen erfahren nicht alles"
PRESENTED_BY = "Fallvorstellung: {0}"
WITHOUT_NAME = "ohne Namen"
OUTSIDE = "ohne Ihre Teilnahme"
OLD_CASE = "kommt wieder"
NEW_CASE = "neu"
MINUTES_LONG = "{0} Min."
TOTAL_ALONE = "Zusammen {0} Minuten."
TOTAL = "Zusammen {0} Minuten von {1}."
TOTAL_TOO_LONG = "Zusammen {0} Minuten von {1}: {2} Minuten zu viel."
VEILED_HINT = (
    "Fälle, zu denen Ihnen gegenüber nichts freigegeben ist, stehen hier ohne Namen. Auch ohne "
    "Namen kann man eine Person an den Umständen erkennen. Bitte fragen Sie nicht nach, wer sie "
    "ist."
)
CONFIDENTIAL = (
    "Dieses Blatt ist nur für {0} bestimmt. Bitte geben Sie es nicht weiter und vernichten Sie "
    "es, sobald Sie es nicht mehr brauchen."
)
OFFICE_ONLY = "Nur für die eigene Stelle. Enthält personenbezogene Daten."

INVITED_TO = "Einladung: {0}"
GREETING = "Guten Tag, {0},"
GREETING_ALL = "Guten Tag,"
INVITATION_LEAD = "wir laden Sie herzlich ein zu: {0}."
INVITATION_AGENDA = "Vorgesehen sind:"
INVITATION_NAMES = (
    "Zum Schutz der Personen nennt dieser Brief keine Namen. Was Ihnen zu den Fällen mitgeteilt "
    "werden darf, erhalten Sie in der Sitzung. Bitte nennen Sie auch in Ihrer Antwort und im "
    "Betreff keine Namen."
)
INVITATION_SHEET = (
    "Möchten Sie selbst einen Fall vorstellen? Dann senden Sie uns bitte vorher die Fallvorlage, "
    "ebenfalls ohne Namen."
)
INVITATION_ANSWER = "Bitte sagen Sie uns, ob Sie kommen: {0}."
INVITATION_ANSWER_PLAIN = "Bitte sagen Sie uns, ob Sie kommen."
KIND_REGARDS = "Mit freundlichen Grüßen"

ATTENDANCE = "Anwesenheit"
ROLE = "Rolle"
STAND_IN = "vertreten durch {0}"
NEXT_DATE = "Nächste Sitzung"
ACTORS = "Sichten der Beteiligten"
VIEW = "Sicht"
MANDATE = "Auftrag"
ROLE_IN_CASE = "Rolle im Fall"
AGREED = "Was wir verabredet haben"
WHO = "Wer"
WHAT = "Was"
UNTIL = "Bis"
NOTICED_BY = "Woran merken wir es?"
STATE = "Stand"
KIND = "Art"
ACTION_CASE = "Fall oder Punkt"
HIDDEN_TASK = "Aufgabe zu {0}. Bitte erfragen Sie den Wortlaut ({1})."
LEFT = "nicht mehr dort"
FOLLOW_UP = "Kommt wieder am {0}"
STATE_OF_ITEM = "Stand: {0}"
SEALED = "Versiegelt am {0}, Fassung {1}. Prüfsumme: {2}"
NOT_SEALED = "Dieses Protokoll ist noch nicht versiegelt. Es kann sich ändern."
NOTHING_FOR_YOU = "Zu diesem Punkt ist Ihnen gegenüber nichts freigegeben."
PART_ONE = "Teil 1: Der einzelne Fall"
PART_TWO = "Teil 2: Was sich daraus lernen lässt"

SLIP_LEAD = "Hier steht nur, was Ihnen zu den Fällen mitgeteilt werden darf."
YOUR_CASES = "Ihre Fälle"
YOUR_TASKS = "Ihre Aufgaben"
NO_CASES = "Zu keinem Fall ist Ihnen gegenüber etwas freigegeben."
NO_TASKS = "Für Sie ist keine Aufgabe verabredet."
RELEASED = "Freigegeben: {0}"
NO_TEXT_YET = "Dazu ist noch nichts geschrieben."

TASKS_BEFORE = "Noch offen aus früheren Sitzungen"
ACTIONS_OF = "Aus dieser Sitzung"
ACTIONS_BEFORE = "Offen aus früheren Sitzungen"
NO_ACTIONS = "Es ist nichts verabredet."
OVERDUE = "überfällig"

CASE_SHEET_OF = "Fallvorlage zu {0}"

ORGANISATION = "Stelle"
FUNCTION = "Aufgabe"


SUMMARY_LEAD = (
    "Diese Zusammenfassung nennt keine Person. Zahlen von Personen unter drei werden nicht "
    "genannt; die Aufteilung fehlt, wenn sie eine solche Zahl erkennen ließe."
)
CASES_ON_AGENDA = "Fälle auf der Tagesordnung"
OF_THESE = "davon {0}"
FEWER = "weniger als {0}"
NOT_SHOWN = "nicht genannt"
SPLIT_HIDDEN = "Aufteilung der Fälle"
PRESENT = "Anwesende aus Stellen"
AGREEMENTS = "Verabredungen, Empfehlungen, Beschlüsse"
STILL_OPEN = "davon offen"
ISSUES_SEEN = "Strukturthemen aus dieser Sitzung"
NO_ISSUES = "Aus dieser Sitzung ist kein Strukturthema hervorgegangen."

SUBSTITUTE_NOW = "Stand heute"
PHASE = "Phase"
LEAD = "Fallführung"
LAST_CONTACT = "Letzter Kontakt"
NEXT_STEP = "Nächster Schritt"
NO_NEXT_STEP = "Noch kein nächster Schritt verabredet"
STATUS = "Aufenthalt"
LEGAL_AREA = "Rechtskreis"
LANGUAGES = "Sprachen"
INTERPRETER = "Sprachmittlung"
GERMAN = "Deutsch"
BORN = "Geboren"
ADDRESS = "Anschrift"
REACH = "Erreichbar"
MEMBERS = "Familie"
DEADLINES = "Fristen und Termine"
DUE = "Am"
WHAT_IS_DUE = "Was"
NO_DEADLINES = "Keine Fristen eingetragen."
GOALS = "Ziele"
CONTACTS = "Wer hilft wobei"
PHONE = "Telefon"
NO_CONTACTS = "Niemand eingetragen."
OPEN_STEPS = "Offene Schritte"
ENDS = "{0} gilt bis: {1}"
HAS_ENDED = "{0} abgelaufen {1}: {2}"
PAPER = "Papier"
GOAL_BY = "Ziel: {0}"
AGREED_ON = "Verabredet: {0}"
UNDATED = "ohne Tag"
FURTHER = "und {0} weitere in der Akte"
VALID_UNTIL = "gültig bis {0}"
DONE_BY = "macht: {0}"
ORIGINAL_AT = "Original: {0}"
NOTED_ON = "Notiz vom {0}"
LISTENERS = "mithören oder mitlesen kann: {0}"

HANDOVER_SUBJECT = "Worum es geht"
SAID_BY = "Die Angaben stehen hier wie in der Akte. „Ich“ und „mir“ meint {0}."
HANDOVER_LEAD = (
    "Dieses Blatt enthält nur, was die Person Ihnen gegenüber freigegeben hat oder wofür eine "
    "andere Grundlage eingetragen ist."
)
HANDOVER_NOTES = "Notizen"
HANDOVER_PERSON = "Person"
HANDOVER_LANGUAGE = "Sprache"
HANDOVER_EDUCATION = "Schule, Ausbildung, Arbeit"
HANDOVER_RESIDENCE = "Aufenthalt"
HANDOVER_CHAIN = "Bisheriger Weg"
HANDOVER_TOPICS = "Situation"
HANDOVER_PLANS = "Ziele und Schritte"
HANDOVER_PAPERS = "Papiere"
HANDOVER_ANSWER = (
    "Bitte geben Sie uns Rückmeldung{0}: Ist die Person angekommen? Wie geht es weiter?"
)
BY_DAY = " bis {0}"
SINCE = "seit {0}"
FROM_DAY = "ab {0}"
UNTIL_DAY = "bis {0}"
SINCE_UNTIL = "{0} – {1}"
WANTED = "Gewünscht: {0}"

COHORT_LEAD = "Wer noch keinen Anschluss hat, mit dem, was für eine gute Übergabe nötig ist."
COHORT_COLUMNS = (
    "Name",
    "Letzter Schritt",
    "Anschluss",
    "Letzter Kontakt",
    "Darf später kontaktiert werden",
    "Gemeinsames Gespräch",
)
COHORT_NONE = "Es ist kein Anschluss offen."
COHORT_SIZE = "{0} in der Liste"
YES_UNTIL = "ja, bis {0}"
YES = "ja"
NO = "nein"
NEVER = "noch keiner"
NOT_YET = "noch nicht"

ISSUE_COLUMNS = (
    "Thema",
    "Art",
    "Veränderungsbedarf",
    "Gesehen in",
    "Fälle",
    "Richtet sich an",
    "Weg und Entscheidung",
)
ISSUES_LEAD = (
    "Was einzelne Fälle über Abläufe und Strukturen zeigen. Es sind keine Fälle beschrieben. "
    "Wie viele Fälle dahinterstehen, wird erst ab {0} genannt."
)
ISSUES_NONE = "Es ist kein Strukturthema eingetragen."
ISSUES_OPEN = "Offen"
ISSUES_DONE = "Abgeschlossen"
DECIDED = "Entschieden am {0}: {1}"
DECIDED_OPEN = "Entscheidung: {0}"
IMPLEMENTED = "Umgesetzt: {0}"
REVIEW = "Überprüfung am {0}"
REVIEWED = "Überprüfung war am {0} fällig"
MANDATE = "Auftrag: {0}"

CALENDAR_ABOUT = "Ohne Namen. Die Tagesordnung erhalten Sie gesondert."

OWN_RECIPIENT = "Person selbst"
INSTEAD_OF = "{0} (für {1})"
HEARD = "mündlich in der Konferenz, {0}: {1}"
IN_SPITE = "trotz fehlender Grundlage mit Begründung entschieden"


def person_of(cover: str) -> str:
    """Return how somebody is called whose case a reader may not know."""
    return f"die Person zu {cover}" if cover else PERSON


def disclosed(code: str, day: str, told: str) -> str:
    """Return what the register of disclosures says of a paper: which, of which day, about what."""
    line = f"{TITLES[code][0]}, {day}"
    return f"{line}: {told}" if told else line
