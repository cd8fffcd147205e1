"""Clients, row by row: new, there already, or in doubt a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.incoming.checking import Severity, row_word
from gkdesk.services.clients.fields import Lead
from gkdesk.services.imports.client_entry import (
    Cleaner,
    ClientEntry,
    births_differ,
    entry_of,
)
from gkdesk.services.imports.client_fills import ClientFills, joined
from gkdesk.services.imports.known import KnownContacts
from gkdesk.services.imports.known_clients import Certainty, KnownClients
from gkdesk.services.imports.plan import PlannedRow, Source, Wishes, Writes
from gkdesk.services.imports.planning import Planner
from gkdesk.services.naming import client_name
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.ids import ContactId, OrganisationId
from gkdesk.text.wording.records import FIELD_WORDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.incoming.checking import CheckedRow
    from gkdesk.services.imports.known_clients import ClientMatch, KnownClient

NAME = "identity.official_name"
CODE = "identity.code"
LEAD, OFFICE = "lead.contact", "lead.organisation"
_PARTS_OF = {"status.": "status.status", "course.": "course.kind", "step.": "step.what"}
"""What belongs to a row of a list, and the target without which there is no such row."""


class ClientPlanner(Planner):
    """Decides about clients."""

    def __init__(self, session: Session, source: Source, wishes: Wishes) -> None:
        super().__init__(session, source, wishes)
        self._people = KnownContacts(session)
        self._known = KnownClients(session)
        self._entries: list[ClientEntry] = []
        self._filling = ClientFills(session)
        self._clean = Cleaner()
        self._usable: dict[int, CheckedRow] = {}

    def title(self, row: CheckedRow) -> tuple[str, str]:
        """Return the name of the client, or her code."""
        said = row.of("identity")
        keys = ("wanted_name", "official_name", "own_name", "code")
        wanted, official, own, code = (str(said.get(key, "")) for key in keys)
        return client_name(wanted, official, own, code), code

    def plan(self, row: CheckedRow) -> PlannedRow:
        """Find the client of a row, or take her up."""
        entry = entry_of(
            row, self.municipality(row, "address.municipality"), self._lead(row), self._clean
        )
        self._usable[row.number] = row
        self._check_lists(row)
        if births_differ(row):
            self.note(row, "birth_year_differs", Severity.WARNING, "identity.birth_year")
        mine = self._known.as_known(entry)
        match = self._known.match(mine)
        if match.known is None:
            return self._take_up(row, entry, mine)
        if match.certainty is Certainty.TAKEN:
            self._ask(row, match, "code_of_another", CODE, Severity.REFUSED)
            return self.planned(row, RowFate.REFUSED)
        if match.certainty is Certainty.DOUBT:
            return self._doubtful(row, entry, mine, match)
        if match.known.row:
            return self._repeated(row, entry, match.known)
        return self._again(row, entry, match.known)

    def writes(self) -> Writes:
        """Return the clients to take up and those that get something."""
        fills = self._filling.settled()
        self.fills.changed_by |= self._filling.changed_by
        for number, names in self._filling.differing_rows.items():
            self._tell_differences(self._usable[number], "client_differs", names)
        return Writes(clients=tuple(self._entries), client_fills=fills)

    def _take_up(self, row: CheckedRow, entry: ClientEntry, mine: KnownClient) -> PlannedRow:
        self._known.add(replace(mine, new=len(self._entries), row=row.number))
        self._entries.append(entry)
        return self.planned(row, RowFate.NEW)

    def _doubtful(
        self, row: CheckedRow, entry: ClientEntry, mine: KnownClient, match: ClientMatch
    ) -> PlannedRow:
        """Ask whether it is somebody who is there; the user says what happens until then."""
        self._ask(row, match, match.problem, NAME, Severity.QUESTION)
        if self.wishes.enter_doubtful:
            return self._take_up(row, entry, mine)
        return self.planned(row, RowFate.DOUBTFUL)

    def _repeated(self, row: CheckedRow, entry: ClientEntry, first: KnownClient) -> PlannedRow:
        before = self._entries[first.new]
        after, differs = joined(before, entry)
        self._entries[first.new] = after
        if after.identity.code != before.identity.code:
            self._known.add(replace(first, code=after.identity.code))
        data: dict[str, str | int] = {"row": first.row, "where": self._row_word()}
        problem = "duplicate_row" if after == before else "duplicate_row_joined"
        if differs:
            problem, data["what"] = "duplicate_row_loses", _words(differs)
        self.note(row, problem, Severity.DUPLICATE, "", data)
        return self.planned(row, RowFate.REPEATED)

    def _again(self, row: CheckedRow, entry: ClientEntry, known: KnownClient) -> PlannedRow:
        if not known.active:
            self.note(row, "client_ended", Severity.WARNING, NAME)
        elif self.wishes.on_match is OnMatch.FILL:
            self._filling.add(row.number, known.ref, entry)
        return self.planned(row, RowFate.KNOWN, known.ref)

    def _lead(self, row: CheckedRow) -> Lead | None:
        """Return who leads the case: only somebody of exactly this name."""
        person, office = str(row.values.get(LEAD, "")), str(row.values.get(OFFICE, ""))
        place = self.organisations.named(office) if office else None
        house = None if place is None or place.found is None else place.found.ref
        if office and house is None:
            several = place is not None and place.several
            self.leave_out(row, "lead_office_several" if several else "lead_office_unknown", OFFICE)
        contact = None
        if person:
            found = self._people.named(person, house)
            contact = found[0].ref if len(found) == 1 else None
            if not found and not office:
                named = self.organisations.named(person)
                house = None if named.found is None else named.found.ref
            if contact is None and (found or house is None or office):
                self.leave_out(row, "lead_several" if found else "lead_unknown", LEAD)
        if contact is None and house is None:
            return None
        return Lead(
            None if contact is None else ContactId(contact),
            None if house is None else OrganisationId(house),
        )

    def _check_lists(self, row: CheckedRow) -> None:
        """Leave out what belongs to a row of a list that has no name."""
        for head, needed in _PARTS_OF.items():
            if needed not in row.values:
                for key in [key for key in row.values if key.startswith(head)]:
                    what = self._source.spec.target(needed).name
                    self.leave_out(row, "belongs_to_missing", key, {"what": what})

    def _ask(
        self, row: CheckedRow, match: ClientMatch, problem: str, key: str, severity: Severity
    ) -> None:
        known = match.known
        if known is None:
            return
        who = f"{self._row_word()} {known.row}" if known.row else known.code
        self.note(row, problem, severity, key, {"who": who})

    def _tell_differences(self, row: CheckedRow, problem: str, names: list[str]) -> None:
        self.note(row, problem, Severity.WARNING, NAME, {"what": _words(names)})

    def _row_word(self) -> str:
        return row_word(self._source.table.kind)


def _words(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(CLIENT_WORDS.get(n, FIELD_WORDS.get(n, n)) for n in names))


CLIENT_WORDS = {
    "code": "Kennzeichen",
    "official_name": "Name",
    "own_name": "Name in eigener Schrift",
    "own_name_language": "Sprache des Namens",
    "wanted_name": "gewünschter Name",
    "birth": "Geburtsdatum",
    "form": "Person oder Familie",
    "gender": "Geschlecht",
    "marital_status": "Familienstand",
    "nationality": "Staatsangehörigkeit",
    "street": "Straße und Hausnummer",
    "postal_code": "Postleitzahl",
    "place": "Ort",
    "municipality_id": "Gemeinde",
    "need": "Dolmetschbedarf",
    "language": "Sprache für das Dolmetschen",
    "reached": "Deutschniveau",
    "main_field": "wichtigstes Handlungsfeld",
    "triage": "Umfang der Unterstützung",
    "arrived": "in Deutschland seit",
}
