"""The page of one offer: what it is, for whom, where and when, and whether that still holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.text.codes.clients import CefrLevel, RecordKind
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import OfferId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.network.offers.offer_forms import (
    about_form,
    note_form,
    seats_form,
    where_form,
    whom_form,
)
from gkdesk.ui.pages.network.tasks.task_view_card import TasksCard
from gkdesk.ui.records.duplicate_hint import DuplicateHint
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.known_names import known_names
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.lookup import VEILED
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from gkdesk.services.register.fields import OfferFields
    from gkdesk.services.register.offers import OfferView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup


class OfferDetail(RecordView):
    """One offer in its cards, with its Träger, its contact person and the tasks about it."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        about = partial(about_form, lookup, context.privacy.is_on)
        self.forms = (
            self._group("about", about),
            self._group("whom", partial(whom_form, lookup)),
            self._group("where", partial(where_form, lookup)),
            self._group("seats", seats_form),
            self._group("note", note_form),
        )
        self.veil = Veil(context, self.forms[-1])
        self.parts.cards["note"].body.addWidget(self.veil)
        find = partial(known_names, context, RecordKind.OFFER)
        self.known = DuplicateHint(context, find, icon="school")
        self.parts.cards["about"].body.insertWidget(1, self.known)  # below the title
        self.provider = LinksCard()
        self.contact = LinksCard()
        self.tasks = TasksCard(context, RecordKind.OFFER)
        self.remove_action.setVisible(True)
        for card in (self.provider, self.contact, self.tasks):
            self.parts.body.addWidget(card)
            card.wanted.connect(self.record_wanted)
        self.parts.body.addStretch(1)
        self.forms[0].typed.connect(self._on_about_typed)
        self.known.chosen.connect(self._on_known_chosen)

    def load(self, ref: int) -> None:
        offer = self.context.workspace.offers.detail(OfferId(ref))
        fields = offer.fields
        if self.known.own != ref:
            self.known.begin(ref)
        self.header.say(fields.name, "", joined(offer.provider, offer.field, offer.municipality))
        today = self.context.workspace.clock.today()
        self.say_state(
            offer.verified_on,
            offer.ended_on,
            only_entered=offer.only_entered,
            more=_dates(offer, today),
        )
        for form in self.forms:
            form.show_value(offer.id, fields)
        self.veil.show_if_needed()
        self._show_links(offer)
        self.tasks.show_about(ref, fields.name)

    def confirm(self) -> Outcome:
        return self.context.workspace.offers.confirm(OfferId(self.ref or 0))

    def end(self) -> Outcome:
        return self.context.workspace.offers.end(OfferId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.offers.reopen(OfferId(self.ref or 0))

    def remove(self) -> Outcome:
        return self.context.workspace.offers.remove(OfferId(self.ref or 0))

    def _group(
        self, name: str, make: Callable[[OfferFields | None], FormSpec[OfferFields]]
    ) -> GroupForm[OfferFields]:
        key = f"{RecordKind.OFFER.value}.{name}"
        form: GroupForm[OfferFields] = GroupForm(self.context, make, key=key, save=self._save)
        self.parts.body.addWidget(self.parts.add_group(name, form))
        return form

    def _show_links(self, offer: OfferView) -> None:
        fields = offer.fields
        provider = fields.organisation_id
        self.provider.show_links(
            "Träger",
            "",
            RecordKind.ORGANISATION,
            () if provider is None else ((provider, offer.provider),),
        )
        self.provider.setVisible(provider is not None)
        veiled = self.context.privacy.is_on() and self.lookup.is_private(fields.contact_id)
        name = VEILED if veiled else offer.contact
        self.contact.show_links(
            "Ansprechperson",
            "",
            RecordKind.CONTACT_PERSON,
            () if fields.contact_id is None else ((fields.contact_id, name),),
        )
        self.contact.setVisible(fields.contact_id is not None)

    def _save(self, ref: int, value: OfferFields) -> Outcome:
        return self.context.workspace.offers.save(OfferId(ref), value)

    @Slot()
    def _on_about_typed(self) -> None:
        """Point to offers that are called alike, first to those of the same organisation."""
        form = self.forms[0].form
        if form.focused_field()[0] in ("name", "organisation_id"):
            typed = form.accepted({"name"})
            self.known.within = typed.organisation_id
            self.known.look_for(dict(form.raw())["name"])

    @Slot(object)
    def _on_known_chosen(self, ref: int) -> None:
        self.record_wanted.emit(RecordKind.OFFER.value, ref)


def _dates(offer: OfferView, today: dt.date) -> list[tuple[str, Tone, str]]:
    """Return marks for the days that decide whether somebody can still join."""
    ends, closes = offer.fields.ends_on, offer.fields.admission_until
    if offer.ended_on is not None:
        return []
    if ends is not None and ends < today:
        return [(f"Laufzeit endete am {format_day_bare(ends)}", Tone.WARN, "warn")]
    if closes is None:
        return []
    if closes < today:
        return [(f"Einstieg war bis {format_day_bare(closes)} möglich", Tone.WARN, "warn")]
    return [(f"Einstieg bis {format_day_bare(closes)}", Tone.QUIET, "clock")]


def levels(low: CefrLevel | None, high: CefrLevel | None) -> str:
    """Write the levels of German an offer is for: `A1 bis B1`, `ab B2`, `bis A2`, `B1`."""
    if low is not None and high is not None:
        return word(low) if low is high else f"{word(low)} bis {word(high)}"
    if low is not None:
        return f"ab {word(low)}"
    return f"bis {word(high)}" if high is not None else ""
