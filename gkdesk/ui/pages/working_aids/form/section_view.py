"""One section of a working aid: its questions as cards, made as far as one sees, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gkdesk.services.working_aids.views import BlockView, QuestionView, SectionView, TableView
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.card import QuestionCard
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.form.table import TableCard
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import Box, Label, Role, ScrollPage, SectionHeader
from gkdesk.working_aids.template import Kind as Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.views import ItemView
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.pages.working_aids.form.entry import Entry
    from gkdesk.working_aids.parts import Ref

AT_ONCE, PER_STEP = 8, 3
"""So many cards are made when a section is shown, and then so many at a time."""
AIR = 24


class NoteBox(Box):
    """Guidance that is read, not answered."""

    def __init__(self, view: QuestionView) -> None:
        super().__init__("quiet")
        column = QVBoxLayout(self)
        margin = theme.px("space.l")
        column.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        column.addWidget(Label(view.question.label, Role.READING, wrap=True, selectable=True))
        if view.question.hint:
            column.addWidget(Label(view.question.hint, Role.QUIET, wrap=True, selectable=True))
        self.setAccessibleName(view.question.label)


class BlockHead(QWidget):
    """The heading of a block of questions, with what is said about it."""

    def __init__(self, view: BlockView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("space.m"), 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(SectionHeader(view.group.label))
        if view.group.hint:
            column.addWidget(Label(view.group.hint, Role.QUIET, wrap=True))


class SectionCards(ScrollPage):
    """The cards of one section; `stepped` when the focus has come to another question."""

    stepped = Signal()

    def __init__(self, desk: Desk, section: SectionView) -> None:
        super().__init__()
        self.desk = desk
        self.section = section
        self.cards: dict[str, QuestionCard] = {}
        self.tables: dict[str, TableCard] = {}
        self._others: dict[str, tuple[QWidget, ItemView]] = {}
        self._waiting: Iterator[ItemView] = iter(())
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._on_soon_timeout)
        self.body.setContentsMargins(24, theme.px("space.m"), 24, 24)
        self._begin()
        desk.changed.connect(self._on_desk_changed)
        desk.reshaped.connect(self._on_desk_reshaped)
        desk.proposed.connect(self._on_desk_proposed)
        desk.context.privacy.changed.connect(self._on_privacy_changed)

    def entry(self, ref: Ref, what: What = What.ANSWER) -> Entry | None:
        """Return a field of this section; cards further down are made now."""
        while ref.question not in self.cards and self._make(PER_STEP):
            pass
        card = self.cards.get(ref.question)
        if card is not None:
            return card.entry(what)
        self._make_all()
        for table in self.tables.values():
            if ref.row is not None and any(row.id == ref.row for row in table.view.rows):
                return table.entry(ref.row, ref.question, what)
        return None

    def focus_on(self, ref: Ref, what: What = What.ANSWER, cursor: int = -1) -> bool:
        """Go to a field; tell whether it is there."""
        entry = self.entry(ref, what)
        if entry is None:
            return False
        self.settle()
        entry.field.take_focus(cursor)
        self.show_widget(entry)
        return True

    def focus_table(self, name: str) -> bool:
        """Go to a table; tell whether it is there."""
        self._make_all()
        table = self.tables.get(name)
        if table is None:
            return False
        self.settle()
        table.add.setFocus()
        self.show_widget(table)
        return True

    def entries(self) -> Iterator[Entry]:
        """Go through all fields that are made."""
        for card in self.cards.values():
            yield from card.entries.values()
        for table in self.tables.values():
            yield from table.entries()

    def commit(self) -> None:
        """Save now what can be saved."""
        for entry in tuple(self.entries()):
            entry.save()

    def keep_drafts(self) -> None:
        """Put everything half-typed among the drafts."""
        for entry in self.entries():
            entry.keep_draft()

    def place(self) -> tuple[int, int]:
        """Return the question with the focus, counted from 1, and how many are asked."""
        shown = [card for card in self._in_order() if not card.isHidden()]
        focused = QApplication.focusWidget()
        for number, card in enumerate(shown, 1):
            if focused is not None and card.isAncestorOf(focused):
                return number, len(shown)
        return 0, len(shown)

    def focused(self) -> Entry | None:
        """Return the field with the focus."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        return next((e for e in self.entries() if e is focused or e.isAncestorOf(focused)), None)

    def focus_first(self) -> None:
        """Put the focus on the first question that is not answered, else on the first one."""
        self._make_all() if self.section.answered else None
        asked = [card for card in self.cards.values() if not card.isHidden()]
        open_ = [card for card in asked if not card.view.value]
        for card in (*open_, *asked):
            entry = card.entries.get(What.ANSWER)
            if entry is not None:
                self.settle()
                entry.field.take_focus()
                self.show_widget(card)
                return
        for table in self.tables.values():
            found = next(iter(table.entries()), None)
            if found is not None:
                found.field.take_focus()
                return

    def settle(self) -> None:
        """Give everything its place now, not with the next turn of the event loop."""
        for _ in range(2):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def show_widget(self, widget: QWidget) -> None:
        """Bring all of a widget into view, or its beginning."""
        ground = self.widget()
        top = widget.mapTo(ground, QPoint(0, 0)).y() if ground is not None else 0
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top - AIR < bar.value() or widget.height() + AIR > room:
            bar.setValue(top - AIR)
        elif top + widget.height() + AIR > bar.value() + room:
            bar.setValue(top + widget.height() + AIR - room)

    def _begin(self) -> None:
        if self.section.hint:
            self.body.addWidget(Label(self.section.hint, Role.READING, wrap=True))
        self._waiting = _flat(self.section.items)
        self.body.addStretch(1)
        if self._make(AT_ONCE):
            self._soon.start()

    def _make(self, most: int) -> bool:
        """Make some more cards; tell whether there may be others."""
        for _ in range(most):
            item = next(self._waiting, None)
            if item is None:
                return False
            widget = self._made(item)
            if widget is not None:
                self.body.insertWidget(self.body.count() - 1, widget)
                widget.setVisible(item.is_relevant)
        return True

    def _make_all(self) -> None:
        while self._make(PER_STEP):
            pass

    def _made(self, item: ItemView) -> QWidget | None:
        if isinstance(item, TableView):
            table = self.tables[item.group.name] = TableCard(self.desk, item)
            table.grown.connect(self._on_grown)
            return table
        if isinstance(item, BlockView):
            if not item.group.label:
                return None
            head = BlockHead(item)
            self._others[f"group:{item.group.name}"] = head, item
            return head
        name = item.question.name
        view = self.desk.question(item.ref) or item
        if item.question.kind is Asked.NOTE:
            note = NoteBox(view)
            self._others[name] = note, item
            return note
        if item.question.kind is Asked.CALCULATE and not item.question.label:
            return None
        card = self.cards[name] = QuestionCard(self.desk, view)
        card.grown.connect(self._on_grown)
        return card

    def _in_order(self) -> list[QWidget]:
        found: list[QWidget] = []
        for place in range(self.body.count()):
            item = self.body.itemAt(place)
            widget = None if item is None else item.widget()
            if isinstance(widget, QuestionCard | TableCard):
                found.append(widget)
        return found

    def _around_focus(self) -> tuple[QWidget, int] | None:
        """Return what has the focus, and how far below the upper edge it stands."""
        focused = QApplication.focusWidget()
        if focused is None or not self.content.isAncestorOf(focused):
            return None
        return focused, focused.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _hold(self, before: tuple[QWidget, int] | None) -> None:
        """Leave what has the focus where it stands while other cards come and go above it."""
        if before is None:
            return
        widget, top = before
        self.settle()
        moved = widget.mapTo(self.viewport(), QPoint(0, 0)).y() - top
        if moved:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _show(self, views: tuple[QuestionView, ...]) -> bool:
        """Show questions as they stand now; tell whether any came or went."""
        moved = False
        for view in views:
            if view.ref.row is not None:
                for table in self.tables.values():
                    table.show_question(view)
                continue
            card = self.cards.get(view.ref.question)
            other = self._others.get(view.ref.question)
            widget = card or (None if other is None else other[0])
            if card is not None:
                card.show_view(view)
            if widget is not None and widget.isHidden() == view.is_relevant:
                widget.setVisible(view.is_relevant)
                moved = True
        return moved

    @Slot(object)
    def _on_desk_changed(self, views: tuple[QuestionView, ...]) -> None:
        before = self._around_focus()
        if self._show(views):
            self._hold(before)

    @Slot()
    def _on_desk_reshaped(self) -> None:
        """Show the section anew: rows or groups came or went, or something changed elsewhere."""
        found = next((s for s in self.desk.view.sections if s.name == self.section.name), None)
        if found is None:
            return
        self.section = found
        before = self._around_focus()
        self._make_all()
        self._show(tuple(self.desk.question(each.ref) or each for each in found.questions()))
        for item in _flat(found.items):
            if isinstance(item, TableView) and item.group.name in self.tables:
                self.tables[item.group.name].show_view(item)
                self.tables[item.group.name].setVisible(item.is_relevant)
            elif isinstance(item, BlockView) and f"group:{item.group.name}" in self._others:
                self._others[f"group:{item.group.name}"][0].setVisible(item.is_relevant)
        set_reading_order(self.content)
        self._hold(before)

    @Slot()
    def _on_desk_proposed(self) -> None:
        before = self._around_focus()
        for table in self.tables.values():
            table.show_known()
        self._hold(before)

    @Slot()
    def _on_privacy_changed(self) -> None:
        for card in self.cards.values():
            card.veil_if_needed()
        for table in self.tables.values():
            table.veil_if_needed()

    @Slot()
    def _on_soon_timeout(self) -> None:
        if self._make(PER_STEP):
            self._soon.start()
        else:
            set_reading_order(self.content)
            self.stepped.emit()

    @Slot()
    def _on_grown(self) -> None:
        set_reading_order(self.content)


def _flat(items: tuple[ItemView, ...]) -> Iterator[ItemView]:
    """Go through the items of a section; a block's heading comes before what is in it."""
    for item in items:
        yield item
        if isinstance(item, BlockView):
            yield from _flat(item.items)
