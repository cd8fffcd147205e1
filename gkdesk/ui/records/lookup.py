"""Words and choices of the office's lists, read once and forgotten when the lists change."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from gkdesk.services.naming import sort_key, told_apart
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.network import Area, Ring
from gkdesk.text.languages import all_languages
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import ring_word
from gkdesk.ui.forms import Choice, Source
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.code_lists import CodeRow
    from gkdesk.services.register.contact_fields import ContactRow, OrganisationRow
    from gkdesk.services.register.offers import OfferRow
    from gkdesk.services.workspace import Change, Workspace
    from gkdesk.text.ids import MunicipalityId, OrganisationId

E = TypeVar("E", bound=StrEnum)
MUNICIPALITIES = Source("Gemeinden eintragen …", "office.municipality")
FOREIGNERS_OFFICE = "foreigners_office"
"""The kind of organisation to which nothing goes without an agreement given for it singly."""
VEILED = "Privatperson, verdeckt"
"""What stands in place of a private person's name while the privacy view is on."""

_CONTACT_KINDS = frozenset({RecordKind.CONTACT_PERSON.value, RecordKind.ORGANISATION.value})
_CHECKED_KINDS = frozenset({RecordKind.ORGANISATION.value, RecordKind.COOPERATION.value})
_PLACE_KINDS = frozenset(
    {RecordKind.OFFER.value, RecordKind.BODY.value, RecordKind.ORGANISATION.value}
)
_LIST_KINDS = frozenset({RecordKind.CODE_ENTRY.value, RecordKind.MUNICIPALITY.value})


@cache
def words_of(codes: type[E]) -> tuple[Choice, ...]:
    """Return a fixed list as choices."""
    return tuple(Choice(code, word(code)) for code in codes)


def languages() -> tuple[Choice, ...]:
    """Return all languages, those of the office too, sorted by their German names."""
    found = sorted(all_languages(), key=_german_name)
    return tuple(Choice(language.code, language.german) for language in found)


class OfficeLookup:
    """What forms offer and rows say, for one unlocked store."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._codes: dict[CodeList, tuple[CodeRow, ...]] = {}
        self._municipalities: tuple[Choice, ...] | None = None
        self._contacts: tuple[ContactRow, ...] | None = None
        self._organisations: tuple[OrganisationRow, ...] | None = None
        self._organisation_names: dict[OrganisationId, str] = {}
        self._offers: tuple[OfferRow, ...] | None = None
        self._bodies: tuple[Choice, ...] | None = None
        self._present_bodies: frozenset[int] = frozenset()
        self._only_entered: frozenset[int] | None = None

    def forget(self, changes: tuple[Change, ...]) -> None:
        """Forget what these changes make outdated; everything when nobody says what changed."""
        kinds = {change.kind for change in changes}
        if not changes or kinds & _CONTACT_KINDS:
            self._contacts = self._organisations = None
            self._organisation_names = {}
        if not changes or kinds & _PLACE_KINDS:
            self._offers = self._bodies = None
        if not changes or kinds & _CHECKED_KINDS:
            self._only_entered = None
        if not changes or kinds & _LIST_KINDS:
            self._codes.clear()
            self._municipalities = None

    def entry(self, code_list: CodeList, code: str) -> str:
        """Return the words of a code; a code that is gone stands for itself."""
        return next((row.text for row in self._rows(code_list) if row.code == code), code)

    def area_of(self, kind: str) -> Area | None:
        """Return the area that the kind of an organisation brings with it."""
        rows = self._rows(CodeList.ORGANISATION_KIND)
        return next((row.area for row in rows if row.code == kind), None)

    def municipality(self, ref: MunicipalityId | None) -> str:
        return next((each.text for each in self.municipalities() if each.value == ref), "")

    def offered(self, code_list: CodeList, present: str = "") -> tuple[Choice, ...]:
        """Return the entries that a form offers today, and the one that it shows at present."""
        today = self._workspace.clock.today()
        return tuple(
            Choice(row.code, row.text)
            for row in self._rows(code_list)
            if row.offered_on(today) or row.code == present
        )

    def suggestions(self, code_list: CodeList) -> tuple[str, ...]:
        return tuple(choice.text for choice in self.offered(code_list))

    def municipalities(self) -> tuple[Choice, ...]:
        if self._municipalities is None:
            rows = self._workspace.office.municipalities()
            self._municipalities = tuple(Choice(row.id, row.name) for row in rows)
        return self._municipalities

    def contacts(self, present: int | None = None, *, veiled: bool = False) -> tuple[Choice, ...]:
        """Return the contact persons with what tells them apart, and the one that is shown.

        `veiled` leaves out the names of private persons: somebody sits at the table.
        """
        return tuple(
            Choice(
                row.id,
                VEILED
                if veiled and row.private
                else joined(row.name, row.organisation or row.function),
            )
            for row in self._all_contacts()
            if row.active or row.id == present
        )

    def rings(self) -> tuple[Choice, ...]:
        """Return the rings of the map, with the name of the core body in this office."""
        profile = self._workspace.profiles.current()
        core, alliance = profile.core_ring, profile.word("alliance")
        return tuple(Choice(ring, ring_word(ring, core, alliance)) for ring in Ring)

    def is_private(self, ref: int | None) -> bool:
        """Tell whether this is a contact person marked as a private one."""
        return ref is not None and any(row.private for row in self._all_contacts() if row.id == ref)

    def organisations(self, present: int | None = None) -> tuple[Choice, ...]:
        """Return the organisations, and the one that is shown even if it has ended."""
        names = self.organisation_names()
        rows = self._all_organisations()
        offered = [row.id for row in rows if row.active or row.id == present]
        return tuple(Choice(ref, names[ref]) for ref in offered)

    def offers(self, present: int | None = None) -> tuple[Choice, ...]:
        """Return the offers with who gives them, and the one that is shown even if it ended."""
        return tuple(
            Choice(row.id, joined(row.name, row.provider))
            for row in self._all_offers()
            if row.active or row.id == present
        )

    def offer(self, ref: int | None) -> tuple[str, str]:
        """Return name and provider of an offer, also of one that has ended."""
        rows = self._all_offers() if ref is not None else ()
        return next(((row.name, row.provider) for row in rows if row.id == ref), ("", ""))

    def bodies(self, present: int | None = None) -> tuple[Choice, ...]:
        """Return the bodies, and the one that is shown even if it has ended."""
        if self._bodies is None:
            rows = self._workspace.bodies.rows(with_ended=True)
            self._bodies = tuple(Choice(row.id, row.name) for row in rows)
            self._present_bodies = frozenset(row.id for row in self._workspace.bodies.rows())
        there = self._present_bodies
        return tuple(each for each in self._bodies if each.value in there or each.value == present)

    def is_foreigners_office(self, organisation: int | None, contact: int | None = None) -> bool:
        """Tell whether this is the Ausländerbehörde, or somebody who works there."""
        words = {FOREIGNERS_OFFICE, self.entry(CodeList.ORGANISATION_KIND, FOREIGNERS_OFFICE)}
        rows = [row for row in self._all_organisations() if row.kind in words]
        names = {name for row in rows for name in (row.name, row.short_name) if name}
        works = (row for row in self._all_contacts() if row.id == contact)
        return any(row.id == organisation for row in rows) or any(
            {row.organisation, row.organisation_name} & names for row in works
        )

    def organisation_short(self, ref: int | None) -> str:
        """Return the short name of an organisation, its full one where it has none."""
        rows = self._all_organisations() if ref is not None else ()
        return next((row.short_name or row.name for row in rows if row.id == ref), "")

    def contact_name(self, ref: int | None) -> str:
        """Return the name of a contact person, also of one who has left."""
        return next((row.name for row in self._all_contacts() if row.id == ref), "")

    def organisation_names(self) -> dict[OrganisationId, str]:
        """Return the names of all organisations; those of the same name with what differs."""
        if not self._organisation_names:
            rows = self._all_organisations()
            self._organisation_names = told_apart(
                {row.id: row.name for row in rows},
                {row.id: (row.municipality, row.kind) for row in rows},
            )
        return self._organisation_names

    def only_entered(self) -> frozenset[int]:
        """Return the organisations and cooperations that nobody checked since they were made."""
        if self._only_entered is None:
            self._only_entered = self._workspace.network.only_entered()
        return self._only_entered

    def _all_organisations(self) -> tuple[OrganisationRow, ...]:
        if self._organisations is None:
            rows = self._workspace.organisations.rows(with_ended=True)
            self._organisations = tuple(sorted(rows, key=_by_name_and_place))
        return self._organisations

    def _all_offers(self) -> tuple[OfferRow, ...]:
        if self._offers is None:
            self._offers = self._workspace.offers.rows(with_ended=True)
        return self._offers

    def _all_contacts(self) -> tuple[ContactRow, ...]:
        if self._contacts is None:
            self._contacts = self._workspace.contacts.rows(with_ended=True)
        return self._contacts

    def _rows(self, code_list: CodeList) -> tuple[CodeRow, ...]:
        if code_list not in self._codes:
            self._codes[code_list] = self._workspace.codes.entries(code_list)
        return self._codes[code_list]


def pairs(choices: Iterable[Choice]) -> tuple[tuple[object, str], ...]:
    """Return choices as plain pairs of value and text."""
    return tuple((choice.value, choice.text) for choice in choices)


def _by_name_and_place(row: OrganisationRow) -> tuple[str, str]:
    return sort_key(row.name), sort_key(row.municipality)


def _german_name(language: object) -> str:
    return str(getattr(language, "german", ""))
