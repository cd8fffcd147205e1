"""Take over contact persons, offers and clients from a file: read, assign, try, write in one step.

Nothing is written before the user has seen what would be; what is written is one entry to undo.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import ImportOutdated, InvalidInput
from gkdesk.incoming import reading
from gkdesk.incoming.assignment import Assignment, proposed, recalled, signature
from gkdesk.incoming.checking import check
from gkdesk.incoming.table import STEP
from gkdesk.incoming.targets_clients import CLIENTS as CLIENT_SPEC
from gkdesk.incoming.targets_contacts import CONTACTS as CONTACT_SPEC
from gkdesk.incoming.targets_offers import OFFERS as OFFER_SPEC
from gkdesk.models.network import Post
from gkdesk.progress import Part
from gkdesk.services.code_lists import words
from gkdesk.services.imports.client_writing import ClientWriter
from gkdesk.services.imports.clients import ClientPlanner
from gkdesk.services.imports.contacts import ContactPlanner
from gkdesk.services.imports.fills import KINDS
from gkdesk.services.imports.offers import OfferPlanner
from gkdesk.services.imports.plan import (
    Decisions,
    Fields,
    Fill,
    ImportPlan,
    New,
    NewPost,
    Source,
    Wishes,
    Writes,
)
from gkdesk.services.imports.preview import samples
from gkdesk.services.mapping import write
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contacts import CONTACTS
from gkdesk.services.register.offers import OFFERS
from gkdesk.services.register.organisations import ORGANISATIONS
from gkdesk.services.rows import fetch

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from sqlalchemy.orm import Session

    from gkdesk.incoming.checking import Checked
    from gkdesk.incoming.spec import ImportSpec
    from gkdesk.incoming.table import Table
    from gkdesk.progress import Progress
    from gkdesk.services.imports.planning import Planner
    from gkdesk.services.register.records import Register
    from gkdesk.store.store import Store
    from gkdesk.text.codes.clients import CodeList

SPECS: tuple[ImportSpec, ...] = (CONTACT_SPEC, OFFER_SPEC, CLIENT_SPEC)
"""What can be imported."""
USUAL = Wishes()
REMEMBERED = "import_columns"
KEPT = 50
"""So many kinds of files are remembered, the newest ones."""

_PLANNERS: dict[str, type[Planner]] = {
    CONTACT_SPEC.key: ContactPlanner,
    OFFER_SPEC.key: OfferPlanner,
    CLIENT_SPEC.key: ClientPlanner,
}
_REGISTERS: dict[str, Register[Any]] = {CONTACT_SPEC.key: CONTACTS, OFFER_SPEC.key: OFFERS}


@dataclass(frozen=True)
class Proposal:
    """A meaning for the columns; `is_remembered` where somebody chose it for such a file."""

    assignment: Assignment
    is_remembered: bool


@dataclass(frozen=True)
class ImportOutcome:
    """What was written; `outcome` names the records that changed."""

    outcome: Outcome
    new_records: int
    new_organisations: int
    filled_records: int


class Imports:
    """Imports into one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def today(self) -> dt.date:
        """Return the day on which the import takes place."""
        return self._store.clock.today()

    def read(
        self,
        path: Path,
        *,
        sheet: str = "",
        header_row: int | None = None,
        progress: Progress | None = None,
    ) -> Table:
        """Read a file as a table; raise a UserError for one that is none."""
        watched = self._store.while_open(progress)
        return reading.read_table(path, sheet=sheet, header_row=header_row, progress=watched)

    def proposal(self, table: Table, spec: ImportSpec) -> Proposal:
        """Return what was chosen for such a file before, or else what the columns look like."""
        kept = self._remembered().get(signature(table, spec))
        if kept is None:
            return Proposal(proposed(table, spec), is_remembered=False)
        return Proposal(recalled(table, spec, json.loads(kept)), is_remembered=True)

    def dry_run(
        self,
        table: Table,
        assignment: Assignment,
        spec: ImportSpec,
        *,
        wishes: Wishes = USUAL,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """Compare every row with the store; nothing is written.

        Raise InvalidInput for a list that was checked on a day to come.
        """
        self._refuse_a_day_to_come(wishes)
        watched = self._store.while_open(progress)
        with self._store.read() as session:
            codes = _codes(session, spec)
            today = self._store.clock.today()
            first = Part(watched, 0, of=2)
            rows = check(table, assignment, spec, codes=codes, today=today, progress=first)
            source = Source(table, assignment, spec)
            decisions = _decide(session, source, wishes, rows, Part(watched, 1, of=2))
        return _plan(source, wishes, rows, decisions, codes)

    def reconsidered(
        self, plan: ImportPlan, wishes: Wishes, *, progress: Progress | None = None
    ) -> ImportPlan:
        """Return the plan with other wishes; the file is not read and checked again.

        Raise InvalidInput as `dry_run` does.
        """
        self._refuse_a_day_to_come(wishes)
        watched = self._store.while_open(progress)
        with self._store.read() as session:
            codes = _codes(session, plan.source.spec)
            decisions = _decide(session, plan.source, wishes, plan.checked, watched)
        return _plan(plan.source, wishes, plan.checked, decisions, codes)

    def write(self, plan: ImportPlan, *, progress: Progress | None = None) -> ImportOutcome:
        """Write all of a plan in one step; raise ImportOutdated if it does not fit any more.

        A cancelled or failed import leaves nothing. The meaning of the columns is remembered.
        """
        self._refuse_a_day_to_come(plan.wishes)
        watched = self._store.while_open(progress)
        writes = plan.decisions.writes
        with self._store.transaction(Label.RECORDS_IMPORTED) as transaction:
            session = transaction.session
            first = Part(watched, 0, of=2)
            if _decide(session, plan.source, plan.wishes, plan.checked, first) != plan.decisions:
                raise ImportOutdated
            writer = _Writer(session, Part(watched, 1, of=2), self.today())
            writer.write(writes, _REGISTERS.get(plan.source.spec.key))
            self._remember(session, plan.source)
        return ImportOutcome(
            Outcome(Label.RECORDS_IMPORTED, transaction.changes),
            plan.new_records,
            plan.new_organisations,
            plan.filled_records,
        )

    def _refuse_a_day_to_come(self, wishes: Wishes) -> None:
        if wishes.as_of is not None and wishes.as_of > self._store.clock.today():
            raise InvalidInput("as_of", "not_yet")

    def _remembered(self) -> dict[str, str]:
        return self._store.settings.get(REMEMBERED, {})

    def _remember(self, session: Session, source: Source) -> None:
        """Keep the meaning of the columns that have a name, together with what was imported."""
        chosen = source.assignment.remembered(source.table)
        known = self._remembered()
        name = signature(source.table, source.spec)
        columns = json.dumps(chosen, ensure_ascii=False)
        if not chosen or known.get(name) == columns:
            return
        known.pop(name, None)
        kept = dict([*known.items(), (name, columns)][-KEPT:])
        self._store.settings.put_along(session, REMEMBERED, kept)


class _Writer:
    """Writes a plan in a transaction that is under way."""

    def __init__(self, session: Session, progress: Progress, today: dt.date) -> None:
        self._session = session
        self._progress = progress
        self._today = today
        self._done = 0
        self._all = 0
        self._places: list[int] = []

    def write(self, writes: Writes, register: Register[Any] | None) -> None:
        """Write organisations, then the records that belong to them, then what is filled.

        Clients have no register.
        """
        self._all = writes.count
        self._places = self._add(ORGANISATIONS, writes.organisations)
        if register is not None:
            refs = self._add(register, writes.records)
            for entry, ref in zip(writes.records, refs, strict=True):
                self._session.add_all(self._post(post, ref) for post in entry.posts)
        self._write_clients(writes)
        for fill in writes.fills:
            table, _, columns = KINDS[fill.kind]
            row = fetch(self._session, table, fill.ref)
            write(row, self._placed(fill), columns)
            row.verified_on = fill.verified_on
            self._step(1)

    def _write_clients(self, writes: Writes) -> None:
        clients = ClientWriter(self._session, writes.clients, self._today)
        for start in range(0, len(writes.clients), STEP):
            some = writes.clients[start : start + STEP]
            clients.add(some)
            self._step(len(some))
        for start in range(0, len(writes.client_fills), STEP):
            fills = writes.client_fills[start : start + STEP]
            clients.fill(fills)
            self._step(len(fills))

    def _add(self, register: Register[Any], new: Sequence[New]) -> list[int]:
        refs: list[int] = []
        for start in range(0, len(new), STEP):
            some = new[start : start + STEP]
            fields = [self._placed(entry) for entry in some]
            days = [entry.verified_on for entry in some]
            refs += register.add_many(self._session, fields, days)
            self._step(len(some))
        return refs

    def _post(self, post: NewPost, contact: int) -> Post:
        there = post.ref if post.new is None else self._places[post.new]
        return Post(contact_id=contact, organisation_id=there, function=post.function)

    def _placed(self, entry: New | Fill) -> Fields:
        """Return the fields with the id of a new organisation, which is known only now."""
        if entry.organisation is None:
            return entry.fields
        values: Any = {"organisation_id": self._places[entry.organisation]}
        return dataclasses.replace(entry.fields, **values)

    def _step(self, done: int) -> None:
        self._done += done
        if done > 1 or self._done % STEP == 0:
            self._progress.step(self._done, self._all)


def _codes(session: Session, spec: ImportSpec) -> dict[CodeList, dict[str, str]]:
    lists = {target.codes for target in spec.targets if target.codes is not None}
    return {name: words(session, name) for name in lists}


def _plan(
    source: Source,
    wishes: Wishes,
    rows: Checked,
    decisions: Decisions,
    codes: Mapping[CodeList, Mapping[str, str]],
) -> ImportPlan:
    usable = (*rows.accepted, *rows.partial)
    shown = samples(decisions.rows, usable, source.spec, codes, wishes)
    return ImportPlan(source, wishes, rows, decisions, shown)


def _decide(
    session: Session, source: Source, wishes: Wishes, rows: Checked, progress: Progress
) -> Decisions:
    planner = _PLANNERS[source.spec.key](session, source, wishes)
    return planner.decide(rows, progress)
