"""Map or table with the filters above and the card beside: one network, one selection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.network.choice import Choices, Named, shown_of
from gkdesk.network.look import AllianceView, BodyView, Filter, FocusView, MunicipalityView
from gkdesk.settings import NETWORK_VIEW
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import OrganisationId
from gkdesk.text.wording.clients import counted
from gkdesk.ui import theme
from gkdesk.ui.map.toolbar import MapToolbar
from gkdesk.ui.map.view import ACTOR, NOTHING, TIE, MapView
from gkdesk.ui.pages.network.overview.actions import OverviewActions
from gkdesk.ui.pages.network.overview.card_nothing import count_words
from gkdesk.ui.pages.network.overview.card_organisation import FOCUS, LEAVE
from gkdesk.ui.pages.network.overview.drawing import MapDrawing
from gkdesk.ui.pages.network.overview.filters_bar import TWINS, FiltersBar
from gkdesk.ui.pages.network.overview.gaps import named_by
from gkdesk.ui.pages.network.overview.panes import TwoPanes
from gkdesk.ui.pages.network.overview.side import SidePane
from gkdesk.ui.pages.network.overview.tables import NOTHING_LEFT, TablePanel
from gkdesk.ui.pages.network.overview.views import ViewBar, record_name, still_there, view_words
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import ElidedLabel, Hairline, Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.network.graph import Network, Place
    from gkdesk.network.look import View
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

_KINDS = {ACTOR: RecordKind.ORGANISATION, TIE: RecordKind.COOPERATION}
_SUBJECTS = {kind: subject for subject, kind in _KINDS.items()}
_FIND_WIDTH = 140


class Browse(QWidget):
    """What one sees of the network; asks by `edit_wanted` and `new_actor_wanted` for the rest."""

    edit_wanted = Signal(object, object)
    new_actor_wanted = Signal()
    counted = Signal()

    def __init__(self, context: PageContext, state: NetworkState) -> None:
        super().__init__()
        self.context = context
        self.state = state
        self.view: View = AllianceView()
        self._named = Named()
        self.actions_of = OverviewActions(context, state, self)
        self.bar = FiltersBar(state.lookup)
        self.view_bar = ViewBar()
        self.map = MapView()
        self.map_tools = MapToolbar(self.map)
        self._drawing = MapDrawing(self.map, state.lookup)
        self.tables = TablePanel(state.lookup)
        self.side = SidePane(context, state, self.actions_of)
        self.peek = Label("", Role.STRONG)
        self.hint = ElidedLabel("", Role.QUIET)
        self.remaining = Label("", Role.STRONG)
        self._foot = QWidget()
        self.peek_link = LinkButton("Angaben zeigen", "chevron-right")
        self._twins = QStackedWidget()
        self._left = QWidget()
        self.panes = TwoPanes(self._left, self.side)
        self._layout()
        self._connect()
        self.bar.show_twin(context.device.get(NETWORK_VIEW))
        self._show_twin(context.device.get(NETWORK_VIEW))

    def read(self) -> None:
        """Show the network as it stands, with the choices there are."""
        network = self.state.network()
        self._drop_gone(network)
        self.view = still_there(self.view, network, self.state.lookup)
        self.bar.offer(network, self.bar.choices())
        self.show_again()
        self.side.show_selected()

    def show_scene(self, view: View, choices: Choices) -> None:
        """Go back to a view and filters."""
        self.view = view
        self.bar.offer(self.state.network(), choices)
        self.show_again()

    @Slot()
    def show_again(self) -> None:
        """Let map and table show what view and filters let through."""
        network = self.state.network()
        shown = shown_of(network, self.view, self.bar.choices(), self._named)
        is_actors = not self.is_table() or self.tables.kind() is RecordKind.ORGANISATION
        stale = shown.stale_actors if is_actors else shown.stale_ties
        self.bar.say_stale(stale, self.state.stale_months)
        words = view_words(self.view, network, self.state.lookup)
        is_empty = not shown.actors and not shown.ties and not self.is_table()
        is_roll = isinstance(self.view, (BodyView, MunicipalityView)) and not is_empty
        self.view_bar.say(
            NOTHING_LEFT if is_empty else words,
            counted(RecordKind.ORGANISATION, len(shown.actors)) if is_roll else "",
        )
        self._say_focused()
        self.side.nothing.say_counts(network, shown)
        self.remaining.setText(", ".join(count_words(network, shown)))
        if self.is_table():
            self.tables.show_rows(network, shown)
        else:
            self._drawing.show(
                network,
                self.view,
                self.bar.drawn_menu.drawn(),
                shown.for_map() if self.bar.choices().is_filtering() else Filter(),
                private=self.context.privacy.is_on(),
            )
        self._show_selection()

    def show_view(self, view: View) -> None:
        """Look at something else; who belongs to a body or a place is not mixed with a choice."""
        self.view = view
        if isinstance(view, (BodyView, MunicipalityView)):
            self.state.choose_nothing()
        self.show_again()

    def is_table(self) -> bool:
        """Tell whether the table is shown, not the map."""
        return self._twins.currentWidget() is self.tables

    def twin(self) -> QWidget:
        """Return the map or the table, for the focus."""
        return self.tables.view() if self.is_table() else self.map

    def begin_cooperation(self, first: int | None = None, second: int | None = None) -> None:
        """Ask for a new cooperation in the place of the card."""
        self.side.begin_cooperation(first, second)
        self.panes.show_side(on=True)
        if self.side.form is not None:
            self.side.form.focus_first()

    def _say_focused(self) -> None:
        """Let the card of the organisation in focus offer the way back."""
        selected, view = self.state.selected, self.view
        is_focused = (
            selected is not None and isinstance(view, FocusView) and view.actor == selected.ref
        )
        self.side.organisation.focus.set_label(LEAVE if is_focused else FOCUS)

    def _drop_gone(self, network: Network) -> None:
        selected = self.state.selected
        if selected is None:
            return
        known = network.actors if selected.kind is RecordKind.ORGANISATION else network.ties
        if all(each.id != selected.ref for each in known):
            self.state.choose_nothing()

    def _show_selection(self) -> None:
        selected = self.state.selected
        if self.is_table():
            self.tables.select(selected)
        elif selected is None:
            self.map.select(NOTHING, None)
        else:
            self.map.select(_SUBJECTS.get(selected.kind, NOTHING), selected.ref)
        self._say_foot()

    @Slot()
    def _say_foot(self) -> None:
        name = record_name(self.state.network(), self.state.selected)
        self.peek.setText(name)
        peeks = self.panes.is_narrow and bool(name)
        answers = not self.is_table() and self.map.is_urgent
        self.peek.setVisible(peeks and not answers)
        self.peek_link.setVisible(peeks)
        filtering = self.bar.choices().is_filtering()
        hints = not self.is_table() and not peeks and not self.panes.is_low
        self.hint.setVisible(answers or not peeks)
        self.remaining.setVisible(filtering and not peeks and not answers)
        self._foot.setVisible(hints or peeks or filtering or answers)

    def _layout(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        edge = theme.px("space.l")
        self._twins.addWidget(self.map)
        self._twins.addWidget(self.tables)
        self.map_tools.find_field.setFixedWidth(_FIND_WIDTH)
        self.map_tools.find_field.setPlaceholderText("Finden …")
        self.bar.tools.addWidget(self.map_tools)
        self.bar.tools.addWidget(self.tables.tools)
        self._foot.setFixedHeight(theme.px("height.chip"))
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(edge, 0, edge, 0)
        foot.setSpacing(edge)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.peek, 1)
        foot.addWidget(self.remaining)
        foot.addWidget(self.bar.reset)
        foot.addWidget(self.peek_link)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.bar)
        left.addWidget(Hairline())
        left.addWidget(self.view_bar)
        left.addWidget(self._twins, 1)
        left.addWidget(self._foot)
        self._say_foot()

    def _connect(self) -> None:
        bar, view, tables, side = self.bar, self.map, self.tables, self.side
        bar.changed.connect(self.show_again)
        bar.drawn_changed.connect(self.show_again)
        bar.twin_changed.connect(self._on_bar_twin_changed)
        bar.new_actor_wanted.connect(self.new_actor_wanted)
        bar.new_tie_wanted.connect(self._on_new_tie_wanted)
        bar.view_menu.aboutToShow.connect(self._on_view_menu_about_to_show)
        bar.view_menu.wanted.connect(self.show_view)
        bar.view_menu.back_wanted.connect(self._on_put_back_wanted)
        self.view_bar.whole_wanted.connect(self._on_whole_wanted)
        view.hint_changed.connect(self._on_map_hint_changed)
        view.chosen.connect(self._on_map_chosen)
        view.opened.connect(self._on_map_opened)
        view.menu_wanted.connect(self._on_map_menu_wanted)
        view.connect_wanted.connect(self._on_map_connect_wanted)
        view.moved.connect(self._on_map_moved)
        tables.chosen.connect(self.state.choose)
        tables.opened.connect(self.edit_wanted)
        tables.menu_wanted.connect(self.actions_of.show_menu)
        tables.kind_changed.connect(self.show_again)
        tables.kind_changed.connect(self._order)
        side.created.connect(self._on_side_created)
        side.opened.connect(self._on_side_created)
        side.ended.connect(self._on_side_ended)
        side.back_wanted.connect(self._on_side_ended)
        side.nothing.new_actor.clicked.connect(self.new_actor_wanted)
        side.nothing.new_tie.clicked.connect(self._on_new_tie_wanted)
        self.panes.fitted.connect(self._say_foot)
        self.peek_link.clicked.connect(self._on_peek_link_clicked)
        self.actions_of.edit_wanted.connect(self._on_edit_wanted)
        self.actions_of.focus_wanted.connect(self._on_focus_wanted)
        self.actions_of.cooperation_wanted.connect(self.begin_cooperation)
        self.state.selection_changed.connect(self._on_selection_changed)
        self.state.findings.changed.connect(self._on_findings_changed)
        self.map.zoom_changed.connect(self.state.findings.put_off)
        self.context.privacy.changed.connect(self._on_privacy_changed)
        tables.hide_private(on=self.context.privacy.is_on())

    def _show_twin(self, key: str) -> None:
        self._twins.setCurrentWidget(self.map if key == TWINS[0] else self.tables)
        self._order()
        self._say_foot()

    @Slot()
    def _order(self) -> None:
        """Let Tab go as one reads; of several choices only the chosen one is a stop."""
        set_reading_order(self)

    @Slot(str)
    def _on_bar_twin_changed(self, key: str) -> None:
        self.context.device.set(NETWORK_VIEW, key)
        self.bar.show_twin(key)
        self._show_twin(key)
        selected = self.state.selected
        if selected is not None:
            self.tables.show_kind(selected.kind)
        self.show_again()

    @Slot()
    def _on_view_menu_about_to_show(self) -> None:
        selected = self.state.selected
        is_actor = selected is not None and selected.kind is RecordKind.ORGANISATION
        focused = selected.ref if selected is not None and is_actor else None
        self.bar.view_menu.offer(self.state.network(), self.state.lookup, focused)

    @Slot()
    def _on_whole_wanted(self) -> None:
        self.twin().setFocus()
        if self.view_bar.words.text() == NOTHING_LEFT:
            self.bar.let_all_through()
        self.show_view(AllianceView())

    @Slot()
    def _on_findings_changed(self) -> None:
        board = self.state.findings.value
        self._named = Named() if board is None else named_by(board)
        self.bar.gaps.setEnabled(board is not None)
        if self.bar.gaps.isChecked():
            self.show_again()

    @Slot()
    def _on_selection_changed(self) -> None:
        selected = self.state.selected
        if selected is not None and self.is_table() and selected.kind is not self.tables.kind():
            self.tables.show_kind(selected.kind)
        if not self.side.takes(selected):
            self.side.end_form()
            self.side.show_selected()
        self._say_focused()
        self._show_selection()

    @Slot(str)
    def _on_map_hint_changed(self, text: str) -> None:
        self.hint.setText(text)
        self._say_foot()

    @Slot(str, object)
    def _on_map_chosen(self, kind: str, ref: int | None) -> None:
        if kind in _KINDS and ref is not None:
            self.state.choose(_KINDS[kind], ref)
        else:
            self.state.choose_nothing()

    @Slot(str, object)
    def _on_map_opened(self, kind: str, ref: int | None) -> None:
        if kind in _KINDS and ref is not None:
            self.edit_wanted.emit(_KINDS[kind], ref)

    @Slot(str, object, QPoint)
    def _on_map_menu_wanted(self, kind: str, ref: int | None, spot: QPoint) -> None:
        self._on_map_chosen(kind, ref)
        if kind in _KINDS:
            self.actions_of.show_menu(spot)
        else:
            self.bar.new_menu.popup(spot)

    @Slot(object, object)
    def _on_map_connect_wanted(self, first: int, second: int) -> None:
        self.begin_cooperation(first, second)

    @Slot(object, object)
    def _on_map_moved(self, ref: int, place: Place | None) -> None:
        network = self.context.workspace.network
        self.context.attempt(partial(network.put, OrganisationId(ref), place))

    @Slot()
    def _on_put_back_wanted(self) -> None:
        self.context.attempt(self.context.workspace.network.put_all_back)

    @Slot()
    def _on_edit_wanted(self) -> None:
        selected = self.state.selected
        if selected is not None:
            self.edit_wanted.emit(selected.kind, selected.ref)

    @Slot(object)
    def _on_focus_wanted(self, ref: int) -> None:
        focused = FocusView(OrganisationId(ref))
        self.panes.show_side(on=False)
        self.show_view(AllianceView() if self.view == focused else focused)
        self.twin().setFocus()

    @Slot()
    def _on_new_tie_wanted(self) -> None:
        selected = self.state.selected
        is_actor = selected is not None and selected.kind is RecordKind.ORGANISATION
        self.begin_cooperation(selected.ref if selected is not None and is_actor else None)

    @Slot(object)
    def _on_side_created(self, ref: int) -> None:
        self.state.choose(RecordKind.COOPERATION, ref)
        self.panes.show_side(on=False)
        self.twin().setFocus()

    @Slot()
    def _on_side_ended(self) -> None:
        self.side.end_form()
        self.panes.show_side(on=False)
        self.twin().setFocus()

    @Slot()
    def _on_peek_link_clicked(self) -> None:
        self.panes.show_side(on=True)
        self.side.back.setFocus()

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.tables.hide_private(on=on)
        self.show_again()
        self.side.show_selected()
