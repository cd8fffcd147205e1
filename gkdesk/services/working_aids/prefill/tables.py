"""Rows that the network gives: bodies, members by kind, agreements, funding, offers, needs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from gkdesk.models.bodies import Body
from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.models.offers import Need, Offer
from gkdesk.services.code_lists import codes_of, words
from gkdesk.services.naming import contact_name, sort_key
from gkdesk.services.register.presence import body_is_there, contact_is_there, offer_is_there
from gkdesk.services.rows import among
from gkdesk.services.working_aids.prefill.fitting import KINDS
from gkdesk.services.working_aids.prefill.known import Fact, KnownRow, Moment, listed
from gkdesk.services.working_aids.prefill.network import (
    agreements_now,
    core_bodies,
    core_seats,
    organisation_words,
)
from gkdesk.text.codes.clients import CefrLevel, CodeList
from gkdesk.text.codes.findings import StatusGroup
from gkdesk.text.codes.network import FormalBasis, NeedState
from gkdesk.text.dates import format_numeric
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from gkdesk.services.working_aids.prefill.known import Table
    from gkdesk.working_aids.template import Choice

APPLIED = "beantragt"
PLANNED = "geplant"
UNMET = (NeedState.OPEN.value, NeedState.IN_WORK.value)
GROUPS = (StatusGroup.TOLERATED, StatusGroup.PERMITTED)


class Given(NamedTuple):
    """What is told of an offer; a thousand of them are read for one working aid."""

    name: str
    organisation_id: int | None
    field: str
    statuses: str
    level_from: str | None
    school_certificate: str
    admission_until: dt.date | None


class Wanted(NamedTuple):
    """What is told of a need."""

    topic: str
    field: str
    group: str
    statuses: str
    state: str


def bodies(moment: Moment, _table: Table) -> tuple[KnownRow, ...]:
    """Return the bodies there are on the day."""
    kinds = words(moment.session, CodeList.BODY_KIND)
    query = select(Body).where(body_is_there(moment.day))
    rows = sorted(moment.session.scalars(query), key=_body_name)
    return tuple(
        KnownRow(
            label=row.name,
            cells={
                "name": Fact(text=row.name),
                "since": Fact(day=row.began_on),
                "kind": Fact(
                    text=kinds.get(row.kind_of_body, row.kind_of_body), codes=(row.kind_of_body,)
                ),
                "task": Fact(text=row.goal),
            },
            known_by=("name",),
        )
        for row in rows
        if row.began_on is None or row.began_on <= moment.day
    )


def actors(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Say of each kind of actor whether one sits in the core group, which and with whom.

    Nothing is said of actors that are no kind of organisation, and nothing without a core group.
    """
    if table.entries is None or not core_bodies(moment):
        return ()
    seats = core_seats(moment)
    refs = {seat.organisation_id for seat in seats if seat.organisation_id is not None}
    by_kind: dict[str, list[int]] = defaultdict(list)
    query = select(Organisation.id, Organisation.kind_of_organisation)
    for ref, kind in moment.session.execute(query.where(among(Organisation.id, refs))):
        by_kind[kind].append(ref)
    people = {
        seat.organisation_id: seat.contact_id for seat in seats if seat.contact_id is not None
    }
    found = []
    for choice in table.entries.choices:
        kinds = _kinds(choice)
        if kinds and by_kind:
            members = [ref for kind in kinds for ref in by_kind.get(kind, ())]
            found.append(_actor(moment, choice, members, people))
    return tuple(found)


def municipalities(moment: Moment, _table: Table) -> tuple[KnownRow, ...]:
    """Return the municipalities with the fixed contact persons of organisations there."""
    person = ContactPerson
    query = (
        select(Organisation.municipality_id, person.salutation, person.name, person.function)
        .join(person, person.organisation_id == Organisation.id)
        .where(person.fixed, contact_is_there(moment.day))
        .order_by(person.name, person.id)
    )
    people: dict[int, list[str]] = defaultdict(list)
    for place, salutation, name, function in moment.session.execute(query):
        if place is not None:
            people[place].append(contact_name(salutation, name, function))
    places = moment.session.execute(select(Municipality.id, Municipality.name)).all()
    return tuple(
        KnownRow(
            label=name,
            cells={
                "name": Fact(text=name),
                "contact": Fact(text=listed(people[ref]), yes=bool(people[ref]) or None),
            },
            known_by=("name",),
        )
        for ref, name in sorted(places, key=_place_name)
    )


def agreements(moment: Moment, _table: Table) -> tuple[KnownRow, ...]:
    """Return what is in force on the day; each of them is in writing."""
    found = agreements_now(moment)
    query = select(Organisation.id, Organisation.name)
    refs = {ref for each in found for ref in each.parties}
    rows = moment.session.execute(query.where(among(Organisation.id, refs)))
    names: dict[int, str] = {row.id: row.name for row in rows}
    result = []
    for each in found:
        row = each.row
        further = (line.strip() for line in row.further_parties.splitlines())
        parties = listed((*(names.get(ref, "") for ref in each.parties), *further))
        basis = word(FormalBasis(row.basis))
        cells = {
            "parties": Fact(text=parties),
            "subject": Fact(text=row.subjects or basis),
            "written": Fact(text=basis, yes=True, written=True, codes=(row.basis,)),
            "until": Fact(day=row.runs_until),
        }
        label = f"{basis}: {parties}"
        result.append(KnownRow(label=label, cells=cells, known_by=("parties",)))
    return tuple(result)


def funding_modules(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Return the funded modules that offers name, with who gives them."""
    known = words(moment.session, CodeList.FUNDING_MODULE)
    query = select(Offer).where(offer_is_there(moment.day), Offer.module != "")
    by_module: dict[str, list[Offer]] = defaultdict(list)
    for row in moment.session.scalars(query.order_by(Offer.id)):
        by_module[row.module].append(row)
    fixed = set() if table.entries is None else {each.name for each in table.entries.choices}
    return tuple(
        KnownRow(
            label=known.get(module, module),
            cells={
                "module": Fact(text=known.get(module, module), codes=(module,)),
                "provider": Fact(text=_providers(moment, by_module[module])),
                "state": _state(moment, by_module[module]),
            },
            entry=module if module in fixed else "",
            known_by=("module",),
        )
        for module in known
        if module in by_module
    )


def offers(moment: Moment, _table: Table) -> tuple[KnownRow, ...]:
    """Return the offers there are, with whom they take and what they ask for."""
    fields = words(moment.session, CodeList.FIELD_OF_ACTION)
    groups, rows = moment.once(status_groups), moment.once(offers_there)
    names = _names_of(moment, (row.organisation_id for row in rows))
    return tuple(
        KnownRow(
            label=row.name,
            cells={
                "name": Fact(text=row.name),
                "provider": Fact(text=names.get(row.organisation_id or 0, "")),
                "field": Fact(text=fields.get(row.field, row.field), codes=(row.field,)),
                "open_to": _open_to(row, groups),
                "entry": Fact(text=_entry(row), day=row.admission_until),
            },
            known_by=("name",),
        )
        for row in rows
    )


def needs(moment: Moment, _table: Table) -> tuple[KnownRow, ...]:
    """Return what was noted as a need by the day; open as long as nothing meets it."""
    fields = words(moment.session, CodeList.FIELD_OF_ACTION)
    return tuple(
        KnownRow(
            label=row.topic,
            cells={
                "topic": Fact(text=row.topic),
                "group": Fact(text=need_group(moment, row)),
                "field": Fact(text=fields.get(row.field, row.field), codes=(row.field,)),
                "open": Fact(yes=row.state in UNMET),
            },
            known_by=("topic",),
        )
        for row in moment.once(needs_noted)
    )


def offers_there(moment: Moment) -> list[Given]:
    """Return the offers there are on the day, by name."""
    table = Offer
    query = select(
        table.name,
        table.organisation_id,
        table.field,
        table.statuses,
        table.level_from,
        table.school_certificate,
        table.admission_until,
    ).where(offer_is_there(moment.day))
    return sorted((Given(*row) for row in moment.session.execute(query)), key=_offer_name)


def needs_noted(moment: Moment) -> list[Wanted]:
    """Return the needs that were noted by the day and not dropped."""
    table = Need
    query = select(table.topic, table.field, table.group, table.statuses, table.state).where(
        or_(table.noted_on.is_(None), table.noted_on <= moment.day),
        table.state != NeedState.DROPPED.value,
    )
    rows = moment.session.execute(query.order_by(table.noted_on, table.id))
    return [Wanted(*row) for row in rows]


def need_group(moment: Moment, row: Wanted) -> str:
    """Return whom a need is of: the group in words, else the statuses."""
    if row.group or not row.statuses:
        return row.group
    known = moment.once(_status_words)
    return ", ".join(known.get(code, code) for code in row.statuses.split())


def _status_words(moment: Moment) -> dict[str, str]:
    return words(moment.session, CodeList.RESIDENCE_STATUS)


def status_groups(moment: Moment) -> Mapping[StatusGroup, frozenset[str]]:
    """Return the statuses that are a Duldung or an Aufenthaltsgestattung."""
    of = CodeList.RESIDENCE_STATUS
    return {group: codes_of(moment.session, of, group) for group in GROUPS}


def takes(row: Given, groups: Mapping[StatusGroup, frozenset[str]]) -> list[StatusGroup]:
    """Return which of both groups an offer takes; one that names no status takes everybody."""
    statuses = set(row.statuses.split())
    return [group for group, codes in groups.items() if not statuses or statuses & codes]


def _kinds(choice: Choice) -> list[str]:
    return choice.columns[KINDS].split() if KINDS in choice.columns else [choice.name]


def _actor(
    moment: Moment, choice: Choice, members: list[int], people: Mapping[int | None, int | None]
) -> KnownRow:
    names = organisation_words(moment, members)
    contacts = [ref for ref in (people.get(member) for member in members) if ref is not None]
    person = ContactPerson
    query = select(person.salutation, person.name, person.function).where(
        among(person.id, contacts)
    )
    called = [contact_name(*row) for row in moment.session.execute(query)] if contacts else []
    cells = {
        "member": Fact(yes=bool(members)),
        "organisation": Fact(text=listed(names)),
        "contact": Fact(text=listed(called)),
    }
    return KnownRow(label=choice.label, cells=cells, entry=choice.name)


def _providers(moment: Moment, rows: list[Offer]) -> str:
    refs = {row.organisation_id for row in rows if row.organisation_id is not None}
    return listed(organisation_words(moment, refs))


def _state(moment: Moment, rows: list[Offer]) -> Fact:
    """Take a funded offer that runs as applied for, one that only begins later as planned."""
    has_begun = any(row.begins_on is None or row.begins_on <= moment.day for row in rows)
    return Fact(codes=(APPLIED if has_begun else PLANNED,), yes=True)


def _names_of(moment: Moment, refs: Iterable[int | None]) -> dict[int, str]:
    query = select(Organisation.id, Organisation.name)
    wanted = {ref for ref in refs if ref is not None}
    rows = moment.session.execute(query.where(among(Organisation.id, wanted)))
    return {row.id: row.name for row in rows}


def _open_to(row: Given, groups: Mapping[StatusGroup, frozenset[str]]) -> Fact:
    taken = takes(row, groups)
    said = "alle" if not row.statuses else listed(word(group) for group in taken)
    return Fact(text=said, codes=tuple(group.value for group in taken), yes=bool(taken))


def _entry(row: Given) -> str:
    """Say what an offer asks for: level of German, certificate, and until when one can begin."""
    level = "" if row.level_from is None else f"ab {word(CefrLevel(row.level_from))}"
    until = row.admission_until
    parts = (
        level,
        row.school_certificate,
        "" if until is None else f"Einstieg bis {format_numeric(until)}",
    )
    return listed(parts)


def _body_name(row: Body) -> str:
    return sort_key(row.name)


def _offer_name(row: Given) -> str:
    return sort_key(row.name)


def _place_name(row: tuple[int, str]) -> str:
    return sort_key(row[1])
