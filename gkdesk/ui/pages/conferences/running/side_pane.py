"""What comes out of an item: open things of before, agreements, its state, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gkdesk.text.codes.meetings import ActionKind, ItemKind, ItemState
from gkdesk.ui import theme
from gkdesk.ui.focus import bring_into_view
from gkdesk.ui.pages.conferences.running.actions import ActionList, kinds_for
from gkdesk.ui.pages.conferences.running.open_actions import OpenActions
from gkdesk.ui.pages.conferences.running.settle import SettleForm
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.widgets import PrimaryButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.meetings.views import ActionView, ItemView
    from gkdesk.ui.pages.conferences.running.state import RunningState

SETTLE = "settle"
OLD = "old"


class SidePane(RecordScroll):
    """The lists of what came out; `next` leads on, and the desk gives it a place in sight."""

    next_wanted = Signal()

    def __init__(self, state: RunningState) -> None:
        super().__init__(state.context)
        self._state = state
        self._is_lent = False
        self.old = OpenActions(
            state.context,
            title="Offen vom letzten Mal",
            key=f"meeting.before:{state.meeting_id}",
            empty="",
        )
        self.outcomes = {
            kind: ActionList(state, kind) for kind in kinds_for(state.view.fields.purpose)
        }
        self.settle = SettleForm(state)
        self.next = PrimaryButton("", parent=self)
        self._layout()
        self.next.clicked.connect(self.next_wanted)

    def show_item(self, item: ItemView) -> None:
        """Show what came out of an item so far."""
        before = self._before(item)
        self.old.show_actions(item.id, before, veiled=True, nameless=self._state.nameless)
        self.old.setVisible(bool(before))
        for outcomes in self.outcomes.values():
            outcomes.show_item(item)
            outcomes.setVisible(item.fields.kind is not ItemKind.BREAK)
        self.settle.show_item(item)

    def say_next(self, item: ItemView, part: int, parts: int) -> None:
        """Name what the button leads to."""
        if part + 1 < parts:
            unit = "Teil" if parts == _TWO else "Schritt"
            self.next.set_label(f"Weiter zu {unit} {part + 2}")
            return
        following = self._state.neighbour(1)
        settles = item.state is ItemState.OPEN and self._state.is_running()
        deed = "Besprochen, weiter" if settles else "Weiter"
        if following is None:
            self.next.set_label("Besprochen, zum Abschluss" if settles else "Zum Abschluss")
        else:
            self.next.set_label(f"{deed}: {self._short(following)}")

    def lend(self) -> QWidget:
        """Give the content away: in a small window it stands below the item."""
        self._is_lent = True
        self._set_margins(0)
        return self.content

    def take_back(self) -> None:
        """Scroll the content by itself again."""
        ground = self.widget()
        layout = None if ground is None else ground.layout()
        if self._is_lent and isinstance(layout, QHBoxLayout):
            layout.insertWidget(0, self.content, 1)
            self._set_margins(theme.px("space.s"))
        self._is_lent = False

    def _set_margins(self, edge: int) -> None:
        self.body.setContentsMargins(edge, theme.px("space.m") if edge else 0, edge, edge)

    def _show_widget(self, widget: QWidget) -> None:
        """Bring a widget into view, wherever the content stands."""
        if self._is_lent:
            bring_into_view(widget)
        else:
            super()._show_widget(widget)

    def begin_new(self, *kinds: ActionKind) -> None:
        """Open the entry of the first of these kinds that this meeting knows."""
        for kind in kinds:
            if kind in self.outcomes:
                self.outcomes[kind].begin_new()
                return

    def _short(self, item: ItemView) -> str:
        name = self._state.called(item)
        return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"

    def _before(self, item: ItemView) -> tuple[ActionView, ...]:
        """Return what is open of earlier meetings: of this case, or of none at its own item."""
        workspace, own = self._state.context.workspace, self._state.meeting_id
        client = item.fields.client_id
        if item.fields.kind is ItemKind.OPEN_POINTS:
            return workspace.meetings.open_points(own)
        if item.fields.kind is not ItemKind.CASE or client is None:
            return ()
        found = workspace.actions.rows(client_id=client, only_open=True)
        return tuple(view for view in found if view.fields.meeting_id != own)

    def _layout(self) -> None:
        self._set_margins(theme.px("space.s"))
        self.add_list(OLD, self.old)
        self.body.addWidget(self.old)
        for kind, outcomes in self.outcomes.items():
            self.add_list(kind.value, outcomes)
            self.body.addWidget(outcomes)
        self.body.addWidget(self.add_group(SETTLE, self.settle, title="Stand des Punkts"))
        self.body.addStretch(1)


_TWO, _LONGEST = 2, 22
