"""The German titles and notes of what is due on the page Heute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day, format_day_bare, format_moment

if TYPE_CHECKING:
    import datetime as dt

BACKUP_TITLE = "Bestand sichern"
REVIEW_TITLE = "Vereinbarung prüfen"
NEED_TITLE = "Zuständigkeit klären"
RECORD_GONE = "der Eintrag dazu ist nicht mehr da"


def end_title(*, ended: bool) -> str:
    """Say that an agreement runs out, or has run out."""
    return "Vereinbarung ist ausgelaufen" if ended else "Vereinbarung läuft aus"


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
