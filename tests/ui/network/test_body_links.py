"""From a body to the bodies above and below it, to the map, and to what judges the core group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.look import BodyView
from gkdesk.services.register.fields import Membership
from tests.factories import a_body, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
    from gkdesk.ui.pages.network.page import NetworkPage


def test_links_lead_to_the_bodies_above_and_below(
    workspace: Workspace, bodies: BodiesSection
) -> None:
    top = a_body(workspace, name="Lenkungsgruppe")
    middle = a_body(workspace, name="Arbeitskreis", parent_id=top)
    bottom = a_body(workspace, name="Unterarbeitsgruppe", parent_id=middle)
    bodies.reload(())
    bodies.show_record(middle)
    view = bodies.view
    assert view.above.isVisibleTo(view)  # type: ignore[attr-defined]
    assert view.below.isVisibleTo(view)  # type: ignore[attr-defined]
    view.above.wanted.emit("body", top)  # type: ignore[attr-defined]
    assert bodies.view.ref == top
    bodies.view.below.wanted.emit("body", bottom)  # type: ignore[attr-defined]

    assert bodies.view.ref == bottom


def test_a_body_is_shown_on_the_map_and_an_ended_one_is_not(
    workspace: Workspace, page: NetworkPage, bodies: BodiesSection
) -> None:
    body = a_body(workspace)
    workspace.bodies.save_seat(body, Membership(an_organisation(workspace)))
    page.reload(())
    bodies.show_record(body)
    bodies.view.map_action.trigger()  # type: ignore[attr-defined]
    overview = page.section()
    assert overview.key == "overview"
    assert overview.browse.view == BodyView(body)  # type: ignore[attr-defined]

    workspace.bodies.end(body)
    bodies.show_record(body)
    assert not bodies.view.map_action.isVisible()  # type: ignore[attr-defined]


def test_the_core_group_leads_to_the_page_that_judges_it(
    workspace: Workspace, page: NetworkPage, bodies: BodiesSection
) -> None:
    core = a_body(workspace)
    other = a_body(workspace, name="Arbeitskreis", kind="working_circle")
    steering = a_body(workspace, name="Lenkungsgruppe", kind="steering_group")
    bodies.reload(())
    bodies.show_record(other)
    assert not bodies.view.compare.isVisible()  # type: ignore[attr-defined]
    bodies.show_record(steering)
    assert bodies.view.compare.isVisible()  # type: ignore[attr-defined]
    bodies.show_record(core)
    bodies.view.compare.click()  # type: ignore[attr-defined]

    assert page.section().key == "evaluation"
