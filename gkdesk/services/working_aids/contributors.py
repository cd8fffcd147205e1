"""Who contributes to a working aid: the members shared its questions out among them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.working_aids import AidAnswer, AidContributor
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.working_aids.contributing import contributor_views
from gkdesk.services.working_aids.opened import draft
from gkdesk.services.working_aids.writing import settle
from gkdesk.text.clean import clean_line
from gkdesk.text.ids import ContactId, OrganisationId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.working_aids.opened import Shelf
    from gkdesk.services.working_aids.views import ContributorView
    from gkdesk.store.store import Store
    from gkdesk.text.ids import AidId, PartId


@dataclass(frozen=True)
class ContributorFields:
    """Who contributes and which sections are asked of them, by the names of the sections."""

    organisation_id: OrganisationId | None = None
    contact_id: ContactId | None = None
    name: str = ""
    sections: tuple[str, ...] = ()
    printed_on: dt.date | None = None
    returned_on: dt.date | None = None


class Contributors:
    """The contributors of the working aids of one store."""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        self._store = store
        self._shelf = shelf

    def rows(self, aid_id: AidId) -> tuple[ContributorView, ...]:
        """Return who contributes to an aid, in the order of entry."""
        with self._store.read() as session:
            template = self._shelf.layout(session, aid_id).template
            return contributor_views(session, aid_id, template)

    def add(self, aid_id: AidId, entered: ContributorFields) -> Outcome:
        """Enter somebody who contributes; the `ref` of the outcome is the id of the row."""
        with self._store.transaction(Label.AID_CONTRIBUTOR_ADDED) as transaction:
            session = transaction.session
            draft(session, aid_id)
            last = select(func.max(AidContributor.position)).filter_by(aid_id=aid_id)
            position = session.scalar(last)
            row = AidContributor(aid_id=aid_id, position=0 if position is None else position + 1)
            self._write(session, row, entered)
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.AID_CONTRIBUTOR_ADDED, transaction.changes, ref)

    def save(self, aid_id: AidId, contributor_id: PartId, entered: ContributorFields) -> Outcome:
        """Save what was entered about somebody who contributes."""
        with self._store.transaction(Label.AID_CONTRIBUTOR_CHANGED) as transaction:
            session = transaction.session
            draft(session, aid_id)
            self._write(session, _row(session, aid_id, contributor_id), entered)
        return Outcome(Label.AID_CONTRIBUTOR_CHANGED, transaction.changes, contributor_id)

    def printed(self, aid_id: AidId, contributor_id: PartId, on: dt.date | None = None) -> Outcome:
        """Note that the sheet was printed, today unless another day is named."""
        return self._mark(aid_id, contributor_id, "printed_on", on)

    def returned(self, aid_id: AidId, contributor_id: PartId, on: dt.date | None = None) -> Outcome:
        """Note that the sheet came back."""
        return self._mark(aid_id, contributor_id, "returned_on", on)

    def remove(self, aid_id: AidId, contributor_id: PartId) -> Outcome:
        """Remove somebody; the answers stay and are the office's own from then on."""
        with self._store.transaction(Label.AID_CONTRIBUTOR_REMOVED) as transaction:
            session = transaction.session
            draft(session, aid_id)
            row = _row(session, aid_id, contributor_id)
            for answer in session.scalars(select(AidAnswer).filter_by(contributor_id=row.id)):
                answer.contributor_id = None
                settle(session, answer)
            session.flush()
            session.delete(row)
        return Outcome(Label.AID_CONTRIBUTOR_REMOVED, transaction.changes, aid_id)

    def _mark(
        self, aid_id: AidId, contributor_id: PartId, column: str, on: dt.date | None
    ) -> Outcome:
        with self._store.transaction(Label.AID_CONTRIBUTOR_CHANGED) as transaction:
            row = _row(transaction.session, aid_id, contributor_id)
            setattr(row, column, on or self._store.clock.today())
        return Outcome(Label.AID_CONTRIBUTOR_CHANGED, transaction.changes, contributor_id)

    def _write(self, session: Session, row: AidContributor, entered: ContributorFields) -> None:
        name = clean_line(entered.name, "name")
        if not (name or entered.organisation_id or entered.contact_id):
            raise InvalidInput("organisation_id", "who_contributes")
        require_choice(session, Organisation, entered.organisation_id, field="organisation_id")
        require_choice(session, ContactPerson, entered.contact_id, field="contact_id")
        known = {each.name for each in self._shelf.layout(session, row.aid_id).template.sections}
        if not set(entered.sections) <= known:
            raise InvalidInput("sections", "unknown_choice")
        row.organisation_id, row.contact_id = entered.organisation_id, entered.contact_id
        row.name, row.sections = name, " ".join(dict.fromkeys(entered.sections))
        row.printed_on, row.returned_on = entered.printed_on, entered.returned_on


def _row(session: Session, aid_id: int, contributor_id: int) -> AidContributor:
    row = fetch(session, AidContributor, contributor_id)
    if row.aid_id != aid_id:
        raise RecordGone
    return row
