"""The same window as for the page Menschen, and a conference in its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.prepared import prepare
from tests.ui.people.conftest import content, first_page, show
from tests.ui.running.conference_kit import Conference, a_conference, running

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.running.view import RunningView

__all__ = ["content", "first_page", "show"]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, bare_store: Path) -> tuple[Path, Conference]:
    """Return a store with a conference that is prepared for today."""
    return prepare(bare_store, tmp_path_factory.mktemp("konferenz"), a_conference)


@pytest.fixture(scope="session")
def store_to_copy(prepared: tuple[Path, Conference]) -> Path:
    """Begin with the conference."""
    return prepared[0]


@pytest.fixture
def made(prepared: tuple[Path, Conference]) -> Conference:
    """Return the conference in the store of this test."""
    return prepared[1]


@pytest.fixture
def view(content: ContentView, made: Conference) -> RunningView:
    """Return the running view at its first case."""
    return running(content, made)
