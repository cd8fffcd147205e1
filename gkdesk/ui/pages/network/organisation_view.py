"""The page of one organisation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.text.codes import RecordKind
from gkdesk.text.ids import OrganisationId
from gkdesk.ui.pages.network.links_card import LinksCard
from gkdesk.ui.pages.network.record_forms import organisation_form
from gkdesk.ui.pages.network.record_view import RecordView
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import LinkButton

if TYPE_CHECKING:
    from gkdesk.services.contact_fields import OrganisationFields
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup


class OrganisationDetail(RecordView):
    """One organisation with its people."""

    contact_wanted = Signal(object)
    """The id of the organisation at which somebody is to be entered."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.form: GroupForm[OrganisationFields] = GroupForm(
            context,
            partial(organisation_form, lookup),
            key=RecordKind.ORGANISATION.value,
            save=self._save,
        )
        self.people = LinksCard()
        self.add = LinkButton("Ansprechperson anlegen", "plus")
        self.people.head.addWidget(self.add)
        self.parts.body.addWidget(self.parts.add_group("organisation", self.form, title="Angaben"))
        self.parts.body.addWidget(self.people)
        self.parts.body.addStretch(1)
        self.people.wanted.connect(self.record_wanted)
        self.add.clicked.connect(self._on_add_clicked)

    def load(self, ref: int) -> None:
        organisation = self.context.workspace.organisations.detail(OrganisationId(ref))
        fields = organisation.fields
        self.header.say(
            fields.name, "", joined(fields.short_name, organisation.kind, organisation.municipality)
        )
        self.say_state(
            organisation.verified_on,
            organisation.ended_on,
            only_entered=organisation.only_entered,
        )
        self.form.show_value(organisation.id, fields)
        people = [
            (row.id, joined(row.name, row.function, row.phone)) for row in organisation.contacts
        ]
        self.people.show_links(
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
