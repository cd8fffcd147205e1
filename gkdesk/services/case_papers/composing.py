"""Compose one wished paper of a meeting as data, through the gate for its one reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.export.calendar.ics import Event
from gkdesk.services.basis.grounds import among, in_words
from gkdesk.services.booklets.source import language_for
from gkdesk.services.case_papers import client_papers, meeting_papers, reading, sheets
from gkdesk.services.case_papers.cleaning import Cleaner
from gkdesk.services.case_papers.for_readers import full_names, tasks_before
from gkdesk.services.case_papers.hearing import known_action, known_meeting
from gkdesk.services.case_papers.kinds import CasePaperCode, Mention
from gkdesk.services.case_papers.listening import (
    Everybody,
    Listener,
    TheClient,
    TheOffice,
    TheParticipant,
)
from gkdesk.services.case_papers.meeting_papers import Reader, Told
from gkdesk.services.case_papers.surroundings import Composed, Composer
from gkdesk.services.clients.reading import client_detail
from gkdesk.services.meetings.reached import told_by_name, who_came
from gkdesk.services.redactor import AudienceRefused, Redactor
from gkdesk.services.texts.reading import text_pair
from gkdesk.text.codes.clients import Audience, Basis, Category
from gkdesk.text.codes.meetings import Access, MeetingState
from gkdesk.text.dates import format_numeric
from gkdesk.text.papers import cases as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export import content
    from gkdesk.services.case_papers.hearing import KnownAction, KnownItem, KnownMeeting
    from gkdesk.services.case_papers.kinds import CasePaperWish
    from gkdesk.services.case_papers.reading import Room
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.meetings.views import ItemView, ParticipantView
    from gkdesk.text.ids import PartId
    from gkdesk.text.translations import TextPair


class MeetingComposer(Composer):
    """Composes one paper of a meeting; `cleaner` holds the names that were found in free text."""

    def compose(self) -> Composed:
        """Return the paper; raise InvalidInput, RecordGone or AudienceRefused."""
        wish, room = self._wish, self._around.room(self._wish.meeting_id)
        person = self._participant(room)
        listener = self._listener(room, person)
        self._clean_for(listener)
        nameless = wish.kind in _WITHOUT_NAMES
        view = room.view
        if wish.kind is CasePaperCode.CASE_SHEET:
            view = replace(view, items=tuple(i for i in view.items if i.id == wish.item_id))
        meeting = known_meeting(view, listener, self.cleaner, without_names=nameless)
        on = room.view.fields.on
        paper, language = self._paper(room, meeting, person, listener)
        mentions: tuple[Mention, ...] = ()
        if person is not None and wish.audience is Audience.CLIENT:
            mentions = (_own(wish, person, on),)
        elif person is not None:
            mentions = tuple(_mentions(wish, meeting, person, room))
        return Composed(paper, on, language, self._mark(room, person), mentions)

    def _participant(self, room: Room) -> ParticipantView | None:
        """Return the one reader; None for the office and for papers that all may read."""
        wish = self._wish
        needs_one = wish.audience is Audience.CLIENT or (
            wish.audience is Audience.PARTICIPANT and wish.kind in _ONE_EACH
        )
        if not needs_one:
            return None
        people = {each.id: each for each in room.view.participants}
        person = people.get(wish.participant_id) if wish.participant_id else None
        if person is None:
            raise InvalidInput("participant_id", "required")
        attends_for_herself = person.fields.client_id is not None
        if attends_for_herself is not (wish.audience is Audience.CLIENT):
            raise AudienceRefused
        return person

    def _listener(self, room: Room, person: ParticipantView | None) -> Listener:
        audience, view = self._wish.audience, room.view
        if self._wish.kind is CasePaperCode.INVITATION and audience is Audience.PARTICIPANT:
            return Everybody(view)
        if person is None:
            return TheOffice(view) if audience is Audience.OFFICE else Everybody(view)
        if person.fields.client_id is not None:
            return TheClient(view, person.fields.client_id)
        return TheParticipant(view, room.matrix, person)

    def _clean_for(self, listener: Listener) -> None:
        """Clean the free text of everything but what stays in the office with all its names."""
        if isinstance(listener, TheOffice) and self._wish.kind not in _WITHOUT_NAMES:
            return
        names = self._around.names
        self.cleaner = Cleaner(names.everybody, names.stored, kept=self._wish.kept)

    def _paper(
        self,
        room: Room,
        meeting: KnownMeeting,
        person: ParticipantView | None,
        listener: Listener,
    ) -> tuple[content.Document | Event, str]:
        head, wish = self._head, self._wish
        if wish.audience is Audience.CLIENT and person is not None:
            return self._for_client(meeting, person)
        reader = _reader(person)
        told = Told(head, meeting, reader, self._around.keeper, self._around.conference)
        match wish.kind:
            case CasePaperCode.AGENDA:
                return meeting_papers.agenda(told, self._not_informed(room)), "de"
            case CasePaperCode.INVITATION:
                return meeting_papers.invitation(told), "de"
            case CasePaperCode.MINUTES:
                return meeting_papers.minutes(told, room.next_on), "de"
            case CasePaperCode.SLIP:
                return meeting_papers.slip(told, self._tasks(room, person, listener)), "de"
            case CasePaperCode.ACTIONS:
                before = reading.earlier_actions(self._around.session, room.view, head.today)
                known = tuple(known_action(each, listener, self.cleaner) for each in before)
                return meeting_papers.actions(told, known), "de"
            case CasePaperCode.CASE_SHEET:
                item = self._item(meeting)
                agreed = item.id in room.matrix.agreed
                return sheets.case_sheet(head, meeting, item, reader, agreed=agreed), "de"
            case CasePaperCode.FEEDBACK:
                return sheets.feedback(head, meeting), "de"
            case CasePaperCode.SUMMARY:
                issues = reading.read_issues(
                    self._around.session, self.cleaner, meeting_id=room.view.id
                )
                return sheets.summary(head, meeting, [each.fields.theme for each in issues]), "de"
            case _:
                return self._event(meeting), "de"

    def _tasks(
        self, room: Room, person: ParticipantView | None, listener: Listener
    ) -> tuple[KnownAction, ...]:
        """Return what the reader has still to do; where she may not know the case, without words.

        Our rule: it stays her task, and she is told to ask for it.
        """
        if person is None:
            return ()
        found = tasks_before(self._around.session, room.view, person, self._head.today)
        covers = {item.fields.client_id: item.cover for item in room.view.items}
        return tuple(
            replace(
                known_action(
                    each, listener, self.cleaner, case=covers.get(each.fields.client_id, "")
                ),
                is_own=True,
            )
            for each in found
        )

    def _for_client(
        self, meeting: KnownMeeting, person: ParticipantView
    ) -> tuple[content.Document, str]:
        ref = person.fields.client_id
        if ref is None:
            raise AudienceRefused
        detail = client_detail(self._around.session, ref, self._head.today)
        wanted = self._wish.language or language_for(detail)
        given = client_papers.ForClient(
            self._head,
            meeting,
            ref,
            detail.name,
            texts=client_papers.pair_for(wanted, self._texts),
            notices=text_pair(self._around.session, wanted),
            offices=full_names(self._around.session),
            address=_address(Redactor(Audience.CLIENT).client(detail)),
        )
        if self._wish.kind is CasePaperCode.INVITATION:
            return client_papers.invitation(given), given.language
        return client_papers.page(given), given.language

    def _texts(self, language: str) -> TextPair:
        return text_pair(self._around.session, language, client_papers.TEXTS)

    def _not_informed(self, room: Room) -> dict[PartId, tuple[str, ...]]:
        """Return for the office who may not hear everything at an item."""
        if self._wish.audience is not Audience.OFFICE:
            return {}
        return {
            item.id: tuple(
                person.name
                for person in room.view.participants
                if _misses_something(room, item, person)
            )
            for item in room.view.items
        }

    def _item(self, meeting: KnownMeeting) -> KnownItem:
        found = next((each for each in meeting.items if each.id == self._wish.item_id), None)
        if found is None or not found.is_case:
            raise InvalidInput("item_id", "required")
        return found

    def _event(self, meeting: KnownMeeting) -> Event:
        """Return the meeting as a date; what it is called may be a name, so it is not said."""
        entered, office = meeting.view.fields, self._head.office
        return Event(
            uid=f"{meeting.view.id:x}@gkdesk",
            on=entered.on,
            starts=dt.time.fromisoformat(entered.starts) if entered.starts else None,
            minutes=entered.minutes,
            summary=self._around.conference,
            stamp=self._head.created,
            location=meeting.place,
            description=words.CALENDAR_ABOUT,
            organizer=office.email,
            organizer_name=office.name,
            is_cancelled=meeting.view.state is MeetingState.CANCELLED,
        )

    def _mark(self, room: Room, person: ParticipantView | None) -> str:
        """Return what tells papers of one kind and day apart, without a name."""
        place = next(
            (n for n, each in enumerate(room.view.participants, start=1) if each is person), 0
        )
        items = [item.id for item in room.view.items]
        number = items.index(self._wish.item_id) + 1 if self._wish.item_id in items else 0
        return "-".join(f"{each:02d}" for each in (number, place) if each)


_ONE_EACH = frozenset(
    {
        CasePaperCode.AGENDA,
        CasePaperCode.INVITATION,
        CasePaperCode.MINUTES,
        CasePaperCode.SLIP,
        CasePaperCode.CASE_SHEET,
    }
)
_WITHOUT_NAMES = frozenset({CasePaperCode.CASE_SHEET, CasePaperCode.SUMMARY})


def _reader(person: ParticipantView | None) -> Reader:
    """Return for whom a paper is: whoever stands in gets it in her own name."""
    if person is None:
        return Reader()
    return Reader(who_came(person), person.organisation)


def _misses_something(room: Room, item: ItemView, person: ParticipantView) -> bool:
    if person.fields.client_id is not None:
        return False  # she is there for her own case only
    heard = room.matrix.cells.get((item.id, person.id))
    return heard is not None and heard.access not in (Access.ALL, Access.OWN, Access.OVERRIDE)


def _address(detail: ClientDetail) -> tuple[str, ...]:
    """Return the lines of an address that a letter can reach; none without a place."""
    known = detail.address
    if not known.place:
        return ()
    return tuple(filter(None, (known.street, f"{known.postal_code} {known.place}".strip())))


def _own(wish: CasePaperWish, person: ParticipantView, on: dt.date) -> Mention:
    if person.fields.client_id is None:
        raise AudienceRefused
    what = words.disclosed(wish.kind.value, format_numeric(on), "")
    return Mention(person.fields.client_id, what, words.OWN_RECIPIENT, Basis.OWN_DATA)


def _mentions(
    wish: CasePaperWish, meeting: KnownMeeting, person: ParticipantView, room: Room
) -> Iterator[Mention]:
    """Return what a participant learns about clients; who holds the record learns nothing new."""
    if wish.kind is CasePaperCode.INVITATION:
        return
    clients = {item.id: item.fields.client_id for item in room.view.items}
    for item in meeting.items:
        ref, heard = clients[item.id], item.known.heard
        is_meant = wish.kind is not CasePaperCode.CASE_SHEET or item.id == wish.item_id
        only_name = wish.kind is CasePaperCode.AGENDA
        is_told = item.known.is_named if only_name else item.known.is_told
        if ref is None or heard is None or heard.holds or not (is_told and is_meant):
            continue
        told = told_by_name(heard) if only_name else heard.categories
        for ground in among(heard.grounds, told):
            said = words.NAME if only_name else in_words(ground.categories)
            covered = ground.categories & {Category.CONTACT} if only_name else ground.categories
            if ground.basis is Basis.DECISION:
                said = f"{said}, {words.IN_SPITE}"
            day = format_numeric(room.view.fields.on)
            yield Mention(
                client_id=ref,
                what=words.disclosed(wish.kind.value, day, said),
                recipient=_reader(person).line,
                basis=ground.basis,
                reached=room.reached[person.id],
                consents=ground.consents,
                categories=covered,
            )
