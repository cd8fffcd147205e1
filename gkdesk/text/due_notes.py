"""The German titles and notes of what is due on the page Heute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import Basis
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.dates import format_day, format_day_bare, format_moment

if TYPE_CHECKING:
    import datetime as dt

BACKUP_TITLE = "Bestand sichern"
REVIEW_TITLE = "Vereinbarung prüfen"
NEED_TITLE = "Zuständigkeit klären"
PERMIT_TITLE = "Berechtigungsschein läuft ab"
PERMIT_ENDED_TITLE = "Berechtigungsschein ist abgelaufen"
NOT_ASKED_TITLE = "Anfragen: Überleitung ist nur vorgeschlagen"
NOT_BEGUN_TITLE = "Nachfragen: zugesagt, noch nicht begonnen"
SERIES_TITLE = "Nächsten Termin anlegen"
AGAIN_TITLE = "Wiedervorlage in einer Konferenz"
LEGAL_AREA_NOTE = "Überleitung vorbereiten"
NO_ANSWER_TITLE = "Nachfragen: noch keine Antwort"
NO_FEEDBACK_TITLE = "Nachfragen: noch keine Rückmeldung"
RUNNING = "Sitzung läuft"
OPEN_MINUTES = "Protokoll abschließen"
NOT_HELD = "Hat die Sitzung stattgefunden?"
ISSUE_TITLE = "Strukturthema wieder ansehen"
AID_TITLES = {
    AidState.DRAFT: "Arbeitshilfe ausfüllen",
    AidState.CLOSED: "Arbeitshilfe senden",
}
RECORD_GONE = "der Eintrag dazu ist nicht mehr da"


_GROUNDS = {
    Basis.CONSENT: "Einwilligung",
    Basis.RELEASE: "Schweigepflichtentbindung",
    Basis.LEGAL_PROVISION: "Gesetzliche Befugnis",
}


def ground_title(basis: Basis, *, ended: bool) -> str:
    """Say that a ground of disclosure ends soon, or has ended."""
    ground = _GROUNDS.get(basis, _GROUNDS[Basis.CONSENT])
    return f"{ground} ist abgelaufen" if ended else f"{ground} läuft ab"


def course_title(kind: str) -> str:
    """Say that a course begins."""
    return f"Kursbeginn: {kind}"


def legal_area_title(name: str) -> str:
    """Say that somebody comes under another Rechtskreis."""
    return f"Rechtskreis wechselt: {name}"


def end_title(*, ended: bool) -> str:
    """Say that an agreement runs out, or has run out."""
    return "Vereinbarung ist ausgelaufen" if ended else "Vereinbarung läuft aus"


def meeting_title(starts: str) -> str:
    """Say that a meeting comes, with its time if that is known."""
    return f"Sitzung um {starts} Uhr" if starts else "Sitzung"


@dataclass(frozen=True, slots=True)
class Preparation:
    """How far a meeting is prepared; `without_basis` are cases that somebody may not hear."""

    cases: int = 0
    people: int = 0
    invited: bool = False
    without_agreement: int = 0
    without_basis: int = 0
    minutes_too_many: int = 0


def preparation_note(state: Preparation) -> str:
    """Say how far a meeting is prepared, and what it lacks."""
    lacks = (
        ("noch ohne Fälle", not state.cases),
        ("noch ohne Teilnehmende", not state.people),
        (f"{_cases(state.without_agreement)} ohne Einverständnis", state.without_agreement),
        (f"{_cases(state.without_basis)} nicht für alle freigegeben", state.without_basis),
        (f"{state.minutes_too_many} Minuten zu lang", state.minutes_too_many),
        ("noch nicht eingeladen", not state.invited),
    )
    has = (
        (_cases(state.cases), state.cases),
        (f"{state.people} Teilnehmende", state.people),
        ("eingeladen", state.invited),
    )
    return ", ".join(words for words, holds in (*has, *lacks) if holds)


def _cases(number: int) -> str:
    return "1 Fall" if number == 1 else f"{number} Fälle"


def series_note(day: dt.date | None) -> str:
    """Say which day follows from the rhythm of a series."""
    return "" if day is None else f"nach dem Rhythmus am {format_day_bare(day)}"


def answered_note(answered: int, askable: int) -> str:
    """Say how far a working aid has come."""
    return f"{answered} von {askable} beantwortet"


def backup_note(last: dt.datetime | None) -> str:
    """Say when the store was last backed up."""
    return "noch keine Sicherung" if last is None else f"letzte Sicherung {format_moment(last)}"


def contact_note(last: dt.date | None) -> str:
    """Say when there was last contact with a person."""
    if last is None:
        return "noch keine Gesprächsnotiz"
    return f"zuletzt gesprochen {format_day(last)}"


def confirm_title(office: str) -> str:
    """Ask to confirm a contact person of an office, whose name may be empty."""
    return f"Ansprechperson prüfen: {office}" if office else "Ansprechperson prüfen"


def confirm_note(last: dt.date | None) -> str:
    """Say when an entry was checked last."""
    return "noch nie geprüft" if last is None else f"zuletzt geprüft {format_day_bare(last)}"
