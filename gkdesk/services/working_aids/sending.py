"""Send a return: preview, package, file and history; what stays here has no way into any of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import AidUnreadable, ReturnBlocked
from gkdesk.export.files import replacement
from gkdesk.export.pdf.undrawn import Undrawn, UndrawnSign
from gkdesk.models.network import ContactPerson
from gkdesk.models.office import Office as OfficeTable
from gkdesk.models.working_aids import AidContributor, AidDispatch, WorkingAid
from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.names_in_text import KnownNames, Whole, find
from gkdesk.services.basis.people_of_meetings import people_of_meetings
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.practice import is_demo
from gkdesk.services.small_counts import smallest_count
from gkdesk.services.working_aids import return_paper
from gkdesk.services.working_aids.closing import Dispatch, note_sent
from gkdesk.services.working_aids.opened import Shelf
from gkdesk.services.working_aids.returning import (
    PersonNames,
    ReturnCell,
    cells,
    kept_words,
    names_in_words,
    notes,
    obstacles,
)
from gkdesk.text.codes.findings import Territory
from gkdesk.text.codes.return_packages import Obstacle
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.dates import format_day_joined
from gkdesk.text.ids import AidId
from gkdesk.text.papers.return_package import NOT_INSIDE
from gkdesk.text.sentences.return_packages import FROM_MEETING, OBSTACLES
from gkdesk.text.sentences.undrawn import IN_PACKAGE, places
from gkdesk.working_aids.package.contents import Head, Returned, Sender, file_name, is_sender
from gkdesk.working_aids.package.members import LIMITS
from gkdesk.working_aids.package.reading import read_stream
from gkdesk.working_aids.package.selecting import codebook, selected
from gkdesk.working_aids.package.tables import given, sheets
from gkdesk.working_aids.package.writing import package_bytes
from gkdesk.working_aids.tally import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from gkdesk.export.network.sheet import Sheet
    from gkdesk.services.office import Office
    from gkdesk.services.working_aids.opened import Opened
    from gkdesk.store.store import Store
    from gkdesk.working_aids.package.tables import Table
    from gkdesk.working_aids.tally import Tally

_WAY = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+|\+?\d[\d\s/()–.-]{3,}\d")
_UNKNOWN_SENDER = Sender("", "00000", Territory.DISTRICT)


@dataclass(frozen=True)
class ReturnPreview:
    """What would travel, and whether it may."""

    aid_id: AidId
    title: str
    file_name: str
    alliance: str
    ags: str
    round: int
    fassung: int
    replaces: int
    recipient: str
    cells: tuple[ReturnCell, ...]
    least: int
    notes: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    names: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where a name is known from, if not from a record of its own."""
    parts: tuple[str, ...] = tuple(LIMITS)
    not_inside: tuple[str, ...] = NOT_INSIDE

    @property
    def may_be_sent(self) -> bool:
        """Tell whether nothing stands against sending."""
        return not self.obstacles


@dataclass(frozen=True)
class MadeReturn:
    """A package, ready to be written, and what travels in it.

    `undrawn` are characters for which another sign stands in its PDF.
    """

    file_name: str
    data: bytes
    returned: Returned
    undrawn: tuple[UndrawnSign, ...] = ()


@dataclass(frozen=True)
class _Read:
    returned: Returned
    preview: ReturnPreview


class Sending:
    """Preview and send the returns of one store."""

    def __init__(self, store: Store, *, office: Office) -> None:
        self._store = store
        self._office = office

    def preview(self, aid_id: AidId) -> ReturnPreview:
        """Return what would travel, cell by cell. Raises RecordGone, AidUnreadable."""
        sender = self._sender()
        with self._store.read() as session:
            return self._read(session, aid_id, sender).preview

    def make(self, aid_id: AidId, *, password: str = "") -> MadeReturn:
        """Make a package. Raises ReturnBlocked where something stands against it."""
        sender = self._sender()
        with self._store.read() as session:
            found = self._read(session, aid_id, sender)
        _refuse(found.preview)
        return package_of(found.returned, password=password, is_demo=is_demo(self._store))

    def send(self, aid_id: AidId, path: Path, *, recipient: str, password: str = "") -> Outcome:
        """Write a package and note it in the history: both, or neither.

        A Fassung is sent again only as it was: the evaluation could not tell which one counts.
        Raises ReturnBlocked, InvalidInput for the recipient, and what writing a file raises.
        """
        made = self.make(aid_id, password=password)
        self._refuse_other_content(aid_id, made, password)
        digest = hashlib.sha256(made.data).hexdigest()
        dispatch = Dispatch(recipient, made.file_name, digest, with_password=bool(password))
        sender = self._sender()
        with (
            replacement(path, made.data) as put,
            self._store.transaction(Label.AID_SENT) as transaction,
        ):
            session = transaction.session
            found = self._read(session, aid_id, sender)
            if found.preview.obstacles or found.returned != made.returned:
                raise ReturnBlocked(why=OBSTACLES[Obstacle.CHANGED])
            note_sent(session, aid_id, dispatch, self._store.clock.today())
            session.flush()
            put()
        return Outcome(Label.AID_SENT, transaction.changes, aid_id)

    def _refuse_other_content(self, aid_id: AidId, made: MadeReturn, password: str) -> None:
        """Compare with what was sent as this Fassung; encrypted files tell no more than a name."""
        table = AidDispatch
        query = select(table.file_name, table.digest, table.with_password)
        query = query.filter_by(aid_id=aid_id, fassung=made.returned.head.fassung)
        with self._store.read() as session:
            before = [row for row in session.execute(query) if row.digest]
        plain = {row.digest for row in before if not row.with_password}
        is_other = any(row.file_name != made.file_name for row in before)
        if plain and not is_other:
            again = self.make(aid_id) if password else made
            is_other = plain != {hashlib.sha256(again.data).hexdigest()}
        if is_other:
            raise ReturnBlocked(why=OBSTACLES[Obstacle.SENT_OTHERWISE])

    def _read(self, session: Session, aid_id: AidId, sender: Sender | None) -> _Read:
        shelf = Shelf(self._store.clock)
        opened = shelf.open(session, aid_id)
        returned = self._returned(session, opened, sender or _UNKNOWN_SENDER)
        before = self._before(session, shelf, opened, returned.head.sender)
        names = person_names(session)
        own = opened.template.own
        travelling = {item.name for item in returned.codebook.items}
        least = smallest_count(session)
        shown = cells(returned, names, least, own=own)
        in_words = names_in_words(returned.codebook, names) if own else ()
        against = obstacles(
            shown,
            is_closed=opened.aid.state != AidState.DRAFT.value,
            has_sender=sender is not None,
            has_errors=any(each.ref.question in travelling for each in opened.form.errors()),
            in_words=bool(in_words),
        )
        named = tuple(dict.fromkeys((*in_words, *(name for c in shown for name in c.names))))
        preview = ReturnPreview(
            aid_id=aid_id,
            title=opened.template.title,
            file_name=file_name(returned),
            alliance=sender.name if sender else "",
            ags=sender.ags if sender else "",
            round=returned.head.round,
            fassung=returned.head.fassung,
            replaces=returned.head.replaces,
            recipient=opened.aid.recipient,
            cells=shown,
            least=least,
            notes=_all_notes(opened, returned, before),
            obstacles=against,
            names=named,
            origins=_origins(session, named) if named else {},
        )
        return _Read(returned, preview)

    def _sender(self) -> Sender | None:
        facts = self._office.facts()
        name = facts.alliance or facts.name
        if facts.territory is None or not is_sender(name, facts.ags):
            return None
        return Sender(name, facts.ags, facts.territory)

    def _returned(self, session: Session, opened: Opened, sender: Sender) -> Returned:
        aid = opened.aid
        sent = session.scalars(select(AidDispatch.fassung).filter_by(aid_id=aid.id))
        head = Head(
            sender=sender,
            round=aid.year,
            fassung=aid.fassung,
            created_on=aid.closed_on or self._store.clock.today(),
            replaces=max((number for number in sent if number < aid.fassung), default=0),
        )
        book = codebook(opened.template, opened.layout.numbers)
        return Returned(head, book, selected(opened.template, opened.form.given()))

    def _before(
        self, session: Session, shelf: Shelf, opened: Opened, sender: Sender
    ) -> Returned | None:
        """Return last year's answers to the same aid, to compare numbers with."""
        query = select(WorkingAid.id).filter_by(
            template_id=opened.aid.template_id, year=opened.aid.year - 1
        )
        ref = session.scalars(query).first()
        if ref is None:
            return None
        try:
            return self._returned(session, shelf.open(session, ref), sender)
        except AidUnreadable:
            return None


def person_names(session: Session) -> PersonNames:
    """Return every name that must not stand in a return: of clients, contacts, contributors.

    People of meetings are among them, who need no record of their own.
    """
    clients = (name for names in stored_names(session).values() for name in names)
    known = KnownNames([*_own_names(session), *_ways_to(session), *people_of_meetings(session)])
    return PersonNames(KnownNames(clients), known)


def _own_names(session: Session) -> list[str]:
    return [
        name
        for query in (
            select(ContactPerson.name),
            select(AidContributor.name),
            select(OfficeTable.contact_name),
        )
        for name in session.scalars(query)
        if name
    ]


def _ways_to(session: Session) -> Iterator[Whole]:
    """Go through the addresses of mail and the telephones of contacts."""
    query = select(ContactPerson.email, ContactPerson.phone, ContactPerson.mobile)
    for row in session.execute(query):
        for way in row:
            yield from map(Whole, _WAY.findall(way))


def _origins(session: Session, names: Iterable[str]) -> dict[str, str]:
    """Say of names that are known from a meeting alone when that was."""
    others = PersonNames(
        KnownNames(name for each in stored_names(session).values() for name in each),
        KnownNames([*_own_names(session), *_ways_to(session)]),
    )
    unknown = [name for name in names if not others.within(name)]
    people = [(KnownNames([name]), on) for name, on in people_of_meetings(session).items()]
    return {
        name: FROM_MEETING.format(format_day_joined(on))
        for name in unknown
        for known, on in people
        if find(name, known)
    }


def _returned_parts(opened: Opened) -> Tally:
    """Count the questions of the return section that are asked now, as every screen does."""
    return counted(part for part in opened.form.parts() if part.returned)


def _refuse(preview: ReturnPreview) -> None:
    if preview.obstacles:
        raise ReturnBlocked(why=OBSTACLES[preview.obstacles[0]])


def package_of(returned: Returned, *, password: str = "", is_demo: bool = False) -> MadeReturn:
    """Make all parts of a package out of what travels."""
    from gkdesk.export.network.workbook import xlsx_bytes
    from gkdesk.export.pdf.render import render_pdf

    head = returned.head
    created = dt.datetime.combine(head.created_on, dt.time(), dt.UTC)
    workbook = xlsx_bytes(
        tuple(_sheet(table) for table in sheets(returned)),
        title=returned.codebook.title,
        author=head.sender.name,
        created=created,
    )
    undrawn = Undrawn()
    paper = render_pdf(return_paper.compose(returned, is_demo=is_demo), undrawn)
    data = package_bytes(returned, workbook=workbook, paper=paper, password=password)
    read_stream(io.BytesIO(data), password)  # what cannot be read back must not be sent
    return MadeReturn(file_name(returned), data, returned, undrawn.signs)


def _all_notes(opened: Opened, returned: Returned, before: Returned | None) -> tuple[str, ...]:
    kept = kept_words(opened.template, opened.form.given())
    told = notes(returned, _returned_parts(opened), before, kept=kept)
    return (*told, *_undrawn_notes(returned))


def _undrawn_notes(returned: Returned) -> tuple[str, ...]:
    """Say which answers the PDF of the package cannot show as they are."""
    undrawn = Undrawn()
    for cell in given(returned):
        for text in (cell.said, cell.answer.remark):
            if not text.isascii():
                undrawn.replaced(text)
    return (IN_PACKAGE.format(places(undrawn.signs)),) if undrawn.signs else ()


def _sheet(table: Table) -> Sheet:
    from gkdesk.export.network.sheet import Column, Sheet

    return Sheet(
        table.title,
        tuple(Column(title, width) for title, width in table.columns),
        table.rows,
        header_columns=table.header_columns,
    )
