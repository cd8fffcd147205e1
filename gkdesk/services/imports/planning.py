"""Compare the rows of a file with the store and decide what is written; nothing is yet."""

from __future__ import annotations

import dataclasses
import datetime as dt
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, NoReturn

from gkdesk.errors import GkdeskError, InvalidInput
from gkdesk.incoming.checking import Finding, Severity, row_word, shortened
from gkdesk.incoming.spec import CHECKED_ON
from gkdesk.incoming.table import STEP
from gkdesk.services.imports.fills import Fills, oldest
from gkdesk.services.imports.known import KnownOrganisations, Place, known_municipalities
from gkdesk.services.imports.plan import Decisions, New, PlannedRow, Source, Wishes, Writes
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.dates import format_day_bare
from gkdesk.text.folding import fold
from gkdesk.text.ids import MunicipalityId
from gkdesk.text.wording.records import FIELD_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from gkdesk.incoming.checking import Checked, CheckedRow
    from gkdesk.progress import Progress
    from gkdesk.services.register.contact_fields import OrganisationFields


class RowStopped(GkdeskError):
    """A row is not taken over; what is wrong has been noted."""

    def __init__(self, fate: RowFate) -> None:
        super().__init__(fate.value)
        self.fate = fate


class Planner(ABC):
    """Decides row by row; what the rows of one kind fill is up to `plan`."""

    def __init__(self, session: Session, source: Source, wishes: Wishes) -> None:
        self.wishes = wishes
        self.organisations = KnownOrganisations(session)
        self.records: list[New] = []
        self.fills = Fills(session)
        self._source = source
        self._places = known_municipalities(session)
        self._new: list[OrganisationFields] = []
        self._first_row: list[int] = []
        self._verified: list[dt.date | None] = []
        self._rows: dict[int, PlannedRow] = {}
        self._findings: list[Finding] = []

    @abstractmethod
    def plan(self, row: CheckedRow) -> PlannedRow:
        """Decide about one row; raise RowStopped or InvalidInput if it is not taken over."""

    def order(self, row: CheckedRow) -> tuple[bool, int]:
        """Return what rows are decided by in turn: as in the file, unless one needs another."""
        return False, row.number

    @abstractmethod
    def title(self, row: CheckedRow) -> tuple[str, str]:
        """Return what to call a row, and what tells it from others of this name."""

    def decide(self, rows: Checked, progress: Progress) -> Decisions:
        """Decide about all rows of a file."""
        for number in rows.refused:
            self._rows[number] = PlannedRow(number, RowFate.REFUSED)
        for row in rows.duplicates:
            self._rows[row.number] = self.planned(row, RowFate.REPEATED)
        usable = sorted((*rows.accepted, *rows.partial), key=self.order)
        for place, row in enumerate(usable):
            if place % STEP == 0:
                progress.step(place, len(usable))
            self._rows[row.number] = self._decided(row)
        writes = self.writes()
        for row in usable:
            if row.number in self.fills.marked_by:
                self.note(row, "marked_private", Severity.WARNING)
        for number in self.fills.changed_by:
            if self._rows[number].fate is RowFate.KNOWN:
                self._rows[number] = dataclasses.replace(self._rows[number], fate=RowFate.FILLED)
        progress.step(len(usable), len(usable))
        return Decisions(
            tuple(self._rows[number] for number in sorted(self._rows)),
            writes,
            tuple(sorted((*rows.findings, *self._findings), key=_row)),
        )

    def writes(self) -> Writes:
        """Return what the rows decided about so far make of the store."""
        fills = self.fills.settled()
        organisations = tuple(
            New(checked(group), verified_on=day)
            for group, day in zip(self._new, self._verified, strict=True)
        )
        return Writes(organisations, tuple(self.records), fills)

    def planned(self, row: CheckedRow, fate: RowFate, ref: int | None = None) -> PlannedRow:
        """Return a decision with the names of the row."""
        return PlannedRow(row.number, fate, *self.title(row), ref)

    def verified_on(self, row: CheckedRow) -> dt.date | None:
        """Return on which day a row held: its own, or that of the whole list."""
        day = row.values.get(CHECKED_ON)
        return day if isinstance(day, dt.date) else self.wishes.as_of

    def municipality(self, row: CheckedRow, key: str) -> MunicipalityId | None:
        """Return the municipality that a row names; the row lacks a value if it is unknown."""
        name = str(row.values.get(key, ""))
        found = self._places.get(fold(name))
        if name and found is None:
            self.leave_out(row, "unknown_municipality", key)
        return None if found is None else MunicipalityId(found)

    def place_of(self, row: CheckedRow, key: str, where: str = "") -> Place | None:
        """Return the organisation that a row names; several of the same name stop it."""
        name = str(row.values.get(key, ""))
        if not name:
            return None
        named = self.organisations.named(name, where)
        if named.several:
            self.refuse(row, "ambiguous_organisation", key)
        if named.elsewhere:
            self.note(row, "organisation_elsewhere", Severity.WARNING, key)
        if named.found is not None and not named.found.active:
            self.note(row, "ended_in_store", Severity.WARNING, key)
        return named.found

    def new_place(self, row: CheckedRow, key: str, entered: OrganisationFields) -> Place:
        """Enter an organisation that nobody knows, if the user allows it."""
        if not self.wishes.new_organisations:
            self.refuse(row, "unknown_organisation", key)
        self._new.append(entered)
        self._first_row.append(row.number)
        self._verified.append(self.verified_on(row))
        return self.organisations.add(entered, len(self._new) - 1)

    def say_more(self, row: CheckedRow, place: Place, entered: OrganisationFields) -> None:
        """Add what a row says about an organisation that an earlier row or the store has."""
        if place.new is None:
            if place.ref is not None and self.wishes.on_match is OnMatch.FILL:
                kind, day = RecordKind.ORGANISATION, self.verified_on(row)
                self.fills.add(row.number, kind, place.ref, entered, verified_on=day)
            return
        known = self._new[place.new]
        for name in self.fills.differing(known, entered):
            self.note(
                row,
                "organisation_differs",
                Severity.WARNING,
                f"organisation.{name}",
                {
                    "row": self._first_row[place.new],
                    "where": row_word(self._source.table.kind),
                    "what": FIELD_WORDS[name],
                },
            )
        filled = self.fills.filled(known, entered)
        if filled != known:
            days = self._verified[place.new], self.verified_on(row)
            self._verified[place.new] = oldest(*days)
        self._new[place.new] = filled
        place.place = place.place or fold(entered.place)

    def leave_out(
        self,
        row: CheckedRow,
        problem: str,
        key: str,
        data: Mapping[str, str | int] | None = None,
    ) -> None:
        """Note a value that cannot be accepted; without the wish for it the row stays out."""
        self.note(row, problem, Severity.LEFT_OUT, key, data)
        if not self.wishes.with_partial:
            raise RowStopped(RowFate.PARTIAL)

    def refuse(self, row: CheckedRow, problem: str, key: str) -> NoReturn:
        """Note why a row is not taken over, and stop it."""
        self.note(row, problem, Severity.REFUSED, key)
        raise RowStopped(RowFate.REFUSED)

    def note(
        self,
        row: CheckedRow,
        problem: str,
        severity: Severity,
        key: str = "",
        data: Mapping[str, str | int] | None = None,
    ) -> None:
        """Note something about a row and the column of a target."""
        index = self._source.assignment.columns.get(key)
        column = None if index is None else self._source.table.columns[index]
        self._findings.append(
            Finding(
                row.number,
                problem,
                severity,
                column.label if column else "",
                column.letter if column else "",
                shortened(_cell(row.values.get(key, ""))),
                tuple((data or {}).items()),
            )
        )

    def _decided(self, row: CheckedRow) -> PlannedRow:
        if row.left_out and not self.wishes.with_partial:
            return self.planned(row, RowFate.PARTIAL)
        try:
            return self.plan(row)
        except RowStopped as stopped:
            return self.planned(row, stopped.fate)
        except InvalidInput as error:
            # A rule of the record itself, such as the order of two levels.
            keys = [key for key in row.values if key.endswith(f".{error.field}")]
            self.note(row, error.problem, Severity.REFUSED, "".join(keys[:1]), error.data)
            return self.planned(row, RowFate.REFUSED)


def _cell(value: object) -> str:
    return format_day_bare(value) if isinstance(value, dt.date) else str(value)


def _row(finding: Finding) -> int:
    return finding.row
