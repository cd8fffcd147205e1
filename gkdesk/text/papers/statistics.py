"""The words of the statistics for the ministry: tables, codebook, rules, what is not inside.

`{booklet}`, `{conference}` and `{lead}` are the words of the programme profile, `{least}` is the
smallest number of persons that is shown.
"""

from __future__ import annotations

import datetime as dt

from gkdesk.text.dates import format_day_joined

_NOTED = 4
"""So many pieces the log notes of an issue."""
CODE = "statistics.ministry"
TITLE = "Statistik für das Ministerium"
DESCRIPTION = (
    "Zahlen zu Fällen, Ketten, Überleitungen, Konferenzen und Heften in einem Zeitraum, ohne "
    "Namen. Kleine Zahlen sind verdeckt, auch gegen Zurückrechnen aus dieser Ausgabe."
)
TITLES = {CODE: "Statistik"}
"""What the log calls it, before for whom it is."""
FILE_STEM = "Statistik_Ministerium"

PERIOD = "Zeitraum {0} bis {1}"
HIDDEN = "verdeckt"
NO_ENTRY = "ohne Angabe"
TOTAL = "insgesamt"
COUNT = "Anzahl"
NO_CASES = "Im Zeitraum war kein Fall in Begleitung. Alle Zahlen zu Fällen sind deshalb 0."
NOTHING_COUNTED = "Dazu ist im Zeitraum nichts verzeichnet."
LEAD = (
    "Gezählt werden Fälle: eine Person oder eine Familie unter einer {lead}. Eine 0 heißt: "
    "niemand. „verdeckt“ heißt: Die Zahl bleibt ungenannt, damit niemand erkannt wird."
)
PART = "{0} (Teil {1} von {2})"
QUARTER = "{1}. Quartal {0}"

TABLES = {
    "overview": "Überblick",
    "status": "Nach Aufenthaltsstatus",
    "field": "Nach Handlungsfeld",
    "municipality": "Nach Gemeinde",
    "period": "Im Verlauf",
    "steps": "Schritte der Ketten",
    "referrals": "Überleitungen",
    "meetings": "Sitzungen",
}
FIRST_COLUMNS = {
    "overview": "Was gezählt wird",
    "status": "Aufenthaltsstatus",
    "field": "Handlungsfeld",
    "municipality": "Gemeinde",
    "period": "Zeit",
    "steps": "Handlungsfeld",
    "referrals": "Handlungsfeld",
    "meetings": "Zweck der Sitzung",
}
NOTES = {
    "overview": "Alle Fälle, die im Zeitraum wenigstens einen Tag lang begleitet wurden.",
    "status": "Fälle nach dem letzten Aufenthaltsstatus, der bis zum Ende des Zeitraums gilt.",
    "field": "Fälle nach ihrem wichtigsten Handlungsfeld.",
    "municipality": "Fälle nach der Gemeinde der heutigen Anschrift.",
    "period": (
        "Was an einem Tag des Zeitraums geschah. „Sitzungen zu Fällen“ sind nur die der "
        "Einzelfallsteuerung; Sitzungen sind keine Personen."
    ),
    "steps": "Schritte, die im Zeitraum liefen oder geplant waren, nach ihrem heutigen Stand.",
    "referrals": "Überleitungen, die im Zeitraum begannen, nach ihrem heutigen Stand.",
    "meetings": (
        "Alle Sitzungen, die stattgefunden haben, gleich zu welchem Zweck. Sie sind keine "
        "Personen; nichts ist verdeckt."
    ),
}
GROUPED_NOTE = (
    "Fälle nach dem letzten Aufenthaltsstatus, der bis zum Ende des Zeitraums gilt, "
    "zusammengefasst zu Gruppen. Die Gruppen sind ein Vorschlag von gkdesk, siehe Codebuch."
)
STATUS_CLASSES = {
    "permitted": "Aufenthaltsgestattung",
    "tolerated": "Duldung",
    "permit": "Aufenthaltserlaubnis",
    "settlement": "Niederlassungserlaubnis",
    "unsecured": "ausreisepflichtig oder ungeklärt",
    "other": "anderer Status",
}
COLUMNS = {
    "cases": "Fälle",
    "chain": "mit Kette",
    "referred": "mit Über\u00adleitung",
    "discussed": "in Kon\u00adferenz",
    "booklet": "mit Heft",
    "new": "neue Fälle",
    "ended": "beendete Fälle",
    "referrals": "Über\u00adleitungen",
    "discussions": "Bespre\u00adchungen",
    "booklets": "Hefte",
    "meetings": "Sitzungen",
    "conferences": "Sitzungen zu Fällen",
}
OVERVIEW = {
    "start": "Fälle, die schon vorher liefen",
    "new": "neue Fälle",
    "ended": "beendete Fälle",
    "left": "Fälle, die weiterlaufen",
    "cases": "Fälle insgesamt",
    "chain": "Fälle mit Kette",
    "referred": "Fälle mit Überleitung",
    "discussed": "Fälle in einer Konferenz",
    "booklet": "Fälle mit Heft",
    "single": "Fälle mit einer Person",
    "family": "Fälle einer Familie",
    "further": "weitere Personen in Familien",
    "persons": "Personen insgesamt",
}

CODEBOOK = "Codebuch"
CODEBOOK_COLUMNS = ("Begriff", "Bedeutung", "Quelle")
_RECORDS = "Akten der Fälle"
MEANINGS = (
    (
        "Fall",
        (
            "Eine Person oder eine Familie unter einer {lead}. Gezählt wird, wer im Zeitraum "
            "wenigstens einen Tag begleitet wurde: begonnen spätestens am letzten Tag und nicht "
            "vor dem ersten Tag beendet. Ein Fall ohne Anfangsdatum gilt als schon begonnen; "
            "einer, der ohne Datum beendet ist, zählt nicht."
        ),
        _RECORDS,
    ),
    (
        "beendete Fälle",
        "Fälle, deren Begleitung im Zeitraum endete. Sie zählen auch zu den Fällen insgesamt.",
        _RECORDS,
    ),
    (
        "Fälle einer Familie",
        (
            "Eine Familie ist ein Fall. „Weitere Personen“ sind die eingetragenen Mitglieder neben "
            "der Person, auf die der Fall lautet. Wer selbst einen Fall hat, der hier gezählt ist, "
            "zählt nur dort."
        ),
        _RECORDS,
    ),
    (
        "zusammengeführte Akten",
        "Akten, die als doppelt zusammengeführt wurden, zählen als ein Fall.",
        _RECORDS,
    ),
    (
        "Aufenthaltsstatus",
        (
            "Der letzte Eintrag, der spätestens am Ende des Zeitraums beginnt. Er wird nicht "
            "darauf geprüft, ob er abgelaufen ist."
        ),
        "Akten der Fälle, Liste der Stelle",
    ),
    (
        "Aufenthaltsstatus, zusammengefasst",
        (
            "Gruppen nach einem Vorschlag von gkdesk: Gestattung mit Ankunftsnachweis; alle "
            "Duldungen; alle Aufenthaltserlaubnisse ohne Rücksicht auf den Paragrafen; "
            "Niederlassungserlaubnis; Grenzübertrittsbescheinigung und ungeklärt; alles andere, "
            "zum Beispiel Fiktionsbescheinigungen und eigene Einträge der Stelle."
        ),
        "Liste der Stelle",
    ),
    ("Handlungsfeld", "Das wichtigste Handlungsfeld des Falls, sonst „ohne Angabe“.", _RECORDS),
    ("Gemeinde", "Die Gemeinde der heutigen Anschrift, auch für frühere Zeiträume.", _RECORDS),
    (
        "mit Kette; Schritte",
        (
            "Schritte der Bildungs- und Integrationskette, die den Zeitraum berühren; ein Schritt "
            "ohne Datum zählt mit. Das Handlungsfeld ist das des Schritts, sonst das des Angebots."
        ),
        _RECORDS,
    ),
    (
        "mit Überleitung; Überleitungen",
        (
            "Überleitungen, deren erstes Datum (vorgeschlagen, angefragt, beantwortet oder "
            "begonnen) im Zeitraum liegt. Ohne Datum zählen sie nicht. Das Handlungsfeld ist das "
            "des Angebots, sonst das des Schritts."
        ),
        _RECORDS,
    ),
    (
        "in Konferenz; Besprechungen",
        (
            "Fälle, die in einer Sitzung der Einzelfallsteuerung ({conference}) im Zeitraum "
            "besprochen wurden. Ein Fall kann in mehreren Sitzungen besprochen sein; die "
            "Besprechungen zählen jede Sitzung."
        ),
        "Tagesordnungen gehaltener Sitzungen",
    ),
    (
        "mit Heft; Hefte",
        (
            "Ausgaben von „{booklet}“ an die Person, gedruckt oder als Datei, soweit sie sicher "
            "stattgefunden haben. Mehrere Exemplare einer Ausgabe zählen als eine."
        ),
        "Weitergabe-Verzeichnis",
    ),
    (
        "Sitzungen; Sitzungen zu Fällen",
        (
            "Gehaltene Sitzungen mit offenem oder versiegeltem Protokoll; abgesagte zählen nicht. "
            "Die Tabelle „Sitzungen“ zählt alle; „Sitzungen zu Fällen“ (Im Verlauf) sind nur die "
            "der Einzelfallsteuerung ({conference})."
        ),
        "Sitzungen",
    ),
    (
        "Im Verlauf",
        (
            "Quartale, bei mehr als zwei Jahren Kalenderjahre. Das erste und das letzte zählen "
            "nur, soweit sie im Zeitraum liegen."
        ),
        "wie oben",
    ),
)

FIXED_PERIODS = (
    "Bitte geben Sie feste Zeiträume weiter, zum Beispiel ganze Quartale oder ganze Jahre, und "
    "jeden nur einmal. Zeiträume, die aneinander anschließen, sind berücksichtigt. Wer zwei "
    "Ausgaben vergleicht, die sich überschneiden, kann aus dem Unterschied auf einzelne Menschen "
    "schließen."
)
HIDDEN_BELOW = "Verdeckt sind Zahlen, hinter denen weniger als {0} Menschen stehen (Einstellungen)."
ISSUED_BEFORE = (
    "Am {0} ging schon eine Statistik hinaus: {1}, Zahlen ab {2} Menschen, Aufenthaltsstatus "
    "{3}. Wer beide hat, kann aus dem Unterschied auf einzelne Menschen schließen."
)
ISSUED_MORE = "Davor gab es noch {0} weitere, die sich überschneiden."
ISSUED_ONE_MORE = "Davor gab es noch eine weitere, die sich überschneidet."
GROUPED, ONE_BY_ONE = "zusammengefasst", "einzeln"
OTHER_PERIOD = "anderer Zeitraum"
YEAR = "Jahr {0}"

RULES = "Was verdeckt ist"
RULE_LINES = (
    (
        "Zahlen, hinter denen weniger als {least} Personen stehen, sind verdeckt. Eine 0 wird "
        "gezeigt; nur bei neuen und beendeten Fällen kann auch eine 0 verdeckt sein."
    ),
    (
        "Damit sich eine verdeckte Zahl nicht aus Summen, Teilmengen oder anderen Tabellen dieser "
        "Ausgabe berechnen lässt, sind weitere Zahlen verdeckt. Beide Gründe sehen gleich aus."
    ),
    (
        "Das Programm hat für jede verdeckte Zahl nachgewiesen, dass bei allem, was diese Ausgabe "
        "zeigt, wenigstens zwei Werte möglich sind. Gelingt das nicht, entsteht keine Ausgabe."
    ),
    (
        "Auch was übrig bleibt, ist geschützt: Blieben nur 1 bis {most} Fälle ohne Kette, "
        "Überleitung, Konferenz oder Heft, wäre eine der beiden Zahlen verdeckt."
    ),
    (
        "Was mehrmals in einem Fall vorkommt, zum Beispiel Schritte und Überleitungen, ist "
        "verdeckt, wenn weniger als {least} Fälle dahinterstehen, auch wenn die Anzahl größer ist. "
        "Dasselbe gilt für die Personen in Familien: Eine große Familie ist ein Fall."
    ),
    "Sitzungen sind keine Personen und werden immer gezeigt.",
    "Es wird nicht gerundet. Anteile und Durchschnitte sind nicht enthalten.",
    (
        "Der Nachweis rechnet ein, dass die Fälle am Ende eines Zeitraums die am Anfang des "
        "nächsten sind und jemand beide Ausgaben hat. Für Zeiträume, die sich überschneiden, gilt "
        "er nicht: Aus dem Unterschied lässt sich auf einzelne schließen. Bitte geben Sie feste "
        "Zeiträume weiter, zum Beispiel ganze Jahre, und jeden nur einmal."
    ),
)

NOT_INSIDE = "Was nicht enthalten ist"
NOT_INSIDE_LINES = (
    "Namen, Kennzeichen, Aktenzeichen, Geburtsdaten und Anschriften",
    "Zeilen zu einzelnen Personen, Familien oder Fällen",
    "Notizen, Ziele, Protokolle und andere freie Texte",
    "Geschlecht, Familienstand, Staatsangehörigkeit und Sprachen",
    "Angaben zu Gesundheit und Beratung",
    "wer einen Fall führt, wer an Sitzungen teilnahm und an wen übergeleitet wurde",
    "interne Nummern der Einträge",
    "Zahlen, hinter denen 1 bis {most} Personen stehen",
    "Personen, die andere Stellen ohne diese Akten begleiten",
)
ABOUT = "Angaben zur Ausgabe"
SMALLEST = "Kleinste gezeigte Zahl von Personen: {0}"


def issue_note(first: dt.date, last: dt.date, file_format: str, *, grouped: bool) -> str:
    """Return what the log notes of an issue."""
    return f"{first}|{last}|{int(grouped)}|{file_format}"


def issue_words(noted: str) -> str:
    """Return `: 1. 7. 2026 bis 30. 9. 2026, Status einzeln, PDF`, "" for no `issue_note`."""
    pieces = noted.split("|")
    if len(pieces) != _NOTED:
        return ""
    first, last = (format_day_joined(dt.date.fromisoformat(each)) for each in pieces[:2])
    status = GROUPED if pieces[2] == "1" else ONE_BY_ONE
    return f": {first} bis {last}, Status {status}, {pieces[3].upper()}"
