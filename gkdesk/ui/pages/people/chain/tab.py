"""Kette: the steps in their order, the passages between them, and what was passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from gkdesk.services.clients import case_fields as case
from gkdesk.text.ids import ClientId
from gkdesk.ui.pages.people import asked_papers
from gkdesk.ui.pages.people.chain.lists import ChainLists
from gkdesk.ui.pages.people.chain.step_list import StepList
from gkdesk.ui.pages.people.chain.suggestions import SuggestionsCard
from gkdesk.ui.pages.people.detail_tab import DetailTab
from gkdesk.ui.records.record_list import RecordList

if TYPE_CHECKING:
    from gkdesk.services.chain.chains import Suggestion
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.people.chain.words import LinkMark
    from gkdesk.ui.records.lookup import OfficeLookup

STEPS = "chain_steps"
TRANSITIONS = "transitions"
REFERRALS = "referrals"


class ChainTab(DetailTab):
    """The chain as lists to be edited; the picture of it stands on the overview."""

    part: ClassVar[str] = "chain"
    title: ClassVar[str] = "Kette"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._chain: tuple[case.ChainStep, ...] = ()
        kits = ChainLists(context, lookup, self._shown_steps)
        self.steps = StepList(context, kits.step_kit())
        self.transitions: RecordList[case.Transition] = RecordList(context, kits.transition_kit())
        self.referrals: RecordList[case.Referral] = RecordList(context, kits.referral_kit())
        self.suggestions = SuggestionsCard()
        self.body.addWidget(self.add_list(STEPS, self.steps))
        self.body.addWidget(self.suggestions)
        self.body.addWidget(self.add_list(TRANSITIONS, self.transitions))
        self.body.addWidget(self.add_list(REFERRALS, self.referrals))
        self.body.addStretch(1)
        self.referrals.move_wanted.connect(self._on_referrals_move_wanted)
        self.suggestions.taken.connect(self._on_suggestions_taken)

    def show_client(self, client: ClientDetail) -> None:
        self._chain = client.chain
        self.steps.show_rows(client.id, client.chain)
        self.transitions.show_rows(client.id, client.transitions)
        self.transitions.refresh_words()
        self.referrals.show_rows(client.id, client.referrals)
        taken = {step.offer_id for step in client.chain}
        found = self.context.workspace.chains.suggestions(ClientId(client.id))
        self.suggestions.show_suggestions([each for each in found if each.id not in taken])

    def focus_first(self) -> None:
        self.steps.add.setFocus()

    def open_link(self, link: LinkMark) -> None:
        """Open what lies between two steps, or begin it where nobody noted anything."""
        if link.transition_id is not None:
            self.transitions.edit(link.transition_id)
            return
        self.transitions.begin_with(case.Transition(link.from_id, link.to_id))

    @Slot(object, str)
    def _on_referrals_move_wanted(self, referral: case.Referral, _what: str) -> None:
        ref = self.referrals.record()
        if ref is not None and referral.id is not None:
            self.context.navigate(asked_papers.handover(referral.id), ref)

    @Slot(object)
    def _on_suggestions_taken(self, suggestion: Suggestion) -> None:
        self.steps.begin_with(
            case.ChainStep(offer_id=suggestion.id, organisation_id=suggestion.provider_id)
        )

    def _shown_steps(self) -> tuple[case.ChainStep, ...]:
        return self._chain
