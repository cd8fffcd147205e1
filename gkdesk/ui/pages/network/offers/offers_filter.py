"""The filter of the list of offers: a chip, and a menu with what there is to choose from."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gkdesk.services.register.offer_filter import EVERY_OFFER, OfferFilter
from gkdesk.text.codes.clients import CefrLevel, CodeList
from gkdesk.ui import icons, theme
from gkdesk.ui.records.lookup import pairs, words_of
from gkdesk.ui.widgets import FilterChip, FramedIconButton, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.ui.records.lookup import OfficeLookup

_MENUS = (
    ("field", "Handlungsfeld", ""),
    ("municipality_id", "Gemeinde", None),
    ("status", "Offen für Status", ""),
    ("level", "Sprachniveau", None),
)


class OffersFilter(QObject):
    """Emit `changed` when another filter was chosen. The section lays the widgets out."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        margin = theme.px("space.l")
        self._filter = EVERY_OFFER
        self._words: dict[tuple[str, object], str] = {}
        self._offered: tuple[Sequence[tuple[Any, str]], ...] = ()
        self._menus: list[QMenu] = []
        self._actions: list[QAction] = []
        self.childcare = QAction("mit Kinderbetreuung", self)
        self.childcare.setCheckable(True)
        self.stale = FilterChip("länger nicht geprüft")
        self.menu = QMenu(parent)
        self.more = FramedIconButton("Filter", "filter")
        self.chosen = QWidget(parent)
        self.summary = Label("", Role.QUIET, wrap=True)
        self.reset = LinkButton("Filter aufheben")
        column = QVBoxLayout(self.chosen)
        column.setContentsMargins(margin, 0, margin, theme.px("space.s"))
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.summary)
        column.addWidget(self.reset)
        self.childcare.triggered.connect(self._on_switch_turned)
        self.stale.clicked.connect(self._on_switch_turned)
        self.more.clicked.connect(self._on_more_clicked)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.menu.aboutToShow.connect(self._show)  # the ticks have the colour of the theme
        self._show()

    def value(self) -> OfferFilter:
        return self._filter

    def set_filter(self, wanted: OfferFilter) -> None:
        """Filter by this and tell it."""
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.changed.emit()

    def offer(self, lookup: OfficeLookup) -> None:
        """Offer what the office's lists hold now."""
        offered = (
            pairs(lookup.offered(CodeList.FIELD_OF_ACTION, self._filter.field)),
            pairs(lookup.municipalities()),
            pairs(lookup.offered(CodeList.RESIDENCE_STATUS, self._filter.status)),
            pairs(words_of(CefrLevel)),
        )
        if offered == self._offered:
            return
        self._offered = offered
        self._clear()
        for (field, title, empty), entries in zip(_MENUS, offered, strict=True):
            if entries:
                self._add_menu(field, title, ((empty, "alle"), *entries))
        self.menu.addSeparator()
        self.menu.addAction(self.childcare)
        self._show()

    def _clear(self) -> None:
        self.menu.clear()
        for menu in self._menus:
            menu.deleteLater()
        self._menus, self._actions, self._words = [], [], {}

    def _add_menu(self, field: str, title: str, entries: Sequence[tuple[Any, str]]) -> None:
        menu = self.menu.addMenu(title)
        self._menus.append(menu)
        group = QActionGroup(menu)
        group.triggered.connect(self._on_choice_triggered)
        for value, words in entries:
            action = QAction(words.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setData((field, value))
            menu.addAction(action)
            self._actions.append(action)
            self._words[field, value] = f"{title}: {words}"

    @Slot()
    def _show(self) -> None:
        chosen = self._filter
        _tick(self.childcare, on=chosen.with_childcare)
        self.stale.setChecked(chosen.only_stale)
        for action in self._actions:
            field, value = action.data()
            _tick(action, on=getattr(chosen, field) == value)
        words = [
            self._words.get((field, getattr(chosen, field)), "")
            for field, _, empty in _MENUS
            if getattr(chosen, field) != empty
        ]
        if chosen.with_childcare:
            words.append(self.childcare.text())
        self.summary.setText(", ".join(filter(None, words)))
        self.chosen.setVisible(bool(words))

    @Slot()
    def _on_switch_turned(self) -> None:
        self.set_filter(
            dataclasses.replace(
                self._filter,
                with_childcare=self.childcare.isChecked(),
                only_stale=self.stale.isChecked(),
            )
        )

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    @Slot()
    def _on_reset_clicked(self) -> None:
        """Let go of what the menu says; the chip stands for itself."""
        self.set_filter(dataclasses.replace(EVERY_OFFER, only_stale=self._filter.only_stale))
        self.more.setFocus()

    @Slot(QAction)
    def _on_choice_triggered(self, action: QAction) -> None:
        field, value = action.data()
        self.set_filter(dataclasses.replace(self._filter, **{field: value}))


def _tick(action: QAction, *, on: bool) -> None:
    """Tick an entry; the style sheet leaves the drawing of ticks to icons."""
    action.setChecked(on)
    size = theme.px("icon.inline")
    action.setIcon(icons.icon("check", "accent", size) if on else QIcon())
