"""Fill what clients of the store lack; what their records say already is never changed."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from gkdesk.models.client import Client
from gkdesk.services.clients import fields, parts
from gkdesk.services.clients.case_fields import Note, Phase
from gkdesk.services.imports.client_entry import ClientEntry
from gkdesk.services.imports.plan import ClientFill, Group
from gkdesk.services.mapping import Columns, read
from gkdesk.services.register.duplicate_names import phone_key
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import CaseForm, InterpreterNeed
from gkdesk.text.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance
    from sqlalchemy.orm import Session

Some = TypeVar("Some", bound="DataclassInstance")
GROUPS: dict[str, tuple[type, Columns]] = {
    "identity": (fields.Identity, parts.IDENTITY),
    "facts": (fields.OptionalFacts, parts.FACTS),
    "address": (fields.Address, parts.ADDRESS),
    "interpreter": (fields.InterpreterFacts, parts.INTERPRETER),
    "german": (fields.GermanLevel, parts.GERMAN),
    "case": (fields.CaseFacts, parts.CASE),
}
"""The groups of a record by the name of the entry's field, and where they are stored."""
_WHOLE = frozenset({"address", "interpreter", "german"})
"""Groups that say one thing together: of two that differ nothing is mixed."""
_UNTOUCHED = frozenset({"form"})
_EMPTY: tuple[object, ...] = (None, "", (), InterpreterNeed.UNKNOWN)
_PARTS = (
    fields.ReachWay,
    fields.Reference,
    fields.SpokenLanguage,
    fields.StatusEntry,
    fields.LegalAreaEntry,
    fields.Course,
    fields.Step,
    fields.Member,
    fields.Lead,
    Phase,
    Note,
)


class ClientFills:
    """What rows say about clients that are there; read and joined together at the end."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted: dict[int, list[tuple[int, ClientEntry]]] = {}
        self.changed_by: set[int] = set()
        self.differing_rows: dict[int, list[str]] = {}

    def add(self, row: int, ref: int, entry: ClientEntry) -> None:
        """Note what a row says of a client."""
        self._wanted.setdefault(ref, []).append((row, entry))

    def settled(self) -> tuple[ClientFill, ...]:
        """Return the clients that change; note which rows do that, and what they contradict."""
        known = self._known()
        found = []
        for ref, wanted in sorted(self._wanted.items()):
            now = before = known[ref]
            for row, entry in wanted:
                after, differs = joined(now, entry)
                if after != now:
                    self.changed_by.add(row)
                if differs:
                    self.differing_rows[row] = differs
                now = after
            if now != before:
                found.append(_fill(ref, before, now))
        return tuple(found)

    def _known(self) -> dict[int, ClientEntry]:
        lists: dict[int, list[fields.Part]] = defaultdict(list)
        for kind in _PARTS if self._wanted else ():
            spec = parts.PARTS[kind]
            query = select(spec.table).where(among(spec.table.client_id, self._wanted))
            for row in self._session.scalars(query.order_by(spec.table.position, spec.table.id)):
                part: Any = read(kind, row, spec.columns)
                lists[row.client_id].append(part)
        rows = self._session.scalars(select(Client).where(among(Client.id, self._wanted)))
        return {row.id: _entry(row, tuple(lists[row.id])) for row in rows}


def joined(known: ClientEntry, entered: ClientEntry) -> tuple[ClientEntry, list[str]]:
    """Return the record with what it lacks, and the names of the fields that say another thing."""
    differs: list[str] = []
    values: dict[str, Any] = {}
    for name in GROUPS:
        mine, theirs = getattr(known, name), getattr(entered, name)
        values[name] = _filled(name, mine, theirs, differs)
    new = tuple(part for part in entered.parts if _is_lacking(known.parts, part))
    if entered.identity.form is CaseForm.FAMILY is not known.identity.form:
        differs.append("form")
        new = tuple(part for part in new if not isinstance(part, fields.Member))
    whole = dataclasses.replace(known, **values, parts=(*known.parts, *new))
    if whole.began_on is None:
        whole = dataclasses.replace(whole, began_on=entered.began_on)
    return whole, differs


def _filled(group: str, known: Some, entered: Some, differs: list[str]) -> Some:
    values: dict[str, Any] = {}
    against = []
    for field in dataclasses.fields(known):
        mine, theirs = getattr(known, field.name), getattr(entered, field.name)
        if field.name in _UNTOUCHED or theirs in _EMPTY or mine == theirs:
            continue
        if mine in _EMPTY or _is_closer(mine, theirs):
            values[field.name] = theirs
        elif not _is_closer(theirs, mine):
            against.append(field.name)
    differs += against
    if against and group in _WHOLE:
        return known
    return dataclasses.replace(known, **values) if values else known


def _is_closer(rough: object, exact: object) -> bool:
    """Tell whether a date says more than the other, and nothing against it."""
    if not isinstance(rough, PartialDate) or not isinstance(exact, PartialDate):
        return False
    lies_within = rough.earliest() <= exact.earliest() and exact.latest() <= rough.latest()
    return lies_within and rough != exact


def _is_lacking(known: tuple[fields.Part, ...], part: fields.Part) -> bool:
    """Tell whether a list has nothing yet where the row would stand."""
    same = _SAME.get(type(part), _any_row)
    return not any(type(other) is type(part) and same(other, part) for other in known)


def _any_row(_known: Any, _part: Any) -> bool:  # noqa: ANN401 - rows of any list
    return True


def _same_way(known: fields.ReachWay, part: fields.ReachWay) -> bool:
    if known.kind is part.kind:
        return True
    number = phone_key(part.value)
    return bool(number) and phone_key(known.value) == number


def _same_office(known: fields.Reference, part: fields.Reference) -> bool:
    return known.office is part.office


def _same_language(known: fields.SpokenLanguage, part: fields.SpokenLanguage) -> bool:
    return known.language == part.language


def _still_open(known: fields.Step, _part: fields.Step) -> bool:
    return known.done_on is None


def _same_note(known: Note, part: Note) -> bool:
    return known.line == part.line


_SAME: dict[type, Callable[[Any, Any], bool]] = {
    fields.ReachWay: _same_way,
    fields.Reference: _same_office,
    fields.SpokenLanguage: _same_language,
    fields.Step: _still_open,
    Note: _same_note,
}
"""Which row of a list stands where another would; of other lists any row does."""


def _entry(row: Client, listed: tuple[fields.Part, ...]) -> ClientEntry:
    groups: dict[str, Any] = {
        name: read(group, row, columns) for name, (group, columns) in GROUPS.items()
    }
    return ClientEntry(**groups, began_on=row.began_on, parts=listed)


def _fill(ref: int, before: ClientEntry, after: ClientEntry) -> ClientFill:
    groups: tuple[Group, ...] = tuple(
        getattr(after, name) for name in GROUPS if getattr(after, name) != getattr(before, name)
    )
    return ClientFill(ref, groups, after.parts[len(before.parts) :])
