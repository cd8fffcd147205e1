"""Cooperations between organisations, with the agreements they rest on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.errors import InvalidInput
from gkdesk.models import cooperation as tables
from gkdesk.models.network import Organisation
from gkdesk.network import agreements as signed
from gkdesk.services.code_lists import merged, words
from gkdesk.services.mapping import Columns, read
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_reading import organisation_names
from gkdesk.services.register.cooperation_history import HistoryRow, history_of
from gkdesk.services.register.fields import Agreement, CooperationFields
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.register.life import is_only_entered
from gkdesk.services.register.presence import cooperation_is_there
from gkdesk.services.register.records import Labels, RecordList, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import check_begun
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import FormalBasis, Intensity, Quality
from gkdesk.text.ids import CooperationId, OrganisationId, PartId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

PLAIN = Columns()


@dataclass(frozen=True)
class CooperationView:
    """A cooperation as shown; `first` and `second` are names.

    `basis` is what it rests on today, `fields.basis` what was chosen. `only_entered` says that
    nobody has confirmed the entry since it was made.
    """

    id: CooperationId
    fields: CooperationFields
    first: str
    second: str
    formats: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    verified_on: dt.date | None
    basis: FormalBasis
    only_entered: bool


@dataclass(frozen=True, slots=True)
class CooperationRow:
    """One line of a list; seen from an organisation, `other` is the other side."""

    id: CooperationId
    first_id: OrganisationId
    second_id: OrganisationId
    first: str
    second: str
    intensity: Intensity
    basis: FormalBasis
    quality: Quality | None
    runs_until: dt.date | None
    review_on: dt.date | None
    active: bool
    verified_on: dt.date | None
    stale: bool

    def other(self, organisation_id: OrganisationId) -> str:
        """Return the name of the other side."""
        return self.second if organisation_id == self.first_id else self.first

    def other_id(self, organisation_id: OrganisationId) -> OrganisationId:
        """Return the id of the other side."""
        return self.second_id if organisation_id == self.first_id else self.first_id


class Cooperations:
    """The cooperations of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self, *, with_ended: bool = False, organisation_id: OrganisationId | None = None
    ) -> tuple[CooperationRow, ...]:
        """Return the cooperations, sorted by both names; ended ones only on demand."""
        today = self._store.clock.today()
        table = tables.Cooperation
        query = select(table)
        present = cooperation_is_there(today, besides=organisation_id)
        if not with_ended:
            query = query.where(present)
        if organisation_id is not None:
            sides = or_(table.first_id == organisation_id, table.second_id == organisation_id)
            query = query.where(sides)
        with self._store.read() as session:
            found = list(session.scalars(query))
            names = organisation_names(session, _sides(found))
            agreements = _agreements(session, [row.id for row in found])
            fresh = freshness(session, today)
            there = set(session.scalars(select(table.id).where(present)))
            rows = [
                _row(row, names, agreements.get(row.id, []), fresh, active=row.id in there)
                for row in found
            ]
        rows.sort(key=_by_names)
        return tuple(rows)

    def detail(self, cooperation_id: CooperationId) -> CooperationView:
        """Return one cooperation; raise RecordGone if there is none."""
        with self._store.read() as session:
            row = fetch(session, tables.Cooperation, cooperation_id)
            names = organisation_names(session, _sides([row]))
            known = words(session, CodeList.COOPERATION_FORMAT)
            fields = read(CooperationFields, row, PLAIN)
            agreements = _agreements(session, [row.id]).get(row.id, [])
            return CooperationView(
                id=cooperation_id,
                fields=fields,
                first=names.get(row.first_id, ""),
                second=names.get(row.second_id, ""),
                formats=tuple(known.get(code, code) for code in fields.formats),
                agreements=tuple(agreements),
                verified_on=row.verified_on,
                basis=signed.basis_on(self._store.clock.today(), fields.basis, agreements),
                only_entered=is_only_entered(session, row, row.verified_on),
            )

    def between(self, first: OrganisationId, second: OrganisationId) -> tuple[CooperationId, ...]:
        """Return the cooperations that two organisations have at present."""
        sides = {first, second}
        return tuple(row.id for row in self.rows() if {row.first_id, row.second_id} == sides)

    def history(self, cooperation_id: CooperationId) -> tuple[HistoryRow, ...]:
        """Return what became of a cooperation, the newest first: dates, agreements, states."""
        with self._store.read() as session:
            row = fetch(session, tables.Cooperation, cooperation_id)
            return history_of(session, row, self._store.clock.today())

    def create(self, entered: CooperationFields) -> Outcome:
        """Enter a cooperation; it counts as confirmed today."""
        return COOPERATIONS.create(self._store, entered)

    def save(self, cooperation_id: CooperationId, entered: CooperationFields) -> Outcome:
        """Save what was entered about a cooperation."""
        return COOPERATIONS.save(self._store, cooperation_id, entered)

    def remove(self, cooperation_id: CooperationId) -> Outcome:
        """Remove a cooperation that was entered by mistake, with its agreements."""
        return COOPERATIONS.remove(self._store, cooperation_id)

    def confirm(self, cooperation_id: CooperationId, on: dt.date | None = None) -> Outcome:
        """Note that the entry still holds, today unless another day is named."""
        day = on or self._store.clock.today()
        label = Label.COOPERATION_CONFIRMED
        return COOPERATIONS.mark(self._store, cooperation_id, label, verified_on=day)

    def end(self, cooperation_id: CooperationId, on: dt.date | None = None) -> Outcome:
        """End a cooperation instead of deleting it."""
        day = on or self._store.clock.today()
        with self._store.transaction(Label.COOPERATION_ENDED) as transaction:
            row = fetch(transaction.session, tables.Cooperation, cooperation_id)
            check_begun(row.since, day)
            row.until = day
        return Outcome(Label.COOPERATION_ENDED, transaction.changes, cooperation_id)

    def reopen(self, cooperation_id: CooperationId) -> Outcome:
        """Take an ended cooperation up again."""
        label = Label.COOPERATION_REOPENED
        return COOPERATIONS.mark(self._store, cooperation_id, label, until=None)

    def save_agreement(self, cooperation_id: CooperationId, agreement: Agreement) -> Outcome:
        """Add an agreement, or change it where `agreement.id` is set."""
        return AGREEMENTS.save(self._store, cooperation_id, agreement)

    def review_agreement(self, cooperation_id: CooperationId, agreement: Agreement) -> Outcome:
        """Note that an agreement was looked at; `review_on` says when it wants to be again."""
        if agreement.review_on is None or agreement.review_on <= self._store.clock.today():
            raise InvalidInput("review_on", "review_not_ahead")
        label = Label.AGREEMENT_REVIEWED
        return AGREEMENTS.save(self._store, cooperation_id, agreement, label)

    def remove_agreement(self, cooperation_id: CooperationId, agreement_id: PartId) -> Outcome:
        """Remove an agreement that was entered by mistake."""
        return AGREEMENTS.remove(self._store, cooperation_id, agreement_id)


def _check(session: Session, entered: CooperationFields, _ref: int | None) -> None:
    require_choice(session, Organisation, entered.first_id, field="first_id")
    require_choice(session, Organisation, entered.second_id, field="second_id")
    if entered.first_id == entered.second_id:
        raise InvalidInput("second_id", "same_organisation")
    known = merged(session, CodeList.COOPERATION_FORMAT)
    if not set(entered.formats) <= known.keys():
        raise InvalidInput("formats", "unknown_choice")


COOPERATIONS: Register[CooperationFields] = Register(
    tables.Cooperation,
    Labels(Label.COOPERATION_CREATED, Label.COOPERATION_CHANGED, Label.COOPERATION_DELETED),
    dated=("verified_on",),
    lists=(tables.Agreement,),
    check=_check,
)
AGREEMENTS: RecordList[Agreement] = RecordList(
    tables.Agreement,
    tables.Cooperation,
    Labels(Label.AGREEMENT_ADDED, Label.AGREEMENT_CHANGED, Label.AGREEMENT_REMOVED),
)


def _sides(rows: Sequence[tables.Cooperation]) -> set[int]:
    return {ref for row in rows for ref in (row.first_id, row.second_id)}


def _agreements(session: Session, refs: Sequence[int]) -> dict[int, list[Agreement]]:
    """Return the agreements of cooperations, the one that was signed last first."""
    table = tables.Agreement
    wanted, found = set(refs), dict[int, list[Agreement]]()
    for row in session.scalars(select(table)):
        if row.cooperation_id in wanted:
            found.setdefault(row.cooperation_id, []).append(read(Agreement, row, PLAIN))
    for agreements in found.values():
        agreements.sort(key=_by_signing, reverse=True)
    return found


def _row(
    row: tables.Cooperation,
    names: dict[int, str],
    agreements: list[Agreement],
    fresh: Freshness,
    *,
    active: bool,
) -> CooperationRow:
    return CooperationRow(
        id=CooperationId(row.id),
        first_id=OrganisationId(row.first_id),
        second_id=OrganisationId(row.second_id),
        first=names.get(row.first_id, ""),
        second=names.get(row.second_id, ""),
        intensity=Intensity(row.intensity),
        basis=signed.basis_on(fresh.day, FormalBasis(row.basis), agreements),
        quality=None if row.quality is None else Quality(row.quality),
        runs_until=signed.runs_until(agreements, fresh.day),
        review_on=signed.review_on(agreements, fresh.day),
        active=active,
        verified_on=row.verified_on,
        stale=active and fresh.is_stale(row.verified_on),
    )


def _by_names(row: CooperationRow) -> tuple[str, str]:
    return (sort_key(row.first), sort_key(row.second))


def _by_signing(agreement: Agreement) -> dt.date:
    return agreement.signed_on or dt.date.min
