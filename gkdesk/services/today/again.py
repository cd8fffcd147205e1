"""Cases that a conference wanted to see again, and changes of the Rechtskreis to hand over."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import func, literal, or_, select, true
from sqlalchemy.orm import aliased

from gkdesk.models import meetings as tables
from gkdesk.models.case import ClientReferral
from gkdesk.models.client import ClientLegalArea
from gkdesk.services.code_lists import words
from gkdesk.services.today.queries import Due, dues, parts
from gkdesk.text import due_notes
from gkdesk.text.codes.cases import ReferralState
from gkdesk.text.codes.clients import CodeList, DueKind
from gkdesk.text.codes.meetings import ItemKind, ItemState, MeetingState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.services.today.asked import Asked

_NOT_OVER = (
    MeetingState.PLANNED.value,
    MeetingState.INVITED.value,
    MeetingState.CANCELLED.value,
)
_WAITING = (ItemState.DISCUSSED.value, ItemState.POSTPONED.value)
HANDOVER_DAYS = 60
"""A referral this long before a change of the Rechtskreis counts as its handover (ours)."""


def due_again(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the cases whose Wiedervorlage at a conference has come.

    Whoever stands on the agenda of a later meeting already is seen again there.
    """
    item, held = tables.AgendaItem, tables.Meeting
    later, other = aliased(tables.AgendaItem), aliased(tables.Meeting)
    on_again = (
        select(later.id)
        .join(other, other.id == later.meeting_id)
        .where(
            later.client_id == item.client_id,
            other.on > held.on,
            other.state != MeetingState.CANCELLED.value,
        )
        .exists()
    )
    series = select(tables.MeetingSeries.name).where(tables.MeetingSeries.id == held.series_id)
    called = func.coalesce(func.nullif(held.title, ""), series.scalar_subquery(), "")
    whose = true() if asked.client_id is None else item.client_id == asked.client_id
    query = (
        select(item.follow_up_on, item.client_id, item.id, literal(due_notes.AGAIN_TITLE), called)
        .join(held, held.id == item.meeting_id)
        .where(
            item.kind_of_item == ItemKind.CASE.value,
            item.state.in_(_WAITING),
            held.state.not_in(_NOT_OVER),
            asked.due(item.follow_up_on),
            whose,
            ~on_again,
        )
    )
    return dues(session, query, DueKind.CASE_AGAIN)


def due_legal_areas(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the changes of the Rechtskreis that nobody has handed over yet.

    Another office is in charge from that day on: a referral proposed or asked for of late is the
    handover, and one that was declined or withdrawn is none.
    """
    table, earlier = ClientLegalArea, aliased(ClientLegalArea)
    referral = ClientReferral
    before = (
        select(earlier.id)
        .where(
            earlier.client_id == table.client_id,
            earlier.legal_area != table.legal_area,
            or_(earlier.since.is_(None), earlier.since < table.since),
        )
        .exists()
    )
    none = (ReferralState.DECLINED.value, ReferralState.WITHDRAWN.value)
    first = asked.today - dt.timedelta(days=HANDOVER_DAYS)
    handed_over = (
        select(referral.id)
        .where(
            referral.client_id == table.client_id,
            referral.state.not_in(none),
            or_(referral.proposed_on >= first, referral.asked_on >= first),
        )
        .exists()
    )
    query = parts(table, table.legal_area, literal(due_notes.LEGAL_AREA_NOTE), table.since).where(
        asked.of(table), asked.ends(table.since), before, ~handed_over
    )
    texts = words(session, CodeList.LEGAL_AREA)
    for due in dues(session, query, DueKind.LEGAL_AREA, texts=texts):
        yield due._replace(title=due_notes.legal_area_title(due.title))
