"""What a new record of each section asks for, and how it is made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.services.client_fields import Identity
from gkdesk.services.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.ids import OrganisationId
from gkdesk.ui.pages.people.list_pane import Section
from gkdesk.ui.records.duplicate_hint import DuplicateHint
from gkdesk.ui.records.new_record import NewRecord

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext


def newcomer_for(context: PageContext, section: Section) -> NewRecord:
    """Return the field for the name of a new record."""
    if section is Section.CLIENTS:
        return NewRecord(
            context,
            title="Neue Person",
            label="Name",
            help_text="Ein Name genügt. Alles andere können Sie gleich oder später eintragen.",
            key="client:new",
            create=partial(_create_client, context),
            hints=DuplicateHint(context),
        )
    if section is Section.CONTACTS:
        return NewRecord(
            context,
            title="Neue Ansprechperson",
            label="Name",
            help_text="Zum Beispiel Özcan. Anrede, Funktion und Telefon folgen gleich.",
            key="contact_person:new",
            create=partial(_create_contact, context),
        )
    return NewRecord(
        context,
        title="Neue Organisation",
        label="Name",
        help_text="Zum Beispiel Volkshochschule Musterland.",
        key="organisation:new",
        create=partial(_create_organisation, context),
    )


def create_contact_of(context: PageContext, organisation_id: int, name: str) -> Outcome:
    """Enter a contact person at an organisation."""
    entered = ContactFields(name=name, organisation_id=OrganisationId(organisation_id))
    return context.workspace.contacts.create(entered)


def _create_client(context: PageContext, name: str) -> Outcome:
    return context.workspace.clients.create(Identity(official_name=name))


def _create_contact(context: PageContext, name: str) -> Outcome:
    return context.workspace.contacts.create(ContactFields(name=name))


def _create_organisation(context: PageContext, name: str) -> Outcome:
    return context.workspace.organisations.create(OrganisationFields(name=name))
