"""Random cases: a family, names in two scripts, and grounds of every kind, some of no worth."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from gkdesk.models.case import ClientConsent
from gkdesk.models.client import (
    Client,
    ClientFormerMember,
    ClientLead,
    ClientMember,
    ClientNameVariant,
)
from gkdesk.models.meetings import AgendaItem
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.parts import PARTS
from gkdesk.services.mapping import write
from gkdesk.text.codes.cases import ConsentPurpose, Flow
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.codes.meetings import ItemState
from gkdesk.text.ids import BodyId, ClientId, ContactId, OrganisationId, PartId
from tests.unit.services.leak_truth import ALL_OF_THEM, HERSELF, Case, Ground, Holds, Reader

if TYPE_CHECKING:
    import random

    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record
    from gkdesk.text.ids import MeetingId
    from tests.unit.services.case_papers_kit import Words

TODAY = dt.date(2026, 11, 18)
ON = dt.date(2026, 11, 26)
DAY = dt.timedelta(days=1)
SIGNED: dict[str, Any] = {"signed_on": TODAY - DAY}
NEVER: tuple[dict[str, Any], ...] = (
    {"signed_on": None},
    {**SIGNED, "withdrawn_on": TODAY},
    {**SIGNED, "until": TODAY - DAY},
    {**SIGNED, "since": ON + DAY},
    {**SIGNED, "direction": Flow.FROM_RECIPIENT},
    {**SIGNED, "purpose": ConsentPurpose.FOLLOW_UP},
    {**SIGNED, "purpose": ConsentPurpose.RECORD},
)
PROVISION: dict[str, Any] = {
    "basis": Basis.LEGAL_PROVISION,
    "provision": "§ 69 SGB X",
    "reason": "Aufgabe der Stelle",
}


def enter_case(
    session: Session,
    chance: random.Random,
    words: Words,
    *,
    meeting: MeetingId,
    place: int,
    readers: list[Reader],
    body: int,
) -> Case:
    """Enter a case on the agenda of a meeting with whatever was released of it."""
    entering = _Entering(session, chance, words, body)
    return entering.case(meeting, place, readers)


class _Entering:
    """Enters one case into a session."""

    def __init__(self, session: Session, chance: random.Random, words: Words, body: int) -> None:
        self._session, self._chance, self._words = session, chance, words
        self._body = body

    def case(self, meeting: MeetingId, place: int, readers: list[Reader]) -> Case:
        """Return a case with its truth."""
        chance, new = self._chance, self._words.new
        first, last, script, variant = new(), new(), self._words.arabic(), new()
        client = Client(code=new(), official_name=f"{first} {last}", own_name=script)
        ref = ClientId(self._add(client))
        self._add(ClientNameVariant(client_id=ref, name=variant))
        veiled = chance.random() < 0.15
        item = AgendaItem(
            meeting_id=meeting,
            client_id=ref,
            position=place,
            is_veiled=veiled,
            state=chance.choice(list(ItemState)).value,
        )
        item_id = PartId(self._add(item))
        case = Case(ref, first, last, script, variant, item_id, veiled, agreed=False)
        self._add_family(case)
        case.agreed = self._agree(case)
        for reader in readers:
            for _ in range(3):
                self._release(case, reader)
        if chance.random() < 0.3:
            case.lead = chance.choice(readers).contact
            self._add(ClientLead(client_id=ref, contact_id=case.lead, since=TODAY))
        return case

    def _add(self, row: Record) -> int:
        self._session.add(row)
        self._session.flush()
        return row.id

    def _add_family(self, case: Case) -> None:
        for _ in range(self._chance.choice((0, 0, 0, 1, 2))):
            name = self._words.new()
            ref = self._add(ClientMember(client_id=case.id, name=name))
            case.members[ref] = name
        if self._chance.random() < 0.15:
            case.gone = self._words.new()
            gone = ClientFormerMember(client_id=case.id, name=case.gone, left_on=TODAY - 9 * DAY)
            case.former = self._add(gone)

    def _asked(self, case: Case) -> frozenset[int]:
        """Return who was there when something was signed: usually all, sometimes fewer."""
        there = [ref for ref in (*case.members, case.former) if ref]
        if self._chance.random() < 0.2:
            there = there[1:]
        return frozenset(there)

    def _agree(self, case: Case) -> bool:
        """Write the agreement to the conference, and tell whether it is one of all of them."""
        asked = self._asked(case)
        state = SIGNED if self._chance.random() < 0.9 else self._chance.choice(NEVER[:4])
        self._write(case, asked, purpose=ConsentPurpose.CONFERENCE, **state)
        everybody = {ref for ref in (*case.members, case.former) if ref}
        return state is SIGNED and everybody == asked

    def _release(self, case: Case, reader: Reader) -> None:
        """Write one basis for all of them, or one for each."""
        chance = self._chance
        categories = frozenset(chance.sample(list(Category), chance.randint(0, 5)))
        named = chance.choice(("office", "office", "person", "both", "body", "office there"))
        told: dict[str, Any] = {
            "office": None if named in ("person", "body") else reader.office,
            "contact": reader.contact if named in ("person", "both") else None,
            "by_body": named in ("body", "office there"),
            "confided": chance.random() < 0.25,
        }
        if case.members and chance.random() < 0.5:
            for person in (HERSELF, *case.members):
                self._ground(case, Ground(categories, self._holds(), person=person, **told))
        elif categories:
            asked = self._asked(case)
            self._ground(case, Ground(categories, self._holds(), asked=asked, **told))

    def _holds(self) -> Holds:
        return self._chance.choices(tuple(Holds), (65, 10, 10, 15))[0]

    def _ground(self, case: Case, ground: Ground) -> None:
        is_legal = self._chance.random() < 0.15
        state = self._chance.choice(NEVER[1:] if is_legal else NEVER)
        if ground.holds is not Holds.NEVER:
            state = {} if is_legal else SIGNED
        if ground.holds is Holds.TODAY_ONLY:
            state = {**state, "until": ON - DAY}
        if ground.holds is Holds.LATER_ONLY:
            state = {**state, "since": ON}
        fields: dict[str, Any] = {
            **(PROVISION if is_legal else {}),
            "organisation_id": ground.office and OrganisationId(ground.office),
            "contact_id": ground.contact and ContactId(ground.contact),
            "body_id": BodyId(self._body) if ground.by_body else None,
            "categories": tuple(sorted(each.value for each in ground.categories)),
            "confided": ground.confided,
            "herself": ground.person == HERSELF,
            "member_id": PartId(ground.person) if ground.person > 0 else None,
            **state,
        }
        self._write(case, ground.asked if ground.person == ALL_OF_THEM else frozenset(), **fields)
        case.grounds.append(ground)

    def _write(self, case: Case, asked: frozenset[int], **fields: Any) -> None:  # noqa: ANN401 - fields of a consent
        left = f"-{case.former}" if self._chance.random() < 0.5 else str(case.former)
        refs = tuple(left if ref == case.former else str(ref) for ref in sorted(asked))
        row = ClientConsent(client_id=case.id)
        write(row, Consent(asked=refs, **fields), PARTS[Consent].columns)
        self._add(row)
