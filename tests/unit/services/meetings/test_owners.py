"""A typed owner is the participant whom the words mean, or the person of the case herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.case_papers.listening import TheClient
from gkdesk.text.codes.clients import Salutation
from gkdesk.text.owners import HERSELF
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    an_action,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.fields import ActionFields
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ContactId, MeetingId


@pytest.fixture
def meeting(workspace: Workspace) -> MeetingId:
    return a_meeting(workspace)


def sits_there(
    workspace: Workspace, meeting: MeetingId, name: str, salutation: Salutation = Salutation.MS
) -> ContactId:
    office = an_organisation(workspace, name=f"Amt {name}", short_name=f"A{name[0]}")
    contact = a_contact(workspace, name=name, salutation=salutation, organisation_id=office)
    a_participant(workspace, meeting, contact)
    return contact


def agreed(workspace: Workspace, meeting: MeetingId, owner: str, **fields: object) -> ActionFields:
    ref = an_action(workspace, meeting, owner=owner, **fields)
    return workspace.actions.detail(ref).fields


@pytest.mark.parametrize(
    "typed", ["Frau Brandt", "Brandt", "Frau Ute Brandt", "frau  brandt", "Ute Brandt, AU"]
)
def test_the_only_participant_of_a_name_is_meant(
    workspace: Workspace, meeting: MeetingId, typed: str
) -> None:
    contact = sits_there(workspace, meeting, "Ute Brandt")
    sits_there(workspace, meeting, "Jan Petersen", Salutation.MR)
    fields = agreed(workspace, meeting, typed)
    assert (fields.contact_id, fields.owner) == (contact, "")


@pytest.mark.parametrize(
    "typed", ["Brandt", "Ute", "Herr Brandt", "Frau Brandt mit Herrn Klein", "Herr Vermieter", ""]
)
def test_whoever_is_not_clear_stays_in_words(
    workspace: Workspace, meeting: MeetingId, typed: str
) -> None:
    for name in ("Ute Brandt", "Ida Brandt"):
        sits_there(workspace, meeting, name)
    fields = agreed(workspace, meeting, typed)
    assert (fields.contact_id, fields.owner) == (None, typed)


def test_nobody_is_meant_who_does_not_sit_there(workspace: Workspace, meeting: MeetingId) -> None:
    a_contact(workspace, name="Ute Brandt", organisation_id=an_organisation(workspace))
    assert agreed(workspace, meeting, "Frau Brandt").contact_id is None


@pytest.mark.parametrize("typed", [HERSELF, "Die Person selbst", "Yusuf al-Hariri"])
def test_the_person_of_the_case_may_do_it_herself(
    workspace: Workspace, meeting: MeetingId, typed: str
) -> None:
    client = a_client(workspace)
    item = a_case_item(workspace, meeting, client)
    assert agreed(workspace, meeting, typed, item_id=item).owner == HERSELF
    assert agreed(workspace, meeting, "Yusuf al-Hariri").owner == "Yusuf al-Hariri"


@pytest.mark.parametrize(("owner", "is_hers"), [(HERSELF, True), ("Herr Vermieter", False)])
def test_only_what_she_does_herself_is_told_to_her_as_her_own(
    workspace: Workspace, meeting: MeetingId, owner: str, is_hers: bool
) -> None:
    client = a_client(workspace)
    item = a_case_item(workspace, meeting, client)
    an_action(workspace, meeting, owner=owner, item_id=item)
    view = workspace.meetings.detail(meeting)
    assert TheClient(view, client).owns(view.actions[0]) is is_hers
