"""Put a comparison of two states into words: one row per thing, each field from what to what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from gkdesk.network.compare import Change, Comparison, FieldChange, Part
from gkdesk.services.code_lists import words
from gkdesk.services.naming import sort_key
from gkdesk.services.register.contact_reading import municipality_names
from gkdesk.services.register.names import RecordLink, RecordRef, record_links
from gkdesk.text import comparison as text
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.network import Answer, Fate, FormalBasis, Intensity
from gkdesk.text.dates import format_day_joined
from gkdesk.text.findings.facts import NAMELESS
from gkdesk.text.findings.writing import listed
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import field_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from gkdesk.network.graph import Network

_LISTS: dict[tuple[Part, str], CodeList] = {
    (Part.ACTOR, "kind"): CodeList.ORGANISATION_KIND,
    (Part.ACTOR, "fields"): CodeList.FIELD_OF_ACTION,
    (Part.ACTOR, "legal_areas"): CodeList.LEGAL_AREA,
    (Part.TIE, "formats"): CodeList.COOPERATION_FORMAT,
    (Part.GROUP, "kind"): CodeList.BODY_KIND,
    (Part.GROUP, "field"): CodeList.FIELD_OF_ACTION,
    **{(part, "field"): CodeList.FIELD_OF_ACTION for part in (Part.OFFER, Part.NEED)},
    **{(part, "statuses"): CodeList.RESIDENCE_STATUS for part in (Part.OFFER, Part.NEED)},
    (Part.OFFER, "legal_areas"): CodeList.LEGAL_AREA,
    (Part.NEED, "legal_area"): CodeList.LEGAL_AREA,
}
_OTHER_WORDS = {(Part.NEED, "level"): "language_level"}
"""Fields that are called like another one and mean something else."""
_ROLES = CodeList.MEMBER_ROLE
_ORDER = {part: place for place, part in enumerate(Part)}
_RECORDS = {
    Part.ACTOR: RecordKind.ORGANISATION,
    Part.TIE: RecordKind.COOPERATION,
    Part.GROUP: RecordKind.BODY,
    Part.SEAT: RecordKind.BODY,
    Part.AGREEMENT: RecordKind.COOPERATION,
    Part.OFFER: RecordKind.OFFER,
    Part.NEED: RecordKind.NEED,
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a changed thing, in words."""

    field: str
    before: str
    now: str

    @property
    def sentence(self) -> str:
        """Return `Intensität: bisher „lose“, jetzt „eng“`."""
        return text.field_sentence(self.field, self.before, self.now)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that is new, gone or changed; `links` are the records that still exist."""

    part: Part
    fate: Fate
    sentence: str
    fields: tuple[FieldRow, ...]
    links: tuple[RecordLink, ...]


class ChangeWords:
    """The words of the store, with the names of the organisations and bodies that are told of."""

    def __init__(
        self, session: Session, actors: Mapping[int, str], groups: Mapping[int, str]
    ) -> None:
        self._lists = {name: words(session, name) for name in {*_LISTS.values(), _ROLES}}
        self._municipalities = municipality_names(session)
        self._actors = actors
        self._groups = groups

    def sentence(self, change: Change) -> str:
        """Return what became of one thing."""
        fate = change.fate
        match change.part:
            case Part.ACTOR if fate is Fate.MERGED:
                stays = self._organisation(change.actors[0])
                return text.merged_sentence(change.name or NAMELESS, stays)
            case Part.ACTOR:
                return text.actor_sentence(change.name or NAMELESS, fate)
            case Part.TIE:
                return text.tie_sentence(*self._sides(change), fate)
            case Part.GROUP:
                return text.group_sentence(change.name or NAMELESS, fate)
            case Part.SEAT:
                body = self._groups.get(change.id) or NAMELESS
                whose = self._organisation(change.actors[0]) if change.actors else ""
                role = self._lists[_ROLES].get(change.code, change.code)
                return text.seat_sentence(body, whose, role, fate)
            case Part.OFFER:
                provider = self._organisation(change.actors[0]) if change.actors else ""
                return text.offer_sentence(change.name or NAMELESS, provider, fate)
            case Part.NEED:
                return text.need_sentence(change.name or NAMELESS, fate)
            case Part.AGREEMENT:
                basis = word(FormalBasis(change.code))
                first, second = sorted(self._sides(change), key=sort_key)
                return text.agreement_sentence(first, second, basis, fate)

    def field(self, part: Part, change: FieldChange) -> FieldRow:
        """Return one field from what it said to what it says."""
        before, now = (
            self._value(part, change.field, value) for value in (change.before, change.now)
        )
        return FieldRow(
            field_word(_OTHER_WORDS.get((part, change.field), change.field)), before, now
        )

    def _sides(self, change: Change) -> tuple[str, str]:
        first, second = change.actors
        return self._organisation(first), self._organisation(second)

    def _organisation(self, ref: int) -> str:
        name = self._actors.get(ref)
        return text.GONE_ORGANISATION if name is None else name or NAMELESS

    def _value(self, part: Part, field: str, value: Any) -> str:  # noqa: ANN401 - of any field
        if field == "municipalities":
            gone = text.GONE_MUNICIPALITY
            names = [self._municipalities.get(ref, gone) for ref in value]
            return listed(sorted(names)) or text.WHOLE_AREA
        if field == "municipality":
            if value is None:
                return text.WHOLE_AREA
            return self._municipalities.get(value, text.GONE_MUNICIPALITY)
        if field in ("first", "second"):
            return self._organisation(value)
        if field == "provider" and value is not None:
            return self._organisation(value)
        if field == "intensity":
            return word(Intensity(value))
        if isinstance(value, tuple):
            empty = text.EVERYBODY if part is Part.OFFER else text.NOTHING
            return listed([self._code(part, field, code) for code in value]) or empty
        return self._single(part, field, value)

    def _single(self, part: Part, field: str, value: Any) -> str:  # noqa: ANN401 - of any field
        if value is None or value == "":
            return text.NOTHING
        if isinstance(value, bool):
            return word(Answer.YES if value else Answer.NO)
        if isinstance(value, Enum):
            return word(value)
        if isinstance(value, dt.date):
            return format_day_joined(value)
        return self._code(part, field, value)

    def _code(self, part: Part, field: str, code: str) -> str:
        name = _LISTS.get((part, field))
        return code if name is None else self._lists[name].get(code, code)


def change_rows(
    session: Session, compared: Comparison, before: Network, now: Network
) -> tuple[ChangeRow, ...]:
    """Return all changes in words: by part, then in the order of the alphabet."""
    both = (before, now)  # what something is called now counts
    actors: dict[int, str] = {each.id: each.name for state in both for each in state.actors}
    groups: dict[int, str] = {each.id: each.name for state in both for each in state.groups}
    said = ChangeWords(session, actors, groups)
    links = record_links(session, {ref for each in compared.changes for ref in _records(each)})
    rows = [
        ChangeRow(
            part=change.part,
            fate=change.fate,
            sentence=said.sentence(change),
            fields=tuple(said.field(change.part, each) for each in change.fields),
            links=_existing(change, links),
        )
        for change in compared.changes
    ]
    rows.sort(key=_place)
    return tuple(rows)


def _place(row: ChangeRow) -> tuple[int, str]:
    return _ORDER[row.part], sort_key(row.sentence)


def _records(change: Change) -> tuple[RecordRef, ...]:
    own = RecordRef(_RECORDS[change.part], change.id)
    sides = (RecordRef(RecordKind.ORGANISATION, ref) for ref in change.actors)
    return tuple(dict.fromkeys((own, *sides)))


def _existing(change: Change, links: Mapping[RecordRef, RecordLink]) -> tuple[RecordLink, ...]:
    return tuple(links[ref] for ref in _records(change) if ref in links)
