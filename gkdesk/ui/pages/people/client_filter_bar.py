"""The filter chips above the list of clients, and the menu with the finer filters."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gkdesk.services.clients.views import LONG_WITHOUT_CONTACT_DAYS, ClientCounts, ClientFilter
from gkdesk.text.codes.clients import CaseState
from gkdesk.ui import theme
from gkdesk.ui.widgets import FilterChip, FlowLayout, FramedIconButton, Label, LinkButton, Role

WEEKS = LONG_WITHOUT_CONTACT_DAYS // 7


@dataclass(frozen=True)
class FilterChoices:
    """What the office's data offer to filter by: pairs of value and word."""

    languages: Sequence[tuple[Any, str]] = ()
    municipalities: Sequence[tuple[Any, str]] = ()
    statuses: Sequence[tuple[Any, str]] = ()
    fields: Sequence[tuple[Any, str]] = ()


_MENUS = (
    ("language", "Sprache", "languages"),
    ("municipality_id", "Gemeinde", "municipalities"),
    ("status", "Aufenthaltsstatus", "statuses"),
    ("field", "Handlungsfeld", "fields"),
)


class ClientFilterBar(QWidget):
    """Emit `changed` with another `ClientFilter`; `more` is the button of the finer filters."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = ClientFilter()
        self._words: dict[str, str] = {}
        self.active = FilterChip("aktiv")
        self.without_step = FilterChip("ohne Schritt")
        self.menu = QMenu(self)
        self.more = FramedIconButton("Filter", "filter")
        self.summary = Label("", Role.QUIET, wrap=True)
        self.reset = LinkButton("Filter aufheben")
        self._ended = self._switch("Beendete zeigen")
        self._silent = self._switch(f"länger als {WEEKS} Wochen keine Gesprächsnotiz")
        self._layout()
        self._connect()
        self._show()

    def value(self) -> ClientFilter:
        return self._filter

    def set_filter(self, wanted: ClientFilter) -> None:
        """Filter by this and tell it."""
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.changed.emit(wanted)

    def show_counts(self, counts: ClientCounts) -> None:
        self.active.set_label(f"aktiv: {counts.active}")
        self.without_step.set_label(f"ohne Schritt: {counts.without_step}")
        self._ended.setText(f"Beendete zeigen ({counts.ended})")

    def show_choices(self, choices: FilterChoices) -> None:
        """Build the menu anew."""
        self.menu.clear()
        self._words = {}
        for field, title, attribute in _MENUS:
            entries = getattr(choices, attribute)
            if entries:
                self._add_menu(field, title, entries)
        self.menu.addSeparator()
        self.menu.addActions([self._silent, self._ended])
        self._show()

    def _add_menu(self, field: str, title: str, entries: Sequence[tuple[Any, str]]) -> None:
        menu = self.menu.addMenu(title)
        group = QActionGroup(menu)
        group.triggered.connect(self._on_choice_triggered)
        for value, word in ((None, "alle"), *entries):
            action = QAction(word.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setData((field, value))
            action.setChecked(getattr(self._filter, field) == value)
            menu.addAction(action)
            if value is not None:
                self._words[f"{field}:{value}"] = f"{title}: {word}"

    def _switch(self, text: str) -> QAction:
        action = QAction(text, self)
        action.setCheckable(True)
        return action

    def _layout(self) -> None:
        row = FlowLayout(spacing=6)
        for chip in (self.active, self.without_step, self.more):
            row.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addLayout(row)
        column.addWidget(self.summary)
        column.addWidget(self.reset)

    def _connect(self) -> None:
        self.active.clicked.connect(self._on_active_clicked)
        self.without_step.clicked.connect(self._on_without_step_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.reset.clicked.connect(self._on_reset_clicked)
        self._ended.triggered.connect(self._on_ended_triggered)
        self._silent.triggered.connect(self._on_silent_triggered)

    def _show(self) -> None:
        chosen = self._filter
        self.active.setChecked(chosen.state is CaseState.ACTIVE)
        self.without_step.setChecked(chosen.without_step)
        self._ended.setChecked(chosen.state is CaseState.ENDED)
        self._silent.setChecked(chosen.no_contact_days is not None)
        words = [self._words.get(f"{field}:{getattr(chosen, field)}", "") for field, *_ in _MENUS]
        if chosen.no_contact_days is not None:
            words.append(self._silent.text())
        if chosen.state is CaseState.ENDED:
            words.append("nur Beendete")
        self.summary.setText(", ".join(filter(None, words)))
        self.summary.setVisible(bool(self.summary.text()))
        self.reset.setVisible(bool(self.summary.text()))

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    @Slot()
    def _on_active_clicked(self) -> None:
        state = CaseState.ACTIVE if self.active.isChecked() else None
        self.set_filter(dataclasses.replace(self._filter, state=state))

    @Slot()
    def _on_without_step_clicked(self) -> None:
        self.set_filter(
            dataclasses.replace(self._filter, without_step=self.without_step.isChecked())
        )

    @Slot()
    def _on_ended_triggered(self) -> None:
        state = CaseState.ENDED if self._ended.isChecked() else CaseState.ACTIVE
        self.set_filter(dataclasses.replace(self._filter, state=state))

    @Slot()
    def _on_silent_triggered(self) -> None:
        days = LONG_WITHOUT_CONTACT_DAYS if self._silent.isChecked() else None
        self.set_filter(dataclasses.replace(self._filter, no_contact_days=days))

    @Slot()
    def _on_reset_clicked(self) -> None:
        self.set_filter(ClientFilter())

    @Slot(QAction)
    def _on_choice_triggered(self, action: QAction) -> None:
        field, value = action.data()
        self.set_filter(dataclasses.replace(self._filter, **{field: value}))
