"""A contact person's page says whether somebody asked, and asks for it as an action."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.ui.pages.people.list_pane import Section
from gkdesk.ui.widgets import Tag
from tests.factories import a_contact, an_organisation

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.people.network_views import NetworkView
    from gkdesk.ui.pages.people.page import PeoplePage


def state(view: NetworkView) -> str:
    return ", ".join(
        tag.accessibleName() for tag in view.header.findChildren(Tag) if tag.isVisible()
    )


def test_a_new_contact_is_entered_and_later_confirmed(
    qtbot: QtBot, workspace: Workspace, page: PeoplePage, clock: FixedClock
) -> None:
    page.show_record(Section.CONTACTS, a_contact(workspace))
    assert "eingetragen am Mi 18. 11. 2026" in state(page.contact)
    clock.advance(dt.timedelta(days=2))
    page.contact.header.button.click()

    qtbot.waitUntil(lambda: "zuletzt bestätigt am Fr 20. 11. 2026" in state(page.contact))


def test_the_button_of_an_organisation_is_an_action_and_not_a_state(
    workspace: Workspace, page: PeoplePage
) -> None:
    page.show_record(Section.ORGANISATIONS, an_organisation(workspace))

    assert "eingetragen am" in state(page.organisation)
    assert page.organisation.header.button.label() == "Stimmt noch"


def test_what_was_entered_today_is_not_confirmed_today_again(
    workspace: Workspace, content: ContentView, page: PeoplePage
) -> None:
    page.show_record(Section.CONTACTS, a_contact(workspace))
    page.contact.header.button.click()

    assert content.toast.text() == "Die Angaben tragen schon das Datum von heute."
    assert not content.toast.undo.isVisible()
