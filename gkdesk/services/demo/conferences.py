"""Hold the Fallkonferenzen of two years, month by month, each from what the last ones left open.

The file tells what was said about each client and when; the agenda begins, as for anybody, with
the cases that come back by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.demo import sittings
from gkdesk.services.demo.calendar import conference
from gkdesk.services.demo.closing import Closings, Owners
from gkdesk.services.demo.values import Table, Values, read_table
from gkdesk.services.meetings.fields import (
    AccessDecision,
    ActorView,
    Item,
    MeetingFields,
    Participant,
    SeriesFields,
    Text,
)
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    AccessWay,
    Attendance,
    ItemState,
    ParticipantRole,
    TextPart,
)
from gkdesk.text.ids import ClientId, MeetingId, PartId, SeriesId

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.demo.network import Keys
    from gkdesk.services.meetings.views import MeetingView, ParticipantView
    from gkdesk.services.one_step import OneStep

_PREPARED_BEFORE = 21
_INVITED_BEFORE = 9
_SEALED_AFTER = 4
_SEALED_UNTIL = 2
"""The last conference but one is sealed, the last one has open minutes."""
_PARTS = {
    "situation": TextPart.SITUATION,
    "question": TextPart.QUESTION,
    "view": TextPart.CLIENT_VIEW,
    "approaches": TextPart.APPROACHES,
    "minutes": TextPart.MINUTES,
    "themes": TextPart.THEMES,
    "need": TextPart.NEED_FOR_CHANGE,
}


def hold_conferences(services: OneStep, keys: Keys, today: dt.date, months: int) -> None:
    """Hold the conferences of so many months and all other meetings, and prepare the next ones."""
    read = read_table("konferenzen.toml")
    closings = Closings(services)
    writer = _Conferences(services, keys, today, read, closings)
    for months_ago in range(months, -1, -1):
        writer.hold(months_ago)
        if months_ago == 1:
            sittings.hold_sittings(services, keys, today, closings, writer.held)
    closings.until(today)


class _Conferences:
    """The monthly series."""

    def __init__(
        self, services: OneStep, keys: Keys, today: dt.date, read: Table, closings: Closings
    ) -> None:
        self._services = services
        self._keys = keys
        self._today = today
        self._values = Values(today)
        self._read = read
        self._closings = closings
        self._owners = Owners(keys)
        self._clients = {name: ClientId(ref) for name, ref in keys.records["client"].items()}
        self._visits: dict[int, dict[ClientId, Table]] = {}
        for visit in read["visit"]:
            if client := self._clients.get(visit["client"]):
                self._visits.setdefault(visit["ago"], {})[client] = visit
        self._special = {row["ago"]: row for row in read.get("sitting", ())}
        series = self._values.group(SeriesFields, read["series"])
        self._series = SeriesId(sittings.ref_of(services.series.create(series)))
        self._usual = series
        self.held: dict[int, MeetingId] = {}
        """The meetings by how many months before the next one they were."""

    def hold(self, months_ago: int) -> None:
        """Prepare a conference, and hold it as far as its time has come."""
        day = conference(self._today, months_ago)
        prepared = min(self._today, day - sittings.days(_PREPARED_BEFORE))
        self._services.at(prepared)
        self._closings.until(prepared)
        meeting = self._create(day)
        self.held[months_ago] = meeting
        special = self._special.get(months_ago, {})
        if "cancelled" in special:
            self._services.meetings.cancel(meeting)
            return
        self._people(meeting, special)
        items = self._items(meeting, months_ago, special)
        self._services.at(min(self._today, day - sittings.days(_INVITED_BEFORE)))
        self._services.meetings.invited(meeting)
        self._services.at(min(self._today, day))
        if months_ago:
            self._services.meetings.begin(meeting)
        self._say(meeting, months_ago, items)
        if months_ago:
            self._end(meeting, months_ago, day, special)

    def _create(self, day: dt.date) -> MeetingId:
        usual = self._usual
        entered = MeetingFields(
            on=day,
            series_id=self._series,
            purpose=usual.purpose,
            starts=usual.starts,
            minutes=usual.minutes,
            form=usual.form,
            place=usual.place,
        )
        return MeetingId(sittings.ref_of(self._services.meetings.create(entered)))

    def _people(self, meeting: MeetingId, special: Table) -> None:
        first = self._read["people"] if len(self.held) == 1 else ()
        for row in (*first, *special.get("people", ())):
            client = self._clients.get(row["client"]) if "client" in row else None
            if "client" in row and client is None:
                continue
            person = Participant(
                contact_id=self._keys.ref("contact", row.get("contact")),
                organisation_id=self._keys.ref("organisation", row.get("organisation")),
                client_id=client,
                role=ParticipantRole(row.get("role", "member")),
            )
            self._services.participants.save(meeting, person)

    def _items(self, meeting: MeetingId, months_ago: int, special: Table) -> dict[ClientId, PartId]:
        """Put the cases of the month on the agenda; who has nothing new stays off it."""
        agenda, visits = self._services.agenda, self._visits.get(months_ago, {})
        there = {}
        for before in self._services.meetings.detail(meeting).items:
            client = before.fields.client_id
            if client is None:
                continue
            if client in visits or months_ago == 0:
                there[client] = before.id
            else:
                agenda.remove_item(meeting, before.id)
        on = conference(self._today, months_ago)
        for client, visit in visits.items():
            sheet = on - sittings.days(visit.get("sheet", 6))
            item = Item(
                client_id=client,
                minutes=visit.get("length", 10 if client in there else 20),
                is_veiled=visit.get("veiled", False),
                sheet_received_on=sheet if sheet <= self._today else None,
                id=there.get(client),
            )
            there[client] = PartId(sittings.ref_of(agenda.save_item(meeting, item)))
        for row in special.get("items", ()):
            issue = self._keys.ref(sittings.ISSUE, row.get("issue"))
            made = self._values.group(Item, row, structural_id=issue)
            agenda.save_item(meeting, made)
        return there

    def _say(self, meeting: MeetingId, months_ago: int, items: dict[ClientId, PartId]) -> None:
        agenda = self._services.agenda
        people = self._present(meeting)
        for client, visit in self._visits.get(months_ago, {}).items():
            item = items[client]
            for key, part in _PARTS.items():
                if key in visit:
                    agenda.save_text(meeting, _text(item, part, visit, key))
            for key, view, mandate, role in visit.get("views", ()):
                if person := people.get(key):
                    seen = ActorView(item, person.id, view, mandate, role, Category.PLANS)
                    agenda.save_view(meeting, seen)
            for key, way, *why in visit.get("access", ()):
                if person := people.get(key):
                    agenda.decide(meeting, _decision(item, person.id, way, why))
            if months_ago:
                self._settle(meeting, item, visit, months_ago)

    def _settle(self, meeting: MeetingId, item: PartId, visit: Table, months_ago: int) -> None:
        on = conference(self._today, months_ago)
        state = ItemState(visit.get("state", "discussed"))
        again = on + sittings.days(visit["again"]) if "again" in visit else None
        seconds = 60 * visit.get("took", 12)
        self._services.agenda.settle(meeting, item, state, again, seconds=seconds)
        for row in visit.get("actions", ()):
            action = self._owners.action(row, meeting, on, item)
            ref = sittings.ref_of(self._services.actions.add(action))
            self._closings.note(ref, row, on)

    def _end(self, meeting: MeetingId, months_ago: int, day: dt.date, special: Table) -> None:
        people = self._services.participants
        for place, person in enumerate(self._services.meetings.detail(meeting).participants):
            came, instead = sittings.attendance(place, months_ago)
            stand_in = instead if person.fields.organisation_id else ""
            people.attend(meeting, person.id, came, stand_in)
        people.attend_all(meeting, Attendance.PRESENT)
        self._services.meetings.end(meeting)
        if months_ago < _SEALED_UNTIL:
            return
        self._services.at(day + sittings.days(_SEALED_AFTER))
        self._services.meetings.seal(meeting)
        if reason := special.get("reopened"):
            self._services.at(day + sittings.days(_SEALED_AFTER + 3))
            self._services.meetings.reopen(meeting, reason)
            self._services.meetings.seal(meeting)

    def _present(self, meeting: MeetingId) -> dict[str, ParticipantView]:
        """Return the participants by the keys of their contact persons."""
        view: MeetingView = self._services.meetings.detail(meeting)
        known = {ref: key for key, ref in self._keys.records["contact"].items()}
        return {
            known[each.fields.contact_id]: each
            for each in view.participants
            if each.fields.contact_id is not None
        }


def _text(item: PartId, part: TextPart, visit: Table, key: str) -> Text:
    category = visit.get("category") if key == "situation" else None
    return Text(
        item,
        part,
        visit[key],
        None if category is None else Category(category),
        confided=key == visit.get("confided"),
    )


def _decision(item: PartId, person: PartId, way: str, why: list[str]) -> AccessDecision:
    if not why:
        return AccessDecision(item, person, AccessWay(way))
    reason, categories = why
    return AccessDecision(item, person, AccessWay(way), tuple(categories.split()), reason)
