"""What was half typed about a record that is gone: it waits, and can be thrown away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.drafts import DraftKeeper
from gkdesk.ui.drafts_lost import LostDrafts
from tests.factories import a_client
from tests.ui.people.hands import write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView


@pytest.fixture
def note_of_nobody(workspace: Workspace, content: ContentView) -> ContentView:
    """Return the content after a note was begun about somebody who was never there."""
    client = a_client(workspace)
    content.open_record("client.log", client)
    write("Sie hat erzählt, dass")
    content.show_page("today")
    content.flush()
    content.context.changed(workspace.history.undo().changes)
    content.topbar.unsaved.click()
    return content


def offers(content: ContentView) -> list[LostDrafts]:
    items = [content.banners.itemAt(place) for place in range(content.banners.count())]
    shown = [item.widget() for item in items if item is not None]
    return [each for each in shown if isinstance(each, LostDrafts)]


def test_it_is_said_and_offered_for_throwing_away(note_of_nobody: ContentView) -> None:
    note_of_nobody.topbar.unsaved.click()
    (offer,) = offers(note_of_nobody)

    assert offer.isVisible()
    assert "nicht mehr da" in offer.text()
    assert offer.link.label() == "Verwerfen"
    assert not offer.link.hasFocus()


def test_thrown_away_it_is_counted_no_more_in_any_session(
    workspace: Workspace, note_of_nobody: ContentView
) -> None:
    offers(note_of_nobody)[0].link.click()

    assert offers(note_of_nobody) == []
    assert not note_of_nobody.notices.isVisible()
    assert not note_of_nobody.topbar.unsaved.isVisible()
    assert workspace.drafts.all() == ()
    assert DraftKeeper(workspace).waiting() == {}


def test_it_waits_while_nobody_throws_it_away_and_is_there_when_the_record_is_back(
    note_of_nobody: ContentView,
) -> None:
    note_of_nobody.redo()
    assert offers(note_of_nobody) == []
    note_of_nobody.topbar.unsaved.click()

    assert offers(note_of_nobody) == []
    page = note_of_nobody.current()
    assert page is not None
    line = page.client.tab().note.line  # type: ignore[attr-defined]
    assert line.text() == "Sie hat erzählt, dass"
