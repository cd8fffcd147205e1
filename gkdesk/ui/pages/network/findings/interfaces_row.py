"""A finding about a pair, with the answers to the questions at its interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.network import Answer
from gkdesk.text.wording.interface_checks import FOUR_CHECKS
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.row import FindingRow
from gkdesk.ui.widgets import IconText, Role, Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from gkdesk.network.graph import Tie

Checks = tuple[tuple[str, Answer], ...]
_SIGNS = {
    Answer.YES: ("check", "ok", "ja"),
    Answer.NO: ("cross", "err", "nein"),
    Answer.UNKNOWN: ("help", "ink2", "offen"),
}


def checks_of(tie: Tie) -> Checks:
    """Return the questions in short words, with their answers."""
    return tuple((check.statement, getattr(tie, check.field)) for check in FOUR_CHECKS)


class InterfaceRow(FindingRow):
    """Shows the four checks between the sentence and the links."""

    def add_detail(self, column: QVBoxLayout) -> None:
        if isinstance(self.detail, tuple):
            column.addWidget(_checks(self.detail))
        super().add_detail(column)


def _checks(checks: Checks) -> Row:
    parts = []
    for question, answer in checks:
        icon, color, said = _SIGNS[answer]
        part = IconText(icon, f"{question}: {said}", Role.QUIET, icon_color=color)
        part.setAccessibleName(f"{question}: {said}")
        parts.append(part)
    return Row(*parts, spacing=theme.px("space.l"))
