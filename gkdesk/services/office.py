"""The office itself: letterhead facts and the list of its municipalities."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.network import Municipality as MunicipalityTable
from gkdesk.models.office import Office as OfficeTable
from gkdesk.network.freshness import DEFAULT_MONTHS, FEWEST_MONTHS, MOST_MONTHS
from gkdesk.services.mapping import Columns, read, write
from gkdesk.services.naming import sort_key
from gkdesk.services.office_logo import OfficeLogo
from gkdesk.services.office_row import office_row
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.rows import fetch
from gkdesk.services.small_counts import LARGEST
from gkdesk.services.validation import checked
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Territory
from gkdesk.text.findings.limits import LIMITS
from gkdesk.text.ids import MunicipalityId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.export.content import Letterhead
    from gkdesk.store.store import Store

_COLUMNS = Columns()
_AGS = re.compile(r"[0-9]{5}(?:[0-9]{3})?")
WITHOUT_CASES = "without_cases"
"""The setting of an office that only coordinates and keeps no cases."""


@dataclass(frozen=True)
class OfficeFacts:
    """What stands in the letterhead; `alliance` is the name of the Kreis or alliance.

    `territory` is its type: with alliances of the same type the core group is compared.
    `stale_months` is after how many months an entry of the network counts as unchecked.
    `organisation_id` is the office itself in the network: who works there holds the records. `ags`
    is the Amtlicher Gemeindeschlüssel: five digits of a Kreis, eight of a municipality. A count of
    persons below `smallest_count` stands on no paper and in no file.
    """

    name: str = ""
    unit: str = ""
    alliance: str = ""
    street: str = ""
    postal_code: str = ""
    place: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    contact_name: str = ""
    territory: Territory | None = None
    stale_months: int = DEFAULT_MONTHS
    smallest_count: int = LIMITS.people
    organisation_id: OrganisationId | None = None
    ags: str = ""

    @property
    def address_lines(self) -> tuple[str, ...]:
        """Return street and town as lines, without what is empty."""
        town = f"{self.postal_code} {self.place}".strip()
        return tuple(line for line in (self.street, town) if line)


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality to choose from."""

    id: MunicipalityId
    name: str


class Office:
    """Read and save the facts of the office; `logo` stands on its paper."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.logo = OfficeLogo(store)

    def facts(self) -> OfficeFacts:
        """Return the letterhead facts; all empty until somebody entered them."""
        with self._store.read() as session:
            row = session.scalars(select(OfficeTable)).first()
            return OfficeFacts() if row is None else read(OfficeFacts, row, _COLUMNS)

    def letterhead(self) -> Letterhead | None:
        """Return the head of the office's paper, None while nothing of it is known."""
        return self.logo.letterhead(self.facts())

    def freshness(self) -> Freshness:
        """Return the rule of today by which entries count as unchecked."""
        with self._store.read() as session:
            return freshness(session, self._store.clock.today())

    def save(self, facts: OfficeFacts) -> Outcome:
        """Save the letterhead facts."""
        clean = _checked(facts)
        with self._store.transaction(Label.OFFICE_CHANGED) as transaction:
            row = office_row(transaction.session)
            write(row, clean, _COLUMNS)
        return Outcome(Label.OFFICE_CHANGED, transaction.changes, row.id)

    def save_with_municipalities(self, facts: OfficeFacts, names: Iterable[str]) -> Outcome:
        """Save the letterhead facts and add the municipalities that are not there yet, at once.

        A name that is refused leaves everything as it was; its field is `municipalities`.
        """
        clean = _checked(facts)
        with self._store.transaction(Label.OFFICE_CHANGED) as transaction:
            session = transaction.session
            row = office_row(session)
            write(row, clean, _COLUMNS)
            known = set(_holders(session))
            for name in names:
                wanted = clean_line(name, "municipalities")
                if wanted and wanted.casefold() not in known:
                    session.add(MunicipalityTable(name=wanted))
                    known.add(wanted.casefold())
        return Outcome(Label.OFFICE_CHANGED, transaction.changes, row.id)

    def keeps_cases(self) -> bool:
        """Tell whether this office keeps cases; one that only coordinates shows none."""
        return not self._store.settings.get(WITHOUT_CASES, default=False)

    def keep_cases(self, *, on: bool) -> Outcome:
        """Show the part of the program that is about cases, or hide it; nothing is deleted."""
        with self._store.transaction(Label.SETTING_CHANGED) as transaction:
            self._store.settings.put_along(transaction.session, WITHOUT_CASES, not on)
            transaction.mark(RecordKind.OFFICE.value, office_row(transaction.session).id)
        return Outcome(Label.SETTING_CHANGED, transaction.changes)

    def municipalities(self) -> tuple[MunicipalityRow, ...]:
        """Return the municipalities, sorted by name."""
        with self._store.read() as session:
            rows = [
                MunicipalityRow(MunicipalityId(row.id), row.name)
                for row in session.scalars(select(MunicipalityTable))
            ]
        return tuple(sorted(rows, key=_by_name))

    def add_municipality(self, name: str) -> Outcome:
        """Add a municipality; two of the same name are refused."""
        with self._store.transaction(Label.MUNICIPALITY_CREATED) as transaction:
            session = transaction.session
            row = MunicipalityTable(name=_free_name(session, name, own=None))
            session.add(row)
            session.flush()
            ref = row.id
        return Outcome(Label.MUNICIPALITY_CREATED, transaction.changes, ref)

    def rename_municipality(self, municipality_id: MunicipalityId, name: str) -> Outcome:
        """Give a municipality another name."""
        with self._store.transaction(Label.MUNICIPALITY_CHANGED) as transaction:
            session = transaction.session
            row = fetch(session, MunicipalityTable, municipality_id)
            row.name = _free_name(session, name, own=municipality_id)
        return Outcome(Label.MUNICIPALITY_CHANGED, transaction.changes, municipality_id)


def _checked(facts: OfficeFacts) -> OfficeFacts:
    if not FEWEST_MONTHS <= facts.stale_months <= MOST_MONTHS:
        raise InvalidInput("stale_months", "months_out_of_range")
    if facts.smallest_count < LIMITS.people:
        raise InvalidInput("smallest_count", "too_few", limit=LIMITS.people)
    if facts.smallest_count > LARGEST:
        raise InvalidInput("smallest_count", "too_many", limit=LARGEST)
    ags = clean_line(facts.ags, "ags").replace(" ", "")
    if ags and not _AGS.fullmatch(ags):
        raise InvalidInput("ags", "bad_ags")
    return checked(replace(facts, ags=ags))


def _free_name(session: Session, name: str, *, own: int | None) -> str:
    clean = clean_line(name, "name")
    if not clean:
        raise InvalidInput("name", "required")
    if _holders(session).get(clean.casefold(), own) != own:
        raise InvalidInput("name", "name_taken")
    return clean


def _holders(session: Session) -> dict[str, int]:
    """Return who has which name; names that differ in capitals only are the same."""
    rows = session.execute(select(MunicipalityTable.name, MunicipalityTable.id))
    return {name.casefold(): ref for name, ref in rows}


def _by_name(row: MunicipalityRow) -> str:
    return sort_key(row.name)
