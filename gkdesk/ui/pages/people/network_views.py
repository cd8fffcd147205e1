"""The detail pages of a contact person and of an organisation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.contacts import is_stale
from gkdesk.text.codes import RecordKind
from gkdesk.text.dates import format_day
from gkdesk.text.ids import ContactId, OrganisationId
from gkdesk.text.sentences import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.network.links_card import LinksCard
from gkdesk.ui.pages.network.record_forms import contact_form, organisation_form
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.header import DetailHeader
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Card, Kind, LinkButton, ScrollPage, Tone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from gkdesk.services.contact_fields import (
        ContactFields,
        ContactView,
        OrganisationFields,
        OrganisationView,
    )
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup


CONFIRM = "Stimmt noch"
ALREADY = "Die Angaben tragen schon das Datum von heute."
CONFIRM_TIP = "Vermerkt, dass die Angaben heute noch stimmen"


class NetworkView(QWidget):
    """Header, one form, one card of links: what both kinds of records have in common."""

    record_wanted = Signal(str, object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self.context = context
        self.lookup = lookup
        self.ref: int | None = None
        self._verified_on: dt.date | None = None
        self._groups: list[GroupForm[Any]] = []
        self.header = DetailHeader(CONFIRM, CONFIRM, "check")
        set_tip(self.header.button, CONFIRM_TIP)
        self.header.button.setAccessibleDescription(CONFIRM_TIP)
        self.pane = ScrollPage()
        self.links = LinksCard()
        self._end = QAction("Beenden: gibt es nicht mehr", self)
        self._reopen = QAction("Wieder aufnehmen", self)
        self.header.menu.addActions([self._end, self._reopen])
        self._layout()
        self.header.acted.connect(self._on_header_acted)
        self._end.triggered.connect(self._on_end_triggered)
        self._reopen.triggered.connect(self._on_reopen_triggered)
        self.links.wanted.connect(self.record_wanted)

    def keep_drafts(self) -> None:
        """Put what is half typed among the drafts."""
        for group in self._groups:
            group.keep_draft()

    def commit(self) -> None:
        """Save now what can be saved."""
        for group in self._groups:
            group.commit()

    def show_draft(self) -> bool:
        """Go to the field that is not saved; tell whether there is one."""
        fields = [group.waiting_field() for group in self._groups]
        for field in filter(None, fields):
            self.focus_field(field, -1)
        return any(fields)

    def focus_field(self, field: str, cursor: int) -> None:
        """Go back to a field of the form."""
        for group in self._groups:
            if group.form.has_field(field):
                group.form.focus_field(field, cursor)

    def focused_field(self) -> tuple[str, int]:
        """Return the field with the focus."""
        return next((group.form.focused_field() for group in self._groups), ("", -1))

    def confirm(self) -> Outcome:
        """Note that the entry still holds."""
        raise NotImplementedError

    def end(self) -> Outcome:
        """End the record instead of deleting it."""
        raise NotImplementedError

    def reopen(self) -> Outcome:
        """Take the record up again."""
        raise NotImplementedError

    def say_state(self, record: ContactView | OrganisationView) -> None:
        """Show when the entry was made or confirmed last, or that it has ended."""
        verified_on, ended_on = record.verified_on, record.ended_on
        self._verified_on = verified_on
        self._end.setVisible(ended_on is None)
        self._reopen.setVisible(ended_on is not None)
        if ended_on is not None:
            self.header.show_tags([(f"beendet am {format_day(ended_on)}", Tone.QUIET, "flag")])
            return
        today = self.context.workspace.clock.today()
        deed = "eingetragen" if record.only_entered else "zuletzt bestätigt"
        when = f"{deed} am {format_day(verified_on)}" if verified_on else "nie bestätigt"
        stale = is_stale(verified_on, today)
        self.header.show_tags(
            [(when, Tone.WARN if stale else Tone.QUIET, "warn" if stale else "check")]
        )

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, 0)
        head.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.pane, 1)
        self.pane.body.setContentsMargins(margin, theme.px("space.m"), margin, margin)

    def put(self, form: GroupForm[Any]) -> None:
        """Put the one form on its card."""
        self._groups.append(form)
        card = Card("Angaben")
        card.body.addWidget(form)
        self.pane.body.addWidget(card)
        self.pane.body.addWidget(self.links)
        self.pane.body.addStretch(1)

    def _write(self, call: Callable[[], Outcome]) -> None:
        if self.ref is None:
            return
        try:
            outcome = call()
        except UserError as error:
            self.context.banner(Kind.ERROR, sentence(error))
        else:
            self.context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_header_acted(self) -> None:
        if self._verified_on == self.context.workspace.clock.today():
            self.context.toast(ALREADY)
        else:
            self._write(self.confirm)

    @Slot()
    def _on_end_triggered(self) -> None:
        self._write(self.end)

    @Slot()
    def _on_reopen_triggered(self) -> None:
        self._write(self.reopen)


class ContactDetail(NetworkView):
    """One contact person."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.form: GroupForm[ContactFields] = GroupForm(
            context,
            partial(contact_form, lookup),
            key=RecordKind.CONTACT_PERSON.value,
            save=self._save,
        )
        self.put(self.form)

    def show_contact(self, contact: ContactView) -> None:
        """Show a record, or the present state of the same one."""
        self.ref = contact.id
        self.header.say(
            contact.name, "", joined(contact.fields.function, contact.organisation, contact.address)
        )
        self.say_state(contact)
        self.form.show_value(contact.id, contact.fields)
        clients = self.context.workspace.contacts.clients_of(contact.id)
        self.links.show_links(
            "Hilft diesen Menschen", "Noch niemandem zugeordnet.", RecordKind.CLIENT, clients
        )

    def confirm(self) -> Outcome:
        return self.context.workspace.contacts.confirm(ContactId(self.ref or 0))

    def end(self) -> Outcome:
        return self.context.workspace.contacts.end(ContactId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.contacts.reopen(ContactId(self.ref or 0))

    def _save(self, ref: int, value: ContactFields) -> Outcome:
        return self.context.workspace.contacts.save(ContactId(ref), value)


class OrganisationDetail(NetworkView):
    """One organisation with its people."""

    contact_wanted = Signal(object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.form: GroupForm[OrganisationFields] = GroupForm(
            context,
            partial(organisation_form, lookup),
            key=RecordKind.ORGANISATION.value,
            save=self._save,
        )
        self.put(self.form)
        self.add = LinkButton("Ansprechperson anlegen", "plus")
        self.links.head.addWidget(self.add)
        self.add.clicked.connect(self._on_add_clicked)

    def show_organisation(self, organisation: OrganisationView) -> None:
        """Show a record, or the present state of the same one."""
        self.ref = organisation.id
        fields = organisation.fields
        self.header.say(
            fields.name, "", joined(fields.short_name, organisation.kind, organisation.municipality)
        )
        self.say_state(organisation)
        self.form.show_value(organisation.id, fields)
        people = [
            (row.id, joined(row.name, row.function, row.phone)) for row in organisation.contacts
        ]
        self.links.show_links(
            "Ansprechpersonen", "Noch niemand eingetragen.", RecordKind.CONTACT_PERSON, people
        )

    def confirm(self) -> Outcome:
        return self.context.workspace.organisations.confirm(OrganisationId(self.ref or 0))

    def end(self) -> Outcome:
        return self.context.workspace.organisations.end(OrganisationId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.organisations.reopen(OrganisationId(self.ref or 0))

    def _save(self, ref: int, value: OrganisationFields) -> Outcome:
        return self.context.workspace.organisations.save(OrganisationId(ref), value)

    @Slot()
    def _on_add_clicked(self) -> None:
        self.contact_wanted.emit(self.ref or 0)
