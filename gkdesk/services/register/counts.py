"""How many records a list would show, without reading the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.bodies import Body
from gkdesk.models.meetings import ActionItem
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.structural import StructuralIssue
from gkdesk.models.tasks import OfficeTask
from gkdesk.services.register.presence import (
    body_is_there,
    contact_is_there,
    organisations_there,
)
from gkdesk.text.codes.meetings import ActionState

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

    from gkdesk.store.store import Store


class Counts:
    """Counts by the rules of the lists: what has ended and what is done is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def organisations(self) -> int:
        """Return how many organisations there are."""
        there = organisations_there(self._store.clock.today())
        return self._count(Organisation.id, Organisation.id.in_(there))

    def contacts(self) -> int:
        """Return how many contact persons there are."""
        return self._count(ContactPerson.id, contact_is_there(self._store.clock.today()))

    def bodies(self) -> int:
        """Return how many bodies there are."""
        return self._count(Body.id, body_is_there(self._store.clock.today()))

    def tasks(self) -> int:
        """Return how many tasks of the office are open."""
        return self._count(OfficeTask.id, OfficeTask.done_on.is_(None))

    def issues(self) -> int:
        """Return how many structural issues are not closed."""
        return self._count(StructuralIssue.id, StructuralIssue.closed_on.is_(None))

    def actions(self) -> int:
        """Return how much of what was agreed at meetings is open."""
        return self._count(ActionItem.id, ActionItem.state == ActionState.OPEN.value)

    def _count(self, key: InstrumentedAttribute[int], is_there: ColumnElement[bool]) -> int:
        with self._store.read() as session:
            return session.scalars(select(func.count(key)).where(is_there)).one()
