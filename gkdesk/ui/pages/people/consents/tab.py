"""Einwilligungen: what may be told to whom, from the blank form to the withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from gkdesk.text.ids import ClientId
from gkdesk.text.wording.withdrawal import closed_elsewhere
from gkdesk.ui.pages.people import asked_papers
from gkdesk.ui.pages.people.consents.list import FORM, NOTICES, ConsentList
from gkdesk.ui.pages.people.consents.withdrawal import NoticeCard, WithdrawalForm
from gkdesk.ui.pages.people.detail_tab import DetailTab
from gkdesk.ui.pages.people.passed_on import gaps_told
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from gkdesk.services.basis.paper_kinds import NoticeRecipient
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

CONSENTS = "consents"


class ConsentsTab(DetailTab):
    """The grounds of disclosure of one client."""

    part: ClassVar[str] = "consents"
    title: ClassVar[str] = "Einwilligungen"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._client: ClientDetail | None = None
        self._withdrawn: int | None = None
        self.consents = ConsentList(context, lookup)
        self.withdrawal = self.add_form("withdrawal", WithdrawalForm(context))
        self.notices = NoticeCard()
        self.closed = Label("", Role.WARN, wrap=True, selectable=True)
        self.closed.hide()
        self.body.addWidget(self.closed)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.withdrawal)
        self.body.addWidget(self.add_list(CONSENTS, self.consents))
        self.body.addStretch(1)
        self.consents.move_wanted.connect(self._on_consents_move_wanted)
        self.withdrawal.written.connect(self._on_withdrawal_written)
        self.withdrawal.closed.connect(self._on_withdrawal_closed)
        self.notices.done.connect(self.focus_first)
        self.notices.print_wanted.connect(self._on_notices_print_wanted)

    def show_client(self, client: ClientDetail) -> None:
        if self._client is None or self._client.id != client.id:
            self.notices.hide()
        self._client = client
        self.withdrawal.show_record(client.id)
        views = self.context.workspace.consents.of(client.id)
        self.consents.show_consents(client.id, views, client.members)
        self._tell_closed(client)

    def _tell_closed(self, client: ClientDetail) -> None:
        """Say what members of the family withdrew in cases of their own."""
        found = self.context.workspace.consents.closed_elsewhere(client.id)
        lines = (closed_elsewhere(each.member, each.recipient, each.on) for each in found)
        self.closed.setText("\n".join(lines))
        self.closed.setVisible(bool(found))

    @Slot()
    def focus_first(self) -> None:
        self.consents.add.setFocus()

    def _told(self, consent: Consent) -> tuple[NoticeRecipient, ...]:
        client, papers = self._client, self.context.workspace.consent_papers
        if client is None or consent.id is None:
            return ()
        return papers.notice_recipients(ClientId(client.id), consent.id)

    def _gaps(self, client: ClientDetail) -> str:
        """Say of which times the register does not know what left."""
        return gaps_told(self.context.workspace.disclosures.gaps(client.id))

    @Slot(object, str)
    def _on_consents_move_wanted(self, consent: Consent, what: str) -> None:
        client = self._client
        if what in (FORM, NOTICES) and client is not None and consent.id is not None:
            code = self.context.workspace.consent_papers.form_for(consent)
            if what == NOTICES or code is None:
                self.context.navigate(asked_papers.notice(consent.id), client.id)
            else:
                self.context.navigate(asked_papers.consent_form(code, consent.id), client.id)
            return
        view = self.consents.view_of(consent)
        if view is not None and client is not None:
            self.notices.hide()
            families = self.context.workspace.consents.cases_with(ClientId(client.id))
            told, gaps = self._told(consent), self._gaps(client)
            self.withdrawal.ask(consent, view.recipient, told, families, gaps)

    @Slot(object)
    def _on_withdrawal_written(self, ref: int) -> None:
        client = self._client
        stored = next((each for each in self.consents.rows() if each.id == ref), None)
        if client is not None and stored is not None and stored.withdrawn_on is not None:
            self._withdrawn = ref
            told, gaps = self._told(stored), self._gaps(client)
            self.notices.offer(client.name, stored.withdrawn_on, told, gaps)

    @Slot()
    def _on_notices_print_wanted(self) -> None:
        if self._client is not None and self._withdrawn is not None:
            self.context.navigate(asked_papers.notice(self._withdrawn), self._client.id)

    @Slot()
    def _on_withdrawal_closed(self) -> None:
        self.focus_first()
