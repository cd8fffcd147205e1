"""One client: header, tabs, and the way a place is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.codes.clients import CaseState
from gkdesk.text.ids import ClientId
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.people import asked_papers
from gkdesk.ui.pages.people.chain.tab import STEPS, ChainTab
from gkdesk.ui.pages.people.client_words import facts_line, own_name, tags
from gkdesk.ui.pages.people.consents.tab import ConsentsTab
from gkdesk.ui.pages.people.ending_form import EndingForm
from gkdesk.ui.pages.people.overview_tab import OverviewTab
from gkdesk.ui.pages.people.passed_on import TITLE as PASSED_ON
from gkdesk.ui.pages.people.person_tab import PersonTab
from gkdesk.ui.pages.people.record_tabs import LanguageTab, LogTab, NetTab, PapersTab, PlanTab
from gkdesk.ui.pages.people.situation_tab import SituationTab
from gkdesk.ui.records.header import DetailHeader
from gkdesk.ui.records.tab_strip import TabStrip
from gkdesk.ui.widgets import Hairline, Kind

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.people.chain.words import LinkMark, StepMark
    from gkdesk.ui.pages.people.detail_tab import DetailTab
    from gkdesk.ui.records.lookup import OfficeLookup

TABS: tuple[type[DetailTab], ...] = (
    OverviewTab,
    PersonTab,
    LogTab,
    PlanTab,
    ChainTab,
    LanguageTab,
    SituationTab,
    PapersTab,
    NetTab,
    ConsentsTab,
)
PARTS = tuple(tab.part for tab in TABS)
BOOKLET_KIND = "booklet"
SUBSTITUTE_WORD = "Vertretungsblatt drucken"
CONSENT_FORM_WORD = "Einwilligung drucken"
HANDOUT_WORD = "Handzettel drucken"
INVITATION_WORD = "Einladung schreiben"
ENDING = "ending"
"""Name of the form above the tabs in the path of a field."""


class ClientView(QWidget):
    """The detail page of one client; a tab is made when it is shown first."""

    client_wanted = Signal(object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self.context = context
        self._lookup = lookup
        self.client: ClientDetail | None = None
        self.header = DetailHeader("Begleitheft drucken", "Begleitheft", "printer")
        self.strip = TabStrip("Bereiche", [tab.title for tab in TABS])
        self.tabs = self.strip.tabs
        self._stack = QStackedWidget()
        self._made: dict[str, DetailTab] = {}
        self._filled: set[DetailTab] = set()
        self.ending = EndingForm(context)
        self._end = QAction("Begleitung beenden …", self)
        self._reopen = QAction("Wieder aufnehmen", self)
        self.passed_on = QAction(PASSED_ON, self)
        self.substitute = QAction(SUBSTITUTE_WORD, self)
        self.consent_form = QAction(CONSENT_FORM_WORD, self)
        self.handout = QAction(HANDOUT_WORD, self)
        self.invitation = QAction(INVITATION_WORD, self)
        papers = [self.handout, self.invitation, self.substitute, self.consent_form]
        self.header.menu.addActions([*papers, self._end, self._reopen, self.passed_on])
        self._layout()
        self._connect()

    def show_client(self, client: ClientDetail) -> None:
        """Show a record, or the present state of the same one."""
        self.client = client
        self.ending.show_record(client.id)
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

    def show_draft(self, name: str, row: str) -> bool:
        """Show the field of a draft; tell whether there is one of this name."""
        if self.ending.holds(name):
            self.focus_field(f"{ENDING}.{self.ending.draft_field()}")
            return self.ending.form is not None
        for part in PARTS:
            if self._made_tab(part).holds(name):
                return self.show_part(part).show_draft(name, row)
        return False

    def commit(self) -> None:
        """Save now what can be saved."""
        for tab in self._made.values():
            tab.commit()

    def focused_field(self) -> tuple[str, int]:
        """Return where the cursor is, as `focus_field` takes it."""
        if self.ending.form is not None:
            field, cursor = self.ending.form.view.focused_field()
            if field:
                return f"{ENDING}.{field}", cursor
        return self.tab().focused_field()

    def focus_field(self, path: str, cursor: int = -1) -> None:
        """Go back to a field of the shown tab, or of the form above the tabs."""
        name, _, field = path.partition(".")
        form = self.ending.form
        if name != ENDING:
            self.tab().focus_field(path, cursor)
        elif form is not None and form.view.has_field(field):
            form.view.focus_field(field, cursor)

    def keep_drafts(self) -> None:
        self.ending.keep_draft()
        for tab in self._made.values():
            tab.keep_drafts()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        head = QVBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, 0)
        head.setSpacing(theme.px("space.s"))
        head.addWidget(self.header)
        head.addWidget(self.ending)
        head.addWidget(self.strip)
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
        self._end.triggered.connect(self.ending.begin)
        self.ending.closed.connect(self._on_ending_closed)
        self._reopen.triggered.connect(self._on_reopen_triggered)
        self.passed_on.triggered.connect(self._on_passed_on_triggered)
        self.substitute.triggered.connect(self._on_substitute_triggered)
        self.handout.triggered.connect(self._on_handout_triggered)
        self.invitation.triggered.connect(self._on_invitation_triggered)
        self.consent_form.triggered.connect(self._on_consent_form_triggered)

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
                tab.chain_step_wanted.connect(self._on_overview_chain_step_wanted)
                tab.link_wanted.connect(self._on_overview_link_wanted)
            if isinstance(tab, PersonTab):
                tab.client_wanted.connect(self.client_wanted)
        return tab

    @Slot()
    def begin_step(self) -> None:
        """Open the form for a new step."""
        tab = self.show_part(PlanTab.part)
        tab.lists["steps"].begin_new()

    @Slot(object)
    def _on_overview_chain_step_wanted(self, step: StepMark | None) -> None:
        tab = self.show_part(ChainTab.part)
        if step is None:
            tab.lists[STEPS].begin_new()
        else:
            tab.lists[STEPS].edit(step.id)

    @Slot(object)
    def _on_overview_link_wanted(self, link: LinkMark) -> None:
        tab = self.show_part(ChainTab.part)
        if isinstance(tab, ChainTab):
            tab.open_link(link)

    @Slot()
    def _on_ending_closed(self) -> None:
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
            self.context.wrote(outcome, outcome.label.text)

    def print_this(self) -> None:
        """Go to the paper of the tab that is shown: a form of consent, else the booklet."""
        if self.client is None:
            return
        kind = asked_papers.FORM if self.part() == ConsentsTab.part else BOOKLET_KIND
        self.context.navigate(kind, self.client.id)

    @Slot()
    def _on_substitute_triggered(self) -> None:
        if self.client is not None:
            self.context.navigate(asked_papers.SUBSTITUTE, self.client.id)

    @Slot()
    def _on_handout_triggered(self) -> None:
        if self.client is not None:
            self.context.navigate(asked_papers.HANDOUT, self.client.id)

    @Slot()
    def _on_invitation_triggered(self) -> None:
        if self.client is not None:
            self.context.navigate(asked_papers.INVITATION, self.client.id)

    @Slot()
    def _on_consent_form_triggered(self) -> None:
        if self.client is not None:
            self.context.navigate(asked_papers.FORM, self.client.id)

    @Slot()
    def _on_passed_on_triggered(self) -> None:
        tab = self.show_part(PapersTab.part)
        if isinstance(tab, PapersTab):
            tab.focus_passed_on()

    @Slot(int)
    def _on_tabs_current_changed(self, index: int) -> None:
        self.context.went_on.emit()
        self._show_tab(PARTS[index])

    @Slot(str)
    def _on_overview_part_wanted(self, part: str) -> None:
        self.show_part(part).focus_first()

    @Slot()
    def _on_header_acted(self) -> None:
        if self.client is not None:
            self.context.navigate(BOOKLET_KIND, self.client.id)
