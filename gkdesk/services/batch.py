"""Many records in one step: what an import or the demo writes is logged and taken back as one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from gkdesk.services.one_step import OneStep
from gkdesk.services.outcome import Outcome
from gkdesk.services.register.bodies import BODIES, MEETINGS, SEATS
from gkdesk.services.register.contact_fields import ContactFields, FurtherPost, OrganisationFields
from gkdesk.services.register.contacts import CONTACTS, POSTS
from gkdesk.services.register.cooperations import AGREEMENTS, COOPERATIONS
from gkdesk.services.register.fields import (
    Agreement,
    BodyFields,
    CooperationFields,
    Meeting,
    Membership,
    NeedFields,
    OfferFields,
    TaskFields,
)
from gkdesk.services.register.needs import NEEDS
from gkdesk.services.register.offers import OFFERS
from gkdesk.services.register.organisations import ORGANISATIONS, set_catchment
from gkdesk.services.register.tasks import TASKS
from gkdesk.services.rows import fetch
from gkdesk.services.validation import checked

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from gkdesk.services.register.records import RecordList, Register
    from gkdesk.store.store import Store
    from gkdesk.text.ids import ContactId, MunicipalityId, OrganisationId
    from gkdesk.text.labels import Label

REGISTERS: dict[type, Register[Any]] = {
    OrganisationFields: ORGANISATIONS,
    ContactFields: CONTACTS,
    BodyFields: BODIES,
    CooperationFields: COOPERATIONS,
    OfferFields: OFFERS,
    NeedFields: NEEDS,
    TaskFields: TASKS,
}
LISTS: dict[type, RecordList[Any]] = {
    FurtherPost: POSTS,
    Membership: SEATS,
    Meeting: MEETINGS,
    Agreement: AGREEMENTS,
}


class Batch:
    """Writes within one transaction; what it refuses leaves nothing behind."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self._session = session
        self._today = today
        self.outcome: Outcome | None = None

    def add(self, entered: Any, **dates: object) -> int:  # noqa: ANN401 - any group of REGISTERS
        """Enter a record; `dates` set columns such as `verified_on`, which is today otherwise."""
        register = REGISTERS[type(entered)]
        ref = register.add(self._session, checked(entered), self._today)
        if dates:
            self.set(type(entered), ref, **dates)
        return ref

    def set(self, group: type, ref: int, **values: object) -> None:
        """Set single columns of a record that was entered before."""
        row = fetch(self._session, REGISTERS[group].table, ref)
        for column, value in values.items():
            setattr(row, column, value)

    def add_part(self, owner: int, part: Any) -> int:  # noqa: ANN401 - any group of LISTS
        """Add a row to one of the lists of a record."""
        return LISTS[type(part)].add(self._session, owner, checked(part))

    def serves(self, organisation: OrganisationId, places: Iterable[MunicipalityId]) -> None:
        """Say which municipalities an organisation is responsible for."""
        set_catchment(self._session, organisation, places)

    def works_also_at(
        self, contact: ContactId, organisation: OrganisationId, function: str = ""
    ) -> int:
        """Note a further organisation of a contact person."""
        return self.add_part(contact, FurtherPost(organisation, function))


class Batches:
    """Opens batches on one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def begin(self, label: Label) -> Iterator[Batch]:
        """Write many records as one step; the batch holds its outcome afterwards."""
        with self._store.transaction(label) as transaction:
            batch = Batch(transaction.session, self._store.clock.today())
            yield batch
        batch.outcome = Outcome(label, transaction.changes)

    @contextmanager
    def services(self, label: Label, name: str) -> Iterator[OneStep]:
        """Lend the services of cases and meetings for one step; `name` is the step's own."""
        with self._store.transaction(label) as transaction:
            yield OneStep(transaction.session, self._store.clock.now(), name)
