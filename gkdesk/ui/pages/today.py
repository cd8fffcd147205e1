"""Heute: what is due, in the order of urgency; every row leads to where it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.dates import format_day_long, format_day_short
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.page import Page, PageContext, Place
from gkdesk.ui.pages.today_deeds import PostponeForm, finish, put_off
from gkdesk.ui.pages.today_empty import FIRST_ACTION, FIRST_SENTENCE, FirstStep, NothingDue
from gkdesk.ui.pages.today_list import DueList
from gkdesk.ui.pages.today_rows import DEEDS, due_item, key_of, later, lines
from gkdesk.ui.pages.today_side import BACKUP_PAGE, TodaySide, stale_sentence
from gkdesk.ui.widgets import HeadingLabel, Label, LinkButton, PrivacyCover, Role, ScrollPage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Hashable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gkdesk.services.outcome import Change, Outcome
    from gkdesk.services.today.views import DueItem, TodayView

KEY = "today"
BESIDE = 920
"""From this width on the side column stands beside the list, else below it."""
PEOPLE_PAGE = "people"
NETWORK_PAGE = "network"


class TodayPage(Page):
    """The start page."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Heute"
    icon: ClassVar[str] = "today"
    help_topic: ClassVar[str] = "heute"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._declined = False
        self._found: dict[Hashable, DueItem] = {}
        self._stale = 0
        self._bare = False
        self.postponing: PostponeForm | None = None
        self._put_off: tuple[DueList, DueItem] | None = None
        self.heading = HeadingLabel("Heute", Role.PAGE)
        self.summary = Label("", Role.LEAD, wrap=True)
        self.list = DueList("Was ansteht")
        self.later = LinkButton("", "chevron-right")
        self.later_list = DueList("Was später ansteht")
        self.nothing = NothingDue()
        self.first = FirstStep()
        self.side = TodaySide(context)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read anew what is due; the selection stays on the same thing."""
        del changes
        self._show_view(self.context.workspace.today.view())

    def _show_view(self, view: TodayView) -> None:
        self._found = {key_of(item): item for part in view.sections for item in part.items}
        soon = later(view.sections)
        self.list.set_items(lines(view.sections, view.today))
        self.later_list.set_items(
            [due_item(item, view.today) for item in soon.items] if soon else []
        )
        waiting = self.list.items.rowCount() > 0
        self.summary.setText(_summary(view, soon.total if soon else 0))
        self.list.setVisible(waiting)
        self.nothing.setVisible(not waiting)
        counts = self.context.workspace.clients.counts()
        self._bare = view.keeps_cases and not counts.active and not counts.ended
        self.first.setVisible(waiting and self._bare)
        self._tell_later(soon.total if soon else 0)
        self._suggest(view)
        self.side.show_view(view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.side.set_width(theme.px("width.card_column") if beside else 0)

    def place(self) -> Place:
        key = self.list.current_key()
        item = self._found.get(key) if key is not None else None
        if item is None or item.record is None:
            return Place(KEY)
        return Place(KEY, ((item.record.value, item.ref),), item.kind.value)

    def restore(self, place: Place) -> None:
        for _, ref in place.refs:
            for key, item in self._found.items():
                if item.ref == ref and item.kind.value == place.part:
                    self.list.select(key)
        self.list.take_focus()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = ScrollPage(self)
        outer.addWidget(self._page)
        self._page.body.addLayout(self._columns)
        self._page.body.setContentsMargins(margin, 18, margin, margin)
        main = QVBoxLayout()
        main.setSpacing(theme.px("space.xs"))
        self._columns.setSpacing(margin)
        self._columns.addLayout(main, 1)
        main.addWidget(self.heading)
        main.addWidget(self.summary)
        main.addWidget(self.list)
        main.addWidget(self.first)
        main.addWidget(self.nothing, 1)
        main.addSpacing(theme.px("space.m"))
        main.addWidget(self.later)
        main.addWidget(self.later_list)
        main.addStretch(0)
        self._columns.addWidget(self.side)
        self.later_list.hide()
        self.cover = PrivacyCover(self._page)

    def _connect(self) -> None:
        for each in (self.list, self.later_list):
            each.opened.connect(self._on_list_opened)
            each.moved.connect(self._on_list_moved)
            each.done_wanted.connect(self._on_list_done_wanted)
            each.later_wanted.connect(self._on_list_later_wanted)
        self.later.clicked.connect(self._on_later_clicked)
        self.first.acted.connect(self._on_first_acted)
        for beginning in (self.first, self.nothing):
            beginning.network_wanted.connect(self._on_network_wanted)
        self.nothing.acted.connect(self._on_nothing_acted)
        self.nothing.declined.connect(self._on_nothing_declined)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)
        self.context.backup_made.connect(self._on_backup_made)

    def _tell_later(self, total: int) -> None:
        is_open = self.later_list.isVisibleTo(self) and total > 0
        self.later_list.setVisible(is_open)
        self.later.setVisible(total > 0)
        self.later.set_icon("chevron-down" if is_open else "chevron-right")
        self.later.set_label(f"{word(DueGroup.SOON)}  ·  {total}")
        self.later.setAccessibleDescription("aufgeklappt" if is_open else "zugeklappt")

    def _suggest(self, view: TodayView) -> None:
        self._stale = view.stale_contacts
        next_item = next((item for item in self._found.values() if item.day is not None), None)
        line = ""
        if next_item is not None and next_item.day is not None:
            day = format_day_short(next_item.day, view.today)
            line = f"Als Nächstes am {day}: {inside(next_item.title)}, {inside(next_item.subject)}."
        if self._declined:
            self.nothing.say(line, "", "")
        elif self._stale:
            self.nothing.say(line, stale_sentence(view), "Ansprechpersonen durchgehen")
        elif self._bare:
            self.nothing.say(line, FIRST_SENTENCE, FIRST_ACTION, is_first=True)
        elif not view.keeps_cases:
            self.nothing.say(line, "", "")
        else:
            sentence = "Haben Sie gerade mit jemandem gesprochen? Eine Zeile im Verlauf genügt."
            self.nothing.say(line, sentence, "Menschen öffnen")

    @Slot(object)
    def _on_list_opened(self, key: Hashable) -> None:
        item = self._found.get(key)
        if item is None:
            return
        deed = DEEDS[item.kind]
        if item.kind is DueKind.BACKUP:
            self.context.open_page(BACKUP_PAGE)
        elif deed.row and item.part_id is not None:
            self.context.navigate_to_row(deed.row, item.ref, item.part_id)
        else:
            self.context.navigate(deed.target, item.ref)

    @Slot(object)
    def _on_list_done_wanted(self, key: Hashable) -> None:
        item, source = self._found.get(key), self.sender()
        if item is not None and isinstance(source, DueList):
            workspace = self.context.workspace
            words = f"Erledigt: {inside(item.title)}"
            self._write(source, partial(finish, workspace, item), words)

    @Slot(object)
    def _on_list_later_wanted(self, key: Hashable) -> None:
        item, source, ground = self._found.get(key), self.sender(), self._page.widget()
        if item is None or ground is None or not isinstance(source, DueList):
            return
        self._close_postponing()
        row = source.current_row()
        self._put_off = source, item
        self.postponing = PostponeForm(self.context, inside(item.title), ground)
        self.postponing.confirmed.connect(self._on_postponing_confirmed)
        self.postponing.closed.connect(self._on_postponing_closed)
        corner = source.viewport().mapTo(ground, row.topLeft())
        self.postponing.begin(QRect(corner, row.size()))

    @Slot(object)
    def _on_postponing_confirmed(self, day: dt.date) -> None:
        if self._put_off is None:
            return
        source, item = self._put_off
        self._close_postponing()
        workspace = self.context.workspace
        shown = format_day_short(day, workspace.clock.today())
        words = f"Auf {shown} verschoben: {inside(item.title)}"
        self._write(source, partial(put_off, workspace, item, day), words)

    @Slot()
    def _on_postponing_closed(self) -> None:
        within = self.postponing is not None and self.postponing.isAncestorOf(self.focusWidget())
        source = self._put_off[0] if self._put_off is not None else self.list
        self._close_postponing()
        if within:
            source.take_focus()

    def _close_postponing(self) -> None:
        form, self.postponing, self._put_off = self.postponing, None, None
        if form is not None:
            form.blockSignals(True)  # noqa: FBT003 - Qt's own
            form.hide()
            form.deleteLater()

    def _write(self, source: DueList, call: Callable[[], Outcome], words: str) -> None:
        """Do it, say so with a way back, and stay on the list, at the row that follows."""
        try:
            outcome = call()
        except UserError as error:
            self.context.complain(error)
        else:
            self.context.wrote(outcome, words)
        if source.isVisibleTo(self):
            source.take_focus()
        else:
            self._focus_first()

    def _focus_first(self) -> None:
        if self.list.isVisibleTo(self):
            self.list.take_focus()
        elif self.nothing.button is not None:
            self.nothing.button.setFocus()

    @Slot(QRect)
    def _on_list_moved(self, row: QRect) -> None:
        # The list is as high as its rows: the page scrolls, not the list.
        source = self.sender()
        ground = self._page.widget()
        if isinstance(source, DueList) and ground is not None:
            center = source.mapTo(ground, row.center())
            self._page.ensureVisible(center.x(), center.y(), 0, row.height() * 2)

    @Slot()
    def _on_later_clicked(self) -> None:
        self.later_list.setVisible(not self.later_list.isVisibleTo(self))
        self._tell_later(self.later_list.items.rowCount())

    @Slot()
    def _on_first_acted(self) -> None:
        self.context.navigate(RecordKind.CLIENT.value)

    @Slot()
    def _on_network_wanted(self) -> None:
        self.context.open_page(NETWORK_PAGE)

    @Slot()
    def _on_nothing_acted(self) -> None:
        if self._stale:
            self.context.navigate("contact_person.stale")
        elif self._bare:
            self._on_first_acted()
        else:
            self.context.open_page(PEOPLE_PAGE)

    @Slot()
    def _on_nothing_declined(self) -> None:
        self._declined = True
        self.reload(())

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self.context.privacy.turn(on=False)

    @Slot()
    def _on_backup_made(self) -> None:
        self.reload(())

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)


def _summary(view: TodayView, soon: int) -> str:
    day = format_day_long(view.today)
    waiting = view.waiting - soon
    if not waiting:
        return day
    waits = "1 Sache wartet" if waiting == 1 else f"{waiting} Dinge warten"
    late = f", {view.overdue} davon länger als geplant" if view.overdue else ""
    return f"{day}  ·  {waits}{late}"
