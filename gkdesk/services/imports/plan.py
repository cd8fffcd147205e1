"""What an import would do: nothing of it has happened yet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from gkdesk.incoming.assignment import Assignment
from gkdesk.incoming.checking import Checked, Finding
from gkdesk.incoming.spec import ImportSpec
from gkdesk.incoming.table import Table
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    GermanLevel,
    Identity,
    InterpreterFacts,
    OptionalFacts,
    Part,
)
from gkdesk.services.imports.client_entry import ClientEntry
from gkdesk.services.imports.preview import SampleRow
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import OfferFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import OnMatch, RowFate

Fields = OrganisationFields | ContactFields | OfferFields
Group = Identity | OptionalFacts | Address | InterpreterFacts | GermanLevel | CaseFacts


@dataclass(frozen=True)
class Wishes:
    """What the user allows.

    `with_partial` takes rows without the value that cannot be accepted. `as_of` is the day of the
    whole list, for rows that name none; without any day nobody has checked a record yet.
    `enter_doubtful` takes up who may be somebody that is there; nobody is ever merged in doubt.
    """

    on_match: OnMatch = OnMatch.SKIP
    new_organisations: bool = True
    with_partial: bool = False
    as_of: dt.date | None = None
    enter_doubtful: bool = False


@dataclass(frozen=True)
class Source:
    """A file with the meaning of its columns."""

    table: Table
    assignment: Assignment
    spec: ImportSpec


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What happens with one row; `ref` is the record that is there already."""

    number: int
    fate: RowFate
    name: str = ""
    detail: str = ""
    ref: int | None = None


@dataclass(frozen=True, slots=True)
class NewPost:
    """A further organisation of somebody new: one of the store, or the place of a new one."""

    ref: int | None
    new: int | None
    function: str


@dataclass(frozen=True, slots=True)
class New:
    """A record to add; `organisation` is the place of a new organisation that it belongs to.

    `verified_on` is the day on which it held, as far as the list says.
    """

    fields: Fields
    organisation: int | None = None
    verified_on: dt.date | None = None
    posts: tuple[NewPost, ...] = ()

    @property
    def places(self) -> tuple[tuple[int | None, int | None], ...]:
        """Return where the further posts are: an organisation of the store, or a new one."""
        return tuple((post.ref, post.new) for post in self.posts)


@dataclass(frozen=True, slots=True)
class Fill:
    """A record of the store with all its fields after empty ones were filled.

    `verified_on` is since when all of it holds.
    """

    kind: RecordKind
    ref: int
    fields: Fields
    organisation: int | None = None
    verified_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ClientFill:
    """What a client of the store gets: groups of fields as they are then, and rows of lists."""

    ref: int
    groups: tuple[Group, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Writes:
    """Everything that is written, organisations first."""

    organisations: tuple[New, ...] = ()
    records: tuple[New, ...] = ()
    fills: tuple[Fill, ...] = ()
    clients: tuple[ClientEntry, ...] = ()
    client_fills: tuple[ClientFill, ...] = ()

    @property
    def new_records(self) -> int:
        return len(self.records) + len(self.clients)

    @property
    def filled_records(self) -> int:
        return len(self.fills) + len(self.client_fills)

    @property
    def count(self) -> int:
        return len(self.organisations) + self.new_records + self.filled_records


@dataclass(frozen=True)
class Decisions:
    """What comes out of the rows and the store as it is."""

    rows: tuple[PlannedRow, ...]
    writes: Writes
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ImportPlan:
    """The dry run of one file: rows, findings by row and column, and what would be written."""

    source: Source
    wishes: Wishes
    checked: Checked = field(repr=False)
    decisions: Decisions = field(repr=False)
    samples: tuple[SampleRow, ...] = field(default=(), repr=False)
    """The first rows as they would be entered."""

    @property
    def rows(self) -> tuple[PlannedRow, ...]:
        return self.decisions.rows

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.decisions.findings

    @property
    def new_organisations(self) -> int:
        """Return how many organisations are added."""
        return len(self.decisions.writes.organisations)

    @property
    def new_records(self) -> int:
        """Return how many contact persons, offers or clients are added."""
        return self.decisions.writes.new_records

    @property
    def filled_records(self) -> int:
        """Return how many records get values that they lack."""
        return self.decisions.writes.filled_records

    @property
    def writes_nothing(self) -> bool:
        """Tell whether there is nothing to take over."""
        return not self.decisions.writes.count

    @cached_property
    def counts(self) -> dict[RowFate, int]:
        """Return how many rows have each fate."""
        found = Counter(row.fate for row in self.rows)
        return {fate: found[fate] for fate in RowFate}
