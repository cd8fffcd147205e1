"""What the rows of Heute say, and where their step is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.dates import format_day_short, relative_day
from gkdesk.text.wording.clients import word
from gkdesk.ui.tables import DueItem, GroupHeader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Iterator, Sequence

    from gkdesk.services.today import views as today_views
    from gkdesk.ui.tables.items import Item


@dataclass(frozen=True)
class Deed:
    """What a row asks for: its word, its icon and where it is done; `row` leads to the very row."""

    word: str
    icon: str
    target: str
    row: str = ""


DEEDS = {
    DueKind.FOLLOW_UP: Deed("Notiz schreiben", "clock", "client.log"),
    DueKind.STEP: Deed("Schritt öffnen", "decision", "client.plan", "client.step"),
    DueKind.STATUS: Deed("Papiere ansehen", "document", "client.papers", "client.status"),
    DueKind.PAPER: Deed("Papiere ansehen", "document", "client.papers", "client.paper"),
    DueKind.NO_STEP: Deed("Schritt festlegen", "person", "client.step"),
    DueKind.NO_CONTACT: Deed("Notiz schreiben", "person", "client.log"),
    DueKind.STALE_CONTACT: Deed("Anrufen", "phone", "contact_person"),
    DueKind.STALE_ORGANISATION: Deed("Anrufen", "building", RecordKind.ORGANISATION.value),
    DueKind.AGREEMENT_REVIEW: Deed(
        "Prüfen", "link", RecordKind.COOPERATION.value, "cooperation.agreement"
    ),
    DueKind.GAP_WITHOUT_OWNER: Deed("Bedarf öffnen", "flag", RecordKind.NEED.value),
    DueKind.TASK: Deed("Aufgabe öffnen", "decision", RecordKind.TASK.value),
    DueKind.CONSENT: Deed("Erneuern", "shield", "client.consent", "client.consent"),
    DueKind.PERMIT: Deed("Ansehen", "school", "client.language", "client.permit"),
    DueKind.REFERRAL: Deed("Nachfragen", "phone", "client.referral", "client.referral"),
    DueKind.GOAL: Deed("Ziel ansehen", "flag", "client.plan", "client.goal"),
    DueKind.COURSE: Deed("Ansehen", "school", "client.language", "client.course"),
    DueKind.CASE_AGAIN: Deed("Ansehen", "conference", RecordKind.CLIENT.value),
    DueKind.LEGAL_AREA: Deed("Überleiten", "link", "client.referral"),
    DueKind.ACTION: Deed("Nachfragen", "decision", RecordKind.ACTION_ITEM.value),
    DueKind.MEETING: Deed("Vorbereiten", "conference", RecordKind.MEETING.value),
    DueKind.SERIES: Deed("Termin anlegen", "conference", RecordKind.MEETING_SERIES.value),
    DueKind.MINUTES: Deed("Öffnen", "conference", RecordKind.MEETING.value),
    DueKind.ISSUE: Deed("Ansehen", "flag", RecordKind.STRUCTURAL_ISSUE.value),
    DueKind.AID: Deed("Öffnen", "document", RecordKind.WORKING_AID.value),
    DueKind.BACKUP: Deed("Jetzt sichern", "database", "backup"),
}

_DOABLE = frozenset({DueKind.FOLLOW_UP.value, DueKind.STEP.value, DueKind.TASK.value})


def can_be_done(key: Hashable) -> bool:
    """Tell whether a row is something to tick off or put off, and not a fact or a reminder."""
    return isinstance(key, tuple) and key[0] in _DOABLE


def key_of(item: today_views.DueItem) -> Hashable:
    """Return what tells one due thing from another."""
    return item.kind.value, item.ref, item.part_id


def due_item(item: today_views.DueItem, today: dt.date) -> DueItem:
    """Put a due thing into words."""
    deed = DEEDS[item.kind]
    overdue = item.day is not None and item.day < today
    when = ""
    if item.day is not None:
        when = relative_day(item.day, today) if overdue else format_day_short(item.day, today)
    return DueItem(
        key=key_of(item),
        icon=deed.icon,
        title=item.title,
        context="  ·  ".join(inside(piece) for piece in (item.subject, item.note) if piece),
        when=when,
        step=deed.word,
        warns=overdue,
    )


def lines(sections: Sequence[today_views.DueSection], today: dt.date) -> Iterator[Item]:
    """Return the rows of the groups, a head before each, without what comes later."""
    for section in sections:
        if section.group is not DueGroup.SOON and section.total:
            yield GroupHeader(word(section.group), section.total)
            for item in section.items:
                yield due_item(item, today)


def later(sections: Sequence[today_views.DueSection]) -> today_views.DueSection | None:
    """Return what comes after this week, if there is something."""
    found = (section for section in sections if section.group is DueGroup.SOON)
    section = next(found, None)
    return section if section is not None and section.total else None
