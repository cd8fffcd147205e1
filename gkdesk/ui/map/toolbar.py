"""The tools of the map: find, smaller, larger, whole, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui import roles, theme
from gkdesk.ui.map import speech, words
from gkdesk.ui.map.camera import LEAST, MOST
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import FilterChip, FramedIconButton, Label, Role, SearchField

if TYPE_CHECKING:
    from gkdesk.ui.map.view import MapView

_LEAST_FIND, _MOST_FIND = 120, 240


class MapToolbar(QWidget):
    """The tools of one map; `legend.isChecked()` says whether its legend is shown."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        roles.give(self, roles.Part.GROUP)
        self.setAccessibleName(words.TOOLS)
        self.find_field = SearchField(words.FIND, words.FIND, parent=self)
        set_tip(self.find_field, words.FIND_TIP)
        self.find_field.setMinimumWidth(_LEAST_FIND)
        self.find_field.setMaximumWidth(_MOST_FIND)
        self.smaller = FramedIconButton(words.ZOOM_OUT, "minus", self)
        self.larger = FramedIconButton(words.ZOOM_IN, "plus", self)
        self.whole = FramedIconButton(words.FIT, "fit", self)
        self.percent = Label("", Role.QUIET, self)
        self.legend = FilterChip(words.LEGEND, self)
        set_tip(self.legend, words.LEGEND_TIP)
        self._lay_out()
        self._connect()
        self._on_view_zoom_changed(view.zoom_percent())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self.find_field, 1)
        row.addStretch()
        for tool in (self.percent, self.smaller, self.larger, self.whole, self.legend):
            row.addWidget(tool)
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("400 %"))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        view = self._view
        self.find_field.query_changed.connect(self._on_find_field_query_changed)
        self.find_field.entered.connect(self._on_find_field_entered)
        self.smaller.clicked.connect(view.zoom_out)
        self.larger.clicked.connect(view.zoom_in)
        self.whole.clicked.connect(view.fit)
        self.legend.toggled.connect(self._on_legend_toggled)
        view.legend_shown.connect(self.legend.setChecked)
        view.zoom_changed.connect(self._on_view_zoom_changed)
        view.find_wanted.connect(self._on_view_find_wanted)

    def _on_find_field_query_changed(self, text: str) -> None:
        if text.strip():
            self._find(text, after=False)
        else:
            self._view.note("")
            set_tip(self.find_field, words.FIND_TIP)

    def _on_find_field_entered(self, text: str) -> None:
        if text.strip():
            self._find(text, after=True)

    def _find(self, text: str, *, after: bool) -> None:
        hits = self._view.find_actor(text, after=after)
        set_tip(self.find_field, speech.found(text.strip(), hits))

    def _on_legend_toggled(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        # The chip also follows the map, which is no wish of anybody.
        if on is not self._view.stage.has_legend:
            self._view.show_legend(on=on)

    def _on_view_zoom_changed(self, percent: int) -> None:
        self.percent.setText(f"{percent} %")
        self.percent.setAccessibleName(words.ZOOM_NOW.format(percent=percent))
        self.smaller.setEnabled(percent > LEAST * 100)
        self.whole.setEnabled(percent > LEAST * 100)
        self.larger.setEnabled(percent < MOST * 100)

    def _on_view_find_wanted(self) -> None:
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()
