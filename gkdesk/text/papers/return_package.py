"""The words of a return package: its sheets and the text that says what is inside."""

from __future__ import annotations

ANSWERS, CODEBOOK, LISTS, ABOUT = "Antworten", "Codebuch", "Antwortlisten", "Angaben"
NUMBER, SECTION, TABLE, ROW, QUESTION = "Nr.", "Abschnitt", "Tabelle", "Zeile", "Frage"
ANSWER, CODE, REMARK = "Antwort", "Code der Antwort", "Erläuterung"
NAME, KIND, LIST, UNIT, SERIES, NOTE = "Name", "Art", "Antwortliste", "Einheit", "Reihe", "Hinweis"
WORDS, YES = "Wortlaut", "zählt als ja"
ENTRY, VALUE = "Angabe", "Wert"
OWN_ROW = "eigene Zeile {}"
SEVERAL = "Mehrfachnennungen möglich"
CODED = "Ankreuzhilfe für Nennungen aus einem offenen Feld"

KINDS = {
    "text": "Text",
    "integer": "ganze Zahl",
    "decimal": "Zahl",
    "date": "Datum",
    "select_one": "eine Antwort",
    "select_multiple": "mehrere Antworten",
    "rank": "Rangfolge",
    "calculate": "berechnete Zahl",
}

WORKING_AID, VERSION, ALLIANCE, AGS, TERRITORY, ROUND, FASSUNG, REPLACES, CREATED = (
    "Arbeitshilfe",
    "Version der Arbeitshilfe",
    "Bündnis",
    "Amtlicher Gemeindeschlüssel",
    "Gebietskörperschaft",
    "Runde",
    "Fassung",
    "ersetzt Fassung",
    "erstellt am",
)

README = """\
RÜCKSENDUNG EINER ARBEITSHILFE

{working_aid}
{alliance} · Amtlicher Gemeindeschlüssel {ags} · {territory}
Runde {round} · Fassung {fassung}{replaces} · erstellt am {created}


WAS DARIN IST

antworten.json        die Antworten des Rücksendeteils mit ihrem Codebuch, für die Auswertung
antworten.xlsx        dieselben Antworten zum Lesen und Weiterverarbeiten, mit Codebuch
arbeitshilfe.pdf      der Rücksendeteil zum Lesen und Drucken
LIESMICH.txt          dieser Text
pruefsummen.sha256    Prüfsummen; an ihnen zeigt sich, ob etwas verändert wurde

Enthalten sind {answers} Antworten auf Fragen, die als Rücksendeteil gekennzeichnet sind.


WAS NICHT DARIN IST

Alles, was in der Arbeitshilfe mit „bleibt hier“ gekennzeichnet ist. Insbesondere:
- Namen und Daten von Klientinnen und Klienten
- Namen und Kontaktdaten von Ansprechpersonen
- Notizen, Beiträge Einzelner und wer was eingetragen hat
- Herkunft und Datum vorausgefüllter Angaben
- Antworten auf Fragen, die nicht zutrafen, und frühere Fassungen


ZUM ÖFFNEN

Ohne Passwort öffnet jedes ZIP-Programm das Paket. Ist es mit einem Passwort geschützt (AES),
braucht es ein Programm wie 7-Zip; das Passwort kommt auf einem anderen Weg.
Einen ganzen Ordner solcher Pakete wertet gkdesk aus: unter „Arbeitshilfen“ oder mit
gkdesk auswerten ORDNER --out DATEI.xlsx
"""
REPLACES_IN_README = " (ersetzt Fassung {})"

PAPER_TITLE = "Rücksendeteil"
PAPER_LEAD = (
    "Dieses Papier zeigt, was zurückgesendet wird, und nichts anderes. Die Vorlage ist eine "
    "Nachbildung nach dem Abschlussbericht 2023, wenn sie nicht von der Stelle selbst stammt."
)
NOT_INSIDE = (
    "Antworten, die mit „bleibt hier“ gekennzeichnet sind",
    "Namen und Daten von Klientinnen und Klienten",
    "Namen und Kontaktdaten von Ansprechpersonen",
    "Notizen, Beiträge Einzelner und wer was eingetragen hat",
    "Herkunft und Datum vorausgefüllter Angaben",
    "Antworten auf Fragen, die nicht zutrafen",
)
