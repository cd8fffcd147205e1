"""Which copies of booklets were made and issued, and how many: what the alliances count.

Köln had 300 made, 200 issued by the foreigners' office and 100 by volunteers (004:5513-5524);
Rheine had 90 made and 42 issued (004:13834-13839). A count outlives the client it was made for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Select, extract, select

from gkdesk.errors import InvalidInput
from gkdesk.models.booklets import BookletCopy
from gkdesk.models.client import Client
from gkdesk.models.network import Organisation
from gkdesk.services.booklets.copies.parts import keep_parts, note_copy, settle
from gkdesk.services.naming import client_name, sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import among, fetch, require_choice
from gkdesk.text.codes.booklets import Issue, IssuedBy, MadeAs
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import BookletCopyId, ClientId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.booklets.made import BookletHead
    from gkdesk.store.store import Store, Transaction


@dataclass(frozen=True)
class IssueEntry:
    """That copies were given to somebody: on which day, and by whom.

    `number` is how many of them where it was not all; the rest stays as it was.
    """

    on: dt.date
    by: IssuedBy = IssuedBy.OWN_OFFICE
    organisation_id: OrganisationId | None = None
    number: int | None = None


@dataclass(frozen=True)
class CopyRow:
    """Copies that were made at once. `client` is empty where she was deleted since.

    `copies` is 0 where only single pages were made again.
    """

    id: BookletCopyId
    client_id: ClientId | None
    client: str
    code: str
    profile: str
    title: str
    language: str
    made_on: dt.date
    made_as: MadeAs
    copies: int
    issued_on: dt.date | None
    issued_by: IssuedBy | None
    organisation_id: OrganisationId | None
    organisation: str


@dataclass(frozen=True)
class MadeElsewhere:
    """Copies that the program did not make, such as binders that the town bought ready-made."""

    profile_id: str
    copies: int
    made_on: dt.date


@dataclass(frozen=True)
class CopyFilter:
    """Which copies are wanted; without anything all of them."""

    client_id: ClientId | None = None
    year: int | None = None
    profile: str | None = None
    waiting: bool = False
    """Only those that were made and not issued."""


EVERYTHING = CopyFilter()
MOST_ELSEWHERE = 100_000
"""More at once is a slip of the keyboard."""


class Copies:
    """The copies of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, wanted: CopyFilter = EVERYTHING) -> tuple[CopyRow, ...]:
        """Return the copies, the newest first."""
        with self._store.read() as session:
            found = _rows(session, _query(wanted))
        return tuple(sorted(found, key=_newest_first))

    def note(
        self, transaction: Transaction, head: BookletHead, how: Issue, *, copies: int
    ) -> BookletCopyId:
        """Count copies that left, in the transaction that settles their note."""
        session = transaction.session
        is_there = session.get(Client, head.client_id) is not None
        row = BookletCopy(
            client_id=head.client_id if is_there else None,
            profile=head.profile_id,
            title=head.title,
            language=head.language,
            made_on=self._store.clock.today(),
            made_as=how.value,
            copies=0 if head.is_partial else copies,
        )
        session.add(row)
        session.flush()
        if is_there:
            keep_parts(session, row, head)
        return BookletCopyId(row.id)

    def settle(self, head: BookletHead) -> Outcome:
        """Enter that what a booklet has no longer was taken out of the copy of last time."""
        with self._store.transaction(Label.BOOKLET_TAKEN_OUT) as transaction:
            settle(transaction.session, head)
        return Outcome(Label.BOOKLET_TAKEN_OUT, transaction.changes)

    def issue(self, copy_ids: Iterable[BookletCopyId], entry: IssueEntry) -> Outcome:
        """Enter that copies were issued; raise RecordGone, or InvalidInput for what cannot be.

        What was issued already stays as it was entered: that entry is taken back first.
        """
        with self._store.transaction(Label.BOOKLET_ISSUED) as transaction:
            session = transaction.session
            require_choice(session, Organisation, entry.organisation_id, field="organisation_id")
            for copy_id in copy_ids:
                row = fetch(session, BookletCopy, copy_id)
                self._check(row, entry)
                _leave_rest(session, row, entry.number)
                row.issued_on, row.issued_by = entry.on, entry.by.value
                row.organisation_id = entry.organisation_id
        return Outcome(Label.BOOKLET_ISSUED, transaction.changes)

    def add(self, made: MadeElsewhere, title: str) -> Outcome:
        """Count copies that were made elsewhere; raise InvalidInput for what cannot be."""
        if made.made_on > self._store.clock.today():
            raise InvalidInput("made_on", "not_yet")
        if not 1 <= made.copies <= MOST_ELSEWHERE:
            raise InvalidInput("copies", "count_out_of_range", limit=MOST_ELSEWHERE)
        with self._store.transaction(Label.BOOKLET_ELSEWHERE) as transaction:
            row = BookletCopy(
                profile=made.profile_id,
                title=title,
                made_on=made.made_on,
                made_as=MadeAs.ELSEWHERE.value,
                copies=made.copies,
            )
            transaction.session.add(row)
            transaction.session.flush()
            ref = row.id
        return Outcome(Label.BOOKLET_ELSEWHERE, transaction.changes, ref)

    def take_back(self, copy_ids: Iterable[BookletCopyId]) -> Outcome:
        """Enter that copies were not issued after all."""
        with self._store.transaction(Label.BOOKLET_NOT_ISSUED) as transaction:
            for copy_id in copy_ids:
                row = fetch(transaction.session, BookletCopy, copy_id)
                row.issued_on, row.issued_by, row.organisation_id = None, "", None
        return Outcome(Label.BOOKLET_NOT_ISSUED, transaction.changes)

    def _check(self, row: BookletCopy, entry: IssueEntry) -> None:
        if row.issued_on is not None:
            raise InvalidInput("on", "issued_already", day=format_day_bare(row.issued_on))
        if entry.on > self._store.clock.today():
            raise InvalidInput("on", "not_yet")
        if entry.on < row.made_on:
            raise InvalidInput("on", "before_it_was_made", day=format_day_bare(row.made_on))
        if entry.number is not None and not 1 <= entry.number <= row.copies:
            raise InvalidInput("number", "copies_out_of_range", limit=row.copies)


def _leave_rest(session: Session, row: BookletCopy, number: int | None) -> None:
    """Make a row of their own for the copies that stay in the office."""
    if number is None or number == row.copies:
        return
    rest = BookletCopy(
        client_id=row.client_id,
        profile=row.profile,
        title=row.title,
        language=row.language,
        made_on=row.made_on,
        made_as=row.made_as,
        copies=row.copies - number,
    )
    session.add(rest)
    if rest.client_id is not None:
        session.flush()
        note_copy(session, rest)
    row.copies = number


def _query(wanted: CopyFilter) -> Select[BookletCopy]:
    table = BookletCopy
    query = select(table).order_by(table.id)
    if wanted.client_id is not None:
        query = query.where(table.client_id == wanted.client_id)
    if wanted.year is not None:
        query = query.where(extract("year", table.made_on) == wanted.year)
    if wanted.profile is not None:
        query = query.where(table.profile == wanted.profile)
    if wanted.waiting:
        query = query.where(table.issued_on.is_(None), table.copies > 0)
    return query


def _rows(session: Session, query: Select[BookletCopy]) -> list[CopyRow]:
    found = list(session.scalars(query))
    clients = {
        row.id: row
        for row in session.scalars(
            select(Client).where(among(Client.id, (each.client_id or 0 for each in found)))
        )
    }
    places = {
        row.id: row.name
        for row in session.execute(
            select(Organisation.id, Organisation.name).where(
                among(Organisation.id, (each.organisation_id or 0 for each in found))
            )
        )
    }
    return [
        _row(each, clients.get(each.client_id or 0), places.get(each.organisation_id or 0, ""))
        for each in found
    ]


def _row(row: BookletCopy, client: Client | None, organisation: str) -> CopyRow:
    names = (
        ("", "")
        if client is None
        else (
            client_name(client.wanted_name, client.official_name, client.own_name, client.code),
            client.code,
        )
    )
    return CopyRow(
        id=BookletCopyId(row.id),
        client_id=None if row.client_id is None else ClientId(row.client_id),
        client=names[0],
        code=names[1],
        profile=row.profile,
        title=row.title,
        language=row.language,
        made_on=row.made_on,
        made_as=MadeAs(row.made_as),
        copies=row.copies,
        issued_on=row.issued_on,
        issued_by=IssuedBy(row.issued_by) if row.issued_by else None,
        organisation_id=(
            None if row.organisation_id is None else OrganisationId(row.organisation_id)
        ),
        organisation=organisation,
    )


def _newest_first(row: CopyRow) -> tuple[int, str, str]:
    return -row.made_on.toordinal(), row.title, sort_key(row.client)
