"""The same window as for the page Menschen."""

from __future__ import annotations

from tests.ui.people.conftest import content, show

__all__ = ["content", "show"]
