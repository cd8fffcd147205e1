"""Situation: what is known about each topic, and what the person wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkdesk.ui.pages.people.case_lists import topic_list
from gkdesk.ui.pages.people.detail_tab import DetailTab

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup


class SituationTab(DetailTab):
    """One list; every topic carries the category by which it may go out."""

    part: ClassVar[str] = "situation"
    title: ClassVar[str] = "Situation"

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.topics = topic_list(context, lookup)
        self.body.addWidget(self.add_list("topics", self.topics))
        self.body.addStretch(1)

    def show_client(self, client: ClientDetail) -> None:
        self.topics.show_rows(client.id, client.topics)

    def focus_first(self) -> None:
        self.topics.add.setFocus()
