"""How the rows of a case read: phases, topics, education, permits, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.cases import Recognition
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.dates import format_day_short, format_partial
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.people.row_texts import Surroundings, expires_soon, expiry_text
from gkdesk.ui.records.row_text import RowText, joined, span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gkdesk.services.clients import case_fields as case
    from gkdesk.text.dates import PartialDate

CONFIDED = "anvertraut"
STAYS_HERE = "bleibt bei der Fallführung"
SECOND_PERMIT = (
    "Es gelten mehrere Berechtigungsscheine zugleich. Bitte klären Sie, welcher eingelöst wird: "
    "Doppelt ausgestellte Scheine führen zu Rückfragen beim Träger und beim BAMF."
)


def phase_text(part: case.Phase, around: Surroundings) -> RowText:
    """Return the words of a phase."""
    past = part.until is not None and part.until <= around.today
    name = around.lookup.entry(CodeList.CASE_PHASE, part.phase)
    return RowText(name, part.note, span(part.since, part.until), done=past)


def topic_text(part: case.Topic, around: Surroundings) -> RowText:
    """Return the words of a topic, with the category by which it goes out."""
    name = around.lookup.entry(CodeList.CASE_TOPIC, part.topic)
    wanted = f"gewünscht: {part.wanted}" if part.wanted else ""
    kind = word(part.category) if part.category else ""
    when = f"Stand {format_day_short(part.noted_on, around.today)}" if part.noted_on else ""
    return RowText(name, joined(kind, _one_line(part.situation), _one_line(wanted)), when)


def education_text(part: case.Education, _around: Surroundings) -> RowText:
    """Return the words of a time at school, in training or at work."""
    asked = part.recognition is not Recognition.NOT_ASKED
    line = joined(part.place, part.certificate, word(part.recognition) if asked else "", part.note)
    return RowText(joined(word(part.kind), part.what), line, _period(part.since, part.until))


def permit_text(part: case.CoursePermit, around: Surroundings) -> RowText:
    """Return the words of a Berechtigungsschein."""
    kind = around.lookup.entry(CodeList.COURSE_KIND, part.kind) if part.kind else ""
    today = around.today
    issued = f"vom {format_day_short(part.issued_on, today)}" if part.issued_on else ""
    by = " ".join(filter(None, (part.issued_by, issued)))
    if part.used_on:
        used = f"eingelöst {format_day_short(part.used_on, today)}"
        return RowText(kind or "Berechtigungsschein", joined(by, part.note), used, done=True)
    when = expiry_text(part.valid_until, today) if part.valid_until else "ohne Frist"
    past = part.valid_until is not None and part.valid_until < today
    soon = expires_soon(part.valid_until, today)
    title = kind or "Berechtigungsschein"
    return RowText(title, joined(by, part.note), when, warn=soon and not past, done=past)


def note_text(part: case.Note, around: Surroundings) -> RowText:
    """Return the words of a note: who said it, and where it may go."""
    kind = word(part.category) if part.category else STAYS_HERE
    when = format_day_short(part.on, around.today) if part.on else ""
    line = joined(word(part.source), kind, CONFIDED if part.confided else "")
    return RowText(_one_line(part.line), line, when)


def holding_permits(permits: Iterable[case.CoursePermit], today: dt.date) -> int:
    """Count the permits that may still be used."""
    return sum(
        1
        for each in permits
        if each.used_on is None and (each.valid_until is None or each.valid_until >= today)
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _period(since: PartialDate | None, until: PartialDate | None) -> str:
    if since and until:
        return f"{format_partial(since)} bis {format_partial(until)}"
    if since:
        return f"seit {format_partial(since)}"
    return f"bis {format_partial(until)}" if until else ""
