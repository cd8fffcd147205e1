"""The pane at the right of map and table: the card of what is selected, or a new cooperation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import theme
from gkdesk.ui.pages.network.overview.card_cooperation import CooperationCard
from gkdesk.ui.pages.network.overview.card_new_cooperation import NewCooperation
from gkdesk.ui.pages.network.overview.card_nothing import NothingCard
from gkdesk.ui.pages.network.overview.card_organisation import OrganisationCard
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import Box, LinkButton

if TYPE_CHECKING:
    from gkdesk.ui.pages.network.overview.actions import OverviewActions
    from gkdesk.ui.pages.network.state import NetworkState, Selected
    from gkdesk.ui.pages.page import PageContext

BACK = "Zurück"


class SidePane(Box):
    """Follows the selection; `created` and `opened` come from the form of a new cooperation."""

    created = Signal(object)
    opened = Signal(object)
    ended = Signal()
    """The form is gone without a result: the focus wants a place."""
    back_wanted = Signal()

    def __init__(self, context: PageContext, state: NetworkState, actions: OverviewActions) -> None:
        super().__init__("side_pane")
        self._context = context
        self._state = state
        self.nothing = NothingCard()
        self.organisation = OrganisationCard(context, state, actions)
        self.cooperation = CooperationCard(context, state, actions)
        self.form: NewCooperation | None = None
        self.back = LinkButton(BACK, "chevron-left")
        self._stack = QStackedWidget()
        self._layout()
        self.back.clicked.connect(self.back_wanted)

    def card(self) -> QWidget | None:
        """Return what is shown."""
        return self._stack.currentWidget()

    def show_selected(self) -> None:
        """Show the card of what is selected as it stands now."""
        if self.form is None:
            card = self._card()
            self._stack.setCurrentWidget(card)
            set_reading_order(card)

    def begin_cooperation(self, first: int | None, second: int | None) -> None:
        """Ask for a new cooperation."""
        self._drop_form()
        self.form = NewCooperation(self._context, self._state, first=first, second=second)
        self.form.created.connect(self._on_form_created)
        self.form.opened.connect(self._on_form_opened)
        self.form.dismissed.connect(self._on_form_dismissed)
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)

    def takes(self, selected: Selected | None) -> bool:
        """Let the form of a new cooperation take an organisation that is pointed to meanwhile."""
        if self.form is None or selected is None or selected.kind is not RecordKind.ORGANISATION:
            return False
        return self.form.take(selected.ref)

    def end_form(self) -> None:
        """Let go of the form; what is typed waits as a draft."""
        if self.form is not None:
            self.form.keep_draft()
            self._drop_form()

    def set_narrow(self, *, on: bool) -> None:
        """Stand in the place of map and table, with a way back, or beside them."""
        self.back.setVisible(on)
        wide = 16_777_215 if on else theme.px("width.side_pane")
        self.setMinimumWidth(0 if on else wide)
        self.setMaximumWidth(wide)

    def _card(self) -> QWidget:
        selected, network = self._state.selected, self._state.network()
        if selected is None:
            return self.nothing
        try:
            if selected.kind is RecordKind.ORGANISATION:
                actor = next((each for each in network.actors if each.id == selected.ref), None)
                if actor is not None:
                    self.organisation.show_actor(actor)
                    return self.organisation
            tie = next((each for each in network.ties if each.id == selected.ref), None)
            if tie is not None and selected.kind is RecordKind.COOPERATION:
                self.cooperation.show_tie(tie)
                return self.cooperation
        except RecordGone:
            return self.nothing
        return self.nothing

    def _drop_form(self) -> None:
        if self.form is not None:
            gone, self.form = self.form, None
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.show_selected()

    def _layout(self) -> None:
        for widget in (self.nothing, self.organisation, self.cooperation):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px("space.l"), theme.px("space.xs"), 0, 0)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.set_narrow(on=False)

    @Slot(object)
    def _on_form_created(self, ref: int) -> None:
        self._drop_form()
        self.created.emit(ref)

    @Slot(object)
    def _on_form_opened(self, ref: int) -> None:
        self._drop_form()
        self.opened.emit(ref)

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._drop_form()
        self.ended.emit()
