"""The menus of the filters: several entries of a list, one of several, and a view to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup

from gkdesk.network.layout import Division
from gkdesk.network.look import Colouring
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import CheckMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Entries = tuple[tuple[str, str], ...]

_DIVISIONS: Entries = (
    (Division.AREA.value, "Bereiche"),
    (Division.FIELD.value, "Handlungsfelder"),
    (Division.LEGAL_AREA.value, "Rechtskreise"),
)
_COLOURINGS: Entries = (
    (Colouring.NONE.value, "keine"),
    (Colouring.MECHANISM.value, "nach Mechanismus"),
    (Colouring.INTERFACE.value, "nach Art der Schnittstelle"),
)
_QUALITY = "quality"
QUALITY_TIP = "Nur auf dem Bildschirm; keine Datei und kein Druck zeigt die Einschätzung."


@dataclass(frozen=True)
class Drawn:
    """How the map is drawn, apart from what it shows."""

    division: Division = Division.AREA
    colouring: Colouring = Colouring.NONE
    shows_quality: bool = True


class FilterMenu(CheckMenu):
    """Entries of one list to tick; says what is ticked in the words of its chip."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self.caption = caption
        self.setTitle(caption)
        self._texts: dict[str, str] = {}

    def offer_list(self, entries: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Offer a list; ticks of what is not in it any more are gone."""
        self._texts = dict(entries)
        self.offer(entries, ticked)

    def words(self) -> str:
        """Return `Rechtskreis`, `Rechtskreis: SGB II` or `Rechtskreis: 3`."""
        ticked = self.ticked()
        if not ticked:
            return self.caption
        first = self._texts[ticked[0]]
        return f"{self.caption}: {first if len(ticked) == 1 else len(ticked)}"


class DrawnMenu(CheckMenu):
    """Sectors, colours of the lines, signs of quality: `drawn_chosen` with all of it."""

    drawn_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Darstellung der Karte", parent)
        self.setTitle("Darstellung der Karte")
        self._groups: list[QActionGroup] = []
        self.offer((*_DIVISIONS, *_COLOURINGS, (_QUALITY, "Einschätzung zeigen")))
        self._bind("Sektoren", _DIVISIONS)
        self._bind("Farbe der Linien", _COLOURINGS)
        self.quality = self._action(_QUALITY)
        self.insertSeparator(self.quality)
        set_tip(self.quality, QUALITY_TIP)
        self.setToolTipsVisible(True)
        self.show_drawn(Drawn())
        self.chosen.connect(self._on_chosen)

    def show_drawn(self, drawn: Drawn) -> None:
        """Tick what is chosen."""
        self._action(drawn.division.value).setChecked(True)
        self._action(drawn.colouring.value).setChecked(True)
        self.quality.setChecked(drawn.shows_quality)

    def drawn(self) -> Drawn:
        """Return what is ticked."""
        ticked = set(self.ticked())
        return Drawn(
            next(each for each in Division if each.value in ticked),
            next(each for each in Colouring if each.value in ticked),
            _QUALITY in ticked,
        )

    def _bind(self, caption: str, entries: Entries) -> None:
        """Let exactly one of the entries be ticked, under a caption."""
        actions = [self._action(key) for key, _ in entries]
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)
        self._groups.append(group)
        title = QAction(caption, self)
        title.setEnabled(False)
        self.insertAction(actions[0], title)

    def _action(self, key: str) -> QAction:
        return next(action for action in self.actions() if action.data() == key)

    def _on_chosen(self) -> None:
        self.drawn_chosen.emit(self.drawn())
