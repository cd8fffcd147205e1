"""What was told by mouth: everybody who heard a case gets her line of the register at the seal.

A rule of our own: who was there for a case heard what is released to her of it, whether she took
a paper home or not. What a paper of the same meeting told her already is not written twice.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gkdesk.services.basis.grounds import Ground, among, in_words
from gkdesk.services.meetings import access
from gkdesk.services.meetings.reached import reached_at, who_came
from gkdesk.store.disclosures import lines_of
from gkdesk.text.codes.clients import Basis, Category, RecordKind
from gkdesk.text.codes.meetings import Attendance, ItemState
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import cases as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.models import meetings as tables
    from gkdesk.services.meetings.views import Heard, ItemView, MeetingView, ParticipantView
    from gkdesk.store.disclosures import Reached
    from gkdesk.store.store import Store
    from gkdesk.store.transactions import Transaction
    from gkdesk.text.ids import ClientId

_WAS_THERE = frozenset({Attendance.PRESENT, Attendance.PARTLY})
_WAS_TOLD = frozenset({ItemState.DISCUSSED, ItemState.CLOSED})


def note_heard(
    store: Store, transaction: Transaction, row: tables.Meeting, view: MeetingView
) -> None:
    """Write into the registers of the clients who heard what at a meeting that is sealed."""
    session = transaction.session
    reached = reached_at(session, view)
    cells = access.matrix(session, row, row.on).cells
    for item in _cases(view):
        client = item.fields.client_id
        if client is None:
            continue
        known = _known(session, client)
        for person in view.participants:
            heard = cells.get((item.id, person.id))
            if heard is None or not _heard_it(person, heard):
                continue
            rest = heard.categories - known[reached[person.id]]
            for ground in among(heard.grounds, rest):
                _note(store, transaction, client, view, person, reached[person.id], ground)


def _cases(view: MeetingView) -> Iterator[ItemView]:
    for item in view.items:
        if item.cover and item.state in _WAS_TOLD and not item.fields.is_veiled:
            yield item


def _heard_it(person: ParticipantView, heard: Heard) -> bool:
    """Tell whether somebody learned something; who holds the record knew it all."""
    is_another = person.fields.client_id is None and not heard.holds
    return is_another and person.fields.attendance in _WAS_THERE


def _known(session: Session, client: ClientId) -> dict[Reached, frozenset[Category]]:
    """Return what was told whom at which meeting so far."""
    found: dict[Reached, frozenset[Category]] = defaultdict(frozenset)
    for line in lines_of(session, RecordKind.CLIENT.value, client):
        found[line.reached] |= {Category(each) for each in line.categories}
    return found


def _note(
    store: Store,
    transaction: Transaction,
    client: ClientId,
    view: MeetingView,
    person: ParticipantView,
    reached: Reached,
    ground: Ground,
) -> None:
    told = in_words(ground.categories)
    if ground.basis is Basis.DECISION:
        told = f"{told}, {words.IN_SPITE}"
    transaction.mark(RecordKind.CLIENT.value, client)
    store.disclosures.add(
        transaction,
        kind=RecordKind.CLIENT.value,
        ref=client,
        what=words.HEARD.format(format_numeric(view.fields.on), told),
        recipient=", ".join(filter(None, (who_came(person), person.organisation))),
        basis=ground.basis.value,
        reached=reached,
        consents=ground.consents,
        categories=(each.value for each in ground.categories),
    )
