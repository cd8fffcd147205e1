"""Needs: what groups of people lack, with its evidence and who sees to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.network import Municipality
from gkdesk.models.offers import Need
from gkdesk.services.code_lists import merged, require, words
from gkdesk.services.mapping import Columns, read
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_reading import municipality_names
from gkdesk.services.register.fields import NeedFields
from gkdesk.services.register.records import Labels, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import NeedState
from gkdesk.text.ids import NeedId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

PLAIN = Columns()
OPEN_STATES = (NeedState.OPEN, NeedState.IN_WORK)


@dataclass(frozen=True)
class NeedView:
    """A need as shown, with the words of its codes."""

    id: NeedId
    fields: NeedFields
    field: str
    legal_area: str
    statuses: tuple[str, ...]
    municipality: str
    noted_on: dt.date | None


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One line of the list of needs."""

    id: NeedId
    topic: str
    field: str
    group: str
    municipality: str
    owner: str
    state: NeedState
    noted_on: dt.date | None

    @property
    def name(self) -> str:
        """Return what the need is called in a list."""
        return self.topic


class Needs:
    """The needs of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, *, with_closed: bool = False) -> tuple[NeedRow, ...]:
        """Return the needs, sorted by topic; those met or dropped only on demand."""
        query = select(Need)
        if not with_closed:
            query = query.where(Need.state.in_([state.value for state in OPEN_STATES]))
        with self._store.read() as session:
            fields = words(session, CodeList.FIELD_OF_ACTION)
            places = municipality_names(session)
            rows = [
                NeedRow(
                    id=NeedId(row.id),
                    topic=row.topic,
                    field=fields.get(row.field, row.field),
                    group=row.group,
                    municipality=places.get(row.municipality_id or 0, ""),
                    owner=row.owner,
                    state=NeedState(row.state),
                    noted_on=row.noted_on,
                )
                for row in session.scalars(query)
            ]
        rows.sort(key=_by_topic)
        return tuple(rows)

    def detail(self, need_id: NeedId) -> NeedView:
        """Return one need; raise RecordGone if there is none."""
        with self._store.read() as session:
            row = fetch(session, Need, need_id)
            fields = read(NeedFields, row, PLAIN)
            statuses = words(session, CodeList.RESIDENCE_STATUS)
            return NeedView(
                id=need_id,
                fields=fields,
                field=words(session, CodeList.FIELD_OF_ACTION).get(row.field, row.field),
                legal_area=words(session, CodeList.LEGAL_AREA).get(row.legal_area, row.legal_area),
                statuses=tuple(statuses.get(code, code) for code in fields.statuses),
                municipality=municipality_names(session).get(row.municipality_id or 0, ""),
                noted_on=row.noted_on,
            )

    def create(self, entered: NeedFields) -> Outcome:
        """Enter a need; it counts as noted today."""
        return NEEDS.create(self._store, entered)

    def save(self, need_id: NeedId, entered: NeedFields) -> Outcome:
        """Save what was entered about a need."""
        return NEEDS.save(self._store, need_id, entered)

    def remove(self, need_id: NeedId) -> Outcome:
        """Remove a need that was entered by mistake."""
        return NEEDS.remove(self._store, need_id)


def _check(session: Session, entered: NeedFields, _ref: int | None) -> None:
    require_choice(session, Municipality, entered.municipality_id, field="municipality_id")
    require(session, CodeList.FIELD_OF_ACTION, entered.field, field="field")
    require(session, CodeList.LEGAL_AREA, entered.legal_area, field="legal_area")
    if not set(entered.statuses) <= merged(session, CodeList.RESIDENCE_STATUS).keys():
        raise InvalidInput("statuses", "unknown_choice")


NEEDS: Register[NeedFields] = Register(
    Need,
    Labels(Label.NEED_CREATED, Label.NEED_CHANGED, Label.NEED_DELETED),
    dated=("noted_on",),
    check=_check,
)


def _by_topic(row: NeedRow) -> str:
    return sort_key(row.topic)
