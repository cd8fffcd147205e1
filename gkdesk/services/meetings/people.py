"""Who takes part in a meeting, and who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.client import Client
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.basis.overrides import check_no_override
from gkdesk.services.mapping import write
from gkdesk.services.meetings.tables import PARTICIPANT, open_meeting, own
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import require_choice
from gkdesk.services.validation import checked
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.meetings import Attendance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.fields import Participant
    from gkdesk.store.store import Store
    from gkdesk.text.ids import MeetingId, PartId


class Participants:
    """The participants of the meetings of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, meeting_id: MeetingId, person: Participant) -> Outcome:
        """Add somebody, or change her where `person.id` is set."""
        label = Label.PARTICIPANT_ADDED if person.id is None else Label.PARTICIPANT_CHANGED
        return self._save(meeting_id, (person,), label)

    def add_all(self, meeting_id: MeetingId, people: Iterable[Participant]) -> Outcome:
        """Add several people in one step."""
        return self._save(meeting_id, tuple(people), Label.PARTICIPANT_ADDED)

    def remove(self, meeting_id: MeetingId, participant_id: PartId) -> Outcome:
        """Take somebody off the list, with her views and the decisions about her.

        Raises InvalidInput where it was decided for a reason that she hears a case.
        """
        with self._store.transaction(Label.PARTICIPANT_REMOVED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            row = own(session, tables.MeetingParticipant, meeting_id, participant_id)
            about = tables.ItemAccess.participant_id == participant_id
            check_no_override(session, about, "contact_id")
            for table in (tables.ItemView, tables.ItemAccess):
                query = select(table).filter_by(participant_id=participant_id)
                for part in session.scalars(query):
                    session.delete(part)
            presented = select(tables.AgendaItem).filter_by(presenter_id=participant_id)
            for item in session.scalars(presented):
                item.presenter_id = None
            session.delete(row)
        return Outcome(Label.PARTICIPANT_REMOVED, transaction.changes, meeting_id)

    def attend(
        self,
        meeting_id: MeetingId,
        participant_id: PartId,
        attendance: Attendance,
        stand_in: str | None = None,
    ) -> Outcome:
        """Note whether somebody came, and who came for her; None leaves that as it is."""
        text = None if stand_in is None else clean_line(stand_in, "stand_in")
        with self._store.transaction(Label.ATTENDANCE_NOTED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            row = own(session, tables.MeetingParticipant, meeting_id, participant_id)
            row.attendance = attendance.value
            if text is not None:
                row.stand_in = text
        return Outcome(Label.ATTENDANCE_NOTED, transaction.changes, participant_id)

    def attend_all(self, meeting_id: MeetingId, attendance: Attendance) -> Outcome:
        """Note the same for everybody of whom nothing is noted yet."""
        with self._store.transaction(Label.ATTENDANCE_NOTED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            query = select(tables.MeetingParticipant).filter_by(
                meeting_id=meeting_id, attendance=Attendance.UNKNOWN.value
            )
            for row in session.scalars(query):
                row.attendance = attendance.value
        return Outcome(Label.ATTENDANCE_NOTED, transaction.changes, meeting_id)

    def _save(
        self, meeting_id: MeetingId, people: tuple[Participant, ...], label: Label
    ) -> Outcome:
        clean = [checked(person) for person in people]
        ref: int | None = None
        with self._store.transaction(label) as transaction:
            open_meeting(transaction.session, meeting_id)
            for person in clean:
                ref = _write(transaction.session, meeting_id, person)
        return Outcome(label, transaction.changes, ref)


def _write(session: Session, meeting_id: int, person: Participant) -> int:
    _check(session, meeting_id, person)
    if person.id is None:
        row = tables.MeetingParticipant(
            meeting_id=meeting_id, position=_next_place(session, meeting_id)
        )
    else:
        row = own(session, tables.MeetingParticipant, meeting_id, person.id)
        _check_same_person(session, row, person)
    write(row, person, PARTICIPANT)
    session.add(row)
    session.flush()
    return row.id


def _check(session: Session, meeting_id: int, person: Participant) -> None:
    if person.contact_id is None and person.organisation_id is None and person.client_id is None:
        raise InvalidInput("contact_id", "contact_or_organisation")
    require_choice(session, ContactPerson, person.contact_id, field="contact_id")
    require_choice(session, Organisation, person.organisation_id, field="organisation_id")
    require_choice(session, Client, person.client_id, field="client_id")
    table = tables.MeetingParticipant
    same = select(table.id).filter_by(
        meeting_id=meeting_id,
        contact_id=person.contact_id,
        organisation_id=person.organisation_id,
        client_id=person.client_id,
    )
    if any(ref != person.id for ref in session.scalars(same)):
        raise InvalidInput("contact_id", "link_already_there")


def _check_same_person(
    session: Session, row: tables.MeetingParticipant, person: Participant
) -> None:
    """Raise InvalidInput where what somebody said would become another's."""
    now = (row.contact_id, row.organisation_id, row.client_id)
    if now == (person.contact_id, person.organisation_id, person.client_id):
        return
    said = select(tables.ItemView.id).filter_by(participant_id=row.id)
    if session.scalars(said.limit(1)).first() is not None:
        raise InvalidInput("contact_id", "said_by_another")


def _next_place(session: Session, meeting_id: int) -> int:
    table = tables.MeetingParticipant
    last = session.scalar(select(func.max(table.position)).filter_by(meeting_id=meeting_id))
    return 0 if last is None else last + 1
