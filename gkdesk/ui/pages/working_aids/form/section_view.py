"""One section of a working aid: its questions as cards, made as far as one sees, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.services.working_aids.views import BlockView, QuestionView, SectionView, TableView
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.between import BlockHead, NoteBox
from gkdesk.ui.pages.working_aids.form.card import QuestionCard
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.form.table import TableCard
from gkdesk.ui.reading_order import put_in_order, set_reading_order, stops
from gkdesk.ui.widgets import Label, Role, ScrollPage
from gkdesk.working_aids.template import Kind as Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.views import ItemView
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.pages.working_aids.form.entry import Entry
    from gkdesk.working_aids.parts import Ref

AT_ONCE, PER_STEP = 5, 2
"""So many cards are made when a section is shown, and then so many at a time."""
AS_MANY_AS = 4
"""So many cards take as long as one table."""
AIR = 24


class SectionCards(ScrollPage):
    """The cards of one section; `stepped` when the focus has come to another question."""

    stepped = Signal()

    def __init__(self, desk: Desk, section: SectionView) -> None:
        super().__init__()
        self.desk = desk
        self.section = section
        self.cards: dict[str, QuestionCard] = {}
        self.tables: dict[str, TableCard] = {}
        self._passed: list[tuple[str, ItemView]] = []
        self._widgets: dict[str, QWidget] = {}
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
        if ref.row is None and ref.question not in self.cards:
            self._set_shown(ref.question, shown=True)
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

    def let_go(self) -> None:
        """End: save or keep what is typed, and listen to nobody until it is gone."""
        self._soon.stop()
        self.commit()
        self.keep_drafts()
        self.desk.changed.disconnect(self._on_desk_changed)
        self.desk.reshaped.disconnect(self._on_desk_reshaped)
        self.desk.proposed.disconnect(self._on_desk_proposed)
        self.desk.context.privacy.changed.disconnect(self._on_privacy_changed)

    def number(self) -> str:
        """Return the number of the question or table with the focus, "" for none."""
        focused = QApplication.focusWidget()
        around = (card for card in self._in_order() if focused and card.isAncestorOf(focused))
        return next((card.view.number for card in around), "")

    def focused(self) -> Entry | None:
        """Return the field with the focus."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        return next((e for e in self.entries() if e is focused or e.isAncestorOf(focused)), None)

    def focus_first(self, *, resume: bool) -> None:
        """Put the focus where one begins: at the top, or on resuming at the first open question."""
        if resume:
            self._make_all()
        shown = [card for card in self._in_order() if not card.isHidden()]
        found = [(card, _open_field(card)) for card in shown] if resume else []
        found += [(card, _any_field(card)) for card in shown]
        for card, entry in found:
            if entry is not None:
                self.settle()
                entry.field.take_focus()
                if not resume:
                    self.verticalScrollBar().setValue(0)
                if resume or not self._is_in_view(entry):
                    self.show_widget(card if isinstance(card, QuestionCard) else entry)
                return

    def _is_in_view(self, widget: QWidget) -> bool:
        top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        return 0 <= top < self.viewport().height() - AIR

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
        """Make some more cards of what is asked; tell whether there may be others."""
        made = 0
        while made < most:
            item = next(self._waiting, None)
            if item is None:
                return False
            self._passed.append((_key(item), item))
            if item.is_relevant and self._put(_key(item), item) is not None:
                made += AS_MANY_AS if isinstance(item, TableView) else 1
        return True

    def _make_all(self) -> None:
        while self._make(PER_STEP):
            pass

    def _put(self, key: str, item: ItemView) -> QWidget | None:
        """Make what shows an item and put it behind what comes before it."""
        widget = self._made(item)
        if widget is not None:
            place = self.body.count() - 1
            for other, _item in reversed(self._passed[: self._place_of(key)]):
                if other in self._widgets:
                    place = self.body.indexOf(self._widgets[other]) + 1
                    break
            else:
                place = 1 if self.section.hint else 0
            self._widgets[key] = widget
            self.body.insertWidget(place, widget)
        return widget

    def _place_of(self, key: str) -> int:
        last = len(self._passed) - 1
        if last >= 0 and self._passed[last][0] == key:
            return last
        return next(place for place, (other, _item) in enumerate(self._passed) if other == key)

    def _set_shown(self, key: str, *, shown: bool) -> bool:
        """Show or hide an item, made now where it was not asked before; tell whether it moved."""
        widget = self._widgets.get(key)
        if widget is None:
            item = next((item for other, item in self._passed if other == key), None)
            if not shown or item is None:
                return False
            widget = self._put(key, item)
            if widget is None:
                return False
            widget.show()
            self._order_new(widget)
            return True
        if widget.isHidden() != shown:
            return False
        widget.setVisible(shown)
        return True

    def _order_new(self, widget: QWidget) -> None:
        """Let Tab come to a new card after the one before it; the others are in order."""
        before: list[QWidget] = []
        for place in reversed(range(self.body.indexOf(widget))):
            item = self.body.itemAt(place)
            other = None if item is None else item.widget()
            before = [] if other is None else list(stops(other))
            if before:
                break
        if before:
            put_in_order((before[-1], *stops(widget)))
        else:
            set_reading_order(self.content)

    def _made(self, item: ItemView) -> QWidget | None:
        if isinstance(item, TableView):
            table = self.tables[item.group.name] = TableCard(self.desk, item)
            table.grown.connect(self._on_grown)
            return table
        if isinstance(item, BlockView):
            return BlockHead(item) if item.group.label else None
        view = self.desk.question(item.ref) or item
        if item.question.kind is Asked.NOTE:
            return NoteBox(view)
        if item.question.kind is Asked.CALCULATE and not item.question.label:
            return None
        card = self.cards[item.question.name] = QuestionCard(self.desk, view)
        card.grown.connect(self._on_grown)
        return card

    def _in_order(self) -> list[QuestionCard | TableCard]:
        found: list[QuestionCard | TableCard] = []
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
            if card is not None:
                card.show_view(view)
            moved |= self._set_shown(view.ref.question, shown=view.is_relevant)
        return moved

    @Slot(object)
    def _on_desk_changed(self, views: tuple[QuestionView, ...]) -> None:
        before = self._around_focus()
        if self._show(views):
            self._hold(before)
            self.stepped.emit()

    @Slot()
    def _on_desk_reshaped(self) -> None:
        """Show the section anew: rows or groups came or went, or something changed elsewhere."""
        found = next((s for s in self.desk.view.sections if s.name == self.section.name), None)
        if found is None:
            return
        self.section = found
        before = self._around_focus()
        self._make_all()
        self._passed = [(_key(item), item) for item in _flat(found.items)]
        for key, item in self._passed:
            if isinstance(item, TableView) and item.group.name in self.tables:
                self.tables[item.group.name].show_view(item)
            if isinstance(item, TableView | BlockView):
                self._set_shown(key, shown=item.is_relevant)
        self._show(tuple(self.desk.question(each.ref) or each for each in found.questions()))
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


def _open_field(card: QWidget) -> Entry | None:
    if isinstance(card, TableCard):
        return card.first_open()
    if isinstance(card, QuestionCard) and not card.view.value:
        return card.entries.get(What.ANSWER)
    return None


def _any_field(card: QWidget) -> Entry | None:
    if isinstance(card, TableCard):
        return next((each for each in card.entries() if not each.isHidden()), None)
    return card.entries.get(What.ANSWER) if isinstance(card, QuestionCard) else None


def _key(item: ItemView) -> str:
    return item.question.name if isinstance(item, QuestionView) else f"group:{item.group.name}"


def _flat(items: tuple[ItemView, ...]) -> Iterator[ItemView]:
    """Go through the items of a section; a block's heading comes before what is in it."""
    for item in items:
        yield item
        if isinstance(item, BlockView):
            yield from _flat(item.items)
