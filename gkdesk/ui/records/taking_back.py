"""Input that cannot be saved is newer than every change: undo takes it back first."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from gkdesk.ui.records.group_form import GroupForm


class HeldBack(QWidget):
    """Base of what may hold an input that cannot be saved, and is no group of a form."""

    def take_back(self) -> str:
        """Show what is stored in place of such an input; return the label, "" for none."""
        raise NotImplementedError


def take_back(page: QWidget) -> str:
    """Take back one input of what is shown that cannot be saved; return the label of its field."""
    groups: list[GroupForm[Any]] = page.findChildren(GroupForm)
    others: list[HeldBack] = page.findChildren(HeldBack)
    found: tuple[GroupForm[Any] | HeldBack, ...] = (*groups, *others)
    shown = [each for each in found if each.isVisibleTo(page)]
    return next((label for each in shown if (label := each.take_back())), "")
