"""The same window as for the page Menschen, and a conference in its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.people.conftest import content, first_page, show
from tests.ui.running.conference_kit import Conference, a_conference, running

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.running.view import RunningView

__all__ = ["content", "first_page", "show"]


@pytest.fixture
def made(workspace: Workspace) -> Conference:
    """Return a conference that is prepared for today."""
    return a_conference(workspace)


@pytest.fixture
def view(content: ContentView, made: Conference) -> RunningView:
    """Return the running view at its first case."""
    return running(content, made)
