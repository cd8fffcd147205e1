"""Random conferences with a word of its own in every text, and who may read which of them.

The truth is kept here as the conference is entered; nothing of the gate is asked for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.export.calendar.ics import Event, ics_bytes
from gkdesk.export.content import Document
from gkdesk.models import meetings as tables
from gkdesk.models.case import ClientConsent
from gkdesk.models.client import Client
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.structural import StructuralCase, StructuralIssue
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, CasePaperWish
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.parts import PARTS as PARTS_OF_RECORD
from gkdesk.services.mapping import write
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.codes.meetings import AccessWay, ItemState, ParticipantRole, TextPart
from gkdesk.text.ids import ClientId, MeetingId, OrganisationId, PartId
from gkdesk.text.labels import Label
from tests.document_kit import plain

if TYPE_CHECKING:
    import random

    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
ON = dt.date(2026, 11, 26)
DAY = dt.timedelta(days=1)
PARTS = tuple(part for part in TextPart if part not in (TextPart.THEMES, TextPart.NEED_FOR_CHANGE))
CLIENT_PARTS = frozenset({TextPart.QUESTION, TextPart.CLIENT_VIEW, TextPart.USERS_VIEW})
BAD = (
    {"signed_on": None},
    {"signed_on": TODAY - DAY, "withdrawn_on": TODAY},
    {"signed_on": TODAY - DAY, "until": ON - DAY},
    {"signed_on": TODAY - DAY, "since": ON + DAY},
    {"signed_on": TODAY - DAY, "since": ON},
)
CONFERENCE = ConsentPurpose.CONFERENCE


@dataclass(frozen=True)
class Planted:
    """A word with whose it is and which category it has; `confided` needs an express release."""

    word: str
    client: int
    category: Category | None
    confided: bool = False
    for_client: bool = False


@dataclass
class Case:
    """A client on the agenda, and what each organisation was released of her.

    `express` is in which categories what was confided, too; without `agreed` nobody hears anything.
    """

    id: ClientId
    first: str
    last: str
    item: PartId
    is_veiled: bool
    agreed: bool
    released: dict[int, frozenset[Category]] = field(default_factory=dict)
    express: dict[int, frozenset[Category]] = field(default_factory=dict)


@dataclass
class Conference:
    """A conference with its truth; `readers` are participants with their organisations."""

    id: MeetingId
    cases: list[Case] = field(default_factory=list)
    readers: dict[PartId, int] = field(default_factory=dict)
    attending: dict[PartId, int] = field(default_factory=dict)
    outside: set[tuple[PartId, int]] = field(default_factory=set)
    planted: list[Planted] = field(default_factory=list)

    def may_read(
        self, reader: PartId | None, place: int, *, confided: bool = False
    ) -> frozenset[Category]:
        """Return what a participant may know of a case; of a veiled one nothing."""
        case = self.cases[place]
        silent = case.is_veiled or not case.agreed or (reader, place) in self.outside
        if reader is None or silent:
            return frozenset()
        told = case.express if confided else case.released
        return told.get(self.readers.get(reader, 0), frozenset())


class Words:
    """Words that stand nowhere else: letters only, so that they could be names."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._used: set[str] = set()

    def new(self) -> str:
        """Return another word, with a capital as names have it."""
        while True:
            made = "Zq" + "".join(self._chance.choices("abdfghkmnortuvw", k=9))
            if made not in self._used and not made.endswith("s"):
                self._used.add(made)
                return made


def a_conference(workspace: Workspace, chance: random.Random, words: Words) -> Conference:
    """Enter a random conference with cases, people, grounds, texts and agreements.

    It is written in one transaction: hundreds of them are entered one after the other.
    """
    with workspace._store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
        return _Entering(transaction.session, chance, words).conference


class _Entering:
    """Enters one conference into a session."""

    def __init__(self, session: Session, chance: random.Random, words: Words) -> None:
        self._session = session
        self._chance = chance
        self._words = words
        meeting = self._add(tables.Meeting(title="Fallkonferenz", on=ON, starts="09:30"))
        self.conference = Conference(MeetingId(meeting))
        offices = [self._add(Organisation(name=f"Stelle {words.new()}")) for _ in range(3)]
        for place in range(chance.randint(2, 4)):
            self._add_case(place, offices)
        for office in offices:
            self._add_reader(office)
        first = self.conference.cases[0].id
        attending = self._participant(client_id=first, role=ParticipantRole.CLIENT.value)
        self.conference.attending[attending] = 0
        for place in range(len(self.conference.cases)):
            self._write(place)
            self._keep_outside(place)
        self._add_issue()

    def _add(self, row: Record) -> int:
        self._session.add(row)
        self._session.flush()
        return row.id

    def _participant(self, **fields: object) -> PartId:
        row = tables.MeetingParticipant(meeting_id=self.conference.id, **fields)
        return PartId(self._add(row))

    def _add_reader(self, office: int) -> None:
        contact = self._add(ContactPerson(name=self._words.new(), organisation_id=office))
        chosen = office if self._chance.random() < 0.5 else None
        reader = self._participant(contact_id=contact, organisation_id=chosen)
        self.conference.readers[reader] = office

    def _add_case(self, place: int, offices: list[int]) -> None:
        chance, first, last = self._chance, self._words.new(), self._words.new()
        client = self._add(Client(code=self._words.new(), official_name=f"{first} {last}"))
        veiled = chance.random() < 0.15
        item = self._add(
            tables.AgendaItem(
                meeting_id=self.conference.id,
                client_id=client,
                position=place,
                is_veiled=veiled,
                state=chance.choice(list(ItemState)).value,
            )
        )
        case = Case(ClientId(client), first, last, PartId(item), veiled, chance.random() < 0.9)
        if case.agreed:
            self._write_consent(client, Consent(purpose=CONFERENCE, signed_on=TODAY - DAY))
        for office in offices:
            categories = frozenset(chance.sample(list(Category), chance.randint(0, 4)))
            if categories and self._consent(client, office, categories):
                case.released[office] = categories
            express = frozenset(chance.sample(list(Category), chance.randint(0, 2)))
            if express and self._consent(client, office, express, confided=True):
                case.express[office] = express
                case.released[office] = case.released.get(office, frozenset()) | express
        self.conference.cases.append(case)

    def _consent(
        self,
        client: int,
        office: int,
        categories: frozenset[Category],
        *,
        confided: bool = False,
    ) -> bool:
        """Add a consent, and tell whether it is one that holds."""
        good = self._chance.random() < 0.6
        state = {"signed_on": TODAY - DAY} if good else self._chance.choice(BAD)
        codes = tuple(sorted(each.value for each in categories))
        named = OrganisationId(office)
        self._write_consent(
            client, Consent(organisation_id=named, categories=codes, confided=confided, **state)
        )
        return good

    def _write_consent(self, client: int, consent: Consent) -> None:
        row = ClientConsent(client_id=client)
        write(row, consent, PARTS_OF_RECORD[Consent].columns)
        self._add(row)

    def _write(self, place: int) -> None:
        chance, case = self._chance, self.conference.cases[place]
        for part in chance.sample(PARTS, 4):
            category, confided = chance.choice(list(Category)), chance.random() < 0.2
            word, other = self._words.new(), chance.choice(self.conference.cases)
            hers = part in CLIENT_PARTS and not confided
            self._part(
                tables.ItemText,
                place,
                category,
                part=part.value,
                text=f"{case.first} {word}. Auch {other.first}s Fall und {other.last}.",
                confided=confided,
            )
            self._plant(Planted(word, place, category, confided, hers))
        word, category = self._words.new(), chance.choice(list(Category))
        reader = chance.choice(list(self.conference.readers))
        told = {"view": word, "mandate": f"Auftrag {word}", "role": f"Rolle {word}"}
        self._part(tables.ItemView, place, category, participant_id=reader, **told)
        self._plant(Planted(word, place, category))
        for _ in range(2):
            self._agree(place)

    def _agree(self, place: int) -> None:
        word, category = self._words.new(), self._chance.choice(list(Category))
        other = self._chance.choice(self.conference.cases)
        self._part(
            tables.ActionItem,
            place,
            category,
            client_id=self.conference.cases[place].id,
            what=f"{word} für {other.first}",
            organisation_id=self._chance.choice(list(self.conference.readers.values())),
            due_on=ON + DAY,
            noticed_by=f"Wenn {word}",
        )
        self._plant(Planted(word, place, category, for_client=True))

    def _part(self, table: type[Record], place: int, category: Category, **fields: object) -> None:
        item = self.conference.cases[place].item
        row = table(meeting_id=self.conference.id, item_id=item, category=category.value, **fields)
        self._add(row)

    def _plant(self, planted: Planted) -> None:
        self.conference.planted.append(planted)

    def _keep_outside(self, place: int) -> None:
        for reader in self.conference.readers:
            if self._chance.random() < 0.1:
                row = tables.ItemAccess(
                    meeting_id=self.conference.id,
                    item_id=self.conference.cases[place].item,
                    participant_id=reader,
                    way=AccessWay.OUTSIDE.value,
                    decided_on=TODAY,
                )
                self._add(row)
                self.conference.outside.add((reader, place))

    def _add_issue(self) -> None:
        case = self.conference.cases[-1]
        issue = self._add(
            StructuralIssue(
                theme=f"Kurse {self._words.new()} fehlen {case.first}",
                need=f"Wie bei {case.first} {case.last}",
                meeting_id=self.conference.id,
                noted_on=TODAY,
            )
        )
        self._add(StructuralCase(structural_id=issue, client_id=case.id))


def wishes_of(conference: Conference) -> list[CasePaperWish]:
    """Return every paper that leaves the office, for every reader."""
    meeting, code = conference.id, CasePaperCode
    found = [
        CasePaperWish(kind, Audience.PARTICIPANT, meeting_id=meeting, participant_id=reader)
        for reader in conference.readers
        for kind in (code.AGENDA, code.SLIP, code.MINUTES, code.INVITATION)
    ]
    found += [
        CasePaperWish(kind, Audience.CLIENT, meeting_id=meeting, participant_id=person)
        for person in conference.attending
        for kind in (code.CLIENT_PAGE, code.INVITATION)
    ]
    found += [
        CasePaperWish(
            code.CASE_SHEET,
            Audience.PARTICIPANT,
            meeting_id=meeting,
            participant_id=reader,
            item_id=case.item,
        )
        for reader in conference.readers
        for case in conference.cases
    ]
    ics = CasePaperFormat.ICS
    found.append(CasePaperWish(code.CALENDAR, Audience.PARTICIPANT, ics, meeting_id=meeting))
    found.append(CasePaperWish(code.SUMMARY, Audience.MINISTRY, meeting_id=meeting))
    found.append(CasePaperWish(code.FEEDBACK, Audience.PARTICIPANT, meeting_id=meeting))
    found.append(CasePaperWish(code.ISSUES, Audience.MINISTRY))
    return found


def texts_of(workspace: Workspace, wishes: list[CasePaperWish]) -> list[str]:
    """Return all text of each paper, as it is composed; rendering adds none."""
    texts = []
    for job in workspace.case_papers._composed(wishes):
        paper = job.composed.paper
        if isinstance(paper, Document):
            texts.append(plain(paper))
        elif isinstance(paper, Event):
            texts.append(ics_bytes(paper).decode().replace("\r\n ", ""))
    return texts
