"""A filled working aid in a store, put there row by row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.models.meetings import Meeting, MeetingParticipant
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.office import Office
from gkdesk.models.working_aids import AidAnswer, AidBody, AidContributor, AidRow, WorkingAid
from gkdesk.services.outcome import Label
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.ids import AidId
from gkdesk.working_aids import stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.working_aids.answers import Answers
    from gkdesk.working_aids.template import Template


def put_aid(
    store: Store,
    template: Template,
    answers: Answers,
    *,
    year: int = 2021,
    state: AidState = AidState.CLOSED,
    comments: Mapping[str, str] | None = None,
    source: str = "",
) -> AidId:
    """Put a filled working aid into a store and return its id."""
    with store.transaction(Label.AID_BEGUN) as transaction:
        session = transaction.session
        day = dt.date(year, 12, 1)
        aid = WorkingAid(
            template_id=template.id,
            template_version=template.version,
            year=year,
            title=template.title,
            state=state.value,
            begun_on=day,
            closed_on=day,
        )
        session.add(aid)
        session.flush()
        session.add(AidBody(aid_id=aid.id, body=stored.to_text(template)))
        _put_answers(session, aid.id, answers, comments or {}, source)
        return AidId(aid.id)


def _put_answers(
    session: Session, aid_id: int, answers: Answers, comments: Mapping[str, str], source: str
) -> None:
    for name, answer in answers.single.items():
        session.add(
            AidAnswer(
                aid_id=aid_id,
                question=name,
                value=answer.value,
                remark=answer.remark,
                comment=comments.get(name, ""),
                source=source,
            )
        )
    for table, rows in answers.rows.items():
        for position, row in enumerate(rows):
            made = AidRow(aid_id=aid_id, table_name=table, entry=row.entry, position=position)
            session.add(made)
            session.flush()
            for name, answer in row.answers.items():
                session.add(
                    AidAnswer(
                        aid_id=aid_id,
                        row_id=made.id,
                        question=name,
                        value=answer.value,
                        remark=answer.remark,
                        comment=comments.get(name, ""),
                        source=source,
                    )
                )


def put_office(store: Store) -> None:
    """Say who the office is."""
    with store.transaction(Label.OFFICE_CHANGED) as transaction:
        transaction.session.add(
            Office(
                name="Stabsstelle", alliance="Kreis Musterland", territory="district", ags="05999"
            )
        )


def put_contact(store: Store, name: str, **ways: str) -> None:
    with store.transaction(Label.CONTACT_CREATED) as transaction:
        transaction.session.add(ContactPerson(name=name, **ways))


def put_contributor(store: Store, aid_id: AidId, name: str) -> None:
    with store.transaction(Label.AID_CONTRIBUTOR_ADDED) as transaction:
        transaction.session.add(AidContributor(aid_id=aid_id, name=name, sections="kern"))


def put_participant(store: Store, organisation: str, **person: str) -> None:
    """Put a meeting with one participant of an organisation into a store."""
    with store.transaction(Label.MEETING_NOTED) as transaction:
        session = transaction.session
        office, meeting = Organisation(name=organisation), Meeting(on=dt.date(2021, 3, 1))
        session.add_all((office, meeting))
        session.flush()
        session.add(MeetingParticipant(meeting_id=meeting.id, organisation_id=office.id, **person))
