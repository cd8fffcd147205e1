"""Make invented people and places in a workspace; every default can be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.client_fields import Identity, Part
from gkdesk.services.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.codes import Salutation
from gkdesk.text.ids import ClientId, ContactId, MunicipalityId, OrganisationId, PartId

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def a_client(workspace: Workspace, *parts: Part, **identity: object) -> ClientId:
    """Take up a client (by default Yusuf al-Hariri) and add rows to the record."""
    outcome = workspace.clients.create(Identity(**{"official_name": "Yusuf al-Hariri"} | identity))
    client = ClientId(_ref(outcome.ref))
    for part in parts:
        workspace.clients.save_part(client, part)
    return client


def a_part(workspace: Workspace, client: ClientId, part: Part) -> PartId:
    """Add one row to a client's record and return its id."""
    return PartId(_ref(workspace.clients.save_part(client, part).ref))


def a_contact(workspace: Workspace, **fields: object) -> ContactId:
    """Enter a contact person, by default Frau Özcan of no organisation."""
    defaults = {"name": "Özcan", "salutation": Salutation.MS, "function": "Beratung"}
    outcome = workspace.contacts.create(ContactFields(**defaults | fields))
    return ContactId(_ref(outcome.ref))


def an_organisation(workspace: Workspace, **fields: object) -> OrganisationId:
    """Enter an organisation, by default the Volkshochschule Musterland."""
    defaults = {"name": "Volkshochschule Musterland", "short_name": "VHS"}
    outcome = workspace.organisations.create(OrganisationFields(**defaults | fields))
    return OrganisationId(_ref(outcome.ref))


def a_municipality(workspace: Workspace, name: str = "Musterstadt") -> MunicipalityId:
    """Add a municipality."""
    return MunicipalityId(_ref(workspace.office.add_municipality(name).ref))


def _ref(ref: int | None) -> int:
    assert ref is not None
    return ref
