"""Make one record of two that mean the same: first a preview, then one step that can be undone.

The record that goes is removed only because everything that belonged to it has moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.errors import InvalidInput, MergeOutdated
from gkdesk.models.network import ContactPerson, Organisation, Post
from gkdesk.services.mapping import Columns, read, write
from gkdesk.services.merging.belongings import belongings
from gkdesk.services.merging.fields import (
    Choices,
    FieldMerge,
    Pair,
    Shower,
    joined_line,
    merged,
    pairs,
    verified_after,
)
from gkdesk.services.merging.items import Item, Two, absorbing
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.contact_reading import CONTACT, ORGANISATION, organisation_names
from gkdesk.services.register.organisations import catchment, set_catchment
from gkdesk.services.rows import fetch
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Belonging, Fate
from gkdesk.text.ids import MunicipalityId, OrganisationId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

NO_CHOICES: Choices = {}
UNSHOWN = frozenset({Belonging.CATCHMENT, Belonging.FINDING})
"""The municipalities are shown as a field; what was put away is not worth a line."""


@dataclass(frozen=True, slots=True)
class BelongingMerge:
    """What of one sort moves or has another fate; `names` has one entry for each."""

    belonging: Belonging
    fate: Fate
    names: tuple[str, ...]


@dataclass(frozen=True)
class MergePreview:
    """What merging would do; nothing has happened yet."""

    kind: RecordKind
    keep: int
    other: int
    fields: tuple[FieldMerge, ...]
    belongings: tuple[BelongingMerge, ...]


@dataclass(frozen=True)
class _Kind:
    """How one kind of record is merged."""

    table: type[Organisation] | type[ContactPerson]
    group: type[OrganisationFields] | type[ContactFields]
    columns: Columns
    label: Label


_KINDS = {
    RecordKind.ORGANISATION: _Kind(
        Organisation, OrganisationFields, ORGANISATION, Label.ORGANISATIONS_MERGED
    ),
    RecordKind.CONTACT_PERSON: _Kind(ContactPerson, ContactFields, CONTACT, Label.CONTACTS_MERGED),
}


class Merging:
    """Merges organisations and contact persons of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(
        self, kind: RecordKind, keep: int, other: int, choices: Choices = NO_CHOICES
    ) -> MergePreview:
        """Return what merging `other` into `keep` would do.

        Raise RecordGone for a lost one, InvalidInput if what comes out of both cannot be stored.
        """
        with self._store.read() as session:
            return _Both(session, kind, keep, other).preview(choices)

    def merge(
        self,
        kind: RecordKind,
        keep: int,
        other: int,
        choices: Choices = NO_CHOICES,
        *,
        seen: MergePreview | None = None,
    ) -> Outcome:
        """Make one record of both; `choices` name the fields that do not go the usual way.

        Raise MergeOutdated if that is not any more what somebody has `seen` in the preview.
        """
        label = _KINDS[kind].label
        with self._store.transaction(label) as transaction:
            both = _Both(transaction.session, kind, keep, other)
            if seen is not None and both.preview(choices) != seen:
                raise MergeOutdated
            both.merge(choices)
        return Outcome(label, transaction.changes, keep)


class _Both:
    """Two records of one kind in one session."""

    def __init__(self, session: Session, kind: RecordKind, keep: int, other: int) -> None:
        if keep == other:
            raise InvalidInput("other", "same_record")
        self._session = session
        self._kind = kind
        self._how = how = _KINDS[kind]
        self._rows: dict[int, Any] = {ref: fetch(session, how.table, ref) for ref in (keep, other)}
        self._two = Two(session, keep, other)
        self._groups: dict[int, Any] = {
            ref: read(how.group, row, how.columns) for ref, row in self._rows.items()
        }
        self._refs = frozenset(self._rows)

    def preview(self, choices: Choices) -> MergePreview:
        """Return what merging would do, and refuse what merging would refuse."""
        two, merged_fields = self._two, checked(self._merged(choices))
        if self._kind is RecordKind.CONTACT_PERSON:
            _check_posts(self._session, merged_fields, two)
        moving = [*self.belongings(), *self.lost_posts(choices)]
        return MergePreview(self._kind, two.keep, two.other, self.fields(), _by_sort(moving))

    def fields(self) -> tuple[FieldMerge, ...]:
        """Return the fields of both in words."""
        keep, other = (self._groups[ref] for ref in (self._two.keep, self._two.other))
        shower = Shower(self._session)
        return tuple(shower.field(pair, keep, other) for pair in self._pairs())

    def belongings(self) -> list[Item]:
        """Return what belongs to the record that goes, as far as somebody wants to see it."""
        found = belongings(self._two, self._kind)
        return [item for item in found if item.belonging not in UNSHOWN]

    def lost_posts(self, choices: Choices) -> list[Item]:
        """Return the organisation that is not the first one any more: it becomes a further one."""
        lost = self._lost_organisation(choices)
        if lost is None:
            return []
        names = organisation_names(self._session, [lost[0]])
        return [Item(Belonging.POST, Fate.MOVES, names.get(lost[0], ""), ())]

    def merge(self, choices: Choices) -> None:
        """Move everything, join the fields and remove the record that goes."""
        session, two = self._session, self._two
        keep, other = self._rows[two.keep], self._rows[two.other]
        fields = checked(self._merged(choices))
        lost = self._lost_organisation(choices)
        serves = self._serves_after(choices)
        took_over = fields != self._groups[two.keep]
        for item in belongings(two, self._kind):
            for act in item.acts:
                act()
        # Who stood in for her may have changed while the rest moved; the fields know better.
        write(keep, fields, self._how.columns)
        keep.verified_on = verified_after(keep, other, took_over=took_over)
        keep.ended_on = _ended(keep, other)
        session.flush()
        if serves is not None:
            set_catchment(session, OrganisationId(two.keep), serves)
            _take_place(keep, other)
            absorbing(keep, other)()
        else:
            _settle_posts(session, keep, lost)
        session.delete(other)

    def _pairs(self) -> tuple[Pair, ...]:
        keep, other = (self._groups[ref] for ref in (self._two.keep, self._two.other))
        serves = self._serves()
        return (*pairs(keep, other, self._refs), *([] if serves is None else [serves]))

    def _serves(self) -> Pair | None:
        if self._kind is not RecordKind.ORGANISATION:
            return None
        two = self._two
        return Pair("serves", *(catchment(self._session, ref) for ref in (two.keep, two.other)))

    def _serves_after(self, choices: Choices) -> tuple[MunicipalityId, ...] | None:
        pair = self._serves()
        if pair is None:
            return None
        places: Any = pair.value(choices.get("serves"))
        return tuple(places)

    def _merged(self, choices: Choices) -> Any:  # noqa: ANN401 - the group of the kind
        return merged(
            self._groups[self._two.keep], self._groups[self._two.other], self._refs, choices
        )

    def _lost_organisation(self, choices: Choices) -> tuple[int, str] | None:
        """Return the organisation of a person that gives way, and the function there."""
        if self._kind is not RecordKind.CONTACT_PERSON:
            return None
        chosen = self._merged(choices).organisation_id
        for group in self._groups.values():
            if group.organisation_id not in (None, chosen):
                return group.organisation_id, group.function
        return None


def _settle_posts(session: Session, keep: ContactPerson, lost: tuple[int, str] | None) -> None:
    """Leave one post for each further organisation, and none for the first one."""
    known: dict[int, Post | ContactPerson] = {}
    if keep.organisation_id is not None:
        known[keep.organisation_id] = keep
    for post in session.scalars(select(Post).filter_by(contact_id=keep.id).order_by(Post.id)):
        there = known.setdefault(post.organisation_id, post)
        if there is not post:
            there.function = joined_line(there.function, post.function, "function")
            session.delete(post)
    if lost is not None:
        organisation, function = lost
        if organisation not in known:
            session.add(Post(contact_id=keep.id, organisation_id=organisation, function=function))


def _check_posts(session: Session, fields: ContactFields, two: Two) -> None:
    """Raise InvalidInput if she has posts at one organisation whose functions get too long."""
    functions: dict[int, str] = {}
    if fields.organisation_id is not None:
        functions[fields.organisation_id] = fields.function
    either = Post.contact_id.in_((two.keep, two.other))
    for post in session.scalars(select(Post).where(either).order_by(Post.id)):
        there = functions.get(post.organisation_id, "")
        functions[post.organisation_id] = joined_line(there, post.function, "function")


def _take_place(keep: Organisation, other: Organisation) -> None:
    """Stand on the map where one of both was put by hand."""
    if keep.map_x is None or keep.map_y is None:
        keep.map_x, keep.map_y = other.map_x, other.map_y


def _ended(keep: Any, other: Any) -> Any:  # noqa: ANN401 - both kinds of rows
    """Return the later end; who is still there in one record is still there."""
    if keep.ended_on is None or other.ended_on is None:
        return None
    return max(keep.ended_on, other.ended_on)


def _by_sort(items: list[Item]) -> tuple[BelongingMerge, ...]:
    """Put things of one sort and fate together, in the order of the sorts."""
    found: dict[tuple[Belonging, Fate], list[str]] = {}
    for item in items:
        found.setdefault((item.belonging, item.fate), []).append(item.name)
    order = list(Belonging)
    return tuple(
        BelongingMerge(belonging, fate, tuple(names))
        for (belonging, fate), names in sorted(found.items(), key=lambda e: order.index(e[0][0]))
    )
