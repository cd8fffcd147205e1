"""A scrolled part of a record's page: its groups, lists and forms, their drafts and the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QApplication

from gkdesk.ui.pages.page import first_stop
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import Card, ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.group_form import GroupForm
    from gkdesk.ui.records.one_off_form import OneOffForm
    from gkdesk.ui.records.record_list import RecordList

F = TypeVar("F", bound="OneOffForm[Any]")
AIR = 80
"""What else is seen above and below of what is brought into view."""


class RecordScroll(ScrollPage):
    """`groups` with their `cards`, `lists` and `forms` are known by the names a place remembers."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        # A timer of its own: a call that waits for a page that is gone would keep its record alive.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show_focused)
        # A form that opens changes the height of what is above it, too, in several steps.
        self.verticalScrollBar().rangeChanged.connect(self.show_focused)
        self.context = context
        self.groups: dict[str, GroupForm[Any]] = {}
        self.cards: dict[str, Card] = {}
        self.lists: dict[str, RecordList[Any]] = {}
        self.forms: dict[str, OneOffForm[Any]] = {}
        self.body.setContentsMargins(24, 12, 24, 24)

    def add_group(self, name: str, group: GroupForm[Any], *, title: str = "") -> Card:
        """Put a group on a card and remember it."""
        self.groups[name] = group
        card = self.cards[name] = Card(title or group.form.spec.name, self.content)
        card.body.addWidget(group)
        return card

    def add_list(self, name: str, records: RecordList[Any]) -> RecordList[Any]:
        self.lists[name] = records
        records.opened.connect(self._on_records_opened)
        return records

    def add_form(self, name: str, form: F) -> F:
        self.forms[name] = form
        form.opened.connect(self._on_records_opened)
        return form

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        groups = any(group.holds(name) for group in self.groups.values())
        return groups or any(each.holds(name) for each in self._opening().values())

    def show_draft(self, name: str, part: str) -> bool:
        """Go to the field of a draft of this name, `part` tells the row; tell if it is there."""
        found = {key: each.waiting_field() for key, each in self.groups.items() if each.holds(name)}
        found |= {key: each.draft_field() for key, each in self.forms.items() if each.holds(name)}
        found |= {
            key: each.open_draft(part) for key, each in self.lists.items() if each.holds(name)
        }
        for key, field in found.items():
            self.focus_field(f"{key}.{field}")
        return any(found.values())

    def focus_row(self, name: str, part_id: int, what: str) -> None:
        """Go to what can be done with a row of a list."""
        if not self.lists[name].show_row(part_id, what):
            self.focus_first()

    def commit(self) -> None:
        """Save now what can be saved."""
        for group in self.groups.values():
            group.commit()

    def keep_drafts(self) -> None:
        """Put everything half-typed among the drafts."""
        for group in self.groups.values():
            group.keep_draft()
        for each in self._opening().values():
            each.keep_draft()

    def focused_field(self) -> tuple[str, int]:
        """Return `group.field` and the cursor, ("", -1) when nothing here has the focus."""
        for name, form in self._forms():
            field, cursor = form.focused_field()
            if field:
                return f"{name}.{field}", cursor
        return "", -1

    def focus_field(self, path: str, cursor: int = -1) -> None:
        """Go back to a field; the form it was in may be closed meanwhile."""
        name, _, field = path.partition(".")
        form = dict(self._forms()).get(name)
        if form is not None and form.has_field(field):
            form.focus_field(field, cursor)
            self._show_widget(form.input(field))

    def focus_first(self) -> None:
        """Put the focus on the first thing that takes it."""
        first = first_stop(self.content)
        if first is not None:
            first.setFocus()

    def _forms(self) -> list[tuple[str, Any]]:
        found = [(name, group.form) for name, group in self.groups.items()]
        for name, each in self._opening().items():
            if each.form is not None:
                found.append((name, each.form.view))
        return found

    def _opening(self) -> dict[str, RecordList[Any] | OneOffForm[Any]]:
        """Return what opens a form in place."""
        return {**self.lists, **self.forms}

    def _show_widget(self, widget: QWidget) -> None:
        """Bring all of a widget into view, or its beginning where the window is too low."""
        ground = self.widget()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = widget.mapTo(ground, QPoint(0, 0)).y() if ground is not None else 0
        air = max(0, min(AIR, (room - widget.height()) // 2))
        if top - air < bar.value() or widget.height() > room:
            bar.setValue(top - air)
        elif top + widget.height() + air > bar.value() + room:
            bar.setValue(top + widget.height() + air - room)

    @Slot()
    def show_focused(self) -> None:
        """Bring what has the focus into view, as soon as the layout has given it a place."""
        self._soon.start()

    @Slot()
    def _on_records_opened(self) -> None:
        set_reading_order(self.content)
        self.show_focused()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_focused()

    @Slot()
    def _show_focused(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return
        forms = [each.form for each in self._opening().values() if each.form is not None]
        form = next((form for form in forms if form.isAncestorOf(focused)), None)
        self._show_widget(focused if form is None else form)
