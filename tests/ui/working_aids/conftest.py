"""The same window as for the page Menschen, and the page Arbeitshilfen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.working_aids.page import WorkingAidsPage
from tests.ui.people.conftest import content, first_page, show
from tests.ui.working_aids.kit import begin

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import AidId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.working_aids.form.view import AidForm

__all__ = ["content", "first_page", "show"]


@pytest.fixture
def page(content: ContentView) -> WorkingAidsPage:
    """Return the page Arbeitshilfen."""
    return working_aids(content)


@pytest.fixture
def aid(workspace: Workspace) -> AidId:
    """Return a working aid that was just begun."""
    return begin(workspace)


@pytest.fixture
def form(aid: AidId, page: WorkingAidsPage) -> AidForm:
    """Return the working aid as it is filled in, with the focus on its first question."""
    page.rounds.fill_in(aid)
    assert page.rounds.form is not None
    return page.rounds.form


def working_aids(content: ContentView) -> WorkingAidsPage:
    """Show the page Arbeitshilfen."""
    content.show_page("working_aids")
    current = content.current()
    assert isinstance(current, WorkingAidsPage)
    return current
