"""Views of the network: what is looked at, said in words, and how to go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gkdesk.network.look import AllianceView, BodyView, FocusView, MunicipalityView
from gkdesk.services.naming import pair_name
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import MunicipalityId, OrganisationId
from gkdesk.ui import theme
from gkdesk.ui.pages.network.overview.filters_menu import DrawnMenu
from gkdesk.ui.widgets import Box, ElidedLabel, Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.network.graph import Network
    from gkdesk.network.look import View
    from gkdesk.ui.pages.network.state import Selected
    from gkdesk.ui.records.lookup import OfficeLookup

WHOLE = "Ganzes Netzwerk zeigen"
PUT_BACK = "Eigene Anordnung zurücksetzen"


class ViewBar(QWidget):
    """„Im Fokus: …“ with a way back; it is not there while the whole network is shown."""

    whole_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = Box("info", self)
        self.words = ElidedLabel("", Role.STRONG)
        self.count = Label("", Role.BODY)
        self.whole = LinkButton(WHOLE)
        outer = QHBoxLayout(self)
        edge = theme.px("space.l")
        outer.setContentsMargins(edge, theme.px("space.xs"), edge, theme.px("space.xs"))
        outer.addWidget(box)
        row = QHBoxLayout(box)
        row.setContentsMargins(theme.px("space.m"), 2, theme.px("space.m"), 2)
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.words, 1)
        row.addWidget(self.count)
        row.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignRight)
        self.whole.clicked.connect(self.whole_wanted)
        self.hide()

    def say(self, words: str, count: str = "") -> None:
        """Say what is shown and how many that are; nothing for the whole network."""
        self.words.setText(words)
        self.count.setText(count)
        self.count.setVisible(bool(count))
        self.setAccessibleName(", ".join(filter(None, (words, count))))
        self.setVisible(bool(words))


class ViewMenu(QMenu):
    """What can be looked at: everything, one organisation, a body, a municipality."""

    wanted = Signal(object)
    """The view."""
    back_wanted = Signal()
    """Every organisation shall stand where the program places it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Was Sie sehen möchten")
        self.drawn = DrawnMenu(self)
        self._is_map = True
        self._views: dict[QAction, View] = {}

    def show_drawing(self, *, on: bool) -> None:
        """Offer how the map is drawn, too."""
        self._is_map = on

    def offer(self, network: Network, lookup: OfficeLookup, focused: int | None) -> None:
        """Offer the views; `focused` is the organisation that is selected."""
        self.clear()
        self._views.clear()
        self._add(self, "Ganzes Netzwerk", AllianceView())
        name = _actor_name(network, focused) if focused is not None else ""
        if name:
            self._add(self, f"Im Fokus: {name}", FocusView(OrganisationId(focused or 0)))
        if network.groups:
            bodies = self._submenu("Wer sitzt in …")
            for group in network.groups:
                self._add(bodies, group.name, BodyView(group.id))
        places = lookup.municipalities()
        if places:
            menu = self._submenu("Wer ist zuständig in …")
            for place in places:
                ref = MunicipalityId(int(str(place.value)))
                self._add(menu, place.text, MunicipalityView(ref))
        if self._is_map:
            self.addSeparator()
            self.addMenu(self.drawn)
            if any(actor.place for actor in network.actors):
                back = QAction(PUT_BACK, self)
                back.triggered.connect(self.back_wanted)
                self.addAction(back)

    def _submenu(self, title: str) -> QMenu:
        menu = QMenu(title, self)
        menu.setAccessibleName(title)
        self.addMenu(menu)
        return menu

    def _add(self, menu: QMenu, text: str, view: View) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.triggered.connect(self._on_action_triggered)
        menu.addAction(action)
        self._views[action] = view

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and action in self._views:
            self.wanted.emit(self._views[action])


def view_words(view: View, network: Network, lookup: OfficeLookup) -> str:
    """Say a view in words, "" for the whole network."""
    if isinstance(view, FocusView):
        return f"Im Fokus: {inside(_actor_name(network, view.actor))}"
    if isinstance(view, BodyView):
        return f"Wer sitzt in: {inside(_body_name(network, view.body))}"
    if isinstance(view, MunicipalityView):
        return f"Wer ist zuständig in: {inside(lookup.municipality(view.municipality))}"
    return ""


def still_there(view: View, network: Network, lookup: OfficeLookup) -> View:
    """Return the view, or the whole network when what it looks at is gone."""
    gone = (
        (isinstance(view, FocusView) and not _actor_name(network, view.actor))
        or (isinstance(view, BodyView) and not _body_name(network, view.body))
        or (isinstance(view, MunicipalityView) and not lookup.municipality(view.municipality))
    )
    return AllianceView() if gone else view


def record_name(network: Network, selected: Selected | None) -> str:
    """Return what a selected record is called, "" for none."""
    if selected is None or selected.kind is RecordKind.ORGANISATION:
        return _actor_name(network, selected.ref) if selected else ""
    tie = next((each for each in network.ties if each.id == selected.ref), None)
    return pair_name(*(_actor_name(network, end) for end in (tie.first, tie.second))) if tie else ""


def _actor_name(network: Network, ref: int) -> str:
    return next((actor.name for actor in network.actors if actor.id == ref), "")


def _body_name(network: Network, ref: int) -> str:
    return next((group.name for group in network.groups if group.id == ref), "")
