"""The minutes to read: who was there, what was said and agreed at each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import ItemKind
from gkdesk.text.dates import format_day
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.records.veil import HIDDEN
from gkdesk.ui.widgets import Card, HeadingLabel, Label, Role, clear_layout

if TYPE_CHECKING:
    from gkdesk.services.meetings.fields import ActorView, Text
    from gkdesk.services.meetings.views import ActionView, ItemView, MeetingView

NOTHING = "Dazu ist nichts festgehalten."


class MinutesText(QWidget):
    """All of the minutes as plain text that can be marked and copied; nothing can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.m"))
        self._shown: tuple[MeetingView, bool] | None = None

    def show_minutes(self, view: MeetingView, *, covered: bool = False) -> None:
        """Show the minutes; `covered` calls every case by its number and hides all texts."""
        if (view, covered) == self._shown:
            return
        self._shown = view, covered
        clear_layout(self._column)
        self._column.addWidget(_people(view, covered=covered))
        for item in view.items:
            if item.fields.kind is not ItemKind.BREAK:
                self._column.addWidget(_covered(item) if covered else _item(item, view))


def _covered(item: ItemView) -> Card:
    """Return what is shown of an item while somebody looks on: its number and its state."""
    card = Card(item.cover or word(item.fields.kind))
    card.body.addWidget(Label(word(item.state), Role.QUIET))
    card.body.addWidget(Label(HIDDEN, Role.QUIET))
    return card


def _people(view: MeetingView, *, covered: bool) -> Card:
    card = Card("Anwesenheit")
    for person in view.participants:
        fields = person.fields
        case = words.case_of(person, view, open_item=None) if covered else ""
        stand_in = f", vertreten durch {inside(fields.stand_in)}" if fields.stand_in else ""
        if case:
            stand_in = ""
        line = f"{words.person_words(person, case)}: {word(fields.attendance)}{stand_in}"
        card.body.addWidget(_text(line))
    return card


def _item(item: ItemView, view: MeetingView) -> Card:
    card = Card(_title(item, view))
    state = word(item.state)
    if item.fields.follow_up_on is not None:
        state = f"{state}, Wiedervorlage am {format_day(item.fields.follow_up_on)}"
    card.body.addWidget(Label(state, Role.QUIET))
    names = {person.id: words.person_words(person) for person in view.participants}
    for text in item.texts:
        if text.text:
            _add(card, *_block(text))
    for each in item.views:
        _add(card, *_view(each, names.get(each.participant_id, "")))
    for action in view.actions:
        if action.fields.item_id == item.id:
            _add(card, *_action(action))
    if card.body.count() <= _HEAD:
        card.body.addWidget(Label(NOTHING, Role.QUIET))
    return card


_HEAD = 2


def _title(item: ItemView, view: MeetingView) -> str:
    """Call an item as it was called on the day of the seal, a veiled case by its number."""
    if item.fields.is_veiled and item.cover:
        return item.cover
    return inside((view.is_sealed and item.fields.title) or item.name)


def _block(text: Text) -> tuple[str, str]:
    confided = ", anvertraut" if text.confided else ""
    return f"{word(text.part)}  ·  {words.category_word(text.category)}{confided}", text.text


def _view(view: ActorView, who: str) -> tuple[str, str]:
    mandate = f"Auftrag: {view.mandate}" if view.mandate else ""
    role = f"Rolle: {view.role}" if view.role else ""
    lines = "\n".join(line for line in (view.view, mandate, role) if line)
    return f"{who}  ·  {words.category_word(view.category)}", lines


def _action(action: ActionView) -> tuple[str, str]:
    fields = action.fields
    due = "" if fields.due_on is None else f"bis {format_day(fields.due_on)}"
    noticed = f"zu merken an: {fields.noticed_by}" if fields.noticed_by else ""
    more = ", ".join(piece for piece in (inside(action.owner), due, noticed) if piece)
    caption = f"{word(fields.kind)}  ·  {words.category_word(fields.category)}"
    return caption, f"{fields.what}\n{more}" if more else fields.what


def _add(card: Card, caption: str, text: str) -> None:
    card.body.addWidget(Label(caption, Role.CAPTION, wrap=True))
    card.body.addWidget(_text(text))


def _text(text: str) -> Label:
    return Label(text, Role.READING, wrap=True, selectable=True)


def heading(text: str) -> HeadingLabel:
    """Return the heading of a page of its own."""
    return HeadingLabel(text, Role.PAGE, wrap=True)
