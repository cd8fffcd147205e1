"""A body shows its meetings with agenda and minutes beside the plain list of days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.text.codes.meetings import MeetingPurpose
from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
from tests.factories import a_body, a_meeting
from tests.ui.network.hands import section_of

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.bodies.body_view import BodyDetail
    from gkdesk.ui.pages.network.page import NetworkPage

DAY = dt.date(2026, 12, 15)


def body_of(page: NetworkPage, ref: int) -> BodyDetail:
    """Show a body."""
    section = section_of(page, "bodies", BodiesSection)
    section.show_record(ref)
    view: BodyDetail = section.view
    return view


def test_the_meetings_of_a_body_lead_to_konferenzen(
    content: ContentView, page: NetworkPage, workspace: Workspace
) -> None:
    body = a_body(workspace, name="Lenkungsgruppe")
    fields = {"title": "", "body_id": body, "purpose": MeetingPurpose.BODY}
    meeting = a_meeting(workspace, on=DAY, **fields)
    card = body_of(page, body).conferences
    assert card.isVisible()
    assert card.links() == ("Di 15. 12. 2026  ·  Lenkungsgruppe  ·  in Vorbereitung",)
    card.wanted.emit("meeting", meeting)
    current = content.current()
    assert current is not None
    assert current.place().refs == (("meeting", meeting),)


def test_a_body_without_such_meetings_has_no_card(page: NetworkPage, workspace: Workspace) -> None:
    a_meeting(workspace, on=DAY)
    assert not body_of(page, a_body(workspace)).conferences.isVisible()
