"""The left side of the rounds: the working aids of each year, and what can be begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.dates import format_day_joined
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.working_aids.words import answered_words, due_words, is_late, up_to
from gkdesk.ui.records.row_list import OPEN_AFTER_MS
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import GroupHeader, ItemList, PersonDelegate, PersonItem

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.working_aids.template_view import TemplateView
    from gkdesk.services.working_aids.views import AidSummary, Round, RoundsView
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tables.items import Item

AID, OFFER = "aid", "offer"
Key = tuple[str, object]


class RoundsPane(QWidget):
    """Emits `chosen` while the cursor moves and `entered` on Enter or a click."""

    chosen = Signal(str, object)
    entered = Signal(str, object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._quiet = False
        self.view: RoundsView | None = None
        self.list = ItemList("Runden und Vorlagen", PersonDelegate())
        self._timer = QTimer(self, interval=OPEN_AFTER_MS, singleShot=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.selected.connect(self._on_list_selected)
        self.list.opened.connect(self._on_list_opened)
        self._timer.timeout.connect(self._on_timer_timeout)

    def reload(self) -> None:
        """Read the rounds; the cursor stays where it is."""
        work = self._context.workspace
        self.view = work.aids.rounds.view()
        self._quiet = True
        self.list.set_items(items_of(self.view, work.clock.today()))
        self._quiet = False

    def offer(self, template_id: str) -> TemplateView | None:
        """Return a template that can be begun."""
        rounds = () if self.view is None else self.view.rounds
        found = (each for one in rounds for each in one.offered if each.id == template_id)
        return next(found, None)

    def earlier(self, template_id: str) -> int | None:
        """Return the last year in which a template was begun."""
        rounds = () if self.view is None else self.view.rounds
        years = (one.year for one in rounds for aid in one.aids if aid.template_id == template_id)
        return next(iter(years), None)

    def select(self, kind: str, ref: object) -> None:
        """Put the cursor on a row without opening it."""
        self._quiet = True
        self._timer.stop()
        self.list.select((kind, ref))
        self._quiet = False

    def focus_list(self) -> None:
        """Put the focus on the list."""
        self._quiet = True
        if self.list.current_key() is None:
            self.list.select_first()
        self._quiet = False
        self.list.setFocus()

    @Slot(object)
    def _on_list_selected(self, key: Key | None) -> None:
        if key is not None and not self._quiet:
            self._timer.start()

    @Slot(object)
    def _on_list_opened(self, key: Key) -> None:
        self._timer.stop()
        self.entered.emit(*key)

    @Slot()
    def _on_timer_timeout(self) -> None:
        key = self.list.current_key()
        if isinstance(key, tuple) and self.isVisible():
            self.chosen.emit(*key)


def items_of(view: RoundsView, today: dt.date) -> list[Item]:
    """Put the rounds under their years, and below them what is offered this year."""
    items: list[Item] = []
    for each in view.rounds:
        if each.aids:
            items.append(GroupHeader(f"Runde {each.year}", len(each.aids)))
            items.extend(aid_item(aid, today) for aid in each.aids)
    for each in view.rounds:
        if each.year == today.year:
            _add_offered(items, each)
    return items


def _add_offered(items: list[Item], one: Round) -> None:
    if one.offered:
        items.append(GroupHeader(f"Für {one.year} noch nicht begonnen", len(one.offered)))
        items.extend(offer_item(each) for each in one.offered)


def aid_item(aid: AidSummary, today: dt.date) -> PersonItem:
    """Put a working aid into the words of the list."""
    late = is_late(aid, today)
    if aid.state is AidState.SENT and aid.sent_on is not None:
        step = f"{word(aid.state)} am {format_day_joined(aid.sent_on)}"
    elif aid.state is AidState.CLOSED:
        step = "abgeschlossen, noch nicht gesendet"
    else:
        step = answered_words(aid.answered, aid.askable)
    return PersonItem(
        key=(AID, aid.id),
        title=aid.short or aid.title,
        step=step,
        context=joined(
            due_words(aid.due_on, today) if aid.state is not AidState.SENT else "",
            f"Fassung {aid.fassung}" if aid.fassung > 1 else "",
            aid.title if aid.short else "",
        ),
        warns=late,
    )


def offer_item(template: TemplateView) -> PersonItem:
    """Put a template into the words of the list."""
    own = "eigene Vorlage" if template.ref is not None else ""
    asked = up_to(template.questions)
    return PersonItem(
        key=(OFFER, template.id),
        title=template.short or template.title,
        step="beginnen",
        context=joined(asked, own, template.title if template.short != template.title else ""),
    )
