"""Clients: take up, keep, end. Every call that writes is one labelled transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.case import ClientConsent, ClientPhase
from gkdesk.models.client import Client, ClientFollowUp, ClientLead, ClientStep
from gkdesk.services.clients import case_fields, fields, parts
from gkdesk.services.clients.listing import client_counts, client_rows, language_counts
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.clients.rules import (
    asked_about,
    check_choices,
    check_code,
    check_part,
    check_removal,
    completed,
    former_address,
    is_signed_by,
    keep_former_names,
    let_go,
    next_code,
    own_part,
    part_row,
    remember_member,
)
from gkdesk.services.clients.views import ClientCounts, ClientDetail, ClientFilter, ClientRow
from gkdesk.services.mapping import Columns, write
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.services.validation import check_order, checked
from gkdesk.text.clean import clean_text
from gkdesk.text.codes.clients import CaseState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId, PartId

EVERYBODY_ACTIVE = ClientFilter()


class Clients:
    """The clients of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, chosen: ClientFilter = EVERYBODY_ACTIVE) -> tuple[ClientRow, ...]:
        """Return the list that a filter leaves, sorted by name."""
        with self._store.read() as session:
            return client_rows(session, chosen, self._today())

    def counts(self) -> ClientCounts:
        """Return how many clients are active, without a next step, and ended."""
        with self._store.read() as session:
            return client_counts(session)

    def languages(self, client_ids: Iterable[ClientId]) -> dict[str, int]:
        """Return how many of these people know each language that any of them knows."""
        with self._store.read() as session:
            return language_counts(session, client_ids)

    def detail(self, client_id: ClientId) -> ClientDetail:
        """Return one record; raise RecordGone if there is none."""
        with self._store.read() as session:
            return client_detail(session, client_id, self._today())

    def create(self, identity: fields.Identity) -> Outcome:
        """Take up a client; without a code she gets the next free one (`K001`, `K002` ...)."""
        clean = checked(identity)
        if not (clean.code or clean.official_name or clean.wanted_name or clean.own_name):
            raise InvalidInput("official_name", "name_or_code")
        with self._store.transaction(Label.CLIENT_CREATED) as transaction:
            session = transaction.session
            code = clean.code or next_code(session)
            check_code(session, code, own=None)
            row = Client(code=code, state=CaseState.ACTIVE.value, began_on=self._today())
            write(row, replace(clean, code=code), parts.IDENTITY)
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.CLIENT_CREATED, transaction.changes, ref)

    def save_identity(self, client_id: ClientId, identity: fields.Identity) -> Outcome:
        """Save names, code and birth; an empty code keeps the present one.

        A name that she bore until now stays known as a spelling: texts that somebody wrote then
        still tell who it is.
        """
        clean = checked(identity)
        with self._store.transaction(Label.CLIENT_CHANGED) as transaction:
            row = fetch(transaction.session, Client, client_id)
            code = clean.code or row.code
            check_code(transaction.session, code, own=client_id)
            keep_former_names(transaction.session, row, clean)
            write(row, replace(clean, code=code), parts.IDENTITY)
        return Outcome(Label.CLIENT_CHANGED, transaction.changes, client_id)

    def save_facts(self, client_id: ClientId, facts: fields.OptionalFacts) -> Outcome:
        """Save the optional facts that never stand in the Begleitheft."""
        return self._save_group(client_id, facts, parts.FACTS)

    def save_address(self, client_id: ClientId, address: fields.Address) -> Outcome:
        """Correct the present address."""
        return self._save_group(client_id, address, parts.ADDRESS)

    def move(self, client_id: ClientId, address: fields.Address, moved_on: dt.date) -> Outcome:
        """Enter a new address from a day on; the present one goes to the former addresses."""
        clean = replace(checked(address), since=moved_on)
        with self._store.transaction(Label.CLIENT_MOVED) as transaction:
            session = transaction.session
            row = fetch(session, Client, client_id)
            check_order(row.address_since, moved_on, "since")
            check_choices(session, clean)
            if row.address_street or row.address_place or row.address_municipality_id:
                session.add(former_address(session, row, moved_on))
            write(row, clean, parts.ADDRESS)
        return Outcome(Label.CLIENT_MOVED, transaction.changes, client_id)

    def save_interpreter(self, client_id: ClientId, facts: fields.InterpreterFacts) -> Outcome:
        """Save whether and for which language an interpreter is needed."""
        return self._save_group(client_id, facts, parts.INTERPRETER)

    def save_german(self, client_id: ClientId, level: fields.GermanLevel) -> Outcome:
        """Save the reached level of German and the goal."""
        return self._save_group(client_id, level, parts.GERMAN)

    def save_case(self, client_id: ClientId, facts: fields.CaseFacts) -> Outcome:
        """Save the main field of action and the note of the Fallführung."""
        return self._save_group(client_id, facts, parts.CASE)

    def save_part(self, client_id: ClientId, part: fields.Part) -> Outcome:
        """Add a row to one of the client's lists, or change it where `part.id` is set.

        The outcome's `ref` is the id of the row. A consent that is signed with it stays: what
        somebody put her name to has to be proved.
        """
        clean = checked(part)
        spec = parts.PARTS[type(part)]
        label = spec.added if part.id is None else spec.changed
        if is_signed_by(clean) and not self._was_signed(clean.id):
            label = Label.CONSENT_SIGNED
        with self._store.transaction(label) as transaction:
            session = transaction.session
            fetch(session, Client, client_id)
            check_part(session, client_id, clean, self._today())
            row = part_row(session, client_id, spec.table, part.id)
            whole = asked_about(session, client_id, completed(session, clean, self._today()), row)
            write(row, whole, spec.columns)
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(label, transaction.changes, ref)

    def remove_part(self, client_id: ClientId, part: fields.Part) -> Outcome:
        """Remove a row from one of the client's lists."""
        spec = parts.PARTS[type(part)]
        with self._store.transaction(spec.removed) as transaction:
            session = transaction.session
            row = own_part(session, client_id, spec.table, part.id)
            check_removal(session, row)
            remember_member(session, row, self._today())
            let_go(session, type(part), row.id)
            session.delete(row)
        return Outcome(spec.removed, transaction.changes, client_id)

    def finish_step(
        self, client_id: ClientId, step_id: PartId, on: dt.date | None = None
    ) -> Outcome:
        """Note that a step was done, today unless another day is named."""
        with self._store.transaction(Label.STEP_DONE) as transaction:
            row = own_part(transaction.session, client_id, ClientStep, step_id)
            row.done_on = on or self._today()
        return Outcome(Label.STEP_DONE, transaction.changes, client_id)

    def finish_follow_up(
        self, client_id: ClientId, follow_up_id: PartId, on: dt.date | None = None
    ) -> Outcome:
        """Note that a follow-up was done, today unless another day is named."""
        with self._store.transaction(Label.FOLLOW_UP_DONE) as transaction:
            row = own_part(transaction.session, client_id, ClientFollowUp, follow_up_id)
            row.done_on = on or self._today()
        return Outcome(Label.FOLLOW_UP_DONE, transaction.changes, client_id)

    def hand_over_lead(self, client_id: ClientId, lead: fields.Lead) -> Outcome:
        """Give the Fallführung to somebody (from `since`, else today); who led before ends."""
        clean = checked(replace(lead, since=lead.since or self._today(), id=None))
        with self._store.transaction(Label.LEAD_CHANGED) as transaction:
            session = transaction.session
            fetch(session, Client, client_id)
            check_part(session, client_id, clean, self._today())
            for earlier in session.scalars(select(ClientLead).filter_by(client_id=client_id)):
                if earlier.until is None:
                    check_order(earlier.since, clean.since, "since")
                    earlier.until = clean.since
            row = part_row(session, client_id, ClientLead, None)
            write(row, clean, parts.PARTS[fields.Lead].columns)
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.LEAD_CHANGED, transaction.changes, ref)

    def enter_phase(self, client_id: ClientId, phase: case_fields.Phase) -> Outcome:
        """Begin a phase (from `since`, else today); the one before ends on that day."""
        clean = checked(replace(phase, since=phase.since or self._today(), id=None))
        with self._store.transaction(Label.PHASE_ENTERED) as transaction:
            session = transaction.session
            fetch(session, Client, client_id)
            check_part(session, client_id, clean, self._today())
            for earlier in session.scalars(select(ClientPhase).filter_by(client_id=client_id)):
                if earlier.until is None:
                    check_order(earlier.since, clean.since, "since")
                    earlier.until = clean.since
            row = part_row(session, client_id, ClientPhase, None)
            write(row, clean, parts.PARTS[case_fields.Phase].columns)
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.PHASE_ENTERED, transaction.changes, ref)

    def end(self, client_id: ClientId, on: dt.date, reason: str) -> Outcome:
        """End the accompaniment; the record stays as it is."""
        text = clean_text(reason, "reason")
        with self._store.transaction(Label.CLIENT_CLOSED) as transaction:
            row = fetch(transaction.session, Client, client_id)
            check_order(row.began_on, on, "on")
            row.state, row.ended_on, row.end_reason = CaseState.ENDED.value, on, text
        return Outcome(Label.CLIENT_CLOSED, transaction.changes, client_id)

    def reopen(self, client_id: ClientId) -> Outcome:
        """Take an ended case up again."""
        with self._store.transaction(Label.CLIENT_REOPENED) as transaction:
            row = fetch(transaction.session, Client, client_id)
            row.state, row.ended_on, row.end_reason = CaseState.ACTIVE.value, None, ""
        return Outcome(Label.CLIENT_REOPENED, transaction.changes, client_id)

    def _was_signed(self, consent_id: PartId | None) -> bool:
        with self._store.read() as session:
            row = None if consent_id is None else session.get(ClientConsent, consent_id)
            return row is not None and row.signed_on is not None

    def _today(self) -> dt.date:
        return self._store.clock.today()

    def _save_group(
        self, client_id: ClientId, group: DataclassInstance, columns: Columns
    ) -> Outcome:
        clean = checked(group)
        with self._store.transaction(Label.CLIENT_CHANGED) as transaction:
            row = fetch(transaction.session, Client, client_id)
            check_choices(transaction.session, clean)
            write(row, clean, columns)
        return Outcome(Label.CLIENT_CHANGED, transaction.changes, client_id)
