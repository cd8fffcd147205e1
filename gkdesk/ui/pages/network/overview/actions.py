"""What can be done with the selected organisation or cooperation, in card, table and map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.ui.pages.network.records.ending_words import ending_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

ALREADY = "Die Angaben tragen schon das Datum von heute."
BOTH = frozenset({RecordKind.ORGANISATION, RecordKind.COOPERATION})
ORGANISATIONS = frozenset({RecordKind.ORGANISATION})
_COOPERATIONS = frozenset({RecordKind.COOPERATION})


@dataclass(frozen=True)
class MenuEntry:
    """An entry of the menu of a record; `kinds` says of which. `is_private` is not for guests."""

    text: str
    run: Callable[[], None]
    kinds: frozenset[RecordKind] = BOTH
    is_private: bool = False


class OverviewActions(QObject):
    """Acts on what `state` has selected; what needs another view is asked for by signals."""

    edit_wanted = Signal()
    focus_wanted = Signal(object)
    cooperation_wanted = Signal(object)
    """The id of the organisation that stands on one side of the new cooperation."""

    def __init__(self, context: PageContext, state: NetworkState, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._state = state
        self.menu = QMenu(parent)
        self.menu.setAccessibleName("Was Sie damit tun können")
        self._actions: list[tuple[QAction, MenuEntry]] = []
        for entry in (
            MenuEntry("Bearbeiten", self.edit_wanted.emit),
            MenuEntry("Im Fokus zeigen", self.show_focus, ORGANISATIONS),
            MenuEntry("Stimmt noch", self.confirm),
            MenuEntry("Neue Kooperation …", self.begin_cooperation, ORGANISATIONS),
            MenuEntry("Beenden: gibt es nicht mehr", self.end, ORGANISATIONS),
            MenuEntry("Kooperation beenden", self.end, _COOPERATIONS),
        ):
            self.add(entry)

    def add(self, entry: MenuEntry) -> None:
        """Put a further entry into the menu, before those that end a record."""
        action = QAction(entry.text, self)
        action.triggered.connect(self._on_action_triggered)
        ends = (known for known, each in self._actions if each.run == self.end)
        before = None if entry.run == self.end else next(ends, None)
        if before is None:
            self.menu.addAction(action)
        else:
            self.menu.insertAction(before, action)
        self._actions.append((action, entry))

    def show_menu(self, spot: QPoint) -> None:
        """Open the menu for the selected record at a place of the screen."""
        selected = self._state.selected
        if selected is None:
            return
        for action, entry in self._actions:
            is_for_now = not (entry.is_private and self._context.privacy.is_on())
            action.setVisible(selected.kind in entry.kinds and is_for_now)
        self.menu.popup(spot)

    @Slot()
    def show_focus(self) -> None:
        """Show the selected organisation with those it works with."""
        selected = self._state.selected
        if selected is not None and selected.kind is RecordKind.ORGANISATION:
            self.focus_wanted.emit(selected.ref)

    @Slot()
    def begin_cooperation(self) -> None:
        """Ask for a new cooperation of the selected organisation."""
        selected = self._state.selected
        if selected is not None and selected.kind is RecordKind.ORGANISATION:
            self.cooperation_wanted.emit(selected.ref)

    @Slot()
    def confirm(self) -> None:
        """Note that the selected entry still holds."""
        if self._verified_on() == self._context.workspace.clock.today():
            self._context.toast(ALREADY)
        else:
            self._write(self._confirm)

    @Slot()
    def end(self) -> None:
        """End the selected record instead of deleting it."""
        self._write(self._end, self._end_words())

    def _verified_on(self) -> object:
        selected, network = self._state.selected, self._state.network()
        if selected is None:
            return None
        known = network.actors if selected.kind is RecordKind.ORGANISATION else network.ties
        return next((each.verified_on for each in known if each.id == selected.ref), None)

    def _end_words(self) -> str:
        selected = self._state.selected
        if selected is None or selected.kind is not RecordKind.ORGANISATION:
            return ""
        return ending_words(self._context.workspace, selected.ref)

    def _write(self, call: Callable[[RecordKind, int], Outcome], said: str = "") -> None:
        selected = self._state.selected
        if selected is None:
            return
        self._context.attempt(partial(call, selected.kind, selected.ref), said or None)

    def _confirm(self, kind: RecordKind, ref: int) -> Outcome:
        workspace = self._context.workspace
        if kind is RecordKind.ORGANISATION:
            return workspace.organisations.confirm(OrganisationId(ref))
        return workspace.cooperations.confirm(CooperationId(ref))

    def _end(self, kind: RecordKind, ref: int) -> Outcome:
        workspace = self._context.workspace
        if kind is RecordKind.ORGANISATION:
            return workspace.organisations.end(OrganisationId(ref))
        return workspace.cooperations.end(CooperationId(ref))

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        entry = next((entry for known, entry in self._actions if known is action), None)
        if entry is not None:
            entry.run()
