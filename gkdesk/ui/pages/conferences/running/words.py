"""What the running view says: time left, who is there, who may hear what, how far an item is."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import Access, Attendance, ItemKind, ItemState, ParticipantRole
from gkdesk.text.dates import format_day
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkdesk.services.meetings.views import (
        Heard,
        ItemView,
        Matrix,
        MeetingView,
        ParticipantView,
    )
    from gkdesk.text.codes.clients import Category

AWAY = frozenset({Attendance.EXCUSED, Attendance.ABSENT})
THERE = frozenset({Attendance.PRESENT, Attendance.PARTLY})
NO_CATEGORY = "ohne Kategorie"
NO_CATEGORY_LONG = "Ohne Kategorie: nur für die Fallführung"
NOT_AGREED = "Es ist nicht vermerkt, dass die Person der Besprechung zugestimmt hat."
RECOGNISED = "Auch ohne Namen kann jemand die Person erkennen."
EVERYBODY_HEARS = "Alle dürfen den Namen hören"
VEILED_BY_HAND = "Verdeckt: so auf die Tagesordnung gesetzt"
CASE = "Fall"
DUTIES = {
    ParticipantRole.CHAIR: "Die Sitzung leitet",
    ParticipantRole.MINUTES: "Protokoll führt",
}
MINUTE = 60


def clock_text(seconds: int) -> str:
    """Write `7:24`, from an hour on `1:07:24`."""
    minutes, rest = divmod(max(0, seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def timer_texts(seconds: int, minutes: int) -> tuple[str, str, str]:
    """Return what stands before, in and after the large figures."""
    if not minutes:
        return "seit", clock_text(seconds), ""
    left = minutes * MINUTE - seconds
    if left >= 0:
        return "noch", clock_text(left), f"von {minutes} min"
    return "", clock_text(-left), f"über {minutes} min"


def meeting_line(view: MeetingView) -> str:
    """Write day, time and place of a meeting."""
    fields = view.fields
    pieces = [format_day(fields.on), fields.starts, inside(fields.place)]
    return ", ".join(piece for piece in pieces if piece)


def day_words(view: MeetingView) -> str:
    """Write the day of a meeting."""
    return format_day(view.fields.on)


def attendance_line(view: MeetingView) -> str:
    """Write `8 von 9 anwesend`."""
    there = sum(person.fields.attendance in THERE for person in view.participants)
    return f"{there} von {len(view.participants)} anwesend"


def person_words(person: ParticipantView, case: str = "") -> str:
    """Name a participant with her organisation; one who is a `case` is called by it."""
    if case:
        return f"Person zu {case}"
    return ", ".join(inside(piece) for piece in (person.name, person.organisation) if piece)


def without_basis(item: ItemView, view: MeetingView, matrix: Matrix) -> tuple[str, ...]:
    """Name who is there and has no basis to hear whose case this is."""
    return tuple(
        person_words(person, case_of(person, view, open_item=item))
        for person, heard in _hearers(item, view, matrix)
        if heard.access is Access.VEILED
    )


def is_veiled(item: ItemView, view: MeetingView, matrix: Matrix) -> bool:
    """Tell whether a case is called by its number in the room."""
    if item.fields.kind is not ItemKind.CASE:
        return False
    return item.fields.is_veiled or bool(without_basis(item, view, matrix))


def veil_words(names: Sequence[str]) -> str:
    """Say why a case is veiled, and because of how many; the room reads who it is on demand."""
    return f"Verdeckt: {persons(len(names))} ohne Grundlage" if names else VEILED_BY_HAND


def persons(number: int) -> str:
    """Write `1 Person` or `10 Personen`."""
    return "1 Person" if number == 1 else f"{number} Personen"


def limits(item: ItemView, view: MeetingView, matrix: Matrix) -> tuple[str, ...]:
    """Say what else holds in the room, in numbers: `details` names who it is."""
    if item.fields.kind is not ItemKind.CASE:
        return ()
    found = [] if item.id in matrix.agreed else [NOT_AGREED]
    if is_veiled(item, view, matrix):
        found.append(RECOGNISED)
    counted = Counter(heard.access for _, heard in _hearers(item, view, matrix))
    if some := counted[Access.SOME]:
        verb = "hört" if some == 1 else "hören"
        found.append(f"{persons(some)} {verb} nicht alles")
    if outside := counted[Access.OUTSIDE]:
        found.append(f"Nicht dabei: {persons(outside)}")
    return tuple(found)


def details(item: ItemView, view: MeetingView, matrix: Matrix) -> tuple[str, ...]:
    """Name who has no basis, who does not hear everything, and who is outside."""
    named: dict[str, list[str]] = defaultdict(list)
    for person, heard in _hearers(item, view, matrix):
        who = person_words(person, case_of(person, view, open_item=item))
        if heard.access is Access.VEILED:
            named["Ohne Grundlage"].append(who)
        elif heard.access is Access.SOME:
            missing = ", ".join(category_word(each) for each in sorted(heard.missing))
            named[f"Ohne {missing}"].append(who)
        elif heard.access is Access.OUTSIDE:
            named["Nicht dabei"].append(who)
        if person.fields.role in DUTIES and heard.access in (Access.VEILED, Access.SOME):
            named[f"{DUTIES[person.fields.role]} jemand ohne Grundlage"].append(who)
    return tuple(f"{what}: {'; '.join(people)}" for what, people in sorted(named.items()))


def case_of(person: ParticipantView, view: MeetingView, *, open_item: ItemView | None) -> str:
    """Return „Fall 6“ for who attends for herself and whose case is not the one that is open.

    Our rule: she is in the room, but at the case of somebody else nobody reads who she is.
    """
    ref = person.fields.client_id
    if ref is None or (open_item is not None and open_item.fields.client_id == ref):
        return ""
    return next((item.cover for item in view.items if item.fields.client_id == ref), "") or CASE


def category_word(category: Category | None) -> str:
    """Name the category of a text; without one it goes to nobody but the Fallführung."""
    return NO_CATEGORY if category is None else word(category)


def item_line(item: ItemView, *, veiled: bool) -> str:
    """Say in one short line what an item is."""
    if item.fields.kind is not ItemKind.CASE:
        return ""
    if item.state in (ItemState.POSTPONED, ItemState.CLOSED):
        return word(item.state)
    if veiled:
        return "ohne Namen"
    return "Altfall" if item.is_old else "neu"


def end_line(view: MeetingView, *, running: ItemView | None, seconds: int, now: dt.datetime) -> str:
    """Say when the meeting will end at this pace: `Ende etwa 12:05, 5 Minuten später`."""
    planned = planned_end(view)
    local = now.astimezone()
    if planned is None or local.date() != view.fields.on:
        return ""
    rest = sum(item.fields.minutes * MINUTE for item in _to_come(view.items, running))
    if running is not None:
        rest += max(0, running.fields.minutes * MINUTE - seconds)
    end = local + dt.timedelta(seconds=rest)
    late = end.hour * MINUTE + end.minute - planned
    return f"Ende etwa {end:%H:%M}{_lateness(late)}"


def planned_end(view: MeetingView) -> int | None:
    """Return the minute of the day at which the room is free again, None where nobody said."""
    hours, _, minutes = view.fields.starts.partition(":")
    return int(hours) * MINUTE + int(minutes) + view.fields.minutes if minutes else None


def _lateness(minutes: int) -> str:
    if minutes <= 0:
        return ""
    return ", 1 Minute später" if minutes == 1 else f", {minutes} Minuten später"


def _to_come(items: Iterable[ItemView], running: ItemView | None) -> list[ItemView]:
    ref = None if running is None else running.id
    return [item for item in items if item.state is ItemState.OPEN and item.id != ref]


def _hearers(
    item: ItemView, view: MeetingView, matrix: Matrix
) -> list[tuple[ParticipantView, Heard]]:
    if item.fields.kind is not ItemKind.CASE:
        return []
    return [
        (person, matrix.at(item.id, person.id))
        for person in view.participants
        if person.fields.attendance not in AWAY
    ]
