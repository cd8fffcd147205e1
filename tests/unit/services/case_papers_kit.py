"""Random conferences with a word of its own in every text, and who may read which of them.

The truth is kept here as the conference is entered; nothing of the gate is asked for it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.export.calendar.ics import Event, ics_bytes
from gkdesk.export.content import Document
from gkdesk.models.structural import StructuralCase, StructuralIssue
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat, CasePaperWish
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.meetings.fields import (
    AccessDecision,
    ActionFields,
    ActorView,
    Item,
    MeetingFields,
    Participant,
    Text,
)
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.codes.meetings import AccessWay, ItemState, ParticipantRole, TextPart
from gkdesk.text.ids import ClientId, MeetingId, OrganisationId, PartId
from gkdesk.text.labels import Label
from tests.document_kit import plain
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    import random

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
)


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
    """A client on the agenda, and what each organisation was released of her."""

    id: ClientId
    first: str
    last: str
    item: PartId
    is_veiled: bool
    released: dict[int, frozenset[Category]] = field(default_factory=dict)


@dataclass
class Conference:
    """A conference with its truth; `readers` are participants with their organisations."""

    id: MeetingId
    cases: list[Case] = field(default_factory=list)
    readers: dict[PartId, int] = field(default_factory=dict)
    attending: dict[PartId, int] = field(default_factory=dict)
    outside: set[tuple[PartId, int]] = field(default_factory=set)
    planted: list[Planted] = field(default_factory=list)

    def may_read(self, reader: PartId | None, place: int) -> frozenset[Category]:
        """Return what a participant may know of a case; of a veiled one nothing."""
        case = self.cases[place]
        if reader is None or case.is_veiled or (reader, place) in self.outside:
            return frozenset()
        return case.released.get(self.readers.get(reader, 0), frozenset())


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
    """Enter a random conference with cases, people, grounds, texts and agreements."""
    conference = Conference(
        MeetingId(_ref(workspace.meetings.create(MeetingFields(ON, title="Fallkonferenz")).ref))
    )
    offices = [an_organisation(workspace, name=f"Stelle {words.new()}") for _ in range(3)]
    for place in range(chance.randint(2, 4)):
        _add_case(workspace, chance, words, conference, place, offices)
    for office in offices:
        contact = a_contact(workspace, name=words.new(), organisation_id=office)
        person = Participant(contact, office if chance.random() < 0.5 else None)
        ref = PartId(_ref(workspace.participants.save(conference.id, person).ref))
        conference.readers[ref] = office
    _add_client(workspace, conference)
    for place, case in enumerate(conference.cases):
        _write(workspace, chance, words, conference, place)
        for reader in conference.readers:
            if chance.random() < 0.1:
                decision = AccessDecision(case.item, reader, AccessWay.OUTSIDE, reason="Grund")
                workspace.agenda.decide(conference.id, decision)
                conference.outside.add((reader, place))
    _add_issue(workspace, conference, words)
    return conference


def _add_case(
    workspace: Workspace,
    chance: random.Random,
    words: Words,
    conference: Conference,
    place: int,
    offices: list[OrganisationId],
) -> None:
    first, last = words.new(), words.new()
    client = a_client(workspace, official_name=f"{first} {last}")
    veiled = chance.random() < 0.15
    item = Item(client_id=client, is_veiled=veiled)
    ref = PartId(_ref(workspace.agenda.save_item(conference.id, item).ref))
    case = Case(client, first, last, ref, veiled)
    for office in offices:
        categories = frozenset(chance.sample(list(Category), chance.randint(0, 4)))
        if not categories:
            continue
        good = chance.random() < 0.6
        state = {"signed_on": TODAY - DAY} if good else chance.choice(BAD)
        codes = tuple(sorted(each.value for each in categories))
        workspace.clients.save_part(
            client, Consent(organisation_id=office, categories=codes, **state)
        )
        if good:
            case.released[office] = categories
    conference.cases.append(case)
    assert len(conference.cases) == place + 1


def _add_client(workspace: Workspace, conference: Conference) -> None:
    person = Participant(client_id=conference.cases[0].id, role=ParticipantRole.CLIENT)
    ref = PartId(_ref(workspace.participants.save(conference.id, person).ref))
    conference.attending[ref] = 0


def _write(
    workspace: Workspace,
    chance: random.Random,
    words: Words,
    conference: Conference,
    place: int,
) -> None:
    case, others = conference.cases[place], list(conference.cases)
    for part in chance.sample(PARTS, 4):
        category, confided = chance.choice(list(Category)), chance.random() < 0.2
        word, other = words.new(), chance.choice(others)
        said = f"{case.first} {word}. Auch {other.first}s Fall und {other.last}."
        text = Text(case.item, part, said, category, confided)
        workspace.agenda.save_text(conference.id, text)
        hers = part in CLIENT_PARTS and not confided
        conference.planted.append(Planted(word, place, category, confided, hers))
    category, word = chance.choice(list(Category)), words.new()
    reader = chance.choice(list(conference.readers))
    view = ActorView(case.item, reader, word, f"Auftrag {word}", f"Rolle {word}", category)
    workspace.agenda.save_view(conference.id, view)
    conference.planted.append(Planted(word, place, category))
    for _ in range(2):
        category, word = chance.choice(list(Category)), words.new()
        workspace.actions.add(
            ActionFields(
                f"{word} für {chance.choice(others).first}",
                conference.id,
                case.item,
                case.id,
                organisation_id=OrganisationId(chance.choice(list(conference.readers.values()))),
                due_on=ON + DAY,
                noticed_by=f"Wenn {word}",
                category=category,
            )
        )
        conference.planted.append(Planted(word, place, category, for_client=True))
    if chance.random() < 0.5:
        workspace.agenda.settle(conference.id, case.item, ItemState.DISCUSSED)


def _add_issue(workspace: Workspace, conference: Conference, words: Words) -> None:
    case = conference.cases[-1]
    with workspace._store.transaction(Label.ISSUE_CREATED) as transaction:
        row = StructuralIssue(
            theme=f"Kurse {words.new()} fehlen {case.first}",
            need=f"Wie bei {case.first} {case.last}",
            meeting_id=conference.id,
            noted_on=TODAY,
        )
        transaction.session.add(row)
        transaction.session.flush()
        transaction.session.add(StructuralCase(structural_id=row.id, client_id=case.id))


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


def _ref(ref: int | None) -> int:
    assert ref is not None
    return ref
