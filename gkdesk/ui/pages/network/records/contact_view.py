"""The page of one contact person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ContactId, PartId
from gkdesk.ui.pages.network.records.contact_forms import (
    ShownPost,
    besides_form,
    contact_form,
    post_form,
    reach_form,
)
from gkdesk.ui.pages.network.records.merge_action import MergeAction
from gkdesk.ui.pages.network.records.seat_words import show_seats
from gkdesk.ui.pages.network.tasks.task_view_card import TasksCard
from gkdesk.ui.records.duplicate_hint import DuplicateHint
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.known_names import known_names
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.lookup import VEILED
from gkdesk.ui.records.record_list import RecordKit, RecordList
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import RowText, joined
from gkdesk.ui.records.veil import HIDDEN, Veil
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.register.contact_fields import ContactFields, ContactView, PostView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

KIND = RecordKind.CONTACT_PERSON
HELPS = "Hilft diesen Menschen"
FIXED = ("feste Ansprechperson", Tone.OK, "person")


class ContactDetail(RecordView):
    """One contact person with the organisations she works in, her bodies, and whom she helps."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        who = partial(contact_form, lookup, context.privacy.is_on)
        self.form = self._group("", who)
        self.reach = self._group(".reach", reach_form)
        self.besides = self._group(".besides", besides_form)
        self.posts: RecordList[ShownPost] = RecordList(context, self._post_kit())
        self.bodies = LinksCard()
        self.links = LinksCard()
        self.tasks = TasksCard(context, KIND)
        self.hidden = Veil(context, self.parts)
        self.known = DuplicateHint(context, partial(known_names, context, KIND))
        self.merge_action = MergeAction(self, KIND)
        self._fill()
        self.reach.typed.connect(self._on_reach_typed)
        self.known.chosen.connect(self._on_known_chosen)

    def load(self, ref: int) -> None:
        contact = self.context.workspace.contacts.detail(ContactId(ref))
        fields = contact.fields
        if self.known.own != ref:
            self.known.begin(ref)
        self.known.within = fields.organisation_id
        self.say_state(
            contact.verified_on,
            contact.ended_on,
            only_entered=contact.only_entered,
            more=[*([FIXED] if fields.fixed else []), *self._numbers(fields)],
        )
        for group in (self.form, self.reach, self.besides):
            group.show_value(contact.id, fields)
        self.posts.show_rows(ref, [_shown_post(view) for view in contact.posts])
        seats = self.context.workspace.bodies.seats_of_contact(contact.id)
        show_seats(self.bodies, seats)
        self._show_clients(contact.id)
        self.tasks.show_about(ref, contact.name)
        self._veil(contact)

    def confirm(self) -> Outcome:
        return self.context.workspace.contacts.confirm(ContactId(self.ref or 0))

    def end(self) -> Outcome:
        return self.context.workspace.contacts.end(ContactId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.contacts.reopen(ContactId(self.ref or 0))

    def _group(
        self, part: str, make: Callable[[ContactFields | None], FormSpec[ContactFields]]
    ) -> GroupForm[ContactFields]:
        return GroupForm(self.context, make, key=f"{KIND.value}{part}", save=self._save)

    def _fill(self) -> None:
        body = self.parts.body
        body.addWidget(self.parts.add_group("contact", self.form, title="Angaben"))
        reach = self.parts.add_group("reach", self.reach)
        self.reach_veil = Veil(self.context, self.reach)
        reach.body.addWidget(self.reach_veil)
        reach.body.insertWidget(1, self.known)  # below the title, next to the numbers
        body.addWidget(reach)
        body.addWidget(self.parts.add_list("post", self.posts))
        besides = self.parts.add_group("besides", self.besides)
        self.besides_veil = Veil(self.context, self.besides)
        besides.body.addWidget(self.besides_veil)
        body.addWidget(besides)
        for card in (self.bodies, self.links, self.tasks):
            body.addWidget(card)
            card.wanted.connect(self.record_wanted)
        body.addStretch(1)
        self.add_below_head(self.hidden)

    def _numbers(self, fields: ContactFields) -> list[tuple[str, Tone, str]]:
        """Return the numbers for the head, where one calls and confirms; none while veiled."""
        if self.context.privacy.is_on():
            return []
        return [(number, Tone.QUIET, "phone") for number in fields.numbers()]

    def _show_clients(self, ref: ContactId) -> None:
        veiled = self.context.privacy.is_on()
        clients = () if veiled else self.context.workspace.contacts.clients_of(ref)
        empty = HIDDEN if veiled else "Noch niemandem zugeordnet."
        self.links.show_links(HELPS, empty, RecordKind.CLIENT, clients)

    def _veil(self, contact: ContactView) -> None:
        """Hide private numbers, a note, and all about a private person while somebody looks on."""
        fields = contact.fields
        veiled = fields.private and self.context.privacy.is_on()
        facts = joined(fields.title, fields.function, contact.organisation, contact.address)
        self.header.say(VEILED if veiled else contact.name, "", "" if veiled else facts)
        self.hidden.show_if_needed(needed=fields.private)
        numbers = fields.phone_private or fields.mobile_private or fields.email_private
        self.reach_veil.show_if_needed(needed=numbers)
        self.besides_veil.show_if_needed(needed=bool(fields.note))

    def _post_kit(self) -> RecordKit[ShownPost]:
        return RecordKit(
            title="Weitere Organisationen",
            key=f"{KIND.value}.post",
            add="Organisation ergänzen",
            empty="Keine weitere.",
            text=_post_text,
            form=partial(post_form, self.lookup),
            save=self._save_post,
            remove=self._remove_post,
        )

    def _save(self, ref: int, value: ContactFields) -> Outcome:
        return self.context.workspace.contacts.save(ContactId(ref), value)

    def _save_post(self, ref: int, post: ShownPost) -> Outcome:
        return self.context.workspace.contacts.save_post(ContactId(ref), post.plain())

    def _remove_post(self, ref: int, post: ShownPost) -> Outcome:
        return self.context.workspace.contacts.remove_post(ContactId(ref), PartId(post.id or 0))

    @Slot()
    def _on_reach_typed(self) -> None:
        name, _ = self.reach.form.focused_field()
        typed = dict(self.reach.form.raw())
        if name in ("phone", "mobile"):
            self.known.look_for(phone=typed[name])
        elif name == "email":
            self.known.look_for(email=typed[name])

    @Slot(object)
    def _on_known_chosen(self, ref: int) -> None:
        self.record_wanted.emit(KIND.value, ref)

    @Slot()
    def _on_privacy_changed(self) -> None:
        """Leave the form first: it keeps its lists of names as long as the cursor is in it."""
        focused = QApplication.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):
            self.header.more.setFocus()
        super()._on_privacy_changed()


def _shown_post(view: PostView) -> ShownPost:
    post = view.post
    return ShownPost(post.organisation_id, post.function, post.id, view.organisation)


def _post_text(post: ShownPost) -> RowText:
    return RowText(post.organisation, post.function)
