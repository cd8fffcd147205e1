"""Fill a store with the invented alliance „Kreis Musterland“.

The records ship in `resources/demo`. Days there are distances from the day of the demo, so the
same day gives the same records; `born` is an age with perhaps month and day.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import tomllib
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.services import client_fields as fields
from gkdesk.services.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.office import OfficeFacts
from gkdesk.text.dates import PartialDate
from gkdesk.text.ids import ClientId, ContactId, MunicipalityId, OrganisationId, PartId
from gkdesk.text.languages import find_language, language, scripts_in

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import DataclassInstance

    from gkdesk.services.outcome import Outcome
    from gkdesk.services.workspace import Workspace

Table = Mapping[str, Any]
Group = TypeVar("Group", bound="DataclassInstance")

PROFILE = "gemeinsam_klappts"
_FAMILY = "Familie"

_LISTS: dict[str, type[Any]] = {
    "reach": fields.ReachWay,
    "references": fields.Reference,
    "members": fields.Member,
    "former": fields.FormerAddress,
    "status": fields.StatusEntry,
    "papers": fields.Paper,
    "courses": fields.Course,
    "contacts": fields.ContactEntry,
    "follow_ups": fields.FollowUp,
    "step": fields.Step,
}


def fill(workspace: Workspace, *, first: int | None = None) -> tuple[ClientId, ...]:
    """Write the demo into an empty store and return its clients in the order of the files.

    `first` takes only so many clients. Raises ResourceMissing for an incomplete installation.
    """
    workspace.mark_as_demo()
    workspace.profiles.choose(PROFILE)
    filling = _Filling(workspace)
    filling.network(_table("netz.toml"))
    clients = _table("klienten.toml")["client"]
    return tuple(filling.client(_with_base(table)) for table in clients[:first])


class _Filling:
    """Writes records and remembers under which keys the files refer to them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._today = workspace.clock.today()
        self._municipalities: dict[str, MunicipalityId] = {}
        self._organisations: dict[str, OrganisationId] = {}
        self._contacts: dict[str, ContactId] = {}

    def network(self, table: Table) -> None:
        office = self._workspace.office
        office.save(OfficeFacts(**table["office"]))
        for name in table["municipalities"]:
            self._municipalities[name] = MunicipalityId(_ref(office.add_municipality(name)))
        for entry in table["organisation"]:
            self._organisation(entry)
        for entry in table["contact"]:
            self._contact(entry)

    def _organisation(self, entry: Table) -> None:
        place = entry.get("place", "Musterstadt")
        values = {"postal_code": "12345", **entry, "place": place}
        group = self._group(OrganisationFields, values)
        made = dataclasses.replace(group, municipality_id=self._municipalities[place])
        outcome = self._workspace.organisations.create(made)
        self._organisations[entry["key"]] = OrganisationId(_ref(outcome))

    def _contact(self, entry: Table) -> None:
        group = self._group(ContactFields, entry)
        organisation = self._organisations.get(entry.get("organisation", ""))
        outcome = self._workspace.contacts.create(
            dataclasses.replace(group, organisation_id=organisation)
        )
        self._contacts[entry["key"]] = ContactId(_ref(outcome))

    def client(self, table: Table) -> ClientId:
        clients = self._workspace.clients
        identity = self._group(fields.Identity, {**table, "official_name": table.get("name", "")})
        client_id = ClientId(_ref(clients.create(identity)))
        clients.save_facts(client_id, self._group(fields.OptionalFacts, table))
        clients.save_case(client_id, self._group(fields.CaseFacts, table))
        if "address" in table:
            clients.save_address(client_id, self._place(fields.Address, table["address"]))
        if "interpreter" in table:
            facts = self._group(fields.InterpreterFacts, table["interpreter"])
            clients.save_interpreter(client_id, facts)
        if "german" in table:
            clients.save_german(client_id, self._group(fields.GermanLevel, table["german"]))
        self._parts(client_id, table)
        self._goals(client_id, table)
        self._people(client_id, table)
        if "ended" in table:
            clients.end(client_id, self._today, table["ended"])
        return client_id

    def _parts(self, client_id: ClientId, table: Table) -> None:
        for spelling in table.get("variants", ()):
            self._save(client_id, fields.NameVariant(spelling))
        for code, level in table.get("languages", ()):
            spoken = self._group(fields.SpokenLanguage, {"language": code, "level": level})
            self._save(client_id, spoken)
        for key, group in _LISTS.items():
            for row in table.get(key, ()):
                self._save(client_id, self._place(group, row))

    def _goals(self, client_id: ClientId, table: Table) -> None:
        for entry in table.get("goal", ()):
            goal_id = self._save(client_id, self._group(fields.Goal, entry))
            for row in entry.get("steps", ()):
                step = self._group(fields.Step, row)
                self._save(client_id, dataclasses.replace(step, goal_id=goal_id))

    def _people(self, client_id: ClientId, table: Table) -> None:
        for key, what_for in table.get("helpers", ()):
            self._save(client_id, fields.Helper(self._contacts[key], what_for))
        lead = self._contacts.get(table.get("lead", ""))
        if lead is not None:
            self._save(client_id, fields.Lead(contact_id=lead, since=self._day(-30)))

    def _save(self, client_id: ClientId, part: fields.Part) -> PartId:
        return PartId(_ref(self._workspace.clients.save_part(client_id, part)))

    def _place(self, group: type[Group], row: Table) -> Group:
        made = self._group(group, row)
        if "municipality" not in row:
            return made
        return dataclasses.replace(made, municipality_id=self._municipalities[row["municipality"]])

    def _group(self, group: type[Group], table: Table) -> Group:
        hints = typing.get_type_hints(group)
        known = {**table, "birth": table["born"]} if "born" in table else table
        values = {
            field.name: self._value(hints[field.name], known[field.name])
            for field in dataclasses.fields(group)
            if field.name in known and field.name != "municipality_id"
        }
        return group(**values)

    def _value(self, hint: object, value: Any) -> Any:  # noqa: ANN401 – a TOML value
        if isinstance(hint, types.UnionType):
            hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
        if hint is dt.date:
            return self._day(value)
        if hint is PartialDate:
            return PartialDate(self._today.year - value[0], *value[1:])
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return hint(value)
        return tuple(value) if isinstance(value, list) else value

    def _day(self, distance: int) -> dt.date:
        return self._today + dt.timedelta(days=distance)


def _with_base(table: Table) -> Table:
    """Complete a client with the name, spellings and form that the table of names gives."""
    if "base" not in table:
        return table
    row = _names()[table["base"]]
    spellings = row["schreibweisen"].split("|")
    spoken = find_language(row["sprache"])
    code = "de" if spoken is None else spoken.code
    script = language(code).script
    own = [name for name in spellings if script in scripts_in(name)]
    in_own = next((name for name in own if name != row["name"]), "")
    others = [name for name in spellings if name != in_own]
    form = "family" if row["fall"].startswith(_FAMILY) else "person"
    found = {"name": row["name"], "variants": others, "form": form}
    if script.value == "LATIN":
        return {**found, **table, "variants": spellings}
    return {**found, "own_name": in_own, "own_name_language": code, **table}


def _names() -> dict[str, dict[str, str]]:
    with _file("demo-klienten.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file, delimiter=";")}


def _table(name: str) -> Table:
    return tomllib.loads(_file(name).read_text(encoding="utf-8"))


def _file(name: str) -> Path:
    path = paths.resources() / "demo" / name
    if not path.is_file():
        raise ResourceMissing(name=name)
    return path


def _ref(outcome: Outcome) -> int:
    if outcome.ref is None:
        message = "a new record has an id"
        raise TypeError(message)
    return outcome.ref
