"""One line for each working aid: what it is, how far it has come, what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.working_aids import AidDispatch, WorkingAid
from gkdesk.services.working_aids.views import AidSummary
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.ids import AidId

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def summaries(session: Session) -> list[AidSummary]:
    """Return the line of every aid, without opening one."""
    sent = _sent(session)
    rows = session.scalars(select(WorkingAid).order_by(WorkingAid.year.desc(), WorkingAid.id))
    return [summary(row, sent.get(row.id)) for row in rows]


def summary(aid: WorkingAid, sent_on: dt.date | None) -> AidSummary:
    """Return the line of one aid."""
    return AidSummary(
        id=AidId(aid.id),
        template_id=aid.template_id,
        template_version=aid.template_version,
        title=aid.title,
        short=aid.short,
        year=aid.year,
        state=AidState(aid.state),
        fassung=aid.fassung,
        answered=aid.answered,
        askable=aid.askable,
        recipient=aid.recipient,
        begun_on=aid.begun_on,
        due_on=aid.due_on,
        closed_on=aid.closed_on,
        sent_on=sent_on,
    )


def last_sent(session: Session, aid_id: int) -> dt.date | None:
    """Return the day of the last return that was sent."""
    return session.scalar(select(func.max(AidDispatch.sent_on)).filter_by(aid_id=aid_id))


def _sent(session: Session) -> dict[int, dt.date]:
    query = select(AidDispatch.aid_id, func.max(AidDispatch.sent_on)).group_by(AidDispatch.aid_id)
    return {row[0]: row[1] for row in session.execute(query)}
