"""Who may read which planted word: plain rules about what was entered; the gate is never asked.

The rules are those of the domain, said a second time: a ground counts for whom it names, on the
days that it holds, for the persons of a family who gave it, in its own categories.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gkdesk.text.codes.cases import NoteSource
from gkdesk.text.codes.clients import Category
from gkdesk.text.ids import ClientId, MeetingId, PartId

ALL_OF_THEM = -1
HERSELF = -2
FOREIGNERS_OFFICE = "foreigners_office"
YOUTH_SERVICE = "youth_migration_service"
APART = {
    (FOREIGNERS_OFFICE, NoteSource.COUNSELLING),
    (YOUTH_SERVICE, NoteSource.FOREIGNERS_OFFICE),
}
"""Which office learns from whom something only where that is released expressly."""
NOTHING: frozenset[Category] = frozenset()


class Holds(Enum):
    """When a ground holds: on the day on which papers leave, on that of the meeting, on both."""

    ALWAYS = "always"
    TODAY_ONLY = "today_only"
    LATER_ONLY = "later_only"
    NEVER = "never"


TODAY = frozenset({Holds.ALWAYS, Holds.TODAY_ONLY})
LATER = frozenset({Holds.ALWAYS, Holds.LATER_ONLY})


@dataclass(frozen=True)
class Ground:
    """A consent, a release or a provision: for an office, a person, a body, or two of these.

    `person` is ALL_OF_THEM, HERSELF or the place of a member; `asked` are the members, present
    and former, who were there when it was signed.
    """

    categories: frozenset[Category]
    holds: Holds
    office: int | None = None
    contact: int | None = None
    by_body: bool = False
    confided: bool = False
    person: int = ALL_OF_THEM
    asked: frozenset[int] = frozenset()

    def covers(self, member: int) -> bool:
        """Tell whether it was given by or for somebody of a family."""
        return self.person == member or (self.person == ALL_OF_THEM and member in self.asked)


@dataclass(frozen=True)
class Reader:
    """A participant: who she is, where she works, whether somebody else comes for her.

    `sits` tells of a seat in the body of this conference, hers or that of her office.
    """

    contact: int
    office: int
    kind: str
    stands_in: bool = False
    sits: bool = False

    def is_named_by(self, ground: Ground) -> bool:
        """Tell whether a ground is about whoever comes."""
        if ground.contact is not None and (self.stands_in or ground.contact != self.contact):
            return False
        if ground.by_body and not self.sits:
            return False
        if ground.office is not None:
            return ground.office == self.office
        if ground.contact is not None:
            return True
        return ground.by_body and self.kind != FOREIGNERS_OFFICE


@dataclass
class Case:
    """A client on the agenda with her family and what was released of her.

    `names` are hers in every spelling, `gone` that of somebody who was taken off the family.
    `despite` is what was decided in spite of it all, by the reader; `outside` who has to leave.
    """

    id: ClientId
    first: str
    last: str
    script: str
    variant: str
    item: PartId
    is_veiled: bool
    agreed: bool
    members: dict[int, str] = field(default_factory=dict)
    former: int = 0
    gone: str = ""
    grounds: list[Ground] = field(default_factory=list)
    lead: int | None = None
    despite: dict[PartId, frozenset[Category]] = field(default_factory=dict)
    outside: set[PartId] = field(default_factory=set)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name under which she or her family is known."""
        return (self.first, self.last, self.script, self.variant, *self.members.values())

    def released(
        self, reader: Reader, day: frozenset[Holds], *, confided: bool
    ) -> frozenset[Category]:
        """Return what everybody of the family released to a reader on a day."""
        holding = [
            each
            for each in self.grounds
            if each.holds in day and (each.confided or not confided) and reader.is_named_by(each)
        ]
        herself = [each for each in holding if each.person in (ALL_OF_THEM, HERSELF)]
        others = [ref for ref in (*self.members, self.former) if ref]
        return frozenset.intersection(
            _categories(herself),
            *(_categories([each for each in holding if each.covers(ref)]) for ref in others),
        )


def _categories(grounds: list[Ground]) -> frozenset[Category]:
    return frozenset(code for each in grounds for code in each.categories)


@dataclass(frozen=True)
class Planted:
    """A word with whose it is and which category it has; `confided` needs an express release.

    `source` is set for a word of the record; the others were said at the meeting. `is_spoken`
    tells that it stands in the minutes of whoever may read it.
    """

    word: str
    client: int
    category: Category | None
    confided: bool = False
    for_client: bool = False
    source: NoteSource | None = None
    is_spoken: bool = True


@dataclass(frozen=True)
class Passage:
    """A case that is handed over to whom a reader works with, or to herself."""

    place: int
    referral: PartId
    reader: Reader


@dataclass
class Conference:
    """A conference with its truth; `never` are words that no paper may hold."""

    id: MeetingId
    cases: list[Case] = field(default_factory=list)
    readers: dict[PartId, Reader] = field(default_factory=dict)
    attending: dict[PartId, int] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    never: list[str] = field(default_factory=list)

    def leads(self, ref: PartId | None, place: int) -> bool:
        """Tell whether a reader has the Fallführung; whoever comes instead of her has not."""
        reader, case = self.readers.get(ref or PartId(0)), self.cases[place]
        is_lead = reader is not None and not reader.stands_in and case.lead == reader.contact
        return is_lead and ref not in case.outside

    def may_read(
        self, ref: PartId | None, place: int, *, confided: bool = False
    ) -> frozenset[Category]:
        """Return what a participant may know of a case; of a veiled one nothing."""
        case, reader = self.cases[place], self.readers.get(ref or PartId(0))
        if ref is None or reader is None or ref in case.outside:
            return NOTHING
        if self.leads(ref, place):
            return frozenset(Category)
        if case.is_veiled:
            return NOTHING
        told = NOTHING
        if case.agreed:
            told = case.released(reader, TODAY, confided=confided)
            told &= case.released(reader, LATER, confided=confided)
        return told if confided else told | case.despite.get(ref, NOTHING)

    def may_know(self, ref: PartId | None, planted: Planted) -> bool:
        """Tell whether a participant may know a word that was said at the meeting."""
        if planted.source is not None:
            return False
        if self.leads(ref, planted.client):
            return True
        return planted.category in self.may_read(ref, planted.client, confided=planted.confided)

    def is_handed_over(self, passage: Passage, planted: Planted) -> bool:
        """Tell whether a word of the record goes with a case that is handed over."""
        if planted.source is None or planted.client != passage.place:
            return False
        apart = (passage.reader.kind, planted.source) in APART
        told = self.handed_over(passage, confided=planted.confided or apart)
        return planted.category in told

    def handed_over(self, passage: Passage, *, confided: bool = False) -> frozenset[Category]:
        """Return what goes with a case that is handed over today."""
        case = self.cases[passage.place]
        return case.released(passage.reader, TODAY, confided=confided)
