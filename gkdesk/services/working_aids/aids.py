"""The working aids of one store, by task: rounds, templates, filling in, contributors, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.working_aids.closing import Closing
from gkdesk.services.working_aids.contributors import Contributors
from gkdesk.services.working_aids.filling import Filling
from gkdesk.services.working_aids.opened import Shelf
from gkdesk.services.working_aids.prefill.prefilling import Prefilling
from gkdesk.services.working_aids.rounds import Rounds
from gkdesk.services.working_aids.templates import AidTemplates
from gkdesk.services.working_aids.xlsforms import XlsForms

if TYPE_CHECKING:
    from gkdesk.store.store import Store


class WorkingAids:
    """What `Workspace.aids` is; all parts share the forms that were opened."""

    def __init__(self, store: Store) -> None:
        self.shelf = Shelf(store.clock)
        self.templates = AidTemplates(store)
        self.xlsforms = XlsForms(store, self.templates)
        self.rounds = Rounds(store, self.shelf)
        self.filling = Filling(store, self.shelf)
        self.prefill = Prefilling(store, self.shelf)
        self.contributors = Contributors(store, self.shelf)
        self.closing = Closing(store, self.shelf)

    def forget(self) -> None:
        """Drop the forms and templates that were opened; for the lock."""
        self.shelf.forget()
