"""The page of one contact person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.text.codes import RecordKind
from gkdesk.text.ids import ContactId
from gkdesk.ui.pages.network.links_card import LinksCard
from gkdesk.ui.pages.network.record_forms import contact_form
from gkdesk.ui.pages.network.record_view import RecordView
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.services.contact_fields import ContactFields
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup


class ContactDetail(RecordView):
    """One contact person with the people she helps."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.form: GroupForm[ContactFields] = GroupForm(
            context,
            partial(contact_form, lookup),
            key=RecordKind.CONTACT_PERSON.value,
            save=self._save,
        )
        self.links = LinksCard()
        self.parts.body.addWidget(self.parts.add_group("contact", self.form, title="Angaben"))
        self.parts.body.addWidget(self.links)
        self.parts.body.addStretch(1)
        self.links.wanted.connect(self.record_wanted)

    def load(self, ref: int) -> None:
        contact = self.context.workspace.contacts.detail(ContactId(ref))
        self.header.say(
            contact.name, "", joined(contact.fields.function, contact.organisation, contact.address)
        )
        self.say_state(contact.verified_on, contact.ended_on, only_entered=contact.only_entered)
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
