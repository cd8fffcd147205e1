"""What the tabs of a client's page have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.record_scroll import RecordScroll

if TYPE_CHECKING:
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup


class DetailTab(RecordScroll):
    """One tab of the page of a client."""

    part: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context)
        self.lookup = lookup
        self.setAccessibleName(self.title)

    def show_client(self, client: ClientDetail) -> None:
        """Show the record; called again after every change of it."""
        raise NotImplementedError

    def show_record(self, client: ClientDetail) -> None:
        """Show the record and put the tab order right: rows may have come and gone."""
        self.show_client(client)
        set_reading_order(self.content)
