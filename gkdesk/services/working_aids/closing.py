"""Close a working aid, open it again for a reason, and note what was sent; and its history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.errors import InvalidInput
from gkdesk.models.working_aids import AidDispatch, WorkingAid
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.services.working_aids.sealing import add_seal, break_seal, seal_views
from gkdesk.services.working_aids.viewing import dispatch_views
from gkdesk.services.working_aids.views import EventView, MissingView, OpenView
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.working_aids import AidEvent, AidState
from gkdesk.text.wording.aid_problems import TROUBLES
from gkdesk.text.wording.working_aids import REQUIRED_ANSWER
from gkdesk.working_aids.parts import Ref

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Opened, Shelf
    from gkdesk.services.working_aids.views import DispatchView
    from gkdesk.store.store import Store
    from gkdesk.text.ids import AidId
    from gkdesk.working_aids.tally import Part


@dataclass(frozen=True)
class Dispatch:
    """What was sent: to whom, as which file, with which digest."""

    recipient: str
    file_name: str = ""
    digest: str = ""
    with_password: bool = False
    sent_on: dt.date | None = None


class Closing:
    """How working aids of one store are closed, opened again and sent."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf

    def missing(self, aid_id: AidId) -> tuple[MissingView, ...]:
        """Return what keeps an aid from being closed: missing and wrong answers, top to bottom."""
        with self._shelf.lock, self._store.read() as session:
            return _missing(self._shelf.open(session, aid_id))

    def unanswered(self, aid_id: AidId) -> tuple[OpenView, ...]:
        """Return what is asked and has no answer, top to bottom; none of it stops the closing."""
        with self._shelf.lock, self._store.read() as session:
            opened = self._shelf.open(session, aid_id)
            return tuple(_open(opened, each) for each in opened.form.parts() if not each.answered)

    def close(self, aid_id: AidId) -> Outcome:
        """Close a draft and seal it; raise InvalidInput while something is missing."""
        with self._shelf.lock, self._store.transaction(Label.AID_CLOSED) as transaction:
            session = transaction.session
            row = _in(session, aid_id, AidState.DRAFT)
            opened = self._shelf.open(session, aid_id)
            if _missing(opened):
                raise InvalidInput("state", "aid_incomplete")
            row.state, row.closed_on = AidState.CLOSED.value, self._store.clock.today()
            session.flush()
            add_seal(session, opened, self._store.clock.now())
        return Outcome(Label.AID_CLOSED, transaction.changes, aid_id)

    def reopen(self, aid_id: AidId, reason: str) -> Outcome:
        """Open a closed aid again, for a reason that stays beside the seal.

        What was sent already cannot be changed any more: the next return is a new Fassung.
        """
        text = clean_line(reason, "reason")
        with self._store.transaction(Label.AID_REOPENED) as transaction:
            session = transaction.session
            row = _in(session, aid_id, AidState.CLOSED, AidState.SENT)
            break_seal(session, aid_id, self._store.clock.now(), text)
            if _last_fassung(session, aid_id) == row.fassung:
                row.fassung += 1
            row.state, row.closed_on = AidState.DRAFT.value, None
        return Outcome(Label.AID_REOPENED, transaction.changes, aid_id)

    def sent(self, aid_id: AidId, dispatch: Dispatch) -> Outcome:
        """Note that a return was sent, today unless another day is named; only of a closed aid."""
        with self._store.transaction(Label.AID_SENT) as transaction:
            note_sent(transaction.session, aid_id, dispatch, self._store.clock.today())
        return Outcome(Label.AID_SENT, transaction.changes, aid_id)

    def dispatches(self, aid_id: AidId) -> tuple[DispatchView, ...]:
        """Return what was sent, the newest first."""
        with self._store.read() as session:
            return dispatch_views(session, aid_id)

    def history(self, aid_id: AidId) -> tuple[EventView, ...]:
        """Return what happened to an aid, the newest first."""
        with self._shelf.lock, self._store.read() as session:
            row = fetch(session, WorkingAid, aid_id)
            events = [EventView(AidEvent.BEGUN, row.begun_on, 1)]
            seals = seal_views(session, self._shelf, aid_id)[::-1]
            last = {seal.fassung: seal.number for seal in seals}
            returns = dispatch_views(session, aid_id)[::-1]
            for seal in seals:
                closed_on = seal.at.astimezone().date()
                events.append(EventView(AidEvent.CLOSED, closed_on, seal.fassung))
                if last[seal.fassung] == seal.number:
                    events += [_sent(each) for each in returns if each.fassung == seal.fassung]
                if seal.reopened_at is not None:
                    opened_on = seal.reopened_at.astimezone().date()
                    events.append(
                        EventView(AidEvent.REOPENED, opened_on, seal.fassung, seal.reason)
                    )
        return tuple(reversed(events))


def note_sent(session: Session, aid_id: AidId, dispatch: Dispatch, today: dt.date) -> None:
    """Note in an open transaction that a return was sent."""
    recipient = clean_line(dispatch.recipient, "recipient")
    if not recipient:
        raise InvalidInput("recipient", "required")
    row = _in(session, aid_id, AidState.CLOSED, AidState.SENT)
    row.state, row.recipient = AidState.SENT.value, recipient
    session.add(
        AidDispatch(
            aid_id=aid_id,
            fassung=row.fassung,
            sent_on=dispatch.sent_on or today,
            recipient=recipient,
            file_name=clean_line(dispatch.file_name, "file_name"),
            digest=dispatch.digest,
            with_password=dispatch.with_password,
        )
    )


def _missing(opened: Opened) -> tuple[MissingView, ...]:
    why: dict[Ref, str] = dict.fromkeys(opened.form.missing(), REQUIRED_ANSWER)
    for problem in opened.form.errors():
        why[problem.ref] = problem.message or TROUBLES[problem.trouble]
    place = {name: number for number, name in enumerate(opened.layout.questions)}
    layout = opened.layout
    return tuple(
        MissingView(
            ref=ref,
            number=layout.numbers.get(ref.question, ""),
            label=layout.questions[ref.question].label,
            section=layout.section_of[ref.question],
            why=why[ref],
        )
        for ref in sorted(why, key=lambda ref: (place[ref.question], ref.row or 0))
    )


def _open(opened: Opened, part: Part) -> OpenView:
    table = opened.layout.tables.get(part.name)
    if table is None:
        label, ref = opened.layout.questions[part.name].label, Ref(part.name)
    elif part.row is None:
        label, ref = table.label, Ref(table.name)
    else:
        entry = opened.form.entry(table.name, part.row)
        label = f"{table.label}: {opened.template.lists[table.rows].label(entry)}"
        ref = Ref(part.first, part.row)
    return OpenView(ref, opened.layout.numbers.get(part.name, ""), label, part.section)


def _in(session: Session, aid_id: int, *allowed: AidState) -> WorkingAid:
    row = fetch(session, WorkingAid, aid_id)
    if AidState(row.state) not in allowed:
        raise InvalidInput("state", "aid_not_there_yet")
    return row


def _last_fassung(session: Session, aid_id: int) -> int | None:
    return session.scalar(select(func.max(AidDispatch.fassung)).filter_by(aid_id=aid_id))


def _sent(view: DispatchView) -> EventView:
    return EventView(AidEvent.SENT, view.sent_on, view.fassung, view.recipient)
