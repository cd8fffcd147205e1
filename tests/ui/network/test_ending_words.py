"""Ending an organisation says what ends with it, on its page and on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.register.fields import Membership
from gkdesk.text.ending import organisation_ended
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.records.lookup import OfficeLookup
from tests.factories import a_body, a_contact, an_offer, an_organisation
from tests.ui.network.hands import Shown

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView

WHOLE = "Organisation beendet. Damit enden auch: 2 Ansprechpersonen, 1 Angebot und 1 Sitz."


def test_ending_an_organisation_says_what_hangs_on_it(
    workspace: Workspace, content: ContentView
) -> None:
    office = an_organisation(workspace)
    for name in ("Özcan", "Lindner"):
        a_contact(workspace, name=name, organisation_id=office)
    an_offer(workspace, organisation_id=office)
    workspace.bodies.save_seat(a_body(workspace), Membership(office))
    shown = Shown(content, OrganisationDetail(content.context, OfficeLookup(workspace)))
    shown.open(office)
    shown.view.end_action.trigger()
    assert content.toast.text() == WHOLE
    assert content.toast.undo.isVisible()


def test_where_nothing_hangs_on_it_nothing_is_said_of_it() -> None:
    assert organisation_ended(contacts=0, offers=0, cooperations=0, seats=0) == (
        "Organisation beendet"
    )
