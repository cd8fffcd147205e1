"""How the rows of a client's record read: one bold line, one quiet line, a date at the right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Protocol

from gkdesk.services.clients.fields import (
    ContactEntry,
    Course,
    FollowUp,
    FormerAddress,
    Goal,
    LegalAreaEntry,
    Member,
    NameVariant,
    Paper,
    Part,
    ReachWay,
    Reference,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.dates import (
    age_text,
    format_birth,
    format_day_short,
    relative_day,
)
from gkdesk.text.languages import find_language
from gkdesk.text.wording.clients import word
from gkdesk.ui.records.row_text import RowText, due_text, joined, span

if TYPE_CHECKING:
    from gkdesk.text.dates import PartialDate
    from gkdesk.text.ids import MunicipalityId

EXPIRES_SOON_DAYS = 56


class Lookup(Protocol):
    """Words of the editable lists."""

    def entry(self, code_list: CodeList, code: str) -> str: ...

    def municipality(self, ref: MunicipalityId | None) -> str: ...


@dataclass(frozen=True)
class Surroundings:
    """What the words of a row depend on besides the row."""

    today: dt.date
    lookup: Lookup


def language_name(code: str) -> str:
    """Return the German name of a language; an unknown code stands for itself."""
    known = find_language(code)
    return known.german if known else code


def birth_text(birth: PartialDate | None, today: dt.date) -> str:
    """Write when somebody was born and how old that is: `3. 4. 1990, 36 Jahre`."""
    return f"{format_birth(birth)}, {age_text(birth, today)}" if birth else ""


def expiry_text(day: dt.date, today: dt.date) -> str:
    """Write how long a paper is still valid: `in 55 Tagen`, `seit 3 Tagen abgelaufen`."""
    if day < today:
        return f"{relative_day(day, today)} abgelaufen"
    return relative_day(day, today)


def expires_soon(day: dt.date | None, today: dt.date) -> bool:
    """Tell whether a paper has run out or will within eight weeks."""
    return day is not None and (day - today).days <= EXPIRES_SOON_DAYS


def row_text(part: Part, around: Surroundings) -> RowText:
    """Return the words of one row of a client's record."""
    return _row_text(part, around)


@singledispatch
def _row_text(part: object, _around: Surroundings) -> RowText:
    raise TypeError(type(part).__name__)


@_row_text.register
def _(part: NameVariant, _around: Surroundings) -> RowText:
    return RowText(part.name, part.note)


@_row_text.register
def _(part: Member, around: Surroundings) -> RowText:
    birth = birth_text(part.birth, around.today)
    return RowText(part.name, joined(part.relation, part.own_name), birth)


@_row_text.register
def _(part: FormerAddress, around: Surroundings) -> RowText:
    place = " ".join(filter(None, (part.postal_code, part.place)))
    where = around.lookup.municipality(part.municipality_id)
    title = ", ".join(filter(None, (part.street, place))) or where
    return RowText(title, "" if where == title else where, span(part.since, part.until), done=True)


@_row_text.register
def _(part: ReachWay, _around: Surroundings) -> RowText:
    listeners = f"kann mithören oder mitlesen: {part.listeners}" if part.listeners else ""
    return RowText(part.value, joined(word(part.kind), part.note, listeners))


@_row_text.register
def _(part: Reference, _around: Surroundings) -> RowText:
    return RowText(part.number, joined(word(part.office), part.note))


@_row_text.register
def _(part: SpokenLanguage, _around: Surroundings) -> RowText:
    return RowText(language_name(part.language), word(part.level))


@_row_text.register
def _(part: StatusEntry, around: Surroundings) -> RowText:
    name = around.lookup.entry(CodeList.RESIDENCE_STATUS, part.status)
    document = part.document
    if part.document_until:
        until = format_day_short(part.document_until, around.today)
        document = f"{document or 'Dokument'} gültig bis {until}"
    conditions = joined(
        document,
        f"Erwerbstätigkeit: {part.work_permission}" if part.work_permission else "",
        f"Wohnsitzauflage: {part.residence_obligation}" if part.residence_obligation else "",
        f"Räumliche Beschränkung: {part.area_restriction}" if part.area_restriction else "",
    )
    past = part.until is not None and part.until < around.today
    warn = not past and expires_soon(part.document_until or part.until, around.today)
    title = f"{name} {part.paragraph}".strip() if part.paragraph not in name else name
    return RowText(title, conditions, span(part.since, part.until), warn=warn, done=past)


@_row_text.register
def _(part: LegalAreaEntry, around: Surroundings) -> RowText:
    name = around.lookup.entry(CodeList.LEGAL_AREA, part.legal_area)
    past = part.until is not None and part.until < around.today
    return RowText(name, part.note, span(part.since, part.until), done=past)


@_row_text.register
def _(part: Paper, around: Surroundings) -> RowText:
    original = f"Original: {part.original_at}" if part.original_at else ""
    when = expiry_text(part.valid_until, around.today) if part.valid_until else "ohne Frist"
    return RowText(
        part.title,
        joined(original, part.note),
        when,
        warn=expires_soon(part.valid_until, around.today),
    )


@_row_text.register
def _(part: Course, around: Surroundings) -> RowText:
    kind = around.lookup.entry(CodeList.COURSE_KIND, part.kind)
    status = word(part.status)
    if part.waiting_since and not part.until:
        status = f"{status} seit {format_day_short(part.waiting_since, around.today)}"
    hours = f"noch {part.remaining_hours} Stunden" if part.remaining_hours is not None else ""
    level = f"Ziel {word(part.level)}" if part.level else ""
    certificate = f"Zertifikat: {part.certificate}" if part.certificate else ""
    return RowText(
        joined(kind, part.provider),
        joined(status, level, certificate, hours, part.note),
        span(part.since, part.until),
    )


@_row_text.register
def _(part: Goal, around: Surroundings) -> RowText:
    words = f"„{part.words}“"
    level = around.lookup.entry(CodeList.GOAL_LEVEL, part.level) if part.level else ""
    line = joined("Teilziel" if part.parent_id is not None else "", level, part.who)
    if part.reached_on:
        day = format_day_short(part.reached_on, around.today)
        return RowText(words, joined("erreicht", line), day, done=True)
    if part.until:
        late = part.until < around.today
        return RowText(words, line, f"bis {format_day_short(part.until, around.today)}", warn=late)
    when = format_day_short(part.set_on, around.today) if part.set_on else ""
    return RowText(words, line, f"seit {when}" if when else "")


@_row_text.register
def _(part: Step, around: Surroundings) -> RowText:
    if part.done_on:
        done = f"erledigt {format_day_short(part.done_on, around.today)}"
        return RowText(part.what, part.who, done, done=True)
    when = due_text(part.until, around.today) if part.until else "ohne Termin"
    overdue = part.until is not None and part.until < around.today
    return RowText(part.what, part.who, when, warn=overdue)


@_row_text.register
def _(part: ContactEntry, around: Surroundings) -> RowText:
    when = format_day_short(part.on, around.today) if part.on else ""
    return RowText(part.line, word(part.way), when)


@_row_text.register
def _(part: FollowUp, around: Surroundings) -> RowText:
    if part.done_on:
        done = f"erledigt {format_day_short(part.done_on, around.today)}"
        return RowText(part.what, "", done, done=True)
    return RowText(part.what, "", due_text(part.due, around.today), warn=part.due < around.today)
