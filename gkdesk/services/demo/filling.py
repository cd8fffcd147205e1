"""Fill a store with the invented alliance „Kreis Musterland“.

The records ship in `resources/demo`. Days there are distances from the day of the demo, so the
same day gives the same records; `born` is an age with perhaps month and day.
"""

from __future__ import annotations

import csv
import dataclasses
from typing import TYPE_CHECKING, Any

from gkdesk.services.clients import fields
from gkdesk.services.demo.network import fill_network
from gkdesk.services.demo.states import keep_earlier_states
from gkdesk.services.demo.values import Group, Table, Values, demo_file, read_table
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.languages import find_language, language, scripts_in

if TYPE_CHECKING:
    from gkdesk.services.demo.network import Keys
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.workspace import Workspace

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
    keys = fill_network(workspace)
    keep_earlier_states(workspace, keys)
    filling = _Filling(workspace, keys)
    clients = read_table("klienten.toml")["client"]
    return tuple(filling.client(_with_base(table)) for table in clients[:first])


class _Filling:
    """Writes clients, who refer to the network by the keys of the files."""

    def __init__(self, workspace: Workspace, keys: Keys) -> None:
        self._workspace = workspace
        self._today = workspace.clock.today()
        self._values = Values(self._today)
        self._keys = keys

    def client(self, table: Table) -> ClientId:
        clients = self._workspace.clients
        identity = self._values.group(
            fields.Identity, {**table, "official_name": table.get("name", "")}
        )
        client_id = ClientId(_ref(clients.create(identity)))
        clients.save_facts(client_id, self._values.group(fields.OptionalFacts, table))
        clients.save_case(client_id, self._values.group(fields.CaseFacts, table))
        if "address" in table:
            clients.save_address(client_id, self._place(fields.Address, table["address"]))
        if "interpreter" in table:
            facts = self._values.group(fields.InterpreterFacts, table["interpreter"])
            clients.save_interpreter(client_id, facts)
        if "german" in table:
            clients.save_german(client_id, self._values.group(fields.GermanLevel, table["german"]))
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
            spoken = self._values.group(fields.SpokenLanguage, {"language": code, "level": level})
            self._save(client_id, spoken)
        for key, group in _LISTS.items():
            for row in table.get(key, ()):
                self._save(client_id, self._place(group, row))

    def _goals(self, client_id: ClientId, table: Table) -> None:
        for entry in table.get("goal", ()):
            goal_id = self._save(client_id, self._values.group(fields.Goal, entry))
            for row in entry.get("steps", ()):
                step = self._values.group(fields.Step, row)
                self._save(client_id, dataclasses.replace(step, goal_id=goal_id))

    def _people(self, client_id: ClientId, table: Table) -> None:
        for key, what_for in table.get("helpers", ()):
            self._save(client_id, fields.Helper(self._keys.ref("contact", key), what_for))
        lead = self._keys.contact(table.get("lead", ""))
        if lead is not None:
            self._save(client_id, fields.Lead(contact_id=lead, since=self._values.day(-30)))

    def _save(self, client_id: ClientId, part: fields.Part) -> PartId:
        return PartId(_ref(self._workspace.clients.save_part(client_id, part)))

    def _place(self, group: type[Group], row: Table) -> Group:
        made = self._values.group(group, row)
        if "municipality" not in row:
            return made
        place = self._keys.municipality(row["municipality"])
        return dataclasses.replace(made, municipality_id=place)


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
    with demo_file("demo-klienten.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file, delimiter=";")}


def _ref(outcome: Outcome) -> int:
    if outcome.ref is None:
        message = "a new record has an id"
        raise TypeError(message)
    return outcome.ref
