"""Begin on a page with one of its parts; the first one, which no test asked for, is not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.pages.registry import spec_for

if TYPE_CHECKING:
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.page import Page


def unshown(content: ContentView, key: str) -> Page:
    """Return a page that is made and not shown yet; the part that is chosen now is the only one."""
    spec = spec_for(key)
    assert spec is not None
    page = content._page(spec)
    content._changes.pop(key, None)
    return page
