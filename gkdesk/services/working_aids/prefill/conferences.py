"""What the Fallkonferenzen of the year and the structural issues say, as counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from gkdesk.models.meetings import AgendaItem, Meeting, MeetingParticipant
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.working_aids.prefill.known import Fact, KnownRow, Moment, counted
from gkdesk.services.working_aids.prefill.network import HELD, IMMIGRATION_OFFICE
from gkdesk.text.codes.meetings import (
    Attendance,
    IssueRoute,
    ItemKind,
    ItemState,
    MeetingPurpose,
)
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from sqlalchemy import Select

    from gkdesk.services.working_aids.prefill.known import Table

_THERE = (Attendance.PRESENT.value, Attendance.PARTLY.value)
_TALKED = (ItemState.DISCUSSED.value, ItemState.CLOSED.value)


def held(moment: Moment) -> Fact | None:
    """Say yes where one was held; that none is entered does not mean that there was none."""
    number = _count(moment)
    said = counted(number, "Fallkonferenz", "Fallkonferenzen")
    return Fact(number=number, yes=True, said=said) if number else None


def count(moment: Moment) -> Fact | None:
    """Count the Fallkonferenzen that were held."""
    number = _count(moment)
    return Fact(number=number, said=counted(number, "Fallkonferenz", "Fallkonferenzen"))


def cases(moment: Moment) -> Fact | None:
    """Count the cases that were talked about, each one once."""
    item = AgendaItem
    query = select(func.coalesce(item.client_id, item.id)).where(
        item.meeting_id.in_(_conferences(moment)),
        item.kind_of_item == ItemKind.CASE.value,
        item.state.in_(_TALKED),
    )
    number = len(set(moment.session.scalars(query)))
    return Fact(number=number, said=counted(number, "Fall", "Fälle"))


def immigration_office(moment: Moment) -> Fact | None:
    """Say yes where somebody of the immigration office was there at least once."""
    people = MeetingParticipant
    office = select(Organisation.id).where(Organisation.kind_of_organisation == IMMIGRATION_OFFICE)
    staff = select(ContactPerson.id).where(ContactPerson.organisation_id.in_(office))
    query = select(func.count(people.meeting_id.distinct())).where(
        people.meeting_id.in_(_conferences(moment)),
        people.attendance.in_(_THERE),
        or_(people.organisation_id.in_(office), people.contact_id.in_(staff)),
    )
    number = moment.session.scalar(query) or 0
    if not number:
        return None
    where = counted(number, "Fallkonferenz", "Fallkonferenzen")
    return Fact(number=number, yes=True, said=f"die ABH war bei {where} dabei")


def open_issues(moment: Moment) -> Fact | None:
    """Count the structural issues that are open on the day."""
    table = StructuralIssue
    query = select(func.count(table.id)).where(
        or_(table.noted_on.is_(None), table.noted_on <= moment.day),
        or_(table.closed_on.is_(None), table.closed_on > moment.day),
    )
    number = moment.session.scalar(query) or 0
    said = counted(number, "offenes Strukturthema", "offene Strukturthemen")
    return Fact(number=number, yes=bool(number) or None, said=said)


def issues(moment: Moment, _table: Table) -> tuple[KnownRow, ...]:
    """Return the structural issues that were open in the course of the year."""
    table = StructuralIssue
    query = (
        select(table)
        .where(
            or_(table.noted_on.is_(None), table.noted_on <= moment.day),
            or_(table.closed_on.is_(None), table.closed_on >= moment.first),
        )
        .order_by(table.noted_on, table.id)
    )
    return tuple(
        KnownRow(
            label=row.theme,
            cells={
                "theme": Fact(text=row.theme),
                "route": Fact(text=word(IssueRoute(row.route)), codes=(row.route,)),
                "decision": Fact(
                    text=row.decision, day=row.decided_on, yes=bool(row.decision) or None
                ),
            },
            known_by=("theme",),
        )
        for row in moment.session.scalars(query)
    )


def _count(moment: Moment) -> int:
    return len(set(moment.session.scalars(_conferences(moment))))


def _conferences(moment: Moment) -> Select[int]:
    return select(Meeting.id).where(
        Meeting.purpose == MeetingPurpose.SINGLE_CASE.value,
        Meeting.state.in_(HELD),
        Meeting.on.between(moment.first, moment.day),
    )
