"""Ansprechpersonen: whom to call, and whether what is noted still holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.services.register.contact_fields import ContactFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import OrganisationId
from gkdesk.ui.dialogs.import_button import ImportWay
from gkdesk.ui.pages.network.records.contact_view import ContactDetail
from gkdesk.ui.pages.network.records.list_items import contact_item
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.widgets import FilterChip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.register.contact_fields import ContactRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_view import RecordView
    from gkdesk.ui.tables import PersonItem

STALE = "contact_person.stale"
AT = "contact_person.at"
"""Asks for a new contact person at the organisation whose id comes with it."""


class ContactsSection(RecordSection):
    """The contact persons, those first of whom nobody knows whether they are still there."""

    key: ClassVar[str] = "contacts"
    title: ClassVar[str] = "Ansprechpersonen"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.CONTACT_PERSON.value,)
    lists: ClassVar[tuple[str, ...]] = (STALE, AT)
    paper: ClassVar[str] = "network.directory"
    kind = RecordKind.CONTACT_PERSON
    names_people: ClassVar[bool] = True
    seek_hint: ClassVar[str] = "Name, Funktion, Organisation, Gemeinde …"
    words = SectionWords(
        all="Alle Ansprechpersonen",
        choose=("Wen möchten Sie sehen?", "Wählen Sie in der Liste eine Ansprechperson aus."),
        begin=(
            "Hier stehen bald Ihre Ansprechpersonen.",
            "Wen rufen Sie oft an? Name und Telefonnummer genügen für den Anfang.",
        ),
        action="Ansprechperson eintragen",
    )
    new_words = NewcomerWords(
        title="Neue Ansprechperson",
        label="Name",
        help_text="Zum Beispiel Özcan. Anrede, Funktion und Telefon folgen gleich.",
        icon="person",
    )

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state.lookup, parent)
        self.stale = FilterChip("länger nicht geprüft")
        self.filters.addWidget(self.stale)
        self.stale.toggled.connect(self.read_list)
        context.privacy.changed.connect(self.read_list)
        set_reading_order(self)

    def import_way(self) -> ImportWay:
        return ImportWay(self.context, CONTACTS, self.kind, self)

    def make_view(self) -> RecordView:
        return ContactDetail(self.context, self.lookup)

    def rows(self) -> Sequence[ContactRow]:
        rows = self.context.workspace.contacts.rows(with_ended=self.with_ended())
        return [row for row in rows if row.stale] if self.stale.isChecked() else rows

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - a ContactRow
        return contact_item(row, veiled=self.context.privacy.is_on())

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - a ContactRow
        return " ".join(
            (row.name, row.function, row.organisation, row.organisation_name, row.municipality)
        )

    def is_filtered(self) -> bool:
        return self.stale.isChecked() or super().is_filtered()

    def first_field(self) -> str:
        return "contact.function"

    def open(self, kind: str, ref: int | None) -> None:
        if kind == STALE:
            self.stale.setChecked(True)
            self.panes.show_list()
            self.take_focus()
        elif kind == AT and ref is not None:
            self._begin_at(OrganisationId(ref))
        else:
            super().open(kind, ref)

    def _begin_at(self, organisation_id: OrganisationId) -> None:
        self.begin_new()
        if self.newcomer is not None:
            create = partial(self._create_at, organisation_id)
            self.newcomer.set_create(create, within=organisation_id)
            self.newcomer.say_place(self.lookup.organisation_names()[organisation_id])
            self.newcomer.place_wanted.connect(partial(self._go_to, organisation_id))

    def _go_to(self, organisation_id: OrganisationId) -> None:
        self.context.navigate(RecordKind.ORGANISATION.value, organisation_id)

    def _create_at(self, organisation_id: OrganisationId, name: str) -> Outcome:
        entered = ContactFields(name=name, organisation_id=organisation_id)
        return self.context.workspace.contacts.create(entered)

    def _create(self, name: str) -> Outcome:
        return self.context.workspace.contacts.create(ContactFields(name=name))
