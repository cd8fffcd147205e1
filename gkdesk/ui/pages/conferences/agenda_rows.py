"""The agenda as rows for the eye: times, reasons, and what no longer fits into the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.clock_time import after
from gkdesk.text.codes.meetings import ItemKind, ItemState, MeetingPurpose
from gkdesk.text.ids import PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.conferences.words import comeback_words, counted, minutes_words
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.services.meetings.views import Comeback, ItemView, MeetingView
    from gkdesk.text.ids import ClientId

SETTLED = "inzwischen erledigt, kann entfallen"


@dataclass(frozen=True)
class AgendaRow:
    """One block; `line` says what it is, `overlong` that it ends after the room is free."""

    id: PartId
    kind: ItemKind
    title: str
    line: str
    begins: str
    minutes: int
    is_old: bool = False
    is_veiled: bool = False
    overlong: bool = False

    @property
    def name(self) -> str:
        return self.title

    def words(self) -> str:
        """Return the block as it is read aloud."""
        parts = (
            self.begins and f"{self.begins} Uhr",
            inside(self.title),
            minutes_words(self.minutes),
            self.line,
            "endet nach der Raumzeit" if self.overlong else "",
        )
        return ", ".join(part for part in parts if part)


def agenda_rows(view: MeetingView, returning: Mapping[ClientId, Comeback]) -> list[AgendaRow]:
    """Return the blocks of an agenda in order."""
    used, rows = 0, []
    for item in view.items:
        used += item.fields.minutes
        rows.append(
            AgendaRow(
                id=item.id,
                kind=item.fields.kind,
                title=item.name,
                line=line_of(item, returning),
                begins=item.begins,
                minutes=item.fields.minutes,
                is_old=item.is_old,
                is_veiled=item.fields.is_veiled,
                overlong=used > view.fields.minutes,
            )
        )
    return rows


def line_of(item: ItemView, returning: Mapping[ClientId, Comeback]) -> str:
    """Say what an item is: an old case with why it comes back, a new one, a topic."""
    if item.fields.kind is not ItemKind.CASE:
        called = word(item.fields.kind)
        return "" if called == item.name else called
    veiled = f"verdeckt, heißt „{item.cover}“" if item.fields.is_veiled else ""
    done = "" if item.state is ItemState.OPEN else word(item.state)
    return joined(case_words(item, returning), veiled, done)


def case_words(item: ItemView, returning: Mapping[ClientId, Comeback]) -> str:
    """Say whether a case is new, and why an old one is back."""
    if not item.is_old:
        return "neuer Fall"
    found = None if item.fields.client_id is None else returning.get(item.fields.client_id)
    if found is None:
        return f"Altfall: {SETTLED}" if item.state is ItemState.OPEN else "Altfall"
    return f"Altfall: {comeback_words(found)}"


def new_case_words(view: MeetingView, most: int) -> str:
    """Say how many new cases still have a place; Altfälle need none."""
    if view.fields.series_id is None or view.fields.purpose is not MeetingPurpose.SINGLE_CASE:
        return ""
    cases = [item for item in view.items if item.fields.kind is ItemKind.CASE]
    left = most - sum(not item.is_old for item in cases)
    if left > 0:
        return f"Platz für {counted(left, 'neuen Fall', 'neue Fälle')}."
    if left == 0:
        return "Kein Platz mehr für neue Fälle."
    return f"{counted(-left, 'neuer Fall', 'neue Fälle')} mehr, als die Reihe vorsieht."


def room_words(view: MeetingView) -> str:
    """Say how much of the time is planned, and by how much it is too much."""
    planned, room = view.planned_minutes, view.fields.minutes
    ends = after(view.fields.on, view.fields.starts, planned)
    if view.minutes_too_many:
        until = after(view.fields.on, view.fields.starts, room)
        free = f"; der Raum ist nur bis {until} Uhr frei" if until else ""
        return (
            f"Die Tagesordnung ist um {minutes_words(view.minutes_too_many)} zu lang: "
            f"{planned} von {minutes_words(room)}{free}."
        )
    end = f", Ende etwa {ends} Uhr" if ends else ""
    return f"{planned} von {minutes_words(room)} verplant{end}, {room - planned} frei."
