"""A finding about a pair, with the answers to the questions at its interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.network import Answer
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.row import FindingRow
from gkdesk.ui.widgets import IconText, Role, Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from gkdesk.network.graph import Tie

Checks = tuple[tuple[str, Answer], ...]
QUESTIONS = (
    ("know_each_other", "kennen sich"),
    ("can_exchange", "können Daten austauschen"),
    ("may_exchange", "dürfen Daten austauschen"),
    ("inform_each_other", "informieren sich"),
)
"""The four checks of report 4 (lines 15905-15908)."""
_SIGNS = {
    Answer.YES: ("check", "ok", "ja"),
    Answer.NO: ("cross", "err", "nein"),
    Answer.UNKNOWN: ("help", "ink2", "offen"),
}


def checks_of(tie: Tie) -> Checks:
    """Return the questions in short words, with their answers."""
    return tuple((words, getattr(tie, name)) for name, words in QUESTIONS)


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
