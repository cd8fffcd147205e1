"""Contact persons with their organisation, row by row."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from gkdesk.incoming.checking import Severity, row_word
from gkdesk.incoming.spec import FURTHER_POST
from gkdesk.incoming.targets_home import SPARE
from gkdesk.services.imports.fills import with_marks
from gkdesk.services.imports.further_posts import Newcomers
from gkdesk.services.imports.known import KnownContacts, Place
from gkdesk.services.imports.plan import New, NewPost, PlannedRow, Source, Wishes
from gkdesk.services.imports.planning import Planner
from gkdesk.services.naming import contact_name
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import OnMatch, RowFate
from gkdesk.text.folding import fold
from gkdesk.text.ids import MunicipalityId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from gkdesk.incoming.checking import CheckedRow
    from gkdesk.services.imports.known import KnownContact

ORGANISATION = "organisation.name"
MUNICIPALITY = "organisation.municipality"
_MARKS = ("private", "phone_private", "mobile_private", "email_private")


class ContactPlanner(Planner):
    """Decides about contact persons, and about rows that name an organisation alone."""

    def __init__(self, session: Session, source: Source, wishes: Wishes) -> None:
        super().__init__(session, source, wishes)
        self._people = KnownContacts(session)
        self._columns = source.assignment.columns
        self._newcomers = Newcomers()
        self._entered: dict[tuple[str, str, int | None, int | None], int] = {}
        self._checked: dict[OrganisationFields, OrganisationFields] = {}

    def title(self, row: CheckedRow) -> tuple[str, str]:
        """Return the name of the person with her organisation, or that with its place."""
        person, house = row.of("contact"), row.of("organisation")
        name: Any = person.get("name", "")
        function: Any = person.get("function", "")
        organisation = str(house.get("name", ""))
        if not name and not function:
            return organisation, str(house.get("place", ""))
        salutation: Any = person.get("salutation")
        return contact_name(salutation, name, function), organisation

    def plan(self, row: CheckedRow) -> PlannedRow:
        """Find or enter the organisation and the person of a row."""
        house, person = row.of("organisation"), self._person_values(row)
        municipality = self.municipality(row, MUNICIPALITY)
        house.pop("municipality", None)
        organisation = self._organisation_of(house, municipality) if "name" in house else None
        place = None
        if organisation is not None:
            place = self.place_of(row, ORGANISATION, organisation.place)
        if not person:
            return self._organisation(row, organisation, place)
        values: Any = person
        entered = checked(ContactFields(**values))
        further = self._further_post(row, entered, organisation, place)
        return further or self._person(row, entered, organisation, place)

    def order(self, row: CheckedRow) -> tuple[bool, int]:
        """Put further posts last: the row of the first one says where somebody belongs."""
        return row.values.get(FURTHER_POST) is True, row.number

    def _further_post(
        self,
        row: CheckedRow,
        entered: ContactFields,
        organisation: OrganisationFields | None,
        place: Place | None,
    ) -> PlannedRow | None:
        """Add a further organisation to somebody; None where the row is about nobody known."""
        if row.values.get(FURTHER_POST) is not True or organisation is None:
            return None
        newcomer = self._newcomers.place_of(entered)
        if newcomer is None:
            known = self._people.with_same_ways(entered)
            if known is None:
                return None
            self._fill(row, known, entered, only_marks=True)
            return self.planned(row, RowFate.KNOWN, known.ref)
        if place is None:
            place = self.new_place(row, ORGANISATION, organisation)
        else:
            self.say_more(row, place, organisation)
        first = self.records[newcomer]
        fields: Any = with_marks(first.fields, entered)
        there = {(fields.organisation_id, first.organisation), *first.places}
        post = NewPost(place.ref, place.new, entered.function)
        posts = first.posts if (place.ref, place.new) in there else (*first.posts, post)
        self.records[newcomer] = dataclasses.replace(first, fields=fields, posts=posts)
        self.note(row, "further_post", Severity.WARNING, "contact.name")
        return self.planned(row, RowFate.REPEATED)

    def _person_values(self, row: CheckedRow) -> dict[str, Any]:
        """Return what a row says of the person; tell which number of a home is left out."""
        person: dict[str, Any] = row.of("contact")
        for key in person.pop(_field(SPARE), ()):
            self.note(row, "home_number_left_out", Severity.WARNING, key)
        return person

    def _organisation_of(
        self, values: Mapping[str, object], municipality: MunicipalityId | None
    ) -> OrganisationFields:
        """Return the checked organisation of a row; many rows name the same one."""
        entered: Any = {**values, "municipality_id": municipality}
        group = OrganisationFields(**entered)
        if group not in self._checked:
            self._checked[group] = checked(group)
        return self._checked[group]

    def _organisation(
        self, row: CheckedRow, entered: OrganisationFields | None, place: Place | None
    ) -> PlannedRow:
        if entered is None:
            return self.planned(row, RowFate.REFUSED)
        if place is None:
            self.new_place(row, ORGANISATION, entered)
            return self.planned(row, RowFate.NEW)
        self.say_more(row, place, entered)
        return self.planned(row, RowFate.KNOWN, place.ref)

    def _person(
        self,
        row: CheckedRow,
        entered: ContactFields,
        organisation: OrganisationFields | None,
        place: Place | None,
    ) -> PlannedRow:
        match = self._people.match(entered, place.ref if place else None)
        if match.several:
            self.note(row, "several_in_store", Severity.WARNING, "contact.name")
            if any(getattr(entered, flag) for flag in _MARKS):
                self.note(row, "private_not_taken", Severity.WARNING, "contact.name")
            return self.planned(row, RowFate.KNOWN)
        if match.found is not None:
            if match.differs:
                self.note(row, "contact_differs", Severity.WARNING, "contact.name")
            return self._known(row, entered, organisation, place, match.found)
        place = self._place(row, organisation, place)
        if match.namesake:
            self.note(row, "namesake_in_store", Severity.WARNING, "contact.name")
        self._note_namesake(row, entered, place)
        if place is None and not entered.private and ORGANISATION in self._columns:
            self.note(row, "without_organisation", Severity.WARNING, ORGANISATION)
        new = place.new if place else None
        self._newcomers.add(entered, len(self.records))
        self.records.append(New(_at(entered, place), new, self.verified_on(row)))
        return self.planned(row, RowFate.NEW)

    def _note_namesake(self, row: CheckedRow, entered: ContactFields, place: Place | None) -> None:
        """Note that an earlier row brings somebody of the same name, with other numbers."""
        there = (place.ref, place.new) if place else (None, None)
        who = (fold(entered.name), "" if entered.name else fold(entered.function), *there)
        first = self._entered.setdefault(who, row.number)
        if first != row.number:
            data: dict[str, str | int] = {"row": first}
            data["where"] = row_word(self._source.table.kind)
            self.note(row, "namesake_in_file", Severity.WARNING, "contact.name", data)

    def _known(
        self,
        row: CheckedRow,
        entered: ContactFields,
        organisation: OrganisationFields | None,
        place: Place | None,
        known: KnownContact,
    ) -> PlannedRow:
        if not known.active:
            self.note(row, "ended_in_store", Severity.WARNING, "contact.name")
        if self.wishes.on_match is OnMatch.SKIP:
            # What a list calls private is heard even where everything else stays as it is.
            self._fill(row, known, entered, only_marks=True)
        elif known.organisation is None:
            place = self._place(row, organisation, place)
            new = place.new if place else None
            self._fill(row, known, _at(entered, place), new)
        else:
            if place is not None and organisation is not None:
                self.say_more(row, place, organisation)
            self._fill(row, known, _at(entered, place))
        return self.planned(row, RowFate.KNOWN, known.ref)

    def _fill(
        self,
        row: CheckedRow,
        known: KnownContact,
        entered: ContactFields,
        organisation: int | None = None,
        *,
        only_marks: bool = False,
    ) -> None:
        self.fills.add(
            row.number,
            RecordKind.CONTACT_PERSON,
            known.ref,
            entered,
            organisation=organisation,
            verified_on=self.verified_on(row),
            only_marks=only_marks,
        )

    def _place(
        self, row: CheckedRow, organisation: OrganisationFields | None, place: Place | None
    ) -> Place | None:
        """Return where the person works; the organisation is entered if nobody knows it."""
        if organisation is None:
            return None
        if place is None:
            return self.new_place(row, ORGANISATION, organisation)
        self.say_more(row, place, organisation)
        return place


def _field(key: str) -> str:
    return key.partition(".")[2]


def _at(entered: ContactFields, place: Place | None) -> ContactFields:
    ref = None if place is None or place.ref is None else OrganisationId(place.ref)
    return dataclasses.replace(entered, organisation_id=ref)
