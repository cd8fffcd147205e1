"""The German titles and notes of what is due on the page Heute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day, format_day_bare, format_moment

if TYPE_CHECKING:
    import datetime as dt

BACKUP_TITLE = "Bestand sichern"
REVIEW_TITLE = "Vereinbarung prüfen"
NEED_TITLE = "Zuständigkeit klären"
CONSENT_TITLE = "Einwilligung läuft ab"
PERMIT_TITLE = "Berechtigungsschein läuft ab"
NO_ANSWER_TITLE = "Nachfragen: noch keine Antwort"
NO_FEEDBACK_TITLE = "Nachfragen: noch keine Rückmeldung"
OPEN_MINUTES = "Protokoll abschließen"
NOT_HELD = "Hat die Sitzung stattgefunden?"
ISSUE_TITLE = "Strukturthema wieder ansehen"
RECORD_GONE = "der Eintrag dazu ist nicht mehr da"


def end_title(*, ended: bool) -> str:
    """Say that an agreement runs out, or has run out."""
    return "Vereinbarung ist ausgelaufen" if ended else "Vereinbarung läuft aus"


def meeting_title(starts: str) -> str:
    """Say that a meeting comes, with its time if that is known."""
    return f"Sitzung um {starts} Uhr" if starts else "Sitzung"


def preparation_note(cases: int, people: int, invited: bool) -> str:  # noqa: FBT001 - read at once
    """Say how far a meeting is prepared."""
    parts = [
        "1 Fall" if cases == 1 else f"{cases} Fälle" if cases else "noch ohne Fälle",
        f"{people} Teilnehmende" if people else "noch ohne Teilnehmende",
        "eingeladen" if invited else "noch nicht eingeladen",
    ]
    return ", ".join(parts)


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
