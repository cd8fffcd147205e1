"""Which pages an office sees: one that only coordinates has none for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.navigation import Navigation
    from gkdesk.ui.pages.page import PageSpec

CASE_PAGES = frozenset({"people"})


def pages_shown(
    pages: tuple[PageSpec, ...], workspace: Workspace, navigation: Navigation
) -> tuple[PageSpec, ...]:
    """Return the pages of this office, and leave the others out of the navigation."""
    hidden = frozenset[str]() if workspace.office.keeps_cases() else CASE_PAGES
    navigation.hide_pages(hidden)
    return tuple(page for page in pages if page.key not in hidden)


def kinds_searched(workspace: Workspace) -> tuple[RecordKind, ...] | None:
    """Return what a search may find, None for everything."""
    if workspace.office.keeps_cases():
        return None
    return tuple(kind for kind in RecordKind if kind is not RecordKind.CLIENT)
