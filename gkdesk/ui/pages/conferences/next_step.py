"""What is next in preparing a meeting: one step, the first that is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import Access, ItemKind, MeetingPurpose, MeetingState
from gkdesk.text.dates import format_day_short
from gkdesk.ui.pages.conferences.agenda_rows import room_words
from gkdesk.ui.pages.conferences.words import counted, shortened

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.meetings.views import Matrix, MeetingView

CASE_MEETINGS = frozenset({MeetingPurpose.SINGLE_CASE, MeetingPurpose.HANDOVER})
MOST_NAMES = 3
INVITE_DAYS = 14
"""How long before the day an invitation should go out at the latest; our proposal."""


class Deed(StrEnum):
    """What the button of the step does."""

    ADD_CASE = "add_case"
    ADD_TOPIC = "add_topic"
    ADD_PEOPLE = "add_people"
    SHORTEN = "shorten"
    DECIDE = "decide"
    INVITE = "invite"
    BEGIN = "begin"
    TAKE_UP = "take_up"
    NOTHING = ""


@dataclass(frozen=True)
class NextStep:
    """The step in words, a line about it, and its button."""

    text: str
    line: str = ""
    action: str = ""
    deed: Deed = Deed.NOTHING


def next_step(view: MeetingView, matrix: Matrix, today: dt.date) -> NextStep:
    """Return what to do next to have a meeting ready."""
    if view.state is MeetingState.CANCELLED:
        line = "Die Fälle kommen bei der nächsten Sitzung der Reihe von selbst wieder."
        return NextStep("Diese Sitzung ist abgesagt.", line, "Wieder aufnehmen", Deed.TAKE_UP)
    on = view.fields.on
    if on <= today and view.participants and view.items:
        return _begin(view, today)
    found = _missing(view) or _too_long(view) or _undecided(view, matrix)
    if found is not None:
        return found
    if view.state is MeetingState.PLANNED:
        line = "Vermerken Sie es, sobald die Einladungen verschickt sind."
        if (on - today).days < INVITE_DAYS:
            line = f"Die Sitzung ist schon am {format_day_short(on, today)}. {line}"
        return NextStep("Alle einladen", line, "Einladung vermerken", Deed.INVITE)
    return NextStep("Alles ist vorbereitet.", f"Die Sitzung ist am {format_day_short(on, today)}.")


def _begin(view: MeetingView, today: dt.date) -> NextStep:
    late = view.fields.on < today
    text = "Die Sitzung war schon." if late else "Heute ist die Sitzung."
    line = room_words(view) if view.minutes_too_many else ""
    if late:
        line = "Halten Sie fest, was besprochen wurde, oder sagen Sie die Sitzung ab."
    return NextStep(text, line, "Sitzung beginnen", Deed.BEGIN)


def _missing(view: MeetingView) -> NextStep | None:
    kinds = {item.fields.kind for item in view.items}
    if view.fields.purpose in CASE_MEETINGS and ItemKind.CASE not in kinds:
        line = "Altfälle mit offenen Punkten kommen von selbst wieder."
        return NextStep("Fälle auf die Tagesordnung setzen", line, "Fall ergänzen", Deed.ADD_CASE)
    if not kinds - {ItemKind.OPENING, ItemKind.CLOSING, ItemKind.BREAK}:
        return NextStep("Themen auf die Tagesordnung setzen", "", "Thema ergänzen", Deed.ADD_TOPIC)
    if not view.participants:
        line = "Vorschläge stehen unter „Teilnehmende“."
        return NextStep("Teilnehmende eintragen", line, "Zu den Teilnehmenden", Deed.ADD_PEOPLE)
    return None


def _too_long(view: MeetingView) -> NextStep | None:
    if not view.minutes_too_many:
        return None
    return NextStep("Die Tagesordnung kürzen", room_words(view), "Zur Tagesordnung", Deed.SHORTEN)


def _undecided(view: MeetingView, matrix: Matrix) -> NextStep | None:
    """Ask for a decision where somebody could not hear a case by its name."""
    names = {item.id: item.name for item in view.items if not item.fields.is_veiled}
    veiled = {ref for (ref, _), cell in matrix.cells.items() if cell.access is Access.VEILED} & set(
        names
    )
    if not veiled:
        return None
    found = [inside(shortened(name)) for ref, name in names.items() if ref in veiled]
    rest = len(found) - MOST_NAMES
    called = ", ".join(found[:MOST_NAMES]) + (f" und {rest} weitere" if rest > 0 else "")
    return NextStep(
        f"Klären, wer bei {counted(len(veiled), 'Fall', 'Fällen')} dabei sein kann",
        f"Nicht für alle ist ein Nachweis da: {called}",
        "Ansehen",
        Deed.DECIDE,
    )
