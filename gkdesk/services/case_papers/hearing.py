"""A meeting as one reader may know it: the gate applied to items, texts, views and agreements.

Every paper of a meeting is written from this and from nothing else; what a reader may know of each
case stands in `listening`. Rules of our own: a case whose name is not for the reader is „Fall 4“,
and what is released of it is told without her name. A task that somebody has in a case she may not
know stays her task: only its words are left out. Who attends for herself is no more than „die
Person“ to all who may not know her case.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.services.case_papers.listening import Known, Listener, is_case
from gkdesk.services.meetings.views import MeetingView, ParticipantView
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    ActionKind,
    ActionState,
    ItemForm,
    ItemKind,
    ItemState,
    TextPart,
)
from gkdesk.text.ids import ActionId, ClientId, PartId
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from gkdesk.services.case_papers.cleaning import Cleaner
    from gkdesk.services.meetings.views import ActionView, ItemView


@dataclass(frozen=True)
class KnownView:
    """How an actor sees a case."""

    name: str
    view: str
    mandate: str
    role: str


@dataclass(frozen=True)
class KnownAction:
    """An agreement; `what` is empty where its words may not be read."""

    id: ActionId
    kind: ActionKind
    what: str
    case: str
    owner: str
    due_on: dt.date | None
    noticed_by: str
    state: ActionState
    outcome: str
    is_own: bool
    meeting_on: dt.date
    owner_left: bool = False


@dataclass(frozen=True)
class KnownItem:
    """An item of the agenda; `client_id` only where the case may be named."""

    id: PartId
    kind: ItemKind
    title: str
    begins: str
    minutes: int
    state: ItemState
    form: ItemForm
    is_old: bool
    is_case: bool
    client_id: ClientId | None
    presenter: str
    follow_up_on: dt.date | None
    known: Known
    texts: dict[TextPart, str] = field(default_factory=dict)
    views: tuple[KnownView, ...] = ()
    actions: tuple[KnownAction, ...] = ()


@dataclass(frozen=True)
class KnownPerson:
    """Somebody in the room; `name` of an attending client only where her case may be named.

    `stand_in` is who came for her, without the names of others.
    """

    view: ParticipantView
    name: str
    organisation: str
    stand_in: str


@dataclass(frozen=True)
class KnownMeeting:
    """The whole meeting for one reader; `actions` are those that belong to no item."""

    view: MeetingView
    title: str
    place: str
    people: tuple[KnownPerson, ...]
    items: tuple[KnownItem, ...]
    actions: tuple[KnownAction, ...]

    @property
    def all_actions(self) -> tuple[KnownAction, ...]:
        """Return every agreement in the order of the agenda."""
        return (*(each for item in self.items for each in item.actions), *self.actions)


def known_meeting(
    view: MeetingView, listener: Listener, cleaner: Cleaner, *, without_names: bool = False
) -> KnownMeeting:
    """Return the meeting as a reader may know it, with names of others taken out of its texts.

    `without_names` calls every case by its cover, and lets her own name stand in no text.
    """
    people = {each.id: _person(each, view, listener, cleaner) for each in view.participants}
    items = tuple(
        _item(item, view, listener, cleaner, people, without_names=without_names)
        for item in view.items
    )
    loose = tuple(
        known_action(each, listener, cleaner)
        for each in view.actions
        if _item_of(each, view) is None
    )
    return KnownMeeting(
        view=view,
        title=cleaner.clean(view.title),
        place=cleaner.clean(view.fields.place),
        people=tuple(people.values()),
        items=items,
        actions=loose,
    )


def known_action(
    action: ActionView,
    listener: Listener,
    cleaner: Cleaner,
    *,
    known: Known | None = None,
    case: str = "",
) -> KnownAction:
    """Return an agreement with its words only where they may be read."""
    its = action.fields
    is_personal = its.client_id is not None or case != ""
    if known is None or not is_personal:
        known = listener.of_client(its.client_id) if is_personal else listener.of_topics()
    about = listener.of_client(its.client_id) if its.client_id is not None else known
    known = about if known.is_open else known
    may_read = known.covers(its.category) and about.covers(its.category)
    own = its.client_id if known.is_named and about.is_named else None
    name = action.client if own is not None else ""
    is_own = listener.owns(action)
    return KnownAction(
        id=action.id,
        kind=its.kind,
        what=cleaner.clean(its.what, own) if may_read else "",
        case=name or case,
        owner=_owner(action, cleaner, own) if may_read or is_own else "",
        due_on=its.due_on,
        noticed_by=cleaner.clean(its.noticed_by, own) if may_read else "",
        state=action.state,
        outcome=cleaner.clean(action.outcome, own) if may_read else "",
        is_own=is_own,
        meeting_on=action.meeting_on,
        owner_left=action.owner_left,
    )


def _owner(action: ActionView, cleaner: Cleaner, own: ClientId | None) -> str:
    """Return who does it: somebody by her record as she is, whoever was typed without names."""
    its = action.fields
    if its.contact_id is not None or its.organisation_id is not None:
        return action.owner
    return cleaner.clean(action.owner, own)


def _person(
    person: ParticipantView, view: MeetingView, listener: Listener, cleaner: Cleaner
) -> KnownPerson:
    """Name somebody in the room; who came for a client is known with her case only."""
    ref = person.fields.client_id
    if ref is None or listener.of_client(ref).is_named:
        stand_in = cleaner.clean(person.fields.stand_in, ref)
        return KnownPerson(person, person.name, person.organisation, stand_in)
    cover = next((item.cover for item in view.items if item.fields.client_id == ref), "")
    return KnownPerson(person, words.person_of(cover), "", "")


def _item(
    item: ItemView,
    view: MeetingView,
    listener: Listener,
    cleaner: Cleaner,
    people: dict[PartId, KnownPerson],
    *,
    without_names: bool,
) -> KnownItem:
    known, case = listener.known(item), is_case(item)
    is_named = known.is_named and not without_names
    own = item.fields.client_id if is_named else None
    cover = item.cover or words.CASE
    presenter = people.get(item.fields.presenter_id) if item.fields.presenter_id else None
    actions = [each for each in view.actions if _item_of(each, view) is item]
    return KnownItem(
        id=item.id,
        kind=item.fields.kind,
        title=_title(item, cleaner, own) if is_named or not case else cover,
        begins=item.begins,
        minutes=item.fields.minutes,
        state=item.state,
        form=item.fields.form,
        is_old=item.is_old,
        is_case=case,
        client_id=own,
        presenter="" if presenter is None or known.is_outside else presenter.name,
        follow_up_on=item.fields.follow_up_on if known.is_told or not case else None,
        known=known,
        texts=_texts(item, known, cleaner, own),
        views=_views(item, known, cleaner, people, own),
        actions=tuple(
            known_action(each, listener, cleaner, known=known, case=cover if case else "")
            for each in actions
        ),
    )


def _title(item: ItemView, cleaner: Cleaner, own: ClientId | None) -> str:
    """Return the name of a case as it is, and the title of anything else without names."""
    if own is not None:
        return item.name
    return cleaner.clean(item.name)


def _texts(
    item: ItemView, known: Known, cleaner: Cleaner, own: ClientId | None
) -> dict[TextPart, str]:
    may_read = [
        each
        for each in item.texts
        if each.text and known.covers(each.category, confided=each.confided)
    ]
    return {each.part: cleaner.clean(each.text, own) for each in may_read}


def _views(
    item: ItemView,
    known: Known,
    cleaner: Cleaner,
    people: dict[PartId, KnownPerson],
    own: ClientId | None,
) -> tuple[KnownView, ...]:
    return tuple(
        KnownView(
            name=people[each.participant_id].name,
            view=cleaner.clean(each.view, own),
            mandate=cleaner.clean(each.mandate, own),
            role=cleaner.clean(each.role, own),
        )
        for each in item.views
        if known.covers(each.category) and each.participant_id in people
    )


def _item_of(action: ActionView, view: MeetingView) -> ItemView | None:
    """Return the item at which something was agreed: its own, else that of its client."""
    ref, client = action.fields.item_id, action.fields.client_id
    by_item = next((item for item in view.items if item.id == ref), None)
    if by_item is not None or client is None:
        return by_item
    return next((item for item in view.items if item.fields.client_id == client), None)


def categories_in_words(known: Known) -> str:
    """Return what a reader may know of a case, for her slip and for the register."""
    if known.holds:
        return words.EVERYTHING
    return ", ".join(word(each) for each in Category if each in known.categories)
