"""The map of what has changed: to look at and to walk in, not to work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.network.look import ChangesView, Look
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import theme
from gkdesk.ui.map.toolbar import MapToolbar
from gkdesk.ui.map.view import ACTOR, MapView

if TYPE_CHECKING:
    from gkdesk.services.networks.snapshots import StateComparison
    from gkdesk.ui.map.doing import Mode

LEAST_HEIGHT = 240
NAME = "Karte der Veränderungen"
KEYS = (
    "Pfeiltasten gehen zur nächsten Organisation, Bild auf und Bild ab zu ihren Kooperationen, "
    "Enter öffnet. Plus und Minus ändern die Größe, 0 zeigt alles. Die Liste sagt dasselbe in "
    "Worten."
)


class ChangesMap(MapView):
    """A past state cannot be changed: nothing is moved and nothing connected here."""

    def begin(self, mode: Mode, actor: int, *, by_keys: bool) -> None:
        del mode, actor, by_keys

    def sizeHint(self) -> QSize:
        """Ask for little: the map takes the rest of the window, and all of it is in sight."""
        return QSize(super().sizeHint().width(), LEAST_HEIGHT)


class ComparisonMap(QWidget):
    """What is new, gone and changed on the map, with its tools; `wanted` for a record."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.map = ChangesMap(self)
        self.map.setAccessibleName(NAME)
        self.map.setAccessibleDescription(KEYS)
        self.map.setMinimumHeight(LEAST_HEIGHT)
        self.tools = MapToolbar(self.map, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.tools)
        column.addWidget(self.map, 1)
        self.map.opened.connect(self._on_map_opened)

    def show_comparison(self, result: StateComparison | None) -> None:
        """Show both states in one picture, or nothing."""
        if result is None:
            self.map.clear()
        else:
            self.map.show_network(result.network, Look(view=ChangesView(result.compared)))

    @Slot(str, object)
    def _on_map_opened(self, kind: str, ref: int | None) -> None:
        if ref is not None:
            record = RecordKind.ORGANISATION if kind == ACTOR else RecordKind.COOPERATION
            self.wanted.emit(record.value, ref)
