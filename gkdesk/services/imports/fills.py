"""Fill what records of the store lack; what they say already is never changed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.offers import Offer
from gkdesk.services.imports.plan import Fields, Fill
from gkdesk.services.mapping import Columns, read
from gkdesk.services.merging.fields import FLAG_OF, is_private
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.contact_reading import CONTACT, ORGANISATION
from gkdesk.services.register.fields import OfferFields
from gkdesk.services.register.offers import check_offer_values
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Answer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

Group = TypeVar("Group", bound="DataclassInstance")
_FLAGS = frozenset(FLAG_OF.values())
_PERSON = "private"
"""The mark of somebody who is no office."""
_OPEN_TO_ALL = frozenset({"statuses", "legal_areas", "municipality_id"})
"""An offer that names none of these is open to everybody: a list does not narrow it."""
KINDS: dict[RecordKind, tuple[Any, Any, Columns]] = {
    RecordKind.ORGANISATION: (Organisation, OrganisationFields, ORGANISATION),
    RecordKind.CONTACT_PERSON: (ContactPerson, ContactFields, CONTACT),
    RecordKind.OFFER: (Offer, OfferFields, Columns()),
}


@dataclasses.dataclass(frozen=True)
class _Wanted:
    row: int
    fields: Fields
    organisation: int | None
    verified_on: dt.date | None
    only_marks: bool


class Fills:
    """What rows say about records that are there, read together at the end."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted: dict[tuple[RecordKind, int], list[_Wanted]] = {}
        self.changed_by: set[int] = set()
        self.marked_by: set[int] = set()

    def add(
        self,
        row: int,
        kind: RecordKind,
        ref: int,
        fields: Fields,
        *,
        organisation: int | None = None,
        verified_on: dt.date | None,
        only_marks: bool = False,
    ) -> None:
        """Note what a row says; `organisation` is a new one that the record belongs to.

        `verified_on` is the day on which the row held. With `only_marks` nothing is taken but what
        the row calls private.
        """
        wanted = _Wanted(row, fields, organisation, verified_on, only_marks)
        self._wanted.setdefault((kind, ref), []).append(wanted)

    def settled(self) -> tuple[Fill, ...]:
        """Return the records that change, and note in `changed_by` which rows do that.

        `marked_by` are those that call private what was open.
        """
        found = []
        for kind, (table, group, columns) in KINDS.items():
            refs = [ref for of, ref in self._wanted if of is kind]
            rows = self._session.scalars(select(table).where(among(table.id, refs)))
            for row in sorted(rows, key=_id) if refs else ():
                known = read(group, row, columns)
                fill = self._fill(kind, row.id, known, row.verified_on)
                found += [fill] if fill else []
        return tuple(found)

    def _fill(self, kind: RecordKind, ref: int, known: Fields, day: dt.date | None) -> Fill | None:
        now, organisation = known, None
        for wanted in self._wanted[kind, ref]:
            marked = with_marks(now, wanted.fields)
            if marked != now:
                self.marked_by.add(wanted.row)
            after = marked if wanted.only_marks else self.filled(marked, wanted.fields)
            takes_organisation = wanted.organisation is not None and organisation is None
            if takes_organisation:
                organisation = wanted.organisation
            if after != now or takes_organisation:
                self.changed_by.add(wanted.row)
                day = day if wanted.only_marks else oldest(day, wanted.verified_on)
            now = after
        changed = now != known or organisation is not None
        return Fill(kind, ref, now, organisation, day) if changed else None

    @staticmethod
    def filled(known: Group, entered: Group) -> Group:
        """Return the fields with what the other group says where they are empty."""
        values: dict[str, Any] = {}
        kept = _FLAGS | (_OPEN_TO_ALL if isinstance(known, OfferFields) else frozenset())
        for field in dataclasses.fields(known):
            new = getattr(entered, field.name)
            if field.name not in kept and _is_empty(getattr(known, field.name)):
                values |= {} if _is_empty(new) else {field.name: new}
        for number, flag in FLAG_OF.items():
            if hasattr(known, flag):
                now = str(values.get(number, getattr(known, number)))
                if is_private(number, now, (known, entered)):
                    values[flag] = True
        if isinstance(known, OfferFields):
            _drop_wrong_level(known, values)
        return dataclasses.replace(known, **values) if values else known

    @staticmethod
    def differing(known: Group, entered: Group) -> list[str]:
        """Return the fields in which both say something, and not the same."""
        return [
            field.name
            for field in dataclasses.fields(known)
            if not _is_empty(getattr(entered, field.name))
            and not _is_empty(getattr(known, field.name))
            and getattr(entered, field.name) != getattr(known, field.name)
        ]


def with_marks(known: Group, entered: Group) -> Group:
    """Return the fields with the marks of privacy that the other group sets; none is taken away.

    A mark without a number means the number that is known.
    """
    values: dict[str, Any] = {}
    for number, flag in FLAG_OF.items():
        now = str(getattr(known, number, ""))
        if now and not getattr(known, flag, True):
            bare = getattr(entered, flag) and not getattr(entered, number)
            if bare or is_private(number, now, (known, entered)):
                values[flag] = True
    if getattr(entered, _PERSON, False) and not getattr(known, _PERSON):
        values[_PERSON] = True
    return dataclasses.replace(known, **values) if values else known


def oldest(*days: dt.date | None) -> dt.date | None:
    """Return since when all of it holds: what nobody checked makes the whole unchecked."""
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _drop_wrong_level(known: OfferFields, values: dict[str, Any]) -> None:
    """Leave out a level that contradicts the one that is known."""
    try:
        check_offer_values(dataclasses.replace(known, **values))
    except InvalidInput:
        values.pop("level_from", None)
        values.pop("level_to", None)


def _is_empty(value: object) -> bool:
    return value in (None, "", (), False) or value is Answer.UNKNOWN


def _id(row: Any) -> int:  # noqa: ANN401 - a row of any of the tables
    return int(row.id)
