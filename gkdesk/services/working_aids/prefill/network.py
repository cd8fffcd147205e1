"""What the office and the network say: the core group, agreements, the immigration office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.models.bodies import Body, BodyMeeting, Membership
from gkdesk.models.cooperation import Agreement, Cooperation
from gkdesk.models.meetings import AgendaItem, Meeting
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.offers import Offer
from gkdesk.models.office import Office
from gkdesk.models.structural import StructuralIssue
from gkdesk.network.agreements import basis_on, in_force
from gkdesk.services.naming import sort_key
from gkdesk.services.register.presence import cooperation_is_there, offer_is_there
from gkdesk.services.rows import among
from gkdesk.services.working_aids.prefill.known import Fact, Moment, counted, listed
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.meetings import ItemKind, MeetingState
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable

HELD = (MeetingState.RUNNING.value, MeetingState.HELD.value, MeetingState.SEALED.value)
IMMIGRATION_OFFICE = "foreigners_office"
AGREED = frozenset({FormalBasis.AGREEMENT.value, FormalBasis.ADMINISTRATIVE_AGREEMENT.value})
"""What counts as a Kooperationsvereinbarung; contracts and letters are asked for apart."""
SOMEBODY = "eine Person ohne Organisation"


def office_name(moment: Moment) -> Fact | None:
    """Name the alliance as it stands in the settings."""
    return _of_office(moment, "alliance", "name")


def office_municipality(moment: Moment) -> Fact | None:
    """Name the Kreis, town or municipality."""
    return _of_office(moment, "alliance", "place")


def office_ags(moment: Moment) -> Fact | None:
    """Return the key of the area."""
    return _of_office(moment, "ags")


def office_kind(moment: Moment) -> Fact | None:
    """Tell what kind of local authority it is."""
    row = _office(moment)
    if row is None or row.territory is None:
        return None
    said = word(Territory(row.territory))
    return Fact(text=said, codes=(row.territory,), said=said)


def core_members(moment: Moment) -> Fact | None:
    """Count who sits in the core group: organisations, and people without one."""
    if not core_bodies(moment):
        return None
    names = _names(moment, core_seats(moment))
    said = counted(len(names), "Mitglied", "Mitglieder")
    return Fact(text=listed(names), number=len(names), yes=bool(names), said=said)


def core_left(moment: Moment) -> Fact | None:
    """Tell who gave up the last seat in the course of the year."""
    still = {_sitter(seat) for seat in core_seats(moment)}
    gone = [
        seat
        for seat in _all_core_seats(moment)
        if seat.until is not None and moment.first <= seat.until <= moment.day
    ]
    return _changed(moment, (seat for seat in gone if _sitter(seat) not in still), "Austritt")


def core_joined(moment: Moment) -> Fact | None:
    """Tell who took a first seat in the course of the year."""
    seats = _all_core_seats(moment)
    before = {_sitter(seat) for seat in seats if seat.since is None or seat.since < moment.first}
    come = (
        seat
        for seat in seats
        if seat.since is not None
        and moment.first <= seat.since <= moment.day
        and _sitter(seat) not in before
    )
    return _changed(moment, come, "Neuaufnahme")


def core_meetings(moment: Moment) -> Fact | None:
    """Count the days of the year on which the core group met."""
    bodies = core_bodies(moment)
    if not bodies:
        return None
    days = {(row.body_id, row.on) for row in _core_meetings(moment, bodies)}
    noted = select(BodyMeeting.body_id, BodyMeeting.on).where(
        among(BodyMeeting.body_id, bodies), BodyMeeting.on.between(moment.first, moment.day)
    )
    days |= {(row.body_id, row.on) for row in moment.session.execute(noted)}
    said = counted(len(days), "Sitzung", "Sitzungen")
    return Fact(number=len(days), yes=bool(days), said=said)


def core_topics(moment: Moment) -> Fact | None:
    """Name the topics on the agendas of the core group; cases are none."""
    held = [row.id for row in _core_meetings(moment, core_bodies(moment))]
    query = (
        select(AgendaItem.title, StructuralIssue.theme)
        .outerjoin(StructuralIssue, StructuralIssue.id == AgendaItem.structural_id)
        .where(
            among(AgendaItem.meeting_id, held),
            AgendaItem.kind_of_item.in_((ItemKind.TOPIC.value, ItemKind.STRUCTURAL.value)),
            AgendaItem.client_id.is_(None),
        )
        .order_by(AgendaItem.meeting_id, AgendaItem.position)
    )
    rows = moment.session.execute(query)
    topics = list(dict.fromkeys(title or theme or "" for title, theme in rows))
    topics = [topic for topic in topics if topic]
    if not topics:
        return None
    said = counted(len(topics), "Thema", "Themen")
    return Fact(text=listed(topics, apart="\n"), number=len(topics), yes=True, said=said)


@dataclass(frozen=True)
class Signed:
    """An agreement in force with whom it binds."""

    row: Agreement
    parties: tuple[int, ...]


def agreements_now(moment: Moment) -> list[Signed]:
    """Return every written basis in force on the day, oldest first."""
    query = (
        select(Agreement, Cooperation.first_id, Cooperation.second_id)
        .join(Cooperation, Cooperation.id == Agreement.cooperation_id)
        .where(cooperation_is_there(moment.day))
        .order_by(Agreement.signed_on, Agreement.id)
    )
    found = [Signed(row, (first, second)) for row, first, second in moment.session.execute(query)]
    valid = {row.id for row in in_force((each.row for each in found), moment.day)}
    return [each for each in found if each.row.id in valid]


def agreements_count(moment: Moment) -> Fact | None:
    """Count the Kooperationsvereinbarungen in force."""
    number = len(_agreed(moment))
    return Fact(number=number, said=counted(number, "Vereinbarung", "Vereinbarungen"))


def agreements_any(moment: Moment) -> Fact | None:
    """Say yes where there is one; that none is entered does not mean that there is none."""
    number = len(_agreed(moment))
    if not number:
        return None
    said = counted(number, "Vereinbarung", "Vereinbarungen")
    return Fact(number=number, yes=True, written=True, said=said)


def agreements_parties(moment: Moment) -> Fact | None:
    """Name everybody who is bound by one, further parties too."""
    found = _agreed(moment)
    refs = {ref for each in found for ref in each.parties}
    names = organisation_words(moment, refs)
    further = (line.strip() for each in found for line in each.row.further_parties.splitlines())
    names += [name for name in dict.fromkeys(further) if name and name not in names]
    if not names:
        return None
    said = counted(len(names), "Organisation", "Organisationen")
    return Fact(text=listed(names), number=len(names), yes=True, said=said)


def agreements_members(moment: Moment) -> Fact | None:
    """Count the members of the core group that are bound by an agreement."""
    if not core_bodies(moment):
        return None
    bound = {ref for each in _agreed(moment) for ref in each.parties}
    members = {seat.organisation_id for seat in core_seats(moment)} & bound
    names = organisation_words(moment, {ref for ref in members if ref is not None})
    said = counted(len(names), "Mitglied", "Mitglieder")
    return Fact(text=listed(names), number=len(names), yes=bool(names) or None, said=said)


def agreements_funded(moment: Moment) -> Fact | None:
    """Say yes where whoever gives a funded offer is bound by a written basis."""
    query = select(Offer.organisation_id).where(offer_is_there(moment.day), Offer.module != "")
    givers = set(moment.session.scalars(query)) - {None}
    bound = {ref for each in agreements_now(moment) for ref in each.parties} & givers
    if not bound:
        return None
    names = organisation_words(moment, {ref for ref in bound if ref is not None})
    said = f"mit {counted(len(names), 'Träger', 'Trägern')}"
    return Fact(text=listed(names), number=len(names), yes=True, written=True, said=said)


def agreements_immigration_office(moment: Moment) -> Fact | None:
    """Say yes where a cooperation with the immigration office is entered, and whether written."""
    office = select(Organisation.id).where(Organisation.kind_of_organisation == IMMIGRATION_OFFICE)
    query = select(Cooperation).where(
        cooperation_is_there(moment.day),
        or_(Cooperation.first_id.in_(office), Cooperation.second_id.in_(office)),
    )
    ties = list(moment.session.scalars(query))
    if not ties:
        return None
    signed = select(Agreement).where(among(Agreement.cooperation_id, (tie.id for tie in ties)))
    by_tie: dict[int, list[Agreement]] = {}
    for row in moment.session.scalars(signed):
        by_tie.setdefault(row.cooperation_id, []).append(row)
    is_written = any(
        basis_on(moment.day, FormalBasis(tie.basis), by_tie.get(tie.id, ()))
        is not FormalBasis.LIVED
        for tie in ties
    )
    how = "mit schriftlicher Grundlage" if is_written else "ohne schriftliche Grundlage"
    said = f"{counted(len(ties), 'Kooperation', 'Kooperationen')} mit der ABH, {how}"
    return Fact(number=len(ties), yes=True, written=is_written, said=said)


def core_bodies(moment: Moment) -> list[int]:
    """Return the bodies that are the core group in the programme profile."""
    query = select(Body.id).where(Body.kind_of_body.in_(moment.core_kinds))
    return list(moment.session.scalars(query))


def core_seats(moment: Moment) -> list[Membership]:
    """Return the seats of the core group that are taken on the day."""
    return [seat for seat in _all_core_seats(moment) if moment.presence.is_taken(seat)]


def organisation_words(moment: Moment, refs: Iterable[int]) -> list[str]:
    """Return what organisations are called, sorted."""
    query = select(Organisation.name).where(among(Organisation.id, refs))
    return sorted(moment.session.scalars(query), key=sort_key)


def _office(moment: Moment) -> Office | None:
    return moment.session.scalars(select(Office)).first()


def _of_office(moment: Moment, *columns: str) -> Fact | None:
    """Return the first of some columns that is filled in."""
    row = _office(moment)
    text = next(filter(None, (getattr(row, name, "") for name in columns)), "")
    return Fact(text=text, said=text) if text else None


def _all_core_seats(moment: Moment) -> list[Membership]:
    query = select(Membership).where(among(Membership.body_id, core_bodies(moment)))
    return list(moment.session.scalars(query.order_by(Membership.since, Membership.id)))


def _core_meetings(moment: Moment, bodies: list[int]) -> list[Meeting]:
    query = select(Meeting).where(
        among(Meeting.body_id, bodies),
        Meeting.state.in_(HELD),
        Meeting.on.between(moment.first, moment.day),
    )
    return list(moment.session.scalars(query.order_by(Meeting.on, Meeting.id)))


def _sitter(seat: Membership) -> tuple[str, int | None]:
    """Return who sits there: the organisation, whoever comes for it, else the person."""
    if seat.organisation_id is not None:
        return "organisation", seat.organisation_id
    return "contact", seat.contact_id


def _changed(moment: Moment, seats: Iterable[Membership], what: str) -> Fact | None:
    if not core_bodies(moment):
        return None
    found = list(seats)
    names, refs = _names(moment, found), {seat.organisation_id for seat in found}
    kinds = (
        select(Organisation.kind_of_organisation)
        .where(among(Organisation.id, (ref for ref in refs if ref is not None)))
        .distinct()
    )
    said = counted(len(names), what, "Austritte" if what == "Austritt" else "Neuaufnahmen")
    return Fact(
        text=listed(names),
        number=len(names),
        yes=bool(names),
        codes=tuple(sorted(filter(None, moment.session.scalars(kinds)))),
        said=said,
    )


def _names(moment: Moment, seats: Iterable[Membership]) -> list[str]:
    """Return who sits there; people without an organisation by their function, never by name."""
    sitters = {_sitter(seat) for seat in seats}
    of = {kind: {ref for k, ref in sitters if k == kind} for kind in ("organisation", "contact")}
    names = organisation_words(moment, (ref for ref in of["organisation"] if ref is not None))
    people = select(ContactPerson.function).where(
        among(ContactPerson.id, (ref for ref in of["contact"] if ref is not None))
    )
    return [*names, *(function or SOMEBODY for function in moment.session.scalars(people))]


def _agreed(moment: Moment) -> list[Signed]:
    return [each for each in agreements_now(moment) if each.row.basis in AGREED]
