"""The German words of the papers of the network."""

from __future__ import annotations

from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers.agreement import TITLE as AGREEMENT_TITLE
from gkdesk.text.papers.cases import TITLES as CASE_TITLES
from gkdesk.text.papers.evaluation import TITLES as EVALUATION_TITLES
from gkdesk.text.papers.statistics import CODE as STATISTICS_CODE
from gkdesk.text.papers.statistics import TITLES as STATISTICS_TITLES
from gkdesk.text.papers.statistics import issue_words
from gkdesk.text.papers.working_aids import TITLES as AID_TITLES
from gkdesk.text.wording.clients import word

DEMO = "Übungsdaten – alle Personen erfunden"
AS_OF = "Stand: {0}"

MAP_TITLE = "Karte des Netzwerks"
MAP = "Wer zum Bündnis gehört und wer mit wem zusammenarbeitet, als Bild auf einer Seite."
MAP_COMPARED_OF = "{0}: Veränderungen vom {1} bis zum {2}"
STEERING_GROUP_ONLY = "Nur für die Lenkungsgruppe"
ANY_ORGANISATION = "Organisation"
MAP_COMPARED_TITLE = "Karte der Veränderungen"
MAP_COMPARED = "Was zwischen zwei Ständen neu, weggefallen oder geändert ist, auf einer Karte."
COMPARISON_TITLE = "Vergleich zweier Stände"
COMPARISON = "Was zwischen zwei Ständen neu, weggefallen oder geändert ist, als Liste."
DIRECTORY_TITLE = "Kontaktverzeichnis"
DIRECTORY = (
    "Organisationen und Ansprechpersonen nach Bereichen, mit dienstlichen Kontaktdaten. Eine vCard "
    "hat weniger: Raum, Sprechzeiten, Art und Kurzname stehen nur in PDF und Tabelle."
)
OFFERS_TITLE = "Angebotsverzeichnis"
OFFERS = "Alle Angebote nach Handlungsfeldern, mit Stand und Bedingungen."
VOLUNTEERS_TITLE = "Wer hilft wobei?"
VOLUNTEERS = "Übersicht für Ehrenamtliche: wer wofür zuständig ist, ohne private Angaben."
GAPS_TITLE = "Lückenmatrix"
GAPS = "Bedarfe und Angebote nebeneinander, nach Handlungsfeldern, als Tabelle."
FINDINGS_TITLE = "Befunde zum Netzwerk"
FINDINGS = "Alle sieben Auswertungen in Sätzen, mit dem Hinweis, was sie nicht bedeuten."
CALLS_TITLE = "Anrufliste"
CALLS = "Was lange nicht geprüft wurde: je Organisation ein Anruf, das Älteste zuerst."

AREAS_NONE = "Ohne Bereich"
PERSONS_LOOSE = "Ohne Organisation"
FIELDS_NONE = "Ohne Handlungsfeld"
WHOLE_KREIS = "im ganzen Kreis"
SERVES = "Zuständig für"
KIND = "Art"
FIELDS = "Handlungsfelder"
LEGAL_AREAS = "Rechtskreise"
ADDRESS = "Anschrift"
PHONE = "Telefon"
CHECKED = "geprüft am"
CHECKED_MARK = "Prüfung"
NEVER_CHECKED = "nie geprüft"
UNCHECKED = "ungeprüft"
DEPUTY = "Vertretung"
FIXED = "feste Ansprechperson"
PRIVATE = "privat"
FILTERED = "Gefiltert"
FILTERED_GAPS = "nur Lücken"
FILTERED_STALE = "nur länger nicht Geprüftes"
NAME = "Name"
DETAILS = "Angaben zum Netzwerk"
FUNCTION = "Funktion"
REACHED = "Erreichbar"
ROOM = "Raum"
FURTHER_POST = "Weitere Stelle"
DIRECTORY_COLUMNS = (
    "Bereich",
    "Organisation",
    "Kurzname",
    "Art",
    "Zuständig für",
    "Name",
    "Anrede",
    "Titel",
    "Funktion",
    "Telefon",
    "Mobil",
    "E-Mail",
    "Raum",
    "Erreichbarkeit",
    "Vertretung",
    FURTHER_POST,
    "Sprachen",
    "Straße",
    "PLZ",
    "Ort",
    "Internet",
    "Telefon der Stelle",
    "E-Mail der Stelle",
    "geprüft am",
)
PRIVATE_PERSON = "Privatperson"
PRIVATE_COLUMNS = (
    PRIVATE_PERSON,
    "Telefon ist privat",
    "Mobilnummer ist privat",
    "E-Mail ist privat",
)
"""As the import calls them, so that no mark is lost on the way back."""
PRIVATE_CARD = "Private Angaben! Nur für die eigene Stelle bestimmt."
CARD_WITHOUT_NAME = "X-GKDESK-WITHOUT-NAME"
"""The property of a card that is about a function: programs demand a name, the import does not."""
CARD_OF_FURTHER_POST = "X-GKDESK-FURTHER-POST"
"""The property of a card that names a further organisation of somebody with another card."""
YES = "ja"
PRIVATE_LEFT_OUT = (
    "Ehrenamtliche, deren Angaben privat sind, und private Nummern stehen nicht in diesem "
    "Verzeichnis."
)
PRIVATE_INSIDE = (
    "Dieses Verzeichnis enthält private Nummern. Es ist nur für die eigene Stelle bestimmt und "
    "darf nicht weitergegeben werden."
)
HAND_ON = "Bitte melden Sie Änderungen an: {0}"

OFFERS_LEAD = (
    "Ein Angebot gilt als ungeprüft, wenn sein Stand fehlt oder älter als ein Jahr ist. Bitte "
    "fragen Sie dort vor der Vermittlung nach."
)
OFFER = "Angebot"
PROVIDER = "Träger"
MODULE = "Baustein"
FUNDING = "Förderung"
OPEN_TO = "Offen für"
EVERYBODY = "alle"
LEVEL = "Sprachniveau"
LANGUAGE_SHARE = "Anteil Sprache in Prozent"
CERTIFICATE = "Schulabschluss"
CHILDCARE = "Kinderbetreuung"
PLACE = "Ort"
MUNICIPALITY = "Gemeinde"
TIMES = "Zeiten"
BY_BUS = "mit dem Bus erreichbar"
COSTS = "Kosten"
SEATS = "Plätze"
BEGINS = "Beginn"
ENDS = "Ende"
ADMISSION = "Einstieg bis"
CONTACT = "Ansprechperson"
STATE = "Stand"
CONDITIONS = "Für wen"
WHERE_WHEN = "Wo und wann"

VOLUNTEERS_LEAD = (
    "Vorn stehen die Themen mit den Stellen, die dabei helfen; dahinter jede Stelle einmal mit "
    "allen Angaben. Sprechen Sie uns an, wenn Sie nicht sicher sind."
)
VOLUNTEERS_US = "Ihre Ansprechstelle"
VOLUNTEERS_TOPICS = "Themen"
VOLUNTEERS_OFFICES = "Stellen von A bis Z"
VOLUNTEERS_OTHER = "Weitere Stellen"
HELPS_WITH = "Hilft bei"
RESPONSIBLE = "Wer"
WHERE = "Wo und wie"

GAPS_EMPTY = "kein Angebot"
GAPS_QUIET = "–"
GAPS_AXES = {
    "legal_area": "nach Rechtskreis",
    "level": "nach Sprachniveau",
    "municipality": "nach Gemeinde",
    "childcare": "nach Kinderbetreuung",
}
GAPS_WITH_CHILDCARE = "mit Kinderbetreuung"
GAPS_NEEDS = "Bedarfe"
GAPS_TOPIC = "Bedarf"
GAPS_GROUP = "Gruppe"
GAPS_COUNT = "Menschen"
GAPS_STATUS = "Aufenthaltsstatus"
GAPS_STAGE = "Bearbeitung"
GAPS_ABOUT = "Hinweise"
GAPS_READING = (
    "„kein Angebot“ heißt: Es ist ein Bedarf eingetragen, aber kein Angebot. Ein Strich heißt: Es "
    "ist weder ein Bedarf noch ein Angebot eingetragen. Ohne Angabe gilt ein Angebot als offen für "
    "alle. Zahlen von Menschen unter drei werden nicht genannt."
)

NOTHING_FOUND = "Hier wurde nichts gefunden."
FINDINGS_LEAD = (
    "Die Sätze beruhen allein auf dem, was eingetragen ist. Unter jeder Auswertung steht, was sie "
    "bedeutet und was sie nicht bedeutet."
)

SEVERITIES = {
    "important": "Wichtig",
    "notice": "Beachten",
    "hint": "Hinweise",
    "figure": "Zahlen",
}

CALLS_LEAD = "Haken Sie ab, was noch stimmt, und schreiben Sie Änderungen dazu."
RESPONSIBLE_OFFICE = "Organisation"
TO_CHECK = "Stimmt das noch?"
CALL_OWN = "Angaben zur Organisation"
CALL_TIE = "Kooperation mit {0}"
CALL_ANSWER = "Ergebnis"
CALL_OLDEST = "zuletzt geprüft"
CALL_NOTHING = "Es ist nichts lange ungeprüft."
CALL_LOOSE = "Ohne Organisation"

COMPARED = "{0} und {1}"
COMPARED_SAME = "Zwischen den beiden Ständen hat sich nichts geändert."
_COMPARED_COUNTS = "{0} neu, {1} weggefallen, {2} geändert"
_MERGED_COUNT = "{0}, {1} zusammengelegt"
PARTS = {
    "actor": "Organisationen",
    "tie": "Kooperationen",
    "group": "Gremien",
    "seat": "Sitze in Gremien",
    "agreement": "Vereinbarungen",
    "offer": "Angebote",
    "need": "Bedarfe",
}

TITLES = {
    "map.alliance": MAP_TITLE,
    "map.compare": MAP_COMPARED_TITLE,
    "network.comparison": COMPARISON_TITLE,
    "network.directory": DIRECTORY_TITLE,
    "network.offers": OFFERS_TITLE,
    "network.volunteers": VOLUNTEERS_TITLE,
    "network.gaps": GAPS_TITLE,
    "network.findings": FINDINGS_TITLE,
    "network.calls": CALLS_TITLE,
    "agreement.outline": AGREEMENT_TITLE,
    **STATISTICS_TITLES,
    **EVALUATION_TITLES,
}

FILE_STEMS = {
    "map.alliance": "Karte",
    "map.compare": "Karte_Vergleich",
    "network.comparison": "Vergleich",
    "network.directory": "Kontaktverzeichnis",
    "network.offers": "Angebotsverzeichnis",
    "network.volunteers": "Uebersicht_Ehrenamt",
    "network.gaps": "Lueckenmatrix",
    "network.findings": "Befunde",
    "network.calls": "Anrufliste",
    "agreement.outline": "Gliederung_Kooperationsvereinbarung",
}
FOCUS = "eine Organisation im Fokus"
BODY = "wer in einem Gremium sitzt"
MUNICIPALITY_VIEW = "wer in einer Gemeinde zuständig ist"
FOCUS_STEM, BODY_STEM, MUNICIPALITY_STEM = "Fokus", "Gremium", "Gemeinde"
IN_FOCUS = "Im Fokus"
SITS_IN = "Wer sitzt in"
SERVES_IN = "Wer ist zuständig in"
IN_GREY = "in Graustufen"
WITHOUT_NAMES = "ohne Namen"
WITH_QUALITY = "mit Einschätzung"
GREY_STEM = "grau"
NAMELESS_STEM = "ohne-Namen"
QUALITY_STEM = "mit-Einschaetzung"
AUDIENCE_STEMS = {
    Audience.OFFICE: "eigener-Gebrauch",
    Audience.PARTICIPANT: "Teilnehmende",
    Audience.STEERING_GROUP: "Lenkungsgruppe",
    Audience.MINISTRY: "Ministerium",
    Audience.PUBLIC: "oeffentlich",
}


_LOGGED, _ABOUT = "paper:", "|"


def log_kind(code: str, audience: Audience, about: str = "") -> str:
    """Return what the log notes of a paper: its code, for whom it is, and what it is about."""
    kind = f"{_LOGGED}{code}:{audience.value}"
    return f"{kind}{_ABOUT}{about}" if about else kind


def log_subject(kind: str) -> str:
    """Return `Kontaktverzeichnis, für Teilnehmende` for what `log_kind` noted, else nothing."""
    noted, _, about = kind.partition(_ABOUT)
    code, _, audience = noted.removeprefix(_LOGGED).rpartition(":")
    title = TITLES.get(code) or {**CASE_TITLES, **AID_TITLES}.get(code, ("",))[0]
    if not kind.startswith(_LOGGED) or not title:
        return ""
    said = issue_words(about) if code == STATISTICS_CODE else ""
    return f"{title}, {word(Audience(audience))}{said}"


def compared_counts(new: int, gone: int, changed: int, merged: int) -> str:
    """Return `2 neu, 0 weggefallen, 1 geändert`, with the merged ones where there are any."""
    counts = _COMPARED_COUNTS.format(new, gone, changed)
    return _MERGED_COUNT.format(counts, merged) if merged else counts


def named_line(label: str, text: str) -> str:
    """Return `Telefon: 0221 …`."""
    return f"{label}: {text}"


def from_to(begins: str, ends: str) -> str:
    """Return `1.2. bis 3.4.`, or the one day that is known."""
    if begins and ends:
        return f"{begins} bis {ends}"
    return f"ab {begins}" if begins else f"bis {ends}"


def audience_line(audience: Audience) -> str:
    """Return for whom a paper is made, as a heading says it."""
    text = word(audience)
    return text[:1].upper() + text[1:]
