"""Input that cannot be saved is newer than every change: undo takes it back first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.ui.records.group_form import GroupForm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def take_back(page: QWidget) -> str:
    """Take back one input of what is shown that cannot be saved; return the label of its field."""
    shown: list[GroupForm[Any]] = [
        group for group in page.findChildren(GroupForm) if group.isVisibleTo(page)
    ]
    return next((label for group in shown if (label := group.take_back())), "")
