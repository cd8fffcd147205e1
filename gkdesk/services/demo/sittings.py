"""Hold the sittings of bodies, the Quartalsrunden and the Übergangskonferenz of the demo."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.demo.closing import Closings, Owners
from gkdesk.services.demo.values import Table, Values, read_table
from gkdesk.services.meetings.fields import Item, MeetingFields, Participant, SeriesFields, Text
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.meetings import (
    Attendance,
    ItemKind,
    ItemState,
    ParticipantRole,
    TextPart,
)
from gkdesk.text.ids import BodyId, ClientId, IssueId, MeetingId, PartId, SeriesId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.services.demo.network import Keys
    from gkdesk.services.one_step import OneStep
    from gkdesk.services.outcome import Outcome

_SEALED_AFTER = 6
ISSUE = "issue"


def hold_sittings(
    services: OneStep,
    keys: Keys,
    today: dt.date,
    closings: Closings,
    conferences: Mapping[int, MeetingId],
) -> None:
    """Note the structural issues, and hold what else meets."""
    writer = _Sittings(services, keys, today, closings)
    for row in read_table("strukturthemen.toml")["issue"]:
        writer.issue(row, conferences)
    for table in read_table("sitzungen.toml")["series"]:
        writer.series(table)
    for table in read_table("sitzungen.toml")["single"]:
        writer.sitting(table, table, None)
    services.at(today)


class _Sittings:
    def __init__(self, services: OneStep, keys: Keys, today: dt.date, closings: Closings) -> None:
        self._services = services
        self._keys = keys
        self._today = today
        self._values = Values(today)
        self._closings = closings
        self._owners = Owners(keys)

    def issue(self, row: Table, conferences: Mapping[int, MeetingId]) -> None:
        issues = self._services.issues
        self._services.at(self._values.on(row["noted"]))
        entered = self._values.group(
            IssueFields,
            row,
            meeting_id=conferences.get(row.get("ago", -1)),
            body_id=self._keys.ref("body", row.get("body")),
        )
        ref = IssueId(self._keys.note(ISSUE, row, ref_of(issues.create(entered))))
        known = self._keys.records["client"]
        for name in row.get("cases", ()):
            if name in known:
                issues.link_case(ref, ClientId(known[name]))
        if "closed" in row:
            issues.close(ref, self._values.on(row["closed"]))

    def series(self, table: Table) -> None:
        body = self._keys.ref("body", table.get("body"))
        entered = self._values.group(SeriesFields, table, body_id=body)
        ref = SeriesId(ref_of(self._services.series.create(entered)))
        for row in table["sittings"]:
            self.sitting(table, row, ref)

    def sitting(self, series: Table, row: Table, ref: SeriesId | None) -> None:
        """Hold one sitting; what is ahead is only prepared."""
        on = self._values.on(row["on"])
        self._services.at(min(self._today, on - days(14)))
        body = self._keys.ref("body", series.get("body"))
        entered = self._values.group(
            MeetingFields,
            {**series, **row},
            series_id=ref,
            body_id=None if body is None else BodyId(body),
        )
        meeting = MeetingId(ref_of(self._services.meetings.create(entered)))
        self._people(meeting, series, is_first=row is series.get("sittings", [row])[0])
        self._agenda(meeting, row)
        self._services.at(min(self._today, on))
        if on >= self._today:
            return
        self._services.meetings.invited(meeting, on - days(14))
        self._services.meetings.begin(meeting)
        self._run(meeting, on, row)
        self._services.meetings.end(meeting)
        self._services.at(on + days(_SEALED_AFTER))
        self._services.meetings.seal(meeting)

    def _people(self, meeting: MeetingId, series: Table, *, is_first: bool) -> None:
        there = {
            each.fields.contact_id: each.id
            for each in self._services.meetings.detail(meeting).participants
        }
        for key, role in series.get("people", ()) if is_first else ():
            contact = self._keys.ref("contact", key)
            person = Participant(contact_id=contact, role=ParticipantRole(role))
            if contact in there:
                person = self._again(meeting, there[contact], person.role)
            self._services.participants.save(meeting, person)

    def _again(self, meeting: MeetingId, ref: PartId, role: ParticipantRole) -> Participant:
        people = self._services.meetings.detail(meeting).participants
        known = next(each for each in people if each.id == ref).fields
        return Participant(known.contact_id, known.organisation_id, role=role, id=ref)

    def _agenda(self, meeting: MeetingId, row: Table) -> None:
        clients = self._keys.records["client"]
        for each in row.get("items", ()):
            if "client" in each and each["client"] not in clients:
                continue
            client = clients.get(each.get("client", ""))
            item = self._values.group(
                Item,
                {"kind": "topic", **each},
                client_id=None if client is None else ClientId(client),
                structural_id=self._keys.ref(ISSUE, each.get("issue")),
            )
            self._services.agenda.save_item(meeting, item)

    def _run(self, meeting: MeetingId, on: dt.date, row: Table) -> None:
        agenda = self._services.agenda
        view = self._services.meetings.detail(meeting)
        own = [item for item in view.items if item.fields.kind in _SPOKEN]
        for item, each in zip(own, row.get("items", ()), strict=True):
            if "said" in each:
                agenda.save_text(meeting, Text(item.id, TextPart.MINUTES, each["said"]))
            agenda.settle(meeting, item.id, ItemState.DISCUSSED, seconds=60 * item.fields.minutes)
            for made in each.get("actions", ()):
                action = self._owners.action(made, meeting, on, item.id)
                self._closings.note(ref_of(self._services.actions.add(action)), made, on)
        for place, person in enumerate(view.participants):
            came, instead = attendance(place, on.toordinal() % 7)
            self._services.participants.attend(
                meeting, person.id, came, instead if person.fields.organisation_id else ""
            )
        self._services.participants.attend_all(meeting, Attendance.PRESENT)


_SPOKEN = frozenset({ItemKind.TOPIC, ItemKind.STRUCTURAL, ItemKind.CASE})
_ATTENDANCE = {
    3: (Attendance.EXCUSED, ""),
    7: (Attendance.PARTLY, ""),
    9: (Attendance.EXCUSED, ""),
    11: (Attendance.PRESENT, "eine Kollegin"),
}
_ROUND = 13


def attendance(place: int, number: int) -> tuple[Attendance, str]:
    """Return whether somebody came, and who came instead; who leads the meeting always came."""
    if place < 2:
        return Attendance.PRESENT, ""
    return _ATTENDANCE.get((place * 4 + number * 3) % _ROUND, (Attendance.PRESENT, ""))


def days(number: int) -> dt.timedelta:
    """Return so many days."""
    return dt.timedelta(days=number)


def ref_of(outcome: Outcome) -> int:
    """Return the id of what was written."""
    if outcome.ref is None:
        message = "what was written has an id"
        raise TypeError(message)
    return outcome.ref
