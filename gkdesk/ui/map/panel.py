"""The map with its tools above it and a line below that says what can be done now."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.map.toolbar import MapToolbar
from gkdesk.ui.map.view import MapView
from gkdesk.ui.widgets import ElidedLabel, Role


class MapPanel(QWidget):
    """`view` is the map, `toolbar` its tools."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = MapView(self)
        self.toolbar = MapToolbar(self.view, self)
        self._hint = ElidedLabel("", Role.QUIET, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.toolbar)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint)
        self.view.hint_changed.connect(self._hint.setText)
        self.setFocusProxy(self.view)

    def hint_text(self) -> str:
        """Return what the line below the map says."""
        return self._hint.text()
