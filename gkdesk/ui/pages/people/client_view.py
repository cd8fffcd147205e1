"""One client: header, tabs, and the way a place is remembered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.codes import CaseState
from gkdesk.text.date_input import Lean
from gkdesk.text.ids import ClientId
from gkdesk.text.sentences import sentence
from gkdesk.ui import theme
from gkdesk.ui.forms import DateField, FormSpec, TextField
from gkdesk.ui.pages.people.client_forms import PAST_HELP
from gkdesk.ui.pages.people.client_words import facts_line, own_name, tags
from gkdesk.ui.pages.people.header import DetailHeader
from gkdesk.ui.pages.people.overview_tab import OverviewTab
from gkdesk.ui.pages.people.person_tab import PersonTab
from gkdesk.ui.pages.people.record_list import InlineForm
from gkdesk.ui.pages.people.record_tabs import LanguageTab, LogTab, NetTab, PapersTab, PlanTab
from gkdesk.ui.widgets import Hairline, Kind, TabBar

if TYPE_CHECKING:
    from gkdesk.services.client_views import ClientDetail
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.people.detail_tab import DetailTab
    from gkdesk.ui.pages.people.lookup import OfficeLookup

TABS: tuple[type[DetailTab], ...] = (
    OverviewTab,
    PersonTab,
    LogTab,
    PlanTab,
    LanguageTab,
    PapersTab,
    NetTab,
)
PARTS = tuple(tab.part for tab in TABS)
BOOKLET_KIND = "booklet"


@dataclass(frozen=True)
class Ending:
    """When and why an accompaniment ends."""

    on: dt.date | None = None
    reason: str = ""


ENDING_FORM: FormSpec[Ending] = FormSpec(
    Ending,
    (
        DateField(name="on", label="Ende am", required=True, help_text=PAST_HELP, lean=Lean.PAST),
        TextField(
            name="reason", label="Warum?", placeholder="zum Beispiel: umgezogen, Ziel erreicht"
        ),
    ),
    name="Begleitung beenden",
)


class ClientView(QWidget):
    """The detail page of one client; a tab is made when it is shown first."""

    client_wanted = Signal(object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self.context = context
        self._lookup = lookup
        self.client: ClientDetail | None = None
        self.header = DetailHeader("Begleitheft drucken", "Begleitheft", "printer")
        self.tabs = TabBar("Bereiche", [tab.title for tab in TABS])
        self._stack = QStackedWidget()
        self._made: dict[str, DetailTab] = {}
        self._filled: set[DetailTab] = set()
        self._ending: InlineForm[Ending] | None = None
        self._end = QAction("Begleitung beenden …", self)
        self._reopen = QAction("Wieder aufnehmen", self)
        self.header.menu.addActions([self._end, self._reopen])
        self._layout()
        self._connect()

    def show_client(self, client: ClientDetail) -> None:
        """Show a record, or the present state of the same one."""
        if self.client is None or client.id != self.client.id:
            self._close_ending()
        self.client = client
        today = self.context.workspace.clock.today()
        self.header.say(client.name, own_name(client), facts_line(client, today))
        self.header.show_tags(tags(client, today, self._lookup))
        ended = client.state is CaseState.ENDED
        self._end.setVisible(not ended)
        self._reopen.setVisible(ended)
        for tab in self._made.values():
            if tab is self._stack.currentWidget():
                tab.show_record(client)
        self._show_tab(PARTS[self.tabs.current()])

    def part(self) -> str:
        return PARTS[self.tabs.current()]

    def show_part(self, part: str) -> DetailTab:
        """Show a tab and return it."""
        self.tabs.set_current(PARTS.index(part) if part in PARTS else 0)
        return self._show_tab(part if part in PARTS else PARTS[0])

    def tab(self) -> DetailTab:
        """Return the tab that is shown."""
        return self._show_tab(self.part())

    def show_draft(self, name: str) -> bool:
        """Show the field of a draft; tell whether there is one of this name."""
        for part in PARTS:
            if self._made_tab(part).holds(name):
                self.show_part(part).show_draft(name)
                return True
        return False

    def commit(self) -> None:
        """Save now what can be saved."""
        for tab in self._made.values():
            tab.commit()

    def keep_drafts(self) -> None:
        for tab in self._made.values():
            tab.keep_drafts()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, 0)
        head.setSpacing(theme.px("space.s"))
        head.addWidget(self.header)
        self._ending_place = QVBoxLayout()
        head.addLayout(self._ending_place)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        line = QVBoxLayout()
        line.setContentsMargins(margin, 0, margin, 0)
        line.addWidget(Hairline())
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.header.acted.connect(self._on_header_acted)
        self._end.triggered.connect(self._on_end_triggered)
        self._reopen.triggered.connect(self._on_reopen_triggered)

    def _show_tab(self, part: str) -> DetailTab:
        tab = self._made_tab(part)
        fresh = tab is self._stack.currentWidget() and tab in self._filled
        if self.client is not None and not fresh:
            self._filled.add(tab)
            tab.show_record(self.client)
        self._stack.setCurrentWidget(tab)
        return tab

    def _made_tab(self, part: str) -> DetailTab:
        tab = self._made.get(part)
        if tab is None:
            tab = TABS[PARTS.index(part)](self.context, self._lookup)
            self._made[part] = tab
            self._stack.addWidget(tab)
            if isinstance(tab, OverviewTab):
                tab.part_wanted.connect(self._on_overview_part_wanted)
                tab.step_wanted.connect(self.begin_step)
            if isinstance(tab, PersonTab):
                tab.client_wanted.connect(self.client_wanted)
        return tab

    @Slot()
    def begin_step(self) -> None:
        """Open the form for a new step."""
        tab = self.show_part(PlanTab.part)
        tab.lists["steps"].begin_new()

    def _close_ending(self) -> None:
        if self._ending is not None:
            self._ending_place.removeWidget(self._ending)
            self._ending.hide()
            self._ending.deleteLater()
            self._ending = None

    def _write(self, outcome: Outcome) -> None:
        self._close_ending()
        self.context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_end_triggered(self) -> None:
        self._close_ending()
        self._ending = InlineForm(ENDING_FORM, self.context)
        self._ending.view.load(Ending(self.context.workspace.clock.today()))
        self._ending.confirmed.connect(self._on_ending_confirmed)
        self._ending.dismissed.connect(self._on_ending_dismissed)
        self._ending_place.addWidget(self._ending)
        self._ending.view.focus_field("reason")

    @Slot()
    def _on_ending_confirmed(self) -> None:
        if self._ending is None or self.client is None or not self._ending.view.show_problems():
            return
        ending = self._ending.view.value()
        day = ending.on or self.context.workspace.clock.today()
        try:
            outcome = self.context.workspace.clients.end(
                ClientId(self.client.id), day, ending.reason
            )
        except InvalidInput as error:
            self._ending.view.show_error(error.field, sentence(error))
        except UserError as error:
            self.context.banner(Kind.ERROR, sentence(error))
        else:
            self._write(outcome)

    @Slot()
    def _on_ending_dismissed(self) -> None:
        self._close_ending()
        self.header.more.setFocus()

    @Slot()
    def _on_reopen_triggered(self) -> None:
        if self.client is None:
            return
        try:
            outcome = self.context.workspace.clients.reopen(ClientId(self.client.id))
        except UserError as error:
            self.context.banner(Kind.ERROR, sentence(error))
        else:
            self._write(outcome)

    @Slot(int)
    def _on_tabs_current_changed(self, index: int) -> None:
        self._show_tab(PARTS[index])

    @Slot(str)
    def _on_overview_part_wanted(self, part: str) -> None:
        self.show_part(part).focus_first()

    @Slot()
    def _on_header_acted(self) -> None:
        if self.client is not None:
            self.context.navigate(BOOKLET_KIND, self.client.id)
