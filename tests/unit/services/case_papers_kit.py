"""Random conferences with a word of its own in every text, and the truth about who may read it.

Everything is written straight into the tables; what it means is kept in `leak_truth`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body, Membership
from gkdesk.models.case import ClientNote, ClientReferral, ClientTopic
from gkdesk.models.client import Client, ClientGoal
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.structural import StructuralCase, StructuralIssue
from gkdesk.text.codes.cases import NoteSource
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import AccessWay, ItemKind, ParticipantRole, TextPart
from gkdesk.text.ids import MeetingId, PartId
from gkdesk.text.labels import Label
from tests.unit.services.leak_cases import DAY, ON, TODAY, enter_case
from tests.unit.services.leak_truth import (
    FOREIGNERS_OFFICE,
    YOUTH_SERVICE,
    Case,
    Conference,
    Passage,
    Planted,
    Reader,
)

if TYPE_CHECKING:
    import random

    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record
    from gkdesk.services.workspace import Workspace

PARTS = tuple(part for part in TextPart if part not in (TextPart.THEMES, TextPart.NEED_FOR_CHANGE))
CLIENT_PARTS = frozenset({TextPart.QUESTION, TextPart.CLIENT_VIEW, TextPart.USERS_VIEW})
ROLES = (ParticipantRole.CHAIR, ParticipantRole.MINUTES, ParticipantRole.MEMBER)
CATEGORIES = (*Category, None)
SOURCES = (NoteSource.OFFICE, NoteSource.COUNSELLING, NoteSource.FOREIGNERS_OFFICE)


class Words:
    """Words that stand nowhere else: letters only, so that they could be names."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._used: set[str] = set()

    def new(self) -> str:
        """Return another word, with a capital as names have it."""
        return self._made("Zq", "abdfghkmnortuvw", 9)

    def arabic(self) -> str:
        """Return a word in Arabic letters, none of which is joined to words as „and“ or „to“."""
        return self._made("", "جحدرزصطعقمنه", 8)

    def _made(self, begin: str, letters: str, count: int) -> str:
        while True:
            made = begin + "".join(self._chance.choices(letters, k=count))
            if made not in self._used:
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
        self._session, self._chance, self._words = session, chance, words
        self._meeting = tables.Meeting(on=ON, starts="09:30")
        self.conference = Conference(MeetingId(self._add(self._meeting)))
        self._body = self._add(Body(name=f"Runde {words.new()}"))
        for kind in ("", YOUTH_SERVICE, FOREIGNERS_OFFICE):
            self._add_reader(kind if chance.random() < 0.8 else "")
        for place in range(chance.randint(2, 4)):
            self._add_case(place)
        for place in range(2):
            ref = self.conference.cases[place].id
            person = self._participant(client_id=ref, role=ParticipantRole.CLIENT.value)
            self.conference.attending[person] = place
        for place in range(len(self.conference.cases)):
            self._write(place)
            self._decide(place)
            self._keep_record(place)
            self._hand_over(place)
        self._name_them_everywhere()

    def _add(self, row: Record) -> int:
        self._session.add(row)
        self._session.flush()
        return row.id

    def _participant(self, **fields: object) -> PartId:
        row = tables.MeetingParticipant(meeting_id=self.conference.id, **fields)
        return PartId(self._add(row))

    def _add_reader(self, kind: str) -> None:
        chance, new = self._chance, self._words.new
        office = self._add(Organisation(name=f"Stelle {new()}", kind_of_organisation=kind))
        contact = self._add(ContactPerson(name=new(), organisation_id=office))
        stands_in = chance.random() < 0.2
        ref = self._participant(
            contact_id=contact,
            organisation_id=office if chance.random() < 0.5 else None,
            role=chance.choice(ROLES).value,
            stand_in=new() if stands_in else "",
        )
        sits = self._give_seat(contact, office, stands_in=stands_in)
        self.conference.readers[ref] = Reader(contact, office, kind, stands_in, sits)

    def _give_seat(self, contact: int, office: int, *, stands_in: bool) -> bool:
        """Give a seat to an office, a person, or a person for her office; tell if it counts."""
        seat = self._chance.choice(("none", "office", "person", "both", "given up"))
        if seat == "none":
            return False
        self._add(
            Membership(
                body_id=self._body,
                organisation_id=None if seat == "person" else office,
                contact_id=None if seat in ("office", "given up") else contact,
                until=TODAY if seat == "given up" else None,
            )
        )
        return seat == "office" or (seat in ("person", "both") and not stands_in)

    def _add_case(self, place: int) -> None:
        case = enter_case(
            self._session,
            self._chance,
            self._words,
            meeting=self.conference.id,
            place=place,
            readers=list(self.conference.readers.values()),
            body=self._body,
        )
        self.conference.cases.append(case)

    def _write(self, place: int) -> None:
        chance = self._chance
        for part in chance.sample(PARTS, 4):
            category, confided = chance.choice(CATEGORIES), chance.random() < 0.2
            hers = part in CLIENT_PARTS and not confided
            text = self._text(place, category, confided=confided, for_client=hers)
            told = {"part": part.value, "text": text, "confided": confided}
            self._part(tables.ItemText, place, category, **told)
        word, category = self._words.new(), chance.choice(CATEGORIES)
        reader = chance.choice(list(self.conference.readers))
        told = {"view": word, "mandate": f"Auftrag {word}", "role": f"Rolle {word}"}
        self._part(tables.ItemView, place, category, participant_id=reader, **told)
        self._plant(Planted(word, place, category))
        for _ in range(2):
            self._agree(place)
        self._agreed_before(place)

    def _text(
        self,
        place: int,
        category: Category | None,
        *,
        confided: bool = False,
        for_client: bool = False,
        source: NoteSource | None = None,
    ) -> str:
        """Return a text with a word of its own, and with names of hers and of somebody else.

        A word that only begins like a name is an ordinary one and stays.
        """
        case, other = self.conference.cases[place], self._other()
        word, ordinary = self._words.new(), f"{other.first}garten{self._words.new().lower()}"
        for each in (word, ordinary):
            self._plant(Planted(each, place, category, confided, for_client, source))
        called = f"{other.first}s Fall und {other.last}, {other.variant}, و{other.script}"
        family = ", ".join((*other.members.values(), case.gone, other.gone))
        return f"{case.first} {word}, {ordinary}. Auch {called}; {family}."

    def _other(self) -> Case:
        return self._chance.choice(self.conference.cases)

    def _agree(self, place: int) -> None:
        word, category = self._words.new(), self._chance.choice(CATEGORIES)
        other, office = self._other(), self._chance.choice(list(self.conference.readers.values()))
        typed = self._chance.random() < 0.3
        self._part(
            tables.ActionItem,
            place,
            category,
            client_id=self.conference.cases[place].id,
            what=f"{word} für {other.first}",
            organisation_id=None if typed else office.office,
            owner=f"Kreis um {other.last}" if typed else "",
            due_on=ON + DAY,
            noticed_by=f"Wenn {word}",
        )
        self._plant(Planted(word, place, category, for_client=True))

    def _agreed_before(self, place: int) -> None:
        """Add tasks from an earlier meeting: one about this case, one about somebody else."""
        reader = self._chance.choice(list(self.conference.readers.values()))
        earlier = self._add(tables.Meeting(on=TODAY - 30 * DAY))
        word, stranger = self._words.new(), self._words.new()
        category = self._chance.choice(CATEGORIES)
        case = self.conference.cases[place]
        for what, client in ((word, case.id), (stranger, self._stranger())):
            self._add(
                tables.ActionItem(
                    meeting_id=earlier,
                    client_id=client,
                    what=f"{what} mit {case.last}",
                    category=category.value if category else None,
                    organisation_id=reader.office,
                )
            )
        self._plant(Planted(word, place, category, is_spoken=False))
        self.conference.never.append(stranger)

    def _stranger(self) -> int:
        return self._add(Client(code=self._words.new(), official_name=self._words.new()))

    def _part(
        self, table: type[Record], place: int, category: Category | None, **fields: object
    ) -> None:
        item, code = self.conference.cases[place].item, category.value if category else None
        self._add(table(meeting_id=self.conference.id, item_id=item, category=code, **fields))

    def _plant(self, planted: Planted) -> None:
        self.conference.planted.append(planted)

    def _decide(self, place: int) -> None:
        """Send some out, and let some hear in spite of the gate; a few of these are over."""
        chance, case = self._chance, self.conference.cases[place]
        for ref, reader in self.conference.readers.items():
            way = chance.choices((None, *AccessWay), (75, 10, 15))[0]
            if way is None:
                continue
            row = self._session.get_one(tables.MeetingParticipant, ref)
            state = chance.choice(("holds", "holds", "ended", "about another"))
            told = frozenset(chance.sample(list(Category), 3))
            reason = self._words.new()
            self.conference.never.append(reason)
            decision = tables.ItemAccess(
                meeting_id=self.conference.id,
                item_id=case.item,
                participant_id=ref,
                way=way.value,
                categories=" ".join(sorted(told)),
                reason=reason,
                decided_on=TODAY,
                contact_id=reader.contact,
                organisation_id=row.organisation_id,
                stand_in=self._words.new() if state == "about another" else row.stand_in,
                ended_on=TODAY if state == "ended" and way is AccessWay.OVERRIDE else None,
            )
            self._add(decision)
            if way is AccessWay.OUTSIDE:
                case.outside.add(ref)
            elif state == "holds":
                case.despite[ref] = told

    def _keep_record(self, place: int) -> None:
        """Write notes, a topic and a goal into the record."""
        chance, client = self._chance, self.conference.cases[place].id
        for _ in range(2):
            category, source = chance.choice(CATEGORIES), chance.choice(SOURCES)
            confided = chance.random() < 0.3
            self._add(
                ClientNote(
                    client_id=client,
                    on=TODAY,
                    line=self._text(place, category, confided=confided, source=source),
                    source=source.value,
                    category=category.value if category else None,
                    confided=confided,
                )
            )
        kept = chance.choice(list(Category))
        said = self._text(place, kept, source=NoteSource.OFFICE)
        topic = ClientTopic(client_id=client, topic="other", situation=said, category=kept.value)
        self._add(topic)
        goal = self._text(place, Category.PLANS, source=NoteSource.OFFICE)
        self._add(ClientGoal(client_id=client, words=goal))

    def _hand_over(self, place: int) -> None:
        """Refer a client to an office, or to somebody who works there; a seat counts nothing."""
        reader = self._chance.choice(list(self.conference.readers.values()))
        to_person = self._chance.random() < 0.5
        referral = self._add(
            ClientReferral(
                client_id=self.conference.cases[place].id,
                organisation_id=reader.office,
                contact_id=reader.contact if to_person else None,
                subject=self._text(place, Category.PLANS, source=NoteSource.OFFICE),
            )
        )
        told = Reader(reader.contact, reader.office, reader.kind, stands_in=not to_person)
        self.conference.passages.append(Passage(place, PartId(referral), told))

    def _name_them_everywhere(self) -> None:
        """Put names where nobody looks for them: title, place, a topic, a structural issue."""
        case, other = self.conference.cases[-1], self.conference.cases[0]
        said = f"{case.first} {case.last}, {other.script}, {other.variant}, {case.gone}"
        self._meeting.title = f"Konferenz zu {said}"
        self._meeting.place = f"Saal {said}"
        topic = self._add(
            tables.AgendaItem(
                meeting_id=self.conference.id,
                kind_of_item=ItemKind.TOPIC.value,
                position=9,
                title=f"Absprache {said}",
            )
        )
        self._add(
            tables.ItemText(
                meeting_id=self.conference.id,
                item_id=topic,
                part=TextPart.MINUTES.value,
                text=f"Besprochen: {said}",
            )
        )
        texts = ("theme", "need", "addressee", "mandate", "decision", "implementation")
        issue = StructuralIssue(
            meeting_id=self.conference.id,
            noted_on=TODAY,
            **{each: f"Kurse {self._words.new()} wie bei {said}" for each in texts},
        )
        self._add(StructuralCase(structural_id=self._add(issue), client_id=case.id))
