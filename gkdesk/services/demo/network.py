"""Fill a store with the network of „Kreis Musterland“: who there is, and who works with whom.

The files refer to records by keys; here the keys become ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gkdesk.services.demo.values import Table, Values, read_table
from gkdesk.services.office import OfficeFacts
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import (
    Agreement,
    BodyFields,
    CooperationFields,
    Meeting,
    Membership,
    NeedFields,
    OfferFields,
    TaskFields,
)
from gkdesk.text.ids import ContactId, MunicipalityId, OrganisationId
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from gkdesk.services.batch import Batch
    from gkdesk.services.workspace import Workspace

POSTAL_CODE = "12345"
_ORGANISATION, _CONTACT = "organisation", "contact"


@dataclass
class Keys:
    """The ids of what was written, by kind and by the key that the files use."""

    municipalities: dict[str, MunicipalityId] = field(default_factory=dict)
    records: dict[str, dict[str, int]] = field(default_factory=dict)

    def note(self, kind: str, table: Table, ref: int) -> int:
        """Remember a record."""
        self.records.setdefault(kind, {})[table.get("key", str(ref))] = ref
        return ref

    def ref(self, kind: str, key: str | None) -> Any:  # noqa: ANN401 – an id of that kind
        """Return the id of a record; None for none. Raises KeyError for a key of no record."""
        return self.records[kind][key] if key else None

    def contact(self, key: str) -> ContactId | None:
        """Return a contact person, or None where a file knows none of that key."""
        ref = self.records[_CONTACT].get(key)
        return None if ref is None else ContactId(ref)

    def municipality(self, name: str | None) -> MunicipalityId | None:
        """Return a municipality; None for none."""
        return self.municipalities[name] if name else None


OWN = "ki"
"""The organisation that is the office itself."""


def fill_network(workspace: Workspace) -> Keys:
    """Write the network into an empty store, in one step, and return its keys."""
    keys = Keys()
    register = read_table("netz.toml")
    office = workspace.office
    office.save_with_municipalities(OfficeFacts(**register["office"]), register["municipalities"])
    keys.municipalities = {row.name: row.id for row in office.municipalities()}
    values = Values(workspace.clock.today())
    with workspace.batches.begin(Label.EXAMPLE_DATA_MADE) as batch:
        writer = _Writer(batch, values, keys)
        writer.register(register)
        for table in read_table("gremien.toml")["body"]:
            writer.body(table)
        for table in read_table("kooperationen.toml")["cooperation"]:
            writer.cooperation(table)
        for table in read_table("angebote.toml")["offer"]:
            writer.offer(table)
        wanted = read_table("bedarfe.toml")
        for table in wanted["need"]:
            writer.need(table)
        for table in wanted["task"]:
            writer.task(table)
    return keys


def name_own_office(workspace: Workspace, keys: Keys) -> None:
    """Say which organisation of the network is the office itself."""
    own = OrganisationId(keys.records[_ORGANISATION][OWN])
    workspace.office.save(replace(workspace.office.facts(), organisation_id=own))


class _Writer:
    """Writes the rows of the files within one batch."""

    def __init__(self, batch: Batch, values: Values, keys: Keys) -> None:
        self._batch = batch
        self._values = values
        self._keys = keys

    def register(self, table: Table) -> None:
        for entry in table[_ORGANISATION]:
            self._organisation(entry)
        for entry in table[_CONTACT]:
            self._contact(entry)
        for entry in table[_CONTACT]:
            # A deputy may stand further down in the file.
            if deputy := self._keys.ref(_CONTACT, entry.get("deputy")):
                ref = self._keys.ref(_CONTACT, entry["key"])
                self._batch.set(ContactFields, ref, deputy_id=deputy)

    def _organisation(self, entry: Table) -> None:
        place = entry.get("place", "Musterstadt")
        made = self._values.group(
            OrganisationFields,
            {"postal_code": POSTAL_CODE, **entry, "place": place},
            municipality_id=self._keys.municipalities[place],
        )
        ref = self._keys.note(_ORGANISATION, entry, self._batch.add(made, **self._life(entry)))
        served = [self._keys.municipalities[name] for name in entry.get("catchment", ())]
        if served:
            self._batch.serves(OrganisationId(ref), served)

    def _contact(self, entry: Table) -> None:
        organisation = self._keys.ref(_ORGANISATION, entry.get("organisation"))
        made = self._values.group(ContactFields, entry, organisation_id=organisation)
        ref = self._keys.note(_CONTACT, entry, self._batch.add(made, **self._life(entry)))
        for post in entry.get("posts", ()):
            there = OrganisationId(self._keys.ref(_ORGANISATION, post["organisation"]))
            self._batch.works_also_at(ContactId(ref), there, post.get("function", ""))

    def body(self, entry: Table) -> None:
        made = self._values.group(
            BodyFields, entry, parent_id=self._keys.ref("body", entry.get("parent"))
        )
        ref = self._batch.add(made, ended_on=self._values.day(entry.get("ended")))
        self._keys.note("body", entry, ref)
        for seat in entry.get("members", ()):
            self._batch.add_part(ref, self._seat(seat))
        for meeting in entry.get("meetings", ()):
            self._batch.add_part(ref, self._values.group(Meeting, meeting))

    def _seat(self, seat: Table) -> Membership:
        return self._values.group(
            Membership,
            seat,
            organisation_id=self._keys.ref(_ORGANISATION, seat.get("organisation")),
            contact_id=self._keys.ref(_CONTACT, seat.get("contact")),
            deputy_id=self._keys.ref(_CONTACT, seat.get("deputy")),
        )

    def cooperation(self, entry: Table) -> None:
        made = self._values.group(
            CooperationFields,
            entry,
            first_id=self._keys.ref(_ORGANISATION, entry["first"]),
            second_id=self._keys.ref(_ORGANISATION, entry["second"]),
        )
        ref = self._batch.add(made, verified_on=self._values.day(entry.get("verified")))
        self._keys.note("cooperation", entry, ref)
        for agreement in entry.get("agreements", ()):
            self._batch.add_part(ref, self._values.group(Agreement, agreement))

    def offer(self, entry: Table) -> None:
        made = self._values.group(
            OfferFields,
            entry,
            organisation_id=self._keys.ref(_ORGANISATION, entry.get("organisation")),
            contact_id=self._keys.ref(_CONTACT, entry.get("contact")),
            municipality_id=self._keys.municipality(entry.get("municipality")),
        )
        self._keys.note("offer", entry, self._batch.add(made, **self._life(entry)))

    def need(self, entry: Table) -> None:
        place = self._keys.municipality(entry.get("municipality"))
        made = self._values.group(NeedFields, entry, municipality_id=place)
        ref = self._batch.add(made, noted_on=self._values.day(entry.get("noted")))
        self._keys.note("need", entry, ref)

    def task(self, entry: Table) -> None:
        kind = entry.get("about_kind", "")
        about = self._keys.ref(kind, entry.get("about")) if kind else None
        self._batch.add(self._values.group(TaskFields, entry, about_ref=about))

    def _life(self, entry: Table) -> dict[str, object]:
        """Return when an entry was last confirmed, and when it ended."""
        return {
            "verified_on": self._values.day(entry.get("verified")),
            "ended_on": self._values.day(entry.get("ended")),
        }
