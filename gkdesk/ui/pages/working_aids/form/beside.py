"""What stands beside an answer: what the program knows, and what was answered last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from gkdesk.services.working_aids.views import ProposalState
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.words import breakable
from gkdesk.ui.widgets import Box, IconLabel, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import LastYearView, ProposalView

LAST_YEAR_WIDTH = 188
_REFRESH = "Auf neuen Stand bringen"


class ProposalBox(Box):
    """What the program knows, with its origin and day; `taken` and `change_wanted`."""

    taken = Signal()
    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("quiet")
        self._icon = IconLabel("network", "accent", "icon.button")
        self._text = Label("", wrap=True)
        self.take = LinkButton("Übernehmen")
        self.change = LinkButton("Ändern")
        self._tick = IconLabel("check", "ok")
        self._done = Label("übernommen", Role.STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.m"), 6, theme.px("space.m"), 6)
        row.setSpacing(theme.px("space.m"))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for widget in (self._tick, self._done, self.take, self.change):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.take.clicked.connect(self.taken)
        self.change.clicked.connect(self.change_wanted)

    def show_proposal(self, proposal: ProposalView, *, fixed: bool) -> None:
        """Show a proposal as it stands to the answer."""
        is_taken = proposal.state is ProposalState.TAKEN
        is_old = proposal.state is ProposalState.OUTDATED
        self.set_kind("ok" if is_taken else "quiet")
        self._icon.set_icon("network", "ok" if is_taken else "accent")
        said = proposal.sentence
        self._text.setText(f"Neuer Stand {said}" if is_old else said)
        self._tick.setVisible(is_taken)
        self._done.setVisible(is_taken)
        self.take.set_label(_REFRESH if is_old else "Übernehmen")
        self.take.setAccessibleDescription(said)
        self.change.setAccessibleDescription(said)
        self.take.setVisible(not is_taken and not fixed)
        self.change.setVisible(proposal.state is ProposalState.NEW and not fixed)
        self.setAccessibleName(f"{said}, übernommen" if is_taken else said)


class LastYearBox(Box):
    """What was answered last year; `taken` by „Unverändert“."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__("quiet")
        self._year = Label("", Role.CAPTION)
        self._answer = Label("", Role.READING, wrap=True)
        self._remark = Label("", Role.QUIET, wrap=True)
        self.take = PlainButton("Unverändert", "undo")
        column = QVBoxLayout(self)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.m"))
        column.setSpacing(theme.px("space.xs"))
        for widget in (self._year, self._answer, self._remark, self.take):
            column.addWidget(widget)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.take.clicked.connect(self.taken)

    def show_answer(self, last: LastYearView, value: str, *, fixed: bool) -> None:
        """Show last year's answer beside the one of this year."""
        same = value == last.value and bool(value)
        self._year.setText(str(last.year))
        self._answer.setText(breakable(last.shown) or "keine Antwort")
        line = f"aus der Runde {last.year}" if same else ""
        self._remark.setText(f"„{breakable(last.remark)}“" if last.remark else line)
        self._remark.setVisible(bool(self._remark.text()))
        self.take.setVisible(last.can_be_taken and not same and not fixed)
        said = f"Antwort {last.year}: {last.shown}"
        self.take.setAccessibleDescription(said)
        self.setAccessibleName(said)

    def set_beside(self, *, beside: bool) -> None:
        """Stand in a narrow column beside the answer, or below it in the whole width."""
        self.setMinimumWidth(LAST_YEAR_WIDTH if beside else 0)
        self.setMaximumWidth(LAST_YEAR_WIDTH if beside else 16_777_215)
