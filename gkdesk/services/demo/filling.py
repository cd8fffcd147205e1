"""Fill a store with the invented alliance „Kreis Musterland“.

The records ship in `resources/demo`. Days there are distances from the day of the demo, so the
same day gives the same records; `born` is an age with perhaps month and day.
"""

from __future__ import annotations

import csv
import dataclasses
from typing import TYPE_CHECKING, Any

from gkdesk.services.clients import fields
from gkdesk.services.demo.aids import fill_aids
from gkdesk.services.demo.cases import CaseWriter
from gkdesk.services.demo.conferences import hold_conferences
from gkdesk.services.demo.handouts import fill_handouts
from gkdesk.services.demo.network import fill_network, name_own_office
from gkdesk.services.demo.states import keep_earlier_states
from gkdesk.services.demo.values import Group, Table, Values, demo_file, read_table
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.labels import Label
from gkdesk.text.languages import find_language, language, scripts_in

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.demo.network import Keys
    from gkdesk.services.one_step import OneStep
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.workspace import Workspace

PROFILE = "gemeinsam_klappts"
CLIENT = "client"
_FAMILY = "Familie"
_MONTHS, _FEW_MONTHS = 24, 6
_BEGAN = -120
"""When the accompaniment began, unless the files say so."""

_LISTS: dict[str, type[Any]] = {
    "reach": fields.ReachWay,
    "references": fields.Reference,
    "former": fields.FormerAddress,
    "status": fields.StatusEntry,
    "legal_areas": fields.LegalAreaEntry,
    "papers": fields.Paper,
    "courses": fields.Course,
    "contacts": fields.ContactEntry,
    "follow_ups": fields.FollowUp,
    "step": fields.Step,
}


def fill(workspace: Workspace, *, first: int | None = None) -> tuple[ClientId, ...]:
    """Write the demo into an empty store and return its clients in the order of the files.

    `first` takes only so many clients, and the conferences of half a year without what the others
    brought to them. Raises ResourceMissing for an incomplete installation.
    """
    workspace.mark_as_demo()
    workspace.profiles.choose(PROFILE)
    keys = fill_network(workspace)
    name_own_office(workspace, keys)
    keep_earlier_states(workspace, keys)
    fill_handouts(workspace)
    today = workspace.clock.today()
    clients = {_called(row): row for row in map(_with_base, read_table("klienten.toml")["client"])}
    cases = {row["client"]: row for row in read_table("faelle.toml")["case"]}
    with workspace.batches.services(Label.EXAMPLE_DATA_MADE, "clients") as services:
        filling = _Filling(services, keys, today)
        for called, row in tuple(clients.items())[:first]:
            keys.note(CLIENT, {"key": called}, filling.client(_joined(row, cases[called])))
    with workspace.batches.services(Label.EXAMPLE_DATA_MADE, "meetings") as services:
        hold_conferences(services, keys, today, _MONTHS if first is None else _FEW_MONTHS)
    with workspace.batches.services(Label.EXAMPLE_DATA_MADE, "aids") as services:
        fill_aids(services, keys, today)
    return tuple(ClientId(ref) for ref in keys.records[CLIENT].values())


class _Filling:
    """Writes clients, who refer to the network by the keys of the files."""

    def __init__(self, services: OneStep, keys: Keys, today: dt.date) -> None:
        self._services = services
        self._clients = services.clients
        self._today = today
        self._values = Values(today)
        self._keys = keys
        self._cases = CaseWriter(services, keys, today)

    def client(self, table: Table) -> ClientId:
        clients = self._clients
        self._services.at(self._values.on(table.get("began", _BEGAN)))
        identity = self._values.group(
            fields.Identity, {**table, "official_name": table.get("name", "")}
        )
        client_id = ClientId(_ref(clients.create(identity)))
        self._services.at(self._today)
        clients.save_facts(client_id, self._values.group(fields.OptionalFacts, table))
        clients.save_case(client_id, self._values.group(fields.CaseFacts, table))
        if "address" in table:
            clients.save_address(client_id, self._place(fields.Address, table["address"]))
        if "interpreter" in table:
            facts = self._values.group(fields.InterpreterFacts, table["interpreter"])
            clients.save_interpreter(client_id, facts)
        if "german" in table:
            clients.save_german(client_id, self._values.group(fields.GermanLevel, table["german"]))
        members = self._parts(client_id, table)
        self._goals(client_id, table)
        self._people(client_id, table)
        self._cases.write(client_id, table, members)
        if "ended" in table:
            day = self._values.on(table.get("ended_on", 0))
            clients.end(client_id, day, table["ended"])
        return client_id

    def _parts(self, client_id: ClientId, table: Table) -> dict[str, PartId]:
        """Write the lists; return the persons of a family by name."""
        for spelling in table.get("variants", ()):
            self._save(client_id, fields.NameVariant(spelling))
        for code, level in table.get("languages", ()):
            spoken = self._values.group(fields.SpokenLanguage, {"language": code, "level": level})
            self._save(client_id, spoken)
        for key, group in _LISTS.items():
            for row in table.get(key, ()):
                self._save(client_id, self._place(group, row))
        return {
            row["name"]: self._save(client_id, self._values.group(fields.Member, row))
            for row in table.get("members", ())
        }

    def _goals(self, client_id: ClientId, table: Table) -> None:
        for entry in table.get("goal", ()):
            goal_id = self._save(client_id, self._values.group(fields.Goal, entry))
            for row in entry.get("steps", ()):
                step = self._values.group(fields.Step, row)
                self._save(client_id, dataclasses.replace(step, goal_id=goal_id))
            for row in entry.get("parts", ()):
                self._save(client_id, self._values.group(fields.Goal, row, parent_id=goal_id))

    def _people(self, client_id: ClientId, table: Table) -> None:
        for key, what_for in table.get("helpers", ()):
            self._save(client_id, fields.Helper(self._keys.ref("contact", key), what_for))
        led = table.get("leads", [[key, -30] for key in (table.get("lead"),) if key])
        for key, since in led:
            lead = fields.Lead(contact_id=self._keys.contact(key), since=self._values.on(since))
            self._clients.hand_over_lead(client_id, lead)

    def _save(self, client_id: ClientId, part: fields.Part) -> PartId:
        return PartId(_ref(self._clients.save_part(client_id, part)))

    def _place(self, group: type[Group], row: Table) -> Group:
        made = self._values.group(group, row)
        if "municipality" not in row:
            return made
        place = self._keys.municipality(row["municipality"])
        return dataclasses.replace(made, municipality_id=place)


def _called(table: Table) -> str:
    """Return by what the other files name a client."""
    return str(table.get("name") or table["code"])


def _joined(client: Table, case: Table) -> Table:
    """Return a client with what the file of cases adds; lists grow."""
    both = {key: [*client[key], *case[key]] for key in _LISTS if key in client and key in case}
    if "goal" in client and "goal" in case:
        both["goal"] = [*client["goal"], *case["goal"]]
    return {**client, **case, **both}


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
