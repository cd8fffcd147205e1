"""The card of the agenda: blocks, the chosen item beside them, and what can be added."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from gkdesk.services.meetings.fields import Item, SeriesFields
from gkdesk.text.codes.meetings import ItemKind, MeetingPurpose
from gkdesk.text.ids import ClientId, MeetingId, PartId
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.adding import AddCase, AddIssue, AddTopic
from gkdesk.ui.pages.conferences.agenda_item import ItemPanel
from gkdesk.ui.pages.conferences.agenda_list import AgendaList
from gkdesk.ui.pages.conferences.agenda_rows import agenda_rows, new_case_words, room_words
from gkdesk.ui.pages.conferences.open_ends import OpenEnds
from gkdesk.ui.pages.conferences.suggested import SuggestedRows, Suggestion
from gkdesk.ui.pages.conferences.words import comeback_words
from gkdesk.ui.widgets import Banner, Card, Kind, Label, LinkButton, Role, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from gkdesk.services.meetings.views import Comeback, MeetingView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

BREAK_MINUTES = 10
BESIDE_FROM = 620
"""The chosen item stands beside the blocks from this width of the card on, else below them."""
EMPTY = "Die Tagesordnung ist leer. Beginnen Sie mit einem Fall oder einem Thema."


class AgendaCard(Card):
    """The agenda of one meeting."""

    client_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__("Tagesordnung")
        self._context = context
        self._view: MeetingView | None = None
        self._usual = SeriesFields()
        self._comebacks: dict[ClientId, Comeback] = {}
        self._returning: dict[ClientId, Comeback] = {}
        self.add_case = LinkButton("Fall", "plus")
        self.add_topic = LinkButton("Thema", "plus")
        self.add_issue = LinkButton("Strukturthema", "plus")
        self.add_break = LinkButton("Pause", "plus")
        self.case = AddCase(context)
        self.topic = AddTopic(context)
        self.issue = AddIssue(context)
        self.room = Label("", Role.QUIET, wrap=True)
        self.too_long = Banner("", Kind.WARN)
        self.list = AgendaList()
        self.item = ItemPanel(context)
        self.empty = Label(EMPTY, Role.QUIET, wrap=True)
        self.missing = SuggestedRows(
            "Kommen wieder und stehen noch nicht auf der Tagesordnung", "Aufnehmen"
        )
        self.ends = OpenEnds()
        self._layout()
        self._connect()

    def show_meeting(
        self,
        view: MeetingView,
        usual: SeriesFields,
        returning: tuple[Comeback, ...],
    ) -> None:
        """Show the agenda of a meeting; `usual` says how long cases usually take."""
        self._view, self._usual = view, usual
        self._returning = {each.client_id: each for each in returning}
        there = {item.fields.client_id for item in view.items}
        self._comebacks = {ref: each for ref, each in self._returning.items() if ref not in there}
        self.case.there = frozenset(ref for ref in there if ref is not None)
        self.case.minutes = usual.new_case_minutes
        for form in (self.case, self.topic, self.issue):
            form.show_record(view.id)
        self._say_room(view)
        self.list.show_rows(agenda_rows(view, self._returning), fixed=view.is_sealed)
        self.list.setVisible(bool(view.items))
        self.empty.setVisible(not view.items)
        self._show_item()
        self._show_missing(view)
        self._show_ends(view)

    def select(self, item_id: int) -> bool:
        """Choose an item; tell whether it is there."""
        return self.list.select(item_id)

    def _say_room(self, view: MeetingView) -> None:
        long = view.minutes_too_many > 0
        self.too_long.say(room_words(view), Kind.WARN)
        self.too_long.setVisible(long)
        places = new_case_words(view, self._usual.new_cases)
        self.room.setText(" ".join(filter(None, (room_words(view), places))))
        self.room.setVisible(not long and bool(view.items))

    def _show_missing(self, view: MeetingView) -> None:
        hidden = self._context.privacy.is_on()
        self.missing.show_rows(
            ()
            if view.is_sealed
            else tuple(
                Suggestion(ref, "verdeckt" if hidden else each.name, comeback_words(each))
                for ref, each in self._comebacks.items()
            )
        )

    def _show_ends(self, view: MeetingView) -> None:
        """Show whose chain has no Anschluss, where that is what the meeting is about."""
        asked = view.fields.purpose is MeetingPurpose.HANDOVER and not view.is_sealed
        ends = self._context.workspace.chains.open_ends() if asked else ()
        known = self.case.there | set(self._comebacks)
        waiting = tuple(end for end in ends if end.client_id not in known)
        self.ends.show_ends(waiting, hidden=self._context.privacy.is_on())

    def _show_item(self) -> None:
        view, ref = self._view, self.list.current_ref()
        places = {item.id: place for place, item in enumerate(view.items)} if view else {}
        place = places.get(PartId(ref)) if ref is not None else None
        self.item.setVisible(place is not None)
        if view is not None and place is not None:
            self.item.show_item(view, place, self._returning)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= BESIDE_FROM
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def _layout(self) -> None:
        deeds = (self.add_case, self.add_topic, self.add_issue, self.add_break)
        for deed in deeds:
            deed.setAccessibleDescription("auf die Tagesordnung setzen")
        self.body.addWidget(Row(*deeds, spacing=theme.px("space.l")))
        for form in (self.case, self.topic, self.issue):
            self.body.addWidget(form)
        self.body.addWidget(self.too_long)
        self.body.addWidget(self.room)
        self.body.addWidget(self.empty)
        blocks = QVBoxLayout()
        blocks.addWidget(self.list)
        blocks.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(theme.px("space.l"))
        self._halves.addLayout(blocks, 3)
        self._halves.addWidget(self.item, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._halves)
        self.body.addWidget(self.missing)
        self.body.addWidget(self.ends)

    def _connect(self) -> None:
        self.add_case.clicked.connect(self.case.begin)
        self.add_topic.clicked.connect(self.topic.begin)
        self.add_issue.clicked.connect(self.issue.begin)
        self.add_break.clicked.connect(self._on_add_break_clicked)
        for form in (self.case, self.topic, self.issue):
            form.written.connect(self._on_form_written)
        self.list.chosen.connect(self._on_list_chosen)
        self.list.entered.connect(self._on_list_entered)
        self.list.move_wanted.connect(self._on_move_wanted)
        self.list.longer_wanted.connect(self._on_longer_wanted)
        self.list.remove_wanted.connect(self._on_remove_wanted)
        self.item.move_wanted.connect(self._on_move_wanted)
        self.item.remove_wanted.connect(self._on_remove_wanted)
        self.item.client_wanted.connect(self.client_wanted)
        self.missing.accepted.connect(self._on_missing_accepted)
        self.ends.wanted.connect(self._on_ends_wanted)

    def _write(self, call: Callable[[], Outcome]) -> Outcome | None:
        return self._context.attempt(call, "")

    def _meeting(self) -> MeetingId:
        return MeetingId(0) if self._view is None else self._view.id

    @Slot()
    def _on_add_break_clicked(self) -> None:
        agenda, ref = self._context.workspace.agenda, self._meeting()
        item = Item(ItemKind.BREAK, minutes=BREAK_MINUTES)
        outcome = self._write(lambda: agenda.save_item(ref, item))
        if outcome is not None and outcome.ref is not None:
            self._on_form_written(outcome.ref)

    @Slot(object)
    def _on_form_written(self, item_id: int) -> None:
        """Go to the new item: it may be moved at once."""
        self.list.select(item_id)
        self._show_item()
        self.list.setFocus()

    @Slot(object)
    def _on_list_chosen(self, _item_id: int | None) -> None:
        self._show_item()

    @Slot(object)
    def _on_list_entered(self, _item_id: int) -> None:
        if self.item.form.isEnabled():
            self.item.form.form.focus_field("minutes")

    @Slot(object, int)
    def _on_move_wanted(self, item_id: int, to: int) -> None:
        agenda, ref = self._context.workspace.agenda, self._meeting()
        self._write(lambda: agenda.move_item(ref, PartId(item_id), to))

    @Slot(object, int)
    def _on_longer_wanted(self, item_id: int, minutes: int) -> None:
        view = self._view
        item = next((each for each in view.items if each.id == item_id), None) if view else None
        if item is None:
            return
        self.item.form.commit()
        changed = replace(item.fields, minutes=max(minutes, item.fields.minutes + minutes, 5))
        agenda, ref = self._context.workspace.agenda, self._meeting()
        if changed != item.fields:
            self._write(lambda: agenda.save_item(ref, changed))

    @Slot(object)
    def _on_remove_wanted(self, item_id: int) -> None:
        agenda, ref = self._context.workspace.agenda, self._meeting()
        self._context.attempt(lambda: agenda.remove_item(ref, PartId(item_id)))
        if self.list.isVisible():
            self.list.setFocus()
        else:
            self.add_case.setFocus()

    @Slot(object)
    def _on_missing_accepted(self, ref: int) -> None:
        case = self._comebacks.get(ClientId(ref))
        if case is None:
            return
        agenda, meeting = self._context.workspace.agenda, self._meeting()
        minutes = self._usual.old_case_minutes
        outcome = self._write(lambda: agenda.carry_over(meeting, case, minutes))
        if outcome is not None and outcome.ref is not None:
            self.list.select(outcome.ref)

    @Slot(object)
    def _on_ends_wanted(self, ref: int) -> None:
        agenda, meeting = self._context.workspace.agenda, self._meeting()
        minutes = self._usual.new_case_minutes
        item = Item(ItemKind.CASE, client_id=ClientId(ref), minutes=minutes)
        outcome = self._write(lambda: agenda.save_item(meeting, item))
        if outcome is not None and outcome.ref is not None:
            self.list.select(outcome.ref)
