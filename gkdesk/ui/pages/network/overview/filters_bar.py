"""The line of filters above map and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.network.choice import Choices
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.text.codes.network import InterfaceType, Ring, Standing
from gkdesk.text.wording.clients import counted, word
from gkdesk.text.wording.map import ring_word
from gkdesk.ui import theme
from gkdesk.ui.pages.network.overview.filters_menu import FilterMenu
from gkdesk.ui.pages.network.overview.views import ViewMenu
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import FilterChip, LinkButton, MenuChip, PlainButton, Row, Segmented

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import Enum

    from gkdesk.network.graph import Network
    from gkdesk.ui.records.lookup import OfficeLookup

TWINS = ("map", "table")
MORE = "Mehr Filter"
LEGAL_AREA_TIP = "Nach welchem Gesetz eine Stelle hilft, zum Beispiel SGB II oder AsylbLG"
RING_TIP = "Wie nah eine Organisation dem Bündnis steht: innen die Gremien, außen das weitere Netz"
_FIRST_LINE = ("fields", "legal_areas", "municipalities")
_CAPTIONS = {
    "fields": "Handlungsfeld",
    "legal_areas": "Rechtskreis",
    "municipalities": "Gemeinde",
    "bodies": "Gremium",
    "interfaces": "Art der Schnittstelle",
    "rings": "Ring",
    "kinds": "Art der Organisation",
    "standings": "Hauptamt oder Ehrenamt",
}


class FiltersBar(QWidget):
    """Karte or Tabelle, the views, the filters; `changed` when these let through other things.

    `tools` holds those of the map and those of the table; `reset` takes the filters back and stands
    below the map, where it moves nothing when it comes and goes.
    """

    changed = Signal()
    drawn_changed = Signal()
    twin_changed = Signal(str)
    new_actor_wanted = Signal()
    new_tie_wanted = Signal()

    def __init__(self, lookup: OfficeLookup) -> None:
        super().__init__()
        self._lookup = lookup
        self.twin = Segmented("Karte oder Tabelle", [("Karte", "map"), ("Tabelle", "table")])
        self.tools = QStackedWidget()
        self.view_menu = ViewMenu(self)
        self.drawn_menu = self.view_menu.drawn
        self.view = MenuChip("Ansicht", self.view_menu)
        self.menus = {name: FilterMenu(caption, self) for name, caption in _CAPTIONS.items()}
        self.chips = {name: MenuChip("", self.menus[name]) for name in _FIRST_LINE}
        set_tip(self.chips["legal_areas"], LEGAL_AREA_TIP)
        set_tip(self.menus["rings"].menuAction(), RING_TIP)
        self._more_menu = QMenu(self)
        for name, menu in self.menus.items():
            if name not in _FIRST_LINE:
                self._more_menu.addMenu(menu)
        self.more = MenuChip(MORE, self._more_menu)
        self.gaps = FilterChip("nur Lücken")
        self.gaps.setEnabled(False)  # until it is known where they are
        self.stale = FilterChip("lange nicht geprüft")
        self.reset = LinkButton("Filter zurücksetzen")
        self.new = PlainButton("Neu", "plus")
        self.new_menu = QMenu(self)
        self._layout()
        self._connect()
        self._say()

    def choices(self) -> Choices:
        """Return what is chosen."""
        ticked = {name: menu.ticked() for name, menu in self.menus.items()}
        return Choices(**ticked, gaps=self.gaps.isChecked(), stale=self.stale.isChecked())

    def offer(self, network: Network, choices: Choices) -> None:
        """Offer what the office and the network know, with these choices."""
        lists = self._lists(network)
        for name, menu in self.menus.items():
            menu.offer_list(lists[name], getattr(choices, name))
        self._show_chips(choices)
        self._say()

    def let_all_through(self) -> None:
        """Take every filter back, without a word to anybody."""
        for menu in self.menus.values():
            for action in menu.actions():
                action.setChecked(False)
        self._show_chips(Choices())
        self._say()

    def say_stale(self, count: int, months: int) -> None:
        """Say how many of what is shown nobody has confirmed for so many months."""
        since = "1 Monat" if months == 1 else f"{months} Monaten"
        self.stale.set_label(f"{counted(RecordKind.ORGANISATION, count)} ungeprüft")
        set_tip(self.stale, f"Seit {since} hat sie niemand bestätigt")
        self.stale.setVisible(bool(count) or self.stale.isChecked())

    def show_twin(self, key: str) -> None:
        """Show which of map and table is chosen."""
        self.twin.set_current(TWINS.index(key))
        self.tools.setCurrentIndex(TWINS.index(key))
        self.view_menu.show_drawing(on=key == TWINS[0])

    def _show_chips(self, choices: Choices) -> None:
        for chip, on in ((self.gaps, choices.gaps), (self.stale, choices.stale)):
            with QSignalBlocker(chip):
                chip.setChecked(on)
            chip.set_icon("check" if on else None)

    def _lists(self, network: Network) -> dict[str, Sequence[tuple[str, str]]]:
        lookup = self._lookup
        fields = {code for actor in network.actors for code in actor.fields}
        areas = {code for actor in network.actors for code in actor.legal_areas}
        kinds = {actor.kind for actor in network.actors if actor.kind}
        return {
            "fields": _listed(lookup, CodeList.FIELD_OF_ACTION, fields),
            "legal_areas": _listed(lookup, CodeList.LEGAL_AREA, areas),
            "municipalities": [(str(each.value), each.text) for each in lookup.municipalities()],
            "bodies": [(str(group.id), group.name) for group in network.groups],
            "interfaces": _worded(InterfaceType),
            "rings": [
                (ring.value, ring_word(ring, network.core_word, network.alliance_word))
                for ring in Ring
            ],
            "kinds": _listed(lookup, CodeList.ORGANISATION_KIND, kinds),
            "standings": _worded(Standing),
        }

    def _say(self) -> None:
        """Say at every chip what it lets through."""
        choices = self.choices()
        for name, chip in self.chips.items():
            chip.set_label(self.menus[name].words())
            _mark(chip, on=bool(getattr(choices, name)))
        further = [n for n in _CAPTIONS if n not in _FIRST_LINE and getattr(choices, n)]
        self.more.set_label(f"{MORE}: {len(further)}" if further else MORE)
        _mark(self.more, on=bool(further))
        self.reset.setVisible(choices.is_filtering())

    def _layout(self) -> None:
        margin = theme.px("space.l")
        upper = QHBoxLayout()
        upper.setSpacing(theme.px("space.m"))
        upper.addWidget(self.twin)
        upper.addWidget(self.view)
        upper.addWidget(self.tools, 1)
        upper.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, theme.px("space.s"), margin, theme.px("space.s"))
        column.setSpacing(theme.px("space.s"))
        column.addLayout(upper)
        chips = (*self.chips.values(), self.more, self.stale, self.gaps)
        column.addWidget(Row(*chips))
        for text, signal in (
            ("Neue Organisation", self.new_actor_wanted),
            ("Neue Kooperation", self.new_tie_wanted),
        ):
            action = QAction(text, self)
            action.triggered.connect(signal)
            self.new_menu.addAction(action)

    def _connect(self) -> None:
        self.twin.current_changed.connect(self._on_twin_current_changed)
        for menu in self.menus.values():
            menu.chosen.connect(self._on_choice)
        self.gaps.toggled.connect(self._on_choice)
        self.stale.toggled.connect(self._on_choice)
        self.drawn_menu.drawn_chosen.connect(self.drawn_changed)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.new.clicked.connect(self._on_new_clicked)

    @Slot(int)
    def _on_twin_current_changed(self, index: int) -> None:
        self.twin_changed.emit(TWINS[index])

    @Slot()
    def _on_choice(self) -> None:
        self._say()
        self.changed.emit()

    @Slot()
    def _on_reset_clicked(self) -> None:
        self.twin.button(self.twin.current()).setFocus()
        self.let_all_through()
        self.changed.emit()

    @Slot()
    def _on_new_clicked(self) -> None:
        self.new_menu.popup(self.new.mapToGlobal(QPoint(0, self.new.height() + 4)))


def _listed(lookup: OfficeLookup, name: CodeList, used: set[str]) -> list[tuple[str, str]]:
    """Return the entries of a list that somebody in the network has."""
    offered = {str(choice.value): choice.text for choice in lookup.offered(name)}
    known = [(code, text) for code, text in offered.items() if code in used]
    return known + [(code, lookup.entry(name, code)) for code in sorted(used - set(offered))]


def _worded(codes: type[Enum]) -> list[tuple[str, str]]:
    return [(str(each.value), word(each)) for each in codes]


def _mark(chip: MenuChip, *, on: bool) -> None:
    """Show at a chip that it filters; not by colour alone, its words say it, too."""
    if chip.property("filters") != on:
        chip.setProperty("filters", on)
        chip.style().unpolish(chip)
        chip.style().polish(chip)
