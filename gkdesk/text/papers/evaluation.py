"""The words of the evaluation of returns, on sheets and on paper."""

from __future__ import annotations

TITLE = "Auswertung der Rücksendungen"
RETURNS, CLOSED, BANDS, NUMBERS, SERIES, GAPS, TEXTS, FILES, ABOUT = (
    "Rücklauf",
    "Geschlossene Fragen",
    "Klassen",
    "Zahlen",
    "Über die Jahre",
    "Lücken und Bausteine",
    "Freie Texte",
    "Dateien",
    "Hinweise",
)
WORKING_AID, ROUND, VERSIONS, RETURNED = "Arbeitshilfe", "Runde", "Versionen", "Rücksendungen"
TOTAL, NUMBER, SECTION, QUESTION, ROW, ANSWER = (
    "gesamt",
    "Nr.",
    "Abschnitt",
    "Frage",
    "Zeile",
    "Antwort",
)
NOTE, UNIT, N_OF, SHARE_OF = "Hinweis", "Einheit", "N {}", "% {}"
SUM, LEAST, MIDDLE, MOST, BAND = "Summe", "kleinster Wert", "Median", "größter Wert", "Klasse"
SERIES_KEY, YEAR, YES, ALLIANCE, TERRITORY, TEXT = (
    "Reihe",
    "Jahr",
    "ja",
    "Bündnis",
    "Gebietskörperschaft",
    "Text",
)
MODULE, TOPIC, DETAILS, COUNT = "Baustein", "Lücke", "Nähere Angaben", "Nennungen"
MODULES_TABLE = "Zuordnung der Lücken zu Bausteinen"
OVERVIEW, AID_OF_YEAR = "Alle Rücksendungen", "{} · {}"
PICTURES = "Schaubilder der Rücksendungen"
TITLES = {
    "evaluation.xlsx": f"{TITLE} (XLSX)",
    "evaluation.pdf": f"{TITLE} (PDF)",
    "evaluation.pictures": PICTURES,
    "evaluation.modules": MODULES_TABLE,
}
"""What the log calls it, before for whom it is."""
LIST, CODE, PROPOSED = "Liste", "Kennung", "Vorschlag"
FILE, FATE, REASON, INSTEAD, FASSUNG = (
    "Datei",
    "Ergebnis",
    "Grund",
    "stattdessen gezählt",
    "Fassung",
)
INSTEAD_OF = "Fassung {} ({})"
TOGETHER = "{}, kurz oder lang"
APART = "{} – abweichende Fragen {}"
OWN_ROWS = "eigene Zeilen"

MULTIPLE = "Mehrfachnennungen"
RANKED = "Rangfolge: gezählt ist Platz 1"
CODED = "Ankreuzhilfe zu einem offenen Feld"
TICKED = "Ankreuzliste: N sind alle, die eine Zeile angekreuzt haben"
ROWS_GIVEN = "{} Zahlen in Zeilen"
NEGATIVE = "{} kleiner als null, bitte prüfen"
HUGE = "{} ungewöhnlich groß, bitte prüfen"
ROWS_COUNTED = "gezählt sind Zeilen, nicht Bündnisse"

TYPE_HEADS = ("kreisfrei", "Kreis", "kreisangehörig")
TYPE_NAMES = ("kreisfreie Städte", "Kreise", "kreisangehörige Kommunen")

RULES = (
    (
        "N ist die Zahl der Bündnisse, die eine Frage beantwortet haben, in einer Tabelle die "
        "Zahl derer, die sie in dieser Zeile beantwortet haben. Nur bei der Ankreuzliste der "
        "Mitglieder sind es alle, die mindestens eine Zeile angekreuzt haben."
    ),
    (
        "Anteile sind aus den Zählungen berechnet und auf eine Nachkommastelle gerundet. Unter "
        "N = 10 stehen nur Zählungen."
    ),
    "Bei Mehrfachnennungen kann die Summe der Anteile über 100 % liegen.",
    (
        "Liegen mehrere Fassungen einer Rücksendung vor, zählt die höchste. Haben Bündnisse mit "
        "verschiedenen Namen unter demselben Gemeindeschlüssel gesendet, zählt keine davon."
    ),
    (
        "Ältere und neuere Versionen einer Arbeitshilfe sind zusammen ausgewertet, mit dem "
        "Wortlaut der neuesten; bei mitgelieferten mit dem des Programms."
    ),
    (
        "Rücksendungen derselben Arbeitshilfe, deren Fragen oder Antworten etwas anderes bedeuten, "
        "sind für sich ausgewertet (abweichende Fragen)."
    ),
    (
        "Über die Jahre hat jedes Jahr sein eigenes N. Wie gefragt war und welche Antworten als ja "
        "zählen, steht bei jeder Reihe."
    ),
)
MODULES_PROPOSED = (
    "Die Zuordnung von Lücken zu Bausteinen ist ein Vorschlag und kann geändert werden."
)
MODULES_MOVED = (
    "Die Zuordnung von Lücken zu Bausteinen ist ein Vorschlag und kann geändert werden. Hier "
    "weicht sie bei {} davon ab: {}."
)
MOVED = "{} ({} statt {})"

NO_RETURNS = "In diesem Ordner ist keine Rücksendung, die ausgewertet werden kann."
RETURNS_LEAD = (
    "{count} Rücksendungen von {alliances} Bündnissen, nach Arbeitshilfe und Gebietskörperschaft."
)
TEXTS_IN_SHEET = "Die {} freien Texte stehen in der Tabelle (XLSX), nach Bündnissen geordnet."
FILES_LEAD = "Zu diesen Dateien ist etwas zu sagen; alle übrigen sind ausgewertet."
ALL_COUNTED = "Alle Dateien sind ausgewertet."
CHART_BARS = "{title} – Balken nach Gebietskörperschaft: {bars}."
CHART_BARS_BY_ANSWER = "{title} – Balken nach Antworten: {bars}."
CHART_BAR = "{label} {end}"
CHART_PARTS = "{}: {}"
PIECE = "{title} (Teil {number} von {total})"
CHART_YEARS = "{title} – Säulen nach Jahren: {years}."
CHART_YEAR = "{year} {above}"
OF_N = "{count} von {n}"
WITH_SHARE = "{said} ({share}\N{NO-BREAK SPACE}%)"
FILLED, FRAMED = "ja", "alle, die geantwortet haben (N), in jedem Jahr gleich hoch"
N_IS = "N\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{}"
N_BETWEEN = "N je Zeile {} bis {}"
HEAD_WITH_N = "{} (N\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{})"
ROW_AND_ANSWER = "Zeile und Antwort"
IN_TABLE = "{} – {}"
ONE_ANSWER = "{} – {}"
FURTHER_ANSWERS = "weitere Antworten"
ASKED_IN = "{years}: {question} ({aid}). Als ja zählt: {yes}."
QUESTIONS_DIFFER = (
    "Frage oder Antworten sind nicht in jedem Jahr dieselben; die Jahre sind nur bedingt "
    "vergleichbar."
)
WORDS_OF_YEARS = (
    "Frage und Antworten einer Reihe sind nicht immer in jedem Jahr dieselben; dann sind die Jahre "
    "nur bedingt vergleichbar. Wie in jedem Jahr gefragt war und was als ja zählt, steht in den "
    "Spalten {} und {}."
)
OR = " oder "
ASKED_AS, COUNTS_AS_YES = "Frage in diesem Jahr", "als ja zählt"
CHART_LISTED, CHART_WITH_N, CHART_WITH_YEARS = "Schaubild", "Schaubild, {}", "Schaubild, {} bis {}"
ONE_YEAR = "Erst aus einem Jahr liegen Antworten vor: {}."
UNANSWERED = "Ohne Antwort: {}."
NOT_GIVEN = "{} weitere Antworten der Liste hat niemand gegeben."
UNANSWERED_ROWS = "Zeilen ohne Antwort: {}."


def topics_counted(number: int) -> str:
    """Write how many topics there are."""
    return f"{number} {'Lücke' if number == 1 else 'Lücken'}"


def aid_and_round(title: str, round_: int) -> str:
    """Write a working aid with the year of its round."""
    return f"{title} ({round_})"


def n_line(by_type: tuple[int, ...], name: str = "N") -> str:
    """Write a number in total and by type."""
    types = ", ".join(f"{head} {count}" for head, count in zip(TYPE_NAMES, by_type, strict=True))
    return f"{name} = {sum(by_type)} ({types})"


def per_cent(share: float) -> str:
    """Write a percentage the German way."""
    return f"{share:.1f}".replace(".", ",")


def of_n(count: int, n: int, share: float | None) -> str:
    """Write `38 von 44 (86,4 %)`; without a percentage the count alone."""
    said = OF_N.format(count=count, n=n)
    return said if share is None else WITH_SHARE.format(said=said, share=per_cent(share))
